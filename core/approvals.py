"""Approving and returning: a second person, who is neither maker nor concerned nor of the same household (design 5)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import db.claims
import db.evidence
import db.people
import db.places
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound, ReasonNeeded, SecondPersonNeeded, StateMoved
from core.policy import Actor, Role, Scope
from core.rules import Catalogue
from db.engine import Row, Session
from db.states import ClaimState

APPROVERS = {Role.REVIEWER, Role.SUPERVISOR, Role.TEAM_LEADER, Role.ADMINISTRATOR}
DESK = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.TEAM_LEADER}
#: why a record goes back; `other` needs words
RETURN_REASONS = ("no_signature", "wrong_time", "wrong_person", "was_not_there", "no_evidence", "twice", "other")


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
class ClaimStep:
    """One step of a claim: who, when, through which door, the reason's code and the words that were left."""

    state: str
    actor: str
    actor_id: str
    source: str
    at: datetime
    note: str
    reason: str = ""


def concerned(session: Session, actor: Actor, claim: Row) -> bool:
    """Whether the claim is the actor's own, or one of the actor's household, or the actor made it."""
    if claim.submitted_by == actor.id:
        return True
    named = {"community_id": actor.community_id}
    whose = db.people.whose(session, person_id=claim.person_id, **named) if claim.person_id else None
    if actor.person_id is not None and whose == actor.person_id:
        return True
    own = actor.household_id
    if own is None:
        return False
    if claim.household_id == own:
        return True
    return whose is not None and own in {
        row.household_id for row in db.places.memberships_of(session, person_id=whose, **named) if row.until_on is None
    }


def has_confirmed(session: Session, actor: Actor, claim: Row) -> bool:
    """Whether the actor looked up what somebody else claimed: that was the first of two looks."""
    return claim.kind == "event" and actor.id == db.evidence.confirmer(
        session, community_id=actor.community_id, claim_id=claim.id
    )


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
        if concerned(session, work.actor, claim) or has_confirmed(session, work.actor, claim):
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
    """Send claims back to their maker until their notice is posted: a reason of RETURN_REASONS, or words.

    Raises NothingChosen, ReasonNeeded, Malformed, StateMoved.
    """
    has_words = bool(work.intent.note and work.intent.note.strip())
    if work.intent.reason not in (None, *RETURN_REASONS):
        raise Malformed(field="reason")
    if not has_words and work.intent.reason in (None, "other"):
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
            reason=row.reason or "",
        )
        for row in rows
    ]
