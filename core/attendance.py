"""Checking in and out: by the code on the leader's screen, by a card, a tick or a program (design 6; domain C.1, E-6).

An arrival and a departure are rows that never change; who has no departure is there. A wrong arrival is struck. A
missing check-out is closed at the planned end, *estimated*, by scheduled work or by whatever confirms the roll.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import db.activities
import db.attendance
import db.places
import db.sign_ups
from core.books import Work
from core.check_in_codes import GRACE, OPENS_BEFORE, Direction, device_hash, shift_of
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Forbidden, NotFound
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import ActivityState, SignUpState
from db.tables import Attendance, Departure, SignUp
from db.types import new_id

LEADERS: Final = {Role.STAFF, Role.ADMINISTRATOR, Role.TEAM_LEADER, Role.RESIDENT}
TAKERS: Final = {Role.RESIDENT, Role.TEAM_LEADER, Role.BUILDING_HEAD}
LATE_WRITING: Final = timedelta(hours=24)  # how long after the end a program may still say what it noted
CLOSED_BY_JOB: Final = timedelta(days=40)  # older ones are closed by whatever confirms them


class Way(StrEnum):
    """How somebody was seen to come or go."""

    CODE = "code"
    CARD = "card"
    LIST = "list"
    API = "api"
    END = "end"  # the planned end: nobody checked out
    STRUCK = "struck"  # was never there


class CheckInRefused(AppError):
    """Why somebody is not let in or out."""

    status = 409


class TooEarly(CheckInRefused):
    """Check-in opens half an hour before the start; facts: opens_at."""

    key = "error.check_in.too_early"


class TooLate(CheckInRefused):
    """The activity is over; facts: ended_at."""

    key = "error.check_in.too_late"


class CalledOff(CheckInRefused):
    key = "error.check_in.called_off"


class NotSignedUp(CheckInRefused):
    key = "error.check_in.not_signed_up"


class SignUpWithdrawn(CheckInRefused):
    key = "error.check_in.withdrawn"


class StillWaiting(CheckInRefused):
    """On the waiting list, or called and without an answer."""

    key = "error.check_in.waiting"


class ShiftFull(CheckInRefused):
    """No room for a walk-in; facts: needed."""

    key = "error.check_in.full"


class OtherPhone(CheckInRefused):
    """This phone checked somebody else in at this activity."""

    key = "error.check_in.other_phone"


class AlreadyIn(CheckInRefused):
    """Twice; facts: came_at."""

    key = "error.check_in.already_in"


class AlreadyLeft(CheckInRefused):
    """Out already; facts: left_at."""

    key = "error.check_in.already_left"


class NotIn(CheckInRefused):
    """Out before in."""

    key = "error.check_in.not_in"


class ClockWrong(CheckInRefused):
    """An instant that cannot be: later than now, or a way out before the way in; facts: at."""

    key = "error.check_in.clock_wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """Somebody came or went. `came_at`: since when; `left_at`: None while they are there."""

    attendance_id: str
    activity_id: str
    shift_id: str
    person_id: str
    activity: str
    direction: Direction
    came_at: datetime
    left_at: datetime | None = None
    is_walk_in: bool = False
    is_replay: bool = False


# -- by oneself --------------------------------------------------------------------------------------------------


@command("attendance.pass_by_code", roles=TAKERS, scope=Scope.OWN)
def pass_by_code(work: Work, *, code: str, device: str) -> Passed:
    """Check oneself in or out with the code on the leader's screen; `device` is the browser's own token.

    Raises CheckInCodeOver, then OtherPhone, then what stands against it.
    """
    person_id = work.actor.person_id
    if person_id is None:
        raise Forbidden(action="attendance.pass_by_code")
    work.lock_person(person_id)
    shift, direction = shift_of(work.session, work.clock, community_id=work.community_id, code=code)
    if direction is Direction.OUT:
        return _leave(work, shift, person_id, way=Way.CODE, at=work.now)
    known = device_hash(work.session, community_id=work.community_id, token=device)
    holder = db.attendance.person_of_device(
        work.session, community_id=work.community_id, activity_id=shift.activity_id, device=known
    )
    if holder not in (None, person_id):
        raise OtherPhone()
    if holder:  # the browser is this person's already, for another shift or before an arrival that was struck
        known = device_hash(work.session, community_id=work.community_id, token=f"{device} {work.operation_id}")
    return _come(work, shift, person_id, way=Way.CODE, at=work.now, device=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCode:
    """What a code on a leader's screen means for the actor, before anything is pressed."""

    direction: Direction
    activity: str
    place: str
    starts_at: datetime
    ends_at: datetime
    came_at: datetime | None
    left_at: datetime | None


