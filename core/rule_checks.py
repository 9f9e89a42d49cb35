"""What a version of the catalogue must keep to before anybody votes on it, and how two versions differ (design 6)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from core.blocked_reasons import blocked_reason
from core.catalogue import Cap, Item, RuleBook
from core.errors import AppError
from core.points import CapRule

UNITS: Final = ("hour", "event", "level", "deduct")
CATEGORIES: Final = "ABCD"
PERIODS: Final = ("activity", "day", "month", "year", "lifetime")
POINTS_MAX: Final = 200
DEDUCTED_MAX: Final = 10
AMOUNT_MAX: Final = 100_000
CAPS_MAX: Final = 6
#: the levels there are words for, on every page that offers them
LEVEL_NAMES: Final = (
    "stall", "visit", "hazard", "subdistrict", "county", "city", "province", "nation", "first", "second", "third",
)  # fmt: skip
DAY_MINUTES: Final = 1440
HOURLY: Final = tuple(points for points in range(1, 61) if 60 % points == 0)


class RuleRefused(AppError):
    """A version that cannot be decided on; facts: code of the item."""

    key = "error.rules.refused"


class CodeMalformed(RuleRefused):
    key = "error.rules.code_malformed"


class CodeTwice(RuleRefused):
    key = "error.rules.code_twice"


class TextMissing(RuleRefused):
    """Facts: code, field (name, name_english, evidence, evidence_english, reminder)."""

    key = "error.rules.text_missing"


class TextTooLong(RuleRefused):
    """Facts: code, field, most."""

    key = "error.rules.text_too_long"


class BlockedReason(RuleRefused):
    """Points are not linked to this; facts: code, reason, word."""

    key = "error.rules.blocked_reason"


class RateNotEven(RuleRefused):
    """Points per hour must divide 60; facts: code, points."""

    key = "error.rules.rate_not_even"


class PointsOutside(RuleRefused):
    """Facts: code, points, most."""

    key = "error.rules.points_outside"


class HoursOutside(RuleRefused):
    """Only items of category C that count minutes make hours; facts: code."""

    key = "error.rules.hours_outside"


class LevelsMalformed(RuleRefused):
    """Facts: code."""

    key = "error.rules.levels_malformed"


class CapMalformed(RuleRefused):
    """An amount must be above 0, minutes only where minutes count; facts: code, amount."""

    key = "error.rules.cap_malformed"


class CapTwice(RuleRefused):
    """Facts: code."""

    key = "error.rules.cap_twice"


class ReminderMissing(RuleRefused):
    """Points are taken away only after one reminder; facts: code."""

    key = "error.rules.reminder_missing"


class CeilingsMalformed(RuleRefused):
    """Facts: month_points, year_points."""

    key = "error.rules.ceilings_malformed"


class NoItems(RuleRefused):
    key = "error.rules.no_items"


TEXTS: Final = (("name", 80), ("name_english", 120), ("evidence", 120), ("evidence_english", 160), ("reminder", 120))


def problems_of(book: RuleBook) -> Iterator[RuleRefused]:
    """Everything that forbids a version, item by item."""
    if not book.items:
        yield NoItems()
    for code, times in Counter(item.code for item in book.items).items():
        if times > 1:
            yield CodeTwice(code=code)
    for item in book.items:
        yield from problems_of_item(item)
    month, year = book.household_month_points, book.household_year_points
    if not 0 < month <= year <= AMOUNT_MAX:
        yield CeilingsMalformed(month_points=month, year_points=year)


def problems_of_item(item: Item) -> Iterator[RuleRefused]:
    """What forbids one item."""
    code = item.code
    if not re.fullmatch(rf"[{CATEGORIES}][1-9]\d?", code):
        yield CodeMalformed(code=code[:8])
    is_deduction = item.unit == "deduct"
    for field, most in TEXTS:
        text = getattr(item, field)
        if field == "reminder":
            if is_deduction and not text.strip():
                yield ReminderMissing(code=code)
        elif not text.strip():
            yield TextMissing(code=code, field=field)
        if len(text) > most:
            yield TextTooLong(code=code, field=field, most=most)
    texts = [getattr(item, field) for field, _ in TEXTS]
    if blocked := blocked_reason(texts, is_deduction=is_deduction):
        yield BlockedReason(code=code, reason=blocked[0], word=blocked[1])
    yield from _problems_of_points(item)
    yield from _problems_of_caps(item)


def _problems_of_points(item: Item) -> Iterator[RuleRefused]:
    code, points = item.code, item.points
    most = DEDUCTED_MAX if item.unit == "deduct" else POINTS_MAX
    if item.unit not in UNITS:
        yield PointsOutside(code=code, points=points, most=most)
    elif item.unit == "hour" and points not in HOURLY:
        yield RateNotEven(code=code, points=points)
    elif not 0 < points <= most:
        yield PointsOutside(code=code, points=points, most=most)
    if item.makes_hours and (item.unit != "hour" or not code.startswith("C")):
        yield HoursOutside(code=code)
    if (item.unit == "level") != bool(item.levels):
        yield LevelsMalformed(code=code)
    elif item.levels:
        yield from _problems_of_levels(item)


def _problems_of_levels(item: Item) -> Iterator[RuleRefused]:
    parts = [part.partition(":") for part in item.levels.split(",")]
    names = [name for name, _, _ in parts]
    is_right = (
        len(item.levels) <= 120
        and len(set(names)) == len(names)
        and all(
            name in LEVEL_NAMES and re.fullmatch(r"[1-9]\d{0,2}", points) and int(points) <= POINTS_MAX
            for name, _, points in parts
        )
    )
    if not is_right:
        yield LevelsMalformed(code=item.code)


def _problems_of_caps(item: Item) -> Iterator[RuleRefused]:
    code = item.code
    if len({(cap.measure, cap.period, cap.holder) for cap in item.caps}) != len(item.caps) or len(item.caps) > CAPS_MAX:
        yield CapTwice(code=code)
    for cap in item.caps:
        is_of_time = cap.measure == "minutes"
        if (
            cap.measure not in ("minutes", "points")
            or cap.period not in PERIODS
            or cap.holder not in ("person", "household")
            or not 0 < cap.amount <= AMOUNT_MAX
            or (is_of_time and item.unit != "hour")
            or (is_of_time and cap.period in ("activity", "day") and cap.amount > DAY_MINUTES)
        ):
            yield CapMalformed(code=code, amount=cap.amount)


# -- how two versions differ -------------------------------------------------------------------------------------

DifferenceKind = Literal[
    "added", "retired", "points", "unit", "hours", "levels", "renamed", "evidence", "reminder", "cap_new", "cap_gone",
    "cap_changed", "month_ceiling", "year_ceiling",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is otherwise in the later version; `cap` is the ceiling meant, `before` and `after` its amounts.

    Of *renamed*, *evidence* and *reminder* the texts stand in `old` and `new`.
    """

    kind: DifferenceKind
    code: str = ""
    name: str = ""
    name_english: str = ""
    unit: str = ""
    before: int = 0
    after: int = 0
    old: str = ""
    new: str = ""
    cap: str = ""


