"""Sample spreadsheets that fit the demo, as untidy as an office's: try `linli import hours` on one."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import xlsxwriter

import db.activities
import db.claims
import db.places
from core.bootstrap import App
from core.clock import local_day, zone
from core.communities import console_actor
from core.demo.stage import CODE
from core.passbook import why
from core.policy import Actor
from db.engine import Row, Session
from db.states import ActivityState, ClaimState

DAYS_BACK: Final = 9
LIVELY_DAYS: Final = 150
ROWS_OF_ACTIVITY: Final = 7
OPENINGS: Final = 8
UNKNOWN: Final = "牛大力"
TWO_OF_ONE_NAME: Final = "王秀英"
_LONG_AGO: Final = date(2000, 1, 1)

Cells = list[Any]


def write_samples(app: App, folder: Path) -> None:
    """Write `hours.xlsx` and `opening.xlsx` into a folder that is made if it is not there.

    The hours are dated in the nine days before the demo's today and name activities published in it, whose sheets have
    not come in yet: most rows would be *listed*. One row stands in the books already, one names nobody, one names one
    of two people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with app.reading() as (session, clock):
        community = db.places.community_by_code(session, code=CODE)
        assert community is not None, "samples fit the demo's own community"
        today = local_day(clock.now(), community.time_zone)
        office = console_actor(community)
        hours = _hours_rows(session, office, today)
        openings = _opening_rows(app, session, office)
    month = f"{today.year}年{today.month}月"
    _write(
        folder / "hours.xlsx",
        "时长登记",
        [f"刘家场社区志愿服务时长登记表（{month}）"],
        ["序号", "姓名", "楼栋", "服务日期", "活动名称", "开始时间", "结束时间", "服务时长", "备注"],
        hours,
    )
    _write(
        folder / "opening.xlsx",
        "存折结转",
        [f"积分存折结转登记表（补录，{month}）", "经办：李晓敏    复核：          "],
        ["序号", "卡号", "楼栋", "户主", "结转积分", "存折页码", "姓名", "结转时长", "备注"],
        openings,
    )


def _hours_rows(session: Session, office: Actor, today: date) -> list[Cells]:
    community_id = office.community_id
    held = db.activities.held_between(
        session, community_id=community_id, first=today - timedelta(days=DAYS_BACK), last=today - timedelta(days=1)
    )
    open_ones = [row for row in held if row.state == ActivityState.PUBLISHED and not row.entries]
    services = [row for row in open_ones if row.item_code in ("C1", "C2")]
    without_sheet = sorted(services, key=lambda row: (row.held_on, row.name_key))[:2]
    people = _lively(session, community_id, today)
    busy: dict[date, set[str]] = defaultdict(set)
    for row in db.claims.times_of_everybody(
        session, community_id=community_id, first=today - timedelta(days=DAYS_BACK), last=today
    ):
        busy[row.service_on].add(row.person_id)
    rows: list[Cells] = []
    for activity in without_sheet:
        free = [one for one in people if one.id not in busy[activity.held_on]][:ROWS_OF_ACTIVITY]
        rows += [_untidy(place, one, activity, office.time_zone) for place, one in enumerate(free)]
        people = [one for one in people if one not in free]
    last = without_sheet[-1]
    rows.insert(4, [UNKNOWN, "", _said(last.held_on, 1), last.name, "", "", "2小时", "新来的"])
    rows.insert(9, [TWO_OF_ONE_NAME, "", _said(last.held_on, 3), last.name, "", "", "1.5小时", ""])
    rows += _already_in(session, office)
    return [[number, *row] for number, row in enumerate(rows, start=1)]


def _lively(session: Session, community_id: str, today: date) -> list[Row]:
    """People who come often and whose name nobody else has, the liveliest first."""
    counts: Counter[str] = Counter(
        row.person_id
        for row in db.claims.times_of_everybody(
            session, community_id=community_id, first=today - timedelta(days=LIVELY_DAYS), last=today
        )
        if row.kind == "hours"
    )
    people = db.places.people(session, community_id=community_id)
    names = Counter(row.name_key for row in people)
    fitting = [row for row in people if counts[row.id] >= 2 and row.household_id and names[row.name_key] == 1]
    return sorted(fitting, key=lambda row: (-counts[row.id], row.volunteer_number))


