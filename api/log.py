"""What is written down about requests and mistakes: never a code, a token, a name or a number of a person."""

from __future__ import annotations

import logging
import re
import secrets
import sys
import traceback
from typing import Any, Final

import structlog

ACCESS: Final = structlog.stdlib.get_logger("linli.access")
_errors = structlog.stdlib.get_logger("linli.errors")

#: what stands behind these is a secret or somebody's own, so only the front is written
_SECRET_PATHS: Final = re.compile(
    r"/(v|c|x|media|auth/link|certificates|_stcore/upload_file)/.*|/api/v1/(households|takings|statements)/.*",
    re.IGNORECASE,
)


def set_up_logging() -> None:
    """One line of JSON a message on stderr; on a terminal, words instead."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True


def path_for_log(path: str) -> str:
    """A path as it may be written down."""
    found = _SECRET_PATHS.fullmatch(path)
    if not found:
        return path[:200]
    return f"/{found[1].lower() if found[1] else 'api/v1/' + found[2].lower()}/…"


def note_mistake(error: BaseException, where: str) -> str:
    """Write down a mistake of ours under a new number, which is what a person may pass on.

    Kind and places only: the message of an exception may hold what somebody typed.
    """
    reference = secrets.token_hex(4).upper()
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in _frames(error)]
    _errors.error("mistake", reference=reference, where=where, kind=type(error).__name__, places=places[-12:])
    return reference


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.extract_tb(error.__traceback__)
