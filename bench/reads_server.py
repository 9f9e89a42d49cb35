"""`python -m bench.reads_server PORT FILE`: the portal, whose reads are written down with their times, a line each.

A read is one statement of a reading session with the fetching of its rows, as a page makes it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any, TextIO

import db.engine
from api.serving import serve
from db.engine import Session


def write_down(file: TextIO) -> None:
    """Let every reading session of this process write its statements down."""

    def timed(read: Callable[..., Any]) -> Callable[..., Any]:
        def run(session: Session, sql: str, **parameters: Any) -> Any:
            began = time.perf_counter()
            answer = read(session, sql, **parameters)
            seconds = time.perf_counter() - began
            if not session.is_writer:
                file.write(json.dumps([sql, sorted(parameters), seconds]) + "\n")
            return answer

        return run

    for name in ("all", "first", "value"):
        setattr(db.engine.Session, name, timed(getattr(Session, name)))


if __name__ == "__main__":
    with open(sys.argv[2], "a", encoding="utf-8", buffering=1) as file:
        write_down(file)
        serve(int(sys.argv[1]))
