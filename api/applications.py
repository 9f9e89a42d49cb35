"""A shop asks to take vouchers: a plain form for anybody, without an account and without script (design 10)."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from api.frame import Caller, page, posted, refusal_box, see_other, shown
from core.books import Intent, an_intent
from core.errors import AppError
from core.look import parts
from core.look.forms import Field, FieldKind, Form, Option, form
from core.look.html import Html
from core.look.plain_page import foot, headline, links
from core.opening_hours import HoursUnclear
from core.shop_applications import INTENT_KEY, ApplicationIncomplete, apply
from core.shops import WHOLE_BP, ShopKind, list_grids
from core.visits import Visit, stranger

PATH: Final = "/apply/shop"
RATES_BP: Final = (WHOLE_BP, 9500, 9000, 8500, 8000, 0)


def show_application(caller: Caller) -> Response:
    """The form, or that it came in."""
    if "done" in caller.request.query_params:
        return _done_page(caller)
    return _form_page(caller, {}, None)


def do_application(caller: Caller, fields: dict[str, str]) -> Response:
    """Take the application; the same form sent twice is one application."""
    typed_key = fields.get("press", "")
    intent = Intent(key=typed_key, source="page") if INTENT_KEY.fullmatch(typed_key) else an_intent("page")
    visit = caller.visit()
    try:
        apply(
            caller.app,
            stranger(visit.place),
            intent,
            address=caller.address,
            name=fields.get("name", ""),
            kind=_one_of(fields.get("kind"), list(ShopKind), ShopKind.OTHER),
            place=fields.get("place", ""),
            grid=fields.get("grid") or None,
            contact=fields.get("contact", ""),
            phone=fields.get("phone", ""),
            opening_hours=fields.get("hours"),
            cash_rate_bp=int(_one_of(fields.get("rate"), [str(rate) for rate in RATES_BP], str(WHOLE_BP))),
        )
    except AppError as refusal:
        return _form_page(caller, fields, refusal)
    return see_other(f"{PATH}?done=1&community={visit.place.code}")


def _form_page(caller: Caller, fields: dict[str, str], refusal: AppError | None) -> Response:
    t, visit = caller.t, caller.visit()
    content: list[Html] = [headline(t("apply.title"), t("apply.lead", place=visit.place.name))]
    wrong = _wrong_field(refusal)
    if refusal:
        content.append(refusal_box(t, refusal))
    content.append(
        form(
            Form(
                action=f"{PATH}?community={visit.place.code}",
                button=t("apply.button"),
                fields=_fields(caller, visit, fields, wrong),
                hidden={"press": fields.get("press") or an_intent("page").key},
            )
        )
    )
    content += [
        _help(caller, visit, "apply.help"),
        links([(t("apply.where"), "/shop_list"), (t("auth.sign_in.public"), "/")]),
    ]
    status = refusal.status if refusal else 200
    return page(
        caller, *content, title=t("apply.title"), place=visit.place.name, status=status,
        query={"community": visit.place.code},
    )  # fmt: skip


def _fields(caller: Caller, visit: Visit, fields: dict[str, str], wrong: str) -> list[Field]:
    t = caller.t
    grids = caller.app.look(stranger(visit.place), list_grids)

    def typed(name: str, *, kind: FieldKind = FieldKind.TEXT, hint: str = "", is_required: bool = True) -> Field:
        problem = t("apply.look_here") if wrong == name else ""
        return Field(
            name=name, label=t(f"apply.{name}"), kind=kind, hint=hint, value=fields.get(name, "")[:200],
            is_required=is_required, problem=problem, takes_focus=wrong == name,
        )  # fmt: skip

    def select(name: str, options: list[Option], chosen: str) -> Field:
        return Field(
            name=name, label=t(f"apply.{name}"), kind=FieldKind.SELECT, options=options, is_required=False,
            value=fields.get(name, chosen), hint=t(f"apply.{name}_hint") if name == "rate" else "",
        )  # fmt: skip

    kinds = [Option(kind, t(f"shops.kind.{kind}")) for kind in ShopKind]
    rates = [Option(str(rate), t("apply.rate_is", percent=rate // 100)) for rate in RATES_BP]
    asked = [
        typed("name"),
        select("kind", kinds, ShopKind.SUPERMARKET),
        typed("place", hint=t("apply.place_hint")),
        typed("contact"),
        typed("phone", kind=FieldKind.PHONE, hint=t("apply.phone_hint")),
        typed("hours", hint=t("apply.hours_hint"), is_required=False),
        select("rate", rates, str(WHOLE_BP)),
    ]
    if grids:
        asked.insert(3, select("grid", [Option("", t("apply.grid_unknown")), *(Option(one, one) for one in grids)], ""))
    return asked


def _done_page(caller: Caller) -> Response:
    t, visit = caller.t, caller.visit()
    content = [
        headline(t("apply.done_title")),
        parts.say("ok", t("apply.done", place=visit.place.name), t("apply.done_next")),
        _help(caller, visit, "apply.ask"),
        links([(t("apply.where"), "/shop_list"), (t("auth.sign_in.public"), "/")]),
    ]
    return page(
        caller, *content, title=t("apply.done_title"), place=visit.place.name,
        query={"done": "1", "community": visit.place.code},
    )  # fmt: skip


def _help(caller: Caller, visit: Visit, key: str) -> Html:
    """The way for those who would rather call."""
    t = caller.t
    lines: list[str | Html] = [t(key)]
    if visit.place.phone:
        lines.append(parts.phone(visit.place.phone))
    return foot(t(f"{key}_title"), lines)


def _wrong_field(refusal: AppError | None) -> str:
    if isinstance(refusal, HoursUnclear):
        return "hours"
    return str(refusal.facts["field"]) if isinstance(refusal, ApplicationIncomplete) else ""


def _one_of(given: str | None, known: list[str], otherwise: str) -> str:
    """What a select sent; anything that it does not offer is the last resort."""
    return given if given in known else otherwise


APPLICATION_ROUTES = [
    Route(PATH, shown(show_application), methods=["GET"]),
    Route(PATH, posted(do_application), methods=["POST"]),
]
