"""Charts as values: rows and words in, a chart out; colours, fonts and size are put on where it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from core.hours import PersonHours
from core.i18n import Translate, yuan
from core.month_figures import Figures, Named
from core.reports import PointsStatement
from core.sponsors import FundMonth

MONTHS_MAX: Final = 12
_HEIGHT: Final = 15  # in letters of the page's base size


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, the sentence that says what is seen, and what its colours mean: (name, place among the categories)."""

    chart: Any  # alt.Chart or alt.LayerChart
    alt: str
    legend: tuple[tuple[str, int], ...] = ()


def where_points_are(statement: PointsStatement, t: Translate, *, base_px: int) -> Picture:
    """The five numbers of the points side by side, the value at the end of each bar."""
    parts = {
        "in_notice": statement.in_notice,
        "available": statement.available,
        "spent": statement.spent,
        "expired": statement.expired,
        "taken_back": statement.taken_back,
    }
    names = {part: t(f"five.{part.removeprefix('in_')}") for part in parts}
    values = [
        {"part": names[part], "points": points, "said": f"{points:,}", "read": f"{names[part]} · {points:,}"}
        for part, points in parts.items()
    ]
    base = alt.Chart(alt.Data(values=values)).encode(  # type: ignore[no-untyped-call]
        y=alt.Y("part:N", title=None, sort=None, axis=alt.Axis(aria=False)),
        x=alt.X("points:Q", axis=None, scale=alt.Scale(domainMin=0, domainMax=max(*parts.values(), 1) * 1.25)),
    )
    bars = base.mark_bar(height=alt.RelativeBandSize(band=0.55)).encode(description=alt.Description("read:N"))
    figures = base.mark_text(align="left", dx=6, aria=False).encode(text=alt.Text("said:N"))
    chart = (bars + figures).properties(height=_HEIGHT * base_px)
    return Picture(chart=chart, alt=t("chart.five.alt", issued=statement.issued, **parts))


def promised_by_month(months: Sequence[FundMonth], t: Translate, *, base_px: int) -> Picture:
    """What a fund promised in each of its last twelve months; fen in, yuan on the axis."""
    shown = list(months)[-MONTHS_MAX:]
    unit = t("unit.yuan").strip()
    values = []
    for one in shown:
        label = t("chart.hours.month", month=int(one.month[5:]))
        said = f"{label} · {yuan(one.promised_fen)} {unit}"
        values.append({"month": one.month, "label": label, "yuan": one.promised_fen / 100, "said": said})
    words = "{" + ",".join(f"'{value['month']}':'{value['label']}'" for value in values) + "}[datum.value]"
    chart = (
        alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]
        .mark_bar()
        .encode(
            x=alt.X(
                "month:O", title=None, sort=None,
                axis=alt.Axis(labelAngle=0, labelExpr=words, labelOverlap=True, aria=False),
            ),
            y=alt.Y("yuan:Q", title=None, axis=alt.Axis(aria=False)),
            description=alt.Description("said:N"),
            tooltip=[alt.Tooltip("label:N", title=t("chart.hours.month_title")), alt.Tooltip("yuan:Q", title=unit)],
        )
        .properties(height=_HEIGHT * base_px)
    )  # fmt: skip
    total = sum(one.promised_fen for one in shown)
    return Picture(chart=chart, alt=t("chart.fund.alt", months=len(shown), fen=total))


CLASSES: Final = ("measured", "listed", "back_filled")
CATEGORIES: Final = ("meeting", "development", "service", "honour")
_TEAMS_DRAWN: Final = 12


