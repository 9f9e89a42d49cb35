"""Statements (of SQL) on statements (of shops): what is billed, agreed, approved, paid, and where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from db.engine import Row, Session
from db.tables import Payment, Statement, StatementAdjustment, StatementLine

__all__ = ["Payment", "Statement", "StatementAdjustment", "StatementLine"]

#: what stands on a statement and is not paid with it: disputed, or decided since
_LEFT_OUT = (
    "COALESCE((SELECT SUM(a.kept_fen) FROM statement_line a WHERE a.community_id = s.community_id"
    " AND a.statement_id = s.id AND a.state IN ('disputed', 'decided')), 0)"
)
#: lines decided for the shop that no statement has brought yet; they are asked for with `|| ''`, or SQLite would begin
#: at all takings of the shop
_TO_ADJUST = (
    " FROM dispute d JOIN taking t ON t.community_id = d.community_id AND t.id = d.taking_id"
    " JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id AND l.state = 'decided'"
    " WHERE d.community_id = :community_id AND d.state IN ('for_shop', 'withdrawn') AND NOT EXISTS (SELECT 1"
    " FROM statement_adjustment a WHERE a.community_id = d.community_id AND a.dispute_id = d.id)"
)


def to_bill(
    session: Session, *, community_id: str, shop_id: str, fund_id: str, taken_before: datetime, now: datetime
) -> list[Row]:
    """Takings of a shop from a fund that stand, disputed or not, can no longer be undone and are on no statement."""
    return session.all(
        "SELECT t.id, t.voucher_id, t.face_fen, t.taken_at FROM voucher v CROSS JOIN taking t"
        " WHERE v.community_id = :community_id AND v.state = 'redeemed'"
        " AND t.community_id = v.community_id AND t.voucher_id = v.id AND t.shop_id = :shop_id"
        " AND t.fund_id = :fund_id AND t.state IN ('taken', 'disputed') AND t.taken_at < :taken_before"
        " AND t.undo_until_at <= :now"
        " ORDER BY t.taken_at, t.id",
        community_id=community_id,
        shop_id=shop_id,
        fund_id=fund_id,
        taken_before=taken_before,
        now=now,
    )


def to_adjust(session: Session, *, community_id: str, shop_id: str, fund_id: str) -> list[Row]:
    """Lines decided for a shop that its next statement of a fund brings: (dispute_id, taking_id, voucher_id, …)."""
    return session.all(
        f"SELECT d.id AS dispute_id, t.id AS taking_id, t.voucher_id, l.kept_fen, t.taken_at{_TO_ADJUST}"
        " AND t.shop_id || '' = :shop_id AND t.fund_id = :fund_id ORDER BY t.taken_at, t.id",
        community_id=community_id,
        shop_id=shop_id,
        fund_id=fund_id,
    )


def to_adjust_fen(session: Session, *, community_id: str, shop_id: str) -> int:
    """What was decided for a shop and no statement has brought yet."""
    return int(
        session.value(
            f"SELECT COALESCE(SUM(l.kept_fen), 0){_TO_ADJUST} AND t.shop_id || '' = :shop_id",
            community_id=community_id,
            shop_id=shop_id,
        )
    )


def billable(session: Session, *, community_id: str, taken_before: datetime, now: datetime) -> list[Row]:
    """Per shop and fund what could stand on a statement now; `kept_fen` at the shop's rate, applied to each taking.

    `disputed_fen` of it is not paid yet; `adjustments` and `adjusted_fen` are lines decided for the shop since.
    """
    parts = (
        "SELECT t.shop_id, t.fund_id, 1 AS takings, t.face_fen, t.face_fen * h.cash_rate_bp / 10000 AS kept_fen,"
        " CASE t.state WHEN 'disputed' THEN t.face_fen * h.cash_rate_bp / 10000 ELSE 0 END AS disputed_fen,"
        " 0 AS adjustments, 0 AS adjusted_fen, t.taken_at FROM voucher v CROSS JOIN taking t"
        " JOIN shop h ON h.community_id = t.community_id AND h.id = t.shop_id"
        " WHERE v.community_id = :community_id AND v.state = 'redeemed'"
        " AND t.community_id = v.community_id AND t.voucher_id = v.id AND t.state IN ('taken', 'disputed')"
        " AND t.taken_at < :taken_before AND t.undo_until_at <= :now"
        " UNION ALL SELECT t.shop_id, t.fund_id, 0, 0, 0, 0, 1, l.kept_fen, t.taken_at"
        f"{_TO_ADJUST}"
    )
    return session.all(
        "SELECT p.shop_id, h.code AS shop_code, h.name AS shop, p.fund_id, f.name AS fund, SUM(p.takings) AS takings,"
        " SUM(p.face_fen) AS face_fen, SUM(p.kept_fen) AS kept_fen, SUM(p.disputed_fen) AS disputed_fen,"
        " SUM(p.adjustments) AS adjustments, SUM(p.adjusted_fen) AS adjusted_fen,"
        f" MIN(p.taken_at) AS first_at, MAX(p.taken_at) AS last_at FROM ({parts}) p"
        " JOIN shop h ON h.community_id = :community_id AND h.id = p.shop_id"
        " JOIN fund f ON f.community_id = :community_id AND f.id = p.fund_id"
        " GROUP BY p.shop_id, h.code, h.name, p.fund_id, f.name ORDER BY h.code, f.name",
        community_id=community_id,
        taken_before=taken_before,
        now=now,
    )


def unbilled_fen(session: Session, *, community_id: str, shop_id: str) -> int:
    """The face of a shop's takings that stand undisputed and are on no statement yet."""
    return int(
        session.value(
            "SELECT COALESCE(SUM(t.face_fen), 0) FROM voucher v CROSS JOIN taking t"
            " WHERE v.community_id = :community_id AND v.state = 'redeemed'"
            " AND t.community_id = v.community_id AND t.voucher_id = v.id AND t.shop_id = :shop_id"
            " AND t.state = 'taken'",
            community_id=community_id,
            shop_id=shop_id,
        )
    )


