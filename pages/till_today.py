"""What the shop took today: the sum for the drawer, then one by one."""

from collections.abc import Sequence

import streamlit as st

from core.i18n import yuan
from core.look import board, parts, till
from core.look.html import Html, join
from core.shops import own_shop
from core.takings import TakingLine, Today, todays_takings
from pages._ui import counter, till_scripts
from pages._ui.bill import worth
from pages._ui.shell import Page, open_page

A_PAGE = 20
SCOPES = ("till", "shop")


def where(page: Page) -> str:
    """This till, or the whole shop; an owner's phone is no till and sees the shop."""
    if page.actor.till_id is None:
        return "shop"
    chosen = st.segmented_control(
        page.t("till_today.scope"),
        SCOPES,
        default="till",
        required=True,
        key="scope",
        width="stretch",
        format_func=lambda scope: page.t(f"till_today.scope_{scope}"),
        label_visibility="collapsed",
    )
    return chosen or "till"


def drawer(page: Page, today: Today) -> None:
    """The sum that the vouchers in the drawer have to give."""
    t, undone = page.t, len(today.takings) - today.count
    under = t("till_today.count_undone", count=today.count, undone=undone)
    page.show(
        parts.hero(
            who=t("till_today.who", shop=page.look(own_shop).name, day=today.day),
            label=t("till_today.drawer"),
            figure=yuan(today.face_fen),
            unit=t("unit.yuan"),
            under=under if undone else t("till_today.count", count=today.count),
        )
    )


def one_by_one(page: Page, takings: Sequence[TakingLine]) -> None:
    """The list, twenty at a time."""
    t, pages = page.t, -(-len(takings) // A_PAGE)
    with st.container(key="card_takings"):
        page.show(parts.heading(t("till_today.list")))
        table = st.empty()
        at = st.pagination(pages, key="takings_page", max_visible_pages=3) if pages > 1 else 1
        columns = [
            board.Column(name=t("till_today.column_serial"), place="lead"),
            board.Column(name=t("till_today.column_at"), place="quiet"),
            board.Column(name=t("till_today.column_face"), place="amount"),
        ]
        rows = [line(page, one) for one in takings[(at - 1) * A_PAGE : at * A_PAGE]]
        with table:
            page.show(board.board(caption=t("till_today.list"), columns=columns, rows=rows))


def line(page: Page, one: TakingLine) -> list[str | Html]:
    """Number, time and clerk, value; what was undone is struck and says so."""
    t = page.t
    clerk, face = one.clerk or t("till_today.by_program"), worth(one, t)
    when = t("till_today.when", at=one.taken_at, clerk=clerk)
    if one.state == "disputed":
        return [one.serial, join(when, parts.chip(t("bills.line_disputed"), "amber", "clock"), between=" "), face]
    if one.state == "annulled":
        chip = parts.chip(t("till_today.annulled"), "stone", "cross")
        return [one.serial, join(when, chip, between=" "), till.struck(face)]
    if one.undone_at is None:
        return [one.serial, when, face]
    chip = parts.chip(t("till_today.undone_at", at=one.undone_at), "stone", "cross")
    return [one.serial, join(when, chip, between=" "), till.struck(face)]


page = open_page("till_today")
till_scripts.attend(page.t("till.offline"))
page.show(parts.title(page.t("nav.till_today")))
today = page.look(todays_takings, only_this_till=where(page) == "till")
if today.takings:
    drawer(page, today)
    one_by_one(page, today.takings)
else:
    page.show(parts.empty(page.t("till_today.empty"), [page.t("till_today.empty_next")]))
page.show(parts.lead(page.t("till_today.older")))
counter.foot(
    page,
    (page.t("till_today.back"), "till", "qr_code_scanner"),
    (page.t("till.see_statements"), "shop_statements", "payments"),
)
