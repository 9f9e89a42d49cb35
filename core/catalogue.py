"""The default rule catalogue: 4 categories, 24 items (domain B.2), ceilings 60 a month and 600 a year (B.3).

Points of unit `hour` are per hour of service, else per event; `levels` give an event's points by level.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.books import Work
from db.tables import RuleCap, RuleItem, RuleVersion
from db.types import new_id

FEN_PER_POINT = 100
HOUSEHOLD_MONTH_POINTS = 60
HOUSEHOLD_YEAR_POINTS = 600
BULK_ROWS = 10  # above it a second approver (design 5)
SMALL_AMOUNT_FEN = 2000  # paper above it a day and household asks for a PIN (design 7)
VOUCHER_DAYS = 90


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling: `measure` minutes or points, per `period`, for one `holder`."""

    measure: str
    period: str
    holder: str
    amount: int


@dataclass(frozen=True, slots=True)
class Item:
    code: str
    name: str
    name_english: str
    unit: str
    points: int
    evidence: str
    caps: tuple[Cap, ...] = ()
    levels: str = ""
    makes_hours: bool = False
    evidence_english: str = ""
    reminder: str = ""  # of a deduction: how people are reminded before


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """A whole catalogue as somebody reads or writes it: its items and the household's two ceilings."""

    items: tuple[Item, ...]
    household_month_points: int
    household_year_points: int


def _points(period: str, amount: int) -> Cap:
    return Cap("points", period, "household", amount)


def _minutes(period: str, amount: int) -> Cap:
    return Cap("minutes", period, "person", amount)


ITEMS: tuple[Item, ...] = (
    Item(
        "A1",
        "按时全程参加居民会议、坝坝会",
        "Residents' meeting, from start to end",
        "event",
        2,
        "签到名单",
        (_points("activity", 2), _points("month", 8)),
    ),
    Item("A2", "会上积极发言、提出议题", "Speaking up at a meeting", "event", 1, "会议记录", (_points("activity", 1),)),
    Item(
        "A3",
        "参加小区夜话、协商议事会并签到",
        "Evening talk or deliberation",
        "event",
        3,
        "名单和记录",
        (_points("month", 9),),
    ),
    Item("A4", "合理化建议被采纳", "A suggestion that was taken up", "event", 5, "书面答复", (_points("month", 10),)),
    Item(
        "A5",
        "参与居务监督、积分评议、财务公开核对",
        "Supervision of community affairs",
        "event",
        2,
        "监督记录",
        (_points("month", 6),),
    ),
    Item(
        "A6",
        "参加政策宣讲、夜校、技能或安全培训",
        "Lecture, evening class or training",
        "event",
        3,
        "签到名单",
        (_points("month", 12),),
    ),
    Item(
        "B1",
        "带动邻里共同增收、共同致富",
        "Helping neighbours to a better income",
        "event",
        10,
        "居委会记录",
        (_points("year", 10),),
    ),
    Item("B2", "参加职业技能培训并取得证书", "A vocational certificate", "event", 5, "看证书", (_points("year", 10),)),
    Item("B3", "支持公共项目协调签约", "Support for a public project", "event", 5, "项目清单", (_points("year", 10),)),
    Item(
        "B4",
        "门店诚信经营、加入积分联盟或提供就业岗位",
        "An honest shop of the alliance, or jobs given",
        "event",
        10,
        "协议",
        (_points("year", 20),),
    ),
    Item(
        "B5",
        "庭院（楼道）整洁月评合格",
        "Tidy courtyard or stairway of the month",
        "event",
        5,
        "月末评查，两人打分",
        (_points("month", 5),),
    ),
    Item(
        "B6",
        "移风易俗、喜事简办丧事俭办",
        "Modest weddings and funerals",
        "event",
        10,
        "事先报备",
        (_points("activity", 10), _points("year", 20)),
    ),
    Item(
        "C1",
        "一般志愿服务（环境、秩序、宣传、文体）",
        "General volunteering",
        "hour",
        2,
        "签到签退，队长确认",
        (_minutes("activity", 240), _minutes("day", 480)),
        makes_hours=True,
    ),
    Item(
        "C2",
        "助老探访、银发伴友、助残、送学、送餐",
        "Visits, meals, escorting",
        "hour",
        3,
        "签到签退，服务对象确认",
        (_minutes("day", 240),),
        makes_hours=True,
    ),
    Item(
        "C3",
        "应急响应（红色召集令）",
        "Emergency call-up",
        "hour",
        4,
        "召集令和点名",
        (_minutes("day", 480),),
        makes_hours=True,
    ),
    Item(
        "C4",
        "专业服务（义诊、维修、法律、调解值班）",
        "Professional service",
        "hour",
        4,
        "资质和签到签退",
        (_minutes("day", 240),),
        makes_hours=True,
    ),
    Item("C5", "邻里纠纷调解成功", "A dispute settled", "event", 10, "双方签字", (_points("month", 20),)),
    Item(
        "C6",
        "主题集市、隐患上报",
        "Themed market, hazard report",
        "level",
        5,
        "摊位名单、扫码、工单",
        (_points("month", 10),),
        levels="stall:5,visit:1,hazard:2",
    ),
    Item("D1", "社区级表彰、身边好人", "Community honour", "event", 5, "表彰文号", (_points("year", 10),)),
    Item(
        "D2",
        "街道级、县区级表彰",
        "Sub-district or county honour",
        "level",
        10,
        "证书",
        (_points("year", 30),),
        levels="subdistrict:10,county:15",
    ),
    Item(
        "D3",
        "市级、省级、国家级表彰",
        "City, provincial or national honour",
        "level",
        20,
        "证书",
        (),
        levels="city:20,province:30,nation:50",
    ),
    Item(
        "D4",
        "五星级文明户、美丽庭院（年度）",
        "Star household or courtyard of the year",
        "event",
        10,
        "评选结果",
        (_points("year", 10),),
    ),
    Item(
        "D5",
        "楼栋长、微网格员、志愿队长季度履职合格",
        "Duty of the quarter well done",
        "event",
        10,
        "履职记录",
        (_points("year", 40),),
    ),
    Item("D6", "星级志愿者晋级", "A new volunteer star", "event", 10, "星级批准", (_points("lifetime", 50),)),
)


