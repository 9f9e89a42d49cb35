"""Which column is which: the headings of an office in their many synonyms, below any number of title rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from core.sheets.cells import Cell
from core.sheets.errors import SheetHeadingTwice
from core.sheets.rows import SheetKind

TITLE_ROWS_MAX = 30

_NAME = (
    "姓名 名字 志愿者姓名 志愿者名字 居民姓名 成员姓名 人员姓名 队员姓名 家庭成员姓名 家庭成员 志愿者 服务人员 服务者 "
    "服务人 参加人 参与人 参加人员 参与人员 队员 成员 name volunteer"
)
_PHONE = "手机号码 手机号 手机 联系电话 电话号码 电话 移动电话 联系方式 联系手机 mobile phone phonenumber tel telephone"
_CARD = "卡号 积分卡号 户卡号 家庭卡号 积分卡 户卡 户号 家庭积分卡号 存折号 积分存折号 card cardnumber cardno"
_VOLUNTEER = (
    "志愿者编号 志愿者号 志愿编号 志愿者证号 志愿服务编号 志愿者证 志愿者注册号 注册编号 volunteernumber volunteerno"
)
_BUILDING = "楼栋 楼栋号 楼号 所在楼栋 居住楼栋 所属楼栋 楼幢 楼宇 栋号 幢号 楼 栋 幢 building"
_HEAD = "户主 户主姓名 户主名字 户主名 家庭户主 家长姓名 head headname householder headofhousehold"
_NOTE = "备注 备注说明 附注 说明 note notes remark remarks"
_DURATION = (
    "服务时长 时长 志愿服务时长 志愿时长 活动时长 服务小时 服务小时数 小时数 小时 时数 服务时数 服务分钟 服务分钟数 "
    "分钟数 分钟 总时长 合计时长 hours minutes duration servicehours servicehour"
)
_CARRIED = (
    "结转时长 结转小时 结转服务时长 累计时长 累计服务时长 累计志愿时长 历史时长 以往时长 已有时长 期初时长 原有时长 "
    "结转小时数 累计小时 累计小时数 carriedhours carriedoverhours"
)

# Earlier synonyms win over later ones when a sheet has several columns for one field.
SYNONYMS: dict[SheetKind, dict[str, str]] = {
    SheetKind.HOURS: {
        "name": _NAME,
        "phone": _PHONE,
        "volunteer_number": _VOLUNTEER,
        "card_number": _CARD,
        "date": "服务日期 活动日期 日期 参加日期 参与日期 服务日 开展日期 day date servicedate",
        "when": "服务时间 活动时间 参加时间 参与时间 起止时间 服务时段 活动时段 时间段 时段 起止 时间 time",
        "activity": (
            "活动名称 活动 活动项目 服务项目 项目名称 项目 服务活动 志愿服务项目 志愿服务活动 志愿活动 志愿项目 "
            "参加活动 参与活动 服务名称 活动主题 主题 服务内容 活动内容 内容 activity activityname project"
        ),
        "start": (
            "开始时间 起始时间 开始 签到时间 签到 到达时间 到岗时间 上岗时间 服务开始时间 起 "
            "start starttime from checkin"
        ),
        "end": (
            "结束时间 终止时间 截止时间 结束 签退时间 签退 离开时间 离岗时间 服务结束时间 止 end endtime to checkout"
        ),
        "duration": _DURATION,
        "note": _NOTE,
    },
    SheetKind.ROSTER: {
        "card_number": _CARD,
        "building": _BUILDING,
        "head": _HEAD,
        "name": _NAME,
        "phone": _PHONE,
        "birth": (
            "出生年份 出生年 出生年月日 出生日期 出生年月 生日 身份证号码 身份证号 身份证 公民身份号码 证件号码 证件号 "
            "birthyear yearofbirth birthdate dateofbirth idnumber"
        ),
        "relation": "与户主关系 与户主的关系 和户主关系 户主关系 家庭关系 关系 relation relationship",
        "registered_on": (
            "登记日期 登记时间 注册日期 注册时间 加入日期 加入时间 建档日期 入册日期 入户日期 录入日期 "
            "registered registeredon registrationdate"
        ),
        "tags": "标签 人员标签 政治面貌 人员类别 身份 人员身份 类别 tags tag",
        "team": "志愿服务队 服务队 所属服务队 所在服务队 所属队伍 所在队伍 志愿队 队伍 团队 team",
        "note": _NOTE,
    },
    SheetKind.OPENING: {
        "card_number": _CARD,
        "building": _BUILDING,
        "head": _HEAD,
        "points": (
            "结转积分 期初积分 现有积分 剩余积分 可用积分 积分余额 当前积分 结余积分 存折积分 积分 分值 余额 累计积分 "
            "points balance availablepoints openingpoints"
        ),
        "passbook_page": "存折页码 存折页 存折页号 积分存折页码 存折页数 页码 页 passbookpage page",
        "name": _NAME,
        "phone": _PHONE,
        "volunteer_number": _VOLUNTEER,
        "carried": f"{_CARRIED} {_DURATION}",
        "note": _NOTE,
    },
}

_FOOTNOTE = re.compile(r"\(.*?\)|\[.*?\]|【.*?】|〔.*?〕|/.*")
_ORNAMENT = re.compile(r"[\s*※:：、.·_\-]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading says: the field, how strong the synonym is (0 strongest), and whether a number counts minutes."""

    field: str
    rank: int
    is_minutes: bool


