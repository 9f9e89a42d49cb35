"""Minutes: how long (2小时30分, 2.5, 150分钟, 2:30, 2h) and at what time of day (上午9点, 9：00, 0.375)."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from core.sheets.cells import Cell, shortened, text_of, tidy
from core.sheets.days import with_arabic_digits
from core.sheets.rows import RowProblem

DAY_MINUTES = 1_440


class Unit(StrEnum):
    """What a bare number under a heading counts."""

    HOURS = "hours"
    MINUTES = "minutes"


_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_HOUR = r"(?:个?(?:小时|钟头|钟|时)|h(?:ours?|rs?)?)"
_MINUTE = r"(?:分钟?|m(?:in(?:ute)?s?)?)"
_HOURS_AND_MINUTES = re.compile(rf"{_NUMBER}{_HOUR}(?:零|又)?(?:{_NUMBER}{_MINUTE}?)?", re.IGNORECASE)
_MINUTES_ONLY = re.compile(rf"{_NUMBER}{_MINUTE}", re.IGNORECASE)
_HALVES = re.compile(r"(?:([0-9]+)个?半(?:小时|钟头|h)|([0-9]+)(?:个?小时|h)半)", re.IGNORECASE)
_HALF_HOUR = re.compile(r"半个?(?:小时|钟头|钟|h)", re.IGNORECASE)
_COLON = re.compile(r"([0-9]{1,3}):([0-5]?[0-9])(?::([0-5]?[0-9]))?")
_BARE = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def _rounded(minutes: Decimal | float) -> int:
    return int(Decimal(str(minutes)).to_integral_value(ROUND_HALF_UP))


def _of_number(number: Decimal, unit: Unit) -> int:
    return _rounded(number * 60 if unit is Unit.HOURS else number)


def minutes_of_text(text: str, unit: Unit = Unit.HOURS) -> int:
    """How long, in whole minutes; a bare number counts `unit`. May be negative or zero: the caller judges."""
    plain = tidy(text).replace(" ", "")
    if not plain:
        raise RowProblem("minutes_missing")
    if _BARE.fullmatch(plain):
        return _of_number(Decimal(plain), unit)
    if plain.startswith("-"):
        return -minutes_of_text(plain[1:], unit)
    bare = with_arabic_digits(plain)
    if match := _COLON.fullmatch(bare):
        return int(match[1]) * 60 + int(match[2]) + _rounded(int(match[3] or 0) / 60)
    if match := _HALVES.fullmatch(bare):
        return int(match[1] or match[2]) * 60 + 30
    if _HALF_HOUR.fullmatch(bare):
        return 30
    if match := _HOURS_AND_MINUTES.fullmatch(bare):
        return _rounded(Decimal(match[1]) * 60 + Decimal(match[2] or 0))
    if match := _MINUTES_ONLY.fullmatch(bare):
        return _rounded(Decimal(match[1]))
    raise RowProblem("minutes_unreadable", text=shortened(plain))


def minutes_of(cell: Cell, unit: Unit = Unit.HOURS) -> int:
    """How long, in whole minutes; Excel's own times count as durations.

    Raises RowProblem minutes_missing, minutes_unreadable.
    """
    if isinstance(cell, str):
        return minutes_of_text(cell, unit)
    if isinstance(cell, bool):
        raise RowProblem("minutes_unreadable", text=text_of(cell))
    if isinstance(cell, (int, float)):
        return _of_number(Decimal(repr(cell)), unit)
    if isinstance(cell, timedelta):
        return _rounded(cell.total_seconds() / 60)
    if isinstance(cell, time):
        return _minutes_of_time(cell)
    if isinstance(cell, datetime) and cell.year < 1905:  # 25:30 in a cell that is formatted as a time of day
        return DAY_MINUTES + _minutes_of_time(cell.time())
    raise RowProblem("minutes_unreadable", text=shortened(text_of(cell)))


def _minutes_of_time(moment: time) -> int:
    return moment.hour * 60 + moment.minute + _rounded(moment.second / 60 + moment.microsecond / 60_000_000)


_PERIODS = "凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜里"
_CLOCK = re.compile(
    rf"({_PERIODS})?([0-9]{{1,2}})(?:[:点时]([0-9]{{1,2}}|半|[一1]刻|3刻|整)?分?(?::[0-5]?[0-9](?:\.[0-9]+)?|[0-9]{{1,2}}秒)?"
    rf"|\.([0-5][0-9]))(am|pm)?",
    re.IGNORECASE,
)
_LATIN_HOUR = re.compile(r"()([0-9]{1,2})()()(am|pm)", re.IGNORECASE)
_COMPACT = re.compile(r"([01]?[0-9]|2[0-4])([0-5][0-9])")
_PARTS_OF_HOUR = {"半": 30, "一刻": 15, "1刻": 15, "3刻": 45, "整": 0}
_DAY_BEFORE = re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?[T ]*(?=[^0-9 ]*[0-9]{1,2}[:点时])")


def _hour(text: str, hour: int, period: str) -> int:
    if period in {"下午", "傍晚", "pm"} or (period in {"晚上", "晚", "夜里"} and 5 <= hour < 12):
        return hour if hour >= 12 else hour + 12
    if period in {"晚上", "晚", "夜里"}:
        if hour < 5:  # 晚上1点 may be the next day
            raise RowProblem("time_unreadable", text=shortened(text))
        return 24 if hour == 12 else hour
    if period == "中午":
        return hour + 12 if hour < 10 else hour
    if period in {"凌晨", "am"} and hour == 12:
        return 0
    return hour


def minute_of_day_text(text: str, period: str = "") -> int:
    """Minutes after midnight of a written time; `period` (下午) is what a first time passes on to a second one."""
    plain = tidy(text)
    bare = with_arabic_digits(_DAY_BEFORE.sub("", plain)).replace(" ", "")
    if match := _CLOCK.fullmatch(bare) or _LATIN_HOUR.fullmatch(bare):
        said = (match[1] or match[5] or period).lower()
        part = match[3] or match[4] or "0"
        minute = _PARTS_OF_HOUR.get(part, -1) if not part.isdigit() else int(part)
        hour = _hour(plain, int(match[2]), said)
    elif match := _COMPACT.fullmatch(bare):
        hour, minute = int(match[1]), int(match[2])
    elif re.fullmatch(r"[0-9]{1,2}|0?\.[0-9]+", bare):
        return _of_fraction(float(bare), plain)
    else:
        raise RowProblem("time_unreadable", text=shortened(plain))
    if not (0 <= minute < 60 and hour * 60 + minute <= DAY_MINUTES):
        raise RowProblem("time_unreadable", text=shortened(plain))
    return hour * 60 + minute


def _of_fraction(number: float, text: str) -> int:
    """Excel's 0.375 is nine o'clock; a whole number up to 24 is an hour; 900 and 1430 are written without the colon."""
    if 0 <= number < 1:
        return _rounded(number * DAY_MINUTES)
    if number.is_integer() and number <= 24:
        return int(number) * 60
    if number.is_integer() and number <= 2_400 and number % 100 < 60:
        return int(number // 100) * 60 + int(number % 100)
    if number > 18_264 and number % 1:  # a moment that the file does not mark as one
        return _rounded(number % 1 * DAY_MINUTES)
    raise RowProblem("time_unreadable", text=shortened(text))


def minute_of_day(cell: Cell) -> int | None:
    """Minutes after local midnight, 0 to 1440; None where nothing stands.

    Raises RowProblem time_unreadable.
    """
    if isinstance(cell, str):
        return minute_of_day_text(cell) if tidy(cell) else None
    if isinstance(cell, time):
        return _minutes_of_time(cell)
    if isinstance(cell, datetime):
        return _minutes_of_time(cell.time())
    if isinstance(cell, timedelta) and timedelta() <= cell <= timedelta(days=1):
        return _rounded(cell.total_seconds() / 60)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell >= 0:
        return _of_fraction(float(cell), text_of(cell))
    raise RowProblem("time_unreadable", text=shortened(text_of(cell)))


_BETWEEN = re.compile(r" *(?:[-~—–―]+|至|到) *")
_STARTS_WITH_DAY = re.compile(
    r"((?:[0-9]{4} *[-/.年] *)?[0-9]{1,2} *[-/.月] *[0-9]{1,2} *[日号]?)"
    r"[ T,]*(?:[(\[]?(?:星期|周)[一二三四五六日天][)\]]?)?[ T,]*(.*)"
)


def span_of_text(text: str) -> tuple[int, int]:
    """Start and end of 9:00-11:30, 上午9点到11点, 下午2点-4点."""
    parts = _BETWEEN.split(tidy(text))
    if len(parts) != 2:
        raise RowProblem("time_unreadable", text=shortened(tidy(text)))
    start = minute_of_day_text(parts[0])
    end = minute_of_day_text(parts[1])
    if end < start and (period := re.match("下午|傍晚|晚上|晚", parts[0])):
        end = minute_of_day_text(parts[1], period[0])
    return start, end


def day_and_span_of_text(text: str) -> tuple[str, tuple[int, int] | None]:
    """A cell under 服务时间 may hold a day, or a day with start and end: (text of the day, span)."""
    plain = tidy(text)
    if (match := _STARTS_WITH_DAY.fullmatch(plain)) and match[2] and _BETWEEN.search(match[2]):
        return match[1], span_of_text(match[2])
    return plain, None
