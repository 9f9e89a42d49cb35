"""A voucher is taken: the whole command against the same statements by hand, one till alone and sixteen at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from bench.by_hand import HandTill
from bench.table import Line, Note, Probe, WrongResult, p99
from core.books import Intent
from core.bootstrap import App
from core.check import run_check
from core.clock import SystemClock
from core.exchange import issue_printed
from core.policy import Actor
from core.settings import Settings
from core.takings import take
from db.engine import Database
from tests.databases import Templates
from tests.factories import a_community_template, a_household, an_intent, console
from tests.factories_spending import a_fund, a_shop, a_till, points_for

HOUSEHOLDS = 240
FACES_FEN = (500,) * 4  # the day's small amount of one household, so that no PIN is asked
TILLS = 16
BLOCK = 20  # takings in a row before the other side has its turn
ALONE = 240  # takings of each side a round
AT_ONCE = 400
WARM_UP = 20


@dataclass(slots=True)
class Ground:
    """A community of one round with vouchers on paper and tills that may take them."""

    app: App
    tills: list[Actor]
    codes: list[str]
    taken: int = 0
    _number: int = 0

    def press(self) -> str:
        """The key of a press."""
        self._number += 1
        return f"bench-{self._number:08d}"

    def check(self) -> None:
        """Every voucher was taken once, the books are whole, and the hand's rows are as good as ours."""
        with self.app.reading() as (session, _):
            states = dict(session.all("SELECT state, COUNT(*) AS count FROM voucher GROUP BY state"))
            takings = session.value("SELECT COUNT(*) FROM taking WHERE state = 'taken'")
            owed = session.value("SELECT SUM(amount) FROM transfer WHERE kind = 'taken'")
        if (states.get("redeemed"), takings, owed) != (self.taken, self.taken, self.taken * FACES_FEN[0]):
            raise WrongResult(f"{self.taken} were taken, the books say {states}, {takings} takings, {owed} fen")
        report = run_check(self.app)
        if not report.is_ok:
            raise WrongResult(str([finding for one in report.invariants for finding in one.findings][:3]))


