"""Plain functions that make what a test needs, with explicit defaults and nothing random."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import db.places
from core.books import Intent
from core.bootstrap import App
from core.clock import DrivenClock
from core.communities import console_actor, fill_calendar, found_community, job_actor
from core.households import register_household
from core.people import register_person
from core.places import Registered
from core.policy import Actor, Role
from db.engine import Database

FOUNDED = datetime(2026, 1, 1, 0, 0, tzinfo=UTC)
_numbers = itertools.count(1)
_code: ContextVar[str] = ContextVar("_code", default="")


@contextmanager
def within(code: str) -> Iterator[None]:
    """What is made here belongs to the community with this code, where a database has several."""
    before = _code.set(code)
    try:
        yield
    finally:
        _code.reset(before)


def a_community_template(database: Database) -> None:
    """What every test database holds: one founded community with the default catalogue and the calendar."""
    with database.transaction() as session:
        fill_calendar(session)
        found_community(session, DrivenClock(FOUNDED), an_intent(), code="LJC", name="刘家场社区", phone="0000-5551234")


def an_intent(source: str = "page", **named: Any) -> Intent:
    """A fresh press."""
    return Intent(key=f"test-{next(_numbers):08d}", source=source, **named)


def a_community(app: App) -> Any:
    """The community of the test database, or the one that `within` names."""
    code = _code.get()
    with app.database.reading() as session:
        return next(one for one in db.places.communities(session) if code in ("", one.code))


def console(app: App) -> Actor:
    """The console's administrator."""
    return console_actor(a_community(app))


def a_job(app: App) -> Actor:
    """Scheduled work."""
    return job_actor(a_community(app))


def somebody(app: App, *roles: Role, id: str | None = None, **named: Any) -> Actor:
    """An actor with roles; `id` tells two people apart."""
    community = a_community(app)
    number = next(_numbers)
    return Actor(
        community_id=community.id,
        id=id or f"account-{number}",
        name=f"somebody {number}",
        roles=frozenset(roles),
        time_zone=community.time_zone,
        **named,
    )


def a_staff(app: App, **named: Any) -> Actor:
    """A maker at the desk."""
    return somebody(app, Role.STAFF, **named)


def a_reviewer(app: App, **named: Any) -> Actor:
    """A second person who approves."""
    return somebody(app, Role.REVIEWER, **named)


def a_supervisor(app: App, **named: Any) -> Actor:
    """Somebody of the supervision committee."""
    return somebody(app, Role.SUPERVISOR, **named)


def a_household(app: App, *, head_name: str = "王秀英", building: str = "3号楼", **named: Any) -> Registered:
    """An open household account without people."""
    return app.do(console(app), an_intent(), register_household, building=building, head_name=head_name, **named)


def a_person(app: App, *, name: str = "王秀英", household_id: str | None = None, **named: Any) -> Registered:
    """Somebody on the register."""
    return app.do(console(app), an_intent(), register_person, name=name, household_id=household_id, **named)


def a_resident(app: App, *, person_id: str, household_id: str | None) -> Actor:
    """A resident who signed in."""
    return somebody(app, Role.RESIDENT, person_id=person_id, household_id=household_id)
