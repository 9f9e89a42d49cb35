"""Statements on lots: points that became available together, and where they went (design 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.engine import Row, Session
from db.tables import Lot, LotUse

__all__ = ["Lot", "LotUse"]


def spendable(session: Session, *, community_id: str, household_id: str, today: date) -> list[Row]:
    """Lots that still hold points and have not ended, those that end soonest first: (id, rest_points, expires_on)."""
    return session.all(
        "SELECT id, rest_points, expires_on FROM lot WHERE community_id = :community_id"
        " AND household_id = :household_id AND rest_points > 0 AND expires_on >= :today"
        " ORDER BY expires_on, opened_at, id",
        community_id=community_id,
        household_id=household_id,
        today=today,
    )


def ended(session: Session, *, community_id: str, household_id: str, today: date) -> list[Row]:
    """Lots of a household whose last day has passed and that still hold points: (id, rest_points)."""
    return session.all(
        "SELECT id, rest_points FROM lot WHERE community_id = :community_id"
        " AND household_id = :household_id AND rest_points > 0 AND expires_on < :today ORDER BY expires_on, id",
        community_id=community_id,
        household_id=household_id,
        today=today,
    )


def moving(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """Every lot of a household that still holds points, those that end soonest first: (id, claim_id, rest_points,
    expires_on)."""
    return session.all(
        "SELECT id, claim_id, rest_points, expires_on FROM lot WHERE community_id = :community_id"
        " AND household_id = :household_id AND rest_points > 0 ORDER BY expires_on, opened_at, id",
        community_id=community_id,
        household_id=household_id,
    )


def households_with_ended(session: Session, *, community_id: str, today: date, limit: int) -> list[str]:
    """Households that hold ended lots, by id."""
    rows = session.all(
        "SELECT DISTINCT household_id FROM lot WHERE community_id = :community_id"
        " AND rest_points > 0 AND expires_on < :today ORDER BY household_id LIMIT :limit",
        community_id=community_id,
        today=today,
        limit=limit,
    )
    return [row.household_id for row in rows]


def take(session: Session, *, community_id: str, lot_id: str, points: int) -> bool:
    """Lower what is left of a lot if it holds as much."""
    return bool(
        session.change(
            "UPDATE lot SET rest_points = rest_points - :points"
            " WHERE community_id = :community_id AND id = :lot_id AND rest_points >= :points",
            community_id=community_id,
            lot_id=lot_id,
            points=points,
        )
    )


def give(session: Session, *, community_id: str, lot_id: str, points: int) -> bool:
    """Raise what is left of a lot, never above what it began with."""
    return bool(
        session.change(
            "UPDATE lot SET rest_points = rest_points + :points"
            " WHERE community_id = :community_id AND id = :lot_id AND rest_points + :points <= points",
            community_id=community_id,
            lot_id=lot_id,
            points=points,
        )
    )


def paid_for(session: Session, *, community_id: str, voucher_id: str) -> list[Row]:
    """What a voucher still holds of each lot, soonest end first: (lot_id, points, expires_on)."""
    return session.all(
        "SELECT lot.id AS lot_id, lot.expires_on,"
        " CAST(SUM(CASE WHEN lot_use.kind IN ('spent', 'taken_over') THEN lot_use.points"
        " WHEN lot_use.kind IN ('given_back', 'handed_over') THEN -lot_use.points ELSE 0 END) AS BIGINT) AS points"
        " FROM lot_use JOIN lot ON lot.community_id = lot_use.community_id AND lot.id = lot_use.lot_id"
        " WHERE lot_use.community_id = :community_id AND lot_use.voucher_id = :voucher_id"
        " GROUP BY lot.id, lot.expires_on ORDER BY lot.expires_on, lot.id",
        community_id=community_id,
        voucher_id=voucher_id,
    )


def ending(session: Session, *, community_id: str, household_id: str, today: date, last_on: date) -> list[Row]:
    """Points that end by a date, by day: (expires_on, points)."""
    return session.all(
        "SELECT expires_on, CAST(SUM(rest_points) AS BIGINT) AS points FROM lot WHERE community_id = :community_id"
        " AND household_id = :household_id AND rest_points > 0 AND expires_on BETWEEN :today AND :last_on"
        " GROUP BY expires_on ORDER BY expires_on",
        community_id=community_id,
        household_id=household_id,
        today=today,
        last_on=last_on,
    )


def add_uses(session: Session, uses: Sequence[dict[str, Any]]) -> None:
    """Write down where points of lots went."""
    session.insert_all(LotUse, uses)
