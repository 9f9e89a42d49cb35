"""`linli`: the console's door (design 10). Thin: read the words, call core, answer.

Exit codes: 0 done, 1 refused or broken, 2 wrong usage. With `--json` one JSON value goes to stdout, logs to stderr.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

import db.places
from core import jobs
from core.accounts import create_account, issue_link
from core.books import Intent, an_intent
from core.bootstrap import App, build_app
from core.calendars import load_calendar
from core.check import run_check
from core.clock import start_of_day
from core.communities import console_actor
from core.errors import AppError, NotFound
from core.exchange import issue_printed
from core.households import balances
from core.i18n import Language, translator
from core.imports import read_and_preview, whole_refusal, write
from core.installing import install
from core.policy import Actor, Role
from core.seals import seal_days
from core.settings import Settings
from core.sheets import COMMAND_LIMITS, SheetKind
from core.sheets.errors import SheetRefused
from core.shops import list_shops
from core.tills import pair_code
from core.tokens import create_integration_token, create_token, list_tokens, revoke_token
from core.who import actor_named
from db.engine import Row
from db.migrate import SchemaMismatch
from db.secrets import KeyFileMissing

cli = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Linli 邻里: hours, points, vouchers, and the books."
)
user_cli = typer.Typer(no_args_is_help=True, help="Accounts of the office.")
shop_cli = typer.Typer(no_args_is_help=True, help="Shops.")
household_cli = typer.Typer(no_args_is_help=True, help="Households.")
till_cli = typer.Typer(no_args_is_help=True, help="Tills.")
token_cli = typer.Typer(no_args_is_help=True, help="Tokens of till programs.")
voucher_cli = typer.Typer(no_args_is_help=True, help="Vouchers at the desk.")
import_cli = typer.Typer(no_args_is_help=True, help="Spreadsheets of an office: roster, hours, opening balances.")
calendar_cli = typer.Typer(no_args_is_help=True, help="Working days.")
for name, group in (
    ("user", user_cli), ("shop", shop_cli), ("household", household_cli), ("till", till_cli), ("token", token_cli),
    ("voucher", voucher_cli), ("import", import_cli), ("calendar", calendar_cli),
):  # fmt: skip
    cli.add_typer(group, name=name)

NO_PERSON = {Role.JOB, Role.INTEGRATION}
AsJson = Annotated[bool, typer.Option("--json", help="One JSON value on stdout.")]
AsUser = Annotated[str | None, typer.Option("--as", metavar="USER", help="Act as this account, under its policy.")]
InCommunity = Annotated[str | None, typer.Option("--community", metavar="CODE", help="Which community.")]


def say(words: str) -> None:
    """A line for people; stdout is kept for answers."""
    print(words, file=sys.stderr)


def answer(value: Any, *, as_json: bool, words: Callable[[], str] | None = None) -> None:
    """The command's answer: JSON, or lines for people."""
    print(json.dumps(value, ensure_ascii=False, default=str) if as_json or words is None else words())


def refuse(refusal: AppError, *, as_json: bool) -> NoReturn:
    """A refusal ends the command with exit code 1."""
    facts = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in refusal.facts.items()}
    if as_json:
        print(json.dumps({"error": {"key": refusal.key, "facts": facts}}, ensure_ascii=False, default=str))
    else:
        say(translator(Language.ZH)(refusal.key, **refusal.facts))
        say(translator(Language.EN)(refusal.key, **refusal.facts))
    raise typer.Exit(1)


def until_the_end(app: App) -> App:
    """Let the database go when the command ends, however it ends."""
    _opened.append(app)
    return app


_opened: list[App] = []


@cli.callback()
def door(context: typer.Context) -> None:
    """Linli 邻里: hours, points, vouchers, and the books."""
    context.call_on_close(lambda: [_opened.pop().database.close() for _ in list(_opened)])


def opened(*, as_json: bool) -> App:
    """The App of the settings, or one sentence that says what to type."""
    settings = Settings()
    try:
        return until_the_end(build_app(settings))
    except SchemaMismatch as mismatch:
        other_version(mismatch, as_json=as_json)
    except KeyFileMissing:
        cannot_open("error.init.keys_lost", as_json=as_json, file=settings.key_file.name)


