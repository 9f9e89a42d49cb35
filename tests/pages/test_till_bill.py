"""Several vouchers for one bill: scanned one after another, compared as a sum, taken by one press."""

from __future__ import annotations

import pytest

from core.bootstrap import App
from core.clock import DrivenClock
from core.codes import new_paper_code
from core.i18n import Language
from core.shops import pause_shop
from core.takings import Today, todays_takings
from core.takings import take as take_elsewhere
from core.vouchers import void_voucher
from tests.factories import a_staff, an_intent, console
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import a_shop, a_spender, paper_of, somebody
from tests.factories_ways_in import PIN
from tests.pages.counter import ground, look_up, paper_code, press, screen_code
from tests.pages.screen import Opener, keys, words


def today(app: App, scheme: Scheme) -> Today:
    return app.look(signed_in(app, scheme, "clerk"), todays_takings)


def scan(open_as: Opener, *codes: str, language: Language = Language.ZH):
    """One after another, as a phone's camera opens them."""
    test = open_as("clerk", "till", language=language)
    for code in codes:
        test.query_params["code"] = code
        test.run()
        assert not test.exception
    return test


@pytest.mark.parametrize("language", Language)
def test_three_scans_are_one_sum_and_one_press(open_as: Opener, app: App, scheme: Scheme, language: Language) -> None:
    test = scan(open_as, *(screen_code(app, scheme, yuan) for yuan in (5, 10, 5)), language=language)
    shown = words(test)
    assert ("收下这 3 张，共抵 20 元" if language is Language.ZH else "Take these 3: 20 yuan off") in shown
    assert shown.count("王** 户" if language is Language.ZH else "household of 王**") == 3
    assert today(app, scheme).count == 0
    press(test, "take_")
    assert ground(test) == "green"
    assert ("已收下 20 元" if language is Language.ZH else "20 yuan taken") in words(test)
    assert (today(app, scheme).count, today(app, scheme).face_fen) == (3, 2000)
    press(test, "next_big")
    assert "look_up" in keys(test)


