"""Two hundred people check in over HTTP at one activity: each follows the code on the leader's screen and taps once.

Sixteen phones at a time, each with a sign-in and a cookie of its own; none may be lost or counted twice.
"""

from __future__ import annotations

import http.client
import queue
import re
import threading
import time as stopwatch
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from argon2 import PasswordHasher

from bench.portal import environment, free_port, served
from bench.table import Line, Note, Probe, WrongResult
from core import passwords
from core.activities import publish_activity
from core.bootstrap import App
from core.check import run_check
from core.check_in_codes import Direction
from core.clock import SystemClock, zone
from core.roll_calls import roll_code
from core.sessions import sign_in
from core.settings import Settings
from tests.databases import Templates
from tests.factories import a_community_template, a_household, a_person, a_staff, an_intent
from tests.factories_attendance import ZONE, shift_of, signed_up
from tests.factories_ways_in import PIN, an_enrolled_resident

PEOPLE: Final = 200
PHONES: Final = 16
ALLOWED_SECONDS: Final = 60
ANSWER_SECONDS: Final = 60


@dataclass(slots=True)
class CheckIn(Probe):
    """How long it takes until all have come, as a report; that each came once is none."""

    templates: Templates
    engine: str
    folder: Path
    people: int = PEOPLE
    everybody: Line = field(init=False)
    slowest: Line = field(init=False)
    _open: ExitStack = field(default_factory=ExitStack)
    _tokens: list[tuple[str, str]] = field(default_factory=list)  # person, cookie
    _port: int = 0
    _app: App | None = None

    def __post_init__(self) -> None:
        what = f"{self.people} people check in over HTTP, {self.engine}"
        self.everybody = Line(
            name=f"check_in-{self.engine}", what=f"{what}: until the last is in", reference="-", bound="at most",
            target=ALLOWED_SECONDS, unit="s", is_report=True,
        )  # fmt: skip
        self.slowest = Line(
            name=f"check_in-p95-{self.engine}", what=f"{what}: 95 of 100 taps within", reference="-", bound="at most",
            target=None, unit="ms", is_report=True,
        )  # fmt: skip

    @property
    def lines(self) -> list[Line]:
        return [self.everybody, self.slowest]

    def prepare(self) -> None:
        """A community with two hundred people who are signed in, and a server on it."""
        place = self.folder / f"check-in-{self.engine}"
        place.mkdir(mode=0o755)
        database = self._open.enter_context(self.templates.copy(self.engine, "community", a_community_template, place))
        self._app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
        with cheap_hashes():
            self._tokens = [self._person(number) for number in range(self.people)]
        self._port = free_port()
        named = environment(self.templates.folder, DATABASE_URL=database.url, LINLI_INSECURE_HTTP="1",
                            LINLI_BASE_URL=f"http://localhost:{self._port}")  # fmt: skip
        process = served(self._port, named, self.folder / f"check-in-{self.engine}.log")
        self._open.callback(lambda: (process.terminate(), process.wait(30)))

    def round(self, number: int) -> None:
        """One activity, everybody at once."""
        shift_id = self._activity(number)
        waiting: queue.Queue[str] = queue.Queue()
        for _, cookie in self._tokens:
            waiting.put(cookie)
        spans: list[float] = []
        mistakes: list[str] = []
        named = (shift_id, waiting, spans, mistakes)
        threads = [threading.Thread(target=self._phone, args=named) for _ in range(PHONES)]
        began = stopwatch.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.everybody.samples.append(stopwatch.perf_counter() - began)
        self.slowest.samples.append(1000 * sorted(spans)[-(-len(spans) * 95 // 100) - 1] if spans else 0)
        if mistakes:
            raise WrongResult(f"{len(mistakes)} errors, the first: {mistakes[0]}")
        self._check(shift_id)

    def notes(self) -> list[Note]:
        a_second = self.people / self.everybody.pick(self.everybody.samples)
        return [Note(what=f"check-ins over HTTP, {self.engine}", figure=f"{a_second:.0f} people a second")]

    def close(self) -> None:
        """Stop the server, then the database."""
        self._open.close()

    @property
    def app(self) -> App:
        """The same database from here."""
        assert self._app is not None
        return self._app

    def _person(self, number: int) -> tuple[str, str]:
        home = a_household(self.app, head_name=f"签到的{number}")
        person = a_person(self.app, name=f"签到的{number}", household_id=home.id, is_head=True)
        an_enrolled_resident(self.app, person_id=person.id, number=person.number)
        return person.id, sign_in(self.app, name=person.number, secret=PIN, address=f"10.{number}.0.1").token

    def _activity(self, number: int) -> str:
        """Published now, begun in five minutes, so that check-in is open; everybody is signed up."""
        begins = datetime.now(zone(ZONE)) + timedelta(minutes=5)
        if begins.hour == 23 and begins.minute > 50:
            raise WrongResult("nothing begins in the last minutes of a day: run it again after midnight")
        held = self.app.do(
            a_staff(self.app), an_intent(), publish_activity, name=f"集合{number}", place="东门",
            held_on=begins.date(), starts=begins.time().replace(second=0, microsecond=0), ends=time(23, 59),
            leader_id=self._tokens[0][0], item_code="C1", needed_people=self.people,
        )  # fmt: skip
        shift_id = shift_of(self.app, held)
        for person_id, _ in self._tokens:
            signed_up(self.app, held, person_id, shift_id=shift_id)
        return shift_id

    def _phone(self, shift_id: str, waiting: queue.Queue[str], spans: list[float], mistakes: list[str]) -> None:
        """One phone after another, on one connection: look, then tap."""
        line = http.client.HTTPConnection("localhost", self._port, timeout=ANSWER_SECONDS)
        try:
            while True:
                try:
                    cookie = waiting.get_nowait()
                except queue.Empty:
                    return
                code = self.app.look(a_staff(self.app), roll_code, shift_id=shift_id, direction=Direction.IN).code
                began = stopwatch.perf_counter()
                told = self._tap(line, f"/C/{code}", f"linli={cookie}")
                spans.append(stopwatch.perf_counter() - began)
                if told:
                    mistakes.append(told)
        except (OSError, http.client.HTTPException) as reason:
            mistakes.append(repr(reason))
        finally:
            line.close()

    def _tap(self, line: http.client.HTTPConnection, path: str, cookie: str) -> str:
        """What was wrong, or nothing."""
        line.request("GET", path, headers={"Cookie": cookie})
        answer = line.getresponse()
        shown, device = answer.read().decode(), answer.headers.get("Set-Cookie", "").split(";")[0]
        intent = re.search(r'name="intent" value="([0-9a-f]+)"', shown)
        if intent is None:
            return f"{answer.status} {shown[-300:]}"
        headers = {
            "Cookie": f"{cookie}; {device}", "Origin": f"http://localhost:{self._port}",
            "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip
        line.request("POST", path, urlencode({"intent": intent[1]}), headers)
        answer = line.getresponse()
        told = answer.read().decode()
        return "" if answer.status == 200 else f"{answer.status} {told[-300:]}"

    def _check(self, shift_id: str) -> None:
        """Everybody is in, once, and the books are whole."""
        with self.app.reading() as (session, _):
            came, people = session.first(
                "SELECT COUNT(*) AS came, COUNT(DISTINCT person_id) AS people FROM attendance WHERE shift_id = :id",
                id=shift_id,
            )
        if (came, people) != (self.people, self.people):
            raise WrongResult(f"{self.people} tapped, {came} arrivals of {people} people stand")
        report = run_check(self.app)
        if not report.is_ok:
            raise WrongResult(str([finding for one in report.invariants for finding in one.findings][:3]))


@contextmanager
def cheap_hashes() -> Iterator[None]:
    """Two hundred sign-ins in seconds; the server never sees these PINs again."""
    before = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    try:
        yield
    finally:
        passwords._hasher = before
