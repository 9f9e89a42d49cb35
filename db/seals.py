"""Statements of the daily seal: where a day's chain ended and what went through the accounts since the last seal."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.tables import Seal

__all__ = ["Seal"]


def last(session: Session, *, community_id: str) -> Row | None:
    """The newest seal: (id, day_on, operation_seq, head, totals)."""
    return session.first(
        "SELECT id, day_on, operation_seq, head, totals FROM seal WHERE community_id = :community_id"
        " ORDER BY day_on DESC LIMIT 1",
        community_id=community_id,
    )


def recent(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """The newest seals: (id, day_on, operation_seq, head, operations, refusals, totals, signature)."""
    return session.all(
        "SELECT id, day_on, operation_seq, head, operations, refusals, totals, signature FROM seal"
        " WHERE community_id = :community_id ORDER BY day_on DESC LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def newest_until(session: Session, *, community_id: str, day: date) -> Row | None:
    """The newest seal of a day or of one before it, with the same columns as `recent`."""
    return session.first(
        "SELECT id, day_on, operation_seq, head, operations, refusals, totals, signature FROM seal"
        " WHERE community_id = :community_id AND day_on <= :day ORDER BY day_on DESC LIMIT 1",
        community_id=community_id,
        day=day,
    )


def by_day(session: Session, *, community_id: str, day: date) -> Row | None:
    """One day's seal: (id, day_on, operation_seq, head, operations, refusals, totals, signature)."""
    return session.first(
        "SELECT id, day_on, operation_seq, head, operations, refusals, totals, signature FROM seal"
        " WHERE community_id = :community_id AND day_on = :day",
        community_id=community_id,
        day=day,
    )


def first_instant(session: Session, *, community_id: str) -> Row:
    """When the community was founded: (created_at)."""
    return session.first("SELECT created_at FROM community WHERE id = :community_id", community_id=community_id)


def end_before(session: Session, *, community_id: str, after_seq: int, before: int) -> Row | None:
    """The last operation recorded before an instant (microseconds), looked for after a sequence: (seq, hash)."""
    return session.first(
        "SELECT seq, hash FROM operation WHERE community_id = :community_id AND seq > :after_seq"
        " AND recorded_at < :before ORDER BY seq DESC LIMIT 1",
        community_id=community_id,
        after_seq=after_seq,
        before=before,
    )


def flows(session: Session, *, community_id: str, after_seq: int, until_seq: int) -> list[Row]:
    """What the operations of a span moved between accounts: (debit_account, credit_account, amount)."""
    return session.all(
        "SELECT t.debit_account, t.credit_account, CAST(SUM(t.amount) AS BIGINT) AS amount FROM operation o"
        " JOIN transfer t ON t.community_id = o.community_id AND t.operation_id = o.id"
        " WHERE o.community_id = :community_id AND o.seq > :after_seq AND o.seq <= :until_seq"
        " GROUP BY t.debit_account, t.credit_account",
        community_id=community_id,
        after_seq=after_seq,
        until_seq=until_seq,
    )


def count_refusals(session: Session, *, community_id: str, first: int, before: int) -> int:
    """How many refusals were written from one instant up to another (microseconds)."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM refusal WHERE community_id = :community_id"
            " AND refused_at >= :first AND refused_at < :before",
            community_id=community_id,
            first=first,
            before=before,
        )
    )
