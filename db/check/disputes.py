"""Disputes and the money that follows them: rows that do not go together, and what accounts of shops should hold."""

from __future__ import annotations

from db.engine import Row, Session

_CASE = (
    " FROM taking t LEFT JOIN dispute d ON d.community_id = t.community_id AND d.taking_id = t.id"
    " LEFT JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id"
    " LEFT JOIN statement s ON s.community_id = l.community_id AND s.id = l.statement_id"
    " LEFT JOIN statement_adjustment j ON j.community_id = d.community_id AND j.dispute_id = d.id"
    " LEFT JOIN statement ps ON ps.community_id = j.community_id AND ps.id = j.statement_id"
    " WHERE t.community_id = :community_id"
)
#: what taking and line may be while their dispute is open, and after it
_TOGETHER = (
    "(d.state = 'open' AND t.state = 'disputed' AND (l.id IS NULL OR l.state = 'disputed'"
    " OR (l.state = 'billed' AND s.state IN ('approved', 'paid'))))"
    " OR (d.state = 'for_resident' AND t.state = 'annulled' AND (l.id IS NULL OR l.state = 'decided'"
    " OR (l.state = 'billed' AND s.state = 'paid')))"
    " OR (d.state IN ('for_shop', 'withdrawn') AND ((t.state = 'taken' AND COALESCE(l.state, 'billed') <> 'disputed')"
    " OR (t.state = 'undone' AND l.id IS NULL)))"
)


def out_of_step(session: Session, *, community_id: str) -> list[Row]:
    """Disputes, takings and lines whose states do not go together: (dispute, taking, line, and the state of each)."""
    return session.all(
        "SELECT d.id AS dispute, t.id AS taking, l.id AS line, d.state AS dispute_state, t.state AS taking_state,"
        f" l.state AS line_state{_CASE} AND ((d.id IS NOT NULL AND NOT ({_TOGETHER})) OR (d.id IS NULL"
        " AND (t.state IN ('disputed', 'annulled') OR l.state IN ('disputed', 'decided'))))",
        community_id=community_id,
    )


def annulled_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Vouchers that are annulled without an annulled taking, or not annulled with one: (id, state, takings)."""
    return session.all(
        "SELECT id, state, takings FROM (SELECT v.id, v.state, (SELECT COUNT(*) FROM taking t"
        " WHERE t.community_id = v.community_id AND t.voucher_id = v.id AND t.state = 'annulled') AS takings"
        " FROM voucher v WHERE v.community_id = :community_id) vouchers"
        " WHERE takings <> CASE WHEN state = 'annulled' THEN 1 ELSE 0 END",
        community_id=community_id,
    )


def decided_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Disputes that name another decider or instant than the operation that closed them.

    (id, decider, noted_decider, instant, noted_instant)
    """
    return session.all(
        "SELECT d.id, d.decided_by AS decider, o.actor_id AS noted_decider, d.decided_at AS instant,"
        " o.occurred_at AS noted_instant FROM dispute d"
        " LEFT JOIN (SELECT subject_id, MIN(operation_seq) AS seq FROM move WHERE community_id = :community_id"
        " AND subject_table = 'dispute' AND from_state = 'open' GROUP BY subject_id) m ON m.subject_id = d.id"
        " LEFT JOIN operation o ON o.community_id = d.community_id AND o.seq = m.seq"
        " WHERE d.community_id = :community_id AND (COALESCE(d.decided_by, '') <> COALESCE(o.actor_id, '')"
        " OR COALESCE(d.decided_at, 0) <> COALESCE(o.occurred_at, 0))",
        community_id=community_id,
    )


def opened_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Disputes that name another opener or instant than the operation that wrote them: (id)."""
    return session.all(
        "SELECT d.id FROM dispute d JOIN operation o ON o.community_id = d.community_id AND o.id = d.operation_id"
        " WHERE d.community_id = :community_id AND (d.opened_by <> o.actor_id OR d.opened_at <> o.occurred_at)",
        community_id=community_id,
    )


def decided_by_one_person(session: Session, *, community_id: str) -> list[Row]:
    """Disputes that their opener decided: (id)."""
    return session.all(
        "SELECT id FROM dispute WHERE community_id = :community_id AND decided_by = opened_by"
        " AND state IN ('for_shop', 'for_resident')",
        community_id=community_id,
    )


# -- replacements ------------------------------------------------------------------------------------------------


def replaced_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Disputes whose replacement is not the voucher that says it replaces theirs: (id, found, expected)."""
    return session.all(
        "SELECT d.id, d.replacement_id AS found, r.id AS expected FROM dispute d"
        " JOIN taking t ON t.community_id = d.community_id AND t.id = d.taking_id"
        " LEFT JOIN voucher r ON r.community_id = t.community_id AND r.replaces_id = t.voucher_id"
        " WHERE d.community_id = :community_id AND (COALESCE(d.replacement_id, '') <> COALESCE(r.id, '')"
        " OR (d.state = 'for_resident') <> (d.replacement_id IS NOT NULL))",
        community_id=community_id,
    )


