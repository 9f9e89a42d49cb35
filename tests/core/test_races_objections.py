"""Two people at once: objecting while the notice closes, deciding twice, taking back while the household spends."""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial

import pytest

import db.books
from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import StateMoved
from core.lots import NotEnoughPoints
from core.notices import close_notice
from core.objections import (
    Decided,
    NoticeOver,
    ObjectionDecided,
    ObjectionReason,
    ObjectionStands,
    Raised,
    decide_objection,
    raise_objection,
)
from core.passbook import my_balance
from core.vouchers import exchange
from tests.factories import a_community, a_household, a_job, a_reviewer, a_staff, a_supervisor, an_intent
from tests.factories_objections import counting, entries, hanging, objected, posted
from tests.factories_spending import a_fund, a_spender
from tests.racers import race, rounds
from tests.tally import control, counted

pytestmark = pytest.mark.race

CALLERS = 6
ROUNDS = rounds(everyday=3, drill=40)


def sound(app: App) -> None:
    """Nothing is broken."""
    assert [one for one in run_check(app).to_json()["invariants"] if one["broken"]] == []


def test_an_objection_in_the_last_instant_freezes_or_comes_too_late_and_never_half(
    app: App, clock: DrivenClock, engine_name: str
) -> None:
    frozen = 0
    for _ in range(ROUNDS):
        home = a_household(app)
        claim_id = entries(app, home.id, 10)[0]
        notice = posted(app)
        at_the_desk = App(
            settings=app.settings, database=app.database, is_demo=False,
            clock=DrivenClock(notice.closes_at - timedelta(microseconds=1)),
        )  # fmt: skip
        clock.set(notice.closes_at)
        named = {"claim_id": claim_id, "why": ObjectionReason.NOT_THERE}
        said, closed = race(
            [
                partial(at_the_desk.do, a_supervisor(app), an_intent(), raise_objection, **named),
                partial(app.do, a_job(app), an_intent("job"), close_notice, notice_id=notice.id),
            ]
        )
        balance = app.look(a_staff(app), my_balance, household_id=home.id)
        if isinstance(said, Raised):
            frozen += 1
            assert (closed, balance.notice_points, balance.available_points) == (0, 10, 0)
        else:
            assert isinstance(said, NoticeOver | StateMoved)
            assert (closed, balance.notice_points, balance.available_points) == (1, 0, 10)
        clock.forward(days=1)
    sound(app)
    counted("F-10", engine_name, rounds=ROUNDS, frozen=frozen, too_late=ROUNDS - frozen, half=0)


def test_of_several_objections_at_once_one_stands(app: App, clock: DrivenClock) -> None:
    for _ in range(ROUNDS):
        claim_id = hanging(app, a_household(app).id, 10)[0]
        named = {"claim_id": claim_id, "why": ObjectionReason.NOT_THERE}
        answers = race(
            [partial(app.do, a_supervisor(app), an_intent(), raise_objection, **named) for _ in range(CALLERS)]
        )
        assert sum(isinstance(one, Raised) for one in answers) == 1
        assert all(isinstance(one, Raised | ObjectionStands | StateMoved) for one in answers)


def test_decided_by_several_at_once_points_come_once(app: App, clock: DrivenClock) -> None:
    for _ in range(ROUNDS):
        home = a_household(app)
        claim_id = entries(app, home.id, 10)[0]
        notice = posted(app)
        raised = objected(app, claim_id)
        clock.set(notice.closes_at)
        press = {"objection_id": raised.id, "is_upheld": False}
        answers = race(
            [
                partial(app.do, a_job(app), an_intent("job"), close_notice, notice_id=notice.id),
                *(
                    partial(app.do, a_reviewer(app), an_intent(note="查过"), decide_objection, **press)
                    for _ in range(CALLERS)
                ),
            ]
        )
        assert sum(isinstance(one, Decided) for one in answers) == 1
        assert all(isinstance(one, int | Decided | ObjectionDecided | StateMoved) for one in answers)
        assert app.look(a_staff(app), my_balance, household_id=home.id).available_points == 10
        clock.forward(days=1)
    sound(app)


def test_taken_back_while_the_household_spends_is_owed_or_was_there(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    for _ in range(ROUNDS):
        spender = a_spender(app)
        claim_id = counting(app, clock, spender.household_id, 10)[0]
        raised = objected(app, claim_id, asks_recall=True)
        told, bought = race(
            [
                partial(
                    app.do, a_reviewer(app), an_intent(note="查过"), decide_objection, objection_id=raised.id,
                    is_upheld=True,
                ),
                partial(
                    app.do, spender, an_intent(), exchange, household_id=spender.household_id, faces_fen=(1000,)
                ),
            ]
        )  # fmt: skip
        balance = app.look(a_staff(app), my_balance, household_id=spender.household_id)
        owed = 0 if isinstance(bought, NotEnoughPoints) else 10
        assert isinstance(told, Decided)
        assert (balance.available_points, balance.shortfall_points) == (0, owed)
    sound(app)


def test_control_looking_first_and_writing_later_lets_points_come_twice(app: App, engine_name: str) -> None:
    """The unsafe way, here only: read the claim in one transaction, write in the next. Else the races are void."""
    home = a_household(app)
    hanging(app, home.id, 10)
    community_id, account = a_community(app).id, f"points/available/{home.id}"
    looked = threading.Barrier(CALLERS)

    def release() -> None:
        with app.reading() as (session, _):
            is_waiting = session.value("SELECT 1 FROM claim WHERE household_id = :id AND state = 'in_notice'",
                                       id=home.id)  # fmt: skip
        looked.wait()
        if is_waiting:
            with app.database.transaction() as session:
                db.books.add_to_guard(session, community_id=community_id, account=account, amount=10)
                session.change("UPDATE claim SET state = 'effective' WHERE household_id = :id AND state = 'in_notice'",
                               id=home.id)  # fmt: skip

    race([release] * CALLERS)
    with app.reading() as (session, _):
        assert db.books.guard_balance(session, community_id=community_id, account=account) == 10 * CALLERS
    control("F-10", engine_name, f"looking first and writing later gave the points {CALLERS} times")
