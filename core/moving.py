"""Who belongs to which household, dated: moves, marriages, splits, deaths, heads and spenders (design 3).

What was earned stays with the household of its day. While other adults remain, a household keeps somebody who may
spend for it and a head, so whoever was either leaves only with a successor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import db.accounts
import db.carers
import db.people
import db.places
import db.sessions
import db.teams
from core.books import Work
from core.clock import Clock, machine_clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.households import HouseholdGone, write_household
from core.people import MINOR_BELOW_YEARS, require_person
from core.places import community_code, write_area
from core.policy import OFFICE, READERS, Actor, Role, Scope
from db.engine import Row, Session
from db.states import CarerState
from db.tables import FormerPlace, Membership
from db.types import new_id

WHY_LEFT: Final = ("died", "moved_away", "left")
WHY_MOVED: Final = ("marriage", "family", "split", "moved")


class MoveRefused(AppError):
    """A change of a household that cannot be made."""

    key = "error.move.refused"


class SuccessorNeeded(MoveRefused):
    """Whoever leaves is the head or the last who may spend, and adults remain; facts: name, card."""

    key = "error.move.successor_needed"
    status = 409


class DayWrong(MoveRefused):
    """Before the day on which the present membership began, or after today; facts: from_on, until_on."""

    key = "error.move.day_wrong"


class ThereAlready(MoveRefused):
    """Nothing would change; facts: card."""

    key = "error.move.there_already"
    status = 409


class MinorSpends(MoveRefused):
    """Nobody below 18 spends for a household or heads it; facts: name."""

    key = "error.move.minor_spends"


class NotOfHousehold(MoveRefused):
    """The person belongs to no household; facts: name."""

    key = "error.move.not_of_household"


class LeftAlready(MoveRefused):
    """The person has left the community; facts: name, left_on."""

    key = "error.move.left_already"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Where somebody belongs now; None for nowhere."""

    person_id: str
    household_id: str | None
    card: str | None
    is_replay: bool = False


# -- from household to household ---------------------------------------------------------------------------------


@command("person.move", roles=OFFICE, scope=Scope.COMMUNITY)
def move_person(
    work: Work,
    *,
    person_id: str,
    household_id: str,
    moved_on: date,
    because: str = "moved",
    is_spender: bool = False,
    successor_id: str | None = None,
) -> Moved:
    """Let somebody belong to another household from a day on: a marriage, a move to the children.

    Raises NotFound, LeftAlready, ThereAlready, DayWrong, SuccessorNeeded, MinorSpends, HouseholdGone.
    """
    person = _movable(work, person_id, because)
    old = db.people.open_membership(work.session, community_id=work.community_id, person_id=person_id)
    for one in sorted({household_id, *([old.household_id] if old else [])}):
        work.lock_household(one)
    home = db.places.household_by_id(work.session, community_id=work.community_id, household_id=household_id)
    if home is None:
        raise NotFound(household_id=household_id)
    if old is not None and old.household_id == household_id:
        raise ThereAlready(card=home.card_number)
    if is_spender:
        _require_adult(work, person)
    _leave(work, person, moved_on - timedelta(days=1), successor_id)
    _join(work, person_id, household_id, moved_on, is_head=False, is_spender=is_spender)
    work.about(
        f"person:{person_id}", because=because, moved_on=moved_on, household_id=household_id, card=home.card_number,
        from_card=old.card_number if old else None,
    )  # fmt: skip
    return Moved(person_id=person_id, household_id=household_id, card=home.card_number)


@command("household.split", roles=OFFICE, scope=Scope.COMMUNITY)
def split_household(
    work: Work,
    *,
    head_id: str,
    building: str,
    moved_on: date,
    with_ids: tuple[str, ...] = (),
    card: str | None = None,
    because: str = "split",
    successor_id: str | None = None,
) -> Moved:
    """Open a household for somebody who leaves one, with those who come along; its points begin at nothing.

    Raises NotFound, LeftAlready, DayWrong, SuccessorNeeded, MinorSpends, CardTaken.
    """
    people = dict.fromkeys((head_id, *with_ids))
    if not building.strip():
        raise Malformed(field="building")
    for person_id in sorted(people):
        work.lock_person(person_id)
    rows = {person_id: _movable(work, person_id, because) for person_id in people}
    _require_adult(work, rows[head_id])
    named = {"community_id": work.community_id}
    homes = {one: db.people.open_membership(work.session, person_id=one, **named) for one in people}
    for household_id in sorted({home.household_id for home in homes.values() if home}):
        work.lock_household(household_id)
    new = write_household(
        work, building=building.strip(), head_name=rows[head_id].name, card=card, opened_on=moved_on,
        code=community_code(work),
    )  # fmt: skip
    for person_id in sorted(people, key=lambda one: one == head_id):  # whoever comes along is no successor
        _leave(work, rows[person_id], moved_on - timedelta(days=1), successor_id, without=set(people))
        _join(work, person_id, new.id, moved_on, is_head=person_id == head_id, is_spender=person_id == head_id)
    old = homes[head_id]
    work.about(
        f"person:{head_id}", because=because, moved_on=moved_on, household_id=new.id, card=new.number,
        from_card=old.card_number if old else None, people=len(people),
    )  # fmt: skip
    return Moved(person_id=head_id, household_id=new.id, card=new.number)


