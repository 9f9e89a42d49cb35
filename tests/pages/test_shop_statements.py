"""A shop's statements: first when the money comes, then each with its lines, one press that agrees, and the paper."""

from __future__ import annotations

import pytest

from core import downloads
from core.bootstrap import App
from core.clock import DrivenClock
from core.i18n import Language
from core.policy import Role
from core.sessions import sign_in
from core.statements import (
    StatementMoved,
    agree,
    approve_statement,
    close_statement,
    pay_statement,
    shop_statements,
)
from core.takings import take
from tests.factories import a_reviewer, a_staff, an_intent, console, somebody
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import a_shop, a_till
from tests.factories_ways_in import PASSWORD, a_staff_account
from tests.pages.counter import press, screen_code
from tests.pages.screen import Opener, keys, words


def taken(app: App, scheme: Scheme, *faces_yuan: int) -> list[str]:
    """Vouchers that the scheme's clerk took; answers their serials."""
    clerk = signed_in(app, scheme, "clerk")
    return [app.do(clerk, an_intent(), take, code=screen_code(app, scheme, face)).serial for face in faces_yuan]


def closed(app: App, scheme: Scheme, clock: DrivenClock, *faces_yuan: int) -> StatementMoved:
    """A statement over new takings that waits for the shop."""
    taken(app, scheme, *faces_yuan)
    clock.forward(minutes=6)
    return app.do(a_staff(app), an_intent(), close_statement, shop_id=scheme.shop_id)


def test_nothing_yet_says_how_it_goes(open_as: Opener) -> None:
    shown = words(open_as("clerk", "shop_statements"))
    assert "现在没有要付给您的钱" in shown
    assert "还没有对账单" in shown


def test_what_is_taken_but_not_billed_stands_first_while_there_is_no_statement(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    taken(app, scheme, 20, 5)
    shown = words(open_as("clerk", "shop_statements"))
    assert shown.index("收下还没出账") < shown.index("还没有对账单")
    assert "25元" in shown


@pytest.mark.parametrize("language", Language)
def test_a_statement_is_opened_agreed_to_with_one_press_and_then_due(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock, language: Language
) -> None:
    moved = closed(app, scheme, clock, 20, 10)
    taken(app, scheme, 5)
    first = words(open_as("owner", "shop_statements", language=language))
    assert ("等您点同意" if language is Language.ZH else "Waiting for you") in first
    test = open_as("owner", "shop_statements", language=language, number=moved.number)
    shown = words(test)
    assert ("同意，应付 30 元" if language is Language.ZH else "Agree: 30 yuan to be paid") in shown
    assert "小周" in shown
    assert "王秀英" not in shown
    assert "王**" not in shown
    press(test, f"agree_{moved.number}")
    press(test, "agree_yes")
    assert ("已同意，30 元最晚" if language is Language.ZH else "Agreed: 30 yuan are paid by") in words(test)
    assert "agree_" not in "".join(keys(test))
    again = words(open_as("owner", "shop_statements", language=language))
    assert ("下一笔钱" if language is Language.ZH else "Your next payment") in again
    assert "30" in again
    assert ("收下还没出账" if language is Language.ZH else "Not billed yet") in again


def test_agreeing_twice_acts_once(open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock) -> None:
    moved = closed(app, scheme, clock, 20)
    tabs = [open_as("owner", "shop_statements", number=moved.number) for _ in range(2)]
    for test in tabs:
        press(test, f"agree_{moved.number}")
    for test in tabs:
        press(test, "agree_yes")
        assert "已同意，20 元" in words(test)
    assert [one.state for one in app.look(signed_in(app, scheme, "owner"), shop_statements)] == ["agreed"]


def test_somebody_else_agreed_meanwhile_is_told_so(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    moved = closed(app, scheme, clock, 20)
    test = open_as("owner", "shop_statements", number=moved.number)
    press(test, f"agree_{moved.number}")
    app.do(signed_in(app, scheme, "clerk"), an_intent(), agree, number=moved.number)
    press(test, "agree_yes")
    assert "刚刚有人办过了" in words(test)


def test_a_payment_that_is_late_is_said_first(open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock) -> None:
    moved = closed(app, scheme, clock, 20)
    app.do(signed_in(app, scheme, "owner"), an_intent(), agree, number=moved.number)
    clock.forward(days=31)
    scheme.tokens["owner"] = sign_in(app, name="laoban", secret=PASSWORD).token
    shown = words(open_as("owner", "shop_statements"))
    assert "有 20 元过了日子还没付" in shown
    assert "0000-5551234" in shown
    assert "还没付" in shown.split(moved.number.replace("-", "\N{NON-BREAKING HYPHEN}"))[1]


def test_a_paid_statement_shows_its_day_and_proof(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    moved = closed(app, scheme, clock, 20)
    app.do(signed_in(app, scheme, "owner"), an_intent(), agree, number=moved.number)
    app.do(a_reviewer(app), an_intent(), approve_statement, number=moved.number)
    app.do(somebody(app, Role.FINANCE), an_intent(), pay_statement, number=moved.number, proof="20261130-07")
    shown = words(open_as("clerk", "shop_statements", number=moved.number))
    assert "20261130-07" in shown
    assert "已付" in shown
    assert "最晚付到" not in shown


@pytest.mark.parametrize("language", Language)
def test_the_rate_is_explained_and_the_gift_shown(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock, language: Language
) -> None:
    shop = a_shop(app, code="S07", name="刘记米线", cash_rate_bp=8550)
    a_staff_account(app, login_name="laoliu", roles=("owner",), shop_id=shop.id)
    scheme.tokens["owner"] = sign_in(app, name="laoliu", secret=PASSWORD).token
    app.do(a_till(app, shop), an_intent(), take, code=screen_code(app, scheme, 10))
    clock.forward(minutes=6)
    number = app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id).number
    shown = words(open_as("owner", "shop_statements", language=language))
    assert "85.5%" in shown
    opened = words(open_as("owner", "shop_statements", language=language, number=number))
    assert ("商户让利1.45 元" if language is Language.ZH else "Left by the shop1.45 yuan") in opened
    assert ("同意，应付 8.55 元" if language is Language.ZH else "Agree: 8.55 yuan") in opened


def test_another_shops_statement_is_not_there(open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock) -> None:
    shop = a_shop(app, code="S07", name="刘记米线")
    app.do(a_till(app, shop), an_intent(), take, code=screen_code(app, scheme, 10))
    clock.forward(minutes=6)
    number = app.do(console(app), an_intent(), close_statement, shop_id=shop.id).number
    shown = words(open_as("owner", "shop_statements", number=number))
    assert "没有找到这份对账单" in shown
    assert "10 元" not in shown


def test_the_paper_for_both_sides_is_fetched_over_our_own_address(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    moved = closed(app, scheme, clock, 20)
    test = open_as("owner", "shop_statements", number=moved.number)
    press(test, "download")
    markup = "".join(element.proto.body for element in test.get("html"))
    file_id = markup.split("/x/")[1].split('"')[0]
    found = downloads.fetch(signed_in(app, scheme, "owner"), file_id)
    assert found is not None
    assert found.data.startswith(b"%PDF")
    assert found.name == f"{moved.number}.pdf"
    assert downloads.fetch(signed_in(app, scheme, "clerk"), file_id) is None


def test_a_stranger_is_led_to_sign_in(open_as: Opener) -> None:
    test = open_as(None, "shop_statements")
    assert "请先登录，再看这一页" in words(test)
    assert any("/auth/sign-in?next=/shop_statements" in element.proto.body for element in test.get("html"))
