"""Claims, notices, lots: the rows that break a rule between an approved minute and a spendable point."""

from __future__ import annotations

from db.engine import Row, Session
from db.places import holder_of

#: states of a claim that was posted in a notice
POSTED = "('in_notice', 'effective', 'disputed', 'recalled')"
#: states of a claim whose hours count in the summaries
APPROVED = "('approved', 'in_notice', 'effective', 'disputed')"
#: states of a claim whose hours hold their time
HOLDING = "('submitted', 'confirmed', 'approved', 'in_notice', 'effective', 'disputed')"


def long_days(session: Session, *, community_id: str, day_minutes: int) -> list[Row]:
    """Hours of people who have more than a day on one day: (id, day, minutes)."""
    return session.all(
        "SELECT id, day, minutes FROM (SELECT id, service_on AS day, CAST(SUM(minutes) OVER"
        " (PARTITION BY person_id, service_on) AS BIGINT) AS minutes FROM claim WHERE community_id = :community_id"
        f" AND kind = 'hours' AND state IN {HOLDING}) days WHERE minutes > :day_minutes",
        community_id=community_id,
        day_minutes=day_minutes,
    )


def overlapping(session: Session, *, community_id: str) -> list[Row]:
    """Hours that begin before earlier ones of the same person end: (id, other)."""
    return session.all(
        "SELECT id, other FROM (SELECT id, starts_at AS began, MAX(ends_at) OVER earlier AS ended,"
        " LAG(id) OVER (PARTITION BY person_id ORDER BY starts_at, id) AS other FROM claim"
        " WHERE community_id = :community_id AND kind = 'hours' AND starts_at IS NOT NULL AND ends_at IS NOT NULL"
        f" AND state IN {HOLDING} WINDOW earlier AS (PARTITION BY person_id ORDER BY starts_at, id"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) times WHERE began < ended",
        community_id=community_id,
    )


def count_hours(session: Session, *, community_id: str) -> int:
    """How many claims of hours hold their time."""
    return int(
        session.value(
            f"SELECT COUNT(*) FROM claim WHERE community_id = :community_id AND kind = 'hours' AND state IN {HOLDING}",
            community_id=community_id,
        )
    )


def minutes_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Claims without an arrival whose minutes are not the time between start and end: (id, minutes, timed)."""
    return session.all(
        "SELECT id, minutes, timed FROM (SELECT id, minutes,"
        " (ends_at - starts_at) / 60000000 AS timed FROM claim WHERE community_id = :community_id"
        " AND kind = 'hours' AND attendance_id IS NULL AND starts_at IS NOT NULL AND ends_at IS NOT NULL) times"
        " WHERE minutes <> timed",
        community_id=community_id,
    )


_PERIODS = {
    "activity": "l.activity_id",
    "day": "l.service_on",
    "month": "SUBSTR(l.service_on, 1, 7)",
    "year": "SUBSTR(l.service_on, 1, 4)",
    "lifetime": "''",
}


def above_caps(session: Session, *, community_id: str, measure: str, period: str, holder: str) -> list[Row]:
    """Lines that together exceed a ceiling of their item and version: (id, counted, amount)."""
    counted = "counted_minutes" if measure == "minutes" else "points"
    missing = " AND l.activity_id IS NOT NULL" if period == "activity" else ""
    return session.all(
        "SELECT id, counted, amount FROM (SELECT l.id, c.amount, CAST(SUM(l." + counted + ") OVER"
        f" (PARTITION BY l.version_id, l.item_code, l.{holder}_id, {_PERIODS[period]}) AS BIGINT) AS counted"
        " FROM rule_cap c JOIN notice_line l ON l.community_id = c.community_id AND l.version_id = c.version_id"
        " AND l.item_code = c.code WHERE c.community_id = :community_id AND c.measure = :measure"
        f" AND c.period = :period AND c.holder = :holder AND l.rate_points > 0 AND l.{holder}_id IS NOT NULL{missing}"
        ") sums WHERE counted > amount",
        community_id=community_id,
        measure=measure,
        period=period,
        holder=holder,
    )


def above_ceilings(session: Session, *, community_id: str, period: str) -> list[Row]:
    """Lines that together exceed the household's ceiling of a month or year: (id, counted, amount)."""
    return session.all(
        f"SELECT id, counted, amount FROM (SELECT l.id, v.household_{period}_points AS amount, CAST(SUM(l.points) OVER"
        f" (PARTITION BY l.version_id, l.household_id, {_PERIODS[period]}) AS BIGINT) AS counted FROM notice_line l"
        " JOIN rule_version v ON v.community_id = l.community_id AND v.id = l.version_id"
        " WHERE l.community_id = :community_id AND l.rate_points > 0 AND l.household_id IS NOT NULL) sums"
        " WHERE counted > amount",
        community_id=community_id,
    )