def _untidy(place: int, one: Row, activity: Row, time_zone: str) -> Cells:
    """A row in one of the forms in which people write a day and a duration."""
    starts, ends = (at.astimezone(zone(time_zone)) for at in (activity.starts_at, activity.ends_at))
    minutes = (ends - starts) // timedelta(minutes=1)
    whole = f"{minutes // 60}小时" + (f"{minutes % 60}分钟" if minutes % 60 else "")
    forms: list[tuple[object, object, object]] = [
        ("", "", whole),
        ("", "", minutes / 60),
        (f"{starts:%H:%M}", f"{ends:%H:%M}", ""),
        ("", "", f"{minutes}分钟"),
        (starts.time(), ends.time(), ""),
        ("", "", "1小时30分"),
        (f"{starts:%H:%M}", f"{ends:%H:%M}", whole),
    ]
    name = f"{one.name[0]} {one.name[1:]}" if len(one.name) == 2 else one.name
    return [name, one.building, _said(activity.held_on, place), activity.name, *forms[place % len(forms)], ""]


def _said(day: date, place: int) -> object:
    """A date as different hands write it."""
    forms: list[object] = [
        day,
        f"{day.month}月{day.day}日",
        f"{day:%Y.%m.%d}",
        f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）",
        f"{day:%Y/%m/%d}",
        int(f"{day:%Y%m%d}"),
        f"{day:%Y-%m-%d}",
    ]
    return forms[place % len(forms)]


def _already_in(session: Session, office: Actor) -> list[Cells]:
    """One row that was entered from another sheet."""
    waiting = db.claims.in_state(session, community_id=office.community_id, state=ClaimState.CONFIRMED, limit=200)
    timed = sorted((row for row in waiting if row.starts_at), key=lambda row: (row.service_on, row.title, row.person))
    for row in timed[-1:]:
        starts, ends = (at.astimezone(zone(office.time_zone)) for at in (row.starts_at, row.ends_at))
        return [
            [
                row.person,
                row.building,
                row.service_on,
                row.title,
                f"{starts:%H:%M}",
                f"{ends:%H:%M}",
                "",
                "另一张表上也有",
            ]
        ]
    return []


def _opening_rows(app: App, session: Session, office: Actor) -> list[Cells]:
    """Households that brought no passbook yet; one row for hours, one for a card that is not there."""
    rows: list[Cells] = []
    today = local_day(app.clock_for(session).now(), office.time_zone)
    for household in db.places.households(session, community_id=office.community_id):
        passages = app.look(office, why, first=_LONG_AGO, last=today, household_id=household.id)
        if any(one.kind == "opening" for one in passages):
            continue
        place = len(rows)
        points: object = [12, "26分", 8.0, "1 8", 35, "20", 9, 41][place % 8]
        whose = [household.card_number, household.building, household.head_name]
        rows.append([*whose, points, f"补第 {place + 1} 页", "", "", ""])
        if len(rows) == OPENINGS:
            break
    card, building, head = rows[0][:3]
    rows.append([card, building, head, "", "补第 1 页", head, "36小时", "只转时长"])
    rows.append([f"{CODE}-9999", "", "", 15, "补第 9 页", "", "", "卡号待核"])
    return [[number, *row] for number, row in enumerate(rows, start=1)]


def _write(path: Path, sheet: str, titles: list[str], headings: list[str], rows: list[Cells]) -> None:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
        bold, day = book.add_format({"bold": True, "border": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
        clock = book.add_format({"num_format": "hh:mm"})
        for place, text in enumerate(titles):
            page.merge_range(place, 0, place, len(headings) - 1, text, title)
        for place, cells in enumerate([headings, *rows], start=len(titles)):
            for column, cell in enumerate(cells):
                if isinstance(cell, date) and not isinstance(cell, datetime):
                    page.write_datetime(place, column, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
                elif hasattr(cell, "hour"):
                    page.write_datetime(place, column, cell, clock)
                else:
                    page.write(place, column, cell, bold if place == len(titles) else None)
        page.write(len(titles) + len(rows) + 1, 0, "合计")
        page.set_column(1, len(headings) - 1, 14)
