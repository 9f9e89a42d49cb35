"""Deputies: who approves while somebody is away, on the page where it matters."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from core.deputies import deputy_candidates, end_deputy, list_deputies, name_deputy
from core.look import desk, parts
from pages._ui.desk import choose, line
from pages._ui.shell import Page


def deputies(page: Page) -> None:
    """Who approves for whom, and the way to name somebody before one goes away."""
    t = page.t
    if not page.may(list_deputies):
        return
    with st.expander(t("deputies.title"), key="deputies"):
        known = page.look(list_deputies)
        for one in known:
            with line(f"deputy_{one.id}"):
                days = t("deputies.days", first=one.from_on, last=one.until_on)
                page.show(desk.line(t("deputies.for", deputy=one.deputy, principal=one.principal), [days],
                                    state=parts.chip(t(f"deputies.state.{one.state}"),
                                                     "leaf" if one.state == "now" else "stone")))  # fmt: skip
                if one.state != "over" and one.is_mine and st.button(t("deputies.end"), key=f"end_{one.id}"):
                    page.confirm(
                        title=t("deputies.end_title"), lines=[t("deputies.end_lead", deputy=one.deputy)],
                        yes=t("deputies.end"),
                        then=lambda one=one: page.act("end_deputy", one.id, end_deputy, grant_id=one.id),
                        key=f"end_deputy_{one.id}",
                    )  # fmt: skip
        if not known:
            page.show(parts.lead(t("deputies.none")))
        if page.may(name_deputy):
            name_somebody(page)


def name_somebody(page: Page) -> None:
    """Whom, from when to when; the right begins and ends by itself."""
    t = page.t
    names = {one.id: one.name for one in page.look(deputy_candidates)}
    key = page.form("deputy").form.id
    page.show(parts.lead(t("deputies.lead")))
    who = choose(page, t("deputies.who"), names, lambda one: names[one], key=f"deputy_{key}", index=None,
                 placeholder=t("deputies.who_hint"))  # fmt: skip
    days = st.date_input(
        t("deputies.when"), value=(page.today, page.today + timedelta(days=6)), min_value=page.today,
        max_value=page.today + timedelta(days=366), key=f"deputy_days_{key}", format="YYYY-MM-DD",
    )  # fmt: skip
    is_ready = bool(who) and isinstance(days, tuple) and len(days) == 2
    if st.button(t("deputies.button"), key=f"deputy_yes_{key}", width="stretch", disabled=not is_ready):
        done = page.act("deputy", "", name_deputy, account_id=who, from_on=days[0], until_on=days[1])
        if done is not None:
            page.say_next("ok", t("deputies.done", name=names[who], first=done.from_on, last=done.until_on))
            page.again()
