"""Sums over the books: the five-number statement, and what a household's passbook shows."""

from __future__ import annotations

from datetime import date, datetime

from db.engine import Row, Session
from db.places import SAME_PERSON


def household_sides(
    session: Session, *, community_id: str, household_id: str, before: datetime | None = None
) -> list[Row]:
    """(account, other side, direction, amount) of a household's three accounts, recorded before an instant or ever."""
    limit = "" if before is None else " AND recorded_at < :before"
    named = {} if before is None else {"before": before}
    accounts = [f"points/{kind}/{household_id}" for kind in ("notice", "available", "spent")]
    rows: list[Row] = []
    for account in accounts:
        # `|| ''`: grouped by the bare column, SQLite walks that column's index, which is the whole community
        rows += session.all(
            "SELECT :account AS account, s.other, s.direction, SUM(s.amount) AS amount FROM ("
            "SELECT credit_account || '' AS other, 1 AS direction, amount FROM transfer"
            f" WHERE community_id = :community_id AND debit_account = :account{limit}"
            " UNION ALL SELECT debit_account || '' AS other, -1 AS direction, amount FROM transfer"
            f" WHERE community_id = :community_id AND credit_account = :account{limit}) AS s"
            " GROUP BY s.other, s.direction",
            community_id=community_id,
            account=account,
            **named,
        )
    return rows


def earned_lines(session: Session, *, community_id: str, household_id: str, first: date, last: date) -> list[Row]:
    """What a household's posted claims came to, by the day of the service."""
    return session.all(
        "SELECT l.id, COALESCE(p.merged_into_id, l.person_id) AS person_id, l.item_code, l.service_on,"
        " l.minutes, l.counted_minutes, l.rate_points,"
        " l.remainder_in_minutes, l.remainder_out_minutes, l.uncapped_points, l.points, l.cap_names,"
        " c.kind, c.state, c.title, c.hours_class, c.stated_points, c.first_approved_by, p.name AS person,"
        " n.number, n.posted_on, n.last_day_on, n.closes_at, i.name AS item, i.name_english AS item_english,"
        " i.unit, v.number AS rule_number, ap.display_name AS approver, (SELECT MIN(lot.expires_on)"
        " FROM lot WHERE lot.community_id = l.community_id AND lot.claim_id = l.id) AS expires_on,"
        " (SELECT w.way FROM visit_confirmation w WHERE w.community_id = l.community_id AND w.claim_id = l.id)"
        " AS visit_way, (SELECT MIN(e.reference) FROM evidence e WHERE e.community_id = l.community_id"
        " AND e.claim_id = l.id) AS reference FROM notice_line l"
        " JOIN claim c ON c.community_id = l.community_id AND c.id = l.id"
        " JOIN notice n ON n.community_id = l.community_id AND n.id = l.notice_id"
        " LEFT JOIN person p ON p.community_id = l.community_id AND p.id = l.person_id"
        " LEFT JOIN rule_item i ON i.community_id = l.community_id AND i.version_id = l.version_id"
        " AND i.code = l.item_code"
        " LEFT JOIN rule_version v ON v.community_id = l.community_id AND v.id = l.version_id"
        " LEFT JOIN account ap ON ap.community_id = c.community_id AND ap.id = c.approved_by"
        " WHERE l.community_id = :community_id AND l.household_id = :household_id"
        " AND l.service_on >= :first AND l.service_on <= :last ORDER BY l.service_on DESC, n.number DESC, l.id",
        community_id=community_id,
        household_id=household_id,
        first=first,
        last=last,
    )


def voucher_entries(
    session: Session, *, community_id: str, household_id: str, first: datetime, last: datetime
) -> list[Row]:
    """Exchanges of a household, and what came of each voucher."""
    return session.all(
        "SELECT v.id, v.serial, v.face_fen, v.price_points, v.issued_at, v.state, v.valid_until_on,"
        " t.taken_at, s.name AS shop, r.serial AS replaced_serial, g.name AS reward FROM voucher v"
        " LEFT JOIN reward g ON g.community_id = v.community_id AND g.id = v.reward_id"
        " LEFT JOIN voucher r ON r.community_id = v.community_id AND r.id = v.replaces_id"
        " LEFT JOIN taking t ON t.community_id = v.community_id AND t.voucher_id = v.id"
        " AND t.state IN ('taken', 'disputed')"
        " LEFT JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
        " WHERE v.community_id = :community_id AND v.household_id = :household_id"
        " AND v.issued_at >= :first AND v.issued_at < :last ORDER BY v.issued_at DESC, v.serial DESC",
        community_id=community_id,
        household_id=household_id,
        first=first,
        last=last,
    )


