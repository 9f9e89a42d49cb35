"""One writer at a time, over all threads and processes that share an SQLite file (design 11)."""

from __future__ import annotations

import threading
from collections import deque
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows has no flock; msvcrt locks one byte of the same file
    fcntl = None  # type: ignore[assignment]
    import msvcrt


class FileLock:
    """Every writer of any process takes this file before it begins, so that SQLite's own busy wait never decides."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = Turns()
        self._file: IO[bytes] | None = None

    def close(self) -> None:
        """Let the file go; the next writer opens it again."""
        with self._threads:
            if self._file is not None:
                self._file.close()
                self._file = None

    def __enter__(self) -> None:
        self._threads.acquire()
        try:
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = open(self._path, "a+b")  # kept open: the lock lives as long as we do
            if fcntl is not None:
                fcntl.flock(self._file, fcntl.LOCK_EX)
            else:
                self._file.seek(0)
                msvcrt.locking(self._file.fileno(), msvcrt.LK_LOCK, 1)
        except BaseException:
            self._threads.release()
            raise

    def __exit__(self, *_: object) -> None:
        assert self._file is not None
        if fcntl is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)
        else:
            self._file.seek(0)
            msvcrt.locking(self._file.fileno(), msvcrt.LK_UNLCK, 1)
        self._threads.release()


class Turns:
    """A lock that is had in the order in which it was asked for, so that nobody at sixteen tills waits for long."""

    def __init__(self) -> None:
        self._inside = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_held = False

    def acquire(self) -> None:
        with self._inside:
            if not self._is_held:
                self._is_held = True
                return
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
        try:
            gate.acquire()
        except BaseException:  # interrupted while waiting: step out of the row, or hand on a turn that just came
            with self._inside:
                is_still_waiting = gate in self._waiting
                if is_still_waiting:
                    self._waiting.remove(gate)
            if not is_still_waiting:
                self.release()
            raise

    def release(self) -> None:
        with self._inside:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_held = False

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()
