"""The five numbers of points and of money, then a month, quarter or year in pictures: of all, a team or a place."""

import streamlit as st

from core.charts import CATEGORIES, hours_by_class, hours_by_team, points_by_category
from core.look import parts
from core.month_figures import SPANS, Figures, MonthView, Span, month_view, period_of, recent_periods
from core.month_sheets import cells, headings, month_report, month_workbook, period_words, said
from core.reports import five_numbers
from pages._ui.desk import choose, queue
from pages._ui.pictures import as_table, draw
from pages._ui.shell import Page, open_page
from pages._ui.sums import money_picture, points_picture

TEAMS_SHOWN = 20


def chosen_period(page: Page) -> str:
    """Month, quarter or year, and which one; the current month at first."""
    t = page.t
    with st.container(key="acts_period", horizontal=True, vertical_alignment="bottom"):
        span: Span = queue(page, t("dashboard.period"), SPANS, lambda one: t(f"dashboard.{one}"), key="span")  # type: ignore[assignment]
        periods = recent_periods(page.today, span)
        found = choose(page, t("dashboard.which"), periods, lambda one: period_words(t, one), key=f"which_{span}")
    return str(found or period_of(page.today, span))


def chosen_scope(page: Page, period: str) -> tuple[str, dict[str, str]]:
    """The whole community, or a team or place that has figures in the period: its words and what to ask for."""
    t = page.t
    view = page.look(month_view, period=period)
    names = {"": t("dashboard.scope_all")}
    names |= {f"t{one.id}": t("dashboard.team_is", name=one.name) for one in view.teams}
    names |= {f"a{one.id}": t("dashboard.area_is", name=one.name) for one in view.areas}
    scope = str(choose(page, t("dashboard.scope"), names, lambda one: names[one], key=f"scope_{period}") or "")
    asked = {"team_id": scope[1:]} if scope.startswith("t") else {"area_id": scope[1:]} if scope else {}
    return names[scope], asked


def figures(page: Page, found: Figures, title: str, where: str) -> None:
    """The figures in words: hours, people, the share of party members, of what was entered afterwards, the waits."""
    t = page.t

    def days(value: float | None) -> str:
        return t("dashboard.figures_unknown") if value is None else t("dashboard.figures_days", days=f"{value:g}")

    party = t("dashboard.figures_party_is", count=found.party_people, percent=found.party_percent)
    pairs = [
        (t("dashboard.figures_hours"), t("person_hours.under", minutes=found.minutes)),
        (t("dashboard.figures_people"), t("dashboard.figures_people_is", count=found.people)),
        (t("dashboard.figures_party"), party),
        (t("dashboard.figures_back_filled"), t("dashboard.figures_percent", percent=found.back_filled_percent)),
        (t("dashboard.figures_approval"), days(found.approval_days)),
        (t("dashboard.figures_spendable"), days(found.spendable_days)),
    ]
    page.show(parts.heading(title, where), parts.facts(pairs))


def classes(page: Page, view: MonthView, period: str) -> None:
    """Hours by month, by how they were recorded."""
    t, found = page.t, view.figures
    page.show(parts.heading(t("dashboard.classes"), t("dashboard.classes_unit")))
    if not any(one.minutes for _, one in view.months):
        page.show(parts.empty(t("dashboard.classes_none"), [t("dashboard.classes_none_next")]))
        return
    sound = found.minutes - found.back_filled_minutes
    page.show(parts.lead(t("dashboard.classes_said", period=period, sound=sound, filled=found.back_filled_minutes)))
    draw(page, hours_by_class(view.months, t, base_px=page.base_px), key="classes")
    rows = [[month, *map(said, cells(one))] for month, one in view.months if one != Figures()]
    as_table(page, t("dashboard.classes"), [t("dashboard.column.period"), *headings(t)], rows, key="classes")


def points(page: Page, found: Figures, period: str) -> None:
    """Posted points by category."""
    t = page.t
    page.show(parts.heading(t("dashboard.points"), t("dashboard.points_unit")))
    if not found.points:
        page.show(parts.empty(t("dashboard.points_none"), [t("dashboard.points_none_next")]))
        return
    page.show(parts.lead(t("dashboard.points_said", period=period, points=found.points)))
    draw(page, points_by_category(found, t, base_px=page.base_px), key="points")
    rows = [[t(f"dashboard.points_{one}"), f"{getattr(found, f'{one}_points'):,}"] for one in CATEGORIES]
    titles = [t("dashboard.column.category"), t("dashboard.column.points")]
    as_table(page, t("dashboard.points"), titles, rows, key="points")


def teams(page: Page, view: MonthView, period: str) -> None:
    """Hours of the teams, so that one finds them."""
    t = page.t
    served = [one for one in view.teams if one.figures.minutes]
    page.show(parts.heading(t("dashboard.teams"), t("dashboard.teams_unit")))
    if not served:
        page.show(parts.empty(t("dashboard.teams_none"), [t("dashboard.classes_none_next")]))
        return
    page.show(parts.lead(t("dashboard.teams_said", period=period, count=len(served)) + t("dashboard.teams_note")))
    draw(page, hours_by_team(served, t, base_px=page.base_px), key="teams")
    rows = [[one.name, *map(said, cells(one.figures))] for one in served[:TEAMS_SHOWN]]
    as_table(page, t("dashboard.teams"), [t("dashboard.column.team"), *headings(t)], rows, key="teams")


page = open_page("dashboard")
t = page.t
issued, money = page.look(five_numbers)
sums = st.container(key="split_sums", horizontal=True)
with sums, st.container(key="card_points", height="stretch"):
    page.show(points_picture(issued, t, title=t("dashboard.issued")))
with sums, st.container(key="card_money", height="stretch"):
    page.show(money_picture(money, t, title=t("dashboard.funded")))
with st.container(key="sums_on", horizontal=True):
    page.link(t("numbers.link"), "numbers", icon=":material/calendar_month:")
    page.link(t("trace.link_points"), "trace", icon=":material/route:")

period = chosen_period(page)
where, asked = chosen_scope(page, period)
view = page.look(month_view, period=period, **asked)
words = period_words(t, period)
with st.container(key="card_figures"):
    figures(page, view.figures, words, where)
with st.container(key="acts_take", horizontal=True):
    page.download(t("dashboard.report"), lambda: month_report(page.app, page.actor, t, period=period), key="report")
    page.download(
        t("dashboard.take"), lambda: month_workbook(page.app, page.actor, t, period=period, **asked), key="take"
    )
pictures = st.container(key="split_pictures", horizontal=True)
with pictures, st.container(key="card_classes", height="stretch"):
    classes(page, view, words)
with pictures, st.container(key="card_categories", height="stretch"):
    points(page, view.figures, words)
with st.container(key="card_teams"):
    teams(page, view, words)
