"""The leader's screen: the large code, who is there, cards, ticks, and times that the leader puts right.

Corrections lie in this tab's memory until the roll is confirmed: what was measured stands in the books either way.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import streamlit as st

from core.attendance import Passed, Way, check_in, check_out, strike
from core.check_in_codes import Direction
from core.clock import at_local
from core.codes import SLOT_SECONDS, written
from core.look import desk, parts
from core.look.html import Html, join
from core.look.till import shown_code
from core.roll_calls import Correction, Roll, RollLine, ShiftSeen, people_of_card, roll_code
from pages._ui import counter
from pages._ui.camera import camera
from pages._ui.components import rotating_code
from pages._ui.desk import find_person, line, local_time
from pages._ui.shell import Page

_KEPT = "_roll_corrections"
ROWS = 12
NEWEST = 30


# -- the code ----------------------------------------------------------------------------------------------------


def show_code(page: Page, roll: Roll, shift: ShiftSeen, direction: Direction) -> None:
    """The code of this half minute, as large as the screen allows, and how to do without a camera."""
    t, base = page.t, page.app.settings.base_url.rstrip("/")
    shown = page.look(roll_code, shift_id=shift.id, direction=direction)
    rotating_code(
        key=f"check_in_{direction}",
        text=f"{base}/C/{shown.code}",
        alt=t("roll.code_alt", name=roll.name),
        renews=t("roll.code_renews"),
        left_ms=1000 * shown.seconds_left,
        slot_ms=1000 * SLOT_SECONDS,
        is_huge=True,
    )
    page.show(shown_code(lead=t(f"roll.code_typed_{direction}"), code_written=written(shown.code)))


def is_open(page: Page, shift: ShiftSeen, direction: Direction) -> bool:
    """Whether people may pass now; otherwise one sentence says since or until when."""
    t = page.t
    if shift.is_on or (direction is Direction.OUT and shift.may_leave):
        return True
    if page.now < shift.opens_at:
        page.say("wait", t("roll.opens", opens_at=shift.opens_at), t("roll.opens_next"))
    else:
        page.say("info", t("roll.is_over"), t("roll.is_over_next"))
    return False


# -- who is there ------------------------------------------------------------------------------------------------


def counts(page: Page, roll: Roll, shift: ShiftSeen) -> None:
    """How many have come, of how many."""
    t = page.t
    there = sum(one.is_there for one in roll.lines if one.shift_id == shift.id)
    page.show(
        parts.heading(t("roll.counted", present=shift.present), t("roll.there_now", count=there)),
        parts.lead(t("roll.of_needed", needed=shift.needed_people, signed_up=shift.signed_up)),
    )


def arrivals(page: Page, roll: Roll, shift: ShiftSeen) -> None:
    """Everybody who came, the newest first; read only, so that it may renew itself."""
    t = page.t
    came = [one for one in roll.lines if one.shift_id == shift.id and one.came_at]
    if not came:
        page.show(parts.empty(t("roll.not_here"), [t("roll.lead")]))
        return
    newest = sorted(came, key=lambda one: (one.came_at or roll.starts_at, one.name), reverse=True)
    page.show(join(*(desk.line(one.name, [one.building], state=standing(page, one)) for one in newest[:NEWEST])))


def standing(page: Page, one: RollLine) -> Html:
    """How somebody stands, as a chip."""
    t = page.t
    if one.problem == "struck":
        return parts.chip(t("roll.struck"), "stone", "cross")
    if one.came_at is None:
        return parts.chip(t("roll.not_here"), "stone", "clock")
    if one.left_at is None:
        return parts.chip(t("roll.is_here", came_at=one.came_at), "leaf", "check")
    words = t("roll.was_here", came_at=one.came_at, left_at=one.left_at)
    if one.is_estimated:
        return parts.chip(f"{words} {t('roll.estimated')}", "amber", "clock")
    if one.is_corrected:
        return parts.chip(f"{words} {t('roll.corrected')}", "amber", "flag")
    return parts.chip(words, "qing", "check")


def tick_list(page: Page, roll: Roll, shift: ShiftSeen, *, may_pass: bool) -> None:
    """Everybody of the shift with what may be pressed, a page at a time."""
    t = page.t
    own = [one for one in roll.lines if one.shift_id == shift.id]
    if not own:
        page.show(parts.empty(t("roll.nobody"), [t("roll.nobody_next")]))
    pages = -(-len(own) // ROWS)
    number = st.pagination(pages, key="page_roll", max_visible_pages=5) if pages > 1 else 1
    with st.container(key="lines_roll"):
        for one in own[(number - 1) * ROWS : number * ROWS]:
            with line(one.person_id):
                page.show(desk.line(one.name, [" · ".join(filter(None, (one.building, one.number)))],
                                    state=standing(page, one)))  # fmt: skip
                if may_pass and roll.may_lead:
                    _tick(page, shift, one)


def _tick(page: Page, shift: ShiftSeen, one: RollLine) -> None:
    t = page.t
    with st.container(key=f"acts_{one.person_id}", horizontal=True, width="content"):
        if one.came_at is None and shift.is_on:
            st.button(t("roll.tick_in"), key=f"in_{one.person_id}", on_click=_let,
                      args=(page, shift, one.person_id, one.name, Direction.IN, Way.LIST))  # fmt: skip
        elif one.is_there:
            st.button(t("roll.tick_out"), key=f"out_{one.person_id}", on_click=_let,
                      args=(page, shift, one.person_id, one.name, Direction.OUT, Way.LIST))  # fmt: skip
            if st.button(t("roll.strike"), key=f"strike_{one.person_id}", type="tertiary"):
                page.confirm(
                    title=t("roll.strike_title", name=one.name),
                    lines=[t("roll.strike_lead")],
                    yes=t("roll.strike_yes"),
                    then=lambda: page.act("strike", one.attendance_id or "", strike, attendance_id=one.attendance_id),
                    key=f"strike_{one.person_id}",
                )


def walk_in(page: Page, shift: ShiftSeen) -> None:
    """Somebody who came without signing up, found by name."""
    t = page.t
    page.show(parts.heading(t("roll.walk_in")))
    found = find_person(page, t("roll.walk_in_find"), key=counter.fresh("walk_in"))
    if found is not None:
        st.button(t("roll.walk_in_yes"), key="walk_in_yes", width="stretch", on_click=_let,
                  args=(page, shift, found.id, found.name, Direction.IN, Way.LIST, True))  # fmt: skip


# -- cards -------------------------------------------------------------------------------------------------------


def cards(page: Page, shift: ShiftSeen, direction: Direction) -> None:
    """The live camera, a keyboard scanner or typed numbers; a card of one who signed up acts at once."""
    t = page.t
    came = counter.code_coming_in()
    if came is not None:
        _card_came(page, shift, direction, came.text)
    with st.container(key="aim"):
        camera(
            t, aim=t("roll.card_aim"), aim_under=t("roll.card_aim_under"), start=t("roll.card_start"), photo="shoot",
            on_code=counter.keep_code,
        )  # fmt: skip
    key = counter.fresh("card")
    with st.form("typed_card", border=False, enter_to_submit=True):
        st.text_input(t("roll.card_typed"), key=key, autocomplete="off")
        st.form_submit_button(t("roll.card_look_up"), key="look_up_card", width="stretch", on_click=_keep, args=(key,))


def _keep(key: str) -> None:
    typed = str(st.session_state[key]).strip()
    if typed:
        counter.keep_code(typed)
        counter.came_in()


def _card_came(page: Page, shift: ShiftSeen, direction: Direction, card: str) -> None:
    t = page.t
    people = page.look(people_of_card, shift_id=shift.id, card=card)
    here = [one for one in people if one.signed_up]
    if not people:
        page.say("wait", t("roll.card_nobody"), t("roll.card_nobody_next"))
    elif len(here) == 1:
        _let(page, shift, here[0].id, here[0].name, direction, Way.CARD)
        page.again()
    else:
        page.show(parts.lead(t("roll.card_which")))
        for one in here or people:
            is_walk_in = not here
            words = "roll.card_walk_in" if is_walk_in else f"roll.card_let_{direction}"
            st.button(t(words, name=one.name), key=f"card_{one.id}", width="stretch", on_click=_let,
                      args=(page, shift, one.id, one.name, direction, Way.CARD, is_walk_in))  # fmt: skip


def _let(
    page: Page, shift: ShiftSeen, person_id: str, name: str, direction: Direction, way: Way, is_walk_in: bool = False
) -> None:
    """Let somebody in or out, as a button's `on_click`; what came of it stands at the top of the next run."""

    def say(done: Passed) -> None:
        at = done.left_at or done.came_at
        words = page.t(f"roll.card_done_{done.direction}", name=name)
        page.say_next("ok", words, page.t("roll.card_since", at=at))
        press.leave()
        counter.came_in()

    press = page.form(f"let_{direction}", f"{shift.id}:{person_id}")
    named: dict[str, Any] = {"shift_id": shift.id, "person_id": person_id, "way": way}
    if direction is Direction.IN:
        named["walk_in"] = is_walk_in
    counter.press_and_say(
        page, f"let_{direction}", f"{shift.id}:{person_id}", check_in if direction is Direction.IN else check_out, say,
        **named,
    )  # fmt: skip


