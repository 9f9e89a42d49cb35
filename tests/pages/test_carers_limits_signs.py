"""Pages for those who present others' vouchers, for the terms of spending, and for what is worth a look."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import App
from core.carers import cared_for, carer_code, household_carers, name_carer
from core.clock import DrivenClock, local_day
from core.counter_words import refused_at_till
from core.i18n import Language, translator
from core.jobs import run_due
from core.limits import HouseholdDayLimit, see_terms, set_spending_terms
from core.sessions import sign_in
from core.shops import ShopRegistered
from core.signs import see_signs
from core.takings import quote, take
from core.vouchers import exchange, screen_code
from db.states import ShopState
from tests.factories import an_intent, console
from tests.factories_carers import a_helper, number_of, presented
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import a_spender, a_till, shown_code, vouchers_of
from tests.factories_ways_in import PASSWORD, PIN, a_staff_account
from tests.pages.counter import ground, look_up
from tests.pages.screen import Opener, words
from tests.pages.test_staff_acts import answer, press


def field(test: AppTest, start: str) -> Any:
    """The one text field whose key begins so."""
    found = [one for one in test.text_input if str(one.key).startswith(start)]
    assert len(found) == 1, [one.key for one in test.text_input]
    return found[0]


def at_the_till(app: App, scheme: Scheme) -> None:
    """The household's own voucher, taken at a shop that is shut by now."""
    till = signed_in(app, scheme, "clerk")
    resident = signed_in(app, scheme, "resident")
    app.do(till, an_intent(), take, code=app.look(resident, screen_code, voucher_id=scheme.voucher_id).code)


# -- terms ---------------------------------------------------------------------------------------------------------


def test_finance_decides_terms_and_residents_read_them(
    app: App, clock: DrivenClock, scheme: Scheme, open_as: Opener
) -> None:
    a_staff_account(app, login_name="sunli", roles=("finance",))
    scheme.tokens["finance"] = sign_in(app, name="sunli", secret=PASSWORD).token
    test = open_as("finance", "limits")
    assert "还没有约定过" in words(test)
    fields = {str(one.key).rsplit("_", 1)[0]: one for one in test.number_input}
    fields["household_day_fen"].set_value(200)
    fields["carer_week_fen"].set_value(100)
    press(test, "set_")
    assert "已约定" in words(test)
    terms = app.look(console(app), see_terms).coming[0]
    assert (terms.household_day_fen, terms.carer_week_fen, terms.shop_day_fen) == (20_000, 10_000, None)
    clock.forward(days=1)
    scheme.tokens["resident"] = sign_in(app, name="13800000001", secret=PIN).token
    scheme.tokens["staff"] = sign_in(app, name="zhangmin", secret=PASSWORD).token
    assert "一户一天最多用 200 元" in words(open_as("resident", "my_points"))
    assert "200 元" in words(open_as("staff", "limits"))


def test_the_desk_reads_terms_and_does_not_decide_them(app: App, scheme: Scheme, open_as: Opener) -> None:
    test = open_as("staff", "limits", language=Language.EN)
    assert not [one for one in test.button if str(one.key).startswith("set_")]
    assert "An administrator or finance decides" in words(test)


# -- carers --------------------------------------------------------------------------------------------------------


def test_a_resident_names_a_carer_and_ends_it(app: App, scheme: Scheme, open_as: Opener) -> None:
    helper = a_helper(app, name="赵小梅")
    test = open_as("resident", "carers")
    assert "还没有请人代拿券" in words(test)
    field(test, "number").set_value(number_of(app, helper))
    field(test, "name").set_value("赵小")
    press(test, "name_")
    assert "没有找到" in words(test)
    field(test, "name").set_value("赵小梅")
    press(test, "name_")
    assert "已请赵**代拿券" in words(test)
    resident = signed_in(app, scheme, "resident")
    named = app.look(resident, household_carers, household_id=scheme.household_id).carers
    assert [one.person for one in named] == ["赵小梅"]
    assert "赵小梅" in words(open_as("resident", "my_points"))
    test = answer(open_as("resident", "carers"), f"end_{named[0].id}", f"end_{named[0].id}_yes")
    assert "已停掉" in words(test)
    assert app.look(resident, household_carers, household_id=scheme.household_id).carers == ()


def test_the_adult_who_may_not_spend_only_reads(app: App, scheme: Scheme, open_as: Opener) -> None:
    test = open_as("adult", "carers")
    if "由能用积分的家人来定" in words(test):
        assert not [one for one in test.button if str(one.key).startswith("name_")]


@pytest.fixture
def cared(app: App, scheme: Scheme) -> str:
    """A voucher of an elder who named the scheme's resident."""
    luo = a_spender(app, points=100, head_name="罗素芬")
    resident = signed_in(app, scheme, "resident")
    with app.reading() as (session, _):
        name = session.value("SELECT name FROM person WHERE id = :id", id=resident.person_id)
    app.do(
        luo, an_intent(), name_carer, household_id=luo.household_id, number=number_of(app, resident), name=name,
        week_cap_fen=5000,
    )  # fmt: skip
    return vouchers_of(app, luo, 20)[0].id


