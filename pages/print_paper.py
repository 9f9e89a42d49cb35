"""Everything that goes on paper, in one place: notices, statements, cards of a whole building."""

from typing import Any

import streamlit as st

from core.households import list_households, register_household
from core.look import parts
from core.notices import list_notices
from core.paper import CARDS_MAX, card_file, notice_file, statement_file
from core.prints import CardSize
from core.statements import office_statements
from pages._ui.desk import choose, queue
from pages._ui.shell import Page, open_page


def notices(page: Page) -> None:
    """A notice for the board."""
    t = page.t
    page.show(parts.heading(t("paper.print.notice")), parts.lead(t("paper.print.notice_lead")))
    found = {notice.id: notice for notice in page.look(list_notices, limit=LISTED)}
    if not found:
        page.show(parts.lead(t("notices.none_next")))
        return
    chosen = choose(
        page, t("paper.print.which_notice"), found, lambda one: t("notices.number", number=found[one].number),
        key="notice",
    )  # fmt: skip
    page.download(
        t("paper.print.button"), lambda: notice_file(page.app, page.actor, t, notice_id=str(chosen)), key="print_notice"
    )


def statements(page: Page) -> None:
    """A statement that both sides sign."""
    t = page.t
    page.show(parts.heading(t("paper.print.statement")), parts.lead(t("paper.print.statement_lead")))
    found = {one.number: one for one in page.look(office_statements, limit=LISTED)}
    if not found:
        page.show(parts.lead(t("statements.nothing_next")))
        return
    chosen = choose(
        page, t("paper.print.which_statement"), found, lambda one: f"{one} · {found[one].shop}", key="statement"
    )
    page.download(
        t("paper.print.button"),
        lambda: statement_file(page.app, page.actor, t, number=str(chosen)),
        key="print_statement",
    )


def cards(page: Page) -> None:
    """The cards of a building's households, in one file."""
    t = page.t
    page.show(parts.heading(t("paper.print.cards")), parts.lead(t("paper.print.cards_lead")))
    by_building: dict[str, list[Any]] = {}
    for home in page.look(list_households):
        by_building.setdefault(home.building, []).append(home)
    if not by_building:
        page.show(parts.lead(t("people.nobody_next")))
        return
    building = choose(
        page, t("paper.print.which_building"), by_building,
        lambda one: t("paper.print.building", name=one, count=len(by_building[one])), key="building",
    )  # fmt: skip
    ids = [home.id for home in by_building[building]][:CARDS_MAX]
    size = queue(page, t("paper.print.size"), [*CardSize], lambda one: t(f"people.card_{one}"), key="size")
    page.download(
        t("paper.print.cards_button", count=len(ids)),
        lambda: card_file(page.app, page.actor, t, household_ids=ids, size=CardSize(size)), key="print_cards",
    )  # fmt: skip


page = open_page("print_paper")
t = page.t
LISTED = 40
page.show(parts.lead(t("paper.print.lead")))
split = st.container(key="split_paper", horizontal=True)
with split, st.container(key="card_notice"):
    notices(page)
with split, st.container(key="card_statement"):
    statements(page)
if page.may(register_household):
    with st.container(key="card_cards"):
        cards(page)
