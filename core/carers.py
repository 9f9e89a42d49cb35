"""Carers: somebody whom a household names to present its vouchers, within a weekly cap, for all to see (peers, ask 16).

The rule, in words: the household's own spender names an adult of the register who does not belong to it, and ends it
any time; the office does it on its behalf, for a reason. A carer sees the live screen vouchers and shows a code of
their own, so that the taking says who presented it. Paper is bearer paper: whoever brings it stays within the day's
small amount and is not a carer here. Nobody presents at a shop of the own household.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import db.carers
import db.limits
import db.places
import db.vouchers
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound, SecondPersonNeeded
from core.exchange import OFFICE, act_for_household
from core.limits import LIMIT_FEN_MAX, terms_in_force, week_of
from core.masking import masked_name
from core.names import name_key
from core.people import MINOR_BELOW_YEARS
from core.policy import Actor, Role, Scope
from core.vouchers import READERS, LiveCode, code_now
from db.engine import Row, Session
from db.states import CarerState
from db.types import new_id

CARERS_MAX: Final = 5  # of one household at a time
PRESENTED_SHOWN: Final = 20
VOUCHERS_SHOWN: Final = 50


class CarerRefused(AppError):
    """Somebody cannot be a carer here."""

    key = "error.carer.refused"
    status = 403


class CarerUnknown(CarerRefused):
    """Nobody on the register has this number and this name."""

    key = "error.carer.unknown"
    status = 404


class CarerTooYoung(CarerRefused):
    """Nobody under age presents vouchers; facts: years."""

    key = "error.carer.too_young"


class CarerOfHousehold(CarerRefused):
    """Who belongs to the household is named a spender, not a carer."""

    key = "error.carer.of_household"


class CarerNamedAlready(CarerRefused):
    """This person is a carer of the household now; end it first to agree on another cap."""

    key = "error.carer.named_already"
    status = 409


class TooManyCarers(CarerRefused):
    """A household names only so many at a time; facts: most."""

    key = "error.carer.too_many"
    status = 409


class CarerCapTooHigh(CarerRefused):
    """More in a week than the community allows; facts: limit_fen."""

    key = "error.carer.cap_too_high"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarerNamed:
    """Somebody who is now a carer, or is no longer."""

    id: str
    household_id: str
    person_masked: str
    week_cap_fen: int
    state: CarerState
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CarerLine:
    """A carer as the household sees them: whom it named, what they may present in a week, and what they did so far."""

    id: str
    person: str
    number: str
    week_cap_fen: int
    week_taken_fen: int
    from_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """A voucher that a carer presented; an undone one is back with the household."""

    id: str
    serial: str
    face_fen: int
    reward: str | None
    taken_at: datetime
    shop: str
    person_masked: str
    is_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Carers:
    """A household's carers and what they presented lately, the newest first."""

    carers: tuple[CarerLine, ...]
    presented: tuple[Presented, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaredVoucher:
    """A live voucher of a household that named the reader its carer."""

    id: str
    serial: str
    face_fen: int
    reward: str | None
    valid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaredHousehold:
    """A household for which the reader may present vouchers, this week up to `week_left_fen` more."""

    carer_id: str
    head_masked: str
    building: str
    week_cap_fen: int
    week_left_fen: int
    vouchers: tuple[CaredVoucher, ...]


@command("carer.name", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def name_carer(work: Work, *, household_id: str, number: str, name: str, week_cap_fen: int) -> CarerNamed:
    """Let a person of the register present a household's vouchers, up to so much in a week (Monday to Sunday).

    The volunteer number and the name must both fit, so that nobody is found by guessing. Raises NotASpender, NotFound,
    ReasonNeeded, Malformed, CarerUnknown, CarerTooYoung, CarerOfHousehold, SecondPersonNeeded,
    CarerCapTooHigh, CarerNamedAlready, TooManyCarers.
    """
    act_for_household(work, household_id)
    session, community_id = work.session, work.community_id
    _check_cap(work, week_cap_fen)
    person = db.places.person_by_number(session, community_id=community_id, number=number.strip().upper())
    if person is None or person.name_key != name_key(name):
        raise CarerUnknown()
    if person.birth_year is not None and work.today.year - person.birth_year < MINOR_BELOW_YEARS:
        raise CarerTooYoung(years=MINOR_BELOW_YEARS)
    if person.household_id == household_id:
        raise CarerOfHousehold()
    if work.intent.on_behalf_of and person.id == work.actor.person_id:
        raise SecondPersonNeeded()  # the desk names nobody who stands behind it
    work.lock_household(household_id)
    named = db.carers.of_household(session, community_id=community_id, household_id=household_id)
    if any(carer.person_id == person.id for carer in named):
        raise CarerNamedAlready()
    if len(named) >= CARERS_MAX:
        raise TooManyCarers(most=CARERS_MAX)
    carer_id = new_id()
    work.insert(
        db.carers.Carer,
        id=carer_id,
        household_id=household_id,
        person_id=person.id,
        week_cap_fen=week_cap_fen,
        from_on=work.today,
        state=CarerState.ACTIVE,
        named_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.born("carer", carer_id, CarerState.ACTIVE)
    work.about(f"carer:{carer_id}", household_id=household_id, person_id=person.id, week_cap_fen=week_cap_fen)
    return CarerNamed(
        id=carer_id, household_id=household_id, person_masked=masked_name(person.name), week_cap_fen=week_cap_fen,
        state=CarerState.ACTIVE,
    )  # fmt: skip


@command("carer.end", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def end_carer(work: Work, *, carer_id: str) -> CarerNamed:
    """End a naming from this instant on: the household's spender, the office for a reason, or the carer themselves.

    Raises NotFound (foreign alike), NotASpender, ReasonNeeded, StateMoved.
    """
    carer = db.carers.carer(work.session, community_id=work.community_id, carer_id=carer_id)
    if carer is None:
        raise NotFound(carer_id=carer_id)
    if carer.person_id == work.actor.person_id and Role.RESIDENT in work.actor.roles:
        work.role = Role.RESIDENT
    else:
        act_for_household(work, carer.household_id)
    work.move(
        "carer", carer_id, before=CarerState.ACTIVE, after=CarerState.ENDED, ended_at=work.now, ended_by=work.actor.id
    )
    work.about(f"carer:{carer_id}", household_id=carer.household_id)
    return CarerNamed(
        id=carer_id, household_id=carer.household_id, person_masked=masked_name(carer.person),
        week_cap_fen=carer.week_cap_fen, state=CarerState.ENDED,
    )  # fmt: skip


@query("carer.of_household", roles=READERS | {Role.RESIDENT}, scope=Scope.OWN)
def household_carers(session: Session, clock: Clock, actor: Actor, *, household_id: str) -> Carers:
    """Who may present a household's vouchers, and what they did: for its people and the office. Raises NotFound."""
    if household_id != actor.household_id and not actor.roles & READERS:
        raise NotFound(household_id=household_id)
    named = {"community_id": actor.community_id, "household_id": household_id}
    week = week_of(local_day(clock.now(), actor.time_zone))
    return Carers(
        carers=tuple(
            CarerLine(
                id=row.id,
                person=row.person,
                number=row.volunteer_number,
                week_cap_fen=row.week_cap_fen,
                week_taken_fen=_taken_fen(session, actor, row.counts_for, week),
                from_on=row.from_on,
            )
            for row in db.carers.of_household(session, **named)
        ),
        presented=tuple(
            Presented(
                id=row.id,
                serial=row.serial,
                face_fen=row.face_fen,
                reward=row.reward,
                taken_at=row.taken_at,
                shop=row.shop,
                person_masked=masked_name(row.person),
                is_undone=row.is_undone,
            )
            for row in db.carers.presented(session, **named, limit=PRESENTED_SHOWN)
        ),
    )


@query("carer.mine", roles={Role.RESIDENT}, scope=Scope.OWN)
def cared_for(session: Session, clock: Clock, actor: Actor) -> list[CaredHousehold]:
    """The households that named the reader, with their live vouchers and what is left of this week."""
    if actor.person_id is None:
        return []
    today = local_day(clock.now(), actor.time_zone)
    terms = terms_in_force(session, community_id=actor.community_id, day=today)
    found = []
    for row in db.carers.of_person(session, community_id=actor.community_id, person_id=actor.person_id):
        cap_fen = min(row.week_cap_fen, (terms.carer_week_fen if terms else None) or row.week_cap_fen)
        found.append(
            CaredHousehold(
                carer_id=row.id,
                head_masked=masked_name(row.head_name),
                building=row.building,
                week_cap_fen=cap_fen,
                week_left_fen=max(0, cap_fen - _taken_fen(session, actor, row.counts_for, week_of(today))),
                vouchers=tuple(
                    CaredVoucher(
                        id=one.id,
                        serial=one.serial,
                        face_fen=one.face_fen,
                        reward=one.reward,
                        valid_until=one.valid_until_on,
                    )
                    for one in db.carers.live_vouchers(
                        session,
                        community_id=actor.community_id,
                        household_id=row.household_id,
                        today=today,
                        limit=VOUCHERS_SHOWN,
                    )
                ),
            )
        )
    return found


@query("carer.screen_code", roles={Role.RESIDENT}, scope=Scope.OWN)
def carer_code(session: Session, clock: Clock, actor: Actor, *, voucher_id: str) -> LiveCode:
    """The carer's own code of the present 30 seconds for a voucher of a household that named them.

    Raises NotFound (foreign alike), VoucherPrinted, and what stands against the voucher.
    """
    voucher = db.vouchers.voucher(session, community_id=actor.community_id, voucher_id=voucher_id)
    carer = None if voucher is None else _carer_of(session, actor, voucher.household_id)
    if voucher is None or carer is None:
        raise NotFound(voucher_id=voucher_id)
    return code_now(session, clock, actor, voucher, carer_id=carer.id)


# -- how it works ------------------------------------------------------------------------------------------------


def _check_cap(work: Work, week_cap_fen: int) -> None:
    if not 0 < week_cap_fen <= LIMIT_FEN_MAX:
        raise Malformed(field="week_cap_fen")
    terms = terms_in_force(work.session, community_id=work.community_id, day=work.today)
    if terms and terms.carer_week_fen is not None and week_cap_fen > terms.carer_week_fen:
        raise CarerCapTooHigh(limit_fen=terms.carer_week_fen)


def _carer_of(session: Session, actor: Actor, household_id: str) -> Row | None:
    rows = db.carers.of_person(session, community_id=actor.community_id, person_id=actor.person_id or "")
    return next((row for row in rows if row.household_id == household_id), None)


def _taken_fen(session: Session, actor: Actor, carer_id: str, week: date) -> int:
    return db.limits.taken_fen(session, community_id=actor.community_id, scope="carer", subject_id=carer_id, day=week)
