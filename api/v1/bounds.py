"""How much a program may send at once: nothing that we ask for needs more, and no reader holds a whole flood."""

from __future__ import annotations

from typing import ClassVar, Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.v1.problems import problem
from core.errors import AppError

BODY_BYTES_MAX: Final = 65_536
PICTURES: Final = "/decode"  # it stops reading by itself, at the size of a photo


class BodyTooLarge(AppError):
    """More than any body of ours needs; facts: bytes (the most)."""

    key: ClassVar[str] = "error.api.too_large"
    status = 413


class SmallBodies:
    """Reads a body before anybody looks at it, and refuses one that is too large, told ahead or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].endswith(PICTURES):
            await self.app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "")
        body, is_more = b"", True
        is_too_large = told.isdecimal() and int(told[:20]) > BODY_BYTES_MAX
        while is_more and not is_too_large:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            is_more, is_too_large = message.get("more_body", False), len(body) > BODY_BYTES_MAX
        if is_too_large:
            await problem(BodyTooLarge(bytes=BODY_BYTES_MAX))(scope, receive, send)
            return
        parts: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def once() -> Message:
            return parts.pop() if parts else await receive()

        await self.app(scope, once, send)
