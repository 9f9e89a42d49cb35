"""周桂兰 and her husband, whose door stands open: what they do is planned, so that their page shows everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.books
from core.demo.families import DEMO_CARD
from core.demo.programme import Event
from core.demo.stage import Stage
from core.demo.villagers import Villager, card_of
from core.lots import points_ending

OPENING_POINTS: Final = 86
LATELY_DAYS: Final = 40  # in which she comes every week, so that something hangs in the notice
POINTS_OF_THIS_YEAR: Final = 95  # what she should about have earned since January
KEPT_POINTS: Final = 150
KEPT_OLD_POINTS: Final = 45  # of those that end with this year
SMALLEST_POINTS: Final = 5


@dataclass(slots=True)
class Household:
    """周桂兰, who may spend, and 何建国."""

    stage: Stage
    people: list[Villager]

    @property
    def card(self) -> str:
        """Their card number."""
        return card_of(DEMO_CARD)

    def is_of(self, one: Villager) -> bool:
        """Whether somebody belongs to this household."""
        return one.card == self.card

    def opening_points(self, one: Villager) -> int:
        """What stands in their paper passbook; 0 for anybody else."""
        return OPENING_POINTS if self.is_of(one) else 0

    def joining(self, event: Event) -> list[Villager]:
        """Who of them comes along: often last year, as this year's points should stay few, and lately again."""
        if event.day < self.stage.live_on:
            return []
        she, he = self.people
        dice = self.stage.dice("household", event.name, event.day)
        first, second = dice.random(), dice.random()
        is_lately = event.day > self.stage.today - timedelta(days=LATELY_DAYS)
        is_this_year = event.day.year == self.stage.today.year
        usual = self._share_of_this_year() if is_this_year else 0.85
        chances = {
            "银发伴友入户探访": (1.0 if is_lately else usual, 0.0),
            "楼道大扫除": (0.4 if is_lately else 0.05 if is_this_year else 0.5, 0.1 if is_this_year else 0.5),
            "小区夜话": (0.1 if is_this_year else 0.5, 0.0),
        }
        hers, his = chances.get(event.habit.name, (0.0, 0.0))
        return [one for one, is_coming in ((she, first < hers), (he, second < his)) if is_coming]

    def _share_of_this_year(self) -> float:
        weeks = max(1, (self.stage.today - date(self.stage.today.year, 1, 1)).days // 7)
        return min(0.85, POINTS_OF_THIS_YEAR / (weeks * 4.5))

    # -- spending: dates counted back from today, so that two vouchers live and one ends this week ---------------------

    def exchanges(self) -> list[tuple[date, tuple[int, ...], bool]]:
        """(day, faces in fen, whether they are taken): what they plan to change into vouchers."""
        today, live_on = self.stage.today, self.stage.live_on
        planned = [
            (live_on + timedelta(days=40), (2000, 2000), True),
            (live_on + timedelta(days=75), (2000, 1000), True),
            (today - timedelta(days=200), (1000, 1000), True),
            (today - timedelta(days=140), (1000, 500), True),
            (today - timedelta(days=85), (2000,), False),
            (today - timedelta(days=20), (1000,), False),
        ]
        return planned[0 if self.stage.size.has_trial else 4 :]

    def surplus_on(self) -> date:
        """When they change what is above what they like to keep."""
        return self.stage.today - timedelta(days=60)

    def surplus_points(self) -> int:
        """What may go: all that ends before this year does, and of this year's end what is above the keep."""
        stage = self.stage
        household_id = self.people[0].household_id or ""
        last_on = date(stage.today.year, 12, 31)
        with stage.app.reading() as (session, clock):
            held = db.books.guard_balance(
                session, community_id=stage.community.id, account=f"points/available/{household_id}"
            )
            ending = points_ending(session, clock, stage.console, household_id=household_id, last_on=last_on)
        before = sum(one.points for one in ending if one.expires_on < last_on)
        old = sum(one.points for one in ending if one.expires_on == last_on)
        spent = before + max(0, min(old - KEPT_OLD_POINTS, held - before - KEPT_POINTS))
        return spent // SMALLEST_POINTS * SMALLEST_POINTS
