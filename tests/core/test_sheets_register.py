"""Sheets of the roster and of opening balances."""

from __future__ import annotations

from datetime import date

import pytest

from core.sheets import OpeningRow, RosterRow, SheetKind
from core.sheets.errors import SheetHeadingMissing, SheetHeadingTwice, SheetWrongKind
from tests.core.sheet_files import read_here, workbook, write_rows, xlsx

ROSTER = ["卡号", "楼栋", "户主", "姓名", "电话", "出生年份", "与户主关系", "登记日期", "标签", "服务队", "备注"]
OPENING = ["卡号", "楼栋", "户主", "积分", "存折页码", "姓名", "累计时长"]


def roster(*rows, headings=None):
    return read_here(xlsx([headings or ROSTER, *rows]), SheetKind.ROSTER)


def opening(*rows, headings=None):
    return read_here(xlsx([headings or OPENING, *rows]), SheetKind.OPENING)


def keys(reading) -> list[tuple[int, str]]:
    return [(each.row, each.key.removeprefix("error.row.")) for each in reading.refused]


def test_a_person_of_the_roster():
    row = [
        "LJC-9001",
        "1号楼",
        "王秀英",
        "王秀英",
        13800000001,
        1956,
        "户主",
        date(2026, 3, 1),
        "中共党员、退休教师",
        "银发队",
        "热心",
    ]
    assert roster(row).rows == (
        RosterRow(
            row=2, sheet="时长", card_number="LJC-9001", building="1号楼", head="王秀英", name="王秀英", is_head=True,
            phone="13800000001", phone_lost=False, birth_year=1956, relation="户主", registered_on=date(2026, 3, 1),
            tags=("党员", "退休教师"), team="银发队", note="热心",
        ),
    )  # fmt: skip


def test_only_the_year_of_an_id_number_leaves_the_file():
    reading = roster(["1号楼", "王秀英", "王秀英", "11010119560307123X"], headings=["楼栋", "户主", "姓名", "身份证号"])
    assert reading.rows[0].birth_year == 1956
    refused = roster(["1号楼", "王秀英", "王秀英", "1101011956"], headings=["楼栋", "户主", "姓名", "身份证号"])
    assert "110101" not in repr(reading) + repr(refused)
    assert keys(refused) == [(2, "birth_unreadable")]


def test_a_family_under_merged_cells():
    def fill(book):
        family = [
            ["LJC-9001", "1号楼", "王秀英", "王秀英", "", "", "户主"],
            ["", "", "", "陈国强", "", "", "配偶"],
            ["", "", "", "陈晨", "", "", "孙子"],
        ]
        page = write_rows(book, "名册", [["朝阳里居民名册"], ROSTER, *family])
        for column, value in (("A", "LJC-9001"), ("B", "1号楼"), ("C", "王秀英")):
            page.merge_range(f"{column}3:{column}5", value)

    rows = read_here(workbook(fill), SheetKind.ROSTER).rows
    assert [(row.name, row.card_number, row.building, row.head, row.is_head) for row in rows] == [
        ("王秀英", "LJC-9001", "1号楼", "王秀英", True),
        ("陈国强", "LJC-9001", "1号楼", "王秀英", False),
        ("陈晨", "LJC-9001", "1号楼", "王秀英", False),
    ]


def test_a_head_needs_no_second_naming():
    rows = roster(
        ["3号楼", "", "张三", "户主"], ["3号楼", "张三", "李四", "妻子"], headings=["楼栋", "户主", "姓名", "关系"]
    ).rows
    assert [(row.head, row.is_head) for row in rows] == [("张三", True), ("张三", False)]
    without_relation = roster(
        ["3号楼", "张三", "张三"], ["3号楼", "张三", "李四"], headings=["楼栋", "户主", "姓名"]
    ).rows
    assert [row.is_head for row in without_relation] == [True, False]


def test_each_reason_to_refuse_a_person():
    reading = roster(
        ["LJC-1", "1号楼", "甲", ""],
        ["", "", "", "乙"],
        ["", "", "甲", "乙"],
        ["", "1号楼", "", "乙"],
        ["LJC-1", "", "甲", "丙"],
        ["LJC-1", "1号楼", "甲", "丁", "12"],
        ["LJC-1", "1号楼", "甲", "戊", "", "七十"],
        ["LJC-1", "1号楼", "甲", "己", "", "", "", "2026-12-01"],
        ["LJC-1", "1号楼", "甲", "庚", "", 1956],
        ["LJC-1", "1号楼", "甲", "庚", "13800000001", 1956],
        ["LJC-1", "1号楼", "甲", "庚", "", 1990],
    )
    assert keys(reading) == [
        (2, "name_missing"),
        (3, "household_missing"),
        (4, "building_missing"),
        (5, "head_missing"),
        (6, "building_missing"),
        (7, "phone_unreadable"),
        (8, "birth_unreadable"),
        (9, "date_in_future"),
        (11, "twice_in_file"),
    ]
    assert [row.row for row in reading.rows] == [10, 12]


