"""Frames of a till's live camera: looked at once for a code, never kept (design 7; security F-26).

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
from core.scan import texts
from core.sessions import actor_for
from core.tills import till_of

FRAME_BYTES_MAX: Final = 200_000
FRAME_PIXELS_MAX: Final = 1_500_000
FRAMES_A_SECOND: Final = 8  # of one till; a page asks for fewer
FRAMES_AT_ONCE: Final = 8  # that may come in a bunch after a pause
DECODERS: Final = 2  # at one time, so that frames never keep the pages waiting
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
    """What the symbols in one frame say: `{"texts": […]}`, for a clerk at a paired till only.

    401 without a clerk's sign-in at this very till, 429 too many, 413 and 422 for what is no small picture.
    """
    try:
        till_id = await run_in_threadpool(_till_of, caller_of(request))
    except TryAgain:
        return _answer(503)
    if till_id is None:
        return _answer(401)
    if not _pace.allows(till_id, now_seconds=time.monotonic()):
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


def _till_of(caller: Caller) -> str | None:
    """The till whose clerk asks. A frame is no sign of life: a camera that was left on keeps no shift open."""
    with caller.app.reading() as (session, clock):
        actor, till = actor_for(session, clock, caller.token), till_of(session, caller.till_token)
    if actor is None or till is None or Role.CLERK not in actor.roles or actor.till_id != till.id:
        return None
    return till.id


def _answer(status: int, *found: str) -> Response:
    return JSONResponse({"texts": list(found)}, status_code=status, headers=PRIVATE)


FRAME_ROUTES = [Route("/x/frame", read_frame, methods=["POST"])]
