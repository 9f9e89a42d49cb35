"""Checking in and out, the roll, its confirmation, and what each bad input is told. About 25 s on both engines."""

from __future__ import annotations

import random
import threading
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

import db.attendance
from core.activities import cancel_activity
from core.approvals import approve_claims
from core.attendance import (
    AlreadyIn,
    AlreadyLeft,
    CalledOff,
    CheckInRefused,
    ClockWrong,
    NotIn,
    NotSignedUp,
    OtherPhone,
    Passed,
    ShiftFull,
    SignUpWithdrawn,
    StillWaiting,
    TooEarly,
    TooLate,
    Way,
    check_in,
    check_out,
    close_due,
    pass_by_code,
    record,
    see_code,
    strike,
)
from core.bootstrap import App
from core.check import run_check
from core.check_in_codes import CheckInCodeOver, Direction
from core.claims import log_hours
from core.clock import DrivenClock, at_local
from core.entries import Entry
from core.errors import AppError, Forbidden, SecondPersonNeeded
from core.guesses import TooManyWrongCodes, at_check_in, at_till
from core.policy import Actor, Role
from core.roll_calls import (
    Correction,
    NothingToConfirm,
    NotOverYet,
    Roll,
    confirm_roll,
    my_activities_now,
    see_roll,
)
from db.states import SignUpState
from db.tables import Attendance
from db.types import new_id
from tests.factories import a_job, a_person, a_resident, a_reviewer, a_staff, an_intent, somebody
from tests.factories_attendance import (
    PHONE,
    ZONE,
    a_shift,
    a_volunteer,
    an_activity,
    passed,
    shift_of,
    shown_code,
    signed_up,
)
from tests.racers import IS_DRILL, race
from tests.tally import control, counted

IN, OUT = Direction.IN, Direction.OUT


@pytest.fixture
def leader(app: App) -> Actor:
    """Somebody who leads activities and signs in as a resident."""
    person = a_person(app, name="赵队长")
    return a_resident(app, person_id=person.id, household_id=None)


def at(clock: DrivenClock, day: date, hour: int, minute: int = 0, second: int = 0) -> None:
    """Move to a local time."""
    clock.set(at_local(day, time(hour, minute, second), ZONE))


def minutes_of(app: App, claim_ids: tuple[str, ...]) -> dict[str, tuple[str, str, int]]:
    """Person → kind, class, minutes of claims."""
    with app.reading() as (session, _):
        rows = session.all(
            "SELECT id, person_id, kind, hours_class, minutes FROM claim WHERE attendance_id IS NOT NULL"
        )
    return {row.person_id: (row.kind, row.hours_class, row.minutes) for row in rows if row.id in claim_ids}


def roll(app: App, actor: Actor, activity_id: str, **named: Any) -> Roll:
    return app.look(actor, see_roll, activity_id=activity_id, **named)


def is_sound(app: App) -> None:
    report = run_check(app)
    assert report.is_ok, report.to_json()


