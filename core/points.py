"""What minutes and events come to: rates, remainders, caps, ceilings (design 6). Values in, values out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class CapRule:
    """A ceiling of an item: minutes or points per period, for a person or a household."""

    measure: str
    period: str
    holder: str
    amount: int

    @property
    def name(self) -> str:
        """How the ceiling is named on a notice line: `points/month/household/8`."""
        return f"{self.measure}/{self.period}/{self.holder}/{self.amount}"


@dataclass(frozen=True, slots=True)
class ItemRule:
    """One item of one version. `points` is per hour for unit `hour`, else per event."""

    code: str
    version_id: str
    unit: str
    points: int
    levels: dict[str, int]
    makes_hours: bool
    caps: tuple[CapRule, ...]
    household_month_points: int
    household_year_points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One approved claim, as far as its worth depends on it. `service_end` orders claims for the caps."""

    claim_id: str
    kind: str
    person_id: str | None
    household_id: str | None
    activity_id: str | None
    service_on: date
    service_end: int
    minutes: int
    stated_points: int
    earns: bool
    rule: ItemRule | None
    source_id: str | None = None  # of a reinstatement
    holder_id: str | None = None  # the household that has the points of one that dissolved

    @property
    def account_id(self) -> str | None:
        """Whose points and remainder it moves; ceilings stay with the household of the day."""
        return self.holder_id or self.household_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a claim came to; the sentence under it is made from these figures."""

    fact: Fact
    counted_minutes: int
    rate_points: int
    remainder_in_minutes: int
    remainder_out_minutes: int
    uncapped_points: int
    points: int
    cap_names: tuple[str, ...]


def points_of_minutes(minutes: int, remainder_in_minutes: int, rate_points: int) -> tuple[int, int]:
    """(points, remainder out in minutes): floor((minutes + remainder) × rate ÷ 60), the rest kept for next time."""
    assert rate_points > 0 and 60 % rate_points == 0, "a rate divides 60"
    whole = minutes + remainder_in_minutes
    points = whole * rate_points // 60
    return points, whole - points * 60 // rate_points


@dataclass(slots=True)
class Usage:
    """How much of each ceiling is used already: by earlier notices, and by the lines before in this one."""

    same_people: dict[str, str] = field(default_factory=dict)  # a merged row of the register → the one it became
    _sums: dict[tuple[Any, ...], int] = field(default_factory=lambda: defaultdict(int))

    def note(
        self,
        *,
        person_id: str | None,
        household_id: str | None,
        activity_id: str | None,
        code: str,
        service_on: date,
        counted_minutes: int,
        points: int,
    ) -> None:
        """Count one line."""
        whose = self.whose(person_id)
        for holder, holder_id in (("person", whose), ("household", household_id)):
            for period, when in _periods(service_on, activity_id):
                self._sums["minutes", holder, holder_id, code, period, when] += counted_minutes
                self._sums["points", holder, holder_id, code, period, when] += points
        self._sums["ceiling", household_id, "month", service_on.strftime("%Y-%m")] += points
        self._sums["ceiling", household_id, "year", service_on.year] += points

    def whose(self, person_id: str | None) -> str | None:
        """Whose a claim is now: rows of the register that were merged share their ceilings."""
        return self.same_people.get(person_id, person_id) if person_id else None

    def room(self, cap: CapRule, fact: Fact, code: str) -> int:
        """What is left under a cap for this claim."""
        holder_id = self.whose(fact.person_id) if cap.holder == "person" else fact.household_id
        when = dict(_periods(fact.service_on, fact.activity_id)).get(cap.period)
        if when is None:  # per activity, and there is none
            return cap.amount
        return max(0, cap.amount - self._sums[cap.measure, cap.holder, holder_id, code, cap.period, when])

    def ceiling_room(self, fact: Fact, rule: ItemRule) -> list[tuple[str, int]]:
        """What is left under the household's two ceilings."""
        month = self._sums["ceiling", fact.household_id, "month", fact.service_on.strftime("%Y-%m")]
        year = self._sums["ceiling", fact.household_id, "year", fact.service_on.year]
        return [
            (f"points/month/all/{rule.household_month_points}", max(0, rule.household_month_points - month)),
            (f"points/year/all/{rule.household_year_points}", max(0, rule.household_year_points - year)),
        ]


def _periods(service_on: date, activity_id: str | None) -> list[tuple[str, Any]]:
    periods: list[tuple[str, Any]] = [
        ("day", service_on),
        ("month", service_on.strftime("%Y-%m")),
        ("year", service_on.year),
        ("lifetime", ""),
    ]
    return [*periods, ("activity", activity_id)] if activity_id else periods


Remainders = dict[tuple[str, str, str], int]  # (household, item code, version) → minutes


def lines_of(facts: Iterable[Fact], usage: Usage, remainders: Remainders) -> Sequence[Line]:
    """Every claim's line, in order of service end, then claim id; `usage` and `remainders` move on as it goes."""
    ordered = sorted(facts, key=lambda fact: (fact.service_end, fact.claim_id))
    return [_line_of(fact, usage, remainders) for fact in ordered]


def _line_of(fact: Fact, usage: Usage, remainders: Remainders) -> Line:
    rule = fact.rule
    if fact.kind in ("opening", "reinstated"):  # outside caps and ceilings
        return _line(fact, counted=fact.minutes, uncapped=fact.stated_points, points=fact.stated_points)
    if rule is None or not fact.earns or fact.household_id is None or fact.kind == "deduction":
        return _line(fact, counted=fact.minutes)
    caps: list[str] = []
    counted = fact.minutes
    for cap in rule.caps:
        if cap.measure == "minutes" and (room := usage.room(cap, fact, rule.code)) < counted:
            counted, caps = room, [*caps, cap.name]
    key = (fact.account_id or fact.household_id, rule.code, rule.version_id)
    carried = remainders.get(key, 0) if rule.unit == "hour" else 0
    if rule.unit == "hour":
        uncapped, rest = points_of_minutes(counted, carried, rule.points)
        remainders[key] = rest
    else:
        uncapped, rest = fact.stated_points or rule.points, 0
    points = uncapped
    rooms = [(cap.name, usage.room(cap, fact, rule.code)) for cap in rule.caps if cap.measure == "points"]
    for name, room in (*rooms, *usage.ceiling_room(fact, rule)):
        if room < points:
            points, caps = room, [*caps, name]
    usage.note(
        person_id=fact.person_id,
        household_id=fact.household_id,
        activity_id=fact.activity_id,
        code=rule.code,
        service_on=fact.service_on,
        counted_minutes=counted,
        points=points,
    )
    return _line(
        fact,
        counted=counted,
        rate=rule.points,
        remainder_in=carried,
        remainder_out=rest,
        uncapped=uncapped,
        points=points,
        caps=tuple(caps),
    )


def _line(
    fact: Fact,
    *,
    counted: int,
    rate: int = 0,
    remainder_in: int = 0,
    remainder_out: int = 0,
    uncapped: int = 0,
    points: int = 0,
    caps: tuple[str, ...] = (),
) -> Line:
    return Line(
        fact=fact,
        counted_minutes=counted,
        rate_points=rate,
        remainder_in_minutes=remainder_in,
        remainder_out_minutes=remainder_out,
        uncapped_points=uncapped,
        points=points,
        cap_names=caps,
    )
