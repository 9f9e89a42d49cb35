"""Charts as values: what is drawn, in which order, under which names."""

from __future__ import annotations

from typing import Any

from core.charts import hours_by_class, hours_by_team, points_by_category, where_points_are
from core.i18n import Language, translator
from core.look.altair_theme import dressed
from core.month_figures import Figures, Named
from core.reports import PointsStatement

ZH, EN = translator(Language.ZH), translator(Language.EN)
MONTHS = (
    ("2026-10", Figures(measured_minutes=90)),
    ("2026-11", Figures(measured_minutes=30, listed_minutes=60, back_filled_minutes=6)),
)


def values(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    return list(drawn["data"]["values"])


def test_each_way_of_recording_hours_has_its_colour() -> None:
    picture = hours_by_class(MONTHS, ZH, base_px=18)
    assert picture.legend == (("签到签退量的", 0), ("队长签到表上的", 1), ("事后补录的", 2))
    assert [one["hours"] for one in values(picture.chart.to_dict())] == [1.5, 0, 0, 0.5, 1, 0.1]


def test_months_are_named_in_the_readers_language_and_nothing_is_lost() -> None:
    for t, october in ((ZH, "10月"), (EN, "Oct")):
        picture = hours_by_class(MONTHS, t, base_px=24)
        drawn = picture.chart.to_dict()
        assert october in drawn["encoding"]["x"]["axis"]["labelExpr"]
        assert round(sum(one["hours"] for one in values(drawn)), 2) == 3.1
        assert drawn["height"] == 15 * 24
    assert "3 小时 6 分钟" in hours_by_class(MONTHS, ZH, base_px=18).alt


def test_teams_without_hours_are_not_drawn_and_categories_always_are() -> None:
    teams = [
        Named(id=name, name=name, figures=Figures(listed_minutes=minutes)) for name, minutes in (("甲", 90), ("乙", 0))
    ]
    assert [one["name"] for one in values(hours_by_team(teams, ZH, base_px=18).chart.to_dict())] == ["甲"]
    bars = values(points_by_category(Figures(service_points=1200), ZH, base_px=18).chart.to_dict())
    assert [(one["name"], one["said"]) for one in bars][2] == ("活动我参加", "1,200")
    assert len(bars) == 4


def test_the_five_numbers_are_drawn_with_their_values() -> None:
    statement = PointsStatement(issued=1100, in_notice=100, available=400, spent=500, expired=70, taken_back=30)
    drawn = where_points_are(statement, ZH, base_px=18).chart.to_dict()
    assert [one["points"] for one in values(drawn)] == [100, 400, 500, 70, 30]
    assert [one["part"] for one in values(drawn)] == ["公示中", "可用", "已换券", "已到期", "已收回"]


def test_a_chart_is_dressed_for_each_reader() -> None:
    picture = hours_by_class(MONTHS, ZH, base_px=18)
    light, dark = dressed(picture.chart, dark=False, base=18), dressed(picture.chart, dark=True, base=30)
    assert light["config"]["axis"]["labelFontSize"] < dark["config"]["axis"]["labelFontSize"]
    assert light["config"]["range"]["category"] != dark["config"]["range"]["category"]


def test_nothing_served_draws_an_empty_picture() -> None:
    assert values(where_points_are(
        PointsStatement(issued=0, in_notice=0, available=0, spent=0, expired=0, taken_back=0), EN, base_px=18
    ).chart.to_dict())  # fmt: skip
