"""Statements on takings and on the quotes before them (design 7)."""

from __future__ import annotations

from datetime import datetime

from db.carers import FIRST
from db.engine import Row, Session
from db.tables import Quote, Taking

__all__ = ["Quote", "Taking"]


def quote(session: Session, *, community_id: str, quote_id: str, till_id: str) -> Row | None:
    """A quote of this till: (voucher_id, intent_key, carer_id, expires_at)."""
    return session.first(
        "SELECT voucher_id, intent_key, carer_id, expires_at FROM quote"
        " WHERE community_id = :community_id AND id = :quote_id AND till_id = :till_id",
        community_id=community_id,
        quote_id=quote_id,
        till_id=till_id,
    )


def forget_quotes(session: Session, *, community_id: str, before: datetime) -> int:
    """Delete quotes that ended before an instant; they are not part of the books."""
    return session.change(
        "DELETE FROM quote WHERE community_id = :community_id AND expires_at < :before",
        community_id=community_id,
        before=before,
    )


def taking(session: Session, *, community_id: str, taking_id: str, shop_id: str) -> Row | None:
    """A taking of this shop with what an undo needs to know of its voucher."""
    return session.first(
        "SELECT t.id, t.voucher_id, t.till_id, t.fund_id, t.face_fen, t.state, t.taken_at, t.undo_until_at,"
        " t.undone_at, t.operation_id, v.state AS voucher_state, v.valid_until_on, v.serial,"
        f" (SELECT {FIRST} FROM carer c WHERE c.community_id = t.community_id AND c.id = t.carer_id) AS counts_for,"
        " v.household_id, v.reward_id, s.name AS shop"
        " FROM taking t JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
        " JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
        " WHERE t.community_id = :community_id AND t.id = :taking_id AND t.shop_id = :shop_id",
        community_id=community_id,
        taking_id=taking_id,
        shop_id=shop_id,
    )


_LISTED = (
    "SELECT t.id, v.serial, t.face_fen, t.taken_at, t.undone_at, t.undo_until_at, t.till_id, t.clerk_id, t.state,"
    " v.state AS voucher_state, a.display_name AS clerk, r.name AS reward FROM taking t"
    " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
    " LEFT JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
    " LEFT JOIN account a ON a.community_id = t.community_id AND a.id = t.clerk_id"
    " WHERE t.community_id = :community_id AND t.shop_id = :shop_id"
)


def page_since(
    session: Session, *, community_id: str, shop_id: str, since: datetime, after_id: str, limit: int
) -> list[Row]:
    """A shop's takings from an instant on by time and id; those of `since` itself only after `after_id`."""
    return session.all(
        f"{_LISTED} AND t.taken_at >= :since AND (t.taken_at > :since OR t.id > :after_id)"
        " ORDER BY t.taken_at, t.id LIMIT :limit",
        community_id=community_id,
        shop_id=shop_id,
        since=since,
        after_id=after_id,
        limit=limit,
    )


def between(session: Session, *, community_id: str, shop_id: str, first_at: datetime, before_at: datetime) -> list[Row]:
    """A shop's takings of a span of time, the newest first."""
    return session.all(
        f"{_LISTED} AND t.taken_at >= :first_at AND t.taken_at < :before_at ORDER BY t.taken_at DESC, t.id DESC",
        community_id=community_id,
        shop_id=shop_id,
        first_at=first_at,
        before_at=before_at,
    )
