"""Rows of the register that are one person, and where they lead."""

from __future__ import annotations

from db.engine import Row, Session


def merged(session: Session, *, community_id: str) -> list[Row]:
    """Every merger that stands: (person_id, survivor_id)."""
    return session.all(
        "SELECT person_id, survivor_id FROM merger WHERE community_id = :community_id AND state = 'merged'",
        community_id=community_id,
    )


def roots(session: Session, *, community_id: str) -> list[Row]:
    """Rows that another row stands for: (id, merged_into_id)."""
    return session.all(
        "SELECT id, merged_into_id FROM person WHERE community_id = :community_id AND merged_into_id IS NOT NULL",
        community_id=community_id,
    )


def decided_by_proposer(session: Session, *, community_id: str) -> list[Row]:
    """Mergers that one person both proposed and decided: (id)."""
    return session.all(
        "SELECT g.id FROM merger g JOIN move m ON m.community_id = g.community_id AND m.subject_id = g.id"
        " AND m.subject_table = 'merger' AND m.from_state = 'proposed'"
        " JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
        " WHERE g.community_id = :community_id AND o.actor_id = g.proposed_by",
        community_id=community_id,
    )
