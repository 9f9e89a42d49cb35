"""SQLite finds rows by the index that was made for the question, also before anybody has counted its tables.

Without statistics it takes a whole community for a handful of rows, and walks it wherever that spares a sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

import db.accounts
import db.claims
import db.disputes
import db.reports
import db.seals
import db.shops
import db.statements
import db.trace
from bench.recording import Recorder
from core.bootstrap import App
from db.engine import Session

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"])
NOW = datetime(2026, 11, 20, tzinfo=UTC)


class Asked(Recorder):
    """Keeps parameters too, so that the plan of each question can be asked for."""

    def __init__(self, driver: Any) -> None:
        super().__init__(driver)
        self.plans: list[str] = []

    def execute(self, text: str, *parameters: Any) -> Any:
        self.plans += [row[3] for row in self._driver.execute(f"EXPLAIN QUERY PLAN {text}", *parameters)]
        return super().execute(text, *parameters)


def searches(app: App, question: Callable[..., object], table: str, **named: Any) -> list[str]:
    """By which columns the question finds rows of a table, as SQLite says it."""
    with app.database.reading() as session:
        asked = Asked(session._driver)
        question(Session(asked, session.dialect, session.secrets, is_writer=False), **named)
    return [found[1] for plan in asked.plans if (found := re.match(rf"(?:SEARCH|SCAN) {table}\b.*?(\(.*\)|$)", plan))]


def test_a_households_statement_is_found_by_its_own_accounts(app: App) -> None:
    found = searches(app, db.reports.household_sides, "transfer", community_id="c", household_id="h")
    assert set(found) == {
        "(community_id=? AND debit_account=?)",
        "(community_id=? AND credit_account=?)",
    }


def test_other_entries_of_a_passbook_are_found_by_its_own_account(app: App) -> None:
    named = {"community_id": "c", "household_id": "h", "first": NOW, "last": NOW}
    found = searches(app, db.reports.other_entries, "transfer", **named)
    assert len(found) == 5
    assert all("_account=?" in columns for columns in found)


def test_the_history_of_a_claim_is_found_by_the_claim(app: App) -> None:
    found = searches(app, db.claims.history, "m", community_id="c", claim_id="x")
    assert found == ["(community_id=? AND subject_id=?)"]


def test_somebody_who_signs_in_by_phone_is_found_by_the_phone(app: App) -> None:
    asked = {"indexes": [("c", "index")]}
    assert searches(app, db.accounts.meant_by_phone, "o", **asked) == ["(community_id=? AND phone_index=?)"]
    assert searches(app, db.accounts.meant_by_phone, "p", **asked) == ["(community_id=? AND id=?)"]


# -- following points and money ----------------------------------------------------------------------------------

VOUCHER: dict[str, Any] = {"community_id": "c", "voucher_id": "v"}
CLAIM: dict[str, Any] = {"community_id": "c", "claim_id": "x"}
QUESTIONS: list[tuple[Callable[..., object], dict[str, Any]]] = [
    (db.trace.voucher, {"community_id": "c", "serial": "s"}),
    (db.trace.takings, VOUCHER),
    (db.trace.paid_with, VOUCHER),
    (db.trace.steps, {"community_id": "c", "subject_ids": ["a", "b", "x"]}),
    (db.trace.seals_of_days, {"community_id": "c", "days": [date(2026, 11, 20), date(2026, 11, 21)]}),
    (db.trace.claim, CLAIM),
    (db.trace.vouchers_of_claim, CLAIM),
    (db.trace.ended_of_claim, CLAIM),
    (db.trace.card, {"community_id": "c", "card_number": "k"}),
    (db.trace.notice, {"community_id": "c", "number": 1}),
    (db.trace.activities_on, {"community_id": "c", "day": date(2026, 11, 20), "limit": 20}),
    (db.statements.to_adjust_fen, {"community_id": "c", "shop_id": "s"}),
    (db.seals.newest_until, {"community_id": "c", "day": date(2026, 11, 20)}),
    (db.seals.end_before, {"community_id": "c", "after_seq": 5, "before": 9}),
    (db.seals.flows, {"community_id": "c", "after_seq": 5, "until_seq": 9}),
    (db.reports.household_sides, {"community_id": "c", "household_id": "h", "before": NOW}),
    *(
        (question, {"community_id": "c", "scope": scope, "scope_id": "x", **more})
        for scope in ("claim", "activity", "notice", "household")
        for question, more in (
            (db.trace.posted, {}), (db.trace.in_lots, {}), (db.trace.used, {}),
            (db.trace.claims, {"limit": 20, "offset": 0}),
        )
    ),
]  # fmt: skip
PART_ANSWERS = ("q", "s")  # a question inside the question, read once as it stands


@pytest.mark.parametrize(
    ("question", "named"),
    QUESTIONS,
    ids=lambda one: getattr(one, "__name__", one.get("scope", "") if isinstance(one, dict) else ""),
)
def test_nothing_is_walked_to_follow_points_and_money(
    app: App, question: Callable[..., object], named: dict[str, Any]
) -> None:
    with app.database.reading() as session:
        asked = Asked(session._driver)
        question(Session(asked, session.dialect, session.secrets, is_writer=False), **named)
    walks = [
        plan
        for plan in asked.plans
        if (re.match(r"SCAN (\w+)", plan) and re.match(r"SCAN (\w+)", plan)[1] not in PART_ANSWERS)
        or (re.search(r"\(community_id=\?( AND (?!seq)\w+>\?)?\)", plan))
    ]
    assert walks == []


def test_what_finance_asks_for_is_found_by_state_and_by_action(app: App) -> None:
    assert set(searches(app, db.statements.approved, "s", community_id="c")) == {"(community_id=? AND state=?)"}
    assert searches(app, db.shops.last_payment_file, "o", community_id="c") == ["(community_id=? AND action=?)"]
    paused = {"community_id": "c", "shop_id": "s"}
    assert searches(app, db.shops.paused_as, "m", **paused) == ["(community_id=? AND subject_id=?)"]


@pytest.mark.parametrize("question", [db.trace.vouchers_of_claim, db.trace.ended_of_claim])
def test_what_became_of_a_claims_points_is_found_by_its_lot(app: App, question: Callable[..., object]) -> None:
    assert searches(app, question, "u", **CLAIM) == ["(community_id=? AND lot_id=?)"]


def test_a_disputed_taking_is_found_by_its_voucher(app: App) -> None:
    found = searches(app, db.disputes.case_of_voucher, "t", community_id="c", serial="s")
    assert found == ["(community_id=? AND voucher_id=?)"]


def test_what_statements_leave_out_is_found_by_the_few_lines_that_are(app: App) -> None:
    found = searches(app, db.statements.of_shop, "a", community_id="c", shop_id="s", limit=9)
    assert found == ["(community_id=? AND statement_id=?)"]
