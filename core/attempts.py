"""Tries at a secret are counted in the database before the secret is looked at (design 8; security 6.6).

Counting is a transaction of its own, so that a try counts even when what follows breaks off, and tries at one scope
come one after another, so that a hundred at once are not all the first.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

import db.sessions
from core.bootstrap import App
from core.clock import machine_clock
from core.errors import AppError
from db.engine import Session
from db.tables import Attempt
from db.types import new_id

ACCOUNT_TRIES: Final = 5
ADDRESS_TRIES: Final = 30
WINDOW: Final = timedelta(minutes=15)
WAIT: Final = timedelta(minutes=15)
COMMUNITY_TRIES: Final = 200
COMMUNITY_WINDOW: Final = timedelta(hours=1)
KEPT: Final = timedelta(days=2)
TRIES_UNDER_ALARM: Final = 2  # an account's tries while its community is being guessed at
NOWHERE: Final = ""  # the community of tries that belong to none: addresses, unknown numbers

_log = logging.getLogger("linli.attempts")


class MustWait(AppError):
    """Too many tries; facts: minutes until the next one is looked at."""

    key = "error.signin.wait"
    status = 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What is limited: `name` may be tried `tries` times within the window, then it waits."""

    name: str
    tries: int = ACCOUNT_TRIES
    community_id: str = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One counted try: its rows, to be forgiven when the secret was right."""

    rows: tuple[tuple[str, str], ...]  # community, id


def address_limit(address: str | None) -> Limit:
    """The limit of one address: /24 of IPv4, /64 of IPv6; all that come without one share one."""
    return Limit(name=f"address:{network(address)}", tries=ADDRESS_TRIES)


def network(address: str | None) -> str:
    """The part of an address that one household or office shares."""
    try:
        given = ip_address((address or "").split("%")[0])
    except ValueError:
        return "unknown"
    mapped = given.ipv4_mapped if isinstance(given, IPv6Address) else None
    host = mapped or given
    return str(ip_network((host, 64 if host.version == 6 else 24), strict=False))


def count_try(app: App, *, limits: Sequence[Limit], address: str | None) -> Try:
    """Count one try at each scope and at the address, committed. Raises MustWait, and then counts nothing."""
    limits_here = (*limits, address_limit(address))
    communities = sorted({limit.community_id for limit in limits if limit.community_id != NOWHERE})
    with app.writing() as (session, clock):
        now = machine_clock(clock).now()
        for limit in sorted(limits_here, key=lambda one: (one.community_id, one.name)):
            db.sessions.hold_scope(session, scope=f"{limit.community_id}/{limit.name}")
        alarmed = {one for one in communities if _is_alarmed(session, community_id=one, now=now)}
        wait = max(_wait(session, limit, now, _allowed(limit, alarmed)) for limit in limits_here)
        if wait > timedelta(0):
            raise MustWait(minutes=-(-wait // timedelta(minutes=1)))
        names = [(limit.community_id, limit.name) for limit in limits_here]
        names += [(community_id, "community") for community_id in communities]
        rows = tuple((community_id, new_id()) for community_id, _ in names)
        session.insert_all(
            Attempt,
            [
                {"community_id": community_id, "id": row_id, "scope": name, "tried_at": now, "is_forgiven": False}
                for (community_id, name), (_, row_id) in zip(names, rows, strict=True)
            ],
        )
    return Try(rows=rows)


def forgive(session: Session, counted: Try, *, own: Limit) -> None:
    """The secret was right: this try, and earlier slips at one's own account, count no more.

    Slips at the others who were meant stay: whoever knows one PIN of a household may not go on guessing the next.
    """
    for community_id, row_id in counted.rows:
        db.sessions.forgive_try(session, community_id=community_id, attempt_id=row_id)
    db.sessions.forgive_scope(session, community_id=own.community_id, scope=own.name)


def forget_old(app: App) -> int:
    """Drop tries of the day before yesterday and earlier; answers how many."""
    with app.writing() as (session, clock):
        return db.sessions.forget_tries(session, before=machine_clock(clock).now() - KEPT)


def is_blocked(session: Session, *, limit: Limit, now: datetime) -> bool:
    """Whether a scope has to wait now."""
    return _wait(session, limit, now, limit.tries) > timedelta(0)


def _wait(session: Session, limit: Limit, now: datetime, tries: int) -> timedelta:
    """How long until the next try is looked at: the wait begins with the last of `tries` tries within the window."""
    newest = db.sessions.newest_tries(
        session, community_id=limit.community_id, scope=limit.name, since=now - WINDOW - WAIT, limit=tries
    )
    if len(newest) < tries or newest[0] - newest[-1] > WINDOW:
        return timedelta(0)
    return max(newest[0] + WAIT - now, timedelta(0))


def _allowed(limit: Limit, alarmed: set[str]) -> int:
    return min(limit.tries, TRIES_UNDER_ALARM) if limit.community_id in alarmed else limit.tries


def _is_alarmed(session: Session, *, community_id: str, now: datetime) -> bool:
    newest = db.sessions.newest_tries(
        session, community_id=community_id, scope="community", since=now - COMMUNITY_WINDOW, limit=COMMUNITY_TRIES
    )
    if len(newest) < COMMUNITY_TRIES:
        return False
    _log.warning("more than %s wrong sign-ins within an hour in community %s", COMMUNITY_TRIES, community_id)
    return True
