"""A taking that was not right, on the pages: the household and the shop say so, somebody else decides, all see it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import App
from core.clock import DrivenClock
from core.disputes import DisputeReason, Outcome, decide_dispute, disputes, open_dispute
from core.i18n import Language
from core.policy import Role
from core.sessions import sign_in
from core.statements import (
    agree,
    approve_statement,
    close_statement,
    pay_statement,
    shops_due_back,
    statement,
)
from core.takings import take
from core.vouchers import my_vouchers
from tests.factories import a_reviewer, a_staff, an_intent, somebody
from tests.factories_scheme import Scheme, signed_in
from tests.factories_ways_in import PASSWORD, a_staff_account
from tests.pages.counter import press, screen_code
from tests.pages.screen import Opener, keys, words


def sold(app: App, scheme: Scheme, clock: DrivenClock, *faces_yuan: int) -> list[str]:
    """Serials of vouchers that the scheme's shop took and can no longer undo."""
    clerk = signed_in(app, scheme, "clerk")
    serials = [app.do(clerk, an_intent(), take, code=screen_code(app, scheme, face)).serial for face in faces_yuan]
    clock.forward(minutes=6)
    return serials


def billed(app: App, scheme: Scheme, *, to: str = "closed") -> str:
    """The number of a statement, brought to a state."""
    number = app.do(a_staff(app), an_intent(), close_statement, shop_id=scheme.shop_id).number
    if to != "closed":
        app.do(signed_in(app, scheme, "owner"), an_intent(), agree, number=number)
        app.do(a_reviewer(app), an_intent(), approve_statement, number=number)
    if to == "paid":
        app.do(somebody(app, Role.FINANCE), an_intent(), pay_statement, number=number, proof="回单 1")
    return number


def questioned(app: App, scheme: Scheme, serial: str) -> str:
    """The id of the household's question."""
    resident = signed_in(app, scheme, "resident")
    return app.do(resident, an_intent(), open_dispute, serial=serial, why=DisputeReason.NOT_SERVED).id


def voucher_id(app: App, scheme: Scheme, serial: str) -> str:
    """The id behind a serial."""
    return next(one.id for one in app.look(signed_in(app, scheme, "resident"), my_vouchers) if one.serial == serial)


def answer(test: AppTest, asks: str, yes: str, **fields: Any) -> None:
    """Press a button that opens a dialog, fill it in, press the dialog's own.

    Without a browser a dialog does not run by itself: all of it is sent together.
    """
    press(test, asks)
    for key, value in fields.items():
        for widget in (*test.radio, *test.selectbox, *test.text_area, *test.text_input, *test.number_input):
            if widget.key == key:
                widget.set_value(value)
    for start in (asks, yes):
        next(one for one in test.button if str(one.key).startswith(start)).click()
    test.run()
    assert not test.exception, test.exception


@pytest.mark.parametrize("language", Language)
def test_a_household_says_that_a_used_voucher_was_not_right_and_may_take_it_back(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock, language: Language
) -> None:
    (serial,) = sold(app, scheme, clock, 20)
    asked = {"voucher": voucher_id(app, scheme, serial), "language": language}
    test = open_as("resident", "voucher", **asked)
    answer(test, "dispute", "dispute_yes", dispute_why=DisputeReason.OTHER)
    assert ("请写一两句" if language is Language.ZH else "write a sentence") in words(test)
    assert app.look(a_reviewer(app), disputes).open_count == 0
    note = "店里说机器坏了"
    answer(test, "dispute", "dispute_yes", dispute_why=DisputeReason.OTHER, dispute_note=note)
    shown = words(test)
    assert ("社区正在核对" if language is Language.ZH else "the community looks into it") in shown
    assert app.look(a_reviewer(app), disputes).lines[0].note == "店里说机器坏了"
    answer(test, "withdraw", "withdraw_")
    assert ("已经撤回" if language is Language.ZH else "was taken back") in words(test)
    assert "dispute" not in keys(open_as("resident", "voucher", **asked))


