"""How values lie in the database, the same on both engines.

Columns `*_at` are instants: integer microseconds since 1970, UTC. Columns `*_on` are local dates, `YYYY-MM-DD`.
Whole numbers compare, index and add up alike on SQLite and PostgreSQL, and no driver guesses a time zone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any

from ulid import ULID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def new_id() -> str:
    """A random public id (ULID, 26 symbols); it authorises nothing and tells no order that matters."""
    return str(ULID())


def to_microseconds(at: datetime) -> int:
    """Aware instant to integer microseconds; a naive one is our own mistake."""
    assert at.tzinfo is not None, "instants are aware"
    return (at - _EPOCH) // _MICROSECOND


def to_instant(microseconds: int) -> datetime:
    """Integer microseconds to an aware UTC instant."""
    return _EPOCH + microseconds * _MICROSECOND


#: types that both drivers take as they are
PLAIN = frozenset({str, int, bool, type(None)})


def to_stored(value: Any) -> Any:
    """A Python value as both drivers take it."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if isinstance(value, datetime):
        return to_microseconds(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if kind is bytes or isinstance(value, str | int):
        return value
    raise TypeError(f"{kind.__name__} is not stored")
