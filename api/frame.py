"""The plain pages around sign-in: who is looking, in which words and size, and what every answer carries."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from api.addresses import client_address, is_at_home, origin_of, scheme_of
from core import cookies
from core.attempts import MustWait
from core.bootstrap import App, Busy, TryAgain, running_app
from core.errors import AppError
from core.i18n import Language, Translate, translator
from core.look import parts
from core.look.html import Html
from core.look.plain_page import Page, plain_page
from core.preferences import read_size
from core.sessions import present
from core.visits import Visit, visit

FORM_BYTES_MAX: Final = 8192
YEAR_SECONDS: Final = 365 * 24 * 3600
PRIVATE: Final = {"Cache-Control": "no-store"}


@dataclass(slots=True)
class Caller:
    """Who asks for a plain page."""

    request: Request
    app: App

    @property
    def language(self) -> Language:
        """What the address names, else the cookie."""
        return Language.read(self.request.query_params.get("lang") or self.request.cookies.get(cookies.LANGUAGE))

    @property
    def size(self) -> int:
        """Type size 1 to 3: what the address names, else the cookie."""
        return read_size(self.request.query_params.get("s") or self.request.cookies.get(cookies.SIZE))

    @property
    def t(self) -> Translate:
        return translator(self.language)

    @property
    def address(self) -> str | None:
        """Whose tries are counted."""
        return client_address(self.request.scope)

    @property
    def is_https(self) -> bool:
        return scheme_of(self.request.scope) == "https"

    @property
    def may_sign_in(self) -> bool:
        """Over https always; over http on this very computer, in the demo or where the administrator said so."""
        return self.is_https or (
            is_at_home(self.request.scope) and (self.app.is_demo or self.app.settings.insecure_http)
        )

    @property
    def token(self) -> str | None:
        """The sign-in that this browser holds."""
        return self.request.cookies.get(cookies.sign_in_cookie(origin_of(self.request.scope)))

    @property
    def till_token(self) -> str | None:
        """The till that this browser is."""
        return self.request.cookies.get(cookies.till_cookie(origin_of(self.request.scope)))

    def visit(self) -> Visit:
        """Community, account and till of this browser."""
        return visit(
            self.app,
            present(self.app, self.token),
            till_token=self.till_token,
            code=self.request.query_params.get("community"),
        )


def caller_of(request: Request) -> Caller:
    """The caller of a request."""
    return Caller(request, running_app())


# -- answers -----------------------------------------------------------------------------------------------------


def page(
    caller: Caller,
    *content: Html,
    title: str,
    place: str,
    status: int = 200,
    is_door: bool = True,
    query: Mapping[str, str] | None = None,
) -> Response:
    """A plain page, never kept by anybody; a choice of size or language in its address is remembered."""
    t = caller.t
    frame = Page(
        t=t,
        size=str(caller.size),
        title=title,
        place=place,
        under=t("look.motto") if is_door else "",
        is_door=is_door,
        query=query,
    )
    answer = HTMLResponse(plain_page(frame, *content), status_code=status, headers=PRIVATE)
    if "lang" in caller.request.query_params:
        set_cookie(answer, caller, cookies.LANGUAGE, caller.language.value, seconds=YEAR_SECONDS)
    if "s" in caller.request.query_params:
        set_cookie(answer, caller, cookies.SIZE, str(caller.size), seconds=YEAR_SECONDS)
    return answer


def refusal_box(t: Translate, refusal: AppError) -> Html:
    """What was refused: what is, then what to do."""
    mark = "。" if t.language is Language.ZH else ". "
    what, found, then = t(refusal.key, **refusal.facts).partition(mark)
    return parts.say("wait" if isinstance(refusal, MustWait) else "no", what + found.strip(), then)


def see_other(path: str) -> Response:
    """After a POST: on to a page that may be reloaded."""
    return RedirectResponse(path, status_code=303, headers=PRIVATE)


def set_cookie(answer: Response, caller: Caller, name: str, value: str, *, seconds: int) -> None:
    """HttpOnly, for the whole site, not sent along from other sites; Secure wherever there is TLS."""
    answer.set_cookie(name, value, max_age=seconds, path="/", secure=caller.is_https, httponly=True, samesite="lax")


def clear_cookie(answer: Response, caller: Caller, name: str) -> None:
    """Make the browser forget a cookie."""
    answer.delete_cookie(name, path="/", secure=caller.is_https, httponly=True, samesite="lax")


# -- forms -------------------------------------------------------------------------------------------------------

Handler = Callable[[Caller, dict[str, str]], Response]


def posted(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A route for a small form: reads it within a limit, then answers in a thread, since it asks the database."""

    @functools.wraps(handler)
    async def route(request: Request) -> Response:
        fields = await read_form(request)
        if fields is None:
            return PlainTextResponse("413", status_code=413, headers=PRIVATE)
        return await run_in_threadpool(lambda: _answered(caller_of(request), lambda one: handler(one, fields)))

    return route


def shown(handler: Callable[[Caller], Response]) -> Callable[[Request], Response]:
    """A route that only looks."""

    @functools.wraps(handler)
    def route(request: Request) -> Response:
        return _answered(caller_of(request), handler)

    return route


def _answered(caller: Caller, handler: Callable[[Caller], Response]) -> Response:
    """The handler's answer; when the line to the books is lost, a page that says so."""
    try:
        return handler(caller)
    except TryAgain:
        title = caller.t("auth.portal")
        return page(caller, refusal_box(caller.t, Busy()), title=title, place=title, status=503)


async def read_form(request: Request) -> dict[str, str] | None:
    """The fields of a small form; None for one that is too large. Of fields of one name the first counts."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > FORM_BYTES_MAX:
            return None
    pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=40, errors="replace")
    return dict(reversed(pairs))