def test_the_whole_way_from_the_screen_to_an_approved_claim(app: App, clock: DrivenClock, leader: Actor) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    shift_id = shift_of(app, activity)
    first, second, third = a_volunteer(app), a_volunteer(app, name="李强"), a_volunteer(app, name="陈桂兰")
    for one in (first, second, third):
        signed_up(app, activity, one.person_id or "")
    at(clock, activity.held_on, 8, 40)
    came = passed(app, first, shift_id)  # early: not refused, but the minutes before nine do not count
    assert (came.direction, came.activity, came.left_at) == (IN, activity.name, None)
    assert [one.came_at for one in app.look(first, my_activities_now)] == [clock.now()]
    at(clock, activity.held_on, 9, 20, 30)
    passed(app, second, shift_id)
    app.do(leader, an_intent(), check_in, shift_id=shift_id, person_id=third.person_id or "", way=Way.CARD)
    seen = roll(app, leader, activity.id)
    assert (seen.shifts[0].present, seen.shifts[0].needed_people, seen.shifts[0].signed_up) == (3, 10, 3)
    assert [line.is_there for line in seen.lines] == [True] * 3
    with pytest.raises(NotOverYet):
        app.do(leader, an_intent(), confirm_roll, activity_id=activity.id)
    at(clock, activity.held_on, 10, 30)
    passed(app, second, shift_id, OUT)
    at(clock, activity.held_on, 11, 10)
    passed(app, first, shift_id, OUT)  # ten minutes after the end: let out, and eleven counts
    clock.forward(minutes=30)
    preview = roll(app, leader, activity.id)
    assert {line.name: (line.minutes, line.is_estimated) for line in preview.waiting} == {
        "王秀英": (120, False), "李强": (69, False), "陈桂兰": (99, True),
    }  # fmt: skip
    done = app.do(leader, an_intent(), confirm_roll, activity_id=activity.id)
    assert (done.measured, done.listed, done.minutes) == (3, 0, 288)
    assert set(minutes_of(app, done.claim_ids).values()) == {
        ("hours", "measured", 120), ("hours", "measured", 69), ("hours", "measured", 99),
    }  # fmt: skip
    with pytest.raises(NothingToConfirm):
        app.do(leader, an_intent(), confirm_roll, activity_id=activity.id)
    with pytest.raises(SecondPersonNeeded):
        app.do(somebody(app, Role.REVIEWER, id=leader.id), an_intent(), approve_claims, claim_ids=done.claim_ids)
    assert app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=done.claim_ids).approved == 3
    is_sound(app)


def test_every_bad_input_has_one_sentence_and_one_outcome(app: App, clock: DrivenClock, leader: Actor) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    shift_id = shift_of(app, activity)
    who, other, gone, waiting, stranger = (a_volunteer(app, name=name) for name in "甲乙丙丁戊")
    signed_up(app, activity, who.person_id or "")
    signed_up(app, activity, other.person_id or "")
    signed_up(app, activity, gone.person_id or "", withdraw=True)
    signed_up(app, activity, waiting.person_id or "", state=SignUpState.WAITING)
    at(clock, activity.held_on, 8, 29)
    with pytest.raises(TooEarly) as early:
        passed(app, who, shift_id)
    assert early.value.facts == {"opens_at": at_local(activity.held_on, time(8, 30), ZONE)}
    at(clock, activity.held_on, 9)
    picture = shown_code(app, shift_id)
    with pytest.raises(NotIn):
        passed(app, who, shift_id, OUT)
    with pytest.raises(SignUpWithdrawn):
        passed(app, gone, shift_id)
    with pytest.raises(StillWaiting):
        passed(app, waiting, shift_id)
    with pytest.raises(NotSignedUp):
        passed(app, stranger, shift_id)
    passed(app, who, shift_id, phone="one phone")
    with pytest.raises(AlreadyIn) as twice:
        passed(app, who, shift_id, phone="a second phone")
    assert twice.value.facts == {"came_at": clock.now()}
    with pytest.raises(OtherPhone):
        passed(app, other, shift_id, phone="one phone")
    app.do(leader, an_intent(), check_in, shift_id=shift_id, person_id=other.person_id or "")  # the leader may
    clock.forward(seconds=119)  # 9:01:59, the third slot after the picture's
    with pytest.raises(AlreadyIn):
        app.do(who, an_intent(), pass_by_code, code=picture, device=PHONE)
    clock.forward(seconds=1)
    with pytest.raises(CheckInCodeOver):
        app.do(who, an_intent(), pass_by_code, code=picture, device=PHONE)
    clock.forward(minutes=30)
    passed(app, who, shift_id, OUT)
    with pytest.raises(AlreadyLeft):
        passed(app, who, shift_id, OUT)
    with pytest.raises(AlreadyLeft):
        passed(app, who, shift_id)
    at(clock, activity.held_on, 11, 0, 1)
    with pytest.raises(TooLate):
        passed(app, stranger, shift_id)
    at(clock, activity.held_on, 11, 16)
    with pytest.raises(TooLate):
        passed(app, other, shift_id, OUT)
    clock.forward(days=1)  # yesterday's picture
    with pytest.raises(CheckInCodeOver):
        app.do(other, an_intent(), pass_by_code, code=picture, device=PHONE)
    with pytest.raises(Forbidden):
        app.do(who, an_intent(), check_in, shift_id=shift_id, person_id=stranger.person_id or "")
    is_sound(app)