def other_version(mismatch: SchemaMismatch, *, as_json: bool) -> NoReturn:
    """There is no database yet, or one that another version of the program made."""
    key = "error.database.missing" if mismatch.found is None else "error.database.other_version"
    cannot_open(key, as_json=as_json, found=mismatch.found or "", needed=mismatch.needed)


def cannot_open(key: str, *, as_json: bool, **facts: str) -> NoReturn:
    """Why nothing can be done before there is a database, in both languages: nobody has chosen one yet."""
    if as_json:
        print(json.dumps({"error": {"key": key, "facts": facts}}))
    else:
        say(translator(Language.ZH)(key, **facts))
        say(translator(Language.EN)(key, **facts))
    raise typer.Exit(1)


def community_of(app: App, code: str | None) -> Row:
    """The community that is meant; with several the demo's first one is used and named."""
    with app.reading() as (session, _):
        found = db.places.communities(session)
    chosen = [row for row in found if row.code == code] if code else found
    if not chosen:
        raise NotFound(community=code or "")
    if len(chosen) > 1:
        say(f"community {chosen[0].code} {chosen[0].name}")
    return chosen[0]


def actor_of(app: App, as_user: str | None, community: Row) -> Actor:
    """A real account under its policy, or the console's administrator."""
    if as_user is None:
        return console_actor(community)
    with app.reading() as (session, clock):
        actor = actor_named(session, clock, login_name=as_user, community_id=community.id)
    if actor is None:
        raise NotFound(user=as_user)
    return actor


class Door:
    """One call at the console: the app, who acts, in which community."""

    def __init__(self, as_json: bool, as_user: str | None = None, community: str | None = None) -> None:
        self.app = opened(as_json=as_json)
        self.community = community_of(self.app, community)
        self.actor = actor_of(self.app, as_user, self.community)

    def do(self, command: Callable[..., Any], intent: Intent | None = None, /, **named: Any) -> Any:
        """One command."""
        return self.app.do(self.actor, intent or an_intent("cli"), command, **named)

    def look(self, query: Callable[..., Any], /, **named: Any) -> Any:
        """One query."""
        return self.app.look(self.actor, query, **named)

    def shop(self, code: str) -> Any:
        """A shop by its code."""
        for shop in self.look(list_shops):
            if shop.code == code:
                return shop
        raise NotFound(shop=code)


@cli.command()
def init(
    demo: Annotated[str, typer.Option(help="community: a whole demo; none: one empty community.")],
    as_json: AsJson = False,
) -> None:
    """Make schema, keys, working days and a community."""
    try:
        app = until_the_end(install(Settings(), demo=demo, progress=say))
    except SchemaMismatch as mismatch:
        other_version(mismatch, as_json=as_json)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    with app.reading() as (session, _):
        codes = [row.code for row in db.places.communities(session)]
    answer({"communities": codes, "demo": demo}, as_json=as_json, words=lambda: " ".join(codes))


@cli.command()
def serve(port: Annotated[int, typer.Option(min=1, max=65535, help="Where the portal listens.")] = 8501) -> None:
    """Serve the portal with uvicorn."""
    opened(as_json=False).database.close()
    from api.serving import serve as run  # the web stack costs a second; no other command pays for it

    try:
        run(port)
    except AppError as refusal:
        refuse(refusal, as_json=False)


@cli.command()
def check(as_json: AsJson = False, community: InCommunity = None) -> None:
    """Check every invariant of the books; names table and id of any row changed behind their back."""
    app = opened(as_json=as_json)
    try:
        chosen = community_of(app, community).id if community else None
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    report = run_check(app, community_id=chosen)
    shown = report.to_json()
    answer(shown, as_json=as_json, words=lambda: _check_words(shown))
    raise typer.Exit(0 if shown["ok"] else 1)


