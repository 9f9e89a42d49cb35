"""Questions about rows of the register that are one person."""

from __future__ import annotations

from datetime import datetime

from db.engine import Row, Session
from db.places import SAME_PERSON
from db.types import to_instant

_MERGER = (
    "SELECT m.id, m.person_id, m.survivor_id, m.state, m.proposed_by, m.proposed_at, p.name AS person,"
    " p.volunteer_number AS number, s.name AS survivor, s.volunteer_number AS survivor_number,"
    " a.display_name AS proposer FROM merger m"
    " JOIN person p ON p.community_id = m.community_id AND p.id = m.person_id"
    " JOIN person s ON s.community_id = m.community_id AND s.id = m.survivor_id"
    " LEFT JOIN account a ON a.community_id = m.community_id AND a.id = m.proposed_by"
    " WHERE m.community_id = :community_id"
)


def merger_by_id(session: Session, *, community_id: str, merger_id: str) -> Row | None:
    """One proposal with both rows."""
    return session.first(f"{_MERGER} AND m.id = :merger_id", community_id=community_id, merger_id=merger_id)


def proposed(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """What waits for a second person, the oldest first."""
    return session.all(
        f"{_MERGER} AND m.state = 'proposed' ORDER BY m.proposed_at, m.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def of_person(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """Every merger in which one of a person's rows has a part, the newest first."""
    return session.all(
        f"{_MERGER} AND (m.person_id IN {SAME_PERSON} OR m.survivor_id IN {SAME_PERSON})"
        " ORDER BY m.proposed_at DESC, m.id DESC LIMIT 50",
        community_id=community_id,
        person_id=person_id,
    )


def waits(session: Session, *, community_id: str, person_id: str) -> bool:
    """Whether a proposal waits in which a row has a part."""
    found = session.value(
        "SELECT 1 FROM merger WHERE community_id = :community_id AND state = 'proposed'"
        " AND (person_id = :person_id OR survivor_id = :person_id) LIMIT 1",
        community_id=community_id,
        person_id=person_id,
    )
    return found is not None


def edges_to(session: Session, *, community_id: str, survivor_id: str) -> list[str]:
    """The rows that were merged into a row itself."""
    rows = session.all(
        "SELECT person_id FROM merger WHERE community_id = :community_id AND survivor_id = :survivor_id"
        " AND state = 'merged'",
        community_id=community_id,
        survivor_id=survivor_id,
    )
    return [row.person_id for row in rows]


def merged_at(session: Session, *, community_id: str, merger_id: str) -> datetime:
    """When two rows became one."""
    found = session.value(
        "SELECT o.occurred_at FROM move m JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
        " WHERE m.community_id = :community_id AND m.subject_id = :merger_id AND m.subject_table = 'merger'"
        " AND m.to_state = 'merged'",
        community_id=community_id,
        merger_id=merger_id,
    )
    return to_instant(int(found))


def set_root(session: Session, *, community_id: str, person_id: str, root_id: str | None) -> None:
    """Which row stands for this one."""
    session.change(
        "UPDATE person SET merged_into_id = :root_id WHERE community_id = :community_id AND id = :person_id",
        community_id=community_id,
        person_id=person_id,
        root_id=root_id,
    )


def work_of(session: Session, *, community_id: str, person_id: str) -> Row:
    """What one row of the register has: (claims, minutes, first_on, last_on)."""
    return session.first(
        "SELECT COUNT(*) AS claims, COALESCE(SUM(minutes), 0) AS minutes, MIN(service_on) AS first_on,"
        " MAX(service_on) AS last_on FROM claim WHERE community_id = :community_id AND person_id = :person_id"
        " AND state NOT IN ('withdrawn', 'returned')",
        community_id=community_id,
        person_id=person_id,
    )


def times_in_both(session: Session, *, community_id: str, person_id: str, survivor_id: str) -> int:
    """How many entries of the one overlap entries of the other: the same hours, written under both."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM claim c WHERE c.community_id = :community_id AND c.person_id = :person_id"
            " AND c.state NOT IN ('withdrawn', 'returned') AND EXISTS (SELECT 1 FROM claim o"
            " WHERE o.community_id = c.community_id AND o.person_id = :survivor_id AND o.service_on = c.service_on"
            " AND o.state NOT IN ('withdrawn', 'returned') AND (o.activity_id = c.activity_id"
            " OR (o.starts_at < c.ends_at AND c.starts_at < o.ends_at)))",
            community_id=community_id,
            person_id=person_id,
            survivor_id=survivor_id,
        )
    )
