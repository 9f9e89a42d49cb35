"""Questions about words to people."""

from __future__ import annotations

from datetime import datetime

from db.engine import Row, Session
from db.places import SAME_PERSON


def unseen(session: Session, *, community_id: str, person_id: str, limit: int) -> list[Row]:
    """What one person has not put away yet, the newest first."""
    return session.all(
        "SELECT m.id, m.kind, m.reason, m.note, m.sent_at, m.activity_id, a.name AS activity, a.held_on, a.starts_at,"
        " a.place FROM message m LEFT JOIN activity a ON a.community_id = m.community_id AND a.id = m.activity_id"
        f" WHERE m.community_id = :community_id AND m.person_id IN {SAME_PERSON} AND m.seen_at IS NULL"
        " ORDER BY m.sent_at DESC, m.id DESC LIMIT :limit",
        community_id=community_id,
        person_id=person_id,
        limit=limit,
    )


def put_away(session: Session, *, community_id: str, person_id: str, message_id: str, seen_at: datetime) -> bool:
    """Note that its reader has seen it; answers whether it was there to be seen."""
    return bool(
        session.change(
            f"UPDATE message SET seen_at = :seen_at WHERE community_id = :community_id AND person_id IN {SAME_PERSON}"
            " AND id = :id AND seen_at IS NULL",
            community_id=community_id,
            person_id=person_id,
            id=message_id,
            seen_at=seen_at,
        )
    )