_STATEMENT = (
    "SELECT s.id, s.number, s.month, s.state, s.lines, s.face_fen, s.kept_fen, s.adjustments, s.adjusted_fen,"
    f" {_LEFT_OUT} AS left_out_fen, s.closed_at, s.closed_by, s.agreed_at, s.agreed_by,"
    " s.due_on, s.approved_at, s.approved_by, s.paid_at, s.paid_by, s.shop_id, s.fund_id,"
    " h.code AS shop_code, h.name AS shop, h.owner_household_id, f.name AS fund, p.proof, p.paid_on,"
    " COALESCE(p.set_off_fen, 0) AS set_off_fen"
    " FROM statement s JOIN shop h ON h.community_id = s.community_id AND h.id = s.shop_id"
    " JOIN fund f ON f.community_id = s.community_id AND f.id = s.fund_id"
    " LEFT JOIN payment p ON p.community_id = s.community_id AND p.statement_id = s.id"
    " WHERE s.community_id = :community_id"
)


def statement(session: Session, *, community_id: str, number: str) -> Row | None:
    """One statement by its number."""
    return session.first(f"{_STATEMENT} AND s.number = :number", community_id=community_id, number=number)


def of_shop(session: Session, *, community_id: str, shop_id: str, limit: int) -> list[Row]:
    """A shop's statements, the newest first."""
    return session.all(
        f"{_STATEMENT} AND s.shop_id = :shop_id ORDER BY s.closed_at DESC, s.number DESC LIMIT :limit",
        community_id=community_id,
        shop_id=shop_id,
        limit=limit,
    )


