"""A rehearsal: what was posted in a span of days, computed again under a draft, writing nothing (design 6).

Both sides go through the same computation as a notice. Under the rules of its own day every line must come to what was
posted; where one does not, the rehearsal says how many. Lines outside the span count as they were posted. Minutes
that waited for the next time are carried as they were, so a draft without changes changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

import db.places
import db.rehearsals
from core.catalogue import RuleBook
from core.clock import Clock, start_of_day
from core.commands import query
from core.errors import Malformed
from core.masking import masked_name
from core.points import CapRule, Fact, ItemRule, Line, Remainders, Usage, lines_of
from core.policy import Actor, Role, Scope
from core.rule_drafts import READERS, draft_book
from core.rules import Catalogue, levels_of
from db.engine import Row, Session
from db.types import to_microseconds

NAMED: Final = {Role.STAFF, Role.REVIEWER, Role.ADMINISTRATOR}  # who sees households by name at the desk
DRAFT: Final = "draft"
COMPUTED: Final = ("hours", "event")  # openings, deductions and the like do not follow from the rules' points
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEffect:
    """One item: how many lines, and what they came and would come to."""

    code: str
    lines: int
    present_points: int
    draft_points: int

    @property
    def change(self) -> int:
        return self.draft_points - self.present_points


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdEffect:
    """One household, named for those who may know."""

    household_id: str
    name: str
    building: str
    card: str
    present_points: int
    draft_points: int

    @property
    def change(self) -> int:
        return self.draft_points - self.present_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """Who would gain and lose. `unlike` lines did not come to what was posted under their own rules: none should.

    `fen_per_point` is the peg and stays; `months` are the calendar months that the span touches.
    """

    first: date
    last: date
    lines: int
    unlike: int
    households: tuple[HouseholdEffect, ...]
    items: tuple[ItemEffect, ...]
    present_points: int
    draft_points: int
    months: int
    fen_per_point: int
    is_masked: bool

    @property
    def gaining(self) -> tuple[HouseholdEffect, ...]:
        """Households that would have more, the largest gain first."""
        return tuple(one for one in self.households if one.change > 0)

    @property
    def losing(self) -> tuple[HouseholdEffect, ...]:
        """Households that would have less, the largest loss first."""
        return tuple(reversed([one for one in self.households if one.change < 0]))

    @property
    def change_fen_a_month(self) -> int:
        """What the draft costs more (or, below 0, less) in a month."""
        return (self.draft_points - self.present_points) * self.fen_per_point // self.months

    @property
    def draft_fen_a_month(self) -> int:
        return self.draft_points * self.fen_per_point // self.months


def last_quarter(today: date) -> tuple[date, date]:
    """First and last day of the calendar quarter before today's."""
    this_began = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    last = this_began - timedelta(days=1)
    return date(last.year, last.month - 2, 1), last


@query("rules.rehearse", roles=READERS, scope=Scope.COMMUNITY)
def rehearse(
    session: Session,
    clock: Clock,
    actor: Actor,
    *,
    draft_id: str,
    first: date,
    last: date,
    progress: Progress | None = None,
) -> Rehearsal:
    """What was done from `first` to `last` and posted, under the draft. Raises NotFound, Malformed."""
    if first > last:
        raise Malformed(field="first")
    book = draft_book(session, community_id=actor.community_id, draft_id=draft_id)
    return rehearse_book(session, actor, book=book, first=first, last=last, progress=progress)


def rehearse_book(
    session: Session, actor: Actor, *, book: RuleBook, first: date, last: date, progress: Progress | None = None
) -> Rehearsal:
    """As `rehearse`, for a catalogue that is no draft of this community."""
    replay = _Replay(session, actor.community_id, book=book, first=first, last=last)
    notices = db.rehearsals.notices_since(session, community_id=actor.community_id, first=first.replace(month=1, day=1))
    for place, notice in enumerate(notices):
        replay.take(db.rehearsals.lines(session, community_id=actor.community_id, notice_id=notice.id))
        if progress:
            progress(place + 1, len(notices))
    is_masked = not actor.roles & NAMED
    homes = {row.id: row for row in db.places.households(session, community_id=actor.community_id)}

    def household(household_id: str, points: list[int]) -> HouseholdEffect:
        home = homes.get(household_id)
        name = home.head_name if home else ""
        return HouseholdEffect(
            household_id=household_id,
            name=masked_name(name) if is_masked else name,
            building=(home.building or "") if home else "",
            card="" if is_masked or home is None else home.card_number,
            present_points=points[0],
            draft_points=points[1],
        )

    households = [household(one, points) for one, points in replay.by_household.items()]
    version = replay.catalogue.version_on(last)
    return Rehearsal(
        first=first,
        last=last,
        lines=replay.lines,
        unlike=replay.unlike,
        households=tuple(sorted(households, key=lambda one: (-one.change, one.building, one.household_id))),
        items=tuple(
            ItemEffect(code=code, lines=counted[2], present_points=counted[0], draft_points=counted[1])
            for code, counted in sorted(replay.by_item.items(), key=lambda pair: (pair[0][0], int(pair[0][1:])))
        ),
        present_points=sum(points[0] for points in replay.by_household.values()),
        draft_points=sum(points[1] for points in replay.by_household.values()),
        months=(last.year - first.year) * 12 + last.month - first.month + 1,
        fen_per_point=version.fen_per_point,
        is_masked=is_masked,
    )