@lru_cache(maxsize=8)
def _dictionary(kind: SheetKind) -> dict[str, tuple[str, int]]:
    return {word: (field, rank) for field, words in SYNONYMS[kind].items() for rank, word in enumerate(words.split())}


def plain_heading(text: str) -> str:
    """A heading without spaces, stars, colons; narrow and lower case."""
    return _ORNAMENT.sub("", unicodedata.normalize("NFKC", text[:200])).lower()


@lru_cache(maxsize=4_096)
def meaning_of(kind: SheetKind, text: str) -> Meaning | None:
    """What one heading means for this kind of sheet, with or without what stands in brackets behind it."""
    whole = plain_heading(text)
    words = _dictionary(kind)
    found = words.get(whole) or words.get(_FOOTNOTE.sub("", whole))
    if found is None:
        return None
    return Meaning(field=found[0], rank=found[1], is_minutes="分钟" in whole or "分)" in whole or "min" in whole)


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of one sheet: where each field stands, and below which row the entries begin."""

    columns: dict[str, int]  # field to column, from 0
    tag_columns: tuple[int, ...]
    minute_column: int | None  # a second column of minutes beside one of hours
    is_minutes: bool  # the duration column counts minutes
    rows_above: int  # title rows and headings; the first entry has this index
    seen: tuple[str, ...]
    ignored: tuple[str, ...]


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else "" for cell in row]


def missing_headings(kind: SheetKind, fields: set[str]) -> list[str]:
    """The headings that must be added before this kind of sheet can be read, in words of the sheet."""
    missing = [] if "name" in fields or kind is SheetKind.OPENING else ["姓名"]
    if kind is SheetKind.HOURS:
        if not fields & {"date", "when", "start"}:
            missing.append("日期")
        if "activity" not in fields:
            missing.append("活动名称")
        if not ({"start", "end"} <= fields or fields & {"duration", "when"}):
            missing.append("时长")
        return missing
    if "card_number" not in fields:
        missing += [word for field, word in (("building", "楼栋"), ("head", "户主")) if field not in fields]
    if kind is SheetKind.OPENING and not ("points" in fields or {"carried", "name"} <= fields):
        missing.append("积分")
    if kind is SheetKind.ROSTER and "building" not in fields and "card_number" in fields:
        missing.append("楼栋")
    return missing


def fields_of(kind: SheetKind, texts: Sequence[str]) -> set[str]:
    """The fields that a row of texts names."""
    return {meaning.field for text in texts if text and (meaning := meaning_of(kind, text))}


def find_headings(kind: SheetKind, rows: Sequence[Sequence[Cell]], sheet: str) -> tuple[Headings | None, list[str]]:
    """The headings among the first rows, or None and what the best row lacks.

    A heading may stand in two rows (服务时间 above 开始 and 结束). Raises SheetHeadingTwice.
    """
    best_score, best_names, rows_above = 0, [""], 0
    above: list[str] = []
    for index, row in enumerate(rows[:TITLE_ROWS_MAX]):
        texts = _texts(row)
        candidates = [texts]
        if _headings_in(kind, texts) >= 2:
            pairs = zip_longest(texts, above, fillvalue="")
            candidates.append([_lower_or_upper(kind, lower, upper) for lower, upper in pairs])
        for names in candidates:
            if (score := _headings_in(kind, names)) > best_score:
                best_score, best_names, rows_above = score, names, index + 1
        above = texts
    if missing := missing_headings(kind, fields_of(kind, best_names)):
        return None, missing
    return _placed(kind, best_names, rows_above=rows_above, sheet=sheet), []


def _headings_in(kind: SheetKind, texts: Sequence[str]) -> int:
    return sum(1 for text in texts if text and meaning_of(kind, text))


def _lower_or_upper(kind: SheetKind, lower: str, upper: str) -> str:
    return lower if lower and (not upper or meaning_of(kind, lower)) else upper


def _placed(kind: SheetKind, names: Sequence[str], *, rows_above: int, sheet: str) -> Headings:
    found: dict[str, tuple[int, int, bool]] = {}  # field to (rank, column, counts minutes)
    tag_columns: list[int] = []
    minute_column: int | None = None
    for column, text in enumerate(names):
        meaning = meaning_of(kind, text) if text else None
        if meaning is None:
            continue
        if meaning.field == "tags":
            tag_columns.append(column)
        here = (meaning.rank, column, meaning.is_minutes)
        there = found.get(meaning.field)
        if there is None:
            found[meaning.field] = here
        elif meaning.field in {"duration", "carried"} and there[2] != here[2]:
            hours, minutes = (there, here) if here[2] else (here, there)
            found[meaning.field], minute_column = hours, minutes[1]
        elif there[0] == here[0] and meaning.field != "tags":
            raise SheetHeadingTwice(heading=text, sheet=sheet)
        elif here[0] < there[0]:
            found[meaning.field] = here
    columns = {field: column for field, (_, column, _) in found.items() if field != "tags"}
    used = {*columns.values(), *tag_columns, *([] if minute_column is None else [minute_column])}
    duration = found.get("duration") or found.get("carried")
    return Headings(
        columns=columns,
        tag_columns=tuple(tag_columns),
        minute_column=minute_column,
        is_minutes=bool(duration and duration[2]),
        rows_above=rows_above,
        seen=tuple(names[column] for column in sorted(used)),
        ignored=tuple(text for column, text in enumerate(names) if text and column not in used),
    )
