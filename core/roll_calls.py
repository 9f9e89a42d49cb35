"""The roll of an activity: who is there, who was there how long, and its confirmation in one press (design 5, 6).

Minutes are clipped to the shift's window and lose its break. Each arrival becomes one claim, *measured*, or *listed*
where a time was corrected. The leader confirms; the leader's own arrival waits for the office. Another one approves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import db.activities
import db.attendance
import db.claims
import db.places
from core.attendance import LEADERS, CheckInRefused, Way, close_at_end, is_leader, led_shift, require_leader
from core.books import Work
from core.check_in_codes import GRACE, LONGEST, OPENS_BEFORE, Direction, ShownCode, code_of
from core.clock import Clock, local_day
from core.commands import command, query
from core.entries import DAY_MINUTES, NOT_HOLDING, HoursClass
from core.errors import NotFound
from core.points import ItemRule
from core.policy import Actor, Role, Scope
from core.rules import Catalogue
from db.engine import Row, Session
from db.states import ActivityState, ClaimState
from db.tables import Claim, ImportBatch
from db.types import new_id, to_microseconds

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
ROLLS_BACK: Final = timedelta(hours=36)
CONFIRMED_WITHIN: Final = timedelta(days=7)  # so long the desk is reminded of a roll
ROLLS_AHEAD: Final = timedelta(hours=18)
SEERS: Final = LEADERS | {Role.REVIEWER, Role.SUPERVISOR}
#: problems of a line, the first that applies; only lines without one become claims
PROBLEMS: Final = (
    "absent", "struck", "claimed", "left_out", "own", "joined_later", "no_level", "not_through", "no_minutes", "again",
    "overlapping", "long_day",
)  # fmt: skip


class NotOverYet(CheckInRefused):
    """A roll is confirmed when its last shift is over; facts: ends_at."""

    key = "error.roll.not_over"


class NothingToConfirm(CheckInRefused):
    """Nobody's arrival can become a claim."""

    key = "error.roll.nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Other times than those measured, as the leader knows them; the claim becomes *listed*."""

    attendance_id: str
    came_at: datetime
    left_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftSeen:
    """One shift of the roll's activity. `present`: came and was not struck; `is_on`: check-in is open."""

    id: str
    name: str
    starts_at: datetime
    ends_at: datetime
    opens_at: datetime
    needed_people: int
    break_minutes: int
    signed_up: int
    present: int
    is_on: bool
    may_leave: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RollLine:
    """One person at one shift. `minutes`: what would be claimed; `problem`: why nothing would, else empty.

    Without `came_at` nobody came. `is_estimated`: no check-out, the planned end. `claim_state`: of a confirmed one.
    """

    shift_id: str
    person_id: str
    name: str
    number: str
    card: str
    building: str
    attendance_id: str | None
    came_at: datetime | None
    left_at: datetime | None
    way: str
    is_there: bool
    is_estimated: bool
    is_corrected: bool
    minutes: int
    problem: str
    claim_state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Everything on the leader's screen but the code."""

    activity_id: str
    name: str
    place: str
    held_on: date
    starts_at: datetime
    ends_at: datetime
    leader: str
    item_code: str
    makes_hours: bool
    is_called_off: bool
    may_lead: bool
    shifts: tuple[ShiftSeen, ...]
    lines: tuple[RollLine, ...]

    @property
    def waiting(self) -> tuple[RollLine, ...]:
        """What a confirmation would make claims of."""
        return tuple(line for line in self.lines if not line.problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A roll that became claims."""

    activity_id: str
    claim_ids: tuple[str, ...]
    measured: int
    listed: int
    events: int
    minutes: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OnNow:
    """A shift that is on, or about to be, for one person. `came_at`: since when they are there."""

    shift_id: str
    activity_id: str
    name: str
    place: str
    starts_at: datetime
    ends_at: datetime
    came_at: datetime | None
    left_at: datetime | None


def clipped(came_at: datetime, left_at: datetime, shift: Row) -> tuple[datetime, datetime, int]:
    """(start, end, minutes) that count: inside the shift's window, whole minutes, its break taken off."""
    start, end = max(came_at, shift.starts_at), min(left_at, shift.ends_at)
    whole = (end - start) // timedelta(minutes=1)
    return start, end, max(0, whole - shift.break_minutes)


# -- looking -----------------------------------------------------------------------------------------------------


@query("roll.see", roles=SEERS, scope=Scope.COMMUNITY)
def see_roll(
    session: Session,
    clock: Clock,
    actor: Actor,
    *,
    activity_id: str,
    corrections: tuple[Correction, ...] = (),
    left_out: frozenset[str] = frozenset(),
) -> Roll:
    """The roll with what confirming it now would come to. Raises NotFound, Forbidden."""
    activity = db.activities.activity_by_id(session, community_id=actor.community_id, activity_id=activity_id)
    if activity is None:
        raise NotFound(activity_id=activity_id)
    if not actor.roles & {Role.REVIEWER, Role.SUPERVISOR}:
        require_leader(actor, activity)
    shifts = db.attendance.shifts_of(session, community_id=actor.community_id, activity_id=activity_id)
    rows = db.attendance.roll(session, community_id=actor.community_id, activity_id=activity_id)
    now = clock.now()
    judge = _Judge(session, actor, activity, shifts, now, corrections, left_out)
    lines = tuple(judge.line(row) for row in rows)
    return Roll(
        activity_id=activity.id,
        name=activity.name,
        place=activity.place,
        held_on=activity.held_on,
        starts_at=activity.starts_at,
        ends_at=max(shift.ends_at for shift in shifts),
        leader=activity.leader,
        item_code=activity.item_code,
        makes_hours=judge.rule.makes_hours,
        is_called_off=activity.state != ActivityState.PUBLISHED,
        may_lead=is_leader(actor, activity),
        shifts=tuple(_shift_seen(shift, lines, now) for shift in shifts),
        lines=lines,
    )


@query("roll.code", roles=LEADERS, scope=Scope.COMMUNITY)
def roll_code(session: Session, clock: Clock, actor: Actor, *, shift_id: str, direction: Direction) -> ShownCode:
    """The code for the leader's screen, this half minute. Raises NotFound, Forbidden."""
    led_shift(session, actor, shift_id)
    return code_of(session, community_id=actor.community_id, shift_id=shift_id, direction=direction, now=clock.now())


@query("roll.of_card", roles=LEADERS, scope=Scope.COMMUNITY)
def people_of_card(session: Session, clock: Clock, actor: Actor, *, shift_id: str, card: str) -> list[Row]:
    """Whom a scanned or typed card means at a shift: (id, name, volunteer_number, signed_up), those first who are."""
    led_shift(session, actor, shift_id)
    number = " ".join(card.split()).upper()[:40]
    return db.attendance.people_of_card(
        session, community_id=actor.community_id, shift_id=shift_id, card=number, code=number.replace("-", "")
    )


@query("roll.today", roles=SEERS, scope=Scope.COMMUNITY)
def todays_rolls(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """Activities of yesterday and today that the actor may lead, each once, by time."""
    now, is_office = clock.now(), bool(actor.roles & (OFFICE | {Role.REVIEWER, Role.SUPERVISOR}))
    found = db.attendance.shifts_around(
        session,
        community_id=actor.community_id,
        begun_after=now - ROLLS_BACK,
        begins_before=now + ROLLS_AHEAD,
        leader_id=None if is_office else actor.person_id or "",
        team_ids=sorted(actor.team_ids) if Role.TEAM_LEADER in actor.roles else (),
    )
    seen = {one.activity_id: one for one in found}
    return sorted(seen.values(), key=lambda one: (one.starts_at, one.id))


@query("roll.to_confirm", roles=LEADERS, scope=Scope.COMMUNITY)
def rolls_to_confirm(session: Session, clock: Clock, actor: Actor) -> list[Roll]:
    """Rolls of the last seven days that are over and that the actor may confirm, the oldest first."""
    now = clock.now()
    found = db.attendance.shifts_around(
        session,
        community_id=actor.community_id,
        begun_after=now - CONFIRMED_WITHIN,
        begins_before=now,
        leader_id=None if actor.roles & OFFICE else actor.person_id or "",
        team_ids=sorted(actor.team_ids) if Role.TEAM_LEADER in actor.roles else (),
    )
    rolls = (see_roll(session, clock, actor, activity_id=one) for one in {one.activity_id for one in found})
    over = [one for one in rolls if one.ends_at <= now and one.may_lead and not one.is_called_off and one.waiting]
    return sorted(over, key=lambda one: (one.starts_at, one.activity_id))


@query("attendance.mine_now", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_activities_now(session: Session, clock: Clock, actor: Actor) -> list[OnNow]:
    """What is on now, or opens for check-in, for the actor; what was left stays until its end."""
    now = clock.now()
    return [
        OnNow(
            shift_id=row.id,
            activity_id=row.activity_id,
            name=row.name,
            place=row.place,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            came_at=None if row.left_way == Way.STRUCK else row.came_at,
            left_at=None if row.left_way == Way.STRUCK else row.left_at,
        )
        for row in db.attendance.on_now(
            session,
            community_id=actor.community_id,
            person_id=actor.person_id or "",
            begun_after=now - LONGEST,
            begins_before=now + OPENS_BEFORE,
        )
        if now <= row.ends_at + GRACE
    ]


# -- confirming --------------------------------------------------------------------------------------------------


@command("roll.confirm", roles=LEADERS, scope=Scope.COMMUNITY)
def confirm_roll(
    work: Work, *, activity_id: str, corrections: tuple[Correction, ...] = (), left_out: frozenset[str] = frozenset()
) -> Confirmed:
    """Make claims of everybody's arrival, all in one operation; whoever stayed is closed at the planned end.

    `left_out`: arrivals that the leader does not confirm. Pressed again it takes what is new. Raises NotFound,
    Forbidden, NotOverYet, NothingToConfirm.
    """
    session, community_id = work.session, work.community_id
    activity = db.activities.activity_by_id(session, community_id=community_id, activity_id=activity_id)
    if activity is None:
        raise NotFound(activity_id=activity_id)
    require_leader(work.actor, activity)
    shifts = db.attendance.shifts_of(session, community_id=community_id, activity_id=activity_id)
    ends_at = max(shift.ends_at for shift in shifts)
    if work.now < ends_at:
        raise NotOverYet(ends_at=ends_at)
    people = {row.person_id for row in db.attendance.roll(session, community_id=community_id, activity_id=activity_id)}
    for person_id in sorted(people):
        work.lock_person(person_id)
    rows = db.attendance.roll(session, community_id=community_id, activity_id=activity_id)
    judge = _Judge(session, work.actor, activity, shifts, work.now, corrections, left_out)
    lines = [(row, judge.line(row)) for row in rows]
    good = [(row, line) for row, line in lines if not line.problem]
    if not good:
        raise NothingToConfirm()
    for row, line in good:
        if row.left_at is None and not close_at_end(
            work, attendance_id=row.attendance_id, ends_at=judge.shifts[line.shift_id].ends_at
        ):
            raise NothingToConfirm()  # somebody else wrote its end in between; the next press sees it
    batch_id = _batch(work, activity, len(good)) if len(good) > 1 else None
    claims = [_claim(work, judge, row, line, batch_id) for row, line in good]
    work.insert_all(Claim, claims)
    work.about(f"activity:{activity_id}", confirmed=len(claims), corrected=sum(line.is_corrected for _, line in good))
    classes = [claim["hours_class"] for claim in claims]
    return Confirmed(
        activity_id=activity_id,
        claim_ids=tuple(claim["id"] for claim in claims),
        measured=classes.count(HoursClass.MEASURED),
        listed=classes.count(HoursClass.LISTED),
        events=sum(claim["kind"] == "event" for claim in claims),
        minutes=sum(claim["minutes"] for claim in claims),
    )


# -- how it works ------------------------------------------------------------------------------------------------


class _Judge:
    """What each line of a roll comes to; a person's lines are seen one after another, so that they hold time too."""

    def __init__(
        self,
        session: Session,
        actor: Actor,
        activity: Row,
        shifts: list[Row],
        now: datetime,
        corrections: tuple[Correction, ...],
        left_out: frozenset[str],
    ) -> None:
        self.session, self.actor, self.activity, self.now = session, actor, activity, now
        self.shifts = {shift.id: shift for shift in shifts}
        self.rule: ItemRule = Catalogue(session, actor.community_id).item_on(activity.item_code, activity.held_on)
        self.corrected = {one.attendance_id: one for one in corrections}
        self.left_out = left_out
        self.standing: dict[str, list[tuple[date, datetime | None, datetime | None, int, str]]] = {}

    def line(self, row: Row) -> RollLine:
        """One line, with its problem if it has one."""
        shift = self.shifts[row.shift_id]
        correction = self.corrected.get(row.attendance_id)
        came_at, left_at = self.times(row)
        is_open = row.attendance_id is not None and row.left_at is None
        is_over = self.now > shift.ends_at + GRACE
        start, end, minutes = clipped(came_at, left_at, shift) if came_at and left_at else (None, None, 0)
        problem = self._problem(row, start, end, minutes)
        if not problem and start and end:
            self._note(row, start, end, minutes)
        return RollLine(
            shift_id=row.shift_id,
            person_id=row.person_id,
            name=row.name,
            number=row.volunteer_number,
            card=row.card_number or "",
            building=row.building or "",
            attendance_id=row.attendance_id,
            came_at=came_at,
            left_at=left_at if not is_open or is_over or correction else None,
            way=row.way or "",
            is_there=is_open and not is_over,
            is_estimated=(row.left_way == Way.END or (is_open and is_over)) and not correction,
            is_corrected=correction is not None,
            minutes=row.claimed_minutes if row.claim_id else minutes if self.rule.makes_hours else 0,
            problem=problem,
            claim_state=row.claim_state or "",
        )

    def times(self, row: Row) -> tuple[datetime | None, datetime | None]:
        """When somebody came and left, as measured or corrected; who did not check out left at the planned end."""
        correction = self.corrected.get(row.attendance_id)
        if row.came_at is None or row.left_way == Way.STRUCK:
            return None, None
        if correction:
            return correction.came_at, correction.left_at
        return row.came_at, row.left_at or self.shifts[row.shift_id].ends_at

    def is_through(self, row: Row) -> bool:
        """Whether somebody checked in and out, or the leader said when."""
        return row.attendance_id in self.corrected or row.left_way in (Way.CODE, Way.CARD, Way.LIST, Way.API)

    def _problem(self, row: Row, start: datetime | None, end: datetime | None, minutes: int) -> str:
        if row.attendance_id is None:
            return "absent"
        if row.left_way == Way.STRUCK:
            return "struck"
        if row.claim_id is not None:
            return "claimed"
        if row.attendance_id in self.left_out:
            return "left_out"
        if row.person_id == self.actor.person_id:
            return "own"
        day = self.day_of(row)
        if row.joined_on is not None and day < row.joined_on:
            return "joined_later"
        if start is None or end is None or end <= start:
            return "no_minutes"
        if not self.rule.makes_hours:
            if self.rule.levels:
                return "no_level"
            if not self.is_through(row):
                return "not_through"
        elif minutes <= 0:
            return "no_minutes"
        return self._conflict(row, day, start, end, minutes)

    def _conflict(self, row: Row, day: date, start: datetime, end: datetime, minutes: int) -> str:
        others = self._others(row.person_id, day)
        subject = f"{row.person_id}|{self.activity.id}|{day}|"
        if not self.rule.makes_hours:
            return "again" if any(identity.startswith(subject) for *_, identity in others) else ""
        if any(identity == subject + str(to_microseconds(start)) for *_, identity in others):
            return "again"
        if any(began and ended and began < end and start < ended for _, began, ended, _, _ in others):
            return "overlapping"
        return "long_day" if sum(one[3] for one in others if one[0] == day) + minutes > DAY_MINUTES else ""

    def day_of(self, row: Row) -> date:
        """The local day that the shift belongs to: that of its start."""
        return local_day(self.shifts[row.shift_id].starts_at, self.actor.time_zone)

    def identity(self, row: Row, start: datetime) -> str:
        """What tells this entry from others of the same person."""
        return f"{row.person_id}|{self.activity.id}|{self.day_of(row)}|{to_microseconds(start)}"

    def _others(self, person_id: str, day: date) -> list[tuple[date, datetime | None, datetime | None, int, str]]:
        if person_id not in self.standing:
            self.standing[person_id] = [
                (one.service_on, one.starts_at, one.ends_at, one.minutes, one.identity)
                if one.kind == "hours" and one.state not in NOT_HOLDING
                else (one.service_on, None, None, 0, one.identity)
                for one in db.claims.times_of_person(
                    self.session,
                    community_id=self.actor.community_id,
                    person_id=person_id,
                    first=day - timedelta(days=1),
                    last=day + timedelta(days=1),
                )
            ]
        return self.standing[person_id]

    def _note(self, row: Row, start: datetime, end: datetime, minutes: int) -> None:
        day, holds = self.day_of(row), self.rule.makes_hours
        self._others(row.person_id, day).append(
            (day, start if holds else None, end if holds else None, minutes if holds else 0, self.identity(row, start))
        )


def _claim(work: Work, judge: _Judge, row: Row, line: RollLine, batch_id: str | None) -> dict[str, Any]:
    came_at, left_at = judge.times(row)
    assert came_at is not None
    assert left_at is not None
    start, end, minutes = clipped(came_at, left_at, judge.shifts[row.shift_id])
    day, makes_hours = judge.day_of(row), judge.rule.makes_hours
    home = db.places.household_of(work.session, community_id=work.community_id, person_id=row.person_id, day=day)
    claim_id = new_id()
    work.born("claim", claim_id, ClaimState.SUBMITTED)
    work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
    return {
        "id": claim_id,
        "kind": "hours" if makes_hours else "event",
        "person_id": row.person_id,
        "household_id": None if row.is_guest else home,
        "activity_id": judge.activity.id,
        "item_code": judge.activity.item_code,
        "version_id": judge.rule.version_id,
        "hours_class": HoursClass.LISTED if line.is_corrected else HoursClass.MEASURED,
        "service_on": day,
        "starts_at": start,
        "ends_at": end,
        "minutes": minutes if makes_hours else 0,
        "stated_points": 0 if makes_hours else judge.rule.points,
        "title": judge.activity.name[:120],
        "identity": judge.identity(row, start),
        "state": ClaimState.CONFIRMED,
        "submitted_by": work.actor.id,
        "submitted_at": work.now,
        "batch_id": batch_id,
        "attendance_id": row.attendance_id,
        "row_number": None,
        "first_approved_by": None,
        "approved_by": None,
    }


def _batch(work: Work, activity: Row, rows: int) -> str:
    """What was confirmed together is approved as one list: above ten rows by two people."""
    batch_id = new_id()
    work.insert(
        ImportBatch,
        id=batch_id,
        kind="roll",
        file_name=activity.name,
        file_hash="",
        rows=rows,
        made_by=work.actor.id,
        made_at=work.now,
    )
    return batch_id


def _shift_seen(shift: Row, lines: tuple[RollLine, ...], now: datetime) -> ShiftSeen:
    own = [line for line in lines if line.shift_id == shift.id]
    return ShiftSeen(
        id=shift.id,
        name=shift.shift,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        opens_at=shift.starts_at - OPENS_BEFORE,
        needed_people=shift.needed_people,
        break_minutes=shift.break_minutes,
        signed_up=len(own),
        present=sum(line.came_at is not None for line in own),
        is_on=shift.starts_at - OPENS_BEFORE <= now <= shift.ends_at,
        may_leave=shift.starts_at - OPENS_BEFORE <= now <= shift.ends_at + GRACE,
    )
