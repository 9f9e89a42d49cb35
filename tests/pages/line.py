"""A line between browser and server that can be cut: bytes go through, or they are lost."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """Listens on a port of its own and hands everything on to the server's; both may change while it stands."""

    def __init__(self, port: int) -> None:
        self.server_port = port
        self.is_whole = True  # cut: whoever calls is hung up on
        self.is_heard = True  # not heard: what the server answers is lost on the way
        self._open: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """Nothing goes through from now on, and what was open is torn."""
        self.is_whole = False
        self._tear()

    def mend(self) -> None:
        """Calls go through again."""
        self._tear()
        self.is_whole = self.is_heard = True

    def close(self) -> None:
        """The line is taken down."""
        self._door.close()
        self._tear()

    def _tear(self) -> None:
        while self._open:
            _hang_up(self._open.pop())

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(caller,), daemon=True).start()

    def _connect(self, caller: socket.socket) -> None:
        """Both ways until one end hangs up; who calls where nobody listens is hung up on."""
        with suppress(OSError), caller:
            if not self.is_whole:
                return
            with socket.create_connection(("127.0.0.1", self.server_port), timeout=5) as server:
                server.settimeout(None)
                self._open += [caller, server]
                back = threading.Thread(target=self._carry, args=(server, caller, True), daemon=True)
                back.start()
                self._carry(caller, server, False)
                back.join()

    def _carry(self, one: socket.socket, other: socket.socket, is_answer: bool) -> None:
        with suppress(OSError):
            while part := one.recv(65536):
                if self.is_heard or not is_answer:
                    other.sendall(part)
        _hang_up(one)
        _hang_up(other)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


@contextmanager
def a_line(port: int) -> Iterator[Line]:
    """A line to the server at this port, until the test is over."""
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
