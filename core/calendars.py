"""Working days (design 2): rows where a calendar is known, else Monday to Friday without the fixed holidays."""

from __future__ import annotations

from datetime import date, timedelta

import db.meta
from db.engine import Session

NOTICE_WORKING_DAYS = 5
ENTRY_WORKING_DAYS = 10
_FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 2), (5, 3), *((10, day) for day in range(1, 8))}


def is_working_without_rows(day: date) -> bool:
    """The stand-in for a year without rows."""
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED_HOLIDAYS


def working_day_after(session: Session, start: date, *, count: int) -> tuple[date, bool]:
    """The `count`-th working day following `start`, and whether it rests on a year without rows (provisional)."""
    known = db.meta.working_days(session, first=start, last=start + timedelta(days=count * 3 + 21))
    day, left, is_provisional = start, count, False
    while left:
        day += timedelta(days=1)
        if day not in known:
            is_provisional = True
        if known.get(day, is_working_without_rows(day)):
            left -= 1
    return day, is_provisional
