"""Deductions at the desk: what a household was reminded of, what may still be taken, and both presses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.deductions import deductible, propose_deduction, record_reminder
from core.look import desk, parts
from core.rules import list_items
from pages._ui.desk import choose, find_household, item_name, line

if TYPE_CHECKING:
    from pages._ui.shell import Page

NOTE_MAX: Final = 300


def deductions(page: Page) -> None:
    """A household's reminders, what may still be deducted, and both presses."""
    t = page.t
    items = {one.code: one for one in page.look(list_items) if one.unit == "deduct"}
    with st.container(key="card_deduct"):
        page.show(parts.heading(t("objections.deduct")), parts.lead(t("objections.deduct_lead")))
        if not items:
            page.show(parts.empty(t("objections.deduct_none"), [t("objections.deduct_none_next")]))
            return
        home = find_household(page, t("objections.deduct_whom"), key="deduct_home")
    if home is None:
        return
    found = page.look(deductible, household_id=home.household_id)
    with st.container(key="card_household"):
        words = t("objections.deduct_left", points=found.points, brought=found.brought_points)
        page.show(parts.heading(home.name), parts.lead(words))
        with st.container(key="lines_reminders"):
            for one in found.reminders:
                name = item_name(page, items[one.code]) if one.code in items else one.code
                with line(one.id):
                    state = parts.chip(t("objections.reminder_used"), "stone", "check") if one.is_used else None
                    page.show(desk.line(name, [t("objections.reminded", day=one.reminded_on)], state=state))
                    may = not one.is_used and page.may(propose_deduction)
                    if may and st.button(t("objections.deduct_go"), key=f"deduct_{one.id}"):
                        deduct(page, one.id, name)
        if page.may(record_reminder) and st.button(t("objections.remind"), key="remind", width="stretch"):
            remind(page, home.household_id, {code: item_name(page, one) for code, one in items.items()})


def remind(page: Page, household_id: str, items: dict[str, str]) -> None:
    """Write a reminder down."""
    t = page.t

    def body() -> None:
        code = choose(page, t("objections.remind_what"), items, lambda one: items[one], key="remind_code")
        day = st.date_input(t("objections.remind_day"), page.today, max_value=page.today, key="remind_day")
        note = st.text_area(t("objections.remind_how"), key="remind_note", max_chars=NOTE_MAX, height=96).strip()
        if st.button(t("objections.remind_yes"), key="remind_yes", type="primary", width="stretch"):
            on = day if isinstance(day, date) else page.today
            subject = f"{household_id}/{code}/{on}"
            done = page.act("remind", subject, record_reminder, household_id=household_id, code=code, reminded_on=on,
                            note=note or None)  # fmt: skip
            if done is not None:
                page.say_next("ok", t("objections.remind_done"))
                page.again()

    page.dialog(t("objections.remind"), body)


def deduct(page: Page, reminder_id: str, name: str) -> None:
    """What happened after the reminder, and the evidence."""
    t = page.t

    def body() -> None:
        page.show(parts.lead(t("objections.deduct_rule")))
        title = st.text_input(t("objections.deduct_title"), name, key="deduct_title", max_chars=60)
        day = st.date_input(t("objections.deduct_day"), page.today, max_value=page.today, key="deduct_day")
        note = st.text_area(t("objections.deduct_evidence"), key="deduct_note", max_chars=NOTE_MAX, height=96).strip()
        if st.button(t("objections.deduct_yes"), key="deduct_yes", type="primary", width="stretch"):
            if not note:
                page.say("wait", t("objections.deduct_evidence_missing"))
                return
            on = day if isinstance(day, date) else page.today
            done = page.act("deduct", reminder_id, propose_deduction, reminder_id=reminder_id, happened_on=on,
                            title=title, note=note)  # fmt: skip
            if done is not None:
                page.say_next("ok", t("objections.deducted", points=done.points), t("objections.deducted_next"))
                page.again()

    page.dialog(t("objections.deduct_go"), body)
