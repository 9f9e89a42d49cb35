"""Shops on their pages: found by neighbours, kept by owners, accepted by the office, paid by finance."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import App
from core.clock import DrivenClock
from core.i18n import Language, translator
from core.payees import masked_payee, record_payee
from core.payment_files import payments_due
from core.policy import Role
from core.sessions import sign_in
from core.shop_applications import apply, shop_applications
from core.shops import ShopKind, describe_shop, leave_shop, list_shops, register_shop, shop_details
from core.statement_checks import statement_check_value
from core.statements import agree, approve_statement, close_statement
from core.tokens import list_tokens
from core.visits import stranger, visit
from tests.factories import a_reviewer, a_staff, an_intent, console, somebody
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import a_spender, a_till, taken, vouchers_of
from tests.factories_ways_in import PASSWORD, a_staff_account
from tests.pages.counter import press
from tests.pages.screen import Opener, keys, words

ACCOUNT = "6222020012345678"


@pytest.fixture
def finance(app: App, scheme: Scheme) -> str:
    """Finance signs in; the name for `open_as`."""
    a_staff_account(app, login_name="sunli", roles=("finance",))
    scheme.tokens["finance"] = sign_in(app, name="sunli", secret=PASSWORD).token
    return "finance"


@pytest.fixture
def statement(app: App, scheme: Scheme, clock: DrivenClock) -> str:
    """The number of an approved statement of the scheme's first shop over 15 yuan."""
    shop = next(one for one in app.look(console(app), list_shops) if one.id == scheme.shop_id)
    till: Any = a_till(app, shop)  # type: ignore[arg-type]
    spender = a_spender(app, points=15)
    for voucher in vouchers_of(app, spender, 5, 10):
        taken(app, till, spender, voucher)
    clock.forward(minutes=10)
    number = app.do(a_staff(app), an_intent(), close_statement, shop_id=scheme.shop_id).number
    app.do(till, an_intent(), agree, number=number)
    app.do(a_reviewer(app), an_intent(), approve_statement, number=number)
    return number


def fill(test: AppTest, begin: str, value: str) -> None:
    """Type into the field whose key begins so."""
    next(one for one in test.text_input if str(one.key).startswith(begin)).set_value(value)


# -- for neighbours ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("who", [None, "resident", "staff"])
def test_everybody_finds_where_vouchers_may_be_used(
    open_as: Opener, app: App, scheme: Scheme, who: str | None, language: Language
) -> None:
    app.do(console(app), an_intent(), describe_shop, shop_id=scheme.shop_id, phone="0943-5550001", grid="第一网格",
           opening_hours="每天 0:00-24:00")  # fmt: skip
    test = open_as(who, "shop_list", language=language)
    t = translator(language)
    for part in ("邻里食堂", "刘记粮油", "0943-5550001", "第一网格", t("shop_list.no_grid"), t("shops.kind.canteen")):
        assert part in words(test)


def test_the_list_is_narrowed_down_by_words_and_says_when_nothing_is_left(open_as: Opener, scheme: Scheme) -> None:
    test = open_as(None, "shop_list")
    test.text_input(key="find").set_value("粮油").run()
    assert "刘记粮油" in words(test)
    assert "邻里食堂" not in words(test)
    test.text_input(key="find").set_value("没有的店").run()
    assert "没有这样的店" in words(test)


def test_a_long_list_has_pages(open_as: Opener, app: App, scheme: Scheme) -> None:
    for place in range(15):
        app.do(console(app), an_intent(), register_shop, code=f"T{place:02d}", name=f"小店{place:02d}",
               kind=ShopKind.OTHER, address="东门")  # fmt: skip
    test = open_as(None, "shop_list")
    assert words(test).count("东门") == 11  # 12 a page, and one of the scheme's two shops stands before them


# -- for owners --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_an_owner_keeps_hours_account_and_tokens(open_as: Opener, app: App, scheme: Scheme, language: Language) -> None:
    owner = signed_in(app, scheme, "owner")
    test = open_as("owner", "my_shop", language=language)
    fill(test, "phone_", "0943-5550009")
    fill(test, "hours_", "周一至周五 8:00-12:00，14:00-18:00")
    press(test, "describe_")
    seen = app.look(owner, shop_details, shop_id=scheme.shop_id).line
    assert (seen.phone, seen.opening_hours) == ("0943-5550009", "1-5 08:00-12:00,14:00-18:00")
    fill(test, "payee_", "刘志强")
    fill(test, "bank_", "农商银行")
    fill(test, "account_", "6222 0200 1234 5678")
    press(test, "payee_save_")
    kept = app.look(owner, masked_payee, shop_id=scheme.shop_id)
    assert kept is not None
    assert (kept.account_masked, kept.is_confirmed) == ("6222 **** 5678", False)
    assert "刘志强" not in words(test)
    assert translator(language)("shops.payee_waits") in words(test)