def replacements_unlike(session: Session, *, community_id: str) -> list[Row]:
    """Replacements that differ from the annulled voucher, or replace one that is not annulled: (id, replaces)."""
    return session.all(
        "SELECT r.id, r.replaces_id AS replaces FROM voucher r"
        " JOIN voucher v ON v.community_id = r.community_id AND v.id = r.replaces_id"
        " WHERE r.community_id = :community_id AND (r.household_id <> v.household_id OR r.fund_id <> v.fund_id"
        " OR r.face_fen <> v.face_fen OR r.price_points <> v.price_points OR v.state <> 'annulled'"
        " OR COALESCE(r.reward_id, '') <> COALESCE(v.reward_id, ''))",
        community_id=community_id,
    )


def lives_of_replacements(session: Session, *, community_id: str) -> list[Row]:
    """When each replacement was given and until when it lives: (id, decided, until)."""
    return session.all(
        "SELECT r.id, d.decided_at AS decided, r.valid_until_on AS until FROM dispute d"
        " JOIN voucher r ON r.community_id = d.community_id AND r.id = d.replacement_id"
        " WHERE d.community_id = :community_id AND d.decided_at IS NOT NULL",
        community_id=community_id,
    )


def lots_not_handed_over(session: Session, *, community_id: str) -> list[Row]:
    """Replacements that took over other lots than the annulled voucher handed over: (id, lot, difference)."""
    return session.all(
        "SELECT r.id, u.lot_id AS lot,"
        " SUM(CASE u.kind WHEN 'taken_over' THEN u.points ELSE -u.points END) AS difference FROM voucher r"
        " JOIN lot_use u ON u.community_id = r.community_id AND ((u.voucher_id = r.id"
        " AND u.kind = 'taken_over') OR (u.voucher_id = r.replaces_id AND u.kind = 'handed_over'))"
        " WHERE r.community_id = :community_id AND r.replaces_id IS NOT NULL GROUP BY r.id, u.lot_id"
        " HAVING SUM(CASE u.kind WHEN 'taken_over' THEN u.points ELSE -u.points END) <> 0",
        community_id=community_id,
    )


# -- adjustments and accounts ------------------------------------------------------------------------------------


def adjustments_unlike(session: Session, *, community_id: str) -> list[Row]:
    """Adjustments that are not a decided line of the same shop and fund, at its amount: (id, kept_fen, expected)."""
    return session.all(
        "SELECT j.id, j.kept_fen, l.kept_fen AS expected FROM statement_adjustment j"
        " LEFT JOIN dispute d ON d.community_id = j.community_id AND d.id = j.dispute_id AND d.taking_id = j.taking_id"
        " LEFT JOIN taking t ON t.community_id = j.community_id AND t.id = j.taking_id"
        " LEFT JOIN statement_line l ON l.community_id = j.community_id AND l.taking_id = j.taking_id"
        " LEFT JOIN statement s ON s.community_id = j.community_id AND s.id = j.statement_id"
        " WHERE j.community_id = :community_id AND (d.id IS NULL OR d.state NOT IN ('for_shop', 'withdrawn')"
        " OR COALESCE(l.state, '') <> 'decided' OR l.kept_fen <> j.kept_fen OR s.shop_id <> t.shop_id"
        " OR s.fund_id <> t.fund_id OR l.statement_id = j.statement_id)",
        community_id=community_id,
    )


def accounts_of_shops(session: Session, *, community_id: str) -> list[Row]:
    """What rows say is owed, disputed, paid and due back by fund and shop: (account, fen)."""
    place = "t.fund_id || '/' || t.shop_id"
    amount = "COALESCE(l.kept_fen, t.face_fen)"
    parts = (
        f"SELECT 'fen/owed/' || {place} AS account, {amount} AS fen{_CASE} AND ((t.state = 'taken' AND l.id IS NULL)"
        " OR (t.state IN ('taken', 'disputed') AND l.state = 'billed' AND s.state <> 'paid')"
        " OR (t.state = 'taken' AND l.state = 'decided' AND COALESCE(ps.state, 'closed') <> 'paid'))",
        f"SELECT 'fen/disputed/' || {place}, {amount}{_CASE} AND t.state = 'disputed'"
        " AND COALESCE(l.state, 'disputed') = 'disputed'",
        f"SELECT 'fen/paid/' || {place}, -l.kept_fen{_CASE} AND t.state = 'annulled' AND l.state = 'billed'",
        f"SELECT 'fen/due_back/' || {place}, l.kept_fen{_CASE} AND t.state = 'annulled' AND l.state = 'billed'",
        "SELECT 'fen/paid/' || s.fund_id || '/' || s.shop_id, p.paid_fen FROM payment p"
        " JOIN statement s ON s.community_id = p.community_id AND s.id = p.statement_id"
        " WHERE p.community_id = :community_id",
        "SELECT 'fen/due_back/' || s.fund_id || '/' || s.shop_id, -p.set_off_fen FROM payment p"
        " JOIN statement s ON s.community_id = p.community_id AND s.id = p.statement_id"
        " WHERE p.community_id = :community_id",
        "SELECT 'fen/due_back/' || fund_id || '/' || shop_id, -paid_fen FROM shop_repayment"
        " WHERE community_id = :community_id",
    )
    return session.all(
        f"SELECT account, CAST(SUM(fen) AS BIGINT) AS fen FROM ({' UNION ALL '.join(parts)}) accounts GROUP BY account",
        community_id=community_id,
    )
