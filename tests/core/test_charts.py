"""Charts as values: what is drawn, in which order, under which names."""

from __future__ import annotations

from typing import Any

from core.charts import hours_by_month, where_points_are
from core.i18n import Language, translator
from core.look.altair_theme import dressed
from core.reports import PointsStatement, TeamMonthHours

ZH, EN = translator(Language.ZH), translator(Language.EN)


def rows(*minutes: tuple[str, str, int]) -> list[TeamMonthHours]:
    return [TeamMonthHours(month=month, team=team, minutes=given) for month, team, given in minutes]


def values(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    return list(drawn["data"]["values"])


def test_the_three_largest_teams_have_colours_and_the_rest_is_others() -> None:
    several = rows(*(("2026-11", f"队{number}", number * 60) for number in range(1, 6)))
    picture = hours_by_month(several, ZH, base_px=18)
    assert picture.legend == (("队5", 0), ("队4", 1), ("队3", 2), ("其他队伍", 5))
    drawn = values(picture.chart.to_dict())
    assert [(one["team"], one["hours"]) for one in drawn] == [("队5", 5), ("队4", 4), ("队3", 3), ("其他队伍", 3)]


def test_months_are_named_in_the_readers_language_and_nothing_is_lost() -> None:
    several = rows(("2026-10", "甲队", 90), ("2026-11", "甲队", 30), ("2026-11", "乙队", 60))
    for t, october in ((ZH, "10月"), (EN, "Oct")):
        picture = hours_by_month(several, t, base_px=24)
        drawn = picture.chart.to_dict()
        assert october in drawn["encoding"]["x"]["axis"]["labelExpr"]
        assert sum(one["hours"] for one in values(drawn)) == 3
        assert drawn["height"] == 15 * 24
    assert "3 小时" in hours_by_month(several, ZH, base_px=18).alt


def test_the_five_numbers_are_drawn_with_their_values() -> None:
    statement = PointsStatement(issued=1100, in_notice=100, available=400, spent=500, expired=70, taken_back=30)
    drawn = where_points_are(statement, ZH, base_px=18).chart.to_dict()
    assert [one["points"] for one in values(drawn)] == [100, 400, 500, 70, 30]
    assert [one["part"] for one in values(drawn)] == ["公示中", "可用", "已换券", "已到期", "已收回"]


def test_a_chart_is_dressed_for_each_reader() -> None:
    picture = hours_by_month(rows(("2026-11", "甲队", 90)), ZH, base_px=18)
    light, dark = dressed(picture.chart, dark=False, base=18), dressed(picture.chart, dark=True, base=30)
    assert light["config"]["axis"]["labelFontSize"] < dark["config"]["axis"]["labelFontSize"]
    assert light["config"]["range"]["category"] != dark["config"]["range"]["category"]


def test_nothing_served_draws_an_empty_picture() -> None:
    assert values(where_points_are(
        PointsStatement(issued=0, in_notice=0, available=0, spent=0, expired=0, taken_back=0), EN, base_px=18
    ).chart.to_dict())  # fmt: skip
