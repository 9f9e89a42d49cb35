"""F-16: the engine gives transactions up (40001, 40P01, "database is locked"): tried again, in the end refused."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from core.bootstrap import TRIES, App, Busy
from core.check import run_check
from core.exchange import exchange
from core.policy import Actor
from core.takings import take
from db.engine import TryAgain
from tests.drills.hooks import hooked
from tests.factories import an_intent
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, a_voucher, money, points, shown_code
from tests.racers import rounds
from tests.tally import control, counted, seeded

pytestmark = pytest.mark.race

PART = 0.2
STATEMENTS = 12  # of a taking, about
PAUSE_SECONDS_MAX = 0.02 * 2 ** (TRIES - 1)


class Trouble:
    """Gives a part of all commands up, at a statement or at the commit chosen by chance."""

    def __init__(self, dialect: str, chance: random.Random, part: float) -> None:
        self.dialect, self.chance, self.part = dialect, chance, part
        self.given_up: Counter[str] = Counter()
        self.pauses: list[float] = []
        self.tries = threading.local()

    def before(self, _connection: Any, sql: str) -> None:
        """The hook of `hooked`."""
        mine = self.tries.__dict__
        if sql.startswith("INSERT INTO intent"):  # a command begins
            mine["number"] = mine.get("number", 0) + 1
            if "since" in mine:
                self.pauses.append(time.perf_counter() - mine.pop("since"))
            mine["left"] = self.chance.randrange(STATEMENTS) if self.chance.random() < self.part else None
        left = mine.get("left")
        if left is None:
            return
        mine["left"] = left - 1
        if left == 0 or sql == "COMMIT":
            mine["left"], mine["since"] = None, time.perf_counter()
            error = self._error()
            self.given_up[str(error)] += 1
            raise error

    def _error(self) -> Exception:
        if self.dialect == "sqlite":
            return sqlite3.OperationalError("database is locked")
        kind = self.chance.choice((psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected))
        return kind(kind.sqlstate)

    def tried(self) -> int:
        """How often this thread's last press was tried; the next one counts anew."""
        return int(self.tries.__dict__.pop("number", 0))


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
