"""Wrong codes and PINs are counted in the database; after ten in ten minutes a till or account waits (design 7, 10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import db.sessions
from core.books import Intent
from core.bootstrap import App
from core.check_in_codes import CheckInCodeOver
from core.clock import machine_clock
from core.errors import AppError, CodeMalformed, CodeMistyped, PinWrong, VoucherUnknown
from core.policy import Actor
from db.engine import Session
from db.tables import Attempt
from db.types import new_id

R = TypeVar("R")
TRIES: Final = 10
WINDOW: Final = timedelta(minutes=10)
WATCHED: Final = timedelta(hours=1)  # after a wrong code; or each window would begin with a burst from many places
WRONG: Final = (VoucherUnknown, CodeMalformed, CodeMistyped, PinWrong, CheckInCodeOver)  # genuine refusals never count


class TooManyWrongCodes(AppError):
    """This till or account has tried too many codes that are none; facts: minutes until it may try again."""

    key = "error.till.too_many_wrong_codes"
    status = 429


def at_till(app: App, actor: Actor, intent: Intent, command: Callable[..., R], /, **named: Any) -> R:
    """`App.do` for quotes and takings at a till: what every door calls, so that codes cannot be guessed at.

    A wrong code is written down in a transaction of its own, before anybody hears that it was wrong; a genuine voucher
    costs one read. A PIN, and any code of a till that tried a wrong one within the hour, is counted before it is looked
    at and forgiven where it was not wrong: a thousand at once are no more than ten. Raises TooManyWrongCodes, and what
    the command raises.
    """
    return _counted(app, actor, lambda: app.do(actor, intent, command, **named), has_pin=named.get("pin") is not None)


def at_check_in(app: App, actor: Actor, query: Callable[..., R], /, **named: Any) -> R:
    """`App.look` at what a check-in code means: as `at_till`, counted for the account. Raises TooManyWrongCodes, …"""
    return _counted(app, actor, lambda: app.look(actor, query, **named), has_pin=False)


def _counted(app: App, actor: Actor, call: Callable[[], R], *, has_pin: bool) -> R:
    with app.reading() as (session, clock):
        has_tried = _refuse_above(session, actor, machine_clock(clock).now())
    counted = _count_first(app, actor) if has_tried or has_pin else None
    try:
        answer = call()
    except WRONG:
        if counted is None:
            with app.writing() as (session, clock):
                _count(session, actor, machine_clock(clock).now())
        raise
    except AppError:
        _forgive(app, actor, counted)
        raise
    _forgive(app, actor, counted)
    return answer


def _count_first(app: App, actor: Actor) -> str:
    """Count one try, committed, before anything is looked at; tries at one till come one after another."""
    with app.writing() as (session, clock):
        now = machine_clock(clock).now()
        db.sessions.hold_scope(session, scope=f"{actor.community_id}/{_scope(actor)}")
        _refuse_above(session, actor, now)
        return _count(session, actor, now)


def _count(session: Session, actor: Actor, now: datetime) -> str:
    attempt_id = new_id()
    session.insert(
        Attempt, community_id=actor.community_id, id=attempt_id, scope=_scope(actor), tried_at=now, is_forgiven=False
    )
    return attempt_id


def _forgive(app: App, actor: Actor, counted: str | None) -> None:
    if counted is not None:
        with app.writing() as (session, _):
            db.sessions.forgive_try(session, community_id=actor.community_id, attempt_id=counted)


def _refuse_above(session: Session, actor: Actor, now: datetime) -> bool:
    """Whether this till tried a wrong code within the hour. Raises TooManyWrongCodes."""
    tries = db.sessions.newest_tries(
        session, community_id=actor.community_id, scope=_scope(actor), since=now - WATCHED, limit=TRIES
    )
    if len(tries) == TRIES and tries[-1] > now - WINDOW:
        raise TooManyWrongCodes(minutes=max(1, -(-(tries[-1] + WINDOW - now) // timedelta(minutes=1))))
    return bool(tries)


def _scope(actor: Actor) -> str:
    return f"codes:{actor.till_id or actor.id}"
