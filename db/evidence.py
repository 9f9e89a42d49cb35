"""Questions and statements about the evidence of claims."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.places import SAME_PERSON
from db.tables import Evidence, EvidenceContent

__all__ = ["Evidence", "EvidenceContent"]


def of_claim(session: Session, *, community_id: str, claim_id: str) -> list[Row]:
    """Every piece of a claim's evidence, the first one first; a picture by its id alone."""
    return session.all(
        "SELECT e.id, e.kind, e.reference, e.given_by, a.display_name AS giver, e.given_at, c.words_sealed,"
        " CASE WHEN c.picture_sealed IS NULL THEN 0 ELSE 1 END AS is_picture_kept FROM evidence e"
        " LEFT JOIN evidence_content c ON c.community_id = e.community_id AND c.id = e.id"
        " LEFT JOIN account a ON a.community_id = e.community_id AND a.id = e.given_by"
        " WHERE e.community_id = :community_id AND e.claim_id = :claim_id ORDER BY e.given_at, e.id",
        community_id=community_id,
        claim_id=claim_id,
    )


def has_reference(session: Session, *, community_id: str, claim_id: str) -> bool:
    """Whether a number or place that can be looked up stands behind a claim."""
    found = session.value(
        "SELECT 1 FROM evidence WHERE community_id = :community_id AND claim_id = :claim_id AND kind = 'reference'",
        community_id=community_id,
        claim_id=claim_id,
    )
    return found is not None


def picture(session: Session, *, community_id: str, evidence_id: str) -> Row | None:
    """One sealed picture with its claim: (claim_id, content_hash, picture_sealed)."""
    return session.first(
        "SELECT e.claim_id, e.content_hash, c.picture_sealed FROM evidence e"
        " JOIN evidence_content c ON c.community_id = e.community_id AND c.id = e.id"
        " WHERE e.community_id = :community_id AND e.id = :evidence_id AND c.picture_sealed IS NOT NULL",
        community_id=community_id,
        evidence_id=evidence_id,
    )


def forget_claim(session: Session, *, community_id: str, claim_id: str) -> int:
    """Erase the words and pictures of a claim; answers how many."""
    return session.change(
        "UPDATE evidence_content SET words_sealed = NULL, picture_sealed = NULL WHERE community_id = :community_id"
        " AND id IN (SELECT id FROM evidence WHERE community_id = :community_id AND claim_id = :claim_id)"
        " AND (words_sealed IS NOT NULL OR picture_sealed IS NOT NULL)",
        community_id=community_id,
        claim_id=claim_id,
    )


def forget_person(session: Session, *, community_id: str, person_id: str) -> int:
    """Erase the words and pictures of all claims of a person; answers how many."""
    return session.change(
        "UPDATE evidence_content SET words_sealed = NULL, picture_sealed = NULL WHERE community_id = :community_id"
        " AND id IN (SELECT e.id FROM claim c JOIN evidence e ON e.community_id = c.community_id AND e.claim_id = c.id"
        f" WHERE c.community_id = :community_id AND c.person_id IN {SAME_PERSON})"
        " AND (words_sealed IS NOT NULL OR picture_sealed IS NOT NULL)",
        community_id=community_id,
        person_id=person_id,
    )


def claims_of_deed(session: Session, *, community_id: str, person_id: str, identity_begin: str) -> list[Row]:
    """A person's standing claims whose identity begins so: (id, item_code, title, stated_points)."""
    return session.all(
        "SELECT id, item_code, title, stated_points FROM claim WHERE community_id = :community_id"
        " AND person_id = :person_id AND SUBSTR(identity, 1, :letters) = :begin"
        " AND state NOT IN ('withdrawn', 'recalled')",
        community_id=community_id,
        person_id=person_id,
        begin=identity_begin,
        letters=len(identity_begin),
    )


def works_here(session: Session, *, community_id: str, person_id: str, day: date) -> bool:
    """Whether a person has an office post (paid staff) on a day."""
    found = session.value(
        "SELECT 1 FROM account a JOIN role_grant g ON g.community_id = a.community_id AND g.account_id = a.id"
        " WHERE a.community_id = :community_id AND a.person_id = :person_id"
        " AND g.role IN ('staff', 'reviewer', 'finance', 'administrator')"
        " AND g.from_on <= :day AND (g.until_on IS NULL OR g.until_on >= :day)",
        community_id=community_id,
        person_id=person_id,
        day=day,
    )
    return found is not None


def confirmer(session: Session, *, community_id: str, claim_id: str) -> str | None:
    """Whose operation confirmed a claim last."""
    found: str | None = session.value(
        "SELECT o.actor_id FROM move m JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
        " WHERE m.community_id = :community_id AND m.subject_id = :claim_id AND m.subject_table = 'claim'"
        " AND m.to_state = 'confirmed' ORDER BY m.operation_seq DESC LIMIT 1",
        community_id=community_id,
        claim_id=claim_id,
    )
    return found


def is_led_by(session: Session, *, community_id: str, person_id: str, leader_id: str) -> bool:
    """Whether a person is in a team of this leader now."""
    found = session.value(
        "SELECT 1 FROM team_member m JOIN team t ON t.community_id = m.community_id AND t.id = m.team_id"
        " WHERE m.community_id = :community_id AND m.person_id = :person_id AND m.until_on IS NULL"
        " AND t.leader_id = :leader_id",
        community_id=community_id,
        person_id=person_id,
        leader_id=leader_id,
    )
    return found is not None


def household_was_at(session: Session, *, community_id: str, activity_id: str, household_id: str) -> bool:
    """Whether a claim of somebody of a household stands for an activity."""
    found = session.value(
        "SELECT 1 FROM claim WHERE community_id = :community_id AND activity_id = :activity_id"
        " AND household_id = :household_id AND state NOT IN ('withdrawn', 'recalled') LIMIT 1",
        community_id=community_id,
        activity_id=activity_id,
        household_id=household_id,
    )
    return found is not None
