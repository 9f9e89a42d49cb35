"""A household that dissolved: its points go to another household of its people, by two persons (design 3).

Its unused vouchers are returned or voided first. Lots keep claim and end; what waits in notice, what is still owed and
minutes short of a point go along. Whatever its claims bring or lose afterwards is the other household's: `gone_into_id`
leads there. Ceilings stay with the household of the day. Without such a household its points expire as they would.
"""

from __future__ import annotations

from dataclasses import dataclass

import db.books
import db.claims
import db.dissolutions
import db.people
import db.places
import db.recalls
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, NotFound, SecondPersonNeeded, StateMoved
from core.lots import MOVED, fill_shortfall, move_lots, sweep_household
from core.policy import OFFICE, READERS, Actor, Role, Scope
from db.engine import Row, Session
from db.states import DissolutionState
from db.tables import Dissolution
from db.types import new_id

DECIDERS = {Role.REVIEWER, Role.ADMINISTRATOR}


class DissolutionRefused(AppError):
    """A household whose points cannot go to another."""

    key = "error.dissolution.refused"
    status = 409


class PeopleRemain(DissolutionRefused):
    """Somebody still belongs to it; facts: card."""

    key = "error.dissolution.people_remain"


class VouchersRemain(DissolutionRefused):
    """Unused vouchers are returned or voided first; facts: card, count."""

    key = "error.dissolution.vouchers_remain"


class NotOfItsPeople(DissolutionRefused):
    """Nobody of the one household ever belonged to the other; facts: card, into_card."""

    key = "error.dissolution.not_of_its_people"


class DissolvedAlready(DissolutionRefused):
    """Its points went to another household before; facts: card."""

    key = "error.dissolution.already"


class DissolutionWaits(DissolutionRefused):
    """A proposal for it waits for a decision; facts: card."""

    key = "error.dissolution.waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissolved:
    """A proposal and what became of it; the points are those that moved."""

    id: str
    household_id: str
    into_id: str
    state: str
    available_points: int = 0
    notice_points: int = 0
    shortfall_points: int = 0
    filled_points: int = 0
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolutionPreview:
    """What would move, in points and minutes. `refusal`: what stands against it now, None where nothing does.

    `filled_points` of what comes are given back at once, for what was recalled of either household.
    """

    card: str
    into_card: str
    into_head: str
    into_building: str
    available_points: int
    notice_points: int
    shortfall_points: int
    filled_points: int
    remainder_minutes: int
    refusal: DissolutionRefused | None


# -- commands ----------------------------------------------------------------------------------------------------


@command("dissolution.propose", roles=OFFICE, scope=Scope.COMMUNITY)
def propose_dissolution(work: Work, *, household_id: str, into_id: str) -> Dissolved:
    """Propose that the points of a household without people go to another household of its people.

    Raises NotFound, DissolvedAlready, DissolutionWaits, PeopleRemain, VouchersRemain, NotOfItsPeople.
    """
    _hold(work, household_id, into_id)
    refusal = _against(work.session, work.community_id, household_id, into_id, is_new=True)
    if refusal is not None:
        raise refusal
    dissolution_id = new_id()
    work.insert(
        Dissolution, id=dissolution_id, household_id=household_id, into_id=into_id, state=DissolutionState.PROPOSED,
        proposed_by=work.actor.id, proposed_at=work.now,
    )  # fmt: skip
    work.born("dissolution", dissolution_id, DissolutionState.PROPOSED)
    work.about(f"household:{household_id}", dissolution_id=dissolution_id, into_id=into_id)
    return Dissolved(
        id=dissolution_id, household_id=household_id, into_id=into_id, state=str(DissolutionState.PROPOSED)
    )


@command("dissolution.decide", roles=DECIDERS, scope=Scope.COMMUNITY, second_person=True)
def decide_dissolution(work: Work, *, dissolution_id: str, is_right: bool) -> Dissolved:
    """Let the points go over, or decline; not by whoever proposed it, nor by anybody of either household.

    Raises NotFound, SecondPersonNeeded, StateMoved, DissolvedAlready, PeopleRemain, VouchersRemain, NotOfItsPeople.
    """
    named = {"community_id": work.community_id}
    found = db.dissolutions.dissolution_by_id(work.session, dissolution_id=dissolution_id, **named)
    if found is None:
        raise NotFound(dissolution_id=dissolution_id)
    if found.proposed_by == work.actor.id or _is_concerned(work, found):
        raise SecondPersonNeeded()
    _hold(work, found.household_id, found.into_id)
    after = DissolutionState.MOVED if is_right else DissolutionState.DECLINED
    work.move("dissolution", dissolution_id, before=DissolutionState.PROPOSED, after=after)
    answer = Dissolved(id=dissolution_id, household_id=found.household_id, into_id=found.into_id, state=str(after))
    if is_right:
        refusal = _against(work.session, work.community_id, found.household_id, found.into_id, is_new=False)
        if refusal is not None:
            raise refusal
        answer = _move(work, answer)
    work.about(
        f"household:{found.household_id}", dissolution_id=dissolution_id, into_id=found.into_id, is_right=is_right,
        available_points=answer.available_points, notice_points=answer.notice_points,
    )  # fmt: skip
    return answer


# -- queries -----------------------------------------------------------------------------------------------------


