"""Objections to look at: for the office that decides them, for whoever raised them, for whose entry it is (design 6).

Who objected is shown to those who may decide, and never to anybody concerned in the entry. What they wrote goes the
same way; the reason of a decision is for both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import db.objections
from core.approvals import concerned
from core.calendars import working_day_after
from core.clock import Clock, local_day
from core.commands import query
from core.errors import NotFound
from core.masking import masked_name
from core.objections import (
    DECIDED_WITHIN_DAYS,
    DECIDERS,
    LAST_WORD,
    NOT_FOR_SOME,
    OFFICE,
    ObjectionReason,
    appeal_until,
    may_appeal,
)
from core.policy import Actor, Role, Scope
from core.recalls import Effect, foretell
from db.engine import Row, Session
from db.states import ClaimState, ObjectionState

A_PAGE: Final = 20
MINE_MAX: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an objection: to which state, on which day, by whom and why. Both are empty where they are hidden."""

    state: ObjectionState
    day: date
    actor: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionLine:
    """One objection with its entry. `raised_by` is empty for all but those who may decide it.

    `due_on`: by when the decision that it waits for is due. `is_concerned`: the reader may not decide it.
    `left_points`: what the entry still brings and could be taken back.
    """

    id: str
    claim_id: str
    state: ObjectionState
    claim_state: ClaimState
    kind: str
    title: str
    person: str
    building: str
    team: str
    service_on: date
    minutes: int
    points: int
    left_points: int
    stated_points: int
    notice_number: int
    notice_last_day_on: date
    reason: ObjectionReason
    raised_as: str
    raised_at: datetime
    raised_by: str
    due_on: date
    is_overdue: bool
    is_concerned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(ObjectionLine):
    """An objection with its steps. `may_decide`, `may_appeal`: this reader, now, the latter through `appeal_until`."""

    steps: tuple[Step, ...]
    may_decide: bool
    may_appeal: bool
    appeal_until: date | None
    was_upheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Objections:
    """A page of objections, with how many there are of either kind."""

    lines: tuple[ObjectionLine, ...]
    waiting_count: int
    overdue_count: int
    decided_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody outside the office learns of an objection: when, how it stands, why it was decided so."""

    id: str
    claim_id: str
    state: ObjectionState
    raised_on: date
    due_on: date
    decided_on: date | None
    decision: str
    may_appeal: bool
    appeal_until: date | None
    title: str
    name_masked: str


@query("objections.all", roles=OFFICE, scope=Scope.COMMUNITY)
def objections(session: Session, clock: Clock, actor: Actor, *, is_waiting: bool = True, page: int = 1) -> Objections:
    """Objections, 20 a page: those that wait, the most urgent first, or those that were decided, the newest first."""
    community_id, today = actor.community_id, local_day(clock.now(), actor.time_zone)
    found = db.objections.waiting if is_waiting else db.objections.decided
    rows = found(session, community_id=community_id, limit=A_PAGE, offset=(max(page, 1) - 1) * A_PAGE)
    counts = db.objections.counts(session, community_id=community_id, today=today)
    return Objections(
        lines=tuple(ObjectionLine(**_facts(session, actor, row, today)) for row in rows),
        waiting_count=int(counts.waiting),
        overdue_count=int(counts.overdue),
        decided_count=db.objections.count_all(session, community_id=community_id) - int(counts.waiting),
    )


@query("objection.see", roles=OFFICE, scope=Scope.COMMUNITY)
def see_objection(session: Session, clock: Clock, actor: Actor, *, objection_id: str) -> Seen:
    """One objection with its steps, for whoever decides it. Raises NotFound."""
    row = db.objections.objection_by_id(session, community_id=actor.community_id, objection_id=objection_id)
    if row is None:
        raise NotFound(objection_id=objection_id)
    steps = db.objections.steps(session, community_id=actor.community_id, objection_id=objection_id)
    facts = _facts(session, actor, row, local_day(clock.now(), actor.time_zone))
    names = bool(facts["raised_by"])
    role = {ObjectionState.OPEN: DECIDERS, ObjectionState.APPEALED: LAST_WORD}.get(row.state, set())
    until = appeal_until(session, steps, actor.time_zone) if row.state in NOT_FOR_SOME else None
    return Seen(
        **facts,
        steps=tuple(_step(actor, step, names=names) for step in steps),
        may_decide=bool(role & actor.roles)
        and not facts["is_concerned"]
        and (row.state == ObjectionState.OPEN or actor.id not in {step.actor_id for step in steps}),
        may_appeal=until is not None and local_day(clock.now(), actor.time_zone) <= until,
        appeal_until=until,
        was_upheld=any(step.to_state == ObjectionState.UPHELD for step in steps),
    )


@query("objection.foretell", roles=OFFICE, scope=Scope.COMMUNITY)
def see_effect(
    session: Session, clock: Clock, actor: Actor, *, objection_id: str, wrong_points: int | None = None
) -> Effect:
    """What upholding an objection would move now, over the whole entry or so many points of it. Raises NotFound."""
    row = db.objections.objection_by_id(session, community_id=actor.community_id, objection_id=objection_id)
    if row is None:
        raise NotFound(objection_id=objection_id)
    left = int(row.points) - int(row.recalled_points)
    return foretell(
        session,
        community_id=actor.community_id,
        case=row,
        points=left if wrong_points is None else min(wrong_points, left),
        is_whole=wrong_points is None,
        today=local_day(clock.now(), actor.time_zone),
    )


@query("objections.mine", roles=set(Role), scope=Scope.COMMUNITY)
def my_objections(session: Session, clock: Clock, actor: Actor) -> list[Told]:
    """What the actor objected to, the newest first, and what came of it."""
    rows = db.objections.of_account(session, community_id=actor.community_id, account_id=actor.id, limit=MINE_MAX)
    return [_told(session, clock, actor, row) for row in rows]


@query("objections.of_claim", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def objections_of_claim(session: Session, clock: Clock, actor: Actor, *, claim_id: str) -> list[Told]:
    """What was said against an entry of the own household, or any for the office, without who said it.

    Raises NotFound, for foreign entries alike.
    """
    case = db.objections.case_of_claim(session, community_id=actor.community_id, claim_id=claim_id)
    is_own = case is not None and (
        (actor.household_id is not None and case.household_id == actor.household_id)
        or (actor.person_id is not None and case.person_id == actor.person_id)
    )
    if case is None or not (is_own or actor.roles & OFFICE):
        raise NotFound(claim_id=claim_id)
    rows = db.objections.of_claim(session, community_id=actor.community_id, claim_id=claim_id)
    found = (
        db.objections.objection_by_id(session, community_id=actor.community_id, objection_id=row.id) for row in rows
    )
    return [_told(session, clock, actor, row) for row in found if row is not None]


@query("objections.waiting", roles=OFFICE, scope=Scope.COMMUNITY)
def count_objections(session: Session, clock: Clock, actor: Actor) -> tuple[int, int]:
    """(how many this visitor's roles may decide, how many of them are overdue)."""
    counts = db.objections.counts(
        session, community_id=actor.community_id, today=local_day(clock.now(), actor.time_zone)
    )
    first = int(counts.waiting) - int(counts.appealed) if actor.roles & DECIDERS else 0
    last = int(counts.appealed) if actor.roles & LAST_WORD else 0
    return first + last, int(counts.overdue)


# -- how it works ------------------------------------------------------------------------------------------------


def _facts(session: Session, actor: Actor, row: Row, today: date) -> dict[str, Any]:
    is_near = concerned(session, actor, row) or actor.id in {row.first_approved_by, row.approved_by}
    names = bool(actor.roles & (DECIDERS | LAST_WORD)) and not is_near
    due_on = row.due_on if row.state != ObjectionState.APPEALED else _appeal_due(session, actor, row)
    return {
        "id": row.id,
        "claim_id": row.claim_id,
        "state": ObjectionState(row.state),
        "claim_state": ClaimState(row.claim_state),
        "kind": row.kind,
        "title": row.title,
        "person": row.person or row.head_name or "",
        "building": row.building or "",
        "team": row.team or "",
        "service_on": row.service_on,
        "minutes": row.minutes,
        "points": row.points,
        "left_points": int(row.points) - int(row.recalled_points),
        "stated_points": row.stated_points,
        "notice_number": row.number,
        "notice_last_day_on": row.last_day_on,
        "reason": ObjectionReason(row.reason),
        "raised_as": row.raised_as,
        "raised_at": row.raised_at,
        "raised_by": (row.raised_name or row.raised_by) if names else "",
        "due_on": due_on,
        "is_overdue": row.state in (ObjectionState.OPEN, ObjectionState.APPEALED) and due_on < today,
        "is_concerned": is_near or actor.id == row.raised_by,
    }


def _appeal_due(session: Session, actor: Actor, row: Row) -> date:
    steps = db.objections.steps(session, community_id=actor.community_id, objection_id=row.id)
    appealed_on = local_day(steps[-1].recorded_at, actor.time_zone)
    return working_day_after(session, appealed_on, count=DECIDED_WITHIN_DAYS)[0]


def _step(actor: Actor, step: Row, *, names: bool) -> Step:
    is_decision = step.to_state not in (ObjectionState.OPEN, ObjectionState.APPEALED)
    return Step(
        state=ObjectionState(step.to_state),
        day=local_day(step.recorded_at, actor.time_zone),
        actor=(step.actor or step.actor_id) if names or is_decision else "",
        note=(step.note or "") if names or is_decision else "",
    )


def _told(session: Session, clock: Clock, actor: Actor, row: Row) -> Told:
    steps = db.objections.steps(session, community_id=actor.community_id, objection_id=row.id)
    decisions = [step for step in steps if step.to_state not in (ObjectionState.OPEN, ObjectionState.APPEALED)]
    until = appeal_until(session, steps, actor.time_zone) if row.state in NOT_FOR_SOME else None
    is_theirs = may_appeal(
        row, account_id=actor.id, household_id=actor.household_id, person_id=actor.person_id, is_office=False
    )
    today = local_day(clock.now(), actor.time_zone)
    return Told(
        id=row.id,
        claim_id=row.claim_id,
        state=ObjectionState(row.state),
        raised_on=local_day(row.raised_at, actor.time_zone),
        due_on=row.due_on if row.state != ObjectionState.APPEALED else _appeal_due(session, actor, row),
        decided_on=local_day(decisions[-1].recorded_at, actor.time_zone) if decisions else None,
        decision=(decisions[-1].note or "") if decisions else "",
        may_appeal=is_theirs and until is not None and today <= until,
        appeal_until=until,
        title=row.title,
        name_masked=masked_name(row.person or row.head_name or ""),
    )
