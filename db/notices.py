"""Questions about public notices and their lines."""

from __future__ import annotations

from datetime import date, datetime

from db.engine import Row, Session
from db.places import SAME_HOUSEHOLD, holder_of
from db.tables.objections import STANDING

_NOTICE = (
    "SELECT id, number, state, posted_at, posted_on, posted_by, last_day_on, closes_at, is_provisional, lines, points"
    " FROM notice WHERE community_id = :community_id"
)


def notices(session: Session, *, community_id: str, limit: int, offset: int = 0) -> list[Row]:
    """Notices, the newest first."""
    return session.all(
        f"{_NOTICE} ORDER BY number DESC LIMIT :limit OFFSET :offset",
        community_id=community_id,
        limit=limit,
        offset=offset,
    )


def hanging(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Notices that are not closed, the newest first."""
    return session.all(
        f"{_NOTICE} AND state = 'posted' ORDER BY closes_at DESC, number DESC LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def notice_by_id(session: Session, *, community_id: str, notice_id: str) -> Row | None:
    """One notice."""
    return session.first(f"{_NOTICE} AND id = :id", community_id=community_id, id=notice_id)


def due(session: Session, *, community_id: str, now: datetime) -> list[Row]:
    """Posted notices whose time is over, the oldest first."""
    return session.all(
        f"{_NOTICE} AND state = 'posted' AND closes_at <= :now ORDER BY closes_at, number",
        community_id=community_id,
        now=now,
    )


def lines(session: Session, *, community_id: str, notice_id: str) -> list[Row]:
    """The lines of a notice with what stands on the board (names are masked by core)."""
    return session.all(
        "SELECT l.id, l.household_id, l.person_id, l.item_code, l.service_on, l.minutes, l.counted_minutes,"
        " l.rate_points, l.remainder_in_minutes, l.remainder_out_minutes, l.uncapped_points, l.points, l.cap_names,"
        " c.kind, c.state, c.title, c.hours_class, c.stated_points, p.name AS person, h.head_name,"
        " b.name AS building, t.name AS team"
        " FROM notice_line l JOIN claim c ON c.community_id = l.community_id AND c.id = l.id"
        " LEFT JOIN person p ON p.community_id = l.community_id AND p.id = l.person_id"
        " LEFT JOIN household h ON h.community_id = l.community_id AND h.id = l.household_id"
        " LEFT JOIN area b ON b.community_id = h.community_id AND b.id = h.building_id"
        " LEFT JOIN activity a ON a.community_id = l.community_id AND a.id = l.activity_id"
        " LEFT JOIN team t ON t.community_id = a.community_id AND t.id = a.team_id"
        " WHERE l.community_id = :community_id AND l.notice_id = :notice_id"
        " ORDER BY b.name, l.household_id, l.service_on",
        community_id=community_id,
        notice_id=notice_id,
    )


def closing_lines(session: Session, *, community_id: str, notice_id: str) -> list[Row]:
    """The lines of a notice that wait for its end: (id, household_id, points, kind, stated_points, state, is_standing).

    `household_id`: the household that has its points; `is_standing`: an objection waits for its decision.
    """
    return session.all(
        f"SELECT l.id, {holder_of('l.household_id')} AS household_id, l.points, c.kind, c.stated_points, c.state,"
        " c.state = 'disputed' AND EXISTS (SELECT 1 FROM objection o WHERE o.community_id = l.community_id"
        f" AND o.claim_id = l.id AND o.{STANDING}) AS is_standing"
        " FROM notice_line l JOIN claim c ON c.community_id = l.community_id AND c.id = l.id"
        " WHERE l.community_id = :community_id AND l.notice_id = :notice_id AND c.state IN ('in_notice', 'disputed')"
        " ORDER BY l.id || ''",  # in the order of the key SQLite would walk every line
        community_id=community_id,
        notice_id=notice_id,
    )


def approved_claims(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """What the next notice would carry: approved claims, those that were entered first first.

    The second condition repeats that of the index over what waits: without it SQLite would look at every claim.
    """
    return session.all(
        "SELECT id, kind, person_id, household_id, activity_id, item_code, version_id, hours_class, service_on,"
        " ends_at, minutes, stated_points, source_id FROM claim"
        " WHERE community_id = :community_id AND state = 'approved' AND state NOT IN ('effective', 'in_notice')"
        " ORDER BY submitted_at, id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def open_points_closing(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """A household's points in open notices by the instant at which they close."""
    return session.all(
        "SELECT n.closes_at, n.last_day_on, n.number, SUM(l.points) AS points FROM notice_line l"
        " JOIN notice n ON n.community_id = l.community_id AND n.id = l.notice_id AND n.state = 'posted'"
        f" WHERE l.community_id = :community_id AND l.household_id IN {SAME_HOUSEHOLD}"
        " GROUP BY n.closes_at, n.last_day_on, n.number ORDER BY n.closes_at",
        community_id=community_id,
        household_id=household_id,
    )


def last_posted_on(session: Session, *, community_id: str) -> date | None:
    """The day of the newest notice."""
    row = session.first(
        "SELECT posted_on FROM notice WHERE community_id = :community_id ORDER BY number DESC LIMIT 1",
        community_id=community_id,
    )
    return row.posted_on if row else None
