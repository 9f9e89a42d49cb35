"""Whom I visit: when the next visit is due, one big button to log it, and what was confirmed."""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from core.clock import at_local, zone
from core.companion_visits import (
    KINDS,
    NOTE_LETTERS_MAX,
    VISIT_MINUTES_MAX,
    VisitLine,
    log_visit,
    take_back_visit,
    visits_of_pair,
)
from core.companions import Pair, my_elders
from core.i18n import Language, translator
from core.look import parts
from core.look.html import Html
from pages._ui.desk import choose
from pages._ui.shell import Page, open_page

STATES = {"logged": ("amber", "clock"), "confirmed": ("leaf", "check"), "withdrawn": ("stone", "info")}


def due(page: Page, pair: Pair) -> Html:
    """How the next visit stands."""
    t = page.t
    if pair.overdue_days:
        return parts.chip(t("elders.overdue", days=pair.overdue_days), "zhu", "alert")
    if pair.this_month >= pair.visits_a_month:
        return parts.chip(t("elders.enough"), "leaf", "check")
    return parts.chip(t("elders.on_time"), "leaf", "check")


def elder(page: Page, pair: Pair, *, is_first: bool) -> None:
    """One elder: visits of this month, the last one, and the button."""
    t = page.t
    with st.container(key=f"card_{pair.id}"):
        last = t("full_day", day=pair.last_on) if pair.last_on else t("elders.never")
        page.show(
            parts.heading(pair.elder, pair.building),
            due(page, pair),
            parts.facts(
                [
                    (t("elders.month"), t("elders.of", done=pair.this_month, agreed=pair.visits_a_month)),
                    (t("elders.last"), last),
                ]
            ),
        )
        if pair.waiting:
            page.show(parts.lead(t("elders.waiting", count=pair.waiting)))
        kind = "primary" if is_first else "secondary"
        if st.button(t("elders.log"), key=f"log_{pair.id}", type=kind, width="stretch"):  # type: ignore[arg-type]
            page.turn(pair=pair.id)


def log(page: Page, pair: Pair) -> None:
    """One visit: what, when, how long, how the elder is, and the card."""
    t = page.t
    page.show(parts.title(t("elders.log_title", name=pair.elder)))
    with st.container(key="card_log"), page.told():
        key = page.form("visit", pair.id).form.id
        kind = choose(page, t("elders.kind"), KINDS, lambda one: t(f"elders.kind.{one}"), key=f"kind_{key}")
        began = (page.now - timedelta(minutes=60)).astimezone(zone(page.actor.time_zone))
        day = st.date_input(
            t("claim.day"), value=page.today, min_value=page.today - timedelta(days=20), max_value=page.today,
            key=f"day_{key}", format="YYYY-MM-DD",
        )  # fmt: skip
        starts = st.time_input(t("elders.starts"), value=began.time().replace(second=0, microsecond=0),
                               key=f"starts_{key}")  # fmt: skip
        minutes = st.number_input(
            t("elders.minutes"), min_value=5, max_value=VISIT_MINUTES_MAX, value=45, step=5, key=f"minutes_{key}"
        )
        note = st.text_area(
            t("elders.note"), key=f"note_{key}", max_chars=NOTE_LETTERS_MAX, placeholder=t("elders.note_hint")
        )
        page.show(parts.lead(t("elders.note_lead")))
        card = "" if kind == "call" else st.text_input(t("elders.card"), key=f"shown_{key}", max_chars=24)
        page.show(parts.lead(t("elders.card_call" if kind == "call" else "elders.card_lead")))
        if st.button(t("elders.log_button"), key=f"log_{key}_yes", type="primary", width="stretch"):
            write(page, pair, kind=kind, starts_at=at_local(day, starts, page.actor.time_zone),
                  minutes=int(minutes), note=note, card=card)  # fmt: skip
    if st.button(t("elders.back"), key="back", width="stretch"):
        st.query_params.clear()
        page.again()


def write(page: Page, pair: Pair, *, kind: str, starts_at: datetime, minutes: int, note: str, card: str) -> None:
    """Into the books; with the card it is confirmed at once."""
    t = page.t
    done = page.act(
        "visit", pair.id, log_visit, pairing_id=pair.id, kind=kind, starts_at=starts_at, minutes=minutes, note=note,
        card=card, title=translator(Language.ZH)("elders.hours_title"),
    )  # fmt: skip
    if done is not None:
        page.say_next("ok", t("elders.logged", name=pair.elder), t(f"elders.logged_{done.state}"))
        st.query_params.clear()
        page.again()


def visit(page: Page, one: VisitLine) -> None:
    """One visit with how it stands; one that nobody has confirmed can be taken back."""
    t = page.t
    colour, sign = STATES[one.state]
    with st.container(key=f"line_{one.id}", horizontal=True, vertical_alignment="center"):
        state = parts.chip(t(f"elders.state.{one.state}"), colour, sign)  # type: ignore[arg-type]
        what = t("elders.visit", kind=t(f"elders.kind.{one.kind}"), minutes=one.minutes)
        page.show(parts.due([(what, t("elders.at", at=one.starts_at), state)]))
        if one.state == "logged" and st.button(t("claim.take_back"), key=f"back_{one.id}"):
            page.confirm(
                title=t("elders.take_back_title"), lines=[t("elders.take_back_lead")], yes=t("claim.take_back_yes"),
                then=lambda: page.act("take_back_visit", one.id, take_back_visit, visit_id=one.id),
                key=f"back_{one.id}",
            )  # fmt: skip


page = open_page("my_elders")
t = page.t
pairs = page.look(my_elders)
wanted = next((pair for pair in pairs if pair.id == page.asked.get("pair")), None)
if wanted is not None:
    log(page, wanted)
    page.stop()
page.show(parts.title(t("elders.title"), t("elders.lead")))
if not pairs:
    page.show(parts.empty(t("elders.none"), [t("elders.none_next")]))
for place, pair in enumerate(pairs):
    elder(page, pair, is_first=not place)
    visits = page.look(visits_of_pair, pairing_id=pair.id)[:5]
    if visits:
        with st.container(key=f"lines_{pair.id}"):
            for one in visits:
                visit(page, one)
page.link(t("claim.back"), "activities", icon=":material/arrow_back:")
