"""Objections in every state, points taken back in every way and given again, for the lived-in community."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.approvals import approve_claims
from core.bootstrap import App
from core.claims import Opening, log_opening
from core.clock import DrivenClock, local_day
from core.deductions import propose_deduction, record_reminder
from core.jobs import run_due
from core.notices import post_notice
from core.objections import ObjectionReason, appeal_objection, decide_appeal, decide_objection, raise_objection
from core.policy import Actor
from core.recalls import propose_reinstatement
from core.rule_drafts import Decision, propose_draft, publish_draft, put_item, start_draft
from core.vouchers import exchange
from tests.factories import a_household, an_intent
from tests.factories_objections import LITTER

ZONE = "Asia/Shanghai"


@dataclass
class Objecting:
    """Two households; the reviewer's colleague decides, the supervisor has the last word."""

    app: App
    clock: DrivenClock
    staff: Actor
    reviewer: Actor
    decider: Actor
    supervisor: Actor

    def live(self) -> None:
        """A version with a deduction, a notice with objections, recalls afterwards, a reinstatement, a deduction."""
        self.decide_on_rules()
        home = a_household(self.app, head_name="周桂兰", building="7号楼").id
        other = a_household(self.app, head_name="何建国", building="8号楼").id
        in_part, refused, spent, kept, again = self.enter(home, 9, 8) + self.enter(other, 10, 30, 6)
        self.post()
        self.decide(self.object(in_part), wrong_points=2)
        self.decide(self.object(refused), is_upheld=False)
        self.pass_notice()
        self.spend(other)  # of the entry that ends first: nothing is left of the smaller ones
        first = self.object(refused, asks_recall=True)
        self.decide(first, is_upheld=False)
        self.appeal(first, is_upheld=True)
        self.decide(self.object(again, asks_recall=True), wrong_points=None)
        self.decide(self.object(spent, asks_recall=True), wrong_points=None)
        self.decide(self.object(kept, asks_recall=True), wrong_points=25)
        self.deduct(home)
        self.give_again(in_part)
        self.object(self.enter(home, 4)[0], is_posted=False)
        self.appeal(self.object(in_part, asks_recall=True), is_upheld=None)

    def decide_on_rules(self) -> None:
        """The residents want an item that takes points away, from tomorrow on."""
        app, today = self.app, local_day(self.clock.now(), ZONE)
        at = app.do(self.staff, an_intent(), start_draft)
        at = app.do(self.staff, an_intent(), put_item, draft_id=at.id, edition=at.edition, item=LITTER)
        decision = Decision(
            meeting="居民会议", decided_on=today, votes_for=31, votes_against=4, votes_abstain=2, reference="第 9 页"
        )
        at = app.do(
            self.staff, an_intent(), propose_draft, draft_id=at.id, edition=at.edition, decision=decision,
            effective_on=today + timedelta(days=1),
        )  # fmt: skip
        app.do(self.reviewer, an_intent(), publish_draft, draft_id=at.id, edition=at.edition)
        self.clock.forward(days=1)

    def enter(self, household_id: str, *points: int) -> list[str]:
        """Approved entries of a household."""
        openings = tuple(
            Opening(household_id=household_id, points=amount, passbook_page=f"第{place}页-{self.clock.now():%m%d%H%M}")
            for place, amount in enumerate(points)
        )
        self.clock.forward(minutes=1)
        ids = self.app.do(self.staff, an_intent(), log_opening, openings=openings).claim_ids
        self.app.do(self.reviewer, an_intent(), approve_claims, claim_ids=ids)
        return list(ids)

    def post(self) -> None:
        """Post what there is."""
        self.closes_at = self.app.do(self.staff, an_intent(), post_notice).closes_at

    def pass_notice(self) -> None:
        """The notice runs out."""
        self.clock.set(self.closes_at)
        run_due(self.app)

    def object(self, claim_id: str, *, asks_recall: bool = False, is_posted: bool = True) -> str:
        """The desk's objection; its id."""
        if not is_posted:
            self.post()
        self.clock.forward(minutes=1)
        return self.app.do(
            self.staff, an_intent(note="邻居来说的"), raise_objection, claim_id=claim_id,
            why=ObjectionReason.WRONG_TIME, asks_recall=asks_recall,
        ).id  # fmt: skip

    def decide(self, objection_id: str, *, is_upheld: bool = True, wrong_points: int | None = None) -> None:
        """The decider's answer."""
        self.clock.forward(minutes=1)
        self.app.do(
            self.decider, an_intent(note="查过"), decide_objection, objection_id=objection_id, is_upheld=is_upheld,
            wrong_points=wrong_points,
        )  # fmt: skip

    def appeal(self, objection_id: str, *, is_upheld: bool | None) -> None:
        """The desk asks for the supervisor's word, which may still be waited for."""
        if is_upheld is None:
            self.decide(objection_id, is_upheld=False)
        self.app.do(self.staff, an_intent(note="不同意"), appeal_objection, objection_id=objection_id)
        self.clock.forward(minutes=1)
        if is_upheld is not None:
            self.app.do(
                self.supervisor, an_intent(note="再查过"), decide_appeal, objection_id=objection_id,
                is_upheld=is_upheld,
            )  # fmt: skip

    def spend(self, household_id: str) -> None:
        """Most of a household's points are spent."""
        press = an_intent(reason="desk_issue")
        self.app.do(self.staff, press, exchange, household_id=household_id, faces_fen=(2000, 2000))

    def deduct(self, household_id: str) -> None:
        """A reminder, and a deduction that hangs and takes what it may."""
        today: date = local_day(self.clock.now(), ZONE)
        self.enter_more(household_id)
        reminder = self.app.do(
            self.staff, an_intent(note="上门"), record_reminder, household_id=household_id, code=LITTER.code,
            reminded_on=today,
        )  # fmt: skip
        self.app.do(
            self.staff, an_intent(note="电话"), record_reminder, household_id=household_id, code=LITTER.code,
            reminded_on=today - timedelta(days=3),
        )  # fmt: skip
        made = self.app.do(
            self.staff, an_intent(note="照片"), propose_deduction, reminder_id=reminder.id, happened_on=today,
            title="楼道堆物",
        )  # fmt: skip
        self.app.do(self.reviewer, an_intent(), approve_claims, claim_ids=(made.claim_id,))
        self.post()
        self.pass_notice()

    def enter_more(self, household_id: str) -> None:
        """Points of this year, so that a tenth of them is something."""
        self.enter(household_id, 40)

    def give_again(self, claim_id: str) -> None:
        """What was taken by mistake comes with the next notice."""
        made = self.app.do(self.staff, an_intent(note="查错了"), propose_reinstatement, claim_id=claim_id)
        self.app.do(self.reviewer, an_intent(), approve_claims, claim_ids=(made.claim_id,))
        self.post()
        self.pass_notice()