def prepare(database: Database) -> None:
    """The template: households with paper vouchers, made by the commands themselves."""
    a_community_template(database)
    app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
    a_fund(app, yuan=HOUSEHOLDS * sum(FACES_FEN) // 100)
    codes = []
    for number in range(HOUSEHOLDS):
        household = a_household(app, building=f"{number % 25 + 1}号楼")
        points_for(app, household.id, sum(FACES_FEN) // 100, expires_on=datetime.now(UTC).date() + timedelta(days=365))
        named = {"household_id": household.id, "faces_fen": FACES_FEN}
        codes += [voucher.code or "" for voucher in app.do(console(app), an_intent(), issue_printed, **named).vouchers]
    shops = [a_shop(app, code=f"S{number}", name=f"商店{number}") for number in range(4)]
    tills = [a_till(app, shops[number % 4]) for number in range(TILLS)]
    _KEPT[database.dialect] = (codes, tills)


#: what only a printer and the tills know, by engine
_KEPT: dict[str, tuple[list[str], list[Actor]]] = {}


@contextmanager
def ground(templates: Templates, engine: str, folder: Path) -> Iterator[Ground]:
    """A fresh copy for one round."""
    place = folder / "round"
    place.mkdir(exist_ok=True)
    for old in place.iterdir():
        old.unlink()
    with templates.copy(engine, "takings", prepare, place) as database:
        app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
        codes, tills = _KEPT[engine]
        yield Ground(app=app, tills=tills, codes=list(codes))


@dataclass(slots=True)
class Alone(Probe):
    """One till after another voucher, ours and the hand's in turns on the same database."""

    templates: Templates
    engine: str
    folder: Path
    line: Line = field(init=False)
    ours_us: list[float] = field(default_factory=list)
    hand_us: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        name = {"sqlite": "SQLite FULL", "postgresql": "PostgreSQL"}[self.engine]
        self.line = Line(
            name=f"taking-{self.engine}",
            what=f"taking a voucher, whole command, {name}",
            reference="same statements and hash by hand on the driver",
            bound="at most",
            target=2.0,
        )

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def round(self, number: int) -> None:
        """One ratio: median time of ours by median time of the hand's."""
        with ground(self.templates, self.engine, self.folder) as here:
            hand = HandTill(here.app.database, here.tills[1])
            both = {
                "ours": lambda code: here.app.do(
                    here.tills[0], Intent(key=here.press(), source="api"), take, code=code
                ),
                "hand": lambda code: hand.take(code, here.press()),
            }
            spans: dict[str, list[float]] = {"ours": [], "hand": []}
            order = ["ours", "hand"] if number % 2 else ["hand", "ours"]
            for _ in range((ALONE + WARM_UP) // BLOCK):
                for side in order:
                    for _ in range(BLOCK):
                        spans[side].append(timed(partial(both[side], here.codes.pop())))
            hand.close()
            here.taken = sum(map(len, spans.values()))
            here.check()
        ours, by_hand = (1e6 * median(spans[side][WARM_UP:]) for side in ("ours", "hand"))
        self.ours_us.append(ours)
        self.hand_us.append(by_hand)
        self.line.samples.append(ours / by_hand)

    def notes(self) -> list[Note]:
        figures = f"{median(self.ours_us):.0f} us ours, {median(self.hand_us):.0f} us by hand"
        return [Note(what=self.line.what, figure=figures)]


@dataclass(slots=True)
class AtOnce(Probe):
    """Sixteen tills at once on SQLite, against one thread by hand."""

    templates: Templates
    folder: Path
    throughput: Line = field(init=False)
    slowest: Line = field(init=False)
    errors: Line = field(init=False)
    per_second: list[float] = field(default_factory=list)
    slowest_seconds: float = 0.0

    def __post_init__(self) -> None:
        what = f"the same, {TILLS} threads, SQLite FULL"
        self.throughput = Line(
            name="taking-threads",
            what=f"{what}: takings a second",
            reference="one thread by hand",
            bound="at least",
            target=0.6,
        )
        self.slowest = Line(
            name="taking-threads-p99",
            what=f"{what}: 99 of 100 within",
            reference="-",
            bound="at most",
            target=50.0,
            unit="ms",
        )
        self.errors = Line(
            name="taking-threads-errors",
            what=f"{what}: errors",
            reference="-",
            bound="at most",
            target=0,
            unit="",
            pick=max,
        )

    @property
    def lines(self) -> list[Line]:
        return [self.throughput, self.slowest, self.errors]

    def round(self, number: int) -> None:
        """One ratio of throughputs, on two fresh copies."""
        sides: list[Callable[[], float]] = [self._by_hand, self._by_all]
        if number % 2:
            sides.reverse()
        speeds = {side.__name__: side() for side in sides}
        self.throughput.samples.append(speeds["_by_all"] / speeds["_by_hand"])
        self.per_second.append(speeds["_by_all"])

    def _by_hand(self) -> float:
        with ground(self.templates, "sqlite", self.folder) as here:
            hand = HandTill(here.app.database, here.tills[0])
            for _ in range(WARM_UP):
                hand.take(here.codes.pop(), here.press())
            began = time.perf_counter()
            for _ in range(AT_ONCE):
                hand.take(here.codes.pop(), here.press())
            spent = time.perf_counter() - began
            hand.close()
            here.taken = WARM_UP + AT_ONCE
            here.check()
        return AT_ONCE / spent

    def _by_all(self) -> float:
        with ground(self.templates, "sqlite", self.folder) as here:
            spans: list[float] = []
            mistakes: list[BaseException] = []
            each = AT_ONCE // TILLS
            barrier = threading.Barrier(TILLS + 1)
            jobs = [
                [(here.codes.pop(), here.press()) for _ in range(each + 1)]  # the first one opens the connection
                for _ in range(TILLS)
            ]

            def work(till: Actor, job: list[tuple[str, str]]) -> None:
                try:
                    for place, (code, press) in enumerate(job):
                        if place == 1:
                            barrier.wait()
                        intent = Intent(key=press, source="api")
                        span = timed(partial(here.app.do, till, intent, take, code=code))
                        if place:
                            spans.append(span)
                except BaseException as mistake:
                    mistakes.append(mistake)
                    barrier.abort()
                    raise

            threads = [
                threading.Thread(target=work, args=(till, job)) for till, job in zip(here.tills, jobs, strict=True)
            ]
            for thread in threads:
                thread.start()
            barrier.wait()
            began = time.perf_counter()
            for thread in threads:
                thread.join()
            spent = time.perf_counter() - began
            here.taken = TILLS * (each + 1)
            here.check()
        self.slowest.samples.append(1000 * p99(spans))
        self.slowest_seconds = max(self.slowest_seconds, *spans)
        self.errors.samples.append(len(mistakes))
        return len(spans) / spent

    def notes(self) -> list[Note]:
        figure = f"{median(self.per_second):.0f} a second, the slowest of all {1000 * self.slowest_seconds:.0f} ms"
        return [Note(what=self.throughput.what, figure=figure)]


def timed(act: Callable[[], object]) -> float:
    """Seconds that it took."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
