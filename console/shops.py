"""Shops, their tills and programs, vouchers at the desk."""

from __future__ import annotations

from typing import Annotated

import typer

import db.places
from console.door import AsJson, AsUser, Door, InCommunity, answer, refuse
from core.errors import AppError, NotFound
from core.exchange import issue_printed
from core.shops import list_shops
from core.tills import pair_code
from core.tokens import create_integration_token, create_token, list_tokens, revoke_token

shop_cli = typer.Typer(no_args_is_help=True, help="Shops.")
till_cli = typer.Typer(no_args_is_help=True, help="Tills.")
token_cli = typer.Typer(no_args_is_help=True, help="Tokens of programs.")
voucher_cli = typer.Typer(no_args_is_help=True, help="Vouchers at the desk.")


@shop_cli.command("list")
def shop_list(as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None) -> None:
    """All shops, active first."""
    try:
        shops = Door(as_json, as_user, community).look(list_shops)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    rows = [{"code": shop.code, "name": shop.name, "state": str(shop.state)} for shop in shops]
    answer(rows, as_json=as_json, words=lambda: "\n".join(f"{r['code']}\t{r['name']}\t{r['state']}" for r in rows))


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
