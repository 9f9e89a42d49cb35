"""Who checks in: a river walk that was measured three times, and a day at the community house that is on today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from core.activities import publish_activity
from core.attendance import Way, check_in, check_out
from core.demo.earning import Earning
from core.demo.families import DEMO_CARD, ELDER_CARD
from core.demo.stage import Stage
from core.demo.villagers import Villager
from core.roll_calls import confirm_roll, see_roll
from core.sign_ups import sign_up

WALKED_DAYS_AGO: Final = (16, 9, 2)
WALKERS: Final = 6
CREW: Final = "silver"
WALK: Final = "河道巡查"
HOUSE: Final = "社区开放日"


@dataclass(slots=True)
class Attending:
    """The leader scans cards at the river; what is on today waits for whoever opens the demo."""

    stage: Stage
    earning: Earning
    _ids: dict[date, str] = field(default_factory=dict)

    def plan(self) -> None:
        """Put the walks and today's open house on the agenda."""
        stage = self.stage
        for days in WALKED_DAYS_AGO:
            day = stage.today - timedelta(days=days)
            stage.plan(stage.at(day - timedelta(days=5), 10, 12), lambda day=day: self._publish(day))  # type: ignore[misc]
            stage.plan(stage.at(day, 8, 52), lambda day=day: self._walk(day))  # type: ignore[misc]
        before = stage.today - timedelta(days=2)
        stage.plan(stage.at(before, 10, 40), self._open_house)

    def _publish(self, day: date) -> None:
        crew = self.earning.village.crews[CREW]
        self._ids[day] = self.stage.do(
            self.earning.office.maker, publish_activity, name=WALK, place="河堤北口", held_on=day, starts=time(9),
            ends=time(11), leader_id=crew.leader.id, item_code="C1", team_id=crew.id, needed_people=WALKERS,
        ).id  # fmt: skip

    def _walk(self, day: date) -> None:
        """Cards one after another; one stays until the planned end because nobody checked out."""
        stage, maker = self.stage, self.earning.office.maker
        activity_id = self._ids[day]
        roll = stage.app.look(maker, see_roll, activity_id=activity_id)
        shift_id = roll.shifts[0].id
        people = self._walkers(day, but=roll.leader)
        for place, one in enumerate(people):
            stage.clock.set(stage.at(day, 8, 53) + timedelta(minutes=3 * place))
            stage.do(maker, check_in, shift_id=shift_id, person_id=one.id, way=Way.CARD, walk_in=True)
        for place, one in enumerate(people[:-1]):
            stage.clock.set(stage.at(day, 10, 56) + timedelta(minutes=2 * place))
            stage.do(maker, check_out, shift_id=shift_id, person_id=one.id, way=Way.CARD)
        stage.clock.set(stage.at(day, 11, 40))
        stage.do(maker, confirm_roll, activity_id=activity_id)

    def _walkers(self, day: date, *, but: str) -> list[Villager]:
        crew = self.earning.village.crews[CREW]
        people = [one for one in self.earning.free(day, crew.people) if one.name != but][:WALKERS]
        self.earning.hold(day, people)
        return people

    def _open_house(self) -> None:
        """Open from early till late, so that check-in can be tried whenever the demo is opened."""
        stage, crew = self.stage, self.earning.village.crews["pomegranate"]
        held = stage.do(
            self.earning.office.maker, publish_activity, name=HOUSE, place="居民服务中心", held_on=stage.today,
            starts=time(6), ends=time(22), leader_id=crew.leader.id, item_code="C1", team_id=crew.id, needed_people=30,
        )  # fmt: skip
        roll = stage.app.look(self.earning.office.maker, see_roll, activity_id=held.id)
        people = [self.earning.village.of_card(card)[0] for card in (DEMO_CARD, ELDER_CARD)]
        people += [one for one in crew.people if one not in people][:4]
        for one in people:
            stage.do(self.earning.office.maker, sign_up, shift_id=roll.shifts[0].id, person_ids=(one.id,), is_sure=True)
