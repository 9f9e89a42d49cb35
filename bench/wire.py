"""A browser as far as the server can tell: sign-in by form, cookies, the pages' WebSocket with its protobufs."""

from __future__ import annotations

import base64
import http.client
import os
import socket
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

TIMEOUT_SECONDS: Final = 60
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


@dataclass(slots=True)
class Browser:
    """Cookies of one browser at one address."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The address it opened."""
        return f"http://localhost:{self.port}"

    def get(self, path: str) -> tuple[int, bytes]:
        """A page without script."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str]) -> tuple[int, bytes]:
        """A plain form."""
        return self._ask("POST", path, urlencode(fields))

    def open(self, page: str) -> Tab:
        """A tab on one of the pages."""
        return Tab(self, page)

    @property
    def cookie_header(self) -> str:
        """What it sends along."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("localhost", self.port, timeout=TIMEOUT_SECONDS)
        headers = {"Cookie": self.cookie_header, "Origin": self.origin}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        data = answer.read()
        for header in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        line.close()
        return answer.status, data


class Tab:
    """A page that is open: its WebSocket, and reruns as a press would start them."""

    def __init__(self, browser: Browser, page: str) -> None:
        self._page = page
        self._script = ""
        self._buffer = b""
        self._socket = socket.create_connection(("localhost", browser.port), timeout=TIMEOUT_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._shake_hands(browser)
        self.first = self.rerun()

    def rerun(self) -> Run:
        """Ask for the whole page again and wait until it has come."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self._script
        asked.rerun_script.page_name = "" if self._script else self._page
        began = time.perf_counter()
        self._send(0x82, asked.SerializeToString())
        shown: list[ForwardMsg] = []
        while True:
            message = ForwardMsg.FromString(self._receive())
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self._script = message.navigation.page_script_hash
            if kind == "delta":
                shown.append(message)
            if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return Run(seconds=time.perf_counter() - began, shown=tuple(shown))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._socket.close()

    def _shake_hands(self, browser: Browser) -> None:
        lines = [
            "GET /_stcore/stream HTTP/1.1",
            f"Host: localhost:{browser.port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: streamlit",
            f"Origin: {browser.origin}",
            f"Cookie: {browser.cookie_header}",
        ]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        while b"\r\n\r\n" not in self._buffer:
            self._buffer += self._more()
        head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise ConnectionError(head.decode(errors="replace"))

    def _send(self, first: int, data: bytes) -> None:
        mask = os.urandom(4)
        length = len(data)
        size = (
            bytes([0x80 | length])
            if length < 126
            else bytes([0xFE]) + struct.pack(">H", length)
            if length < 65536
            else bytes([0xFF]) + struct.pack(">Q", length)
        )
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
        self._socket.sendall(bytes([first]) + size + mask + masked)

    def _receive(self) -> bytes:
        """The next whole message; answers pings on the way."""
        whole = b""
        while True:
            first, second = self._take(2)
            length = second & 0x7F
            if length == 126:
                (length,) = struct.unpack(">H", self._take(2))
            elif length == 127:
                (length,) = struct.unpack(">Q", self._take(8))
            data = self._take(length)
            kind = first & 0x0F
            if kind == CLOSE:
                raise ConnectionError("the server closed the line")
            if kind == PING:
                self._send(0x80 | PONG, data)
            elif kind != PONG:
                whole += data
                if first & 0x80:
                    return whole

    def _take(self, count: int) -> bytes:
        while len(self._buffer) < count:
            self._buffer += self._more()
        data, self._buffer = self._buffer[:count], self._buffer[count:]
        return data

    def _more(self) -> bytes:
        data = self._socket.recv(1 << 16)
        if not data:
            raise ConnectionError("the server went away")
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One rerun: from the question to the last message, and what the page showed."""

    seconds: float
    shown: tuple[ForwardMsg, ...]

    @property
    def kinds(self) -> list[str]:
        """What stands on the page, element by element: html, button, text_input …"""
        return [
            message.delta.new_element.WhichOneof("type") or ""
            for message in self.shown
            if message.delta.WhichOneof("type") == "new_element"
        ]

    @property
    def html(self) -> str:
        """All markup of the page."""
        return "".join(message.delta.new_element.html.body for message in self.shown)
