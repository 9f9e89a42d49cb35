"""The figures of a period as a spreadsheet, and the month on one page for the sub-district."""

from __future__ import annotations

from collections.abc import Callable

from core import prints
from core.bootstrap import App
from core.charts import CATEGORIES, CLASSES
from core.i18n import Translate
from core.month_figures import Figures, MonthView, Named, month_view
from core.national import hours_of
from core.paper import PDF, File, community_of, file_named
from core.policy import Actor
from core.sheets.writing import XLSX, Block, Cell, Hours, Leaf, write_workbook


def period_words(t: Translate, period: str) -> str:
    """A period in words."""
    year, _, part = period.partition("-")
    if not part:
        return t("dashboard.year_is", year=year)
    if part.startswith("Q"):
        return t("dashboard.quarter_is", year=year, quarter=part[1:])
    return t("dashboard.month_is", year=year, month=part.lstrip("0"))


def month_workbook(app: App, actor: Actor, t: Translate, *, period: str, team_id: str = "", area_id: str = "") -> File:
    """Every figure behind the pictures: months by class, points by category, teams, places. Raises Malformed."""
    view = app.look(actor, month_view, period=period, team_id=team_id, area_id=area_id)
    with app.reading() as (_, clock):
        now = clock.now()
    leaves = [
        Leaf(name=t("dashboard.classes"), blocks=[_months(t, view)], widths=[14, *[16] * 8]),
        Leaf(name=t("dashboard.points"), blocks=[_points(t, view)], widths=[24, 14]),
        Leaf(name=t("dashboard.column.team"), blocks=[_named(t, view.teams)], widths=[26, *[16] * 7]),
        Leaf(name=t("dashboard.column.area"), blocks=[_named(t, view.areas)], widths=[26, *[16] * 7]),
    ]
    name = t("dashboard.file", period=period_words(t, period))
    return write_workbook(*leaves, made_at=now), name, XLSX


def headings(t: Translate) -> list[str]:
    """The columns of figures, after the name."""
    return [
        *(t(f"dashboard.column.{one}") for one in CLASSES),
        *(t(f"dashboard.column.{one}") for one in ("hours", "people", "party", "points")),
    ]


def cells(figures: Figures) -> list[Cell]:
    """The figures of one row, as the headings name them."""
    hours = [Hours(getattr(figures, f"{one}_minutes")) for one in CLASSES]
    return [*hours, Hours(figures.minutes), figures.people, figures.party_people, figures.points]


def said(cell: Cell) -> str:
    """A cell as a page shows it."""
    if isinstance(cell, Hours):
        return hours_of(cell.minutes)
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def month_report(app: App, actor: Actor, t: Translate, *, period: str) -> File:
    """One A4 page of a month, quarter or year for the sub-district. Raises Malformed."""
    view = app.look(actor, month_view, period=period)
    with app.reading() as (session, clock):
        place = community_of(session, actor)
        now = clock.now()
    now_figures, before = view.figures, view.before
    percent = now_figures.party_percent
    pairs: list[tuple[str, Callable[[Figures], str]]] = [
        ("hours", lambda one: t("print.month.hours_is", hours=hours_of(one.minutes))),
        ("people", lambda one: t("print.month.people_is", count=one.people)),
        ("points", lambda one: t("print.month.points_is", points=one.points)),
    ]
    figures = [(t(f"print.month.{name}"), of(now_figures), of(before)) for name, of in pairs]
    party = t("print.month.party_is", count=now_figures.party_people, percent=percent)
    figures.insert(
        2,
        (
            t("print.month.party"),
            party,
            t("print.month.party_is", count=before.party_people, percent=before.party_percent),
        ),
    )
    words = period_words(t, period)
    printed = prints.month_sheet(
        t,
        prints.MonthPaper(
            community=place.name,
            title=t("print.month.title", period=words),
            figures=tuple((name, value, t("print.month.before", value=old)) for name, value, old in figures),
            classes=_shares(
                [(t(f"hours_class.{one}"), getattr(now_figures, f"{one}_minutes")) for one in CLASSES],
                lambda minutes: t("records.hours", hours=hours_of(minutes)),
            ),
            categories=_shares(
                [(t(f"dashboard.points_{one}"), getattr(now_figures, f"{one}_points")) for one in CATEGORIES],
                lambda points: t("points.amount", points=points),
            ),
            teams=tuple(
                prints.MonthTeam(name=one.name, hours=hours_of(one.figures.minutes), people=one.figures.people)
                for one in view.teams
                if one.figures.minutes
            ),
            waits=_waits(t, now_figures),
        ),
        printed_at=now,
    )
    return printed.pdf, file_named(t("dashboard.report_file", period=words)), PDF


def _shares(pairs: list[tuple[str, int]], words: Callable[[int], str]) -> tuple[tuple[str, float, str], ...]:
    longest = max([amount for _, amount in pairs] or [0]) or 1
    return tuple((name, amount / longest, words(amount)) for name, amount in pairs)


def _waits(t: Translate, figures: Figures) -> tuple[str, ...]:
    lines = []
    if figures.approval_days is not None:
        lines.append(t("print.month.approval", days=f"{figures.approval_days:g}"))
    if figures.spendable_days is not None:
        lines.append(t("print.month.spendable", days=f"{figures.spendable_days:g}"))
    return tuple(lines) or (t("print.month.no_wait"),)


def _months(t: Translate, view: MonthView) -> Block:
    rows: list[list[Cell]] = [[month, *cells(figures)] for month, figures in view.months]
    sums: list[list[Cell]] = [[period_words(t, view.period), *cells(view.figures)]]
    return Block(headings=[t("dashboard.column.period"), *headings(t)], rows=rows, sums=sums)


def _points(t: Translate, view: MonthView) -> Block:
    rows: list[list[Cell]] = [
        [t(f"dashboard.points_{one}"), int(getattr(view.figures, f"{one}_points"))] for one in CATEGORIES
    ]
    titles = [t("dashboard.column.category"), t("dashboard.column.points")]
    return Block(headings=titles, rows=rows, sums=[[period_words(t, view.period), view.figures.points]])


def _named(t: Translate, listed: tuple[Named, ...]) -> Block:
    rows: list[list[Cell]] = [[one.name, *cells(one.figures)] for one in listed]
    return Block(headings=[t("dashboard.column.name"), *headings(t)], rows=rows)
