"""Which statements a connection runs, as the driver gets them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Recorder:
    """Stands before a driver connection, hands everything on and keeps the texts."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self.texts: list[str] = []

    def execute(self, text: str, *parameters: Any) -> Any:
        """One statement."""
        self.texts.append(text)
        return self._driver.execute(text, *parameters)

    def executemany(self, text: str, rows: Any) -> Any:
        """One statement with several rows."""
        self.texts.append(text)
        return self._driver.executemany(text, rows)

    @contextmanager
    def cursor(self) -> Iterator[Recorder]:
        """A cursor whose statements count as the connection's."""
        with self._driver.cursor() as cursor:
            inner = Recorder(cursor)
            inner.texts = self.texts
            yield inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)
