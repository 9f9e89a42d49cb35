"""What tests of objections need: entries that hang or count, and whoever may say that they are not right."""

from __future__ import annotations

from typing import Any

from core.approvals import approve_claims
from core.bootstrap import App
from core.catalogue import ITEMS, Item, write_version
from core.claims import Opening, log_opening
from core.clock import DrivenClock
from core.jobs import run_due
from core.notices import Posted, post_notice
from core.objections import Decided, ObjectionReason, Raised, decide_objection, raise_objection
from core.policy import Actor
from tests.factories import a_reviewer, a_staff, a_supervisor, an_intent
from tests.factories_spending import working

LITTER = Item("B7", "楼道堆物", "Things left in the stairway", "deduct", 5, "照片",
              evidence_english="photo", reminder="上门提醒一次")  # fmt: skip


def entries(app: App, household_id: str | None, *points: int) -> tuple[str, ...]:
    """Entries of a household that are approved and wait for their notice; answers the ids of their claims."""
    openings = tuple(
        Opening(household_id=household_id or "", points=amount, passbook_page=f"第{an_intent().key}页")
        for amount in points
    )
    ids = app.do(a_staff(app), an_intent(), log_opening, openings=openings).claim_ids
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=ids)
    return ids


def posted(app: App) -> Posted:
    """A notice of everything that is approved."""
    return app.do(a_staff(app), an_intent(), post_notice)


def hanging(app: App, household_id: str | None, *points: int) -> tuple[str, ...]:
    """Entries that hang in a notice of today."""
    ids = entries(app, household_id, *points)
    posted(app)
    return ids


def counting(app: App, clock: DrivenClock, household_id: str | None, *points: int) -> tuple[str, ...]:
    """Entries whose notice is over."""
    ids = entries(app, household_id, *points)
    over(app, clock, posted(app))
    return ids


def over(app: App, clock: DrivenClock, notice: Posted) -> None:
    """Let a notice run out, with everything else that is due then."""
    clock.set(max(clock.now(), notice.closes_at))
    run_due(app)


def objected(
    app: App, claim_id: str, *, by: Actor | None = None, why: ObjectionReason = ObjectionReason.NOT_THERE,
    asks_recall: bool = False,
) -> Raised:  # fmt: skip
    """An objection to an entry, by the supervisor or somebody else."""
    named: dict[str, Any] = {"claim_id": claim_id, "why": why, "asks_recall": asks_recall}
    return app.do(by or a_supervisor(app), an_intent(note="那天没有看到人"), raise_objection, **named)


def decided(app: App, objection: Raised, *, is_upheld: bool, wrong_points: int | None = None) -> Decided:
    """A reviewer's decision."""
    return app.do(
        a_reviewer(app), an_intent(note="查过签到表"), decide_objection, objection_id=objection.id,
        is_upheld=is_upheld, wrong_points=wrong_points,
    )  # fmt: skip


def recalled(app: App, claim_id: str, *, points: int | None = None) -> Decided:
    """An entry that counts, taken back whole or in part."""
    return decided(app, objected(app, claim_id, asks_recall=True), is_upheld=True, wrong_points=points)


def rules_with_deduction(app: App) -> None:
    """A version of the rules, in force from today, with an item that takes points away."""
    with working(app, by="maker") as work:
        write_version(work, number=2, effective_on=work.today, items=(*ITEMS, LITTER))
