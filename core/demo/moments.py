"""What is claimed one by one: tidy stairways, honours, disputes settled, hazards seen; and what still waits today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.approvals import approve_claims, return_claims
from core.claims import log_hours
from core.demo.earning import Earning
from core.demo.families import ELDER_CARD
from core.demo.programme import Event, Habit
from core.demo.stage import Stage, next_month
from core.demo.villagers import Villager, card_of
from core.entries import Entry
from core.event_logging import log_event

#: what stands behind an item, as the office would cite it
PAPERS: Final = {
    "A2": "议事会记录", "A4": "居委会复函", "C6": "工单", "D1": "社区公告", "D2": "街发文", "D3": "市发证书",
    "D4": "评选公告", "D5": "履职记录",
}  # fmt: skip
SIDES: Final = ("张先生", "李女士")
BATCH_ROWS: Final = 12  # one more than one approver may sign alone, and two


@dataclass(slots=True)
class Moments:
    """Single claims, month by month, and the last days before today."""

    stage: Stage
    earning: Earning

    def plan(self) -> None:
        """Put them on the agenda."""
        for month in self.stage.months():
            self._plan_month(month)
        self._plan_last_days()

    # -- month by month --------------------------------------------------------------------------------------------

    def _plan_month(self, month: date) -> None:
        dice = self.stage.dice("moments", month)
        heads = [one for one in self.earning.village.adults() if one.is_head and not self._is_known(one)]
        heads = [one for one in heads if one.card != card_of(ELDER_CARD)]
        lively = sorted(heads, key=lambda one: -one.zeal)[: max(8, len(heads) // 3)]
        crews = list(self.earning.village.crews.values())
        last = next_month(month) - timedelta(days=1)
        for one in dice.sample(lively, 3):
            self._plan(month + timedelta(days=dice.randint(3, 26)), one, "C6", "消防隐患上报", level="hazard")
        for one in dice.sample(lively, 2):
            self._plan(month + timedelta(days=dice.randint(3, 26)), one, "A2", "会上提出停车位议题")
        for code, title in (("A4", "加装扶手的建议被采纳"), ("C5", "调解楼上楼下漏水纠纷")):
            self._plan(month + timedelta(days=dice.randint(5, 25)), dice.choice(lively), code, title)
        if month.month % 3 == 0:
            for crew in crews:
                self._plan(last, crew.leader, "D5", f"第{month.month // 3}季度履职合格")
            self._plan(last, dice.choice(lively), "D1", "社区“身边好人”表彰")
            self._plan(last, dice.choice(lively), "D2", "街道优秀志愿者", level="subdistrict")
        if month.month == 5:
            self._plan(last, dice.choice(lively), "D3", "市级最美志愿者", level="city")
        if month.month == 1:
            for one in dice.sample(heads, 6):
                self._plan(last, one, "D4", "年度五星级文明户")

    def _is_known(self, one: Villager) -> bool:
        return self.earning.household.is_of(one)

    def _plan(self, day: date, one: Villager, code: str, title: str, *, level: str | None = None) -> None:
        if day > self.earning.last_posting_on():
            return  # the last days have their own plan
        entered_on = self.stage.working_day(day + timedelta(days=1))
        self.stage.plan(
            self.stage.at(entered_on, 11, 5), lambda: self._log(one, code, day=day, title=title, level=level)
        )

    def _log(self, one: Villager, code: str, *, day: date, title: str, level: str | None = None) -> tuple[str, ...]:
        is_mediation = code == "C5"
        return self.stage.do(
            self.earning.office.maker, log_event, person_id=one.id, item_code=code, service_on=day, title=title,
            level=level, reference=f"{PAPERS.get(code, '社区记录')} {day:%y%m%d}",
            parties=SIDES if is_mediation else (), are_both_agreed=is_mediation,
        ).claim_ids  # fmt: skip

    # -- the last days: what a reviewer finds in the inbox today -------------------------------------------------------

    def _plan_last_days(self) -> None:
        stage, today = self.stage, self.stage.today
        for act, day, hour in self._last_acts(today):
            stage.plan(stage.at(day, hour, 25), act)
        asked_on = stage.working_day(today - timedelta(days=70))
        stage.plan(stage.at(asked_on, 15), self._ask_back)

    def _last_acts(self, today: date) -> list[tuple[Callable[[], object], date, int]]:
        """(what, day, hour) of the two days before today; the office may work on a Sunday before its deadline."""
        yesterday = today - timedelta(days=1)
        drive = Event(habit=FRAUD, name=FRAUD.name, day=today - timedelta(days=3), sheet_after_days=None, crowd=12)
        self._publish_early(drive)
        for habit, days in ((WEEDING, 7), (RIVER, 4)):  # their sheets have not reached the desk: the samples hold them
            day = today - timedelta(days=days)
            self._publish_early(Event(habit=habit, name=habit.name, day=day, sheet_after_days=None, crowd=0))
        return [
            (self._some_hazards, yesterday, 9),
            (lambda: self._long_sheet(drive), yesterday, 14),
            (self._unplanned_help, yesterday, 15),
            (self._send_back, yesterday, 17),
        ]

    def _publish_early(self, event: Event) -> None:
        when = self.stage.at(event.day - timedelta(days=12), 9, event.habit.hour)
        self.stage.plan(when, lambda: self.earning.publish(event))

    def _lively(self) -> list[Villager]:
        people = [one for one in self.earning.village.people if one.household_id and one.zeal >= 1]
        return [one for one in people if not self._is_known(one)]

    def _some_hazards(self) -> None:
        """Five single claims, approved at once: the next notice already has something to carry."""
        day = self.stage.today - timedelta(days=2)
        ids: list[str] = []
        for one in self.stage.dice("hazards").sample(self._lively(), 5):
            ids += self._log(one, "C6", day=day, title="楼道堆物隐患上报", level="hazard")
        self.stage.clock.forward(minutes=40)
        self.stage.do(self.earning.office.reviewer, approve_claims, claim_ids=tuple(ids))

    def _long_sheet(self, drive: Event) -> None:
        """Twelve rows of one maker: two must sign."""
        free = self.earning.free(drive.day, self._lively())
        people = self.stage.dice("drive").sample(free, BATCH_ROWS)
        self.earning.hold(drive.day, people)
        self.stage.do(
            self.earning.office.maker, log_hours, source="import", entries=self.earning.entries(drive, people),
            file_name="防诈骗入户宣传签到表.xlsx",
        )  # fmt: skip

    def _unplanned_help(self) -> None:
        """Hours without a published activity: they wait until one reason is given for all of them."""
        day = self.stage.today - timedelta(days=2)
        people = self.stage.dice("unplanned").sample(self._lively(), 6)
        entries = tuple(
            Entry(person_id=one.id, service_on=day, title="帮独居老人搬家", minutes=60 + 30 * (place % 3))
            for place, one in enumerate(people)
        )
        self.stage.do(self.earning.office.maker, log_hours, entries=entries)

    def _send_back(self) -> None:
        """Three rows come back to the desk with a question."""
        rows = [row for row in self.earning.confirmed() if row.kind == "hours" and row.title != FRAUD.name]
        if rows:
            self.stage.do(
                self.earning.office.reviewer, return_claims, note="签退时间和签到表对不上，请核对",
                claim_ids=tuple(row.id for row in sorted(rows, key=lambda row: (row.service_on, row.person))[:3]),
            )  # fmt: skip

    def _ask_back(self) -> None:
        rows = self.earning.confirmed()
        if rows:
            self.earning.return_and_resubmit(tuple(row.id for row in rows[:2]))


FRAUD: Final = Habit(
    name="防诈骗入户宣传", item="C1", crew="party", place="各楼栋", weekday=0, weeks=(),
    hour=15, minute=0, minutes=90, people=(BATCH_ROWS, BATCH_ROWS),
)  # fmt: skip
WEEDING: Final = Habit(
    name="小区绿地除草", item="C1", crew="silver", place="中心花园", weekday=0, weeks=(),
    hour=8, minute=30, minutes=120, people=(0, 0),
)  # fmt: skip
RIVER: Final = Habit(
    name="河道捡拾垃圾", item="C1", crew="youth", place="河畔步道", weekday=0, weeks=(),
    hour=14, minute=30, minutes=120, people=(0, 0),
)  # fmt: skip
