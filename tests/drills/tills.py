"""Tills at a database server that dies: they press until they are answered."""

from __future__ import annotations

import threading
import time
from typing import Any

import psycopg
from sqlalchemy import event

from core.books import Intent
from core.bootstrap import App, Busy
from core.clock import DrivenClock
from core.settings import Settings
from core.takings import take
from db.engine import Database
from tests.databases import Templates
from tests.drills.child import Job
from tests.drills.clusters import Pair

TILLS = 4


def an_app(pair: Pair, templates: Templates, clock: DrivenClock, *, is_careless: bool = False) -> App:
    """The program, which knows both hosts; a careless one does not wait until its commits are written down."""
    settings = Settings(data_dir=templates.folder, DATABASE_URL=pair.url)
    database = Database(pair.url, templates.secrets())
    if is_careless:
        event.listen(database.engine, "connect", _do_not_wait)
    return App(settings=settings, database=database, is_demo=False, clock=clock)


def _do_not_wait(connection: psycopg.Connection[Any], _: object) -> None:
    connection.execute("SET synchronous_commit = off")
    connection.commit()


class Tills:
    """Tills that press each press until it is answered, and remember when which one was."""

    def __init__(self, app: App, job: Job) -> None:
        self.app, self.job = app, job
        self.left = iter(job.presses)
        self.acks: dict[str, str] = {}
        self.acked_at: list[float] = []
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self._work) for _ in range(TILLS)]
        for thread in self.threads:
            thread.start()

    def _work(self) -> None:
        while True:
            with self.lock:
                press = next(self.left, None)
            if press is None:
                return
            key, code = press
            while True:
                try:
                    taking = self.app.do(self.job.till, Intent(key=key, source="api"), take, code=code)
                except Busy:
                    continue
                break
            with self.lock:
                self.acks[key] = taking.id
                self.acked_at.append(time.monotonic())

    def wait_for(self, acks: int) -> None:
        """Until so many were answered."""
        while len(self.acks) < acks:
            time.sleep(0.001)

    def stop(self) -> None:
        """No new presses."""
        self.left = iter(())

    def close(self) -> None:
        """Until everything was answered."""
        for thread in self.threads:
            thread.join()
