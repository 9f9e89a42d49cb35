"""Claims: who did what, under which rule item; entered by one person, approved by another (design 5, 6)."""

from __future__ import annotations

from dataclasses import dataclass

import db.claims
import db.places
from core.approvals import concerned
from core.books import Work
from core.commands import command
from core.entries import Duplicate, Entry, HoursClass, judge, require_room
from core.errors import ReasonNeeded, SecondPersonNeeded
from core.evidence import require_proof
from core.policy import Role, Scope
from db.states import ClaimState
from db.tables import Claim, ImportBatch
from db.types import new_id

MAKERS = {Role.STAFF, Role.TEAM_LEADER, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What an entry or a list came to."""

    batch_id: str | None
    written: int
    listed: int
    back_filled: int
    duplicate: int
    claim_ids: tuple[str, ...]
    is_replay: bool = False


@command("hours.log", roles=MAKERS | {Role.INTEGRATION}, scope=Scope.COMMUNITY)
def log_hours(
    work: Work,
    *,
    entries: tuple[Entry, ...],
    back_fill_reason: str | None = None,
    file_name: str | None = None,
    file_hash: str | None = None,
    skip_refused: bool = False,
) -> Logged:
    """Write hours of one person or a whole list, all or nothing; the leader's signed sheet confirms them.

    Back-filled rows wait as *submitted* until one reason is given. With `skip_refused` (a confirmed preview) refused
    rows and duplicates are left out, else the first refusal ends the command. Raises the refusals of one entry.
    """
    for person_id in sorted({entry.person_id for entry in entries}):
        work.lock_person(person_id)
    judged = judge(
        work.session,
        community_id=work.community_id,
        now=work.now,
        time_zone=work.actor.time_zone,
        maker_person_id=work.actor.person_id,
        entries=entries,
    )
    if not skip_refused:
        for one in judged:
            if one.refusal is not None:
                raise one.refusal
    good = [one for one in judged if one.values is not None]
    batch_id = None
    if good and (file_name is not None or len(good) > 1):
        batch_id = new_id()
        work.insert(
            ImportBatch,
            id=batch_id,
            kind="hours",
            file_name=file_name or "",
            file_hash=file_hash or "",
            rows=len(good),
            made_by=work.actor.id,
            made_at=work.now,
        )
    rows, has_reason = [], bool(back_fill_reason and back_fill_reason.strip())
    for one in good:
        assert one.values is not None
        claim_id = new_id()
        is_confirmed = one.hours_class is HoursClass.LISTED or has_reason
        state = ClaimState.CONFIRMED if is_confirmed else ClaimState.SUBMITTED
        work.born("claim", claim_id, ClaimState.SUBMITTED)
        if is_confirmed:
            work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
        rows.append(
            {
                **one.values,
                "id": claim_id,
                "state": state,
                "submitted_by": work.actor.id,
                "submitted_at": work.now,
                "batch_id": batch_id,
                "row_number": one.entry.row,
                "first_approved_by": None,
                "approved_by": None,
            }
        )
    work.insert_all(Claim, rows)
    listed = sum(one.hours_class is HoursClass.LISTED for one in good)
    if rows:
        work.about(
            f"batch:{batch_id}" if batch_id else f"claim:{rows[0]['id']}", listed=listed, back_filled=len(good) - listed
        )
    return Logged(
        batch_id=batch_id,
        written=len(rows),
        listed=listed,
        back_filled=len(good) - listed,
        duplicate=sum(one.is_duplicate for one in judged),
        claim_ids=tuple(str(row["id"]) for row in rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A balance from a paper passbook: points of a household, carried-over minutes of a person."""

    household_id: str
    points: int
    passbook_page: str
    person_id: str | None = None
    minutes: int = 0
    row: int | None = None

    @property
    def identity(self) -> str:
        """What tells two openings apart: the household, the person of carried-over hours, the passbook page."""
        return f"opening|{self.household_id}|{self.person_id or ''}|{self.passbook_page}"


@command("opening.log", roles=MAKERS, scope=Scope.COMMUNITY)
def log_opening(work: Work, *, openings: tuple[Opening, ...], file_name: str = "", file_hash: str = "") -> Logged:
    """Balances carried over from paper, one operation by one person; approved by a second, posted like any claim."""
    batch_id = new_id()
    work.insert(
        ImportBatch,
        id=batch_id,
        kind="opening",
        file_name=file_name,
        file_hash=file_hash,
        rows=len(openings),
        made_by=work.actor.id,
        made_at=work.now,
    )
    ids = []
    for opening in openings:
        claim_id = new_id()
        written = work.session.insert_new(
            Claim,
            community_id=work.community_id,
            id=claim_id,
            kind="opening",
            person_id=opening.person_id,
            household_id=opening.household_id,
            activity_id=None,
            item_code=None,
            version_id=None,
            hours_class=None,
            service_on=work.today,
            starts_at=None,
            ends_at=None,
            minutes=opening.minutes,
            stated_points=opening.points,
            title=opening.passbook_page[:120],
            identity=opening.identity,
            state=ClaimState.CONFIRMED,
            submitted_by=work.actor.id,
            submitted_at=work.now,
            batch_id=batch_id,
            row_number=opening.row,
            first_approved_by=None,
            approved_by=None,
        )
        if not written:
            raise Duplicate(day=work.today, row=opening.row)
        work.born("claim", claim_id, ClaimState.SUBMITTED)
        work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
        ids.append(claim_id)
    work.about(f"batch:{batch_id}", openings=len(ids))
    return Logged(batch_id=batch_id, written=len(ids), listed=0, back_filled=0, duplicate=0, claim_ids=tuple(ids))


@command("claims.confirm", roles=MAKERS | {Role.REVIEWER}, scope=Scope.COMMUNITY)
def confirm_claims(work: Work, *, claim_ids: tuple[str, ...]) -> int:
    """Confirm what waits as submitted; back-filled rows need one reason for all of them.

    Raises ReasonNeeded, StateMoved; of an event ReferenceNeeded without its proof, and SecondPersonNeeded for what
    oneself or one's household did.
    """
    claims = db.claims.claims_by_ids(work.session, community_id=work.community_id, ids=claim_ids)
    has_reason = bool(work.intent.note and work.intent.note.strip())
    if not has_reason and any(claim.hours_class == HoursClass.BACK_FILLED for claim in claims):
        raise ReasonNeeded()
    for claim in claims:
        if claim.kind == "event":
            if claim.submitted_by != work.actor.id and concerned(work.session, work.actor, claim):
                raise SecondPersonNeeded(claim_id=claim.id)
            require_proof(work.session, work.community_id, claim)
        work.move("claim", claim.id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
    work.about(f"claims:{len(claims)}", confirmed=[claim.id for claim in claims])
    return len(claims)


@command("claims.resubmit", roles=MAKERS, scope=Scope.COMMUNITY)
def resubmit_claims(work: Work, *, claim_ids: tuple[str, ...]) -> int:
    """Put returned claims forward again, unchanged; a wrong one is withdrawn and entered anew.

    Raises StateMoved, and Overlapping or TooManyMinutes where other hours have taken their place meanwhile.
    """
    claims = db.claims.claims_by_ids(work.session, community_id=work.community_id, ids=claim_ids)
    for person_id in sorted({claim.person_id for claim in claims if claim.person_id}):
        work.lock_person(person_id)
    for claim in claims:
        if claim.kind == "hours" and claim.person_id:
            require_room(work.session, community_id=work.community_id, claim=claim)
        work.move("claim", claim.id, before=ClaimState.RETURNED, after=ClaimState.SUBMITTED)
    work.about(f"claims:{len(claims)}", resubmitted=[claim.id for claim in claims])
    return len(claims)


@command("claims.withdraw", roles=MAKERS, scope=Scope.COMMUNITY)
def withdraw_claims(work: Work, *, claim_ids: tuple[str, ...]) -> int:
    """Take back what was entered and nobody has approved yet. Raises StateMoved."""
    for claim in db.claims.claims_by_ids(work.session, community_id=work.community_id, ids=claim_ids):
        work.move("claim", claim.id, before=claim.state, after=ClaimState.WITHDRAWN)
    work.about(f"claims:{len(claim_ids)}")
    return len(claim_ids)
