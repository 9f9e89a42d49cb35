"""The demo from its first day to this morning, through the same commands that pages use (design 10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from core.bootstrap import App
from core.demo.asking import Asking
from core.demo.attending import Attending
from core.demo.caring import Caring
from core.demo.deciding import Deciding
from core.demo.earning import Earning
from core.demo.families import DEMO_CARD
from core.demo.moments import Moments
from core.demo.objecting import Objecting
from core.demo.office import hire, let_residents_in, open_market
from core.demo.quarrels import Quarrels
from core.demo.recording import Recording
from core.demo.register import Registering
from core.demo.resident import Household
from core.demo.rewards import Rewarding
from core.demo.settling import Settling
from core.demo.shops import found, plan_applications, tell_accounts
from core.demo.signing import Signing
from core.demo.spending import Spending
from core.demo.stage import FULL, SMALL, Size, Stage, next_month, open_stage
from core.demo.tidying import Tidying
from core.demo.villagers import organise, settle
from core.demo.visiting import Visiting

Progress = Callable[[str], None]


def make_demo(app: App, *, today: date, progress: Progress, size: Size = FULL) -> None:
    """Make the community 刘家场 with its past up to the midnight with which `today` (local) begins.

    The schema is there and empty, working days are filled, and the demo's mark is written. Every row but the founding
    comes from a command; `app.clock` stays where the play ends, and the caller puts it back. Takes about half a minute.
    """
    with app.database.filling():
        progress("演示社区：居民、队伍、商户 | demo community: people, teams, shops")
        stage = open_stage(app, today=today, size=size)
        earning = _cast(stage)
        _plan_scheduled_work(stage, earning)
        _play(stage, progress)
        earning.run_due()


def make_small(app: App, *, today: date, progress: Progress = lambda line: None) -> None:
    """The same with 60 households and three months: for tests."""
    make_demo(app, today=today, progress=progress, size=SMALL)


def _cast(stage: Stage) -> Earning:
    """Everybody who plays, and what each of them is going to do."""
    office = hire(stage)
    stage.clock.forward(hours=2)
    village = settle(stage, office.maker)
    organise(stage, office.maker, village)
    market = open_market(stage, office, village, found=found)
    tell_accounts(stage, office, market)
    plan_applications(stage, office)
    let_residents_in(stage, office, village, market)
    household = Household(stage, village.of_card(DEMO_CARD))
    earning = Earning(stage, office, village, household)
    earning.plan()
    Moments(stage, earning).plan()
    Deciding(stage, office).plan()
    Registering(stage, office, market, village).plan()
    Attending(stage, earning).plan()
    Tidying(stage, earning).plan()
    Visiting(stage, earning).plan()
    Asking(stage, office, market).plan()
    spending = Spending(stage, office, market, household)
    spending.plan()
    Rewarding(stage, office, market, spending).plan()
    Caring(stage, office, market, village).plan()
    Signing(stage, office, market, village).plan()
    Settling(stage, office, market, spending).plan()
    Recording(stage, office, village, household).plan()
    Quarrels(stage, office, market).plan()
    Objecting(stage, office, market, village).plan()
    return earning


def _plan_scheduled_work(stage: Stage, earning: Earning) -> None:
    """Each Monday, and on the first day of a year, when points end."""
    day = stage.began_on + timedelta(days=1)
    while day < stage.today:
        if day.weekday() == 0 or (day.month, day.day) == (1, 1):
            stage.plan(stage.at(day, 0, 20), earning.run_due)
        day += timedelta(days=1)


def _play(stage: Stage, progress: Progress) -> None:
    """Month by month, so that whoever waits sees it move."""
    month = next_month(stage.began_on)
    while month <= stage.today:
        stage.play(until=stage.at(month, 0))
        stage.app.database.gather_statistics()
        progress(f"演示社区：{month - timedelta(days=1):%Y-%m} | demo community")
        month = next_month(month)
    stage.play(until=stage.ends_at)
