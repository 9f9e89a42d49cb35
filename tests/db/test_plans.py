"""SQLite finds rows by the index that was made for the question, also before anybody has counted its tables.

Without statistics it takes a whole community for a handful of rows, and walks it wherever that spares a sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

import db.accounts
import db.claims
import db.reports
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
    assert len(found) == 2
    assert all("_account=?" in columns for columns in found)


def test_the_history_of_a_claim_is_found_by_the_claim(app: App) -> None:
    found = searches(app, db.claims.history, "m", community_id="c", claim_id="x")
    assert found == ["(community_id=? AND subject_id=?)"]


def test_somebody_who_signs_in_by_phone_is_found_by_the_phone(app: App) -> None:
    found = searches(app, db.accounts.meant_by_phone, "p", indexes=[("c", "index")])
    assert found == ["(community_id=? AND phone_index=?)"]
