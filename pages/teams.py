"""Teams: find one by kind, programme or name; its people, its hours, and who asks to join."""

from typing import Any

import streamlit as st

from core.look import desk, parts
from core.team_requests import answer_request, invite_to_team, waiting_requests
from core.teams import (
    KINDS,
    ROLES,
    MemberLine,
    TeamLine,
    change_team,
    find_teams,
    leave_team,
    list_programs,
    list_teams,
    register_program,
    register_team,
    see_team,
    set_member,
    team_members,
)
from pages._ui.desk import choose, find_person, line, queue
from pages._ui.person_acts import done, turn_to
from pages._ui.shell import Page, open_page

ROWS = 20
NONE = ""


def requests(page: Page) -> None:
    """Who asks to join, and whom teams have invited."""
    t = page.t
    rows = page.look(waiting_requests)
    if not rows:
        return
    with st.container(key="card_requests"):
        page.show(parts.heading(t("team.requests"), t("team.requests_count", count=len(rows))))
        with st.container(key="lines_requests"):
            for row in rows:
                request(page, row)


def request(page: Page, row: Any) -> None:
    """One request with its answers; an invitation may be taken back."""
    t = page.t
    with line(row.id):
        said = t(f"team.asked_by.{row.asked_by}", team=row.team)
        page.show(desk.line(f"{row.person} · {row.volunteer_number}", [said, t("team.asked_at", at=row.asked_at)]))
        if not page.may(answer_request):
            return
        with st.container(key=f"acts_{row.id}", horizontal=True, width="content"):
            is_asked = row.asked_by == "person"
            if is_asked and st.button(t("team.let_in"), key=f"yes_{row.id}"):
                answer(page, row, is_welcome=True)
            if st.button(t("team.not_now" if is_asked else "team.take_back"), key=f"no_{row.id}"):
                answer(page, row, is_welcome=False)


def answer(page: Page, row: Any, *, is_welcome: bool) -> None:
    """Say yes or no, and show the list anew."""
    answered = page.act("answer_request", row.id, answer_request, request_id=row.id, is_welcome=is_welcome)
    done(page, answered, page.t("team.answered_yes" if is_welcome else "team.answered_no", name=row.person))


