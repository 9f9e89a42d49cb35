"""What the desk may do for one person: a quiet menu, and the small form of what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from core.households import see_household
from core.look import desk, parts
from core.merging import MergerPreview, decide_merger, preview_merger, propose_merger, undo_merger, waiting_mergers
from core.moving import (
    WHY_LEFT,
    WHY_MOVED,
    leave_community,
    move_person,
    return_to_community,
    set_rights,
    split_household,
)
from core.people import AVAILABILITY, SKILLS, PersonSeen, change_person, describe_person
from core.team_requests import invite_to_team
from core.teams import list_teams
from pages._ui.desk import choose, find_household, find_person, line
from pages._ui.shell import Page

Act = Callable[[Page, PersonSeen, str], None]
NOBODY: Final = ""


def acts(page: Page, seen: PersonSeen) -> None:
    """The menu; nothing is open until something is chosen."""
    t = page.t
    menu = menu_of(page, seen)
    if not menu:
        return
    with st.container(key="card_acts"), page.told():
        page.show(parts.heading(t("person.acts")))
        chosen = choose(
            page, t("person.acts_label"), menu, lambda one: t(f"person.act.{one}"), key="act", index=None,
            placeholder=t("person.acts_choose"),
        )  # fmt: skip
        if chosen:
            menu[chosen](page, seen, page.form(f"person_{chosen}", seen.person.id).form.id)


def menu_of(page: Page, seen: PersonSeen) -> dict[str, Act]:
    """What may be done now, by whom it is asked."""
    person = seen.person
    offered: list[tuple[str, Any, Act, bool]] = [
        ("change", change_person, change, True),
        ("describe", describe_person, describe, True),
        ("move", move_person, move, person.left_on is None),
        ("split", split_household, split, person.left_on is None),
        ("rights", set_rights, rights, bool(person.household_id)),
        ("invite", invite_to_team, invite, person.left_on is None),
        ("merge", propose_merger, merge, True),
        ("undo", undo_merger, undo, any(row.state == "merged" for row in seen.mergers)),
        ("leave", leave_community, leave, person.left_on is None),
        ("return", return_to_community, come_back, person.left_on is not None),
    ]
    return {name: act for name, command, act, is_now in offered if is_now and page.may(command)}


def done(page: Page, answer: Any, words: str) -> None:
    """Say that it is so, and show the page anew."""
    if answer is not None:
        page.say_next("ok", words)
        page.again()


def change(page: Page, seen: PersonSeen, key: str) -> None:
    """Name, phone, year, tags; where a guest belongs."""
    t, person = page.t, seen.person
    name = st.text_input(t("people.name"), value=person.name, key=f"name_{key}", max_chars=60).strip()
    phone = st.text_input(
        t("person.new_phone"), key=f"phone_{key}", max_chars=20, placeholder=person.phone_masked or ""
    ).strip()
    year = st.number_input(
        t("people.birth_year"), min_value=1900, max_value=page.today.year, value=person.birth_year, step=1,
        key=f"year_{key}",
    )  # fmt: skip
    tags = st.text_input(t("person.tags_hint"), value=person.tags, key=f"tags_{key}", max_chars=100)
    place = person.home_place or ""
    if person.is_guest:
        place = st.text_input(t("person.home_place"), value=place, key=f"place_{key}", max_chars=60)
    if st.button(t("person.save"), key=f"do_{key}", type="primary", width="stretch"):
        answer = page.act(
            "person_change", person.id, change_person, person_id=person.id, name=name, phone=phone or None,
            birth_year=int(year) if year else None, tags=tags, home_place=place,
        )  # fmt: skip
        done(page, answer, t("person.saved"))


def describe(page: Page, seen: PersonSeen, key: str) -> None:
    """What somebody can do, and when."""
    t, person = page.t, seen.person
    skills = st.pills(
        t("person.skills"), SKILLS, selection_mode="multi", default=known(person.skills, SKILLS),
        format_func=lambda one: t(f"person.skill.{one}"), key=f"skills_{key}",
    )  # fmt: skip
    times = st.pills(
        t("person.time"), AVAILABILITY, selection_mode="multi", default=known(person.availability, AVAILABILITY),
        format_func=lambda one: t(f"person.when.{one}"), key=f"times_{key}",
    )  # fmt: skip
    if st.button(t("person.save"), key=f"do_{key}", type="primary", width="stretch"):
        answer = page.act(
            "person_describe", person.id, describe_person, person_id=person.id, skills=tuple(skills),
            availability=tuple(times),
        )  # fmt: skip
        done(page, answer, t("person.saved"))


def known(codes: str, all_codes: tuple[str, ...]) -> list[str]:
    """Those of the kept codes that there still are."""
    return [code for code in (codes or "").split(",") if code in all_codes]


def move(page: Page, seen: PersonSeen, key: str) -> None:
    """Into another household, from a day on."""
    t, person = page.t, seen.person
    page.show(parts.lead(t("person.move_lead")))
    home = find_household(page, t("person.move_to"), key=f"home_{key}")
    because, day = why_and_when(page, key)
    is_spender = st.checkbox(t("people.may_spend"), key=f"spend_{key}")
    follows = successor(page, seen, key)
    if st.button(t("person.move_button"), key=f"do_{key}", type="primary", width="stretch"):
        if home is None:
            page.say("no", t("person.move_where"))
            return
        answer = page.act(
            "person_move", person.id, move_person, person_id=person.id, household_id=home.household_id, moved_on=day,
            because=because, is_spender=is_spender, successor_id=follows,
        )  # fmt: skip
        done(page, answer, t("person.moved", name=person.name))


def split(page: Page, seen: PersonSeen, key: str) -> None:
    """A household of their own, with those who come along."""
    t, person = page.t, seen.person
    page.show(parts.lead(t("person.split_lead")))
    building = st.text_input(t("people.building"), key=f"building_{key}", max_chars=60).strip()
    others = {one.id: one.name for one in others_of(page, seen)}
    along = (
        st.multiselect(t("person.split_with"), list(others), format_func=others.get, key=f"along_{key}")
        if others
        else []
    )
    _, day = why_and_when(page, key, is_split=True)
    follows = successor(page, seen, key, without=set(along))
    if st.button(t("person.split_button"), key=f"do_{key}", type="primary", width="stretch"):
        if not building:
            page.say("no", t("person.split_where"))
            return
        answer = page.act(
            "person_split", person.id, split_household, head_id=person.id, building=building, moved_on=day,
            with_ids=tuple(along), successor_id=follows,
        )  # fmt: skip
        done(page, answer, t("person.split_done", card=answer.card if answer else ""))


def rights(page: Page, seen: PersonSeen, key: str) -> None:
    """Who heads and who may spend, as the head wishes."""
    t, person = page.t, seen.person
    page.show(parts.lead(t("person.rights_lead")))
    is_spender = st.checkbox(t("people.may_spend"), value=bool(person.is_spender), key=f"spend_{key}")
    is_head = st.checkbox(
        t("person.heads"), value=bool(person.is_head), key=f"head_{key}", disabled=bool(person.is_head)
    )
    if st.button(t("person.rights_button"), key=f"do_{key}", type="primary", width="stretch"):
        answer = page.act(
            "person_rights", person.id, set_rights, person_id=person.id, is_spender=is_spender, is_head=is_head
        )
        done(page, answer, t("person.saved"))


def leave(page: Page, seen: PersonSeen, key: str) -> None:
    """Died, or moved away."""
    t, person = page.t, seen.person
    page.show(parts.lead(t("person.leave_lead")))
    because = str(
        choose(page, t("person.leave_why"), WHY_LEFT, lambda one: t(f"person.left_why.{one}"), key=f"why_{key}")
    )
    day = st.date_input(t("person.last_day"), value=page.today, max_value=page.today, key=f"day_{key}",
                        format="YYYY-MM-DD")  # fmt: skip
    follows = successor(page, seen, key)
    if st.button(t("person.leave_button"), key=f"do_{key}", width="stretch"):
        page.confirm(
            title=t("person.leave_title", name=person.name), lines=[t("person.leave_lines")],
            yes=t("person.leave_button"), key=f"leave_{key}",
            then=lambda: page.act("person_leave", person.id, leave_community, person_id=person.id, last_day=day,
                                  because=because, successor_id=follows),
        )  # fmt: skip


def come_back(page: Page, seen: PersonSeen, key: str) -> None:
    """Somebody is back, or it was an error."""
    t, person = page.t, seen.person
    page.show(parts.lead(t("person.return_lead")))
    if st.button(t("person.return_button"), key=f"do_{key}", type="primary", width="stretch"):
        answer = page.act("person_return", person.id, return_to_community, person_id=person.id)
        done(page, answer, t("person.returned", name=person.name))


def invite(page: Page, seen: PersonSeen, key: str) -> None:
    """Invite somebody into a team; they answer on their own pages, or at the desk."""
    t, person = page.t, seen.person
    own = {row.team_id for row in seen.teams if row.until_on is None}
    teams = {row.id: row.name for row in page.look(list_teams) if row.id not in own}
    team_id = choose(page, t("person.invite_team"), teams, lambda one: teams[one], key=f"team_{key}", index=None,
                     placeholder=t("person.invite_choose"))  # fmt: skip
    if st.button(t("person.invite_button"), key=f"do_{key}", type="primary", width="stretch", disabled=not team_id):
        answer = page.act("person_invite", person.id, invite_to_team, team_id=team_id, person_id=person.id)
        done(page, answer, t("person.invited", team=teams[team_id]))


# -- merging -----------------------------------------------------------------------------------------------------


def merge(page: Page, seen: PersonSeen, key: str) -> None:
    """Another row that is this person: looked at side by side, then a second person decides."""
    t, person = page.t, seen.person
    page.show(parts.lead(t("merger.lead")))
    other = find_person(page, t("merger.other"), key=f"other_{key}")
    if other is None:
        return
    if other.id == person.id:
        page.say("info", t("merger.same"))
        return
    side_by_side(page, page.look(preview_merger, person_id=other.id, survivor_id=person.id))
    if st.button(t("merger.propose"), key=f"do_{key}", type="primary", width="stretch"):
        answer = page.act("merge", person.id, propose_merger, person_id=other.id, survivor_id=person.id)
        done(page, answer, t("merger.proposed"))


def side_by_side(page: Page, shown: MergerPreview) -> None:
    """Both rows, and what stands under both."""
    t = page.t
    for which, row in (("stays", shown.stays), ("gone", shown.gone)):
        person = row.person
        where = " · ".join(part for part in (person.building, person.card_number) if part) or t("people.no_household")
        details = [
            where,
            " · ".join(part for part in (person.volunteer_number, person.phone_masked) if part),
            t("merger.has", claims=row.claims, minutes=row.minutes, teams=row.teams),
        ]
        colour: parts.Colour = "leaf" if which == "stays" else "stone"
        page.show(desk.line(person.name, details, state=parts.chip(t(f"merger.{which}"), colour, "person")))
    page.show(parts.lead(t("merger.after")))
    if shown.doubled:
        page.say("info", t("merger.doubled", count=shown.doubled), t("merger.doubled_next"))


def undo(page: Page, seen: PersonSeen, key: str) -> None:
    """Take a merger apart again."""
    t = page.t
    rows = {row.id: row for row in seen.mergers if row.state == "merged"}
    page.show(parts.lead(t("merger.undo_lead")))
    chosen = choose(page, t("merger.undo_which"), rows, lambda one: f"{rows[one].person} · {rows[one].number}",
                    key=f"undo_{key}")  # fmt: skip
    if st.button(t("merger.undo"), key=f"do_{key}", width="stretch"):
        answer = page.act("undo_merger", str(chosen), undo_merger, merger_id=chosen, reason="mistake")
        done(page, answer, t("merger.undone"))


def waiting(page: Page) -> None:
    """Mergers that wait for a second person."""
    t = page.t
    rows = page.look(waiting_mergers)
    if not rows:
        return
    with st.container(key="card_mergers"):
        page.show(parts.heading(t("merger.waiting"), t("merger.waiting_count", count=len(rows))))
        with st.container(key="lines_mergers"):
            for row in rows:
                with line(row.id):
                    details = [f"{row.number} → {row.survivor_number}",
                               t("merger.by", name=row.proposer or t("person.office"), at=row.proposed_at)]  # fmt: skip
                    page.show(desk.line(row.survivor, details))
                    is_second = page.may(decide_merger) and row.proposed_by != page.actor.id
                    if is_second and st.button(t("merger.look"), key=f"look_{row.id}"):
                        decide(page, row)


def decide(page: Page, row: Any) -> None:
    """Both rows in a dialog, and the two answers."""
    t = page.t

    def answered(is_same: bool) -> None:
        if page.act("decide_merger", row.id, decide_merger, merger_id=row.id, is_same=is_same) is not None:
            st.rerun()

    def body() -> None:
        side_by_side(page, page.look(preview_merger, person_id=row.person_id, survivor_id=row.survivor_id))
        if st.button(t("merger.yes"), key=f"yes_{row.id}", type="primary", width="stretch"):
            answered(is_same=True)
        if st.button(t("merger.no"), key=f"no_{row.id}", width="stretch"):
            answered(is_same=False)

    page.dialog(t("merger.decide_title"), body)


def turn_to(page: Page, **query: str) -> None:
    """The same page about something else; nothing after this line runs."""
    st.query_params.from_dict(query)
    page.again()


# -- shared ------------------------------------------------------------------------------------------------------


def others_of(page: Page, seen: PersonSeen) -> list[Any]:
    """The rest of the household."""
    if not seen.person.household_id:
        return []
    _, members = page.look(see_household, household_id=seen.person.household_id)
    return [one for one in members if one.id != seen.person.id]


def why_and_when(page: Page, key: str, *, is_split: bool = False) -> tuple[str, Any]:
    """Why somebody moves, and since when."""
    t = page.t
    because = "split"
    if not is_split:
        because = str(choose(page, t("person.why"), WHY_MOVED[:2] + WHY_MOVED[3:], lambda one: t(f"person.why.{one}"),
                             key=f"why_{key}"))  # fmt: skip
    day = st.date_input(t("person.since_when"), value=page.today, max_value=page.today, key=f"day_{key}",
                        format="YYYY-MM-DD")  # fmt: skip
    return because, day


def successor(page: Page, seen: PersonSeen, key: str, *, without: set[str] | None = None) -> str | None:
    """Who heads the household from now on, where its head leaves it."""
    t = page.t
    rest = {one.id: one.name for one in others_of(page, seen) if one.id not in (without or set())}
    if not rest or not (seen.person.is_head or seen.person.is_spender):
        return None
    chosen = choose(page, t("person.successor"), [NOBODY, *rest], lambda one: rest.get(one, t("person.successor_none")),
                    key=f"successor_{key}")  # fmt: skip
    return str(chosen) if chosen else None
