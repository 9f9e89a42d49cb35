"""Carers, limits and signs are found by the index made for the question, however many vouchers were taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import db.carers
import db.limits
import db.signs
from core.bootstrap import App
from tests.db.test_plans import NOW, searches

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"])
HOME: dict[str, Any] = {"household_id": "h"}
DAY: dict[str, Any] = {"day": date(2026, 11, 20)}


@pytest.mark.parametrize(
    ("question", "named", "table", "columns"),
    [
        (db.limits.terms_on, DAY, "spending_terms", "(community_id=? AND effective_on<?)"),
        (
            db.limits.taken_fen, {"scope": "till", "subject_id": "t", **DAY}, "taken_day",
            "(community_id=? AND scope=? AND subject_id=? AND day_on=?)",
        ),
        (db.carers.of_household, HOME, "c", "(community_id=? AND household_id=? AND state=?)"),
        (db.carers.of_person, {"person_id": "p"}, "c", "(community_id=? AND person_id=? AND state=?)"),
        (db.carers.ids_of_handle, {"handle": "h"}, "v", "(community_id=? AND handle=?)"),
        (db.carers.presented, {**HOME, "limit": 9}, "t", "(community_id=? AND carer_id=?)"),
        (
            db.carers.live_vouchers, {**HOME, "today": date(2026, 11, 20), "limit": 9}, "v",
            "(community_id=? AND household_id=? AND state=?)",
        ),
        (db.signs.takings_since, {"since": NOW}, "t", "(community_id=? AND shop_id=? AND taken_at>?)"),
        (db.signs.refused_at_tills_since, {"since": NOW}, "refusal", "(community_id=? AND refused_at>?)"),
        (db.signs.signs, {"state": "open", "limit": 9, "offset": 0}, "g", "(community_id=? AND state=?)"),
        (db.signs.notes, {"sign_ids": ["s"]}, "o", "(community_id=? AND action=?)"),
    ],
)  # fmt: skip
def test_rows_are_found_by_their_index(
    app: App, question: Callable[..., object], named: dict[str, Any], table: str, columns: str
) -> None:
    assert searches(app, question, table, community_id="c", **named) == [columns]
