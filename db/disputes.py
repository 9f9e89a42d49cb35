"""Statements on disputes: takings that somebody says were not right, and what shops are due to give back (design 7)."""

from __future__ import annotations

from datetime import datetime

from db.engine import Row, Session
from db.tables import Dispute, ShopRepayment

__all__ = ["Dispute", "ShopRepayment"]

_CASE = (
    "SELECT t.id AS taking_id, t.voucher_id, t.shop_id, t.fund_id, t.face_fen, t.state AS taking_state, t.taken_at,"
    " v.serial, v.state AS voucher_state, v.household_id, v.price_points, v.reward_id, h.owner_household_id,"
    " h.name AS shop, l.id AS line_id, l.kept_fen, l.state AS line_state, s.id AS statement_id,"
    " s.number AS statement_number, s.state AS statement_state, s.due_on, d.id AS dispute_id,"
    " d.state AS dispute_state, d.opened_as, d.opened_by, d.opened_at, d.decided_at, d.held_fen"
    " FROM taking t JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
    " JOIN shop h ON h.community_id = t.community_id AND h.id = t.shop_id"
    " LEFT JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id"
    " LEFT JOIN statement s ON s.community_id = l.community_id AND s.id = l.statement_id"
    " LEFT JOIN dispute d ON d.community_id = t.community_id AND d.taking_id = t.id"
    " WHERE t.community_id = :community_id"
)


def case_of_voucher(session: Session, *, community_id: str, serial: str) -> Row | None:
    """The taking of a voucher that stands or was annulled, with its line, statement and dispute as far as there are."""
    return session.first(
        f"{_CASE} AND t.state IN ('taken', 'disputed', 'annulled') AND v.serial = :serial",
        community_id=community_id,
        serial=serial,
    )


def case_of_taking(session: Session, *, community_id: str, taking_id: str) -> Row | None:
    """The same by taking."""
    return session.first(f"{_CASE} AND t.id = :taking_id", community_id=community_id, taking_id=taking_id)


def case_of_dispute(session: Session, *, community_id: str, dispute_id: str) -> Row | None:
    """The same by dispute."""
    return session.first(f"{_CASE} AND d.id = :dispute_id", community_id=community_id, dispute_id=dispute_id)


def open_takings(session: Session, *, community_id: str, shop_id: str, fund_id: str) -> set[str]:
    """The takings of a shop from a fund that are under dispute now, by id."""
    rows = session.all(
        "SELECT t.id FROM dispute d JOIN taking t ON t.community_id = d.community_id AND t.id = d.taking_id"
        " WHERE d.community_id = :community_id AND d.state = 'open' AND t.shop_id || '' = :shop_id"
        " AND t.fund_id = :fund_id",
        community_id=community_id,
        shop_id=shop_id,
        fund_id=fund_id,
    )
    return {row.id for row in rows}


# -- lists -------------------------------------------------------------------------------------------------------

_LISTED = (
    "SELECT d.id, d.state, d.opened_as, d.opened_by, d.reason, d.held_fen, d.opened_at, d.decided_at,"
    " t.id AS taking_id, t.shop_id, t.fund_id, t.face_fen, t.taken_at, v.id AS voucher_id, v.serial,"
    " v.household_id, h.name AS shop,"
    " h.owner_household_id, o.head_name, o.card_number AS card, l.id AS line_id, l.kept_fen, l.state AS line_state,"
    " s.number AS statement_number, s.state AS statement_state, r.id AS replacement_id,"
    " r.serial AS replacement_serial, r.state AS replacement_state, r.valid_until_on AS replacement_until_on,"
    " ps.number AS paid_with_number, h.cash_rate_bp, n.text AS note, w.name AS reward,"
    " ob.display_name AS opened_by_name, dc.display_name AS decided_by_name, f.name AS fund"
    " FROM dispute d JOIN taking t ON t.community_id = d.community_id AND t.id = d.taking_id"
    " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
    " JOIN shop h ON h.community_id = t.community_id AND h.id = t.shop_id"
    " JOIN fund f ON f.community_id = t.community_id AND f.id = t.fund_id"
    " JOIN household o ON o.community_id = v.community_id AND o.id = v.household_id"
    " JOIN operation x ON x.community_id = d.community_id AND x.id = d.operation_id"
    " LEFT JOIN note n ON n.community_id = x.community_id AND n.id = x.note_id"
    " LEFT JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id"
    " LEFT JOIN statement s ON s.community_id = l.community_id AND s.id = l.statement_id"
    " LEFT JOIN reward w ON w.community_id = v.community_id AND w.id = v.reward_id"
    " LEFT JOIN voucher r ON r.community_id = d.community_id AND r.id = d.replacement_id"
    " LEFT JOIN statement_adjustment a ON a.community_id = d.community_id AND a.dispute_id = d.id"
    " LEFT JOIN statement ps ON ps.community_id = a.community_id AND ps.id = a.statement_id"
    " LEFT JOIN account ob ON ob.community_id = d.community_id AND ob.id = d.opened_by"
    " LEFT JOIN account dc ON dc.community_id = d.community_id AND dc.id = d.decided_by"
    " WHERE d.community_id = :community_id"
)


