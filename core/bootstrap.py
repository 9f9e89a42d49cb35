"""`build_app`: the one place where real parts are chosen; `App`: what every door calls."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import db.meta
import db.migrate
from core.books import Intent
from core.clock import Clock, SystemClock
from core.commands import policy_of, record_refusal
from core.errors import AppError
from core.policy import Actor
from core.settings import Settings
from db.engine import Database, Session
from db.secrets import Secrets, load_secrets
from db.troubles import DiskTrouble, InDoubt
from db.troubles import TryAgain as TryAgain  # the doors meet it too

R = TypeVar("R")
DEMO_MARK = "demo"
TRIES = 5
_log = logging.getLogger("linli.storage")


class Busy(AppError):
    """The database gave the transaction up several times; nothing was written."""

    key = "error.busy"
    status = 503


class Unsure(Busy):
    """The line to the database broke while it was writing; whether it was written, the same press again finds out."""

    key = "error.unsure"


class StorageTrouble(Busy):
    """The database's disk is full or broken. Was it the very last write that failed, it may stand all the same."""

    key = "error.storage_trouble"


@dataclass(slots=True)
class App:
    """Settings, database and clock of one process. `clock` is only given by tests and by the demo's making."""

    settings: Settings
    database: Database
    is_demo: bool
    clock: Clock | None = None

    @property
    def secrets(self) -> Secrets:
        return self.database.secrets

    def clock_for(self, session: Session) -> Clock:
        """The clock of one transaction; in demo mode the offset is read with each command."""
        if self.clock is not None:
            return self.clock
        return SystemClock(db.meta.demo_ahead(session)) if self.is_demo else _SYSTEM

    @contextmanager
    def reading(self) -> Iterator[tuple[Session, Clock]]:
        """A consistent look."""
        with self.database.reading() as session:
            yield session, self.clock_for(session)

    @contextmanager
    def writing(self) -> Iterator[tuple[Session, Clock]]:
        """One transaction, for rows outside the books (sign-in sessions, forms)."""
        with self.database.transaction() as session:
            yield session, self.clock_for(session)

    def do(self, actor: Actor, intent: Intent, command: Callable[..., R], /, **named: Any) -> R:
        """One press: one transaction, tried again where the engine asks for it, its refusal written afterwards.

        Raises the command's own refusals, and Busy or one of its kinds.
        """

        def press() -> R:
            with self.database.transaction() as session:
                return command(session, self.clock_for(session), actor, intent, **named)

        try:
            return _tried_again(press)
        except AppError as refusal:
            if not isinstance(refusal, Busy):
                self._write_refusal(actor, intent, policy_of(command).action, refusal)
            raise

    def look(self, actor: Actor, query: Callable[..., R], /, **named: Any) -> R:
        """One query in a reading transaction."""
        with self.database.reading() as session:
            return query(session, self.clock_for(session), actor, **named)

    def _write_refusal(self, actor: Actor, intent: Intent, action: str, refusal: AppError) -> None:
        ids = {name: value for name, value in refusal.facts.items() if name.endswith("id")} | refusal.subject
        subject = ",".join(f"{name}={value}" for name, value in ids.items())

        def write() -> None:
            with self.database.transaction() as session:
                record_refusal(
                    session,
                    self.clock_for(session),
                    actor,
                    action=action,
                    key=refusal.key,
                    subject=subject,
                    source=intent.source,
                )

        _tried_again(write)


def _tried_again(work: Callable[[], R]) -> R:
    """Run a transaction, again where the engine gave it up, with a growing pause by chance. Raises Busy."""
    is_in_doubt = False
    for attempt in range(TRIES):
        try:
            return work()
        except DiskTrouble as error:
            _log.error("the database's disk: %s", error)
            raise StorageTrouble() from error
        except TryAgain as error:
            is_in_doubt = is_in_doubt or isinstance(error, InDoubt)
            time.sleep(random.uniform(0, 0.02 * 2**attempt))
    raise Unsure() if is_in_doubt else Busy()


def build_app(settings: Settings, *, clock: Clock | None = None) -> App:
    """Open the database of the settings. Raises SchemaMismatch and KeyFileMissing."""
    db.migrate.require_revision(settings.url)
    database = Database(settings.url, load_secrets(settings.key_file, create=False))
    with database.reading() as session:
        is_demo = db.meta.mark(session, name=DEMO_MARK) is not None
    return App(settings=settings, database=database, is_demo=is_demo, clock=clock)


_SYSTEM = SystemClock()
_lock = threading.Lock()
_running: list[App] = []


def running_app() -> App:
    """The App of this process, made at the first call."""
    with _lock:
        if not _running:
            _running.append(build_app(Settings()))
        return _running[0]
