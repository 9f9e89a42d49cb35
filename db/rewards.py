"""Statements on rewards: goods and services for points, their stock and the shops that honour them (design 7)."""

from __future__ import annotations

from datetime import date, datetime

from db.engine import Row, Session
from db.tables import Reward, RewardShop, RewardSupply

__all__ = ["Reward", "RewardShop", "RewardSupply"]

_REWARD = (
    "SELECT r.id, r.code, r.kind, r.name, r.note, r.price_points, r.cost_fen, r.fund_id, r.stock, r.limit_pieces,"
    " r.limit_period, r.voucher_days, r.state, r.offered_on, f.name AS fund FROM reward r"
    " JOIN fund f ON f.community_id = r.community_id AND f.id = r.fund_id WHERE r.community_id = :community_id"
)


def rewards(session: Session, *, community_id: str) -> list[Row]:
    """All rewards, those on offer first, by price."""
    return session.all(
        f"{_REWARD} ORDER BY CASE r.state WHEN 'offered' THEN 0 ELSE 1 END, r.price_points, r.code",
        community_id=community_id,
    )


def offered(session: Session, *, community_id: str) -> list[Row]:
    """Rewards on offer, by price."""
    return session.all(f"{_REWARD} AND r.state = 'offered' ORDER BY r.price_points, r.code", community_id=community_id)


def reward(session: Session, *, community_id: str, reward_id: str) -> Row | None:
    """One reward."""
    return session.first(f"{_REWARD} AND r.id = :reward_id", community_id=community_id, reward_id=reward_id)


# -- stock ---------------------------------------------------------------------------------------------------------


def take_stock(session: Session, *, community_id: str, reward_id: str, pieces: int) -> bool:
    """Take pieces for vouchers if the reward is on offer and holds as many."""
    return bool(
        session.change(
            "UPDATE reward SET stock = stock - :pieces WHERE community_id = :community_id AND id = :reward_id"
            " AND state = 'offered' AND stock >= :pieces",
            community_id=community_id,
            reward_id=reward_id,
            pieces=pieces,
        )
    )


def take_out(session: Session, *, community_id: str, reward_id: str, pieces: int) -> bool:
    """Take pieces out of the stock if it holds as many, on offer or not."""
    return bool(
        session.change(
            "UPDATE reward SET stock = stock - :pieces WHERE community_id = :community_id AND id = :reward_id"
            " AND stock >= :pieces",
            community_id=community_id,
            reward_id=reward_id,
            pieces=pieces,
        )
    )


def put_back(session: Session, *, community_id: str, reward_id: str, pieces: int) -> None:
    """Put pieces into the stock: new ones, or those of vouchers that ended unused."""
    session.change(
        "UPDATE reward SET stock = stock + :pieces WHERE community_id = :community_id AND id = :reward_id",
        community_id=community_id,
        reward_id=reward_id,
        pieces=pieces,
    )


def stock(session: Session, *, community_id: str, reward_id: str) -> int:
    """Pieces left."""
    return int(
        session.value(
            "SELECT stock FROM reward WHERE community_id = :community_id AND id = :reward_id",
            community_id=community_id,
            reward_id=reward_id,
        )
        or 0
    )


# -- limits --------------------------------------------------------------------------------------------------------


def pieces_of_household(
    session: Session, *, community_id: str, reward_id: str, household_id: str, since_at: datetime
) -> int:
    """How many of a reward a household got since an instant; given back and withdrawn ones do not count."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM voucher WHERE community_id = :community_id AND reward_id = :reward_id"
            " AND household_id = :household_id AND issued_at >= :since AND replaces_id IS NULL"
            " AND state NOT IN ('returned', 'void')",
            community_id=community_id,
            reward_id=reward_id,
            household_id=household_id,
            since=since_at,
        )
    )


# -- shops ---------------------------------------------------------------------------------------------------------


def shops_honouring(session: Session, *, community_id: str, reward_id: str, today: date) -> list[Row]:
    """Shops that hand a reward out today, by code: (id, code, name)."""
    return session.all(
        "SELECT DISTINCT s.id, s.code, s.name FROM reward_shop rs"
        " JOIN shop s ON s.community_id = rs.community_id AND s.id = rs.shop_id"
        " WHERE rs.community_id = :community_id AND rs.reward_id = :reward_id AND rs.from_on <= :today"
        " AND (rs.until_on IS NULL OR rs.until_on >= :today) AND s.state = 'active' ORDER BY s.code",
        community_id=community_id,
        reward_id=reward_id,
        today=today,
    )


def shop_names(session: Session, *, community_id: str, today: date) -> list[Row]:
    """Which shops hand which rewards out today: (reward_id, shop_id, shop)."""
    return session.all(
        "SELECT DISTINCT rs.reward_id, s.id AS shop_id, s.name AS shop, s.code FROM reward_shop rs"
        " JOIN shop s ON s.community_id = rs.community_id AND s.id = rs.shop_id"
        " WHERE rs.community_id = :community_id AND rs.from_on <= :today"
        " AND (rs.until_on IS NULL OR rs.until_on >= :today) AND s.state <> 'left' ORDER BY s.code",
        community_id=community_id,
        today=today,
    )


def end_honouring(session: Session, *, community_id: str, reward_id: str, shop_id: str, last_day: date) -> bool:
    """Let a shop hand a reward out until a day; False where it does not anyway."""
    return bool(
        session.change(
            "UPDATE reward_shop SET until_on = :last_day WHERE community_id = :community_id"
            " AND reward_id = :reward_id AND shop_id = :shop_id AND until_on IS NULL",
            community_id=community_id,
            reward_id=reward_id,
            shop_id=shop_id,
            last_day=last_day,
        )
    )
