"""The one way to read an office's spreadsheet: in a process of its own that cannot take the server down with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

from core.sheets.errors import (
    SheetBusy,
    SheetDamaged,
    SheetEmpty,
    SheetRefused,
    SheetTooHeavy,
    SheetTookTooLong,
    SheetTooLarge,
)
from core.sheets.limits import MEGABYTE, Limits
from core.sheets.rows import SheetKind, SheetReading
from core.sheets.wire import EXIT_NO_MEMORY, EXIT_PARSER_GAVE_UP, Request, decoded_reading, encoded_request

_ROOT = Path(__file__).resolve().parents[2]  # the folder that holds the package core
_KEPT_VARIABLES = ("PATH", "PYTHONPATH", "PYTHONHOME", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
_SIGNALS = {each.value for each in signal.Signals}
_WINDOWS_CRASH = 0xC0000000  # there a crash is a large number instead of a signal
_one_at_a_time = threading.Lock()


def read_sheet(data: bytes, *, file_name: str, kind: SheetKind, limits: Limits, today: date) -> SheetReading:
    """Read a spreadsheet (.xlsx, .xls, .csv) of hours, roster or opening balances.

    `today` is the local day: it dates days without a year and refuses days that are still to come. `limits` is
    PAGE_LIMITS or COMMAND_LIMITS; on systems that cannot limit a child process it is made smaller and the reading says
    so. Only one file is read at a time in one server. Looks nobody up and writes nothing.

    Raises SheetRefused (its leaves in `core.sheets.errors`) when the file is refused whole (security F-24, F-25).
    """
    limits = limits.for_platform()
    if not data:
        raise SheetEmpty()
    if len(data) > limits.file_bytes:
        raise SheetTooLarge(limit_megabytes=limits.file_bytes // MEGABYTE)
    request = Request(kind=SheetKind(kind), file_name=file_name[-200:], limits=limits, today=today)
    if not _one_at_a_time.acquire(timeout=limits.wall_seconds):
        raise SheetBusy()
    try:
        answer = _answer_of_child(encoded_request(request) + data, limits)
    finally:
        _one_at_a_time.release()
    return decoded_reading(answer, request.kind)


def _answer_of_child(question: bytes, limits: Limits) -> bytes:
    """What the child writes. Its surroundings hold no setting of ours: no database address, no key."""
    surroundings = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    with subprocess.Popen(
        [sys.executable, "-B", "-m", "core.sheets.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env=surroundings,
    ) as child:
        try:
            answer, complaint = child.communicate(question, timeout=limits.wall_seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            raise SheetTookTooLong(limit_seconds=limits.seconds) from None
        finally:
            if child.poll() is None:
                child.kill()
    if child.returncode == 0:
        return answer
    raise _why(child.returncode, limits, complaint)


def _why(exit_code: int, limits: Limits, complaint: bytes) -> SheetRefused | RuntimeError:
    """The refusal behind the end of a child. A mistake of ours stays one: it is not the file's fault."""
    end = signal.Signals(-exit_code).name if -exit_code in _SIGNALS else ""
    if end in {"SIGKILL", "SIGXCPU"}:
        return SheetTookTooLong(limit_seconds=limits.seconds)
    if exit_code == EXIT_NO_MEMORY or end == "SIGABRT":  # the parser of workbooks aborts when memory runs out
        return SheetTooHeavy()
    if exit_code == EXIT_PARSER_GAVE_UP or end in {"SIGSEGV", "SIGBUS"} or exit_code >= _WINDOWS_CRASH:
        return SheetDamaged()
    last_line = complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return RuntimeError(f"core.sheets.child ended with {exit_code}: {last_line[:400]}")
