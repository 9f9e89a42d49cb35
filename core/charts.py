"""Charts as values: rows and words in, a chart out; colours, fonts and size are put on where it is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from core.i18n import Translate, yuan
from core.reports import PointsStatement, TeamMonthHours
from core.sponsors import FundMonth

OTHERS_PLACE: Final = 5
CATEGORIES_MAX: Final = 3  # more cannot be told apart at a glance; the rest stand together as others
MONTHS_MAX: Final = 12
_HEIGHT: Final = 15  # in letters of the page's base size


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, the sentence that says what is seen, and what its colours mean: (name, place among the categories)."""

    chart: Any  # alt.Chart or alt.LayerChart
    alt: str
    legend: tuple[tuple[str, int], ...] = ()


def hours_by_month(rows: Sequence[TeamMonthHours], t: Translate, *, base_px: int) -> Picture:
    """Approved service time by month, one colour for each of the three largest teams; minutes in, hours on the axis."""
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[row.team] += row.minutes
    largest = sorted(totals, key=lambda team: (-totals[team], team))[:CATEGORIES_MAX]
    others = t("chart.hours.others")
    names = (*largest, others) if len(totals) > len(largest) else tuple(largest)
    # Others take the last category, which is quiet; the places between stay empty.
    places = [names.index(name) if name in largest else OTHERS_PLACE for name in names]
    domain = [names[places.index(place)] if place in places else " " * (place + 1) for place in range(places[-1] + 1)]
    minutes: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        minutes[row.month, row.team if row.team in largest else others] += row.minutes
    months = sorted({row.month for row in rows})
    labels = {month: t("chart.hours.month", month=int(month[5:])) for month in months}
    unit = t("chart.hours.hours")
    values = []
    for month, team in sorted(minutes, key=lambda key: (key[0], names.index(key[1]))):
        hours = round(minutes[month, team] / 60, 2)
        said = f"{labels[month]} · {team} · {hours:g} {unit}"  # for those who listen; Vega would read out its own names
        values.append({"month": month, "team": team, "hours": hours, "order": names.index(team), "said": said})
    words = "{" + ",".join(f"'{month}':'{label}'" for month, label in labels.items()) + "}[datum.value]"
    chart = (
        alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]
        .mark_bar()
        .encode(
            x=alt.X(
                "month:O",
                title=None,
                sort=months,
                axis=alt.Axis(labelAngle=0, labelExpr=words, labelOverlap=True, aria=False),
            ),
            y=alt.Y("hours:Q", title=None, axis=alt.Axis(aria=False)),
            description=alt.Description("said:N"),
            color=alt.Color("team:N", scale=alt.Scale(domain=domain), legend=None),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("team:N", title=t("chart.hours.team")),
                alt.Tooltip("month:O", title=t("chart.hours.month_title")),
                alt.Tooltip("hours:Q", title=unit),
            ],
        )
        .properties(height=_HEIGHT * base_px)
    )
    said = t("chart.hours.alt", months=len(months), minutes=sum(totals.values()))
    return Picture(chart=chart, alt=said, legend=tuple(zip(names, places, strict=True)))


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
