"""The code on the leader's screen: which shift it lets in or out of, this half minute (design 6, 10; security E-6).

Made by the server only, new every 30 seconds, the three before still count. It authorises nothing by itself: whoever
follows it signs in, is signed up, and is there once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import db.attendance
from core import codes
from core.clock import Clock
from core.errors import AppError, CodeMalformed, CodeMistyped
from db.engine import Row, Session

OPENS_BEFORE: Final = timedelta(minutes=30)
GRACE: Final = timedelta(minutes=15)  # to leave after the end without being refused; its minutes never count
LONGEST: Final = timedelta(hours=25)  # an activity is of one local day


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


class CheckInCodeOver(AppError):
    """Old, foreign, mistyped and unknown codes alike: the leader's screen shows another one by now."""

    key = "error.check_in.code_over"
    status = 404


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCode:
    """What the leader's screen shows now."""

    code: str
    direction: Direction
    seconds_left: int
    valid_until_at: datetime


def code_of(session: Session, *, community_id: str, shift_id: str, direction: Direction, now: datetime) -> ShownCode:
    """A shift's code of the present half minute."""
    shown = codes.check_in_code(
        _key(session, community_id),
        community_id=community_id,
        shift_id=shift_id,
        is_out=direction is Direction.OUT,
        at=now,
    )
    return ShownCode(
        code=str(shown.code),
        direction=direction,
        seconds_left=max(1, round((shown.renew_at - now).total_seconds())),
        valid_until_at=shown.valid_until_at,
    )


def shift_of(session: Session, clock: Clock, *, community_id: str, code: str) -> tuple[Row, Direction]:
    """The shift and the direction of a code that counts now. Raises CheckInCodeOver."""
    try:
        read = codes.read_check_in_code(code)
    except (CodeMalformed, CodeMistyped) as slip:
        raise CheckInCodeOver() from slip
    now = clock.now()
    shift = db.attendance.shift_by_handle(
        session,
        community_id=community_id,
        handle=read.handle,
        begun_after=now - LONGEST,
        begins_before=now + LONGEST,
    )
    if shift is None:
        raise CheckInCodeOver()
    is_out = codes.check_in_direction(
        _key(session, community_id), community_id=community_id, shift_id=shift.id, code=str(read), at=now
    )
    if is_out is None:
        raise CheckInCodeOver()
    return shift, Direction.OUT if is_out else Direction.IN


def device_hash(session: Session, *, community_id: str, token: str) -> str:
    """The keyed hash (hex) under which a browser is known at check-in."""
    return session.secrets.keyed_hash("check-in device", community_id, token)


def _key(session: Session, community_id: str) -> bytes:
    return session.secrets.key("check-in code", community_id)