def test_one_voucher_alone_needs_no_more_presses_than_before(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = scan(open_as, screen_code(app, scheme, 5))
    press(test, "take_")
    assert ground(test) == "green"


def test_the_bill_is_typed_too_and_stays_through_reload_and_second_tab(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    test = open_as("clerk", "till")
    look_up(test, paper_code(app, scheme, 5))
    press(test, "add")
    assert "这一单已经有 1 张券，共 5 元" in words(test)
    look_up(test, paper_code(app, scheme, 10))
    for one in (test, open_as("clerk", "till"), open_as("clerk", "till")):
        assert "收下这 2 张，共抵 15 元" in words(one)


def test_adding_may_be_left_again(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = scan(open_as, paper_code(app, scheme, 5))
    press(test, "add")
    press(test, "adding_back")
    assert "收下这张券，抵 5 元" in words(test)


def test_the_same_voucher_stands_once_on_a_bill(open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock) -> None:
    first, second = paper_code(app, scheme, 5), paper_code(app, scheme, 10)
    test = scan(open_as, first, second)
    clock.forward(minutes=4)
    test.query_params["code"] = first
    test.run()
    assert "这张已经在这一单里了" in words(test)
    assert "收下这 2 张，共抵 15 元" in words(test)
    clock.forward(minutes=2)  # the second one's five minutes are over, the first one's began anew
    test.run()
    assert "收下其余 1 张，抵 5 元" in words(test)
    assert "查过已经超过 5 分钟，请再扫一次" in words(test)


def test_what_is_not_this_customers_leaves_the_bill(open_as: Opener, app: App, scheme: Scheme) -> None:
    strangers = paper_of(app, a_spender(app, points=20, head_name="李桂英"), 10)[0].code or ""
    test = scan(open_as, strangers, paper_code(app, scheme, 5))
    assert "这几张券不是同一户的" in words(test)
    press(test, "drop_")
    assert "收下这张券，抵 5 元" in words(test)
    assert "王**" in words(test)
    assert today(app, scheme).count == 0


def test_none_of_them_goes_back_to_the_start(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = scan(open_as, paper_code(app, scheme, 5), paper_code(app, scheme, 10))
    press(test, "leave")
    assert "look_up" in keys(test)
    assert today(app, scheme).count == 0


def test_a_line_that_is_refused_stays_with_its_sentence_and_the_others_are_taken(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    spender = signed_in(app, scheme, "resident")
    good, gone = paper_of(app, spender, 5)[0], paper_of(app, spender, 10)[0]
    test = scan(open_as, gone.code or "", good.code or "")
    app.do(a_staff(app), an_intent(reason="paper_lost"), void_voucher, voucher_id=gone.id)
    press(test, "take_")
    for one in (test, open_as("clerk", "till")):  # a reload says the same
        shown = words(one)
        assert "收下 1 张，客人少付 5 元" in shown
        assert "1 张没有收" in shown
        assert "社区已经作废" in shown
        assert "社区作废了，我这边收不了" in shown
        assert ground(one) == ""
    assert (today(app, scheme).count, today(app, scheme).face_fen) == (1, 500)
    press(test, "next_big")
    assert "look_up" in keys(test)


def test_a_voucher_that_a_neighbour_takes_meanwhile_is_no_part_of_the_sum(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    mine, raced = paper_code(app, scheme, 5), paper_code(app, scheme, 10)
    test = scan(open_as, mine, raced)
    other = a_shop(app, code="S09", name="张记面馆")
    till = somebody(app, *signed_in(app, scheme, "clerk").roles, shop_id=other.id, till_id="t" * 26)
    app.do(till, an_intent(), take_elsewhere, code=raced)
    press(test, "take_")
    assert "收下 1 张，客人少付 5 元" in words(test)
    assert "张记面馆" in words(test)
    assert today(app, scheme).face_fen == 500


def test_a_shop_that_is_paused_meanwhile_takes_no_line(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = scan(open_as, paper_code(app, scheme, 5), paper_code(app, scheme, 10))
    app.do(console(app), an_intent(reason="renovation"), pause_shop, shop_id=scheme.shop_id)
    press(test, "take_")
    assert today(app, scheme).count == 0


def test_paper_above_the_small_amount_asks_for_the_pin_and_the_rest_is_taken_before(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    test = scan(open_as, paper_code(app, scheme, 10), paper_code(app, scheme, 10), paper_code(app, scheme, 5))
    press(test, "take_")
    assert today(app, scheme).face_fen == 2000
    assert "已经收下 2 张，客人一共少付 20 元" in words(test)
    assert "收下其余 1 张，抵 5 元" in words(test)
    enter_pin(test, "000001")
    assert "不是这一户能用积分的人的密码" in words(test)
    enter_pin(test, PIN)
    assert ground(test) == "green"
    assert "已收下 25 元" in words(test)
    assert today(app, scheme).face_fen == 2500


def test_the_rest_may_be_left_and_what_was_taken_is_told(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = scan(open_as, paper_code(app, scheme, 20), paper_code(app, scheme, 5))
    press(test, "take_")
    press(test, "leave")
    assert ground(test) == "green"
    assert "已收下 20 元" in words(test)


def enter_pin(test, pin: str) -> None:
    next(one for one in test.text_input if one.key.startswith("pin_")).set_value(pin)
    press(test, "take_")


def test_an_unknown_code_between_is_told_in_red_and_the_bill_is_still_there(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    test = scan(open_as, paper_code(app, scheme, 5), str(new_paper_code()))
    assert ground(test) == "red"
    assert "回到这一单" in words(test)
    assert ground(open_as("clerk", "till")) == "red"  # a reload loses nothing
    press(test, "next_big")
    assert "收下这张券，抵 5 元" in words(test)


def test_a_scan_after_the_green_page_begins_a_new_bill(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = scan(open_as, paper_code(app, scheme, 5), paper_code(app, scheme, 5))
    press(test, "take_")
    test.query_params["code"] = paper_code(app, scheme, 10)
    test.run()
    assert "收下这张券，抵 10 元" in words(test)


def test_a_bill_whose_time_is_over_is_taken_by_nobody(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    test = scan(open_as, paper_code(app, scheme, 5), paper_code(app, scheme, 10))
    clock.forward(minutes=5)
    press(test, "take_")
    assert "查过已经超过 5 分钟" in words(test)
    assert "look_up" in keys(test)
    assert today(app, scheme).count == 0


def test_any_one_of_the_bill_is_undone_and_the_others_stand(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = scan(open_as, screen_code(app, scheme, 5), screen_code(app, scheme, 10))
    press(test, "take_")
    press(test, "undo_on_colour")
    test.radio(key="undo_which").set_value(test.radio(key="undo_which").options[1])
    press(test, "undo_wrong_voucher")
    assert "已撤销，这 10 元不算了" in words(test)
    assert today(app, scheme).face_fen == 500
    assert "已收下 5 元" in words(test)
    press(test, "next_big")
    press(test, "undo_last")
    press(test, "undo_not_bought")
    assert today(app, scheme).face_fen == 0


def test_a_bill_has_an_end(open_as: Opener, app: App, scheme: Scheme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages._ui.bill.LINES_MAX", 2)
    test = scan(open_as, *(paper_code(app, scheme, 5) for _ in range(3)))
    assert "请先收下这些" in words(test)
    assert "收下这 2 张" in words(test)
