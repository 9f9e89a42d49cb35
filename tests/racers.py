"""Many callers at once, in threads and in processes, and the sizes of everyday and of `make drill`."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from types import ModuleType
from typing import Any

from core.books import Intent
from core.bootstrap import App
from core.clock import DrivenClock
from core.errors import AppError
from core.policy import Actor
from core.settings import Settings
from core.takings import take
from db.engine import Database
from db.secrets import load_secrets

IS_DRILL = os.environ.get("LINLI_DRILL") == "1"


def rounds(*, everyday: int, drill: int) -> int:
    """How often a race is run."""
    return drill if IS_DRILL else everyday


def race(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """Start every call at the same moment, each in its own thread; answers results, or what was raised, in order."""
    start = threading.Barrier(len(calls))
    answers: list[Any] = [None] * len(calls)

    def run(place: int, call: Callable[[], Any]) -> None:
        start.wait()
        try:
            answers[place] = call()
        except AppError as refusal:  # anything else is a mistake of ours and fails the test
            answers[place] = refusal

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def timed(call: Callable[[], Any], spans: list[float]) -> Callable[[], Any]:
    """The call, with the seconds that it took put into `spans`."""

    def run() -> Any:
        began = time.perf_counter()
        try:
            return call()
        finally:
            spans.append(time.perf_counter() - began)

    return run


@contextmanager
def processes(app: App, *, count: int, threads: int) -> Iterator[Callable[[Actor, str], list[str]]]:
    """Processes of their own on the app's database; the function lets all their threads take one code at once.

    It answers the names of what each caller got.
    """
    context = get_context("spawn")
    start, answers = context.Barrier(count), context.Queue()
    jobs = [context.Queue() for _ in range(count)]
    assert app.clock is not None
    named = (app.settings, app.database.url, app.clock.now(), threads, start, answers)
    workers = [context.Process(target=_takes, args=(*named, queue)) for queue in jobs]
    with _no_main_script():
        for worker in workers:
            worker.start()

    def take_at_once(till: Actor, code: str) -> list[str]:
        for queue in jobs:
            queue.put((till, code))
        return [name for _ in workers for name in answers.get(timeout=60)]

    try:
        yield take_at_once
    finally:
        for queue in jobs:
            queue.put(None)
        for worker in workers:
            worker.join()


@contextmanager
def _no_main_script() -> Iterator[None]:
    """A test of a page leaves its script behind as `__main__`, and a child of our own would begin by running it."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _takes(settings: Settings, url: str, now: datetime, threads: int, start: Any, answers: Any, jobs: Any) -> None:
    database = Database(url, load_secrets(settings.key_file, create=False))
    app = App(settings=settings, database=database, is_demo=False, clock=DrivenClock(now))
    number = 0
    while (job := jobs.get()) is not None:
        till, code = job
        number += 1
        presses = [Intent(key=f"{os.getpid()}-{number}-{place}", source="api") for place in range(threads)]
        start.wait()
        found = race([partial(app.do, till, press, take, code=code) for press in presses])
        answers.put([type(answer).__name__ for answer in found])
    database.close()
