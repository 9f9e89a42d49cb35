"""Questions about claims of events as lists: one's own, what waits to be looked up, whom a name means."""

from __future__ import annotations

from db.claims import CLAIM, WAITING
from db.engine import Row, Session


def own_claims(session: Session, *, community_id: str, person_id: str, account_id: str, limit: int) -> list[Row]:
    """What a person claimed themselves, the newest first."""
    return session.all(
        "SELECT id, item_code, title, service_on, stated_points, state, submitted_at FROM claim"
        " WHERE community_id = :community_id AND person_id = :person_id AND submitted_by = :account_id"
        " AND kind = 'event' ORDER BY submitted_at DESC, id LIMIT :limit",
        community_id=community_id,
        person_id=person_id,
        account_id=account_id,
        limit=limit,
    )


def waiting_events(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Claims of events that nobody has confirmed yet, the oldest first."""
    return session.all(
        f"{CLAIM} AND c.state = 'submitted' AND c.{WAITING} AND c.kind = 'event'"
        " ORDER BY c.submitted_at, c.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def people_named(session: Session, *, community_id: str, name_key: str) -> list[Row]:
    """Everybody of exactly this name: (id, name, volunteer_number, building)."""
    return session.all(
        "SELECT p.id, p.name, p.volunteer_number, a.name AS building FROM person p"
        " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
        " LEFT JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
        " LEFT JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
        " WHERE p.community_id = :community_id AND p.name_key = :name_key AND p.merged_into_id IS NULL"
        " ORDER BY p.volunteer_number",
        community_id=community_id,
        name_key=name_key,
    )
