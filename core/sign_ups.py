"""Sign-up: who comes to which shift, who waits for a place, who gives it back (design 6, domain C.1 and D.4).

A shift never takes more people than it needs: whoever signs up or withdraws holds the activity's row until the commit,
so that places are counted by one after another. The waiting list moves up in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import db.sign_ups
from core.activities import PUBLISHERS, is_over_team
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import Forbidden, NotFound
from core.messages import tell
from core.policy import Actor, Role, Scope
from core.sign_up_rules import (
    CalledOff,
    EnoughPeople,
    MayBeTooMuch,
    NamedTwice,
    NotOfHousehold,
    NotStanding,
    SignUpOver,
    SignUpRefused,
    TooManyAtOnce,
    WithdrawLate,
    check_person,
    too_close,
)
from db.engine import Row, Session
from db.states import ActivityState, SignUpState
from db.tables import SignUp
from db.types import new_id

WITHDRAW_HOURS: Final = 24  # before the start; later only with an excuse
PEOPLE_AT_ONCE_MAX: Final = 30

HANDS = PUBLISHERS | {Role.RESIDENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One person's place: `ahead` are those who wait before them, 0 with a place."""

    id: str
    person_id: str
    state: SignUpState
    ahead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedUp:
    """Who stands on the list now, in the order in which they were named."""

    activity_id: str
    shift_id: str
    places: tuple[Place, ...]
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A place given back, and who moved up into it."""

    id: str
    state: SignUpState
    moved_up: tuple[str, ...] = ()
    is_replay: bool = False


@command("sign_up.make", roles=set(HANDS), scope=Scope.OWN)
def sign_up(
    work: Work,
    *,
    shift_id: str,
    person_ids: tuple[str, ...],
    adult_id: str | None = None,
    is_sure: bool = False,
) -> SignedUp:
    """Sign people up to one shift; who finds no place waits. Residents name themselves and their household.

    `adult_id` is the grown-up who comes along and agrees for children of ten to thirteen: for residents it is whoever
    signs them up, unless another is named. `is_sure` answers a LongDay or ShortRest. The desk and the leader may add
    people until the shift ends. Raises NotFound, NamedTwice, NotOfHousehold, CalledOff, SignUpOver, SignedUpAlready,
    ChildTooYoung, AdultNeeded, TooYoung, SignUpPaused, Clashes, LongDay, ShortRest.
    """
    shift = _shift(work, shift_id)
    is_desk = is_over_team(work.actor, shift.team_id)
    people = _people(work, person_ids, is_desk=is_desk)
    for person_id in sorted(people):
        work.lock_person(person_id)
    hold_activity(work, shift.activity_id)
    until = shift.ends_at if is_desk else shift.sign_up_until_at or shift.starts_at
    if work.now >= until:
        raise SignUpOver(until=until)
    adult = _adult(work, adult_id or (None if is_desk else work.actor.person_id))
    places = []
    for person_id in person_ids:
        person = people[person_id]
        brought_by = check_person(work, shift, person, adult, is_sure=is_sure)
        if brought_by is None and not is_desk and person_id != work.actor.person_id:
            brought_by = work.actor.person_id
        places.append(_write(work, shift, person_id, brought_by))
    work.about(f"activity:{shift.activity_id}", people=len(places))
    return SignedUp(activity_id=shift.activity_id, shift_id=shift_id, places=tuple(places))


@command("sign_up.withdraw", roles=set(HANDS), scope=Scope.OWN)
def withdraw(work: Work, *, sign_up_id: str) -> Withdrawn:
    """Give a place back, or leave the waiting list: until 24 hours before the start.

    Who got the place later than that may give it back until the start; a call-up is left at any time before it is
    over. Raises NotFound, NotStanding, CalledOff, WithdrawLate.
    """
    found = _own(work.session, work.actor, sign_up_id)
    hold_activity(work, found.activity_id)
    if found.state not in (SignUpState.WAITING, SignUpState.SIGNED_UP):
        raise NotStanding()
    until = withdraw_until(work.session, work.community_id, found)
    if work.now >= until and found.state == SignUpState.SIGNED_UP:
        raise WithdrawLate(until=until)
    return leave(work, found, SignUpState.WITHDRAWN)


def withdraw_until(session: Session, community_id: str, found: Row) -> datetime:
    """Until when somebody may give a place back without an excuse."""
    if found.is_call_up:
        return found.ends_at  # type: ignore[no-any-return]
    deadline: datetime = found.starts_at - timedelta(hours=WITHDRAW_HOURS)
    steps = db.sign_ups.steps(session, community_id=community_id, sign_up_ids=[found.id])
    got_it_at = next((one.recorded_at for one in steps if one.to_state == SignUpState.SIGNED_UP), found.signed_up_at)
    return found.starts_at if got_it_at >= deadline else deadline


def leave(work: Work, found: Row, after: SignUpState) -> Withdrawn:
    """Take somebody off the list of a shift and let the next one move up; the activity's row is held."""
    work.move("sign_up", found.id, before=found.state, after=after)
    moved = move_up(work, found) if found.state == SignUpState.SIGNED_UP else ()
    work.about(f"activity:{found.activity_id}", moved_up=len(moved))
    return Withdrawn(id=found.id, state=after, moved_up=moved)


