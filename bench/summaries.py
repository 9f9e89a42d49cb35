"""What summary rows cost: claims are approved with and without them, in turns, one at a time and in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from statistics import median
from typing import Any, Final

import core.books
from bench.table import Line, Note, Probe, WrongResult
from core.activities import publish_activity
from core.approvals import approve_claims
from core.bootstrap import App
from core.certificate_papers import certificate_file
from core.certificates import issue_certificate
from core.claims import log_hours
from core.clock import DrivenClock, at_local
from core.entries import Entry
from core.jobs import run_due
from core.notices import post_notice
from core.settings import Settings
from core.summaries import follow
from core.teams import register_team
from db.engine import Database
from tests.databases import Templates
from tests.factories import (
    a_community_template,
    a_household,
    a_person,
    a_reviewer,
    a_staff,
    a_supervisor,
    an_intent,
    console,
)

PEOPLE: Final = 100
BATCHES: Final = 6  # of all people, half of them with summaries
ONES: Final = 2  # activities whose rows are approved one by one
BEGAN: Final = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
ZONE: Final = "Asia/Shanghai"


def prepare(database: Database) -> None:
    """The template: hours of a team on leaders' sheets, confirmed and waiting."""
    a_community_template(database)
    clock = DrivenClock(BEGAN)
    app = App(settings=Settings(), database=database, is_demo=False, clock=clock)
    leader = a_person(app, name="队长")
    team = app.do(console(app), an_intent(), register_team, name="测速队", kind="neighbours", leader_id=leader.id)
    people = [a_person(app, name=f"人{number}", household_id=a_household(app).id) for number in range(PEOPLE)]
    batches: list[tuple[str, ...]] = []
    ones: list[str] = []
    for number in range(BATCHES + ONES):
        held_on = clock.now().date() + timedelta(days=1)
        activity = app.do(
            a_staff(app), an_intent(), publish_activity, name=f"活动{number}", place="院子", held_on=held_on,
            starts=clock_time(9), ends=clock_time(11), leader_id=leader.id, team_id=team.id, item_code="C1",
        )  # fmt: skip
        clock.forward(days=1, hours=6)
        start = at_local(held_on, clock_time(9), ZONE)
        entries = tuple(
            Entry(person_id=one.id, service_on=held_on, title=activity.name, starts_at=start,
                  ends_at=start + timedelta(hours=2))
            for one in people
        )  # fmt: skip
        if number < BATCHES:
            ids = app.do(a_staff(app), an_intent(), log_hours, entries=entries).claim_ids
            app.do(a_supervisor(app), an_intent(), approve_claims, claim_ids=ids)
            batches.append(ids)
        else:
            for entry in entries:
                ones += app.do(a_staff(app), an_intent(), log_hours, entries=(entry,)).claim_ids
    _KEPT[database.dialect] = (batches, ones, people[0].id, clock.now())


_KEPT: dict[str, tuple[list[tuple[str, ...]], list[str], str, datetime]] = {}


@contextmanager
def without() -> Iterator[None]:
    """Operations that leave the summaries as they are."""

    def leave(*_: Any, **__: Any) -> None:
        return None

    core.books.follow = leave  # type: ignore[attr-defined]
    try:
        yield
    finally:
        core.books.follow = follow  # type: ignore[attr-defined]


@dataclass(slots=True)
class Summaries(Probe):
    """The same approvals with summaries and without; a certificate on the side."""

    templates: Templates
    folder: Path
    single: Line = field(init=False)
    batch: Line = field(init=False)
    paper_ms: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        what, reference = "summaries kept in the same transaction, SQLite", "the same write without them"
        self.single = Line(
            name="summaries-single",
            what=f"{what}: one claim approved",
            reference=reference,
            bound="at most",
            target=1.8,
        )
        self.batch = Line(
            name="summaries-batch", what=f"{what}: {PEOPLE} claims at once", reference=reference, bound="at most",
            target=1.25,
        )  # fmt: skip

    @property
    def lines(self) -> list[Line]:
        return [self.single, self.batch]

    def round(self, number: int) -> None:
        """Both in turns on one fresh copy; what was kept has to be what was approved."""
        place = self.folder / "summaries"
        place.mkdir(exist_ok=True)
        for old in place.iterdir():
            old.unlink()
        with self.templates.copy("sqlite", "summaries", prepare, place) as database:
            batches, ones, person_id, now = _KEPT["sqlite"]
            clock = DrivenClock(now)
            app = App(settings=Settings(data_dir=place), database=database, is_demo=False, clock=clock)
            reviewer = a_reviewer(app)

            def approve(ids: tuple[str, ...]) -> float:
                began = time.perf_counter()
                app.do(reviewer, an_intent(), approve_claims, claim_ids=ids)
                return time.perf_counter() - began

            approve((ones[-1],))
            with without():
                approve((ones[-2],))
            several = [(claim_id,) for claim_id in ones[:-2]]
            kept = 1 + self._compare(self.single, several, approve, number)
            kept += self._compare(self.batch, batches, approve, number)
            with app.reading() as (session, _):
                counted = session.value(
                    "SELECT approved_claims FROM month_summary WHERE period = '2026' AND scope = ''"
                )
            if counted != kept:
                raise WrongResult(f"{kept} claims were approved with summaries, they say {counted}")
            with without():  # half of the rows would have to be taken from summaries that never held them
                clock.set(app.do(a_staff(app), an_intent(), post_notice).closes_at)
                run_due(app)
            self._paper(app, person_id)

    def _compare(
        self, line: Line, several: list[tuple[str, ...]], approve: Callable[[tuple[str, ...]], float], number: int
    ) -> int:
        spans: dict[bool, list[float]] = {True: [], False: []}
        kept = 0
        for place, ids in enumerate(several):
            is_kept = bool((place + number) % 2)
            if is_kept:
                spans[True].append(approve(ids))
                kept += len(ids)
            else:
                with without():
                    spans[False].append(approve(ids))
        line.samples.append(median(spans[True]) / median(spans[False]))
        return kept

    def _paper(self, app: App, person_id: str) -> None:
        app.settings = app.settings.model_copy(update={"base_url": "https://linli.example.org"})
        maker = a_staff(app)
        span = {"first": BEGAN.date(), "last": BEGAN.date() + timedelta(days=30)}
        with app.reading() as (_, clock):
            span["last"] = min(span["last"], clock.now().date())
        issued = app.do(maker, an_intent(), issue_certificate, person_id=person_id, **span)
        began = time.perf_counter()
        data, _, _ = certificate_file(app, maker, number=issued.number)
        self.paper_ms.append(1000 * (time.perf_counter() - began))
        if not data.startswith(b"%PDF"):
            raise WrongResult("the certificate is no PDF")

    def notes(self) -> list[Note]:
        return [
            Note(what=f"a certificate of {BATCHES + ONES} services as PDF", figure=f"{median(self.paper_ms):.0f} ms")
        ]
