"""Making an installation: schema, keys, working days, a community or a demo (design 10, `init`)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import db.meta
import db.migrate
import db.places
from core.books import an_intent
from core.bootstrap import DEMO_MARK, App
from core.clock import SystemClock, local_day
from core.communities import fill_calendar, found_community
from core.demo import make_demo, write_samples
from core.errors import AppError
from core.settings import Settings
from db.engine import Database
from db.secrets import KeyFileMissing, load_secrets

DEMOS = ("community", "none")
MAKING_MARK = "demo is being made"
TIME_ZONE = "Asia/Shanghai"


class AlreadyThere(AppError):
    """The database holds a community; nothing is made over it."""

    key = "error.init.already_there"
    status = 409


class DemoUnknown(AppError):
    """No such demo; facts: demo."""

    key = "error.init.demo_unknown"


class Unfinished(AppError):
    """The making of a demo was cut short here; nothing of it is worth keeping."""

    key = "error.init.unfinished"
    status = 409


class KeysLost(AppError):
    """The database was written with keys that are not there; facts: file."""

    key = "error.init.keys_lost"


def install(settings: Settings, *, demo: str, progress: Callable[[str], None]) -> App:
    """Schema, keys, working days and what `demo` says: a whole demo community, or one empty community.

    The demo's mark is written here and nowhere else. Raises AlreadyThere, Unfinished, DemoUnknown, KeysLost.
    """
    if demo not in DEMOS:
        raise DemoUnknown(demo=demo)
    try:
        is_new = db.migrate.found_revision(settings.url) is None
        secrets = load_secrets(settings.key_file, create=is_new)
    except KeyFileMissing as missing:
        raise KeysLost(file=Path(str(missing)).name) from missing
    db.migrate.upgrade(settings.url)
    database = Database(settings.url, secrets)
    with ExitStack() as until_it_stands:
        until_it_stands.callback(database.close)
        app = _made(settings, database, demo, progress)
        until_it_stands.pop_all()
    return app


def _made(settings: Settings, database: Database, demo: str, progress: Callable[[str], None]) -> App:
    with database.reading() as session:
        is_there = bool(db.places.communities(session))
        was_cut_short = db.meta.mark(session, name=MAKING_MARK) is not None
    if is_there or was_cut_short:
        raise Unfinished() if was_cut_short else AlreadyThere()
    with database.transaction() as session:
        fill_calendar(session)
        if demo != "none":
            db.meta.write_mark(session, name=DEMO_MARK, text=demo)
            db.meta.write_mark(session, name=MAKING_MARK, text=demo)
            db.meta.start_demo_clock(session)
    app = App(settings=settings, database=database, is_demo=demo != "none")
    clock = SystemClock()
    if demo == "none":
        with database.transaction() as session:
            found_community(
                session, clock, an_intent("cli"), code="C01", name="我的社区", phone="", time_zone=TIME_ZONE
            )
        return app
    make_demo(app, today=local_day(clock.now(), TIME_ZONE), progress=progress)
    app.clock = None
    write_samples(app, settings.data_dir / "samples")
    with database.transaction() as session:
        db.meta.wipe_mark(session, name=MAKING_MARK)
    return app
