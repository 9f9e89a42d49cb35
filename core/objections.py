"""Objections: somebody says that a posted claim is not right, a second person decides it (design 6).

While its notice runs an objection freezes one claim. A claim that is effective stays so until the decision, which then
takes back what was wrong. The decision can be appealed once; the supervisor has the last word. Household, notice and
claim are held before anything is looked at, so that closing, objecting and deciding run one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import db.objections
from core.approvals import concerned
from core.books import Work
from core.calendars import working_day_after
from core.clock import local_day
from core.commands import command
from core.errors import AppError, NotFound, ReasonNeeded, SecondPersonNeeded, StateMoved
from core.notice_ends import last_day_of_notice, over_at
from core.policy import Role, Scope
from core.recalls import Effect, NothingToReinstate, recall, write_reinstatement
from core.releases import Release, release
from db.engine import Row, Session
from db.states import ClaimState, NoticeState, ObjectionState
from db.types import new_id

OFFICE: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}
SPEAKERS: Final = OFFICE | {Role.RESIDENT, Role.TEAM_LEADER, Role.BUILDING_HEAD}
DECIDERS: Final = {Role.REVIEWER, Role.ADMINISTRATOR}
LAST_WORD: Final = {Role.SUPERVISOR}
DECIDED_WITHIN_DAYS: Final = 5  # working days
APPEALED_WITHIN_DAYS: Final = 5
STANDING_MAX: Final = 10  # of one resident at a time
STANDING: Final = (ObjectionState.OPEN, ObjectionState.APPEALED)
NOT_FOR_SOME: Final = (ObjectionState.REJECTED, ObjectionState.UPHELD)


class NoticeOver(AppError):
    """The notice has ended and the claim counts; it can still be looked into; facts: last_day."""

    key = "error.objection.notice_over"
    status = 409


class ObjectionStands(AppError):
    """Somebody has objected before, and it is being looked into; facts: raised_at."""

    key = "error.objection.stands"
    status = 409


class TakenBackAlready(AppError):
    """The claim was taken back before."""

    key = "error.objection.taken_back"
    status = 409


class TooManyObjections(AppError):
    """So many of one person wait for a decision; facts: most."""

    key = "error.objection.too_many"


class ObjectionDecided(AppError):
    """It was decided before."""

    key = "error.objection.decided"
    status = 409


class WrongPointsOutside(AppError):
    """A part is at least one point and leaves at least one; facts: most."""

    key = "error.objection.points_outside"


class AppealTooLate(AppError):
    """A decision is appealed within five working days; facts: last_day."""

    key = "error.objection.appeal_too_late"
    status = 409


class ObjectionReason(StrEnum):
    """What is wrong with a claim; `other` needs a note."""

    NOT_THERE = "not_there"
    WRONG_TIME = "wrong_time"
    WRONG_PERSON = "wrong_person"
    WRONG_POINTS = "wrong_points"
    TWICE = "twice"
    MISSING = "missing"  # one's own entry says too little
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """An objection as it was taken down. `is_frozen`: its claim waits; else it counts until the decision."""

    id: str
    claim_id: str
    is_frozen: bool
    due_on: date
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a decision came to. `reinstated_points` wait for a second person's approval."""

    id: str
    claim_id: str
    state: ObjectionState
    effect: Effect
    reinstated_points: int = 0
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appealed:
    """An objection that the supervisor will decide once more."""

    id: str
    due_on: date
    is_replay: bool = False


# -- raising -----------------------------------------------------------------------------------------------------


