"""What the demo's people find wrong on the board: objections, a recall that is filled later, a deduction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.books
import db.notices
from core.catalogue import Item
from core.deductions import propose_deduction, record_reminder
from core.demo.families import DEMO_CARD, ELDER_CARD
from core.demo.office import Market, Office
from core.demo.stage import Stage, next_month
from core.demo.villagers import Village, card_of
from core.objections import ObjectionReason, decide_objection, raise_objection
from core.policy import Actor
from core.rule_drafts import Decision, propose_draft, publish_draft, put_item, start_draft
from db.engine import Row
from db.states import ClaimState

LITTER: Final = Item(
    "B7", "楼道堆物，提醒后仍不清", "Things left in a stairway after a reminder", "deduct", 3, "照片",
    evidence_english="photo", reminder="上门或贴单提醒一次",
)  # fmt: skip
DECIDED_AFTER: Final = timedelta(days=2)


@dataclass(slots=True)
class Objecting:
    """A handful of objections; each picks its entry when its day has come. The administrator decides them."""

    stage: Stage
    office: Office
    market: Market
    village: Village

    def plan(self) -> None:
        """An item that takes points away, one deduction, one upheld in part, one recall, two that wait."""
        stage = self.stage
        months = stage.months()
        if len(months) < 3:
            return
        self._at(months[0] + timedelta(days=9), 10, self._decide_on_rules)
        with_item = months[max(1, len(months) - 4)]
        self._at(with_item + timedelta(days=4), 9, self._remind)
        recent = months[max(1, len(months) - 3)]
        self._at(recent + timedelta(days=2), 15, lambda: self._object_in_notice(wrong_points=1))
        self._at(recent + timedelta(days=17), 16, self._recall)
        self._at(stage.today - timedelta(days=2), 16, lambda: self._object_in_notice())
        self._at(stage.today - timedelta(days=1), 17, lambda: self._object_in_notice())

    def _at(self, day: date, hour: int, act: Callable[[], object]) -> None:
        self.stage.plan(self.stage.at(self.stage.working_day(day), hour, 10), act)

    # -- in the notice and after it ----------------------------------------------------------------------------------

    def _object_in_notice(self, *, wrong_points: int | None = None) -> None:
        """Somebody reads the newest notice and finds a line wrong."""
        lines = [line for line in self._newest_lines(ClaimState.IN_NOTICE) if line.kind == "hours" and line.points > 2]
        if not lines:
            return
        line = self.stage.dice("objection", self.stage.day).choice(lines)
        why = ObjectionReason.WRONG_TIME if wrong_points else ObjectionReason.NOT_THERE
        raised = self.stage.do(
            self._neighbour(line.household_id), raise_objection, claim_id=line.id, why=why,
            note="那天提前走了，签到表上写的是散场的时间" if wrong_points else "那天上午在小区没有看到他",
        )  # fmt: skip
        if wrong_points:
            self._at(self.stage.day + DECIDED_AFTER, 15, lambda: self._uphold(raised.id, wrong_points))

    def _recall(self) -> None:
        """An entry that counts proves wrong, and the household has spent most of it; a notice that hangs fills it."""
        waiting = {line.household_id for line in self._newest_lines(ClaimState.IN_NOTICE) if line.points > 1}
        found = [
            line
            for line in self._newest_lines(ClaimState.EFFECTIVE, skip=1)
            if line.points > 2 and line.household_id in waiting and self._available(line.household_id) < line.points
        ] or [
            line
            for line in self._newest_lines(ClaimState.EFFECTIVE, skip=1)
            if line.points > 2 and line.household_id in waiting
        ]
        if not found:
            return
        line = min(found, key=lambda line: (self._available(line.household_id), line.id))
        raised = self.stage.do(
            self.office.supervisor, raise_objection, claim_id=line.id, why=ObjectionReason.TWICE, asks_recall=True,
            note="和社区值班表对过，同一时间他在值班，已经另记",
        )  # fmt: skip
        self._at(self.stage.day + DECIDED_AFTER, 15, lambda: self._uphold(raised.id, None))

    def _uphold(self, objection_id: str, wrong_points: int | None) -> None:
        self.stage.do(
            self.office.administrator, decide_objection, objection_id=objection_id, is_upheld=True,
            wrong_points=wrong_points, note="查了签到表和值班表，情况属实",
        )  # fmt: skip

    def _newest_lines(self, state: ClaimState, *, skip: int = 0) -> list[Row]:
        """Lines of the newest notice (or of the one before) in a state, without the households whose doors are open."""
        known = {one.household_id for card in (DEMO_CARD, ELDER_CARD) for one in self.village.of_card(card)}
        community_id = self.stage.community.id
        with self.stage.app.reading() as (session, _):
            for notice in db.notices.notices(session, community_id=community_id, limit=1, offset=skip):
                lines = db.notices.lines(session, community_id=community_id, notice_id=notice.id)
                return [line for line in lines if line.state == state and line.household_id not in known]
        return []

    def _available(self, household_id: str) -> int:
        with self.stage.app.reading() as (session, _):
            return db.books.guard_balance(
                session, community_id=self.stage.community.id, account=f"points/available/{household_id}"
            )

    def _neighbour(self, household_id: str) -> Actor:
        """A resident with an account who is not of the household, else the supervisor."""
        others = [actor for actor in self.market.online.values() if actor.household_id != household_id]
        return self.stage.dice("neighbour", self.stage.day).choice(others) if others else self.office.supervisor

    # -- a deduction -------------------------------------------------------------------------------------------------

    def _decide_on_rules(self) -> None:
        """The residents' meeting wants an item against things left in stairways."""
        stage, maker = self.stage, self.office.maker
        at = stage.do(maker, start_draft)
        at = stage.do(maker, put_item, draft_id=at.id, edition=at.edition, item=LITTER)
        decision = Decision(
            meeting="居民代表会议", decided_on=stage.day - timedelta(days=1), votes_for=41, votes_against=6,
            votes_abstain=3, reference="会议记录第 7 页",
        )  # fmt: skip
        at = stage.do(
            maker, propose_draft, draft_id=at.id, edition=at.edition, decision=decision,
            effective_on=next_month(stage.day),
        )  # fmt: skip
        stage.do(self.office.administrator, publish_draft, draft_id=at.id, edition=at.edition)

    def _remind(self) -> None:
        """A household is reminded; a week later the things stand there again."""
        known = {card_of(DEMO_CARD), card_of(ELDER_CARD)}
        heads = [one for one in self.village.people if one.is_head and one.card not in known]
        home_id, _ = max(
            ((one.household_id, one.card) for one in heads if one.household_id),
            key=lambda home: (self._available(home[0]), home[1]),
        )
        reminded = self.stage.do(
            self.office.maker, record_reminder, household_id=home_id, code=LITTER.code,
            reminded_on=self.stage.day, note="楼长上门说过，也贴了提醒单",
        )  # fmt: skip
        self._at(self.stage.day + timedelta(days=7), 10, lambda: self._deduct(reminded.id))

    def _deduct(self, reminder_id: str) -> None:
        self.stage.do(
            self.office.maker, propose_deduction, reminder_id=reminder_id, happened_on=self.stage.day,
            title="4 层楼道又放了纸箱和旧床垫", note="照片两张，楼长在场",
        )  # fmt: skip
