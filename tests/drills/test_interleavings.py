"""F-09: every ordered pair of money commands, the first one paused at its statements while the second runs.

On SQLite the second has to wait for the whole of the first; on PostgreSQL the two really mix.
"""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from core.books import Intent
from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import AppError
from core.exchange import exchange, issue_printed
from core.funds import pay_into_fund
from core.policy import Actor, Role
from core.shops import pause_shop
from core.statements import agree, approve_statement, close_statement, pay_statement
from core.takings import take, undo
from core.vouchers import lock_voucher, print_voucher, reprint, return_voucher, void_voucher
from tests.drills.hooks import hooked
from tests.factories import a_reviewer, a_staff, an_intent, somebody
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, money, paper_of, shown_code, taken, vouchers_of
from tests.racers import IS_DRILL
from tests.tally import control, counted

pytestmark = pytest.mark.race

POINTS_OF_A_PAIR = {"sqlite": 5, "postgresql": 5} if IS_DRILL else {"sqlite": 2, "postgresql": 1}
PAPER_A_DAY = 4  # more of one household's paper asks for a PIN
WAIT_SECONDS = 30
Press = tuple[Actor, Callable[..., Any], dict[str, Any]]


class Street:
    """One household, one fund, one shop; `press` makes whatever a command needs, so that two commands share it."""

    def __init__(self, app: App, clock: DrivenClock) -> None:
        self.app, self.clock = app, clock
        self.fund = a_fund(app, yuan=1_000_000)
        self.wang = a_spender(app, points=900_000)
        self.staff, self.reviewer = a_staff(app), a_reviewer(app)
        self.finance = somebody(app, Role.FINANCE)
        self.papers = self.cells = 0
        self._vouchers: list[Any] = []

    def a_cell(self, first: str, second: str) -> Cell:
        """A voucher, a paper, a taking and a shop that nobody else uses, and the statement both commands are about."""
        self.cells += 1
        both = {first, second}
        shop = a_shop(self.app, code=f"C{self.cells}", name=f"商店{self.cells}")
        till = a_till(self.app, shop)
        cell = Cell(street=self, shop_id=shop.id, till=till, voucher=self._voucher())
        cell.code = shown_code(self.app, self.wang, cell.voucher)
        if both & {"take_paper", "reprint"}:
            self.papers += 1
            if self.papers % PAPER_A_DAY == 0:
                self.clock.forward(days=1)
                cell.code = shown_code(self.app, self.wang, cell.voucher)
            cell.paper = paper_of(self.app, self.wang, 5)[0]
        if both & set(STATEMENT_STEPS):
            taken(self.app, till, self.wang, self._voucher())
            self.clock.forward(minutes=5)
            cell.code = shown_code(self.app, self.wang, cell.voucher)
            step = STATEMENT_STEPS.index(first if first in STATEMENT_STEPS else second)
            for name in STATEMENT_STEPS[:step]:
                cell.do(name)
        if "undo" in both:
            cell.taking_id = taken(self.app, till, self.wang, self._voucher()).id
        return cell

    def _voucher(self) -> Any:
        if not self._vouchers:
            self._vouchers = vouchers_of(self.app, self.wang, *[5] * 50)
        return self._vouchers.pop()


