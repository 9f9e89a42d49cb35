"""From taken vouchers to a paid shop, by different people; and back from a line to the claims behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import Forbidden, Malformed, NotFound, SecondPersonNeeded, StateMoved
from core.funds import FundCodeTaken, open_fund, pay_into_fund, see_funds
from core.policy import Actor, Role
from core.shops import ShopCodeTaken, ShopRegistered
from core.statements import (
    NothingToClose,
    ProofNeeded,
    StatementMoved,
    agree,
    approve_statement,
    close_statement,
    office_statements,
    pay_statement,
    shop_statements,
    statement,
    when_do_i_get_my_money,
)
from core.takings import undo
from core.trace import trace_voucher
from core.vouchers import my_vouchers
from db.states import LineState, StatementState, VoucherState
from tests.factories import a_reviewer, a_staff, a_supervisor, an_intent, console, somebody
from tests.factories_spending import (
    a_fund,
    a_shop,
    a_spender,
    a_till,
    money,
    points_for,
    taken,
    vouchers_of,
)


@pytest.fixture(autouse=True)
def the_books_hold(app: App) -> Iterator[None]:
    """Whatever a test did, the self-check finds nothing afterwards."""
    yield
    assert [invariant for invariant in run_check(app).invariants if invariant.findings] == []


@pytest.fixture
def wang(app: App) -> Actor:
    """A household with 300 points, and a fund behind them."""
    a_fund(app)
    return a_spender(app, points=300)


@pytest.fixture
def shop(app: App) -> ShopRegistered:
    """The canteen."""
    return a_shop(app)


def a_payer(app: App) -> Actor:
    """Somebody of finance."""
    return somebody(app, Role.FINANCE)


def sold(app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor, *faces_yuan: int) -> None:
    """Vouchers that the shop took and can no longer undo."""
    till = a_till(app, shop)
    for voucher in vouchers_of(app, wang, *faces_yuan):
        taken(app, till, wang, voucher)
    clock.forward(minutes=5)


def closed(app: App, shop: ShopRegistered, by: Actor | None = None) -> StatementMoved:
    """A statement closed by the office, up to now."""
    return app.do(by or a_staff(app), an_intent(), close_statement, shop_id=shop.id)


def approved(app: App, clock: DrivenClock, shop: ShopRegistered) -> StatementMoved:
    """A statement that the shop agreed to and a reviewer approved."""
    made = closed(app, shop)
    app.do(a_till(app, shop), an_intent(), agree, number=made.number)
    return app.do(a_reviewer(app), an_intent(), approve_statement, number=made.number)


def test_a_statement_goes_from_closing_to_the_paid_shop(
    app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor
) -> None:
    sold(app, clock, shop, wang, 5, 20)
    made = closed(app, shop)
    assert (made.number, made.lines, made.face_fen, made.kept_fen) == ("LJC-26-S-0001", 2, 2500, 2500)
    assert (money(app).owed, money(app).paid) == (2500, 0)
    agreed = app.do(a_till(app, shop), an_intent(), agree, number=made.number)
    assert agreed.due_on == date(2026, 12, 20)
    app.do(a_reviewer(app), an_intent(), approve_statement, number=made.number)
    paid = app.do(a_payer(app), an_intent(), pay_statement, number=made.number, proof="BOC-20261120-7")
    assert (paid.paid_fen, paid.paid_on) == (2500, date(2026, 11, 20))
    assert (money(app).owed, money(app).paid) == (0, 2500)
    assert {held.state for held in app.look(wang, my_vouchers)} == {VoucherState.SETTLED}
    seen = app.look(a_till(app, shop), statement, number=made.number)
    assert (seen.summary.state, seen.summary.proof) == (StatementState.PAID, "BOC-20261120-7")


def test_the_rest_of_the_face_is_the_shops_gift_to_the_fund(app: App, clock: DrivenClock, wang: Actor) -> None:
    generous = a_shop(app, cash_rate_bp=8333)
    sold(app, clock, generous, wang, 5, 5)
    made = closed(app, generous)
    assert (made.face_fen, made.kept_fen, made.gift_fen) == (1000, 832, 168)  # floor(500 × 0.8333) a line
    assert (money(app).owed, money(app).free) == (832, 99168)
    seen = app.look(a_till(app, generous), statement, number=made.number)
    assert ([line.kept_fen for line in seen.lines], seen.to_pay_fen) == ([416, 416], 832)


def test_a_donated_meal_needs_agreement_but_no_proof(app: App, clock: DrivenClock, wang: Actor) -> None:
    donor = a_shop(app, cash_rate_bp=0)
    sold(app, clock, donor, wang, 20)
    made = approved(app, clock, donor)
    paid = app.do(a_payer(app), an_intent(), pay_statement, number=made.number)
    assert paid.paid_fen == 0
    assert (money(app).owed, money(app).paid, money(app).free) == (0, 0, 100000)


def test_two_statements_never_share_a_taking(app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor) -> None:
    sold(app, clock, shop, wang, 5)
    first = closed(app, shop)
    with pytest.raises(NothingToClose):
        closed(app, shop)
    sold(app, clock, shop, wang, 10)
    second = closed(app, shop)
    assert (first.face_fen, second.face_fen, second.number) == (500, 1000, "LJC-26-S-0002")


def test_a_voucher_that_could_still_be_undone_waits(
    app: App, shop: ShopRegistered, clock: DrivenClock, wang: Actor
) -> None:
    till = a_till(app, shop)
    first, second, third = vouchers_of(app, wang, 5, 10, 20)
    taken(app, till, wang, first)
    clock.forward(minutes=4)
    wrong = taken(app, till, wang, second)
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=wrong.id)
    taken(app, till, wang, third)
    clock.forward(minutes=1)
    assert closed(app, shop).face_fen == 500


def test_a_month_ends_where_it_ends_here(app: App, shop: ShopRegistered, clock: DrivenClock, wang: Actor) -> None:
    clock.forward(days=10, hours=13, minutes=50)  # 30 November, 23:50
    sold(app, clock, shop, wang, 5)
    clock.forward(minutes=10)  # 1 December, 00:05
    sold(app, clock, shop, wang, 10)
    named = {"shop_id": shop.id, "month": "2026-11"}
    november = app.do(a_staff(app), an_intent(), close_statement, **named)
    assert november.face_fen == 500
    with pytest.raises(NothingToClose):
        app.do(a_staff(app), an_intent(), close_statement, **named)
    with pytest.raises(Malformed):
        app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id, month="2026-13")


def test_a_statement_takes_only_its_own_fund_and_shop(app: App, clock: DrivenClock, wang: Actor) -> None:
    canteen, barber = a_shop(app), a_shop(app, code="S02", name="便民理发")
    sold(app, clock, canteen, wang, 5)
    sold(app, clock, barber, wang, 10)
    other = a_fund(app, code="F2", is_default=False)
    with pytest.raises(NothingToClose):
        app.do(a_staff(app), an_intent(), close_statement, shop_id=canteen.id, fund_id=other.id)
    assert closed(app, canteen).face_fen == 500
    with pytest.raises(NotFound):
        app.do(a_staff(app), an_intent(), close_statement, shop_id="nowhere")


def test_nobody_approves_or_pays_what_they_closed(
    app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor
) -> None:
    sold(app, clock, shop, wang, 5)
    maker = somebody(app, Role.STAFF, Role.REVIEWER, Role.FINANCE)
    made = closed(app, shop, maker)
    app.do(a_till(app, shop), an_intent(), agree, number=made.number)
    with pytest.raises(SecondPersonNeeded):
        app.do(maker, an_intent(), approve_statement, number=made.number)
    app.do(a_reviewer(app), an_intent(), approve_statement, number=made.number)
    with pytest.raises(SecondPersonNeeded):
        app.do(maker, an_intent(), pay_statement, number=made.number, proof="1")
    assert money(app).paid == 0


def test_nobody_approves_for_their_own_shop(app: App, clock: DrivenClock, wang: Actor) -> None:
    li = a_spender(app, points=10, head_name="李强")
    shop = a_shop(app, owner_household_id=li.household_id)
    sold(app, clock, shop, wang, 5)
    made = closed(app, shop)
    app.do(a_till(app, shop), an_intent(), agree, number=made.number)
    with pytest.raises(SecondPersonNeeded):
        app.do(a_reviewer(app, household_id=li.household_id), an_intent(), approve_statement, number=made.number)


def test_the_steps_of_a_statement_come_in_order(
    app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor
) -> None:
    sold(app, clock, shop, wang, 5)
    made = closed(app, shop)
    with pytest.raises(StateMoved):
        app.do(a_reviewer(app), an_intent(), approve_statement, number=made.number)
    with pytest.raises(StateMoved):
        app.do(a_payer(app), an_intent(), pay_statement, number=made.number, proof="1")
    app.do(a_till(app, shop), an_intent(), agree, number=made.number)
    with pytest.raises(StateMoved):
        app.do(a_till(app, shop), an_intent(), agree, number=made.number)


def test_a_payment_needs_its_proof(app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor) -> None:
    sold(app, clock, shop, wang, 5)
    made = approved(app, clock, shop)
    for proof in (None, "", "  "):
        with pytest.raises(ProofNeeded):
            app.do(a_payer(app), an_intent(), pay_statement, number=made.number, proof=proof)
    with pytest.raises(Malformed):
        app.do(a_payer(app), an_intent(), pay_statement, number=made.number, proof="1", paid_on=date(2026, 11, 21))


def test_only_the_shop_agrees_and_only_finance_pays(
    app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor
) -> None:
    sold(app, clock, shop, wang, 5)
    made = closed(app, shop)
    other = a_till(app, a_shop(app, code="S02", name="便民理发"))
    with pytest.raises(NotFound):
        app.do(other, an_intent(), agree, number=made.number)
    with pytest.raises(NotFound):
        app.look(other, statement, number=made.number)
    with pytest.raises(Forbidden):
        app.do(a_staff(app), an_intent(), agree, number=made.number)
    with pytest.raises(Forbidden):
        app.do(a_staff(app), an_intent(), pay_statement, number=made.number, proof="1")


# -- looking -----------------------------------------------------------------------------------------------------


def test_the_shop_sees_first_when_its_money_comes(
    app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor
) -> None:
    till = a_till(app, shop)
    assert app.look(till, when_do_i_get_my_money).next_due_on is None
    sold(app, clock, shop, wang, 5)
    waiting = app.look(till, when_do_i_get_my_money)
    assert (waiting.unbilled_fen, waiting.next_fen) == (500, 0)
    first = closed(app, shop)
    assert app.look(till, when_do_i_get_my_money).waiting_for_shop == (first.number,)
    app.do(till, an_intent(), agree, number=first.number)
    clock.forward(days=10)
    sold(app, clock, shop, wang, 20)
    second = closed(app, shop)
    app.do(till, an_intent(), agree, number=second.number)
    due = app.look(till, when_do_i_get_my_money)
    assert (due.next_due_on, due.next_fen, due.later_fen, due.overdue_fen) == (date(2026, 12, 20), 500, 2000, 0)
    clock.forward(days=21)
    due = app.look(till, when_do_i_get_my_money)
    assert (due.next_due_on, due.next_fen, due.overdue_fen) == (date(2026, 12, 30), 2000, 500)


def test_what_is_overdue_stands_out_for_office_and_supervisor(
    app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor
) -> None:
    sold(app, clock, shop, wang, 5)
    made = approved(app, clock, shop)
    assert [one.is_overdue for one in app.look(a_supervisor(app), office_statements)] == [False]
    clock.forward(days=31)
    assert [one.is_overdue for one in app.look(a_supervisor(app), office_statements)] == [True]
    app.do(a_payer(app), an_intent(), pay_statement, number=made.number, proof="1")
    assert [one.is_overdue for one in app.look(a_till(app, shop), shop_statements)] == [False]


def test_a_shop_never_sees_who_its_guests_are(app: App, clock: DrivenClock, shop: ShopRegistered, wang: Actor) -> None:
    sold(app, clock, shop, wang, 5, 10)
    made = closed(app, shop)
    seen = app.look(a_till(app, shop), statement, number=made.number)
    assert [(line.position, line.face_fen, line.state) for line in seen.lines] == [
        (1, 500, LineState.BILLED),
        (2, 1000, LineState.BILLED),
    ]
    assert "王" not in str(seen)
    assert wang.household_id not in str(seen)


def test_a_line_leads_back_to_the_claims_that_paid_for_it(app: App, clock: DrivenClock, shop: ShopRegistered) -> None:
    a_fund(app)
    wang = a_spender(app)
    early = points_for(app, wang.household_id or "", 7, expires_on=date(2026, 12, 31))
    late = points_for(app, wang.household_id or "", 30)
    sold(app, clock, shop, wang, 10)
    made = closed(app, shop)
    serial = app.look(a_staff(app), statement, number=made.number).lines[0].serial
    trace = app.look(a_supervisor(app), trace_voucher, serial=serial)
    assert [(claim.claim_id, claim.points) for claim in trace.paid_with] == [(early, 7), (late, 3)]
    assert (trace.marks[0].actor, trace.marks[0].role, trace.price_points) == (wang.id, "resident", 10)
    assert [one.number for one in trace.takings] == [made.number]


# -- funds -------------------------------------------------------------------------------------------------------


def test_a_gauge_shows_where_the_money_is(app: App, clock: DrivenClock, shop: ShopRegistered) -> None:
    fund = a_fund(app, yuan=100)
    wang = a_spender(app, points=300)
    app.do(console(app), an_intent(), pay_into_fund, fund_id=fund.id, amount_fen=10000, proof="回单 2")
    vouchers_of(app, wang, 50, 50)
    sold(app, clock, shop, wang, 20, 20)
    made = approved(app, clock, shop)
    app.do(a_payer(app), an_intent(), pay_statement, number=made.number, proof="1")
    sold(app, clock, shop, wang, 10)
    gauge = app.look(a_supervisor(app), see_funds)[0]
    assert (gauge.funded_fen, gauge.free_fen, gauge.outstanding_fen) == (20000, 5000, 10000)
    assert (gauge.owed_fen, gauge.paid_fen, gauge.promised_percent) == (1000, 4000, 75)
    books = money(app)
    assert (books.free, books.outstanding, books.owed, books.paid) == (5000, 10000, 1000, 4000)


@pytest.mark.parametrize(("yuan", "warning"), [(75, None), (80, 80), (95, 95), (100, 95)])
def test_a_fund_warns_at_eighty_and_at_ninety_five_percent(app: App, yuan: int, warning: int | None) -> None:
    a_fund(app, yuan=100)
    wang = a_spender(app, points=100)
    for _ in range(yuan // 5):
        vouchers_of(app, wang, 5)
    assert app.look(a_supervisor(app), see_funds)[0].warning_percent == warning


def test_the_first_fund_is_the_default_one_and_another_may_take_over(app: App) -> None:
    a_fund(app, code="F1")
    a_fund(app, code="F2")
    assert [(fund.code, fund.is_default) for fund in app.look(a_staff(app), see_funds)] == [("F1", True), ("F2", False)]
    a_fund(app, code="F3", is_default=True)
    assert [fund.code for fund in app.look(a_staff(app), see_funds) if fund.is_default] == ["F3"]


def test_a_code_names_one_fund_and_one_shop(app: App, shop: ShopRegistered) -> None:
    a_fund(app)
    with pytest.raises(FundCodeTaken):
        a_fund(app)
    with pytest.raises(ShopCodeTaken):
        a_shop(app)


def test_a_fund_takes_no_negative_money(app: App) -> None:
    fund = a_fund(app)
    for amount in (0, -100):
        with pytest.raises(Malformed):
            app.do(console(app), an_intent(), pay_into_fund, fund_id=fund.id, amount_fen=amount, proof="回单 3")
    with pytest.raises(Malformed):
        app.do(console(app), an_intent(), open_fund, code="F9", name="x", sponsor="y", amount_fen=-1)
    with pytest.raises(Forbidden):
        app.do(a_staff(app), an_intent(), pay_into_fund, fund_id=fund.id, amount_fen=100, proof="回单 3")
