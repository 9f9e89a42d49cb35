"""Takings by the days and weeks they count for, and carers beside the operations that ended them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from db.carers import FIRST
from db.check import PAGE
from db.engine import Row, Session


def terms(session: Session, *, community_id: str) -> list[Row]:
    """Every row of terms, the first ones first; of two for one day the later decided last."""
    return session.all(
        "SELECT id, effective_on, household_day_fen, shop_day_fen, till_day_fen FROM spending_terms"
        " WHERE community_id = :community_id ORDER BY effective_on, number",
        community_id=community_id,
    )


def takings_since(session: Session, *, community_id: str, since: datetime) -> Iterator[Row]:
    """Takings of an instant on, page by page: (id, household_id, shop_id, till_id, face_fen, state, taken_at)."""
    return _pages(
        session,
        "SELECT t.id, v.household_id, t.shop_id, t.till_id, t.face_fen, t.state, t.taken_at FROM taking t"
        " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
        " WHERE t.community_id = :community_id AND t.taken_at >= :since AND t.id > :last ORDER BY t.id LIMIT :page",
        community_id=community_id,
        since=since,
    )


def takings_by_carers(session: Session, *, community_id: str) -> Iterator[Row]:
    """Takings that carers presented: (id, carer_id, face_fen, state, taken_at, seq, and what the carer was then)."""
    return _pages(
        session,
        f"SELECT t.id, t.carer_id, {FIRST} AS counts_for, t.face_fen, t.state, t.taken_at, v.household_id,"
        " c.household_id AS named_by,"
        " c.week_cap_fen, o.seq, m.operation_seq AS ended_seq FROM taking t"
        " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
        " JOIN carer c ON c.community_id = t.community_id AND c.id = t.carer_id"
        " JOIN operation o ON o.community_id = t.community_id AND o.id = t.operation_id"
        " LEFT JOIN move m ON m.community_id = c.community_id AND m.subject_id = c.id AND m.subject_table = 'carer'"
        " AND m.to_state = 'ended'"
        " WHERE t.community_id = :community_id AND t.carer_id IS NOT NULL AND t.id > :last ORDER BY t.id LIMIT :page",
        community_id=community_id,
    )


def counted(session: Session, *, community_id: str) -> list[Row]:
    """Every sum that is counted under a limit: (scope, subject_id, day, taken_fen)."""
    return session.all(
        "SELECT scope, subject_id, day_on AS day, taken_fen FROM taken_day WHERE community_id = :community_id",
        community_id=community_id,
    )


def endings(session: Session, *, community_id: str) -> list[Row]:
    """Carers with the operation that ended them, if one did: (id, ended, ended_by, done, actor_id)."""
    return session.all(
        "SELECT c.id, c.ended_at AS ended, c.ended_by, o.occurred_at AS done, o.actor_id FROM carer c"
        " LEFT JOIN move m ON m.community_id = c.community_id AND m.subject_id = c.id AND m.subject_table = 'carer'"
        " AND m.to_state = 'ended'"
        " LEFT JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
        " WHERE c.community_id = :community_id",
        community_id=community_id,
    )


def _pages(session: Session, sql: str, **named: object) -> Iterator[Row]:
    last = ""
    while True:
        rows = session.all(sql, last=last, page=PAGE, **named)
        yield from rows
        if len(rows) < PAGE:
            return
        last = rows[-1].id