@dataclass
class Cell:
    """What one pair of commands is about."""

    street: Street
    shop_id: str
    till: Actor
    voucher: Any
    code: str = ""
    paper: Any = None
    taking_id: str = ""
    number: str = "none"

    def press(self, name: str) -> Press:
        """Who does what with which data."""
        street = self.street
        household = {"household_id": street.wang.household_id, "faces_fen": (500,)}
        presses: dict[str, Callable[[], Press]] = {
            "exchange": lambda: (street.wang, exchange, household),
            "issue": lambda: (street.staff, issue_printed, household),
            "take": lambda: (self.till, take, {"code": self.code}),
            "take_paper": lambda: (self.till, take, {"code": self.paper.code}),
            "reprint": lambda: (street.staff, reprint, {"voucher_id": self.paper.id}),
            "print": lambda: (street.wang, print_voucher, {"voucher_id": self.voucher.id}),
            "undo": lambda: (self.till, undo, {"taking_id": self.taking_id}),
            "return": lambda: (street.wang, return_voucher, {"voucher_id": self.voucher.id}),
            "void": lambda: (street.staff, void_voucher, {"voucher_id": self.voucher.id}),
            "lock": lambda: (street.staff, lock_voucher, {"voucher_id": self.voucher.id}),
            "pause_shop": lambda: (street.staff, pause_shop, {"shop_id": self.shop_id}),
            "pay_in": lambda: (
                street.finance,
                pay_into_fund,
                {"fund_id": street.fund.id, "amount_fen": 100, "proof": "1"},
            ),
            "close": lambda: (street.staff, close_statement, {"shop_id": self.shop_id}),
            "agree": lambda: (self.till, agree, {"number": self.number}),
            "approve": lambda: (street.reviewer, approve_statement, {"number": self.number}),
            "pay": lambda: (street.finance, pay_statement, {"number": self.number, "proof": "回单"}),
        }
        return presses[name]()

    def do(self, name: str) -> None:
        """One step of the statement, in the ordinary way."""
        actor, command, named = self.press(name)
        self.number = getattr(self.street.app.do(actor, a_press(), command, **named), "number", self.number)


STATEMENT_STEPS = ["close", "agree", "approve", "pay"]
NAMES = [
    "exchange", "issue", "take", "take_paper", "print", "reprint", "undo", "return", "void", "lock", "pause_shop",
    "pay_in", *STATEMENT_STEPS,
]  # fmt: skip


def a_press() -> Intent:
    """A fresh press with a reason, since some commands ask for one."""
    return an_intent(reason="wrong_voucher")


