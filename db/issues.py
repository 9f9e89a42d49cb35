"""Statements on issues of many: who may get what, lists, and the vouchers that came of them (design 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.engine import Row, Session
from db.tables import IssueBatch, IssueLine

__all__ = ["IssueBatch", "IssueLine"]


def spendable(session: Session, *, community_id: str, today: date) -> list[Row]:
    """Every household with what it may spend today, by building and card: (id, card, head_name, building, points)."""
    return session.all(
        "SELECT h.id, h.card_number AS card, h.head_name, a.name AS building, COALESCE(l.points, 0) AS points"
        " FROM household h JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
        " LEFT JOIN (SELECT household_id, CAST(SUM(rest_points) AS BIGINT) AS points FROM lot"
        " WHERE community_id = :community_id AND rest_points > 0 AND expires_on >= :today GROUP BY household_id) l"
        " ON l.household_id = h.id WHERE h.community_id = :community_id ORDER BY a.name, h.card_number",
        community_id=community_id,
        today=today,
    )


_BATCH = (
    "SELECT b.id, b.number, b.title, b.fund_id, b.lines, b.vouchers, b.state, b.proposed_at, b.proposed_by,"
    " b.issued_at, b.issued_by, p.display_name AS maker, i.display_name AS issuer FROM issue_batch b"
    " LEFT JOIN account p ON p.community_id = b.community_id AND p.id = b.proposed_by"
    " LEFT JOIN account i ON i.community_id = b.community_id AND i.id = b.issued_by"
    " WHERE b.community_id = :community_id"
)


def batches(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Issues, those that wait first, then the newest."""
    return session.all(
        f"{_BATCH} ORDER BY CASE b.state WHEN 'proposed' THEN 0 ELSE 1 END, b.number DESC LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def count_waiting(session: Session, *, community_id: str, actor_id: str) -> int:
    """How many issues wait for a second person who is not this one's maker."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM issue_batch WHERE community_id = :community_id AND state = 'proposed'"
            " AND proposed_by <> :actor_id",
            community_id=community_id,
            actor_id=actor_id,
        )
    )


def batch(session: Session, *, community_id: str, batch_id: str) -> Row | None:
    """One issue."""
    return session.first(f"{_BATCH} AND b.id = :batch_id", community_id=community_id, batch_id=batch_id)


def lines(session: Session, *, community_id: str, batch_id: str) -> list[Row]:
    """Who is to get what, in the order of the list: (household_id, face_fen, reward_id, pieces, card, …)."""
    return session.all(
        "SELECT l.household_id, l.face_fen, l.reward_id, l.pieces, h.card_number AS card, h.head_name,"
        " a.name AS building, r.name AS reward, r.price_points FROM issue_line l"
        " JOIN household h ON h.community_id = l.community_id AND h.id = l.household_id"
        " JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
        " LEFT JOIN reward r ON r.community_id = l.community_id AND r.id = l.reward_id"
        " WHERE l.community_id = :community_id AND l.batch_id = :batch_id ORDER BY l.position",
        community_id=community_id,
        batch_id=batch_id,
    )


def printable(session: Session, *, community_id: str, batch_id: str, today: date) -> list[Row]:
    """Vouchers of an issue that shops would take today, by building and card, with their holders."""
    return session.all(
        "SELECT v.id, v.serial, v.face_fen, v.valid_until_on, v.reward_id, r.name AS reward, h.head_name,"
        " h.card_number AS card, a.name AS building FROM voucher v"
        " JOIN household h ON h.community_id = v.community_id AND h.id = v.household_id"
        " JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
        " LEFT JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
        " WHERE v.community_id = :community_id AND v.batch_id = :batch_id AND v.state = 'active'"
        " AND v.valid_until_on >= :today ORDER BY a.name, h.card_number, v.serial",
        community_id=community_id,
        batch_id=batch_id,
        today=today,
    )


def print_if_active(session: Session, *, community_id: str, voucher_id: str, paper_hash: str) -> bool:
    """Give an active voucher the code of a new paper, whether it was on paper before or not."""
    return bool(
        session.change(
            "UPDATE voucher SET paper_hash = :paper_hash, is_printed = :yes WHERE community_id = :community_id"
            " AND id = :voucher_id AND state = 'active'",
            yes=True,
            paper_hash=paper_hash,
            community_id=community_id,
            voucher_id=voucher_id,
        )
    )


def cards_of(session: Session, *, community_id: str, household_ids: Sequence[str]) -> dict[str, str]:
    """The card numbers of households that are there."""
    found: dict[str, str] = {}
    for household_id in household_ids:
        card = session.value(
            "SELECT card_number FROM household WHERE community_id = :community_id AND id = :household_id",
            community_id=community_id,
            household_id=household_id,
        )
        if card is not None:
            found[household_id] = card
    return found
