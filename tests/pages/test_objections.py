"""Objections as people raise them and as the desk decides them; deductions begin with a reminder."""

from __future__ import annotations

from typing import Any

import pytest

from core.bootstrap import App
from core.clock import DrivenClock
from core.objection_lists import objections
from core.objections import ObjectionReason, raise_objection
from tests.factories import a_supervisor, an_intent
from tests.factories_objections import hanging, rules_with_deduction
from tests.factories_scheme import Scheme, signed_in
from tests.pages.conftest import Opener
from tests.pages.screen import keys, words
from tests.pages.test_disputes import answer


def hanging_claims(app: App) -> list[Any]:
    """Entries that hang in the newest notice, of the household that is looked at."""
    with app.reading() as (session, _):
        return session.all("SELECT id, household_id FROM claim WHERE state = 'in_notice' AND minutes > 0 ORDER BY id")


def an_objection(app: App, claim_id: str) -> str:
    """One that waits for the reviewer."""
    named = {"claim_id": claim_id, "why": ObjectionReason.WRONG_TIME}
    return app.do(a_supervisor(app), an_intent(note="提前走了"), raise_objection, **named).id


def raised_against_another_makers_entry(app: App, scheme: Scheme) -> str:
    """An objection to an entry that people without an account here made and approved."""
    (claim_id,) = hanging(app, scheme.other_household_id, 6)
    return an_objection(app, claim_id)


def test_strangers_learn_how_to_object_and_residents_do_it_on_the_board(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    stranger = open_as(None, "notice_board")
    assert "object" not in keys(stranger) and "到服务台说一声" in words(stranger)
    test = open_as("resident", "notice_board", object="1")
    answer(test, "object", "object_yes")
    assert "请先选是哪一笔" in words(test)
    chosen = hanging_claims(app)[0].id
    answer(test, "object", "object_yes", object_claim=chosen, object_why=ObjectionReason.OTHER)
    assert "请写一句是什么情况" in words(test)
    answer(test, "object", "object_yes", object_claim=chosen, object_why=ObjectionReason.NOT_THERE)
    assert not test.exception
    assert "异议收到了" in words(test) and "待核实" in words(test) and "我提的异议" in words(test)
    assert app.look(signed_in(app, scheme, "reviewer"), objections).waiting_count == 1


def test_a_reviewer_sees_what_moves_gives_a_reason_and_decides(open_as: Opener, app: App, scheme: Scheme) -> None:
    claim = next(one for one in hanging_claims(app) if one.household_id == scheme.household_id)
    approver = "reviewer"  # who approved the claim, and so may not decide
    objection_id = an_objection(app, claim.id)
    assert "要另一位来定" in words(open_as(approver, "objections", objection=objection_id))
    staff = words(open_as("staff", "objections", objection=objection_id))
    assert "只给来定的人看" in staff and "提前走了" not in staff
    other = raised_against_another_makers_entry(app, scheme)
    test = open_as("reviewer", "objections", objection=other)
    test.radio(key="answer").set_value("part").run()
    assert "公示中的 1 分收回，不会到账。" in words(test) and "其余 5 分马上到账。" in words(test)
    test.button(key="decide_disputed").click().run()
    assert "请写上理由" in words(test)
    test.text_area(key="reason").set_value("签到表写的是 10 点走").run()
    answer(test, "decide_disputed", "decide_yes")
    assert not test.exception
    assert "定了：异议成立" in words(test) and "签到表写的是 10 点走" in words(test)


def test_an_entry_is_objected_to_from_the_own_passbook(open_as: Opener, app: App, scheme: Scheme) -> None:
    claim = next(one for one in hanging_claims(app) if one.household_id == scheme.household_id)
    an_objection(app, claim.id)
    test = open_as("resident", "why")
    test.button(key=f"ask_{claim.id}").click().run()
    assert not test.exception
    assert "有人提了异议，正在核实" in words(test)


def test_without_an_item_nothing_is_deducted_and_with_one_a_reminder_comes_first(
    open_as: Opener, app: App, clock: DrivenClock, scheme: Scheme
) -> None:
    assert "现在的细则里没有扣分的条目" in words(open_as("staff", "objections", queue="deduct"))
    rules_with_deduction(app)
    test = open_as("staff", "objections", queue="deduct")
    test.text_input(key="deduct_home_text").set_value("王秀英").run()
    answer(test, "remind", "remind_yes")
    assert not test.exception
    assert "提醒记下了" in words(test)


@pytest.mark.parametrize("queue", ["waiting", "decided"])
def test_empty_queues_say_what_comes_there(open_as: Opener, queue: str) -> None:
    found = words(open_as("reviewer", "objections", queue=queue))
    assert ("没有等决定的异议" if queue == "waiting" else "还没有定过") in found