def test_the_roster_names_what_it_lacks():
    with pytest.raises(SheetHeadingMissing) as refused:
        roster(["王秀英", ""], headings=["姓名", "电话"])
    assert refused.value.facts["headings"] == "楼栋、户主"
    with pytest.raises(SheetHeadingTwice) as twice:
        roster(headings=["楼栋", "户主", "姓名", "电话", "姓名", "电话"])
    assert twice.value.facts["heading"] == "姓名"


def test_two_phones_are_no_riddle():
    rows = roster(
        ["1号楼", "甲", "甲", "82345678", "13800000001"], headings=["楼栋", "户主", "姓名", "联系电话", "手机"]
    ).rows
    assert rows[0].phone == "13800000001"


def test_points_and_hours_of_a_household():
    reading = opening(
        ["LJC-9001", "1号楼", "王秀英", 128, "第3页", "", ""],
        ["", "2号楼", "李四", "56分", 4, "李四", "35小时30分"],
        ["LJC-9001", "", "", "", "", "陈国强", 12.5],
    )
    assert reading.rows == (
        OpeningRow(2, "时长", "LJC-9001", "1号楼", "王秀英", 128, "第3页", None, None, False, None, None, None),
        OpeningRow(3, "时长", None, "2号楼", "李四", 56, "4", "李四", None, False, None, 2_130, None),
        OpeningRow(4, "时长", "LJC-9001", None, None, None, None, "陈国强", None, False, None, 750, None),
    )


def test_points_under_a_merged_cell_count_once():
    def fill(book):
        family = [["LJC-9001", "1号楼", "王秀英", 128, 3, "王秀英", 20], ["", "", "", "", "", "陈国强", 10]]
        page = write_rows(book, "结转", [OPENING, *family])
        for column, value in (("A", "LJC-9001"), ("B", "1号楼"), ("C", "王秀英"), ("D", 128)):
            page.merge_range(f"{column}2:{column}3", value)

    rows = read_here(workbook(fill), SheetKind.OPENING).rows
    assert [(row.card_number, row.points, row.name, row.carried_minutes) for row in rows] == [
        ("LJC-9001", 128, "王秀英", 1_200),
        ("LJC-9001", None, "陈国强", 600),
    ]


def test_each_reason_to_refuse_an_opening():
    reading = opening(
        ["LJC-1", "", "", 10],
        ["LJC-1", "", "", 20],
        ["LJC-2", "", "", 1.5],
        ["LJC-2", "", "", -1],
        ["LJC-2", "", "", "不少"],
        ["LJC-2", "", "", 0],
        ["LJC-2", "", "", ""],
        ["LJC-2", "", "", 5, "", "", 3],
        ["LJC-2", "", "", "", "", "李四", -3],
        ["", "", "", 5],
        ["LJC-2", "", "", "", "", "李四", 3],
        ["LJC-2", "", "", "", "", "李四", 4],
        ["合 计", "", "", 30],
        ["", "总计", "", 30],
    )
    assert [row.row for row in reading.rows] == [2, 12]
    assert keys(reading) == [
        (3, "twice_in_file"),
        (4, "points_not_whole"),
        (5, "points_negative"),
        (6, "points_unreadable"),
        (7, "points_zero"),
        (8, "points_missing"),
        (9, "carried_without_person"),
        (10, "minutes_negative"),
        (11, "household_missing"),
        (13, "twice_in_file"),
    ]


def test_the_kinds_are_told_apart():
    people = xlsx([ROSTER, ["LJC-1", "1号楼", "甲", "甲"]])
    balances = xlsx([OPENING, ["LJC-1", "1号楼", "甲", 5]])
    for data, wanted, found in (
        (people, SheetKind.HOURS, "roster"),
        (people, SheetKind.OPENING, "roster"),
        (balances, SheetKind.HOURS, "roster"),
    ):
        with pytest.raises(SheetWrongKind) as refused:
            read_here(data, wanted)
        assert refused.value.facts == {"wanted": wanted.value, "found": found}
