"""Emergency call-up (红色召集令, domain A.1 row 7): many are called at once, each answers with one tap.

A call-up is an activity of the urgent form, with one shift and item C3. Whoever is called stands on its list as
`called` until they answer; who is silent stays so. Only grown-ups are called.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

import db.activities
import db.places
import db.sign_ups
from core.activities import (
    PEOPLE_MAX,
    EndsBeforeStart,
    HasBegun,
    NameMissing,
    PublishedTwice,
    ShiftPlan,
    write_activity,
)
from core.books import Work
from core.clock import Clock, at_local, local_day, zone
from core.commands import command, query
from core.errors import Malformed, NotFound
from core.messages import tell
from core.names import name_key
from core.people import MINOR_BELOW_YEARS
from core.policy import OFFICE, READERS, Actor, Role, Scope
from core.rules import Catalogue
from core.sign_up_rules import CalledOff, EnoughPeople, NotStanding, SignUpRefused
from core.sign_ups import hold_activity
from db.engine import Row, Session
from db.states import SignUpState
from db.tables import SignUp, StandDown
from db.types import new_id

ITEM: Final = "C3"
PARTY_TAG: Final = "党员"  # as the roster writes it
AT_ONCE_SECONDS: Final = 60  # a call that begins now is published before it begins
SHOWN_DAYS: Final = 30
ROLL_PAGE: Final = 50


class NobodyCalled(SignUpRefused):
    """No grown-up is in the teams or has the mark that was chosen."""

    key = "error.call_up.nobody"
    status = 422


class PlaceMissing(SignUpRefused):
    """A call without a place to come to."""

    key = "error.call_up.place_missing"
    status = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledUp:
    """A call that went out to so many people."""

    id: str
    name: str
    called: int
    starts_at: datetime
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodDown:
    """A call that is over, and how many were told."""

    id: str
    told: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """A call-up as the duty officer sees it: how many answered what, and how many are there."""

    call: Row
    needed: int
    accepted: int
    declined: int
    silent: int
    present: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyCall:
    """A call to the reader that is not over: unanswered (`called`) or accepted (`signed_up`)."""

    sign_up_id: str
    activity_id: str
    name: str
    place: str
    risk_note: str
    starts_at: datetime
    ends_at: datetime
    state: SignUpState


@command("call_up.make", roles=set(OFFICE), scope=Scope.COMMUNITY)
def call_up(
    work: Work,
    *,
    name: str,
    place: str,
    leader_id: str,
    needed_people: int,
    safety_note: str,
    ends: time,
    starts: time | None = None,
    held_on: date | None = None,
    team_ids: tuple[str, ...] = (),
    is_party_called: bool = False,
    is_everybody_called: bool = False,
    area_id: str | None = None,
    insurance: str = "",
) -> CalledUp:
    """Call people to an emergency of one local day; without `starts` it begins at once, in a minute.

    Everybody called: all members of any team. Raises NameMissing, PlaceMissing, EndsBeforeStart, HasBegun,
    PublishedTwice, NobodyCalled, Malformed, NotFound.
    """
    title = " ".join(name.split())
    if not name_key(title):
        raise NameMissing()
    if not place.strip():
        raise PlaceMissing()
    if not 1 <= needed_people <= PEOPLE_MAX:
        raise Malformed(field="needed_people")
    soon = work.now + timedelta(seconds=AT_ONCE_SECONDS)
    day = held_on or local_day(soon, work.actor.time_zone)
    begins = starts or soon.astimezone(zone(work.actor.time_zone)).time().replace(tzinfo=None)
    if ends <= begins:
        raise EndsBeforeStart()
    starts_at = at_local(day, begins, work.actor.time_zone)
    if starts_at <= work.now:
        raise HasBegun(starts_at=starts_at)
    Catalogue(work.session, work.community_id).item_on(ITEM, day)
    if db.places.person_by_id(work.session, community_id=work.community_id, person_id=leader_id) is None:
        raise NotFound(person_id=leader_id)
    if db.activities.days_taken(work.session, community_id=work.community_id, name_key=name_key(title), days=(day,)):
        raise PublishedTwice(day=day, name=title)
    people = db.sign_ups.people_to_call(
        work.session,
        community_id=work.community_id,
        team_ids=team_ids,
        tag=PARTY_TAG if is_party_called else None,
        is_everybody=is_everybody_called,
        born_until=day.year - MINOR_BELOW_YEARS,
    )
    if not people:
        raise NobodyCalled()
    activity_id = new_id()
    write_activity(
        work,
        id=activity_id,
        name=title,
        place=place,
        held_on=day,
        starts=begins,
        ends=ends,
        planned=(ShiftPlan(starts=begins, ends=ends, needed_people=needed_people),),
        item_code=ITEM,
        leader_id=leader_id,
        team_id=None,
        area_id=area_id,
        service_kind="emergency",
        risk_note=safety_note,
        insurance=insurance,
        minimum_age=MINOR_BELOW_YEARS,
        sign_up_until_at=at_local(day, ends, work.actor.time_zone),
        is_call_up=True,
        series_id=None,
    )
    _write_called(work, activity_id, people)
    work.about(f"activity:{activity_id}", called=len(people), held_on=day)
    return CalledUp(id=activity_id, name=title, called=len(people), starts_at=starts_at)


def _write_called(work: Work, activity_id: str, people: list[str]) -> None:
    shift = db.sign_ups.shifts_of(work.session, community_id=work.community_id, activity_ids=[activity_id])[0]
    rows = [
        {
            "id": new_id(), "activity_id": activity_id, "shift_id": shift.id, "person_id": person_id,
            "brought_by": None, "state": SignUpState.CALLED, "signed_up_at": work.now, "signed_up_by": work.actor.id,
        }
        for person_id in people
    ]  # fmt: skip
    work.insert_all(SignUp, rows)
    for row in rows:
        work.born("sign_up", str(row["id"]), SignUpState.CALLED)


@command("call_up.accept", roles={Role.RESIDENT}, scope=Scope.OWN)
def accept_call(work: Work, *, sign_up_id: str) -> str:
    """Say "I come". Raises NotFound, CalledOff, EnoughPeople, NotStanding."""
    found = _own_call(work, sign_up_id)
    taken = db.sign_ups.count(
        work.session, community_id=work.community_id, shift_id=found.shift_id, state=SignUpState.SIGNED_UP
    )
    if taken >= found.needed_people:
        raise EnoughPeople(needed=found.needed_people)
    return _answer(work, found, SignUpState.SIGNED_UP)


@command("call_up.decline", roles={Role.RESIDENT}, scope=Scope.OWN)
def decline_call(work: Work, *, sign_up_id: str) -> str:
    """Say "I cannot come"; nobody asks why. Raises NotFound, CalledOff, NotStanding."""
    return _answer(work, _own_call(work, sign_up_id), SignUpState.DECLINED)


@command("call_up.stand_down", roles=set(OFFICE), scope=Scope.COMMUNITY)
def stand_down(work: Work, *, activity_id: str) -> StoodDown:
    """End a call-up for everybody and tell those who were called or come; the hours of who is there keep.

    Raises NotFound, CalledOff.
    """
    found = db.activities.activity_by_id(work.session, community_id=work.community_id, activity_id=activity_id)
    if found is None or not found.is_call_up:
        raise NotFound(activity_id=activity_id)
    hold_activity(work, activity_id)
    is_first = work.session.insert_new(
        StandDown,
        community_id=work.community_id,
        id=activity_id,
        stood_down_at=work.now,
        stood_down_by=work.actor.id,
    )
    if not is_first:
        raise CalledOff()
    told = db.sign_ups.to_tell(work.session, community_id=work.community_id, activity_id=activity_id)
    tell(work, told, "stood_down", activity_id=activity_id)
    work.about(f"activity:{activity_id}", told=len(told))
    return StoodDown(id=activity_id, told=len(told))


@query("call_up.list", roles=set(READERS), scope=Scope.COMMUNITY)
def list_call_ups(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """The call-ups of the last month and those to come, the newest first."""
    since = local_day(clock.now(), actor.time_zone) - timedelta(days=SHOWN_DAYS)
    return db.activities.call_ups(session, community_id=actor.community_id, since=since)


@query("call_up.roll", roles=set(READERS), scope=Scope.COMMUNITY)
def roll_call(session: Session, clock: Clock, actor: Actor, *, activity_id: str) -> RollCall:
    """How a call-up stands now. Raises NotFound."""
    here = {"community_id": actor.community_id, "activity_id": activity_id}
    call = db.activities.activity_by_id(session, **here)
    if call is None or not call.is_call_up:
        raise NotFound(activity_id=activity_id)
    shift = db.sign_ups.shifts_of(session, community_id=actor.community_id, activity_ids=[activity_id])[0]
    states = db.sign_ups.states_of(session, **here)
    return RollCall(
        call=call,
        needed=shift.needed_people,
        accepted=states.get(SignUpState.SIGNED_UP, 0),
        declined=states.get(SignUpState.DECLINED, 0),
        silent=states.get(SignUpState.CALLED, 0),
        present=db.sign_ups.count_there(session, **here),
        is_open=call.state == "published" and call.stood_down_at is None and clock.now() < call.ends_at,
    )


@query("call_up.mine", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_calls(session: Session, clock: Clock, actor: Actor) -> list[MyCall]:
    """Calls to the reader that are not over, for the band on their first page."""
    if actor.person_id is None:
        return []
    today = local_day(clock.now(), actor.time_zone)
    rows = db.sign_ups.of_people(
        session,
        community_id=actor.community_id,
        person_ids=[actor.person_id],
        states=(SignUpState.CALLED, SignUpState.SIGNED_UP),
        since=today,
    )
    return [
        MyCall(
            sign_up_id=row.id, activity_id=row.activity_id, name=row.activity, place=row.place,
            risk_note=row.risk_note, starts_at=row.starts_at, ends_at=row.ends_at, state=SignUpState(row.state),
        )
        for row in rows
        if row.is_call_up and row.activity_state == "published" and row.stood_down_at is None
        and clock.now() < row.ends_at
    ]  # fmt: skip


def _own_call(work: Work, sign_up_id: str) -> Row:
    found = db.sign_ups.by_id(work.session, community_id=work.community_id, sign_up_id=sign_up_id)
    if found is None or found.person_id != work.actor.person_id:
        raise NotFound(sign_up_id=sign_up_id)
    hold_activity(work, found.activity_id)
    if work.now >= found.ends_at:
        raise CalledOff()
    return found


def _answer(work: Work, found: Row, after: SignUpState) -> str:
    if not work.try_move("sign_up", found.id, before=SignUpState.CALLED, after=after):
        raise NotStanding()
    work.about(f"activity:{found.activity_id}")
    return str(after)