# -- times put right ---------------------------------------------------------------------------------------------


def corrections(roll: Roll) -> tuple[tuple[Correction, ...], frozenset[str]]:
    """What the leader has put right in this tab, and whom the leader leaves out this time."""
    kept: dict[str, Correction | None] = st.session_state.get(_KEPT, {}).get(roll.activity_id, {})
    right = tuple(one for one in kept.values() if one is not None)
    return right, frozenset(name for name, one in kept.items() if one is None)


def forget(activity_id: str) -> None:
    """The roll is confirmed."""
    st.session_state.get(_KEPT, {}).pop(activity_id, None)


def correct(page: Page, roll: Roll, one: RollLine) -> None:
    """Ask for other times of one person, in a dialog."""
    t, zone, key = page.t, page.actor.time_zone, one.attendance_id or ""
    kept: dict[str, Correction | None] = st.session_state.setdefault(_KEPT, {}).setdefault(roll.activity_id, {})

    def body() -> None:
        came = st.time_input(t("roll.correct_came"), value=local_time(page, one.came_at or roll.starts_at), step=60,
                             key=f"came_{key}")  # fmt: skip
        left = st.time_input(t("roll.correct_left"), value=local_time(page, one.left_at or roll.ends_at), step=60,
                             key=f"left_{key}")  # fmt: skip
        if st.button(t("roll.correct_yes"), key=f"right_{key}", type="primary", width="stretch"):
            left_on = roll.held_on + timedelta(days=left <= came)  # over midnight
            kept[key] = Correction(
                attendance_id=key, came_at=at_local(roll.held_on, came, zone), left_at=at_local(left_on, left, zone)
            )
            page.again()
        if st.button(t("roll.left_out"), key=f"leave_out_{key}", width="stretch"):
            kept[key] = None
            page.again()
        if key in kept and st.button(t("roll.correct_undo"), key=f"measured_{key}", width="stretch"):
            del kept[key]
            page.again()

    page.dialog(f"{t('roll.correct')} · {one.name}", body)