def hours_by_class(months: Sequence[tuple[str, Figures]], t: Translate, *, base_px: int) -> Picture:
    """Approved hours by month, one colour for each way of recording them; minutes in, hours on the axis."""
    labels = {month: t("chart.hours.month", month=int(month[5:])) for month, _ in months}
    names, unit = {one: t(f"hours_class.{one}") for one in CLASSES}, t("chart.hours.hours")
    values = []
    for month, figures in months:
        for place, one in enumerate(CLASSES):
            hours = round(getattr(figures, f"{one}_minutes") / 60, 2)
            said = f"{labels[month]} · {names[one]} · {hours:g} {unit}"
            values.append({"month": month, "class": names[one], "hours": hours, "order": place, "said": said})
    words = "{" + ",".join(f"'{month}':'{label}'" for month, label in labels.items()) + "}[datum.value]"
    chart = (
        alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]
        .mark_bar()
        .encode(
            x=alt.X(
                "month:O", title=None, sort=list(labels),
                axis=alt.Axis(labelAngle=0, labelExpr=words, labelOverlap=True, aria=False),
            ),
            y=alt.Y("hours:Q", title=None, axis=alt.Axis(aria=False)),
            description=alt.Description("said:N"),
            color=alt.Color("class:N", scale=alt.Scale(domain=list(names.values())), legend=None),
            order=alt.Order("order:Q"),
            tooltip=[alt.Tooltip("class:N", title=None), alt.Tooltip("hours:Q", title=unit)],
        )
        .properties(height=_HEIGHT * base_px)
    )  # fmt: skip
    minutes = sum(figures.minutes for _, figures in months)
    legend = tuple((name, place) for place, name in enumerate(names.values()))
    return Picture(chart=chart, alt=t("chart.classes.alt", months=len(months), minutes=minutes), legend=legend)


def points_by_category(figures: Figures, t: Translate, *, base_px: int) -> Picture:
    """Posted points of the four categories, the value at the end of each bar."""
    points = {one: int(getattr(figures, f"{one}_points")) for one in CATEGORIES}
    bars = [(t(f"dashboard.points_{one}"), held, f"{held:,}") for one, held in points.items()]
    return Picture(chart=_level_bars(bars, height=10 * base_px), alt=t("chart.points.alt", **points))


def hours_by_team(teams: Sequence[Named], t: Translate, *, base_px: int) -> Picture:
    """Approved hours of the teams with most of them."""
    shown = [one for one in teams if one.figures.minutes][:_TEAMS_DRAWN]
    bars = [(one.name, round(one.figures.minutes / 60, 1), f"{one.figures.minutes / 60:,.0f}") for one in shown]
    height = max(4, 2.4 * len(shown)) * base_px
    return Picture(chart=_level_bars(bars, height=height), alt=t("chart.teams.alt", count=len(shown)))


def hours_by_year(hours: PersonHours, t: Translate, *, base_px: int) -> Picture:
    """A person's effective hours by year, the first one first."""
    years = sorted(hours.years)
    bars = [
        (t("person_hours.year", year=str(year)), round(minutes / 60, 1), f"{minutes / 60:,.1f}")
        for year in years
        for minutes in [hours.effective_minutes(year=year)]
    ]
    height = max(3, 2.4 * len(years)) * base_px
    words = t(
        "person_hours.chart_alt", years=len(years), minutes=sum(hours.effective_minutes(year=one) for one in years)
    )
    return Picture(chart=_level_bars(bars, height=height), alt=words)


def _level_bars(bars: Sequence[tuple[str, float, str]], *, height: float) -> Any:
    """Bars lying down: (name, length, words at the end)."""
    values = [{"name": name, "length": length, "said": said, "read": f"{name} · {said}"} for name, length, said in bars]
    longest = max([length for _, length, _ in bars] or [1]) or 1
    base = alt.Chart(alt.Data(values=values)).encode(  # type: ignore[no-untyped-call]
        y=alt.Y("name:N", title=None, sort=None, axis=alt.Axis(aria=False)),
        x=alt.X("length:Q", axis=None, scale=alt.Scale(domainMin=0, domainMax=longest * 1.25)),
    )
    drawn = base.mark_bar(height=alt.RelativeBandSize(band=0.55)).encode(description=alt.Description("read:N"))
    figures = base.mark_text(align="left", dx=6, aria=False).encode(text=alt.Text("said:N"))
    return (drawn + figures).properties(height=height)