def test_a_clock_that_runs_late_or_ahead_is_told(app: App, clock: DrivenClock, leader: Actor) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    shift_id, who = shift_of(app, activity), a_volunteer(app)
    signed_up(app, activity, who.person_id or "")
    program = somebody(app, Role.INTEGRATION)
    with app.reading() as (session, _):
        number = session.value("SELECT volunteer_number FROM person WHERE id = :id", id=who.person_id)
    at(clock, activity.held_on, 9, 30)
    ahead = shown_code(app, shift_id)
    late = App(settings=app.settings, database=app.database, is_demo=False,
               clock=DrivenClock(clock.now() - timedelta(minutes=1)))  # fmt: skip
    with pytest.raises(CheckInCodeOver):  # a server whose clock runs late does not know the code of a slot to come
        late.do(who, an_intent(), pass_by_code, code=ahead, device=PHONE)
    with pytest.raises(ClockWrong):
        app.do(program, an_intent(), record, direction=IN, person=number, shift_id=shift_id,
               at=clock.now() + timedelta(seconds=1))  # fmt: skip
    noted = app.do(program, an_intent(), record, direction=IN, person=number, activity_id=activity.id,
                   at=clock.now() - timedelta(minutes=20))  # fmt: skip
    assert noted.came_at == at_local(activity.held_on, time(9, 10), ZONE)
    with pytest.raises(ClockWrong):
        app.do(program, an_intent(), record, direction=OUT, person=number, shift_id=shift_id,
               at=noted.came_at - timedelta(seconds=1))  # fmt: skip
    at(clock, activity.held_on, 23)
    out = app.do(program, an_intent(), record, direction=OUT, person=number, shift_id=shift_id,
                 at=at_local(activity.held_on, time(10, 50), ZONE))  # fmt: skip
    assert out.left_at == at_local(activity.held_on, time(10, 50), ZONE)
    is_sound(app)


def test_codes_cannot_be_guessed_at_and_say_nothing_about_other_shifts(
    app: App, clock: DrivenClock, leader: Actor
) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    shift_id, who = shift_of(app, activity), a_volunteer(app)
    signed_up(app, activity, who.person_id or "")
    at(clock, activity.held_on, 9)
    code = shown_code(app, shift_id)
    for written in (code.lower(), f"{code[:4]}-{code[4:8]} {code[8:]}", f"https://linli.example.org/C/{code}"):
        assert app.look(who, see_code, code=written).activity == activity.name
    assert shown_code(app, shift_id, OUT) != code
    wrong = code[:8] + ("0" if code[8] != "0" else "1") + code[9:]
    for _ in range(5):  # looking counts as trying does
        with pytest.raises(CheckInCodeOver):
            at_till(app, who, an_intent(), pass_by_code, code=wrong, device=PHONE)
        with pytest.raises(CheckInCodeOver):
            at_check_in(app, who, see_code, code=wrong)
    with pytest.raises(TooManyWrongCodes):
        at_till(app, who, an_intent(), pass_by_code, code=code, device=PHONE)
    assert [one.came_at for one in app.look(who, my_activities_now)] == [None]