class Stage:
    """Runs one command up to a statement, another one meanwhile, and then the first one to its end."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.first: int | None = None  # the thread that is paused
        self.stop_before = 0
        self.went_ahead = False  # the second ended while the first was paused
        self.log: list[tuple[int, str]] = []
        self.pids: dict[int, int] = {}

    def before(self, connection: Any, sql: str) -> None:
        """The hook of `hooked`."""
        thread = threading.get_ident()
        if isinstance(connection, psycopg.Connection):
            self.pids[thread] = connection.info.backend_pid
        if thread == self.first and sum(one == thread for one, _ in self.log) == self.stop_before:
            self.is_paused.set()
            assert self.may_go_on.wait(WAIT_SECONDS)
        self.log.append((thread, sql))

    def run(self, first: Callable[[], Any], second: Callable[[], Any], *, stop_before: int) -> tuple[Any, Any] | None:
        """Both answers, or None where the first has not so many statements."""
        self.stop_before, self.log, self.pids = stop_before, [], {}
        self.is_paused, self.may_go_on = threading.Event(), threading.Event()
        answers: dict[str, Any] = {}
        has_ended = {"first": threading.Event(), "second": threading.Event()}
        has_begun = threading.Event()

        def act(name: str, call: Callable[[], Any]) -> None:
            if name == "first":
                self.first = threading.get_ident()
            has_begun.set()
            try:
                answers[name] = call()
            except AppError as refusal:
                answers[name] = refusal
            except BaseException as error:
                answers[name] = error
                raise
            finally:
                has_ended[name].set()

        one = threading.Thread(target=act, args=("first", first))
        one.start()
        while not (self.is_paused.wait(0.002) or has_ended["first"].is_set()):
            pass
        was_paused = self.is_paused.is_set()
        two = threading.Thread(target=act, args=("second", second))
        if was_paused:
            has_begun.clear()
            two.start()
            assert has_begun.wait(WAIT_SECONDS)
            self._until_it_ended_or_waits(two, has_ended["second"])
            self.went_ahead = has_ended["second"].is_set()
        self.may_go_on.set()
        one.join(WAIT_SECONDS)
        if not was_paused:
            return None
        two.join(WAIT_SECONDS)
        self.first = None
        return answers["first"], answers["second"]

    def _until_it_ended_or_waits(self, two: threading.Thread, has_ended: threading.Event) -> None:
        """On PostgreSQL: until the second is done or waits for a lock of the first. On SQLite it waits at the door."""
        if self.app.database.dialect == "sqlite":
            return
        while not has_ended.wait(0.001):
            pid = self.pids.get(two.ident or 0)
            if pid and self.asker.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [pid]).fetchone()[0]:
                return

    def __enter__(self) -> Stage:
        if self.app.database.dialect == "postgresql":
            self.asker: Any = psycopg.connect(self.app.database.url.replace("+psycopg", ""), autocommit=True)
        return self

    def __exit__(self, *_: object) -> None:
        if self.app.database.dialect == "postgresql":
            self.asker.close()


def pressed(app: App, press: Press) -> Callable[[], Any]:
    """One transaction, not tried again: where the order of locks is right, no engine gives one up."""

    def run() -> Any:
        actor, command, named = press
        with app.database.transaction() as session:
            return command(session, app.clock_for(session), actor, a_press(), **named)

    return run


def pairs(points: int) -> Iterator[tuple[str, str, float]]:
    """First, second, and how far into the first it is paused, between 0 and 1; spread over all statements."""
    for number, (first, second) in enumerate(itertools.product(NAMES, repeat=2)):
        for place in range(points):
            yield first, second, ((number * 0.618) % 1 + place) / points


@pytest.mark.figure("F-09")
def test_ordered_pairs_of_commands_paused_at_each_statement(app: App, clock: DrivenClock, engine_name: str) -> None:
    """Load: 256 pairs x 2 points on SQLite, 1 on PostgreSQL (drill 5). Goal: done or refused, no deadlock, books right.

    About 8 s on each engine.
    """
    street, kinds, cases, ahead = Street(app, clock), Counter[str](), 0, 0
    lengths: dict[str, int] = {}
    with Stage(app) as stage, hooked(app.database, stage.before):
        for first, second, part in pairs(POINTS_OF_A_PAIR[engine_name]):
            cell = street.a_cell(first, second)
            stop_before = 1 + int(part * lengths.get(first, 8))
            found = None
            while found is None:
                presses = cell.press(first), cell.press(second)
                found = stage.run(pressed(app, presses[0]), pressed(app, presses[1]), stop_before=stop_before)
                if found is None:  # shorter than thought: it has run to its end
                    lengths[first] = len(stage.log)
                    cell, stop_before = street.a_cell(first, second), 1 + int(part * (lengths[first] - 1))
            for answer in found:
                case = f"{first} paused before statement {stop_before}, {second} meanwhile: {answer!r}"
                assert not isinstance(answer, BaseException) or isinstance(answer, AppError), case
            cases += 1
            kinds.update("refused" if isinstance(answer, AppError) else "done" for answer in found)
            order = [thread for thread, _ in stage.log]
            ahead += stage.went_ahead
            if engine_name == "sqlite":
                assert len(list(itertools.groupby(order))) == 2, f"{second} ran while {first} was at work"
            if cases % 25 == 0:
                assert money(app).is_closed
    report = run_check(app).to_json()
    assert report["ok"], [one for one in report["invariants"] if one["broken"]]
    waited = cases - ahead
    counted("F-09", engine_name, cases=cases, second_went_ahead=ahead, second_waited=waited, deadlocks=0, **kinds)


@pytest.mark.figure("F-09")
def test_control_a_careless_taking_paused_before_it_writes_takes_twice(app: App, engine_name: str) -> None:
    """The unsafe way, here only: look in one transaction, write in the next."""
    a_fund(app)
    wang = a_spender(app, points=100)

    def careless(voucher_id: str) -> bool:
        with app.database.reading() as session:
            state = session.value("SELECT state FROM voucher WHERE id = :id", id=voucher_id)
        if state != "active":
            return False
        with app.database.transaction() as session:
            return bool(session.change("UPDATE voucher SET state = 'redeemed' WHERE id = :id", id=voucher_id))

    doubled = 0
    with Stage(app) as stage, hooked(app.database, stage.before):
        looking = 2 if engine_name == "sqlite" else 1  # SQLite says BEGIN first
        for voucher in vouchers_of(app, wang, 5, 5, 5):
            both = stage.run(
                lambda id=voucher.id: careless(id), lambda id=voucher.id: careless(id), stop_before=looking
            )
            doubled += both == (True, True)
    assert doubled, "the control did not double-spend: the pairs above prove nothing"
    control("F-09", engine_name, f"looking first and writing later took {doubled} of 3 twice")
