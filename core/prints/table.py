"""A table over as many pages as it needs, its head on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.prints.paper import INK, INK_2, LINE, Align, Paper
from core.prints.typeface import Weight

SIZE: Final = 10.0  # points
NOTE_SIZE: Final = 8.5
_PAD: Final = 1.9  # mm above and below a row's text
_GAP: Final = 2.0  # mm between columns
_HEAD_HEIGHT: Final = 8.0
_LINE_COUNT_MAX: Final = 3  # of one cell; more is set smaller


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    title: str
    width: float  # mm, the gap to the next one included
    align: Align = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    text: str
    note: str = ""  # a second, smaller line
    weight: Weight = Weight.REGULAR
    ink: str = INK


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    columns: Sequence[Column]
    left: float
    bottom: float  # rows end above it
    next_page: Callable[[], float]  # opens a page, answers where its table begins

    def draw(self, paper: Paper, rows: Iterable[Sequence[Cell]], *, top: float) -> float:
        """Answers the bottom edge of the last row."""
        y = self._head(paper, top)
        for row in rows:
            height = max(self._height(paper, cell, column) for cell, column in zip(row, self.columns, strict=True))
            if y + height > self.bottom:
                y = self._head(paper, self.next_page())
            x = self.left
            for cell, column in zip(row, self.columns, strict=True):
                self._cell(paper, cell, column, x, y, height=height)
                x += column.width
            y += height
            paper.rule(self.left, y, self.right, ink=LINE)
        return y

    @property
    def right(self) -> float:
        return self.left + sum(column.width for column in self.columns)

    def _head(self, paper: Paper, top: float) -> float:
        x = self.left
        for column in self.columns:
            width = _text_width(column)
            start = x + column.width - width if column.align == "right" else x
            paper.block(
                column.title,
                start,
                top,
                width=width,
                height=_HEAD_HEIGHT,
                size=9.5,
                ink=INK_2,
                align=column.align,
                middle=True,
            )
            x += column.width
        paper.rule(self.left, top + _HEAD_HEIGHT, self.right, ink=INK, line_width=0.35)
        return top + _HEAD_HEIGHT

    def _height(self, paper: Paper, cell: Cell, column: Column) -> float:
        width = _text_width(column)
        one_line = paper.height_of("", width=width, size=SIZE)
        tall = min(paper.height_of(cell.text, width=width, size=SIZE), _LINE_COUNT_MAX * 1.45 * one_line)
        return tall + (_note_height(paper) if cell.note else 0) + 2 * _PAD

    def _cell(self, paper: Paper, cell: Cell, column: Column, x: float, y: float, *, height: float) -> None:
        width = _text_width(column)
        start = x + column.width - width if column.align == "right" else x
        note_height = _note_height(paper) if cell.note else 0.0
        spare = (height - self._height(paper, cell, column)) / 2
        below = paper.block(
            cell.text,
            start,
            y + _PAD + spare,
            width=width,
            height=height - 2 * (_PAD + spare) - note_height,
            size=SIZE,
            weight=cell.weight,
            ink=cell.ink,
            align=column.align,
        )
        if cell.note:
            paper.block(
                cell.note,
                start,
                below + 1.3,
                width=width,
                height=note_height - 1.3,
                size=NOTE_SIZE,
                ink=INK_2,
                align=column.align,
                line_count=1,
            )


def _text_width(column: Column) -> float:
    return column.width - _GAP if column.align != "right" else column.width - _GAP / 2


def _note_height(paper: Paper) -> float:
    return 1.3 + paper.height_of("", width=1, size=NOTE_SIZE)


def page_numbers(paper: Paper, *, left: float, right: float, y: float, note: str) -> None:
    """The foot of every page: what it belongs to, and which page of how many it is."""
    pages = len(paper.pages)
    for number in range(1, pages + 1):
        paper.turn_to(number)
        share = (right - left) / 4
        paper.block(note, left, y, width=3 * share, height=3, size=8, ink=INK_2)
        words = paper.t("print.page", page=number, pages=pages)
        paper.block(words, left + 3 * share, y, width=share, height=3, size=8, ink=INK_2, align="right")
