"""What every table shares: names of constraints, columns by kind, references that stay inside a community."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

metadata = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def key(length: int = 26) -> Any:
    """Part of the primary key (community_id, id)."""
    return Field(primary_key=True, max_length=length)


def link(*, index: bool = False, none: bool = False) -> Any:
    """The id of another row."""
    return Field(default=None, max_length=26, index=index, nullable=True) if none else Field(max_length=26, index=index)


def words(length: int, *, none: bool = False, unique: bool = False) -> Any:
    """Text of at most `length` characters."""
    if none:
        return Field(default=None, sa_type=String(length), nullable=True, unique=unique)
    return Field(sa_type=String(length), unique=unique)


def begins(length: int) -> Any:
    """Text that is searched by its beginning: compared by code points on both engines, so that an index finds it."""
    return Field(sa_type=String(length).with_variant(String(length, collation="C"), "postgresql"))


def whole(*, none: bool = False) -> Any:
    """A whole number: points, fen, minutes, microseconds of an instant."""
    if none:
        return Field(default=None, sa_type=BigInteger, nullable=True)
    return Field(sa_type=BigInteger)


def inside(column: str, table: str) -> ForeignKeyConstraint:
    """A reference that cannot leave its community."""
    return ForeignKeyConstraint(["community_id", column], [f"{table}.community_id", f"{table}.id"])


def tenant() -> ForeignKeyConstraint:
    """Every row belongs to a community that exists."""
    return ForeignKeyConstraint(["community_id"], ["community.id"])


def once(*columns: str) -> UniqueConstraint:
    """Unique within a community."""
    return UniqueConstraint("community_id", *columns)


def once_where(name: str, *columns: str, where: str) -> Index:
    """Unique within a community among the rows that `where` selects, on both engines."""
    return Index(name, "community_id", *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))


def find(name: str, *columns: str, where: str | None = None) -> Index:
    """An index for one of our questions."""
    if where is None:
        return Index(name, "community_id", *columns)
    return Index(name, "community_id", *columns, sqlite_where=text(where), postgresql_where=text(where))


def rule(name: str, condition: str) -> CheckConstraint:
    """A rule that the schema repeats."""
    return CheckConstraint(condition, name=name)


def one_of(column: str, values: Any) -> CheckConstraint:
    """A column that holds one of the given codes."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
