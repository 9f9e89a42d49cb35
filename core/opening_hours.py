"""When a shop is open in a week: one line of text, read, written, asked (issue *Spending*, shops).

    1-6 08:00-20:00; 7 09:00-12:00,14:00-18:00

Days are 1 (Monday) to 7 (Sunday), times local. A time that ends at or before its start runs past midnight. Days in
words, full-width marks and single-figure hours are understood too; what is kept is always the form above.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from typing import Final

from core.clock import zone
from core.errors import AppError
from core.i18n import Translate

LETTERS_MAX: Final = 200
_DAY_MINUTES: Final = 24 * 60
_WEEK: Final = range(1, 8)
_EVERY_DAY: Final = re.compile(r"每天|每日|天天|daily|every ?day", re.IGNORECASE)
_ALL_DAY: Final = re.compile(r"全天|all day", re.IGNORECASE)
_NEXT_DAY: Final = re.compile(r"次日|第二天|next day", re.IGNORECASE)
_DAY_NAMES: Final = {
    **{name: number for number, name in enumerate("一二三四五六日", start=1)},
    "天": 7,
    **{name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), start=1)},
}
_DAY_NAME: Final = re.compile(
    r"(?:星期|礼拜|周)([一二三四五六日天])|\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\s*(?:[-–—―−~〜至到]|\bto\b)\s*")
_TIMES: Final = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


class HoursUnclear(AppError):
    """Opening hours that nobody can read; facts: text (the part that was not understood)."""

    key = "error.shop.hours_unclear"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open on one weekday (1 to 7) from a minute of the day to another; `until` above 1440 is after midnight."""

    weekday: int
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """A week of a shop; spans in order, none touching the next of its day."""

    spans: tuple[Span, ...]

    def __str__(self) -> str:
        """The form that is kept."""
        return "; ".join(f"{_days_text(days)} {_times_text(times)}" for days, times in self.by_days())

    def by_days(self) -> list[tuple[tuple[int, ...], tuple[tuple[int, int], ...]]]:
        """Days that have the same times, together; days off are left out."""
        of_day = {
            weekday: tuple((span.since, span.until) for span in spans)
            for weekday, spans in groupby(self.spans, key=lambda span: span.weekday)
        }
        days_of: dict[tuple[tuple[int, int], ...], list[int]] = {}
        for weekday, times in of_day.items():
            days_of.setdefault(times, []).append(weekday)
        return [(tuple(days), times) for times, days in days_of.items()]

    def is_open(self, at: datetime, time_zone: str) -> bool:
        """Whether the shop is open at an instant; the last minute is not in it."""
        return self.open_until(at, time_zone) is not None

    def open_until(self, at: datetime, time_zone: str) -> time | None:
        """The local time at which it closes next; None while it is closed. Always open is 00:00."""
        local = at.astimezone(zone(time_zone))
        minute = local.hour * 60 + local.minute
        for weekday, now in ((local.isoweekday(), minute), ((local.isoweekday() + 5) % 7 + 1, minute + _DAY_MINUTES)):
            for span in self.spans:
                if span.weekday == weekday and span.since <= now < span.until:
                    return _time(span.until)
        return None

    def opens_next(self, at: datetime, time_zone: str) -> tuple[int, time] | None:
        """When it opens next: days ahead (0 is today) and the local time; None where it never opens."""
        local = at.astimezone(zone(time_zone))
        minute = local.hour * 60 + local.minute
        for ahead in range(8):
            weekday = (local.isoweekday() - 1 + ahead) % 7 + 1
            for span in self.spans:
                if span.weekday == weekday and (ahead or span.since > minute):
                    return ahead, _time(span.since)
        return None


def read_hours(text: str | None) -> OpeningHours | None:
    """Hours as somebody typed them; None for nothing. Raises HoursUnclear, whose fact is the part that is not clear."""
    plain = unicodedata.normalize("NFKC", text or "").strip()
    if not plain:
        return None
    spans: set[Span] = set()
    for part in re.split(r"[;。\n]+", plain):
        if part.strip():
            spans |= _read_part(part.strip())
    found = OpeningHours(_joined(spans))
    if not spans or len(str(found)) > LETTERS_MAX:
        raise HoursUnclear(text=plain[:40])
    return found


