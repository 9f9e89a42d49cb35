"""Approving and returning: a second person, who is neither maker nor concerned nor of the same household (design 5)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import db.claims
import db.places
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, NotFound, ReasonNeeded, SecondPersonNeeded, StateMoved
from core.notices import forecast_of
from core.points import Line
from core.policy import Actor, Role, Scope
from core.rules import Catalogue
from db.engine import Row, Session
from db.states import ClaimState

APPROVERS = {Role.REVIEWER, Role.SUPERVISOR, Role.TEAM_LEADER, Role.ADMINISTRATOR}
DESK = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.TEAM_LEADER}


class NothingChosen(AppError):
    key = "error.claims.nothing_chosen"


class SecondApproverNeeded(AppError):
    """The first approver of a long list cannot be its second as well."""

    key = "error.claims.second_approver_needed"
    status = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """What an approval came to: `half` rows of a long list still wait for a second approver."""

    approved: int
    half: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One claim in the inbox, with what a reviewer should look at.

    `points` and `counted_minutes` are a forecast: what the claim would come to if its notice were posted now.
    """

    claim: Row
    concerns: tuple[str, ...]  # back_filled, no_household, above_cap, capped, long_service, opening
    is_own: bool  # policy forbids it to this reader: made it, did it, or lives with who did
    has_looked: bool  # this reader was the first of two approvers
    points: int
    counted_minutes: int

    @property
    def is_clean(self) -> bool:
        """Whether it may be approved together with others."""
        return not self.concerns and not self.is_own and not self.has_looked


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStep:
    """One step of a claim: who, when, through which door, and the reason that was left."""

    state: str
    actor: str
    actor_id: str
    source: str
    at: datetime
    note: str


def concerned(session: Session, actor: Actor, claim: Row) -> bool:
    """Whether the claim is the actor's own, or one of the actor's household, or the actor made it."""
    if claim.submitted_by == actor.id:
        return True
    if actor.person_id is not None and claim.person_id == actor.person_id:
        return True
    own = actor.household_id
    if own is None:
        return False
    if claim.household_id == own:
        return True
    return claim.person_id is not None and own in {
        row.household_id
        for row in db.places.memberships_of(session, community_id=actor.community_id, person_id=claim.person_id)
        if row.until_on is None
    }


@command("claims.approve", roles=APPROVERS, scope=Scope.COMMUNITY, second_person=True)
def approve_claims(work: Work, *, claim_ids: tuple[str, ...]) -> Approved:
    """Approve confirmed claims, all or nothing; above ten rows of one maker a second approver is needed.

    Raises NothingChosen, SecondPersonNeeded, SecondApproverNeeded, StateMoved, NotFound.
    """
    if not claim_ids:
        raise NothingChosen()
    session = work.session
    claims = db.claims.claims_by_ids(session, community_id=work.community_id, ids=claim_ids)
    if len(claims) != len(set(claim_ids)):
        raise NotFound()
    bulk_rows = Catalogue(session, work.community_id).version_on(work.today).bulk_rows
    by_maker = Counter(claim.submitted_by for claim in claims)
    batch_sizes: dict[str, int] = {}
    half = 0
    for claim in claims:
        if concerned(session, work.actor, claim):
            raise SecondPersonNeeded(claim_id=claim.id)
        if claim.batch_id and claim.batch_id not in batch_sizes:
            batch_sizes[claim.batch_id] = db.claims.batch_rows(
                session, community_id=work.community_id, batch_id=claim.batch_id
            )
        is_long = max(by_maker[claim.submitted_by], batch_sizes.get(claim.batch_id, 0)) > bulk_rows
        if is_long and claim.first_approved_by is None:
            if not db.claims.approve_first(
                session, community_id=work.community_id, claim_id=claim.id, approver_id=work.actor.id
            ):
                raise StateMoved(claim_id=claim.id)
            half += 1
            continue
        if claim.first_approved_by == work.actor.id:
            raise SecondApproverNeeded(claim_id=claim.id)
        work.move("claim", claim.id, before=ClaimState.CONFIRMED, after=ClaimState.APPROVED, approved_by=work.actor.id)
    first_ids = [claim.id for claim in claims if claim.first_approved_by is None] if half else []
    work.about(f"claims:{len(claims)}", approved=len(claims) - half, half=half, first_approved=first_ids)
    return Approved(approved=len(claims) - half, half=half)


