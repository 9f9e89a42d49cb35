"""The rules as everybody may read them: versions, the residents' decision, a worked example per item (domain E-15).

An example is computed by the real computation, so that it cannot say something else than a notice would.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import db.claims
import db.rule_drafts
import db.rules
from core.catalogue import Item, RuleBook
from core.clock import Clock, local_day
from core.commands import query
from core.errors import NotFound
from core.points import Fact, ItemRule, Remainders, Usage, lines_of
from core.policy import Actor, Role, Scope
from core.rehearsals import rules_of
from core.rule_checks import Difference, differences
from core.rule_drafts import Decision
from core.rules import NoRules, book_of
from db.engine import Row, Session

EXAMPLE_MINUTES: Final = 140
EXAMPLE_DAY: Final = date(2026, 1, 1)  # any month's first day
TIMES_MAX: Final = 60
VersionState = Literal["coming", "in_force", "past"]
OFFICE: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What one time comes to: of hours `minutes` of service, else one event. A deduction's points are taken away."""

    minutes: int
    points: int
    remainder_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """An item with its example; of one whose points are capped, how often until the cap and what it comes to then.

    `cap_period` is the period of that cap, empty without one.
    """

    item: Item
    levels: dict[str, int]
    example: Example
    times_to_cap: int
    points_at_cap: int
    cap_period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRules:
    """One version: when it is in force, who decided, and its items. `until_on` is its last day, None while open."""

    version_id: str
    number: int
    state: VersionState
    effective_on: date
    until_on: date | None
    household_month_points: int
    household_year_points: int
    fen_per_point: int
    decision: Decision | None
    items: tuple[ReadItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version in the list, with what it changed; of the first one that is nothing."""

    version_id: str
    number: int
    state: VersionState
    effective_on: date
    decision: Decision | None
    proposer: str
    approver: str
    changes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMinutes:
    """Minutes short of a whole point. `is_over`: of an item as an older version had it, so they wait for nothing."""

    code: str
    name: str
    name_english: str
    number: int
    minutes: int
    is_over: bool


@query("rules.read", roles=set(Role), scope=Scope.PUBLIC)
def read_rules(session: Session, clock: Clock, actor: Actor, *, number: int | None = None) -> ReadRules:
    """One version by its number, or the one in force today. Raises NotFound, NoRules."""
    today = local_day(clock.now(), actor.time_zone)
    versions = db.rules.versions(session, community_id=actor.community_id)
    states = _states(versions, today)
    if number is None:
        row = next((version for version in versions if states[version.id] == "in_force"), None)
        if row is None:
            raise NoRules(day=today)
    else:
        row = next((version for version in versions if version.number == number), None)
        if row is None:
            raise NotFound(number=number)
    book = book_of(session, actor.community_id, row)
    decided = {one.id: one for one in db.rule_drafts.decisions(session, community_id=actor.community_id)}
    return ReadRules(
        version_id=row.id,
        number=row.number,
        state=states[row.id],
        effective_on=row.effective_on,
        until_on=_last_day(versions, row),
        household_month_points=row.household_month_points,
        household_year_points=row.household_year_points,
        fen_per_point=row.fen_per_point,
        decision=_decision(decided.get(row.id)),
        items=tuple(read_items(book)),
    )


@query("rules.versions", roles=set(Role), scope=Scope.PUBLIC)
def rule_versions(session: Session, clock: Clock, actor: Actor) -> list[VersionLine]:
    """All versions, the newest first, each with what it changed. Names of people only for the office."""
    today = local_day(clock.now(), actor.time_zone)
    versions = sorted(db.rules.versions(session, community_id=actor.community_id), key=lambda one: -one.number)
    states = _states(versions, today)
    decided = {one.id: one for one in db.rule_drafts.decisions(session, community_id=actor.community_id)}
    books = {version.id: book_of(session, actor.community_id, version) for version in versions}
    is_office = bool(actor.roles & OFFICE)
    return [
        VersionLine(
            version_id=version.id,
            number=version.number,
            state=states[version.id],
            effective_on=version.effective_on,
            decision=_decision(decided.get(version.id)),
            proposer=(decided[version.id].proposer or "") if is_office and version.id in decided else "",
            approver=(decided[version.id].approver or "") if is_office and version.id in decided else "",
            changes=differences(books[before.id], books[version.id]) if before is not None else (),
        )
        for version, before in zip(versions, [*versions[1:], None], strict=True)
    ]


@query("rules.waiting_minutes", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def waiting_minutes(
    session: Session, clock: Clock, actor: Actor, *, household_id: str | None = None
) -> list[WaitingMinutes]:
    """A household's minutes short of a whole point, by item; those of an older version stay shown. Raises NotFound."""
    wanted = household_id or actor.household_id
    if wanted is None or (not actor.roles & OFFICE and wanted != actor.household_id):
        raise NotFound(household_id=household_id)
    today = local_day(clock.now(), actor.time_zone)
    versions = db.rules.versions(session, community_id=actor.community_id)
    numbers, states = {version.id: version.number for version in versions}, _states(versions, today)
    found = []
    for row in db.claims.remainders_of(session, community_id=actor.community_id, household_id=wanted):
        if not row.minutes:
            continue
        items = db.rules.items(session, community_id=actor.community_id, version_id=row.version_id)
        item = next(item for item in items if item.code == row.item_code)
        found.append(
            WaitingMinutes(
                code=row.item_code,
                name=item.name,
                name_english=item.name_english,
                number=numbers[row.version_id],
                minutes=row.minutes,
                is_over=states[row.version_id] == "past",
            )
        )
    return sorted(found, key=lambda one: (one.is_over, one.code, -one.number))


def read_items(book: RuleBook) -> Sequence[ReadItem]:
    """Every item of a catalogue with its example."""
    rules = rules_of(book)
    return [_read(item, rules[item.code]) for item in book.items]


# -- how it works ------------------------------------------------------------------------------------------------


def _read(item: Item, rule: ItemRule) -> ReadItem:
    minutes = EXAMPLE_MINUTES if item.unit == "hour" else 0
    line = lines_of([_fact(rule, 0, minutes)], Usage(), {})[0]
    times, points, period = _until_capped(item, rule, minutes)
    return ReadItem(
        item=item,
        levels=rule.levels,
        example=Example(
            minutes=minutes,
            points=item.points if item.unit == "deduct" else line.points,
            remainder_minutes=line.remainder_out_minutes,
        ),
        times_to_cap=times,
        points_at_cap=points,
        cap_period=period,
    )


def _until_capped(item: Item, rule: ItemRule, minutes: int) -> tuple[int, int, str]:
    """How often until a ceiling of the item's points is met, and what it has come to by then."""
    own = [cap for cap in item.caps if cap.measure == "points" and cap.period in ("month", "year", "lifetime")]
    if not own or item.unit == "deduct":
        return 0, 0, ""
    tightest = min(own, key=lambda cap: cap.amount)
    usage, total = Usage(), 0
    remainders: Remainders = {}
    for times in range(1, TIMES_MAX):
        total += lines_of([_fact(rule, times, minutes)], usage, remainders)[0].points
        if total >= tightest.amount:
            return times, total, tightest.period
    return 0, 0, ""


def _fact(rule: ItemRule, times: int, minutes: int) -> Fact:
    return Fact(
        claim_id=f"{times:03}",
        kind="hours" if minutes else "event",
        person_id="person",
        household_id="household",
        activity_id=f"activity {times}",
        service_on=EXAMPLE_DAY,
        service_end=times,
        minutes=minutes,
        stated_points=0,
        earns=True,
        rule=rule,
    )


def _states(versions: Sequence[Row], today: date) -> dict[str, VersionState]:
    begun = [version for version in versions if version.effective_on <= today]
    current = max(begun, key=lambda one: (one.effective_on, one.number), default=None)
    return {
        version.id: "coming"
        if version.effective_on > today
        else "in_force"
        if current is not None and version.id == current.id
        else "past"
        for version in versions
    }


def _last_day(versions: Sequence[Row], row: Row) -> date | None:
    """The day before the next version; one that was overtaken on its own day was never in force."""
    later = [one.effective_on for one in versions if one.number > row.number]
    return date.fromordinal(min(later).toordinal() - 1) if later else None


def _decision(row: Row | None) -> Decision | None:
    if row is None:
        return None
    return Decision(
        meeting=row.meeting,
        decided_on=row.decided_on,
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        votes_abstain=row.votes_abstain,
        reference=row.reference,
    )
