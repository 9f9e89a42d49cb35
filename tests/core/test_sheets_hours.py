"""Whole sheets of hours: titles above the headings, merged cells, several sheets, encodings, refused rows."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from core.sheets import HoursRow, SheetKind
from core.sheets.errors import SheetHeadingMissing, SheetTooManyRows, SheetWrongKind
from core.sheets.limits import PAGE_LIMITS
from core.sheets.tables import Table, fill_down
from tests.core.sheet_files import (
    AN_HOURS_ROW,
    HOURS_HEADINGS,
    cell_xml,
    hours_csv,
    hours_xlsx,
    read_here,
    with_worksheet,
    workbook,
    write_rows,
    xls,
    xlsx,
)


def a_row(**changes) -> HoursRow:
    said = {
        "row": 2, "sheet": "时长", "name": "王秀英", "phone": "13800000001", "phone_lost": False, "note": None,
        "volunteer_number": None, "card_number": None, "service_on": date(2026, 11, 14), "activity": "楼道大扫除",
        "start_minute": None, "end_minute": None, "minutes": 120,
    }  # fmt: skip
    return HoursRow(**(said | changes))


def keys(reading) -> list[tuple[int, str]]:
    return [(each.row, each.key.removeprefix("error.row.")) for each in reading.refused]


def refused_as(*row: object, headings: list[str]) -> tuple[str, dict[str, object]]:
    refused = read_here(xlsx([headings, row])).refused[0]
    return refused.key.removeprefix("error.row."), dict(refused.facts)


def test_a_plain_sheet_is_read():
    reading = read_here(hours_xlsx())
    assert reading.rows == (a_row(),)
    assert (reading.refused, reading.left_out_sheets, reading.kind) == ((), (), SheetKind.HOURS)
    assert reading.headings_seen == tuple(HOURS_HEADINGS)


def test_an_old_workbook_is_read():
    reading = read_here(xls([HOURS_HEADINGS, ["王秀英", 13800000001.0, 46340.0, "楼道大扫除", 2.0]]))
    assert reading.rows == (a_row(),)


def test_titles_stand_above_the_headings_and_signatures_below():
    title = [["朝阳里社区"], ["志愿服务时长登记表（11月）"], [], ["填报单位：朝阳里", "", "日期：2026-11-20"]]
    foot = [["合计", "", "", "", "2小时"], [], ["填表人：张敏", "", "审核人：李强"], ["注：时长按小时填写"]]
    reading = read_here(xlsx([*title, HOURS_HEADINGS, AN_HOURS_ROW, [], *foot]))
    assert reading.rows == (a_row(row=6),)
    assert reading.refused == ()


def test_headings_are_known_by_many_names():
    for headings in (
        ["志愿者姓名", "联系电话", "服务日期", "服务项目", "服务时长（小时）"],
        ["姓 名*", "手机号码：", "活动\n日期", "活动 名称", "小时数"],
        ["Name", "Mobile", "Date", "Activity", "Hours"],
    ):
        assert read_here(hours_xlsx(headings=headings)).rows[0].minutes == 120
    minutes = read_here(hours_xlsx([*AN_HOURS_ROW[:4], 150], headings=[*HOURS_HEADINGS[:4], "时长（分钟）"]))
    assert minutes.rows[0].minutes == 150


def test_the_clearest_of_several_headings_counts_and_the_others_are_named():
    reading = read_here(
        hours_xlsx([*AN_HOURS_ROW, "扫楼梯", "3", "x"], headings=[*HOURS_HEADINGS, "服务内容", "序号", "本人签字"])
    )
    assert reading.rows[0].activity == "楼道大扫除"
    assert reading.headings_ignored == ("服务内容", "序号", "本人签字")


def test_headings_in_two_rows():
    def fill(book):
        page = write_rows(book, "时长", [["姓名", "活动名称", "日期", "服务时间", ""], ["", "", "", "开始", "结束"]])
        page.write_row(2, 0, ["王秀英", "楼道大扫除", "2026-11-14", "9：00", "上午11点"])

    assert read_here(workbook(fill)).rows == (a_row(row=3, phone=None, start_minute=540, end_minute=660),)


def test_hours_and_minutes_in_two_columns():
    headings = [["姓名", "日期", "活动", "服务时长", ""], ["", "", "", "小时", "分钟"]]
    reading = read_here(
        xlsx([*headings, ["王秀英", "11月14日", "楼道大扫除", 1, 30], ["李四", "11月14日", "楼道大扫除", "", 45]])
    )
    assert [row.minutes for row in reading.rows] == [90, 45]


def test_start_and_end_in_their_many_forms():
    headings = ["姓名", "日期", "活动", "开始时间", "结束时间"]
    moments = [
        ("9:00", "11:00"), ("9：00", "上午11点"), (time(9, 0), time(11, 0)), (0.375, 11 / 24), ("0900", "1100"),
        (datetime.fromisoformat("2026-11-14T09:00"), datetime.fromisoformat("2026-11-14T11:00")), (9, 11),
    ]  # fmt: skip
    rows = [[f"{'甲乙丙丁戊己庚'[n]}", date(2026, 11, 14), "巡楼", *each] for n, each in enumerate(moments)]
    reading = read_here(xlsx([headings, *rows]))
    assert reading.refused == ()
    assert {(row.start_minute, row.end_minute, row.minutes) for row in reading.rows} == {(540, 660, 120)}


def test_a_moment_of_checking_in_says_the_day_too():
    headings = ["姓名", "活动", "签到时间", "签退时间"]
    moments = [datetime.fromisoformat("2026-11-14T09:00"), datetime.fromisoformat("2026-11-14T11:00")]
    texts = ["2026-11-14 09:00:00", "2026-11-14 11:00:00"]
    reading = read_here(xlsx([headings, ["王秀英", "楼道大扫除", *moments], ["李四", "楼道大扫除", *texts]]))
    assert [(row.service_on, row.minutes) for row in reading.rows] == [(date(2026, 11, 14), 120)] * 2


def test_one_column_of_service_time_may_say_all():
    alone = read_here(xlsx([["姓名", "活动", "服务时间"], ["王秀英", "巡楼", "2026年11月14日 9:00-11:00"]]))
    said = {"甲": "9:00-11:00", "乙": "2小时", "丙": 2.0}
    beside = read_here(
        xlsx([["姓名", "活动", "日期", "服务时间"], *([name, "巡楼", "11月14日", when] for name, when in said.items())])
    )
    day = read_here(xlsx([["姓名", "活动", "服务时间", "时长"], ["丁", "巡楼", date(2026, 11, 14), 2.0]]))
    rows = [*alone.rows, *beside.rows, *day.rows]
    assert {(row.service_on, row.minutes) for row in rows} == {(date(2026, 11, 14), 120)}
    assert [row.start_minute for row in rows] == [540, 540, None, None, None]


def test_a_break_makes_the_duration_shorter_than_start_to_end_never_longer():
    headings = ["姓名", "日期", "活动", "开始", "结束", "时长"]
    assert read_here(xlsx([headings, ["甲", "11月14日", "巡楼", "9:00", "17:00", 7.0]])).rows[0].minutes == 420
    open_end = read_here(xlsx([headings, ["甲", "11月14日", "巡楼", "9:00", "", 1.5]])).rows[0]
    assert (open_end.start_minute, open_end.end_minute, open_end.minutes) == (540, 630, 90)
    refusal = refused_as("甲", "11月14日", "巡楼", "9:00", "11:00", 3.0, headings=headings)
    assert refusal == ("minutes_over_span", {"minutes": 180, "span_minutes": 120})


def test_each_reason_to_refuse_a_row():
    headings = ["姓名", "电话", "日期", "活动", "开始", "结束", "时长"]
    expected = {
        ("", "13800000001", "11月14日", "巡楼", "", "", 2): ("name_missing", {}),
        ("甲", "138", "11月14日", "巡楼", "", "", 2): ("phone_unreadable", {}),
        ("甲", "", "", "巡楼", "", "", 2): ("date_missing", {}),
        ("甲", "", "11月31日", "巡楼", "", "", 2): ("date_unreadable", {"text": "11月31日"}),
        ("甲", "", "2026-11-21", "巡楼", "", "", 2): ("date_in_future", {"day": date(2026, 11, 21)}),
        ("甲", "", "11月14日", "", "", "", 2): ("activity_missing", {}),
        ("甲", "", "11月14日", "巡楼", "", "", ""): ("minutes_missing", {}),
        ("甲", "", "11月14日", "巡楼", "9:00", "", ""): ("minutes_missing", {}),
        ("甲", "", "11月14日", "巡楼", "", "", 0): ("minutes_zero", {}),
        ("甲", "", "11月14日", "巡楼", "", "", -1): ("minutes_negative", {}),
        ("甲", "", "11月14日", "巡楼", "", "", 150): ("minutes_over_day", {"minutes": 9_000}),
        ("甲", "", "11月14日", "巡楼", "23:00", "", 2): ("minutes_over_day", {"minutes": 120}),
        ("甲", "", "11月14日", "巡楼", "", "", "很久"): ("minutes_unreadable", {"text": "很久"}),
        ("甲", "", "11月14日", "巡楼", "9:00", "9:00", ""): ("minutes_zero", {}),
        ("甲", "", "11月14日", "巡楼", "11:00", "9:00", ""): ("end_before_start", {"start": "11:00", "end": "9:00"}),
        ("甲", "", "11月14日", "巡楼", "早上", "9:00", ""): ("time_unreadable", {"text": "早上"}),
    }
    assert {row: refused_as(*row, headings=headings) for row in expected} == expected


def test_the_same_row_twice_in_one_file_is_refused_with_the_first():
    second = ["王 秀英", "138 0000 0001", date(2026, 11, 14), "楼道大扫除", 2.0]
    other_start = xlsx(
        [
            ["姓名", "日期", "活动", "开始", "结束"],
            ["甲", "11-14", "巡楼", "9:00", "10:00"],
            ["甲", "11-14", "巡楼", "14:00", "15:00"],
        ]
    )
    reading = read_here(hours_xlsx(AN_HOURS_ROW, [*AN_HOURS_ROW[:4], "3小时"], second))
    assert [row.row for row in reading.rows] == [2, 3]
    assert keys(reading) == [(4, "twice_in_file")]
    assert reading.refused[0].facts == {"first_row": 2, "first_sheet": "时长"}
    assert len(read_here(other_start).rows) == 2


def test_an_activity_is_the_same_however_wide_its_marks_are():
    reading = read_here(hours_xlsx([*AN_HOURS_ROW[:3], "巡楼（第一场）", 2], [*AN_HOURS_ROW[:3], "巡楼(第 一 场)", 2]))
    assert [row.activity for row in reading.rows] == ["巡楼（第一场）"]
    assert keys(reading) == [(3, "twice_in_file")]


def test_every_sheet_with_the_headings_is_read_and_the_others_are_named():
    def fill(book):
        write_rows(book, "第一队", [HOURS_HEADINGS, AN_HOURS_ROW])
        write_rows(book, "说明", [["怎么填这张表"]])
        write_rows(book, "第二队", [["第二队"], HOURS_HEADINGS, ["李四", *AN_HOURS_ROW[1:]], AN_HOURS_ROW])
        write_rows(book, "去年", [HOURS_HEADINGS, ["王五", *AN_HOURS_ROW[1:]]]).hide()
        book.add_chartsheet("图")

    reading = read_here(workbook(fill))
    assert [(row.sheet, row.row, row.name) for row in reading.rows] == [("第一队", 2, "王秀英"), ("第二队", 3, "李四")]
    assert reading.refused[0].facts == {"first_row": 2, "first_sheet": "第一队"}
    assert reading.left_out_sheets == ("说明", "去年", "图")


def test_a_merged_cell_counts_for_every_row_that_it_covers():
    def fill(book):
        page = write_rows(
            book, "时长", [HOURS_HEADINGS, AN_HOURS_ROW, ["李四"], ["王五"], [], ["赵六", "", "11-15", "巡楼", 1]]
        )
        page.merge_range("C2:C5", "2026-11-14")
        page.merge_range("D2:D5", "楼道大扫除")
        page.merge_range("E2:E5", "2小时")

    reading = read_here(workbook(fill))
    assert [(row.row, row.name, row.activity, row.minutes) for row in reading.rows] == [
        (2, "王秀英", "楼道大扫除", 120),
        (3, "李四", "楼道大扫除", 120),
        (4, "王五", "楼道大扫除", 120),
        (6, "赵六", "巡楼", 60),
    ]
    assert reading.refused == ()


def test_merged_ranges_outside_the_table_are_harmless():
    table = Table(sheet="x", rows=[["a"], ["b"]], merged=[((0, 0), (9, 9)), ((50, 0), (60, 0)), ((0, 7), (1, 7))])
    fill_down(table, {0, 7}, below=0)
    assert table.rows == [["a"], ["b"]]


def test_ditto_means_the_cell_above():
    reading = read_here(hours_xlsx(AN_HOURS_ROW, ["李四", "", "同上", "〃", "同上"]))
    assert (reading.rows[1].service_on, reading.rows[1].activity, reading.rows[1].minutes) == (
        date(2026, 11, 14),
        "楼道大扫除",
        120,
    )


def test_prepared_lines_and_repeated_headings_are_passed_over():
    rows = [
        ["序号", *HOURS_HEADINGS],
        [1, *AN_HOURS_ROW],
        [2],
        [3, "", " "],
        ["序号", *HOURS_HEADINGS],
        [4, "李四", *AN_HOURS_ROW[1:]],
    ]
    reading = read_here(xlsx(rows))
    assert ([row.row for row in reading.rows], reading.refused) == ([2, 6], ())


def test_error_cells_are_refused_by_their_row():
    def with_errors(part: bytes) -> bytes:
        broken = [cell_xml("A3", "<v>#REF!</v>", 't="e"'), cell_xml("C3", "<v>46340</v>")]
        other = [cell_xml("A4", "<v>0</v>", 't="s"'), cell_xml("C4", "<f>1/0</f><v>#DIV/0!</v>", 't="e"')]
        rows = b'<row r="3">' + b"".join(broken) + b'</row><row r="4">' + b"".join(other) + b"</row>"
        return part.replace(b"</sheetData>", rows + b"</sheetData>")

    reading = read_here(with_worksheet(with_errors))
    assert [(each.row, each.key, each.facts) for each in reading.refused] == [
        (3, "error.row.error_cell", {"text": "#REF!"}),
        (4, "error.row.error_cell", {"text": "#DIV/0!"}),
    ]


def test_a_workbook_of_the_1904_calendar():
    rows = [
        HOURS_HEADINGS,
        [*AN_HOURS_ROW[:2], date(2026, 11, 14), *AN_HOURS_ROW[3:]],
        ["李四", "", 46340 - 1462, "巡楼", 1],
    ]
    reading = read_here(xlsx(rows, date_1904=True))
    assert [row.service_on for row in reading.rows] == [date(2026, 11, 14)] * 2


def test_a_tick_is_never_taken_for_the_number_one():
    reading = read_here(hours_xlsx([*AN_HOURS_ROW[:4], 1.0], ["李四", *AN_HOURS_ROW[1:4], True]))
    assert keys(reading) == [(3, "minutes_unreadable")]


def test_a_lost_phone_is_told_and_the_row_is_read():
    text = hours_csv("王秀英,1.38E+10,2026-11-14,楼道大扫除,2", "李四,1.3800000002E+10,2026-11-14,楼道大扫除,2")
    rows = read_here(text.encode(), file_name="x.csv").rows
    assert [(row.phone, row.phone_lost) for row in rows] == [(None, True), ("13800000002", False)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_every_encoding(encoding):
    text = hours_csv("王秀英,13800000001,2026-11-14,楼道大扫除,2小时", "欧阳䶮,,11月14日,“巡楼”,2")
    rows = read_here(text.encode(encoding), file_name="时长.csv").rows
    assert rows[0] == a_row()
    assert (rows[1].name, rows[1].activity) == ("欧阳䶮", "“巡楼”")


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，", "；", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_read_with_every_delimiter_and_line_end(delimiter, end):
    lines = ["时长登记表", "", delimiter.join(HOURS_HEADINGS), delimiter.join(AN_HOURS_ROW), "", ""]
    assert read_here(end.join(lines).encode(), file_name="时长.csv").rows == (a_row(row=4),)


def test_quoted_lines_are_one_row_as_in_a_spreadsheet():
    text = hours_csv('"王秀英","13800000001",2026-11-14,"楼道\n大扫除",2', '"李四",,2026-11-14,"说""好""的",2', ",,,,")
    rows = read_here(text.encode(), file_name="时长.csv").rows
    assert [(row.row, row.activity) for row in rows] == [(2, "楼道 大扫除"), (3, '说"好"的')]


def test_rows_are_counted_over_all_sheets():
    limits = PAGE_LIMITS.__class__(rows=3, file_bytes=1, unpacked_bytes=10**7, memory_bytes=1, seconds=1)
    rows = [[f"{name}", *AN_HOURS_ROW[1:]] for name in "甲乙丙"]

    def fill(book):
        write_rows(book, "一", [HOURS_HEADINGS, *rows])
        write_rows(book, "二", [HOURS_HEADINGS, ["丁", *AN_HOURS_ROW[1:]]])

    assert len(read_here(xlsx([HOURS_HEADINGS, *rows]), limits=limits).rows) == 3
    with pytest.raises(SheetTooManyRows) as refused:
        read_here(workbook(fill), limits=limits)
    assert refused.value.facts == {"limit_rows": 3}


def test_a_missing_heading_is_named():
    with pytest.raises(SheetHeadingMissing) as refused:
        read_here(xlsx([["姓名", "电话", "活动"], ["王秀英", "", "巡楼"]]))
    assert refused.value.facts == {"headings": "日期、时长", "sheet": "时长"}


def test_a_file_of_another_kind_is_told_apart():
    for kind in (SheetKind.ROSTER, SheetKind.OPENING):
        with pytest.raises(SheetWrongKind) as refused:
            read_here(hours_xlsx(), kind)
        assert refused.value.facts == {"wanted": kind.value, "found": "hours"}
