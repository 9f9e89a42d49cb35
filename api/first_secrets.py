"""The first PIN by a printed slip, the first password by a one-time link (design 8)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.auth import TlsNeeded
from api.frame import Caller, page, posted, refusal_box, shown
from core.accounts import LinkOver, link_holder, set_password_by_link
from core.books import an_intent
from core.enrolments import enrol
from core.errors import AppError
from core.look import parts
from core.look.forms import Field, FieldKind, Form, form
from core.look.html import Html
from core.look.plain_page import headline, links


class EntriesDiffer(AppError):
    """A new secret and its repetition."""

    key = "error.password.different"


# -- residents ---------------------------------------------------------------------------------------------------


def show_enrolment(caller: Caller) -> Response:
    """Number, code of the slip, new PIN."""
    fields = {"number": caller.request.query_params.get("card", "")}
    return _enrolment_page(caller, fields, None if caller.may_sign_in else TlsNeeded())


def do_enrolment(caller: Caller, fields: dict[str, str]) -> Response:
    """Set the PIN; signing in is a step of its own, so that it is practised once."""
    if not caller.may_sign_in:
        return _enrolment_page(caller, fields, TlsNeeded())
    try:
        if fields.get("pin") != fields.get("again"):
            raise EntriesDiffer()
        enrol(
            caller.app,
            an_intent("page"),
            number=fields.get("number", ""),
            code=fields.get("code", ""),
            pin=fields.get("pin", ""),
            address=caller.address,
        )
    except AppError as refusal:
        return _enrolment_page(caller, fields, refusal)
    t = caller.t
    content = [
        parts.say("ok", t("auth.enrol.done_title"), t("auth.enrol.done")),
        links([(t("auth.enrol.sign_in"), "/auth/sign-in")]),
    ]
    return page(caller, *content, title=t("auth.enrol.done_title"), place=caller.visit().place.name)


def _enrolment_page(caller: Caller, fields: dict[str, str], refusal: AppError | None) -> Response:
    t = caller.t
    content: list[Html] = [headline(t("auth.enrol.title"), t("auth.enrol.lead"))]
    if refusal:
        content.append(refusal_box(t, refusal))
    if caller.may_sign_in:
        asked = [
            Field(
                name="number",
                label=t("auth.enrol.number"),
                kind=FieldKind.USERNAME,
                value=fields.get("number", "")[:40],
                takes_focus=True,
            ),
            Field(name="code", label=t("auth.enrol.code"), kind=FieldKind.CODE, value=fields.get("code", "")[:40]),
            Field(name="pin", label=t("auth.enrol.pin"), kind=FieldKind.NEW_PIN),
            Field(name="again", label=t("auth.enrol.pin_again"), kind=FieldKind.NEW_PIN),
        ]
        content.append(form(Form(action="/auth/enrol", button=t("auth.enrol.button"), fields=asked)))
    content.append(links([(t("auth.back"), "/auth/sign-in")]))
    return page(
        caller,
        *content,
        title=t("auth.enrol.title"),
        place=caller.visit().place.name,
        status=refusal.status if refusal else 200,
    )


# -- staff -------------------------------------------------------------------------------------------------------


def show_link(caller: Caller) -> Response:
    """A new password for the holder of a one-time link; looking at it does not use it."""
    return _link_page(caller, None if caller.may_sign_in else TlsNeeded())


def do_link(caller: Caller, fields: dict[str, str]) -> Response:
    """Set the password, once."""
    if not caller.may_sign_in:
        return _link_page(caller, TlsNeeded())
    t, token = caller.t, _token(caller.request)
    try:
        if fields.get("password") != fields.get("again"):
            raise EntriesDiffer()
        holder = link_holder(caller.app, token=token)
        set_password_by_link(caller.app, an_intent("page"), token=token, password=fields.get("password", ""))
    except AppError as refusal:
        return _link_page(caller, refusal)
    content = [
        parts.say("ok", t("auth.enrol.done_title"), t("auth.link.done", login_name=holder.login_name)),
        links([(t("auth.enrol.sign_in"), "/auth/sign-in")]),
    ]
    return page(caller, *content, title=t("auth.enrol.done_title"), place=caller.visit().place.name)


def _link_page(caller: Caller, refusal: AppError | None) -> Response:
    t, token = caller.t, _token(caller.request)
    content: list[Html] = []
    try:
        holder = link_holder(caller.app, token=token)
    except LinkOver as over:
        holder, refusal = None, over
    under = t("auth.link.lead", name=holder.display_name, login_name=holder.login_name) if holder else ""
    content.append(headline(t("auth.link.title"), under))
    if refusal:
        content.append(refusal_box(t, refusal))
    if holder and caller.may_sign_in:
        asked = [
            Field(name="password", label=t("auth.link.password"), kind=FieldKind.NEW_PASSWORD, takes_focus=True),
            Field(name="again", label=t("auth.link.password_again"), kind=FieldKind.NEW_PASSWORD),
        ]
        content.append(form(Form(action=f"/auth/link/{token}", button=t("auth.link.button"), fields=asked)))
    content.append(links([(t("auth.back"), "/auth/sign-in")]))
    return page(
        caller,
        *content,
        title=t("auth.link.title"),
        place=caller.visit().place.name,
        status=refusal.status if refusal else 200,
    )


def _token(request: Request) -> str:
    return str(request.path_params["token"])[:100]


FIRST_SECRET_ROUTES = [
    Route("/auth/enrol", shown(show_enrolment), methods=["GET"]),
    Route("/auth/enrol", posted(do_enrolment), methods=["POST"]),
    Route("/auth/link/{token}", shown(show_link), methods=["GET"]),
    Route("/auth/link/{token}", posted(do_link), methods=["POST"]),
]
