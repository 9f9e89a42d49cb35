"""F-13: a write or sync that fails, a full disk: told in words, nothing acknowledged, clean at the next start."""

from __future__ import annotations

import errno
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import psycopg
import pytest

from core.books import Intent
from core.bootstrap import App, Busy, StorageTrouble
from core.check import run_check
from core.takings import take
from db.engine import Database
from tests.drills.child import Job, Nursery, a_nursery
from tests.drills.disk import preload
from tests.drills.hooks import hooked
from tests.drills.stock import a_job, left_over, takings_of
from tests.drills.trouble import STATEMENTS
from tests.factories_spending import money
from tests.racers import rounds
from tests.tally import control, counted, seeded

pytestmark = pytest.mark.power

PRESSES = 6
WRITES_OF_A_TAKING, SYNCS_OF_A_TAKING = 14, 1  # about
FOR_EVER = 1_000_000


@pytest.fixture(params=["sqlite"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """The engine whose files are ours."""
    return str(request.param)


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Children on a disk that fails when it is told to."""
    with a_nursery(**preload(tmp_path_factory.mktemp("disk"))) as nursery:
        yield nursery


def troubles(count: int, chance: random.Random) -> Iterator[tuple[str, tuple[str, int, int, int]]]:
    """A write that fails once, a sync that fails once, a disk that is full from some write on, one that breaks."""
    for number in range(count):
        write = chance.randint(1, WRITES_OF_A_TAKING * (PRESSES - 1))
        sync = chance.randint(1, SYNCS_OF_A_TAKING * PRESSES)
        yield [
            ("a write fails", ("w", write, 1, errno.EIO)),
            ("a sync fails", ("s", sync, 1, errno.EIO)),
            ("the disk is full", ("w", write, FOR_EVER, errno.ENOSPC)),
            ("the disk breaks", ("s", sync, FOR_EVER, errno.EIO)),
        ][number % 4]


def a_copy(app: App, folder: Path) -> App:
    """The same community in a file of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    assert app.database.path is not None
    shutil.copy(app.database.path, folder / "linli.db")
    database = Database(f"sqlite:///{folder / 'linli.db'}", app.secrets)
    return App(settings=app.settings, database=database, is_demo=False, clock=app.clock)


@pytest.mark.figure("F-13")
def test_a_disk_that_fails_is_told_and_leaves_the_books_right(app: App, nursery: Nursery, tmp_path: Path) -> None:
    """Load: writes and syncs that fail, once or from then on. Goal: a sentence, no yes for a no, clean afterwards.

    About 5 s.
    """
    count, chance, told, in_doubt = rounds(everyday=24, drill=200), seeded("F-13"), Counter[str](), 0
    job = a_job(app, presses=PRESSES)
    app.database.close()  # folds the log: one file to copy
    for kind, fail in troubles(count, chance):
        tried = a_copy(app, tmp_path / "tried")
        here: Job = replace(job, url=tried.database.url)
        run = nursery.done(replace(here, fail=fail))
        case = f"{kind} {fail}: {run.said}"
        assert run.ended == 0, case
        acks = run.acks()
        refused = [line.split()[2] for line in run.said if line.startswith("refused ")]
        assert set(refused) <= {StorageTrouble.key}, case
        assert len(acks) + len(refused) == PRESSES, case
        if fail[2] == FOR_EVER:
            assert refused, case
        stand = takings_of(tried)
        assert acks.items() <= stand.items(), case
        in_doubt += len(stand) - len(acks)
        told[kind] += len(refused)
        report = run_check(tried).to_json()
        assert report["ok"], (case, [one for one in report["invariants"] if one["broken"]])
        again = nursery.done(left_over(here, acks)).acks()  # the disk is mended, the same presses come again
        assert acks | again == takings_of(tried)
        assert (money(tried).owed, money(tried).outstanding) == (500 * PRESSES, 0)
        tried.database.close()
    counted("F-13", "sqlite", points=count, refused=told.total(), stood_all_the_same=in_doubt, lost=0, doubled=0)


@pytest.mark.figure("F-13")
def test_control_a_till_that_acknowledges_first_says_yes_for_a_no(app: App, nursery: Nursery, tmp_path: Path) -> None:
    """The careless way, here only: say yes, then commit, and mind no error."""
    job = a_job(app, presses=PRESSES)
    app.database.close()
    tried = a_copy(app, tmp_path / "tried")
    run = nursery.done(replace(job, url=tried.database.url, is_hasty=True, fail=("s", 2, FOR_EVER, errno.EIO)))
    false = len(run.acks().keys() - takings_of(tried).keys())
    tried.database.close()
    assert false, "the control told the truth: the drill above proves nothing"
    control("F-13", "sqlite", f"acknowledging before the commit said yes for a no {false} times")


@pytest.mark.figure("F-13")
@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_a_servers_full_disk_is_told_too(app: App, engine_name: str) -> None:
    """PostgreSQL tells of its disk in an error of the statement or of the commit: it is let say so at each of them."""
    count = rounds(everyday=24, drill=200)
    job, kinds, told = a_job(app, presses=count), cycle([psycopg.errors.DiskFull, psycopg.errors.IoError]), 0
    left = -1

    def before(_connection: Any, _sql: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise next(kinds)("could not extend file")

    with hooked(app.database, before):
        for number, (key, code) in enumerate(job.presses):
            left = 1 + number % STATEMENTS
            with suppress(StorageTrouble):
                app.do(job.till, Intent(key=key, source="api"), take, code=code)
                told -= 1
            told += 1
            left = -1
            assert app.do(job.till, Intent(key=key, source="api"), take, code=code).face_fen == 500
    assert told >= count // 2
    assert len(takings_of(app)) == count
    assert (money(app).owed, money(app).outstanding) == (500 * count, 0)
    assert run_check(app).to_json()["ok"]
    counted("F-13", "postgresql", points=count, told=told, lost=0, doubled=0)


def test_trouble_with_the_disk_keeps_what_was_typed_as_being_busy_does() -> None:
    assert issubclass(StorageTrouble, Busy)