@command("objection.raise", roles=SPEAKERS, scope=Scope.COMMUNITY)
def raise_objection(work: Work, *, claim_id: str, why: ObjectionReason, asks_recall: bool = False) -> Raised:
    """Say that a posted claim is not right; while the notice runs the claim then waits for the decision.

    After the notice only with `asks_recall`: the claim counts until it is decided. Raises NotFound (before it was
    posted, and foreign alike), ReasonNeeded, NoticeOver, ObjectionStands, TakenBackAlready, TooManyObjections.
    """
    if why is ObjectionReason.OTHER and not (work.intent.note or "").strip():
        raise ReasonNeeded()
    case = _held_case(work, claim_id)
    _refuse_flood(work)
    if standing := db.objections.standing_of(work.session, community_id=work.community_id, claim_id=claim_id):
        raise ObjectionStands(raised_at=standing.raised_at)
    if case.claim_state == ClaimState.RECALLED:
        raise TakenBackAlready()
    is_running = case.claim_state in (ClaimState.IN_NOTICE, ClaimState.DISPUTED) and work.now < over_at(
        work.session, case, work.actor.time_zone
    )
    if not is_running and not asks_recall:
        raise NoticeOver(last_day=last_day_of_notice(work.session, case, work.actor.time_zone))
    if is_running and case.claim_state == ClaimState.IN_NOTICE:
        work.move("claim", claim_id, before=ClaimState.IN_NOTICE, after=ClaimState.DISPUTED)
    objection_id = new_id()
    due_on, _ = working_day_after(work.session, work.today, count=DECIDED_WITHIN_DAYS)
    if not work.session.insert_new(
        db.objections.Objection,
        community_id=work.community_id,
        id=objection_id,
        claim_id=claim_id,
        reason=why,
        raised_as=_spoken_as(work.role),
        raised_by=work.actor.id,
        raised_at=work.now,
        due_on=due_on,
        state=ObjectionState.OPEN,
    ):
        raise ObjectionStands(raised_at=work.now)
    work.born("objection", objection_id, ObjectionState.OPEN)
    work.about(f"objection:{objection_id}", claim_id=claim_id, due_on=due_on)
    return Raised(id=objection_id, claim_id=claim_id, is_frozen=is_running, due_on=due_on)


# -- deciding ----------------------------------------------------------------------------------------------------


@command("objection.decide", roles=DECIDERS, scope=Scope.COMMUNITY, second_person=True)
def decide_objection(work: Work, *, objection_id: str, is_upheld: bool, wrong_points: int | None = None) -> Decided:
    """Decide an objection with a reason: upheld over the whole claim, over `wrong_points` of it, or rejected.

    Not who objected, nor who made, confirmed or approved the claim, nor anybody concerned. Raises NotFound,
    ReasonNeeded, SecondPersonNeeded, ObjectionDecided, WrongPointsOutside, StateMoved.
    """
    found = _held(work, objection_id)
    if found.state != ObjectionState.OPEN:
        raise ObjectionDecided()
    _refuse_concerned(work, found)
    after = ObjectionState.UPHELD if is_upheld else ObjectionState.REJECTED
    work.move("objection", objection_id, before=ObjectionState.OPEN, after=after)
    return _settle(work, found, after, wrong_points if is_upheld else None)


@command("objection.decide_appeal", roles=LAST_WORD, scope=Scope.COMMUNITY, second_person=True)
def decide_appeal(work: Work, *, objection_id: str, is_upheld: bool, wrong_points: int | None = None) -> Decided:
    """The last word on an objection, by the supervisor, who has not decided it before; as `decide_objection`."""
    found = _held(work, objection_id)
    if found.state != ObjectionState.APPEALED:
        raise ObjectionDecided()
    steps = db.objections.steps(work.session, community_id=work.community_id, objection_id=objection_id)
    if work.actor.id in {step.actor_id for step in steps}:
        raise SecondPersonNeeded(objection_id=objection_id)
    _refuse_concerned(work, found)
    after = ObjectionState.FINALLY_UPHELD if is_upheld else ObjectionState.FINALLY_REJECTED
    work.move("objection", objection_id, before=ObjectionState.APPEALED, after=after)
    was_upheld = any(step.to_state == ObjectionState.UPHELD for step in steps)
    if was_upheld and is_upheld:
        return _told(work, found, after, Effect(points=0))
    if was_upheld:
        return _given_again(work, found, after)
    return _settle(work, found, after, wrong_points if is_upheld else None)


