"""A shop's takings as lists: for its own program page by page, and for the drawer today (design 7, 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

import db.takings
from core.clock import Clock, local_day, start_of_day
from core.commands import query
from core.errors import Forbidden, Malformed
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import TakingState, VoucherState
from db.types import to_microseconds

TILL: Final = {Role.CLERK, Role.OWNER}
PAGE: Final = 100
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingLine:
    """A taking in a shop's list; `clerk` is None for a program. `can_undo`: on this till, now.

    `state` is *disputed* while somebody says that it was not right, *annulled* where that was so.
    """

    id: str
    serial: str
    face_fen: int
    taken_at: datetime
    undone_at: datetime | None
    undo_until: datetime
    clerk: str | None
    can_undo: bool
    state: TakingState
    reward: str | None = None  # the name of the goods or service that was handed over


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingsPage:
    """Up to 100 takings in the order of time; `next` goes on after them, None at the end."""

    takings: tuple[TakingLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What lies in the drawer: today's takings, the newest first; undone and annulled ones are listed, not counted."""

    day: date
    takings: tuple[TakingLine, ...]
    count: int
    face_fen: int


@query("takings.since", roles=TILL, scope=Scope.SHOP)
def takings_since(
    session: Session, clock: Clock, actor: Actor, *, since: datetime | None = None, cursor: str | None = None
) -> TakingsPage:
    """The shop's takings by time, 100 a page; `cursor` is the `next` of the page before. Raises Malformed."""
    began, after_id = (since or _LONG_AGO, "") if cursor is None else _read_cursor(cursor)
    rows = db.takings.page_since(
        session,
        community_id=actor.community_id,
        shop_id=shop_of(actor),
        since=began,
        after_id=after_id,
        limit=PAGE + 1,
    )
    lines = tuple(_line(row, actor, clock.now()) for row in rows[:PAGE])
    is_more = len(rows) > PAGE
    return TakingsPage(takings=lines, next=_cursor(lines[-1]) if is_more else None)


@query("takings.today", roles=TILL, scope=Scope.SHOP)
def todays_takings(session: Session, clock: Clock, actor: Actor, *, only_this_till: bool = False) -> Today:
    """What the shop, or this till alone, took today: the list and its total, for the drawer."""
    now = clock.now()
    day = local_day(now, actor.time_zone)
    rows = db.takings.between(
        session,
        community_id=actor.community_id,
        shop_id=shop_of(actor),
        first_at=start_of_day(day, actor.time_zone),
        before_at=start_of_day(day + timedelta(days=1), actor.time_zone),
    )
    kept = [row for row in rows if not only_this_till or row.till_id == actor.till_id]
    standing = [row for row in kept if row.state in (TakingState.TAKEN, TakingState.DISPUTED)]
    return Today(
        day=day,
        takings=tuple(_line(row, actor, now) for row in kept),
        count=len(standing),
        face_fen=sum(row.face_fen for row in standing),
    )


def shop_of(actor: Actor) -> str:
    """The shop whose till or phone this is. Raises Forbidden."""
    if actor.shop_id is None:
        raise Forbidden(action="shop")
    return actor.shop_id


def _line(row: Row, actor: Actor, now: datetime) -> TakingLine:
    return TakingLine(
        id=row.id,
        serial=row.serial,
        face_fen=row.face_fen,
        taken_at=row.taken_at,
        undone_at=row.undone_at,
        undo_until=row.undo_until_at,
        clerk=row.clerk,
        can_undo=(
            row.state == TakingState.TAKEN
            and row.voucher_state == VoucherState.REDEEMED
            and row.till_id == actor.till_id
            and now < row.undo_until_at
        ),
        state=TakingState(row.state),
        reward=row.reward,
    )


def _cursor(line: TakingLine) -> str:
    return f"{to_microseconds(line.taken_at)}-{line.id}"


def _read_cursor(cursor: str) -> tuple[datetime, str]:
    instant, _, after_id = cursor.partition("-")
    if not (
        instant.isascii() and instant.isdigit() and len(instant) <= 17 and after_id.isalnum() and after_id.isascii()
    ):
        raise Malformed(field="cursor")
    return _LONG_AGO + timedelta(microseconds=int(instant)), after_id
