"""Frames of the live camera of a till or a leader: looked at once for a code, never kept (design 7; security F-26).

The address decodes and nothing else: what a code is worth is asked by the page, in the same way as for a typed one.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from functools import lru_cache, partial
from typing import Final

import anyio.to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.frame import PRIVATE, Caller, caller_of
from core.bootstrap import TryAgain
from core.errors import PhotoTooLarge, PhotoUnreadable
from core.policy import Role
from core.roll_calls import todays_rolls
from core.scan import texts
from core.sessions import actor_for
from core.tills import till_of

FRAME_BYTES_MAX: Final = 200_000
FRAME_PIXELS_MAX: Final = 1_500_000
FRAMES_A_SECOND: Final = 8  # of one till; a page asks for fewer
FRAMES_AT_ONCE: Final = 8  # that may come in a bunch after a pause
DECODERS: Final = 2  # at one time, so that frames never keep the pages waiting
LEADS: Final = {Role.STAFF, Role.ADMINISTRATOR, Role.TEAM_LEADER}
TILLS_REMEMBERED: Final = 10_000
TEXTS_MAX: Final = 4
TEXT_LENGTH_MAX: Final = 300


class Pace:
    """How many frames each till has left just now; in this process's memory, since nothing depends on it for long."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, till_id: str, *, now_seconds: float) -> bool:
        """Count one frame; False where this till sends too many."""
        with self._lock:
            left, at = self._left.pop(till_id, (float(FRAMES_AT_ONCE), now_seconds))
            left = min(float(FRAMES_AT_ONCE), left + (now_seconds - at) * FRAMES_A_SECOND)
            self._left[till_id] = (left - 1 if left >= 1 else left, now_seconds)
            while len(self._left) > TILLS_REMEMBERED:
                self._left.popitem(last=False)
            return left >= 1


_pace = Pace()


@lru_cache(maxsize=1)
def _decoders() -> anyio.CapacityLimiter:
    return anyio.CapacityLimiter(DECODERS)


async def read_frame(request: Request) -> Response:
    """What the symbols in one frame say: `{"texts": […]}`, for a clerk at a paired till and who leads an activity.

    401 without such a sign-in, 429 too many, 413 and 422 for what is no small picture.
    """
    try:
        scanner = await run_in_threadpool(_scanner, caller_of(request))
    except TryAgain:
        return _answer(503)
    if scanner is None:
        return _answer(401)
    if not _pace.allows(scanner, now_seconds=time.monotonic()):
        return _answer(429)
    frame = b""
    async for chunk in request.stream():
        frame += chunk
        if len(frame) > FRAME_BYTES_MAX:
            return _answer(413)
    look = partial(texts, frame, pixels_max=FRAME_PIXELS_MAX)
    try:
        found = await anyio.to_thread.run_sync(look, limiter=_decoders())
    except PhotoTooLarge:
        return _answer(413)
    except PhotoUnreadable:
        return _answer(422)
    return _answer(200, *(text for text in found[:TEXTS_MAX] if len(text) <= TEXT_LENGTH_MAX))


def _scanner(caller: Caller) -> str | None:
    """The till whose clerk asks, or the leader. A frame is no sign of life: it keeps no sign-in and no shift open."""
    with caller.app.reading() as (session, clock):
        actor, till = actor_for(session, clock, caller.token), till_of(session, caller.till_token)
        if actor is None:
            return None
        if actor.roles & LEADS or (Role.RESIDENT in actor.roles and todays_rolls(session, clock, actor)):
            return actor.id
    return till.id if till and Role.CLERK in actor.roles and actor.till_id == till.id else None


def _answer(status: int, *found: str) -> Response:
    return JSONResponse({"texts": list(found)}, status_code=status, headers=PRIVATE)


FRAME_ROUTES = [Route("/x/frame", read_frame, methods=["POST"])]
