"""Wrong codes and PINs at a till are counted in the database; after ten in ten minutes it waits (design 7, 10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final, TypeVar

import db.sessions
from core.books import Intent
from core.bootstrap import App
from core.clock import machine_clock
from core.errors import AppError, CodeMalformed, CodeMistyped, PinWrong, VoucherUnknown
from core.policy import Actor
from db.tables import Attempt
from db.types import new_id

R = TypeVar("R")
TRIES: Final = 10
WINDOW: Final = timedelta(minutes=10)
WRONG: Final = (VoucherUnknown, CodeMalformed, CodeMistyped, PinWrong)  # genuine refusals never count


class TooManyWrongCodes(AppError):
    """This till has tried too many codes that are none; facts: minutes until it may try again."""

    key = "error.till.too_many_wrong_codes"
    status = 429


def at_till(app: App, actor: Actor, intent: Intent, command: Callable[..., R], /, **named: Any) -> R:
    """`App.do` for quotes and takings at a till: what every door calls, so that codes cannot be guessed at.

    A wrong try is written down in a transaction of its own, before anybody hears that it was wrong; a genuine voucher
    costs one read. Raises TooManyWrongCodes, and what the command raises.
    """
    scope = f"codes:{actor.till_id}"
    with app.reading() as (session, clock):
        now = machine_clock(clock).now()
        wrong = db.sessions.newest_tries(
            session, community_id=actor.community_id, scope=scope, since=now - WINDOW, limit=TRIES
        )
    if len(wrong) == TRIES:
        raise TooManyWrongCodes(minutes=max(1, -(-(wrong[-1] + WINDOW - now) // timedelta(minutes=1))))
    try:
        return app.do(actor, intent, command, **named)
    except WRONG:
        with app.writing() as (session, _):
            session.insert(
                Attempt,
                community_id=actor.community_id,
                id=new_id(),
                scope=scope,
                tried_at=now,
                is_forgiven=False,
            )
        raise
