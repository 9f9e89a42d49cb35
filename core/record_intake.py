"""Service records that a program sends: every row is looked up and judged, then all are written or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Final

import db.places
from core.books import Intent
from core.bootstrap import App
from core.claims import Logged, log_hours
from core.clock import Clock
from core.commands import query
from core.entries import Entry, judge
from core.errors import AppError
from core.policy import Actor, Role, Scope
from db.engine import Session

SENDERS: Final = {Role.INTEGRATION, Role.STAFF, Role.ADMINISTRATOR}
ROWS_MAX: Final = 200  # of one request


class NumberUnknown(AppError):
    """Nobody has that volunteer number."""

    key: ClassVar[str] = "error.records.number_unknown"
    status = 404


class RowsRefused(AppError):
    """Nothing was written; facts: refused (how many rows). `rows` says of each which one and why."""

    key: ClassVar[str] = "error.records.rows_refused"

    def __init__(self, rows: Sequence[RowRefusal]) -> None:
        super().__init__(refused=len(rows))
        self.rows = tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row as it was sent. `starts_at` and `ends_at` are aware, or both None and `minutes` is given."""

    volunteer_number: str
    activity: str
    service_on: date
    minutes: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRefusal:
    """Why one row, counted from 1, cannot be written."""

    row: int
    refusal: AppError


def write_records(
    app: App, actor: Actor, intent: Intent, *, records: Sequence[Record], back_fill_reason: str | None
) -> Logged:
    """Write all records, or none. Raises RowsRefused with every row that is in the way, and what stops a whole list.

    Rows of a published activity become *listed*, others *back-filled*: those wait until a reason is given.
    """
    entries, unknown = app.look(actor, resolve, records=tuple(records))
    if unknown:
        raise RowsRefused(sorted([*unknown, *app.look(actor, wrong_rows, entries=entries)], key=lambda one: one.row))
    try:
        written: Logged = app.do(actor, intent, log_hours, entries=entries, back_fill_reason=back_fill_reason)
    except AppError as first:
        wrong = app.look(actor, wrong_rows, entries=entries)
        if not wrong:
            raise
        raise RowsRefused(wrong) from first
    return written


@query("records.resolve", roles=SENDERS, scope=Scope.COMMUNITY)
def resolve(
    session: Session, clock: Clock, actor: Actor, *, records: tuple[Record, ...]
) -> tuple[tuple[Entry, ...], list[RowRefusal]]:
    """Records with their people, and those whose number nobody has."""
    found: dict[str, Any] = {}
    entries, unknown = [], []
    for row, record in enumerate(records, 1):
        number = record.volunteer_number
        if number not in found:
            found[number] = db.places.person_by_number(session, community_id=actor.community_id, number=number)
        if found[number] is None:
            unknown.append(RowRefusal(row=row, refusal=NumberUnknown()))
            continue
        entries.append(
            Entry(
                person_id=found[number].id,
                service_on=record.service_on,
                title=record.activity,
                minutes=record.minutes or 0,
                starts_at=record.starts_at,
                ends_at=record.ends_at,
                row=row,
            )
        )
    return tuple(entries), unknown


@query("records.judge", roles=SENDERS, scope=Scope.COMMUNITY)
def wrong_rows(session: Session, clock: Clock, actor: Actor, *, entries: tuple[Entry, ...]) -> list[RowRefusal]:
    """The rows that could not be written now, and why."""
    judged = judge(
        session, community_id=actor.community_id, now=clock.now(), time_zone=actor.time_zone,
        maker_person_id=actor.person_id, entries=entries,
    )  # fmt: skip
    return [RowRefusal(row=one.entry.row or 0, refusal=one.refusal) for one in judged if one.refusal is not None]
