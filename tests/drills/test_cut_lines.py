"""F-15: the line to PostgreSQL is cut at COMMIT; nobody knows whether it went through, and the intent's key decides.

SQLite has no line: what happens there at COMMIT is drilled by killing the process (F-11) and cutting the power (F-12).
"""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from psycopg.conninfo import conninfo_to_dict

from core.books import Intent
from core.bootstrap import App, Busy, Unsure
from core.exchange import Exchanged, exchange
from core.policy import Actor
from db.engine import Database
from db.troubles import TryAgain
from tests.factories import an_intent
from tests.factories_spending import a_fund, a_spender, money, points
from tests.racers import race, rounds
from tests.tally import control, counted, seeded

pytestmark = pytest.mark.crash

WAYS = ("before", "during", "after")  # the commit is lost, may have gone through, or its answer is lost
TOLD_WITHIN_SECONDS = 5.0


@pytest.fixture(params=["postgresql"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """The engine with a line."""
    return str(request.param)


class Line:
    """A proxy on a port of its own between us and the server; `cut_next` says how the next COMMIT ends."""

    def __init__(self, url: str) -> None:
        self.to = conninfo_to_dict(url.replace("+psycopg", ""))
        self.cut_next: str | None = None
        self.cut_always: str | None = None
        self.cuts: Counter[str] = Counter()
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()
        port = self.listener.getsockname()[1]
        self.url = f"postgresql+psycopg://{self.to.get('user', 'postgres')}@127.0.0.1:{port}/{self.to['dbname']}"

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                server, swallowing = self._server(), threading.Event()
                for carry in (self._to_server, self._to_client):
                    threading.Thread(target=carry, args=(client, server, swallowing), daemon=True).start()

    def _server(self) -> socket.socket:
        host, port = str(self.to.get("host", "")), int(str(self.to.get("port") or 5432))
        if host.startswith("/"):
            server = socket.socket(socket.AF_UNIX)
            server.connect(f"{host}/.s.PGSQL.{port}")
            return server
        return socket.create_connection((host, port))

    def _to_server(self, client: socket.socket, server: socket.socket, swallowing: threading.Event) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                way = (self.cut_next or self.cut_always) if b"COMMIT\0" in data else None
                if way is None:
                    server.sendall(data)
                    continue
                self.cut_next = None
                self.cuts[way] += 1
                if way == "after":
                    swallowing.set()  # its answer is read from the server, and goes no further
                if way != "before":
                    server.sendall(data)
                if way != "after":
                    break
        cut(server)  # the other direction ends with it, and closes both
        cut(client)

    def _to_client(self, client: socket.socket, server: socket.socket, swallowing: threading.Event) -> None:
        with client, server:
            with suppress(OSError):
                while (data := server.recv(65536)) and not swallowing.is_set():
                    client.sendall(data)
            cut(client)
            cut(server)

    def close(self) -> None:
        """Nobody gets through any more."""
        cut(self.listener)
        self.listener.close()


def cut(end: socket.socket) -> None:
    """Both directions at once, as when a cable is pulled."""
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def line(app: App) -> Iterator[Line]:
    """The way to the test's database."""
    line = Line(app.database.url)
    yield line
    line.close()


@contextmanager
def over(line: Line, app: App) -> Iterator[App]:
    """The same program, connected over the line."""
    database = Database(line.url, app.secrets)
    try:
        yield App(settings=app.settings, database=database, is_demo=False, clock=app.clock)
    finally:
        database.close()


@pytest.mark.figure("F-15")
def test_a_line_cut_during_commit_is_decided_by_the_key(app: App, line: Line, engine_name: str) -> None:
    """Load: each COMMIT cut before, during or after. Goal: done once, the answer is true and comes within 5 s."""
    count, chance = rounds(everyday=24, drill=300), seeded("F-15")
    a_fund(app, yuan=100_000)
    wang, slowest, replays = a_spender(app, points=5 * count), 0.0, 0
    with over(line, app) as far:
        for number in range(1, count + 1):
            line.cut_next = chance.choice(WAYS)
            began = time.perf_counter()
            answer = buy(far, wang, an_intent("api"))
            slowest = max(slowest, time.perf_counter() - began)
            replays += answer.is_replay
            assert points(app, wang.household_id).spent == 5 * number
            assert voucher_stands(app, answer)
    assert line.cuts.total() == count and set(line.cuts) == set(WAYS)
    assert replays >= line.cuts["after"]
    assert slowest <= TOLD_WITHIN_SECONDS
    assert money(app).outstanding == 500 * count
    slowest_ms = int(slowest * 1000)
    counted("F-15", engine_name, cuts=count, had_gone_through=replays, doubled=0, lost=0, slowest_ms=slowest_ms)


@pytest.mark.figure("F-15")
def test_where_every_answer_is_lost_nobody_is_told_that_nothing_was_written(app: App, line: Line) -> None:
    a_fund(app)
    wang, press = a_spender(app, points=100), an_intent("api")
    with over(line, app) as far:
        line.cut_always = "after"
        with pytest.raises(Unsure):
            buy(far, wang, press)
        line.cut_always = None
        again = buy(far, wang, press)
    assert again.is_replay
    assert points(app, wang.household_id).spent == 5


@pytest.mark.figure("F-15")
def test_a_line_that_is_down_is_told_as_nothing_written(app: App, line: Line) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    with over(line, app) as far:
        line.cut_always = "before"
        with pytest.raises(Unsure):
            buy(far, wang, an_intent("api"))
        line.close()
        with pytest.raises(Busy):
            buy(far, wang, an_intent("api"))
    assert points(app, wang.household_id).spent == 0


@pytest.mark.figure("F-15")
def test_a_press_goes_through_though_every_idle_line_is_dead(app: App, line: Line) -> None:
    a_fund(app)
    wang, everybody = a_spender(app, points=100), threading.Barrier(16)
    with over(line, app) as far:

        def look() -> None:
            with far.database.reading() as session:
                session.value("SELECT 1")
                everybody.wait()

        race([look] * 16)
        with app.database.transaction() as session:
            others = "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            assert session.value(f"SELECT COUNT(pg_terminate_backend(pid, 5000)) FROM {others}") >= 16
        buy(far, wang, an_intent("api"))
    assert points(app, wang.household_id).spent == 5


@pytest.mark.figure("F-15")
def test_control_a_new_key_after_a_cut_line_spends_twice(app: App, line: Line, engine_name: str) -> None:
    a_fund(app, yuan=10_000)
    wang, count = a_spender(app, points=1000), 10
    with over(line, app) as far:
        for _ in range(count):
            line.cut_next = "after"
            with pytest.raises(TryAgain), far.database.transaction() as session:
                exchange(
                    session, far.clock_for(session), wang, an_intent(), household_id=wang.household_id, faces_fen=(500,)
                )
            buy(far, wang, an_intent())
    spent = points(app, wang.household_id).spent
    assert spent == 10 * count, "the control did not spend twice: the drill above proves nothing"
    control("F-15", engine_name, f"with a new key {count} of {count} cut presses were done twice")


def buy(app: App, spender: Actor, press: Intent) -> Exchanged:
    """One voucher of 5 yuan."""
    return app.do(spender, press, exchange, household_id=spender.household_id, faces_fen=(500,))


def voucher_stands(app: App, answer: Exchanged) -> Any:
    """Whether the voucher that a press was told of is there."""
    with app.database.reading() as session:
        return session.value("SELECT 1 FROM voucher WHERE id = :id", id=answer.vouchers[0].id)
