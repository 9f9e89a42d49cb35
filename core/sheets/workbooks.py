"""Workbooks (.xlsx, .xlsm without macros, .xls) as tables, read by calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator

import python_calamine as calamine

from core.sheets.archives import checked_parts, packed_again
from core.sheets.cells import Cell
from core.sheets.errors import (
    SheetDamaged,
    SheetEncrypted,
    SheetMacro,
    SheetNotASheet,
    SheetTooManyColumns,
    SheetTooManyRows,
)
from core.sheets.headings import TITLE_ROWS_MAX
from core.sheets.limits import Limits
from core.sheets.tables import MergedRange, SheetSource, Table
from core.sheets.worksheets import check_reach, error_cells, rows_allowed, workbook_parts

OLE_MARK = bytes.fromhex("D0CF11E0A1B11AE1")
ZIP_MARK = b"PK\x03\x04"


def sheets_of_zip(data: bytes, limits: Limits) -> Iterator[SheetSource]:
    """The visible worksheets of an .xlsx file, one after the other."""
    parts = checked_parts(data, limits)
    inside = workbook_parts(parts)
    errors: dict[str, list[tuple[int, int, str]]] = {}
    for sheet, path in inside.sheets.items():
        part = parts.get(path, b"")
        check_reach(part, limits)
        errors[sheet] = list(error_cells(part))
    packed = packed_again(parts)
    parts.clear()
    return _sheets(packed, limits, errors=errors, is_1904=inside.is_1904)


def sheets_of_ole(data: bytes, limits: Limits) -> Iterator[SheetSource]:
    """The visible worksheets of an .xls file. An encrypted .xlsx wears the same container."""
    if _names(data, "EncryptedPackage"):
        raise SheetEncrypted()
    if _names(data, "_VBA_PROJECT_CUR") or _names(data, "_VBA_PROJECT"):
        raise SheetMacro()
    if not (_names(data, "Workbook") or _names(data, "Book")):
        raise SheetNotASheet(suffix="ole")
    return _sheets(data, limits, errors={}, is_1904=False)


def _names(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _sheets(
    data: bytes, limits: Limits, *, errors: dict[str, list[tuple[int, int, str]]], is_1904: bool
) -> Iterator[SheetSource]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in book.sheets_metadata:
            is_visible = about.visible is calamine.SheetVisibleEnum.Visible
            if about.typ is not calamine.SheetTypeEnum.WorkSheet or not is_visible:
                yield SheetSource(sheet=about.name, top=[], load=None)
                continue
            yield _source(book.get_sheet_by_name(about.name), limits, errors.get(about.name, []), is_1904)
    except calamine.PasswordError as error:
        raise SheetEncrypted() from error
    except calamine.CalamineError as error:
        raise SheetDamaged() from error


def _source(
    found: calamine.CalamineSheet, limits: Limits, errors: list[tuple[int, int, str]], is_1904: bool
) -> SheetSource:
    def load() -> Table:
        last_row, last_column = found.end or (0, 0)
        if last_column >= limits.columns:
            raise SheetTooManyColumns(limit_columns=limits.columns, sheet=found.name)
        if last_row >= rows_allowed(limits):
            raise SheetTooManyRows(limit_rows=limits.rows)
        rows: list[list[Cell]] = found.to_python(skip_empty_area=False)
        for row, column, text in errors:
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
        merged: list[MergedRange] = found.merged_cell_ranges or []
        return Table(sheet=found.name, rows=rows, merged=merged, is_1904=is_1904)

    top: list[list[Cell]] = found.to_python(skip_empty_area=False, nrows=TITLE_ROWS_MAX)
    return SheetSource(sheet=found.name, top=top, load=load)