def test_a_carer_shows_the_code_and_everybody_sees_who_presented(
    app: App, scheme: Scheme, cared: str, open_as: Opener
) -> None:
    assert "1 户请了您" in words(open_as("resident", "my_points"))
    test = open_as("resident", "carers")
    assert "这一周还可以用 50 元" in words(test)
    code = open_as("resident", "carers", voucher=cared)
    assert "这是您替罗**户出示的码" in words(code)
    presented(app, signed_in(app, scheme, "clerk"), signed_in(app, scheme, "resident"), cared)
    assert "这一周还可以用 30 元" in words(open_as("resident", "carers", voucher=cared))


def test_the_desk_names_and_ends_a_carer_on_behalf_of_a_household(app: App, scheme: Scheme, open_as: Opener) -> None:
    helper = a_helper(app, name="赵小梅")
    test = open_as("staff", "people", household=scheme.household_id)
    field(test, "carer_").set_value(number_of(app, helper))
    test.run()
    press(test, "carer_yes_")
    assert "已请赵**代拿券" in words(test)
    test = open_as("staff", "people", household=scheme.household_id)
    assert "一周最多 100 元" in words(test)
    named = app.look(signed_in(app, scheme, "staff"), household_carers, household_id=scheme.household_id).carers
    test = answer(test, f"end_{named[0].id}", f"end_yes_{named[0].id}")
    assert app.look(signed_in(app, scheme, "staff"), household_carers, household_id=scheme.household_id).carers == ()


# -- signs ---------------------------------------------------------------------------------------------------------


def test_a_sign_waits_at_the_desk_and_is_looked_at(
    app: App, clock: DrivenClock, scheme: Scheme, open_as: Opener
) -> None:
    assert "没有要看的" in words(open_as("supervisor", "signs"))
    with app.writing() as (session, _):
        session.change("UPDATE shop SET opening_hours = '1-7 01:00-02:00'")
    at_the_till(app, scheme)
    run_due(app)
    assert "要看一看的" in words(open_as("staff", "desk"))
    test = open_as("supervisor", "signs")
    assert "不是结论" in words(test)
    assert "在营业时间以外收了 1 张券" in words(test)
    field(test, "note_").set_value("问过店主，那天关门晚")
    press(test, "review_")
    assert "已记下" in words(test)
    assert app.look(signed_in(app, scheme, "reviewer"), see_signs)[0] == 0
    seen = open_as("reviewer", "signs", state="reviewed")
    assert "问过店主，那天关门晚" in words(seen)


# -- at the counter ------------------------------------------------------------------------------------------------


def test_the_till_says_who_presents_and_why_no_more_goes(app: App, scheme: Scheme, cared: str, open_as: Opener) -> None:
    carer = signed_in(app, scheme, "resident")
    test = open_as("clerk", "till")
    look_up(test, app.look(carer, carer_code, voucher_id=cared).code)
    shown = words(test)
    assert "罗** 户" in shown
    assert "谁代拿" in shown and "王**" in shown
    press(test, "take_")
    assert ground(test) == "green"
    press(test, "next_big")
    home = app.look(carer, cared_for)[0]
    assert home.week_left_fen == 3000
    with app.reading() as (session, _):
        elder = session.value("SELECT household_id FROM carer")
    fifty = app.do(
        console(app), an_intent(reason="at_desk"), exchange, household_id=elder, faces_fen=(5000,)
    ).vouchers[0]  # fmt: skip
    look_up(test, app.look(carer, carer_code, voucher_id=fifty.id).code)
    assert ground(test) == "red"
    assert "一周最多代拿 50 元" in words(test)
    assert "下星期一再来" in words(test)


@pytest.mark.parametrize("language", Language)
def test_the_till_says_that_the_day_is_full(
    app: App, clock: DrivenClock, scheme: Scheme, open_as: Opener, language: Language
) -> None:
    tomorrow = local_day(clock.now(), "Asia/Shanghai") + timedelta(days=1)
    app.do(console(app), an_intent(), set_spending_terms, effective_on=tomorrow, household_day_fen=2500)
    clock.forward(days=1)
    scheme.tokens["resident"] = sign_in(app, name="13800000001", secret=PIN).token
    till = a_till(app, ShopRegistered(id=scheme.shop_id, code="S01", state=ShopState.ACTIVE))
    resident = signed_in(app, scheme, "resident")
    one, other = app.do(
        resident, an_intent(), exchange, household_id=scheme.household_id, faces_fen=(2000, 2000)
    ).vouchers  # fmt: skip
    app.do(till, an_intent(), take, code=shown_code(app, resident, one))
    with pytest.raises(HouseholdDayLimit) as refusal:
        app.do(till, an_intent(), quote, code=shown_code(app, resident, other))
    said = refused_at_till(refusal.value, translator(language), shop="邻里食堂", phone="0000-5551234", now=clock.now())
    assert "25" in said.lines[0]
    assert ("明天" if language is Language.ZH else "tomorrow") in said.words
