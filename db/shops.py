"""Statements on shops."""

from __future__ import annotations

from db.engine import Row, Session
from db.tables import Shop

__all__ = ["Shop"]

_SHOP = (
    "SELECT id, code, name, kind, address, cash_rate_bp, owner_household_id, state, joined_on FROM shop"
    " WHERE community_id = :community_id"
)


def shops(session: Session, *, community_id: str) -> list[Row]:
    """All shops: those that take vouchers first, then by code."""
    return session.all(
        f"{_SHOP} ORDER BY CASE state WHEN 'active' THEN 0 WHEN 'paused' THEN 1 ELSE 2 END, code",
        community_id=community_id,
    )


def shop(session: Session, *, community_id: str, shop_id: str) -> Row | None:
    """One shop."""
    return session.first(f"{_SHOP} AND id = :shop_id", community_id=community_id, shop_id=shop_id)


def shop_by_code(session: Session, *, community_id: str, code: str) -> Row | None:
    """One shop by the code that people use."""
    return session.first(f"{_SHOP} AND code = :code", community_id=community_id, code=code)