def test_walk_ins_need_room_and_a_struck_arrival_leaves_it_open(app: App, clock: DrivenClock, leader: Actor) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "", needed_people=2)
    shift_id = shift_of(app, activity)
    first, second, third = (a_volunteer(app, name=name).person_id or "" for name in "甲乙丙")
    signed_up(app, activity, first)
    at(clock, activity.held_on, 9)
    assert app.do(leader, an_intent(), check_in, shift_id=shift_id, person_id=second, walk_in=True).is_walk_in
    with pytest.raises(ShiftFull):
        app.do(leader, an_intent(), check_in, shift_id=shift_id, person_id=third, walk_in=True)
    wrong = app.do(leader, an_intent(), check_in, shift_id=shift_id, person_id=first)
    app.do(leader, an_intent(), strike, attendance_id=wrong.attendance_id)
    assert {line.name: line.problem for line in roll(app, leader, activity.id).lines}["甲"] == "struck"
    with pytest.raises(AlreadyLeft):
        app.do(leader, an_intent(), strike, attendance_id=wrong.attendance_id)
    clock.forward(minutes=20)
    app.do(leader, an_intent(), check_in, shift_id=shift_id, person_id=first)
    at(clock, activity.held_on, 11, 20)
    done = app.do(leader, an_intent(), confirm_roll, activity_id=activity.id)
    assert sorted(one[2] for one in minutes_of(app, done.claim_ids).values()) == [100, 120]
    is_sound(app)


@pytest.mark.parametrize("is_job_first", [True, False])
def test_a_missing_check_out_ends_once_at_the_planned_end(
    app: App, clock: DrivenClock, leader: Actor, is_job_first: bool
) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    shift_id, who = shift_of(app, activity), a_volunteer(app)
    signed_up(app, activity, who.person_id or "")
    at(clock, activity.held_on, 9, 30)
    passed(app, who, shift_id)
    at(clock, activity.held_on, 11, 15)
    assert app.do(a_job(app), an_intent("job"), close_due) == 0  # the grace is not over
    clock.forward(seconds=1)
    if is_job_first:
        assert app.do(a_job(app), an_intent("job"), close_due) == 1
    line = roll(app, leader, activity.id).lines[0]
    assert (line.is_estimated, line.left_at, line.minutes) == (True, at_local(activity.held_on, time(11), ZONE), 90)
    app.do(leader, an_intent(), confirm_roll, activity_id=activity.id)
    assert app.do(a_job(app), an_intent("job"), close_due) == 0
    with app.reading() as (session, _):
        assert [row.way for row in session.all("SELECT way FROM departure")] == ["end"]
    is_sound(app)


def test_ones_own_phone_serves_for_two_shifts_and_what_was_called_off_lets_nobody_in(
    app: App, clock: DrivenClock, leader: Actor
) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    other = an_activity(app, clock, leader_id=leader.person_id or "", name="送餐")
    later = a_shift(app, activity, starts=time(12), ends=time(13))
    who, friend = a_volunteer(app), a_volunteer(app, name="李强")
    for shift_id in (shift_of(app, activity), later):
        signed_up(app, activity, who.person_id or "", shift_id=shift_id)
        signed_up(app, activity, friend.person_id or "", shift_id=shift_id)
    app.do(a_staff(app), an_intent(), cancel_activity, activity_id=other.id, why="weather")
    at(clock, activity.held_on, 9)
    with pytest.raises(CalledOff):
        app.do(leader, an_intent(), check_in, shift_id=shift_of(app, other), person_id=who.person_id or "")
    passed(app, who, shift_of(app, activity), phone="own")
    at(clock, activity.held_on, 12)
    passed(app, who, later, phone="own")
    with pytest.raises(OtherPhone):  # one device, one person, in every shift of an activity
        passed(app, friend, later, phone="own")
    with app.reading() as (session, _):
        assert session.value("SELECT COUNT(*) FROM attendance WHERE device IS NULL") == 0


def test_a_corrected_time_is_listed_and_the_leaders_own_waits_for_the_office(
    app: App, clock: DrivenClock, leader: Actor
) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    shift_id, who = shift_of(app, activity), a_volunteer(app)
    for person_id in (who.person_id or "", leader.person_id or ""):
        signed_up(app, activity, person_id)
    at(clock, activity.held_on, 10)
    came = passed(app, who, shift_id)
    passed(app, leader, shift_id)
    at(clock, activity.held_on, 12)
    right = Correction(
        attendance_id=came.attendance_id,
        came_at=at_local(activity.held_on, time(9), ZONE),
        left_at=at_local(activity.held_on, time(10, 30), ZONE),
    )
    done = app.do(leader, an_intent(), confirm_roll, activity_id=activity.id, corrections=(right,))
    assert list(minutes_of(app, done.claim_ids).values()) == [("hours", "listed", 90)]
    assert {line.name: line.problem for line in roll(app, leader, activity.id).lines} == {
        "王秀英": "claimed", "赵队长": "own",
    }  # fmt: skip
    by_office = app.do(a_staff(app), an_intent(), confirm_roll, activity_id=activity.id)
    assert list(minutes_of(app, by_office.claim_ids).values()) == [("hours", "measured", 60)]
    is_sound(app)


