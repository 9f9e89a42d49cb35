"""Questions about the rule catalogue."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session


def version_on(session: Session, *, community_id: str, day: date) -> Row | None:
    """The version in force on a day."""
    return session.first(
        "SELECT id, number, effective_on, household_month_points, household_year_points, fen_per_point, bulk_rows,"
        " small_amount_fen, voucher_days FROM rule_version"
        " WHERE community_id = :community_id AND effective_on <= :day ORDER BY effective_on DESC, number DESC LIMIT 1",
        community_id=community_id,
        day=day,
    )


def versions(session: Session, *, community_id: str) -> list[Row]:
    """All versions, the newest first."""
    return session.all(
        "SELECT id, number, effective_on, household_month_points, household_year_points, fen_per_point, bulk_rows,"
        " small_amount_fen, voucher_days FROM rule_version WHERE community_id = :community_id"
        " ORDER BY effective_on DESC, number DESC",
        community_id=community_id,
    )


def newest(session: Session, *, community_id: str) -> Row | None:
    """The version that was decided on last, in force or not yet."""
    return session.first(
        "SELECT id, number, effective_on, household_month_points, household_year_points, fen_per_point, bulk_rows,"
        " small_amount_fen, voucher_days FROM rule_version WHERE community_id = :community_id"
        " ORDER BY number DESC LIMIT 1",
        community_id=community_id,
    )


def items(session: Session, *, community_id: str, version_id: str) -> list[Row]:
    """The items of a version, by code."""
    return session.all(
        "SELECT id, version_id, code, category, name, name_english, evidence, evidence_english, reminder, unit, points,"
        " levels, makes_hours AS is_making_hours FROM rule_item"
        " WHERE community_id = :community_id AND version_id = :version_id ORDER BY code",
        community_id=community_id,
        version_id=version_id,
    )


def caps(session: Session, *, community_id: str, version_id: str) -> list[Row]:
    """The caps of a version."""
    return session.all(
        "SELECT code, measure, period, holder, amount FROM rule_cap"
        " WHERE community_id = :community_id AND version_id = :version_id ORDER BY code, measure DESC, period, holder",
        community_id=community_id,
        version_id=version_id,
    )
