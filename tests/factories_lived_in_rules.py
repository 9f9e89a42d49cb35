"""Two more versions of the rules, and calls about November's records, for the lived-in community."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.bootstrap import App
from core.call_backs import call_backs, draw_call_backs, record_call_back
from core.catalogue import EVIDENCE_ENGLISH, ITEMS
from core.policy import Actor
from core.rule_drafts import Decision, propose_draft, publish_draft, put_item, start_draft
from tests.factories import a_supervisor, an_intent


def decide_rules(app: App, staff: Actor, reviewer: Actor, *, today: date) -> None:
    """Two versions of one item, in force from later days, each with its meeting."""
    item = next(one for one in ITEMS if one.code == "A1")
    for points, effective_on, votes in ((3, date(2028, 2, 1), 31), (4, date(2028, 3, 1), 32)):
        at = app.do(staff, an_intent(), start_draft)
        changed = replace(item, points=points, evidence_english=EVIDENCE_ENGLISH[item.evidence])
        at = app.do(staff, an_intent(), put_item, draft_id=at.id, edition=at.edition, item=changed)
        decision = Decision(
            meeting=f"居民代表会议{points}", decided_on=today.replace(day=points), votes_for=votes,
            votes_against=points,
            votes_abstain=points - 2,
            reference=f"纪要 {points}",
        )  # fmt: skip
        at = app.do(staff, an_intent(), propose_draft, draft_id=at.id, edition=at.edition, decision=decision,
                    effective_on=effective_on)  # fmt: skip
        app.do(reviewer, an_intent(), publish_draft, draft_id=at.id, edition=at.edition)


def call_about(app: App, month: str) -> None:
    """A month's sample, one of it asked about."""
    caller = a_supervisor(app)
    app.do(caller, an_intent(), draw_call_backs, month=month)
    first = app.look(caller, call_backs, month=month)[0]
    app.do(caller, an_intent(), record_call_back, claim_id=first.claim_id, outcome="agreed")
