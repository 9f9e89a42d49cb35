"""The sample files in docs/samples: what their README says about them is so, and their script still writes them."""

from __future__ import annotations

import importlib.util
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.sheets import PAGE_LIMITS, SheetKind, SheetReading, read_sheet
from tests.core.sheet_files import TODAY, parts_of

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "samples"


def read(name: str) -> SheetReading:
    kind = SheetKind(name.split(".")[0])
    return read_sheet((FOLDER / name).read_bytes(), file_name=name, kind=kind, limits=PAGE_LIMITS, today=TODAY)


def refused(reading: SheetReading) -> list[tuple[str, int, str]]:
    return [(each.sheet, each.row, each.key.removeprefix("error.row.")) for each in reading.refused]


def without_place(reading: SheetReading) -> list[object]:
    return [replace(row, row=0, sheet="") for row in reading.rows]


def test_both_rosters_hold_the_same_people():
    workbook, text = read("roster.xlsx"), read("roster.csv")
    assert without_place(workbook) == without_place(text)
    assert len(workbook.rows) == 25
    assert (workbook.refused, text.refused, workbook.left_out_sheets) == ((), (), ("填表说明",))
    assert {row.building for row in workbook.rows} == {f"{number}号楼" for number in range(1, 6)}
    assert len({row.card_number for row in workbook.rows}) == 11
    assert sum(row.is_head for row in workbook.rows) == 11
    assert Counter(row.name for row in workbook.rows)["王芳"] == 2


def test_the_opening_balances():
    workbook, text = read("opening.xlsx"), read("opening.csv")
    assert without_place(workbook) == without_place(text)
    assert sum(row.points or 0 for row in workbook.rows) == 711
    assert sum(1 for row in workbook.rows if row.points) == 10
    assert sum(row.carried_minutes or 0 for row in workbook.rows) == 354 * 60
    assert refused(workbook) == [("存折结转", 14, "twice_in_file"), ("存折结转", 15, "points_not_whole")]
    assert text.refused == ()


def test_the_hours_of_two_teams():
    reading = read("hours.xlsx")
    assert Counter(row.sheet for row in reading.rows) == {"第一志愿队": 12, "第二志愿队": 7}
    assert refused(reading) == [
        ("第一志愿队", 15, "twice_in_file"),
        ("第二志愿队", 11, "minutes_negative"),
        ("第二志愿队", 12, "minutes_over_day"),
        ("第二志愿队", 13, "name_missing"),
        ("第二志愿队", 14, "date_unreadable"),
        ("第二志愿队", 15, "end_before_start"),
        ("第二志愿队", 16, "minutes_missing"),
        ("第二志愿队", 17, "several_names"),
    ]
    assert {(row.activity, row.service_on) for row in reading.rows} == {
        ("重阳送餐", date(2026, 11, 12)),
        ("小区夜话", date(2026, 11, 13)),
        ("楼道大扫除", date(2026, 11, 14)),
        ("独居老人探访", date(2026, 11, 17)),
        ("独居老人探访", date(2026, 11, 19)),
    }
    assert reading.left_out_sheets == ("填写说明",)


def test_the_hours_from_a_text():
    reading = read("hours.csv")
    assert refused(reading) == [("hours", 8, "date_unreadable")]
    assert [(row.name, row.phone_lost, row.card_number) for row in reading.rows if row.phone_lost] == [
        ("丁国栋", True, "LJC-9010")
    ]
    same = next(row for row in reading.rows if row.name == "宋雅琴")
    twin = next(row for row in read("hours.xlsx").rows if row.name == "宋雅琴")
    assert (same.activity, same.service_on, same.start_minute, same.minutes) == (
        twin.activity, twin.service_on, twin.start_minute, twin.minutes,
    )  # fmt: skip


def test_all_people_of_the_other_samples_stand_in_the_roster_except_one():
    people = {row.name for row in read("roster.xlsx").rows}
    others = [*read("opening.xlsx").rows, *read("hours.xlsx").rows, *read("hours.csv").rows]
    assert {row.name for row in others if row.name} - people == {"周全福"}


@pytest.mark.parametrize(
    "name", ["roster.xlsx", "roster.csv", "opening.xlsx", "opening.csv", "hours.xlsx", "hours.csv"]
)
def test_the_script_still_writes_what_is_kept(name):
    about = importlib.util.spec_from_file_location("make_samples", FOLDER / "make_samples.py")
    script = importlib.util.module_from_spec(about)
    about.loader.exec_module(script)
    made, kept = script.samples()[name], (FOLDER / name).read_bytes()
    if name.endswith(".xlsx"):  # packed a little differently by each version of zlib
        assert parts_of(made) == parts_of(kept)
    else:
        assert made == kept
