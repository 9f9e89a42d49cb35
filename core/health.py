"""Whether this process can do its work: the database answers and has this version's schema (design 10)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache

import psycopg

import db.meta
import db.migrate
from core.bootstrap import App
from db.troubles import TryAgain


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """`found` is the schema's revision, None where the database does not answer."""

    database: str  # sqlite or postgresql
    found: str | None
    needed: str

    @property
    def is_ready(self) -> bool:
        return self.found == self.needed


def readiness(app: App) -> Readiness:
    """Ask the database; never raises."""
    try:
        with app.database.reading() as session:
            found = db.meta.schema_revision(session)
    except (TryAgain, psycopg.Error, sqlite3.Error):
        found = None
    return Readiness(database=app.database.dialect, found=found, needed=_needed())


@cache
def _needed() -> str:
    return db.migrate.needed_revision()
