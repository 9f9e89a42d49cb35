"""The desk's acts, pressed as people press them: once, twice, and from a second tab that shows an older page."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import streamlit as st
import xlsxwriter
from streamlit.testing.v1 import AppTest

import db.meta
from core import downloads
from core.activities import list_activities, publish_activity
from core.bootstrap import App
from core.claims import log_hours
from core.clock import DrivenClock, at_local
from core.entries import Entry
from core.funds import see_funds
from core.notices import list_notices
from core.review import waiting_claims
from core.sessions import sign_in
from core.shops import list_shops
from core.statements import agree, office_statements
from core.vouchers import household_vouchers
from tests.factories import a_household, a_person, an_intent
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import a_spender, taken, vouchers_of
from tests.factories_ways_in import PASSWORD, a_staff_account
from tests.pages.screen import Opener, words


def button(test: AppTest, start: str) -> Any:
    """The one button whose key begins so."""
    found = [one for one in test.button if (one.key or "").startswith(start)]
    assert len(found) == 1, [one.key for one in test.button]
    return found[0]


def press(test: AppTest, start: str) -> AppTest:
    """Press it, and see that nothing broke."""
    button(test, start).click().run()
    assert not test.exception, test.exception
    return test


def answer(test: AppTest, asks: str, yes: str = "") -> AppTest:
    """Press a button that opens a dialog, then the dialog's own.

    Without a browser a dialog does not run by itself: both presses are sent together.
    """
    press(test, asks)
    own = [one for one in test.button if str(one.key).startswith(yes) and (yes or str(one.key).endswith("_yes"))]
    assert len(own) == 1, [one.key for one in test.button]
    asking = [one for one in test.button if str(one.key).startswith(asks) and one.key != own[0].key]
    asking[0].click()
    own[0].click()
    test.run()
    assert not test.exception, test.exception
    return test


def field(widgets: Any, start: str) -> Any:
    """The one field whose key begins so."""
    found = [one for one in widgets if (one.key or "").startswith(start)]
    assert len(found) == 1, [one.key for one in widgets]
    return found[0]


def finance(app: App, scheme: Scheme) -> None:
    """Somebody who pays, signed in."""
    a_staff_account(app, login_name="sunli", roles=("finance",))
    scheme.tokens["finance"] = sign_in(app, name="sunli", secret=PASSWORD).token


def a_sheet(*rows: tuple[str, ...]) -> bytes:
    """An office's workbook of hours."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("签到表")
        for number, row in enumerate((("姓名", "卡号", "日期", "活动名称", "时长"), *rows)):
            sheet.write_row(number, 0, row)
    return data.getvalue()


def uploaded(test: AppTest, data: bytes, name: str = "签到表.xlsx") -> AppTest:
    """Put a file into the page's field."""
    field(test.get("file_uploader"), "file_").set_value((name, data, "application/octet-stream")).run(timeout=30)
    assert not test.exception, test.exception
    return test


def logged(app: App, scheme: Scheme, *, count: int = 2, minutes: int = 60) -> tuple[str, ...]:
    """Hours of so many neighbours under an activity of tomorrow, entered the day after it by the scheme's staff."""
    maker = signed_in(app, scheme, "staff")
    today = scheme.now.date()
    held_on = today + timedelta(days=1)
    app.do(
        maker, an_intent(), publish_activity, name="楼道巡查", place="5号楼", held_on=held_on, starts=time(14),
        ends=time(18), leader_id=scheme.adult_id, item_code="C1",
    )  # fmt: skip
    assert isinstance(app.clock, DrivenClock)
    app.clock.set(at_local(held_on, time(20), maker.time_zone))
    starts_at = at_local(held_on, time(14), maker.time_zone)
    people = [
        a_person(app, name=f"邻居{place}", household_id=a_household(app, head_name=f"邻居{place}").id, is_head=True).id
        for place in range(count)
    ]
    entries = tuple(
        Entry(
            person_id=person_id, service_on=held_on, title="楼道巡查", starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
        )
        for person_id in people
    )  # fmt: skip
    ids = app.do(maker, an_intent(), log_hours, entries=entries).claim_ids
    for who, login_name in (("staff", "zhangmin"), ("reviewer", "liqin"), ("supervisor", "chenwei")):
        scheme.tokens[who] = sign_in(app, name=login_name, secret=PASSWORD).token  # a day has gone by
    return ids


