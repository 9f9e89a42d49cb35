"""Where the demo is played: its size, its driven clock, its agenda, and dice that always fall alike."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final, TypeVar

import db.places
from core.books import an_intent
from core.bootstrap import App
from core.calendars import is_working_without_rows
from core.clock import DrivenClock, at_local, local_day, start_of_day
from core.communities import console_actor, found_community
from core.policy import Actor
from core.who import actor_of
from db import meta
from db.engine import Row

R = TypeVar("R")
CODE: Final = "LJC"
TIME_ZONE: Final = "Asia/Shanghai"
SEED: Final = "刘家场"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a demo is. `months` of full life before today; `has_trial`: opening balances two Decembers ago."""

    households: int
    months: int
    has_trial: bool
    shops: int
    pairs: int
    residents_online: int
    people_share: float  # of the people whom an activity of the whole community draws


FULL: Final = Size(households=300, months=14, has_trial=True, shops=14, pairs=25, residents_online=60, people_share=1.0)
SMALL: Final = Size(households=60, months=3, has_trial=False, shops=6, pairs=6, residents_online=8, people_share=0.5)


@dataclass(slots=True)
class Stage:
    """The community while it is made. Nothing happens at or after `ends_at`, the midnight with which today begins."""

    app: App
    clock: DrivenClock
    today: date
    size: Size
    community: Row
    live_on: date  # first day of full life
    began_on: date  # day of founding
    ends_at: datetime
    working: Mapping[date, bool]
    _agenda: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)
    _order: Any = field(default_factory=itertools.count)

    @property
    def now(self) -> datetime:
        """The present of the play."""
        return self.clock.now()

    @property
    def day(self) -> date:
        """Its local date."""
        return local_day(self.clock.now(), TIME_ZONE)

    @property
    def console(self) -> Actor:
        """Whoever holds the machine."""
        return console_actor(self.community)

    def dice(self, *names: object) -> Random:
        """Dice of one matter: they fall alike in every making, whatever else is drawn."""
        return Random("/".join(map(str, (SEED, *names))))

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A local time of a day."""
        return at_local(day, time(hour, minute), TIME_ZONE)

    def plan(self, when: datetime, act: Callable[[], object]) -> None:
        """Let something happen later; what would come to pass today or in the future is left out."""
        if when < self.ends_at:
            heapq.heappush(self._agenda, (max(when, self.now), next(self._order), act))

    def play(self, *, until: datetime) -> None:
        """Let everything happen that is planned before an instant, and stand there."""
        while self._agenda and self._agenda[0][0] < until:
            when, _, act = heapq.heappop(self._agenda)
            self.clock.set(max(when, self.now))  # what came before may have taken its time
            act()
        self.clock.set(max(until, self.now))

    def do(
        self, actor: Actor, command: Callable[..., R], /, *, source: str = "page", reason: str | None = None,
        note: str | None = None, **named: Any,
    ) -> R:  # fmt: skip
        """One press."""
        return self.app.do(actor, an_intent(source, reason=reason, note=note), command, **named)

    def actor(self, account_id: str) -> Actor:
        """An account as it may act now."""
        with self.app.reading() as (session, clock):
            found = actor_of(session, clock, community_id=self.community.id, account_id=account_id)
        assert found is not None, "the demo's accounts are never shut"
        return found

    def is_working(self, day: date) -> bool:
        """Whether the office works on a day."""
        return self.working.get(day, is_working_without_rows(day))

    def working_day(self, day: date, *, step: int = 1) -> date:
        """The day itself or the next (before: step -1) on which the office works."""
        while not self.is_working(day):
            day += timedelta(days=step)
        return day

    def months(self) -> list[date]:
        """The first days of the months of full life, the present one included."""
        first, found = self.live_on.replace(day=1), []
        while first <= self.today:
            found.append(first)
            first = next_month(first)
        return found


def next_month(day: date) -> date:
    """The first day of the following month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def months_before(day: date, count: int) -> date:
    """The first day of the month so many months earlier."""
    whole = day.year * 12 + day.month - 1 - count
    return date(whole // 12, whole % 12 + 1, 1)


def open_stage(app: App, *, today: date, size: Size) -> Stage:
    """Found the community, far enough back that something has ended by now, and put the clock there."""
    live_on = months_before(today, size.months)
    began_on = live_on - timedelta(days=35)
    if size.has_trial:  # points that came with the passbooks end with the last year
        began_on = min(began_on, date(today.year - 2, 11, 25))
    clock = DrivenClock(at_local(began_on, time(9), TIME_ZONE))
    app.clock = clock
    with app.writing() as (session, _):
        community = found_community(
            session, clock, an_intent("cli"), code=CODE, name="刘家场社区", phone="0000-5550000", time_zone=TIME_ZONE,
            is_demo_first=True,
        )  # fmt: skip
        working = meta.working_days(session, first=began_on, last=today + timedelta(days=60))
    with app.reading() as (session, _):
        community = db.places.community_by_id(session, community_id=community.id)
    return Stage(
        app=app,
        clock=clock,
        today=today,
        size=size,
        community=community,
        live_on=live_on,
        began_on=began_on,
        ends_at=start_of_day(today, TIME_ZONE),
        working=working,
    )
