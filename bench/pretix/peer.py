"""pretix's check-in against our taking: the same machine, the same engine, the same durability, turn and turn about.

Theirs is the ticket by its secret and `perform_checkin`, ours the voucher by its code and the whole command. Both are
function calls in a process of their own world: pretix is installed from the package index into an environment that
holds nothing of ours, and kept in the cache folder of whoever measures.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.table import Line, Note, Probe, WrongResult
from bench.takings import ground, timed
from core.books import Intent
from core.takings import take
from tests.databases import Templates

HERE: Final = Path(__file__).parent
PINS: Final = HERE / "constraints.txt"
VERSION: Final = next(line for line in PINS.read_text(encoding="utf-8").splitlines() if line.startswith("pretix=="))
BLOCK: Final = 20
BLOCKS: Final = 4  # of each side a round, after one to warm up
TARGETS: Final = {"sqlite": 15.0, "postgresql": 6.0}
NAMES: Final = {"sqlite": "SQLite FULL", "postgresql": "PostgreSQL"}
INSTALL_SECONDS: Final = 1200


class NotHere(Exception):
    """pretix cannot be had on this machine; says why."""


@dataclass(slots=True)
class Pretix(Probe):
    """One line for an engine."""

    templates: Templates
    engine: str
    folder: Path
    line: Line = field(init=False)
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    _process: subprocess.Popen[str] | None = None
    _count: int = 0

    def __post_init__(self) -> None:
        self.line = Line(
            name=f"pretix-{self.engine}",
            what=f"a voucher taken, {NAMES[self.engine]}",
            reference=f"a ticket checked in by {VERSION.replace('==', ' ')}",
            bound="at least",
            target=TARGETS[self.engine],
            unit="x faster",
        )

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def prepare(self) -> None:
        """Install pretix where it is not yet, start it and make its tables; without it the line says why."""
        try:
            python = environment()
            self._start(python)
        except NotHere as reason:
            self.line.why_not = f"could not be measured: {reason}"

    def round(self, number: int) -> None:
        """One ratio of median times; what pretix counts and refuses is looked at, and our books are checked."""
        if self._process is None:
            return
        with ground(self.templates, self.engine, self.folder) as here:

            def ours() -> list[float]:
                presses = [(here.codes.pop(), Intent(key=here.press(), source="api")) for _ in range(BLOCK)]
                return [timed(partial(here.app.do, here.tills[0], intent, take, code=code)) for code, intent in presses]

            sides = {"ours": ours, "theirs": self._checked_in}
            spans: dict[str, list[float]] = {name: [] for name in sides}
            for turn in range(1 + BLOCKS):
                for name in sorted(sides, reverse=bool((turn + number) % 2)):
                    spans[name] += sides[name]()
            here.taken = len(spans["ours"])
            here.check()
        mine, others = (median(spans[name][BLOCK:]) for name in ("ours", "theirs"))
        self.ours.append(mine)
        self.theirs.append(others)
        self.line.samples.append(others / mine)

    def notes(self) -> list[Note]:
        figure = f"{1000 * median(self.ours):.2f} ms ours, {1000 * median(self.theirs):.2f} ms pretix"
        return [Note(what=f"{self.line.what}, and {self.line.reference}", figure=figure)]

    def close(self) -> None:
        """Let pretix go."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _start(self, python: Path) -> None:
        if self.engine == "sqlite":
            place = str(self.folder / "pretix.db")
        else:
            place = self.templates.empty_url("postgresql", self.folder).replace("+psycopg", "", 1)
        log_path = self.folder / f"pretix-{self.engine}.log"
        with open(log_path, "wb") as log:
            process = subprocess.Popen(
                [str(python), str(HERE / "side.py"), place],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, cwd=self.folder,
            )  # fmt: skip
        assert process.stdout is not None
        if not process.stdout.readline():
            process.communicate()
            raise NotHere(f"pretix did not start: {_last_line(log_path.read_text(errors='replace'))}")
        self._process = process

    def _checked_in(self) -> list[float]:
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        process.stdin.write(f"{BLOCK}\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise WrongResult("pretix ended")
        answer: dict[str, Any] = json.loads(line)
        self._count += BLOCK
        if answer["count"] != self._count or not answer["is_refused"]:
            raise WrongResult(
                f"pretix counts {answer['count']} of {self._count}, refused twice: {answer['is_refused']}"
            )
        return list(answer["seconds"])


def environment() -> Path:
    """The Python of the environment that holds pretix, made once for these pins. Raises NotHere."""
    pins = hashlib.sha256(PINS.read_bytes() + sys.version.encode()).hexdigest()[:12]
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = caches / "linli-bench" / f"pretix-{pins}"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    is_ready = place / "ready"
    if not is_ready.exists():
        shutil.rmtree(place, ignore_errors=True)
        try:
            venv.create(place)
            _install(python)
        except (OSError, subprocess.SubprocessError) as reason:
            shutil.rmtree(place, ignore_errors=True)
            raise NotHere(str(reason)) from reason
        except NotHere:
            shutil.rmtree(place, ignore_errors=True)
            raise
        is_ready.touch()
    return python


def _install(python: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--python", str(python)]
    command = [*pip, "install", "--quiet", "--retries", "1", "--constraint", str(PINS), VERSION]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False)
    if answer.returncode != 0:
        raise NotHere(f"pretix was not installed: {_last_line(answer.stderr)}")


def _last_line(text: str) -> str:
    lines = [
        line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("WARNING", "[notice]"))
    ]
    return lines[-1][:160] if lines else "it said nothing"
