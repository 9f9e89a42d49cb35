"""The resident's pages, as a resident meets them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

import db.books
import db.meta
from core.bootstrap import App
from core.clock import DrivenClock
from core.exchange import exchange
from core.forms import open_form
from core.i18n import Language
from core.sessions import my_sessions, sign_in
from core.takings import take
from core.vouchers import my_vouchers, print_voucher, screen_code
from pages._ui import paging
from tests.factories import an_intent
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import a_spender, vouchers_of
from tests.factories_ways_in import PIN
from tests.pages.screen import Opener, keys, words

HEADINGS = {
    "my_points": {Language.ZH: "能用的券", Language.EN: "Vouchers to use"},
    "why": {Language.ZH: "每一分从哪来，到哪去", Language.EN: "Where every point came from"},
    "exchange": {Language.ZH: "用积分换券", Language.EN: "Points into vouchers"},
    "voucher": {Language.ZH: "请店员扫这个码", Language.EN: "Let the shop scan this"},
    "me": {Language.ZH: "在哪里登录着", Language.EN: "Where you are signed in"},
    "home": {Language.ZH: "怎么一回事", Language.EN: "How it works"},
    "notice_board": {Language.ZH: "积分公示 第 2 期", Language.EN: "Points in notice, number 2"},
}


def held(app: App, scheme: Scheme) -> list[str]:
    """The ids of the household's vouchers that a shop would take."""
    actor = signed_in(app, scheme, "resident")
    return [one.id for one in app.look(actor, my_vouchers) if one.state == "active"]


def available(app: App, scheme: Scheme) -> int:
    """What the household can spend."""
    with app.reading() as (session, _):
        community_id = signed_in(app, scheme, "resident").community_id
        account = f"points/available/{scheme.household_id}"
        return db.books.guard_balance(session, community_id=community_id, account=account)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", list(HEADINGS))
def test_every_page_opens_in_both_languages(open_as: Opener, page: str, language: Language) -> None:
    test = open_as("resident", page, language=language)
    assert not test.exception
    assert ("points" in words(test).lower()) == (language is Language.EN or page == "nothing") or page in (
        "voucher",
        "me",
    )


@pytest.mark.parametrize("page", ["home", "notice_board"])
def test_public_pages_need_no_sign_in(open_as: Opener, page: str) -> None:
    test = open_as(None, page)
    assert "对得上" in words(test) or "姓名已遮盖" in words(test)


def test_the_cover_says_what_is_available_in_notice_and_ending(open_as: Opener) -> None:
    seen = words(open_as("resident", "my_points"))
    assert "105分" in seen
    assert "可以换 105 元抵扣券" in seen
    assert "8 分" in seen and "到账" in seen
    assert "2027年12月31日" in seen


def test_a_voucher_is_shown_from_the_first_page(open_as: Opener, scheme: Scheme) -> None:
    test = open_as("resident", "my_points")
    test.button(key=f"show_{scheme.voucher_id}").click().run()
    assert "请店员扫这个码" in words(test)


def test_each_entry_can_be_recomputed_from_its_sentence(open_as: Opener) -> None:
    seen = words(open_as("resident", "why"))
    assert "您在「送餐上门」做了 1 小时 40 分钟。按细则 C2 每小时 3 分，1 小时 40 分钟得 5 分。" in seen
    assert "加上上次剩下的" in seen or "剩下的 20 分钟留到下次一起算" in seen
    assert "家里的李建国做了好事，得 1 分。" in seen
    assert "从以前的纸质存折（旧存折第 3 页）转来 120 分" in seen


def test_asking_about_an_entry_shows_how_it_came_about(open_as: Opener) -> None:
    test = open_as("resident", "why")
    first = next(button for button in test.button if button.key.startswith("ask_"))
    first.click().run()
    assert "社区复核" in words(test)
    assert "公示 5 个工作日" in words(test)


def chosen(test: AppTest, **counts: int) -> AppTest:
    """Type how many of each face."""
    for name, count in counts.items():
        test.number_input(key=name).set_value(count)
    return test.run()


