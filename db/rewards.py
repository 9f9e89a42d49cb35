"""Statements on rewards: goods and services for points, their stock and the shops that honour them (design 7)."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.tables import Reward, RewardShop, RewardSupply

__all__ = ["Reward", "RewardShop", "RewardSupply"]


def shops_honouring(session: Session, *, community_id: str, reward_id: str, today: date) -> list[Row]:
    """Shops that hand a reward out today, by code: (id, code, name)."""
    return session.all(
        "SELECT s.id, s.code, s.name FROM reward_shop rs"
        " JOIN shop s ON s.community_id = rs.community_id AND s.id = rs.shop_id"
        " WHERE rs.community_id = :community_id AND rs.reward_id = :reward_id AND rs.from_on <= :today"
        " AND (rs.until_on IS NULL OR rs.until_on >= :today) AND s.state = 'active' ORDER BY s.code",
        community_id=community_id,
        reward_id=reward_id,
        today=today,
    )
