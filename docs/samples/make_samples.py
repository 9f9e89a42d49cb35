"""Writes the sample spreadsheets beside this file: `python docs/samples/make_samples.py [FOLDER]`.

Nobody in them is real. They are messy on purpose, the way an office keeps its lists, and they fit together: first the
roster, then the opening balances, then the hours. What each file holds is told in README.md.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

CREATED = datetime.fromisoformat("2026-11-19T08:00")  # fixed, so that the same script always writes the same files


class Member(NamedTuple):
    name: str
    phone: str
    birth_year: int
    relation: str
    tag: str = ""
    note: str = ""


class Home(NamedTuple):
    card: str
    building: str
    registered_on: date
    members: tuple[Member, ...]  # the head first
    points: int
    passbook_page: int

    @property
    def head(self) -> str:
        return self.members[0].name


HOMES = (
    Home("LJC-9001", "1号楼", date(2026, 11, 10), (
        Member("沈桂兰", "13800009001", 1953, "户主", "党员", "楼栋长"),
        Member("沈志远", "13800009002", 1979, "儿子"),
        Member("沈小满", "", 2012, "孙女"),
    ), 126, 3),
    Home("LJC-9002", "1号楼", date(2026, 11, 10), (
        Member("卢正明", "13800009003", 1961, "户主", "退休教师"),
        Member("宋雅琴", "13800009004", 1963, "配偶"),
    ), 88, 5),
    Home("LJC-9003", "2号楼", date(2026, 11, 10), (
        Member("阿依古丽·买买提", "13800009005", 1985, "户主"),
        Member("艾力·买买提", "13800009006", 1983, "配偶", "党员"),
    ), 64, 2),
    Home("LJC-9004", "2号楼", date(2026, 11, 10), (
        Member("王芳", "13800009007", 1990, "户主"),
        Member("江浩然", "13800009008", 1988, "配偶"),
        Member("江一诺", "", 2017, "女儿"),
    ), 35, 1),
    Home("LJC-9005", "3号楼", date(2026, 11, 10), (
        Member("欧阳文博", "13800009009", 1958, "户主", "党员"),
        Member("韩素珍", "", 1960, "配偶", "", "用户主的电话"),
    ), 152, 8),
    Home("LJC-9006", "3号楼", date(2026, 11, 10), (
        Member("王芳", "13800009011", 1972, "户主", "", "与 2 号楼的王芳同名"),
        Member("许建业", "13800009012", 1970, "配偶"),
    ), 41, 2),
    Home("LJC-9007", "4号楼", date(2026, 11, 11), (
        Member("龚庆年", "13800009013", 1948, "户主", "党员", "独居"),
    ), 20, 1),
    Home("LJC-9008", "4号楼", date(2026, 11, 11), (
        Member("罗晓燕", "13800009014", 1994, "户主"),
        Member("邱立新", "13800009015", 1992, "配偶", "", "晚上有空"),
    ), 17, 1),
    Home("LJC-9009", "5号楼", date(2026, 11, 11), (
        Member("慕容雪", "13800009016", 1981, "户主", "退役军人"),
        Member("程大海", "13800009017", 1980, "配偶", "退役军人"),
        Member("程思齐", "", 2008, "儿子"),
    ), 73, 4),
    Home("LJC-9010", "5号楼", date(2026, 11, 11), (
        Member("马淑华", "13800009019", 1956, "户主", "退休教师"),
        Member("丁国栋", "13800009020", 1955, "配偶"),
        Member("丁玲", "13800009021", 1984, "女儿"),
    ), 95, 6),
    Home("LJC-9011", "5号楼", date(2026, 11, 11), (
        Member("尹秋实", "13800009022", 1999, "户主"),
        Member("尹春生", "", 1968, "父亲"),
    ), 0, 1),
)  # fmt: skip

# Hours that were written into paper passbooks before.
CARRIED = {
    "沈桂兰": "86小时",
    "卢正明": "42.5",
    "欧阳文博": "120小时30分",
    "马淑华": "60",
    "丁国栋": "30小时",
    "程大海": "15小时",
}

ROSTER_HEADINGS = ["卡号", "楼栋", "户主", "姓名", "电话", "出生年份", "与户主关系", "登记日期", "标签", "备注"]
OPENING_HEADINGS = ["卡号", "楼栋", "户主", "积分", "存折页码", "姓名", "累计时长", "备注"]
HOURS_HEADINGS = ["序号", "姓名", "联系电话", "日期", "活动名称", "开始", "结束", "时长（小时）", "备注"]


def formats_of(book: Any) -> dict[str, Any]:
    frame = {"border": 1, "valign": "vcenter"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "heading": book.add_format({**frame, "bold": True, "bg_color": "#EEE6D8", "align": "center"}),
        "cell": book.add_format(frame),
        "date": book.add_format({**frame, "num_format": "yyyy-mm-dd"}),
        "han_date": book.add_format({**frame, "num_format": 'm"月"d"日"'}),
        "time": book.add_format({**frame, "num_format": "h:mm"}),
    }


def workbook(fill: Callable[[Any, dict[str, Any]], None]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "邻里样表", "author": "", "created": CREATED})
    fill(book, formats_of(book))
    book.close()
    return target.getvalue()


def text_table(rows: Sequence[Sequence[object]], encoding: str) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target).writerows(rows)
    return target.getvalue().encode(encoding)


def put(page: Any, row: int, cells: Sequence[object], formats: dict[str, Any], kind: str = "cell") -> None:
    """One row; dates and times become real ones."""
    for column, cell in enumerate(cells):
        if isinstance(cell, date):
            page.write_datetime(row, column, cell, formats["date"])
        elif isinstance(cell, time):
            page.write_datetime(row, column, cell, formats["time"])
        else:
            page.write(row, column, cell, formats[kind])


# -- roster --------------------------------------------------------------------------------------------------------


def roster_rows(home: Home) -> list[list[object]]:
    first = [home.card, home.building, home.head]
    return [
        [*first, each.name, each.phone, each.birth_year, each.relation, home.registered_on, each.tag, each.note]
        for each in home.members
    ]


def fill_roster(book: Any, formats: dict[str, Any]) -> None:
    page = book.add_worksheet("居民名册")
    page.merge_range(0, 0, 0, 9, "朝阳里社区居民家庭名册", formats["title"])
    page.merge_range(1, 0, 1, 9, "填报：社区服务站    2026年11月")
    put(page, 2, ROSTER_HEADINGS, formats, "heading")
    page.set_column(0, 9, 13)
    row = 3
    for home in HOMES:
        rows = roster_rows(home)
        for offset, cells in enumerate(rows):
            put(page, row + offset, cells, formats)
        if len(rows) > 1:  # one cell for the whole family, as on paper
            for column in range(3):
                page.merge_range(row, column, row + len(rows) - 1, column, rows[0][column], formats["cell"])
        row += len(rows)
    page.write(3, 4, 13800009001, formats["cell"])  # some phones were typed as numbers, some with spaces
    page.write(5, 3, "沈 小满", formats["cell"])
    page.write(6, 4, "138 0000 9003", formats["cell"])
    page.write(8, 3, "阿依古丽•买买提", formats["cell"])
    page.write(row, 0, "合计", formats["cell"])
    page.write(row, 3, f"{sum(len(home.members) for home in HOMES)} 人", formats["cell"])
    other = book.add_worksheet("填表说明")
    other.write(0, 0, "一人一行，同一户的卡号、楼栋、户主合并成一格。")


def roster_csv() -> bytes:
    return text_table([ROSTER_HEADINGS, *(row for home in HOMES for row in roster_rows(home))], "gb18030")


# -- opening balances ------------------------------------------------------------------------------------------------


def opening_rows() -> list[list[object]]:
    """One row a household with its points; further people with hours of their own have a row each."""
    rows: list[list[object]] = []
    for home in HOMES:
        people = [each.name for each in home.members if each.name in CARRIED]
        first = people[0] if people else ""
        if home.points:
            rows.append(
                [
                    home.card,
                    home.building,
                    home.head,
                    home.points,
                    home.passbook_page,
                    first,
                    CARRIED.get(first, ""),
                    "",
                ]
            )
        rows += [[home.card, home.building, home.head, "", "", name, CARRIED[name], ""] for name in people[1:]]
    return rows


def fill_opening(book: Any, formats: dict[str, Any]) -> None:
    page = book.add_worksheet("存折结转")
    page.merge_range(0, 0, 0, 7, "积分存折期初结转表（截至2026年11月10日）", formats["title"])
    put(page, 1, OPENING_HEADINGS, formats, "heading")
    page.set_column(0, 7, 13)
    rows = opening_rows()
    for offset, cells in enumerate(rows):
        put(page, 2 + offset, cells, formats)
    page.write(3, 3, "88分", formats["cell"])
    put(page, 2 + len(rows), ["LJC-9004", "2号楼", "王芳", 35, 1, "", "", "上面已经写过"], formats)
    put(page, 3 + len(rows), ["LJC-9011", "5号楼", "尹秋实", 12.5, 1, "", "", "存折上是 12 分半"], formats)
    put(page, 4 + len(rows), ["合计", "", "", sum(home.points for home in HOMES)], formats)


def opening_csv() -> bytes:
    return text_table([OPENING_HEADINGS, *opening_rows()], "utf-8-sig")


# -- hours ------------------------------------------------------------------------------------------------------------

FIRST_TEAM = [
    # name, phone, start, end, duration, note: 楼道大扫除 on 14 November, one merged cell for day and activity
    ["沈桂兰", 13800009001, "", "", 2, ""],
    ["卢正明", "138-0000-9003", "", "", "2小时", ""],
    ["宋雅琴", "", "", "", "120分钟", "名册里只有一位，不写电话也行"],
    ["阿依古丽•买买提", "", time(9, 0), time(11, 0), "", ""],
    ["艾力·买买提", "13800009006", "9：00", "上午11点", "", ""],
    ["王芳", "13800009007", "", "", "2:00", "2 号楼"],
    ["江 浩然", "", "", "", "1小时30分", "先走半小时"],
]
FIRST_TEAM_MORE: list[list[object]] = [
    # name, phone, day, activity, start, end, duration, note
    ["沈桂兰", 13800009001, "11月12日", "重阳送餐", "10:30", "12:30", "", ""],
    ["卢正明", "", "2026/11/12", "重阳送餐", "10:30", "12:30", 2, ""],
    ["沈志远", "", date(2026, 11, 12), "重阳送餐", "", "", "两小时", ""],
    ["沈桂兰", 13800009001, "2026年11月14日", "楼道大扫除", "", "", 2, "和第 5 行重复"],
    ["周全福", "", "2026-11-14", "楼道大扫除", "", "", 2, "不在名册里"],
    ["王芳", "", "2026-11-14", "楼道大扫除", "", "", 1, "没写电话，两位王芳分不清"],
]
SECOND_TEAM: list[list[object]] = [
    ["欧阳文博", "13800009009", "2026.11.17", "独居老人探访", "14:00", "15:30", "", ""],
    ["韩素珍", "", "同上", "独居老人探访", "14:00", "15:30", "", ""],
    ["王芳", "13800009011", 46343, "独居老人探访", "", "", 1.5, "3 号楼"],
    ["慕容雪", "", "20261119", "独居老人探访", "下午2点", "下午3点半", "", ""],
    ["程大海", "", "11月19日（周四）", "独居老人探访", "下午2点", "下午3点半", "", ""],
    ["马淑华", "", "二〇二六年十一月十九日", "独居老人探访", "", "", "一个半小时", ""],
    ["罗晓燕", "", "2026-11-13", "小区夜话", "19:00", "20:30", "", "没有提前发布的活动"],
    ["丁国栋", "", "2026-11-16", "楼道大扫除", "", "", -2, "时长写成了负数"],
    ["丁玲", "", "2026-11-16", "楼道大扫除", "", "", 150, "单位是分钟，写在了小时列"],
    ["", "13800009020", "2026-11-16", "楼道大扫除", "", "", 1, "没写姓名"],
    ["尹秋实", "", "11月31日", "楼道大扫除", "", "", 1, "没有这一天"],
    ["龚庆年", "", "2026-11-17", "独居老人探访", "15:30", "14:00", "", "开始和结束写反了"],
    ["邱立新", "", "2026-11-17", "独居老人探访", "", "", "", "没写时长"],
    ["许建业、邱立新", "", "2026-11-17", "独居老人探访", "", "", 1, "两个人写在一格"],
]


def fill_hours(book: Any, formats: dict[str, Any]) -> None:
    first = book.add_worksheet("第一志愿队")
    first.merge_range(0, 0, 0, 8, "朝阳里社区志愿服务时长登记表", formats["title"])
    first.merge_range(1, 0, 1, 8, "队伍：第一志愿队    队长：沈桂兰")
    put(first, 3, HOURS_HEADINGS, formats, "heading")
    for number, (name, phone, start, end, duration, note) in enumerate(FIRST_TEAM, 1):
        put(first, 3 + number, [number, name, phone, "", "", start, end, duration, note], formats)
    last = 3 + len(FIRST_TEAM)
    first.merge_range(4, 3, last, 3, "", formats["han_date"])
    first.write_datetime(4, 3, date(2026, 11, 14), formats["han_date"])
    first.merge_range(4, 4, last, 4, "楼道大扫除", formats["cell"])
    for number, cells in enumerate(FIRST_TEAM_MORE, len(FIRST_TEAM) + 1):
        put(first, 3 + number, [number, *cells], formats)
    end = 4 + len(FIRST_TEAM) + len(FIRST_TEAM_MORE)
    put(first, end, ["合计", "", "", "", "", "", "", "24.5小时"], formats)
    first.write(end + 2, 0, "填表人：卢正明        审核人：")

    second = book.add_worksheet("第二志愿队")
    second.merge_range(0, 0, 0, 8, "朝阳里社区志愿服务时长登记表（第二志愿队）", formats["title"])
    second.merge_range(1, 0, 2, 0, "序号", formats["heading"])
    headings = HOURS_HEADINGS[1:]
    for column, text in enumerate(headings, 1):
        if text not in ("开始", "结束"):
            second.merge_range(1, column, 2, column, text, formats["heading"])
    second.merge_range(1, 5, 1, 6, "服务时间", formats["heading"])
    second.write_row(2, 5, ["开始", "结束"], formats["heading"])
    for number, cells in enumerate(SECOND_TEAM, 1):
        put(second, 2 + number, [number, *cells], formats)
    for number in range(len(SECOND_TEAM) + 1, len(SECOND_TEAM) + 6):  # lines that were prepared and never filled in
        put(second, 2 + number, [number], formats)
    for page in (first, second):
        page.set_column(1, 8, 15)
    book.add_worksheet("填写说明").write(0, 0, "时长写小时数，例如 1.5。没有电话的写卡号。")


HOURS_CSV: list[list[object]] = [
    ["姓名", "电话", "卡号", "日期", "活动名称", "时长", "备注"],
    ["马淑华", "13800009019", "LJC-9010", "2026-11-12", "重阳送餐", "2小时", ""],
    ["丁国栋", "1.38E+10", "LJC-9010", "2026-11-12", "重阳送餐", "2", "电话被表格软件改掉了"],
    ["丁玲", "13800009021", "", "2026/11/14", "楼道大扫除", "90分钟", ""],
    ["程思齐", "", "LJC-9009", "2026年11月14日", "楼道大扫除", "1.5", ""],
    ["尹秋实", "", "", "11月18日", "楼道清扫", "1:30", "没有提前发布的活动"],
    ["宋雅琴", "13800009004", "", "2026-11-14", "楼道大扫除", "120分钟", "hours.xlsx 里也有这一条"],
    ["尹春生", "", "", "2026-11-20 以后", "楼道大扫除", "1", "日期读不懂"],
]


def samples() -> dict[str, bytes]:
    """Every file by its name."""
    return {
        "roster.xlsx": workbook(fill_roster),
        "roster.csv": roster_csv(),
        "opening.xlsx": workbook(fill_opening),
        "opening.csv": opening_csv(),
        "hours.xlsx": workbook(fill_hours),
        "hours.csv": text_table(HOURS_CSV, "utf-8-sig"),
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, data in samples().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
