"""Rewards, funds, sponsors and lists for many, pressed as people press them."""

from __future__ import annotations

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from core.bootstrap import App
from core.funds import FundGauge, see_funds
from core.issues import see_issues
from core.rewards import SeenReward, see_rewards
from core.shops import list_shops
from core.vouchers import household_vouchers
from tests.factories import console
from tests.factories_rewards import a_reward, a_window
from tests.factories_scheme import Scheme
from tests.pages.screen import Opener, keys, words
from tests.pages.test_staff_acts import answer, button, field, finance, press


def rewards(app: App) -> list[SeenReward]:
    """What is offered."""
    return app.look(console(app), see_rewards)


def fund(app: App) -> FundGauge:
    """The scheme's fund."""
    return app.look(console(app), see_funds)[0]


def held(app: App, scheme: Scheme) -> list[str | None]:
    """What the scheme's household has vouchers for."""
    home = app.look(console(app), household_vouchers, household_id=scheme.household_id)
    return [one.reward for one in home if one.state == "active"]


def shop_of(app: App) -> Any:
    """A shop that takes vouchers."""
    return next(shop for shop in app.look(console(app), list_shops) if shop.state == "active")


# -- the resident ------------------------------------------------------------------------------------------------


def test_a_meal_is_chosen_beside_an_amount_and_shown_by_its_name(open_as: Opener, app: App, scheme: Scheme) -> None:
    lunch = a_reward(app, shop_of(app), name="食堂午餐", price_points=8, limit_pieces=2, limit_period="month")
    test = open_as("resident", "exchange")
    assert "还有 10 份，这个月您家还能换 2 份" in words(test)
    test.number_input(key=f"count_reward_{lunch.id}").set_value(1)
    test.number_input(key="count_500").set_value(1)
    test.run()
    assert test.button(key="press").label == "换 2 张"
    test.button(key="press").click().run()
    assert "换好了，2 张" in words(test) and "食堂午餐" in words(test)
    assert sorted(held(app, scheme), key=str) == [None, None, "食堂午餐"]
    test.button(key="done").click().run()
    assert "食堂午餐" in words(test)


def test_what_is_too_dear_says_how_far_away_it_is_and_cannot_be_pressed(open_as: Opener, app: App) -> None:
    a_reward(app, shop_of(app), name="助浴服务", price_points=125)
    gone = a_reward(app, code="R2", name="大米", price_points=5, pieces=0)
    test = open_as("resident", "exchange")
    assert "还差 20 分，大约再服务 10 小时" in words(test)
    assert "已经换完" in words(test) and "现在没有商店在办" in words(test)
    assert f"count_reward_{gone.id}" not in keys(test)


def test_outside_the_window_the_page_names_the_next_day(open_as: Opener, app: App, scheme: Scheme) -> None:
    other = str(scheme.now.date().isoweekday() % 7 + 1)
    a_window(app, "weekdays", effective_on=date(2026, 1, 1), window_weekdays=other)
    test = open_as("resident", "exchange")
    assert "今天不是兑换的日子" in words(test) and "起可以换，积分都在" in words(test)
    assert "press" not in keys(test)


# -- the desk ----------------------------------------------------------------------------------------------------


def filled(test: AppTest, **texts: str) -> AppTest:
    """Type into the fields whose keys begin so."""
    for start, text in texts.items():
        field(test.text_input, f"{start}_").set_value(text)
    return test.run()


def test_the_desk_offers_a_meal_supplies_it_and_withdraws_it(open_as: Opener, app: App) -> None:
    test = filled(open_as("staff", "rewards"), name="食堂午餐", code="LY01")
    press(test, "offer_")
    assert "“食堂午餐”可以换了" in words(test)
    made = rewards(app)[0]
    assert (made.name, made.price_points, made.stock, made.shops) == ("食堂午餐", 10, 10, ())
    press(test, "supply_")
    assert rewards(app)[0].stock == 11
    next(one for one in test.checkbox if one.key.startswith("shops_") and one.key.endswith(shop_of(app).id)).check()
    press(test, "honour_")
    assert [name for _, name in rewards(app)[0].shops] == [shop_of(app).name]
    answer(test, "withdraw_")
    assert rewards(app)[0].state == "withdrawn"


def test_a_list_is_made_by_one_issued_by_another_and_printed(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = filled(open_as("staff", "many"), title="重阳慰问")
    press(test, "propose_")
    assert "名单列好了" in words(test) and "要由另一位同事发出" in words(test)
    waiting = app.look(console(app), see_issues)[0]
    assert (waiting.title, waiting.state) == ("重阳慰问", "proposed")
    other = press(open_as("reviewer", "many", issue=waiting.id), "issue")
    assert f"发出了 {waiting.vouchers} 张券" in words(other)
    assert len(held(app, scheme)) == 2
    paper = press(open_as("staff", "many", issue=waiting.id), "print")
    assert f"{waiting.vouchers} 张纸券排好了" in words(paper)
    press(paper, "again")
    assert "一次打印所有还没用的券" in words(paper)


def test_cards_that_nobody_has_are_named(open_as: Opener) -> None:
    test = open_as("staff", "many")
    field(test.segmented_control, "for_").set_value("cards").run()
    field(test.text_area, "cards_").set_value("99999999\n88888888").run()
    assert "有 2 个卡号没有找到" in words(test)


# -- finance and the sponsor -------------------------------------------------------------------------------------


def nth(widgets: Any, start: str, place: int = 0) -> Any:
    """One of several fields whose keys begin so."""
    return [one for one in widgets if str(one.key).startswith(start)][place]


def test_money_comes_with_its_proof_and_goes_back_with_one(open_as: Opener, app: App, scheme: Scheme) -> None:
    finance(app, scheme)
    before = fund(app)
    test = open_as("finance", "funds")
    nth(test.number_input, "amount_").set_value(100.0).run()
    nth(test.button, "press_").click().run()
    assert "请填凭证号" in words(test)
    nth(test.text_input, "proof_").set_value("回单 9").run()
    nth(test.button, "press_").click().run()
    assert fund(app).funded_fen == before.funded_fen + 10_000
    nth(test.number_input, "amount_", 1).set_value(30.0)
    nth(test.text_input, "proof_", 1).set_value("退 1").run()
    nth(test.button, "press_", 1).click().run()
    assert (fund(app).returned_fen, fund(app).free_fen) == (3_000, before.free_fen + 7_000)


def test_a_months_share_is_set_and_the_page_warns_before_it_is_used_up(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    finance(app, scheme)
    test = open_as("finance", "funds")
    promised = fund(app).month_promised_fen
    nth(test.number_input, "share_").set_value(promised / 100).run()
    button(test, "terms_").click().run()
    assert "的约定从" in words(test) and "这个月的额度用掉了 100%" in words(test)
    assert fund(app).monthly_share_fen == promised


def test_a_stranger_reads_a_sponsors_page(open_as: Opener, app: App) -> None:
    seen = words(open_as(None, "sponsor", fund=fund(app).code))
    assert fund(app).name in seen and "每一笔都有凭证" in seen and "对得上" in seen
    assert "王秀英" not in seen


def test_the_desk_gives_goods_to_a_household_that_stands_there(open_as: Opener, app: App, scheme: Scheme) -> None:
    rice = a_reward(app, shop_of(app), kind="goods", name="爱心大米", price_points=5, cost_fen=0)
    test = open_as("staff", "people", household=scheme.household_id)
    field(test.number_input, f"reward_{rice.id}").set_value(2).run()
    press(test, "exchange_")
    assert "换好了，2 张" in words(test)
    assert held(app, scheme).count("爱心大米") == 2
