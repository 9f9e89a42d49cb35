"""A process that takes vouchers until it is killed, forked from one that has loaded everything; and how tests have one.

Every line that it says tells of something that has happened: `ack` after the taking was answered, never before.
"""

from __future__ import annotations

import base64
import ctypes
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import event

from core.books import Intent
from core.bootstrap import App
from core.clock import DrivenClock
from core.errors import AppError
from core.policy import Actor
from core.settings import Settings
from core.takings import take
from db.engine import Database
from db.secrets import load_secrets
from tests.drills.disk import ACKS

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a child does: one press for each code, in order, at one till."""

    settings: Settings
    url: str
    now: datetime
    till: Actor
    presses: list[tuple[str, str]]  # the intent's key, the code
    synchronous: str = "FULL"
    is_hasty: bool = False  # the careless way: says that it has taken before it has committed
    trace: str = ""  # with `tests.drills.disk`: where everything done to the database's files is noted
    fail: tuple[str, int, int, int] | None = None  # write or sync, the how-manieth, for how many, the error's number


# -- in the child ------------------------------------------------------------------------------------------------


def work(job: Job) -> None:
    """Take every code; say what became of each."""
    folder = Path(job.url.removeprefix("sqlite:///")).parent
    acks = None
    if job.trace or job.fail:
        watch(folder, job.trace)
    if job.trace:
        acks = os.open(folder / ACKS, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    database = Database(job.url, load_secrets(job.settings.key_file, create=False))
    if job.synchronous != "FULL":

        @event.listens_for(database.engine, "connect")
        def _careless(connection: Any, _: object) -> None:
            connection.execute(f"PRAGMA synchronous={job.synchronous}")

    app = App(settings=job.settings, database=database, is_demo=False, clock=DrivenClock(job.now))
    if job.fail:
        with database.reading() as session:
            session.value("SELECT 1 FROM taking")  # the file is open: what fails is a taking
        fail(*job.fail)
    for key, code in job.presses:
        press = Intent(key=key, source="api")
        try:
            if job.is_hasty:
                with database.transaction() as session:
                    taking = take(session, app.clock_for(session), job.till, press, code=code)
                    say(f"ack {key} {taking.id} {taking.is_replay}")
                continue
            taking = app.do(job.till, press, take, code=code)
        except AppError as refusal:
            say(f"refused {key} {refusal.key}")
        else:
            if acks is not None:
                os.write(acks, f"{key}\n".encode())
            say(f"ack {key} {taking.id} {taking.is_replay}")


def watch(folder: Path, trace: str) -> None:
    """Have everything done to files of a folder seen; this process was started with `disk.preload`."""
    ctypes.CDLL(None).linli_watch(str(folder).encode(), trace.encode())


def fail(kind: str, first: int, count: int, error_number: int) -> None:
    """Let `count` writes or syncs from the `first` on fail."""
    ctypes.CDLL(None).linli_fail(kind.encode(), ctypes.c_long(first), ctypes.c_long(count), error_number)


def say(line: str) -> None:
    """One line, in one write, so that a kill cuts none in two."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Fork a child for each job that comes in."""
    for line in sys.stdin:
        job = pickle.loads(base64.b64decode(line))
        pid = os.fork()
        if pid == 0:
            work(job)
            os._exit(0)
        say(f"pid {pid}")
        say(f"ended {os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}")


# -- in the test -------------------------------------------------------------------------------------------------


@dataclass
class Run:
    """One child at work: its number, and what it has said so far."""

    pid: int
    lines: Iterator[str]
    said: list[str] = field(default_factory=list)
    ended: int | None = None

    def follow(self, until_acks: int | None = None) -> None:
        """Listen until so many acks were heard, or until the child has ended."""
        acks = 0
        while self.ended is None and (until_acks is None or acks < until_acks):
            line = next(self.lines)
            if line.startswith("ended "):
                self.ended = int(line.split()[1])
            else:
                self.said.append(line)
                acks += line.startswith("ack ")

    def acks(self) -> dict[str, str]:
        """Key and taking of everything that was acknowledged."""
        return {words[1]: words[2] for words in map(str.split, self.said) if words[0] == "ack"}


@dataclass
class Nursery:
    """The process that children are forked from."""

    process: subprocess.Popen[str]
    stdin: IO[str]
    stdout: IO[str]

    def start(self, job: Job) -> Run:
        """A child at work on a job."""
        self.stdin.write(base64.b64encode(pickle.dumps(job)).decode() + "\n")
        self.stdin.flush()
        lines = (line.rstrip("\n") for line in iter(self.stdout.readline, ""))
        said = []
        for line in lines:
            if line.startswith("pid "):
                return Run(int(line.split()[1]), lines, said)
            said.append(line)  # the child was quicker than its parent
        raise AssertionError("no child")

    def done(self, job: Job) -> Run:
        """A child that has done its job, or failed at it."""
        run = self.start(job)
        run.follow()
        return run


@contextmanager
def a_nursery(**environment: str) -> Iterator[Nursery]:
    """A process to fork children from, with these environment variables; about 2 s to start."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.drills.child"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin and process.stdout
    with process:
        yield Nursery(process, process.stdin, process.stdout)
        process.stdin.close()


if __name__ == "__main__":
    main()
