"""Working days (design 2): rows where a calendar is known, else Monday to Friday without the fixed holidays."""

from __future__ import annotations

from datetime import date, timedelta

import db.meta
from core.bootstrap import App
from core.errors import AppError
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


class CalendarUnreadable(AppError):
    """A row of a calendar file is not `date,is_working`; facts: row."""

    key = "error.calendar.unreadable"


def load_calendar(app: App, text: str, *, source: str) -> int:
    """Put working days right from lines of `2027-01-01,0`; answers how many days. Raises CalendarUnreadable."""
    days: list[tuple[date, bool]] = []
    for number, line in enumerate(text.splitlines(), 1):
        first, _, second = line.partition(",")
        if not line.strip() or (number == 1 and not first.strip()[:1].isdigit()):
            continue  # an empty line, or headings
        try:
            day = date.fromisoformat(first.strip())
        except ValueError as wrong:
            raise CalendarUnreadable(row=number) from wrong
        if second.strip() not in ("0", "1"):
            raise CalendarUnreadable(row=number)
        days.append((day, second.strip() == "1"))
    with app.writing() as (session, _):
        for day, is_working in days:
            db.meta.set_working_day(session, day=day, is_working=is_working, source=source[:40])
    return len(days)
