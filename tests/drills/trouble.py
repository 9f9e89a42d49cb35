"""An engine that gives transactions up, as often as it is told to."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import Counter
from typing import Any

import psycopg

STATEMENTS = 12  # of a taking, about


class Trouble:
    """Gives a part of all commands up, at a statement or at the commit chosen by chance."""

    def __init__(self, dialect: str, chance: random.Random, part: float) -> None:
        self.dialect, self.chance, self.part = dialect, chance, part
        self.given_up: Counter[str] = Counter()
        self.pauses: list[float] = []
        self.tries = threading.local()

    def before(self, _connection: Any, sql: str) -> None:
        """The hook of `hooked`."""
        mine = self.tries.__dict__
        if sql.startswith("INSERT INTO intent"):  # a command begins
            mine["number"] = mine.get("number", 0) + 1
            if "since" in mine:
                self.pauses.append(time.perf_counter() - mine.pop("since"))
            mine["left"] = self.chance.randrange(STATEMENTS) if self.chance.random() < self.part else None
        left = mine.get("left")
        if left is None:
            return
        mine["left"] = left - 1
        if left == 0 or sql == "COMMIT":
            mine["left"], mine["since"] = None, time.perf_counter()
            error = self._error()
            self.given_up[str(error)] += 1
            raise error

    def _error(self) -> Exception:
        if self.dialect == "sqlite":
            return sqlite3.OperationalError("database is locked")
        kind = self.chance.choice((psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected))
        return kind(kind.sqlstate)

    def tried(self) -> int:
        """How often this thread's last press was tried; the next one counts anew."""
        return int(self.tries.__dict__.pop("number", 0))
