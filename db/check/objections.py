"""Objections, recalls, shortfalls, deductions, reinstatements: rows that do not go together."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.places import SAME_HOUSEHOLD, holder_of

_DECISIONS = "('upheld', 'rejected', 'finally_upheld', 'finally_rejected')"


def frozen_without_objection(session: Session, *, community_id: str) -> list[Row]:
    """Disputed claims whose notice is over and against which nothing stands, or never did: (id)."""
    return session.all(
        "SELECT c.id FROM claim c JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
        " JOIN notice n ON n.community_id = l.community_id AND n.id = l.notice_id"
        " WHERE c.community_id = :community_id AND c.state = 'disputed' AND NOT EXISTS (SELECT 1 FROM objection o"
        " WHERE o.community_id = c.community_id AND o.claim_id = c.id"
        " AND (n.state = 'posted' OR o.state IN ('open', 'appealed')))",
        community_id=community_id,
    )


def decided_by_concerned(session: Session, *, community_id: str) -> list[Row]:
    """Objections decided by who raised them, made or approved the claim, or decided them before: (id, decider)."""
    return session.all(
        "SELECT DISTINCT o.id, p.actor_id AS decider FROM objection o"
        " JOIN claim c ON c.community_id = o.community_id AND c.id = o.claim_id"
        " JOIN move m ON m.community_id = o.community_id AND m.subject_id = o.id AND m.subject_table = 'objection'"
        f" AND m.to_state IN {_DECISIONS}"
        " JOIN operation p ON p.community_id = m.community_id AND p.id = m.operation_id"
        " WHERE o.community_id = :community_id AND (p.actor_id IN (o.raised_by, c.submitted_by)"
        " OR p.actor_id = c.approved_by OR p.actor_id = c.first_approved_by OR (m.from_state = 'appealed' AND EXISTS ("
        " SELECT 1 FROM move e JOIN operation q ON q.community_id = e.community_id AND q.id = e.operation_id"
        " WHERE e.community_id = o.community_id AND e.subject_id = o.id AND e.subject_table = 'objection'"
        " AND e.from_state = 'open' AND q.actor_id = p.actor_id)))",
        community_id=community_id,
    )


def recalls_without_decision(session: Session, *, community_id: str) -> list[Row]:
    """Recalls that no upheld objection to their claim made, or of another household: (id)."""
    return session.all(
        "SELECT r.id FROM recall r JOIN claim c ON c.community_id = r.community_id AND c.id = r.claim_id"
        " WHERE r.community_id = :community_id AND (COALESCE(r.household_id, '') <> COALESCE(c.household_id, '')"
        " OR NOT EXISTS (SELECT 1 FROM objection o JOIN move m ON m.community_id = o.community_id"
        " AND m.subject_id = o.id AND m.subject_table = 'objection' AND m.to_state IN ('upheld', 'finally_upheld')"
        " WHERE o.community_id = r.community_id AND o.id = r.objection_id AND o.claim_id = r.claim_id"
        " AND m.operation_id = r.operation_id))",
        community_id=community_id,
    )


def recalled_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Claims of which more was recalled than they brought, or that are recalled and were not whole: (id, points,
    recalled)."""
    return session.all(
        "SELECT id, points, recalled FROM (SELECT c.id, c.state, l.points, r.times,"
        " COALESCE(r.points, 0) AS recalled FROM claim c"
        " JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
        " LEFT JOIN (SELECT claim_id, COUNT(*) AS times, CAST(SUM(points) AS BIGINT) AS points FROM recall"
        " WHERE community_id = :community_id GROUP BY claim_id) r ON r.claim_id = c.id"
        " WHERE c.community_id = :community_id AND (c.state = 'recalled' OR r.times > 0)) claims"
        " WHERE recalled > points OR (state = 'recalled' AND (times IS NULL OR recalled <> points))"
        " OR state NOT IN ('recalled', 'effective')",
        community_id=community_id,
    )