def other_entries(
    session: Session, *, community_id: str, household_id: str, first: datetime, last: datetime
) -> list[Row]:
    """Points of a household that expired, were taken back, came back from a voucher, or changed house, by operation.

    `kind`: expired, given_back, recalled, deducted, moved_in, moved_out.
    """
    account, notice = f"points/available/{household_id}", f"points/notice/{household_id}"
    return session.all(  # `|| ''` as in `household_sides`
        "SELECT s.operation_id, s.recorded_at, s.kind, SUM(s.amount) AS points FROM ("
        "SELECT operation_id || '' AS operation_id, recorded_at, SUBSTR(debit_account, 8) AS kind, amount FROM transfer"
        " WHERE community_id = :community_id AND credit_account = :account"
        " AND debit_account || '' IN ('points/expired', 'points/recalled', 'points/deducted')"
        " AND recorded_at >= :first AND recorded_at < :last"
        " UNION ALL SELECT operation_id || '' AS operation_id, recorded_at, 'recalled' AS kind, amount FROM transfer"
        " WHERE community_id = :community_id AND credit_account = :notice AND debit_account || '' = 'points/recalled'"
        " AND recorded_at >= :first AND recorded_at < :last"
        " UNION ALL"
        " SELECT operation_id || '' AS operation_id, recorded_at, 'given_back' AS kind, amount FROM transfer"
        " WHERE community_id = :community_id AND debit_account = :account AND credit_account = :spent"
        " AND recorded_at >= :first AND recorded_at < :last"
        " UNION ALL SELECT operation_id || '' AS operation_id, recorded_at, 'moved_in' AS kind, amount FROM transfer"
        " WHERE community_id = :community_id AND debit_account IN (:account, :notice) AND kind = 'points_moved'"
        " AND recorded_at >= :first AND recorded_at < :last"
        " UNION ALL SELECT operation_id || '' AS operation_id, recorded_at, 'moved_out' AS kind, amount FROM transfer"
        " WHERE community_id = :community_id AND credit_account IN (:account, :notice) AND kind = 'points_moved'"
        " AND recorded_at >= :first AND recorded_at < :last) AS s"
        " GROUP BY s.operation_id, s.recorded_at, s.kind ORDER BY s.recorded_at DESC",
        community_id=community_id,
        account=account,
        notice=notice,
        spent=f"points/spent/{household_id}",
        first=first,
        last=last,
    )


def first_entry_on(session: Session, *, community_id: str, household_id: str) -> date | None:
    """The service day of a household's earliest posted claim."""
    row = session.first(
        "SELECT MIN(service_on) AS first_on FROM notice_line"
        " WHERE community_id = :community_id AND household_id = :household_id",
        community_id=community_id,
        household_id=household_id,
    )
    return row.first_on if row else None


def first_moved_at(session: Session, *, community_id: str, household_id: str) -> datetime | None:
    """When points of a household that dissolved first came to this one."""
    row = session.first(
        "SELECT MIN(recorded_at) AS first_at FROM transfer WHERE community_id = :community_id"
        " AND debit_account IN (:available, :notice) AND kind = 'points_moved'",
        community_id=community_id,
        available=f"points/available/{household_id}",
        notice=f"points/notice/{household_id}",
    )
    return row.first_at if row else None


def ending_soonest(session: Session, *, community_id: str, household_id: str, today: date) -> Row | None:
    """(expires_on, points): the points of a household that end next."""
    return session.first(
        "SELECT expires_on, SUM(rest_points) AS points FROM lot WHERE community_id = :community_id"
        " AND household_id = :household_id AND rest_points > 0 AND expires_on >= :today"
        " GROUP BY expires_on ORDER BY expires_on LIMIT 1",
        community_id=community_id,
        household_id=household_id,
        today=today,
    )


def service_minutes(session: Session, *, community_id: str, person_id: str) -> tuple[int, int]:
    """A person's (confirmed, back-filled) minutes that hang or have hung on a notice."""
    row = session.first(
        "SELECT COALESCE(SUM(CASE WHEN c.hours_class = 'back_filled' THEN 0 ELSE c.minutes END), 0) AS earned,"
        " COALESCE(SUM(CASE WHEN c.hours_class = 'back_filled' THEN c.minutes ELSE 0 END), 0) AS filled"
        f" FROM claim c WHERE c.community_id = :community_id AND c.person_id IN {SAME_PERSON}"
        " AND c.state IN ('in_notice', 'effective')",
        community_id=community_id,
        person_id=person_id,
    )
    assert row is not None, "a sum always answers"
    return int(row.earned), int(row.filled)
