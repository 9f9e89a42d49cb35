"""F-10: random histories of the loop beside a simple model, on both engines; every identity holds after each step."""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.approvals import approve_claims
from core.bootstrap import App
from core.check import run_check
from core.claims import Opening, log_opening
from core.clock import DrivenClock, local_day
from core.deductions import propose_deduction, record_reminder
from core.disputes import (
    DisputeReason,
    DisputeWaitsForFund,
    DisputeWaitsForPayment,
    Outcome,
    decide_dispute,
    open_dispute,
    withdraw_dispute,
)
from core.errors import InStatement, VoucherAnnulled
from core.funds import FundExhausted, open_fund
from core.jobs import run_due
from core.lots import NotEnoughPoints
from core.notices import post_notice
from core.objections import ObjectionReason, decide_objection, raise_objection
from core.passbook import my_balance
from core.policy import Role
from core.recalls import propose_reinstatement, see_taken_back
from core.reports import five_numbers, household_statement
from core.settings import Settings
from core.shops import register_shop
from core.statements import (
    NothingToClose,
    agree,
    approve_statement,
    close_statement,
    pay_statement,
    shop_pays_back,
)
from core.takings import TakingDisputed, UndoTooLate, take, undo
from core.vouchers import exchange, return_voucher, screen_code
from tests.databases import Templates
from tests.drills.hooks import hooked
from tests.drills.trouble import Trouble
from tests.factories import (
    a_community_template,
    a_household,
    a_person,
    a_resident,
    a_reviewer,
    a_staff,
    a_supervisor,
    an_intent,
    somebody,
)
from tests.factories_objections import LITTER, rules_with_deduction
from tests.property.money_model import STAGES, Bill, Purse, Sold
from tests.property.points_model import Entry, Points
from tests.tally import control, counted

pytestmark = [pytest.mark.fuzz, pytest.mark.figure("F-10")]

IS_DRILL = os.environ.get("LINLI_DRILL") == "1"
FUNDED_FEN = 12_000
FACES_FEN = (500, 1000, 2000)
RATES_BP = (10_000, 8_550)
SIDES = ("shop", "resident", "staff")
OUTCOMES = ("late", "rejected", "part", "whole")
GIVEN_UP_PART = 0.05  # of all transactions, where faults are on: five in a row are as good as never
HISTORIES = {"sqlite": 1000, "postgresql": 300} if IS_DRILL else {"sqlite": 8, "postgresql": 8}
STEPS = 100 if IS_DRILL else 20


