"""F-11: a process is killed with -9 while it takes vouchers: nothing acknowledged is lost, doubled or half done."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from core.bootstrap import App
from core.check import run_check
from tests.drills.child import Nursery, Run, a_nursery
from tests.drills.stock import a_job, left_over, takings_of
from tests.factories_spending import money
from tests.racers import IS_DRILL
from tests.tally import control, counted, seeded

pytestmark = pytest.mark.crash

KILLS = {"sqlite": 200, "postgresql": 100} if IS_DRILL else {"sqlite": 20, "postgresql": 10}
ACKS_BEFORE_A_KILL = 8
MOMENT_SECONDS = 0.004  # about as long as a taking


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """Children to kill."""
    with a_nursery() as nursery:
        yield nursery


def kill_soon(run: Run, chance: random.Random) -> None:
    """Kill a child at a random moment after a few acks."""
    run.follow(until_acks=chance.randrange(ACKS_BEFORE_A_KILL + 1))
    if run.ended is None:
        time.sleep(chance.uniform(0, MOMENT_SECONDS))  # a moment by chance is what this is about
        with suppress(ProcessLookupError):
            os.kill(run.pid, signal.SIGKILL)
    run.follow()


@pytest.mark.figure("F-11")
def test_killed_tills_lose_nothing_that_they_acknowledged(app: App, engine_name: str, nursery: Nursery) -> None:
    """Load: kills at random moments, the next child goes on with the same presses. Goal: lost 0, doubled 0, half 0.

    About 5 s on each engine.
    """
    kills, chance = KILLS[engine_name], seeded("F-11")
    job = a_job(app, presses=kills * (ACKS_BEFORE_A_KILL + 2))
    heard: dict[str, str] = {}
    killed = in_doubt = 0
    while killed < kills:
        run = nursery.start(left_over(job, heard))
        kill_soon(run, chance)
        assert run.ended == -signal.SIGKILL, run.said
        killed += 1
        in_doubt += sum(line.endswith(" True") for line in run.said)
        heard |= run.acks()
        stand = takings_of(app)
        assert heard.items() <= stand.items(), "an acknowledged taking is gone or another one"
        assert len(stand) - len(heard) in (0, 1), "at most the one that was cut short"
        assert money(app).owed == 500 * len(stand)
    heard |= nursery.done(left_over(job, heard)).acks()
    assert heard == takings_of(app)
    assert (money(app).owed, money(app).outstanding) == (500 * len(job.presses), 0)
    report = run_check(app).to_json()
    assert report["ok"], [one for one in report["invariants"] if one["broken"]]
    counted("F-11", engine_name, kills=killed, takings=len(heard), in_doubt=in_doubt, lost=0, doubled=0, half=0)


@pytest.mark.figure("F-11")
def test_control_a_till_that_acknowledges_before_it_commits_loses(app: App, engine_name: str, nursery: Nursery) -> None:
    """The careless way, here only: say yes, then commit."""
    chance, lost = seeded("F-11"), 0
    job = a_job(app, presses=300, is_hasty=True)
    heard: dict[str, str] = {}
    for _ in range(30):
        run = nursery.start(left_over(job, heard))
        run.follow(until_acks=1 + chance.randrange(4))
        with suppress(ProcessLookupError):
            os.kill(run.pid, signal.SIGKILL)
        run.follow()
        heard |= run.acks()
        lost = len(heard.keys() - takings_of(app).keys())
        if lost:
            break
    assert lost, "the control lost nothing: the kills above prove nothing"
    control("F-11", engine_name, f"acknowledging before the commit lost {lost} of {len(heard)}")
