"""The demo's rules: a draft that was rehearsed and waits for its second person, a deputy, calls about last month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from core.call_backs import call_backs as drawn_call_backs
from core.call_backs import draw_call_backs, record_call_back
from core.catalogue import EVIDENCE_ENGLISH, ITEMS, Cap
from core.demo.office import Office
from core.demo.stage import Stage
from core.deputies import name_deputy
from core.jobs import run_due
from core.rule_drafts import Decision, next_month_begins, propose_draft, put_item, set_ceilings, start_draft


@dataclass(slots=True)
class Deciding:
    """What the office does about the rules in its last days."""

    stage: Stage
    office: Office

    def plan(self) -> None:
        """A meeting of the residents last week; the draft waits since yesterday."""
        stage = self.stage
        yesterday = stage.working_day(stage.today - timedelta(days=1), step=-1)
        stage.plan(stage.at(yesterday, 10, 20), self._draft)
        stage.plan(stage.at(yesterday, 15, 5), self._name_deputy)
        stage.plan(stage.at(yesterday, 15, 30), self._call)

    def _draft(self) -> None:
        """Visits to elders give a little more, tidy stairways are counted twice a month, ceilings are higher."""
        stage, maker = self.stage, self.office.maker
        items = {item.code: replace(item, evidence_english=EVIDENCE_ENGLISH[item.evidence]) for item in ITEMS}
        at = stage.do(maker, start_draft)
        changed = (
            replace(items["C2"], points=4),
            replace(items["B5"], points=4, caps=(Cap("points", "month", "household", 8),)),
        )
        for item in changed:
            at = stage.do(maker, put_item, draft_id=at.id, edition=at.edition, item=item)
        at = stage.do(maker, set_ceilings, draft_id=at.id, edition=at.edition, month_points=70, year_points=700)
        met_on = stage.day - timedelta(days=6)
        stage.do(
            maker, propose_draft, draft_id=at.id, edition=at.edition, effective_on=next_month_begins(stage.today),
            decision=Decision(
                meeting="居民代表会议", decided_on=met_on, votes_for=43, votes_against=5, votes_abstain=3,
                reference=f"刘家场居纪〔{met_on.year}〕{met_on.month} 号",
            ),
        )  # fmt: skip

    def _name_deputy(self) -> None:
        """The reviewer goes on a training and names the administrator."""
        first = self.stage.today
        self.stage.do(
            self.office.reviewer, name_deputy, account_id=self.office.administrator.id, from_on=first,
            until_on=first + timedelta(days=4),
        )  # fmt: skip

    def _call(self) -> None:
        """Last month's sample is drawn; two have been asked."""
        run_due(self.stage.app)  # seals the month's last day, where no Monday has come since
        month = f"{self.stage.day.replace(day=1) - timedelta(days=1):%Y-%m}"
        self.stage.do(self.office.supervisor, draw_call_backs, month=month)
        with self.stage.app.reading() as (session, clock):
            drawn = drawn_call_backs(session, clock, self.office.administrator, month=month)
        for one, outcome in zip(drawn[:2], ("agreed", "unreached"), strict=False):
            self.stage.do(self.office.administrator, record_call_back, claim_id=one.claim_id, outcome=outcome)