# -- publish -----------------------------------------------------------------------------------------------------


def filled_in(test: AppTest) -> AppTest:
    """The form of an activity, ready to be pressed."""
    field(test.text_input, "name_").set_value("送春联")
    field(test.text_input, "place_").set_value("社区广场")
    field(test.text_input, "leader_").set_value("赵国强")
    return test.run()


def test_an_activity_is_published_once_from_two_tabs(open_as: Opener, app: App, scheme: Scheme) -> None:
    first, second = filled_in(open_as("staff", "publish")), filled_in(open_as("staff", "publish"))
    press(first, "publish_")
    assert "「送春联」发布好了" in words(first)
    assert "打开「送春联」，报名、签到" in [link.proto.label for link in first.get("page_link")]
    button(second, "publish_").click().run()
    rows = app.look(signed_in(app, scheme, "staff"), list_activities)
    assert [row.name for row in rows].count("送春联") == 1


def test_without_a_leader_nothing_is_published(open_as: Opener) -> None:
    test = open_as("staff", "publish")
    field(test.text_input, "name_").set_value("送春联").run()
    assert "还没有选带队的人" in words(press(test, "publish_"))


def test_an_activity_is_called_off_after_a_question(open_as: Opener, app: App, scheme: Scheme) -> None:
    press(filled_in(open_as("staff", "publish")), "publish_")
    staff = signed_in(app, scheme, "staff")
    planned = next(row for row in app.look(staff, list_activities) if row.name == "送春联")
    answer(open_as("staff", "activity", activity=planned.id), f"off_{planned.id}")
    states = {row.name: row.state for row in app.look(staff, list_activities)}
    assert states["送春联"] == "cancelled"


def test_a_copy_brings_name_place_and_leader_along(open_as: Opener, scheme: Scheme) -> None:
    test = open_as("staff", "publish", copy=scheme.activity_id)
    assert field(test.text_input, "name_").value == "送餐上门"
    assert "带队：赵国强" in words(test)


# -- hours -------------------------------------------------------------------------------------------------------


def test_a_sheet_is_shown_first_and_taken_in_on_one_press(open_as: Opener, app: App, scheme: Scheme) -> None:
    day = (scheme.now.date() - timedelta(days=1)).isoformat()
    sheet = a_sheet(("陈桂兰", "", day, "帮邻居搬家", "2小时"), ("没有这个人", "", day, "帮邻居搬家", "1"))
    test = uploaded(open_as("staff", "hours"), sheet)
    seen = words(test)
    assert "只记时长1" in seen and "不能收1" in seen and "名册里没有「没有这个人」" in seen
    maker = signed_in(app, scheme, "staff")
    assert app.look(maker, waiting_claims, state="submitted")[0] == 0, "nothing is written before the press"
    field(test.text_input, "reason_").set_value("周末搬家，周一补上")
    press(test, "take_in_")
    assert "收下了 1 行" in words(test)
    assert app.look(maker, waiting_claims)[0] == 1


def test_the_same_sheet_again_adds_nothing_and_says_so(open_as: Opener, app: App, scheme: Scheme) -> None:
    sheet = a_sheet(("陈桂兰", "", (scheme.now.date() - timedelta(days=1)).isoformat(), "帮邻居搬家", "2小时"))
    test = press(uploaded(open_as("staff", "hours"), sheet), "take_in_")
    assert "收下了 1 行" in words(uploaded(open_as("staff", "hours"), sheet)), "a second tab finds the same press"
    press(test, "another_")
    again = uploaded(open_as("staff", "hours"), sheet)
    assert "这 1 行以前都记过了" in words(again)
    assert app.look(signed_in(app, scheme, "staff"), waiting_claims, state="submitted")[0] == 1


