"""Applications of shops: who decided them, when, and which shop came of them."""

from __future__ import annotations

from db.engine import Row, Session


def applications_decided_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Applications that name another decision than their last move: (id, column_name, found, expected)."""
    decided = (
        "SELECT a.id, a.state, a.decided_by, a.decided_at AS decided, a.shop_id, o.actor_id, o.occurred_at AS occurred,"
        " (SELECT n.subject_id FROM move n WHERE n.community_id = m.community_id AND n.operation_seq = m.operation_seq"
        "  AND n.subject_table = 'shop' AND n.from_state = '') AS born FROM shop_application a"
        " LEFT JOIN move m ON m.community_id = a.community_id AND m.subject_id = a.id"
        " AND m.subject_table = 'shop_application' AND m.from_state = 'applied'"
        " LEFT JOIN operation o ON o.community_id = m.community_id AND o.seq = m.operation_seq"
        " WHERE a.community_id = :community_id"
    )
    parts = " UNION ALL ".join(
        f"SELECT id, '{column}' AS column_name, CAST({named} AS TEXT) AS found, CAST({noted} AS TEXT) AS expected"
        f" FROM decided WHERE COALESCE(CAST({named} AS TEXT), '') <> COALESCE(CAST({noted} AS TEXT), '')"
        for column, named, noted in (
            ("decided_by", "decided_by", "actor_id"),
            ("decided_at", "decided", "occurred"),
            ("shop_id", "shop_id", "born"),
        )
    )
    return session.all(f"WITH decided AS ({decided}) {parts}", community_id=community_id)