@command("objection.appeal", roles=SPEAKERS, scope=Scope.COMMUNITY)
def appeal_objection(work: Work, *, objection_id: str) -> Appealed:
    """Ask the supervisor for the last word: whoever objected, whose claim it was, or the office for one of them.

    Within five working days of the decision. Raises NotFound (strangers), ObjectionDecided, AppealTooLate,
    ObjectionStands, ReasonNeeded, StateMoved.
    """
    if not (work.intent.note or "").strip():
        raise ReasonNeeded()
    found = _held(work, objection_id)
    if not may_appeal(found, account_id=work.actor.id, household_id=work.actor.household_id,
                      person_id=work.actor.person_id, is_office=bool(work.actor.roles & OFFICE)):  # fmt: skip
        raise NotFound(objection_id=objection_id)
    if found.state not in NOT_FOR_SOME:
        raise ObjectionDecided()
    steps = db.objections.steps(work.session, community_id=work.community_id, objection_id=objection_id)
    last_day = appeal_until(work.session, steps, work.actor.time_zone)
    if work.today > last_day:
        raise AppealTooLate(last_day=last_day)
    if standing := db.objections.standing_of(work.session, community_id=work.community_id, claim_id=found.claim_id):
        raise ObjectionStands(raised_at=standing.raised_at)
    work.move("objection", objection_id, before=found.state, after=ObjectionState.APPEALED)
    due_on, _ = working_day_after(work.session, work.today, count=DECIDED_WITHIN_DAYS)
    work.about(f"objection:{objection_id}", claim_id=found.claim_id, due_on=due_on)
    return Appealed(id=objection_id, due_on=due_on)


def appeal_until(session: Session, steps: Sequence[Row], time_zone: str) -> date:
    """The last day on which the newest decision among an objection's steps may be appealed."""
    decided_on = local_day(steps[-1].recorded_at, time_zone)
    return working_day_after(session, decided_on, count=APPEALED_WITHIN_DAYS)[0]


def may_appeal(
    found: Row, *, account_id: str, household_id: str | None, person_id: str | None, is_office: bool
) -> bool:
    """Whether a decision went against this person, or the office speaks for whom it went against."""
    if is_office or found.raised_by == account_id:
        return is_office or found.state == ObjectionState.REJECTED
    is_theirs = (household_id is not None and found.household_id == household_id) or (
        person_id is not None and found.person_id == person_id
    )
    return is_theirs and found.state == ObjectionState.UPHELD


# -- how it works ------------------------------------------------------------------------------------------------


def _held_case(work: Work, claim_id: str) -> Row:
    """A posted claim whose notice, then itself, stay as they are until the commit. Raises NotFound, StateMoved."""
    named = {"community_id": work.community_id, "claim_id": claim_id}
    seen = db.objections.case_of_claim(work.session, **named)
    if seen is None:
        raise NotFound(claim_id=claim_id)
    _hold_notice(work, seen.notice_id)
    case = db.objections.case_of_claim(work.session, **named)
    assert case is not None, "claims are never deleted"
    if not work.hold("claim", claim_id, state=case.claim_state):
        raise StateMoved(table="claim", id=claim_id)
    return case


def _hold_notice(work: Work, notice_id: str) -> None:
    for state in (NoticeState.POSTED, NoticeState.CLOSED):  # one that is being closed meanwhile is closed by then
        if work.hold("notice", notice_id, state=state):
            return


