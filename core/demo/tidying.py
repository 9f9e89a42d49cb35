"""The month's rounds of tidy homes: two raters walk a building on the last days of a month, on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

import db.places
import db.tidy_rounds
from core.demo.earning import Earning
from core.demo.families import DEMO_CARD, ELDER_CARD
from core.demo.stage import Stage, next_month
from core.demo.villagers import Villager, card_of
from core.tidy_rounds import Mark, close_round, mark_homes, open_round
from db.engine import Row

UNTIDY_SHARE: Final = 0.12
ON_PAPER: Final = "paper_sheet"


@dataclass(slots=True)
class Tidying:
    """A building a month, the elder's every third; the last one is still open today."""

    stage: Stage
    earning: Earning

    def plan(self) -> None:
        """Put the rounds on the agenda."""
        stage = self.stage
        for place, month in enumerate(stage.months()):
            last = next_month(month) - timedelta(days=1)
            walked_on = stage.working_day(last + timedelta(days=1))
            if walked_on < self.earning.last_posting_on():
                stage.plan(stage.at(walked_on, 9, 10), partial(self._walk, place, month))
        today = stage.today - timedelta(days=1)
        stage.plan(stage.at(today, 16, 40), lambda: self._begin(today))

    def _walk(self, place: int, month: date) -> None:
        building, homes = self._building(place, month)
        raters = self._raters(homes, place)
        round_id = self._open(month, building, raters)
        dice = self.stage.dice("tidy", month)
        untidy = {home.id for home in homes if home.card != card_of(ELDER_CARD) and dice.random() < UNTIDY_SHARE}
        for rater in raters:
            self._mark(round_id, rater, homes, untidy)
        self.stage.clock.forward(minutes=30)
        title = f"{month.month}月庭院整洁月评合格"
        self.stage.do(self.earning.office.maker, close_round, round_id=round_id, title=title)

    def _begin(self, day: date) -> None:
        """Today one of the two has walked, and the other is still to come."""
        month = day.replace(day=1)
        building, homes = self._building(3, month)
        ours = self.earning.village.of_card(DEMO_CARD)[0]
        raters = [next(one for one in self._raters(homes, 3) if one is not ours), ours]
        self._mark(self._open(month, building, raters), raters[0], homes[:-2], {homes[0].id})

    def _building(self, place: int, month: date) -> tuple[str, list[Row]]:
        with self.stage.app.reading() as (session, _):
            community_id = self.stage.community.id
            areas = db.places.areas(session, community_id=community_id, kind="building")
            elder = db.places.household_by_card(session, community_id=community_id, card=card_of(ELDER_CARD))
            is_elders = month.month % 3 == 1 and elder is not None
            building_id = elder.building_id if is_elders and elder else areas[place % len(areas)].id
            return building_id, db.tidy_rounds.homes(session, community_id=community_id, building_id=building_id)

    def _raters(self, homes: list[Row], place: int) -> list[Villager]:
        cards = {home.card for home in homes}
        leaders = list({crew.leader.id: crew.leader for crew in self.earning.village.crews.values()}.values())
        fitting = [one for one in leaders if one.card not in cards]
        return [fitting[place % len(fitting)], fitting[(place + 1) % len(fitting)]]

    def _open(self, month: date, building_id: str, raters: list[Villager]) -> str:
        return self.stage.do(
            self.earning.office.maker, open_round, month=month.strftime("%Y-%m"), building_ids=(building_id,),
            rater_ids=tuple(rater.id for rater in raters),
        ).id  # fmt: skip

    def _mark(self, round_id: str, rater: Villager, homes: list[Row], untidy: set[str]) -> None:
        marks = tuple(Mark(household_id=home.id, verdict="untidy" if home.id in untidy else "tidy") for home in homes)
        self.stage.do(
            self.earning.office.maker, mark_homes, reason=ON_PAPER, round_id=round_id, rater_id=rater.id, marks=marks
        )