def of_community(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Statements of all shops: those that are not paid first, those due soonest first; then the newest."""
    return session.all(
        f"{_STATEMENT} ORDER BY CASE s.state WHEN 'paid' THEN 1 ELSE 0 END, COALESCE(s.due_on, '9999-12-31'),"
        " s.closed_at DESC, s.number DESC LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def approved(session: Session, *, community_id: str) -> list[Row]:
    """Statements that wait for their payment, those due soonest first."""
    return session.all(
        f"{_STATEMENT} AND s.state = 'approved' ORDER BY COALESCE(s.due_on, '9999-12-31'), s.number",
        community_id=community_id,
    )


def unpaid_of_shop(session: Session, *, community_id: str, shop_id: str) -> list[Row]:
    """A shop's statements that are not paid, those due soonest first: (number, state, due_on, to_pay_fen)."""
    return session.all(
        f"SELECT s.number, s.state, s.due_on, s.kept_fen - {_LEFT_OUT} + s.adjusted_fen AS to_pay_fen"
        " FROM statement s WHERE s.community_id = :community_id"
        " AND s.shop_id = :shop_id AND s.state IN ('closed', 'agreed', 'approved')"
        " ORDER BY COALESCE(s.due_on, '9999-12-31'), s.number",
        community_id=community_id,
        shop_id=shop_id,
    )


def lines(session: Session, *, community_id: str, statement_id: str) -> list[Row]:
    """The lines of a statement in order, without anything about residents."""
    return session.all(
        "SELECT l.position, v.serial, v.id AS voucher_id, l.face_fen, l.kept_fen, l.state, t.taken_at,"
        " a.display_name AS clerk, d.id AS dispute_id, d.state AS dispute_state, d.opened_as, d.reason,"
        " ps.number AS paid_with_number FROM statement_line l"
        " JOIN taking t ON t.community_id = l.community_id AND t.id = l.taking_id"
        " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
        " LEFT JOIN account a ON a.community_id = t.community_id AND a.id = t.clerk_id"
        " LEFT JOIN dispute d ON d.community_id = t.community_id AND d.taking_id = t.id"
        " LEFT JOIN statement_adjustment j ON j.community_id = d.community_id AND j.dispute_id = d.id"
        " LEFT JOIN statement ps ON ps.community_id = j.community_id AND ps.id = j.statement_id"
        " WHERE l.community_id = :community_id AND l.statement_id = :statement_id ORDER BY l.position",
        community_id=community_id,
        statement_id=statement_id,
    )


def adjustments(session: Session, *, community_id: str, statement_id: str) -> list[Row]:
    """Lines of earlier statements that a statement brings: (position, serial, number, taken_at, kept_fen)."""
    return session.all(
        "SELECT j.position, v.serial, s.number, t.taken_at, j.kept_fen FROM statement_adjustment j"
        " JOIN taking t ON t.community_id = j.community_id AND t.id = j.taking_id"
        " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
        " JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id"
        " JOIN statement s ON s.community_id = l.community_id AND s.id = l.statement_id"
        " WHERE j.community_id = :community_id AND j.statement_id = :statement_id ORDER BY j.position",
        community_id=community_id,
        statement_id=statement_id,
    )


def voucher_ids(session: Session, *, community_id: str, statement_id: str) -> Sequence[str]:
    """The vouchers that a statement pays, those of adjustments too, by id."""
    rows = session.all(
        "SELECT t.voucher_id FROM statement_line l"
        " JOIN taking t ON t.community_id = l.community_id AND t.id = l.taking_id"
        " WHERE l.community_id = :community_id AND l.statement_id = :statement_id AND l.state = 'billed'"
        " UNION SELECT t.voucher_id FROM statement_adjustment j"
        " JOIN taking t ON t.community_id = j.community_id AND t.id = j.taking_id"
        " WHERE j.community_id = :community_id AND j.statement_id = :statement_id ORDER BY voucher_id",
        community_id=community_id,
        statement_id=statement_id,
    )
    return [row.voucher_id for row in rows]
