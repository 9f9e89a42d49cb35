"""A household without people: where its points may go, proposed by one and decided by another at the desk."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.dissolving import (
    DissolutionPreview,
    decide_dissolution,
    dissolutions_of,
    households_of_its_people,
    preview_dissolution,
    propose_dissolution,
    waiting_dissolutions,
)
from core.look import desk, parts
from pages._ui.desk import choose, line
from pages._ui.person_acts import turn_to
from pages._ui.shell import Page


def dissolving(page: Page, home: Any, members: list[Any]) -> None:
    """What a household's page says of it: its points went, came, wait, or may go."""
    rows = page.look(dissolutions_of, household_id=home.id)
    waits = next((row for row in rows if row.state == "proposed" and row.household_id == home.id), None)
    moved = [row for row in rows if row.state == "moved"]
    may_go = not members and not home.gone_into_id and page.may(propose_dissolution)
    if not (waits or moved or may_go):
        return
    with st.container(key="card_dissolving"), page.told():
        page.show(parts.heading(page.t("dissolve.title")))
        for row in moved:
            went(page, home, row)
        if waits:
            waiting_line(page, waits)
        elif may_go:
            propose(page, home)


def went(page: Page, home: Any, row: Any) -> None:
    """Where the points of a household are now, or whence some came."""
    t = page.t
    is_own = row.household_id == home.id
    card, there = (row.into_card, row.into_id) if is_own else (row.card, row.household_id)
    page.show(parts.lead(t("dissolve.gone" if is_own else "dissolve.came", card=card)))
    if st.button(t("dissolve.open", card=card), key=f"open_{row.id}"):
        turn_to(page, household=there)


def propose(page: Page, home: Any) -> None:
    """The household of its people that is chosen, what would go over, and the button."""
    t = page.t
    homes = {row.id: row for row in page.look(households_of_its_people, household_id=home.id)}
    page.show(parts.lead(t("dissolve.lead" if homes else "dissolve.nowhere")))
    if not homes:
        return
    key = page.form("dissolve", home.id).form.id

    def named(one: str) -> str:
        row = homes[one]
        return t("dissolve.household", card=row.card_number, head=row.head_name, building=row.building)

    chosen = str(choose(page, t("dissolve.into"), list(homes), named, key=f"into_{key}"))
    seen = page.look(preview_dissolution, household_id=home.id, into_id=chosen)
    preview(page, seen)
    is_refused = seen.refusal is not None
    if st.button(t("dissolve.propose"), key=f"do_{key}", width="stretch", disabled=is_refused):
        asked = page.act("dissolve", home.id, propose_dissolution, household_id=home.id, into_id=chosen)
        if asked is not None:
            page.say_next("ok", t("dissolve.proposed"))
            page.again()


def preview(page: Page, seen: DissolutionPreview) -> None:
    """What goes over, and what stands against it."""
    t = page.t
    pairs = [
        (t("dissolve.available"), t("points.amount", points=seen.available_points)),
        (t("dissolve.notice"), t("points.amount", points=seen.notice_points)),
    ]
    if seen.shortfall_points:
        pairs.append((t("dissolve.shortfall"), t("points.amount", points=seen.shortfall_points)))
    if seen.filled_points:
        pairs.append((t("dissolve.filled"), t("points.amount", points=seen.filled_points)))
    if seen.remainder_minutes:
        pairs.append((t("dissolve.remainder"), t("dissolve.minutes", minutes=seen.remainder_minutes)))
    page.show(parts.facts(pairs), parts.lead(t("dissolve.after")))
    if seen.refusal is not None:
        page.say("info", t(seen.refusal.key, **seen.refusal.facts))


def waiting(page: Page) -> None:
    """Households that wait for a second person."""
    t = page.t
    rows = page.look(waiting_dissolutions)
    if not rows:
        return
    with st.container(key="card_dissolutions"):
        page.show(parts.heading(t("dissolve.waiting"), t("dissolve.waiting_count", count=len(rows))))
        with st.container(key="lines_dissolutions"):
            for row in rows:
                waiting_line(page, row)


def waiting_line(page: Page, row: Any) -> None:
    """One proposal with the way to its decision."""
    t = page.t
    with line(row.id):
        details = [f"{row.card} → {row.into_card}",
                   t("dissolve.by", name=row.proposer or t("person.office"), at=row.proposed_at)]  # fmt: skip
        page.show(desk.line(row.head, details))
        is_second = page.may(decide_dissolution) and row.proposed_by != page.actor.id
        if is_second and st.button(t("dissolve.look"), key=f"look_{row.id}"):
            decide(page, row)


def decide(page: Page, row: Any) -> None:
    """What goes over in a dialog, and the two answers."""
    t = page.t

    def answered(is_right: bool) -> None:
        done = page.act("decide_dissolution", row.id, decide_dissolution, dissolution_id=row.id, is_right=is_right)
        if done is not None:
            moved = done.available_points + done.notice_points
            page.say_next("ok", t("dissolve.done", points=moved) if is_right else t("dissolve.declined"))
            st.rerun()

    def body() -> None:
        seen = page.look(preview_dissolution, household_id=row.household_id, into_id=row.into_id, dissolution_id=row.id)
        preview(page, seen)
        is_refused = seen.refusal is not None
        if st.button(t("dissolve.yes"), key=f"yes_{row.id}", type="primary", width="stretch", disabled=is_refused):
            answered(is_right=True)
        if st.button(t("dissolve.no"), key=f"no_{row.id}", width="stretch"):
            answered(is_right=False)

    page.dialog(t("dissolve.decide_title", card=row.into_card), body)
