"""The leader's screen: a large code to check in by, who is there, and the roll confirmed in one press."""

from typing import Any

import streamlit as st

from core.check_in_codes import Direction
from core.look import desk, parts
from core.paper_rolls import roll_file
from core.roll_calls import Roll, RollLine, ShiftSeen, confirm_roll, see_roll, todays_rolls
from pages._ui import rolls
from pages._ui.desk import line, queue
from pages._ui.shell import Page, open_page

LOOK_SECONDS = 4  # how soon somebody who came stands on the screen
ROWS = 12
WAYS = ("code", "card", "list")


def choose(page: Page) -> None:
    """Activities of today and yesterday that the visitor may lead."""
    t = page.t
    page.show(parts.lead(t("roll.lead")))
    with st.container(key="card_rolls"):
        page.show(parts.heading(t("roll.today")))
        found = page.look(todays_rolls)
        if not found:
            page.show(parts.empty(t("roll.none"), [t("roll.none_next")]))
        with st.container(key="lines_rolls"):
            for one in found:
                with line(one.activity_id):
                    when = t("roll.when", starts_at=one.starts_at, ends_at=one.ends_at)
                    page.show(desk.line(one.name, [when, one.place]))
                    if st.button(t("roll.open"), key=f"open_{one.activity_id}"):
                        page.turn(activity=one.activity_id)
    if page.has("activities"):
        page.link(t("api.check_in_link.activities"), "activities")


def shift_now(page: Page, roll: Roll) -> ShiftSeen:
    """The shift that the screen is about: the one that is on, else the next, unless another one is chosen."""
    t, by_id = page.t, {one.id: one for one in roll.shifts}
    first = next((one for one in roll.shifts if page.now <= one.ends_at), roll.shifts[-1])
    if len(by_id) == 1:
        return first

    def words(one: str) -> str:
        name = by_id[one].name or "none"
        return t("roll.shift_is", name=name, starts_at=by_id[one].starts_at, ends_at=by_id[one].ends_at)

    return by_id[queue(page, t("roll.shift"), list(by_id), words, key="shift", first=first.id)]


def screen(page: Page, roll: Roll, shift: ShiftSeen) -> None:
    """In or out, by code, card or tick; who is there renews itself."""
    t = page.t
    begin = Direction.OUT if page.now > shift.ends_at else Direction.IN
    with st.container(key="roll_switches", horizontal=True):
        direction = Direction(
            queue(page, t("roll.way_in"), [*Direction], lambda one: t(f"roll.way_{one}"), key="direction", first=begin)
        )
        how = queue(page, t("roll.how_code"), [*WAYS], lambda one: t(f"roll.how_{one}"), key="how")
    split = st.container(key="roll_code") if how == "code" else st.container(key="split_roll", horizontal=True)
    was_over = page.now >= roll.ends_at

    @page.fragment(every_seconds=LOOK_SECONDS)
    def live() -> None:
        seen = page.look(see_roll, activity_id=roll.activity_id)
        now = next(one for one in seen.shifts if one.id == shift.id)
        if (now.is_on, now.may_leave) != (shift.is_on, shift.may_leave) and not was_over:
            page.again()  # it opened or ended meanwhile
        beside = st.container(key="split_live", horizontal=True)
        if how == "code":
            with beside, st.container(key="card_code"):
                if rolls.is_open(page, now, direction):
                    rolls.show_code(page, seen, now, direction)
        with beside, st.container(key="card_there"):
            rolls.counts(page, seen, now)
            if how != "list":
                rolls.arrivals(page, seen, now)

    if how != "code":
        with split, st.container(key="card_pass"):
            may_pass = rolls.is_open(page, shift, direction)
            if how == "card" and may_pass:
                rolls.cards(page, shift, direction)
            elif how == "list":
                rolls.tick_list(page, roll, shift, may_pass=may_pass)
                if shift.is_on and direction is Direction.IN:
                    rolls.walk_in(page, shift)
    with split:
        live()


# -- confirming --------------------------------------------------------------------------------------------------