def listed(session: Session, *, community_id: str, dispute_id: str) -> Row | None:
    """One dispute with all that a page says about it."""
    return session.first(f"{_LISTED} AND d.id = :dispute_id", community_id=community_id, dispute_id=dispute_id)


def waiting(session: Session, *, community_id: str, limit: int, offset: int) -> list[Row]:
    """Open disputes, the oldest first."""
    return session.all(
        f"{_LISTED} AND d.state = 'open' ORDER BY d.opened_at, d.id LIMIT :limit OFFSET :offset",
        community_id=community_id,
        limit=limit,
        offset=offset,
    )


def over(session: Session, *, community_id: str, limit: int, offset: int) -> list[Row]:
    """Disputes that were decided or withdrawn, those that were opened last first."""
    return session.all(
        f"{_LISTED} AND d.state IN ('for_shop', 'for_resident', 'withdrawn')"
        " ORDER BY d.opened_at DESC, d.id DESC LIMIT :limit OFFSET :offset",
        community_id=community_id,
        limit=limit,
        offset=offset,
    )


def of_shop(session: Session, *, community_id: str, shop_id: str, since: datetime, limit: int) -> list[Row]:
    """A shop's disputes that are open or were opened since an instant, the newest first."""
    return session.all(  # `|| ''`: disputes are few, and SQLite would begin at all takings of the shop
        f"{_LISTED} AND t.shop_id || '' = :shop_id AND (d.state = 'open' OR d.opened_at >= :since)"
        " ORDER BY d.opened_at DESC, d.id DESC LIMIT :limit",
        community_id=community_id,
        shop_id=shop_id,
        since=since,
        limit=limit,
    )


def of_voucher(session: Session, *, community_id: str, voucher_id: str) -> Row | None:
    """The dispute about a voucher, the newest of several takings'."""
    return session.first(
        f"{_LISTED} AND t.voucher_id = :voucher_id ORDER BY d.opened_at DESC LIMIT 1",
        community_id=community_id,
        voucher_id=voucher_id,
    )


def unbilled(session: Session, *, community_id: str, shop_id: str, limit: int) -> list[Row]:
    """A shop's takings that stand undisputed, were never disputed and are on no statement, the newest first."""
    return session.all(
        "SELECT v.serial, t.face_fen, t.taken_at FROM voucher v CROSS JOIN taking t"
        " WHERE v.community_id = :community_id AND v.state = 'redeemed' AND t.community_id = v.community_id"
        " AND t.voucher_id = v.id AND t.shop_id = :shop_id AND t.state = 'taken'"
        " AND NOT EXISTS (SELECT 1 FROM dispute d WHERE d.community_id = t.community_id AND d.taking_id = t.id)"
        " ORDER BY t.taken_at DESC, t.id DESC LIMIT :limit",
        community_id=community_id,
        shop_id=shop_id,
        limit=limit,
    )


def count_open(session: Session, *, community_id: str) -> int:
    """How many disputes wait for a decision."""
    sql = "SELECT COUNT(*) FROM dispute WHERE community_id = :community_id AND state = 'open'"
    return int(session.value(sql, community_id=community_id))


def counts(session: Session, *, community_id: str) -> dict[str, int]:
    """How many disputes there are by state."""
    rows = session.all(
        "SELECT state, COUNT(*) AS disputes FROM dispute WHERE community_id = :community_id GROUP BY state",
        community_id=community_id,
    )
    return {row.state: int(row.disputes) for row in rows}


# -- what shops give back ----------------------------------------------------------------------------------------


def due_back(session: Session, *, community_id: str) -> list[Row]:
    """What shops are due to give back, by shop and fund: (shop_id, shop_code, shop, fund_id, fund, due_back_fen)."""
    return session.all(
        "SELECT h.id AS shop_id, h.code AS shop_code, h.name AS shop, f.id AS fund_id, f.name AS fund,"
        " g.balance AS due_back_fen FROM shop h JOIN fund f ON f.community_id = h.community_id"
        " JOIN guard g ON g.community_id = h.community_id AND g.account = 'fen/due_back/' || f.id || '/' || h.id"
        " WHERE h.community_id = :community_id AND g.balance > 0 ORDER BY h.code, f.name",
        community_id=community_id,
    )


def due_back_of_shop(session: Session, *, community_id: str, shop_id: str) -> int:
    """What one shop is due to give back, from all funds."""
    return int(
        session.value(
            "SELECT COALESCE(SUM(g.balance), 0) FROM fund f JOIN guard g ON g.community_id = f.community_id"
            " AND g.account = 'fen/due_back/' || f.id || '/' || :shop_id WHERE f.community_id = :community_id",
            community_id=community_id,
            shop_id=shop_id,
        )
    )


def repayments(session: Session, *, community_id: str, shop_id: str, limit: int) -> list[Row]:
    """What a shop paid back, the newest first: (fund, paid_fen, paid_on, proof)."""
    return session.all(
        "SELECT f.name AS fund, r.paid_fen, r.paid_on, r.proof FROM shop_repayment r"
        " JOIN fund f ON f.community_id = r.community_id AND f.id = r.fund_id"
        " WHERE r.community_id = :community_id AND r.shop_id = :shop_id"
        " ORDER BY r.paid_on DESC, r.id DESC LIMIT :limit",
        community_id=community_id,
        shop_id=shop_id,
        limit=limit,
    )
