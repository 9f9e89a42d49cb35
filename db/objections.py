"""Questions about objections, and about the claims they are raised against."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.places import holder_of
from db.tables import Deduction, Objection, Reminder
from db.tables.objections import STANDING

__all__ = ["Deduction", "Objection", "Reminder"]

_CASE = (
    "SELECT c.id AS claim_id, c.kind, c.state AS claim_state, c.person_id, c.household_id, c.submitted_by,"
    " c.approved_by, c.first_approved_by, c.stated_points, c.minutes, c.service_on, c.title, c.item_code,"
    " c.version_id, c.hours_class, c.source_id, a.team_id, l.points, l.rate_points, l.item_code AS line_item_code,"
    " l.version_id AS line_version_id, l.remainder_in_minutes, l.remainder_out_minutes, n.id AS notice_id, n.number,"
    " n.state AS notice_state, n.posted_on, n.last_day_on, n.closes_at, n.is_provisional, p.name AS person,"
    " h.head_name, b.name AS building, t.name AS team,"
    " COALESCE((SELECT CAST(SUM(r.points) AS BIGINT) FROM recall r WHERE r.community_id = c.community_id"
    f" AND r.claim_id = c.id), 0) AS recalled_points, {holder_of('c.household_id')} AS holder_id"
)
_OF_CLAIM = (
    " JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
    " JOIN notice n ON n.community_id = l.community_id AND n.id = l.notice_id"
    " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
    " LEFT JOIN team t ON t.community_id = a.community_id AND t.id = a.team_id"
    " LEFT JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
    " LEFT JOIN household h ON h.community_id = c.community_id AND h.id = c.household_id"
    " LEFT JOIN area b ON b.community_id = h.community_id AND b.id = h.building_id"
)
_OBJECTION = (
    f"{_CASE}, o.id, o.reason, o.raised_as, o.raised_by, o.raised_at, o.due_on, o.state, ac.display_name AS raised_name"
    " FROM objection o JOIN claim c ON c.community_id = o.community_id AND c.id = o.claim_id"
    f"{_OF_CLAIM} LEFT JOIN account ac ON ac.community_id = o.community_id AND ac.id = o.raised_by"
    " WHERE o.community_id = :community_id"
)


def case_of_claim(session: Session, *, community_id: str, claim_id: str) -> Row | None:
    """A posted claim with its line, its notice and what was recalled of it; None before it was posted."""
    return session.first(
        f"{_CASE} FROM claim c{_OF_CLAIM} WHERE c.community_id = :community_id AND c.id = :claim_id",
        community_id=community_id,
        claim_id=claim_id,
    )


def objection_by_id(session: Session, *, community_id: str, objection_id: str) -> Row | None:
    """One objection with the case of its claim."""
    return session.first(f"{_OBJECTION} AND o.id = :objection_id", community_id=community_id, objection_id=objection_id)


def waiting(session: Session, *, community_id: str, limit: int, offset: int = 0) -> list[Row]:
    """Objections that wait for a decision, those that are due first first."""
    return session.all(
        f"{_OBJECTION} AND o.{STANDING} ORDER BY o.due_on, o.id LIMIT :limit OFFSET :offset",
        community_id=community_id,
        limit=limit,
        offset=offset,
    )


def decided(session: Session, *, community_id: str, limit: int, offset: int = 0) -> list[Row]:
    """Objections that were decided, those that were raised last first."""
    return session.all(
        f"{_OBJECTION} AND o.state NOT IN ('open', 'appealed') ORDER BY o.raised_at DESC, o.id LIMIT :limit"
        " OFFSET :offset",
        community_id=community_id,
        limit=limit,
        offset=offset,
    )


def counts(session: Session, *, community_id: str, today: date) -> Row:
    """How many objections wait: (waiting, overdue, appealed)."""
    row = session.first(
        "SELECT COUNT(*) AS waiting, COALESCE(SUM(CASE WHEN state = 'open' AND due_on < :today THEN 1 ELSE 0 END), 0)"
        " AS overdue, COALESCE(SUM(CASE WHEN state = 'appealed' THEN 1 ELSE 0 END), 0) AS appealed FROM objection"
        f" WHERE community_id = :community_id AND {STANDING}",
        community_id=community_id,
        today=today,
    )
    assert row is not None, "a count always answers"
    return row


def count_all(session: Session, *, community_id: str) -> int:
    """How many objections there ever were."""
    return int(
        session.value("SELECT COUNT(*) FROM objection WHERE community_id = :community_id", community_id=community_id)
    )


def standing_of(session: Session, *, community_id: str, claim_id: str) -> Row | None:
    """The objection that waits for a decision about a claim: (id, raised_at)."""
    return session.first(
        "SELECT id, raised_at FROM objection"
        f" WHERE community_id = :community_id AND claim_id = :claim_id AND {STANDING}",
        community_id=community_id,
        claim_id=claim_id,
    )


def count_standing_by(session: Session, *, community_id: str, account_id: str) -> int:
    """How many objections of one account wait for a decision."""
    return int(
        session.value(
            f"SELECT COUNT(*) FROM objection WHERE community_id = :community_id AND raised_by = :account_id"
            f" AND {STANDING}",
            community_id=community_id,
            account_id=account_id,
        )
    )


def of_account(session: Session, *, community_id: str, account_id: str, limit: int) -> list[Row]:
    """What one account raised, the newest first."""
    return session.all(
        f"{_OBJECTION} AND o.raised_by = :account_id ORDER BY o.raised_at DESC LIMIT :limit",
        community_id=community_id,
        account_id=account_id,
        limit=limit,
    )


def of_claim(session: Session, *, community_id: str, claim_id: str) -> list[Row]:
    """Every objection to a claim, the oldest first: (id, reason, raised_as, raised_at, due_on, state)."""
    return session.all(
        "SELECT id, reason, raised_as, raised_by, raised_at, due_on, state FROM objection"
        " WHERE community_id = :community_id AND claim_id = :claim_id ORDER BY raised_at, id",
        community_id=community_id,
        claim_id=claim_id,
    )


def steps(session: Session, *, community_id: str, objection_id: str) -> list[Row]:
    """Every step of an objection, the first one first: (from_state, to_state, actor_id, actor, recorded_at, note)."""
    return session.all(
        "SELECT m.from_state, m.to_state, o.actor_id, a.display_name AS actor, o.recorded_at, n.text AS note"
        " FROM move m JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
        " LEFT JOIN account a ON a.community_id = o.community_id AND a.id = o.actor_id"
        " LEFT JOIN note n ON n.community_id = o.community_id AND n.id = o.note_id"
        " WHERE m.community_id = :community_id AND m.subject_id = :objection_id AND m.subject_table = 'objection'"
        " ORDER BY +m.operation_seq, m.line",  # as in `db.claims.history`
        community_id=community_id,
        objection_id=objection_id,
    )


# -- reminders before a deduction --------------------------------------------------------------------------------


def reminders_of(session: Session, *, community_id: str, household_id: str, limit: int) -> list[Row]:
    """When a household was reminded of what, the newest first, and whether a deduction stands on it."""
    return session.all(
        "SELECT r.id, r.reason, r.reminded_on, r.reminded_by, (SELECT COUNT(*) FROM deduction d"
        " JOIN claim c ON c.community_id = d.community_id AND c.id = d.id AND c.state NOT IN ('withdrawn', 'recalled')"
        " WHERE d.community_id = r.community_id AND d.reminder_id = r.id) AS deductions FROM reminder r"
        " WHERE r.community_id = :community_id AND r.household_id = :household_id"
        " ORDER BY r.reminded_on DESC, r.id DESC LIMIT :limit",
        community_id=community_id,
        household_id=household_id,
        limit=limit,
    )


def reminder_by_id(session: Session, *, community_id: str, reminder_id: str) -> Row | None:
    """One reminder: (id, household_id, reason, reminded_on, deductions)."""
    return session.first(
        "SELECT r.id, r.household_id, r.reason, r.reminded_on, (SELECT COUNT(*) FROM deduction d"
        " JOIN claim c ON c.community_id = d.community_id AND c.id = d.id AND c.state NOT IN ('withdrawn', 'recalled')"
        " WHERE d.community_id = r.community_id AND d.reminder_id = r.id) AS deductions FROM reminder r"
        " WHERE r.community_id = :community_id AND r.id = :reminder_id",
        community_id=community_id,
        reminder_id=reminder_id,
    )