def lines_computed_wrong(session: Session, *, community_id: str) -> list[Row]:
    """Hour lines whose points or remainder do not follow from their minutes: (id, expected)."""
    points = "((l.counted_minutes + l.remainder_in_minutes) * l.rate_points / 60)"
    return session.all(
        f"SELECT l.id, {points} AS expected FROM notice_line l"
        " JOIN rule_item i ON i.community_id = l.community_id AND i.version_id = l.version_id AND i.code = l.item_code"
        " WHERE l.community_id = :community_id AND i.unit = 'hour' AND l.rate_points > 0"
        f" AND (l.rate_points <> i.points OR l.uncapped_points <> {points} OR l.remainder_out_minutes <>"
        " l.counted_minutes + l.remainder_in_minutes - l.uncapped_points * 60 / l.rate_points)",
        community_id=community_id,
    )


def lines_unlike_claims(session: Session, *, community_id: str) -> list[Row]:
    """Lines that say something else than their claim: (id, claimed minutes)."""
    return session.all(
        "SELECT l.id, c.minutes AS claimed FROM notice_line l"
        " JOIN claim c ON c.community_id = l.community_id AND c.id = l.id WHERE l.community_id = :community_id"
        " AND (l.minutes <> c.minutes OR l.counted_minutes > l.minutes OR l.service_on <> c.service_on"
        " OR COALESCE(l.household_id, '') <> COALESCE(c.household_id, '')"
        " OR COALESCE(l.person_id, '') <> COALESCE(c.person_id, '')"
        " OR (l.version_id IS NOT NULL AND l.version_id <> c.version_id)"
        " OR (l.item_code IS NOT NULL AND l.item_code <> c.item_code)"
        " OR COALESCE(l.activity_id, '') <> COALESCE(c.activity_id, ''))",
        community_id=community_id,
    )


def claims_without_line(session: Session, *, community_id: str) -> list[Row]:
    """Posted claims without a notice line: (id)."""
    return session.all(
        "SELECT c.id FROM claim c LEFT JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
        f" WHERE c.community_id = :community_id AND c.state IN {POSTED} AND l.id IS NULL",
        community_id=community_id,
    )


def lines_without_posting(session: Session, *, community_id: str) -> list[Row]:
    """Lines whose claim was not posted by the operation that posted their notice: (id)."""
    return session.all(
        "SELECT l.id FROM notice_line l JOIN claim c ON c.community_id = l.community_id AND c.id = l.id"
        f" WHERE l.community_id = :community_id AND (c.state NOT IN {POSTED} OR NOT EXISTS (SELECT 1 FROM move p"
        " JOIN move n ON n.community_id = p.community_id AND n.operation_seq = p.operation_seq"
        " AND n.subject_table = 'notice' AND n.subject_id = l.notice_id AND n.from_state = ''"
        " WHERE p.community_id = l.community_id AND p.subject_id = l.id AND p.subject_table = 'claim'"
        " AND p.to_state = 'in_notice'))",
        community_id=community_id,
    )


def notices_miscounted(session: Session, *, community_id: str) -> list[Row]:
    """Notices whose figures are not those of their lines: (id, lines, points, counted, summed)."""
    return session.all(
        "SELECT n.id, n.lines, n.points, COUNT(l.id) AS counted, CAST(COALESCE(SUM(l.points), 0) AS BIGINT) AS summed"
        " FROM notice n LEFT JOIN notice_line l ON l.community_id = n.community_id AND l.notice_id = n.id"
        " WHERE n.community_id = :community_id GROUP BY n.id, n.lines, n.points"
        " HAVING n.lines <> COUNT(l.id) OR n.points <> COALESCE(SUM(l.points), 0)",
        community_id=community_id,
    )


