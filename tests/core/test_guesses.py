"""Codes cannot be guessed at: a till that tries too many waits."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.bootstrap import App
from core.clock import DrivenClock
from core.codes import new_paper_code
from core.errors import AlreadyRedeemed, AppError, CodeMalformed, PinWrong, VoucherUnknown
from core.guesses import TooManyWrongCodes, at_till
from core.policy import Actor
from core.takings import quote, take
from tests.factories import a_household, a_person, a_resident, an_intent
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, money, paper_of, points_for
from tests.factories_ways_in import PIN, an_enrolled_resident

pytestmark = [pytest.mark.race, pytest.mark.figure("F-28")]


@pytest.fixture
def till(app: App) -> Actor:
    """A till of the canteen."""
    return a_till(app, a_shop(app))


def guess(app: App, till: Actor) -> None:
    """A code that is none."""
    with pytest.raises(VoucherUnknown):
        at_till(app, till, an_intent(), quote, code=str(new_paper_code()))


def test_after_ten_wrong_codes_a_till_waits_even_with_a_right_one(app: App, clock: DrivenClock, till: Actor) -> None:
    a_fund(app)
    paper = paper_of(app, a_spender(app, points=20), 5)[0]
    for _ in range(9):
        guess(app, till)
        clock.forward(seconds=30)
    with pytest.raises(CodeMalformed):
        at_till(app, till, an_intent(), take, code="hello")
    with pytest.raises(TooManyWrongCodes) as refusal:
        at_till(app, till, an_intent(), take, code=paper.code)
    assert refusal.value.facts == {"minutes": 6}
    clock.forward(minutes=6)
    assert at_till(app, till, an_intent(), take, code=paper.code).face_fen == 500


def test_another_till_goes_on(app: App, till: Actor) -> None:
    a_fund(app)
    paper = paper_of(app, a_spender(app, points=20), 5)[0]
    for _ in range(10):
        guess(app, till)
    other = a_till(app, a_shop(app, code="S02"))
    assert at_till(app, other, an_intent(), take, code=paper.code).face_fen == 500


def test_a_genuine_refusal_never_counts(app: App, till: Actor) -> None:
    a_fund(app)
    used, other = paper_of(app, a_spender(app, points=20), 5, 5)
    at_till(app, till, an_intent(), take, code=used.code)
    for _ in range(12):
        with pytest.raises(AlreadyRedeemed):
            at_till(app, till, an_intent(), take, code=used.code)
    at_till(app, till, an_intent(), take, code=other.code)
    assert money(app).owed == 1000


def test_pins_that_come_all_at_once_are_no_more_than_ten(app: App, till: Actor, cheap_hashes: None) -> None:
    a_fund(app)
    spender = a_spender(app, points=60)
    first, second = paper_of(app, spender, 20, 5)
    at_till(app, till, an_intent(), take, code=first.code)  # from here on this household's paper asks for a PIN

    def guess_pin(number: int) -> type[AppError]:
        with pytest.raises(AppError) as refusal:
            at_till(app, till, an_intent(), take, code=second.code, pin=f"{number:06d}")
        return refusal.type

    with ThreadPoolExecutor(8) as callers:
        answers = Counter(callers.map(guess_pin, range(30)))
    assert answers == {PinWrong: 10, TooManyWrongCodes: 20}


def test_a_right_pin_and_a_genuine_refusal_are_forgiven(app: App, till: Actor) -> None:
    a_fund(app)
    home = a_household(app)
    head = a_person(app, household_id=home.id, is_head=True, phone="13800000009")
    points_for(app, home.id, 200)
    an_enrolled_resident(app, person_id=head.id, number="13800000009")
    spender = a_resident(app, person_id=head.id, household_id=home.id)
    first, *others = paper_of(app, spender, 20, 5, 5, 5)
    at_till(app, till, an_intent(), take, code=first.code)
    for paper in others:
        at_till(app, till, an_intent(), take, code=paper.code, pin=PIN)
        for _ in range(4):
            with pytest.raises(AlreadyRedeemed):
                at_till(app, till, an_intent(), take, code=paper.code, pin=PIN)
    assert money(app).owed == 3500