def test_whoever_may_not_spend_sees_the_voucher_but_cannot_speak_for_the_household(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    (serial,) = sold(app, scheme, clock, 20)
    test = open_as("adult", "voucher", voucher=voucher_id(app, scheme, serial))
    answer(test, "dispute", "dispute_yes")
    assert "由户主和户主指定的成年家人来用" in words(test)
    assert app.look(a_reviewer(app), disputes).open_count == 0


def test_a_shop_questions_a_line_and_agrees_to_the_rest(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    sold(app, scheme, clock, 20, 10)
    number = billed(app, scheme)
    test = open_as("owner", "shop_statements", number=number)
    answer(test, "dispute", "dispute_yes")
    shown = words(test)
    assert "20 元先不付，其余的照常" in shown
    assert "正在核对，先不付" in shown
    assert "同意，应付 10 元" in shown
    assert "王秀英" not in shown
    press(test, f"agree_{number}")
    press(test, "agree_yes")
    assert "已同意，10 元" in words(test)
    assert "商店提的：收错了券" in words(open_as("owner", "shop_statements"))


def test_a_voucher_that_was_just_taken_can_be_questioned_before_it_is_billed(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    sold(app, scheme, clock, 20)
    test = open_as("clerk", "shop_statements")
    answer(test, "dispute_unbilled", "dispute_yes")
    assert "由社区核对" in words(test)
    assert app.look(a_reviewer(app), disputes).lines[0].held_fen == 2000
    assert "dispute_unbilled" not in keys(test)


@pytest.mark.parametrize("language", Language)
def test_the_reviewer_reads_both_outcomes_and_gives_a_new_voucher(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock, language: Language
) -> None:
    (serial,) = sold(app, scheme, clock, 20)
    dispute_id = questioned(app, scheme, serial)
    is_chinese = language is Language.ZH
    assert ("有疑问的收券等裁定" if is_chinese else "wait for a decision") in words(
        open_as("reviewer", "desk", language=language)
    )
    listed = open_as("reviewer", "disputes", language=language)
    press(listed, f"open_{dispute_id}")
    shown = words(listed)
    assert ("王** 户" if is_chinese else "王**") in shown
    assert ("随下一份对账单，付给商店 20 元" if is_chinese else "20 yuan with the next statement") in shown
    assert ("补发一张新券（20 元）" if is_chinese else "a new voucher (20 yuan)") in shown
    answer(listed, f"decide_for_resident_{dispute_id}_unbilled", "decide_for_resident_yes")
    assert ("裁定了：住户有理" if is_chinese else "Decided for the household") in words(listed)
    seen = words(open_as("resident", "voucher", voucher=voucher_id(app, scheme, serial), language=language))
    assert ("社区补发了一张新券" if is_chinese else "you have a new voucher") in seen


def test_what_a_decision_waits_for_is_said_before_the_press(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    (serial,) = sold(app, scheme, clock, 20)
    number = billed(app, scheme, to="approved")
    dispute_id = questioned(app, scheme, serial)
    test = open_as("reviewer", "disputes", dispute=dispute_id)
    shown = words(test)
    assert "付好以后，再回来裁定" in shown
    assert not [key for key in keys(test) if key.startswith("decide_")]
    app.do(somebody(app, Role.FINANCE), an_intent(), pay_statement, number=number, proof="回单 1")
    assert f"decide_for_shop_{dispute_id}_paid" in keys(open_as("reviewer", "disputes", dispute=dispute_id))


def test_the_desk_notes_a_question_and_somebody_else_decides(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    (serial,) = sold(app, scheme, clock, 20)
    test = open_as("staff", "disputes")
    answer(test, "note", "dispute_yes", dispute_serial=serial)
    dispute_id = app.look(a_reviewer(app), disputes).lines[0].id
    shown = words(open_as("staff", "disputes", dispute=dispute_id))
    assert "由复核人、财务或管理员裁定" in shown
    assert "社区，" in shown
    for reader in ("staff", "supervisor"):
        assert not [key for key in keys(open_as(reader, "disputes", dispute=dispute_id)) if key.startswith("decide_")]
    assert "note" not in keys(open_as("supervisor", "disputes"))


def test_a_decision_for_the_shop_comes_with_its_next_statement(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    (serial,) = sold(app, scheme, clock, 20)
    first = billed(app, scheme)
    dispute_id = questioned(app, scheme, serial)
    app.do(a_reviewer(app), an_intent(), decide_dispute, dispute_id=dispute_id, outcome=Outcome.FOR_SHOP)
    assert "随下一份对账单一起付" in words(open_as("owner", "shop_statements"))
    closing = open_as("staff", "statements", queue="close")
    assert "另补付以前的 1 张 20 元" in words(closing)
    second = billed(app, scheme)
    shown = words(open_as("owner", "shop_statements", number=second))
    assert "补付以前的" in shown and first.replace("-", "\N{NON-BREAKING HYPHEN}") in shown
    assert "核对过了，随" in words(open_as("owner", "shop_statements", number=first))
    assert "补付以前的" in words(open_as("reviewer", "statements", number=second))


def test_what_a_shop_gives_back_is_taken_off_or_noted(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    (serial,) = sold(app, scheme, clock, 20)
    billed(app, scheme, to="paid")
    dispute_id = questioned(app, scheme, serial)
    app.do(a_reviewer(app), an_intent(), decide_dispute, dispute_id=dispute_id, outcome=Outcome.FOR_RESIDENT)
    assert "从下一次付款里扣" in words(open_as("owner", "shop_statements"))
    sold(app, scheme, clock, 5)
    second = billed(app, scheme, to="approved")
    a_staff_account(app, login_name="sunli", roles=("finance",))
    scheme.tokens["staff"] = sign_in(app, name="sunli", secret=PASSWORD).token
    test = open_as("staff", "statements", number=second)
    assert "付款时先扣 5 元" in words(test)
    assert "proof" not in keys(test)
    press(test, f"pay_{second}_0")
    seen = app.look(signed_in(app, scheme, "owner"), statement, number=second)
    assert (seen.summary.state, seen.summary.set_off_fen, seen.cash_fen) == ("paid", 500, 0)
    owing = app.look(a_reviewer(app), shops_due_back)
    assert [one.due_back_fen for one in owing] == [1500]
    back = open_as("staff", "statements", queue="due_back")
    answer(back, f"back_{owing[0].shop_id}", "back_yes", back_yuan=10.0, back_proof="收据 3")
    assert "还要退 5 元" in words(back)
    assert [one.due_back_fen for one in app.look(a_reviewer(app), shops_due_back)] == [500]
