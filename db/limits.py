"""Statements on the terms of spending, and on what was taken in a day or a week under a limit (design 4, 7)."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.tables import SpendingTerms

__all__ = ["SpendingTerms"]

_TERMS = (
    "SELECT id, number, effective_on, window_kind, window_weekdays, window_from_day, window_to_day, household_day_fen,"
    " shop_day_fen, till_day_fen, carer_week_fen, decided_by FROM spending_terms WHERE community_id = :community_id"
)
_KEY = "community_id = :community_id AND scope = :scope AND subject_id = :subject_id AND day_on = :day"


def terms_on(session: Session, *, community_id: str, day: date) -> Row | None:
    """The terms in force on a local day, None before the first ones."""
    return session.first(
        f"{_TERMS} AND effective_on <= :day ORDER BY effective_on DESC, number DESC LIMIT 1",
        community_id=community_id,
        day=day,
    )


def terms(session: Session, *, community_id: str, terms_id: str) -> Row:
    """Terms by their id."""
    return session.first(f"{_TERMS} AND id = :terms_id", community_id=community_id, terms_id=terms_id)


def terms_after(session: Session, *, community_id: str, day: date) -> list[Row]:
    """Terms that come into force after a day, the next ones first; of two for one day the later decided last."""
    return session.all(
        f"{_TERMS} AND effective_on > :day ORDER BY effective_on, number LIMIT 50", community_id=community_id, day=day
    )


def add_if_within(
    session: Session, *, community_id: str, scope: str, subject_id: str, day: date, face_fen: int, limit_fen: int
) -> bool:
    """Count a face for a day by one conditional upsert; False where it would go above the limit. Its row is held."""
    if face_fen > limit_fen:
        return False
    return bool(
        session.change(
            "INSERT INTO taken_day (community_id, scope, subject_id, day_on, taken_fen)"
            " VALUES (:community_id, :scope, :subject_id, :day, :face_fen)"
            " ON CONFLICT (community_id, scope, subject_id, day_on) DO UPDATE"
            " SET taken_fen = taken_day.taken_fen + :face_fen WHERE taken_day.taken_fen + :face_fen <= :limit_fen",
            community_id=community_id,
            scope=scope,
            subject_id=subject_id,
            day=day,
            face_fen=face_fen,
            limit_fen=limit_fen,
        )
    )


def take_off(session: Session, *, community_id: str, scope: str, subject_id: str, day: date, face_fen: int) -> None:
    """Take an undone face off its day, where that day counts."""
    session.change(
        f"UPDATE taken_day SET taken_fen = taken_fen - :face_fen WHERE {_KEY}",
        community_id=community_id,
        scope=scope,
        subject_id=subject_id,
        day=day,
        face_fen=face_fen,
    )


def taken_fen(session: Session, *, community_id: str, scope: str, subject_id: str, day: date) -> int:
    """What is counted for a day so far; 0 where nothing is."""
    return int(
        session.value(
            f"SELECT taken_fen FROM taken_day WHERE {_KEY}",
            community_id=community_id,
            scope=scope,
            subject_id=subject_id,
            day=day,
        )
        or 0
    )
