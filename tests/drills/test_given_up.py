"""F-16: the engine gives transactions up (40001, 40P01, "database is locked"): tried again, in the end refused."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from core.bootstrap import TRIES, App, Busy
from core.check import run_check
from core.exchange import exchange
from core.policy import Actor
from core.takings import take
from db.troubles import TryAgain
from tests.drills.hooks import hooked
from tests.drills.trouble import Trouble
from tests.factories import an_intent
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, a_voucher, money, points, shown_code
from tests.racers import rounds
from tests.tally import control, counted, seeded

pytestmark = pytest.mark.race

PART = 0.2
PAUSE_SECONDS_MAX = 0.02 * 2 ** (TRIES - 1)


@pytest.mark.figure("F-16")
def test_a_fifth_of_all_transactions_given_up_costs_nothing(app: App, engine_name: str) -> None:
    """Load: takings from 8 threads, 20 % given up. Goal: at most 5 tries with uneven pauses, taken once or refused."""
    count = rounds(everyday=80, drill=2000)
    a_fund(app, yuan=100_000)
    wang, till = a_spender(app, points=20_000), a_till(app, a_shop(app))
    codes = [shown_code(app, wang, a_voucher(app, wang)) for _ in range(count)]
    trouble = Trouble(engine_name, seeded("F-16"), PART)

    def press(code: str) -> tuple[str, int]:
        try:
            answer = type(app.do(till, an_intent("api"), take, code=code)).__name__
        except Busy:
            answer = "Busy"
        return answer, trouble.tried()

    with hooked(app.database, trouble.before), ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(press, codes))
    kinds = Counter(kind for kind, _ in answers)
    given_up = trouble.given_up.total()
    assert given_up > count * PART / 2, "too little trouble"
    assert max(tries for _, tries in answers) <= TRIES
    assert all(tries == TRIES for kind, tries in answers if kind == "Busy")
    assert len({round(pause, 4) for pause in trouble.pauses}) > len(trouble.pauses) // 2, "pauses by chance"
    assert (money(app).owed, money(app).outstanding) == (500 * kinds["Taking"], 500 * kinds["Busy"])
    assert run_check(app).to_json()["ok"]
    counted("F-16", engine_name, presses=count, given_up=given_up, busy=kinds["Busy"], doubled=0)


@pytest.mark.figure("F-16")
def test_a_transaction_that_is_always_given_up_is_refused_after_five_tries(app: App, engine_name: str) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    trouble = Trouble(engine_name, seeded("F-16"), part=1)
    with hooked(app.database, trouble.before), pytest.raises(Busy):
        buy(app, wang)
    assert trouble.tried() == TRIES
    assert sum(trouble.pauses) <= PAUSE_SECONDS_MAX * 2 + 5  # and a machine that does much else
    assert (points(app, wang.household_id).spent, money(app).outstanding) == (0, 0)


@pytest.mark.figure("F-16")
def test_control_without_another_try_a_fifth_of_the_presses_fail(app: App, engine_name: str) -> None:
    a_fund(app, yuan=10_000)
    wang, failed, count = a_spender(app, points=1000), 0, 60
    trouble = Trouble(engine_name, seeded("F-16"), PART)
    with hooked(app.database, trouble.before):
        for _ in range(count):
            try:
                with app.database.transaction() as session:
                    exchange(
                        session, app.clock_for(session), wang, an_intent(), household_id=wang.household_id,
                        faces_fen=(500,),
                    )  # fmt: skip
            except TryAgain:
                failed += 1
    assert failed > count * PART / 3, "the control did not fail: the drill above proves nothing"
    control("F-16", engine_name, f"without another try {failed} of {count} presses failed")


def buy(app: App, spender: Actor) -> Any:
    """One voucher of 5 yuan."""
    return app.do(spender, an_intent(), exchange, household_id=spender.household_id, faces_fen=(500,))