@command("household.move", roles=OFFICE, scope=Scope.COMMUNITY)
def move_household(work: Work, *, household_id: str, building: str, moved_on: date) -> Moved:
    """Let a whole household live in another building from a day on; where it lived stays written.

    Raises NotFound, DayWrong, ThereAlready.
    """
    named = {"community_id": work.community_id, "household_id": household_id}
    if not building.strip():
        raise Malformed(field="building")
    work.lock_household(household_id)
    home = db.places.household_by_id(work.session, **named)
    if home is None:
        raise NotFound(household_id=household_id)
    former = db.people.former_places(work.session, **named)
    since = former[0].until_on + timedelta(days=1) if former else home.opened_on
    if not since <= moved_on <= work.today:
        raise DayWrong(from_on=since, until_on=work.today)
    building_id = write_area(work, kind="building", name=building.strip())
    if building_id == home.building_id:
        raise ThereAlready(card=home.card_number)
    work.insert(FormerPlace, id=new_id(), household_id=household_id, building_id=home.building_id, from_on=since,
                until_on=max(since, moved_on - timedelta(days=1)))  # fmt: skip
    db.people.set_building(work.session, building_id=building_id, **named)
    work.about(f"household:{household_id}", moved_on=moved_on, building_id=building_id)
    return Moved(person_id="", household_id=household_id, card=home.card_number)


# -- out of the community ----------------------------------------------------------------------------------------


@command("person.leave", roles=OFFICE, scope=Scope.COMMUNITY)
def leave_community(
    work: Work, *, person_id: str, last_day: date, because: str, successor_id: str | None = None
) -> Moved:
    """Note that somebody died, or has moved away: household, teams, PIN and every sign-in end; what was done stays.

    `because`: died, moved_away, left. Raises NotFound, LeftAlready, DayWrong, SuccessorNeeded, Malformed.
    """
    if because not in WHY_LEFT:
        raise Malformed(field="because")
    session, named = work.session, {"community_id": work.community_id, "person_id": person_id}
    person = _movable(work, person_id)
    if last_day > work.today:
        raise DayWrong(from_on=person.joined_on, until_on=work.today)
    old = db.people.open_membership(session, **named)
    if old is not None:
        work.lock_household(old.household_id)
    _leave(work, person, last_day, successor_id)
    for place in db.teams.open_places(session, **named):
        db.teams.end_member(session, community_id=work.community_id, member_id=place.id, last_day=last_day)
    for team_id in db.teams.led_by(session, **named):
        db.teams.set_team(session, community_id=work.community_id, team_id=team_id, leader_id=None)
    for request in db.teams.open_requests_of(session, **named):
        db.teams.answer(session, community_id=work.community_id, request_id=request.id, answer="withdrawn", at=work.now)
    for carer in db.carers.of_person(session, **named):
        work.move("carer", carer.id, before=CarerState.ACTIVE, after=CarerState.ENDED, ended_at=work.now,
                  ended_by=work.actor.id)  # fmt: skip
    now = machine_clock(work.clock).now()
    db.accounts.end_enrolments(session, at=now, **named)
    for account in db.people.accounts_of(session, **named):
        db.accounts.set_enabled(session, community_id=work.community_id, account_id=account.id, is_enabled=False)
        db.sessions.revoke_all(session, community_id=work.community_id, account_id=account.id, at=now)
    db.people.set_columns(session, left_on=last_day, left_because=because, **named)
    work.about(f"person:{person_id}", because=because, last_day=last_day, from_card=old.card_number if old else None)
    return Moved(person_id=person_id, household_id=None, card=None)


@command("person.return", roles=OFFICE, scope=Scope.COMMUNITY)
def return_to_community(work: Work, *, person_id: str) -> Moved:
    """Take back that somebody left: they came home, or it was an error. Household and teams are given anew.

    Raises NotFound, ThereAlready.
    """
    work.lock_person(person_id)
    person = require_person(work.session, work.community_id, person_id)
    if person.left_on is None:
        raise ThereAlready(card=person.card_number or "")
    db.people.set_columns(
        work.session, community_id=work.community_id, person_id=person_id, left_on=None, left_because=None
    )
    for account in db.people.accounts_of(work.session, community_id=work.community_id, person_id=person_id):
        if account.kind == "resident":  # what the office gave, the office gives again
            db.accounts.set_enabled(
                work.session, community_id=work.community_id, account_id=account.id, is_enabled=True
            )
    work.about(f"person:{person_id}")
    return Moved(person_id=person_id, household_id=None, card=None)


# -- head and spenders -------------------------------------------------------------------------------------------


