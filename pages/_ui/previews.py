"""What a sheet would come to, shown: counts, rows a page at a time, refused ones as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.imports import Preview, PreviewRow, Refused
from core.look import board, desk, parts
from core.look.html import Html
from core.sheets import SheetKind
from core.sheets.writing import XLSX, Block, Leaf, write_workbook
from pages._ui.desk import queue
from pages._ui.shell import Page

ROWS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file, or a table that was typed in; `first_row` is the number that its first row has for the person."""

    kind: SheetKind
    name: str
    data: bytes
    rows_before: int = 0  # a typed table's first row is 1, in a file the heading is

    @property
    def mark(self) -> str:
        """What tells this sheet apart: the form of its press hangs on it."""
        return f"{self.kind}:{hashlib.sha256(self.data).hexdigest()[:48]}"


def counts(page: Page, found: Preview) -> Html:
    """How many rows become what."""
    t = page.t
    earned: list[tuple[parts.Colour, Any, str, int]] = (
        [("leaf", "check", "listed", found.listed), ("amber", "clock", "back_filled", found.back_filled)]
        if found.kind is SheetKind.HOURS
        else [("leaf", "check", "new", found.new)]
    )
    all_of_them = [
        *earned,
        ("stone", "info", "duplicate", found.duplicate),
        ("zhu", "alert", "refused", len(found.refused)),
    ]
    return desk.counts(
        [
            desk.Count(
                colour=colour if figure else "stone", sign=sign, name=t(f"hours.count.{name}"), figure=f"{figure:,}",
                meaning=t(f"hours.count.{name}_means", kind=str(found.kind)),
            )
            for colour, sign, name, figure in all_of_them
        ]
    )  # fmt: skip


def row_lists(page: Page, sheet: Sheet, found: Preview) -> None:
    """The rows, those that need a look first; a page at a time."""
    t = page.t
    of_kind: dict[str, list[PreviewRow]] = {}
    for row in found.shown:
        of_kind.setdefault(row.kind, []).append(row)
    lists: dict[str, Sequence[PreviewRow | Refused]] = {
        "refused": found.refused,
        **{kind: of_kind[kind] for kind in ("back_filled", "listed", "new", "duplicate") if kind in of_kind},
    }
    shown = [name for name, rows in lists.items() if rows]
    several = len({one.sheet for rows in lists.values() for one in rows if one.sheet}) > 1
    if not shown:
        return
    name = queue(page, t("hours.show"), shown, lambda one: t(f"hours.list.{one}", count=len(lists[one])), key="rows")
    rows = lists[name]
    pages = -(-len(rows) // ROWS)
    number = st.pagination(pages, key=f"rows_{name}") if pages > 1 else 1
    part = rows[(number - 1) * ROWS : number * ROWS]
    if name == "refused":
        page.show(_refused_board(page, sheet, [one for one in part if isinstance(one, Refused)], several=several))
    else:
        page.show(_rows_board(page, sheet, [one for one in part if isinstance(one, PreviewRow)], several=several))


def _refused_board(page: Page, sheet: Sheet, rows: Sequence[Refused], *, several: bool) -> Html:
    t = page.t
    columns = [
        board.Column(name=t("hours.column.row"), place="lead"),
        board.Column(name=t("hours.column.why_not"), place="text"),
    ]
    return board.board(
        caption=t("hours.caption.refused"), columns=columns,
        rows=[
            (_row_words(page, sheet, one.sheet, one.row, is_one_of_several=several), t(one.key, **one.facts))
            for one in rows
        ],
    )  # fmt: skip


def _rows_board(page: Page, sheet: Sheet, rows: Sequence[PreviewRow], *, several: bool) -> Html:
    t = page.t
    columns = [
        board.Column(name=t("hours.column.row"), place="quiet"),
        board.Column(name=t("hours.column.who"), place="lead"),
        board.Column(name=t("hours.column.what"), place="text"),
        board.Column(name=t("hours.column.why"), place="quiet"),
        board.Column(name=t("hours.column.amount"), place="amount"),
    ]
    return board.board(
        caption=t("hours.caption.rows"),
        columns=columns,
        rows=[
            (
                _row_words(page, sheet, row.sheet, row.row, is_one_of_several=several),
                row.name,
                t("hours.what_on", what=row.what, day=row.day) if row.day else row.what,
                t(row.why),
                t("points.amount", points=row.points) if row.points else t("hours.minutes", minutes=row.minutes),
            )
            for row in rows
        ],
    )


def _row_words(page: Page, sheet: Sheet, name: str, row: int | None, *, is_one_of_several: bool) -> str:
    """The number that a person sees, with the worksheet's name where there are several."""
    if row is None:
        return page.t("hours.whole_file")
    return page.t("hours.row", row=row - sheet.rows_before, sheet=name, has_sheet=is_one_of_several)


def refused_file(page: Page, found: Preview) -> tuple[bytes, str, str]:
    """The refused rows for whoever keeps the sheet: worksheet, row, reason; every text is typed as text."""
    t = page.t
    leaf = Leaf(
        name=t("hours.column.why_not"),
        blocks=[
            Block(
                headings=["", t("hours.column.row"), t("hours.column.why_not")],
                rows=[[one.sheet, one.row, t(one.key, **one.facts)] for one in found.refused],
            )
        ],
        widths=[16, 10, 80],
    )
    name = t("hours.refused_file", name=found.file_name.rpartition(".")[0] or found.file_name)
    return write_workbook(leaf, made_at=page.now), f"{name}.xlsx", XLSX
