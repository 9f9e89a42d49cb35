"""Arrivals, departures and the claims made of them."""

from __future__ import annotations

from db.engine import Row, Session


def claims_unlike_attendance(session: Session, *, community_id: str) -> list[Row]:
    """Measured claims that do not follow from arrival, departure and shift: (id, minutes, expected).

    Clipped to the shift's window, whole minutes, the break taken off; a *listed* one with an arrival was corrected.
    """
    start = "CASE WHEN t.came_at > s.starts_at THEN t.came_at ELSE s.starts_at END"
    end = "CASE WHEN d.left_at < s.ends_at THEN d.left_at ELSE s.ends_at END"
    return session.all(
        "SELECT id, minutes, expected FROM (SELECT c.id, c.kind, c.minutes, c.starts_at AS began, c.ends_at AS ended,"
        " c.person_id, c.activity_id, c.attendance_id, t.id AS found, t.person_id AS came,"
        f" t.activity_id AS at_activity, d.way, {start} AS first_at, {end} AS last_at,"
        " CASE WHEN c.kind <> 'hours' THEN 0"
        f" WHEN ({end} - {start}) / 60000000 < s.break_minutes THEN 0"
        f" ELSE ({end} - {start}) / 60000000 - s.break_minutes END AS expected FROM claim c"
        " LEFT JOIN attendance t ON t.community_id = c.community_id AND t.id = c.attendance_id"
        " LEFT JOIN shift s ON s.community_id = t.community_id AND s.id = t.shift_id"
        " LEFT JOIN departure d ON d.community_id = t.community_id AND d.id = t.id"
        " WHERE c.community_id = :community_id AND c.hours_class = 'measured') both_sides"
        " WHERE found IS NULL OR way IS NULL OR way = 'struck' OR came <> person_id OR at_activity <> activity_id"
        " OR minutes <> expected OR began <> first_at OR ended <> last_at"
        " OR (kind = 'event' AND way = 'end')",
        community_id=community_id,
    )


def corrected_without_attendance(session: Session, *, community_id: str) -> list[Row]:
    """Claims of somebody else's, or of a struck arrival: (id, attendance_id)."""
    return session.all(
        "SELECT c.id, c.attendance_id FROM claim c"
        " LEFT JOIN attendance t ON t.community_id = c.community_id AND t.id = c.attendance_id"
        " LEFT JOIN departure d ON d.community_id = t.community_id AND d.id = t.id"
        " WHERE c.community_id = :community_id AND c.attendance_id IS NOT NULL AND c.hours_class <> 'measured'"
        " AND (t.id IS NULL OR t.person_id <> c.person_id OR t.activity_id <> c.activity_id OR d.id IS NULL"
        " OR d.way = 'struck')",
        community_id=community_id,
    )


def claimed_twice(session: Session, *, community_id: str) -> list[Row]:
    """Arrivals with more than one claim that was not withdrawn: (attendance_id, claims)."""
    return session.all(
        "SELECT attendance_id, COUNT(*) AS claims FROM claim WHERE community_id = :community_id"
        " AND attendance_id IS NOT NULL AND state <> 'withdrawn' GROUP BY attendance_id HAVING COUNT(*) > 1",
        community_id=community_id,
    )


def arrivals_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Arrivals outside the hours of check-in, or at a shift of another activity: (id)."""
    return session.all(
        "SELECT t.id FROM attendance t JOIN shift s ON s.community_id = t.community_id AND s.id = t.shift_id"
        " WHERE t.community_id = :community_id AND (t.activity_id <> s.activity_id OR t.came_at > s.ends_at"
        " OR t.came_at < s.starts_at - 1800000000)",
        community_id=community_id,
    )


def departures_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Departures before their arrival, or planned ends that are not the shift's: (id)."""
    return session.all(
        "SELECT d.id FROM departure d JOIN attendance t ON t.community_id = d.community_id AND t.id = d.id"
        " JOIN shift s ON s.community_id = t.community_id AND s.id = t.shift_id"
        " WHERE d.community_id = :community_id"
        " AND (d.left_at < t.came_at OR (d.way = 'end' AND d.left_at <> s.ends_at))",
        community_id=community_id,
    )