@query("attendance.see_code", roles=TAKERS, scope=Scope.OWN)
def see_code(session: Session, clock: Clock, actor: Actor, *, code: str) -> SeenCode:
    """What a code means now. Raises CheckInCodeOver."""
    shift, direction = shift_of(session, clock, community_id=actor.community_id, code=code)
    here = db.attendance.arrival(
        session, community_id=actor.community_id, shift_id=shift.id, person_id=actor.person_id or ""
    )
    is_counted = here is not None and here.left_way != Way.STRUCK
    return SeenCode(
        direction=direction,
        activity=shift.name,
        place=shift.place,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        came_at=here.came_at if here and is_counted else None,
        left_at=here.left_at if here and is_counted else None,
    )


# -- by the leader -----------------------------------------------------------------------------------------------


@command("attendance.check_in", roles=LEADERS, scope=Scope.COMMUNITY)
def check_in(work: Work, *, shift_id: str, person_id: str, way: Way = Way.LIST, walk_in: bool = False) -> Passed:
    """Let somebody in by a card or a tick; with `walk_in` somebody who did not sign up, where there is room.

    Raises NotFound, Forbidden, and what stands against it.
    """
    assert way in (Way.CARD, Way.LIST)
    work.lock_person(person_id)
    shift = led_shift(work.session, work.actor, shift_id)
    return _come(work, shift, person_id, way=way, at=work.now, walk_in=walk_in)


@command("attendance.check_out", roles=LEADERS, scope=Scope.COMMUNITY)
def check_out(work: Work, *, shift_id: str, person_id: str, way: Way = Way.LIST) -> Passed:
    """Let somebody out by a card or a tick. Raises NotFound, Forbidden, and what stands against it."""
    assert way in (Way.CARD, Way.LIST)
    work.lock_person(person_id)
    return _leave(work, led_shift(work.session, work.actor, shift_id), person_id, way=way, at=work.now)


@command("attendance.strike", roles=LEADERS, scope=Scope.COMMUNITY)
def strike(work: Work, *, attendance_id: str) -> str:
    """Strike a wrong arrival: that person was not there, and may still come. Raises NotFound, AlreadyLeft, …"""
    kept = db.attendance.attendance_by_id(work.session, community_id=work.community_id, attendance_id=attendance_id)
    if kept is None:
        raise NotFound(attendance_id=attendance_id)
    work.lock_person(kept.person_id)
    led_shift(work.session, work.actor, kept.shift_id)
    if not work.session.insert_new(
        Departure,
        community_id=work.community_id,
        id=attendance_id,
        left_at=max(work.now, kept.came_at),
        way=Way.STRUCK,
        recorded_by=work.actor.id,
    ):
        raise AlreadyLeft(left_at=kept.left_at or work.now)
    work.about(f"attendance:{attendance_id}", shift_id=kept.shift_id)
    return attendance_id


# -- by a program ------------------------------------------------------------------------------------------------


