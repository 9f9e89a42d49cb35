"""Who calls: a program by its bearer token, or the till's own page by its cookie."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Annotated, Final

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.addresses import origin_of
from api.v1.problems import TokenMissing, TooFast
from core import cookies
from core.bootstrap import running_app
from core.errors import Forbidden
from core.policy import Actor, Role
from core.sessions import present
from core.tokens import actor_of_token

REQUESTS_A_SECOND: Final = 100
_bearer = HTTPBearer(auto_error=False, description="A token of `linli token create`, for a shop with `--shop CODE`")
_recent: dict[str, deque[float]] = {}
_lock = threading.Lock()


def program(credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]) -> Actor:
    """The program that sent a token. Raises TokenMissing, TooFast."""
    with running_app().reading() as (session, _):
        actor = actor_of_token(session, credentials.credentials if credentials else None)
    if actor is None:
        raise TokenMissing()
    _pace(actor.id)
    return actor


def till_or_program(
    request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]
) -> Actor:
    """A program, or somebody signed in at a till whose page sent this. Raises TokenMissing, Forbidden, TooFast."""
    if credentials is not None:
        return program(credentials)
    if "origin" not in request.headers:  # a foreign one was refused before; a cookie without any is not asked
        raise TokenMissing()
    actor = present(running_app(), request.cookies.get(cookies.sign_in_cookie(origin_of(request.scope))))
    if actor is None:
        raise TokenMissing()
    if not actor.roles & {Role.CLERK, Role.OWNER} or actor.till_id is None:
        raise Forbidden(action="till")
    _pace(actor.id)
    return actor


Program = Annotated[Actor, Depends(program)]
TillOrProgram = Annotated[Actor, Depends(till_or_program)]


def _pace(actor_id: str) -> None:
    """At most a hundred requests in any second, counted in this process."""
    now = time.monotonic()
    with _lock:
        times = _recent.setdefault(actor_id, deque(maxlen=REQUESTS_A_SECOND))
        if len(times) == REQUESTS_A_SECOND and now - times[0] < 1:
            raise TooFast()
        times.append(now)
        if len(_recent) > 1000:
            for quiet in [one for one, last in _recent.items() if now - last[-1] > 1]:
                del _recent[quiet]