# -- how it works ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Side:
    """One of the two computations: how far its ceilings are used, and what minutes wait."""

    usage: Usage = field(default_factory=Usage)
    remainders: Remainders = field(default_factory=dict)
    posted_out: dict[tuple[str, str, str], int] = field(default_factory=dict)
    version: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def line(self, row: Row, rule: ItemRule | None, stated_points: int) -> Line:
        fact = _fact(row, rule, stated_points)
        if rule is not None and rule.unit == "hour" and row.household_id and row.hours_class != "back_filled":
            self._carry(row, (row.household_id, rule.code, rule.version_id))
        return lines_of([fact], self.usage, self.remainders)[0]

    def _carry(self, row: Row, key: tuple[str, str, str]) -> None:
        """What waited before this line: a new version began at 0, and a recall may have taken some of it away."""
        if self.version.get(key) != row.version_id:
            self.remainders[key] = row.remainder_in_minutes
        else:
            moved = row.remainder_in_minutes - self.posted_out[key]
            self.remainders[key] = max(0, self.remainders.get(key, 0) + moved)
        self.posted_out[key], self.version[key] = row.remainder_out_minutes, row.version_id

    def note(self, row: Row) -> None:
        """A line that counts as it was posted."""
        self.usage.note(
            person_id=row.person_id,
            household_id=row.household_id,
            activity_id=row.activity_id,
            code=row.item_code,
            service_on=row.service_on,
            counted_minutes=row.counted_minutes,
            points=row.points,
        )


class _Replay:
    def __init__(self, session: Session, community_id: str, *, book: RuleBook, first: date, last: date) -> None:
        self.catalogue = Catalogue(session, community_id)
        self._session, self._community_id = session, community_id
        self._first, self._last = first, last
        self._year_began = first.replace(month=1, day=1)
        self._draft = rules_of(book)
        self._present_side, self._draft_side = _Side(), _Side()
        self._known: set[str] = set()
        self.lines = self.unlike = 0
        self.by_household: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.by_item: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def take(self, rows: list[Row]) -> None:
        """One notice, in the order in which its lines were computed."""
        afterwards = []
        rows = [row for row in rows if row.service_on >= self._year_began]  # what is older was remembered
        for row in sorted(rows, key=lambda row: (_service_end(row), row.id)):
            if row.household_id:
                self._remember(row.household_id)
            earned = row.hours_class != "back_filled" and row.household_id and row.kind in COMPUTED
            if not (self._first <= row.service_on <= self._last and row.kind in COMPUTED):
                if row.item_code is not None:
                    if earned:
                        self._note(row)
                    else:
                        afterwards.append(row)
                continue
            self._compute(row)
            if row.item_code is not None and not earned:
                afterwards.append(row)  # such lines are seen by later notices only
        for row in afterwards:
            self._note(row)

    def _compute(self, row: Row) -> None:
        rule = self.catalogue.items(row.version_id).get(row.item_code) if row.version_id else None
        present = self._present_side.line(row, rule, row.stated_points)
        new_rule = self._draft.get(row.item_code or "")
        draft = self._draft_side.line(row, new_rule, _stated(row.stated_points, rule, new_rule))
        self.lines += 1
        self.unlike += (
            present.points, present.counted_minutes, present.remainder_in_minutes, present.remainder_out_minutes,
            present.uncapped_points, ",".join(present.cap_names),
        ) != (
            row.points, row.counted_minutes, row.remainder_in_minutes, row.remainder_out_minutes, row.uncapped_points,
            row.cap_names,
        )  # fmt: skip
        if row.item_code:
            counted = self.by_item[row.item_code]
            counted[0] += present.points
            counted[1] += draft.points
            counted[2] += 1
        if row.household_id:
            points = self.by_household[row.household_id]
            points[0] += present.points
            points[1] += draft.points

    def _note(self, row: Row) -> None:
        self._present_side.note(row)
        self._draft_side.note(row)

    def _remember(self, household_id: str) -> None:
        """What the household had before the year of the span began, for ceilings of a lifetime."""
        if household_id in self._known:
            return
        self._known.add(household_id)
        for row in db.rehearsals.earlier_lines(
            self._session, community_id=self._community_id, household_id=household_id, before=self._year_began
        ):
            self._note(row)


def rules_of(book: RuleBook) -> dict[str, ItemRule]:
    """A catalogue's items as the computation takes them."""
    return {
        item.code: ItemRule(
            code=item.code,
            version_id=DRAFT,
            unit=item.unit,
            points=item.points,
            levels=levels_of(item.levels),
            makes_hours=item.makes_hours,
            caps=tuple(CapRule(cap.measure, cap.period, cap.holder, cap.amount) for cap in item.caps),
            household_month_points=book.household_month_points,
            household_year_points=book.household_year_points,
        )
        for item in book.items
    }


def _stated(stated_points: int, rule: ItemRule | None, new_rule: ItemRule | None) -> int:
    """What an event states under the draft: its level's points, or nothing, so that the item's points count."""
    if not stated_points or rule is None or new_rule is None:
        return 0
    level = next((name for name, points in rule.levels.items() if points == stated_points), None)
    return new_rule.levels.get(level, 0) if level else 0


def _service_end(row: Row) -> int:
    return to_microseconds(row.ends_at or start_of_day(row.service_on + timedelta(days=1), "UTC"))


def _fact(row: Row, rule: ItemRule | None, stated_points: int) -> Fact:
    return Fact(
        claim_id=row.id,
        kind=row.kind,
        person_id=row.person_id,
        household_id=row.household_id,
        activity_id=row.activity_id,
        service_on=row.service_on,
        service_end=_service_end(row),
        minutes=row.minutes,
        stated_points=stated_points,
        earns=row.hours_class != "back_filled",
        rule=rule,
    )
