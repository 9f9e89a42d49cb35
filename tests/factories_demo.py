"""The small demo as a template: 60 households, three months, made once a run (about 3 s on a computer at rest)."""

from __future__ import annotations

from datetime import date
from typing import Final

import db.meta
from core.bootstrap import DEMO_MARK, App
from core.communities import fill_calendar
from core.demo import make_small
from core.settings import Settings
from db.engine import Database

TODAY: Final = date(2026, 11, 20)  # the day on which the `clock` fixture stands


def a_bare_demo_template(database: Database) -> None:
    """A schema that is marked as a demo, with working days and nothing else."""
    with database.transaction() as session:
        fill_calendar(session)
        db.meta.write_mark(session, name=DEMO_MARK, text="community")
        db.meta.start_demo_clock(session)


def a_demo_template(database: Database) -> None:
    """What `linli init --demo community` makes, small, up to the midnight with which TODAY begins."""
    a_bare_demo_template(database)
    make_small(App(settings=Settings(), database=database, is_demo=True), today=TODAY)
