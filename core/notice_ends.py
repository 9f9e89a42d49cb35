"""When a notice is over (design 2, 6)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from core.calendars import NOTICE_WORKING_DAYS, working_day_after
from core.clock import local_day, start_of_day
from db.engine import Row, Session


def over_at(session: Session, notice: Row, time_zone: str) -> datetime:
    """When a notice is over: a later table of working days lengthens a provisional one, never shortens it (design 2).

    `notice` has posted_on, closes_at and is_provisional.
    """
    closes_at: datetime = notice.closes_at
    if not notice.is_provisional:
        return closes_at
    last_day, _ = working_day_after(session, notice.posted_on, count=NOTICE_WORKING_DAYS)
    return max(closes_at, start_of_day(last_day + timedelta(days=1), time_zone))


def last_day_of_notice(session: Session, notice: Row, time_zone: str) -> date:
    """The last day on which an objection keeps a claim of this notice from counting."""
    return local_day(over_at(session, notice, time_zone), time_zone) - timedelta(days=1)
