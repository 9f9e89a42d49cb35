"""The till's way in: pair a browser once, then a clerk with a PIN (design 7, 8)."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from api.addresses import origin_of, safe_path
from api.auth import TlsNeeded, welcome
from api.frame import Caller, page, posted, refusal_box, see_other, set_cookie, shown
from core import cookies
from core.books import an_intent
from core.demo_accounts import pair_demo_till
from core.errors import AppError
from core.look.forms import Field, FieldKind, Form, Option, form
from core.look.html import Html
from core.look.parts import lead
from core.look.plain_page import headline, links
from core.sessions import sign_in_clerk
from core.tills import TILL_DAYS, ClerkName, TillSeen, clerks_of, note_till, pair, till_of

TILL_SECONDS = TILL_DAYS * 24 * 3600


def show_pairing(caller: Caller) -> Response:
    """Where the one-time code is typed."""
    return _pairing_page(caller, {}, None if caller.may_sign_in else TlsNeeded())


def do_pairing(caller: Caller, fields: dict[str, str]) -> Response:
    """Pair this browser, then ask who stands at it."""
    if not caller.may_sign_in:
        return _pairing_page(caller, fields, TlsNeeded())
    try:
        name = fields.get("name", "") or caller.t("auth.pair.name_example")
        if "demo" in fields:
            paired = pair_demo_till(caller.app, name=name, address=caller.address)
        else:
            paired = pair(caller.app, an_intent("page"), code=fields.get("code", ""), name=name, address=caller.address)
    except AppError as refusal:
        return _pairing_page(caller, fields, refusal)
    answer = see_other("/auth/till")
    set_cookie(answer, caller, _cookie_name(caller), paired.token, seconds=TILL_SECONDS)
    return answer


def show_till(caller: Caller) -> Response:
    """Who stands at this till; a browser that is none is paired first."""
    till, clerks = _here(caller)
    if till is None:
        return see_other("/auth/pair")
    answer = _till_page(caller, till, clerks, {}, None if caller.may_sign_in else TlsNeeded())
    _renew(answer, caller)
    return answer


def do_till(caller: Caller, fields: dict[str, str]) -> Response:
    """Sign the clerk in."""
    till, clerks = _here(caller)
    if till is None:
        return see_other("/auth/pair")
    if not caller.may_sign_in:
        return _till_page(caller, till, clerks, fields, TlsNeeded())
    try:
        signed_in = sign_in_clerk(
            caller.app,
            till_token=caller.till_token,
            account_id=fields.get("clerk", ""),
            pin=fields.get("pin", ""),
            address=caller.address,
            ends=caller.token,
        )
    except AppError as refusal:
        return _till_page(caller, till, clerks, fields, refusal)
    note_till(caller.app, till)
    answer = welcome(caller, signed_in, safe_path(fields.get("next"), default="/till"))
    _renew(answer, caller)
    return answer


def _here(caller: Caller) -> tuple[TillSeen | None, list[ClerkName]]:
    with caller.app.reading() as (session, _):
        till = till_of(session, caller.till_token)
        return till, clerks_of(session, till) if till else []


def _renew(answer: Response, caller: Caller) -> None:
    """A till that is in use stays paired."""
    set_cookie(answer, caller, _cookie_name(caller), caller.till_token or "", seconds=TILL_SECONDS)


def _cookie_name(caller: Caller) -> str:
    return cookies.till_cookie(origin_of(caller.request.scope))


def _pairing_page(caller: Caller, fields: dict[str, str], refusal: AppError | None) -> Response:
    t, visit = caller.t, caller.visit()
    content: list[Html] = [headline(t("auth.pair.title"), t("auth.pair.lead"))]
    if refusal:
        content.append(refusal_box(t, refusal))
    if caller.may_sign_in:
        asked = [
            Field(name="code", label=t("auth.pair.code"), kind=FieldKind.CODE, takes_focus=True),
            Field(
                name="name",
                label=t("auth.pair.name"),
                value=fields.get("name", "")[:60] or t("auth.pair.name_example"),
            ),
        ]
        content.append(form(Form(action="/auth/pair", button=t("auth.pair.button"), fields=asked)))
        if caller.app.is_demo:
            at_once = Form(
                action="/auth/pair",
                button=t("demo.till.button"),
                hidden={"demo": "1", "name": t("demo.till.name")},
                is_second=True,
            )
            content += [lead(t("demo.till.lead")), form(at_once)]
    content.append(links([(t("auth.sign_in.title"), "/auth/sign-in")]))
    return page(
        caller, *content, title=t("auth.pair.title"), place=visit.place.name, status=refusal.status if refusal else 200
    )


def _till_page(
    caller: Caller, till: TillSeen, clerks: list[ClerkName], fields: dict[str, str], refusal: AppError | None
) -> Response:
    t = caller.t
    path = safe_path(fields.get("next") or caller.request.query_params.get("next"), default="")
    content: list[Html] = [headline(t("auth.pair.shop", shop=till.shop_name), till.name)]
    if refusal:
        content.append(refusal_box(t, refusal))
    if not clerks:
        content.append(lead(t("auth.pair.no_clerks")))
    elif caller.may_sign_in:
        chosen = fields.get("clerk") or clerks[0].account_id
        asked = [
            Field(
                name="clerk",
                label=t("auth.pair.clerk"),
                kind=FieldKind.CHOICE,
                value=chosen,
                options=[Option(one.account_id, one.name) for one in clerks],
            ),
            Field(name="pin", label=t("auth.pair.pin"), kind=FieldKind.PIN, takes_focus=True),
        ]
        hidden = {"next": path} if path else {}
        content.append(form(Form(action="/auth/till", button=t("auth.pair.sign_in"), fields=asked, hidden=hidden)))
    content.append(links([(t("auth.pair.again"), "/auth/pair"), (t("auth.sign_in.title"), "/auth/sign-in")]))
    return page(
        caller,
        *content,
        title=t("auth.pair.title"),
        place=till.shop_name,
        status=refusal.status if refusal else 200,
        query={"next": path} if path else None,
    )


TILL_ROUTES = [
    Route("/auth/pair", shown(show_pairing), methods=["GET"]),
    Route("/auth/pair", posted(do_pairing), methods=["POST"]),
    Route("/auth/till", shown(show_till), methods=["GET"]),
    Route("/auth/till", posted(do_till), methods=["POST"]),
]
