"""A taking that was not right: who says so, where the money waits, who decides, and where it goes (design 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest

from core import passbook
from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.disputes import (
    Decided,
    DisputedAlready,
    DisputeDecided,
    DisputeReason,
    DisputeWaitsForFund,
    DisputeWaitsForPayment,
    Outcome,
    Side,
    decide_dispute,
    disputes,
    open_dispute,
    shop_disputes,
    voucher_dispute,
    withdraw_dispute,
)
from core.errors import Forbidden, Malformed, NotFound, ReasonNeeded, SecondPersonNeeded, VoucherAnnulled
from core.exchange import NotASpender, exchange
from core.funds import pay_into_fund, see_funds
from core.policy import Actor, Role
from core.reports import five_numbers
from core.rewards import see_rewards
from core.shops import WHOLE_BP, ShopRegistered
from core.statements import (
    CashDiffers,
    MoreThanDueBack,
    NothingToClose,
    ProofNeeded,
    closable_statements,
    close_statement,
    shop_pays_back,
    shops_due_back,
    statement,
    when_do_i_get_my_money,
)
from core.takings import TakingDisputed, todays_takings, undo
from core.vouchers import expire_vouchers, my_vouchers, return_voucher, void_voucher
from db.states import DisputeState, LineState, VoucherState
from tests.factories import a_job, a_person, a_resident, a_reviewer, a_staff, a_supervisor, an_intent, console, somebody
from tests.factories_disputes import STAGES, Sale, a_sale, brought, closed, decided, disputed, paid, settled
from tests.factories_rewards import a_reward
from tests.factories_spending import (
    Money,
    a_fund,
    a_shop,
    a_spender,
    a_till,
    a_voucher,
    money,
    points,
    points_for,
    taken,
    vouchers_of,
)

FUNDED = 100_000
FACE, OTHER = 2000, 500  # the disputed voucher and the one beside it


@pytest.fixture(autouse=True)
def the_books_hold(app: App) -> Iterator[None]:
    """Whatever a test did, the self-check finds nothing, and both identities close."""
    yield
    assert [one for one in run_check(app).to_json()["invariants"] if one["broken"]] == []
    in_points, in_money = app.look(a_supervisor(app), five_numbers)
    assert in_points.closes and in_money.closes
    gauges, books = app.look(a_supervisor(app), see_funds), money(app)
    for name in ("free", "outstanding", "owed", "paid"):
        assert sum(getattr(gauge, f"{name}_fen") for gauge in gauges) == getattr(books, name), name


@pytest.fixture
def wang(app: App) -> Actor:
    """A household with 300 points, and a fund of 1,000 yuan behind them."""
    a_fund(app, yuan=FUNDED // 100)
    return a_spender(app, points=300)


@pytest.fixture
def shop(app: App) -> ShopRegistered:
    """A shop that leaves the fund about a quarter of each face."""
    return a_shop(app, cash_rate_bp=7550)


def kept_of(face_fen: int, rate_bp: int = 7550) -> int:
    """What the shop is paid of a face."""
    return face_fen * rate_bp // WHOLE_BP


def vouchers_by_state(app: App, wang: Actor) -> dict[str, int]:
    """How many vouchers a household has in each state."""
    found: dict[str, int] = {}
    for held in app.look(wang, my_vouchers):
        found[held.state.value] = found.get(held.state.value, 0) + 1
    return found


# -- every way through ----------------------------------------------------------------------------------------------


def moved(app: App, before: Money) -> Money:
    """What has changed in the books since, account by account."""
    now = money(app)
    return Money(**{one.name: getattr(now, one.name) - getattr(before, one.name) for one in fields(Money)})


def told_through(app: App, clock: DrivenClock, *, stage: str, by: str, outcome: str, rate_bp: int) -> None:
    """One dispute from the taking to the paid shop, with every figure after every step."""
    wang, shop = a_spender(app, points=25), a_shop(app, code=f"S-{by}", cash_rate_bp=rate_bp)
    before = money(app)
    kept, other = kept_of(FACE, rate_bp), kept_of(OTHER, rate_bp)
    gifts = FACE + OTHER - kept - other
    sale = a_sale(app, clock, shop, wang, 20, 5, stage=stage)
    is_held, is_billed = stage in ("unbilled", "closed", "agreed"), stage != "unbilled"
    held = {"unbilled": FACE, "closed": kept, "agreed": kept}.get(stage, 0)

    dispute = disputed(app, sale, by=by)
    assert dispute.held_fen == held
    now = moved(app, before)
    assert (now.disputed, now.due_back, now.outstanding) == (held, 0, 0)
    assert now.owed == (0 if stage == "paid" else kept + other if is_billed else FACE + OTHER)
    assert now.free == (gifts if is_billed else 0) - FACE - OTHER
    if is_billed:
        seen = app.look(sale.till, statement, number=sale.number)
        assert seen.to_pay_fen == (other if is_held else kept + other)
        assert [line.state for line in seen.lines] == [
            LineState.DISPUTED if is_held else LineState.BILLED, LineState.BILLED,
        ]  # fmt: skip
    if stage == "approved" and outcome != "withdrawn":
        with pytest.raises(DisputeWaitsForPayment) as refusal:
            decided(app, dispute, outcome)
        assert refusal.value.facts == {"number": sale.number}
        paid(app, sale.number)

    if outcome == "withdrawn":
        who = {"shop": sale.till, "resident": wang}.get(by) or a_staff(app)
        end: Decided = app.do(who, an_intent(), withdraw_dispute, dispute_id=dispute.id)
    else:
        end = decided(app, dispute, outcome)
    is_for_resident = outcome == "for_resident"
    assert end.state == DisputeState(outcome)
    assert end.statement_number == (sale.number if is_billed and is_held and not is_for_resident else None)
    now = moved(app, before)
    assert now.disputed == 0
    assert now.outstanding == (FACE if is_for_resident else 0)
    assert now.due_back == (kept if is_for_resident and is_billed and not is_held else 0)

    # until everything that can be paid is paid
    if stage in ("closed", "agreed"):
        payment = brought(app, sale.till, sale.number, since=stage)
        assert payment is not None and payment.paid_fen == other
    if stage == "approved" and outcome == "withdrawn":
        paid(app, sale.number)
    if not is_billed or (is_held and not is_for_resident):
        closing = settled(app, sale)
        lines = app.look(sale.till, statement, number=closing.number)
        if is_billed:
            assert [(line.serial, line.number) for line in lines.adjustments] == [(sale.serials[0], sale.number)]
            assert lines.lines == () and closing.paid_fen == kept
            first = app.look(sale.till, statement, number=sale.number).lines[0]
            assert (first.state, first.paid_with_number) == (LineState.DECIDED, closing.number)
        else:
            assert closing.paid_fen == (other if is_for_resident else kept + other)
    with pytest.raises(NothingToClose):
        closed(app, shop)
    now = moved(app, before)
    whole = other if is_for_resident and is_held else kept + other
    assert (now.owed, now.paid) == (0, whole)
    assert now.free == -whole - (FACE if is_for_resident else 0)
    assert vouchers_by_state(app, wang) == (
        {"active": 1, "annulled": 1, "settled": 1} if is_for_resident else {"settled": 2}
    )


@pytest.mark.parametrize("outcome", ["for_shop", "for_resident", "withdrawn"])
@pytest.mark.parametrize("stage", STAGES)
def test_a_dispute_is_told_to_its_end_whoever_opened_it_and_whenever(
    app: App, clock: DrivenClock, stage: str, outcome: str
) -> None:
    a_fund(app)
    for by in ("shop", "resident", "staff"):
        told_through(app, clock, stage=stage, by=by, outcome=outcome, rate_bp=7550)


@pytest.mark.parametrize("rate_bp", [10_000, 0])
@pytest.mark.parametrize("stage", ["unbilled", "agreed", "paid"])
def test_so_it_is_at_a_full_rate_and_at_a_donors(app: App, clock: DrivenClock, rate_bp: int, stage: str) -> None:
    a_fund(app)
    for by, outcome in (("resident", "for_resident"), ("shop", "for_shop")):
        told_through(app, clock, stage=stage, by=by, outcome=outcome, rate_bp=rate_bp)


# -- who may --------------------------------------------------------------------------------------------------------


def test_strangers_are_told_that_there_is_nothing(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20)
    li, other_till = a_spender(app, head_name="李强"), a_till(app, a_shop(app, code="S02", name="便民理发"))
    named = {"serial": sale.serials[0], "why": DisputeReason.NOT_SERVED}
    for stranger in (li, other_till):
        with pytest.raises(NotFound):
            app.do(stranger, an_intent(), open_dispute, **named)
    with pytest.raises(Forbidden):
        app.do(a_supervisor(app), an_intent(), open_dispute, **named)
    with pytest.raises(NotFound):
        app.do(wang, an_intent(), open_dispute, serial="LJC-26-999999", why=DisputeReason.NOT_ME)
    unused = a_voucher(app, wang)
    with pytest.raises(NotFound):
        app.do(wang, an_intent(), open_dispute, serial=unused.serial, why=DisputeReason.NOT_ME)


def test_only_those_who_may_spend_speak_for_a_household(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20)
    child = a_person(app, name="王小明", household_id=wang.household_id)
    with pytest.raises(NotASpender):
        app.do(
            a_resident(app, person_id=child.id, household_id=wang.household_id), an_intent(), open_dispute,
            serial=sale.serials[0], why=DisputeReason.NOT_ME,
        )  # fmt: skip


def test_another_reason_needs_words_and_the_shop_never_reads_them(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20)
    named = {"serial": sale.serials[0], "why": DisputeReason.OTHER}
    with pytest.raises(ReasonNeeded):
        app.do(wang, an_intent(), open_dispute, **named)
    app.do(wang, an_intent(note="店里说机器坏了"), open_dispute, **named)
    at_desk = app.look(a_supervisor(app), disputes)
    assert (at_desk.open_count, at_desk.lines[0].note, at_desk.lines[0].holder_masked) == (1, "店里说机器坏了", "王**")
    in_shop = app.look(sale.till, shop_disputes)[0]
    assert (in_shop.note, in_shop.holder_masked, in_shop.card, in_shop.opened_by) == ("", "", "", "")
    assert wang.household_id not in str(in_shop)


def test_the_office_opens_in_somebodys_name_and_the_books_say_whose(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20, 5)
    for place, behalf in enumerate((Side.RESIDENT, Side.SHOP)):
        app.do(
            a_staff(app), an_intent(), open_dispute, serial=sale.serials[place], why=DisputeReason.NOT_SERVED,
            behalf=behalf,
        )  # fmt: skip
    with app.database.reading() as session:
        rows = session.all("SELECT on_behalf_of, reason FROM operation WHERE action = 'dispute.open' ORDER BY seq")
    assert [tuple(row) for row in rows] == [(wang.household_id, "not_served"), (shop.id, "not_served")]


def test_nobody_decides_what_is_near_to_them(app: App, clock: DrivenClock, wang: Actor) -> None:
    li = a_spender(app, head_name="李强")
    shop = a_shop(app, owner_household_id=li.household_id)
    sale = a_sale(app, clock, shop, wang, 20)
    opener = somebody(app, Role.STAFF, Role.REVIEWER)
    dispute = app.do(opener, an_intent(), open_dispute, serial=sale.serials[0], why=DisputeReason.WRONG_VOUCHER)
    named = {"dispute_id": dispute.id, "outcome": Outcome.FOR_RESIDENT}
    near = (
        opener,
        a_reviewer(app, household_id=wang.household_id),
        a_reviewer(app, household_id=li.household_id),
        a_reviewer(app, shop_id=shop.id),
    )
    for one in near:
        with pytest.raises(SecondPersonNeeded):
            app.do(one, an_intent(), decide_dispute, **named)
    for one in (a_staff(app), sale.till, wang):
        with pytest.raises(Forbidden):
            app.do(one, an_intent(), decide_dispute, **named)
    assert [line.is_near for line in app.look(opener, disputes).lines] == [True]
    assert [line.is_near for line in app.look(a_reviewer(app), disputes).lines] == [False]
    app.do(somebody(app, Role.FINANCE), an_intent(), decide_dispute, **named)


def test_only_the_side_that_opened_it_takes_it_back(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20)
    dispute = disputed(app, sale, by="shop")
    for other in (wang, a_staff(app), a_till(app, a_shop(app, code="S02", name="便民理发"))):
        with pytest.raises(NotFound):
            app.do(other, an_intent(), withdraw_dispute, dispute_id=dispute.id)
    colleague = a_till(app, shop)
    assert app.do(colleague, an_intent(), withdraw_dispute, dispute_id=dispute.id).state is DisputeState.WITHDRAWN


# -- once -----------------------------------------------------------------------------------------------------------


def test_a_taking_is_disputed_once_and_decided_once(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20, stage="closed")
    opened_at = clock.now()
    dispute = disputed(app, sale)
    with pytest.raises(DisputedAlready) as again:
        disputed(app, sale, by="shop")
    assert again.value.facts == {"opened_at": opened_at}
    decided(app, dispute, "for_shop")
    for late in (
        lambda: disputed(app, sale, by="shop"),
        lambda: decided(app, dispute, "for_resident"),
        lambda: app.do(wang, an_intent(), withdraw_dispute, dispute_id=dispute.id),
    ):
        with pytest.raises(DisputeDecided):
            late()
    assert money(app).owed == kept_of(FACE)


def test_one_press_of_a_decision_makes_one_voucher(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    dispute = disputed(app, a_sale(app, clock, shop, wang, 20))
    press, reviewer = an_intent(), a_reviewer(app)
    named = {"dispute_id": dispute.id, "outcome": Outcome.FOR_RESIDENT}
    first = app.do(reviewer, press, decide_dispute, **named)
    again = app.do(reviewer, press, decide_dispute, **named)
    assert (first.replacement, again.is_replay) == (again.replacement, True)
    assert vouchers_by_state(app, wang) == {"active": 1, "annulled": 1}


def test_what_is_disputed_cannot_be_undone_and_what_was_withdrawn_can(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    till = a_till(app, shop)
    first, second = vouchers_of(app, wang, 20, 5)
    takings = [taken(app, till, wang, voucher) for voucher in (first, second)]
    named = {"why": DisputeReason.WRONG_VOUCHER}
    held = [app.do(till, an_intent(), open_dispute, serial=one.serial, **named) for one in takings]
    with pytest.raises(TakingDisputed):
        app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=takings[0].id)
    assert app.look(till, todays_takings).face_fen == FACE + OTHER
    app.do(till, an_intent(), withdraw_dispute, dispute_id=held[0].id)
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=takings[0].id)
    decided(app, held[1], "for_resident")
    with pytest.raises(VoucherAnnulled):
        app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=takings[1].id)
    assert vouchers_by_state(app, wang) == {"active": 2, "annulled": 1}


def test_a_voucher_that_was_undone_and_taken_elsewhere_is_disputed_where_it_stands(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    till, other = a_till(app, shop), a_till(app, a_shop(app, code="S02", name="便民理发"))
    voucher = a_voucher(app, wang)
    first = taken(app, till, wang, voucher)
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=first.id)
    taken(app, other, wang, voucher)
    named = {"serial": voucher.serial, "why": DisputeReason.NOT_SERVED}
    with pytest.raises(NotFound):
        app.do(till, an_intent(), open_dispute, **named)
    app.do(other, an_intent(), open_dispute, **named)


# -- the rate is applied once ---------------------------------------------------------------------------------------


def test_closing_prints_a_disputed_taking_and_leaves_it_out(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20, 5)
    dispute = disputed(app, sale)
    waiting = app.look(a_staff(app), closable_statements)[0]
    assert (waiting.kept_fen, waiting.disputed_fen, waiting.to_pay_fen) == (
        kept_of(FACE) + kept_of(OTHER), kept_of(FACE), kept_of(OTHER),
    )  # fmt: skip
    made = closed(app, shop)
    assert (made.lines, made.kept_fen, made.to_pay_fen) == (2, kept_of(FACE) + kept_of(OTHER), kept_of(OTHER))
    now = money(app)
    assert (now.disputed, now.owed) == (kept_of(FACE), kept_of(FACE) + kept_of(OTHER))
    assert now.free == FUNDED - kept_of(FACE) - kept_of(OTHER)
    decided(app, dispute, "for_resident")
    assert money(app).free == FUNDED - FACE - kept_of(OTHER)  # the gift of an annulled taking is promised anew
    brought(app, sale.till, made.number)
    assert money(app).paid == kept_of(OTHER)


def test_a_statement_of_which_everything_is_disputed_needs_no_proof(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20, stage="closed")
    dispute = disputed(app, sale, by="shop", why=DisputeReason.GOODS_BACK)
    due = app.look(sale.till, when_do_i_get_my_money)
    assert (due.waiting_for_shop_fen, due.unbilled_fen, due.adjusting_fen) == (0, 0, 0)
    brought(app, sale.till, sale.number, "approved")
    assert paid(app, sale.number, proof=None).cash_fen == 0
    assert vouchers_by_state(app, wang) == {"in_statement": 1}
    decided(app, dispute, "for_shop")
    assert app.look(sale.till, when_do_i_get_my_money).adjusting_fen == kept_of(FACE)
    waiting = app.look(a_staff(app), closable_statements)[0]
    assert (waiting.takings, waiting.adjustments, waiting.to_pay_fen) == (0, 1, kept_of(FACE))
    assert settled(app, sale).cash_fen == kept_of(FACE)
    assert vouchers_by_state(app, wang) == {"settled": 1}


def test_an_adjustment_comes_with_the_next_statement_of_its_fund_and_shop_only(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20, stage="closed")
    decided(app, disputed(app, sale), "for_shop")
    other = a_shop(app, code="S02", name="便民理发")
    elsewhere = a_sale(app, clock, other, wang, 5)
    assert closed(app, other).adjustments == 0
    second = a_fund(app, code="F2", is_default=False)
    with pytest.raises(NothingToClose):
        app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id, fund_id=second.id)
    a_sale(app, clock, shop, wang, 5)
    made = closed(app, shop)
    assert (made.lines, made.adjustments, made.to_pay_fen) == (1, 1, kept_of(OTHER) + kept_of(FACE))
    assert elsewhere.number == ""


# -- what the resident gets -----------------------------------------------------------------------------------------


def test_the_new_voucher_takes_over_points_and_lots_and_lives_for_thirty_days(
    app: App, clock: DrivenClock, shop: ShopRegistered
) -> None:
    a_fund(app)
    wang = a_spender(app)
    points_for(app, wang.household_id or "", 7, expires_on=date(2026, 12, 31))
    points_for(app, wang.household_id or "", 30)
    sale = a_sale(app, clock, shop, wang, 10)
    clock.forward(days=50)  # a part of the points that paid has ended meanwhile
    end = decided(app, disputed(app, sale), "for_resident")
    assert (end.replacement.face_fen, end.replacement.price_points) == (1000, 10)
    assert end.replacement.valid_until == date(2027, 2, 8)
    before = points(app, wang.household_id)
    assert (before.available, before.spent) == (27, 10)
    seen = app.look(wang, voucher_dispute, voucher_id=_voucher(app, wang, "annulled").id)
    assert (seen.state, seen.replacement_serial) == (DisputeState.FOR_RESIDENT, end.replacement.serial)
    moved = app.do(wang, an_intent(), return_voucher, voucher_id=end.replacement.id)
    assert (moved.state, moved.points_back) == (VoucherState.RETURNED, 3)
    after = points(app, wang.household_id)
    assert (after.available, after.spent) == (30, 0)


def test_the_passbook_names_a_replacement_without_spending_points_twice(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    end = decided(app, disputed(app, a_sale(app, clock, shop, wang, 20)), "for_resident")
    entries = app.look(wang, passbook.why, first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert [(one.kind, one.points, one.state) for one in entries if one.serial] == [
        ("replaced", 0, "active"), ("exchanged", -20, "annulled"),
    ]  # fmt: skip
    replaced = next(one for one in entries if one.kind == "replaced")
    assert (replaced.serial, replaced.replaced_serial) == (end.replacement.serial, end.serial)


def test_a_new_voucher_goes_every_usual_way(app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered) -> None:
    sale = a_sale(app, clock, shop, wang, 20, 10, 5)
    ends = [decided(app, disputed(app, sale, place=place), "for_resident") for place in range(3)]
    assert money(app).outstanding == 3500
    again = taken(app, sale.till, wang, ends[0].replacement)
    app.do(a_staff(app), an_intent(reason="lost"), void_voucher, voucher_id=ends[1].replacement.id)
    assert points(app, wang.household_id).available == 300 - 25
    clock.forward(days=31)
    app.do(a_job(app), an_intent("job"), expire_vouchers)
    now = money(app)
    assert (now.outstanding, now.owed, now.free) == (0, FACE, FUNDED - FACE)
    assert app.do(
        a_staff(app), an_intent(), open_dispute, serial=again.serial, why=DisputeReason.NOT_SERVED
    ).held_fen == FACE  # fmt: skip


def test_a_voucher_is_replaced_a_second_time_like_the_first(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered
) -> None:
    sale = a_sale(app, clock, shop, wang, 20)
    first = decided(app, disputed(app, sale), "for_resident").replacement
    taken(app, sale.till, wang, first)
    dispute = app.do(wang, an_intent(), open_dispute, serial=first.serial, why=DisputeReason.NOT_SERVED)
    second = decided(app, dispute, "for_resident").replacement
    app.do(wang, an_intent(), return_voucher, voucher_id=second.id)
    assert points(app, wang.household_id).available == 300
    assert money(app).free == FUNDED


def _voucher(app: App, wang: Actor, state: str):  # type: ignore[no-untyped-def]
    return next(one for one in app.look(wang, my_vouchers) if one.state == state)


# -- a fund that is short -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stage", "needed_fen"), [("closed", 1000), ("paid", 2000)])
def test_a_decision_for_the_resident_waits_where_the_fund_is_short(
    app: App, clock: DrivenClock, stage: str, needed_fen: int
) -> None:
    fund = a_fund(app, yuan=20)
    wang, shop = a_spender(app, points=30), a_shop(app, cash_rate_bp=5000)
    dispute = disputed(app, a_sale(app, clock, shop, wang, 20, stage=stage))
    promised = a_voucher(app, wang)  # of the shop's gift of ten yuan, five are left
    line = app.look(a_reviewer(app), disputes).lines[0]
    assert (line.promise_fen, line.missing_fen) == (needed_fen, needed_fen - 500)
    before, held = money(app), points(app, wang.household_id)
    with pytest.raises(DisputeWaitsForFund) as refusal:
        decided(app, dispute, "for_resident")
    assert refusal.value.facts == {"free_fen": 500, "missing_fen": needed_fen - 500}
    assert (money(app), points(app, wang.household_id)) == (before, held)
    app.do(wang, an_intent(), return_voucher, voucher_id=promised.id)
    if stage == "paid":
        with pytest.raises(DisputeWaitsForFund):
            decided(app, dispute, "for_resident")
        app.do(console(app), an_intent(), pay_into_fund, fund_id=fund.id, amount_fen=1000, proof="进账单 7")
    decided(app, dispute, "for_resident")
    assert (money(app).free, money(app).outstanding) == (0, FACE)


def test_what_was_never_billed_needs_nothing_from_the_fund(app: App, clock: DrivenClock) -> None:
    a_fund(app, yuan=20)
    wang, shop = a_spender(app, points=20), a_shop(app, cash_rate_bp=5000)
    decided(app, disputed(app, a_sale(app, clock, shop, wang, 20)), "for_resident")
    assert (money(app).free, money(app).outstanding) == (0, FACE)


# -- due back -------------------------------------------------------------------------------------------------------


@pytest.fixture
def due_back(app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered) -> Sale:
    """A shop that was paid 15.10 yuan for a voucher that was annulled afterwards."""
    sale = a_sale(app, clock, shop, wang, 20, stage="paid")
    decided(app, disputed(app, sale), "for_resident")
    assert money(app).due_back == kept_of(FACE)
    return sale


def test_the_next_payments_are_settled_in_full_and_what_is_due_back_is_taken_off(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered, due_back: Sale
) -> None:
    free = money(app).free
    first = a_sale(app, clock, shop, wang, 10, stage="approved")
    seen = app.look(first.till, statement, number=first.number)
    assert (seen.to_pay_fen, seen.due_back_fen, seen.cash_fen) == (755, 1510, 0)
    payment = paid(app, first.number, proof=None)
    assert (payment.paid_fen, payment.set_off_fen, payment.cash_fen) == (755, 755, 0)
    assert (money(app).due_back, money(app).paid) == (755, 1510)
    second = a_sale(app, clock, shop, wang, 20, stage="approved")
    assert app.look(due_back.till, when_do_i_get_my_money).due_back_fen == 755
    with pytest.raises(ProofNeeded):
        paid(app, second.number, proof=None)
    with pytest.raises(CashDiffers) as other_sum:
        paid(app, second.number, cash_fen=1510)
    assert other_sum.value.facts == {"cash_fen": 755}
    payment = paid(app, second.number, cash_fen=755)
    assert (payment.set_off_fen, payment.cash_fen) == (755, 755)
    now = money(app)
    assert (now.due_back, now.paid, now.owed) == (0, 2265, 0)
    assert now.free == free - 1000 - 2000 + 245 + 490 + 1510  # promised, less gifts, and what came back
    seen = app.look(second.till, statement, number=second.number)
    assert (seen.summary.set_off_fen, seen.cash_fen) == (755, 755)


def test_another_fund_or_shop_is_paid_in_full(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered, due_back: Sale
) -> None:
    elsewhere = a_sale(app, clock, a_shop(app, code="S02", name="便民理发"), wang, 10, stage="approved")
    assert paid(app, elsewhere.number).cash_fen == 1000
    assert money(app).due_back == kept_of(FACE)


def test_a_shop_that_leaves_pays_the_rest_back_with_a_proof(
    app: App, wang: Actor, shop: ShopRegistered, due_back: Sale
) -> None:
    owed = app.look(a_supervisor(app), shops_due_back)
    assert [(one.shop_code, one.due_back_fen) for one in owed] == [(shop.code, 1510)]
    finance = somebody(app, Role.FINANCE)
    named = {"shop_id": shop.id, "fund_id": owed[0].fund_id, "proof": "收据 12"}
    with pytest.raises(MoreThanDueBack) as refusal:
        app.do(finance, an_intent(), shop_pays_back, amount_fen=1511, **named)
    assert refusal.value.facts == {"due_back_fen": 1510}
    for wrong, harm in (
        ({"amount_fen": 0}, Malformed), ({"amount_fen": 5, "proof": " "}, ProofNeeded),
        ({"amount_fen": 5, "paid_on": date(2026, 12, 1)}, Malformed), ({"amount_fen": 5, "shop_id": "x"}, NotFound),
        ({"amount_fen": 5, "fund_id": "x"}, NotFound),
    ):  # fmt: skip
        with pytest.raises(harm):
            app.do(finance, an_intent(), shop_pays_back, **{**named, **wrong})
    with pytest.raises(Forbidden):
        app.do(a_staff(app), an_intent(), shop_pays_back, amount_fen=10, **named)
    free, net = money(app).free, money(app).paid
    assert app.do(finance, an_intent(), shop_pays_back, amount_fen=1000, **named).left_fen == 510
    assert app.do(finance, an_intent(), shop_pays_back, amount_fen=510, **named).left_fen == 0
    now = money(app)
    assert (now.due_back, now.free, now.paid) == (0, free + 1510, net - 1510)
    assert app.look(a_supervisor(app), shops_due_back) == []


# -- goods and services ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cost_fen", [800, 0])
@pytest.mark.parametrize("stage", ["unbilled", "closed", "paid"])
def test_a_meal_that_was_not_served_is_given_anew_and_its_piece_stays_out_of_stock(
    app: App, clock: DrivenClock, wang: Actor, shop: ShopRegistered, stage: str, cost_fen: int
) -> None:
    meal = a_reward(app, shop, cost_fen=cost_fen, pieces=3, limit_pieces=1, limit_period="month")
    before, till = money(app), a_till(app, shop)
    named = {"household_id": wang.household_id, "faces_fen": (), "rewards": (meal.id,)}
    voucher = app.do(wang, an_intent(), exchange, **named).vouchers[0]
    taken(app, till, wang, voucher)
    clock.forward(minutes=5)
    number = closed(app, shop).number if stage != "unbilled" else ""
    if stage == "paid":
        brought(app, till, number)
    kept = kept_of(cost_fen)
    dispute = app.do(wang, an_intent(), open_dispute, serial=voucher.serial, why=DisputeReason.NOT_SERVED)
    assert dispute.held_fen == {"unbilled": cost_fen, "closed": kept}.get(stage, 0)
    end = decided(app, dispute, "for_resident")
    now = moved(app, before)
    assert (now.outstanding, now.due_back, now.disputed) == (cost_fen, kept if stage == "paid" else 0, 0)
    assert app.look(console(app), see_rewards)[0].stock == 2
    app.do(wang, an_intent(), return_voucher, voucher_id=end.replacement.id)
    assert app.look(console(app), see_rewards)[0].stock == 3
    assert points(app, wang.household_id).available == 300
