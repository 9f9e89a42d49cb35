"""Questions about records that are asked about by telephone."""

from __future__ import annotations

from datetime import date, datetime

from db.engine import Row, Session
from db.tables import CallBack as CallBack


def approved_of(session: Session, *, community_id: str, first: date, last: date) -> list[str]:
    """Ids of what was done in a span of days and approved, with a person behind it, in the order of the ids."""
    return [
        row.id
        for row in session.all(
            "SELECT id FROM claim WHERE community_id = :community_id AND service_on >= :first AND service_on <= :last"
            " AND person_id IS NOT NULL AND kind IN ('hours', 'event')"
            " AND state IN ('approved', 'in_notice', 'effective', 'disputed') ORDER BY id",
            community_id=community_id,
            first=first,
            last=last,
        )
    ]


def of_month(session: Session, *, community_id: str, month: str) -> list[Row]:
    """The records drawn for a month, those still to call first, with whom to ask about what."""
    return session.all(
        "SELECT b.id, b.state, b.drawn_at, c.title, c.service_on, c.starts_at, c.ends_at, c.minutes, c.item_code,"
        " c.person_id, p.name AS person, p.phone_sealed, a.name AS activity, l.name AS leader, s.day_on AS seal_on"
        " FROM call_back b JOIN claim c ON c.community_id = b.community_id AND c.id = b.id"
        " JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " JOIN seal s ON s.community_id = b.community_id AND s.id = b.drawn_by_seal"
        " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
        " LEFT JOIN person l ON l.community_id = a.community_id AND l.id = a.leader_id"
        " WHERE b.community_id = :community_id AND b.month = :month"
        " ORDER BY CASE b.state WHEN 'to_call' THEN 0 WHEN 'unreached' THEN 1 ELSE 2 END, c.service_on, b.id",
        community_id=community_id,
        month=month,
    )


def is_drawn(session: Session, *, community_id: str, month: str) -> bool:
    """Whether a month has been drawn."""
    return (
        session.value(
            "SELECT 1 FROM call_back WHERE community_id = :community_id AND month = :month LIMIT 1",
            community_id=community_id,
            month=month,
        )
        is not None
    )


def state_of(session: Session, *, community_id: str, claim_id: str) -> str | None:
    """How far the asking about a record is, None if it was not drawn."""
    found = session.value(
        "SELECT state FROM call_back WHERE community_id = :community_id AND id = :claim_id",
        community_id=community_id,
        claim_id=claim_id,
    )
    return None if found is None else str(found)


def seal_of(session: Session, *, community_id: str, day: date) -> Row | None:
    """The seal of a day."""
    return session.first(
        "SELECT id, day_on, signature FROM seal WHERE community_id = :community_id AND day_on = :day",
        community_id=community_id,
        day=day,
    )


def insert(session: Session, *, community_id: str, claim_id: str, month: str, seal_id: str, at: datetime) -> None:
    """One record to be asked about."""
    session.insert(
        CallBack,
        community_id=community_id,
        id=claim_id,
        month=month,
        drawn_by_seal=seal_id,
        drawn_at=at,
        state="to_call",
    )
