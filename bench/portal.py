"""The running portal: one server process on a demo community, asked by browsers that are only wire."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from statistics import median
from typing import Final

from bench.server import EMPTIED
from bench.table import Line, Note, Probe, WrongResult
from bench.wire import Browser, Run, Tab
from core.bootstrap import App
from core.demo_accounts import DemoAccount, demo_accounts
from core.installing import install
from core.settings import Settings

ROOT: Final = Path(__file__).resolve().parent.parent
READY_SECONDS: Final = 120
RERUNS: Final = 15  # of each page a round
ANSWERS: Final = 60  # of each kind a round
HEALTH: Final = b'{"status":"ok"}'


@dataclass(slots=True)
class Portal:
    """A server process of this run; its database is a demo community made by `linli init`'s own function."""

    folder: Path
    port: int = 0
    accounts: dict[str, DemoAccount] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.folder / "portal"

    def make(self, progress: Callable[[str], None]) -> None:
        """The demo's database and keys; half a minute."""
        if (self.data / "linli.db").exists():
            return
        app = install(Settings(data_dir=self.data, DATABASE_URL=None), demo="community", progress=progress)
        self._learn(app)
        app.database.close()

    def _learn(self, app: App) -> None:
        with app.reading() as (session, _):
            self.accounts = {one.role.rpartition(".")[2]: one for one in demo_accounts(session)}

    def start(self) -> None:
        """Serve, and wait until the database answers."""
        self.port = free_port()
        self._process = served(self.port, environment(self.data), self.folder / "server.log")

    def stop(self) -> None:
        """End the server that `start` began."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def resident(self) -> Browser:
        """A browser of the demo's resident, signed in by the form."""
        return self.signed_in(self.accounts["resident"])

    def signed_in(self, account: DemoAccount) -> Browser:
        """A browser of somebody of the demo."""
        return signed_in(self.port, account)

    def clerk(self) -> Browser:
        """A browser that is a paired till, its clerk signed in by PIN."""
        browser, account = Browser(self.port), self.accounts["clerk"]
        browser.post("/auth/pair", {"demo": "1", "name": "bench"})
        _, page = browser.get("/auth/till")
        radio = re.compile(r'name="clerk" value="([^"]+)"[^>]*><span>([^<]+)</span>')
        ids = {unescape(name): clerk for clerk, name in radio.findall(page.decode())}
        status, _ = browser.post("/auth/till", {"clerk": ids[account.login], "pin": account.secret})
        if status != 303:
            raise WrongResult(f"the clerk could not sign in: {status}")
        return browser


def signed_in(port: int, account: DemoAccount) -> Browser:
    """A browser that has signed in with one of the demo's accounts."""
    browser = Browser(port)
    status, _ = browser.post("/auth/sign-in", {"who": account.login, "secret": account.secret})
    if status != 303:
        raise WrongResult(f"{account.login} could not sign in: {status}")
    return browser