class Loop(RuleBasedStateMachine):
    """Two households, two shops, one fund of 120 yuan; the model counts what each should have."""

    engine = "sqlite"
    templates: Templates
    done: Counter[str]

    @initialize(fault_seed=st.one_of(st.none(), st.integers(0, 2**32)))
    def found(self, fault_seed: int | None) -> None:
        """Faults are on in about half of the histories: the engine gives transactions up by this seed."""
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        database = self.stack.enter_context(self.templates.copy(self.engine, "community", a_community_template, folder))
        self.clock = DrivenClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
        self.app = App(
            settings=Settings(data_dir=self.templates.folder, DATABASE_URL=database.url),
            database=database,
            is_demo=False,
            clock=self.clock,
        )
        self.maker, self.reviewer, self.decider = a_staff(self.app), a_reviewer(self.app), a_reviewer(self.app)
        self.supervisor = a_supervisor(self.app)
        rules_with_deduction(self.app)
        self.finance = somebody(self.app, Role.FINANCE)
        office = somebody(self.app, Role.ADMINISTRATOR, Role.STAFF, Role.FINANCE)
        self.fund_id = self.app.do(
            office, an_intent(), open_fund, code="F", name="F", sponsor="S", amount_fen=FUNDED_FEN, proof="1"
        ).id
        self.shops = [
            self.app.do(office, an_intent(), register_shop, code=code, name=code, kind="other", address="1号楼",
                        cash_rate_bp=rate).id
            for code, rate in zip(("S1", "S2"), RATES_BP, strict=True)
        ]  # fmt: skip
        self.homes = [a_household(self.app, head_name=f"户主{number}") for number in range(2)]
        self.people = [
            a_person(self.app, name=f"户主{number}", household_id=home.id, is_head=True)
            for number, home in enumerate(self.homes)
        ]
        self.points, self.ended = Points(len(self.homes)), [0, 0]
        self.entries: list[Entry] = []
        self.purse = Purse(FUNDED_FEN, RATES_BP)
        self.live: dict[str, tuple[int, int]] = {}  # voucher → home, face
        self.last: tuple[str, Sold] | None = None  # the newest taking
        self.pages = 0
        self.trouble = Trouble(self.engine, random.Random(fault_seed), GIVEN_UP_PART)
        self.done["histories"] += 1
        if fault_seed is not None:
            self.done["with faults"] += 1
            self.stack.enter_context(hooked(database, self.trouble.before))

        for home in range(len(self.homes)):  # begin where something can happen: chance alone seldom leads to a taking
            self.earn(home, 60)
            self.spend(home, [500, 1000, 2000])
        for place, voucher_id in enumerate(sorted(self.live)[:4]):
            self.taken_at(place % 2, voucher_id)

    def teardown(self) -> None:
        if hasattr(self, "trouble"):
            self.done["given up"] += self.trouble.given_up.total()
        if hasattr(self, "stack"):
            self.stack.close()

    def resident(self, home: int) -> Any:
        return a_resident(self.app, person_id=self.people[home].id, household_id=self.homes[home].id)

    @rule(home=st.integers(0, 1), points=st.integers(1, 60))
    def earn(self, home: int, points: int) -> None:
        self.let_count(self.enter(home, points), home, points, self.post())

    @rule(home=st.integers(0, 1), points=st.integers(2, 40), outcome=st.sampled_from(OUTCOMES), data=st.data())
    def object_in_notice(self, home: int, points: int, outcome: str, data: st.DataObject) -> None:
        claim_id, closes_at = self.enter(home, points), self.post()
        raised = self.object(claim_id)
        if outcome == "late":  # decided when the notice is over: only this claim waited
            self.wait_until(closes_at)
            self.judge(raised, is_upheld=False)
            self.counts(claim_id, home, points)
        elif outcome == "rejected":
            self.judge(raised, is_upheld=False)
            self.let_count(claim_id, home, points, closes_at)
        elif outcome == "part":
            wrong = data.draw(st.integers(1, points - 1))
            self.judge(raised, is_upheld=True, wrong_points=wrong)
            self.points.take_out_of_notice(wrong)
            self.counts(claim_id, home, points, taken=wrong)
            self.wait_until(closes_at)
        else:
            self.judge(raised, is_upheld=True)
            self.points.take_out_of_notice(points)
            self.entries.append(Entry(claim_id, home, points, taken=points))
            self.wait_until(closes_at)

    @precondition(lambda self: [one for one in self.entries if one.left])
    @rule(data=st.data(), is_whole=st.booleans())
    def recall(self, data: st.DataObject, is_whole: bool) -> None:
        standing = [place for place, one in enumerate(self.entries) if one.left]
        one = self.entries[data.draw(st.sampled_from(standing))]
        wrong = one.left if is_whole or one.left == 1 else data.draw(st.integers(1, one.left - 1))
        raised = self.object(one.claim_id, asks_recall=True)
        self.judge(raised, is_upheld=True, wrong_points=None if wrong == one.left else wrong)
        self.note_ended(one.home)  # what has ended goes first
        self.points.recall(one.home, wrong)
        one.taken += wrong

    @precondition(lambda self: [one for one in self.entries if one.taken])
    @rule(data=st.data())
    def give_again(self, data: st.DataObject) -> None:
        taken = [place for place, one in enumerate(self.entries) if one.taken]
        one = self.entries[data.draw(st.sampled_from(taken))]
        made = self.app.do(self.maker, an_intent(note="查错了"), propose_reinstatement, claim_id=one.claim_id)
        self.entries.remove(one)  # all that was taken comes again, once
        self.app.do(self.reviewer, an_intent(), approve_claims, claim_ids=(made.claim_id,))
        closes_at = self.post()
        assert made.points == one.taken
        self.points.issued += made.points
        self.points.available[one.home] += made.points
        self.note_ended(one.home)  # a part that would have ended does
        self.points.fill(one.home)
        self.wait_until(closes_at)

    @rule(home=st.integers(0, 1))
    def deduct(self, home: int) -> None:
        day, note = local_day(self.clock.now(), "Asia/Shanghai"), {"note": "照片"}
        reminded = self.app.do(
            self.maker, an_intent(**note), record_reminder, household_id=self.homes[home].id, code=LITTER.code,
            reminded_on=day,
        )  # fmt: skip
        made = self.app.do(
            self.maker, an_intent(**note), propose_deduction, reminder_id=reminded.id, happened_on=day, title="堆物",
        )  # fmt: skip
        self.app.do(self.reviewer, an_intent(), approve_claims, claim_ids=(made.claim_id,))
        before = self.app.look(self.maker, see_taken_back, claim_id=made.claim_id).deducted_points
        self.wait_until(self.post())
        gone = self.app.look(self.maker, see_taken_back, claim_id=made.claim_id).deducted_points - before
        assert gone == self.points.deduct(home, LITTER.points, year=self.year())

    def enter(self, home: int, points: int) -> str:
        """An approved entry."""
        self.pages += 1
        opening = Opening(household_id=self.homes[home].id, points=points, passbook_page=f"第{self.pages}页")
        ids = self.app.do(self.maker, an_intent(), log_opening, openings=(opening,)).claim_ids
        self.app.do(self.reviewer, an_intent(), approve_claims, claim_ids=ids)
        self.points.issued += points
        return str(ids[0])

    def post(self) -> datetime:
        """A notice; the instant at which it closes."""
        closes_at: datetime = self.app.do(self.maker, an_intent(), post_notice).closes_at
        return closes_at

    def let_count(self, claim_id: str, home: int, points: int, closes_at: datetime) -> None:
        """The notice runs out."""
        self.wait_until(closes_at)
        self.counts(claim_id, home, points)

    def counts(self, claim_id: str, home: int, points: int, *, taken: int = 0) -> None:
        """An entry became effective, but for what was wrong."""
        self.points.release(home, points - taken, year=self.year())
        self.entries.append(Entry(claim_id, home, points, taken=taken))

    def year(self) -> int:
        return local_day(self.clock.now(), "Asia/Shanghai").year

    def object(self, claim_id: str, *, asks_recall: bool = False) -> str:
        """The supervisor objects."""
        named = {"claim_id": claim_id, "why": ObjectionReason.WRONG_TIME, "asks_recall": asks_recall}
        return str(self.app.do(self.supervisor, an_intent(), raise_objection, **named).id)

    def judge(self, objection_id: str, *, is_upheld: bool, wrong_points: int | None = None) -> None:
        """Decided by a colleague of the reviewer."""
        named = {"objection_id": objection_id, "is_upheld": is_upheld, "wrong_points": wrong_points}
        self.app.do(self.decider, an_intent(note="查过"), decide_objection, **named)

    @rule(home=st.integers(0, 1), faces=st.lists(st.sampled_from(FACES_FEN), min_size=1, max_size=3))
    def spend(self, home: int, faces: list[int]) -> None:
        price, face = sum(faces) // 100, sum(faces)
        named = {"household_id": self.homes[home].id, "faces_fen": tuple(faces)}
        if self.points.available[home] < price:
            with pytest.raises(NotEnoughPoints) as refusal:
                self.app.do(self.resident(home), an_intent(), exchange, **named)
            assert refusal.value.facts["missing_points"] == price - self.points.available[home]
        elif self.purse.free_fen < face:
            with pytest.raises(FundExhausted):
                self.app.do(self.resident(home), an_intent(), exchange, **named)
        else:
            bought = self.app.do(self.resident(home), an_intent(), exchange, **named)
            self.points.available[home] -= price
            self.purse.free_fen -= face
            for voucher in bought.vouchers:
                self.live[voucher.id] = (home, voucher.face_fen)

    @precondition(lambda self: self.live)
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        voucher_id = data.draw(st.sampled_from(sorted(self.live)))
        home, face = self.live.pop(voucher_id)
        returned = self.app.do(self.resident(home), an_intent(), return_voucher, voucher_id=voucher_id)
        self.points.gain(home, returned.points_back)
        self.note_ended(home, given_back=True)
        self.purse.free_fen += face

    @precondition(lambda self: self.live)
    @rule(data=st.data(), shop=st.integers(0, 1))
    def take(self, data: st.DataObject, shop: int) -> None:
        self.taken_at(shop, data.draw(st.sampled_from(sorted(self.live))))

    def taken_at(self, shop: int, voucher_id: str) -> None:
        """A shop takes a voucher."""
        home, face = self.live.pop(voucher_id)
        code = self.app.look(self.resident(home), screen_code, voucher_id=voucher_id).code
        taking = self.app.do(self.till(shop), an_intent(), take, code=code)
        sold = Sold(voucher_id, taking.serial, home, shop, face)
        self.purse.take(sold)
        self.last = (taking.id, sold)

    @precondition(lambda self: self.last)
    @rule()
    def undo_the_last(self) -> None:
        assert self.last is not None
        taking_id, sold = self.last
        self.last = None
        press = (self.till(sold.shop), an_intent(reason="mistake"), undo)
        why_not = (
            VoucherAnnulled if sold not in self.purse.sold
            else TakingDisputed if sold.is_open
            else InStatement if sold.line
            else None
        )  # fmt: skip
        if why_not:
            with pytest.raises(why_not):
                self.app.do(*press, taking_id=taking_id)
            return
        try:
            self.app.do(*press, taking_id=taking_id)
        except UndoTooLate:
            return
        self.purse.undo(sold)
        self.live[sold.voucher_id] = (sold.home, sold.face_fen)

    @rule(shop=st.integers(0, 1), stage=st.sampled_from(STAGES))
    def close(self, shop: int, stage: str) -> None:
        self.clock.forward(minutes=10)
        try:
            made = self.app.do(self.maker, an_intent(), close_statement, shop_id=self.shops[shop])
        except NothingToClose:
            assert not [one for one in self.purse.sold if one.shop == shop and one.line is None]
            assert not [one for one in self.purse.decided if one.shop == shop]
            return
        bill = self.purse.close(made.number, shop)
        assert (made.lines, made.adjustments) == (len(bill.lines), len(bill.adjusted))
        assert made.to_pay_fen == bill.to_pay_fen
        while bill.stage != stage:
            self.step(bill)

    @precondition(lambda self: [bill for bill in self.purse.bills if bill.stage != "paid"])
    @rule(data=st.data())
    def go_on_with_a_statement(self, data: st.DataObject) -> None:
        unpaid = [place for place, bill in enumerate(self.purse.bills) if bill.stage != "paid"]
        self.step(self.purse.bills[data.draw(st.sampled_from(unpaid))])

    def step(self, bill: Bill) -> None:
        """A statement one stage on."""
        if bill.stage == "closed":
            owner = somebody(self.app, Role.OWNER, shop_id=self.shops[bill.shop])
            assert self.app.do(owner, an_intent(), agree, number=bill.number).to_pay_fen == bill.to_pay_fen
            bill.stage = "agreed"
        elif bill.stage == "agreed":
            self.app.do(self.reviewer, an_intent(), approve_statement, number=bill.number)
            bill.stage = "approved"
        else:
            paid = self.app.do(self.finance, an_intent(), pay_statement, number=bill.number, proof="回单")
            assert paid.cash_fen == self.purse.pay(bill)

    @precondition(lambda self: [one for one in self.purse.sold if not one.dispute_id])
    @rule(data=st.data(), side=st.sampled_from(SIDES))
    def dispute(self, data: st.DataObject, side: str) -> None:
        fresh = [place for place, one in enumerate(self.purse.sold) if not one.dispute_id]
        sold = self.purse.sold[data.draw(st.sampled_from(fresh))]
        named = {"serial": sold.serial, "why": DisputeReason.NOT_SERVED}
        opened = self.app.do(self.speaker(sold, side), an_intent(), open_dispute, **named)
        sold.dispute_id, sold.opened_by = opened.id, side
        assert opened.held_fen == self.purse.dispute(sold)

    @precondition(lambda self: [one for one in self.purse.sold if one.is_open])
    @rule(data=st.data(), outcome=st.sampled_from([*Outcome, None]))
    def decide(self, data: st.DataObject, outcome: Outcome | None) -> None:
        waiting = [place for place, one in enumerate(self.purse.sold) if one.is_open]
        sold = self.purse.sold[data.draw(st.sampled_from(waiting))]
        named = {"dispute_id": sold.dispute_id, "outcome": outcome}
        if outcome is None:
            who = self.speaker(sold, sold.opened_by or "")
            self.app.do(who, an_intent(), withdraw_dispute, dispute_id=sold.dispute_id)
            self.purse.for_shop(sold)
        elif sold.waits_for_payment:
            with pytest.raises(DisputeWaitsForPayment):
                self.app.do(self.reviewer, an_intent(), decide_dispute, **named)
        elif outcome is Outcome.FOR_RESIDENT and self.purse.missing_fen(sold):
            with pytest.raises(DisputeWaitsForFund) as refusal:
                self.app.do(self.reviewer, an_intent(), decide_dispute, **named)
            assert refusal.value.facts["missing_fen"] == self.purse.missing_fen(sold)
        else:
            end = self.app.do(self.reviewer, an_intent(), decide_dispute, **named)
            if outcome is Outcome.FOR_SHOP:
                self.purse.for_shop(sold)
            else:
                self.purse.for_resident(sold)
                self.live[end.replacement.id] = (sold.home, sold.face_fen)

    @precondition(lambda self: +self.purse.due_back_fen)
    @rule(data=st.data())
    def pay_back(self, data: st.DataObject) -> None:
        shop = data.draw(st.sampled_from(sorted(+self.purse.due_back_fen)))
        amount_fen = data.draw(st.integers(1, self.purse.due_back_fen[shop]))
        self.app.do(
            self.finance, an_intent(), shop_pays_back, shop_id=self.shops[shop], fund_id=self.fund_id,
            amount_fen=amount_fen, proof="收据",
        )  # fmt: skip
        self.purse.pay_back(shop, amount_fen)

    def speaker(self, sold: Sold, side: str) -> Any:
        """Somebody of one side."""
        if side == "resident":
            return self.resident(sold.home)
        return self.till(sold.shop) if side == "shop" else self.maker

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.wait_until(self.clock.now() + timedelta(days=days))

    def wait_until(self, instant: datetime) -> None:
        self.clock.set(max(instant, self.clock.now()))
        run_due(self.app)
        with self.app.reading() as (session, _):
            expired = {row.id for row in session.all("SELECT id FROM voucher WHERE state = 'expired'")}
        for home in range(len(self.homes)):
            self.note_ended(home)
        for voucher_id in expired & set(self.live):
            self.purse.free_fen += self.live.pop(voucher_id)[1]

    def note_ended(self, home: int, *, given_back: bool = False) -> None:
        """Old lots end: the books are asked, the sum is checked below; a return says itself what it brought."""
        with self.app.reading() as (session, _):
            ended = session.value("SELECT COALESCE(SUM(amount), 0) FROM transfer WHERE credit_account = :account"
                                  " AND debit_account = 'points/expired'",
                                  account=f"points/available/{self.homes[home].id}")  # fmt: skip
        if not given_back:
            self.points.available[home] -= int(ended) - self.ended[home]
        self.ended[home] = int(ended)

    def till(self, shop: int) -> Any:
        return somebody(self.app, Role.CLERK, shop_id=self.shops[shop], till_id=f"till-{shop}")

    def held(self, group: str) -> int:
        """What the guards of one group of accounts come to; none of them is below its floor."""
        with self.app.reading() as (session, _):
            rows = session.all("SELECT balance FROM guard WHERE account LIKE :prefix", prefix=f"{group}%")
        assert all(row.balance >= 0 for row in rows)
        return sum(row.balance for row in rows)

    @invariant()
    def every_point_and_every_fen_is_somewhere(self) -> None:
        if not hasattr(self, "app"):
            return
        self.done["steps"] += 1
        points, money = self.app.look(self.maker, five_numbers)
        assert points.closes and money.closes
        purse = self.purse
        assert (money.funded, money.free) == (FUNDED_FEN, purse.free_fen)
        assert (money.owed, money.paid) == (purse.owed_fen + purse.disputed_fen, purse.cash_fen)
        assert money.outstanding == sum(face for _, face in self.live.values())
        assert self.held("fen/disputed/") == purse.disputed_fen
        assert self.held("fen/due_back/") == purse.due_back_fen.total()
        assert (points.issued, points.taken_back) == (self.points.issued, self.points.taken)
        assert not any(map(min, self.points.available, self.points.owed))  # points and a shortfall never at once
        for home, expected, owed in zip(self.homes, self.points.available, self.points.owed, strict=True):
            with self.app.reading() as (session, _):
                own = household_statement(session, community_id=self.maker.community_id, household_id=home.id)
            assert own.closes and own.available == expected
            balance = self.app.look(self.maker, my_balance, household_id=home.id)
            assert (balance.available_points, balance.shortfall_points) == (expected, owed)

    @rule()
    def look_through_the_books(self) -> None:
        report = run_check(self.app).to_json()
        assert report["ok"], [one for one in report["invariants"] if one["broken"]]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_random_histories_keep_every_identity(engine: str, templates: Templates) -> None:
    """About 20 s at the everyday size."""
    done = Counter[str]()
    machine = type("LoopOn", (Loop,), {"engine": engine, "templates": templates, "done": done})
    # shrinking a failure of a real database takes minutes: the drill does it, the everyday run shows what it found
    phases = tuple(Phase) if IS_DRILL else (Phase.explicit, Phase.reuse, Phase.generate)
    run_state_machine_as_test(
        machine, settings=settings(max_examples=HISTORIES[engine], stateful_step_count=STEPS, phases=phases)
    )
    counted("F-10", engine, **done, broken=0)


class Careless(Loop):
    """Somebody puts points into a household past the books, as a careless command would."""

    @rule(home=st.integers(0, 1))
    def give_points_away(self, home: int) -> None:
        account = f"points/available/{self.homes[home].id}"
        with self.app.database.transaction() as session:
            session.change("UPDATE guard SET balance = balance + 1 WHERE account = :account", account=account)


def test_control_a_careless_command_is_found(templates: Templates) -> None:
    done = Counter[str]()
    machine = type("CarelessLoop", (Careless,), {"templates": templates, "done": done})
    few = settings(max_examples=20, stateful_step_count=20, phases=[Phase.generate], report_multiple_bugs=False)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine, settings=few)
    control("F-10", "sqlite", f"a careless command was found after {done['steps']} steps")