def confirm(page: Page, roll: Roll) -> None:
    """After the end: everybody with minutes or what stands against them, and one press."""
    t = page.t
    with st.container(key="card_confirm"):
        page.show(parts.heading(t("roll.confirm"), t("roll.confirm_lead")))
        came = [one for one in roll.lines if one.problem != "absent"]
        if page.now < roll.ends_at:
            page.show(parts.lead(t("roll.confirm_not_yet", ends_at=roll.ends_at)))
            return
        if not came:
            page.show(parts.empty(t("roll.confirm_nothing")))
        elif roll.makes_hours:
            page.show(parts.lead(t("roll.counts_between")))
        if any(one.is_estimated for one in came):
            page.show(parts.lead(t("roll.is_over_next")))
        pages = -(-len(came) // ROWS)
        number = st.pagination(pages, key="page_confirm", max_visible_pages=5) if pages > 1 else 1
        with st.container(key="lines_confirm"):
            for one in came[(number - 1) * ROWS : number * ROWS]:
                confirm_line(page, roll, one)
        if roll.waiting and st.button(t("roll.confirm_button", count=len(roll.waiting)), key="confirm", type="primary",
                                      width="stretch"):  # fmt: skip
            ask(page, roll)


def confirm_line(page: Page, roll: Roll, one: RollLine) -> None:
    """One person: times, minutes, marks; what stands against them, and a way to put it right."""
    t = page.t
    worth = t("roll.minutes", minutes=one.minutes) if roll.makes_hours else t("roll.event")
    aside = t(f"roll.problem.{one.problem}") if one.problem else worth
    details = [aside, worth] if one.problem == "claimed" else [aside]
    with line(f"c_{one.attendance_id}"):
        page.show(desk.line(one.name, details, state=rolls.standing(page, one)))
        is_fixed = one.problem in ("claimed", "struck", "own", "joined_later", "no_level")
        if not is_fixed and st.button(t("roll.correct"), key=f"correct_{one.attendance_id}", type="tertiary"):
            rolls.correct(page, roll, one)


def ask(page: Page, roll: Roll) -> None:
    """Say what the press comes to, then press."""
    t, waiting = page.t, roll.waiting
    title = "roll.confirm_title" if roll.makes_hours else "roll.confirm_title_events"
    lines = [t("roll.confirm_sum", minutes=sum(one.minutes for one in waiting))] if roll.makes_hours else []
    for name in ("estimated", "corrected"):
        count = sum(getattr(one, f"is_{name}") for one in waiting)
        if count:
            lines.append(t(f"roll.confirm_{name}", count=count))
    lines.append(t("roll.confirm_lead"))

    def press() -> Any:
        right, left_out = rolls.corrections(roll)
        done = page.act("confirm_roll", roll.activity_id, confirm_roll, activity_id=roll.activity_id,
                        corrections=right, left_out=left_out)  # fmt: skip
        if done is not None:
            rolls.forget(roll.activity_id)
            on = (t("roll.confirm_done_go"), "approve", {"activity": roll.activity_id})
            page.say_next("ok", t("roll.confirm_done", count=len(done.claim_ids)), t("roll.confirm_done_next"), on=on)
        return done

    page.confirm(title=t(title, count=len(waiting)), lines=lines, yes=t("roll.confirm_yes"), then=press, key="confirm")


def paper(page: Page, roll: Roll) -> None:
    """The sheet for those without a phone."""
    t = page.t
    with st.container(key="card_sheet"):
        page.show(parts.heading(t("roll.sheet")), parts.lead(t("roll.sheet_lead")))
        page.download(
            t("roll.sheet_print"), lambda: roll_file(page.app, page.actor, t, activity_id=roll.activity_id),
            key="print_sheet",
        )  # fmt: skip
        if page.has("hours"):
            page.link(t("roll.sheet_enter"), "hours", icon=":material/edit_note:", sheet=roll.activity_id)


page = open_page("roll")
t = page.t
wanted = page.asked.get("activity")
if not wanted:
    choose(page)
    page.stop()
roll = page.look(see_roll, activity_id=wanted)
right, left_out = rolls.corrections(roll)
if right or left_out:
    roll = page.look(see_roll, activity_id=wanted, corrections=right, left_out=left_out)
page.show(parts.heading(roll.name, t("roll.when", starts_at=roll.starts_at, ends_at=roll.ends_at)))
if roll.is_called_off:
    page.say("info", t("error.check_in.called_off"))
elif roll.may_lead:
    if any(one.may_leave or page.now < one.ends_at for one in roll.shifts):
        screen(page, roll, shift_now(page, roll))
    confirm(page, roll)
    paper(page, roll)
if page.has("activity") and not roll.is_called_off:
    page.link(t("roll.activity"), "activity", icon=":material/arrow_back:", activity=roll.activity_id)
if st.button(t("roll.back"), key="back", width="stretch"):
    page.turn(activity="")