def test_the_button_names_its_result_and_the_result_stays_until_it_is_left(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    test = chosen(open_as("resident", "exchange"), count_500=1, count_1000=2)
    assert test.button(key="press").label == "换 3 张券，共 25 元"
    assert "80 分" in words(test)
    test.button(key="press").click().run()
    assert "换好了，3 张券，共 25 元" in words(test)
    again = open_as("resident", "exchange")  # a reload, or a second tab
    assert "换好了，3 张券，共 25 元" in words(again)
    again.button(key="another").click().run()
    assert "您有 80 分可用" in words(again)
    assert (len(held(app, scheme)), available(app, scheme)) == (4, 80)


def test_a_double_press_and_a_second_tab_exchange_once(open_as: Opener, app: App, scheme: Scheme) -> None:
    first = chosen(open_as("resident", "exchange"), count_2000=1)
    second = chosen(open_as("resident", "exchange"), count_5000=1)
    first.button(key="press").click().run()
    second.button(key="press").click().run()  # it still showed the form; it gets the first answer
    assert "换好了，1 张券，共 20 元" in words(second)
    first.button(key="done").click().run()
    assert "能用的券" in words(first)
    assert (len(held(app, scheme)), available(app, scheme)) == (2, 85)


def test_an_answer_that_was_lost_on_the_way_is_found_again(open_as: Opener, app: App, scheme: Scheme) -> None:

    open_as("resident", "exchange")
    actor = signed_in(app, scheme, "resident")
    form = open_form(app, actor, form="exchange", subject=scheme.household_id)
    app.do(actor, form.intent(), exchange, household_id=scheme.household_id, faces_fen=(500,))
    assert "换好了，1 张券，共 5 元" in words(open_as("resident", "exchange"))


def test_too_much_is_said_before_it_is_pressed(open_as: Opener) -> None:
    test = chosen(open_as("resident", "exchange"), count_5000=3)
    assert "还差 45 分，换不了这么多" in words(test)
    assert test.button(key="press").disabled


def test_a_refusal_stands_on_the_page_as_a_sentence(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = chosen(open_as("resident", "exchange"), count_5000=1)
    vouchers_of(app, a_spender(app, points=950, head_name="何大有"), *[50] * 19)  # 30 yuan are left in the fund
    test.button(key="press").click().run()
    assert not test.exception
    assert "兑换资金暂时不够，换不了这么多，您的积分一分没动" in words(test)
    assert test.number_input(key="count_5000").value == 1  # what was chosen is still there
    assert available(app, scheme) == 105


def test_points_that_another_tab_spent_are_missed_before_the_press(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = chosen(open_as("resident", "exchange"), count_5000=2)
    vouchers_of(app, signed_in(app, scheme, "resident"), 50)
    test.button(key="press").click().run()
    assert "还差 45 分，换不了这么多" in words(test)
    assert available(app, scheme) == 55


def test_an_adult_who_may_not_spend_is_told_who_may(open_as: Opener) -> None:
    test = open_as("adult", "exchange")
    assert "户主和户主指定的成年家人" in words(test)
    assert "press" not in keys(test)


def test_giving_a_voucher_back_asks_first(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("resident", "voucher", voucher=scheme.voucher_id)
    test.button(key="give_back").click().run()
    assert "退回以后这张券就不能用了" in words(test)
    assert {"give_back_yes", "give_back_no"} <= keys(test)
    assert held(app, scheme) == [scheme.voucher_id]


def test_the_page_of_a_taken_voucher_says_where_it_was_used(open_as: Opener, app: App, scheme: Scheme) -> None:
    resident, clerk = signed_in(app, scheme, "resident"), signed_in(app, scheme, "clerk")
    shown = app.look(resident, screen_code, voucher_id=scheme.voucher_id)
    app.do(clerk, an_intent(), take, code=shown.code)
    test = open_as("resident", "voucher", voucher=scheme.voucher_id)
    assert "这张券用掉了，少付 20 元" in words(test)
    assert "邻里食堂" in words(test)
    assert "give_back" not in keys(test)


def test_a_printed_voucher_is_used_as_paper(open_as: Opener, app: App, scheme: Scheme) -> None:
    app.do(signed_in(app, scheme, "resident"), an_intent(), print_voucher, voucher_id=scheme.voucher_id)
    test = open_as("resident", "voucher", voucher=scheme.voucher_id)
    assert "请带纸券去用" in words(test)
    assert "give_back" not in keys(test)


def test_a_foreign_or_unknown_voucher_is_simply_not_there(open_as: Opener) -> None:
    assert "没有可以出示的券" in words(open_as("resident", "voucher", voucher="01M7WBRD8C3H3MGNRTVEZW0WTZ"))


def test_an_ended_voucher_says_so(open_as: Opener, scheme: Scheme, app: App, clock: DrivenClock) -> None:

    clock.forward(days=120)
    scheme.tokens["resident"] = sign_in(app, name="13800000001", secret=PIN).token
    assert "到期了" in words(open_as("resident", "voucher", voucher=scheme.voucher_id))


def test_other_devices_are_listed_and_signed_out(open_as: Opener, app: App, scheme: Scheme) -> None:

    sign_in(app, name="13800000001", secret=PIN)
    test = open_as("resident", "me")
    assert "就是这里" in words(test)
    end = next(button for button in test.button if button.key.startswith("end_"))
    end.click().run()
    assert "那台设备已经退出" in words(test)
    assert len(app.look(signed_in(app, scheme, "resident"), my_sessions)) == 1


def test_signing_out_ends_the_sign_in(open_as: Opener) -> None:
    test = open_as("resident", "me")
    test.button(key="sign_out").click().run()
    assert "请先登录" in words(test)


def test_the_notice_board_masks_names_and_takes_down_what_is_over(open_as: Opener, scheme: Scheme) -> None:
    newest = words(open_as(None, "notice_board"))
    assert f"第 {scheme.notice_number} 期" in newest
    assert "王**" in newest and "王秀英" not in newest
    older = words(open_as(None, "notice_board", notice="1"))
    assert "第 1 期已经公示完，取下了" in older
    assert "纸质存折结转" not in older
    notices = words(open_as("staff", "notices"))
    assert "积分公示 第 1 期" in notices


def test_the_demos_next_day_does_what_is_due(open_as: Opener, app: App) -> None:
    app.is_demo, app.clock = True, None
    with app.writing() as (session, _):
        db.meta.start_demo_clock(session)
    test = open_as(None, "home")
    test.button(key="next_day").click().run()
    assert not test.exception
    assert "到期的事都办了" in words(test)


def test_outside_the_demo_nobody_moves_time(open_as: Opener) -> None:
    assert "next_day" not in keys(open_as(None, "home"))


def test_a_long_notice_is_read_page_by_page(open_as: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "下一页" not in words(open_as(None, "notice_board"))
    monkeypatch.setattr(paging, "LINES_SHOWN", 2)
    first = words(open_as(None, "notice_board"))
    assert "下一页" in first and "第 1 页，共 2 页" in first
    last = words(open_as(None, "notice_board", page="7"))
    assert "上一页" in last and "第 2 页，共 2 页" in last
    assert words(open_as(None, "notice_board", page="x")) == first
