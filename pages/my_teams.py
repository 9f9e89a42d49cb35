"""My teams: where I am, what waits between me and a team, asking to join another."""

from typing import Any

import streamlit as st

from core.look import desk, parts
from core.people import AVAILABILITY, SKILLS, describe_person, see_person
from core.team_requests import answer_request, ask_to_join, my_teams
from core.teams import find_teams, leave_team
from pages._ui.desk import line
from pages._ui.person_acts import done
from pages._ui.shell import Page, open_page

FOUND = 10


def mine(page: Page, rows: list[Any]) -> None:
    """Where I am, and the way out."""
    t = page.t
    page.show(parts.heading(t("my_teams.mine"), t("person.teams_count", count=len(rows))))
    if not rows:
        page.show(parts.empty(t("my_teams.none"), [t("my_teams.none_next")]))
    for row in rows:
        with line(row.team_id):
            details = [t(f"team.role.{row.role}"), t("person.since", day=row.from_on)]
            page.show(desk.line(row.name, [" · ".join(details)]))
            if st.button(t("my_teams.leave"), key=f"leave_{row.team_id}"):
                page.confirm(
                    title=t("my_teams.leave_title", team=row.name), lines=[t("person.leave_team_lead")],
                    yes=t("my_teams.leave"), key=f"leave_{row.team_id}",
                    then=lambda row=row: page.act("leave", row.team_id, leave_team, team_id=row.team_id,
                                                  person_id=page.actor.person_id),
                )  # fmt: skip


def waiting(page: Page, rows: list[Any]) -> None:
    """What waits: my own requests, and invitations."""
    t = page.t
    if not rows:
        return
    with st.container(key="card_waiting"):
        page.show(parts.heading(t("my_teams.waiting")))
        for row in rows:
            request(page, row)


def request(page: Page, row: Any) -> None:
    """One of them, with what I may say."""
    t, is_invited = page.t, row.asked_by == "team"
    with line(row.id):
        page.show(desk.line(row.team, [t("my_teams.invited" if is_invited else "my_teams.asked", at=row.asked_at)]))
        with st.container(key=f"acts_{row.id}", horizontal=True, width="content"):
            if is_invited and st.button(t("my_teams.accept"), key=f"yes_{row.id}"):
                answer(page, row, is_welcome=True)
            if st.button(t("my_teams.decline" if is_invited else "team.take_back"), key=f"no_{row.id}"):
                answer(page, row, is_welcome=False)


def answer(page: Page, row: Any, *, is_welcome: bool) -> None:
    """Say yes or no, and show the page anew."""
    answered = page.act("answer", row.id, answer_request, request_id=row.id, is_welcome=is_welcome)
    done(page, answered, page.t("my_teams.joined" if is_welcome else "my_teams.declined_now", team=row.team))


def others(page: Page, known: set[str]) -> None:
    """Teams that I could ask."""
    t = page.t
    page.show(parts.heading(t("my_teams.others")))
    text = st.text_input(t("team.find"), key="find", placeholder=t("team.find_hint")).strip()
    total, lines = page.look(find_teams, text=text, limit=FOUND + len(known))
    shown = [one for one in lines if one.team.id not in known][:FOUND]
    if not shown:
        page.show(parts.empty(t("team.none"), [t("my_teams.no_other")]))
    for one in shown:
        team = one.team
        with line(f"other_{team.id}"):
            what = " · ".join(part for part in (t(f"team.kind.{team.kind}"), team.program) if part)
            page.show(desk.line(team.name, [what, t("people.count", count=one.people)]))
            if st.button(t("my_teams.ask"), key=f"ask_{team.id}"):
                asked = page.act("ask", team.id, ask_to_join, team_id=team.id)
                done(page, asked, t("my_teams.asked_now", team=team.name))
    if total > len(lines):
        page.show(parts.lead(t("my_teams.more")))


def able(page: Page) -> None:
    """What I can do, and when."""
    t, person = page.t, page.look(see_person, person_id=page.actor.person_id).person
    page.show(parts.heading(t("my_teams.able")), parts.lead(t("my_teams.able_lead")))
    key = page.form("able").form.id
    skills = st.pills(
        t("person.skills"), SKILLS, selection_mode="multi", format_func=lambda one: t(f"person.skill.{one}"),
        default=[code for code in person.skills.split(",") if code in SKILLS], key=f"skills_{key}",
    )  # fmt: skip
    times = st.pills(
        t("person.time"), AVAILABILITY, selection_mode="multi", format_func=lambda one: t(f"person.when.{one}"),
        default=[code for code in person.availability.split(",") if code in AVAILABILITY], key=f"times_{key}",
    )  # fmt: skip
    if st.button(t("person.save"), key=f"save_{key}", width="stretch"):
        said = {"skills": tuple(skills), "availability": tuple(times)}
        kept = page.act("able", "", describe_person, person_id=page.actor.person_id, **said)
        done(page, kept, t("person.saved"))


page = open_page("my_teams")
t = page.t
page.show(parts.title(t("nav.my_teams")))
page.link(t("my_teams.back"), "me", icon=":material/arrow_back:")
have = page.look(my_teams)
waiting(page, have.waiting)
with st.container(key="card_mine"):
    mine(page, have.teams)
with st.container(key="card_others"), page.told():
    others(page, {row.team_id for row in (*have.teams, *have.waiting)})
with st.container(key="card_able"), page.told():
    able(page)