@query("dissolution.preview", roles=READERS, scope=Scope.COMMUNITY)
def preview_dissolution(
    session: Session, clock: Clock, actor: Actor, *, household_id: str, into_id: str, dissolution_id: str | None = None
) -> DissolutionPreview:
    """What would move from one household to the other now; of a proposal with its id. Raises NotFound."""
    named = {"community_id": actor.community_id}
    own, into = (db.places.household_by_id(session, household_id=one, **named) for one in (household_id, into_id))
    if own is None or into is None:
        raise NotFound(household_id=household_id if own is None else into_id)
    refusal = _against(session, actor.community_id, household_id, into_id, is_new=dissolution_id is None)
    available, notice = (
        db.books.guard_balance(session, account=f"points/{kind}/{household_id}", **named)
        for kind in ("available", "notice")
    )
    owed, owed_there = (db.recalls.shortfall(session, household_id=one, **named) for one in (household_id, into_id))
    remainders = db.claims.remainders_of(session, household_id=household_id, **named)
    return DissolutionPreview(
        card=own.card_number,
        into_card=into.card_number,
        into_head=into.head_name,
        into_building=into.building,
        available_points=available,
        notice_points=notice,
        shortfall_points=owed,
        filled_points=min(owed + owed_there, available),
        remainder_minutes=sum(int(row.minutes) for row in remainders),
        refusal=refusal if isinstance(refusal, DissolutionRefused) else None,
    )


@query("dissolution.of_household", roles=READERS, scope=Scope.COMMUNITY)
def dissolutions_of(session: Session, clock: Clock, actor: Actor, *, household_id: str) -> list[Row]:
    """Every proposal in which a household has a part, the newest first."""
    return db.dissolutions.of_household(session, community_id=actor.community_id, household_id=household_id)


@query("dissolution.into", roles=READERS, scope=Scope.COMMUNITY)
def households_of_its_people(session: Session, clock: Clock, actor: Actor, *, household_id: str) -> list[Row]:
    """The households where people of one that dissolved belong now: (id, card_number, head_name, building)."""
    return db.dissolutions.of_its_people(session, community_id=actor.community_id, household_id=household_id)


@query("dissolution.waiting", roles=READERS, scope=Scope.COMMUNITY)
def waiting_dissolutions(session: Session, clock: Clock, actor: Actor, *, limit: int = 100) -> list[Row]:
    """What waits for a second person, the oldest first."""
    return db.dissolutions.proposed(session, community_id=actor.community_id, limit=limit)


# -- steps -------------------------------------------------------------------------------------------------------


def _hold(work: Work, *household_ids: str) -> None:
    for household_id in sorted(set(household_ids)):
        work.lock_household(household_id)


def _is_concerned(work: Work, found: Row) -> bool:
    own = work.actor.household_id
    if own in (found.household_id, found.into_id):
        return True
    return work.actor.person_id is not None and any(
        place.household_id in (found.household_id, found.into_id)
        for place in db.places.memberships_of(
            work.session, community_id=work.community_id, person_id=work.actor.person_id
        )
    )


def _against(
    session: Session, community_id: str, household_id: str, into_id: str, *, is_new: bool
) -> NotFound | DissolutionRefused | None:
    """What stands against it, seen while both are held."""
    named = {"community_id": community_id, "household_id": household_id}
    own = db.places.household_by_id(session, **named)
    into = db.places.household_by_id(session, community_id=community_id, household_id=into_id)
    if own is None or into is None:
        return NotFound(household_id=household_id if own is None else into_id)
    if own.gone_into_id:
        return DissolvedAlready(card=own.card_number)
    if is_new and db.dissolutions.waits(session, **named):
        return DissolutionWaits(card=own.card_number)
    if db.places.members(session, **named):
        return PeopleRemain(card=own.card_number)
    if count := db.dissolutions.unused_vouchers(session, **named):
        return VouchersRemain(card=own.card_number, count=count)
    if into_id not in {one.id for one in db.dissolutions.of_its_people(session, **named)}:
        return NotOfItsPeople(card=own.card_number, into_card=into.card_number)
    return None


def _move(work: Work, asked: Dissolved) -> Dissolved:
    """Lots, remainders, shortfall, notice, in the order of locks; then the way that everything later takes."""
    session, named = work.session, {"community_id": work.community_id}
    from_id, into_id = asked.household_id, asked.into_id
    for household_id in sorted((from_id, into_id)):
        sweep_household(work, household_id=household_id)
    available = move_lots(work, from_id=from_id, into_id=into_id)
    _move_remainders(work, from_id, into_id)
    owed = db.recalls.shortfall(session, household_id=from_id, **named)
    if owed:
        if not db.recalls.lower_shortfall(session, household_id=from_id, points=owed, **named):
            raise StateMoved(table="shortfall", id=from_id)
        db.recalls.raise_shortfall(session, household_id=into_id, points=owed, **named)
    notice = work.hold_guard(f"points/notice/{from_id}")
    if notice:
        work.transfer(debit=f"points/notice/{into_id}", credit=f"points/notice/{from_id}", amount=notice, kind=MOVED)
    db.dissolutions.lead(session, household_id=from_id, into_id=into_id, **named)
    filled = fill_shortfall(work, household_id=into_id)
    return Dissolved(
        id=asked.id, household_id=from_id, into_id=into_id, state=asked.state, available_points=available,
        notice_points=notice, shortfall_points=owed, filled_points=filled,
    )  # fmt: skip


def _move_remainders(work: Work, from_id: str, into_id: str) -> None:
    """Minutes short of a point are added to those of the other household, item by item."""
    session, named = work.session, {"community_id": work.community_id}
    there = {
        (row.item_code, row.version_id): int(row.minutes)
        for row in db.claims.remainders_of(session, household_id=into_id, **named)
    }
    for row in db.claims.remainders_of(session, household_id=from_id, **named):
        of_item = {"item_code": row.item_code, "version_id": row.version_id, **named}
        if row.minutes:
            minutes = int(row.minutes) + there.get((row.item_code, row.version_id), 0)
            db.claims.set_remainder(session, household_id=into_id, minutes=minutes, **of_item)
            db.claims.set_remainder(session, household_id=from_id, minutes=0, **of_item)
