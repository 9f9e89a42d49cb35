"""F-12: the power goes at any moment of many takings. With FULL nothing acknowledged is lost; with NORMAL it is.

How a cut is made is said in `disk.py`. PostgreSQL has the same promise by its own log; its loss of a whole machine is
drilled as a failover (F-14).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.bootstrap import App
from core.check import run_check
from db.engine import Database
from tests.drills.child import Nursery, a_nursery
from tests.drills.disk import Disk, Event, cuts, preload, read_trace
from tests.drills.stock import a_job, takings_of
from tests.factories_spending import money
from tests.racers import rounds
from tests.tally import control, counted, seeded

pytestmark = pytest.mark.power

TAKINGS = 260  # the log is folded into the file after a hundred or so
CHECKED_WHOLE = 10  # every so manieth image goes through the whole check of the books


@pytest.fixture(params=["sqlite"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """The engine whose files are ours."""
    return str(request.param)


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Children whose writes are seen."""
    with a_nursery(**preload(tmp_path_factory.mktemp("disk"))) as nursery:
        yield nursery


def a_run(app: App, nursery: Nursery, folder: Path, synchronous: str) -> tuple[dict[str, bytes], list[Event]]:
    """Many takings by a child: what the disk held before, and everything that it wrote."""
    job = replace(a_job(app, presses=TAKINGS), trace=str(folder / "trace"), synchronous=synchronous)
    app.database.close()  # folds the log, so that the child begins with one file
    before = {name: (folder / name).read_bytes() for name in ("linli.db",)}
    run = nursery.done(job)
    assert (run.ended, len(run.acks())) == (0, TAKINGS)
    return before, read_trace(Path(job.trace))


def moments(events: list[Event], count: int, chance: random.Random) -> list[int]:
    """Moments after the first acknowledgement, up to the last one."""
    acks = [place for place, event in enumerate(events) if event.name == "acks"]
    return [chance.randint(acks[0], acks[-1] + 1) for _ in range(count)]


def part_of(chance: random.Random) -> Callable[[Disk, int], list[Event]]:
    """Half of the disks write in order, half as they like."""

    def part(disk: Disk, number: int) -> list[Event]:
        return disk.first_part(chance) if number % 2 else disk.any_part(chance)

    return part


def as_found(app: App, folder: Path) -> App:
    """The program started on what the disk held."""
    database = Database(f"sqlite:///{folder / 'linli.db'}", app.secrets)
    return App(settings=app.settings, database=database, is_demo=False, clock=app.clock)


@pytest.mark.figure("F-12")
def test_a_power_cut_loses_nothing_that_was_acknowledged(app: App, nursery: Nursery, tmp_path: Path) -> None:
    """Load: cuts at any moment, half of them reordered and torn. Goal: lost 0, corrupt 0, the books are right.

    About 6 s.
    """
    count, chance, promised = rounds(everyday=100, drill=1000), seeded("F-12"), 0
    before, events = a_run(app, nursery, tmp_path, "FULL")
    folds = sum(event.kind == "s" and event.name == "linli.db" for event in events)
    assert folds, "no moment of folding the log was among them"
    for number, folder, acks in cuts(before, events, moments(events, count, chance), tmp_path / "cut", part_of(chance)):
        found = as_found(app, folder)
        with found.database.reading() as session:
            assert session.value("PRAGMA quick_check") == "ok"
        stand = takings_of(found)
        assert set(acks) <= set(stand), f"cut {number}: acknowledged and lost"
        assert len(stand) <= len(acks) + 1
        assert money(found).owed == 500 * len(stand)
        if number % CHECKED_WHOLE == 0:
            report = run_check(found).to_json()
            assert report["ok"], [one for one in report["invariants"] if one["broken"]]
        found.database.close()
        promised += len(acks)
    counted("F-12", "sqlite", cuts=count, reordered=count // 2, log_folded=folds, acks=promised, lost=0, corrupt=0)


@pytest.mark.figure("F-12")
def test_control_without_full_synchronisation_power_cuts_lose_takings(
    app: App, nursery: Nursery, tmp_path: Path
) -> None:
    count, chance, lossy, lost = rounds(everyday=20, drill=100), seeded("F-12"), 0, 0
    before, events = a_run(app, nursery, tmp_path, "NORMAL")
    for _, folder, acks in cuts(before, events, moments(events, count, chance), tmp_path / "cut", part_of(chance)):
        found = as_found(app, folder)
        gone = len(set(acks) - set(takings_of(found)))
        lossy, lost = lossy + bool(gone), lost + gone
        found.database.close()
    assert lossy > count / 3, "the control lost nothing: the cuts above prove nothing"
    control("F-12", "sqlite", f"synchronous=NORMAL lost takings in {lossy} of {count} cuts, {lost} in all")
