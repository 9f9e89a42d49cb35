"""Around every request, the pages' WebSocket included: who may write, what is shut, what each answer carries."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.addresses import is_from_home, is_own_origin, origin_of, scheme_of
from api.log import ACCESS, note_mistake, path_for_log
from api.metrics import MISTAKES, REQUESTS, SECONDS, door_of
from api.v1.problems import NotThere, OriginWrong, problem
from core import cookies
from core.bootstrap import running_app
from core.i18n import Language, translator
from core.look import parts
from core.look.plain_page import Page, headline, plain_page
from core.look.tokens import DARK, LIGHT
from core.preferences import read_size

READING: Final = ("GET", "HEAD", "OPTIONS")
PROGRAMS: Final = "/api/v1/"  # these send a token, not a cookie, so no browser can be tricked into it
SHUT: Final = ("/_stcore/agent",)
AT_HOME_ONLY: Final = ("/_stcore/metrics",)

#: seen working with the scanner, charts and tables; `blob:` is what Streamlit loads a component's script from
PAGE_POLICY: Final = (
    "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
    " media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none';"
    " base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
PLAIN_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # not `no-referrer`: browsers then send `Origin: null` with a form
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_PLAIN: Final = ("/auth/", "/apply/", "/v/", "/c/", "/x/", "/api/", "/healthz", "/readyz", "/metrics")


class Watch:
    """Outermost: one line a request without what is secret in it, figures, and a number for each mistake of ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                SECONDS.labels(door_of(scope["path"])).observe(time.perf_counter() - began)
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except BaseException as error:
            MISTAKES.labels("http").inc()
            note_mistake(error, path_for_log(scope["path"]))
            raise
        finally:
            REQUESTS.labels(door_of(scope["path"]), f"{status // 100}xx").inc()
            if not scope["path"].startswith(("/static/", "/_stcore/health", "/healthz", "/readyz", "/metrics")):
                ACCESS.info(
                    "request",
                    method=scope["method"],
                    path=path_for_log(scope["path"]),
                    status=status,
                    milliseconds=round((time.perf_counter() - began) * 1000, 1),
                )


class Guard:
    """Refuses writes and WebSockets that do not come from a page of ours, and what Streamlit offers to everybody."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            if self._is_ours(scope):
                await self.app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008, "reason": "origin"})
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        else:
            answer = self._refusal(scope)
            await (answer or self.app)(scope, receive, send)

    @staticmethod
    def _is_ours(scope: Scope) -> bool:
        origin = Headers(scope=scope).get("origin")
        return is_own_origin(origin, scope, base_url=running_app().settings.base_url)

    def _refusal(self, scope: Scope) -> Response | None:
        path = scope["path"]
        if path.startswith(SHUT) or (path.startswith(AT_HOME_ONLY) and not is_from_home(scope)):
            return PlainTextResponse("404", status_code=404)
        if path.startswith(PROGRAMS) and not path.isprintable():  # a line break in it would end at the pages instead
            return problem(NotThere())
        if scope["method"] in READING:
            return None
        if path.startswith(PROGRAMS) and "origin" not in Headers(scope=scope):
            return None
        if self._is_ours(scope):
            return None
        return _turned_away(scope)


def _turned_away(scope: Scope) -> Response:
    """Why a write was refused, in the reader's words."""
    request = Request(scope)
    t = translator(Language.read(request.cookies.get(cookies.LANGUAGE)))
    key = "error.signin.origin_wrong"
    if request.headers.get("origin", "").lower() == origin_of(scope):  # our page, at an address that is not ours
        key = "error.signin.tls_needed" if scheme_of(scope) == "http" else "error.signin.host_unknown"
    if scope["path"].startswith(PROGRAMS):
        return problem(OriginWrong())
    if scope["path"].startswith("/_stcore/"):
        return PlainTextResponse(t(key), status_code=403)
    size = str(read_size(request.cookies.get(cookies.SIZE)))
    frame = Page(t=t, size=size, title=t("auth.sign_in.title"), place=t("auth.portal"), is_door=True)
    body = plain_page(frame, headline(t("auth.sign_in.title")), parts.say("no", t(key)))
    return HTMLResponse(body, status_code=403, headers={"Cache-Control": "no-store"})


class Shield:
    """Security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].lower()
        is_page = not path.startswith(_PLAIN)
        is_https = scheme_of(scope) == "https"

        async def shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", PAGE_POLICY if is_page else PLAIN_POLICY)
                if is_https:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
                if "server" in headers:
                    del headers["server"]
            await send(message)

        await self.app(scope, receive, shielded)


class OurHtml:
    """Streamlit's own page says `lang="en"` and is white until it has loaded; readers and eyes deserve better."""

    _OTHERS: Final = ("/_stcore", "/static", "/media", "/component", "/look", "/auth", "/api", "/x/", "/v/", "/c/")

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_page = (
            scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].lower().startswith(self._OTHERS)
        )
        if not is_page:
            await self.app(scope, receive, send)
            return
        language = Language.read(Request(scope).cookies.get(cookies.LANGUAGE))
        start: Message | None = None
        body = b""

        async def hold(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                if kind.startswith("text/html"):
                    start = message
                else:
                    await send(message)
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    ours = in_our_words(body, language)
                    headers = MutableHeaders(raw=list(start["headers"]))
                    headers["content-length"] = str(len(ours))
                    for gone in ("etag", "last-modified"):
                        if gone in headers:
                            del headers[gone]
                    await send({**start, "headers": headers.raw})
                    await send({"type": "http.response.body", "body": ours})

        # Compressed or "not modified" answers could not be put into our words.
        unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since")
        kept = [pair for pair in scope["headers"] if pair[0] not in unwanted]
        await self.app({**scope, "headers": kept}, receive, hold)


def in_our_words(page: bytes, language: Language) -> bytes:
    """Streamlit's page with our language, title and ground."""
    t = translator(language)
    ground = (
        f"<style>html{{background:{LIGHT['paper']}}}"
        f"@media(prefers-color-scheme:dark){{html{{background:{DARK['paper']}}}}}</style></head>"
    )
    changes: Iterable[tuple[bytes, bytes]] = (
        (b'<html lang="en"', f'<html lang="{language.tag}"'.encode()),
        (b"<title>Streamlit</title>", f"<title>{t('auth.portal')}</title>".encode()),
        (b"</head>", ground.encode()),
    )
    for theirs, ours in changes:
        page = page.replace(theirs, ours, 1)
    return page


MIDDLEWARE = [Middleware(Watch), Middleware(Shield), Middleware(Guard), Middleware(OurHtml)]
