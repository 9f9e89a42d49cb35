"""Opens, begins, commits: the one place where a transaction starts and ends (design 4, 5, 11; security 8.1, 8.2).

`Database.transaction()` is the only writer. On SQLite it is `BEGIN IMMEDIATE` under an OS file lock beside the
database; on PostgreSQL READ COMMITTED. `Database.reading()` only looks.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool
from sqlmodel import SQLModel

from db.file_lock import FileLock
from db.secrets import Secrets
from db.states import EDGES
from db.troubles import InDoubt, translated
from db.types import PLAIN, to_instant, to_stored

Row = Any  # a named tuple of one query; `*_at` are aware instants, `*_on` dates, `is_*` bool


class Session:
    """One transaction on one driver connection. Statements are plain SQL with `:name`, the same for both engines."""

    __slots__ = ("_driver", "dialect", "is_writer", "secrets", "written")

    def __init__(self, driver: Any, dialect: str, secrets: Secrets, *, is_writer: bool) -> None:
        self._driver = driver
        self.dialect = dialect
        self.secrets = secrets
        self.is_writer = is_writer
        #: sealed rows without a state machine (table, id) that no operation has noted yet; states have their own moves
        self.written: list[tuple[str, str]] = []

    def _run(self, sql: str, parameters: dict[str, Any]) -> Any:
        stored = _stored(parameters)
        if self.dialect == "sqlite":
            return self._driver.execute(sql, stored)
        return self._driver.execute(_for_psycopg(sql), stored)

    def all(self, sql: str, **parameters: Any) -> list[Row]:
        """Every row, as named tuples."""
        cursor = self._run(sql, parameters)
        read = _reader(tuple(column[0] for column in cursor.description))
        return [read(row) for row in cursor.fetchall()]

    def first(self, sql: str, **parameters: Any) -> Row | None:
        """The first row or None."""
        cursor = self._run(sql, parameters)
        row = cursor.fetchone()
        return None if row is None else _reader(tuple(column[0] for column in cursor.description))(row)

    def value(self, sql: str, **parameters: Any) -> Any:
        """The first column of the first row, or None."""
        row = self._run(sql, parameters).fetchone()
        return None if row is None else row[0]

    def change(self, sql: str, **parameters: Any) -> int:
        """Run a writing statement; answers how many rows it met."""
        return int(self._run(sql, parameters).rowcount)

    def insert(self, table: type[SQLModel], **values: Any) -> None:
        """Insert one row; columns that never change are sealed with the row digest."""
        self._seal(table, values)
        self._run(_insert_sql(table, tuple(values)), values)
        self._note(table, values)

    def insert_new(self, table: type[SQLModel], **values: Any) -> bool:
        """Insert unless a unique rule already holds such a row; answers whether it was inserted."""
        self._seal(table, values)
        is_new = bool(self._run(_insert_sql(table, tuple(values)) + " ON CONFLICT DO NOTHING", values).rowcount)
        if is_new:
            self._note(table, values)
        return is_new

    def insert_all(self, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
        """Insert many rows with the same columns."""
        if not rows:
            return
        for row in rows:
            self._seal(table, row)
            self._note(table, row)
        self.change_all(_insert_sql(table, tuple(rows[0])), rows)

    def change_all(self, sql: str, rows: Sequence[dict[str, Any]], *, is_plain: bool = False) -> None:
        """Run a writing statement once for each row of parameters; `is_plain`: they hold text and numbers only."""
        if not rows:
            return
        stored = rows if is_plain else [_stored(row) for row in rows]
        if self.dialect == "sqlite":
            self._driver.executemany(sql, stored)
        else:
            with self._driver.cursor() as cursor:
                cursor.executemany(_for_psycopg(sql), stored)

    def _seal(self, table: type[SQLModel], values: dict[str, Any]) -> None:
        assert self.is_writer, "a reading session does not write"
        name, columns, _ = _sealing(table)
        if columns is not None:
            values["digest"] = self.secrets.row_digest(sealed_text(name, columns, values))

    def _note(self, table: type[SQLModel], values: dict[str, Any]) -> None:
        name, _, is_noted = _sealing(table)
        if is_noted:
            self.written.append((name, values["id"]))


@lru_cache(maxsize=256)
def _sealing(table: type[SQLModel]) -> tuple[str, tuple[str, ...] | None, bool]:
    """A table's name, its sealed columns, and whether an operation notes its rows; a model is slow to ask each time."""
    name, columns = str(table.__tablename__), getattr(table, "__sealed__", None)
    return name, columns, columns is not None and name not in EDGES


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value if type(value) in PLAIN else to_stored(value) for name, value in values.items()}


def sealed_text(table: str, columns: Sequence[str], values: dict[str, Any]) -> str:
    """What a row digest covers: the table and each sealed column, by name, as stored."""
    parts = [table]
    for name in columns:
        value = values.get(name)
        if type(value) not in _AS_WRITTEN:
            value = int(value) if isinstance(value, bool) else to_stored(value)
        parts.append(f"{name}={value}")
    return "\x1f".join(parts)


_AS_WRITTEN = (str, int, type(None))


