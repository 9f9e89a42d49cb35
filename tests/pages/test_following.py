"""The office follows points and money on its pages: finding, back, forward, day by day."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import App
from core.i18n import Language, has_sentence
from core.numbers import MONEY, POINTS
from core.takings import take
from core.vouchers import exchange, screen_code
from tests.factories import an_intent
from tests.factories_scheme import Scheme, signed_in
from tests.pages.screen import Opener, words


def value(app: App, sql: str) -> str:
    with app.reading() as (session, _):
        return str(session.value(sql))


def press(test: AppTest, key: str) -> AppTest:
    next(button for button in test.button if button.key == key).click()
    test.run()
    assert not test.exception, test.exception
    return test


def find(test: AppTest, text: str) -> AppTest:
    next(field for field in test.text_input if field.key == "find").input(text)
    test.run()
    assert not test.exception, test.exception
    return test


@pytest.mark.parametrize("language", Language)
def test_an_empty_field_says_what_can_be_followed(open_as: Opener, language: Language) -> None:
    said = words(open_as("staff", "trace", language=language))
    assert ("往回看" if language is Language.ZH else "leads back") in said


def test_a_card_leads_to_its_entries_and_each_entry_to_its_points(open_as: Opener, app: App) -> None:
    card = value(app, "SELECT MIN(h.card_number) FROM household h JOIN lot l ON l.household_id = h.id")
    test = find(open_as("supervisor", "trace"), card)
    press(test, f"found_card_{card}")
    assert "积分现在在哪里" in words(test)
    claim = next(button.key for button in test.button if button.key.startswith("claims_claim_"))
    press(test, claim)
    said = words(test)
    assert "怎么来的" in said and "对得上" in said and "账上第" in said


def test_a_taken_voucher_leads_back_to_what_was_done(open_as: Opener, app: App, scheme: Scheme) -> None:
    resident, clerk = signed_in(app, scheme, "resident"), signed_in(app, scheme, "clerk")
    made = app.do(resident, an_intent(), exchange, household_id=resident.household_id, faces_fen=(500,)).vouchers[0]
    code = app.look(resident, screen_code, voucher_id=made.id).code
    app.do(clerk, an_intent(), take, code=code)
    said = words(open_as("reviewer", "trace", voucher=made.serial))
    for part in ("抵 5 元", "用 5 分换成 5 元券", "分里的", "复核", "期公示"):
        assert part in said


def test_what_is_not_there_is_said(open_as: Opener) -> None:
    for kind in ("voucher", "statement", "claim", "activity", "notice", "card"):
        test = open_as("staff", "trace", **{kind: "nothing"})
        assert not test.exception
    test = find(open_as("staff", "trace"), "没有这样的")
    assert "没有找到「没有这样的」" in words(test)


def test_a_statement_an_activity_and_a_notice_lead_on(open_as: Opener, app: App) -> None:
    activity = value(app, "SELECT MIN(activity_id) FROM claim WHERE state = 'effective'")
    said = words(open_as("staff", "trace", activity=activity))
    assert "积分现在在哪里" in said and "带队" in said
    assert "期公示" in words(open_as("staff", "trace", notice="1"))


def test_a_resident_sees_where_the_points_of_an_entry_are(open_as: Opener) -> None:
    test = open_as("resident", "why")
    ask = next(button.key for button in test.button if button.key.startswith("ask_"))
    said = words(press(test, ask))
    assert "这些积分现在在哪里" in said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("span", ["day", "month", "days"])
def test_the_books_of_a_span_add_up_on_the_page(open_as: Opener, language: Language, span: str) -> None:
    test = open_as("staff", "numbers", language=language, span=span)
    said = words(test)
    assert ("正好是发出的" if language is Language.ZH else "points issued") in said
    assert ("对不上" if language is Language.ZH else "do not add up") not in said


def test_a_fund_and_a_household_have_their_books_too(open_as: Opener) -> None:
    assert "正好是到账的" in words(open_as("staff", "numbers", of="fund"))
    test = open_as("staff", "numbers", of="household")
    assert "先选看哪一户" in words(test)
    next(field for field in test.text_input if field.key == "home_text").input("王")
    test.run()
    assert not test.exception, test.exception
    assert "正好是发出的" in words(test)


@pytest.mark.parametrize("language", Language)
def test_every_number_has_its_name(language: Language) -> None:
    assert all(has_sentence(f"numbers.line.{name}", language) for name in (*POINTS, *MONEY))
