"""Takings over HTTP on PostgreSQL: eight communities, sixteen tills at once, two server processes against one.

Each community has its shop and two tills with tokens of their own; each till keeps one connection, and in the run with
two processes the tills of a community are at different ones. Vouchers are on paper and taken by their code.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from bench.portal import environment, free_port, served
from bench.table import Line, Note, Probe, WrongResult, p99
from core.bootstrap import App
from core.check import run_check
from core.clock import SystemClock
from core.communities import fill_calendar, found_community
from core.settings import Settings
from core.tokens import create_token
from core.vouchers import issue_printed
from db.engine import Database
from tests.databases import Templates
from tests.factories import a_household, an_intent, console, within
from tests.factories_spending import a_fund, a_shop, points_for

COMMUNITIES: Final = tuple(f"C{number}" for number in range(1, 9))
TILLS: Final = 2  # of each community
TAKINGS: Final = 16  # of each till, for each side of a round
FACES_FEN: Final = (500,) * 4  # a household's small amount of a day
ANSWER_SECONDS: Final = 60
NAMES: Final = {"one": "one server process", "two": "two server processes"}


@dataclass(frozen=True, slots=True)
class Till:
    """A program at a till: its community and its token."""

    code: str
    token: str


@dataclass(slots=True)
class Doors(Probe):
    """Two processes against one, as reports; that every voucher is taken once and without error is no report."""

    templates: Templates
    folder: Path
    throughput: Line = field(init=False)
    slowest: Line = field(init=False)
    errors: Line = field(init=False)
    per_second: dict[str, list[float]] = field(default_factory=lambda: {"one": [], "two": []})
    _open: ExitStack = field(default_factory=ExitStack)
    _ports: list[int] = field(default_factory=list)
    _tills: list[Till] = field(default_factory=list)
    _app: App | None = None
    _taken: int = 0

    def __post_init__(self) -> None:
        what = "takings over HTTP, eight communities, PostgreSQL, two server processes"
        self.throughput = Line(
            name="doors", what=f"{what}: takings a second", reference="one process", bound="at least", target=None
        )
        self.slowest = Line(
            name="doors-p99", what=f"{what}: 99 of 100 within", reference="-", bound="at most", target=None, unit="ms"
        )
        self.errors = Line(
            name="doors-errors", what=f"{what}: errors", reference="-", bound="at most", target=0, unit="", pick=max
        )

    @property
    def lines(self) -> list[Line]:
        return [self.throughput, self.slowest, self.errors]

    def prepare(self) -> None:
        """Eight communities in one database, and two servers on it."""
        database = self._open.enter_context(
            self.templates.copy("postgresql", "communities", eight_communities, self.folder)
        )
        self._app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
        self._tills = [self._till(code) for code in COMMUNITIES for _ in range(TILLS)]
        named = environment(self.templates.folder, DATABASE_URL=database.url, LINLI_INSECURE_HTTP="1")
        for number in range(2):
            port = free_port()
            process = served(port, named, self.folder / f"door-{number}.log")
            self._open.callback(_stopped, process)
            self._ports.append(port)
        for ports in (self._ports[:1], self._ports):
            self._press(ports, self._vouchers(1), [])  # opens the connections

    def round(self, number: int) -> None:
        """One ratio of throughputs."""
        sides = [("one", self._ports[:1]), ("two", self._ports)]
        if number % 2:
            sides.reverse()
        speeds: dict[str, float] = {}
        mistakes: list[str] = []
        for name, ports in sides:
            codes = self._vouchers(TAKINGS)
            began = time.perf_counter()
            spans = self._press(ports, codes, mistakes)
            speeds[name] = len(spans) / (time.perf_counter() - began)
            self.per_second[name].append(speeds[name])
            if name == "two":
                self.slowest.samples.append(1000 * p99(spans))
        self.throughput.samples.append(speeds["two"] / speeds["one"])
        self.errors.samples.append(len(mistakes))
        if mistakes:
            raise WrongResult(f"{len(mistakes)} errors, the first: {mistakes[0]}")
        self._check()

    def notes(self) -> list[Note]:
        figures = ", ".join(f"{median(self.per_second[name]):.0f} a second by {NAMES[name]}" for name in ("two", "one"))
        return [Note(what="takings over HTTP, eight communities, PostgreSQL", figure=figures)]

    def close(self) -> None:
        """Stop the servers, then the database."""
        self._open.close()

    @property
    def app(self) -> App:
        """The same database from here."""
        assert self._app is not None
        return self._app

    def _till(self, code: str) -> Till:
        with within(code):
            actor = console(self.app)
            with self.app.reading() as (session, _):
                shop_id = session.value("SELECT id FROM shop WHERE community_id = :id", id=actor.community_id)
            made = self.app.do(actor, an_intent(), create_token, shop_id=shop_id)
        return Till(code=code, token=made.token or "")

    def _vouchers(self, count: int) -> list[list[str]]:
        """Fresh codes on paper for each till, made by the commands."""
        return [vouchers_of_a_till(self.app, till.code, count) for till in self._tills]

    def _press(self, ports: Sequence[int], codes: list[list[str]], mistakes: list[str]) -> list[float]:
        """All tills at once, each its codes one after the other; seconds of each answer."""
        spans: list[float] = []

        def work(number: int) -> None:
            line = http.client.HTTPConnection("127.0.0.1", ports[number % len(ports)], timeout=ANSWER_SECONDS)
            headers = {"Authorization": f"Bearer {self._tills[number].token}", "Content-Type": "application/json"}
            for code in codes[number]:
                body = json.dumps({"code": code, "intent": f"bench-{code}"})
                began = time.perf_counter()
                try:
                    line.request("POST", "/api/v1/takings", body, headers)
                    answer = line.getresponse()
                    told = answer.read()
                except (OSError, http.client.HTTPException) as reason:
                    mistakes.append(repr(reason))
                    break
                spans.append(time.perf_counter() - began)
                if answer.status != 201:
                    mistakes.append(f"{answer.status} {told.decode(errors='replace')}")
            line.close()

        threads = [threading.Thread(target=work, args=(number,)) for number in range(len(self._tills))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self._taken += sum(map(len, codes))
        return spans

    def _check(self) -> None:
        """Every voucher was taken once, and the books of all eight are whole."""
        with self.app.reading() as (session, _):
            redeemed = session.value("SELECT COUNT(*) FROM voucher WHERE state = 'redeemed'")
            takings = session.value("SELECT COUNT(DISTINCT voucher_id) FROM taking WHERE state = 'taken'")
        if (redeemed, takings) != (self._taken, self._taken):
            raise WrongResult(f"{self._taken} were taken, the books say {redeemed} vouchers and {takings} takings")
        report = run_check(self.app)
        if not report.is_ok:
            raise WrongResult(str([finding for one in report.invariants for finding in one.findings][:3]))


def vouchers_of_a_till(app: App, code: str, count: int) -> list[str]:
    """Codes of new paper vouchers of new households of one community."""
    codes: list[str] = []
    expires_on = datetime.now(UTC).date() + timedelta(days=365)
    with within(code):
        actor = console(app)
        while len(codes) < count:
            faces_fen = FACES_FEN[: count - len(codes)]
            household = a_household(app)
            points_for(app, household.id, sum(faces_fen) // 100, expires_on=expires_on)
            issued = app.do(actor, an_intent(), issue_printed, household_id=household.id, faces_fen=faces_fen)
            codes += [voucher.code or "" for voucher in issued.vouchers]
    return codes


def eight_communities(database: Database) -> None:
    """The template: each with a fund and a shop."""
    app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
    with database.transaction() as session:
        fill_calendar(session)
        for code in COMMUNITIES:
            named = {"code": code, "name": f"{code}社区", "phone": "0000-5551234"}
            found_community(session, app.clock_for(session), an_intent(), **named)
    for code in COMMUNITIES:
        with within(code):
            a_fund(app, yuan=1_000_000)
            a_shop(app)


def _stopped(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(30)