class Database:
    """An engine with its keys. `url` is an SQLAlchemy URL of SQLite (a file) or PostgreSQL."""

    def __init__(self, url: str, secrets: Secrets) -> None:
        self.url = url
        self.secrets = secrets
        self.dialect = "sqlite" if url.startswith("sqlite") else "postgresql"
        self.path = Path(url.removeprefix("sqlite:///")) if self.dialect == "sqlite" else None
        self.engine = _sqlite_engine(url) if self.dialect == "sqlite" else _postgresql_engine(url)
        self._lock = FileLock(Path(f"{self.path}.lock")) if self.path else None
        self._lost_at = 0.0
        if self.path is None:
            event.listen(self.engine, "connect", _note_opening)
            event.listen(self.engine, "checkout", self._refuse_old_lines)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Begin, hand over, commit; any error rolls everything back. Raises TryAgain where trying again may help."""
        if self._lock:
            with self._lock:
                yield from self._begun("BEGIN IMMEDIATE", is_writer=True)
        else:
            yield from self._begun(None, is_writer=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent look; nothing is written."""
        yield from self._begun("BEGIN" if self.path else None, is_writer=False)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Fill a database that nobody else uses yet: commits do not wait for the disk, leaving waits for all of them.

        A filling that is cut short leaves a database to be thrown away.
        """
        hurry = _hurry_sqlite if self.path else _hurry_postgresql
        self.engine.dispose()
        event.listen(self.engine, "connect", hurry)
        try:
            yield
        finally:
            event.remove(self.engine, "connect", hurry)
            self.engine.dispose()
            for path in (self.path, Path(f"{self.path}-wal")) if self.path else ():
                if path.exists():
                    with open(path, "rb+") as file:
                        os.fsync(file.fileno())

    def gather_statistics(self) -> None:
        """After many rows came in at once: let PostgreSQL count them now, or it plans for tables of one row."""
        if self.path is None:
            with self.transaction() as session:
                session.change("ANALYZE")

    def _begun(self, begin: str | None, *, is_writer: bool) -> Iterator[Session]:
        try:
            pooled = self.engine.raw_connection()
        except (SQLAlchemyError, psycopg.Error) as error:  # the pool's own, and those of a server that is away
            raise translated(error) from error
        driver: Any = pooled.driver_connection
        is_committing = False
        try:
            if begin:
                driver.execute(begin)
            yield Session(driver, self.dialect, self.secrets, is_writer=is_writer)
            if is_writer:
                is_committing = True
                driver.commit()
            else:
                driver.rollback()
        except BaseException as error:
            try:
                driver.rollback()
            except (psycopg.Error, sqlite3.Error):
                pooled.invalidate()  # the line is gone; the error that brought us here says so
                self._lost_at = time.monotonic()
                if is_committing:
                    raise InDoubt(str(error)) from error
            told = translated(error)
            if told is error:
                raise
            raise told from error
        finally:
            pooled.close()

    def _refuse_old_lines(self, _connection: object, record: ConnectionPoolEntry, _fairy: object) -> None:
        """Where one line was lost, those that lay idle are most likely dead too: the pool opens new ones for them."""
        if record.info["opened_at"] <= self._lost_at:
            raise DisconnectionError("opened before a line was lost")

    def close(self) -> None:
        """Return every connection, and the lock file."""
        self.engine.dispose()
        if self._lock:
            self._lock.close()


def _note_opening(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info["opened_at"] = time.monotonic()


SQLITE_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA mmap_size=0",
)
# jit: compiling a question takes longer than any of ours runs
POSTGRESQL_SETTINGS = (
    "-c lock_timeout=3000 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000 -c jit=off"
)


def _sqlite_engine(url: str) -> Engine:
    Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    # cached_statements: every distinct SQL text of a busy page stays prepared
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=16,
        max_overflow=64,
        connect_args={"isolation_level": None, "check_same_thread": False, "cached_statements": 512},
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: object) -> None:
        for statement in SQLITE_SETTINGS:
            connection.execute(statement)

    return engine


def _hurry_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def _hurry_postgresql(connection: psycopg.Connection[Any], _: object) -> None:
    connection.execute("SET synchronous_commit = off")  # the server writes down what is left within a second
    connection.commit()


def _postgresql_engine(url: str) -> Engine:
    return create_engine(url, pool_size=16, max_overflow=16, connect_args={"options": POSTGRESQL_SETTINGS})


_NAME = re.compile(r"(?<!:):([a-z_][a-z0-9_]*)")


@lru_cache(maxsize=4096)
def _for_psycopg(sql: str) -> str:
    return _NAME.sub(r"%(\1)s", sql.replace("%", "%%"))


@lru_cache(maxsize=1024)
def _insert_sql(table: type[SQLModel], names: tuple[str, ...]) -> str:
    columns = ", ".join(names)
    values = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table.__tablename__} ({columns}) VALUES ({values})"


def _instant(value: int | None) -> Any:
    return None if value is None else to_instant(value)


def _date(value: str | None) -> Any:
    return None if value is None else date.fromisoformat(value)


def _bool(value: Any) -> Any:
    return None if value is None else bool(value)


@lru_cache(maxsize=4096)
def _reader(names: tuple[str, ...]) -> Callable[[Iterable[Any]], Row]:
    kind = namedtuple("Row", names)  # type: ignore[misc]
    turned = [
        (place, _instant if name.endswith("_at") else _date if name.endswith("_on") else _bool)
        for place, name in enumerate(names)
        if name.endswith(("_at", "_on")) or name.startswith("is_")
    ]
    if not turned:
        return kind._make

    def read(row: Iterable[Any]) -> Row:
        values = list(row)
        for place, turn in turned:
            values[place] = turn(values[place])
        return kind._make(values)

    return read
