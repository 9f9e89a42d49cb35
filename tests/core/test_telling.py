"""An entry's sentence says everything from which its points follow."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.i18n import Language, translator
from core.passbook import Passage
from core.telling import cap_words, sentence_of, state_of, trace_of

ZH = translator(Language.ZH)
EN = translator(Language.EN)


def an_entry(**named: Any) -> Passage:
    """Two hours of general volunteering, in notice."""
    facts: dict[str, Any] = {
        "id": "p1", "kind": "earned", "day": date(2026, 11, 15), "recorded_on": date(2026, 11, 20), "points": 4,
        "state": "in_notice", "title": "楼道大扫除", "item_code": "C1", "item": "一般志愿服务",
        "item_english": "General volunteering", "unit": "hour", "hours_class": "listed", "minutes": 120,
        "counted_minutes": 120, "rate_points": 2, "uncapped_points": 4, "approver": "李琴", "notice_number": 46,
        "available_on": date(2026, 11, 28),
    }  # fmt: skip
    return Passage(**{**facts, **named})


def test_minutes_and_rate_make_the_points() -> None:
    assert sentence_of(an_entry(), ZH) == "您在「楼道大扫除」做了 2 小时。按细则 C1 每小时 2 分，2 小时得 4 分。"
    assert sentence_of(an_entry(), EN).endswith("Rule C1 gives 2 points an hour: 2 hours make 4.")


def test_what_was_left_over_comes_in_and_what_is_left_over_goes_on() -> None:
    told = sentence_of(
        an_entry(
            minutes=70, counted_minutes=70, points=3, uncapped_points=3, remainder_in_minutes=20,
            remainder_out_minutes=0,
        ),
        ZH,
    )  # fmt: skip
    assert "加上上次剩下的 20 分钟，一共按 1 小时 30 分钟算；细则 C1 每小时 2 分，得 3 分。" in told
    rest = sentence_of(an_entry(minutes=50, counted_minutes=50, points=1, uncapped_points=1,
                                remainder_out_minutes=20), ZH)  # fmt: skip
    assert rest.endswith("剩下的 20 分钟留到下次一起算。")


def test_a_ceiling_that_bit_is_named() -> None:
    minutes = an_entry(minutes=300, counted_minutes=240, points=8, uncapped_points=8,
                       cap_names=("minutes/activity/person/240",))  # fmt: skip
    assert "一个人一场最多算 4 小时，所以这次按 4 小时算分，其余只记时长。" in sentence_of(minutes, ZH)
    points = an_entry(points=1, cap_names=("points/month/all/60",))
    assert sentence_of(points, ZH).endswith("一户所有项目加起来一个月最多 60 分，所以这次记 1 分。")
    assert "60 points for a household under all rules together a month" in sentence_of(points, EN)


@pytest.mark.parametrize("holder", ["person", "household", "all"])
@pytest.mark.parametrize("period", ["activity", "day", "month", "year", "lifetime"])
@pytest.mark.parametrize("measure", ["minutes", "points"])
def test_every_ceiling_has_words(measure: str, period: str, holder: str) -> None:
    for t in (ZH, EN):
        assert "60" in cap_words(f"points/{period}/{holder}/60", t)
        assert cap_words(f"{measure}/{period}/{holder}/240", t)


def test_others_of_the_household_are_told_without_their_details() -> None:
    told = sentence_of(an_entry(is_own=False, title="", person="李建国"), ZH)
    assert told == "家里的李建国做了好事，得 4 分。"
    steps = trace_of(an_entry(is_own=False, title="", person="李建国"), ZH)
    assert not any("楼道大扫除" in detail for _, detail in steps)


def test_hours_written_down_afterwards_say_that_they_bring_no_points() -> None:
    told = an_entry(hours_class="back_filled", points=0, uncapped_points=0, state="effective")
    assert "只记时长，不得分" in sentence_of(told, ZH)
    assert state_of(told, ZH).words == "已记时长"


def test_the_trace_names_the_approver_masked_and_the_notice() -> None:
    steps = dict(trace_of(an_entry(expires_on=date(2027, 12, 31)), ZH))
    assert steps["社区复核"] == "李**，和录入的不是同一个人"
    assert steps["公示 5 个工作日"] == "第 46 期，11月28日起可用"
    assert steps["有效期"] == "用到 2027年12月31日"


@pytest.mark.parametrize(
    ("kind", "state", "points"),
    [
        ("opening", "effective", 120), ("exchanged", "active", -20), ("exchanged", "redeemed", -20),
        ("exchanged", "settled", -20), ("exchanged", "expired", -20), ("exchanged", "void", -20),
        ("exchanged", "locked", -20), ("exchanged", "returned", -20), ("exchanged", "annulled", -20),
        ("given_back", "given_back", 20), ("expired", "expired", -5), ("earned", "disputed", 4),
        ("earned", "recalled", 4),
    ],
)  # fmt: skip
def test_every_kind_and_state_is_told_in_both_languages(kind: str, state: str, points: int) -> None:
    entry = an_entry(
        kind=kind, state=state, points=points, face_fen=2000, serial="LJC-26-000001", shop="邻里食堂",
        valid_until_on=date(2027, 2, 15), taken_at=datetime(2026, 11, 18, 2, tzinfo=UTC),
    )  # fmt: skip
    for t in (ZH, EN):
        assert sentence_of(entry, t) and state_of(entry, t).words
