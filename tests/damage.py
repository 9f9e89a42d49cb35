"""Rows changed, taken away or put in behind the books' back, with every guard of the schema off; all of it undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Table, UniqueConstraint

from core.check import CheckReport, check_session
from db.check.rows import row_name
from db.engine import Database, Session
from db.states import EDGES
from db.tables import metadata
from db.types import new_id

ELSEWHERE = "0" * 26


class _Undo(Exception):
    """Ends the transaction without a trace."""


class Damaged:
    """An open transaction in which nothing protects the rows."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def check_after(self, harm: Callable[[Session], None]) -> CheckReport:
        """What the self-check says about one harm, which is taken back afterwards."""
        self.session.change("SAVEPOINT harm")
        try:
            harm(self.session)
            return check_session(self.session)
        finally:
            self.session.change("ROLLBACK TO SAVEPOINT harm")

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Every row as it lies in the table, with its name under `""`, in the order of its name."""
        columns = list(metadata.tables[table].columns.keys())
        listed = ", ".join(f"{column} AS c{place}" for place, column in enumerate(columns))
        found = self.session.all(
            f"SELECT {row_name(metadata.tables[table], 'r')} AS name, {listed} FROM {table} r ORDER BY 1"
        )
        return [{"": row[0], **dict(zip(columns, row[1:], strict=True))} for row in found]


@contextmanager
def unguarded(database: Database) -> Iterator[Damaged]:
    """Open a transaction without triggers, foreign keys and CHECKs."""
    try:
        with database.transaction() as session:
            if session.dialect == "sqlite":
                session.change("PRAGMA defer_foreign_keys = ON")
                session.change("PRAGMA ignore_check_constraints = ON")
                for row in session.all("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
                    session.change(f"DROP TRIGGER {row.name}")
            else:
                session.change("SET LOCAL session_replication_role = 'replica'")
                for row in session.all(
                    "SELECT conrelid::regclass AS place, conname FROM pg_constraint"
                    " WHERE contype = 'c' AND conrelid <> 0 AND connamespace = 'public'::regnamespace"
                ):
                    session.change(f"ALTER TABLE {row.place} DROP CONSTRAINT {row.conname}")
                session.change("ANALYZE")  # hundreds of checks of one small database: planned once for its true size
            yield Damaged(session)
            raise _Undo
    except _Undo:
        return


def change(table: str, row: dict[str, Any], column: str, value: Any) -> Callable[[Session], None]:
    """Put another value into one column of one row."""

    def harm(session: Session) -> None:
        key, named = _found_by(table, row)
        assert session.change(f"UPDATE {table} SET {column} = :new_value WHERE {key}", new_value=value, **named) == 1

    return harm


def delete(table: str, row: dict[str, Any]) -> Callable[[Session], None]:
    """Take one row away."""

    def harm(session: Session) -> None:
        key, named = _found_by(table, row)
        assert session.change(f"DELETE FROM {table} WHERE {key}", **named) == 1

    return harm


def insert(table: str, row: dict[str, Any]) -> Callable[[Session], None]:
    """Put a row in as it stands."""

    def harm(session: Session) -> None:
        values = {column: value for column, value in row.items() if column}
        listed = ", ".join(values)
        session.change(
            f"INSERT INTO {table} ({listed}) VALUES ({', '.join(':' + column for column in values)})", **values
        )

    return harm


def twin(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A copy of a row under another key, with other values where the schema wants them unique."""
    shape = metadata.tables[table]
    values = {column: value for column, value in row.items() if column}
    for name in _unique(shape):
        if name == "id":
            values[name] = new_id()
        elif values[name] is not None:
            values[name] = other(shape, shape.columns[name], values[name])
    return values


def _unique(table: Table) -> set[str]:
    """Columns of which no two rows may hold the same, alone or together."""
    keys = [list(table.primary_key)]
    keys += [list(constraint.columns) for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    keys += [list(index.columns) for index in table.indexes if index.unique]
    return {column.name for columns in keys for column in columns}


def other(table: Table, column: Column[Any], value: Any) -> Any:
    """A value that this column does not hold in this row, nor in another where the schema wants it unique."""
    if isinstance(column.type, Boolean):
        return not value
    if isinstance(column.type, Integer):
        return (value or 0) + (100_000 if column.name in _unique(table) else 1)
    if column.name == "state":
        return next(state for edge in sorted(EDGES[table.name]) for state in edge if state != value)
    if column.name == "community_id" or value is None:
        return ELSEWHERE
    if column.name.endswith("_on"):
        return (date.fromisoformat(value) + timedelta(days=5000)).isoformat()
    longest = getattr(column.type, "length", None)
    if longest is not None and len(value) >= longest:
        return value[:-1] + ("U" if value[-1] != "U" else "V")  # a letter that no id of ours has
    return value + "U"


def _found_by(table: str, row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    keys = [column.name for column in metadata.tables[table].primary_key]
    return " AND ".join(f"{key} = :key_{key}" for key in keys), {f"key_{key}": row[key] for key in keys}
