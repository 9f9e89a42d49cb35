"""How the demo's people earn: activities, sheets that reach the desk, approvals by two, notices that close."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

import db.claims
from core.activities import cancel_activity, publish_activity
from core.approvals import approve_claims, return_claims
from core.claims import Opening, confirm_claims, log_hours, log_opening, resubmit_claims
from core.demo.office import Office
from core.demo.programme import Event, Habit, events
from core.demo.resident import Household
from core.demo.stage import Stage
from core.demo.villagers import Village, Villager
from core.entries import Entry
from core.jobs import run_due
from core.notices import post_notice
from core.policy import Actor
from db.engine import Row
from db.states import ClaimState

PUBLISHED_DAYS_BEFORE: Final = 12
CALLED_OFF_SHARE: Final = 0.015
OPENING_SHARE: Final = 0.45
PILE_MAX: Final = 5000
EVENTS_ONLY: Final = ("A1", "A3", "A5", "A6", "C6")  # items that make points without minutes


@dataclass(slots=True)
class Earning:
    """The desk, and those who look over what it enters."""

    stage: Stage
    office: Office
    village: Village
    household: Household
    _busy: dict[date, set[str]] = field(default_factory=lambda: defaultdict(set))

    # -- what happens ------------------------------------------------------------------------------------------------

    def plan(self) -> None:
        """Put everything on the agenda that is earned until today."""
        self._plan_openings()
        for event in events(self.stage):
            self._plan_event(event)
        self._plan_approvals()
        self._plan_notices()

    def post(self) -> None:
        """Post a notice, and let it close when its time is over."""
        posted = self.stage.do(self.office.maker, post_notice)
        self.stage.plan(posted.closes_at + timedelta(minutes=5), self.run_due)

    def run_due(self) -> None:
        """Scheduled work, as the server's own thread does it."""
        run_due(self.stage.app)

    # -- opening balances ----------------------------------------------------------------------------------------------

    def _plan_openings(self) -> None:
        stage = self.stage
        first = stage.working_day(stage.began_on + timedelta(days=5))
        second = stage.working_day(first + timedelta(days=1))
        stage.plan(stage.at(first, 10), self._open)
        stage.plan(stage.at(first, 15), self.sign_first)
        stage.plan(stage.at(second, 9, 30), self.sign_second)
        stage.plan(stage.at(second, 10), self.post)

    def _open(self) -> None:
        """What stands in the paper passbooks, typed in by one person as one list."""
        dice = self.stage.dice("openings")
        openings = []
        for one in self.village.people:
            if not (one.is_head and one.household_id):
                continue
            points = self.household.opening_points(one) or (
                dice.randint(3, 24) + dice.choice((0, 0, 10, 30)) if dice.random() < OPENING_SHARE else 0
            )
            if points:
                openings.append(
                    Opening(
                        household_id=one.household_id, points=points, passbook_page=f"旧存折第 {dice.randint(1, 18)} 页"
                    )
                )
        self.stage.do(
            self.office.maker, log_opening, source="import", openings=tuple(openings), file_name="旧存折结转.xlsx"
        )

    # -- activities ----------------------------------------------------------------------------------------------------

    def _plan_event(self, event: Event) -> None:
        stage = self.stage
        published_on = max(event.day - timedelta(days=PUBLISHED_DAYS_BEFORE), stage.began_on + timedelta(days=2))
        stage.plan(stage.at(published_on, 10, event.habit.hour), lambda: self.publish(event))
        if event.sheet_after_days is None or self._is_called_off(event):
            return
        sheet_on = stage.working_day(event.day + timedelta(days=event.sheet_after_days))
        stage.plan(stage.at(sheet_on, 16, event.habit.hour), lambda: self._enter(event))

    def publish(self, event: Event) -> None:
        habit, crew = event.habit, self.village.crews[event.habit.crew]
        starts = time(habit.hour, habit.minute)
        ends = (datetime.combine(event.day, starts) + timedelta(minutes=habit.minutes)).time()
        published = self.stage.do(
            self.office.maker, publish_activity, name=event.name, place=habit.place, held_on=event.day, starts=starts,
            ends=ends, leader_id=crew.leader.id, item_code=habit.item, team_id=crew.id,
        )  # fmt: skip
        if self._is_called_off(event):
            self.stage.plan(
                self.stage.at(event.day - timedelta(days=1), 17),
                lambda: self._call_off(published.id),
            )

    def _call_off(self, activity_id: str) -> None:
        self.stage.do(self.office.maker, cancel_activity, activity_id=activity_id)

    def _is_called_off(self, event: Event) -> bool:
        return self.stage.dice("called off", event.name, event.day).random() < CALLED_OFF_SHARE

    def _enter(self, event: Event) -> None:
        """The desk enters a signed sheet; one that comes after the tenth working day counts as hours only."""
        people = self.crowd(event)
        if not people:
            return
        is_late = event.sheet_after_days is not None and event.sheet_after_days > 14
        reason = "签到表交晚了，队长已补签" if is_late else None
        self.stage.do(self.office.maker, log_hours, entries=self.entries(event, people), back_fill_reason=reason)

    def entries(self, event: Event, people: list[Villager]) -> tuple[Entry, ...]:
        """The rows of a sheet; who comes to a meeting has no minutes."""
        dice = self.stage.dice("minutes", event.name, event.day)
        return tuple(_entry(self.stage, event.habit, event, one, dice.choice((0, 0, 0, 5, 10)),
                            dice.choice((0, 0, 0, 5, 15, 30))) for one in people)  # fmt: skip

    def crowd(self, event: Event) -> list[Villager]:
        """Who came: the zealous more often, nobody to two things on one day."""
        habit, dice = event.habit, self.stage.dice("crowd", event.name, event.day)
        crew = {one.id for one in self.village.crews[habit.crew].people}
        busy = self._busy[event.day]
        own = [one for one in self.household.joining(event) if one.id not in busy]
        ranked = []
        for one in self.village.people:
            chance = dice.random()  # drawn for everybody, so that one person more changes nobody else's luck
            zeal = one.zeal if one.id in crew else one.zeal * 0.3 if habit.is_open else 0
            is_there = self.household.is_of(one) or one.id in busy
            if not zeal or is_there or (not one.household_id and habit.item in EVENTS_ONLY):
                continue
            ranked.append((chance ** (1 / zeal), one))
        ranked.sort(key=lambda pair: -pair[0])
        people = own + [one for _, one in ranked[: max(0, event.crowd - len(own))]]
        self.hold(event.day, people)
        return people

    def free(self, day: date, people: list[Villager]) -> list[Villager]:
        """Those of `people` who have done nothing else on a day."""
        return [one for one in people if one.id not in self._busy[day]]

    def hold(self, day: date, people: list[Villager]) -> None:
        """Note that people were somewhere on a day."""
        self._busy[day].update(one.id for one in people)

    # -- the second person ---------------------------------------------------------------------------------------------

    def last_posting_on(self) -> date:
        """The third working day before today: its notice still hangs."""
        day = self.stage.today
        for _ in range(3):
            day = self.stage.working_day(day - timedelta(days=1), step=-1)
        return day

    def _plan_approvals(self) -> None:
        stage, last = self.stage, self.last_posting_on()
        day = stage.began_on + timedelta(days=(4 - stage.began_on.weekday()) % 7 + 14)
        while day < last:
            self._plan_signatures(stage.working_day(day, step=-1))
            day += timedelta(days=7)

    def _plan_signatures(self, day: date) -> None:
        self.stage.plan(self.stage.at(day, 14, 30), self.sign_first)
        self.stage.plan(self.stage.at(day, 15, 40), self.sign_second)

    def sign_first(self) -> None:
        """The reviewer approves what nobody has signed; of a long list it is the first of two signatures."""
        self._sign(self.office.reviewer, [row.id for row in self.confirmed() if row.first_approved_by is None])

    def sign_second(self) -> None:
        """The supervision committee signs what the reviewer has signed."""
        self._sign(self.office.supervisor, [row.id for row in self.confirmed() if row.first_approved_by is not None])

    def confirmed(self) -> list[Row]:
        """What waits for a second person."""
        with self.stage.app.reading() as (session, _):
            return db.claims.in_state(
                session, community_id=self.stage.community.id, state=ClaimState.CONFIRMED, limit=PILE_MAX
            )

    def _sign(self, who: Actor, claim_ids: list[str]) -> None:
        if claim_ids:
            self.stage.do(who, approve_claims, claim_ids=tuple(claim_ids))

    def return_and_resubmit(self, claim_ids: tuple[str, ...]) -> None:
        """The reviewer asks back once; the desk looks at the paper and puts it forward again."""
        stage = self.stage
        stage.do(self.office.reviewer, return_claims, note="签到表上没有签名，请核对", claim_ids=claim_ids)
        stage.clock.forward(minutes=45)
        stage.do(self.office.maker, resubmit_claims, claim_ids=claim_ids)
        stage.do(self.office.maker, confirm_claims, note="已找本人补签", claim_ids=claim_ids)

    # -- notices -------------------------------------------------------------------------------------------------------

    def _plan_notices(self) -> None:
        """Two a month, and the last one so that it still hangs today."""
        stage, last = self.stage, self.last_posting_on()
        month = stage.began_on.replace(day=1)
        while month <= stage.today:
            for place in (1, 16):
                day = stage.working_day(month.replace(day=place))
                is_late = day > last - timedelta(days=8)
                is_early = day < stage.began_on + timedelta(days=20) or (day < stage.live_on and place == 1)
                if not is_late and not is_early:
                    self._plan_posting(day)
            month = (month + timedelta(days=32)).replace(day=1)
        self._plan_posting(last)

    def _plan_posting(self, day: date) -> None:
        self.stage.plan(self.stage.at(day, 8, 40), self.sign_first)
        self.stage.plan(self.stage.at(day, 9, 20), self.sign_second)
        self.stage.plan(self.stage.at(day, 10), self._post_what_there_is)

    def _post_what_there_is(self) -> None:
        with self.stage.app.reading() as (session, _):
            count = db.claims.count_in_state(session, community_id=self.stage.community.id, state=ClaimState.APPROVED)
        if count:
            self.post()


def _entry(stage: Stage, habit: Habit, event: Event, one: Villager, late: int, early: int) -> Entry:
    if habit.item in EVENTS_ONLY:
        return Entry(person_id=one.id, service_on=event.day, title=event.name)
    starts_at = stage.at(event.day, habit.hour, habit.minute) + timedelta(minutes=late)
    ends_at = stage.at(event.day, habit.hour, habit.minute) + timedelta(minutes=habit.minutes - early)
    return Entry(person_id=one.id, service_on=event.day, title=event.name, starts_at=starts_at, ends_at=ends_at)