def environment(data: Path, **more: str) -> dict[str, str]:
    """A child's environment: this data folder, what is named, and nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DATABASE_URL"))}
    return {**kept, "LINLI_DATA_DIR": str(data), **more}


def served(
    port: int, named: dict[str, str], log_path: Path, *, command: Sequence[str] | None = None
) -> subprocess.Popen[bytes]:
    """A server process, when the database answers through it. Raises WrongResult where it does not."""
    with open(log_path, "ab") as log:
        words = [sys.executable, "-m", *(command or ("bench.server", str(port)))]
        process = subprocess.Popen(words, cwd=ROOT, env=named, stdout=log, stderr=log)
    wait_until_ready(port, process)
    return process


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    """Ask until the database answers through the server. Raises WrongResult where it ended or took too long."""
    until = time.perf_counter() + READY_SECONDS
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise WrongResult(f"the server ended with {process.returncode}")
        try:
            if Browser(port).get("/readyz")[0] == 200:
                return
        except (OSError, http.client.HTTPException):
            pass  # it does not listen yet
        time.sleep(0.02)
    raise WrongResult(f"the server was not ready after {READY_SECONDS} s")


@dataclass(slots=True)
class Pages(Probe):
    """Reruns of whole pages on the live WebSocket, each against the empty page of the same shell, in turns."""

    portal: Portal
    resident: Line = field(init=False)
    till: Line = field(init=False)
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = {"reference": "an empty page through the same shell", "bound": "at most", "target": 2.0}
        self.resident = Line(name="page-resident", what="rerun of the resident's page, live WebSocket", **named)  # type: ignore[arg-type]
        self.till = Line(name="page-till", what="rerun of the till, live WebSocket", **named)  # type: ignore[arg-type]

    @property
    def lines(self) -> list[Line]:
        return [self.resident, self.till]

    def round(self, number: int) -> None:
        """One ratio of median times for each of the two."""
        self._pair(self.resident, self.portal.resident(), "my_points", EMPTIED["phone"], "ll-hero", number)
        self._pair(self.till, self.portal.clerk(), "till", EMPTIED["till"], "text_input", number)

    def _pair(self, line: Line, browser: Browser, page: str, emptied: str, mark: str, number: int) -> None:
        with browser.open(page) as full, browser.open(emptied) as empty:
            spans: dict[str, list[float]] = {page: [], emptied: []}
            tabs: list[tuple[str, Tab, bool]] = [(page, full, True), (emptied, empty, False)]
            if number % 2:
                tabs.reverse()
            for _ in range(RERUNS):
                for name, tab, is_full in tabs:
                    run = tab.rerun()
                    _look_at(run, name, mark, is_full)
                    spans[name].append(run.seconds)
        both = {name: median(found) for name, found in spans.items()}
        for name, found in both.items():
            self.seconds.setdefault(name, []).append(found)
        line.samples.append(both[page] / both[emptied])

    def notes(self) -> list[Note]:
        notes = []
        for line, page, emptied in ((self.resident, "my_points", "why"), (self.till, "till", "till_today")):
            full, empty = (1000 * median(self.seconds[name]) for name in (page, emptied))
            notes.append(Note(what=line.what, figure=f"{full:.0f} ms, the empty shell {empty:.0f} ms"))
        return notes


def _look_at(run: Run, name: str, mark: str, is_full: bool) -> None:
    """A page that holds what it should, an empty one that holds nothing; neither shows a mistake."""
    holds = mark in run.kinds or f'class="{mark}' in run.html
    if holds != is_full or "exception" in run.kinds:
        raise WrongResult(f"{name} shows {' '.join(run.kinds)}")


@dataclass(slots=True)
class Answers(Probe):
    """HTTP answers on one kept connection against a fresh connection for each."""

    portal: Portal
    line: Line = field(init=False)
    milliseconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = Line(
            name="http-kept",
            what="HTTP answer on a kept connection (GET /healthz)",
            reference="on fresh connections",
            bound="at most",
            target=1.0,
        )

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def round(self, number: int) -> None:
        """One ratio of median times."""
        kept: list[float] = []
        fresh: list[float] = []
        line = self._line()
        self._ask(line)
        for _ in range(ANSWERS):
            began = time.perf_counter()
            self._ask(line)
            kept.append(time.perf_counter() - began)
            began = time.perf_counter()
            other = self._line()
            self._ask(other)
            fresh.append(time.perf_counter() - began)
            other.close()
        line.close()
        self.milliseconds.append(1000 * median(kept))
        self.line.samples.append(median(kept) / median(fresh))

    def _line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.portal.port, timeout=READY_SECONDS)

    def _ask(self, line: http.client.HTTPConnection) -> None:
        line.request("GET", "/healthz")
        answer = line.getresponse()
        if (answer.status, answer.read()) != (200, HEALTH):
            raise WrongResult(f"/healthz answered {answer.status}")

    def notes(self) -> list[Note]:
        return [Note(what=self.line.what, figure=f"{median(self.milliseconds):.1f} ms")]
