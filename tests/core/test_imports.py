"""Office spreadsheets become register, balances and hours; a preview writes nothing, a file twice adds nothing."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from core.activities import publish_activity
from core.bootstrap import App
from core.clock import DrivenClock
from core.imports import Preview, read_and_preview, write
from core.people import find_people
from core.sheets import PAGE_LIMITS, SheetKind
from tests.factories import a_staff, an_intent, console

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"


def seen(app: App, name: str, kind: SheetKind) -> Preview:
    """The preview of a sample file."""
    return read_and_preview(
        app, a_staff(app), data=(SAMPLES / name).read_bytes(), file_name=name, kind=kind, limits=PAGE_LIMITS
    )


def counts(app: App) -> tuple[Any, ...]:
    """How many rows the tables hold that an import may touch."""
    with app.reading() as (session, _):
        return tuple(
            session.value(f"SELECT COUNT(*) FROM {table}")
            for table in ("person", "household", "claim", "operation", "import_batch", "refusal", "intent")
        )


@pytest.fixture
def register(app: App) -> None:
    """The roster of the samples, on the register."""
    write(app, a_staff(app), an_intent("import"), seen(app, "roster.xlsx", SheetKind.ROSTER))


def test_a_roster_makes_households_and_people_once(app: App) -> None:
    first = seen(app, "roster.xlsx", SheetKind.ROSTER)
    before = counts(app)
    assert write(app, a_staff(app), an_intent("import"), first) == first.new > 20
    total, _ = app.look(console(app), find_people)
    assert (before[0], total) == (0, first.new)
    again = seen(app, "roster.xlsx", SheetKind.ROSTER)
    assert (again.new, again.duplicate) == (0, first.new)
    assert write(app, a_staff(app), an_intent("import"), again) == 0


def test_a_preview_writes_no_row_of_any_table(app: App, register: None) -> None:
    before = counts(app)
    for name, kind in (("hours.xlsx", SheetKind.HOURS), ("opening.xlsx", SheetKind.OPENING)):
        assert seen(app, name, kind).new > 0
    assert counts(app) == before


def test_hours_are_listed_where_a_published_activity_matches_and_back_filled_elsewhere(
    app: App, clock: DrivenClock, register: None
) -> None:
    without = seen(app, "hours.xlsx", SheetKind.HOURS)
    assert (without.listed, without.back_filled > 0) == (0, True)


def test_the_same_hours_file_twice_adds_nothing(app: App, register: None) -> None:
    first = seen(app, "hours.xlsx", SheetKind.HOURS)
    assert write(app, a_staff(app), an_intent("import"), first) == first.new > 0
    again = seen(app, "hours.xlsx", SheetKind.HOURS)
    assert (again.new, again.duplicate) == (0, first.new + first.duplicate)
    before = counts(app)[2]
    assert write(app, a_staff(app), an_intent("import"), first) == 0  # the old preview, confirmed once more
    assert counts(app)[2] == before


def test_opening_balances_come_in_once(app: App, register: None) -> None:
    first = seen(app, "opening.xlsx", SheetKind.OPENING)
    assert write(app, a_staff(app), an_intent("import"), first) == first.new > 0
    again = seen(app, "opening.xlsx", SheetKind.OPENING)
    assert (again.new, again.duplicate) == (0, first.new)


def test_a_listed_row_names_the_activity_that_was_published(app: App, clock: DrivenClock, register: None) -> None:
    _, people = app.look(console(app), find_people)
    today = date(2026, 11, 20)
    app.do(
        a_staff(app), an_intent(), publish_activity, name="楼道 大扫除", place="1号楼", held_on=today, starts=time(14),
        ends=time(16), leader_id=people[0].id, item_code="C1",
    )  # fmt: skip
    clock.forward(hours=8)
    text = f"姓名,电话,日期,活动,开始,结束\n{people[1].name},,2026-11-20,楼道大扫除,14:00,15:30\n"
    preview = read_and_preview(
        app, a_staff(app), data=text.encode(), file_name="a.csv", kind=SheetKind.HOURS, limits=PAGE_LIMITS
    )
    assert (preview.listed, preview.back_filled, preview.shown[0].kind) == (1, 0, "listed")


def test_unknown_and_doubtful_people_are_refused_with_the_question(app: App, register: None) -> None:
    preview = seen(app, "hours.xlsx", SheetKind.HOURS)
    keys = {refused.key for refused in preview.refused}
    assert "error.match.person_unknown" in keys
    shown = preview.as_json()
    assert shown["new"] == shown["listed"] + shown["back_filled"]
    assert shown["rows"] == shown["new"] + shown["duplicate"] + len(shown["refused"])