def uses_unlike_recalls(session: Session, *, community_id: str) -> list[Row]:
    """Claims for which lots gave more than was recalled, or of another household: (id, given, recalled)."""
    return session.all(
        "SELECT u.claim_id AS id, u.given, COALESCE(r.owed, 0) AS recalled FROM (SELECT u.claim_id,"
        f" CAST(SUM(u.points) AS BIGINT) AS given, MIN({holder_of('l.household_id')}) AS least,"
        f" MAX({holder_of('l.household_id')}) AS most"
        " FROM lot_use u JOIN lot l ON l.community_id = u.community_id AND l.id = u.lot_id"
        " WHERE u.community_id = :community_id AND u.kind = 'recalled' GROUP BY u.claim_id) u"
        f" LEFT JOIN (SELECT claim_id, MAX({holder_of('recall.household_id')}) AS household_id,"
        " CAST(SUM(points - notice_points) AS BIGINT) AS owed FROM recall"
        " WHERE community_id = :community_id GROUP BY claim_id) r ON r.claim_id = u.claim_id"
        " WHERE u.given > COALESCE(r.owed, 0) OR u.least <> r.household_id OR u.most <> r.household_id",
        community_id=community_id,
    )


def shortfalls_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Shortfalls that are not what recalls have not got yet: (household, points, expected); None where none stands."""
    owed = (
        "SELECT household_id, CAST(SUM(points) AS BIGINT) AS points FROM ("
        f"SELECT {holder_of('recall.household_id')} AS household_id, points - notice_points AS points FROM recall"
        " WHERE community_id = :community_id"
        " AND household_id IS NOT NULL"
        f" UNION ALL SELECT {holder_of('l.household_id')}, -u.points FROM lot_use u"
        " JOIN lot l ON l.community_id = u.community_id AND l.id = u.lot_id"
        " WHERE u.community_id = :community_id AND u.kind = 'recalled') sides GROUP BY household_id"
    )
    return session.all(
        f"SELECT e.household_id AS household, s.points, e.points AS expected FROM ({owed}) e"
        " LEFT JOIN shortfall s ON s.community_id = :community_id AND s.household_id = e.household_id"
        " WHERE COALESCE(s.points, 0) <> e.points"
        f" UNION ALL SELECT s.household_id, s.points, e.points FROM shortfall s LEFT JOIN ({owed}) e"
        " ON e.household_id = s.household_id WHERE s.community_id = :community_id AND e.household_id IS NULL"
        " AND s.points <> 0",
        community_id=community_id,
    )


def spendable_with_shortfall(session: Session, *, community_id: str, today: date) -> list[Row]:
    """Households that have a shortfall and points that they could spend: (household, missing, points)."""
    return session.all(
        "SELECT s.household_id AS household, s.points AS missing, CAST(SUM(l.rest_points) AS BIGINT) AS points"
        " FROM shortfall s JOIN lot l ON l.community_id = s.community_id AND l.household_id = s.household_id"
        " AND l.rest_points > 0 AND l.expires_on >= :today"
        " WHERE s.community_id = :community_id AND s.points > 0 GROUP BY s.household_id, s.points",
        community_id=community_id,
        today=today,
    )


def takings_unlike_rows(session: Session, *, community_id: str, kind: str) -> list[Row]:
    """Households whose transfers of a kind in one operation are not what recalls and lot uses gave.

    `points_recalled` or `points_deducted`; (operation, household, moved, given)
    """
    use = kind.removeprefix("points_")
    notice = (
        "SELECT operation_id AS operation, household_id AS household, notice_points AS given FROM recall"
        " WHERE community_id = :community_id AND notice_points > 0 UNION ALL "
        if use == "recalled"
        else ""
    )
    return session.all(
        f"SELECT operation, {holder_of('both_sides.household')} AS household, CAST(SUM(moved) AS BIGINT) AS moved,"
        " CAST(SUM(given) AS BIGINT) AS given FROM (SELECT operation_id AS operation,"
        " CASE WHEN credit_account LIKE 'points/notice/%'"
        " THEN SUBSTR(credit_account, 15) ELSE SUBSTR(credit_account, 18) END AS household, amount AS moved, 0 AS given"
        " FROM transfer WHERE community_id = :community_id AND kind = :kind"
        f" UNION ALL SELECT operation, household, 0, given FROM ({notice}SELECT u.operation_id AS operation,"
        " l.household_id AS household, u.points AS given FROM lot_use u"
        " JOIN lot l ON l.community_id = u.community_id AND l.id = u.lot_id"
        " WHERE u.community_id = :community_id AND u.kind = :use) g) both_sides"
        " GROUP BY 1, 2 HAVING SUM(moved) <> SUM(given)",
        community_id=community_id,
        kind=kind,
        use=use,
    )


def deductions_unlike_claims(session: Session, *, community_id: str) -> list[Row]:
    """Deductions without their claim, their reminder before it, or of another household or reason: (id)."""
    return session.all(
        "SELECT c.id FROM claim c LEFT JOIN deduction d ON d.community_id = c.community_id AND d.id = c.id"
        " LEFT JOIN reminder r ON r.community_id = d.community_id AND r.id = d.reminder_id"
        " LEFT JOIN rule_item i ON i.community_id = c.community_id AND i.version_id = c.version_id"
        " AND i.code = c.item_code"
        " WHERE c.community_id = :community_id AND ((c.kind = 'deduction' AND (r.id IS NULL"
        " OR r.household_id <> c.household_id OR r.reason <> c.item_code OR d.reason <> c.item_code"
        " OR r.reminded_on > c.service_on OR i.id IS NULL OR i.unit <> 'deduct' OR c.stated_points <> i.points"
        " OR c.minutes <> 0)) OR (c.kind <> 'deduction' AND d.id IS NOT NULL))",
        community_id=community_id,
    )


def deducted_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Claims that deducted more than they say, or that deduct nothing by their kind or state: (id, stated, taken)."""
    return session.all(
        "SELECT c.id, c.stated_points AS stated, u.taken FROM (SELECT claim_id, CAST(SUM(points) AS BIGINT) AS taken"
        " FROM lot_use WHERE community_id = :community_id AND kind = 'deducted' GROUP BY claim_id) u"
        " JOIN claim c ON c.community_id = :community_id AND c.id = u.claim_id"
        " WHERE c.kind <> 'deduction' OR c.state <> 'effective' OR u.taken > c.stated_points",
        community_id=community_id,
    )


