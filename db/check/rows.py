"""Every table alike: digests, births, states, references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlmodel import SQLModel

from db.check import PAGE
from db.engine import Row, Session
from db.tables import metadata

#: references that no foreign key holds: the books are written last in a transaction, the rows they name before
LOOSE = (
    ("operation", "note_id", "note"),
    ("lot_use", "voucher_id", "voucher"),
    ("quote", "shop_id", "shop"),
)


@cache
def tables() -> tuple[Table, ...]:
    """Every table with a community, by name."""
    return tuple(table for table in metadata.sorted_tables if "community_id" in table.columns)


@cache
def sealed_tables() -> dict[str, tuple[str, ...]]:
    """Every table whose rows carry a digest, with the columns under it."""
    return {
        str(model.__tablename__): tuple(model.__sealed__)
        for model in SQLModel.__subclasses__()
        if hasattr(model, "__sealed__") and str(model.__tablename__) in metadata.tables
    }


def row_name(table: Table, alias: str) -> str:
    """SQL of the name of a row: its key without the community, joined by `/`."""
    parts = [column.name for column in table.primary_key if column.name != "community_id"]
    return " || '/' || ".join(f"CAST({alias}.{part} AS TEXT)" for part in parts) or f"{alias}.community_id"


def references() -> Iterator[tuple[str, str, str]]:
    """Every reference (table, column, table it leads to), those without a foreign key included."""
    for table in tables():
        held = set()
        for foreign in table.foreign_key_constraints:
            column = foreign.column_keys[-1]
            held.add(column)
            if column != "community_id":
                yield table.name, column, foreign.referred_table.name
        if "operation_id" in table.columns and "operation_id" not in held:
            yield table.name, "operation_id", "operation"
    yield from LOOSE


def lost_references(session: Session, *, community_id: str, table: str, column: str, target: str) -> list[Row]:
    """Rows whose reference leads to no row of the same community: (name, target)."""
    return session.all(
        f"SELECT {row_name(metadata.tables[table], 'c')} AS name, c.{column} AS target FROM {table} c"
        f" LEFT JOIN {target} p ON p.community_id = c.community_id AND p.id = c.{column}"
        f" WHERE c.community_id = :community_id AND c.{column} IS NOT NULL AND p.id IS NULL",
        community_id=community_id,
    )


def homeless(session: Session, *, table: str) -> list[Row]:
    """Rows whose community is not there: (name, community)."""
    return session.all(
        f"SELECT {row_name(metadata.tables[table], 'c')} AS name, c.community_id AS community FROM {table} c"
        " WHERE NOT EXISTS (SELECT 1 FROM community p WHERE p.id = c.community_id)"
    )


def count(session: Session, *, community_id: str, table: str) -> int:
    """How many rows of a table a community has."""
    return int(
        session.value(f"SELECT COUNT(*) FROM {table} WHERE community_id = :community_id", community_id=community_id)
    )


def sealed_rows(
    session: Session, *, community_id: str, table: str, columns: Sequence[str]
) -> Iterator[tuple[str, str | None, tuple[Any, ...]]]:
    """Every row of a sealed table, page by page: its id, its digest, the values of the sealed columns as stored."""
    listed = ", ".join(f"{column} AS c{place}" for place, column in enumerate(columns))
    last = ""
    while True:
        rows = session.all(
            f"SELECT id, digest, {listed} FROM {table} WHERE community_id = :community_id AND id > :last"
            " ORDER BY id LIMIT :page",
            community_id=community_id,
            last=last,
            page=PAGE,
        )
        for row in rows:
            yield row[0], row[1], row[2:]
        if len(rows) < PAGE:
            return
        last = rows[-1].id


def ids(session: Session, *, community_id: str, table: str) -> set[str]:
    """Every id of a table."""
    rows = session.all(f"SELECT id FROM {table} WHERE community_id = :community_id", community_id=community_id)
    return {row.id for row in rows}


# -- births and states -------------------------------------------------------------------------------------------


def unwritten(session: Session, *, community_id: str, table: str) -> list[Row]:
    """Rows of a sealed table whose birth no operation noted: (id)."""
    return session.all(
        f"SELECT r.id FROM {table} r WHERE r.community_id = :community_id AND NOT EXISTS ("
        " SELECT 1 FROM move m WHERE m.community_id = r.community_id AND m.subject_id = r.id"
        " AND m.subject_table = :table AND m.from_state = '')",
        community_id=community_id,
        table=table,
    )


def vanished(session: Session, *, community_id: str, table: str) -> list[Row]:
    """Rows that moved and are not there: (id)."""
    return session.all(
        "SELECT DISTINCT m.subject_id AS id FROM move m WHERE m.community_id = :community_id"
        f" AND m.subject_table = :table AND NOT EXISTS (SELECT 1 FROM {table} r"
        " WHERE r.community_id = m.community_id AND r.id = m.subject_id)",
        community_id=community_id,
        table=table,
    )


def births_elsewhere(session: Session, *, community_id: str, table: str) -> list[Row]:
    """Rows that name another operation than the one that noted their birth: (id, named, noted)."""
    return session.all(
        f"SELECT r.id, r.operation_id AS named, m.operation_id AS noted FROM {table} r"
        " JOIN move m ON m.community_id = r.community_id AND m.subject_id = r.id AND m.subject_table = :table"
        " AND m.from_state = '' WHERE r.community_id = :community_id AND r.operation_id <> m.operation_id",
        community_id=community_id,
        table=table,
    )


def breaks_in_moves(session: Session, *, community_id: str) -> list[Row]:
    """Moves that do not begin where the one before ended: (name, subject_table, subject_id, from_state, before)."""
    return session.all(
        "SELECT name, subject_table, subject_id, from_state, before FROM ("
        " SELECT CAST(operation_seq AS TEXT) || '/' || CAST(line AS TEXT) AS name,"
        " subject_table, subject_id, from_state, COALESCE(LAG(to_state) OVER"
        " (PARTITION BY subject_table, subject_id ORDER BY operation_seq, line), '') AS before"
        " FROM move WHERE community_id = :community_id) steps WHERE from_state <> before",
        community_id=community_id,
    )


def steps_taken(session: Session, *, community_id: str) -> list[Row]:
    """Which steps occur: (subject_table, from_state, to_state, times)."""
    return session.all(
        "SELECT subject_table, from_state, to_state, COUNT(*) AS times FROM move WHERE community_id = :community_id"
        " GROUP BY subject_table, from_state, to_state",
        community_id=community_id,
    )


def moves_of_step(
    session: Session, *, community_id: str, subject_table: str, from_state: str, to_state: str
) -> list[Row]:
    """Every move of one step: (name, subject_id)."""
    return session.all(
        "SELECT CAST(operation_seq AS TEXT) || '/' || CAST(line AS TEXT) AS name, subject_id FROM move"
        " WHERE community_id = :community_id AND subject_table = :subject_table AND from_state = :from_state"
        " AND to_state = :to_state",
        community_id=community_id,
        subject_table=subject_table,
        from_state=from_state,
        to_state=to_state,
    )


def states_elsewhere(session: Session, *, community_id: str, table: str) -> list[Row]:
    """Rows that stand in another state than their last move says: (id, state, moved)."""
    return session.all(
        "SELECT id, state, moved FROM ("
        " SELECT r.id, r.state, m.to_state AS moved, ROW_NUMBER() OVER"
        " (PARTITION BY r.id ORDER BY m.operation_seq DESC, m.line DESC) AS place"
        f" FROM {table} r JOIN move m ON m.community_id = r.community_id AND m.subject_id = r.id"
        " AND m.subject_table = :table WHERE r.community_id = :community_id) last WHERE place = 1 AND state <> moved",
        community_id=community_id,
        table=table,
    )
