"""One taking, many who act on it at once: disputing, undoing, closing, approving, paying and deciding take turns.

Each race has a negative control: the careless way, run here only, must go wrong.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.disputes import (
    Decided,
    Disputed,
    DisputedAlready,
    DisputeDecided,
    DisputeReason,
    Outcome,
    decide_dispute,
    open_dispute,
)
from core.errors import NotFound, StateMoved
from core.policy import Actor, Role
from core.shops import ShopRegistered
from core.statements import PaymentRecorded, approve_statement, close_statement, pay_statement, statement
from core.takings import TakingDisputed, Undone, undo
from db.states import LineState
from tests.factories import a_reviewer, a_staff, an_intent, somebody
from tests.factories_disputes import PROOF, Sale, a_sale, decided, disputed
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, a_voucher, money, taken
from tests.racers import race, rounds

pytestmark = pytest.mark.race

FACE, KEPT = 2000, 1510
CALLERS = 8


@pytest.fixture(autouse=True)
def the_books_hold(app: App) -> Iterator[None]:
    """Whoever came first, the self-check finds nothing."""
    yield
    assert [one for one in run_check(app).to_json()["invariants"] if one["broken"]] == []


@pytest.fixture
def wang(app: App) -> Actor:
    """A household with many points, and money behind them."""
    a_fund(app, yuan=100_000)
    return a_spender(app, points=9_000)


@pytest.fixture
def shop(app: App) -> ShopRegistered:
    """A shop that is paid three quarters of each face."""
    return a_shop(app, cash_rate_bp=7550)


def opening(app: App, sale: Sale) -> Callable[[], Any]:
    """The resident says that the first taking was not right."""
    named = {"serial": sale.serials[0], "why": DisputeReason.NOT_SERVED}
    return partial(app.do, sale.spender, an_intent(), open_dispute, **named)


def deciding(app: App, dispute: Disputed, outcome: Outcome) -> Callable[[], Any]:
    """A reviewer decides."""
    return partial(app.do, a_reviewer(app), an_intent(), decide_dispute, dispute_id=dispute.id, outcome=outcome)


def closing(app: App, shop: ShopRegistered) -> Callable[[], Any]:
    """The office closes what can be closed."""
    return partial(app.do, a_staff(app), an_intent(), close_statement, shop_id=shop.id)


def kinds(answers: list[object]) -> Counter[type]:
    """How many answers of each kind."""
    return Counter(type(answer) for answer in answers)


def test_an_undo_and_a_dispute_of_one_taking_never_both_win(app: App, wang: Actor, shop: ShopRegistered) -> None:
    till = a_till(app, shop)
    for _ in range(rounds(everyday=6, drill=200)):
        voucher = a_voucher(app, wang)
        taking = taken(app, till, wang, voucher)
        before = money(app)
        undone, told = race(
            [
                partial(app.do, till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id),
                partial(app.do, wang, an_intent(), open_dispute, serial=voucher.serial, why=DisputeReason.NOT_ME),
            ]
        )
        if isinstance(undone, Undone):
            assert isinstance(told, NotFound | StateMoved)
            assert money(app).disputed == before.disputed
        else:
            assert isinstance(undone, TakingDisputed | StateMoved) and isinstance(told, Disputed)
            assert money(app).disputed == before.disputed + 500


def test_a_dispute_and_a_closing_at_once_leave_the_line_out(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    for number in range(1, rounds(everyday=6, drill=200) + 1):
        sale = a_sale(app, clock, shop, wang, 20, 5)
        told, made = race([opening(app, sale), closing(app, shop)])
        assert isinstance(told, Disputed) and told.held_fen in (FACE, KEPT)
        seen = app.look(sale.till, statement, number=made.number)
        states = {line.serial: line.state for line in seen.lines}
        assert (states[sale.serials[0]], states[sale.serials[1]]) == (LineState.DISPUTED, LineState.BILLED)
        assert (seen.to_pay_fen, money(app).disputed) == (377, number * KEPT)


def test_of_many_who_dispute_one_taking_one_is_heard(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    for _ in range(rounds(everyday=3, drill=100)):
        sale = a_sale(app, clock, shop, wang, 20)
        before = money(app).disputed
        answers = race([opening(app, sale) for _ in range(CALLERS)])
        assert kinds(answers) == {Disputed: 1, DisputedAlready: CALLERS - 1}
        assert money(app).disputed == before + FACE


def test_of_many_decisions_one_counts(app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered) -> None:
    for place in range(rounds(everyday=4, drill=100)):
        stage = ("unbilled", "closed", "agreed", "paid")[place % 4]
        dispute = disputed(app, a_sale(app, clock, shop, wang, 20, stage=stage))
        outcomes = [Outcome.FOR_SHOP, Outcome.FOR_RESIDENT] * (CALLERS // 2)
        answers = race([deciding(app, dispute, outcome) for outcome in outcomes])
        assert kinds(answers) == {Decided: 1, DisputeDecided: CALLERS - 1}


def test_control_reading_before_deciding_decides_many_times(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    dispute, everyone_has_read = disputed(app, a_sale(app, clock, shop, wang, 20)), threading.Barrier(CALLERS)

    class Undo(Exception):
        """Leave no trace for the self-check."""

    def careless() -> bool:
        with app.database.reading() as session:
            state = session.value("SELECT state FROM dispute WHERE id = :id", id=dispute.id)
        everyone_has_read.wait()
        if state != "open":
            return False
        try:
            with app.database.transaction() as session:
                changed = session.change("UPDATE dispute SET state = 'for_shop' WHERE id = :id", id=dispute.id)
                raise Undo
        except Undo:
            return bool(changed)

    assert race([careless] * CALLERS).count(True) > 1, "the control decided once: the race above proves nothing"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_decision_and_a_closing_at_once_bill_the_taking_once(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered, outcome: Outcome
) -> None:
    for number in range(1, rounds(everyday=4, drill=100) + 1):
        sale = a_sale(app, clock, shop, wang, 20, 5)
        dispute = disputed(app, sale)
        end, made = race([deciding(app, dispute, outcome), closing(app, shop)])
        assert isinstance(end, Decided) and made.lines in (1, 2)
        assert money(app).disputed == 0
        if outcome is Outcome.FOR_RESIDENT:
            assert (money(app).outstanding, made.to_pay_fen - made.adjusted_fen) == (number * FACE, 377)


def test_a_dispute_and_an_approval_at_once_hold_the_money_or_let_it_be_paid(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    for _ in range(rounds(everyday=4, drill=100)):
        sale = a_sale(app, clock, shop, wang, 20, 5, stage="agreed")
        told, approved = race(
            [opening(app, sale), partial(app.do, a_reviewer(app), an_intent(), approve_statement, number=sale.number)]
        )
        assert isinstance(told, Disputed)
        assert (told.held_fen, approved.to_pay_fen) in ((KEPT, 377), (0, KEPT + 377))


def test_two_payments_at_once_set_off_what_is_due_back_once(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    finance = somebody(app, Role.FINANCE)
    for _ in range(rounds(everyday=3, drill=100)):
        decided(app, disputed(app, a_sale(app, clock, shop, wang, 20, stage="paid")), "for_resident")
        numbers = [a_sale(app, clock, shop, wang, 10, stage="approved").number for _ in range(3)]
        payments = race(
            [partial(app.do, finance, an_intent(), pay_statement, number=one, proof=PROOF) for one in numbers]
        )
        assert kinds(payments) == {PaymentRecorded: 3}
        assert sorted(payment.set_off_fen for payment in payments) == [0, 755, 755]
        assert money(app).due_back == 0
