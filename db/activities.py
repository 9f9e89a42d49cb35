"""Questions about activities."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session

_ACTIVITY = (
    "SELECT a.id, a.name, a.name_key, a.place, a.held_on, a.starts_at, a.ends_at, a.item_code, a.leader_id, a.team_id,"
    " a.state, a.published_at, p.name AS leader, t.name AS team,"
    " (SELECT COUNT(*) FROM claim c WHERE c.community_id = a.community_id AND c.activity_id = a.id"
    " AND c.state <> 'withdrawn') AS entries"
    " FROM activity a JOIN person p ON p.community_id = a.community_id AND p.id = a.leader_id"
    " LEFT JOIN team t ON t.community_id = a.community_id AND t.id = a.team_id"
    " WHERE a.community_id = :community_id"
)


def activity_by_id(session: Session, *, community_id: str, activity_id: str) -> Row | None:
    """One activity."""
    return session.first(f"{_ACTIVITY} AND a.id = :id", community_id=community_id, id=activity_id)


def held_between(session: Session, *, community_id: str, first: date, last: date, limit: int = 500) -> list[Row]:
    """Activities of a span of days, the latest first."""
    return session.all(
        f"{_ACTIVITY} AND a.held_on >= :first AND a.held_on <= :last ORDER BY a.starts_at DESC LIMIT :limit",
        community_id=community_id,
        first=first,
        last=last,
        limit=limit,
    )


def published_between(session: Session, *, community_id: str, first: date, last: date) -> list[Row]:
    """What a sheet's rows may be listed under: published activities of a span of days."""
    return session.all(
        "SELECT id, name, name_key, held_on, starts_at, ends_at, item_code, leader_id, team_id, published_at"
        " FROM activity WHERE community_id = :community_id AND state = 'published'"
        " AND held_on >= :first AND held_on <= :last",
        community_id=community_id,
        first=first,
        last=last,
    )