#: the evidence of the items above, for readers of English
EVIDENCE_ENGLISH = {
    "签到名单": "sign-in list",
    "会议记录": "minutes of the meeting",
    "名单和记录": "list and minutes",
    "书面答复": "the committee's written reply",
    "监督记录": "record of the supervision",
    "居委会记录": "the committee's minutes",
    "看证书": "certificate seen",
    "项目清单": "list of the project",
    "协议": "agreement",
    "月末评查，两人打分": "visit at the end of the month, two raters",
    "事先报备": "notice given beforehand",
    "签到签退，队长确认": "check-in and check-out, the leader confirms",
    "签到签退，服务对象确认": "check-in and check-out, the person served confirms",
    "召集令和点名": "the call and the roll-call",
    "资质和签到签退": "qualification, check-in and check-out",
    "双方签字": "both sides sign",
    "摊位名单、扫码、工单": "list of stalls, code scanned, work order",
    "表彰文号": "number of the commendation",
    "证书": "certificate",
    "评选结果": "result of the selection",
    "履职记录": "log of the duty",
    "星级批准": "the star's approval",
}


def write_version(
    work: Work,
    *,
    number: int,
    effective_on: date,
    items: tuple[Item, ...] = ITEMS,
    household_month_points: int = HOUSEHOLD_MONTH_POINTS,
    household_year_points: int = HOUSEHOLD_YEAR_POINTS,
    fen_per_point: int = FEN_PER_POINT,
    bulk_rows: int = BULK_ROWS,
    small_amount_fen: int = SMALL_AMOUNT_FEN,
    voucher_days: int = VOUCHER_DAYS,
) -> str:
    """Write one version of the catalogue; answers its id."""
    version_id = new_id()
    work.insert(
        RuleVersion,
        id=version_id,
        number=number,
        effective_on=effective_on,
        household_month_points=household_month_points,
        household_year_points=household_year_points,
        fen_per_point=fen_per_point,
        bulk_rows=bulk_rows,
        small_amount_fen=small_amount_fen,
        voucher_days=voucher_days,
    )
    for item in items:
        assert item.unit != "hour" or 60 % item.points == 0, "an hourly rate divides 60 (design 6)"
    work.insert_all(
        RuleItem,
        [
            {
                "id": new_id(),
                "version_id": version_id,
                "code": item.code,
                "category": item.code[0],
                "name": item.name,
                "name_english": item.name_english,
                "evidence": item.evidence,
                "evidence_english": item.evidence_english or EVIDENCE_ENGLISH.get(item.evidence, item.evidence),
                "reminder": item.reminder,
                "unit": item.unit,
                "points": item.points,
                "levels": item.levels,
                "makes_hours": item.makes_hours,
            }
            for item in items
        ],
    )
    work.insert_all(
        RuleCap,
        [
            {
                "id": new_id(),
                "version_id": version_id,
                "code": item.code,
                "measure": cap.measure,
                "period": cap.period,
                "holder": cap.holder,
                "amount": cap.amount,
            }
            for item in items
            for cap in item.caps
        ],
    )
    return version_id
