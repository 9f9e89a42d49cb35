"""Evidence of claims: references for all to look up; words and photos sealed, seen by few, erasable (design 4, 6).

Who sees them: whoever did it, the team's leader and the office that confirm, the reviewers, the supervisor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

import db.claims
import db.evidence
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.pictures import Picture
from core.policy import Actor, Role, Scope
from core.proofs import Asked, wanted_for
from db.engine import Row, Session
from db.types import new_id

SEERS: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}
REFERENCE_LETTERS_MAX: Final = 120
WORDS_LETTERS_MAX: Final = 500
_PURPOSE: Final = "evidence"


class ClaimRefused(AppError):
    """Something about a claim that has to be put right first."""

    key = "error.claim.refused"


class ReferenceNeeded(ClaimRefused):
    """The proof of this item is a number or place that can be looked up; facts: code."""

    key = "error.claim.reference_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of evidence. `words` of a statement or a mediation note; a photo is asked for by its id."""

    id: str
    kind: str  # reference, statement, parties, photo
    reference: str
    words: str
    is_photo_kept: bool
    giver: str
    given_at: datetime


def add_reference(work: Work, *, claim_id: str, reference: str) -> None:
    """A number or place that can be looked up. Raises Malformed for one that is too long."""
    text = " ".join(reference.split())
    if not text or len(text) > REFERENCE_LETTERS_MAX:
        raise Malformed(field="reference")
    _insert(work, new_id(), claim_id=claim_id, kind="reference", reference=text, content_hash=None)


def add_words(work: Work, *, claim_id: str, kind: str, text: str) -> None:
    """What somebody wrote: sealed, and only its keyed hash in the books. Raises Malformed for more than 500 letters."""
    if len(text) > WORDS_LETTERS_MAX:
        raise Malformed(field="words")
    secrets, evidence_id = work.session.secrets, new_id()
    content_hash = secrets.keyed_hash(_PURPOSE, work.community_id, text)
    _insert(work, evidence_id, claim_id=claim_id, kind=kind, reference=None, content_hash=content_hash)
    work.insert(
        db.evidence.EvidenceContent,
        id=evidence_id,
        words_sealed=secrets.seal(_PURPOSE, work.community_id, _place(evidence_id), text),
        picture_sealed=None,
    )


def add_photo(work: Work, *, claim_id: str, picture: Picture) -> None:
    """A cleaned photo: sealed, and only its keyed hash in the books."""
    secrets, evidence_id, data = work.session.secrets, new_id(), picture.data
    content_hash = _picture_hash(work.session, work.community_id, data)
    _insert(work, evidence_id, claim_id=claim_id, kind="photo", reference=None, content_hash=content_hash)
    work.insert(
        db.evidence.EvidenceContent,
        id=evidence_id,
        words_sealed=None,
        picture_sealed=secrets.seal_bytes(_PURPOSE, work.community_id, _place(evidence_id), data),
    )


def forget_evidence(work: Work, *, claim_id: str) -> None:
    """A claim that was taken back keeps no words and no photo."""
    db.evidence.forget_claim(work.session, community_id=work.community_id, claim_id=claim_id)


def require_proof(session: Session, community_id: str, claim: Row) -> None:
    """Whether a claim of an event has the reference that its item wants. Raises ReferenceNeeded."""
    level = claim.identity.rpartition("|")[2]
    if wanted_for(claim.item_code, level).reference_by is Asked.NOBODY:
        return
    if not db.evidence.has_reference(session, community_id=community_id, claim_id=claim.id):
        raise ReferenceNeeded(code=claim.item_code)


@query("evidence.see", roles=SEERS | {Role.RESIDENT, Role.TEAM_LEADER}, scope=Scope.OWN)
def see_evidence(session: Session, clock: Clock, actor: Actor, *, claim_id: str) -> list[Piece]:
    """Every piece of a claim's evidence, the first one first. Raises NotFound for a foreign claim."""
    _require_seer(session, actor, claim_id)
    return [
        Piece(
            id=row.id,
            kind=row.kind,
            reference=row.reference or "",
            words=_unsealed(session, actor.community_id, row),
            is_photo_kept=row.is_picture_kept,
            giver=row.giver or "",
            given_at=row.given_at,
        )
        for row in db.evidence.of_claim(session, community_id=actor.community_id, claim_id=claim_id)
    ]


@query("evidence.photo", roles=SEERS | {Role.RESIDENT, Role.TEAM_LEADER}, scope=Scope.OWN)
def see_photo(session: Session, clock: Clock, actor: Actor, *, evidence_id: str) -> bytes:
    """A photo as JPEG. Raises NotFound: foreign, erased, or not the one that was given."""
    row = db.evidence.picture(session, community_id=actor.community_id, evidence_id=evidence_id)
    if row is None:
        raise NotFound(evidence_id=evidence_id)
    _require_seer(session, actor, row.claim_id)
    data = session.secrets.unseal_bytes(_PURPOSE, actor.community_id, _place(evidence_id), bytes(row.picture_sealed))
    if _picture_hash(session, actor.community_id, data) != row.content_hash:
        raise NotFound(evidence_id=evidence_id)
    return data


@command("evidence.erase", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def erase_evidence(work: Work, *, person_id: str) -> int:
    """Erase the words and photos of everything a person claimed, for a reason; answers how many. The claims stay.

    Raises ReasonNeeded.
    """
    work.need_reason()
    erased = db.evidence.forget_person(work.session, community_id=work.community_id, person_id=person_id)
    work.about(f"person:{person_id}", erased=erased)
    return erased


def _insert(
    work: Work, evidence_id: str, *, claim_id: str, kind: str, reference: str | None, content_hash: str | None
) -> None:
    work.insert(
        db.evidence.Evidence,
        id=evidence_id,
        claim_id=claim_id,
        kind=kind,
        reference=reference,
        content_hash=content_hash,
        given_by=work.actor.id,
        given_at=work.now,
    )


def _require_seer(session: Session, actor: Actor, claim_id: str) -> None:
    claim = db.claims.claim_by_id(session, community_id=actor.community_id, claim_id=claim_id)
    if claim is None or not (is_own(actor, claim) or actor.roles & SEERS or leads(session, actor, claim)):
        raise NotFound(claim_id=claim_id)


def is_own(actor: Actor, claim: Row) -> bool:
    """Whether somebody did what a claim says."""
    return actor.person_id is not None and claim.person_id == actor.person_id


def leads(session: Session, actor: Actor, claim: Row) -> bool:
    """Whether somebody leads a team of whoever did what a claim says."""
    return (
        Role.TEAM_LEADER in actor.roles
        and actor.person_id is not None
        and claim.person_id is not None
        and db.evidence.is_led_by(
            session, community_id=actor.community_id, person_id=claim.person_id, leader_id=actor.person_id
        )
    )


def _place(evidence_id: str) -> str:
    return f"evidence_content/{evidence_id}"


def _picture_hash(session: Session, community_id: str, data: bytes) -> str:
    return session.secrets.keyed_hash(_PURPOSE, community_id, sha256(data).hexdigest())


def _unsealed(session: Session, community_id: str, row: Row) -> str:
    if row.words_sealed is None:
        return ""
    return session.secrets.unseal(_PURPOSE, community_id, _place(row.id), row.words_sealed)
