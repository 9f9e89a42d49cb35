"""The till as a clerk meets it: a code comes in, one press takes it, green or red; nothing is taken twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from core import qr
from core.bootstrap import App
from core.clock import DrivenClock
from core.codes import ALPHABET, link, new_paper_code, written
from core.i18n import Language
from core.shops import pause_shop
from core.takings import Today, todays_takings
from core.takings import take as take_elsewhere
from core.tills import unpair
from core.vouchers import void_voucher
from pages._ui import session
from tests.factories import a_staff, an_intent, console
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import a_shop, a_spender, paper_of, somebody
from tests.factories_ways_in import PIN
from tests.pages.counter import ground, look_up, paper_code, press, screen_code, take
from tests.pages.screen import Opener, keys, words

LANGUAGES = pytest.mark.parametrize("language", Language)


def today(app: App, scheme: Scheme) -> Today:
    return app.look(signed_in(app, scheme, "clerk"), todays_takings)


# -- the way of a voucher ----------------------------------------------------------------------------------------


@LANGUAGES
def test_a_code_is_looked_up_taken_and_shown_green(
    open_as: Opener, app: App, scheme: Scheme, language: Language
) -> None:
    test = open_as("clerk", "till", language=language)
    look_up(test, screen_code(app, scheme, 20))
    shown = words(test)
    assert ("收下这张券，抵 20 元" if language is Language.ZH else "Take it: 20 yuan off") in shown
    assert "王**" in shown
    assert today(app, scheme).count == 0
    press(test, "take_")
    assert ground(test) == "green"
    assert ("已收下 20 元" if language is Language.ZH else "20 yuan taken") in words(test)
    assert (today(app, scheme).count, today(app, scheme).face_fen) == (1, 2000)


@LANGUAGES
def test_a_second_try_is_refused_with_time_place_and_what_to_say(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock, language: Language
) -> None:
    code = paper_code(app, scheme, 10)
    test = open_as("clerk", "till", language=language)
    take(test, code)
    press(test, "next_big")
    clock.forward(minutes=20)
    look_up(test, code)
    assert ground(test) == "red"
    shown = words(test)
    assert ("不能收" if language is Language.ZH else "Not taken") in shown
    assert "邻里食堂" in shown
    assert "9:" in shown  # the time of the first taking, in Shanghai
    assert ("可以这样对客人说" if language is Language.ZH else "You may tell the guest") in shown
    press(test, "next_big")
    assert ground(test) == ""
    assert today(app, scheme).count == 1


def test_the_answer_stays_through_reload_second_tab_and_second_press(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("clerk", "till")
    look_up(test, paper_code(app, scheme))
    other = open_as("clerk", "till")
    assert "收下这张券，抵 5 元" in words(other)
    press(test, "take_")
    press(other, "take_")  # the same voucher, shown in another tab
    assert ground(test) == ground(other) == "green"
    assert ground(open_as("clerk", "till")) == "green"  # a reload
    assert today(app, scheme).count == 1
    press(other, "next_big")
    assert ground(open_as("clerk", "till")) == ""


def test_a_press_in_a_tab_that_shows_an_older_bill_takes_nothing(open_as: Opener, app: App, scheme: Scheme) -> None:
    old, new = paper_code(app, scheme, 5), paper_code(app, scheme, 10)
    first = open_as("clerk", "till")
    look_up(first, old)
    second = open_as("clerk", "till", code=new)
    assert "收下这 2 张，共抵 15 元" in words(second)
    press(first, "take_")
    assert "收下这 2 张，共抵 15 元" in words(first)
    assert today(app, scheme).count == 0


def test_not_this_one_goes_back_to_the_start(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("clerk", "till")
    look_up(test, paper_code(app, scheme))
    press(test, "leave")
    assert "look_up" in keys(test)
    assert today(app, scheme).count == 0


# -- ways in -----------------------------------------------------------------------------------------------------


def test_the_link_of_a_phones_camera_is_read_once_and_leaves_the_address(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    test = open_as("clerk", "till", code=screen_code(app, scheme))
    assert "收下这张券，抵 5 元" in words(test)
    assert "code" not in test.query_params


def test_a_new_link_ends_the_result_that_still_stood(open_as: Opener, app: App, scheme: Scheme) -> None:
    take(open_as("clerk", "till"), paper_code(app, scheme, 5))
    test = open_as("clerk", "till", code=paper_code(app, scheme, 10))
    assert "收下这张券，抵 10 元" in words(test)


def test_a_photo_of_a_symbol_is_read(open_as: Opener, app: App, scheme: Scheme) -> None:
    on_screen = link("https://linli.example.org", screen_code(app, scheme, 10))
    test = open_as("clerk", "till")
    test.file_uploader[0].set_value(("code.png", qr.png(qr.code_symbol(on_screen)), "image/png"))
    test.run()
    assert "收下这张券，抵 10 元" in words(test)


def test_a_photo_without_a_code_says_so_and_the_next_one_can_be_taken(open_as: Opener, scheme: Scheme) -> None:
    test = open_as("clerk", "till")
    test.file_uploader[0].set_value(("code.png", b"no picture", "image/png"))
    test.run()
    assert "这张照片打不开" in words(test)
    assert test.file_uploader[0].value is None


def test_a_slip_of_the_finger_is_told_before_the_books_are_asked(open_as: Opener, app: App, scheme: Scheme) -> None:
    code = paper_code(app, scheme)
    slip = code[:-1] + ALPHABET[(ALPHABET.index(code[-1]) + 1) % 32]
    test = open_as("clerk", "till")
    refusals = count_refusals(app)
    look_up(test, slip.lower())
    assert "有一位和券上的不一样" in words(test)
    assert " ".join(written(slip).split("-")[:2]) in words(test)  # what was typed, in fours
    assert ground(test) == ""
    assert count_refusals(app) == refusals
    look_up(test, written(code))
    assert "收下这张券" in words(test)


def count_refusals(app: App) -> int:
    with app.database.reading() as session_:
        return int(session_.value("SELECT COUNT(*) FROM refusal"))


def test_what_is_no_code_at_all_is_red_when_scanned(open_as: Opener) -> None:
    test = open_as("clerk", "till", code="https://example.org/pay/12")
    assert ground(test) == "red"
    assert "这个码不是社区的券码" in words(test)


# -- refusals ----------------------------------------------------------------------------------------------------


def test_unknown_void_and_expired_are_red_each_with_its_reason(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    test = open_as("clerk", "till")
    look_up(test, str(new_paper_code()))
    assert (ground(test), "没有查到这张券" in words(test)) == ("red", True)
    press(test, "next_big")
    spender = signed_in(app, scheme, "resident")
    paper = paper_of(app, spender, 5)[0]
    app.do(a_staff(app), an_intent(reason="paper_lost"), void_voucher, voucher_id=paper.id)
    look_up(test, paper.code or "")
    assert (ground(test), "社区已经作废" in words(test)) == ("red", True)


def test_paper_above_the_small_amount_asks_for_the_households_pin(open_as: Opener, app: App, scheme: Scheme) -> None:
    first, second = paper_code(app, scheme, 20), paper_code(app, scheme, 5)
    test = open_as("clerk", "till")
    take(test, first)
    press(test, "next_big")
    look_up(test, second)
    assert "要这一户的人输密码才能收" in words(test)
    press(test, "take_")
    assert "还没有输密码" in words(test)
    enter_pin(test, "000001")
    assert (ground(test), "密码不对" in words(test)) == ("red", True)
    press(test, "next_big")
    enter_pin(test, PIN)
    assert ground(test) == "green"
    assert today(app, scheme).face_fen == 2500


def enter_pin(test: AppTest, pin: str) -> None:
    next(one for one in test.text_input if one.key.startswith("pin_")).set_value(pin)
    press(test, "take_")


def test_a_voucher_that_a_neighbour_takes_meanwhile_is_refused_at_the_press(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    code = paper_code(app, scheme)
    test = open_as("clerk", "till")
    look_up(test, code)
    other = a_shop(app, code="S09", name="张记面馆")
    till = somebody(app, *signed_in(app, scheme, "clerk").roles, shop_id=other.id, till_id="t" * 26)
    app.do(till, an_intent(), take_elsewhere, code=code)
    press(test, "take_")
    assert ground(test) == "red"
    assert "张记面馆" in words(test)


def test_a_quote_older_than_five_minutes_is_gone_with_a_sentence(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    test = open_as("clerk", "till")
    look_up(test, paper_code(app, scheme))
    clock.forward(minutes=5)
    press(test, "take_")
    assert "查过已经超过 5 分钟" in words(test)
    assert "look_up" in keys(test)
    assert today(app, scheme).count == 0


# -- undo --------------------------------------------------------------------------------------------------------


@LANGUAGES
def test_an_undo_gives_the_voucher_back_and_says_so(
    open_as: Opener, app: App, scheme: Scheme, language: Language
) -> None:
    code = paper_code(app, scheme, 10)
    test = open_as("clerk", "till", language=language)
    take(test, code)
    press(test, "undo_on_colour")
    press(test, "undo_wrong_voucher")
    assert ("已撤销，这 10 元不算了" if language is Language.ZH else "Undone: these 10 yuan no longer count") in words(
        test
    )
    assert ground(test) == ""
    assert (today(app, scheme).count, len(today(app, scheme).takings)) == (0, 1)
    look_up(test, code)
    assert "take_" in "".join(keys(test))


def test_the_last_taking_is_undone_from_the_start_too(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("clerk", "till")
    take(test, paper_code(app, scheme, 10))
    press(test, "next_big")
    assert "undo_last" in keys(test)
    press(test, "undo_last")
    press(test, "undo_not_bought")
    assert "已撤销" in words(test)
    assert "undo_last" not in keys(test)
    assert today(app, scheme).count == 0


def test_after_five_minutes_there_is_no_undo(open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock) -> None:
    test = open_as("clerk", "till")
    take(test, paper_code(app, scheme, 10))
    assert "undo_on_colour" in keys(test)
    clock.forward(minutes=5)
    test.run()
    assert ground(test) == "green"
    assert "undo_on_colour" not in keys(test)
    press(test, "next_big")
    assert "undo_last" not in keys(test)


# -- this device, this shop --------------------------------------------------------------------------------------


@LANGUAGES
def test_a_paused_shop_is_told_so_and_led_to_its_statements(
    open_as: Opener, app: App, scheme: Scheme, language
) -> None:
    app.do(console(app), an_intent(reason="renovation"), pause_shop, shop_id=scheme.shop_id)
    test = open_as("clerk", "till", language=language)
    assert ("邻里食堂现在暂停收券" if language is Language.ZH else "takes no vouchers at present") in words(test)
    assert "look_up" not in keys(test)
    assert len(test.get("page_link")) == 2


def test_a_shop_that_is_paused_meanwhile_refuses_the_press(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("clerk", "till")
    look_up(test, paper_code(app, scheme))
    app.do(console(app), an_intent(reason="renovation"), pause_shop, shop_id=scheme.shop_id)
    press(test, "take_")
    assert "邻里食堂现在暂停收券" in words(test)
    assert today(app, scheme).count == 0


def test_a_revoked_till_says_so_and_where_to_pair_again(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("clerk", "till")
    clerk = signed_in(app, scheme, "clerk")
    app.do(console(app), an_intent(), unpair, till_id=clerk.till_id)
    test.run()
    assert "这台收银台已经停用" in words(test)
    assert any("/auth/pair" in element.proto.body for element in test.get("html"))
    assert keys(test) == set()


def test_a_till_whose_clerk_left_asks_for_the_pin_again(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("clerk", "till")
    press(test, "sign_out")
    assert "请店员先登录" in words(test)
    assert any("/auth/till?next=/till" in element.proto.body for element in test.get("html"))


def test_an_owners_own_phone_is_no_till(open_as: Opener) -> None:
    test = open_as("owner", "till")
    assert "这台机器还不是收银台" in words(test)
    assert "look_up" not in keys(test)


def test_the_owners_household_spends_elsewhere(
    open_as: Opener, app: App, scheme: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    spender = a_spender(app, points=20, head_name="刘志强")
    shop = a_shop(app, code="S08", name="刘家小店", owner_household_id=spender.household_id)
    till = somebody(app, *signed_in(app, scheme, "clerk").roles, shop_id=shop.id, till_id="u" * 26)
    paper = paper_of(app, spender, 5)[0]
    clerk = signed_in(app, scheme, "clerk")
    test = open_as("clerk", "till")
    there = replace(clerk, shop_id=till.shop_id, till_id=till.till_id)
    monkeypatch.setattr(session, "principal", lambda: there)
    test.run()
    look_up(test, paper.code or "")
    assert (ground(test), "店主自家的券" in words(test)) == ("red", True)


def test_ten_wrong_codes_make_the_till_wait(open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock) -> None:
    test = open_as("clerk", "till")
    for _ in range(10):
        look_up(test, str(new_paper_code()))
        press(test, "next_big")
    look_up(test, paper_code(app, scheme))
    assert "要等 10 分钟" in words(test)
    press(test, "next_big")
    clock.forward(minutes=10)
    look_up(test, paper_code(app, scheme))
    assert "收下这张券" in words(test)
