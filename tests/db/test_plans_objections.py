"""Questions about objections, recalls and deductions walk no records: each finds its few rows by an index."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

import db.notices
import db.objections
import db.recalls
import db.reports
import db.trace
from core.bootstrap import App
from db.engine import Session
from tests.db.test_plans import Asked

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"])
NOW, TODAY = datetime(2026, 11, 20, tzinfo=UTC), date(2026, 11, 20)
OF_CLAIM = {"claim_id": "c1"}
OF_HOME = {"household_id": "h"}
QUESTIONS: list[tuple[Callable[..., object], dict[str, object]]] = [
    (db.objections.case_of_claim, OF_CLAIM),
    (db.objections.waiting, {"limit": 20}),
    (db.objections.decided, {"limit": 20}),
    (db.objections.counts, {"today": TODAY}),
    (db.objections.of_account, {"account_id": "a", "limit": 20}),
    (db.objections.of_claim, OF_CLAIM),
    (db.objections.steps, {"objection_id": "o"}),
    (db.objections.reminders_of, {**OF_HOME, "limit": 20}),
    (db.recalls.lots_of_claim, {**OF_CLAIM, "today": TODAY}),
    (db.recalls.unfilled, OF_HOME),
    (db.recalls.brought_points, {**OF_HOME, "since": NOW}),
    (db.recalls.deducted_points, {**OF_HOME, "since": NOW}),
    (db.recalls.taken_back_of, OF_CLAIM),
    (db.recalls.ends_of, OF_CLAIM),
    (db.recalls.parts_of, OF_CLAIM),
    (db.notices.hanging, {"limit": 20}),
    (db.notices.closing_lines, {"notice_id": "n"}),
    (db.reports.earned_lines, {**OF_HOME, "first": TODAY, "last": TODAY}),
    (db.trace.taken_in_notice, {"scope": "household", "scope_id": "h"}),
]


@pytest.mark.parametrize(("question", "named"), QUESTIONS, ids=lambda one: getattr(one, "__name__", ""))
def test_no_record_is_walked(app: App, question: Callable[..., object], named: dict[str, object]) -> None:
    with app.database.reading() as session:
        asked = Asked(session._driver)
        question(Session(asked, session.dialect, session.secrets, is_writer=False), community_id="c", **named)
    answers = ("SCAN s", "SCAN owed", "SCAN o ", "SCAN CONSTANT", "SCAN (subquery")  # found before, or objections: few
    assert [plan for plan in asked.plans if plan.startswith("SCAN") and not plan.startswith(answers)] == []
    by_community = [plan for plan in asked.plans if plan.endswith("(community_id=?)")]
    big = ("claim", "c ", "lot", "l ", "u ", "move", "m ", "operation", "transfer", "notice_line")
    assert [plan for plan in by_community if plan.split(" ", 1)[1].startswith(big)] == []