def test_a_meeting_needs_in_and_out_and_becomes_no_hours(app: App, clock: DrivenClock, leader: Actor) -> None:
    meeting = an_activity(app, clock, leader_id=leader.person_id or "", name="居民会议", item_code="A1")
    shift_id = shift_of(app, meeting)
    stayed, slipped = a_volunteer(app), a_volunteer(app, name="李强")
    for one in (stayed, slipped):
        signed_up(app, meeting, one.person_id or "")
    at(clock, meeting.held_on, 9)
    passed(app, stayed, shift_id)
    passed(app, slipped, shift_id)
    at(clock, meeting.held_on, 11)
    passed(app, stayed, shift_id, OUT)
    clock.forward(hours=1)
    assert {line.name: line.problem for line in roll(app, leader, meeting.id).lines} == {
        "王秀英": "", "李强": "not_through",
    }  # fmt: skip
    done = app.do(leader, an_intent(), confirm_roll, activity_id=meeting.id)
    assert (done.events, minutes_of(app, done.claim_ids)) == (1, {stayed.person_id: ("event", "measured", 0)})
    again = Entry(person_id=stayed.person_id or "", service_on=meeting.held_on, title=meeting.name, minutes=60)
    with pytest.raises(AppError) as twice:
        app.do(a_staff(app), an_intent(), log_hours, entries=(again,))
    assert twice.value.key == "error.entry.duplicate"
    is_sound(app)


def test_minutes_count_once_per_person(app: App, clock: DrivenClock, leader: Actor) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    other = an_activity(app, clock, leader_id=leader.person_id or "", name="送餐", starts=time(10), ends=time(12))
    who = a_volunteer(app)
    for one in (activity, other):
        signed_up(app, one, who.person_id or "")
    at(clock, activity.held_on, 10)
    passed(app, who, shift_of(app, activity))
    passed(app, who, shift_of(app, other))
    at(clock, activity.held_on, 12, 30)
    app.do(leader, an_intent(), confirm_roll, activity_id=activity.id)
    assert [line.problem for line in roll(app, leader, other.id).lines] == ["overlapping"]
    with pytest.raises(NothingToConfirm):
        app.do(leader, an_intent(), confirm_roll, activity_id=other.id)
    is_sound(app)


