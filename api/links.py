"""What a phone's camera opens: `/V/CODE`, `/C/CODE`. Looking never acts, tells a stranger nothing (design 7, 10)."""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from api.addresses import origin_of
from api.frame import YEAR_SECONDS, Caller, page, posted, refusal_box, see_other, set_cookie, shown
from core import cookies
from core.attendance import AlreadyIn, AlreadyLeft, Passed, SeenCode, pass_by_code, see_code
from core.books import Intent
from core.check_in_codes import Direction
from core.commands import policy_of
from core.errors import AppError
from core.guesses import at_check_in, at_till
from core.i18n import translator
from core.look import parts
from core.look.forms import Form, form
from core.look.html import Html
from core.look.plain_page import headline, links
from core.policy import Role, may


def show_voucher_link(caller: Caller) -> Response:
    """A paired till with a clerk at it goes on to its own page; everybody else reads what a voucher code is for.

    The code is not looked up: whether it exists is nobody's business here.
    """
    visit = caller.visit()
    if visit.till and Role.CLERK in visit.actor.roles and visit.actor.till_id == visit.till.id:
        code = str(caller.request.path_params["code"])[:40]
        return _silent(see_other(f"/till?{urlencode({'code': code})}"))
    t = caller.t
    if visit.till:
        path = "/auth/till"
        content = [
            headline(t("api.voucher_link.till_title"), t("api.voucher_link.till")),
            links([(t("auth.pair.sign_in"), path)]),
        ]
    else:  # a stranger, or a clerk whose messenger opened the link in a browser of its own
        till_address = f"{caller.app.settings.base_url.rstrip('/')}/till"
        content = [
            headline(t("api.voucher_link.title"), t("api.voucher_link.stranger")),
            parts.say("info", t("api.voucher_link.holder_title"), t("api.voucher_link.holder")),
            parts.say("wait", t("api.voucher_link.clerk_title"), t("api.voucher_link.clerk", address=till_address)),
            links([(t("api.voucher_link.pair"), "/auth/pair"), (t("api.voucher_link.home"), "/")]),
        ]
    return _silent(page(caller, *content, title=t("api.voucher_link.title"), place=visit.place.name))


# -- check-in ----------------------------------------------------------------------------------------------------


def show_check_in_link(caller: Caller) -> Response:
    """One button for who is signed in as a resident; everybody else learns what such a code is for, and nothing more.

    A browser without the cookie that tells phones apart gets it here.
    """
    visit, code = caller.visit(), str(caller.request.path_params["code"])[:40]
    if not visit.is_signed_in or not may(visit.actor, policy_of(pass_by_code)):
        return _silent(_for_strangers(caller, code))
    try:
        seen = at_check_in(caller.app, visit.actor, see_code, code=code)
    except AppError as refusal:
        return _silent(_told(caller, refusal))
    answer = _ask(caller, seen, code)
    if _device(caller) is None:
        _set_device(answer, caller, secrets.token_urlsafe(32))
    return _silent(answer, "strict-origin")  # with `no-referrer` browsers would send its form with `Origin: null`


def do_check_in_link(caller: Caller, fields: dict[str, str]) -> Response:
    """Check the visitor in or out; the same press again gets its first answer again."""
    visit, code = caller.visit(), str(caller.request.path_params["code"])[:40]
    if not visit.is_signed_in or not may(visit.actor, policy_of(pass_by_code)):
        return _silent(_for_strangers(caller, code))
    device = _device(caller) or secrets.token_urlsafe(32)
    intent = Intent(key=fields.get("intent", "")[:64] or secrets.token_hex(12), source="page")
    try:
        passed = at_till(caller.app, visit.actor, intent, pass_by_code, code=code, device=device)
    except AppError as refusal:
        return _silent(_told(caller, refusal))
    answer = _passed(caller, passed)
    _set_device(answer, caller, device)
    return _silent(answer)


def _for_strangers(caller: Caller, code: str) -> Response:
    t, visit = caller.t, caller.visit()
    path = f"/auth/sign-in?{urlencode({'next': f'/C/{code}'})}"
    words = "api.check_in_link.not_resident" if visit.is_signed_in else "api.check_in_link.stranger"
    content = [
        headline(t("api.check_in_link.title"), t(words)),
        links([(t("api.check_in_link.sign_in"), path), (t("api.voucher_link.home"), "/")]),
    ]
    return page(caller, *content, title=t("api.check_in_link.title"), place=visit.place.name)


