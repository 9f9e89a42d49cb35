"""What pages ask about activities, sign-ups and messages walks no table, also before anybody has counted the rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

import db.activities
import db.messages
import db.sign_ups
from core.bootstrap import App
from db.engine import Session
from tests.db.test_plans import Asked

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"])
NOW, DAY = datetime(2026, 11, 20, tzinfo=UTC), date(2026, 11, 20)
QUESTIONS: list[tuple[Callable[..., object], dict[str, Any]]] = [
    (db.activities.activity_by_id, {"activity_id": "a"}),
    (db.activities.held_between, {"first": DAY, "last": DAY}),
    (db.activities.coming, {"first": DAY, "last": DAY, "ends_after": NOW, "limit": 10, "offset": 0}),
    (db.activities.per_day, {"first": DAY, "last": DAY}),
    (db.activities.call_ups, {"since": DAY}),
    (db.activities.cancelled_as, {"activity_id": "a"}),
    (db.activities.days_taken, {"name_key": "n", "days": [DAY, DAY]}),
    (db.activities.themes, {"year": 2026}),
    (db.activities.count_entries, {"activity_id": "a"}),
    (db.sign_ups.shift_by_id, {"shift_id": "s"}),
    (db.sign_ups.shifts_of, {"activity_ids": ["a", "b"]}),
    (db.sign_ups.first_waiting, {"shift_id": "s"}),
    (db.sign_ups.waiting_before, {"shift_id": "s", "signed_up_at": NOW, "id": "u"}),
    (db.sign_ups.of_people, {"person_ids": ["p", "q"], "states": ("waiting", "signed_up"), "since": DAY}),
    (db.sign_ups.standing, {"person_id": "p", "since": NOW, "until": NOW}),
    (db.sign_ups.count_absences, {"person_id": "p", "since": DAY}),
    (db.sign_ups.people, {"person_ids": ["p", "q"]}),
    (db.sign_ups.people_of_household, {"household_id": "h"}),
    (db.sign_ups.roll, {"activity_id": "a", "state": "called"}),
    (db.sign_ups.states_of, {"activity_id": "a"}),
    (db.sign_ups.count_there, {"activity_id": "a"}),
    (db.sign_ups.steps, {"sign_up_ids": ["u", "v"]}),
    (db.sign_ups.appeals, {}),
    (db.sign_ups.count_appeals, {}),
    (db.messages.unseen, {"person_id": "p", "limit": 20}),
]


@pytest.mark.parametrize(("question", "named"), QUESTIONS, ids=lambda one: getattr(one, "__name__", ""))
def test_nothing_is_walked(app: App, question: Callable[..., object], named: dict[str, Any]) -> None:
    with app.database.reading() as session:
        asked = Asked(session._driver)
        question(Session(asked, session.dialect, session.secrets, is_writer=False), community_id="c", **named)
    walks = [
        plan for plan in asked.plans if re.match(r"SCAN (?!CONSTANT)", plan) or re.search(r"\(community_id=\?\)", plan)
    ]
    assert walks == []
