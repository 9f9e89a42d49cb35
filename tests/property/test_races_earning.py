"""F-05 and F-08 of the security figures: overlapping hours entered at once, approvals from two windows."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from core.approvals import approve_claims
from core.bootstrap import App
from core.claims import log_hours
from core.clock import DrivenClock
from core.entries import Entry, Overlapping, TooManyMinutes
from core.errors import StateMoved
from core.policy import Actor
from db.types import new_id, to_microseconds
from tests.factories import a_community, a_person, a_reviewer, a_staff, an_intent
from tests.tally import control, counted

IS_DRILL = os.environ.get("LINLI_DRILL") == "1"
CALLERS = 64 if IS_DRILL else 16
ROUNDS = 100 if IS_DRILL else 3
DAY = date(2026, 11, 18)

pytestmark = pytest.mark.race


def all_at_once(callers: int, act: Callable[[int], None]) -> None:
    """Start every caller behind one barrier."""
    gate = threading.Barrier(callers)

    def run(number: int) -> None:
        gate.wait()
        act(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def overlapping_entry(clock: DrivenClock, person_id: str, number: int) -> Entry:
    """Three hours from a minute of its own, so that every two of them overlap and no two are the same."""
    starts_at = clock.now() - timedelta(days=2) + timedelta(minutes=number)
    return Entry(
        person_id=person_id, service_on=DAY, title=f"巡逻{number}", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
    )  # fmt: skip


def stand(app: App, person_id: str) -> int:
    """How many of a person's entries stand."""
    with app.reading() as (session, _):
        return int(session.value("SELECT COUNT(*) FROM claim WHERE person_id = :person_id", person_id=person_id))


@pytest.mark.figure("F-05")
def test_of_overlapping_hours_entered_at_once_exactly_one_stands(
    app: App, clock: DrivenClock, engine_name: str
) -> None:
    makers = [a_staff(app) for _ in range(CALLERS)]
    for _ in range(ROUNDS):
        person = a_person(app, name="赵大力")
        refused: list[str] = []

        def enter(number: int, person_id: str = person.id, into: list[str] = refused) -> None:
            entry = overlapping_entry(clock, person_id, number)
            try:
                app.do(makers[number], an_intent(), log_hours, entries=(entry,))
            except (Overlapping, TooManyMinutes) as refusal:
                into.append(refusal.key)

        all_at_once(CALLERS, enter)
        assert stand(app, person.id) == 1
        assert len(refused) == CALLERS - 1
    counted("F-05", engine_name, rounds=ROUNDS, callers=CALLERS, stand_each=1)


@pytest.mark.figure("F-05")
def test_control_looking_first_and_writing_later_lets_overlapping_hours_in(
    app: App, clock: DrivenClock, engine_name: str
) -> None:
    """The unsafe way, here only: look in one transaction, write in the next. If it never overlaps, the race is void."""
    community_id = a_community(app).id
    with app.reading() as (session, _):
        version_id = session.value("SELECT id FROM rule_version")
    overlaps = 0
    for _ in range(ROUNDS):
        person = a_person(app, name="钱小慢")
        looked = threading.Barrier(CALLERS)

        def enter(number: int, person_id: str = person.id, looked: threading.Barrier = looked) -> None:
            entry = overlapping_entry(clock, person_id, number)
            is_free = stand(app, person_id) == 0
            looked.wait()
            if is_free:
                insert_without_looking(app, community_id, version_id, entry)

        all_at_once(CALLERS, enter)
        overlaps += stand(app, person.id) > 1
    assert overlaps == ROUNDS
    control("F-05", engine_name, f"looking first and writing later overlapped in {overlaps} of {ROUNDS} rounds")


def insert_without_looking(app: App, community_id: str, version_id: str, entry: Entry) -> None:
    """Write a claim as an unsafe program would."""
    from db.tables import Claim

    assert entry.starts_at is not None
    with app.database.transaction() as session:
        session.insert(
            Claim, community_id=community_id, id=new_id(), kind="hours", person_id=entry.person_id, household_id=None,
            activity_id=None, item_code="C1", version_id=version_id, hours_class="back_filled", service_on=DAY,
            starts_at=entry.starts_at, ends_at=entry.ends_at, minutes=180, stated_points=0, title=entry.title,
            identity=f"{entry.person_id}|{to_microseconds(entry.starts_at)}", state="submitted", submitted_by="x",
            submitted_at=entry.starts_at, batch_id=None, row_number=None,
        )  # fmt: skip


@pytest.mark.figure("F-08")
def test_the_same_entries_approved_in_two_windows_are_approved_once(
    app: App, clock: DrivenClock, engine_name: str
) -> None:
    for _ in range(ROUNDS):
        person = a_person(app, name="孙一一")
        entry = Entry(person_id=person.id, service_on=DAY, title="值班", minutes=60)
        logged = app.do(a_staff(app), an_intent(), log_hours, entries=(entry,), back_fill_reason="签到表")
        reviewers: list[Actor] = [a_reviewer(app) for _ in range(8)]
        outcomes: list[str] = []

        def approve(
            number: int,
            ids: tuple[str, ...] = logged.claim_ids,
            reviewers: list[Actor] = reviewers,
            outcomes: list[str] = outcomes,
        ) -> None:
            try:
                app.do(reviewers[number], an_intent(), approve_claims, claim_ids=ids)
                outcomes.append("approved")
            except StateMoved as refusal:
                outcomes.append(refusal.key)

        all_at_once(8, approve)
        assert sorted(outcomes) == ["approved", *["error.state_moved"] * 7]
    counted("F-08", engine_name, rounds=ROUNDS, windows=8, approved_each=1)