def _check_words(report: dict[str, Any]) -> str:
    lines = [
        f"{'✓' if not one['broken'] else '✗'} {one['id']:>7}  {one['name']}  ({one['checked']} / {one['broken']})"
        for one in report["invariants"]
    ]
    lines += [f"    {row['table']} {row['id']}: {row['detail']}" for one in report["invariants"] for row in one["rows"]]
    return "\n".join([*lines, "ok" if report["ok"] else "broken"])


def _import(
    kind: SheetKind, file: Path, dry_run: bool, reason: str | None, as_json: bool, as_user: str | None,
    community: str | None,
) -> None:  # fmt: skip
    written = 0
    try:
        door = Door(as_json, as_user, community)
        try:
            preview = read_and_preview(
                door.app, door.actor, data=file.read_bytes(), file_name=file.name, kind=kind, limits=COMMAND_LIMITS
            )
        except SheetRefused as refused:
            preview = whole_refusal(kind, file.name, refused)
        if not dry_run:
            written = write(door.app, door.actor, an_intent("import", note=reason), preview)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    shown = preview.as_json(written=written)
    answer(shown, as_json=as_json, words=lambda: _import_words(shown))
    raise typer.Exit(1 if any(one["row"] is None for one in shown["refused"]) else 0)


def _import_words(shown: dict[str, Any]) -> str:
    t = translator(Language.ZH)
    numbers = "  ".join(f"{name} {shown[name]}" for name in shown if name != "refused")
    lines = [f"{one['row'] or '-'}: {t(one['key'], **one['facts'])}" for one in shown["refused"]]
    return "\n".join([numbers, *lines])


File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be written; write nothing.")]
Reason = Annotated[str | None, typer.Option("--reason", help="One reason for all back-filled rows.")]


@import_cli.command("roster")
def import_roster(
    file: File, dry_run: DryRun = False, as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None
) -> None:
    """Households and people."""
    _import(SheetKind.ROSTER, file, dry_run, None, as_json, as_user, community)


@import_cli.command("hours")
def import_hours(
    file: File, dry_run: DryRun = False, reason: Reason = None, as_json: AsJson = False, as_user: AsUser = None,
    community: InCommunity = None,
) -> None:  # fmt: skip
    """Service hours: listed where a published activity matches, else back-filled."""
    _import(SheetKind.HOURS, file, dry_run, reason, as_json, as_user, community)


@import_cli.command("opening")
def import_opening(
    file: File, dry_run: DryRun = False, reason: Reason = None, as_json: AsJson = False, as_user: AsUser = None,
    community: InCommunity = None,
) -> None:  # fmt: skip
    """Balances brought along from paper passbooks."""
    _import(SheetKind.OPENING, file, dry_run, reason, as_json, as_user, community)


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


@shop_cli.command("list")
def shop_list(as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None) -> None:
    """All shops, active first."""
    try:
        shops = Door(as_json, as_user, community).look(list_shops)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    rows = [{"code": shop.code, "name": shop.name, "state": str(shop.state)} for shop in shops]
    answer(rows, as_json=as_json, words=lambda: "\n".join(f"{r['code']}\t{r['name']}\t{r['state']}" for r in rows))


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


@till_cli.command("pair")
def till_pair(shop: str, as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None) -> None:
    """A one-time code that pairs a browser with a shop within ten minutes."""
    try:
        door = Door(as_json, as_user, community)
        made = door.do(pair_code, shop_id=door.shop(shop).id)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    answer(
        {"code": made.code, "expires_at": made.expires_at.isoformat()}, as_json=as_json, words=lambda: str(made.code)
    )


@token_cli.command("create")
def token_create(
    shop: Annotated[str | None, typer.Option(help="The shop's code; without it a token of an integration.")] = None,
    as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None,
) -> None:  # fmt: skip
    """A token that takes vouchers for one shop, or one of an integration; shown once."""
    try:
        door = Door(as_json, as_user, community)
        made = door.do(create_token, shop_id=door.shop(shop).id) if shop else door.do(create_integration_token)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    answer({"token": made.token}, as_json=as_json, words=lambda: str(made.token))


