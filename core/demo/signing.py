"""Who has signed up for the days to come, one activity called off, and a call-up of last week that is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from core.activities import Published, ShiftPlan, cancel_activity, publish_activity
from core.activity_views import list_coming
from core.call_ups import accept_call, call_up, decline_call, my_calls, stand_down
from core.demo.families import DEMO_CARD
from core.demo.office import Market, Office
from core.demo.stage import Stage
from core.demo.villagers import Village, Villager
from core.sign_up_rules import SignUpRefused
from core.sign_ups import sign_up

CALL_DAYS_AGO: Final = 6
SHARE: Final = 0.6  # of what a coming activity needs


@dataclass(slots=True)
class Signing:
    """The evening before today, and an emergency a few days earlier."""

    stage: Stage
    office: Office
    market: Market
    village: Village

    def plan(self) -> None:
        """Put it on the agenda."""
        stage, today = self.stage, self.stage.today
        stage.plan(stage.at(today - timedelta(days=CALL_DAYS_AGO), 19), self._call)
        stage.plan(stage.at(today - timedelta(days=3), 14, 10), self._publish)
        stage.plan(stage.at(today - timedelta(days=1), 20, 10), self._sign_up)
        stage.plan(stage.at(today - timedelta(days=1), 21, 10), self._call_off)

    # -- what is published for the days to come ------------------------------------------------------------------------

    def _publish(self) -> None:
        today = self.stage.today
        self._activity(
            "邻里包饺子", today + timedelta(days=2), time(14), time(17), risk_note="灶台烫手，带好围裙", shifts=(
                ShiftPlan(name="和面擀皮", starts=time(14), ends=time(15, 30), needed_people=4),
                ShiftPlan(name="煮饺子", starts=time(15), ends=time(17), needed_people=2, break_minutes=10),
            ),
        )  # fmt: skip
        self._activity("河边健步走", today + timedelta(days=3), time(9), time(11), needed_people=20)
        self._activity("周末护河行动", today + timedelta(days=5), time(9), time(11), weeks=3, minimum_age=14,
                       insurance="社区统一投保", risk_note="不下水，穿防滑鞋")  # fmt: skip

    def _activity(self, name: str, day: date, starts: time, ends: time, **named: Any) -> Published:
        crew = self.village.crews["women"]
        return self.stage.do(
            self.office.maker, publish_activity, name=name, place="中心广场", held_on=day, starts=starts, ends=ends,
            leader_id=crew.leader.id, item_code="C1", team_id=crew.id, service_kind="culture", **named,
        )  # fmt: skip

    # -- who comes -----------------------------------------------------------------------------------------------------

    def _sign_up(self) -> None:
        """The dumplings have more guests than places; the walk has the demo's own resident; others fill in part."""
        coming = self.stage.app.look(self.office.maker, list_coming, limit=40)
        dice = self.stage.dice("sign-ups")
        people = [one for one in self.village.adults() if one.zeal >= 1]
        for seen in coming:
            crowd = dice.sample(people, min(len(people), 12))
            if seen.name == "邻里包饺子":
                for shift, wanted in zip(seen.shifts, (6, 3), strict=True):
                    self._fill(shift.id, crowd[:wanted])
                    crowd = crowd[wanted:]
            else:
                self._fill(seen.shifts[0].id, crowd[: round(min(12, seen.needed) * SHARE)])
        resident = self.village.of_card(DEMO_CARD)[0]
        for seen in coming:
            if seen.name in ("河边健步走", "周末护河行动"):
                self._fill(seen.shifts[0].id, [resident])

    def _fill(self, shift_id: str, people: list[Villager]) -> None:
        """Each by themselves where they have an account, else through the desk; who is busy then stays away."""
        for one in people:
            actor = self.market.online.get(one.card)
            own = actor if actor and actor.person_id == one.id else self.office.maker
            try:
                self.stage.do(own, sign_up, shift_id=shift_id, person_ids=(one.id,))
            except SignUpRefused:
                continue

    def _call_off(self) -> None:
        for seen in self.stage.app.look(self.office.maker, list_coming, limit=40):
            if seen.name == "河边健步走":
                self.stage.do(self.office.maker, cancel_activity, activity_id=seen.id, why="weather",
                              words="改到下周，另行通知")  # fmt: skip

    # -- the call-up ---------------------------------------------------------------------------------------------------

    def _call(self) -> None:
        """Snow in the evening: the patrol and the young are called, answer, and are stood down two hours later."""
        crews = [self.village.crews[key] for key in ("patrol", "youth")]
        call = self.stage.do(
            self.office.maker, call_up, name="夜间扫雪集结", place="东门广场", leader_id=crews[0].leader.id,
            needed_people=12, safety_note="路滑，穿防滑鞋，两人一组", ends=time(22),
            team_ids=tuple(one.id for one in crews),
        )  # fmt: skip
        for place, actor in enumerate(self.market.online.values()):
            for mine in self.stage.app.look(actor, my_calls):
                self.stage.do(actor, decline_call if place % 4 == 3 else accept_call, sign_up_id=mine.sign_up_id)
        self.stage.plan(
            self.stage.now + timedelta(hours=2),
            lambda: self.stage.do(self.office.maker, stand_down, activity_id=call.id),
        )