def test_two_of_one_name_are_asked_about(open_as: Opener, app: App, scheme: Scheme) -> None:
    twin = a_person(app, name="陈桂兰", household_id=a_household(app, building="9号楼", head_name="陈桂兰").id)
    sheet = a_sheet(("陈桂兰", "", (scheme.now.date() - timedelta(days=1)).isoformat(), "帮邻居搬家", "2小时"))
    test = uploaded(open_as("staff", "hours"), sheet)
    assert "这几行说的是谁" in words(test)
    field(test.selectbox, "who_").set_value(twin.id).run(timeout=30)
    press(test, "take_in_")
    _, waiting = app.look(signed_in(app, scheme, "staff"), waiting_claims, state="submitted")
    assert [one.claim.person_id for one in waiting] == [twin.id]


def test_a_file_that_is_no_sheet_is_refused_in_words(open_as: Opener) -> None:
    test = uploaded(open_as("staff", "hours"), b"%PDF-1.7 nothing", name="x.xlsx")
    assert "这不是 Excel 表格" in words(test)


def test_a_typed_table_is_read_as_a_sheet_would_be(
    open_as: Opener, app: App, scheme: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = (scheme.now.date() - timedelta(days=4)).isoformat()
    typed = [
        {"name": "陈桂兰", "card": "", "day": day, "activity": "帮邻居搬家", "starts": "9:00", "ends": "11:00"},
        {"name": None, "card": None, "day": None, "activity": None, "starts": None, "ends": None},
        {"name": "没有这个人", "card": "", "day": day, "activity": "帮邻居搬家", "starts": "9:00", "ends": "11:00"},
    ]
    # Cells are drawn on a canvas, which only a browser can type into.
    monkeypatch.setattr(st, "data_editor", lambda *_, **__: [row | {"duration": ""} for row in typed])
    test = press(open_as("staff", "hours", way="table"), "check")
    seen = words(test)
    assert "只记时长1" in seen and "第 3 行名册里没有「没有这个人」" in seen
    assert "收下了 1 行" in words(press(test, "take_in_"))
    _, waiting = app.look(signed_in(app, scheme, "staff"), waiting_claims, state="submitted")
    assert [(one.claim.title, one.claim.minutes) for one in waiting] == [("帮邻居搬家", 120)]


def test_one_person_is_entered_by_hand(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("staff", "hours", way="one")
    field(test.text_input, "who_").set_value("陈桂兰").run()
    field(test.selectbox, "activity_").set_value("other").run()
    field(test.text_input, "title_").set_value("代办证件")
    field(test.date_input, "day_").set_value(date(2026, 11, 12))
    field(test.text_input, "reason_").set_value("当时没有登记").run()
    assert "记下了：陈桂兰，代办证件" in words(press(test, "log_"))
    _, waiting = app.look(signed_in(app, scheme, "staff"), waiting_claims)
    assert [one.claim.title for one in waiting] == ["代办证件"]


# -- approve -----------------------------------------------------------------------------------------------------


def test_clean_rows_are_ticked_and_approved_together(open_as: Opener, app: App, scheme: Scheme) -> None:
    logged(app, scheme)
    first, second = open_as("reviewer", "approve"), open_as("reviewer", "approve")
    assert button(first, "approve_").label == "通过选中的 2 条，预计 4 分"
    assert "2 条通过了" in words(press(first, "approve_"))
    button(second, "approve_").click().run()  # an older page in another tab: its button is gone
    assert "approve_" not in " ".join(str(one.key) for one in second.button)
    assert app.look(signed_in(app, scheme, "reviewer"), waiting_claims, state="approved")[0] == 2


def test_a_second_press_never_takes_rows_that_came_in_since(open_as: Opener, app: App, scheme: Scheme) -> None:
    logged(app, scheme)
    tab = open_as("reviewer", "approve")
    stale = button(tab, "approve_")
    maker = signed_in(app, scheme, "staff")
    entry = Entry(person_id=scheme.adult_id, service_on=date(2026, 11, 2), title="别的事", minutes=30)
    app.do(maker, an_intent(), log_hours, entries=(entry,), back_fill_reason="补录")
    person = a_person(app, name="新来的", household_id=a_household(app, head_name="新来的").id)
    held_on = scheme.now.date() + timedelta(days=1)
    fresh = Entry(person_id=person.id, service_on=held_on, title="楼道巡查", minutes=30)
    app.do(maker, an_intent(), log_hours, entries=(fresh,))
    stale.click().run()
    assert app.look(signed_in(app, scheme, "reviewer"), waiting_claims, state="approved")[0] == 0


def test_a_maker_sees_own_rows_but_cannot_approve_them(open_as: Opener, app: App, scheme: Scheme) -> None:
    logged(app, scheme)
    test = open_as("staff", "approve")
    assert "复核要由另一位同事来做" in words(test)
    assert not [one for one in test.button if str(one.key).startswith("approve_")]


def test_above_ten_rows_two_people_look(open_as: Opener, app: App, scheme: Scheme) -> None:
    logged(app, scheme, count=11)
    assert "11 条您看过了第一遍" in words(press(open_as("reviewer", "approve"), "approve_"))
    again = open_as("reviewer", "approve", queue="second")
    assert "您已经看过第一遍" in words(again)
    assert all(one.disabled for one in again.button if str(one.key).startswith("approve_"))
    assert "11 条通过了" in words(press(open_as("supervisor", "approve", queue="second"), "approve_"))


def test_a_row_goes_back_with_a_reason_that_its_maker_reads(open_as: Opener, app: App, scheme: Scheme) -> None:
    ids = logged(app, scheme, count=1, minutes=230)
    press(open_as("reviewer", "approve"), "approve_")
    test = open_as("reviewer", "approve", queue="post")
    assert "请写一句原因" in words(answer(test, f"return_{ids[0]}", "return_yes_"))
    test = press(open_as("reviewer", "approve", queue="post"), f"return_{ids[0]}")
    field(test.text_area, "reason_").set_value("签到表上没有签名")
    button(test, f"return_{ids[0]}").click()
    assert "退回了" in words(press(test, "return_yes_"))
    seen = words(open_as("staff", "hours", way="recent"))
    assert "签到表上没有签名" in seen
    maker = open_as("staff", "hours", way="recent")
    assert "又送去复核了" in words(press(maker, "again_"))
    assert app.look(signed_in(app, scheme, "staff"), waiting_claims)[0] == 1


def test_back_filled_rows_wait_for_one_reason(open_as: Opener, app: App, scheme: Scheme) -> None:
    entry = Entry(person_id=scheme.adult_id, service_on=date(2026, 11, 4), title="代办证件", minutes=30)
    app.do(signed_in(app, scheme, "staff"), an_intent(), log_hours, entries=(entry,))
    test = open_as("staff", "approve", queue="explain")
    assert "请写一句原因" in words(press(test, "confirm_"))
    field(test.text_input, "explain_").set_value("当时忘了登记").run()
    assert "1 条送去复核了" in words(press(test, "confirm_"))


# -- notices -----------------------------------------------------------------------------------------------------


def test_a_notice_is_posted_after_a_question_and_only_once(open_as: Opener, app: App, scheme: Scheme) -> None:
    logged(app, scheme)
    press(open_as("reviewer", "approve"), "approve_")
    first, second = open_as("reviewer", "notices"), open_as("reviewer", "notices")
    assert button(first, "post_").label == "公示这 2 条，共 4 分"
    press(second, "post_2")
    assert "期公示了" in words(answer(first, "post_2", "post_yes"))
    button(second, "post_2").click()
    button(second, "post_yes").click().run()
    numbers = [row.number for row in app.look(signed_in(app, scheme, "reviewer"), list_notices)]
    assert numbers == [scheme.notice_number + 1, *range(scheme.notice_number, 0, -1)]


def test_a_notice_is_read_as_it_hangs_and_printed(open_as: Opener, app: App, scheme: Scheme) -> None:
    notice = app.look(signed_in(app, scheme, "staff"), list_notices)[0]
    test = open_as("supervisor", "notices", notice=notice.id)
    seen = words(test)
    assert "王**" in seen and "王秀英" not in seen
    app.is_demo = True  # where a sheet is printed with any address
    press(test, "print")
    assert list(downloads._waiting.values())[-1].data.startswith(b"%PDF")


def test_a_sheet_with_a_loopback_address_is_refused_in_words(open_as: Opener, app: App, scheme: Scheme) -> None:
    notice = app.look(signed_in(app, scheme, "staff"), list_notices)[0]
    test = press(open_as("staff", "notices", notice=notice.id), "print")
    assert "只有这台电脑打得开" in words(test)


# -- people ------------------------------------------------------------------------------------------------------


def test_a_household_gets_paper_vouchers_and_their_codes_once(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("staff", "people", household=scheme.household_id)
    field(test.number_input, "face_500_").set_value(2).run()
    press(test, "exchange_")
    seen = words(test)
    assert "换好了，2 张，共 10 元" in seen and "打开这 2 张纸券" in seen
    assert "打开这 2 张纸券" in words(test.run()), "a rerun still leads to the file"
    elsewhere = words(open_as("staff", "people", household=scheme.household_id))
    assert "换好了，2 张" in elsewhere and "这份文件已经取不到了" in elsewhere
    held = app.look(signed_in(app, scheme, "staff"), household_vouchers, household_id=scheme.household_id)
    assert sorted(one.face_fen for one in held) == [500, 500, 2000]


def test_a_voucher_is_voided_from_its_dialog(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = press(open_as("staff", "people", household=scheme.household_id), f"act_{scheme.voucher_id}")
    field(test.selectbox, "what_").set_value("void")
    button(test, f"act_{scheme.voucher_id}").click()
    assert "作废了，20 分回到户里" in words(press(test, f"yes_{scheme.voucher_id}"))
    held = app.look(signed_in(app, scheme, "staff"), household_vouchers, household_id=scheme.household_id)
    assert [one.state for one in held] == ["void"]


def test_a_household_with_its_head_is_registered(open_as: Opener) -> None:
    test = open_as("staff", "people")
    field(test.text_input, "head_").set_value("周小梅")
    field(test.text_input, "building_").set_value("7号楼").run()
    press(test, "add_")
    seen = words(test)
    assert "周小梅 户登记好了" in seen and "7号楼 · 周小梅 户" in seen


def test_people_are_found_by_name_and_by_building(open_as: Opener) -> None:
    test = open_as("staff", "people")
    test.text_input(key="find").set_value("5号楼").run()
    assert "陈桂兰" in words(test) and "李建国" not in words(test)
    test.text_input(key="find").set_value("没有的人").run()
    assert "没有找到" in words(test)


def test_a_slip_is_made_once_and_its_code_is_gone_after_a_reload(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("staff", "people", household=scheme.other_household_id)
    assert "只有这台电脑打得开" in words(press(test, "slip_")), "before a code is made"
    app.is_demo = True  # where a sheet is printed with any address
    assert "打开开通单，去打印" in words(press(test, "slip_"))
    assert "这份文件已经取不到了" in words(open_as("staff", "people", household=scheme.other_household_id))


# -- shops, statements, funds ------------------------------------------------------------------------------------


def test_a_pairing_code_is_shown_large_and_once(open_as: Opener, scheme: Scheme) -> None:
    test = press(open_as("staff", "shops", shop=scheme.shop_id), "pair_")
    assert "的配对码" in words(test)
    assert "配对码只显示一次" in words(open_as("staff", "shops", shop=scheme.shop_id))


def test_a_shop_is_registered_and_paused_for_a_reason(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("staff", "shops")
    field(test.text_input, "name_").set_value("小满水果")
    field(test.text_input, "code_").set_value("S09").run()
    press(test, "register_")
    assert "「小满水果」登记好了" in words(test)
    answer(test, "pause_", "pause_yes")
    states = {shop.code: shop.state for shop in app.look(signed_in(app, scheme, "staff"), list_shops)}
    assert states["S09"] == "paused"


def test_a_shop_is_billed_approved_and_paid_by_three_people(open_as: Opener, app: App, scheme: Scheme) -> None:
    spender = a_spender(app, points=30, head_name="周全")
    taken(app, signed_in(app, scheme, "clerk"), spender, vouchers_of(app, spender, 10)[0])
    assert isinstance(app.clock, DrivenClock)
    app.clock.forward(minutes=10)
    finance(app, scheme)
    month = f"{scheme.now:%Y-%m}"
    assert "出好了" in words(answer(open_as("staff", "statements", month=month), "close_"))
    number = app.look(signed_in(app, scheme, "staff"), office_statements)[0].number
    app.do(signed_in(app, scheme, "clerk"), an_intent(), agree, number=number)
    test = press(open_as("reviewer", "statements", number=number), "approve_")
    assert f"对账单 {number} 复核过了" in words(test)
    test = open_as("finance", "statements", number=number)
    assert "请填付款凭证号" in words(press(test, "pay_"))
    test.text_input(key="proof").set_value("回单 8812").run()
    assert "记下了：付给邻里食堂 10 元" in words(press(test, "pay_"))
    seen = app.look(signed_in(app, scheme, "staff"), office_statements)[0]
    assert (seen.state, seen.proof) == ("paid", "回单 8812")


def test_a_line_leads_back_to_the_good_deeds(open_as: Opener, app: App, scheme: Scheme) -> None:
    resident = signed_in(app, scheme, "resident")
    voucher = vouchers_of(app, resident, 5)[0]
    taken(app, signed_in(app, scheme, "clerk"), resident, voucher)
    assert isinstance(app.clock, DrivenClock)
    app.clock.forward(minutes=10)
    answer(open_as("staff", "statements", month=f"{scheme.now:%Y-%m}"), "close_")
    number = app.look(signed_in(app, scheme, "staff"), office_statements)[0].number
    assert voucher.serial in words(open_as("staff", "trace", statement=number))
    seen = words(open_as("staff", "trace", voucher=voucher.serial))
    assert "邻里食堂收下，抵 5 元" in seen and "旧存折第 3 页" in seen and "复核" in seen


def test_money_comes_in_once_from_two_tabs(open_as: Opener, app: App, scheme: Scheme) -> None:
    finance(app, scheme)
    tabs = [open_as("finance", "funds"), open_as("finance", "funds")]
    first = next(one.key for one in tabs[0].number_input if str(one.key).startswith("amount_"))
    pay_in = first.removeprefix("amount_")
    for tab in tabs:
        tab.number_input(key=f"amount_{pay_in}").set_value(500.0).run()
        tab.text_input(key=f"proof_{pay_in}").set_value("回单 1").run()
    press(tabs[0], f"press_{pay_in}")
    assert "到账 500 元" in words(tabs[0])
    tabs[1].button(key=f"press_{pay_in}").click().run()
    assert app.look(signed_in(app, scheme, "finance"), see_funds)[0].funded_fen == 150_000


def test_who_pays_shops_has_no_say_in_points(open_as: Opener, app: App, scheme: Scheme) -> None:
    finance(app, scheme)
    assert "这一页不是给您的账号用的" in words(open_as("finance", "approve"))
    for page in ("desk", "people", "notices", "hours", "publish", "statements", "dashboard", "checks", "print_paper"):
        assert "这件事您的账号不能办" not in words(open_as("finance", page))
    assert "这件事您的账号不能办" not in words(open_as("finance", "people", household=scheme.household_id))


# -- looking after -----------------------------------------------------------------------------------------------


def test_the_books_are_checked_from_the_page(open_as: Opener) -> None:
    assert "项都对得上" in words(press(open_as("supervisor", "checks"), "run_check"))


def test_the_next_day_comes_with_one_press(open_as: Opener, app: App, scheme: Scheme) -> None:
    app.is_demo, app.clock = True, None
    with app.writing() as (session, _):
        db.meta.start_demo_clock(session)
    scheme.tokens["staff"] = sign_in(app, name="zhangmin", secret=PASSWORD).token
    test = press(open_as("staff", "desk"), "next_day_")
    assert "到期的事都办了" in words(test)


def the_time(app: App) -> datetime:
    """What the demo's clock shows."""
    with app.reading() as (_, clock):
        return clock.now()


def test_the_demos_hour_comes_with_one_press_and_once(open_as: Opener, app: App, scheme: Scheme) -> None:
    app.is_demo, app.clock = True, None
    with app.writing() as (session, _):
        db.meta.start_demo_clock(session)
    scheme.tokens["staff"] = sign_in(app, name="zhangmin", secret=PASSWORD).token
    before = the_time(app)
    test = press(open_as("staff", "desk"), "next_hour_")
    assert "到期的事都办了" in words(test)
    assert timedelta(hours=1) <= the_time(app) - before < timedelta(hours=1, minutes=1)


def test_the_first_page_lists_what_waits_for_whom(open_as: Opener, app: App, scheme: Scheme) -> None:
    logged(app, scheme)
    assert "条记录等复核" in words(open_as("reviewer", "desk"))
    assert "现在没有等您办的" in words(open_as("staff", "desk"))