@command("claims.return", roles=APPROVERS | {Role.STAFF}, scope=Scope.COMMUNITY)
def return_claims(work: Work, *, claim_ids: tuple[str, ...]) -> int:
    """Send claims back to their maker with a reason, until their notice is posted. Raises ReasonNeeded, StateMoved."""
    if not (work.intent.note and work.intent.note.strip()):
        raise ReasonNeeded()
    if not claim_ids:
        raise NothingChosen()
    for claim in db.claims.claims_by_ids(work.session, community_id=work.community_id, ids=claim_ids):
        work.move(
            "claim",
            claim.id,
            before=claim.state,
            after=ClaimState.RETURNED,
            first_approved_by=None,
            approved_by=None,
        )
    work.about(f"claims:{len(claim_ids)}", returned=sorted(claim_ids))
    return len(claim_ids)


@query("claims.waiting", roles=DESK, scope=Scope.COMMUNITY)
def waiting_claims(
    session: Session,
    clock: Clock,
    actor: Actor,
    *,
    state: str = ClaimState.CONFIRMED,
    is_half: bool | None = None,
    limit: int = 50,
    offset: int = 0,
) -> tuple[int, list[Waiting]]:
    """The inbox of one state: (how many in all, this page), with what a reviewer should look at.

    `is_half`: only those that a first approver has looked at (True) or nobody yet (False).
    """
    community_id = actor.community_id
    total = db.claims.count_in_state(session, community_id=community_id, state=state, is_half=is_half)
    rows = db.claims.in_state(
        session, community_id=community_id, state=state, is_half=is_half, limit=limit, offset=offset
    )
    family = _family(session, actor)
    lines = {line.fact.claim_id: line for line in forecast_of(session, community_id=community_id, claims=rows)}
    return total, [
        Waiting(
            claim=row,
            concerns=_concerns(row, lines[row.id]),
            is_own=_is_own(actor, row, family),
            has_looked=row.first_approved_by == actor.id,
            points=lines[row.id].points,
            counted_minutes=lines[row.id].counted_minutes,
        )
        for row in rows
    ]


@query("claim.history", roles=DESK, scope=Scope.COMMUNITY)
def claim_history(session: Session, clock: Clock, actor: Actor, *, claim_id: str) -> list[ClaimStep]:
    """Every step of a claim, the first one first. Raises NotFound."""
    rows = db.claims.history(session, community_id=actor.community_id, claim_id=claim_id)
    if not rows:
        raise NotFound(claim_id=claim_id)
    return [
        ClaimStep(
            state=row.to_state,
            actor=row.actor or "",
            actor_id=row.actor_id,
            source=row.source,
            at=row.recorded_at,
            note=row.note or "",
        )
        for row in rows
    ]


LONG_SERVICE_MINUTES = 360


def _family(session: Session, actor: Actor) -> set[str]:
    """The people of the actor's own household now."""
    if actor.household_id is None:
        return set()
    members = db.places.members(session, community_id=actor.community_id, household_id=actor.household_id)
    return {member.id for member in members}


def _is_own(actor: Actor, claim: Row, family: set[str]) -> bool:
    """As `concerned`, for many claims with one look at the household."""
    if claim.submitted_by == actor.id or (claim.person_id is not None and claim.person_id == actor.person_id):
        return True
    return claim.person_id in family or (actor.household_id is not None and claim.household_id == actor.household_id)


def _concerns(claim: Row, line: Line) -> tuple[str, ...]:
    """Short names of what a reviewer should look at, the weightiest first."""
    found = {
        "back_filled": claim.hours_class == "back_filled",
        "no_household": claim.kind == "hours" and claim.household_id is None,
        "above_cap": line.counted_minutes < claim.minutes,
        "capped": line.uncapped_points > 0 and line.points < line.uncapped_points,
        "long_service": claim.kind == "hours" and claim.minutes > LONG_SERVICE_MINUTES,
        "opening": claim.kind == "opening",
    }
    return tuple(name for name, is_so in found.items() if is_so)
