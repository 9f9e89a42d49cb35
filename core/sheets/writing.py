"""Spreadsheets that people open: every text is typed as text, so that no name ever becomes a formula (security F-23).

Sums are written as figures, not as formulas: what a bookkeeper reads is what the books say.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeAlias

import xlsxwriter

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LETTERS_MAX: Final = 32_767  # of one cell, as the format allows
_NAME_LETTERS_MAX: Final = 31
_TEXT_ONLY: Final = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "remove_timezone": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Yuan:
    """An amount of money, written as yuan with two decimals."""

    fen: int


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes, written as hours to a tenth, rounded down."""

    minutes: int


Cell: TypeAlias = str | int | Yuan | Hours | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows under one another: a title, headings, rows, and sums in bold below them."""

    title: str = ""
    headings: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    sums: Sequence[Sequence[Cell]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One worksheet. `widths` are those of its columns, in characters."""

    name: str
    blocks: Sequence[Block]
    widths: Sequence[int]


def write_workbook(*leaves: Leaf, made_at: datetime) -> bytes:
    """An xlsx file; instants in cells are local and without a zone. `made_at` is written into the file's properties."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, dict(_TEXT_ONLY)) as book:
        book.set_properties({"created": made_at.replace(tzinfo=None), "author": "", "company": ""})
        looks = _looks(book)
        for leaf in leaves:
            page = book.add_worksheet(_sheet_name(leaf.name))
            page.set_paper(9)  # A4
            page.fit_to_pages(1, 0)
            for column, width in enumerate(leaf.widths):
                page.set_column(column, column, width)
            _write_blocks(page, leaf.blocks, looks)
    return data.getvalue()


def _write_blocks(page: Any, blocks: Sequence[Block], looks: dict[tuple[str, bool], Any]) -> None:
    row = 0
    for place, block in enumerate(blocks):
        row += bool(place)
        if block.title:
            page.write_string(row, 0, block.title, looks["title", True])
            row += 1
        if block.headings:
            for column, heading in enumerate(block.headings):
                page.write_string(row, column, heading, looks["heading", True])
            row += 1
        for is_sum, cells in [*((False, cells) for cells in block.rows), *((True, cells) for cells in block.sums)]:
            for column, cell in enumerate(cells):
                _write(page, row, column, cell, is_sum, looks)
            row += 1


def _write(page: Any, row: int, column: int, cell: Cell, is_bold: bool, looks: dict[tuple[str, bool], Any]) -> None:
    """One cell; text stays text whatever it begins with."""
    if cell is None or cell == "":
        return
    if isinstance(cell, Yuan):
        page.write_number(row, column, cell.fen / 100, looks["yuan", is_bold])
    elif isinstance(cell, Hours):
        page.write_number(row, column, cell.minutes // 6 / 10, looks["hours", is_bold])
    elif isinstance(cell, datetime):
        page.write_datetime(row, column, cell, looks["instant", is_bold])
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, looks["day", is_bold])
    elif isinstance(cell, int):
        page.write_number(row, column, cell, looks["count", is_bold])
    else:
        page.write_string(row, column, cell[:LETTERS_MAX], looks["text", is_bold])


def _looks(book: Any) -> dict[tuple[str, bool], Any]:
    formats = {
        "text": "@",
        "yuan": "#,##0.00",
        "hours": "#,##0.0",
        "count": "0",
        "day": "yyyy-mm-dd",
        "instant": "yyyy-mm-dd hh:mm",
    }
    looks = {
        (kind, is_bold): book.add_format({"num_format": form, "bold": is_bold, "valign": "top"})
        for kind, form in formats.items()
        for is_bold in (False, True)
    }
    looks["title", True] = book.add_format({"bold": True, "font_size": 14, "num_format": "@"})
    looks["heading", True] = book.add_format({"bold": True, "bottom": 1, "num_format": "@", "text_wrap": True})
    return looks


def _sheet_name(words: str) -> str:
    """A name that every program takes."""
    return "".join(sign for sign in words if sign not in "[]:*?/\\'")[:_NAME_LETTERS_MAX]