def taken_by_deductions(session: Session, *, community_id: str) -> list[Row]:
    """What deductions took, with the instant: (household, recorded, points)."""
    return session.all(
        f"SELECT {holder_of('l.household_id')} AS household, o.recorded_at AS recorded,"
        " CAST(SUM(u.points) AS BIGINT) AS points"
        " FROM lot_use u JOIN lot l ON l.community_id = u.community_id AND l.id = u.lot_id"
        " JOIN operation o ON o.community_id = u.community_id AND o.id = u.operation_id"
        " WHERE u.community_id = :community_id AND u.kind = 'deducted' GROUP BY 1, 2",
        community_id=community_id,
    )


def lots_of_household(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """What a household's claims brought, reinstated ones left out: (opened, points)."""
    return session.all(
        "SELECT l.opened_at AS opened, l.points FROM lot l"
        " JOIN claim c ON c.community_id = l.community_id AND c.id = l.claim_id AND c.kind <> 'reinstated'"
        f" WHERE l.community_id = :community_id AND l.household_id IN {SAME_HOUSEHOLD} AND l.source_id IS NULL",
        community_id=community_id,
        household_id=household_id,
    )


def reinstated_otherwise(session: Session, *, community_id: str) -> list[Row]:
    """Claims of which more was given again than taken back, and reinstatements unlike their line.

    (id, points, gone)
    """
    return session.all(
        "SELECT c.source_id AS id, CAST(SUM(c.stated_points) AS BIGINT) AS points, COALESCE((SELECT"
        " CAST(SUM(r.points) AS BIGINT) FROM recall r WHERE r.community_id = :community_id"
        " AND r.claim_id = c.source_id), 0) + COALESCE((SELECT CAST(SUM(u.points) AS BIGINT) FROM lot_use u"
        " WHERE u.community_id = :community_id AND u.claim_id = c.source_id AND u.kind = 'deducted'), 0) AS gone"
        " FROM claim c WHERE c.community_id = :community_id AND c.source_id IS NOT NULL AND c.state <> 'withdrawn'"
        " GROUP BY c.source_id HAVING SUM(c.stated_points) > COALESCE((SELECT SUM(r.points) FROM recall r"
        " WHERE r.community_id = :community_id AND r.claim_id = c.source_id), 0) + COALESCE((SELECT SUM(u.points)"
        " FROM lot_use u WHERE u.community_id = :community_id AND u.claim_id = c.source_id"
        " AND u.kind = 'deducted'), 0)"
        " UNION ALL SELECT c.id, l.points, c.stated_points FROM claim c"
        " JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
        " WHERE c.community_id = :community_id AND c.kind = 'reinstated' AND l.points <> c.stated_points",
        community_id=community_id,
    )


def last_instant(session: Session, *, community_id: str) -> int:
    """When the newest operation was recorded, as stored; 0 before the first."""
    newest = session.value(
        "SELECT MAX(recorded_at) FROM operation WHERE community_id = :community_id", community_id=community_id
    )
    return newest if isinstance(newest, int) else 0  # a damaged instant is told by the chain's own check
