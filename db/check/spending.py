"""Lots, vouchers, takings, statements, payments: the rows that break a rule between a point and a paid shop."""

from __future__ import annotations

from db.engine import Row, Session
from db.places import holder_of

#: states of a voucher that a shop has taken
TAKEN = "('redeemed', 'in_statement', 'settled')"


# -- points ------------------------------------------------------------------------------------------------------


def lots_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Lots whose rest is not what their uses leave: (id, rest_points, expected)."""
    return session.all(
        "SELECT id, rest_points, expected FROM (SELECT l.id, l.rest_points, l.points - COALESCE((SELECT"
        " CAST(SUM(CASE u.kind WHEN 'given_back' THEN -u.points WHEN 'handed_over' THEN 0 WHEN 'taken_over' THEN 0"
        " ELSE u.points END) AS BIGINT) FROM lot_use u"
        " WHERE u.community_id = l.community_id AND u.lot_id = l.id), 0) AS expected FROM lot l"
        " WHERE l.community_id = :community_id) lots WHERE rest_points <> expected OR expected < 0",
        community_id=community_id,
    )


def household_points(session: Session, *, community_id: str) -> list[Row]:
    """What the rows of each household come to, by account group: (account_group, household, points)."""
    return session.all(
        f"SELECT 'points/notice' AS account_group, {holder_of('l.household_id')} AS household,"
        " CAST(SUM(l.points) AS BIGINT) AS points"
        " FROM notice_line l JOIN claim c ON c.community_id = l.community_id AND c.id = l.id"
        " WHERE l.community_id = :community_id AND c.state IN ('in_notice', 'disputed') AND l.household_id IS NOT NULL"
        " GROUP BY 1, 2"
        " UNION ALL SELECT 'points/available', household_id, CAST(SUM(rest_points) AS BIGINT) FROM lot"
        " WHERE community_id = :community_id GROUP BY household_id"
        " UNION ALL SELECT 'points/spent', l.household_id, CAST(SUM(CASE u.kind WHEN 'spent' THEN u.points"
        " WHEN 'given_back' THEN -u.points ELSE 0 END) AS BIGINT) FROM lot_use u"
        " JOIN lot l ON l.community_id = u.community_id AND l.id = u.lot_id"
        " WHERE u.community_id = :community_id GROUP BY l.household_id",
        community_id=community_id,
    )


def community_points(session: Session, *, community_id: str) -> Row:
    """What all rows come to: (issued, expired, recalled, deducted)."""
    return session.first(
        "SELECT (SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM notice_line WHERE community_id = :community_id"
        " AND household_id IS NOT NULL) AS issued, (SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM lot_use"
        " WHERE community_id = :community_id AND kind = 'expired') AS expired,"
        " (SELECT CAST(COALESCE(SUM(notice_points), 0) AS BIGINT) FROM recall WHERE community_id = :community_id)"
        " + (SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM lot_use WHERE community_id = :community_id"
        " AND kind = 'recalled') AS recalled, (SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM lot_use"
        " WHERE community_id = :community_id AND kind = 'deducted') AS deducted",
        community_id=community_id,
    )


def prices_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers whose lots did not pay their price, or did not get it back: (id, price_points, spent, given_back).

    A replacement takes over what paid for the annulled voucher, which hands it over.
    """
    kinds = ("spent", "taken_over", "given_back", "handed_over")
    sums = ", ".join(f"CAST(SUM(CASE kind WHEN '{kind}' THEN points ELSE 0 END) AS BIGINT) AS {kind}" for kind in kinds)
    found = ", ".join(f"COALESCE(u.{kind}, 0) AS {kind}" for kind in kinds)
    return session.all(
        "SELECT id, price_points, spent + taken_over AS spent, given_back + handed_over AS given_back FROM ("
        f" SELECT v.id, v.state, v.price_points, v.replaces_id, {found} FROM voucher v LEFT JOIN ("
        f" SELECT voucher_id, {sums} FROM lot_use WHERE community_id = :community_id AND voucher_id IS NOT NULL"
        " GROUP BY voucher_id) u ON u.voucher_id = v.id WHERE v.community_id = :community_id) vouchers"
        " WHERE spent <> CASE WHEN replaces_id IS NULL THEN price_points ELSE 0 END"
        " OR taken_over <> CASE WHEN replaces_id IS NULL THEN 0 ELSE price_points END"
        " OR given_back <> CASE WHEN state IN ('returned', 'void') THEN price_points ELSE 0 END"
        " OR handed_over <> CASE WHEN state = 'annulled' THEN price_points ELSE 0 END",
        community_id=community_id,
    )


