"""Activities as people see them: what is coming, one with its shifts, the month, one's own, the people of one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import db.activities
import db.sign_ups
from core.activities import PUBLISHERS, is_over_team
from core.clock import Clock, local_day
from core.commands import query
from core.errors import Forbidden, NotFound
from core.policy import READERS, Actor, Role, Scope
from core.sign_up_rules import age_on
from core.sign_ups import withdraw_until
from db.engine import Row, Session
from db.states import ActivityState, SignUpState

LOOKERS = READERS | {Role.TEAM_LEADER, Role.RESIDENT}
KEEPERS = READERS | {Role.TEAM_LEADER}
STANDING: Final = (SignUpState.CALLED, SignUpState.WAITING, SignUpState.SIGNED_UP)
OVER: Final = (SignUpState.SIGNED_UP, SignUpState.ABSENT, SignUpState.APPEALED, SignUpState.EXCUSED)
MINE_DAYS: Final = 60
PAGE: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftSeen:
    """A window or stall with how many it needs, how many come and wait."""

    id: str
    name: str
    starts_at: datetime
    ends_at: datetime
    needed_people: int
    break_minutes: int
    signed_up: int
    waiting: int

    @property
    def free(self) -> int:
        return max(0, self.needed_people - self.signed_up)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySeen:
    """An activity with its shifts. `why`, `cancelled_at`: of one that was called off. `may_keep`: the reader's own."""

    id: str
    name: str
    place: str
    area: str | None
    held_on: date
    starts_at: datetime
    ends_at: datetime
    item_code: str
    leader_id: str
    leader: str
    team_id: str | None
    team: str | None
    service_kind: str | None
    risk_note: str
    insurance: str
    minimum_age: int | None
    sign_up_until_at: datetime
    has_deadline: bool
    is_call_up: bool
    series_id: str | None
    area_id: str | None
    state: ActivityState
    stood_down_at: datetime | None
    shifts: tuple[ShiftSeen, ...]
    entries: int
    why: str | None = None
    may_keep: bool = False

    @property
    def signed_up(self) -> int:
        return sum(one.signed_up for one in self.shifts)

    @property
    def needed(self) -> int:
        return sum(one.needed_people for one in self.shifts)

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.shifts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MySignUp:
    """A sign-up of the reader or of somebody of their household; `ahead` wait before a `waiting` one.

    `withdraw_until`: of a place, until when it may be given back without an excuse.
    """

    id: str
    activity_id: str
    shift_id: str
    person_id: str
    person: str
    activity: str
    shift: str
    place: str
    held_on: date
    starts_at: datetime
    ends_at: datetime
    state: SignUpState
    is_call_up: bool
    is_called_off: bool
    ahead: int
    withdraw_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheList:
    """Somebody on an activity's list, for who keeps it."""

    id: str
    shift_id: str
    person_id: str
    name: str
    number: str
    building: str | None
    phone_masked: str | None
    years: int | None
    brought_by: str | None
    state: SignUpState
    is_there: bool


@query("activities.coming", roles=set(LOOKERS), scope=Scope.COMMUNITY)
def list_coming(
    session: Session, clock: Clock, actor: Actor, *, days_ahead: int = 31, day: date | None = None, limit: int = PAGE,
    offset: int = 0,
) -> list[ActivitySeen]:  # fmt: skip
    """Published activities that are not over, the soonest first; of one day, or of the days to come."""
    now = clock.now()
    first = day or local_day(now, actor.time_zone)
    rows = db.activities.coming(
        session,
        community_id=actor.community_id,
        first=first,
        last=day or first + timedelta(days=days_ahead),
        ends_after=now,
        limit=limit,
        offset=offset,
    )
    return _seen(session, actor, rows)


@query("activities.see", roles=set(LOOKERS), scope=Scope.COMMUNITY)
def see_activity(session: Session, clock: Clock, actor: Actor, *, activity_id: str) -> ActivitySeen:
    """One activity. Raises NotFound."""
    row = db.activities.activity_by_id(session, community_id=actor.community_id, activity_id=activity_id)
    if row is None:
        raise NotFound(activity_id=activity_id)
    return _seen(session, actor, [row])[0]


