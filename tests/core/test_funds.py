"""Funds: proofs, terms, the month's share, what goes back, and which fund an exchange draws on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import Forbidden, Malformed
from core.exchange import exchange
from core.funds import (
    FundExhausted,
    FundFreeTooLittle,
    FundMonthUsed,
    FundNotYet,
    FundOver,
    FundProofNeeded,
    give_back_to_sponsor,
    make_default_fund,
    open_fund,
    pay_into_fund,
    see_funds,
    set_fund_terms,
)
from core.sponsors import sponsor_page, sponsor_pages
from core.vouchers import return_voucher, void_voucher
from tests.factories import a_staff, an_intent, console, somebody
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, money, paper_of, points, taken, vouchers_of


@pytest.fixture(autouse=True)
def the_books_hold(app: App) -> Iterator[None]:
    """Whatever a test did, the self-check finds nothing afterwards."""
    yield
    assert [invariant for invariant in run_check(app).invariants if invariant.findings] == []


def gauge(app: App, code: str = "F1"):
    """How full a fund is."""
    return next(fund for fund in app.look(console(app), see_funds) if fund.code == code)


def test_money_comes_in_with_a_proof_or_not_at_all(app: App) -> None:
    fund = a_fund(app, yuan=10)
    with pytest.raises(FundProofNeeded):
        app.do(console(app), an_intent(), pay_into_fund, fund_id=fund.id, amount_fen=100, proof=" ")
    with pytest.raises(FundProofNeeded):
        app.do(console(app), an_intent(), open_fund, code="F2", name="企业", sponsor="某企业", amount_fen=100)
    app.do(console(app), an_intent(), pay_into_fund, fund_id=fund.id, amount_fen=500, proof="回单 7")
    assert money(app).funded == 1500


def test_a_fund_may_wait_for_its_money(app: App) -> None:
    opened = app.do(console(app), an_intent(), open_fund, code="F2", name="企业", sponsor="某企业", kind="company")
    assert (gauge(app, "F2").kind, gauge(app, "F2").funded_fen, opened.amount_fen) == ("company", 0, 0)
    wang = a_spender(app, points=10)
    with pytest.raises(FundExhausted):
        vouchers_of(app, wang, 5)
    assert points(app, wang.household_id).available == 10


def test_only_what_is_free_goes_back_to_the_sponsor(app: App) -> None:
    fund = a_fund(app, yuan=100)
    vouchers_of(app, a_spender(app, points=60), 50)
    with pytest.raises(FundFreeTooLittle) as refusal:
        app.do(console(app), an_intent(), give_back_to_sponsor, fund_id=fund.id, amount_fen=5001, proof="退 1")
    assert refusal.value.facts == {"free_fen": 5000}
    with pytest.raises(FundProofNeeded):
        app.do(console(app), an_intent(), give_back_to_sponsor, fund_id=fund.id, amount_fen=5000, proof="")
    app.do(console(app), an_intent(), give_back_to_sponsor, fund_id=fund.id, amount_fen=5000, proof="退 1")
    assert (money(app).returned, money(app).free, money(app).outstanding) == (5000, 0, 5000)
    assert gauge(app).promised_percent == 100


def test_the_desk_keeps_no_money(app: App) -> None:
    fund = a_fund(app)
    for command, named in (
        (pay_into_fund, {"amount_fen": 100, "proof": "1"}),
        (give_back_to_sponsor, {"amount_fen": 100, "proof": "1"}),
        (make_default_fund, {}),
    ):
        with pytest.raises(Forbidden):
            app.do(a_staff(app), an_intent(), command, fund_id=fund.id, **named)


def test_a_months_share_is_kept_to_the_fen_and_begins_anew(app: App, clock: DrivenClock) -> None:
    a_fund(app, monthly_share_fen=3000)
    wang = a_spender(app, points=100)
    vouchers_of(app, wang, 20)
    with pytest.raises(FundMonthUsed) as refusal:
        vouchers_of(app, wang, 20)
    assert refusal.value.facts == {"share_fen": 3000, "left_fen": 1000, "next_month_on": date(2026, 12, 1)}
    assert points(app, wang.household_id).available == 80
    vouchers_of(app, wang, 10)
    assert (gauge(app).month_promised_fen, gauge(app).month_warning_percent) == (3000, 95)
    clock.forward(days=11)  # 1 December
    assert gauge(app).month_promised_fen == 0
    vouchers_of(app, wang, 20)


def test_a_voucher_that_goes_back_in_its_month_gives_its_share_back(app: App, clock: DrivenClock) -> None:
    a_fund(app, monthly_share_fen=3000)
    wang = a_spender(app, points=100)
    voucher = vouchers_of(app, wang, 20)[0]
    paper = paper_of(app, wang, 10)[0]
    app.do(wang, an_intent(), return_voucher, voucher_id=voucher.id)
    app.do(a_staff(app), an_intent(reason="lost"), void_voucher, voucher_id=paper.id)
    assert gauge(app).month_promised_fen == 0
    late = vouchers_of(app, wang, 20)[0]
    clock.forward(days=11)
    app.do(wang, an_intent(), return_voucher, voucher_id=late.id)
    assert gauge(app).month_promised_fen == 0


def test_a_share_that_begins_later_counts_what_was_promised_before(app: App) -> None:
    fund = a_fund(app)
    wang = a_spender(app, points=100)
    vouchers_of(app, wang, 20)
    today = date(2026, 11, 20)
    app.do(console(app), an_intent(), set_fund_terms, fund_id=fund.id, effective_on=today, starts_on=today,
           monthly_share_fen=2500)  # fmt: skip
    with pytest.raises(FundMonthUsed):
        vouchers_of(app, wang, 10)
    vouchers_of(app, wang, 5)


def test_outside_its_period_a_fund_is_closed_and_the_points_stay(app: App, clock: DrivenClock) -> None:
    a_fund(app, starts_on=date(2026, 11, 25), ends_on=date(2026, 11, 30))
    wang = a_spender(app, points=100)
    with pytest.raises(FundNotYet) as early:
        vouchers_of(app, wang, 20)
    assert early.value.facts == {"starts_on": date(2026, 11, 25)}
    clock.forward(days=5)
    vouchers_of(app, wang, 20)
    clock.forward(days=6)
    with pytest.raises(FundOver) as late:
        vouchers_of(app, wang, 20)
    assert late.value.facts == {"ends_on": date(2026, 11, 30)}
    assert points(app, wang.household_id).available == 80


def test_terms_are_not_set_for_yesterday_nor_backwards(app: App) -> None:
    fund = a_fund(app)
    day = {"effective_on": date(2026, 11, 20), "starts_on": date(2026, 11, 20)}
    for wrong in ({"effective_on": date(2026, 11, 19)}, {"ends_on": date(2026, 11, 19)}, {"monthly_share_fen": -1}):
        with pytest.raises(Malformed):
            app.do(console(app), an_intent(), set_fund_terms, fund_id=fund.id, **{**day, **wrong})


def test_an_exchange_draws_on_the_default_fund_unless_another_is_named(app: App) -> None:
    first = a_fund(app, yuan=100)
    second = a_fund(app, yuan=100, code="F2", kind="donation")
    wang = a_spender(app, points=100)
    vouchers_of(app, wang, 20)
    app.do(wang, an_intent(), exchange, household_id=wang.household_id, faces_fen=(1000,), fund_id=second.id)
    app.do(console(app), an_intent(), make_default_fund, fund_id=second.id)
    vouchers_of(app, wang, 5)
    assert {fund.code: fund.outstanding_fen for fund in app.look(console(app), see_funds)} == {"F1": 2000, "F2": 1500}
    assert [fund.id for fund in app.look(console(app), see_funds)] == [second.id, first.id]


def test_a_sponsors_page_shows_money_and_proofs_and_no_people(app: App) -> None:
    fund = a_fund(app, yuan=100)
    wang = a_spender(app, points=100)
    taken(app, a_till(app, a_shop(app)), wang, vouchers_of(app, wang, 20, 5)[0])
    app.do(console(app), an_intent(), give_back_to_sponsor, fund_id=fund.id, amount_fen=1000, proof="退 9")
    stranger = somebody(app)
    assert [page.code for page in app.look(stranger, sponsor_pages)] == ["F1"]
    seen = app.look(stranger, sponsor_page, code="F1")
    assert [(one.direction, one.amount_fen, one.proof) for one in seen.money] == [
        ("back", 1000, "退 9"),
        ("in", 10000, "回单 F1"),
    ]
    assert (seen.gauge.owed_fen, seen.gauge.outstanding_fen, seen.gauge.free_fen) == (2000, 500, 6500)
    assert [(one.month, one.promised_fen) for one in seen.months] == [("2026-11", 2500)]
    assert "王" not in repr(seen)
