"""What the desk prints for a household: its card, and a slip for whoever wants to come in by phone."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.enrolments import issue_enrolment
from core.look import parts
from core.paper import card_file, require_printable_address, slip_file
from core.prints import CardSize
from pages._ui.desk import choose, file_link, keep_once, kept_once, offer
from pages._ui.shell import Page


def paper(page: Page, home: Any, members: list[Any]) -> None:
    """The card of the household, and a slip for whoever wants to come in by phone."""
    t = page.t
    if not page.may(issue_enrolment):
        return
    with st.container(key="card_card"):
        page.show(parts.heading(t("people.card_title")), parts.lead(t("people.card_lead")))
        with st.container(key="acts_card", horizontal=True):
            for size in CardSize:
                page.download(
                    t(f"people.card_{size}"),
                    lambda size=size: card_file(page.app, page.actor, t, household_ids=[home.id], size=size),
                    key=f"print_card_{size}",
                )
    with st.container(key="card_slip"), page.told():
        _slip(page, members)


def _slip(page: Page, members: list[Any]) -> None:
    """A one-time code for one person; it is on the paper and nowhere else."""
    t = page.t
    page.show(parts.heading(t("people.slip_title")), parts.lead(t("people.slip_lead")))
    if not members:
        return
    by_id = {member.id: member for member in members}
    person_id = choose(page, t("people.slip_who"), by_id, lambda one: f"{by_id[one].name}", key="slip_who")
    press = page.form("slip", str(person_id))
    done = press.answer(issue_enrolment)
    if done is None:
        if st.button(t("people.slip_button", name=by_id[person_id].name), key=f"slip_{press.form.id}"):
            require_printable_address(page.app)
            slip = press.press(issue_enrolment, person_id=str(person_id))
            if slip is not None and slip.code:
                keep_once(press, offer(page, slip_file(page.app, page.actor, t, slip=slip)))
            page.again()
        return
    page.say("ok", t("people.slip_done"), t("people.slip_done_next", until=done.expires_at))
    path = kept_once(press)
    if path:
        file_link(t("people.slip_get"), path)
    else:
        page.show(parts.lead(t("people.slip_gone")))
    st.button(t("people.slip_again"), key=f"slip_leave_{press.form.id}", on_click=press.leave)