@query("activities.month", roles=set(LOOKERS), scope=Scope.COMMUNITY)
def see_month(session: Session, clock: Clock, actor: Actor, *, first: date) -> dict[date, tuple[int, str]]:
    """(how many, the name of one) of each day of the month of a date that has published activities."""
    begin = first.replace(day=1)
    last = (begin + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    rows = db.activities.per_day(session, community_id=actor.community_id, first=begin, last=last)
    return {row.held_on: (int(row.activities), str(row.name)) for row in rows}


@query("activities.places", roles=set(PUBLISHERS), scope=Scope.COMMUNITY)
def list_places(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """Service points, points of groups and grids."""
    return db.activities.places_to_meet(session, community_id=actor.community_id)


@query("sign_up.mine", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_sign_ups(session: Session, clock: Clock, actor: Actor, *, is_over: bool = False) -> list[MySignUp]:
    """The reader's and the household's sign-ups to what is not over, or to what was over the last two months."""
    now = clock.now()
    today = local_day(now, actor.time_zone)
    if actor.person_id is None:
        return []
    people = [actor.person_id]
    if actor.household_id:
        people = db.sign_ups.people_of_household(
            session, community_id=actor.community_id, household_id=actor.household_id
        )
    rows = db.sign_ups.of_people(
        session,
        community_id=actor.community_id,
        person_ids=people,
        states=OVER if is_over else STANDING,
        since=today - timedelta(days=MINE_DAYS) if is_over else today,
    )
    return [_mine(session, actor, row) for row in rows if (row.ends_at <= now) == is_over]


@query("activities.people", roles=set(KEEPERS), scope=Scope.COMMUNITY)
def list_people(
    session: Session, clock: Clock, actor: Actor, *, activity_id: str, states: Sequence[str], limit: int = 200,
    offset: int = 0,
) -> list[OnTheList]:  # fmt: skip
    """Who stands on an activity's list in some states, in the order in which they came. Raises NotFound, Forbidden."""
    row = db.activities.activity_by_id(session, community_id=actor.community_id, activity_id=activity_id)
    if row is None:
        raise NotFound(activity_id=activity_id)
    if not (actor.roles & READERS or is_over_team(actor, row.team_id)):
        raise Forbidden(action="activities.people")
    return [
        OnTheList(
            id=one.id, shift_id=one.shift_id, person_id=one.person_id, name=one.name, number=one.volunteer_number,
            building=one.building, phone_masked=one.phone_masked, years=age_on(one.birth_year, row.held_on),
            brought_by=one.brought_by_name, state=SignUpState(one.state), is_there=one.is_there,
        )
        for state in states
        for one in db.sign_ups.roll(
            session, community_id=actor.community_id, activity_id=activity_id, state=state, limit=limit, offset=offset
        )
    ]  # fmt: skip


def _seen(session: Session, actor: Actor, rows: list[Row]) -> list[ActivitySeen]:
    shifts = db.sign_ups.shifts_of(session, community_id=actor.community_id, activity_ids=[row.id for row in rows])
    return [
        ActivitySeen(
            **{name: getattr(row, name) for name in _PLAIN},
            sign_up_until_at=row.sign_up_until_at or row.starts_at,
            has_deadline=row.sign_up_until_at is not None,
            state=ActivityState(row.state),
            shifts=tuple(_shift(one) for one in shifts if one.activity_id == row.id),
            entries=int(row.entries),
            why=_why(session, actor, row),
            may_keep=is_over_team(actor, row.team_id),
        )
        for row in rows
    ]


_PLAIN: Final = (
    "id", "name", "place", "area", "held_on", "starts_at", "ends_at", "item_code", "leader_id", "leader", "team_id",
    "team", "service_kind", "risk_note", "insurance", "minimum_age", "is_call_up", "series_id", "area_id",
    "stood_down_at",
)  # fmt: skip


def _shift(row: Row) -> ShiftSeen:
    names = ("id", "name", "starts_at", "ends_at", "needed_people", "break_minutes")
    return ShiftSeen(
        **{name: getattr(row, name) for name in names}, signed_up=int(row.signed_up), waiting=int(row.waiting)
    )


def _why(session: Session, actor: Actor, row: Row) -> str | None:
    """Why an activity was called off, as its operation says."""
    if row.state != ActivityState.CANCELLED:
        return None
    found = db.activities.cancelled_as(session, community_id=actor.community_id, activity_id=row.id)
    return str(json.loads(found.facts).get("why", "other")) if found else "other"


def _mine(session: Session, actor: Actor, row: Row) -> MySignUp:
    is_waiting, has_place = row.state == SignUpState.WAITING, row.state == SignUpState.SIGNED_UP
    ahead = (
        db.sign_ups.waiting_before(
            session,
            community_id=actor.community_id,
            shift_id=row.shift_id,
            signed_up_at=row.signed_up_at,
            id=row.id,
        )
        if is_waiting
        else 0
    )
    return MySignUp(
        id=row.id, activity_id=row.activity_id, shift_id=row.shift_id, person_id=row.person_id, person=row.person,
        activity=row.activity, shift=row.shift, place=row.place, held_on=row.held_on,
        starts_at=row.starts_at, ends_at=row.ends_at,
        state=SignUpState(row.state), is_call_up=row.is_call_up,
        is_called_off=row.activity_state != ActivityState.PUBLISHED or row.stood_down_at is not None, ahead=ahead,
        withdraw_until=withdraw_until(session, actor.community_id, row) if has_place else None,
    )  # fmt: skip
