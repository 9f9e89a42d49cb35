"""The process in which a file is read: `python -m core.sheets.child`, started by `core.sheets.reading` only.

It limits itself before it looks at a single byte of the file, has no database, no keys and no settings, writes no file,
and ends after one answer. Exit codes: 0 an answer is on standard output (a refusal is an answer), 3 the parser of
workbooks gave up, 4 no memory left; anything else is a mistake of ours.
"""

from __future__ import annotations

import gc
import sys
import traceback
from types import TracebackType

from core.sheets.errors import SheetRefused
from core.sheets.limits import Limits
from core.sheets.parsing import parse
from core.sheets.wire import EXIT_NO_MEMORY, EXIT_PARSER_GAVE_UP, decoded_request, encoded_reading, encoded_refusal


def limit_this_process(limits: Limits) -> bool:
    """Hold this process to memory and processor time; False where the system cannot or should not."""
    if limits.memory_bytes is None:
        return False
    try:
        import resource
    except ImportError:  # Windows
        return False
    wanted = {
        resource.RLIMIT_CORE: (0, 0),  # a core file would hold names and phones
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CPU: (limits.seconds, limits.seconds + 1),
        resource.RLIMIT_AS: (limits.memory_bytes, limits.memory_bytes),
    }
    for what, (soft, hard) in wanted.items():
        allowed = resource.getrlimit(what)[1]  # may already be lower; nobody may raise it
        most = hard if allowed == resource.RLIM_INFINITY else min(hard, allowed)
        resource.setrlimit(what, (min(soft, most), most))
    return True


def answer(line: bytes) -> bytes:
    """Read the file on standard input as the request says."""
    request = decoded_request(line)
    is_child_limited = limit_this_process(request.limits)
    data = sys.stdin.buffer.read()
    try:
        parsed = parse(data, file_name=request.file_name, kind=request.kind, limits=request.limits, today=request.today)
    except SheetRefused as refusal:
        return encoded_refusal(refusal)
    return encoded_reading(parsed, is_child_limited=is_child_limited)


def end_without_values(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell where it broke, never with which values: those are people's names and phones."""
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
    sys.stderr.write(f"{kind.__name__} at {' < '.join(reversed(places))}\n")


def main() -> int:
    """One request, one answer."""
    gc.disable()  # the process lives for one file
    sys.excepthook = end_without_values
    try:
        said = answer(sys.stdin.buffer.readline())
    except MemoryError:
        return EXIT_NO_MEMORY
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how a panic of the Rust parser arrives; it has no public class
            return EXIT_PARSER_GAVE_UP
        raise
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