#: (shift, pause, came, left as local times, minutes): windows, breaks, midnight
WINDOWS = [
    ((9, 0), (12, 0), 0, (8, 31), (12, 14), 180),
    ((9, 0), (12, 0), 30, (9, 0), (12, 0), 150),
    ((9, 0), (12, 0), 30, (9, 0), (9, 30), 0),
    ((9, 0), (12, 0), 30, (9, 0), (9, 31), 1),
    ((9, 0), (9, 1), 0, (9, 0), (9, 1), 1),
    ((22, 0), (1, 0), 0, (22, 30), (0, 45), 135),  # over midnight: the day on which it began
    ((23, 59), (0, 1), 0, (23, 59), (0, 1), 2),
]


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31)], ids=str)
def test_windows_breaks_midnight_month_ends_and_the_leap_day(
    app: App, clock: DrivenClock, leader: Actor, day: date
) -> None:
    clock.set(at_local(day - timedelta(days=1), time(10), ZONE))
    who, expected = [], {}
    for place, (starts, ends, pause, came, left, minutes) in enumerate(WINDOWS):
        activity = an_activity(app, clock, leader_id=leader.person_id or "", name=f"值班{place}", starts=time(8),
                               ends=time(8, 1))  # fmt: skip
        shift_id = a_shift(app, activity, starts=time(*starts), ends=time(*ends), break_minutes=pause,
                           over_midnight=ends < starts)  # fmt: skip
        one = a_volunteer(app, name=f"志愿者{place}")
        signed_up(app, activity, one.person_id or "", shift_id=shift_id)
        is_next_day = [when < starts and ends < starts for when in (came, left)]
        moments = [datetime.combine(day + timedelta(days=later), time(*when))
                   for later, when in zip(is_next_day, (came, left), strict=True)]  # fmt: skip
        who.append((moments[0], IN, shift_id, one))
        who.append((moments[1], OUT, shift_id, one))
        expected[activity.id] = (one.person_id, minutes)
    for moment, direction, shift_id, one in sorted(who, key=lambda step: (step[0], step[1])):
        clock.set(at_local(moment.date(), moment.time(), ZONE))
        act = check_in if direction is IN else check_out
        app.do(leader, an_intent(), act, shift_id=shift_id, person_id=one.person_id or "")
    clock.forward(hours=2)
    for activity_id, (person_id, minutes) in expected.items():
        if minutes:
            done = app.do(leader, an_intent(), confirm_roll, activity_id=activity_id)
            assert minutes_of(app, done.claim_ids) == {person_id: ("hours", "measured", minutes)}
        else:
            assert [line.problem for line in roll(app, leader, activity_id).lines] == ["no_minutes"]
    with app.reading() as (session, _):
        days = {row.service_on for row in session.all("SELECT service_on FROM claim WHERE hours_class = 'measured'")}
    assert days == {day}
    is_sound(app)


CALLERS = 200 if IS_DRILL else 20


@pytest.mark.race
@pytest.mark.figure("F-05")
def test_everybody_at_once_comes_once_and_one_person_from_two_phones_comes_once(
    app: App, clock: DrivenClock, leader: Actor, engine_name: str
) -> None:
    activity = an_activity(app, clock, leader_id=leader.person_id or "", needed_people=CALLERS)
    shift_id = shift_of(app, activity)
    people = [a_volunteer(app, name=f"志愿者{place}") for place in range(CALLERS)]
    for one in people:
        signed_up(app, activity, one.person_id or "")
    at(clock, activity.held_on, 9)
    code = shown_code(app, shift_id)

    def come(who: Actor, phone: str) -> Passed:
        return app.do(who, an_intent(), pass_by_code, code=code, device=PHONE + phone)

    calls = [lambda one=one: come(one, one.id) for one in people]  # type: ignore[misc]
    calls += [lambda phone=phone: come(people[0], phone) for phone in ("second", "third", "fourth")]  # type: ignore[misc]
    answers = race(calls)
    came = [answer for answer in answers if isinstance(answer, Passed)]
    assert len(came) == len({one.person_id for one in came}) == CALLERS
    assert [type(answer) for answer in answers if not isinstance(answer, Passed)] == [AlreadyIn] * 3
    stranger = a_volunteer(app, name="借手机的")
    signed_up(app, activity, stranger.person_id or "")
    helpers = [a_volunteer(app, name=f"同伴{place}") for place in range(8)]
    for one in helpers:
        signed_up(app, activity, one.person_id or "")
    answers = race([lambda one=one: come(one, "one phone") for one in helpers])  # type: ignore[misc]
    assert sum(isinstance(answer, Passed) for answer in answers) == 1
    assert {type(answer) for answer in answers} == {Passed, OtherPhone}
    with app.reading() as (session, _):
        twice = session.value(
            "SELECT COUNT(*) FROM (SELECT person_id FROM attendance GROUP BY person_id HAVING COUNT(*) > 1) doubled"
        )
    assert twice == 0
    is_sound(app)
    counted("F-05", engine_name, rounds=1, callers=CALLERS + 3, stand_each=1)


