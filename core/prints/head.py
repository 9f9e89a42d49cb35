"""The head that sheets share: seal and community on the left, what the sheet is on the right."""

from __future__ import annotations

from core.prints.paper import INK, INK_2, LINE, Paper
from core.prints.seal import mark
from core.prints.typeface import Weight


def head(
    paper: Paper, community: str, title: str, *, left: float, right: float, top: float, note: str = "", ink: str = INK
) -> float:
    """Answers the y of the rule below it."""
    side = 11.0
    mark(paper, left - 0.2, top, side)
    half = (right - left) * 0.55
    start = left + side + 3
    paper.block(
        community, start, top, width=half - side - 3, height=side, size=15, weight=Weight.BOLD, ink=ink, middle=True
    )
    title_height = 6.0 if note else side
    wide = right - left - half - 4
    paper.block(title, right - wide, top, width=wide, height=title_height, size=15, ink=ink, align="right", middle=True)
    if note:
        paper.block(note, right - wide, top + 7.4, width=wide, height=3.4, size=9, ink=INK_2, align="right")
    bottom = top + side + 3
    paper.rule(left, bottom, right, ink=LINE, line_width=0.3)
    return bottom
