"""F-28: a bot with a stolen till guesses from fifty places for an hour; few guesses are even looked at."""

from __future__ import annotations

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.bootstrap import App
from core.clock import DrivenClock
from core.codes import new_paper_code
from core.errors import AppError, VoucherUnknown
from core.guesses import TooManyWrongCodes, at_till
from core.policy import Actor
from core.settings import Settings
from core.takings import quote, take
from db.engine import Database
from tests.factories import an_intent
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, money, paper_of
from tests.racers import rounds
from tests.tally import counted

pytestmark = [pytest.mark.race, pytest.mark.figure("F-28")]
PLACES = 50
A_MINUTE = 1
MOST_AN_HOUR = 200


@pytest.fixture
def till(app: App) -> Actor:
    """The stolen one."""
    return a_till(app, a_shop(app))


def guess(app: App, till: Actor) -> str:
    """A code that is none, from one place: what became of it."""
    with pytest.raises(AppError) as refusal:
        at_till(app, till, an_intent("api"), quote, code=str(new_paper_code()))
    return refusal.type.__name__


def test_a_bot_has_few_guesses_looked_at_in_an_hour_and_nobody_else_waits(
    app: App, clock: DrivenClock, till: Actor, engine_name: str
) -> None:
    """Everyday fifty places once in ten minutes of an hour, in the drill fifty a minute for an hour."""
    a_fund(app, yuan=10_000)
    honest = a_till(app, a_shop(app, code="S02", name="便民超市"))
    step_minutes = rounds(everyday=10, drill=A_MINUTE)
    spenders = [a_spender(app, points=20, head_name=f"户主{number}") for number in range(60 // step_minutes)]
    papers = [paper_of(app, spender, 5)[0] for spender in spenders]
    answers: Counter[str] = Counter()
    waits: list[float] = []
    with ThreadPoolExecutor(PLACES) as bot:
        for paper in papers:
            guesses = [bot.submit(guess, app, till) for _ in range(PLACES)]
            began = time.perf_counter()
            at_till(app, honest, an_intent("api"), take, code=paper.code)
            waits.append(time.perf_counter() - began)
            answers.update(one.result() for one in guesses)
            clock.forward(minutes=step_minutes)
    assert set(answers) <= {VoucherUnknown.__name__, TooManyWrongCodes.__name__}
    assert answers[VoucherUnknown.__name__] <= MOST_AN_HOUR
    assert answers[TooManyWrongCodes.__name__] > answers[VoucherUnknown.__name__]
    assert money(app).owed == 500 * len(papers)
    counted("F-28", engine_name, guesses=answers.total(), looked_at=answers[VoucherUnknown.__name__], others_waited=0,
            longest_ms=round(1000 * max(waits)))  # fmt: skip


def test_after_the_first_burst_no_more_than_ten_of_any_crowd_are_looked_at(
    app: App, clock: DrivenClock, till: Actor
) -> None:
    start = threading.Barrier(PLACES)

    def at_once() -> str:
        start.wait()
        return guess(app, till)

    with ThreadPoolExecutor(PLACES) as bot:
        list(bot.map(lambda _: at_once(), range(PLACES)))
        clock.forward(minutes=10)
        answers = Counter(bot.map(lambda _: at_once(), range(PLACES)))
    assert answers == {VoucherUnknown.__name__: 10, TooManyWrongCodes.__name__: 40}


def test_a_restart_forgives_nothing(app: App, till: Actor, templates) -> None:
    for _ in range(10):
        assert guess(app, till) == VoucherUnknown.__name__
    again = Database(app.database.url, app.database.secrets)
    restarted = App(settings=Settings(), database=again, is_demo=False, clock=app.clock)
    try:
        assert guess(restarted, till) == TooManyWrongCodes.__name__
    finally:
        again.close()


def test_a_till_that_mistyped_goes_on_at_once(app: App, till: Actor) -> None:
    a_fund(app)
    papers = paper_of(app, a_spender(app, points=100), 5, 5, 5, 5)
    for paper in papers:
        assert guess(app, till) == VoucherUnknown.__name__
        assert at_till(app, till, an_intent(), take, code=paper.code).face_fen == 500
    assert money(app).owed == 2000
