"""Signing in and out, language and type size: plain pages that work without script, on any phone (design 8, 10)."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from api.addresses import origin_of, safe_path
from api.frame import (
    YEAR_SECONDS,
    Caller,
    clear_cookie,
    page,
    posted,
    refusal_box,
    see_other,
    set_cookie,
    shown,
)
from core import cookies
from core.demo_accounts import DemoAccount, demo_accounts
from core.errors import AppError
from core.i18n import Language
from core.look import parts
from core.look.forms import Field, FieldKind, Form, form
from core.look.html import Html, join
from core.look.plain_page import foot, headline, links
from core.policy import Actor
from core.preferences import keep_preferences, preferences_of, read_size
from core.sessions import CardNeeded, SignedIn, sign_in, sign_out
from core.visits import Visit


class TlsNeeded(AppError):
    """Passwords are not taken over a line that others can read."""

    key = "error.signin.tls_needed"
    status = 403


def show_sign_in(caller: Caller) -> Response:
    """The one page for staff and residents."""
    return _sign_in_page(caller, fields={}, refusal=None if caller.may_sign_in else TlsNeeded())


def do_sign_in(caller: Caller, fields: dict[str, str]) -> Response:
    """Sign in, give the browser a new token, go on."""
    if not caller.may_sign_in:
        return _sign_in_page(caller, fields=fields, refusal=TlsNeeded())
    try:
        signed_in = sign_in(
            caller.app,
            name=fields.get("who", ""),
            secret=fields.get("secret", ""),
            card=fields.get("card", ""),
            address=caller.address,
            ends=caller.token,
        )
    except AppError as refusal:
        return _sign_in_page(caller, fields=fields, refusal=refusal)
    _keep_choice(caller, signed_in.actor, fields)
    return welcome(caller, signed_in, safe_path(fields.get("next")))


def welcome(caller: Caller, signed_in: SignedIn, path: str) -> Response:
    """On to the first page, with the new token in its cookie."""
    answer = see_other(path)
    name = cookies.sign_in_cookie(origin_of(caller.request.scope))
    set_cookie(answer, caller, name, signed_in.token, seconds=signed_in.hours * 3600)
    with caller.app.reading() as (session, _):
        kept = preferences_of(session, signed_in.actor)
    if kept:
        set_cookie(answer, caller, cookies.LANGUAGE, kept.language.value, seconds=YEAR_SECONDS)
        set_cookie(answer, caller, cookies.SIZE, str(kept.type_size), seconds=YEAR_SECONDS)
    return answer


def show_sign_out(caller: Caller) -> Response:
    """A GET never signs anybody out: the button does."""
    t, visit = caller.t, caller.visit()
    if not visit.is_signed_in:
        content = [
            headline(t("auth.sign_out.done_title"), t("auth.sign_out.done")),
            links([(t("auth.sign_out.again"), "/auth/sign-in"), (t("auth.sign_in.public"), "/")]),
        ]
        return page(caller, *content, title=t("auth.sign_out.done_title"), place=visit.place.name)
    return page(caller, *_signed_in_as(caller, visit), title=t("auth.signed_in.title"), place=visit.place.name)


def do_sign_out(caller: Caller, fields: dict[str, str]) -> Response:
    """End the sign-in in the books of sign-ins and in the browser."""
    sign_out(caller.app, caller.token)
    answer = see_other("/auth/sign-out")
    clear_cookie(answer, caller, cookies.sign_in_cookie(origin_of(caller.request.scope)))
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def choose_language(caller: Caller) -> Response:
    """A stranger's language: a cookie, and back to where one was."""
    answer = see_other(safe_path(caller.request.query_params.get("back")))
    language = Language.read(caller.request.query_params.get("to"))
    set_cookie(answer, caller, cookies.LANGUAGE, language.value, seconds=YEAR_SECONDS)
    return answer


def choose_size(caller: Caller) -> Response:
    """A stranger's type size: a cookie, and back to where one was."""
    answer = see_other(safe_path(caller.request.query_params.get("back")))
    size = read_size(caller.request.query_params.get("to"))
    set_cookie(answer, caller, cookies.SIZE, str(size), seconds=YEAR_SECONDS)
    return answer