def flows_unlike_rows(session: Session, *, community_id: str, kind: str) -> list[Row]:
    """Households whose transfers of a kind in one operation are not what its rows give.

    `notice.post` gives the lines of the notice, `notice.close` the lots that it opened; what dissolved counts as the
    household it went into. (operation, household, moved, given)
    """
    given = {
        "notice.post": f"SELECT m.operation_id AS operation, {holder_of('l.household_id')} AS household,"
        " SUM(l.points) AS given"
        " FROM notice_line l JOIN move m ON m.community_id = l.community_id AND m.subject_id = l.id"
        " AND m.subject_table = 'notice_line' AND m.from_state = '' WHERE l.community_id = :community_id"
        " AND l.household_id IS NOT NULL AND l.points > 0 GROUP BY 1, 2",
        "notice.close": f"SELECT operation_id AS operation, {holder_of('lot.household_id')} AS household,"
        " SUM(points) AS given FROM lot WHERE community_id = :community_id AND source_id IS NULL GROUP BY 1, 2",
    }[kind]
    side = "points/notice/" if kind == "notice.post" else "points/available/"
    moved = (
        "SELECT operation_id AS operation, SUBSTR(debit_account, :cut) AS household, SUM(amount) AS moved FROM transfer"
        " WHERE community_id = :community_id AND kind = :kind GROUP BY operation_id, debit_account"
    )
    return session.all(
        "SELECT operation, household, CAST(SUM(moved) AS BIGINT) AS moved, CAST(SUM(given) AS BIGINT) AS given FROM ("
        f" SELECT operation, {holder_of('a.household')} AS household, moved, 0 AS given FROM ({moved}) a"
        f" UNION ALL SELECT operation, household, 0 AS moved, given FROM ({given}) b) both_sides"
        " GROUP BY operation, household HAVING SUM(moved) <> SUM(given)",
        community_id=community_id,
        kind=kind,
        cut=len(side) + 1,
    )


def lots_unlike_lines(session: Session, *, community_id: str) -> list[Row]:
    """Claims whose lots are not what left the notice for their household: (id, lot, given, points).

    That is what the line says less what was recalled out of the notice, once the claim is effective; nothing before.
    """
    return session.all(
        f"SELECT id, lot, given, points FROM (SELECT l.id, {holder_of('l.household_id')} AS household_id, t.lot,"
        " t.least, t.most,"
        " COALESCE(t.given, 0) AS given, CASE WHEN c.state IN ('effective', 'recalled')"
        " AND l.household_id IS NOT NULL THEN l.points - COALESCE(r.notice_points, 0) ELSE 0 END AS points"
        " FROM notice_line l JOIN claim c ON c.community_id = l.community_id AND c.id = l.id"
        f" LEFT JOIN (SELECT claim_id, MIN(id) AS lot, MIN({holder_of('lot.household_id')}) AS least,"
        f" MAX({holder_of('lot.household_id')}) AS most, CAST(SUM(points) AS BIGINT) AS given FROM lot"
        " WHERE community_id = :community_id AND source_id IS NULL GROUP BY claim_id) t"
        " ON t.claim_id = l.id"
        " LEFT JOIN (SELECT claim_id, CAST(SUM(notice_points) AS BIGINT) AS notice_points FROM recall"
        " WHERE community_id = :community_id GROUP BY claim_id) r ON r.claim_id = l.id"
        " WHERE l.community_id = :community_id) lines"
        " WHERE given <> points OR least <> household_id OR most <> household_id",
        community_id=community_id,
    )


def lots_without_line(session: Session, *, community_id: str) -> list[Row]:
    """Lots whose claim was never posted: (id, claim_id)."""
    return session.all(
        "SELECT t.id, t.claim_id FROM lot t LEFT JOIN notice_line l ON l.community_id = t.community_id"
        " AND l.id = t.claim_id WHERE t.community_id = :community_id AND l.id IS NULL",
        community_id=community_id,
    )


