"""Posted facts as a rehearsal reads them: notice by notice, so that no question walks all records."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session


def notices_since(session: Session, *, community_id: str, first: date) -> list[Row]:
    """Notices posted on or after a day, in order; what was done since then hangs on one of them."""
    return session.all(
        "SELECT id, number, lines FROM notice WHERE community_id = :community_id AND posted_on >= :first"
        " ORDER BY number",
        community_id=community_id,
        first=first,
    )


def lines(session: Session, *, community_id: str, notice_id: str) -> list[Row]:
    """What was posted, with all that its worth was computed from."""
    return session.all(
        "SELECT l.id, l.household_id, l.person_id, l.activity_id, l.item_code, l.version_id, l.service_on, l.minutes,"
        " l.counted_minutes, l.rate_points, l.remainder_in_minutes, l.remainder_out_minutes, l.uncapped_points,"
        " l.points, l.cap_names, c.kind, c.hours_class, c.ends_at, c.stated_points FROM notice_line l"
        " JOIN claim c ON c.community_id = l.community_id AND c.id = l.id"
        " WHERE l.community_id = :community_id AND l.notice_id = :notice_id",
        community_id=community_id,
        notice_id=notice_id,
    )


def earlier_lines(session: Session, *, community_id: str, household_id: str, before: date) -> list[Row]:
    """What a household's claims came to before a day: for ceilings of a lifetime."""
    return session.all(
        "SELECT id, person_id, household_id, activity_id, item_code, service_on, counted_minutes, points"
        " FROM notice_line WHERE community_id = :community_id AND household_id = :household_id"
        " AND item_code IS NOT NULL AND service_on < :before",
        community_id=community_id,
        household_id=household_id,
        before=before,
    )