@pytest.mark.race
@pytest.mark.figure("F-05")
def test_control_looking_first_and_writing_later_lets_one_person_in_twice(
    app: App, clock: DrivenClock, leader: Actor, engine_name: str
) -> None:
    """The unsafe way, here only: each looks who is in, then writes. If it never doubles, the race is void."""
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    shift_id, who = shift_of(app, activity), a_volunteer(app)
    at(clock, activity.held_on, 9)
    looked = threading.Barrier(4)

    def come(turn: int) -> None:
        with app.reading() as (session, _):
            is_free = db.attendance.arrival(
                session, community_id=who.community_id, shift_id=shift_id, person_id=who.person_id or ""
            ) is None  # fmt: skip
        looked.wait()
        if is_free:
            with app.database.transaction() as session:
                session.insert(
                    Attendance, community_id=who.community_id, id=new_id(), activity_id=activity.id, shift_id=shift_id,
                    person_id=who.person_id, turn=turn, came_at=clock.now(), way="code", device=None, recorded_by="x",
                )  # fmt: skip

    race([lambda turn=turn: come(turn) for turn in range(1, 5)])  # type: ignore[misc]
    with app.reading() as (session, _):
        stand = session.value("SELECT COUNT(*) FROM attendance")
    assert stand == 4
    control("F-05", engine_name, f"looking first and writing later let one person in {stand} times")


STEPS = ("in", "out", "strike", "minute", "end", "confirm")


@pytest.mark.parametrize("seed", range(40 if IS_DRILL else 3))
def test_the_states_of_an_arrival_are_those_of_a_plain_model(
    app: App, clock: DrivenClock, leader: Actor, seed: int
) -> None:
    """None, there, left, struck, claimed: whatever is pressed in whatever order, the books stand as the model does."""
    chance = random.Random(seed)
    activity = an_activity(app, clock, leader_id=leader.person_id or "")
    shift_id, ends_at = shift_of(app, activity), at_local(activity.held_on, time(11), ZONE)
    people = [a_volunteer(app, name=f"志愿者{place}").person_id or "" for place in range(3)]
    for person_id in people:
        signed_up(app, activity, person_id)
    at(clock, activity.held_on, 8, 45)
    model = dict.fromkeys(people, "none")
    ids: dict[str, str] = {}
    for _ in range(40):
        step, who = chance.choice(STEPS), chance.choice(people)
        before = dict(model)
        is_on, is_grace = clock.now() <= ends_at, clock.now() <= ends_at + timedelta(minutes=15)
        try:
            if step == "in":
                ids[who] = app.do(leader, an_intent(), check_in, shift_id=shift_id, person_id=who).attendance_id
                assert is_on and before[who] in ("none", "struck")
                model[who] = "there"
            elif step == "out":
                app.do(leader, an_intent(), check_out, shift_id=shift_id, person_id=who)
                assert is_grace and before[who] == "there"
                model[who] = "left"
            elif step == "strike" and who in ids:
                app.do(leader, an_intent(), strike, attendance_id=ids[who])
                assert before[who] == "there"
                model[who] = "struck"
            elif step == "minute":
                clock.forward(minutes=chance.choice((1, 13, 29)))
            elif step == "end" and app.do(a_job(app), an_intent("job"), close_due):
                assert not is_grace
                model = {one: "left" if state == "there" else state for one, state in model.items()}
            elif step == "confirm":
                waiting = {line.person_id for line in roll(app, leader, activity.id).waiting}
                app.do(leader, an_intent(), confirm_roll, activity_id=activity.id)
                assert clock.now() >= ends_at and {before[one] for one in waiting} <= {"there", "left"}
                model.update(dict.fromkeys(waiting, "claimed"))
        except CheckInRefused:
            assert model == before
            if step == "in":
                assert not is_on or before[who] in ("there", "left", "claimed")
            elif step == "out":
                assert not is_grace or before[who] != "there"
            elif step == "strike":
                assert before[who] in ("left", "claimed", "struck")
    found = {line.person_id: line for line in roll(app, leader, activity.id).lines}
    for person_id, state in model.items():
        line = found[person_id]
        problem = {"none": "absent", "struck": "struck", "claimed": "claimed"}.get(state)
        assert line.problem == problem if problem else line.problem in ("", "no_minutes"), (state, line)
        if state in ("there", "left"):
            assert line.is_there == (state == "there" and clock.now() <= ends_at + timedelta(minutes=15))
    is_sound(app)
