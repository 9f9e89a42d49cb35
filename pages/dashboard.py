"""The five numbers of points and of money, and the hours behind them."""

import streamlit as st

from core.charts import Picture, hours_by_month, where_points_are
from core.look import altair_theme, parts, statement
from core.look.tokens import CATEGORIES
from core.reports import five_numbers, team_months
from pages._ui import session
from pages._ui.shell import Page, open_page
from pages._ui.sums import money_picture, points_picture


def draw(page: Page, picture: Picture, *, key: str) -> None:
    """A chart in this visitor's scheme and size; the theme is in the chart, never global."""
    dark = session.is_dark()
    if picture.legend:
        names = [name for name, _ in picture.legend]
        page.show(statement.legend(names, [CATEGORIES[dark][place] for _, place in picture.legend]))
    spec = altair_theme.dressed(picture.chart, dark=dark, base=page.base_px)
    st.vega_lite_chart(spec=spec, theme=None, key=key, alt=picture.alt, width="stretch")


page = open_page("dashboard")
t = page.t
points, money = page.look(five_numbers)
sums = st.container(key="split_sums", horizontal=True)
with sums, st.container(key="card_points", height="stretch"):
    page.show(points_picture(points, t, title=t("dashboard.issued")))
with sums, st.container(key="card_money", height="stretch"):
    page.show(money_picture(money, t, title=t("dashboard.funded")))
with st.container(key="sums_on", horizontal=True):
    page.link(t("numbers.link"), "numbers", icon=":material/calendar_month:")
    page.link(t("trace.link_points"), "trace", icon=":material/route:")
pictures = st.container(key="split_pictures", horizontal=True)
rows = page.look(team_months)
with pictures, st.container(key="card_hours", height="stretch"):
    page.show(parts.heading(t("dashboard.hours"), t("dashboard.hours_unit")))
    if rows:
        this_month = sum(row.minutes for row in rows if row.month == f"{page.today:%Y-%m}")
        page.show(parts.lead(t("dashboard.hours_said", minutes=sum(row.minutes for row in rows), month=this_month)))
        draw(page, hours_by_month(rows, t, base_px=page.base_px), key="hours")
    else:
        page.show(parts.empty(t("dashboard.hours_none"), [t("dashboard.hours_none_next")]))
with pictures, st.container(key="card_where", height="stretch"):
    page.show(parts.heading(t("dashboard.where"), t("unit.points").strip()))
    if points.issued:
        share = round(100 * points.spent / points.issued)
        page.show(parts.lead(t("dashboard.where_said", percent=share)))
        draw(page, where_points_are(points, t, base_px=page.base_px), key="where")
    else:
        page.show(parts.empty(t("dashboard.where_none"), [t("dashboard.where_none_next")]))
