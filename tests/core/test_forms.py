"""One press per form and login, found again until it was seen and left; and how an account reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.bootstrap import App
from core.clock import DrivenClock
from core.errors import AlreadyRedeemed, SignInNeeded, VoucherExpired
from core.exchange import exchange
from core.forms import keep_refusal, leave_form, open_form, open_forms
from core.i18n import Language
from core.policy import Actor
from core.preferences import Preferences, keep_preferences, preferences_of, read_size
from core.sessions import sign_in
from core.vouchers import my_vouchers, return_voucher
from tests.factories import a_staff
from tests.factories_spending import a_fund, a_spender
from tests.factories_ways_in import PASSWORD, a_staff_account


@pytest.fixture
def spender(app: App) -> Actor:
    """Somebody with 30 points, signed in twice over."""
    a_fund(app)
    return replace(a_spender(app, points=30), login_id="login-1")


def test_a_form_is_found_again_by_every_tab_of_the_login_and_by_no_other(app: App, spender: Actor) -> None:
    first = open_form(app, spender, form="exchange", subject="home")
    assert open_form(app, spender, form="exchange", subject="home").key == first.key
    assert open_form(app, spender, form="exchange", subject="elsewhere").key != first.key
    assert open_form(app, spender, form="other", subject="home").key != first.key
    other_login = replace(spender, login_id="login-2")
    assert open_form(app, other_login, form="exchange", subject="home").key != first.key


def test_the_answer_is_found_again_until_the_form_is_left(app: App, spender: Actor) -> None:
    form = open_form(app, spender, form="exchange")
    assert form.answered(exchange) is None
    app.do(spender, form.intent(), exchange, household_id=spender.household_id, faces_fen=(500, 1000))
    again = open_form(app, spender, form="exchange")
    found = again.answered(exchange)
    assert found is not None
    assert (found.face_fen, found.is_replay, again.key) == (1500, True, form.key)
    leave_form(app, spender, again)
    leave_form(app, spender, again)  # twice acts once
    fresh = open_form(app, spender, form="exchange")
    assert fresh.key != form.key
    assert fresh.answered(exchange) is None
    assert len(app.look(spender, my_vouchers)) == 2


def test_a_form_answers_only_the_command_it_was_pressed_for(app: App, spender: Actor) -> None:
    form = open_form(app, spender, form="exchange")
    app.do(spender, form.intent(), exchange, household_id=spender.household_id, faces_fen=(500,))
    assert open_form(app, spender, form="exchange").answered(return_voucher) is None


def test_several_open_forms_are_seen_together_each_with_its_answer_or_its_refusal(
    app: App, spender: Actor, clock: DrivenClock
) -> None:
    pressed = open_form(app, spender, form="exchange", subject="first")
    app.do(spender, pressed.intent(), exchange, household_id=spender.household_id, faces_fen=(500,))
    clock.forward(seconds=1)
    used = {"taken_at": clock.now(), "shop": "邻里食堂"}
    keep_refusal(app, spender, open_form(app, spender, form="exchange", subject="second"), AlreadyRedeemed(**used))
    clock.forward(seconds=1)
    over = VoucherExpired(valid_until=date(2026, 11, 18))
    keep_refusal(app, spender, open_form(app, spender, form="exchange", subject="third"), over)
    first, second, third = open_forms(app, spender, form="exchange")
    assert (first.subject, second.subject, third.subject) == ("first", "second", "third")
    assert first.answered(exchange) is not None
    assert first.refused is None
    assert second.refused is not None
    assert type(second.refused.refusal) is AlreadyRedeemed
    assert second.refused.refusal.facts == used
    assert third.refused is not None
    assert third.refused.refusal.facts == over.facts
    leave_form(app, spender, second)
    assert [one.subject for one in open_forms(app, spender, form="exchange")] == ["first", "third"]
    assert open_forms(app, replace(spender, login_id="login-2"), form="exchange") == []


def test_a_press_with_better_luck_forgets_that_it_was_refused(app: App, spender: Actor) -> None:
    form = open_form(app, spender, form="exchange")
    keep_refusal(app, spender, form, VoucherExpired(valid_until=date(2026, 11, 18)))
    app.do(spender, form.intent(), exchange, household_id=spender.household_id, faces_fen=(500,))
    found = open_form(app, spender, form="exchange")
    assert found.refused is None
    assert found.answered(exchange) is not None


def test_forms_need_a_login(app: App) -> None:
    with pytest.raises(SignInNeeded):
        open_form(app, a_staff(app), form="exchange")
    with pytest.raises(SignInNeeded):
        open_forms(app, a_staff(app), form="exchange")


def test_language_and_size_are_kept_with_the_account(app: App) -> None:
    a_staff_account(app)
    actor = sign_in(app, name="zhangmin", secret=PASSWORD).actor
    keep_preferences(app, actor, type_size=3)
    kept = keep_preferences(app, actor, language=Language.EN, type_size=9)
    assert kept == Preferences(language=Language.EN, type_size=3)
    with app.reading() as (session, _):
        assert preferences_of(session, actor) == kept
        assert preferences_of(session, a_staff(app)) is None


def test_a_cookie_that_was_tampered_with_is_the_first_size() -> None:
    assert [read_size(text) for text in ("1", "3", "9", "", "x", None)] == [1, 3, 1, 1, 1, 1]
