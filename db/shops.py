"""Statements on shops, their applications and payees."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.engine import Row, Session
from db.tables import Shop, ShopApplication, ShopPayee

__all__ = ["Shop", "ShopApplication", "ShopPayee"]

_SHOP = (
    "SELECT s.id, s.code, s.name, s.kind, s.address, s.area_id, g.name AS grid, s.phone, s.opening_hours,"
    " s.agreement_number, s.agreed_on, s.cash_rate_bp, s.owner_household_id, o.card_number AS owner_card, s.state,"
    " s.joined_on FROM shop s"
    " LEFT JOIN area g ON g.community_id = s.community_id AND g.id = s.area_id"
    " LEFT JOIN household o ON o.community_id = s.community_id AND o.id = s.owner_household_id"
    " WHERE s.community_id = :community_id"
)
_DESCRIBED = ("phone", "opening_hours", "kind", "address", "area_id", "agreement_number", "agreed_on")


def shops(session: Session, *, community_id: str) -> list[Row]:
    """All shops: those that take vouchers first, then by code."""
    return session.all(
        f"{_SHOP} ORDER BY CASE s.state WHEN 'active' THEN 0 WHEN 'paused' THEN 1 ELSE 2 END, s.code",
        community_id=community_id,
    )


def shop(session: Session, *, community_id: str, shop_id: str) -> Row | None:
    """One shop."""
    return session.first(f"{_SHOP} AND s.id = :shop_id", community_id=community_id, shop_id=shop_id)


def shop_by_code(session: Session, *, community_id: str, code: str) -> Row | None:
    """One shop by the code that people use."""
    return session.first(f"{_SHOP} AND s.code = :code", community_id=community_id, code=code)


def taking_shops(session: Session, *, community_id: str) -> list[Row]:
    """Shops that take vouchers now, by grid (those of none last), then by name."""
    return session.all(
        f"{_SHOP} AND s.state = 'active' ORDER BY CASE WHEN g.name IS NULL THEN 1 ELSE 0 END, g.name, s.name, s.id",
        community_id=community_id,
    )


def honoured_rewards(session: Session, *, community_id: str, day: date) -> list[Row]:
    """Which goods and services each shop honours on a day: (shop_id, name), by price."""
    return session.all(
        "SELECT rs.shop_id, r.name FROM reward_shop rs"
        " JOIN reward r ON r.community_id = rs.community_id AND r.id = rs.reward_id"
        " WHERE rs.community_id = :community_id AND r.state = 'offered' AND rs.from_on <= :day"
        " AND (rs.until_on IS NULL OR rs.until_on >= :day) ORDER BY r.price_points, r.code",
        community_id=community_id,
        day=day,
    )


def describe(session: Session, *, community_id: str, shop_id: str, values: dict[str, Any]) -> None:
    """Write what people read about a shop."""
    assert set(values) <= set(_DESCRIBED), "the books' columns are not described"
    listed = ", ".join(f"{name} = :{name}" for name in values)
    session.change(
        f"UPDATE shop SET {listed} WHERE community_id = :community_id AND id = :shop_id",
        community_id=community_id,
        shop_id=shop_id,
        **values,
    )


def paused_as(session: Session, *, community_id: str, shop_id: str) -> str | None:
    """The role in which a shop was paused last."""
    found: str | None = session.value(
        "SELECT o.acting_role FROM move m"
        " JOIN operation o ON o.community_id = m.community_id AND o.seq = m.operation_seq"
        " WHERE m.community_id = :community_id AND m.subject_table = 'shop' AND m.subject_id = :shop_id"
        " AND m.to_state = 'paused' ORDER BY +m.operation_seq DESC LIMIT 1",
        community_id=community_id,
        shop_id=shop_id,
    )
    return found


# -- applications ------------------------------------------------------------------------------------------------

_APPLICATION = (
    "SELECT a.id, a.name, a.kind, a.address, a.area_id, g.name AS grid, a.contact_sealed, a.opening_hours,"
    " a.cash_rate_bp, a.state, a.applied_at, a.decided_at, a.decided_by, a.shop_id, s.code AS shop_code"
    " FROM shop_application a"
    " LEFT JOIN area g ON g.community_id = a.community_id AND g.id = a.area_id"
    " LEFT JOIN shop s ON s.community_id = a.community_id AND s.id = a.shop_id"
    " WHERE a.community_id = :community_id"
)


def applications(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Applications: those that wait first, the oldest of them first; then the newest decided."""
    return session.all(
        f"{_APPLICATION} ORDER BY CASE a.state WHEN 'applied' THEN 0 ELSE 1 END,"
        " CASE a.state WHEN 'applied' THEN a.applied_at ELSE -a.applied_at END, a.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def application(session: Session, *, community_id: str, application_id: str) -> Row | None:
    """One application."""
    return session.first(f"{_APPLICATION} AND a.id = :id", community_id=community_id, id=application_id)


def applications_waiting(session: Session, *, community_id: str) -> int:
    """How many applications wait."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM shop_application WHERE community_id = :community_id AND state = 'applied'",
            community_id=community_id,
        )
    )


def has_applied(session: Session, *, community_id: str, key: str) -> bool:
    """Whether a press of the public form has come in before."""
    return bool(
        session.value(
            "SELECT COUNT(*) FROM intent WHERE community_id = :community_id AND actor_id = 'public' AND key = :key"
            " AND action = 'shop.apply'",
            community_id=community_id,
            key=key,
        )
    )


def grid_id(session: Session, *, community_id: str, name: str) -> str | None:
    """A grid by its name, None for one that is not there."""
    found: str | None = session.value(
        "SELECT id FROM area WHERE community_id = :community_id AND kind = 'grid' AND name = :name",
        community_id=community_id,
        name=name,
    )
    return found


# -- payees ------------------------------------------------------------------------------------------------------

_PAYEE = (
    "SELECT p.id, p.shop_id, p.payee_sealed, p.bank_sealed, p.account_sealed, p.account_masked, p.recorded_at,"
    " p.recorded_by, o.acting_role FROM shop_payee p"
    " JOIN operation o ON o.community_id = p.community_id AND o.id = p.operation_id"
    " WHERE p.community_id = :community_id"
)


def payee(session: Session, *, community_id: str, shop_id: str) -> Row | None:
    """Where a shop's money goes now, and in which role it was said: the newest row."""
    return session.first(
        f"{_PAYEE} AND p.shop_id = :shop_id ORDER BY p.recorded_at DESC, o.seq DESC LIMIT 1",
        community_id=community_id,
        shop_id=shop_id,
    )


def payees(session: Session, *, community_id: str) -> dict[str, Row]:
    """The newest payee row of every shop that has one, by shop."""
    rows = session.all(
        f"{_PAYEE.replace('SELECT ', 'SELECT o.seq, ', 1)} ORDER BY p.shop_id, p.recorded_at, o.seq",
        community_id=community_id,
    )
    return {row.shop_id: row for row in rows}  # the last one of each shop stays


def last_payment_file(session: Session, *, community_id: str) -> Row | None:
    """Who drew the last payment file, when, and of what: (name, recorded_at, facts)."""
    return session.first(
        "SELECT COALESCE(a.display_name, o.actor_id) AS name, o.recorded_at, o.facts FROM operation o"
        " LEFT JOIN account a ON a.community_id = o.community_id AND a.id = o.actor_id"
        " WHERE o.community_id = :community_id AND o.action = 'payments.draw' ORDER BY o.seq DESC LIMIT 1",
        community_id=community_id,
    )
