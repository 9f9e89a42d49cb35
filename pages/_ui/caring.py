"""The carers of a household, at the desk: who presents for it, naming somebody on its behalf, ending it."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from core.carers import CARERS_MAX, CarerLine, end_carer, household_carers, name_carer
from core.look import desk, parts
from pages._ui.desk import find_person, line
from pages._ui.household import reason
from pages._ui.shell import Page

CAP_YUAN: Final = 100
CAP_YUAN_MAX: Final = 5000


def carers(page: Page, home: Any) -> None:
    """Who may present this household's vouchers now, and one more."""
    if not page.may(household_carers):
        return
    t = page.t
    seen = page.look(household_carers, household_id=home.id)
    with st.container(key="card_carers"), page.told():
        page.show(parts.heading(t("carers.desk")))
        if not seen.carers:
            page.show(parts.lead(t("carers.desk_none")))
        with st.container(key="lines_carers"):
            for one in seen.carers:
                _carer(page, one)
        if page.may(name_carer) and len(seen.carers) < CARERS_MAX:
            with st.expander(t("carers.desk_add")):
                _name(page, home)


def _carer(page: Page, one: CarerLine) -> None:
    t = page.t
    with line(f"carer_{one.id}"):
        said = t("carers.desk_line", cap=one.week_cap_fen, fen=one.week_taken_fen, day=one.from_on)
        page.show(desk.line(one.person, [said, one.number]))
        if page.may(end_carer) and st.button(t("carers.end"), key=f"end_{one.id}"):
            page.dialog(t("carers.end_title", name=one.person), lambda: _end(page, one))


def _end(page: Page, one: CarerLine) -> None:
    """Why, and the press."""
    t = page.t
    page.show(parts.lead(t("carers.end_lead")))
    code = reason(page, key=f"end_{one.id}")
    if not st.button(t("carers.end_yes"), key=f"end_yes_{one.id}", type="primary", width="stretch"):
        return
    if page.act("end_carer", one.id, end_carer, carer_id=one.id, reason=code) is not None:
        page.say_next("ok", t("carers.ended"))
        page.again()


def _name(page: Page, home: Any) -> None:
    """Somebody of the register, how much in a week, and why the desk does it."""
    t = page.t
    key = page.form("name_carer", home.id).form.id
    person = find_person(page, t("carers.desk_who"), key=f"carer_{key}")
    cap = st.number_input(
        t("carers.desk_cap"), min_value=1, max_value=CAP_YUAN_MAX, value=CAP_YUAN, step=10, key=f"cap_{key}"
    )
    code = reason(page, key=f"carer_{key}")
    words = t("carers.desk_button")
    if not st.button(words, key=f"carer_yes_{key}", width="stretch", disabled=person is None) or person is None:
        return
    done = page.act(
        "name_carer", home.id, name_carer, household_id=home.id, number=person.volunteer_number, name=person.name,
        week_cap_fen=int(cap or 1) * 100, reason=code,
    )  # fmt: skip
    if done is not None:
        page.say_next("ok", t("carers.named", name=done.person_masked))
        page.again()
