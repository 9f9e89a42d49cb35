"""Accounts of the office, and households."""

from __future__ import annotations

from typing import Annotated

import typer

from console.door import AsJson, AsUser, Door, InCommunity, answer, refuse
from core.accounts import create_account, issue_link
from core.errors import AppError
from core.households import balances
from core.policy import Role

user_cli = typer.Typer(no_args_is_help=True, help="Accounts of the office.")
household_cli = typer.Typer(no_args_is_help=True, help="Households.")
NO_PERSON = {Role.JOB, Role.INTEGRATION}


@user_cli.command("add")
def user_add(
    name: str,
    role: Annotated[list[str], typer.Option(help="A role; may be given several times.")] = [],  # noqa: B006
    admin: Annotated[bool, typer.Option("--admin", help="An administrator.")] = False,
    as_json: AsJson = False,
    as_user: AsUser = None,
    community: InCommunity = None,
) -> None:
    """Open an account; its one-time link lets the holder set a password that nobody else learns."""
    unknown = [one for one in role if one not in set(Role) - NO_PERSON]
    if unknown or not (role or admin):
        raise typer.BadParameter(f"roles: {', '.join(sorted(set(Role) - NO_PERSON))}")
    try:
        door = Door(as_json, as_user, community)
        roles = (*role, *([Role.ADMINISTRATOR.value] if admin else []))
        account = door.do(create_account, login_name=name, display_name=name, roles=tuple(dict.fromkeys(roles)))
        issued = door.do(issue_link, account_id=account.id)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    link = f"{door.app.settings.base_url}/auth/link/{issued.token}"
    answer({"user": account.login_name, "one_time_link": link}, as_json=as_json, words=lambda: link)


@household_cli.command("list")
def household_list(
    with_points: Annotated[int, typer.Option(help="Only households with at least so many points.")] = 0,
    as_json: AsJson = False,
    as_user: AsUser = None,
    community: InCommunity = None,
) -> None:
    """Households by card with their points, most first."""
    try:
        found = Door(as_json, as_user, community).look(balances, points_min=with_points)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    rows = [{"card": row.card_number, "available_points": int(row.available_points)} for row in found]
    answer(rows, as_json=as_json, words=lambda: "\n".join(f"{r['card']}\t{r['available_points']}" for r in rows))
