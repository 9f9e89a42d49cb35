"""How charts look. Vega inherits neither scheme nor type size from CSS, so both are given with each chart.

The registered theme is for tests and notebooks only: it is global to the process, and a closure per person once drew
one visitor's page in another's dark colours. Pages draw `dressed(...)` with `theme=None`.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from core.look.tokens import CATEGORIES, DARK, FONT, LIGHT


def config(*, dark: bool, base: int) -> dict[str, Any]:
    """Vega-Lite's `config` for a scheme and a base type size in px."""
    tokens, small = (DARK if dark else LIGHT), round(base * 0.8)
    label = {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelColor": tokens["ink2"],
        "titleColor": tokens["ink2"],
        "labelFontSize": small,
        "titleFontSize": small,
        "titleFontWeight": 400,
    }
    return {
        "background": "transparent",
        "font": FONT,
        "padding": 2,
        "view": {"stroke": None},
        "range": {"category": list(CATEGORIES[dark])},
        "mark": {"color": tokens["bar_qing"]},
        "axis": {**label, "domain": False, "ticks": False, "grid": False, "labelPadding": 8, "labelLimit": base * 9},
        "axisQuantitative": {"grid": True, "gridColor": tokens["line"], "tickCount": 4},
        "legend": {"disable": True},  # a Vega legend cannot wrap on a phone: use statement.legend
        "bar": {"cornerRadiusEnd": 2},
        "line": {"strokeWidth": 3},
        "point": {"size": base * 6, "filled": True},
        "rule": {"color": tokens["zhu"], "strokeWidth": 2, "strokeDash": [6, 4]},
        "text": {"font": FONT, "fontSize": small, "color": tokens["ink"]},
        "title": {"font": FONT, "fontSize": base, "color": tokens["ink"], "anchor": "start"},
    }


def dressed(chart: alt.TopLevelMixin, *, dark: bool, base: int) -> dict[str, Any]:
    """The chart as a Vega-Lite dict in this person's scheme and size; what the chart configures itself stays."""
    drawn: dict[str, Any] = chart.to_dict()
    return {**drawn, "config": {**config(dark=dark, base=base), **_own_config(chart)}}


def _own_config(chart: alt.TopLevelMixin) -> dict[str, Any]:
    own: Any = getattr(chart, "config", alt.Undefined)
    return {} if own is alt.Undefined else dict(own.to_dict())


@alt.theme.register("linli", enable=False)
def _theme() -> alt.theme.ThemeConfig:
    return {"config": config(dark=False, base=18)}  # type: ignore[typeddict-item]
