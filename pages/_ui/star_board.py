"""Stars that hang before they are given: on the public board, and at the desk with the decision."""

from __future__ import annotations

import streamlit as st

from core.look import desk, parts
from core.national import hours_of
from core.stars import StarLine, decide_star, object_to_star, stars_on_board
from pages._ui.desk import line
from pages._ui.shell import Page


def star_board(page: Page) -> None:
    """The stars of the public board, where there are any."""
    t = page.t
    lines = page.look(stars_on_board)
    if not lines:
        return
    page.show(parts.heading(t("stars.on_board")), parts.lead(t("stars.on_board_lead")))
    star_lines(page, lines)


def star_lines(page: Page, lines: list[StarLine]) -> None:
    """One star a line, with the question that may be asked and the decision of one that was."""
    t = page.t
    with st.container(key="lines_stars"):
        for one in lines:
            with line(one.id):
                is_asked = one.state == "objected"
                state = parts.chip(
                    t(f"stars.state_{one.state}"), "zhu" if is_asked else "amber", "alert" if is_asked else "clock"
                )
                words = t("stars.board_line", level=one.level, hours=hours_of(one.minutes), day=one.last_day_on)
                name = t("stars.candidate", name=one.name_masked, building=one.building).strip(" ·")
                page.show(desk.line(name, [words], state=state))
                may_ask, may_decide = page.may(object_to_star), page.may(decide_star)
                if not is_asked and may_ask and st.button(t("stars.object"), key=f"object_{one.id}"):
                    _ask(page, one)
                if is_asked and may_decide and st.button(t("stars.decide_why"), key=f"decide_{one.id}"):
                    _decide(page, one)


def _ask(page: Page, one: StarLine) -> None:
    """What is wrong, in one's own words."""
    t = page.t

    def body() -> None:
        page.show(parts.lead(t("stars.object_lead")))
        why = st.text_area(t("stars.object_why"), key=f"why_{one.id}", max_chars=400).strip()
        if st.button(t("stars.object_yes"), key=f"ask_{one.id}", type="primary", width="stretch"):
            with page.told():
                press = page.form("object_star", one.id)
                if press.press(object_to_star, star_id=one.id, note=why or None) is not None:
                    press.leave()
                    page.say_next("ok", t("stars.objected"))
                    page.again()

    page.dialog(t("stars.object_title", name=one.name_masked, level=one.level), body)


def _decide(page: Page, one: StarLine) -> None:
    """What was found, and what follows from it."""
    t = page.t

    def body() -> None:
        why = st.text_area(t("stars.decide_why"), key=f"found_{one.id}", max_chars=400).strip()
        for is_upheld, words in ((False, "good"), (True, "bad")):
            if st.button(t(f"stars.decide_{words}"), key=f"decide_{words}_{one.id}", width="stretch"):
                with page.told():
                    press = page.form("decide_star", one.id)
                    if press.press(decide_star, star_id=one.id, is_upheld=is_upheld, note=why or None) is not None:
                        press.leave()
                        page.say_next("ok", t(f"stars.decided_{words}"))
                        page.again()

    page.dialog(t("stars.object_title", name=one.name_masked, level=one.level), body)