def wrong_versions(session: Session, *, community_id: str) -> list[Row]:
    """Claims under another version than the one in force on their day: (id, version_id, expected).

    Opening records have none, reinstated claims that of their original.
    """
    return session.all(
        "SELECT id, version_id, expected FROM (SELECT c.id, c.version_id, c.kind,"
        " CASE WHEN c.source_id IS NOT NULL THEN (SELECT s.version_id FROM claim s"
        " WHERE s.community_id = c.community_id AND s.id = c.source_id) ELSE (SELECT v.id FROM rule_version v"
        " WHERE v.community_id = c.community_id AND v.effective_on <= c.service_on"
        " ORDER BY v.effective_on DESC, v.number DESC LIMIT 1) END AS expected FROM claim c"
        " WHERE c.community_id = :community_id) versions"
        " WHERE (kind = 'opening' AND version_id IS NOT NULL)"
        " OR (kind <> 'opening' AND COALESCE(version_id, '') <> COALESCE(expected, ''))",
        community_id=community_id,
    )


# -- what is derived ---------------------------------------------------------------------------------------------


def remainders_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Remainders that do not follow from the lines: (name, minutes, expected); None where a row is missing.

    From line to line the remainder goes out as it comes in, so the sum of `out - in` is the last one, but for what
    recalls turned back. Of a household that dissolved it went along; nothing is left there.
    """
    lines = (
        f"SELECT l.household_id, {holder_of('l.household_id')} AS holder_id, l.item_code, l.version_id,"
        " CAST(SUM(l.remainder_out_minutes - l.remainder_in_minutes"
        " + COALESCE((SELECT SUM(b.remainder_minutes) FROM recall b WHERE b.community_id = l.community_id"
        " AND b.claim_id = l.id), 0)) AS BIGINT) AS minutes FROM notice_line l"
        " JOIN rule_item i ON i.community_id = l.community_id AND i.version_id = l.version_id AND i.code = l.item_code"
        " WHERE l.community_id = :community_id AND i.unit = 'hour' AND l.rate_points > 0 AND l.household_id IS NOT NULL"
        " GROUP BY l.household_id, l.item_code, l.version_id"
    )
    expected = (
        "SELECT household_id, item_code, version_id, CAST(SUM(minutes) AS BIGINT) AS minutes FROM ("
        f"SELECT household_id, item_code, version_id, 0 AS minutes FROM ({lines}) own UNION ALL"
        f" SELECT holder_id, item_code, version_id, minutes FROM ({lines}) held) e"
        " GROUP BY household_id, item_code, version_id"
    )
    name = "{0}.household_id || '/' || {0}.item_code || '/' || {0}.version_id"
    same = "r.household_id = e.household_id AND r.item_code = e.item_code AND r.version_id = e.version_id"
    return session.all(
        f"SELECT {name.format('e')} AS name, r.minutes, e.minutes AS expected FROM ({expected}) e"
        f" LEFT JOIN remainder r ON r.community_id = :community_id AND {same}"
        " WHERE r.minutes IS NULL OR r.minutes <> e.minutes"
        f" UNION ALL SELECT {name.format('r')} AS name, r.minutes, NULL AS expected FROM remainder r"
        f" LEFT JOIN ({expected}) e ON {same} WHERE r.community_id = :community_id AND e.minutes IS NULL"
        " AND r.minutes <> 0",
        community_id=community_id,
    )


def batches_miscounted(session: Session, *, community_id: str) -> list[Row]:
    """Lists whose number of rows is not that of their claims: (id, rows, counted)."""
    return session.all(
        "SELECT b.id, b.rows, COUNT(c.id) AS counted FROM import_batch b"
        " LEFT JOIN claim c ON c.community_id = b.community_id AND c.batch_id = b.id"
        " WHERE b.community_id = :community_id AND b.kind <> 'roster'"
        " GROUP BY b.id, b.rows HAVING b.rows <> COUNT(c.id)",
        community_id=community_id,
    )