def _held(work: Work, objection_id: str) -> Row:
    """An objection whose household, notice and claim stay as they are until the commit. Raises NotFound, StateMoved."""
    named = {"community_id": work.community_id, "objection_id": objection_id}
    seen = db.objections.objection_by_id(work.session, **named)
    if seen is None:
        raise NotFound(objection_id=objection_id)
    if seen.household_id:
        work.lock_household(seen.household_id)
    _hold_notice(work, seen.notice_id)
    found = db.objections.objection_by_id(work.session, **named)
    assert found is not None, "objections are never deleted"
    if not work.hold("claim", found.claim_id, state=found.claim_state):
        raise StateMoved(table="claim", id=found.claim_id)
    return found


def _refuse_concerned(work: Work, found: Row) -> None:
    actors = {found.raised_by, found.submitted_by, found.first_approved_by, found.approved_by}
    if work.actor.id in actors or concerned(work.session, work.actor, found):
        raise SecondPersonNeeded(objection_id=found.id)


def _refuse_flood(work: Work) -> None:
    if work.actor.roles & OFFICE:
        return
    standing = db.objections.count_standing_by(work.session, community_id=work.community_id, account_id=work.actor.id)
    if standing >= STANDING_MAX:
        raise TooManyObjections(most=STANDING_MAX)


def _spoken_as(role: Role) -> str:
    if role is Role.SUPERVISOR:
        return "supervisor"
    if role in (Role.TEAM_LEADER, Role.BUILDING_HEAD):
        return "leader"
    return "resident" if role is Role.RESIDENT else "staff"


def _settle(work: Work, found: Row, after: ObjectionState, wrong_points: int | None) -> Decided:
    """What an objection comes to where nothing was taken back before."""
    if after in (ObjectionState.REJECTED, ObjectionState.FINALLY_REJECTED):
        if found.claim_state == ClaimState.DISPUTED and found.notice_state == NoticeState.CLOSED:
            _let_go(work, found, taken_points=0)
        return _told(work, found, after, Effect(points=0))
    if found.claim_state not in (ClaimState.DISPUTED, ClaimState.EFFECTIVE):
        raise StateMoved(table="claim", id=found.claim_id)  # its notice is over and not closed yet
    if found.kind == "deduction" and found.claim_state == ClaimState.EFFECTIVE:
        return _given_again(work, found, after)
    left = int(found.points) - int(found.recalled_points)
    is_whole = wrong_points is None
    points = left if wrong_points is None else wrong_points
    if not is_whole and not 0 < points < left:
        raise WrongPointsOutside(most=max(0, left - 1))
    effect = recall(work, case=found, objection_id=found.id, points=points, is_whole=is_whole)
    if not is_whole and found.claim_state == ClaimState.DISPUTED:
        _let_go(work, found, taken_points=points)
    return _told(work, found, after, effect)


def _let_go(work: Work, found: Row, *, taken_points: int) -> None:
    """notice → available of what was not wrong."""
    work.move("claim", found.claim_id, before=ClaimState.DISPUTED, after=ClaimState.EFFECTIVE)
    release(
        work,
        [
            Release(
                claim_id=found.claim_id,
                household_id=found.holder_id,
                points=int(found.points) - taken_points,
                deducted_points=int(found.stated_points) if found.kind == "deduction" else 0,
            )
        ],
    )


def _given_again(work: Work, found: Row, after: ObjectionState) -> Decided:
    """What was taken back comes again, once a second person approves the claim that is written here."""
    try:
        made = write_reinstatement(work, case=found)
    except NothingToReinstate:  # there was nothing to deduct from
        return _told(work, found, after, Effect(points=0))
    told = _told(work, found, after, Effect(points=0), reinstated_points=made.points)
    work.about(f"objection:{found.id}", reinstated_by=made.claim_id)
    return told


def _told(work: Work, found: Row, after: ObjectionState, effect: Effect, *, reinstated_points: int = 0) -> Decided:
    if not (work.intent.note or "").strip():
        raise ReasonNeeded()
    work.about(f"objection:{found.id}", claim_id=found.claim_id, points=effect.points)
    return Decided(
        id=found.id, claim_id=found.claim_id, state=after, effect=effect, reinstated_points=reinstated_points
    )
