"""Five hundred rows of one activity: foreseen, looked at twice, approved; each in one press."""

from __future__ import annotations

import time as clock_of_the_machine
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from bench.table import Line, Note, Probe, WrongResult
from core.activities import publish_activity
from core.approvals import approve_claims
from core.bootstrap import App
from core.check import run_check
from core.claims import log_hours
from core.clock import DrivenClock, at_local
from core.entries import Entry
from core.review import foresee
from core.settings import Settings
from db.engine import Database
from tests.databases import Templates
from tests.factories import a_community_template, a_household, a_person, a_reviewer, a_staff, a_supervisor, an_intent

ROWS: Final = 500
OF_A_HOUSEHOLD: Final = 4
HELD_ON: Final = date(2026, 11, 21)
BEGAN: Final = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
ZONE: Final = "Asia/Shanghai"


@dataclass(slots=True)
class Approving(Probe):
    """Seconds of the press that approves, as a report; beside it the preview and the first of two looks."""

    templates: Templates
    engine: str
    folder: Path
    line: Line = field(init=False)
    foreseen: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = Line(
            name=f"approve-{self.engine}", what=f"{ROWS} claims approved in one press, {self.engine}", reference="-",
            bound="at most", target=5.0, unit="s", is_report=True,
        )  # fmt: skip

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def round(self, number: int) -> None:
        """One sheet, on a fresh copy."""
        place = self.folder / f"approve-{self.engine}-{number}"
        place.mkdir()
        with self.templates.copy(self.engine, "approving", a_long_sheet, place) as database:
            clock = DrivenClock(BEGAN + timedelta(days=2))
            app = App(settings=Settings(), database=database, is_demo=False, clock=clock)
            reviewer, supervisor = a_reviewer(app), a_supervisor(app)
            began = clock_of_the_machine.perf_counter()
            found = app.look(reviewer, foresee)
            foreseen = clock_of_the_machine.perf_counter()
            app.do(reviewer, an_intent(), approve_claims, claim_ids=found.claim_ids)
            looked = clock_of_the_machine.perf_counter()
            done = app.do(supervisor, an_intent(), approve_claims, claim_ids=found.claim_ids)
            ended = clock_of_the_machine.perf_counter()
            report = run_check(app)
        if done.approved != ROWS or found.half != ROWS or not report.is_ok:
            raise WrongResult(f"{done.approved} approved, {found.half} foreseen to wait, check {report.is_ok}")
        self.line.samples.append(ended - looked)
        self.foreseen.append(foreseen - began)
        self.first.append(looked - foreseen)

    def notes(self) -> list[Note]:
        figure = f"{median(self.foreseen):.2f} s the preview, {median(self.first):.2f} s the first look"
        return [Note(what=self.line.what, figure=figure)]


def a_long_sheet(database: Database) -> None:
    """The template: one activity, its leader's sheet entered, everything waits."""
    a_community_template(database)
    clock = DrivenClock(BEGAN)
    app = App(settings=Settings(), database=database, is_demo=False, clock=clock)
    with database.filling():
        staff, leader = a_staff(app), a_person(app, name="队长")
        activity = app.do(
            staff, an_intent(), publish_activity, name="秋季大扫除", place="小区", held_on=HELD_ON, starts=time(9),
            ends=time(11), leader_id=leader.id, item_code="C1",
        )  # fmt: skip
        people = []
        for number in range(ROWS // OF_A_HOUSEHOLD):
            household = a_household(app, building=f"{number % 25 + 1}号楼", head_name=f"户主{number}")
            people += [
                a_person(app, name=f"志愿者{number}之{place}", household_id=household.id)
                for place in range(OF_A_HOUSEHOLD)
            ]
        clock.forward(days=2)
        starts_at = at_local(HELD_ON, time(9), ZONE)
        entries = tuple(
            Entry(person_id=one.id, service_on=HELD_ON, title=activity.name, starts_at=starts_at,
                  ends_at=starts_at + timedelta(hours=1), row=row + 2)
            for row, one in enumerate(people)
        )  # fmt: skip
        app.do(staff, an_intent(), log_hours, entries=entries)
