"""What waits at the desk, counted."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session


def claims_by_state(session: Session, *, community_id: str) -> list[Row]:
    """(state, is_half, claims): how many claims stand in each state before their notice; `is_half`: approved once."""
    return session.all(
        "SELECT state, first_approved_by IS NOT NULL AS is_half, COUNT(*) AS claims FROM claim"
        " WHERE community_id = :community_id AND state NOT IN ('effective', 'in_notice') GROUP BY state, is_half",
        community_id=community_id,
    )


def statements_by_state(session: Session, *, community_id: str, today: date) -> list[Row]:
    """(state, statements, overdue) of statements that are not paid."""
    return session.all(
        "SELECT state, COUNT(*) AS statements, SUM(CASE WHEN due_on < :today THEN 1 ELSE 0 END) AS overdue"
        " FROM statement WHERE community_id = :community_id AND state IN ('closed', 'agreed', 'approved')"
        " GROUP BY state",
        community_id=community_id,
        today=today,
    )
