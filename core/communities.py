"""Founding a community: its row, its chain, the default catalogue in force, the root of its places."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

import chinese_calendar

import db.meta
import db.places
from core.books import Intent, Work
from core.catalogue import write_version
from core.clock import Clock, local_day
from core.policy import Actor, Policy, Role, Scope, register
from core.star_terms import write_terms
from db.books import GENESIS
from db.engine import Row, Session
from db.tables import Area, ChainHead, Community
from db.types import new_id

FOUND = register(
    Policy(action="community.found", roles=frozenset({Role.ADMINISTRATOR}), scope=Scope.COMMUNITY, is_command=True)
)
CONSOLE_ROLES = frozenset({Role.ADMINISTRATOR, Role.STAFF, Role.FINANCE})


def console_actor(community: Row) -> Actor:
    """The console's administrator: whoever holds the machine; the audit says so."""
    return Actor(
        community_id=community.id, id="console", name="console", roles=CONSOLE_ROLES, time_zone=community.time_zone
    )


def job_actor(community: Row) -> Actor:
    """Scheduled work."""
    return Actor(
        community_id=community.id,
        id="job",
        name="job",
        roles=frozenset({Role.JOB}),
        time_zone=community.time_zone,
    )


def found_community(
    session: Session,
    clock: Clock,
    intent: Intent,
    *,
    code: str,
    name: str,
    phone: str,
    time_zone: str = "Asia/Shanghai",
    effective_on: date | None = None,
    is_demo_first: bool = False,
) -> Row:
    """Make a community with the default catalogue; not a command, since before it there is no chain to write to."""
    now: datetime = clock.now()
    community_id = new_id()
    session.insert(
        Community,
        id=community_id,
        code=code,
        name=name,
        time_zone=time_zone,
        phone=phone,
        is_demo_first=is_demo_first,
        created_at=now,
    )
    session.insert(ChainHead, community_id=community_id, operation_seq=0, transfer_seq=0, recorded_at=now, hash=GENESIS)
    community = db.places.community_by_id(session, community_id=community_id)
    work = Work(
        session=session,
        clock=clock,
        actor=console_actor(community),
        intent=intent,
        policy=FOUND,
        role=Role.ADMINISTRATOR,
        now=now,
    )
    work.insert(Area, id=new_id(), parent_id=None, kind="community", name=name)
    version_id = write_version(
        work, number=1, effective_on=effective_on or local_day(now, time_zone).replace(month=1, day=1)
    )
    write_terms(work, effective_on=effective_on or local_day(now, time_zone).replace(month=1, day=1))
    work.about(f"community:{community_id}", version_id=version_id)
    work.finish()
    return community


def fill_calendar(session: Session) -> None:
    """Working days of every year that chinesecalendar knows (design 2)."""
    for year in range(2024, _last_known_year() + 1):
        first = date(year, 1, 1)
        days = 366 if calendar.isleap(year) else 365
        db.meta.add_working_days(
            session,
            (
                (day, chinese_calendar.is_workday(day), f"chinesecalendar {year}")
                for day in (first + timedelta(days=step) for step in range(days))
            ),
        )


def _last_known_year() -> int:
    return int(max(day.year for day in chinese_calendar.constants.holidays))
