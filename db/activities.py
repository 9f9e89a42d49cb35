"""Questions about activities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from db.engine import Row, Session

_ACTIVITY = (
    "SELECT a.id, a.name, a.name_key, a.place, a.held_on, a.starts_at, a.ends_at, a.item_code, a.leader_id, a.team_id,"
    " a.state, a.published_at, a.area_id, a.service_kind, a.risk_note, a.insurance, a.minimum_age, a.sign_up_until_at,"
    " a.is_call_up, a.series_id, p.name AS leader, t.name AS team, r.name AS area, d.stood_down_at,"
    " (SELECT COUNT(*) FROM claim c WHERE c.community_id = a.community_id AND c.activity_id = a.id"
    " AND c.state <> 'withdrawn') AS entries"
    " FROM activity a JOIN person p ON p.community_id = a.community_id AND p.id = a.leader_id"
    " LEFT JOIN team t ON t.community_id = a.community_id AND t.id = a.team_id"
    " LEFT JOIN area r ON r.community_id = a.community_id AND r.id = a.area_id"
    " LEFT JOIN stand_down d ON d.community_id = a.community_id AND d.id = a.id"
    " WHERE a.community_id = :community_id"
)


def activity_by_id(session: Session, *, community_id: str, activity_id: str) -> Row | None:
    """One activity."""
    return session.first(f"{_ACTIVITY} AND a.id = :id", community_id=community_id, id=activity_id)


def held_between(session: Session, *, community_id: str, first: date, last: date, limit: int = 500) -> list[Row]:
    """Activities of a span of days, the latest first."""
    return session.all(
        f"{_ACTIVITY} AND a.held_on >= :first AND a.held_on <= :last"
        " ORDER BY a.held_on DESC, a.starts_at DESC LIMIT :limit",
        community_id=community_id,
        first=first,
        last=last,
        limit=limit,
    )


def published_between(session: Session, *, community_id: str, first: date, last: date) -> list[Row]:
    """What a sheet's rows may be listed under: published activities of a span of days."""
    return session.all(
        "SELECT id, name, name_key, held_on, starts_at, ends_at, item_code, leader_id, team_id, published_at"
        " FROM activity WHERE community_id = :community_id AND state = 'published'"
        " AND held_on >= :first AND held_on <= :last",
        community_id=community_id,
        first=first,
        last=last,
    )


def days_taken(session: Session, *, community_id: str, name_key: str, days: Sequence[date]) -> list[date]:
    """Those of some days that have a published activity of this name already."""
    named = {f"day_{place}": day for place, day in enumerate(days)}
    rows = session.all(
        "SELECT held_on FROM activity WHERE community_id = :community_id AND name_key = :name_key"
        f" AND state = 'published' AND held_on IN ({', '.join(f':{name}' for name in named)}) ORDER BY held_on",
        community_id=community_id,
        name_key=name_key,
        **named,
    )
    return [row.held_on for row in rows]


def coming(
    session: Session, *, community_id: str, first: date, last: date, ends_after: datetime, limit: int, offset: int
) -> list[Row]:
    """Published activities of a span of days that are not over, the soonest first."""
    return session.all(
        f"{_ACTIVITY} AND a.held_on >= :first AND a.held_on <= :last AND a.state = 'published'"
        " AND a.ends_at > :ends_after ORDER BY a.held_on, a.starts_at, a.id LIMIT :limit OFFSET :offset",
        community_id=community_id,
        first=first,
        last=last,
        ends_after=ends_after,
        limit=limit,
        offset=offset,
    )


def per_day(session: Session, *, community_id: str, first: date, last: date) -> list[Row]:
    """How many published activities each day of a span has, and the name of one of them."""
    return session.all(
        "SELECT held_on, COUNT(*) AS activities, MIN(name) AS name FROM activity WHERE community_id = :community_id"
        " AND held_on >= :first AND held_on <= :last AND state = 'published' GROUP BY held_on ORDER BY held_on",
        community_id=community_id,
        first=first,
        last=last,
    )


def call_ups(session: Session, *, community_id: str, since: date, limit: int = 20) -> list[Row]:
    """Emergency call-ups from a day on, the newest first."""
    return session.all(
        f"{_ACTIVITY} AND a.service_kind = 'emergency' AND a.is_call_up AND a.held_on >= :since"
        " ORDER BY a.held_on DESC, a.starts_at DESC LIMIT :limit",
        community_id=community_id,
        since=since,
        limit=limit,
    )


def cancelled_as(session: Session, *, community_id: str, activity_id: str) -> Row | None:
    """When and why an activity was called off: (recorded_at, reason, facts)."""
    return session.first(
        "SELECT o.recorded_at, o.reason, o.facts FROM move m JOIN operation o ON o.community_id = m.community_id"
        " AND o.seq = m.operation_seq WHERE m.community_id = :community_id AND m.subject_id = :id"
        " AND m.subject_table = 'activity' AND m.to_state = 'cancelled'",
        community_id=community_id,
        id=activity_id,
    )


def area_by_id(session: Session, *, community_id: str, area_id: str) -> Row | None:
    """One place."""
    return session.first(
        "SELECT id, kind, name FROM area WHERE community_id = :community_id AND id = :id",
        community_id=community_id,
        id=area_id,
    )


def places_to_meet(session: Session, *, community_id: str) -> list[Row]:
    """Service points, points of groups and grids, to which an activity may belong."""
    return session.all(
        "SELECT id, kind, name FROM area WHERE community_id = :community_id"
        " AND kind IN ('service_point', 'group_point', 'grid') ORDER BY kind DESC, name",
        community_id=community_id,
    )


def themes(session: Session, *, community_id: str, year: int) -> list[Row]:
    """The themes that were written down for a year: (month, name)."""
    return session.all(
        "SELECT month, name FROM month_theme WHERE community_id = :community_id AND year = :year ORDER BY month",
        community_id=community_id,
        year=year,
    )


def keep_theme(session: Session, *, community_id: str, id: str, year: int, month: int, name: str) -> None:
    """Write down what a month is about; an earlier theme of that month gives way."""
    session.change(
        "INSERT INTO month_theme (community_id, id, year, month, name)"
        " VALUES (:community_id, :id, :year, :month, :name)"
        " ON CONFLICT (community_id, year, month) DO UPDATE SET name = :name",
        community_id=community_id,
        id=id,
        year=year,
        month=month,
        name=name,
    )


def has_team(session: Session, *, community_id: str, team_id: str) -> bool:
    """Whether a team is on the register."""
    sql = "SELECT COUNT(*) FROM team WHERE community_id = :community_id AND id = :id"
    return bool(session.value(sql, community_id=community_id, id=team_id))


def count_entries(session: Session, *, community_id: str, activity_id: str) -> int:
    """How many claims stand under an activity."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM claim WHERE community_id = :community_id AND activity_id = :activity_id"
            " AND state <> 'withdrawn'",
            community_id=community_id,
            activity_id=activity_id,
        )
    )
