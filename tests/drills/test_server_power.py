"""F-12 on PostgreSQL: every process of the server dies at once and its memory is gone; what was acknowledged is there.

What the server had handed to the system and not yet synced outlives a kill, unlike a power cut: that part of the
promise is the server's own; ours is that each commit waits for it. The control, which does not wait, loses.
"""

from __future__ import annotations

import pytest

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from tests.databases import Templates
from tests.drills.clusters import Pair
from tests.drills.stock import a_job, takings_of
from tests.drills.tills import Tills, an_app
from tests.racers import rounds
from tests.tally import control, counted, seeded

pytestmark = [pytest.mark.power, pytest.mark.figure("F-12")]

PRESSES = 160


def killed(
    pair: Pair, templates: Templates, clock: DrivenClock, *, number: int, acks: int, is_careless: bool = False
) -> tuple[dict[str, str], App]:
    """One death of the server after so many acks: what was acknowledged before it, and the program after it."""
    app = an_app(pair, templates, clock, is_careless=is_careless)
    tills = Tills(app, a_job(app, presses=PRESSES, number=number))
    tills.wait_for(acks)
    pair.kill_primary()
    heard = dict(tills.acks)
    tills.stop()
    pair.start_again()
    tills.close()
    app.database.close()
    return heard, an_app(pair, templates, clock)


def test_a_server_that_dies_keeps_what_it_acknowledged(pair: Pair, templates: Templates, clock: DrivenClock) -> None:
    """Load: all processes killed at once under 4 tills. Goal: lost 0, the books are right. About 3 s a death."""
    deaths, chance, promised = rounds(everyday=1, drill=40), seeded("F-12"), 0
    for number in range(deaths):
        acks = chance.randint(10, PRESSES - 20)
        heard, app = killed(pair, templates, clock, number=100 + number, acks=acks)
        assert heard.items() <= takings_of(app).items(), "acknowledged and lost"
        report = run_check(app).to_json()
        app.database.close()
        assert report["ok"], [one for one in report["invariants"] if one["broken"]]
        promised += len(heard)
    counted("F-12", "postgresql", deaths_of_the_server=deaths, acks=promised, lost=0, corrupt=0)


def test_control_a_server_that_is_not_waited_for_loses(pair: Pair, templates: Templates, clock: DrivenClock) -> None:
    """The careless way, here only: commits that do not wait. About 4 s."""
    lost = promised = 0
    for number in range(8):
        heard, app = killed(pair, templates, clock, number=200 + number, acks=60, is_careless=True)
        lost, promised = lost + len(heard.keys() - takings_of(app).keys()), promised + len(heard)
        app.database.close()
        if lost:
            break
    assert lost, "the control lost nothing: the deaths above prove nothing"
    control("F-12", "postgresql", f"without waiting for the commit {lost} of {promised} were lost")
