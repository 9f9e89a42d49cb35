"""How much may be taken in a day: agreed ahead, held to the fen, foreseen by the quote, given back by an undo."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from functools import partial

import pytest

import db.limits
from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import Forbidden, Malformed
from core.limits import (
    HouseholdDayLimit,
    LimitReached,
    ShopDayLimit,
    TermsTooEarly,
    TillDayLimit,
    see_terms,
    set_spending_terms,
)
from core.policy import Actor
from core.takings import Taking, quote, take, undo
from tests.core.test_races_spending import kinds
from tests.factories import a_staff, a_supervisor, an_intent, console
from tests.factories_carers import terms_from_tomorrow
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, money, shown_code, taken, vouchers_of
from tests.racers import IS_DRILL, race

TODAY = date(2026, 11, 20)


@pytest.fixture
def wang(app: App) -> Actor:
    """A household with 1000 points, and a fund behind them."""
    a_fund(app, yuan=100_000)
    return a_spender(app, points=1000)


def counted(app: App, scope: str, subject_id: str | None, day: date) -> int:
    with app.database.reading() as session:
        return db.limits.taken_fen(
            session, community_id=console(app).community_id, scope=scope, subject_id=subject_id or "", day=day
        )


def test_without_terms_nothing_is_counted(app: App, wang: Actor) -> None:
    till = a_till(app, a_shop(app))
    for voucher in vouchers_of(app, wang, 50, 50, 50):
        taken(app, till, wang, voucher)
    with app.database.reading() as session:
        assert session.value("SELECT COUNT(*) FROM taken_day") == 0
    assert app.look(wang, see_terms).today is None


def test_terms_begin_tomorrow_at_the_earliest_and_are_seen_by_everybody(
    app: App, clock: DrivenClock, wang: Actor
) -> None:
    with pytest.raises(TermsTooEarly) as refusal:
        app.do(console(app), an_intent(), set_spending_terms, effective_on=TODAY, household_day_fen=5000)
    assert refusal.value.facts == {"earliest_on": TODAY + timedelta(days=1)}
    terms = app.do(
        console(app), an_intent(), set_spending_terms, effective_on=TODAY + timedelta(days=1), household_day_fen=5000,
        window_kind="weekdays", window_weekdays=(5, 1),
    )  # fmt: skip
    seen = app.look(wang, see_terms)
    assert (seen.today, seen.coming) == (None, (terms,))
    assert (terms.number, terms.window_weekdays) == (1, (1, 5))
    clock.forward(days=1)
    assert app.look(wang, see_terms).today == terms


def test_of_two_decided_for_one_day_the_later_decision_holds(app: App, clock: DrivenClock) -> None:
    for limit_fen in (5000, 7000):
        app.do(
            console(app), an_intent(), set_spending_terms, effective_on=TODAY + timedelta(days=1),
            household_day_fen=limit_fen,
        )  # fmt: skip
    clock.forward(days=1)
    today = app.look(console(app), see_terms).today
    assert today is not None and today.household_day_fen == 7000


@pytest.mark.parametrize(
    "wrong",
    [
        {"household_day_fen": 0},
        {"till_day_fen": -500},
        {"shop_day_fen": 10**12},
        {"window_kind": "sometimes"},
        {"window_kind": "weekdays"},
        {"window_kind": "weekdays", "window_weekdays": (0, 8)},
        {"window_kind": "any", "window_weekdays": (1,)},
        {"window_kind": "month_days"},
        {"window_kind": "month_days", "window_from_day": 10, "window_to_day": 5},
        {"window_kind": "month_days", "window_from_day": 1, "window_to_day": 32},
        {"window_kind": "any", "window_from_day": 1, "window_to_day": 5},
    ],
)
def test_terms_that_say_nothing_are_refused(app: App, wrong: dict[str, object]) -> None:
    with pytest.raises(Malformed):
        app.do(console(app), an_intent(), set_spending_terms, effective_on=TODAY + timedelta(days=1), **wrong)


def test_only_administrator_and_finance_decide(app: App, wang: Actor) -> None:
    for nobody in (a_staff(app), a_supervisor(app), wang):
        with pytest.raises(Forbidden):
            app.do(nobody, an_intent(), set_spending_terms, effective_on=TODAY + timedelta(days=1))


def test_a_household_uses_no_more_in_a_day_than_agreed(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, household_day_fen=6000)
    till, other = a_till(app, a_shop(app)), a_till(app, a_shop(app, code="S02", name="便民理发"))
    fifty, five, ten, next_day = vouchers_of(app, wang, 50, 5, 10, 10)
    taken(app, till, wang, fifty)
    taken(app, other, wang, five)
    before = money(app)
    for command in (quote, take):
        with pytest.raises(HouseholdDayLimit) as refusal:
            app.do(other, an_intent(), command, code=shown_code(app, wang, ten))
        assert (refusal.value.facts, refusal.value.status) == ({"limit_fen": 6000}, 403)
    assert money(app) == before
    assert counted(app, "household", wang.household_id, TODAY + timedelta(days=1)) == 5500
    clock.forward(days=1)
    taken(app, other, wang, next_day)
    assert counted(app, "household", wang.household_id, TODAY + timedelta(days=2)) == 1000
    assert run_check(app).is_ok


def test_another_household_has_its_own_day(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, household_day_fen=5000)
    till, li = a_till(app, a_shop(app)), a_spender(app, points=50, head_name="李强")
    taken(app, till, wang, vouchers_of(app, wang, 50)[0])
    assert taken(app, till, li, vouchers_of(app, li, 50)[0]).face_fen == 5000


def test_a_voucher_above_the_whole_limit_is_refused_at_once(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, household_day_fen=4000)
    with pytest.raises(HouseholdDayLimit):
        taken(app, a_till(app, a_shop(app)), wang, vouchers_of(app, wang, 50)[0])


def test_a_till_and_a_shop_have_their_days_too(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, till_day_fen=5000, shop_day_fen=7000)
    shop = a_shop(app)
    first, second = a_till(app, shop), a_till(app, shop)
    fifty, other_fifty, twenty, five = vouchers_of(app, wang, 50, 50, 20, 5)
    taken(app, first, wang, fifty)
    with pytest.raises(TillDayLimit):
        taken(app, first, wang, five)
    with pytest.raises(ShopDayLimit):
        taken(app, second, wang, other_fifty)
    taken(app, second, wang, twenty)
    assert counted(app, "shop", shop.id, TODAY + timedelta(days=1)) == 7000
    assert run_check(app).is_ok


def test_an_undo_gives_the_room_of_its_own_day_back(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, household_day_fen=5000)
    till = a_till(app, a_shop(app))
    one, other = vouchers_of(app, wang, 50, 50)
    clock.forward(hours=13, minutes=58)  # 23:58
    taking = taken(app, till, wang, one)
    with pytest.raises(HouseholdDayLimit):
        taken(app, till, wang, other)
    clock.forward(minutes=4)  # the next day
    taken(app, till, wang, other)
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    assert counted(app, "household", wang.household_id, TODAY + timedelta(days=1)) == 0
    assert counted(app, "household", wang.household_id, TODAY + timedelta(days=2)) == 5000
    assert run_check(app).is_ok


def test_a_limit_that_was_lifted_counts_no_more(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, household_day_fen=5000)
    till = a_till(app, a_shop(app))
    one, other, third = vouchers_of(app, wang, 50, 50, 50)
    taken(app, till, wang, one)
    terms_from_tomorrow(app, clock)
    taken(app, till, wang, other)
    taken(app, till, wang, third)
    assert run_check(app).is_ok


def test_the_limits_row_changed_behind_the_books_back_is_found(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, household_day_fen=5000)
    taken(app, a_till(app, a_shop(app)), wang, vouchers_of(app, wang, 50)[0])
    with app.database.transaction() as session:
        session.change("UPDATE taken_day SET taken_fen = 0")
    broken = [invariant.id for invariant in run_check(app).invariants if invariant.findings]
    assert broken == ["limits"]


# -- races ---------------------------------------------------------------------------------------------------------


def test_many_tills_at_once_take_exactly_what_a_household_may_use(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, household_day_fen=5000)
    shops = [a_shop(app, code=f"S{number}", name=f"商店{number}") for number in range(4)]
    callers = 64 if IS_DRILL else 24
    codes = [shown_code(app, wang, voucher) for voucher in vouchers_of(app, wang, *[5] * callers)]
    tills = [a_till(app, shops[place % 4]) for place in range(callers)]
    answers = race(
        [partial(app.do, till, an_intent(), take, code=code) for till, code in zip(tills, codes, strict=True)]
    )
    assert kinds(answers) == {Taking: 10, HouseholdDayLimit: callers - 10}
    assert money(app).owed == 5000
    assert run_check(app).is_ok


def test_many_households_at_once_fill_a_shop_exactly(app: App, clock: DrivenClock) -> None:
    a_fund(app, yuan=100_000)
    terms_from_tomorrow(app, clock, shop_day_fen=3500, till_day_fen=100_000, household_day_fen=100_000)
    shop = a_shop(app)
    spenders = [a_spender(app, points=5, head_name=f"王{number}") for number in range(16)]
    codes = [shown_code(app, one, vouchers_of(app, one, 5)[0]) for one in spenders]
    answers = race([partial(app.do, a_till(app, shop), an_intent(), take, code=code) for code in codes])
    assert kinds(answers) == {Taking: 7, ShopDayLimit: 9}
    assert run_check(app).is_ok


def test_control_reading_the_day_then_adding_goes_above_the_limit(app: App, clock: DrivenClock, wang: Actor) -> None:
    terms_from_tomorrow(app, clock, household_day_fen=5000)
    taken(app, a_till(app, a_shop(app)), wang, vouchers_of(app, wang, 5)[0])
    everyone_has_read = threading.Barrier(16)

    def careless() -> bool:
        with app.database.reading() as session:
            counted_fen = session.value("SELECT taken_fen FROM taken_day")
        everyone_has_read.wait()
        if counted_fen + 500 > 5000:
            return False
        with app.database.transaction() as session:
            return bool(session.change("UPDATE taken_day SET taken_fen = taken_fen + 500"))

    assert race([careless] * 16).count(True) == 16
    with app.database.reading() as session:
        counted_fen = session.value("SELECT taken_fen FROM taken_day")
    assert counted_fen > 5000, "the control stayed below the limit: the races above prove nothing"


def test_a_limit_is_a_genuine_refusal(app: App) -> None:
    assert all(issubclass(one, LimitReached) for one in (HouseholdDayLimit, ShopDayLimit, TillDayLimit))
