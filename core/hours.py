"""Hours of a person: by year, by what was done, by how they were recorded; read from summary rows (design 6, 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import db.month_summaries
import db.people
from core.clock import Clock
from core.commands import query
from core.errors import NotFound
from core.policy import READERS, Actor, Role, Scope
from db.engine import Session

CLASSES: Final = ("measured", "listed", "back_filled", "opening")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearHours:
    """Minutes of one year under one item, kind and class; `waiting` are approved and not yet effective."""

    year: int
    item_code: str
    service_kind: str
    hours_class: str
    effective_minutes: int
    waiting_minutes: int
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHours:
    """All hours of one person."""

    person_id: str
    name: str
    volunteer_number: str
    lines: tuple[YearHours, ...]

    @property
    def years(self) -> list[int]:
        """Years with hours of their own, the newest first; what was carried over belongs to none."""
        return sorted({one.year for one in self.lines if one.hours_class != "opening"}, reverse=True)

    def effective_minutes(self, *, hours_class: str | None = None, year: int | None = None) -> int:
        """The sum of one class, of one year, or of all."""
        return sum(one.effective_minutes for one in self._of(hours_class, year))

    @property
    def waiting_minutes(self) -> int:
        """Approved, and not yet through their notice."""
        return sum(one.waiting_minutes for one in self.lines)

    def by_kind(self, year: int | None = None) -> list[tuple[str, str, int, int]]:
        """(item, kind, minutes, times) of a year or of all, the most first; without what was carried over."""
        sums: dict[tuple[str, str], list[int]] = {}
        for one in self._of(None, year):
            if one.hours_class != "opening":
                held = sums.setdefault((one.item_code, one.service_kind), [0, 0])
                held[0] += one.effective_minutes
                held[1] += one.times
        found = [(code, kind, minutes, times) for (code, kind), (minutes, times) in sums.items() if minutes]
        return sorted(found, key=lambda line: (-line[2], line[0], line[1]))

    def _of(self, hours_class: str | None, year: int | None) -> list[YearHours]:
        return [one for one in self.lines if hours_class in (None, one.hours_class) and year in (None, one.year)]


def minutes_that_count(session: Session, *, community_id: str, person_id: str, classes: Sequence[str]) -> int:
    """Effective minutes of the given classes."""
    rows = db.month_summaries.hours_of_person(session, community_id=community_id, person_id=person_id)
    return sum(int(row.effective) for row in rows if row.hours_class in classes)


@query("hours.of_person", roles=READERS | {Role.RESIDENT, Role.TEAM_LEADER}, scope=Scope.OWN)
def person_hours(session: Session, clock: Clock, actor: Actor, *, person_id: str | None = None) -> PersonHours:
    """One's own hours, or anybody's for the office; foreign ones are not found. Raises NotFound."""
    wanted = person_id or actor.person_id or ""
    if wanted != actor.person_id and not actor.roles & READERS:
        raise NotFound(person_id=wanted)
    person = db.people.detail(session, community_id=actor.community_id, person_id=wanted)
    if person is None:
        raise NotFound(person_id=wanted)
    rows = db.month_summaries.hours_of_person(session, community_id=actor.community_id, person_id=wanted)
    return PersonHours(
        person_id=wanted,
        name=person.name,
        volunteer_number=person.volunteer_number,
        lines=tuple(
            YearHours(
                year=int(row.year),
                item_code=row.item_code,
                service_kind=row.service_kind,
                hours_class=row.hours_class,
                effective_minutes=int(row.effective),
                waiting_minutes=int(row.waiting),
                times=int(row.claims),
            )
            for row in rows
        ),
    )
