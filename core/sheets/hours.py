"""A row of an hours sheet: who, when, what, how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from core.sheets.cells import (
    Cell,
    Remembered,
    free_text,
    human_number,
    is_written,
    name_of,
    optional_text,
    phone_of,
    text_of,
)
from core.sheets.days import day_of, day_of_text
from core.sheets.durations import DAY_MINUTES, Unit, day_and_span_of_text, minute_of_day, minutes_of, span_of_text
from core.sheets.headings import Headings
from core.sheets.rows import RowProblem

Values = tuple[object, ...]
Identity = tuple[object, ...]
RowReader = Callable[[list[Cell]], tuple[Values, tuple[Identity, ...]]]


def hours_reader(headings: Headings, *, today: date, is_1904: bool) -> RowReader:
    """A function that turns one row into the values of HoursRow (without row and sheet) and its identity (design 6)."""
    at = headings.columns.get
    name_at, phone_at, card_at = at("name", -1), at("phone", -1), at("card_number", -1)
    volunteer_at, activity_at, note_at = at("volunteer_number", -1), at("activity", -1), at("note", -1)
    start_at, end_at = at("start", -1), at("end", -1)
    names, phones, numbers = Remembered(name_of), Remembered(phone_of), Remembered(human_number)
    activities, notes, clock = Remembered(_activity_of), Remembered(optional_text), Remembered(minute_of_day)
    same = Remembered(lambda activity: text_of(activity).replace(" ", ""))  # however wide its marks are written
    read_minutes = duration_reader(headings, "duration")
    read_day = _day_reader(headings, today=today, is_1904=is_1904)

    def read(row: list[Cell]) -> tuple[Values, tuple[Identity, ...]]:
        name = names[row[name_at]]
        phone, phone_lost = phones[row[phone_at]]
        volunteer_number, card_number = numbers[row[volunteer_at]], numbers[row[card_at]]
        start, end, given = clock[row[start_at]], clock[row[end_at]], read_minutes(row)
        service_on, said_start, said_end, said_minutes = read_day(row)
        if start is None and end is None:
            start, end = said_start, said_end
        if given is None and start is None:
            given = said_minutes
        if service_on > today:
            raise RowProblem("date_in_future", day=service_on)
        activity = activities[row[activity_at]]
        minutes = _served(start, end, given)
        end = None if start is None else start + minutes if end is None else end
        values = (
            name, phone, phone_lost, volunteer_number, card_number, service_on, activity, start, end, minutes,
            notes[row[note_at]],
        )  # fmt: skip
        moment = -minutes if start is None else start  # below zero: told apart from a start
        return values, ((name, phone, volunteer_number, card_number, same[activity], service_on, moment),)

    return read


def _activity_of(cell: Cell) -> str:
    activity = free_text(cell)
    if not activity:
        raise RowProblem("activity_missing")
    return activity


def duration_reader(headings: Headings, field: str) -> Callable[[list[Cell]], int | None]:
    """Minutes of the duration column, or of two columns of hours and minutes beside each other; None for blank."""
    column, minute_column = headings.columns.get(field, -1), headings.minute_column

    def reader_of(unit: Unit) -> Remembered[int | None]:
        return Remembered(lambda cell: minutes_of(cell, unit) if text_of(cell) else None)

    whole = reader_of(Unit.MINUTES if headings.is_minutes else Unit.HOURS)
    if minute_column is None:
        return lambda row: whole[row[column]]
    rest = reader_of(Unit.MINUTES)

    def both(row: list[Cell]) -> int | None:
        hours, minutes = whole[row[column]], rest[row[minute_column]]
        return None if hours is None and minutes is None else (hours or 0) + (minutes or 0)

    return both


DayAndSpan = tuple[date, int | None, int | None, int | None]  # day, start, end, minutes


def _day_reader(headings: Headings, *, today: date, is_1904: bool) -> Callable[[list[Cell]], DayAndSpan]:
    """The day of a row, and what a column 服务时间 says beside it: start and end, or how long."""
    date_at, when_at, start_at = (headings.columns.get(field, -1) for field in ("date", "when", "start"))
    days = Remembered(lambda cell: day_of(cell, today, is_1904))
    alone = Remembered(lambda cell: _when_alone(cell, today, is_1904))
    beside = Remembered(_when_beside_a_day)

    def from_date(row: list[Cell]) -> DayAndSpan:
        day = row[date_at]
        if day == "" and _is_moment(row[start_at]):  # 2026-11-18 09:00 under 签到时间 says the day too
            day = row[start_at]
        return days[day], None, None, None

    def from_when(row: list[Cell]) -> DayAndSpan:
        if is_written(row[date_at]):
            return days[row[date_at]], *beside[row[when_at]]
        return alone[row[when_at]]

    return from_date if when_at < 0 else from_when


def _is_moment(cell: Cell) -> bool:
    return isinstance(cell, datetime) or (isinstance(cell, str) and len(cell) > 9)


def _when_alone(when: Cell, today: date, is_1904: bool) -> DayAndSpan:
    if not isinstance(when, str):
        return day_of(when, today, is_1904), None, None, None
    day, span = day_and_span_of_text(when)
    return day_of_text(day, today, is_1904), *(span or (None, None)), None


def _when_beside_a_day(when: Cell) -> tuple[int | None, int | None, int | None]:
    if not is_written(when) or isinstance(when, date):
        return None, None, None
    if isinstance(when, str):
        try:
            return *span_of_text(when), None
        except RowProblem:
            pass  # no start and end: it says how long, or nothing that can be read
    return None, None, minutes_of(when)


def _served(start: int | None, end: int | None, given: int | None) -> int:
    """The minutes of a row: what is written, else from start to end."""
    if start is not None and end is not None:
        if end < start:
            raise RowProblem("end_before_start", start=_clock(start), end=_clock(end))
        span = end - start
        if given is None:
            given = span
        elif given > span:
            raise RowProblem("minutes_over_span", minutes=given, span_minutes=span)
    if given is None:
        raise RowProblem("minutes_missing")
    if given < 0:
        raise RowProblem("minutes_negative")
    if given == 0:
        raise RowProblem("minutes_zero")
    if given > DAY_MINUTES or (start is not None and start + given > DAY_MINUTES):
        raise RowProblem("minutes_over_day", minutes=given)
    return given


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"