def move_up(work: Work, shift: Row) -> tuple[str, ...]:
    """Give free places of a shift that is not over to those who wait, the longest first, and tell them."""
    moved: list[str] = []
    here = {"community_id": work.community_id, "shift_id": shift.shift_id}
    if work.now >= shift.ends_at:
        return ()
    free = shift.needed_people - db.sign_ups.count(work.session, state=SignUpState.SIGNED_UP, **here)
    while free > 0 and (next_one := db.sign_ups.first_waiting(work.session, **here)):
        work.move("sign_up", next_one.id, before=SignUpState.WAITING, after=SignUpState.SIGNED_UP)
        moved.append(next_one.person_id)
        free -= 1
    tell(work, moved, "moved_up", activity_id=shift.activity_id)
    return tuple(moved)


def hold_activity(work: Work, activity_id: str) -> None:
    """Hold an activity that takes place until the commit; a call-up must not be over. Raises CalledOff."""
    if not work.hold("activity", activity_id, state=ActivityState.PUBLISHED):
        raise CalledOff()
    if db.sign_ups.is_stood_down(work.session, community_id=work.community_id, activity_id=activity_id):
        raise CalledOff()


@query("sign_up.check", roles=set(HANDS), scope=Scope.OWN)
def check_sign_up(
    session: Session, clock: Clock, actor: Actor, *, shift_id: str, person_ids: tuple[str, ...]
) -> list[MayBeTooMuch]:
    """What somebody should be asked about before they sign up: long days and short rests, in the order of the people.

    Raises NotFound.
    """
    shift = db.sign_ups.shift_by_id(session, community_id=actor.community_id, shift_id=shift_id)
    if shift is None:
        raise NotFound(shift_id=shift_id)
    found = db.sign_ups.people(session, community_id=actor.community_id, person_ids=person_ids)
    by_id = {row.id: row for row in found}
    return [
        warning
        for person_id in person_ids
        if person_id in by_id
        for warning in too_close(session, actor, shift, by_id[person_id])[1]
    ]


# -- rules -------------------------------------------------------------------------------------------------------


def _shift(work: Work, shift_id: str) -> Row:
    shift = db.sign_ups.shift_by_id(work.session, community_id=work.community_id, shift_id=shift_id)
    if shift is None:
        raise NotFound(shift_id=shift_id)
    return shift


def _people(work: Work, person_ids: Sequence[str], *, is_desk: bool) -> dict[str, Row]:
    if not person_ids or len(person_ids) > PEOPLE_AT_ONCE_MAX:
        raise TooManyAtOnce(most=PEOPLE_AT_ONCE_MAX)
    found = db.sign_ups.people(work.session, community_id=work.community_id, person_ids=person_ids)
    people = {row.id: row for row in found}
    for place, person_id in enumerate(person_ids):
        if person_id not in people:
            raise NotFound(person_id=person_id)
        if person_id in person_ids[:place]:
            raise NamedTwice(name=people[person_id].name)
    if not is_desk:
        _require_own(work.session, work.actor, people.values())
    return people


def _require_own(session: Session, actor: Actor, people: Iterable[Row]) -> None:
    """Residents act for themselves and for those with whom they share a household. Raises NotOfHousehold."""
    if Role.RESIDENT not in actor.roles or actor.person_id is None:
        raise Forbidden()
    for person in people:
        is_ours = actor.household_id is not None and person.household_id == actor.household_id
        if person.id != actor.person_id and not is_ours:
            raise NotOfHousehold()


def _own(session: Session, actor: Actor, sign_up_id: str) -> Row:
    """A sign-up that the actor may touch. Raises NotFound for a foreign one."""
    found = db.sign_ups.by_id(session, community_id=actor.community_id, sign_up_id=sign_up_id)
    if found is None:
        raise NotFound(sign_up_id=sign_up_id)
    if not is_over_team(actor, found.team_id):
        people = db.sign_ups.people(session, community_id=actor.community_id, person_ids=(found.person_id,))
        try:
            _require_own(session, actor, people)
        except SignUpRefused:
            raise NotFound(sign_up_id=sign_up_id) from None
    return found


def _adult(work: Work, person_id: str | None) -> Row | None:
    if person_id is None:
        return None
    found = db.sign_ups.people(work.session, community_id=work.community_id, person_ids=(person_id,))
    if not found:
        raise NotFound(person_id=person_id)
    return found[0]


def _write(work: Work, shift: Row, person_id: str, brought_by: str | None) -> Place:
    here = {"community_id": work.community_id, "shift_id": shift.id}
    taken = db.sign_ups.count(work.session, state=SignUpState.SIGNED_UP, **here)
    state = SignUpState.SIGNED_UP if taken < shift.needed_people else SignUpState.WAITING
    called = db.sign_ups.called(work.session, person_id=person_id, **here) if shift.is_call_up else None
    if called and state is SignUpState.SIGNED_UP:  # was asked, and comes
        work.move("sign_up", called, before=SignUpState.CALLED, after=state)
        return Place(id=called, person_id=person_id, state=state)
    if called:
        raise EnoughPeople(needed=shift.needed_people)
    ahead = db.sign_ups.count(work.session, state=SignUpState.WAITING, **here) if state is SignUpState.WAITING else 0
    sign_up_id = new_id()
    work.insert(
        SignUp,
        id=sign_up_id,
        activity_id=shift.activity_id,
        shift_id=shift.id,
        person_id=person_id,
        brought_by=brought_by,
        state=state,
        signed_up_at=work.now,
        signed_up_by=work.actor.id,
    )
    work.born("sign_up", sign_up_id, state)
    return Place(id=sign_up_id, person_id=person_id, state=state, ahead=ahead)
