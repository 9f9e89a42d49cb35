"""Charts on a page: drawn in the visitor's scheme and size, each with its table below."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.charts import Picture
from core.look import altair_theme, statement
from core.look.board import Column, board
from core.look.tokens import CATEGORIES
from pages._ui import session
from pages._ui.shell import Page


def draw(page: Page, picture: Picture, *, key: str) -> None:
    """A chart; the theme is in the chart, never global."""
    dark = session.is_dark()
    if picture.legend:
        names = [name for name, _ in picture.legend]
        page.show(statement.legend(names, [CATEGORIES[dark][place] for _, place in picture.legend]))
    spec = altair_theme.dressed(picture.chart, dark=dark, base=page.base_px)
    st.vega_lite_chart(spec=spec, theme=None, key=key, alt=picture.alt, width="stretch")


def as_table(page: Page, caption: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, key: str) -> None:
    """The figures behind a chart, folded away; on a phone each row is a card."""
    with st.expander(page.t("dashboard.as_table"), key=f"table_{key}"):
        columns = [Column(name=name, place="lead" if place == 0 else "named") for place, name in enumerate(headings)]
        page.show(board(caption=caption, columns=columns, rows=[list(row) for row in rows]))