def find(page: Page) -> None:
    """The list, narrowed down."""
    t = page.t
    with st.container(key="card_find"):
        text = st.text_input(t("team.find"), key="find", placeholder=t("team.find_hint")).strip()
        programs = {row.id: row.name for row in page.look(list_programs)}
        with st.container(key="pair_filters", horizontal=True):
            kind = choose(page, t("team.kind"), [NONE, *KINDS], lambda one: kind_name(page, one, "team.any_kind"),
                          key="kind")  # fmt: skip
            program_id = choose(page, t("team.program"), [NONE, *programs],
                                lambda one: programs.get(one, t("team.any_program")), key="program")  # fmt: skip
    asked = {"kind": kind or None, "program_id": program_id or None, "text": text}
    total, _ = page.look(find_teams, limit=0, **asked)
    with st.container(key="card_teams"):
        page.show(parts.heading(t("nav.teams"), t("team.count", count=total)))
        if not total:
            page.show(parts.empty(t("team.none"), [t("team.none_next")]))
            return
        pages = -(-total // ROWS)
        number = st.pagination(pages, key=f"page_{kind}_{program_id}_{text}", max_visible_pages=5) if pages > 1 else 1
        _, lines = page.look(find_teams, limit=ROWS, offset=(number - 1) * ROWS, **asked)
        with st.container(key="lines_teams"):
            for one in lines:
                listed(page, one)


def kind_name(page: Page, kind: str, otherwise: str) -> str:
    """A kind in words."""
    return page.t(f"team.kind.{kind}") if kind else page.t(otherwise)


def listed(page: Page, one: TeamLine) -> None:
    """One team of the list."""
    t, team = page.t, one.team
    details = [
        " · ".join(part for part in (t(f"team.kind.{team.kind}"), team.program, team.parent) if part),
        t("team.line", leader=team.leader or t("team.no_leader"), people=one.people),
        t("team.hours_in", year=page.today.year, minutes=one.minutes),
    ]
    with line(team.id):
        page.show(desk.line(team.name, details))
        if st.button(t("team.open"), key=f"open_{team.id}"):
            turn_to(page, team=team.id)


def one_team(page: Page, team_id: str) -> None:
    """A team's page."""
    t = page.t
    if st.button(t("team.back"), key="back", icon=":material/arrow_back:"):
        turn_to(page)
    seen = page.look(see_team, team_id=team_id)
    team = seen.team
    page.show(parts.title(team.name, " · ".join(part for part in (team.code, t(f"team.kind.{team.kind}")) if part)))
    split = st.container(key="split_21_team", horizontal=True)
    with split, st.container(key="team_left"), st.container(key="card_members"):
        members(page, team)
    with split, st.container(key="team_right"):
        with st.container(key="card_about"):
            about(page, seen)
        if page.may(change_team):
            with st.container(key="card_change"), st.expander(t("team.change")):
                change(page, team)


def about(page: Page, seen: Any) -> None:
    """What it is, what it did this year, what comes, and the teams under it."""
    t, team = page.t, seen.team
    pairs = [
        (t("team.leader"), team.leader or t("team.no_leader")),
        (t("team.people"), t("people.count", count=seen.people)),
        (t("team.hours_of", year=seen.year), t("team.hours", minutes=seen.minutes)),
        (t("team.program"), team.program or t("person.none")),
        (t("team.parent"), team.parent or t("person.none")),
    ]
    page.show(parts.heading(t("team.about")), parts.facts(pairs), parts.heading(t("team.coming")))
    if not seen.coming:
        page.show(parts.lead(t("team.nothing_coming")))
    for row in seen.coming:
        page.show(desk.line(row.name, [t("team.when", starts_at=row.starts_at), row.place]))
    if seen.children:
        page.show(parts.heading(t("team.children"), t("team.count", count=len(seen.children))))
        for child in seen.children:
            if st.button(child.name, key=f"child_{child.id}", width="stretch"):
                turn_to(page, team=child.id)


def members(page: Page, team: Any) -> None:
    """Its people, a page at a time, and the way to one more."""
    t = page.t
    text = st.text_input(t("team.find_member"), key="member", placeholder=t("team.find_member_hint")).strip()
    total, _ = page.look(team_members, team_id=team.id, text=text, limit=0)
    page.show(parts.heading(t("team.members"), t("people.count", count=total)))
    if not total:
        page.show(parts.empty(t("team.nobody"), [t("team.nobody_next")]))
    else:
        pages = -(-total // ROWS)
        number = st.pagination(pages, key=f"members_{text}", max_visible_pages=5) if pages > 1 else 1
        _, lines = page.look(team_members, team_id=team.id, text=text, limit=ROWS, offset=(number - 1) * ROWS)
        with st.container(key="lines_members"):
            for one in lines:
                member(page, team, one)
    if page.may(set_member):
        with st.expander(t("team.add")), page.told():
            add_member(page, team)


def member(page: Page, team: Any, one: MemberLine) -> None:
    """One of its people, with role and what may be done."""
    t, person = page.t, one.person
    details = [" · ".join(part for part in (person.volunteer_number, person.building) if part)]
    colour: parts.Colour = "stone" if one.role == "member" else "qing"
    with line(person.id):
        page.show(desk.line(person.name, details, state=parts.chip(t(f"team.role.{one.role}"), colour, "person")))
        if not page.may(set_member):
            return
        if st.button(t("team.act"), key=f"act_{person.id}"):
            page.dialog(person.name, lambda: member_acts(page, team, one))


def member_acts(page: Page, team: Any, one: MemberLine) -> None:
    """Another role, or the end of it."""
    t, person = page.t, one.person
    role = choose(page, t("team.role"), ROLES, lambda code: t(f"team.role.{code}"), key=f"role_{person.id}",
                  index=ROLES.index(one.role))  # fmt: skip
    if st.button(t("team.role_button"), key=f"give_{person.id}", type="primary", width="stretch"):
        named = {"team_id": team.id, "person_id": person.id, "role": role}
        if role == one.role or page.act("member", person.id, set_member, **named) is not None:
            st.rerun()
    if st.button(t("person.leave_team"), key=f"out_{person.id}", width="stretch"):
        left = page.act("leave_team", team.id, leave_team, team_id=team.id, person_id=person.id)
        if left is not None:
            st.rerun()


def add_member(page: Page, team: Any) -> None:
    """Put somebody in, or invite them."""
    t = page.t
    key = page.form("team_add", team.id).form.id
    found = find_person(page, t("team.whom"), key=f"whom_{key}")
    if found is None:
        return
    if st.button(t("team.add_button", name=found.name), key=f"add_{key}", type="primary", width="stretch"):
        answer = page.act("team_add", team.id, set_member, team_id=team.id, person_id=found.id)
        done(page, answer, t("team.added", name=found.name))
    if st.button(t("team.invite_button", name=found.name), key=f"invite_{key}", width="stretch"):
        asked = page.act("team_add", team.id, invite_to_team, team_id=team.id, person_id=found.id)
        done(page, asked, t("person.invited", team=team.name))


def change(page: Page, team: Any) -> None:
    """Name, kind, programme and parent."""
    t = page.t
    with page.told():
        key = page.form("team_change", team.id).form.id
        values = fields(page, key, team)
        if st.button(t("person.save"), key=f"change_{key}", type="primary", width="stretch"):
            done(page, page.act("team_change", team.id, change_team, team_id=team.id, **values), t("person.saved"))


def found_one(page: Page) -> None:
    """A new team, or a new programme."""
    t = page.t
    what = queue(page, t("team.new"), ["team", "program"], lambda one: t(f"team.new.{one}"), key="new")
    with page.told():
        key = page.form("team_new", what).form.id
        if what == "program":
            name = st.text_input(t("team.program_name"), key=f"program_{key}", max_chars=60).strip()
            words = st.text_input(t("team.program_about"), key=f"about_{key}", max_chars=200).strip()
            if st.button(t("team.program_button"), key=f"make_{key}", type="primary", width="stretch"):
                done(
                    page,
                    page.act("team_new", what, register_program, name=name, about=words),
                    t("team.made", name=name),
                )
            return
        values = fields(page, key, None)
        leader = find_person(page, t("team.leader"), key=f"leader_{key}")
        if st.button(t("team.new_button"), key=f"make_{key}", type="primary", width="stretch"):
            leader_id = leader.id if leader else None
            made = page.act("team_new", what, register_team, leader_id=leader_id, **values)
            done(page, made, t("team.made", name=values["name"]))


def fields(page: Page, key: str, team: Any | None) -> dict[str, Any]:
    """What a team is called, of what kind it is, and where it belongs."""
    t = page.t
    programs = {row.id: row.name for row in page.look(list_programs)}
    teams = {row.id: row.name for row in page.look(list_teams) if team is None or row.id != team.id}
    name = st.text_input(t("team.name"), value=team.name if team else "", key=f"name_{key}", max_chars=60)
    kind = choose(page, t("team.kind"), KINDS, lambda one: t(f"team.kind.{one}"), key=f"kind_{key}",
                  index=KINDS.index(team.kind) if team else KINDS.index("neighbours"))  # fmt: skip
    here = [NONE, *programs]
    program_id = choose(page, t("team.program"), here, lambda one: programs.get(one, t("person.none")),
                        key=f"of_{key}", index=here.index(team.program_id or NONE) if team else 0)  # fmt: skip
    above = [NONE, *teams]
    parent_id = choose(page, t("team.parent"), above, lambda one: teams.get(one, t("person.none")),
                       key=f"parent_{key}", index=above.index(team.parent_id or NONE) if team else 0)  # fmt: skip
    return {"name": name, "kind": str(kind), "program_id": program_id or None, "parent_id": parent_id or None}


page = open_page("teams")
t = page.t
if "team" in page.asked:
    one_team(page, page.asked["team"])
elif page.may(register_team):
    split = st.container(key="split_21_teams", horizontal=True)
    with split, st.container(key="teams_list"):
        requests(page)
        find(page)
    with split, st.container(key="teams_new"), st.container(key="card_new"):
        page.show(parts.heading(t("team.new")))
        found_one(page)
else:
    requests(page)
    find(page)
