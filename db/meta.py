"""Marks of the installation: demo mode, its clock, working days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from db.engine import Session
from db.tables import DemoClock, Meta, WorkingDay


def mark(session: Session, *, name: str) -> str | None:
    """A mark's text."""
    text: str | None = session.value("SELECT text FROM meta WHERE name = :name", name=name)
    return text


def write_mark(session: Session, *, name: str, text: str) -> bool:
    """Write a mark once; answers False where it stands already."""
    return session.insert_new(Meta, name=name, text=text)


def schema_revision(session: Session) -> str | None:
    """The revision that the database says it has."""
    revision: str | None = session.value("SELECT version_num FROM alembic_version")
    return revision


def wipe_mark(session: Session, *, name: str) -> None:
    """Take away a mark that only stood while something was made."""
    session.change("DELETE FROM meta WHERE name = :name", name=name)


def demo_ahead(session: Session) -> timedelta:
    """How far the demo's clock is ahead of the system's."""
    microseconds = session.value("SELECT ahead_microseconds FROM demo_clock WHERE id = 1")
    return timedelta(microseconds=int(microseconds or 0))


def start_demo_clock(session: Session) -> None:
    """Make the demo clock's row."""
    session.insert_new(DemoClock, id=1, ahead_microseconds=0)


def move_demo_clock(session: Session, *, ahead: timedelta) -> bool:
    """Move the demo's clock to a greater offset; answers False if it would run back or is not there."""
    microseconds = ahead // timedelta(microseconds=1)
    return bool(
        session.change(
            "UPDATE demo_clock SET ahead_microseconds = :microseconds"
            " WHERE id = 1 AND ahead_microseconds <= :microseconds",
            microseconds=microseconds,
        )
    )


def add_working_days(session: Session, rows: Iterable[tuple[date, bool, str]]) -> None:
    """Fill the calendar; days that are known stay as they are."""
    for day, is_working, source in rows:
        session.insert_new(WorkingDay, day_on=day, is_working=is_working, source=source)


def set_working_day(session: Session, *, day: date, is_working: bool, source: str) -> None:
    """Put one day right."""
    session.change(
        "INSERT INTO working_day (day_on, is_working, source) VALUES (:day, :is_working, :source)"
        " ON CONFLICT (day_on) DO UPDATE SET is_working = :is_working, source = :source",
        day=day,
        is_working=is_working,
        source=source,
    )


def working_days(session: Session, *, first: date, last: date) -> dict[date, bool]:
    """The known days of a span."""
    rows = session.all(
        "SELECT day_on, is_working FROM working_day WHERE day_on >= :first AND day_on <= :last", first=first, last=last
    )
    return {row.day_on: row.is_working for row in rows}
