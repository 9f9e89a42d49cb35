"""What the schema itself refuses: changed or deleted books, changed sealed columns, steps off the state machines."""

from __future__ import annotations

from collections.abc import Iterator

from sqlmodel import SQLModel

from db.states import APPEND_ONLY, EDGES
from db.tables import metadata

_REFUSE = "the books only grow"


def statements(dialect: str) -> Iterator[str]:
    """Every CREATE TRIGGER (and function) of one engine, in order."""
    if dialect == "postgresql":
        yield (
            "CREATE FUNCTION linli_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'linli: %', TG_ARGV[0] USING ERRCODE = 'check_violation'; END $$"
        )
    for table in APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            yield _trigger(dialect, f"{table}_no_{act.lower()}", f"BEFORE {act} ON {table}", None, _REFUSE)
    for table, columns in sorted(_sealed().items()):
        if table in APPEND_ONLY:
            continue
        changed = " OR ".join(f"OLD.{column} {_differs(dialect)} NEW.{column}" for column in columns)
        yield _trigger(dialect, f"{table}_sealed", f"BEFORE UPDATE ON {table}", changed, "this column never changes")
        yield _trigger(dialect, f"{table}_no_delete", f"BEFORE DELETE ON {table}", None, _REFUSE)
    for table, edges in sorted(EDGES.items()):
        allowed = " OR ".join(f"(OLD.state = '{a}' AND NEW.state = '{b}')" for a, b in sorted(edges))
        yield _trigger(
            dialect,
            f"{table}_steps",
            f"BEFORE UPDATE OF state ON {table}",
            f"OLD.state <> NEW.state AND NOT ({allowed})",
            "no such step",
        )


def _sealed() -> dict[str, tuple[str, ...]]:
    return {
        str(model.__tablename__): (*model.__sealed__, "digest")
        for model in SQLModel.__subclasses__()
        if hasattr(model, "__sealed__") and str(model.__tablename__) in metadata.tables
    }


def _differs(dialect: str) -> str:
    return "IS NOT" if dialect == "sqlite" else "IS DISTINCT FROM"


def _trigger(dialect: str, name: str, when: str, condition: str | None, words: str) -> str:
    if dialect == "sqlite":
        guard = f" WHEN {condition}" if condition else ""
        return f"CREATE TRIGGER {name} {when} FOR EACH ROW{guard} BEGIN SELECT RAISE(ABORT, 'linli: {words}'); END"
    guard = f" WHEN ({condition})" if condition else ""
    return f"CREATE TRIGGER {name} {when} FOR EACH ROW{guard} EXECUTE FUNCTION linli_refuse('{words}')"
