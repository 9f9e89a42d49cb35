"""Questions about the version that is being written, and about the decisions behind those in force."""

from __future__ import annotations

from datetime import date, datetime

from db.engine import Row, Session
from db.tables import RuleDecision as RuleDecision
from db.tables import RuleDraft as RuleDraft


def draft(session: Session, *, community_id: str) -> Row | None:
    """The one draft there may be, with who wrote and who put it forward."""
    return session.first(
        "SELECT d.id, d.base_number, d.content, d.edition, d.made_by, d.made_at, d.changed_by, d.changed_at,"
        " d.decision, d.effective_on, d.proposed_by, d.proposed_at, a.display_name AS changer,"
        " p.display_name AS proposer"
        " FROM rule_draft d"
        " LEFT JOIN account a ON a.community_id = d.community_id AND a.id = d.changed_by"
        " LEFT JOIN account p ON p.community_id = d.community_id AND p.id = d.proposed_by"
        " WHERE d.community_id = :community_id",
        community_id=community_id,
    )


def rewrite(
    session: Session, *, community_id: str, draft_id: str, edition: int, content: str, changed_by: str,
    changed_at: datetime,
) -> bool:  # fmt: skip
    """Write a draft anew if nobody has changed it since, and it has not been put forward."""
    return bool(
        session.change(
            "UPDATE rule_draft SET content = :content, edition = edition + 1, changed_by = :changed_by,"
            " changed_at = :changed_at WHERE community_id = :community_id AND id = :draft_id AND edition = :edition"
            " AND proposed_by IS NULL",
            community_id=community_id,
            draft_id=draft_id,
            edition=edition,
            content=content,
            changed_by=changed_by,
            changed_at=changed_at,
        )
    )


def put_forward(
    session: Session, *, community_id: str, draft_id: str, edition: int, decision: str | None,
    effective_on: date | None, proposed_by: str | None, proposed_at: datetime | None,
) -> bool:  # fmt: skip
    """Put a draft forward with the residents' decision, or with None everywhere take it back."""
    was = "proposed_by IS NULL" if proposed_by else "proposed_by IS NOT NULL"
    return bool(
        session.change(
            "UPDATE rule_draft SET decision = :decision, effective_on = :effective_on, proposed_by = :proposed_by,"
            " proposed_at = :proposed_at, edition = edition + 1 WHERE community_id = :community_id AND id = :draft_id"
            f" AND edition = :edition AND {was}",
            community_id=community_id,
            draft_id=draft_id,
            edition=edition,
            decision=decision,
            effective_on=effective_on,
            proposed_by=proposed_by,
            proposed_at=proposed_at,
        )
    )


def take_away(session: Session, *, community_id: str, draft_id: str, edition: int) -> bool:
    """A draft that is published or thrown away leaves nothing."""
    return bool(
        session.change(
            "DELETE FROM rule_draft WHERE community_id = :community_id AND id = :draft_id AND edition = :edition",
            community_id=community_id,
            draft_id=draft_id,
            edition=edition,
        )
    )


def decisions(session: Session, *, community_id: str) -> list[Row]:
    """The residents' decisions by version, with who put them forward and who approved."""
    return session.all(
        "SELECT d.id, d.meeting, d.decided_on, d.votes_for, d.votes_against, d.votes_abstain, d.reference,"
        " p.display_name AS proposer, a.display_name AS approver FROM rule_decision d"
        " LEFT JOIN account p ON p.community_id = d.community_id AND p.id = d.proposed_by"
        " LEFT JOIN account a ON a.community_id = d.community_id AND a.id = d.approved_by"
        " WHERE d.community_id = :community_id",
        community_id=community_id,
    )


def activities_using(session: Session, *, community_id: str, first: date) -> list[Row]:
    """Published activities from a day on, counted by item."""
    return session.all(
        "SELECT item_code, COUNT(*) AS activities FROM activity WHERE community_id = :community_id"
        " AND held_on >= :first AND state = 'published' GROUP BY item_code",
        community_id=community_id,
        first=first,
    )
