"""Many at once for the last piece, the last of a month's share and a household's limit; with negative controls."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from core.bootstrap import App
from core.check import run_check
from core.errors import AppError, SecondPersonNeeded, StateMoved
from core.exchange import exchange
from core.funds import FundExhausted, FundMonthUsed, see_funds
from core.issues import Wish, issue_batch, propose_issue
from core.policy import Actor
from core.rewards import RewardLimitReached, RewardOutOfStock, see_rewards
from core.vouchers import return_voucher
from tests.core.test_races_spending import kinds
from tests.factories import a_reviewer, a_staff, an_intent, console
from tests.factories_rewards import a_reward
from tests.factories_spending import a_fund, a_shop, a_spender, money, points
from tests.racers import race, rounds
from tests.tally import control, counted

pytestmark = pytest.mark.race

RACERS = rounds(everyday=32, drill=128)


def spenders(app: App, count: int = RACERS) -> list[Actor]:
    """Households with points to spend."""
    return [a_spender(app, points=10, head_name=f"王{number}") for number in range(count)]


def wants(app: App, who: Actor, **named: object):
    """An exchange that waits to be pressed."""
    return partial(app.do, who, an_intent(), exchange, household_id=who.household_id, **named)


@pytest.mark.figure("F-03")
def test_the_last_piece_goes_to_one_household(app: App, engine_name: str) -> None:
    """F-03: one winner a round, the stock never below nought, and the others' points untouched."""
    a_fund(app, yuan=100_000)
    shop, tried = a_shop(app), 0
    racers = spenders(app)
    for number in range(rounds(everyday=3, drill=100)):
        last = a_reward(app, shop, code=f"R{number}", pieces=1, price_points=1, cost_fen=100)
        answers = race([wants(app, who, rewards=(last.id,)) for who in racers])
        assert kinds(answers)[RewardOutOfStock] == RACERS - 1
        tried += RACERS
    assert {reward.stock for reward in app.look(console(app), see_rewards)} == {0}
    assert money(app).outstanding == 100 * rounds(everyday=3, drill=100)
    assert sum(points(app, who.household_id).spent for who in racers) == rounds(everyday=3, drill=100)
    assert run_check(app).is_ok
    counted("F-03", engine_name, of="a reward", rounds=tried // RACERS, callers=RACERS, winners_each=1)


@pytest.mark.figure("F-03")
def test_control_reading_the_stock_then_writing_it_hands_out_more_than_there_is(app: App, engine_name: str) -> None:
    a_fund(app)
    last, everyone_has_read = a_reward(app, pieces=1), threading.Barrier(RACERS)

    def careless() -> bool:
        with app.database.reading() as session:
            stock = session.value("SELECT stock FROM reward WHERE id = :id", id=last.id)
        everyone_has_read.wait()
        if stock < 1:
            return False
        with app.database.transaction() as session:
            return bool(session.change("UPDATE reward SET stock = :left WHERE id = :id", left=stock - 1, id=last.id))

    handed_out = race([careless] * RACERS).count(True)
    assert handed_out > 1, "the control handed out one piece only: the race above proves nothing"
    control("F-03", engine_name, f"reading first and writing later handed the last piece out {handed_out} times")


def test_the_last_five_yuan_of_a_month_go_to_one_household(app: App) -> None:
    a_fund(app, yuan=1000, monthly_share_fen=500)
    racers = spenders(app, 16)
    answers = race([wants(app, who, faces_fen=(500,)) for who in racers])
    assert kinds(answers)[FundMonthUsed] == 15
    winner = next(place for place, answer in enumerate(answers) if not isinstance(answer, AppError))
    voucher = answers[winner].vouchers[0]
    calls = [partial(app.do, racers[winner], an_intent(), return_voucher, voucher_id=voucher.id)]
    race([*calls, *(wants(app, who, faces_fen=(500,)) for who in racers[:8])])
    assert app.look(console(app), see_funds)[0].month_promised_fen in (0, 500)
    assert run_check(app).is_ok


def test_one_household_pressed_many_times_stays_within_its_limit(app: App) -> None:
    a_fund(app)
    meal = a_reward(app, a_shop(app), pieces=50, price_points=1, cost_fen=100, limit_pieces=2, limit_period="week")
    wang = a_spender(app, points=100)
    answers = race([wants(app, wang, rewards=(meal.id,)) for _ in range(16)])
    assert kinds(answers)[RewardLimitReached] == 14
    assert (money(app).outstanding, points(app, wang.household_id).available) == (200, 98)


def test_a_list_issued_by_many_reviewers_at_once_is_issued_once(app: App) -> None:
    a_fund(app, yuan=100)
    people = spenders(app, 4)
    wishes = tuple(Wish(household_id=who.household_id or "", face_fen=1000) for who in people)
    batch = app.do(a_staff(app), an_intent(), propose_issue, title="节日", wishes=wishes)
    others = [wants(app, who, faces_fen=(500,)) for who in people]
    reviewers = [partial(app.do, a_reviewer(app), an_intent(), issue_batch, batch_id=batch.id) for _ in range(4)]
    answers = race([*reviewers, *others])
    issued = [answer for answer in answers[:4] if not isinstance(answer, AppError)]
    spent_first = [answer for answer in answers[4:] if not isinstance(answer, AppError)]
    assert (len(issued), len(spent_first)) in {(1, 0), *((0, count) for count in range(1, 5))}
    assert not kinds(answers)[SecondPersonNeeded]
    assert kinds(answers)[StateMoved] == (3 if issued else 0)
    assert money(app).outstanding == 4000 * len(issued) + 500 * len(spent_first)
    assert not kinds(answers)[FundExhausted]
    assert run_check(app).is_ok
