"""A hook before each statement that a driver runs, on both engines: where drills pause, fail or count."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import event

from db.engine import Database

#: called with the connection and the statement, before it runs; what it raises, the driver raises
Hook = Callable[[Any, str], None]


@contextmanager
def hooked(database: Database, before: Hook) -> Iterator[None]:
    """Every connection of the database that is opened from now on calls `before` ahead of each statement."""

    class OnSqlite(sqlite3.Connection):
        def execute(self, sql: str, *rest: Any) -> Any:
            before(self, sql)
            return super().execute(sql, *rest)

        def executemany(self, sql: str, rows: Any) -> Any:
            before(self, sql)
            return super().executemany(sql, rows)

        def commit(self) -> None:
            before(self, "COMMIT")
            super().commit()

    class OnPostgresql(psycopg.Connection[Any]):
        def commit(self) -> None:
            before(self, "COMMIT")
            super().commit()

    class Cursor(psycopg.Cursor[Any]):
        def execute(self, query: Any, *rest: Any, **named: Any) -> Any:
            before(self.connection, str(query))
            return super().execute(query, *rest, **named)

        def executemany(self, query: Any, *rest: Any, **named: Any) -> None:
            before(self.connection, str(query))
            super().executemany(query, *rest, **named)

    def connect(_dialect: Any, _record: Any, unnamed: list[Any], named: dict[str, Any]) -> Any:
        if database.dialect == "sqlite":
            named["factory"] = OnSqlite
            return None
        return OnPostgresql.connect(*unnamed, **named, cursor_factory=Cursor)

    database.engine.dispose()
    event.listen(database.engine, "do_connect", connect)
    try:
        yield
    finally:
        event.remove(database.engine, "do_connect", connect)
        database.engine.dispose()
