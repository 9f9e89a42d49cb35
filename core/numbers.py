"""The five-number statement of any day and any span of days, by recorded time: opening, flows, close (design 1).

A close is the next day's opening, and the close of a sealed day is what its seal says, so that nothing that comes in
later changes a printed day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.funds
import db.reports
import db.seals
from core.clock import Clock, local_day, start_of_day
from core.commands import query
from core.errors import Malformed, NotFound
from core.policy import Actor, Role, Scope
from core.seals import check_value, is_genuine, totals_through, way_of
from db.engine import Session

OFFICE: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}
#: number -> the account groups that it sums; the first is where all comes from. `moved` is no account: what a household
#: got from one that dissolved counts as issued to it, what it gave away no longer does (design 3)
POINTS: Final = {
    "issued": ("issued", "moved"),
    "in_notice": ("notice",),
    "available": ("available",),
    "spent": ("spent",),
    "expired": ("expired",),
    "taken_back": ("recalled", "deducted"),
}
MONEY: Final = {
    "funded": ("source",),
    "returned": ("returned",),
    "free": ("free",),
    "outstanding": ("outstanding",),
    "owed": ("owed", "disputed"),
    "paid": ("paid", "due_back"),
}
_OF_GROUP: Final = {
    f"{unit}/{group}": name
    for unit, numbers in (("points", POINTS), ("fen", MONEY))
    for name, groups in numbers.items()
    for group in groups
}
SOURCES: Final = ("issued", "funded")
OF_HOUSEHOLDS: Final = ("points/notice/", "points/available/", "points/spent/")
MOVED_TO: Final = "points/moved"  # in a household's own statement, the side of another household


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One of the numbers over a span: `opening` + `into` − `out` = `closing`, in points or fen.

    Of *issued* and *funded* `into` is what came into being.
    """

    name: str
    opening: int
    into: int
    out: int
    closing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What went from one number to another within the span; both names may be the same for *disputed* and *due back*.

    `source` and `target` are account groups: `notice`, `available`, `disputed` …
    """

    source: str
    target: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """One unit's numbers, the source first, and the flows between them."""

    lines: tuple[Line, ...]
    flows: tuple[Flow, ...]

    @property
    def closes(self) -> bool:
        """Whether what came into being equals its parts, at the opening and at the close."""
        source, *parts = self.lines
        return source.opening == sum(one.opening for one in parts) and source.closing == sum(
            one.closing for one in parts
        )

    def line(self, name: str) -> Line:
        """One of the numbers by its name."""
        return next(one for one in self.lines if one.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The statement of a span of local days. `check_value` is that of the last day's seal, None before it is sealed.

    `is_over`: whether the last day has ended; until then more may come in. `money` is None for a household, `points`
    for a fund.
    """

    first: date
    last: date
    is_over: bool
    check_value: str | None
    points: Sums | None
    money: Sums | None


@query("numbers.community", roles=set(Role), scope=Scope.PUBLIC)
def community_numbers(session: Session, clock: Clock, actor: Actor, *, first: date, last: date) -> Numbers:
    """Points and money of the community over a span of local days. Raises Malformed."""
    opening, closing = _both_ends(session, clock, actor, first, last)
    return _numbers(
        session, clock, actor, first, last,
        points=_sums("points", opening, closing), money=_sums("fen", opening, closing),
    )  # fmt: skip


@query("numbers.fund", roles=OFFICE, scope=Scope.COMMUNITY)
def fund_numbers(session: Session, clock: Clock, actor: Actor, *, fund_id: str, first: date, last: date) -> Numbers:
    """Money of one fund over a span of local days. Raises NotFound, Malformed."""
    if db.funds.fund(session, community_id=actor.community_id, fund_id=fund_id) is None:
        raise NotFound(fund_id=fund_id)
    opening, closing = (
        {way: amount for way, amount in totals.items() if way.endswith(f"/{fund_id}")}
        for totals in _both_ends(session, clock, actor, first, last)
    )
    return _numbers(session, clock, actor, first, last, money=_sums("fen", opening, closing))


@query("numbers.household", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def household_numbers(
    session: Session, clock: Clock, actor: Actor, *, household_id: str, first: date, last: date
) -> Numbers:
    """Points of one household over a span of local days; a foreign one is not found. Raises NotFound, Malformed."""
    if not actor.roles & OFFICE and household_id != actor.household_id:
        raise NotFound(household_id=household_id)
    _refuse_odd_span(clock, actor, first, last)
    opening, closing = (
        household_totals(session, actor, household_id=household_id, day=day)
        for day in (first - timedelta(days=1), last)
    )
    return _numbers(session, clock, actor, first, last, points=_sums("points", opening, closing))


def household_totals(session: Session, actor: Actor, *, household_id: str, day: date) -> dict[str, int]:
    """What had gone into and out of a household's accounts by the end of a local day, by way."""
    totals: dict[str, int] = defaultdict(int)
    rows = db.reports.household_sides(
        session,
        community_id=actor.community_id,
        household_id=household_id,
        before=start_of_day(day + timedelta(days=1), actor.time_zone),
    )
    for row in rows:
        if row.other.startswith(OF_HOUSEHOLDS) and not row.other.endswith(f"/{household_id}"):
            sides = (row.account, MOVED_TO) if row.direction > 0 else (MOVED_TO, row.account)
            totals[way_of(*sides)] += int(row.amount)
        elif row.direction > 0:
            totals[way_of(row.account, row.other)] += int(row.amount)
        elif not row.other.endswith(f"/{household_id}"):  # what stays in the house was met on its way in
            totals[way_of(row.other, row.account)] += int(row.amount)
    return dict(totals)


def _both_ends(
    session: Session, clock: Clock, actor: Actor, first: date, last: date
) -> tuple[dict[str, int], dict[str, int]]:
    _refuse_odd_span(clock, actor, first, last)
    named = {"community_id": actor.community_id, "time_zone": actor.time_zone}
    return (
        totals_through(session, **named, day=first - timedelta(days=1)),
        totals_through(session, **named, day=last),
    )


def _refuse_odd_span(clock: Clock, actor: Actor, first: date, last: date) -> None:
    if first > last or first <= date.min + timedelta(days=1):
        raise Malformed(field="first")
    if last > local_day(clock.now(), actor.time_zone):
        raise Malformed(field="last")


def _sums(unit: str, opening: Mapping[str, int], closing: Mapping[str, int]) -> Sums:
    numbers = POINTS if unit == "points" else MONEY
    (into_before, out_before), (into, out) = _turnover(opening), _turnover(closing)
    lines = []
    for name in numbers:
        sign = -1 if name in SOURCES else 1  # of what comes into being the books hold the other side
        lines.append(
            Line(
                name=name,
                opening=sign * (into_before[name] - out_before[name]),
                into=(out if sign < 0 else into)[name] - (out_before if sign < 0 else into_before)[name],
                out=(into if sign < 0 else out)[name] - (into_before if sign < 0 else out_before)[name],
                closing=sign * (into[name] - out[name]),
            )
        )
    return Sums(lines=tuple(lines), flows=_flows(unit, opening, closing))


def _turnover(totals: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """What went into and out of each number; what moved within one is left out."""
    into: dict[str, int] = defaultdict(int)
    out: dict[str, int] = defaultdict(int)
    for way, amount in totals.items():
        source, target = (_OF_GROUP["/".join(side.split("/")[:2])] for side in way.split(">"))
        if source != target:
            into[target] += amount
            out[source] += amount
    return into, out


def _flows(unit: str, opening: Mapping[str, int], closing: Mapping[str, int]) -> tuple[Flow, ...]:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for way, amount in closing.items():
        source, target = (side.split("/")[1] for side in way.split(">"))
        if way.startswith(f"{unit}/") and amount != opening.get(way, 0):
            sums[source, target] += amount - opening.get(way, 0)
    order = [group for groups in (POINTS if unit == "points" else MONEY).values() for group in groups]
    ways = sorted(sums, key=lambda way: (order.index(way[0]), order.index(way[1])))
    return tuple(Flow(source=source, target=target, amount=sums[source, target]) for source, target in ways)


def _numbers(
    session: Session, clock: Clock, actor: Actor, first: date, last: date, *, points: Sums | None = None,
    money: Sums | None = None,
) -> Numbers:  # fmt: skip
    seal = db.seals.by_day(session, community_id=actor.community_id, day=last)
    is_sealed = seal is not None and is_genuine(session, actor.community_id, seal)
    return Numbers(
        first=first,
        last=last,
        is_over=last < local_day(clock.now(), actor.time_zone),
        check_value=check_value(seal.signature) if seal is not None and is_sealed else None,
        points=points,
        money=money,
    )
