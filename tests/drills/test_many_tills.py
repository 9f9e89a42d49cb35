"""F-02 and F-06: many vouchers tried in random order at many tills; one press sent by many callers."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from core.books import Intent
from core.bootstrap import App
from core.check import run_check
from core.errors import AlreadyRedeemed, AppError, IntentReused
from core.exchange import Exchanged, exchange
from core.policy import Actor
from core.takings import take
from tests.factories import an_intent
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, money, points, shown_code
from tests.racers import race, rounds
from tests.tally import control, counted, seeded

pytestmark = pytest.mark.race

THREADS = 32
TRIES = 4
FACES_AT_ONCE = 50


def many_codes(app: App, spenders: list[Actor], count: int) -> list[str]:
    """Screen codes of so many vouchers of 5 yuan, a few dozen of them bought at once."""
    codes: list[str] = []
    while len(codes) < count:
        spender = spenders[len(codes) // FACES_AT_ONCE % len(spenders)]
        faces = (500,) * min(FACES_AT_ONCE, count - len(codes))
        bought = app.do(spender, an_intent(), exchange, household_id=spender.household_id, faces_fen=faces)
        codes += [shown_code(app, spender, voucher) for voucher in bought.vouchers]
    return codes


@pytest.mark.figure("F-02")
def test_many_vouchers_tried_four_times_each_are_taken_once(app: App, engine_name: str) -> None:
    """Load: vouchers x 4 tries in random order, 32 threads, 8 shops. Goal: each taken once, the books are right."""
    count, chance = rounds(everyday=150, drill=10_000), seeded("F-02")
    a_fund(app, yuan=100_000)
    spenders = [a_spender(app, points=20_000, head_name=f"户主{number}") for number in range(4)]
    tills = [a_till(app, a_shop(app, code=f"S{number}", name=f"商店{number}")) for number in range(8)]
    tries = [(code, chance.choice(tills)) for code in many_codes(app, spenders, count) for _ in range(TRIES)]
    chance.shuffle(tries)
    kinds: Counter[str] = Counter()

    def one_try(code: str, till: Actor) -> str:
        try:
            return type(app.do(till, an_intent("api"), take, code=code)).__name__
        except AlreadyRedeemed as refusal:
            return type(refusal).__name__

    began = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        kinds.update(pool.map(lambda one: one_try(*one), tries))
    taken_per_second = round(count / (time.perf_counter() - began))
    assert kinds == {"Taking": count, "AlreadyRedeemed": (TRIES - 1) * count}
    assert (money(app).owed, money(app).outstanding) == (500 * count, 0)
    report = run_check(app).to_json()
    assert report["ok"], [one for one in report["invariants"] if one["broken"]]
    counted("F-02", engine_name, vouchers=count, tries=len(tries), doubled=0, taken_per_second=taken_per_second)


@pytest.mark.figure("F-06")
def test_one_press_sent_by_many_with_other_data_among_them_is_done_once(app: App, engine_name: str) -> None:
    """Load: keys x 32 callers, a quarter with other data. Goal: one operation a key, every mismatch refused."""
    keys, chance = rounds(everyday=10, drill=500), seeded("F-06")
    a_fund(app, yuan=100_000)
    wang = a_spender(app, points=100_000)
    spent = mismatches = 0
    for number in range(keys):
        press = Intent(key=f"one-press-{number}", source="api")
        faces = [(500,) if place % 4 else (1000,) for place in range(THREADS)]
        chance.shuffle(faces)
        bound = [partial(buy, app, wang, press, face) for face in faces]
        answers = race(bound)
        bought = [answer for answer in answers if isinstance(answer, Exchanged)]
        assert [answer.is_replay for answer in bought].count(False) == 1
        assert len({voucher.id for answer in bought for voucher in answer.vouchers}) == 1
        won = {sum(voucher.face_fen for voucher in answer.vouchers) for answer in bought}
        assert len(won) == 1, "callers with other data were given somebody else's answer"
        face_fen = won.pop()
        assert len(bought) == sum(sum(face) == face_fen for face in faces)
        assert all(isinstance(answer, Exchanged | IntentReused) for answer in answers)
        mismatches += len(answers) - len(bought)
        spent += face_fen // 100
        assert points(app, wang.household_id).spent == spent
    counted("F-06", engine_name, keys=keys, callers=THREADS, operations=keys, mismatches_refused=mismatches)


@pytest.mark.figure("F-06")
def test_control_a_new_key_for_each_sending_spends_as_often_as_it_is_sent(app: App, engine_name: str) -> None:
    a_fund(app)
    wang = a_spender(app, points=1000)
    race([partial(buy, app, wang, an_intent("api"), (500,)) for _ in range(THREADS)])
    spent = points(app, wang.household_id).spent
    assert spent > 5, "the control was not done twice: the drill above proves nothing"
    control("F-06", engine_name, f"without the key, one press was done {spent // 5} times")


@pytest.mark.figure("F-02")
def test_control_looking_at_a_voucher_and_then_writing_takes_it_many_times(app: App, engine_name: str) -> None:
    count = rounds(everyday=4, drill=40)
    a_fund(app)
    wang = a_spender(app, points=1000)
    bought = app.do(wang, an_intent(), exchange, household_id=wang.household_id, faces_fen=(500,) * count)
    doubled = sum(race([partial(careless, app, voucher.id)] * THREADS).count(True) > 1 for voucher in bought.vouchers)
    assert doubled >= count * 0.9, "the control did not double-spend: the drill above proves nothing"
    control("F-02", engine_name, f"looking first and writing later took {doubled} of {count} more than once")


def careless(app: App, voucher_id: str) -> bool:
    """The unsafe way, here only: look in one transaction, write in the next."""
    with app.database.reading() as session:
        state = session.value("SELECT state FROM voucher WHERE id = :id", id=voucher_id)
    time.sleep(0.05)  # a clerk who asks the customer something
    if state != "active":
        return False
    with app.database.transaction() as session:
        return bool(session.change("UPDATE voucher SET state = 'redeemed' WHERE id = :id", id=voucher_id))


def buy(app: App, spender: Actor, press: Intent, faces_fen: tuple[int, ...]) -> Any:
    """An exchange, or its refusal."""
    try:
        return app.do(spender, press, exchange, household_id=spender.household_id, faces_fen=faces_fen)
    except AppError as refusal:
        return refusal
