"""Questions and statements about silver companions and their visits."""

from __future__ import annotations

from datetime import date, datetime

from db.engine import Row, Session
from db.tables import CompanionVisit, Pairing, VisitConfirmation, VisitNote

__all__ = ["CompanionVisit", "Pairing", "VisitConfirmation", "VisitNote"]

_PAIR = (
    "SELECT p.id, p.helper_id, p.elder_id, p.visits_a_month, p.from_on, p.until_on, h.name AS helper,"
    " h.phone_masked AS helper_phone, e.name AS elder, e.birth_year AS elder_birth_year, a.name AS building,"
    " (SELECT COUNT(*) FROM companion_visit v WHERE v.community_id = p.community_id AND v.pairing_id = p.id"
    " AND v.visited_on >= :month_first AND v.state = 'confirmed') AS this_month,"
    " (SELECT COUNT(*) FROM companion_visit v WHERE v.community_id = p.community_id AND v.pairing_id = p.id"
    " AND v.state = 'logged') AS waiting,"
    " (SELECT MAX(v.visited_on) FROM companion_visit v WHERE v.community_id = p.community_id AND v.pairing_id = p.id"
    " AND v.state = 'confirmed') AS last_on"
    " FROM pairing p"
    " JOIN person h ON h.community_id = p.community_id AND h.id = p.helper_id"
    " JOIN person e ON e.community_id = p.community_id AND e.id = p.elder_id"
    " LEFT JOIN membership m ON m.community_id = e.community_id AND m.person_id = e.id AND m.until_on IS NULL"
    " LEFT JOIN household o ON o.community_id = m.community_id AND o.id = m.household_id"
    " LEFT JOIN area a ON a.community_id = o.community_id AND a.id = o.building_id"
    " WHERE p.community_id = :community_id"
)


def pairs(session: Session, *, community_id: str, month_first: date) -> list[Row]:
    """Every pair of now, with this month's confirmed visits and the last one."""
    return session.all(
        f"{_PAIR} AND p.until_on IS NULL ORDER BY e.name, p.id", community_id=community_id, month_first=month_first
    )


def pairs_of_helper(session: Session, *, community_id: str, helper_id: str, month_first: date) -> list[Row]:
    """A helper's pairs of now."""
    return session.all(
        f"{_PAIR} AND p.helper_id = :helper_id AND p.until_on IS NULL ORDER BY e.name, p.id",
        community_id=community_id,
        helper_id=helper_id,
        month_first=month_first,
    )


def pairing_by_id(session: Session, *, community_id: str, pairing_id: str, month_first: date) -> Row | None:
    """One pair, of now or ended."""
    return session.first(
        f"{_PAIR} AND p.id = :pairing_id", community_id=community_id, pairing_id=pairing_id, month_first=month_first
    )


def end_pairing(session: Session, *, community_id: str, pairing_id: str, until_on: date) -> bool:
    """End a pair that still stands."""
    return bool(
        session.change(
            "UPDATE pairing SET until_on = :until_on WHERE community_id = :community_id AND id = :pairing_id"
            " AND until_on IS NULL",
            community_id=community_id,
            pairing_id=pairing_id,
            until_on=until_on,
        )
    )


_VISIT = (
    "SELECT v.id, v.pairing_id, v.kind, v.visited_on, v.starts_at, v.ends_at, v.minutes, v.state, v.logged_at,"
    " v.logged_by, p.helper_id, p.elder_id, h.name AS helper, e.name AS elder, e.phone_masked AS elder_phone,"
    " c.way, c.spoke_with, c.confirmed_at, c.claim_id, a.display_name AS confirmer,"
    " CASE WHEN n.note_sealed IS NULL THEN 0 ELSE 1 END AS is_noted"
    " FROM companion_visit v"
    " JOIN pairing p ON p.community_id = v.community_id AND p.id = v.pairing_id"
    " JOIN person h ON h.community_id = p.community_id AND h.id = p.helper_id"
    " JOIN person e ON e.community_id = p.community_id AND e.id = p.elder_id"
    " LEFT JOIN visit_confirmation c ON c.community_id = v.community_id AND c.id = v.id"
    " LEFT JOIN account a ON a.community_id = c.community_id AND a.id = c.confirmed_by"
    " LEFT JOIN visit_note n ON n.community_id = v.community_id AND n.id = v.id"
    " WHERE v.community_id = :community_id"
)


def visit_by_id(session: Session, *, community_id: str, visit_id: str) -> Row | None:
    """One visit with its pair and its confirmation."""
    return session.first(f"{_VISIT} AND v.id = :visit_id", community_id=community_id, visit_id=visit_id)


def visits_of_pair(session: Session, *, community_id: str, pairing_id: str, limit: int) -> list[Row]:
    """A pair's visits, the newest first."""
    return session.all(
        f"{_VISIT} AND v.pairing_id = :pairing_id ORDER BY v.visited_on DESC, v.starts_at DESC LIMIT :limit",
        community_id=community_id,
        pairing_id=pairing_id,
        limit=limit,
    )


def waiting_visits(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Visits that wait for a call of the office, the oldest first."""
    return session.all(
        f"{_VISIT} AND v.state = 'logged' ORDER BY v.logged_at, v.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def is_visiting_then(
    session: Session, *, community_id: str, helper_id: str, starts_at: datetime, ends_at: datetime, day: date
) -> bool:
    """Whether a helper logged another visit at that time."""
    found = session.value(
        "SELECT 1 FROM pairing p JOIN companion_visit v ON v.community_id = p.community_id AND v.pairing_id = p.id"
        " WHERE p.community_id = :community_id AND p.helper_id = :helper_id AND v.visited_on = :day"
        " AND v.state <> 'withdrawn' AND v.starts_at < :ends_at AND :starts_at < v.ends_at LIMIT 1",
        community_id=community_id,
        helper_id=helper_id,
        starts_at=starts_at,
        ends_at=ends_at,
        day=day,
    )
    return found is not None


def note(session: Session, *, community_id: str, visit_id: str) -> str | None:
    """The sealed note of a visit."""
    found: str | None = session.value(
        "SELECT note_sealed FROM visit_note WHERE community_id = :community_id AND id = :visit_id",
        community_id=community_id,
        visit_id=visit_id,
    )
    return found


def forget_note(session: Session, *, community_id: str, visit_id: str) -> None:
    """Erase the note of a visit."""
    session.change(
        "UPDATE visit_note SET note_sealed = NULL WHERE community_id = :community_id AND id = :visit_id",
        community_id=community_id,
        visit_id=visit_id,
    )


def forget_notes_of_elder(session: Session, *, community_id: str, elder_id: str) -> int:
    """Erase every note about an elder; answers how many."""
    return session.change(
        "UPDATE visit_note SET note_sealed = NULL WHERE community_id = :community_id AND note_sealed IS NOT NULL"
        " AND id IN (SELECT v.id FROM pairing p JOIN companion_visit v ON v.community_id = p.community_id"
        " AND v.pairing_id = p.id WHERE p.community_id = :community_id AND p.elder_id = :elder_id)",
        community_id=community_id,
        elder_id=elder_id,
    )
