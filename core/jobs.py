"""Scheduled work without a scheduler (design 11): small batches; running it twice acts once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import db.meta
import db.notices
import db.places
from core.attendance import close_due
from core.books import an_intent
from core.bootstrap import App
from core.clock import SystemClock
from core.communities import job_actor
from core.errors import AppError, StateMoved
from core.lots import expire_points
from core.notices import NotOverYet, close_notice
from core.policy import Actor
from core.seals import seal_days
from core.signs import find_signs, note_signs
from core.stars import award_stars, review_stars
from core.takings import forget_quotes
from core.vouchers import expire_vouchers

SIGNS_EVERY: Final = timedelta(minutes=10)  # two weeks of takings are read for them
_signs_looked_for: dict[tuple[str, str], datetime] = {}


class TimeRunsBack(AppError):
    """The demo's clock only runs ahead; facts: now."""

    key = "error.tick.runs_back"


class OnlyInDemo(AppError):
    """Time is moved in a demo only."""

    key = "error.tick.only_in_demo"
    status = 403


@dataclass(frozen=True, slots=True)
class Done:
    """How much of one kind of work was done."""

    job: str
    count: int


def run_due(app: App) -> list[Done]:
    """Do everything that is due in every community: close, expire, note signs, seal."""
    with app.reading() as (session, _):
        communities = db.places.communities(session)
    counts = {
        "notices_closed": 0,
        "attendance_closed": 0,
        "points_expired": 0,
        "vouchers_expired": 0,
        "days_sealed": 0,
        "signs_noted": 0,
        "stars_decided": 0,
    }
    for community in communities:
        actor = job_actor(community)
        with app.reading() as (session, clock):
            due = db.notices.due(session, community_id=community.id, now=clock.now())
        for notice in due:
            try:
                app.do(actor, an_intent("job"), close_notice, notice_id=notice.id)
            except (StateMoved, NotOverYet):
                continue  # another process closed it first, or a later table of working days lengthened it
            counts["notices_closed"] += 1
        while swept := app.do(actor, an_intent("job"), close_due):
            counts["attendance_closed"] += swept
        while swept := app.do(actor, an_intent("job"), expire_points):
            counts["points_expired"] += swept
        while swept := app.do(actor, an_intent("job"), expire_vouchers):
            counts["vouchers_expired"] += swept
        while decided := app.do(actor, an_intent("job"), award_stars):
            counts["stars_decided"] += decided
        while app.do(actor, an_intent("job"), review_stars):
            pass
        app.do(actor, an_intent("job"), forget_quotes)
        counts["signs_noted"] += _note_signs(app, actor)
    counts["days_sealed"] = len(seal_days(app))
    return [Done(job, count) for job, count in counts.items()]


def _note_signs(app: App, actor: Actor) -> int:
    """Look for signs of misuse where nobody has for ten minutes; answers how many were written or have grown."""
    with app.reading() as (_, clock):
        now = clock.now()
    place = (app.database.url, actor.community_id)
    if place in _signs_looked_for and abs(now - _signs_looked_for[place]) < SIGNS_EVERY:
        return 0
    noted = 0
    while found := app.look(actor, find_signs):
        noted += app.do(actor, an_intent("job"), note_signs, found=tuple(found))
    _signs_looked_for[place] = now
    return noted


def move_demo_clock(app: App, *, ahead: timedelta) -> None:
    """Let the demo's time run ahead by so much more. Raises OnlyInDemo, TimeRunsBack."""
    if not app.is_demo:
        raise OnlyInDemo()
    with app.writing() as (session, _):
        now_ahead = db.meta.demo_ahead(session)
        if ahead < timedelta(0) or not db.meta.move_demo_clock(session, ahead=now_ahead + ahead):
            raise TimeRunsBack(now=SystemClock(now_ahead).now())