def differences(before: RuleBook, after: RuleBook) -> tuple[Difference, ...]:
    """What changed from one version to the other, by code, the household's ceilings last."""
    old, new = ({item.code: item for item in book.items} for book in (before, after))
    found: list[Difference] = []
    for code in sorted(old.keys() | new.keys(), key=_in_order):
        if code not in new:
            found.append(_one("retired", old[code], before=old[code].points))
        elif code not in old:
            found.append(_one("added", new[code], after=new[code].points))
        else:
            found += _of_item(old[code], new[code])
    if before.household_month_points != after.household_month_points:
        found.append(Difference(kind="month_ceiling", before=before.household_month_points,
                                after=after.household_month_points))  # fmt: skip
    if before.household_year_points != after.household_year_points:
        found.append(Difference(kind="year_ceiling", before=before.household_year_points,
                                after=after.household_year_points))  # fmt: skip
    return tuple(found)


def _of_item(old: Item, new: Item) -> Iterator[Difference]:
    if old.unit != new.unit:
        yield _one("unit", new, old=old.unit, new=new.unit)
    if old.points != new.points and not (old.levels and new.levels):
        yield _one("points", new, before=old.points, after=new.points)
    if old.levels != new.levels:
        yield _one("levels", new, old=old.levels, new=new.levels)
    if old.makes_hours != new.makes_hours:
        yield _one("hours", new, new="yes" if new.makes_hours else "no")
    if (old.name, old.name_english) != (new.name, new.name_english):
        yield _one("renamed", new, old=old.name, new=new.name)
    if (old.evidence, old.evidence_english) != (new.evidence, new.evidence_english):
        yield _one("evidence", new, old=old.evidence, new=new.evidence)
    if old.reminder != new.reminder:
        yield _one("reminder", new, old=old.reminder, new=new.reminder)
    caps = [{(cap.measure, cap.period, cap.holder): cap for cap in item.caps} for item in (old, new)]
    for key in sorted(caps[0].keys() | caps[1].keys()):
        was, now = caps[0].get(key), caps[1].get(key)
        if was is None and now is not None:
            yield _one("cap_new", new, after=now.amount, cap=name_of(now))
        elif now is None and was is not None:
            yield _one("cap_gone", new, before=was.amount, cap=name_of(was))
        elif was is not None and now is not None and was.amount != now.amount:
            yield _one("cap_changed", new, before=was.amount, after=now.amount, cap=name_of(now))


def _one(kind: DifferenceKind, item: Item, *, before: int = 0, after: int = 0, old: str = "", new: str = "",
         cap: str = "") -> Difference:  # fmt: skip
    return Difference(
        kind=kind, code=item.code, name=item.name, name_english=item.name_english, unit=item.unit, before=before,
        after=after, old=old, new=new, cap=cap,
    )  # fmt: skip


def name_of(cap: Cap) -> str:
    """As notice lines name a ceiling."""
    return CapRule(cap.measure, cap.period, cap.holder, cap.amount).name


def _in_order(code: str) -> tuple[str, int]:
    return code[:1], int(code[1:]) if code[1:].isdigit() else 0
