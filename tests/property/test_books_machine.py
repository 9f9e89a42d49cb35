"""F-10: random histories of the loop beside a simple model, on both engines; every identity holds after each step."""

from __future__ import annotations

import os
import tempfile
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
from core.clock import DrivenClock
from core.errors import AppError
from core.funds import FundExhausted, open_fund
from core.jobs import run_due
from core.lots import NotEnoughPoints
from core.notices import post_notice
from core.passbook import my_balance
from core.policy import Role
from core.reports import five_numbers, household_statement
from core.settings import Settings
from core.shops import register_shop
from core.statements import NothingToClose, agree, approve_statement, close_statement, pay_statement
from core.takings import UndoTooLate, take, undo
from core.vouchers import exchange, return_voucher, screen_code
from tests.databases import Templates
from tests.factories import (
    a_community_template,
    a_household,
    a_person,
    a_resident,
    a_reviewer,
    a_staff,
    an_intent,
    somebody,
)

IS_DRILL = os.environ.get("LINLI_DRILL") == "1"
FUNDED_FEN = 12_000
FACES_FEN = (500, 1000, 2000)


class Loop(RuleBasedStateMachine):
    """Two households, two shops, one fund of 120 yuan; the model counts what each should have."""

    engine = "sqlite"
    templates: Templates

    @initialize()
    def found(self) -> None:
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
        self.maker, self.reviewer = a_staff(self.app), a_reviewer(self.app)
        self.finance = somebody(self.app, Role.FINANCE)
        office = somebody(self.app, Role.ADMINISTRATOR, Role.STAFF, Role.FINANCE)
        self.app.do(office, an_intent(), open_fund, code="F", name="F", sponsor="S", amount_fen=FUNDED_FEN, proof="1")
        self.shops = [
            self.app.do(office, an_intent(), register_shop, code=code, name=code, kind="other", address="1号楼",
                        cash_rate_bp=rate).id
            for code, rate in (("S1", 10_000), ("S2", 8_550))
        ]  # fmt: skip
        self.homes = [a_household(self.app, head_name=f"户主{number}") for number in range(2)]
        self.people = [
            a_person(self.app, name=f"户主{number}", household_id=home.id, is_head=True)
            for number, home in enumerate(self.homes)
        ]
        self.points = [0, 0]
        self.free_fen = FUNDED_FEN
        self.live: dict[str, tuple[int, int, datetime]] = {}  # voucher → home, face, end of its life
        self.taken: dict[str, tuple[str, int]] = {}  # taking → voucher, shop
        self.pages = 0

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            self.stack.close()

    def resident(self, home: int) -> Any:
        return a_resident(self.app, person_id=self.people[home].id, household_id=self.homes[home].id)

    @rule(home=st.integers(0, 1), points=st.integers(1, 60))
    def earn(self, home: int, points: int) -> None:
        self.pages += 1
        opening = Opening(household_id=self.homes[home].id, points=points, passbook_page=f"第{self.pages}页")
        ids = self.app.do(self.maker, an_intent(), log_opening, openings=(opening,)).claim_ids
        self.app.do(self.reviewer, an_intent(), approve_claims, claim_ids=ids)
        notice = self.app.do(self.maker, an_intent(), post_notice)
        self.wait_until(notice.closes_at)
        self.points[home] += points

    @rule(home=st.integers(0, 1), faces=st.lists(st.sampled_from(FACES_FEN), min_size=1, max_size=3))
    def spend(self, home: int, faces: list[int]) -> None:
        price, face = sum(faces) // 100, sum(faces)
        named = {"household_id": self.homes[home].id, "faces_fen": tuple(faces)}
        if self.points[home] < price:
            with pytest.raises(NotEnoughPoints) as refusal:
                self.app.do(self.resident(home), an_intent(), exchange, **named)
            assert refusal.value.facts["missing_points"] == price - self.points[home]
        elif self.free_fen < face:
            with pytest.raises(FundExhausted):
                self.app.do(self.resident(home), an_intent(), exchange, **named)
        else:
            bought = self.app.do(self.resident(home), an_intent(), exchange, **named)
            self.points[home] -= price
            self.free_fen -= face
            for voucher in bought.vouchers:
                self.live[voucher.id] = (home, voucher.face_fen, self.clock.now())

    @precondition(lambda self: self.live)
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        voucher_id = data.draw(st.sampled_from(sorted(self.live)))
        home, face, _ = self.live.pop(voucher_id)
        self.app.do(self.resident(home), an_intent(), return_voucher, voucher_id=voucher_id)
        self.points[home] += face // 100
        self.free_fen += face

    @precondition(lambda self: self.live)
    @rule(data=st.data(), shop=st.integers(0, 1))
    def take(self, data: st.DataObject, shop: int) -> None:
        voucher_id = data.draw(st.sampled_from(sorted(self.live)))
        home, _, _ = self.live[voucher_id]
        code = self.app.look(self.resident(home), screen_code, voucher_id=voucher_id).code
        taking = self.app.do(self.till(shop), an_intent(), take, code=code)
        self.taken[taking.id] = (voucher_id, shop)
        self.last, self.last_shop = (taking.id, self.live.pop(voucher_id)), shop

    @precondition(lambda self: getattr(self, "last", None))
    @rule()
    def undo_the_last(self) -> None:
        taking_id, was = self.last
        self.last = None
        if taking_id not in self.taken:  # its statement was closed meanwhile
            with pytest.raises(AppError):
                self.app.do(self.till(self.last_shop), an_intent(reason="mistake"), undo, taking_id=taking_id)
            return
        try:
            self.app.do(self.till(self.last_shop), an_intent(reason="mistake"), undo, taking_id=taking_id)
        except UndoTooLate:
            return
        self.live[self.taken.pop(taking_id)[0]] = was

    @rule(shop=st.integers(0, 1))
    def settle(self, shop: int) -> None:
        self.clock.forward(minutes=10)
        try:
            statement = self.app.do(self.maker, an_intent(), close_statement, shop_id=self.shops[shop])
        except NothingToClose:
            return
        owner = somebody(self.app, Role.OWNER, shop_id=self.shops[shop])
        self.app.do(owner, an_intent(), agree, number=statement.number)
        self.app.do(self.reviewer, an_intent(), approve_statement, number=statement.number)
        self.app.do(self.finance, an_intent(), pay_statement, number=statement.number, proof="回单")
        rate = (10_000, 8_550)[shop]
        billed = [taking for taking, (_, where) in self.taken.items() if where == shop]
        for taking in billed:
            face = self.face_of(self.taken.pop(taking)[0])
            self.free_fen += face - face * rate // 10_000

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.wait_until(self.clock.now() + timedelta(days=days))

    def wait_until(self, instant: datetime) -> None:
        self.clock.set(max(instant, self.clock.now()))
        run_due(self.app)
        with self.app.reading() as (session, _):
            expired = {row.id for row in session.all("SELECT id FROM voucher WHERE state = 'expired'")}
            for home, one in enumerate(self.homes):  # old lots end; the books are asked, the sum is checked below
                account = f"points/available/{one.id}"
                ended = session.value("SELECT COALESCE(SUM(amount), 0) FROM transfer WHERE credit_account = :account"
                                      " AND debit_account = 'points/expired'", account=account)  # fmt: skip
                before = getattr(self, f"ended_{home}", 0)
                self.points[home] -= int(ended) - before
                setattr(self, f"ended_{home}", int(ended))
        for voucher_id in expired & set(self.live):
            self.free_fen += self.live.pop(voucher_id)[1]

    def till(self, shop: int) -> Any:
        return somebody(self.app, Role.CLERK, shop_id=self.shops[shop], till_id=f"till-{shop}")

    def face_of(self, voucher_id: str) -> int:
        with self.app.reading() as (session, _):
            return int(session.value("SELECT face_fen FROM voucher WHERE id = :id", id=voucher_id))

    @invariant()
    def every_point_and_every_fen_is_somewhere(self) -> None:
        if not hasattr(self, "app"):
            return
        points, money = self.app.look(self.maker, five_numbers)
        assert points.closes and money.closes
        assert money.funded == FUNDED_FEN and money.free == self.free_fen
        for home, expected in zip(self.homes, self.points, strict=True):
            with self.app.reading() as (session, _):
                own = household_statement(session, community_id=self.maker.community_id, household_id=home.id)
            assert own.closes and own.available == expected
            assert self.app.look(self.maker, my_balance, household_id=home.id).available_points == expected

    @rule()
    def look_through_the_books(self) -> None:
        report = run_check(self.app).to_json()
        assert report["ok"], [one for one in report["invariants"] if one["broken"]]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_random_histories_keep_every_identity(engine: str, templates: Templates) -> None:
    """About 20 s at the everyday size."""
    machine = type("LoopOn", (Loop,), {"engine": engine, "templates": templates})
    examples = 300 if IS_DRILL else 8
    # shrinking a failure of a real database takes minutes: the drill does it, the everyday run shows what it found
    phases = tuple(Phase) if IS_DRILL else (Phase.explicit, Phase.reuse, Phase.generate)
    steps = 60 if IS_DRILL else 20
    run_state_machine_as_test(
        machine, settings=settings(max_examples=examples, stateful_step_count=steps, phases=phases)
    )
