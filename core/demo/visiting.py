"""What the silver companions do in the last weeks: visits with the elder's card, some that wait for a call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from core.companion_visits import log_visit
from core.demo.earning import Earning
from core.demo.stage import Stage
from core.demo.villagers import Villager

WEEKS: Final = 4
EVERY_DAYS: Final = 4
NOTES: Final = ("精神不错，胃口好", "腿脚不便，下次帮忙取药", "说想晒晒太阳，陪着走了一圈")
KINDS: Final = ("safety", "company", "safety", "errand")


@dataclass(slots=True)
class Visiting:
    """Every pair on every fourth day, but for the third pair, whose visits have stopped."""

    stage: Stage
    earning: Earning

    def plan(self) -> None:
        """Put the visits on the agenda."""
        for place, (pairing_id, helper, elder) in enumerate(self.earning.village.pairs):
            for back in range(1 + place % EVERY_DAYS, WEEKS * 7, EVERY_DAYS):
                day = self.stage.today - timedelta(days=back)
                if place != 2 or back > 14:
                    act = partial(self._visit, pairing_id, helper, elder, day, back)
                    self.stage.plan(self.stage.at(day, 18, 20 + place), act)

    def _visit(self, pairing_id: str, helper: Villager, elder: Villager, day: date, back: int) -> None:
        if not self.earning.free(day, [helper]):
            return
        self.earning.hold(day, [helper])
        dice = self.stage.dice("visit", pairing_id, day)
        self.stage.do(
            self.earning.office.maker, log_visit, pairing_id=pairing_id, kind=dice.choice(KINDS),
            starts_at=self.stage.at(day, 9, dice.choice((0, 15, 30))), minutes=dice.choice((40, 50, 60, 75)),
            title="银发伴友探访", note=dice.choice(NOTES), card="" if back < 3 else elder.card,
        )  # fmt: skip
