"""The month on one A4 page, for the sub-district: figures, two pictures in bars, the teams, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.i18n import Translate
from core.prints import shapes
from core.prints.head import head
from core.prints.paper import A4, EDGE, INK_2, LINE, QING, WASH, Paper, Printed
from core.prints.table import Cell, Column, Table, page_numbers
from core.prints.typeface import Weight

_LEFT: Final = 16.0
_RIGHT: Final = A4[0] - 16.0
TEAMS_MAX: Final = 10  # what one page holds


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTeam:
    name: str
    hours: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPaper:
    """What the page says, in ready words; bars are (name, share of the longest from 0 to 1, value in words)."""

    community: str
    title: str
    figures: tuple[tuple[str, str, str], ...]  # name, value, the month before
    classes: tuple[tuple[str, float, str], ...]
    categories: tuple[tuple[str, float, str], ...]
    teams: tuple[MonthTeam, ...]
    waits: tuple[str, ...]


def month_sheet(t: Translate, month: MonthPaper, *, printed_at: datetime) -> Printed:
    """One A4 page."""
    paper = Paper(t=t, title=month.title, printed_at=printed_at)
    paper.new_page(A4)
    top = head(paper, month.community, t("print.month.to"), left=_LEFT, right=_RIGHT, top=14)
    width = _RIGHT - _LEFT
    paper.block(month.title, _LEFT, top + 6, width=width, height=9, size=22, weight=Weight.BOLD, middle=True)
    y = _figures(paper, month.figures, top + 20)
    half = (width - 8) / 2
    for place, (words, bars) in enumerate(
        ((t("print.month.classes"), month.classes), (t("print.month.categories"), month.categories))
    ):
        bottom = _bars(paper, words, bars, _LEFT + place * (half + 8), y + 8, half)
    y = bottom
    y = _heading(paper, t("print.month.teams"), y + 8)
    table = Table(
        columns=(
            Column(title=t("print.month.team"), width=118),
            Column(title=t("print.month.hours"), width=30, align="right"),
            Column(title=t("print.month.people"), width=30, align="right"),
        ),
        left=_LEFT,
        bottom=A4[1],
        next_page=lambda: y,
    )
    rows = [
        (Cell(text=team.name), Cell(text=team.hours, weight=Weight.BOLD), Cell(text=str(team.people)))
        for team in month.teams[:TEAMS_MAX]
    ]
    y = table.draw(paper, rows, top=y)
    y = _heading(paper, t("print.month.waits"), y + 8)
    for line in month.waits:
        y = paper.block(line, _LEFT, y, width=width, size=10.5) + 2
    y = max(y + 12, 262.0)
    for place, words in enumerate((t("print.month.signed"), t("print.month.leader"))):
        x = _LEFT + place * (half + 8)
        name = paper.block(words, x, y, width=26, height=4.2, size=10.5)
        paper.rule(x + 26, name + 1, x + half, ink=EDGE)
    paper.block(t("print.month.note"), _LEFT, y + 9, width=width, height=8, size=8.5, ink=INK_2)
    page_numbers(paper, left=_LEFT, right=_RIGHT, y=287, note=f"{month.community} {month.title}")
    return paper.finished()


def _figures(paper: Paper, figures: Sequence[tuple[str, str, str]], top: float) -> float:
    gap = 5.0
    width = (_RIGHT - _LEFT - gap * (len(figures) - 1)) / len(figures)
    for place, (name, value, before) in enumerate(figures):
        x = _LEFT + place * (width + gap)
        paper.shape(shapes.rectangle(x, top, width, 25, 2.5), fill=WASH)
        paper.block(name, x + 4, top + 3.5, width=width - 8, height=4, size=9.5, ink=INK_2)
        paper.block(value, x + 4, top + 9, width=width - 8, height=7, size=15, weight=Weight.BOLD, line_count=1)
        paper.block(before, x + 4, top + 18.5, width=width - 8, height=4, size=8.5, ink=INK_2, line_count=1)
    return top + 25


def _heading(paper: Paper, words: str, top: float) -> float:
    below = paper.block(words, _LEFT, top, width=_RIGHT - _LEFT, height=5, size=13, weight=Weight.BOLD)
    return below + 3


def _bars(
    paper: Paper, words: str, bars: Sequence[tuple[str, float, str]], x: float, top: float, width: float
) -> float:
    y = paper.block(words, x, top, width=width, height=5, size=13, weight=Weight.BOLD) + 4
    for name, share, value in bars:
        paper.block(name, x, y, width=32, height=5, size=9.5, ink=INK_2, middle=True)
        room = width - 32 - 22
        paper.shape(shapes.rectangle(x + 33, y, room, 5, 0.8), fill=LINE)
        if share > 0:
            paper.shape(shapes.rectangle(x + 33, y, max(room * share, 0.6), 5, 0.8), fill=QING)
        paper.block(
            value, x + width - 20, y, width=20, height=5, size=10, weight=Weight.BOLD, align="right", middle=True
        )
        y += 8
    return y