def prices_off_the_peg(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers whose price fits their face under no version: (id, face_fen, price_points)."""
    return session.all(
        "SELECT v.id, v.face_fen, v.price_points FROM voucher v WHERE v.community_id = :community_id"
        " AND v.reward_id IS NULL AND NOT EXISTS (SELECT 1 FROM rule_version r WHERE r.community_id = v.community_id"
        " AND v.price_points * r.fen_per_point = v.face_fen)",
        community_id=community_id,
    )


#: kind of transfer → the rows that its amount is the sum of, by operation
_GIVEN = {
    "exchanged": "SELECT operation_id AS operation, SUM(price_points) AS given FROM voucher",
    "given_back": "SELECT operation_id AS operation, SUM(points) AS given FROM lot_use",
    "points_expired": "SELECT operation_id AS operation, SUM(points) AS given FROM lot_use",
    "promised": "SELECT operation_id AS operation, SUM(face_fen) AS given FROM voucher",
    "taken": "SELECT operation_id AS operation, SUM(face_fen) AS given FROM taking",
    "paid": "SELECT operation_id AS operation, SUM(paid_fen) AS given FROM payment",
    "set_off": "SELECT operation_id AS operation, SUM(set_off_fen) AS given FROM payment",
    "paid_back": "SELECT operation_id AS operation, SUM(paid_fen) AS given FROM shop_repayment",
    "disputed": "SELECT operation_id AS operation, SUM(held_fen) AS given FROM dispute",
}
_ONLY = {
    "exchanged": " AND replaces_id IS NULL",
    "promised": " AND replaces_id IS NULL",
    "given_back": " AND kind = 'given_back'",
    "points_expired": " AND kind = 'expired'",
}
FLOWS = tuple(_GIVEN)


def flows_unlike_rows(session: Session, *, community_id: str, kind: str) -> list[Row]:
    """Operations whose transfers of a kind are not the sum of the rows they wrote: (operation, moved, given)."""
    return session.all(
        "SELECT operation, CAST(SUM(moved) AS BIGINT) AS moved, CAST(SUM(given) AS BIGINT) AS given FROM ("
        " SELECT operation_id AS operation, SUM(amount) AS moved, 0 AS given FROM transfer"
        " WHERE community_id = :community_id AND kind = :kind GROUP BY operation_id"
        f" UNION ALL SELECT operation, 0 AS moved, given FROM ({_GIVEN[kind]}"
        f" WHERE community_id = :community_id{_ONLY.get(kind, '')} GROUP BY operation_id) g) both_sides"
        " GROUP BY operation HAVING SUM(moved) <> SUM(given)",
        community_id=community_id,
        kind=kind,
    )


# -- takings -----------------------------------------------------------------------------------------------------


def vouchers_taken_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers whose state does not fit the takings that stand: (id, state, takings)."""
    return session.all(
        "SELECT id, state, takings FROM (SELECT v.id, v.state, (SELECT COUNT(*) FROM taking t"
        " WHERE t.community_id = v.community_id AND t.voucher_id = v.id"
        " AND t.state IN ('taken', 'disputed')) AS takings"
        " FROM voucher v WHERE v.community_id = :community_id) vouchers"
        f" WHERE takings <> CASE WHEN state IN {TAKEN} THEN 1 ELSE 0 END",
        community_id=community_id,
    )


def takings_standing_of(session: Session, *, community_id: str, voucher_id: str) -> list[Row]:
    """The takings of a voucher that stand: (id)."""
    return session.all(
        "SELECT id FROM taking WHERE community_id = :community_id AND voucher_id = :voucher_id"
        " AND state IN ('taken', 'disputed')",
        community_id=community_id,
        voucher_id=voucher_id,
    )


def takings_unlike_vouchers(session: Session, *, community_id: str) -> list[Row]:
    """Takings of another face or fund than their voucher's: (id, face_fen, expected)."""
    return session.all(
        "SELECT t.id, t.face_fen, v.face_fen AS expected FROM taking t"
        " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
        " WHERE t.community_id = :community_id AND (t.face_fen <> v.face_fen OR t.fund_id <> v.fund_id)",
        community_id=community_id,
    )


def undone_after_closing(session: Session, *, community_id: str) -> list[Row]:
    """Takings that are undone and stand on a statement: (id, line)."""
    return session.all(
        "SELECT t.id, l.id AS line FROM taking t"
        " JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id"
        " WHERE t.community_id = :community_id AND t.state = 'undone'",
        community_id=community_id,
    )


def undone_without_time(session: Session, *, community_id: str) -> list[Row]:
    """Takings whose `undone_at` does not fit their state: (id, state)."""
    return session.all(
        "SELECT id, state FROM taking WHERE community_id = :community_id"
        " AND ((state = 'undone') <> (undone_at IS NOT NULL))",
        community_id=community_id,
    )


# -- statements --------------------------------------------------------------------------------------------------


def statements_miscounted(session: Session, *, community_id: str) -> list[Row]:
    """Statements whose figures are not those of their lines and adjustments: (id, column_name, found, expected)."""
    columns = {
        "lines": ("statement_line", "COUNT(l.id)"),
        "face_fen": ("statement_line", "CAST(COALESCE(SUM(l.face_fen), 0) AS BIGINT)"),
        "kept_fen": ("statement_line", "CAST(COALESCE(SUM(l.kept_fen), 0) AS BIGINT)"),
        "adjustments": ("statement_adjustment", "COUNT(l.id)"),
        "adjusted_fen": ("statement_adjustment", "CAST(COALESCE(SUM(l.kept_fen), 0) AS BIGINT)"),
    }
    return session.all(
        " UNION ALL ".join(
            f"SELECT s.id, '{column}' AS column_name, s.{column} AS found, {summed} AS expected FROM statement s"
            f" LEFT JOIN {table} l ON l.community_id = s.community_id AND l.statement_id = s.id"
            f" WHERE s.community_id = :community_id GROUP BY s.id, s.{column} HAVING s.{column} <> {summed}"
            for column, (table, summed) in columns.items()
        ),
        community_id=community_id,
    )


def lines_unlike_takings(session: Session, *, community_id: str) -> list[Row]:
    """Lines that are not their taking at the shop's rate: (id, kept_fen, expected)."""
    return session.all(
        "SELECT l.id, l.kept_fen, l.face_fen * h.cash_rate_bp / 10000 AS expected FROM statement_line l"
        " JOIN statement s ON s.community_id = l.community_id AND s.id = l.statement_id"
        " JOIN taking t ON t.community_id = l.community_id AND t.id = l.taking_id"
        " JOIN shop h ON h.community_id = s.community_id AND h.id = s.shop_id"
        " WHERE l.community_id = :community_id AND (l.face_fen <> t.face_fen OR s.shop_id <> t.shop_id"
        " OR s.fund_id <> t.fund_id OR l.kept_fen <> l.face_fen * h.cash_rate_bp / 10000)",
        community_id=community_id,
    )


def vouchers_billed_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers whose state does not fit the statement that pays their taking: (id, state, line, statement_state)."""
    return session.all(
        "SELECT v.id, v.state, l.id AS line, COALESCE(ps.state, s.state) AS statement_state FROM voucher v"
        " LEFT JOIN taking t ON t.community_id = v.community_id AND t.voucher_id = v.id"
        " AND t.state IN ('taken', 'disputed')"
        " LEFT JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id"
        " LEFT JOIN statement s ON s.community_id = l.community_id AND s.id = l.statement_id"
        " LEFT JOIN statement_adjustment j ON j.community_id = t.community_id AND j.taking_id = t.id"
        " LEFT JOIN statement ps ON ps.community_id = j.community_id AND ps.id = j.statement_id"
        f" WHERE v.community_id = :community_id AND v.state IN {TAKEN} AND v.state <> CASE WHEN l.id IS NULL"
        " THEN 'redeemed' WHEN l.state = 'billed' AND s.state = 'paid' THEN 'settled'"
        " WHEN l.state = 'decided' AND ps.state = 'paid' THEN 'settled' ELSE 'in_statement' END",
        community_id=community_id,
    )


def payments_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Paid statements without their payment, payments without theirs, sums that differ, and cash without a proof.

    (statement, payment, state, paid_fen, expected)
    """
    to_pay = (
        "s.kept_fen + s.adjusted_fen - COALESCE((SELECT CAST(SUM(l.kept_fen) AS BIGINT) FROM statement_line l"
        " WHERE l.community_id = s.community_id AND l.statement_id = s.id AND l.state IN ('disputed', 'decided')), 0)"
    )
    return session.all(
        f"SELECT s.id AS statement, p.id AS payment, s.state, p.paid_fen, {to_pay} AS expected FROM statement s"
        " LEFT JOIN payment p ON p.community_id = s.community_id AND p.statement_id = s.id"
        " WHERE s.community_id = :community_id AND ((s.state = 'paid') <> (p.id IS NOT NULL)"
        f" OR p.paid_fen <> {to_pay} OR p.set_off_fen > p.paid_fen OR p.paid_by <> s.paid_by"
        " OR (p.paid_fen > p.set_off_fen AND (p.proof IS NULL OR p.proof = '')))",
        community_id=community_id,
    )


def due_dates(session: Session, *, community_id: str) -> list[Row]:
    """When each statement was agreed to and by when it should be paid: (id, agreed, due)."""
    return session.all(
        "SELECT id, agreed_at AS agreed, due_on AS due FROM statement WHERE community_id = :community_id",
        community_id=community_id,
    )


def statements_of_one_person(session: Session, *, community_id: str) -> list[Row]:
    """Statements whose maker approved or paid them: (id)."""
    return session.all(
        "SELECT id FROM statement WHERE community_id = :community_id"
        " AND (approved_by = closed_by OR paid_by = closed_by)",
        community_id=community_id,
    )


def outstanding(session: Session, *, community_id: str) -> list[Row]:
    """The face of live vouchers by fund: (account, fen)."""
    return session.all(
        "SELECT 'fen/outstanding/' || fund_id AS account, CAST(SUM(face_fen) AS BIGINT) AS fen FROM voucher"
        " WHERE community_id = :community_id AND state IN ('active', 'locked') GROUP BY fund_id",
        community_id=community_id,
    )