def _ask(caller: Caller, seen: SeenCode, code: str) -> Response:
    """What is about to happen, and the one button; who is in (or out) already sees since when instead."""
    visit = caller.visit()
    t = translator(caller.language, visit.place.time_zone)
    is_in = seen.direction is Direction.IN
    about: list[tuple[str, str | Html]] = [
        (t("api.check_in_link.who"), visit.actor.name),
        (t("api.check_in_link.what"), seen.activity),
        (t("api.check_in_link.when"), t("api.check_in_link.span", starts_at=seen.starts_at, ends_at=seen.ends_at)),
    ]
    content: list[Html] = [headline(t(f"api.check_in_link.ask_{seen.direction}"))]
    if is_in and seen.came_at and not seen.left_at:
        content.append(parts.say("ok", t("api.check_in_link.is_in", came_at=seen.came_at)))
    elif not is_in and seen.left_at:
        content.append(parts.say("ok", t("api.check_in_link.is_out", left_at=seen.left_at)))
    else:
        pressed = Form(
            action=f"/C/{code}", button=t(f"api.check_in_link.press_{seen.direction}"),
            hidden={"intent": secrets.token_hex(12)},
        )  # fmt: skip
        content += [parts.card(parts.facts(about)), form(pressed)]
    content.append(links([(t("api.check_in_link.activities"), "/check_in")]))
    return page(caller, *content, title=t("api.check_in_link.title"), place=visit.place.name, is_door=False)


def _passed(caller: Caller, passed: Passed) -> Response:
    """Large: in or out, since when."""
    visit = caller.visit()
    t = translator(caller.language, visit.place.time_zone)
    title, under = t(f"api.check_in_link.done_{passed.direction}"), ""
    if passed.left_at:
        under = t("api.check_in_link.from_to", came_at=passed.came_at, left_at=passed.left_at)
    shown = parts.hero(
        who=passed.activity, label=title, figure=t("time.of", at=passed.left_at or passed.came_at),
        unit="" if passed.left_at else t("mine.now_unit"), under=under,
    )  # fmt: skip
    content = [
        headline(title),
        shown,
        parts.say("ok", t(f"api.check_in_link.next_{passed.direction}")),
        links([(t("api.check_in_link.activities"), "/check_in")]),
    ]
    return page(caller, *content, title=title, place=visit.place.name, is_door=False)


def _told(caller: Caller, refusal: AppError) -> Response:
    """Why not, and where to go on; who is in already is no trouble."""
    visit = caller.visit()
    t = translator(caller.language, visit.place.time_zone)
    content = [
        headline(t("api.check_in_link.title")),
        refusal_box(t, refusal),
        links([(t("api.check_in_link.activities"), "/check_in")]),
    ]
    status = 200 if isinstance(refusal, AlreadyIn | AlreadyLeft) else refusal.status
    return page(
        caller, *content, title=t("api.check_in_link.title"), place=visit.place.name, status=status, is_door=False
    )


def _device(caller: Caller) -> str | None:
    token = caller.request.cookies.get(cookies.device_cookie(origin_of(caller.request.scope)), "")
    return token if 20 <= len(token) <= 100 else None


def _set_device(answer: Response, caller: Caller, token: str) -> None:
    set_cookie(answer, caller, cookies.device_cookie(origin_of(caller.request.scope)), token, seconds=YEAR_SECONDS)


def _silent(answer: Response, policy: str = "no-referrer") -> Response:
    answer.headers["Referrer-Policy"] = policy
    return answer


LINK_ROUTES = [
    Route("/V/{code}", shown(show_voucher_link), methods=["GET"]),
    Route("/v/{code}", shown(show_voucher_link), methods=["GET"]),
    Route("/C/{code}", shown(show_check_in_link), methods=["GET"]),
    Route("/c/{code}", shown(show_check_in_link), methods=["GET"]),
    Route("/C/{code}", posted(do_check_in_link), methods=["POST"]),
    Route("/c/{code}", posted(do_check_in_link), methods=["POST"]),
]