def test_what_is_not_clear_is_said_and_nothing_is_kept(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("owner", "my_shop")
    fill(test, "hours_", "早上到晚上")
    press(test, "describe_")
    assert "看不明白" in words(test)
    assert app.look(signed_in(app, scheme, "owner"), shop_details, shop_id=scheme.shop_id).line.opening_hours is None


def test_a_token_is_shown_once_and_ended(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("owner", "my_shop")
    press(test, "make_")
    token = test.code[0].value
    assert token.startswith("linli_")
    assert not open_as("owner", "my_shop").code  # a reload does not show it again
    owner = signed_in(app, scheme, "owner")
    made = next(one for one in app.look(owner, list_tokens) if one.revoked_at is None)
    test = open_as("staff", "shops", shop=scheme.shop_id)
    assert f"token_{made.id}" in keys(test)


def test_an_owner_who_left_still_sees_the_shop(open_as: Opener, app: App, scheme: Scheme) -> None:
    app.do(console(app), an_intent(reason="closing"), leave_shop, shop_id=scheme.shop_id)
    test = open_as("owner", "my_shop")
    assert "这家店已经退出" in words(test)
    assert not [key for key in keys(test) if key.startswith(("make_", "describe_", "pause_", "leave_"))]


# -- for the office ----------------------------------------------------------------------------------------------


def an_application(app: App) -> str:
    return apply(
        app, stranger(visit(app, None).place), an_intent(), address="203.0.113.9", name="东关裁缝铺", kind="laundry",
        place="东门 26 号", grid=None, contact="马师傅", phone="13800000123", opening_hours=None, cash_rate_bp=9500,
    ).id  # fmt: skip


def test_the_office_calls_and_accepts(open_as: Opener, app: App, scheme: Scheme) -> None:
    application_id = an_application(app)
    listed = open_as("staff", "shops", queue="applications")
    assert "138****0123" in words(listed)
    test = open_as("staff", "shops", application=application_id)
    assert "13800000123" not in words(test)
    press(test, "call_")
    assert "13800000123" in words(test)
    press(test, "accept_")
    assert "请写上店的编号和协议编号" in words(test)
    fill(test, "code_", "S77")
    fill(test, "agreement_", "LM-7")
    press(test, "accept_")
    assert "「东关裁缝铺」登记好了" in words(test)
    assert app.look(a_staff(app), shop_applications)[0].shop_code == "S77"


def test_the_office_declines_with_a_reason(open_as: Opener, app: App, scheme: Scheme) -> None:
    application_id = an_application(app)
    test = open_as("staff", "shops", application=application_id)
    press(test, "decline_")
    assert "没有接受" in words(test)
    assert app.look(a_staff(app), shop_applications)[0].state == "declined"


@pytest.mark.parametrize("who", ["reviewer", "supervisor"])
def test_those_who_watch_see_applications_and_shops_without_keys(
    open_as: Opener, app: App, scheme: Scheme, who: str
) -> None:
    application_id = an_application(app)
    assert "东关裁缝铺" in words(open_as(who, "shops", queue="applications"))
    assert "13800000123" not in words(open_as(who, "shops", application=application_id))
    shown = keys(open_as(who, "shops", shop=scheme.shop_id))
    assert not [key for key in shown if key.startswith(("make_", "describe_", "pause_", "leave_", "payee_"))]


def test_the_desk_says_that_a_shop_applied(open_as: Opener, app: App, scheme: Scheme) -> None:
    an_application(app)
    assert "商店申请收券" in words(open_as("staff", "desk"))


# -- for finance -------------------------------------------------------------------------------------------------


def test_finance_confirms_an_account_and_reads_it_for_a_reason(
    open_as: Opener, app: App, scheme: Scheme, finance: str
) -> None:
    owner = signed_in(app, scheme, "owner")
    app.do(owner, an_intent(), record_payee, shop_id=scheme.shop_id, payee="刘志强", bank="农商银行", account=ACCOUNT)
    test = open_as(finance, "shops", shop=scheme.shop_id)
    assert "6222 0200 1234 5678" not in words(test)
    press(test, "payee_read_")
    assert "6222 0200 1234 5678" in words(test)
    test.run()
    assert "6222 0200 1234 5678" not in words(test)
    press(test, "payee_confirm_")
    kept = app.look(owner, masked_payee, shop_id=scheme.shop_id)
    assert kept is not None
    assert kept.is_confirmed


def test_finance_makes_the_banks_file_and_sees_who_made_the_last_one(
    open_as: Opener, app: App, scheme: Scheme, finance: str, statement: str
) -> None:
    test = open_as(finance, "payments")
    assert "没有收款账户" in words(test)
    assert not [key for key in keys(test) if key.startswith("draw_")]
    someone = somebody(app, Role.FINANCE)
    app.do(someone, an_intent(), record_payee, shop_id=scheme.shop_id, payee="食堂", bank="农商银行", account=ACCOUNT)
    test = open_as(finance, "payments")
    assert statement in words(test)
    press(test, "draw_")
    assert "付款文件做好了：1 笔，15 元" in words(test)
    assert "/x/" in "".join(element.proto.body for element in test.get("html"))
    assert "/x/" not in "".join(element.proto.body for element in open_as(finance, "payments").get("html"))
    assert app.look(someone, payments_due).last_count == 1


def test_the_office_sees_what_is_to_be_paid_and_cannot_make_the_file(
    open_as: Opener, app: App, scheme: Scheme, statement: str
) -> None:
    someone = somebody(app, Role.FINANCE)
    app.do(someone, an_intent(), record_payee, shop_id=scheme.shop_id, payee="食堂", bank="农商银行", account=ACCOUNT)
    test = open_as("supervisor", "payments")
    assert statement in words(test)
    assert not [key for key in keys(test) if key.startswith("draw_")]


# -- for whoever holds a paper -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_a_paper_is_compared_with_the_books(
    open_as: Opener, app: App, scheme: Scheme, statement: str, language: Language
) -> None:
    value = statement_check_value(app, a_staff(app), number=statement)
    t = translator(language)
    test = open_as(None, "paper_check", language=language, number=statement)
    test.text_input(key="value").set_value(value.lower())
    test.button(key="compare").click().run()
    assert t("paper_check.matches") in words(test)
    assert "15" in words(test)
    test.text_input(key="value").set_value("0000-0000-0000-0000")
    test.button(key="compare").click().run()
    assert t("paper_check.differs") in words(test)
    test.text_input(key="value").set_value("")
    test.button(key="compare").click().run()
    assert t("paper_check.missing") in words(test)