# -- the page ----------------------------------------------------------------------------------------------------


def _sign_in_page(caller: Caller, *, fields: dict[str, str], refusal: AppError | None) -> Response:
    t, visit = caller.t, caller.visit()
    path = safe_path(fields.get("next") or caller.request.query_params.get("next"), default="")
    content: list[Html] = [headline(t("auth.sign_in.title"))]
    if refusal:
        content.append(refusal_box(t, refusal))
    if visit.is_signed_in:
        content += _signed_in_as(caller, visit)
    if caller.may_sign_in:
        content.append(_form(caller, fields, path, with_card=isinstance(refusal, CardNeeded) or "card" in fields))
        content.append(links([(t("auth.sign_in.enrol"), "/auth/enrol"), (t("auth.sign_in.pair"), "/auth/till")]))
        with caller.app.reading() as (session, _):
            accounts = demo_accounts(session) if caller.app.is_demo else []
        if accounts:
            content.append(_demo(caller, accounts))
    help_lines: list[str | Html] = [t("auth.sign_in.no_phone")]
    if visit.place.phone:
        help_lines.append(parts.phone(visit.place.phone))
    content.append(foot(t("auth.sign_in.no_phone_title"), help_lines))
    content.append(links([(t("auth.sign_in.public"), "/")]))
    return page(
        caller,
        *content,
        title=t("auth.sign_in.title"),
        place=visit.place.name,
        status=refusal.status if refusal else 200,
        query={"next": path} if path else None,
    )


def _form(caller: Caller, fields: dict[str, str], path: str, *, with_card: bool) -> Html:
    t = caller.t
    asked = [
        Field(
            name="who",
            label=t("auth.sign_in.who"),
            kind=FieldKind.USERNAME,
            value=fields.get("who", "")[:60],
            takes_focus=not fields,
        ),
        Field(
            name="secret",
            label=t("auth.sign_in.secret"),
            kind=FieldKind.PASSWORD,
            hint=t("auth.sign_in.secret_help"),
            takes_focus=bool(fields) and not with_card,
        ),
    ]
    if with_card:
        asked.insert(1, Field(name="card", label=t("auth.sign_in.card"), kind=FieldKind.CODE, takes_focus=True))
    told = {**fields, **caller.request.query_params}
    hidden: dict[str, str] = {name: told[name] for name in ("s", "lang") if name in told}
    if path:
        hidden["next"] = path
    return form(Form(action="/auth/sign-in", button=t("auth.sign_in.button"), fields=asked, hidden=hidden))


def _signed_in_as(caller: Caller, visit: Visit) -> list[Html]:
    t = caller.t
    return [
        parts.say("info", t("auth.signed_in.as", name=visit.actor.name)),
        links([(t("auth.signed_in.go"), "/")]),
        form(Form(action="/auth/sign-out", button=t("auth.sign_out.button"), is_second=True)),
    ]


def _demo(caller: Caller, accounts: list[DemoAccount]) -> Html:
    """Only in the demo: every role may be tried, so the page says how."""
    t = caller.t
    lines = parts.facts(
        [(t(one.role), t("auth.sign_in.demo_line", login=one.login, secret=one.secret)) for one in accounts]
    )
    return parts.card(join(parts.heading(t("auth.sign_in.demo_title")), lines))


def _keep_choice(caller: Caller, actor: Actor, fields: dict[str, str]) -> None:
    """What somebody chose on the way in is kept with the account."""
    language = Language.read(fields["lang"]) if "lang" in fields else None
    size = read_size(fields["s"]) if "s" in fields else None
    if language or size:
        keep_preferences(caller.app, actor, language=language, type_size=size)


AUTH_ROUTES = [
    Route("/auth/sign-in", shown(show_sign_in), methods=["GET"]),
    Route("/auth/sign-in", posted(do_sign_in), methods=["POST"]),
    Route("/auth/sign-out", shown(show_sign_out), methods=["GET"]),
    Route("/auth/sign-out", posted(do_sign_out), methods=["POST"]),
    Route("/auth/language", shown(choose_language), methods=["GET"]),
    Route("/auth/size", shown(choose_size), methods=["GET"]),
]
