"""Applications of shops at the desk: whom to call, accept with an agreement, or decline with a reason."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.look import desk, parts
from core.opening_hours import hours_to_type
from core.shop_applications import (
    ApplicationLine,
    accept_application,
    application_contact,
    decline_application,
    shop_applications,
)
from pages._ui.desk import choose, find_household, line
from pages._ui.shell import Page
from pages._ui.shop_papers import kind_of, rate_of

DECLINES = ["far_away", "terms", "closed", "double", "other"]


def applications(page: Page) -> None:
    """Those that wait first, the oldest of them first."""
    t = page.t
    found = page.look(shop_applications)
    with st.container(key="card_applications"):
        waiting = sum(one.state == "applied" for one in found)
        page.show(parts.heading(t("shops.applications"), t("shops.applications_count", count=waiting)))
        if not found:
            page.show(parts.empty(t("shops.applications_none"), [t("shops.applications_none_next")]))
        with st.container(key="lines_applications"):
            for one in found:
                with line(one.id):
                    place = " · ".join(part for part in (kind_of(page, one), one.address, one.grid) if part)
                    came = t("shops.applied", at=one.applied_at, name=one.contact_masked, phone=one.phone_masked)
                    page.show(desk.line(one.name, [place, came], state=state_of(page, one)))
                    may_decide = one.state == "applied" and page.may(accept_application)
                    if may_decide and st.button(t("shops.open"), key=f"apply_{one.id}"):
                        page.turn(application=one.id)


def state_of(page: Page, one: ApplicationLine) -> Any:
    """Where an application stands, as a chip."""
    colour, sign = {"applied": ("amber", "clock"), "accepted": ("leaf", "check")}.get(one.state, ("stone", "cross"))
    return parts.chip(page.t(f"shops.application.{one.state}"), colour, sign)


def application(page: Page, one: ApplicationLine) -> None:
    """One application: what it says, whom to call, and the two ways on."""
    t = page.t
    if st.button(t("shops.back"), key="back", icon=":material/arrow_back:"):
        st.query_params.clear()
        page.again()
    page.show(parts.heading(one.name), state_of(page, one))
    split = st.container(key="split_application", horizontal=True)
    with split, st.container(key="card_application"):
        pairs = [
            (t("shops.kind"), kind_of(page, one)),
            (t("shops.address"), " · ".join(part for part in (one.address, one.grid) if part)),
            (t("shops.hours"), hours_to_type(one.opening_hours, t) or t("shops.unknown")),
            (t("shops.rate_name"), rate_of(page, one.cash_rate_bp)),
            (t("shops.applied_at"), t("shops.day", day=one.applied_at)),
        ]
        page.show(parts.facts(pairs))
        call(page, one)
        declining(page, one)
    with split, st.container(key="card_accept"), page.told():
        accepting(page, one)


def call(page: Page, one: ApplicationLine) -> None:
    """The number, when somebody is about to call."""
    t = page.t
    if st.button(t("shops.call", name=one.contact_masked), key=f"call_{one.id}", width="stretch"):
        contact = page.look(application_contact, application_id=one.id)
        page.show(parts.lead(contact.name), parts.phone(contact.phone))


def accepting(page: Page, one: ApplicationLine) -> None:
    """The shop's code and its agreement; then it is there."""
    t = page.t
    key = page.form("accept", one.id).form.id
    page.show(parts.heading(t("shops.accept")), parts.lead(t("shops.accept_lead")))
    code = st.text_input(t("shops.code"), key=f"code_{key}", max_chars=16, placeholder=t("shops.code_hint")).strip()
    number = st.text_input(t("shops.agreement"), key=f"agreement_{key}", max_chars=40,
                           placeholder=t("shops.agreement_hint"))  # fmt: skip
    agreed_on = st.date_input(t("shops.agreed_on"), value=page.today, max_value=page.today, key=f"agreed_{key}",
                              format="YYYY-MM-DD")  # fmt: skip
    percent = st.number_input(t("shops.percent"), min_value=0, max_value=100, value=one.cash_rate_bp // 100, step=5,
                              key=f"rate_{key}")  # fmt: skip
    phone = st.text_input(t("shops.phone"), key=f"phone_{key}", max_chars=24)
    typed = hours_to_type(one.opening_hours, t)
    hours = st.text_input(t("shops.hours"), key=f"hours_{key}", max_chars=200, value=typed,
                          placeholder=t("apply.hours_hint"))  # fmt: skip
    owner = find_household(page, t("shops.owner"), key=f"owner_{key}")
    page.show(parts.lead(t("shops.owner_lead")))
    if not st.button(t("shops.accept_button"), key=f"accept_{key}", type="primary", width="stretch"):
        return
    if not code or not number.strip():
        page.say("no", t("shops.accept_missing"))
        return
    done = page.act(
        "accept", one.id, accept_application, application_id=one.id, code=code, agreement_number=number,
        agreed_on=agreed_on, cash_rate_bp=int(percent) * 100, phone=phone, opening_hours=hours,
        owner_household_id=owner.household_id if owner else None,
    )  # fmt: skip
    if done:
        page.say_next("ok", t("shops.registered", name=one.name), t("shops.registered_next"))
        st.query_params.clear()
        page.turn(shop=done.shop_id)


def declining(page: Page, one: ApplicationLine) -> None:
    """Not this one, and why."""
    t = page.t
    with st.expander(t("shops.decline")):
        why = choose(page, t("shops.decline_why"), DECLINES, lambda reason: t(f"shops.decline.{reason}"), key="decline")
        note = st.text_input(t("shops.decline_note"), key=f"note_{one.id}", max_chars=200).strip()
        if st.button(t("shops.decline_button"), key=f"decline_{one.id}", width="stretch"):
            done = page.act(
                "decline", one.id, decline_application, application_id=one.id, reason=why, note=note or None
            )
            if done:
                page.say_next("ok", t("shops.declined", name=one.name), t("shops.declined_next"))
                st.query_params.clear()
                page.again()
