"""Goods and services for points: stock, limits, shops that hand them out, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import Forbidden, Malformed, NotFound, NotThisShop
from core.exchange import FaceUnknown, exchange, issue_printed
from core.lots import NotEnoughPoints
from core.offers import my_offer
from core.policy import Actor, Role
from core.reward_rules import next_period, period_began
from core.rewards import (
    RewardCodeTaken,
    RewardLimitReached,
    RewardOutOfStock,
    RewardWithdrawn,
    honour_reward,
    see_rewards,
    supply_reward,
    withdraw_reward,
)
from core.statements import agree, approve_statement, close_statement, pay_statement
from core.takings import quote, take, undo
from core.vouchers import expire_vouchers, lock_voucher, my_vouchers, return_voucher, void_voucher
from core.windows import WindowClosed, is_open, next_open_day
from tests.factories import a_job, a_reviewer, a_staff, an_intent, console, somebody
from tests.factories_rewards import a_reward, a_window
from tests.factories_spending import (
    a_fund,
    a_shop,
    a_spender,
    a_till,
    money,
    paper_of,
    points,
    shown_code,
    vouchers_of,
)


@pytest.fixture(autouse=True)
def the_books_hold(app: App) -> Iterator[None]:
    """Whatever a test did, the self-check finds nothing afterwards."""
    yield
    assert [invariant for invariant in run_check(app).invariants if invariant.findings] == []


def got(app: App, who: Actor, *rewards: str, faces: tuple[int, ...] = ()):
    """What a household exchanged."""
    return app.do(who, an_intent(), exchange, household_id=who.household_id, faces_fen=faces, rewards=rewards).vouchers


def stock(app: App) -> int:
    """Pieces left of the only reward."""
    return app.look(console(app), see_rewards)[0].stock


def test_a_meal_costs_its_points_and_promises_its_cost(app: App) -> None:
    a_fund(app)
    lunch = a_reward(app, a_shop(app), price_points=8, cost_fen=1200, voucher_days=30)
    wang = a_spender(app, points=20)
    meal, face = got(app, wang, lunch.id, faces=(500,))[::-1]
    assert (meal.reward, meal.price_points, meal.face_fen, meal.valid_until) == (
        "食堂午餐",
        8,
        1200,
        date(2026, 12, 20),
    )
    assert (face.reward, face.price_points) == (None, 5)
    assert (points(app, wang.household_id).available, money(app).outstanding, stock(app)) == (7, 1700, 9)
    assert {held.reward for held in app.look(wang, my_vouchers)} == {None, "食堂午餐"}


def test_a_meal_is_taken_only_where_it_is_served(app: App) -> None:
    a_fund(app)
    canteen, grocer = a_shop(app), a_shop(app, code="S02", name="粮油店")
    lunch = a_reward(app, canteen)
    wang = a_spender(app, points=20)
    meal = got(app, wang, lunch.id)[0]
    elsewhere = a_till(app, grocer)
    for command, named in ((quote, {}), (take, {})):
        with pytest.raises(NotThisShop) as refusal:
            app.do(elsewhere, an_intent(), command, code=shown_code(app, wang, meal), **named)
        assert refusal.value.facts == {"reward": "食堂午餐", "shops": ["邻里食堂"], "shop_count": 1}
    till = a_till(app, canteen)
    assert app.do(till, an_intent(), quote, code=shown_code(app, wang, meal)).reward == "食堂午餐"
    taking = app.do(till, an_intent(), take, code=shown_code(app, wang, meal))
    assert (taking.reward, taking.face_fen, money(app).owed, stock(app)) == ("食堂午餐", 800, 800, 9)
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    assert (money(app).owed, stock(app)) == (0, 9)


def test_a_shop_that_stops_handing_it_out_takes_it_no_more(app: App) -> None:
    a_fund(app)
    canteen, other = a_shop(app), a_shop(app, code="S02", name="二食堂")
    lunch, wang = a_reward(app, canteen), a_spender(app, points=20)
    meal = got(app, wang, lunch.id)[0]
    app.do(a_staff(app), an_intent(), honour_reward, reward_id=lunch.id, shop_ids=(other.id,))
    with pytest.raises(NotThisShop):
        app.do(a_till(app, canteen), an_intent(), take, code=shown_code(app, wang, meal))
    app.do(a_staff(app), an_intent(), honour_reward, reward_id=lunch.id, shop_ids=(other.id, canteen.id))
    assert app.look(console(app), see_rewards)[0].shops == ((canteen.id, "邻里食堂"), (other.id, "二食堂"))
    app.do(a_till(app, canteen), an_intent(), take, code=shown_code(app, wang, meal))


def test_donated_rice_moves_no_money_from_the_press_to_the_payment(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app)
    rice = a_reward(app, shop, kind="goods", name="爱心大米", price_points=15, cost_fen=0)
    wang, till = a_spender(app, points=40), a_till(app, shop)
    bag, other = got(app, wang, rice.id, rice.id)
    before = money(app)
    app.do(till, an_intent(), take, code=shown_code(app, wang, bag))
    undone = app.do(till, an_intent(), take, code=shown_code(app, wang, other))
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=undone.id)
    assert (money(app), stock(app)) == (before, 8)
    clock.forward(minutes=10)
    closed = app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id)
    assert (closed.face_fen, closed.kept_fen) == (0, 0)
    owner = somebody(app, Role.OWNER, shop_id=shop.id)
    app.do(owner, an_intent(), agree, number=closed.number)
    app.do(a_reviewer(app), an_intent(), approve_statement, number=closed.number)
    app.do(somebody(app, Role.FINANCE), an_intent(), pay_statement, number=closed.number)
    app.do(wang, an_intent(), return_voucher, voucher_id=other.id)
    assert (money(app), stock(app), points(app, wang.household_id).available) == (before, 9, 25)


def test_what_is_given_back_withdrawn_or_ended_is_in_stock_again(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    lunch, wang, staff = a_reward(app, a_shop(app)), a_spender(app, points=100), a_staff(app)
    back, void, locked, _ = got(app, wang, *[lunch.id] * 4)
    app.do(wang, an_intent(), return_voucher, voucher_id=back.id)
    app.do(staff, an_intent(reason="lost"), void_voucher, voucher_id=void.id)
    app.do(staff, an_intent(reason="objection"), lock_voucher, voucher_id=locked.id)
    assert stock(app) == 8
    clock.forward(days=91)
    assert app.do(a_job(app), an_intent("job"), expire_vouchers) == 2
    assert (stock(app), money(app).outstanding, points(app, wang.household_id).spent) == (10, 0, 16)


def test_a_taking_undone_after_the_last_day_ends_the_voucher_and_its_piece_is_back(
    app: App, clock: DrivenClock
) -> None:
    a_fund(app)
    shop = a_shop(app)
    lunch, wang, till = a_reward(app, shop, voucher_days=1), a_spender(app, points=10), a_till(app, shop)
    meal = got(app, wang, lunch.id)[0]
    clock.forward(days=1, hours=13, minutes=58)  # 23:58 of the last day
    taking = app.do(till, an_intent(), take, code=shown_code(app, wang, meal))
    clock.forward(minutes=4)
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    assert (stock(app), money(app).outstanding) == (10, 0)


def test_more_than_the_stock_is_refused_and_nothing_of_it_happens(app: App) -> None:
    a_fund(app)
    lunch, wang = a_reward(app, a_shop(app), pieces=1), a_spender(app, points=100)
    with pytest.raises(RewardOutOfStock) as refusal:
        got(app, wang, lunch.id, lunch.id, faces=(500,))
    assert refusal.value.facts == {"reward": "食堂午餐", "stock": 1}
    assert (points(app, wang.household_id).available, money(app).outstanding, stock(app)) == (100, 0, 1)
    got(app, wang, lunch.id)
    with pytest.raises(RewardOutOfStock):
        app.do(a_staff(app), an_intent(), supply_reward, reward_id=lunch.id, pieces=-1)
    app.do(a_staff(app), an_intent(), supply_reward, reward_id=lunch.id, pieces=5)
    assert app.do(a_staff(app), an_intent(), supply_reward, reward_id=lunch.id, pieces=-2).stock == 3


def test_a_household_gets_its_pieces_of_a_month_and_more_in_the_next(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    lunch = a_reward(app, a_shop(app), limit_pieces=2, limit_period="month")
    wang, li = a_spender(app, points=100), a_spender(app, points=100, head_name="李强")
    first = got(app, wang, lunch.id, lunch.id)[0]
    with pytest.raises(RewardLimitReached) as refusal:
        got(app, wang, lunch.id)
    assert refusal.value.facts == {
        "reward": "食堂午餐", "limit_pieces": 2, "left_pieces": 0, "period": "month", "again_on": date(2026, 12, 1),
    }  # fmt: skip
    got(app, li, lunch.id)
    app.do(wang, an_intent(), return_voucher, voucher_id=first.id)
    got(app, wang, lunch.id)  # what was given back does not count
    clock.forward(days=11)
    got(app, wang, lunch.id, lunch.id)


@pytest.mark.parametrize(
    ("period", "began", "next_one"),
    [
        ("week", date(2026, 11, 16), date(2026, 11, 23)),
        ("month", date(2026, 11, 1), date(2026, 12, 1)),
        ("quarter", date(2026, 10, 1), date(2027, 1, 1)),
        ("year", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_periods_are_those_of_the_calendar(period: str, began: date, next_one: date) -> None:
    day = date(2026, 11, 20)
    assert (period_began(day, period), next_period(day, period)) == (began, next_one)


def test_a_withdrawn_reward_is_not_exchanged_but_what_is_out_stays_good(app: App) -> None:
    a_fund(app)
    shop = a_shop(app)
    lunch, wang = a_reward(app, shop), a_spender(app, points=100)
    meal = got(app, wang, lunch.id)[0]
    app.do(a_staff(app), an_intent(), withdraw_reward, reward_id=lunch.id)
    with pytest.raises(RewardWithdrawn):
        got(app, wang, lunch.id)
    assert app.look(wang, my_offer).rewards == ()
    app.do(a_till(app, shop), an_intent(), take, code=shown_code(app, wang, meal))


def test_the_desk_prints_vouchers_for_goods_too(app: App) -> None:
    a_fund(app)
    lunch, wang = a_reward(app, a_shop(app)), a_spender(app, points=100)
    named = {"household_id": wang.household_id, "faces_fen": (500,), "rewards": (lunch.id,)}
    papers = app.do(a_staff(app), an_intent(), issue_printed, **named).vouchers
    assert [(paper.reward, len(paper.code or "")) for paper in papers] == [(None, 16), ("食堂午餐", 16)]
    with pytest.raises(FaceUnknown):
        app.do(a_staff(app), an_intent(), issue_printed, household_id=wang.household_id, rewards=(lunch.id,) * 11)


def test_what_is_offered_must_make_sense(app: App) -> None:
    a_fund(app)
    a_reward(app)
    with pytest.raises(RewardCodeTaken):
        a_reward(app)
    wrong = (
        {"price_points": 0}, {"cost_fen": -1}, {"kind": "money"}, {"limit_pieces": 2}, {"voucher_days": 0},
        {"limit_pieces": 1, "limit_period": "decade"}, {"pieces": -1}, {"name": " "},
    )  # fmt: skip
    for one in wrong:
        with pytest.raises(Malformed):
            a_reward(app, **{"code": "R9", **one})
    with pytest.raises(NotFound):
        got(app, a_spender(app, points=10), "0" * 26)
    with pytest.raises(Forbidden):
        app.do(somebody(app, Role.FINANCE), an_intent(), withdraw_reward, reward_id="0" * 26)


def test_a_resident_sees_how_far_away_each_thing_is(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    lunch = a_reward(app, a_shop(app), price_points=8, limit_pieces=1, limit_period="week")
    a_reward(app, code="R02", name="理发", price_points=30, pieces=0)
    wang = a_spender(app, points=12, expires_on=date(2026, 12, 10))
    offer = app.look(wang, my_offer)
    meal, haircut = offer.rewards
    assert (meal.missing_points, meal.left_pieces, meal.shops, meal.can_have) == (0, 1, ("邻里食堂",), True)
    assert (haircut.missing_points, haircut.stock, haircut.can_have) == (18, 0, False)
    assert [(price.face_fen, price.missing_points) for price in offer.prices][2:] == [(2000, 8), (5000, 38)]
    assert (offer.ending_points, offer.ending_on) == (12, date(2026, 12, 10))
    got(app, wang, lunch.id)
    meal = app.look(wang, my_offer).rewards[0]
    assert (meal.missing_points, meal.left_pieces, meal.again_on, meal.can_have) == (4, 0, date(2026, 11, 23), False)


# -- windows -----------------------------------------------------------------------------------------------------


def test_outside_the_window_the_desk_helps_and_the_phone_says_when(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    a_window(app, "weekdays", effective_on=date(2026, 11, 1), window_weekdays="1,3")
    wang = a_spender(app, points=100)  # today is a Friday
    with pytest.raises(WindowClosed) as refusal:
        vouchers_of(app, wang, 5)
    assert refusal.value.facts == {"next_on": date(2026, 11, 23), "is_known": True}
    offer = app.look(wang, my_offer)
    assert (offer.is_open, offer.next_on) == (False, date(2026, 11, 23))
    paper_of(app, wang, 5)
    app.do(a_staff(app), an_intent(reason="at_desk"), exchange, household_id=wang.household_id, faces_fen=(500,))
    clock.forward(days=3)
    assert app.look(wang, my_offer).is_open
    vouchers_of(app, wang, 5)


@pytest.mark.parametrize(
    ("kind", "columns", "opens_on"),
    [
        ("any", {}, date(2026, 11, 20)),
        ("weekdays", {"window_weekdays": "6"}, date(2026, 11, 21)),
        ("month_days", {"window_from_day": 1, "window_to_day": 5}, date(2026, 12, 1)),
        ("month_days", {"window_from_day": 20, "window_to_day": 25}, date(2026, 11, 20)),
        ("month_days", {"window_from_day": 31, "window_to_day": 31}, date(2026, 12, 31)),
        ("quarter_days", {"window_from_day": 1, "window_to_day": 10}, date(2027, 1, 1)),
        ("quarter_days", {"window_from_day": 51, "window_to_day": 60}, date(2026, 11, 20)),
    ],
)
def test_a_window_opens_on_its_days(app: App, kind: str, columns: dict[str, object], opens_on: date) -> None:
    class Terms:
        window_kind = kind
        window_weekdays = columns.get("window_weekdays")
        window_from_day = columns.get("window_from_day")
        window_to_day = columns.get("window_to_day")

    today = date(2026, 11, 20)
    assert next_open_day(today, Terms()) == opens_on
    assert is_open(today, Terms()) == (opens_on == today)


def test_points_that_do_not_reach_stay_where_they_are(app: App) -> None:
    a_fund(app)
    lunch, wang = a_reward(app, a_shop(app), price_points=8), a_spender(app, points=7)
    with pytest.raises(NotEnoughPoints) as refusal:
        got(app, wang, lunch.id)
    assert refusal.value.facts == {"points": 7, "missing_points": 1}
    assert stock(app) == 10
