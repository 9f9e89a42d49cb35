"""Sign-ups of a lived-in community in every state, and a call-up that was stood down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

from core.absences import appeal, decide_appeal, excuse, mark_absent
from core.activities import ShiftPlan
from core.bootstrap import App
from core.call_ups import accept_call, call_up, decline_call, my_calls, stand_down
from core.clock import DrivenClock, local_day
from core.policy import Actor
from core.sign_ups import withdraw
from core.teams import register_team
from tests.factories import an_intent, console
from tests.factories_activities import a_volunteer, an_activity, shift_ids, signs_up


@dataclass(slots=True)
class SigningUp:
    """A few days of it."""

    app: App
    clock: DrivenClock
    staff: Actor
    reviewer: Actor
    leader_id: str

    def live(self) -> None:
        """Two stalls tomorrow, a call today."""
        app = self.app
        people = [a_volunteer(app, name) for name in ("周大海", "吴小梅", "郑国安", "冯秀兰", "蒋立新")]
        published = an_activity(
            app, name="腊八施粥", held_on=local_day(self.clock.now(), "Asia/Shanghai") + timedelta(days=2),
            leader_id=self.leader_id, by=self.staff, minimum_age=14, service_kind="meals", weeks=2,
            sign_up_until=self.clock.now() + timedelta(hours=30),
            shifts=(ShiftPlan(name="熬粥", starts=time(9), ends=time(11), needed_people=3, break_minutes=10),
                    ShiftPlan(name="分粥", starts=time(9), ends=time(11), needed_people=1)),
        )  # fmt: skip
        cook, serve = shift_ids(app, published.id)
        ids = [signs_up(app, who, cook).places[0].id for who in people[:3]]
        back = signs_up(app, people[3], cook).places[0].id
        signs_up(app, people[4], serve)
        app.do(people[3], an_intent(), withdraw, sign_up_id=back)
        signs_up(app, people[3], serve)
        self._call(people)
        app.do(self.staff, an_intent(), excuse, sign_up_id=ids[2], why="ill")
        self.clock.set(published.ends_at)
        app.do(self.staff, an_intent(), mark_absent, sign_up_ids=tuple(ids[:2]))
        for who, sign_up_id in zip(people[:2], ids[:2], strict=True):
            app.do(who, an_intent(note="记错了"), appeal, sign_up_id=sign_up_id)
        app.do(self.reviewer, an_intent(), decide_appeal, sign_up_id=ids[0], is_excused=False)

    def _call(self, people: list[Actor]) -> None:
        team = self.app.do(
            console(self.app), an_intent(), register_team, name="应急队", kind="neighbours",
            member_ids=tuple(one.person_id or "" for one in people[:3]),
        )  # fmt: skip
        for name in ("扫雪集结", "停水送水"):
            call = self.app.do(
                self.staff, an_intent(), call_up, name=name, place="东门", leader_id=self.leader_id, needed_people=3,
                safety_note="防滑", ends=time(23), team_ids=(team.id,),
            )  # fmt: skip
            for who, answer in zip(people[:2], (accept_call, decline_call), strict=True):
                waiting = [one for one in self.app.look(who, my_calls) if one.state == "called"]
                self.app.do(who, an_intent(), answer, sign_up_id=waiting[0].sign_up_id)
            self.clock.forward(minutes=20)
            self.app.do(self.staff, an_intent(), stand_down, activity_id=call.id)