@command("person.rights", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def set_rights(work: Work, *, person_id: str, is_spender: bool, is_head: bool = False) -> Moved:
    """Let somebody spend for their household or no more, or head it, as its head wishes; a head tells it themselves.

    Raises NotFound, NotOfHousehold, MinorSpends, SuccessorNeeded.
    """
    named = {"community_id": work.community_id}
    work.lock_person(person_id)
    person = require_person(work.session, work.community_id, person_id)
    place = db.people.open_membership(work.session, person_id=person_id, **named)
    if place is None:
        raise NotOfHousehold(name=person.name)
    work.lock_household(place.household_id)
    members = db.places.members(work.session, household_id=place.household_id, **named)
    head = next((one for one in members if one.is_head), None)
    if not work.actor.roles & OFFICE and (head is None or head.id != work.actor.person_id):
        raise NotFound(person_id=person_id)
    if is_head or is_spender:
        _require_adult(work, person)
    if not is_head and head is not None and head.id == person_id:
        raise SuccessorNeeded(name=person.name, card=place.card_number)
    spends = is_spender or is_head
    if not spends and not any(one.is_spender for one in members if one.id != person_id):
        raise SuccessorNeeded(name=person.name, card=place.card_number)
    if is_head and head is not None and head.id != person_id:
        db.people.set_rights(work.session, person_id=head.id, is_head=False, is_spender=head.is_spender, **named)
    if is_head:
        db.people.set_head_name(work.session, household_id=place.household_id, name=person.name, **named)
    db.people.set_rights(work.session, person_id=person_id, is_head=is_head, is_spender=spends, **named)
    work.about(
        f"person:{person_id}", is_head=is_head, is_spender=spends, card=place.card_number,
        wish_of=head.id if head else None,
    )  # fmt: skip
    return Moved(person_id=person_id, household_id=place.household_id, card=place.card_number)


@query("household.past", roles=READERS, scope=Scope.COMMUNITY)
def household_past(session: Session, clock: Clock, actor: Actor, *, household_id: str) -> list[Row]:
    """Where a household lived before, the newest first."""
    return db.people.former_places(session, community_id=actor.community_id, household_id=household_id)


# -- steps -------------------------------------------------------------------------------------------------------


def _movable(work: Work, person_id: str, because: str = "moved") -> Row:
    """Hold the person; answers the row. Raises NotFound, LeftAlready, Malformed."""
    if because not in WHY_MOVED:
        raise Malformed(field="because")
    work.lock_person(person_id)
    person = require_person(work.session, work.community_id, person_id)
    if person.left_on is not None:
        raise LeftAlready(name=person.name, left_on=person.left_on)
    return person


def _leave(
    work: Work, person: Row, last_day: date, successor_id: str | None, *, without: set[str] | None = None
) -> None:
    """End the present membership, if there is one; its household is held. Hands head and spending on."""
    named: dict[str, Any] = {"community_id": work.community_id}
    place = db.people.open_membership(work.session, person_id=person.id, **named)
    if place is None:
        if last_day >= work.today + timedelta(days=1):
            raise DayWrong(from_on=None, until_on=work.today)
        return
    if not place.from_on <= last_day + timedelta(days=1) <= work.today + timedelta(days=1):
        raise DayWrong(from_on=place.from_on, until_on=work.today)
    leaving = {person.id, *(without or ())}
    rest = [
        one
        for one in db.places.members(work.session, household_id=place.household_id, **named)
        if one.id not in leaving
    ]
    adults = [one for one in rest if _is_adult(work, one)]
    successor = next((one for one in adults if one.id == successor_id), None)
    has_spender = any(one.is_spender for one in adults)
    if adults and successor is None and (place.is_head or not has_spender):
        raise SuccessorNeeded(name=person.name, card=place.card_number)
    db.people.end_membership(work.session, membership_id=place.id, last_day=last_day, **named)
    if successor is not None and (place.is_head or not has_spender):
        is_head = bool(place.is_head or successor.is_head)
        db.people.set_rights(work.session, person_id=successor.id, is_head=is_head, is_spender=True, **named)
        if place.is_head:
            db.people.set_head_name(work.session, household_id=place.household_id, name=successor.name, **named)


def _join(work: Work, person_id: str, household_id: str, from_on: date, *, is_head: bool, is_spender: bool) -> None:
    if from_on > work.today:
        raise DayWrong(from_on=None, until_on=work.today)
    home = db.places.household_by_id(work.session, community_id=work.community_id, household_id=household_id)
    if home is not None and home.gone_into_id:
        raise HouseholdGone(card=home.card_number)
    work.insert(
        Membership, id=new_id(), person_id=person_id, household_id=household_id, from_on=from_on, until_on=None,
        is_head=is_head, is_spender=is_spender,
    )  # fmt: skip


def _is_adult(work: Work, person: Row) -> bool:
    return person.birth_year is None or work.today.year - person.birth_year >= MINOR_BELOW_YEARS


def _require_adult(work: Work, person: Row) -> None:
    if not _is_adult(work, person):
        raise MinorSpends(name=person.name)
