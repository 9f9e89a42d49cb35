"""Funds, their months, rewards and issues of many: what the rows should come to."""

from __future__ import annotations

from db.engine import Row, Session


def fund_money(session: Session, *, community_id: str) -> list[Row]:
    """What sponsors put in and were given back by the rows with their proofs: (fund_id, put_in, back)."""
    return session.all(
        "SELECT f.id AS fund_id,"
        " CAST(COALESCE(SUM(CASE m.direction WHEN 'in' THEN m.amount_fen ELSE 0 END), 0) AS BIGINT) AS put_in,"
        " CAST(COALESCE(SUM(CASE m.direction WHEN 'back' THEN m.amount_fen ELSE 0 END), 0) AS BIGINT) AS back"
        " FROM fund f LEFT JOIN fund_money m ON m.community_id = f.community_id AND m.fund_id = f.id"
        " WHERE f.community_id = :community_id GROUP BY f.id",
        community_id=community_id,
    )


def fund_months(session: Session, *, community_id: str) -> list[Row]:
    """What is counted for each month: (fund_id, month, promised_fen)."""
    return session.all(
        "SELECT fund_id, month, promised_fen FROM fund_month WHERE community_id = :community_id",
        community_id=community_id,
    )


def promises(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers that took a share: (fund_id, face_fen, issued, ended); `ended` where they were given back or void."""
    return session.all(
        "SELECT v.fund_id, v.face_fen, v.issued_at AS issued, o.occurred_at AS ended FROM voucher v"
        " LEFT JOIN move m ON v.state IN ('returned', 'void') AND m.community_id = v.community_id"
        " AND m.subject_table = 'voucher' AND m.subject_id = v.id AND m.to_state = v.state"
        " LEFT JOIN operation o ON o.community_id = m.community_id AND o.seq = m.operation_seq"
        " WHERE v.community_id = :community_id AND v.face_fen > 0 AND v.replaces_id IS NULL",
        community_id=community_id,
    )


# -- rewards -------------------------------------------------------------------------------------------------------


def stocks_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Rewards whose stock is not what came in less what vouchers hold: (id, stock, expected).

    A voucher that took another's place holds no piece of its own, and gives one back when it ends.
    """
    return session.all(
        "SELECT id, stock, expected FROM (SELECT r.id, r.stock,"
        " COALESCE((SELECT CAST(SUM(CASE s.direction WHEN 'in' THEN s.pieces ELSE -s.pieces END) AS BIGINT)"
        " FROM reward_supply s WHERE s.community_id = r.community_id AND s.reward_id = r.id), 0)"
        " - (SELECT COUNT(*) FROM voucher v WHERE v.community_id = r.community_id AND v.reward_id = r.id"
        " AND v.replaces_id IS NULL)"
        " + (SELECT COUNT(*) FROM voucher v WHERE v.community_id = r.community_id AND v.reward_id = r.id"
        " AND v.state IN ('returned', 'void', 'expired')) AS expected"
        " FROM reward r WHERE r.community_id = :community_id) rewards WHERE stock <> expected",
        community_id=community_id,
    )


def vouchers_unlike_rewards(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers of another price, cost or fund than their reward's: (id, face_fen, price_points)."""
    return session.all(
        "SELECT v.id, v.face_fen, v.price_points FROM voucher v"
        " JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
        " WHERE v.community_id = :community_id AND (v.price_points <> r.price_points OR v.face_fen <> r.cost_fen"
        " OR v.fund_id <> r.fund_id)",
        community_id=community_id,
    )


def limited_vouchers(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers that count against a limit, by time: (id, reward_id, household_id, limits, issued)."""
    return session.all(
        "SELECT v.id, v.reward_id, v.household_id, r.limit_pieces, r.limit_period, v.issued_at AS issued FROM voucher v"
        " JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id AND r.limit_pieces IS NOT NULL"
        " WHERE v.community_id = :community_id AND v.state NOT IN ('returned', 'void') AND v.replaces_id IS NULL"
        " ORDER BY v.issued_at, v.id",
        community_id=community_id,
    )


# -- issues of many ------------------------------------------------------------------------------------------------


def batches_miscounted(session: Session, *, community_id: str) -> list[Row]:
    """Issues whose figures are not those of their lines: (id, column_name, found, expected)."""
    sums = (
        "SELECT b.id, b.lines, b.vouchers, COUNT(l.id) AS counted,"
        " CAST(COALESCE(SUM(l.pieces), 0) AS BIGINT) AS pieces FROM issue_batch b"
        " LEFT JOIN issue_line l ON l.community_id = b.community_id AND l.batch_id = b.id"
        " WHERE b.community_id = :community_id GROUP BY b.id, b.lines, b.vouchers"
    )
    return session.all(
        " UNION ALL ".join(
            f"SELECT id, '{column}' AS column_name, {column} AS found, {summed} AS expected FROM ({sums}) {summed}_sums"
            f" WHERE {column} <> {summed}"
            for column, summed in (("lines", "counted"), ("vouchers", "pieces"))
        ),
        community_id=community_id,
    )


def lines_unlike_vouchers(session: Session, *, community_id: str) -> list[Row]:
    """Lines that do not have their vouchers, once their issue is issued, or have some before: (id, pieces, made)."""
    return session.all(
        "SELECT id, pieces, made FROM (SELECT l.id, b.state, l.pieces, (SELECT COALESCE(SUM(o.pieces), 0)"
        " FROM issue_line o WHERE o.community_id = l.community_id AND o.batch_id = l.batch_id"
        " AND o.household_id = l.household_id AND o.face_fen = l.face_fen"
        " AND COALESCE(o.reward_id, '') = COALESCE(l.reward_id, '')) AS wanted,"
        " (SELECT COUNT(*) FROM voucher v WHERE v.community_id = l.community_id AND v.batch_id = l.batch_id"
        " AND v.household_id = l.household_id AND v.face_fen = l.face_fen"
        " AND COALESCE(v.reward_id, '') = COALESCE(l.reward_id, '')) AS made FROM issue_line l"
        " JOIN issue_batch b ON b.community_id = l.community_id AND b.id = l.batch_id"
        " WHERE l.community_id = :community_id) lines"
        " WHERE made <> CASE WHEN state = 'issued' THEN wanted ELSE 0 END",
        community_id=community_id,
    )


def vouchers_without_line(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers of an issue that no line of it asked for: (id)."""
    return session.all(
        "SELECT v.id FROM voucher v WHERE v.community_id = :community_id AND v.batch_id IS NOT NULL AND NOT EXISTS ("
        " SELECT 1 FROM issue_line l WHERE l.community_id = v.community_id AND l.batch_id = v.batch_id"
        " AND l.household_id = v.household_id)",
        community_id=community_id,
    )


def batches_of_one_person(session: Session, *, community_id: str) -> list[Row]:
    """Issues whose maker issued them: (id)."""
    return session.all(
        "SELECT id FROM issue_batch WHERE community_id = :community_id AND issued_by = proposed_by",
        community_id=community_id,
    )