@command("attendance.record", roles={Role.INTEGRATION, Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def record(
    work: Work,
    *,
    direction: Direction,
    person: str,
    shift_id: str | None = None,
    activity_id: str | None = None,
    at: datetime | None = None,
) -> Passed:
    """What another system noted: `person` is a volunteer number, or a card of whose people one is signed up.

    `at` (aware) may lie up to 24 hours back, never ahead. Raises NotFound, ClockWrong, and what stands against it.
    """
    when = at or work.now
    if when > work.now:
        raise ClockWrong(at=when)
    shift = _named_shift(work, shift_id=shift_id, activity_id=activity_id, at=when)
    person_id = _named_person(work, shift, person)
    work.lock_person(person_id)
    if work.now > shift.ends_at + LATE_WRITING:
        raise TooLate(ended_at=shift.ends_at)
    if direction is Direction.OUT:
        return _leave(work, shift, person_id, way=Way.API, at=when)
    return _come(work, shift, person_id, way=Way.API, at=when)


def _named_shift(work: Work, *, shift_id: str | None, activity_id: str | None, at: datetime) -> Row:
    """The shift that is meant: itself, or the one of an activity that is on, or is the next, at an instant."""
    if shift_id is not None:
        found = db.attendance.shift_by_id(work.session, community_id=work.community_id, shift_id=shift_id)
    else:
        shifts = db.attendance.shifts_of(work.session, community_id=work.community_id, activity_id=activity_id or "")
        still_on = [one for one in shifts if at <= one.ends_at + GRACE]
        found = (still_on or shifts[-1:] or [None])[0]
    if found is None:
        raise NotFound(shift_id=shift_id or activity_id)
    return found


def _named_person(work: Work, shift: Row, person: str) -> str:
    """Whom a number means. A card means the one of its household who is signed up."""
    number = " ".join(person.split()).upper()
    people = db.attendance.people_of_card(
        work.session, community_id=work.community_id, shift_id=shift.id, card=number, code=number.replace("-", "")
    )
    here = [one for one in people if one.signed_up]
    if len(here) == 1 or len(people) == 1:
        return str((here or people)[0].id)
    if people and not here:
        raise NotSignedUp()
    raise NotFound(person=person)


# -- the planned end ---------------------------------------------------------------------------------------------


@command("attendance.close_due", roles={Role.JOB}, scope=Scope.COMMUNITY)
def close_due(work: Work, *, limit: int = 200) -> int:
    """Close up to `limit` arrivals without a check-out at their planned end, *estimated*; answers how many."""
    there = db.attendance.still_there(
        work.session,
        community_id=work.community_id,
        ended_before=work.now - GRACE,
        begun_after=work.now - CLOSED_BY_JOB,
        limit=limit,
    )
    closed = [row.id for row in there if close_at_end(work, attendance_id=row.id, ends_at=row.ends_at)]
    if closed:
        work.about("attendance:ended", attendances=closed)
    return len(closed)


def close_at_end(work: Work, *, attendance_id: str, ends_at: datetime) -> bool:
    """Write the planned end as a departure; answers False where somebody else was first."""
    return work.session.insert_new(
        Departure,
        community_id=work.community_id,
        id=attendance_id,
        left_at=ends_at,
        way=Way.END,
        recorded_by=work.actor.id,
    )


# -- who leads ---------------------------------------------------------------------------------------------------


def led_shift(session: Session, actor: Actor, shift_id: str) -> Row:
    """A shift of an activity that the actor may lead. Raises NotFound, Forbidden."""
    shift = db.attendance.shift_by_id(session, community_id=actor.community_id, shift_id=shift_id)
    if shift is None:
        raise NotFound(shift_id=shift_id)
    require_leader(actor, shift)
    return shift


def require_leader(actor: Actor, activity: Row) -> None:
    """Its leader, a leader of its team, or the office; a row with leader_id and team_id. Raises Forbidden."""
    if not is_leader(actor, activity):
        raise Forbidden(action="attendance.lead")


def is_leader(actor: Actor, activity: Row) -> bool:
    """As `require_leader`, answered."""
    if actor.roles & {Role.STAFF, Role.ADMINISTRATOR}:
        return True
    if actor.person_id is not None and actor.person_id == activity.leader_id:
        return True
    return Role.TEAM_LEADER in actor.roles and activity.team_id is not None and activity.team_id in actor.team_ids


# -- how it works ------------------------------------------------------------------------------------------------


def _come(
    work: Work,
    shift: Row,
    person_id: str,
    *,
    way: Way,
    at: datetime,
    device: str | None = None,
    walk_in: bool = False,
) -> Passed:
    session, community_id = work.session, work.community_id
    is_stood_down = db.sign_ups.is_stood_down(session, community_id=community_id, activity_id=shift.activity_id)
    if shift.state != ActivityState.PUBLISHED or is_stood_down:
        raise CalledOff()
    if at < shift.starts_at - OPENS_BEFORE:
        raise TooEarly(opens_at=shift.starts_at - OPENS_BEFORE)
    if at > shift.ends_at:
        raise TooLate(ended_at=shift.ends_at)
    before = db.attendance.arrival(session, community_id=community_id, shift_id=shift.id, person_id=person_id)
    if before is not None and before.left_way != Way.STRUCK:
        raise AlreadyLeft(left_at=before.left_at) if before.left_at else AlreadyIn(came_at=before.came_at)
    has_walked_in = _admit(work, shift, person_id, walk_in=walk_in)
    attendance_id = new_id()
    if not session.insert_new(
        Attendance,
        community_id=community_id,
        id=attendance_id,
        activity_id=shift.activity_id,
        shift_id=shift.id,
        person_id=person_id,
        turn=before.turn + 1 if before else 1,
        came_at=at,
        way=way,
        device=device,
        recorded_by=work.actor.id,
    ):  # the person's row is held, so only the browser can have been somebody else's a moment ago
        raise OtherPhone()
    work.about(f"attendance:{attendance_id}", shift_id=shift.id, way=way.value, is_walk_in=has_walked_in)
    return Passed(
        attendance_id=attendance_id,
        activity_id=shift.activity_id,
        shift_id=shift.id,
        person_id=person_id,
        activity=shift.name,
        direction=Direction.IN,
        came_at=at,
        is_walk_in=has_walked_in,
    )


def _admit(work: Work, shift: Row, person_id: str, *, walk_in: bool) -> bool:
    """Whether somebody was signed up on the spot. Raises NotSignedUp and its kind, ShiftFull, NotFound."""
    session, community_id = work.session, work.community_id
    found = db.attendance.latest_sign_up(session, community_id=community_id, shift_id=shift.id, person_id=person_id)
    state = found.state if found else None
    if state == SignUpState.SIGNED_UP:
        return False
    if not walk_in:
        if state == SignUpState.WITHDRAWN:
            raise SignUpWithdrawn()
        raise StillWaiting() if state in (SignUpState.WAITING, SignUpState.CALLED) else NotSignedUp()
    if db.places.person_by_id(session, community_id=community_id, person_id=person_id) is None:
        raise NotFound(person_id=person_id)
    if not work.hold("activity", shift.activity_id, state=ActivityState.PUBLISHED):  # places go one after another
        raise CalledOff()
    if db.attendance.signed_up_people(session, community_id=community_id, shift_id=shift.id) >= shift.needed_people:
        raise ShiftFull(needed=shift.needed_people)
    if found and state in (SignUpState.WAITING, SignUpState.CALLED):
        work.move("sign_up", found.id, before=state, after=SignUpState.SIGNED_UP)
        return True
    sign_up_id = new_id()
    work.insert(
        SignUp,
        id=sign_up_id,
        activity_id=shift.activity_id,
        shift_id=shift.id,
        person_id=person_id,
        brought_by=None,
        state=SignUpState.SIGNED_UP,
        signed_up_at=work.now,
        signed_up_by=work.actor.id,
    )
    work.born("sign_up", sign_up_id, SignUpState.SIGNED_UP)
    return True


def _leave(work: Work, shift: Row, person_id: str, *, way: Way, at: datetime) -> Passed:
    session, community_id = work.session, work.community_id
    here = db.attendance.arrival(session, community_id=community_id, shift_id=shift.id, person_id=person_id)
    if here is None or here.left_way == Way.STRUCK:
        raise NotIn()
    if here.left_at is not None:
        raise AlreadyLeft(left_at=here.left_at)
    if at < here.came_at:
        raise ClockWrong(at=at)
    if at > shift.ends_at + GRACE:
        raise TooLate(ended_at=shift.ends_at)
    if not session.insert_new(
        Departure, community_id=community_id, id=here.id, left_at=at, way=way, recorded_by=work.actor.id
    ):
        raise AlreadyLeft(left_at=at)
    work.about(f"attendance:{here.id}", shift_id=shift.id, way=way.value)
    return Passed(
        attendance_id=here.id,
        activity_id=shift.activity_id,
        shift_id=shift.id,
        person_id=person_id,
        activity=shift.name,
        direction=Direction.OUT,
        came_at=here.came_at,
        left_at=at,
    )