@token_cli.command("list")
def token_list(as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None) -> None:
    """All tokens."""
    try:
        lines = Door(as_json, as_user, community).look(list_tokens)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    rows = [
        {
            "id": line.id,
            "shop": line.shop_code,
            "created_at": line.created_at.isoformat(),
            "revoked_at": line.revoked_at.isoformat() if line.revoked_at else None,
        }
        for line in lines
    ]
    answer(rows, as_json=as_json, words=lambda: "\n".join(f"{r['id']}\t{r['shop'] or 'integration'}" for r in rows))


@token_cli.command("revoke")
def token_revoke(token: str, as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None) -> None:
    """End a token by its id."""
    try:
        revoked = Door(as_json, as_user, community).do(revoke_token, token_id=token)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    answer({"revoked": revoked}, as_json=as_json)


@voucher_cli.command("issue")
def voucher_issue(
    household: Annotated[str, typer.Option(help="The household's card.")],
    faces: Annotated[str, typer.Option(help="Faces in yuan, for example 5,10.")],
    as_json: AsJson = False,
    as_user: AsUser = None,
    community: InCommunity = None,
) -> None:
    """Printed vouchers for a household at the desk; the codes are shown once."""
    try:
        faces_fen = tuple(int(face) * 100 for face in faces.split(","))
    except ValueError as wrong:
        raise typer.BadParameter("faces are whole yuan, for example 5,10") from wrong
    try:
        door = Door(as_json, as_user, community)
        with door.app.reading() as (session, _):
            found = db.places.household_by_card(session, community_id=door.community.id, card=household)
        if found is None:
            raise NotFound(household=household)
        issued = door.do(issue_printed, household_id=found.id, faces_fen=faces_fen)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    rows = [
        {
            "serial": voucher.serial,
            "code": voucher.code,
            "face_fen": voucher.face_fen,
            "valid_until": voucher.valid_until.isoformat(),
        }
        for voucher in issued.vouchers
    ]
    answer({"vouchers": rows}, as_json=as_json, words=lambda: "\n".join(f"{r['serial']}\t{r['code']}" for r in rows))


@cli.command()
def tick(
    at: Annotated[str | None, typer.Option(help="Demo only: move time to this local date or instant first.")] = None,
    as_json: AsJson = False,
) -> None:
    """Do the scheduled work that is due: notices, expiry, seals."""
    try:
        app = opened(as_json=as_json)
        if at is not None:
            time_zone = community_of(app, None).time_zone
            with app.reading() as (_, clock):
                now = clock.now()
            jobs.move_demo_clock(app, ahead=_instant(at, time_zone) - now)
        done = jobs.run_due(app)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    shown = {"done": [{"job": one.job, "count": one.count} for one in done]}
    answer(shown, as_json=as_json, words=lambda: "\n".join(f"{one.job}\t{one.count}" for one in done))


def _instant(text: str, time_zone: str) -> datetime:
    try:
        if len(text) == 10:
            return start_of_day(date.fromisoformat(text), time_zone)
        instant = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise typer.BadParameter("a local date 2026-12-01 or an instant 2026-12-01T08:00:00+08:00") from wrong
    if instant.tzinfo is None:
        raise typer.BadParameter("an instant needs its offset, for example +08:00")
    return instant


@cli.command()
def seal(as_json: AsJson = False) -> None:
    """Sign the head of every ended day."""
    try:
        sealed = seal_days(opened(as_json=as_json))
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    rows = [
        {"community": code, "day": one.day.isoformat(), "head": one.head, "count": one.operations}
        for code, one in sealed
    ]
    answer({"seals": rows}, as_json=as_json, words=lambda: "\n".join(f"{r['community']}\t{r['day']}" for r in rows))


@calendar_cli.command("load")
def calendar_load(file: File, as_json: AsJson = False) -> None:
    """Load working days: a csv of date,is_working."""
    try:
        app = opened(as_json=as_json)
        loaded = load_calendar(app, file.read_text("utf-8-sig"), source=file.name)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    answer({"days": loaded}, as_json=as_json, words=lambda: f"{loaded}")


def main() -> None:
    """The entry point of `linli`."""
    cli()


if __name__ == "__main__":
    main()
