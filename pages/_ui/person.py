"""One person's page at the desk: what the register has, households, teams, everything that was changed."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import streamlit as st

from core.look import desk, parts
from core.people import PersonSeen, Step, person_history, see_person
from core.teams import leave_team
from pages._ui.desk import line
from pages._ui.person_acts import acts, turn_to
from pages._ui.shell import Page

HISTORY_SHOWN: Final = 20
#: actions with a sentence of their own in the history
TOLD: Final = (
    "person.register", "person.change", "person.describe", "person.move", "household.split", "person.leave",
    "person.return", "person.rights", "merger.propose", "merger.decide", "merger.undo", "team.member", "team.leave",
    "team.ask", "team.invite", "team.answer", "enrolment.issue",
)  # fmt: skip


def person_page(page: Page, person_id: str) -> None:
    """Who somebody is, where they belong and belonged, and what may be done."""
    t = page.t
    if st.button(t("people.back"), key="back", icon=":material/arrow_back:"):
        turn_to(page)
    seen = page.look(see_person, person_id=person_id)
    page.show(parts.title(seen.person.name, number_of(page, seen), state_of(page, seen.person)))
    split = st.container(key="split_21_person", horizontal=True)
    with split, st.container(key="person_left"):
        with st.container(key="card_facts"):
            facts(page, seen)
            page.link(t("nav.person_hours"), "person_hours", icon=":material/schedule:", person=seen.person.id)
        with st.container(key="card_teams"):
            teams(page, seen)
        with st.container(key="card_history"):
            history(page, seen.person.id)
    with split, st.container(key="person_right"):
        if seen.person.household_id and st.button(
            t("people.open"), key="open_household", width="stretch", icon=":material/home:"
        ):
            turn_to(page, household=seen.person.household_id)
        acts(page, seen)


def number_of(page: Page, seen: PersonSeen) -> str:
    """The volunteer number, and the old ones that still answer."""
    t = page.t
    old = [row.number for row in seen.mergers if row.state == "merged" and row.number != seen.person.volunteer_number]
    if old:
        return t("person.number_and_old", number=seen.person.volunteer_number, old=t("person.and").join(old))
    return t("person.number", number=seen.person.volunteer_number)


def state_of(page: Page, person: Any) -> Any:
    """A chip for whoever left or is a guest."""
    t = page.t
    if person.left_on:
        return parts.chip(t(f"person.left.{person.left_because}", day=person.left_on), "stone", "info")
    if person.is_guest:
        return parts.chip(t("people.guest"), "amber", "info")
    return None


def facts(page: Page, seen: PersonSeen) -> None:
    """What the register has of somebody."""
    t, person = page.t, seen.person
    pairs: list[tuple[str, str]] = [
        (t("people.phone"), person.phone_masked or t("person.none")),
        (t("person.born"), f"{person.birth_year}" if person.birth_year else t("person.none")),
        (t("person.tags"), (person.tags or "").replace(",", " ") or t("person.none")),
        (t("person.skills"), listed(page, "person.skill", person.skills)),
        (t("person.time"), listed(page, "person.when", person.availability)),
    ]
    if person.is_guest or person.home_place:
        pairs.append((t("person.home_place"), person.home_place or t("person.none")))
    page.show(parts.heading(t("person.about")), parts.facts(pairs), parts.heading(t("person.homes")))
    if not seen.homes:
        page.show(parts.lead(t("people.guest_lead" if person.is_guest else "people.no_household_now")))
    for home in seen.homes:
        span = t("person.since", day=home.from_on) if home.until_on is None else t(
            "person.span", first=home.from_on, last=home.until_on
        )  # fmt: skip
        role = t(
            "people.is_head" if home.is_head else "people.may_spend_chip" if home.is_spender else "people.may_look"
        )
        page.show(desk.line(f"{home.building} · {home.card_number}", [span, role] if home.until_on is None else [span]))


def listed(page: Page, kind: str, codes: str) -> str:
    """Codes of skills or times, in words."""
    words = [page.t(f"{kind}.{code}") for code in (codes or "").split(",") if code]
    return page.t("person.and").join(words) or page.t("person.none")


def teams(page: Page, seen: PersonSeen) -> None:
    """The teams somebody is in, and was."""
    t = page.t
    now = [row for row in seen.teams if row.until_on is None]
    page.show(parts.heading(t("person.teams"), t("person.teams_count", count=len(now))))
    if not now:
        page.show(parts.lead(t("person.no_team")))
    with st.container(key="lines_teams"):
        for row in now:
            with line(f"team_{row.team_id}"):
                details = [t("person.since", day=row.from_on), row.program or ""]
                page.show(desk.line(row.name, details, state=parts.chip(t(f"team.role.{row.role}"), "qing", "person")))
                if page.may(leave_team) and st.button(t("person.leave_team"), key=f"leave_{row.team_id}"):
                    leave(page, seen.person, row)
    past = [row for row in seen.teams if row.until_on is not None]
    if past:
        with st.expander(t("person.past_teams", count=len(past))):
            for row in past:
                page.show(desk.line(row.name, [t("person.span", first=row.from_on, last=row.until_on)]))


def leave(page: Page, person: Any, row: Any) -> None:
    """Ask before a membership ends."""
    t = page.t
    page.confirm(
        title=t("person.leave_team_title", name=person.name, team=row.name), lines=[t("person.leave_team_lead")],
        yes=t("person.leave_team"), key=f"leave_{row.team_id}",
        then=lambda: page.act("leave_team", row.team_id, leave_team, team_id=row.team_id, person_id=person.id),
    )  # fmt: skip


def history(page: Page, person_id: str) -> None:
    """Everything that was changed about somebody, a page at a time."""
    t = page.t
    steps = page.look(person_history, person_id=person_id, limit=HISTORY_SHOWN + 1)
    page.show(parts.heading(t("person.history")))
    if not steps:
        page.show(parts.lead(t("person.history_none")))
    page.show(*(desk.line(sentence(page, step), [told_by(page, step)]) for step in steps[:HISTORY_SHOWN]))
    if len(steps) > HISTORY_SHOWN:
        with st.expander(t("person.history_more")):
            older = page.look(person_history, person_id=person_id, limit=200, offset=HISTORY_SHOWN)
            page.show(*(desk.line(sentence(page, step), [told_by(page, step)]) for step in older))


def told_by(page: Page, step: Step) -> str:
    """When and by whom, with the words that were left."""
    who = page.t("person.step", at=step.at, actor=step.actor or page.t("person.office"))
    return " · ".join(part for part in (who, step.note or "") if part)


def sentence(page: Page, step: Step) -> str:
    """A change in a sentence."""
    if step.action not in TOLD:
        return page.t("history.other")
    facts = step.facts
    day = facts.get("moved_on") or facts.get("last_day")
    return page.t(
        f"history.{step.action}",
        card=facts.get("card") or "", from_card=facts.get("from_card") or "", because=facts.get("because") or "",
        day=date.fromisoformat(day) if day else page.today, team=facts.get("team") or "",
        role=facts.get("role") or "", answer=facts.get("answer") or "", is_head=str(bool(facts.get("is_head"))).lower(),
        is_spender=str(bool(facts.get("is_spender"))).lower(), is_same=str(bool(facts.get("is_same"))).lower(),
    )  # fmt: skip