def hours_to_type(text: str | None, t: Translate) -> str:
    """Kept hours as somebody would type them: in words, which `read_hours` reads back; empty for nothing."""
    hours = read_hours(text)
    return t("shops.hours.then").strip("|").join(hours_in_words(hours, t)) if hours else ""


def hours_in_words(hours: OpeningHours, t: Translate) -> list[str]:
    """One line for days that have the same times, such as `周一至周六 08:00–20:00`."""
    between = t("shops.hours.between").strip("|")
    lines = []
    for days, times in hours.by_days():
        day_words = t("shops.hours.every_day")
        if len(days) < 7:
            day_words = between.join(_run_words(run, t) for run in _runs(days))
        time_words = between.join(_span_words(since, until, t) for since, until in times)
        lines.append(t("shops.hours.line", days=day_words, times=time_words))
    return lines


# -- how it works ------------------------------------------------------------------------------------------------


def _read_part(part: str) -> set[Span]:
    """One part: its days, then its times."""
    plain = _NEXT_DAY.sub("", _ALL_DAY.sub(" 0:00-24:00", _EVERY_DAY.sub("1-7 ", part)))
    plain = _DAY_NAME.sub(lambda found: f" {_DAY_NAMES[(found[1] or found[2]).lower()]} ", plain)
    plain = re.sub(r"\s*[,、和及]\s*", ",", _BETWEEN.sub("-", plain))
    matched = re.fullmatch(r"(?:([1-7](?:[-,][1-7])*)(?:\s*:\s*|\s+))?(\d{1,2}:\d{2}-.+)", plain.strip())
    if matched is None:
        raise HoursUnclear(text=part[:40])
    days = _read_days(matched[1] or "1-7", part)
    times = [_read_times(one, part) for one in re.split(r"[,\s]+", matched[2].strip())]
    return {Span(day, since, until) for day in days for since, until in times}


def _read_days(text: str, part: str) -> set[int]:
    days: set[int] = set()
    for one in text.split(","):
        first, *rest = one.split("-")
        last = rest[0] if rest else first
        if len(rest) > 1 or int(last) < int(first):
            raise HoursUnclear(text=part[:40])
        days |= set(range(int(first), int(last) + 1))
    return days


def _read_times(text: str, part: str) -> tuple[int, int]:
    matched = _TIMES.fullmatch(text)
    if matched is None:
        raise HoursUnclear(text=part[:40])
    since_hour, since_minute, until_hour, until_minute = (int(figure) for figure in matched.groups())
    since, until = since_hour * 60 + since_minute, until_hour * 60 + until_minute
    if since_minute > 59 or until_minute > 59 or since >= _DAY_MINUTES or until > _DAY_MINUTES:
        raise HoursUnclear(text=part[:40])
    return since, until if until > since else until + _DAY_MINUTES


def _joined(spans: set[Span]) -> tuple[Span, ...]:
    """In order, those of one day that touch made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        last = joined[-1] if joined else None
        if last and last.weekday == span.weekday and span.since <= last.until:
            joined[-1] = Span(span.weekday, last.since, max(last.until, span.until))
        else:
            joined.append(span)
    return tuple(joined)


def _runs(days: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Days that follow each other, together; two alone stay two."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [tuple(run) for run in runs]


def _days_text(days: tuple[int, ...]) -> str:
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in _runs(days))


def _times_text(times: tuple[tuple[int, int], ...]) -> str:
    return ",".join(f"{_clock(since)}-{_clock(until)}" for since, until in times)


def _run_words(run: tuple[int, ...], t: Translate) -> str:
    first, last = t(f"shops.day.{run[0]}"), t(f"shops.day.{run[-1]}")
    return first if first == last else t("shops.hours.days", first=first, last=last)


def _span_words(since: int, until: int, t: Translate) -> str:
    if (since, until) == (0, _DAY_MINUTES):
        return t("shops.hours.all_day")
    if until > _DAY_MINUTES:
        return t("shops.hours.overnight", since=_clock(since), until=_clock(until))
    return f"{_clock(since)}–{_clock(until)}"


def _clock(minute: int) -> str:
    """`24:00` stays, so that a day's end is not taken for its beginning."""
    if minute == _DAY_MINUTES:
        return "24:00"
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
