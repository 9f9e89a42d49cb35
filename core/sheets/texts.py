"""Text tables (.csv, .tsv, .txt): which encoding, which delimiter, which rows (security F-25)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from core.sheets.cells import Cell
from core.sheets.errors import (
    SheetBrokenQuote,
    SheetDamaged,
    SheetMixedEncoding,
    SheetNotASheet,
    SheetTooManyColumns,
    SheetTooManyRows,
)
from core.sheets.headings import TITLE_ROWS_MAX, fields_of
from core.sheets.limits import Limits
from core.sheets.rows import SheetKind
from core.sheets.tables import SheetSource, Table
from core.sheets.worksheets import rows_allowed

DELIMITERS = (",", "\t", ";", "，", "；", "|")
_FIELD_CHARACTERS_MAX = 100_000  # longer only when a quotation mark is never closed
_HAN = re.compile("[\u3400-\u9fff]")
_FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"SQLite")
_MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|html|table|meta|head|!--)", re.IGNORECASE)


def sheets_of_text(data: bytes, limits: Limits, *, name: str, suffix: str) -> Iterator[SheetSource]:
    """The one sheet of a text table.

    Raises SheetNotASheet, SheetDamaged, SheetMixedEncoding, SheetBrokenQuote, SheetTooManyRows, SheetTooManyColumns.
    """
    if data.startswith(_FOREIGN) or _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")[:400]):
        raise SheetNotASheet(suffix=suffix)
    text = decoded(data)
    if "\0" in text:
        raise SheetDamaged()
    rows = _rows(text, _delimiter(text), limits)
    yield SheetSource(sheet=name, top=rows[:TITLE_ROWS_MAX], load=lambda: Table(sheet=name, rows=rows))


def decoded(data: bytes) -> str:
    """The text of UTF-8 and UTF-16 (with or without mark) and GB18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16")
    if b"\0" in data and (text := _utf_16_without_mark(data)):
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse_mixed(data)
        return _strict(data, "gb18030")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetDamaged() from error


def _utf_16_without_mark(data: bytes) -> str | None:
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and "\n" in text and _HAN.search(text):
            return text
    return None


def _refuse_mixed(data: bytes) -> None:
    """Two files glued together: some lines are clearly UTF-8, others cannot be."""
    is_utf_8_seen, other_row = False, 0
    for number, line in enumerate(data.splitlines(), 1):
        if line.isascii():
            continue
        try:
            is_han = _HAN.search(line.decode("utf-8")) is not None
        except UnicodeDecodeError:
            other_row = other_row or number
        else:
            is_utf_8_seen = is_utf_8_seen or is_han
    if is_utf_8_seen and other_row:
        raise SheetMixedEncoding(row=other_row)


def _delimiter(text: str) -> str:
    """The mark that makes the most headings readable; a comma when none does."""
    head = text[:100_000].splitlines()[:TITLE_ROWS_MAX]

    def headings(delimiter: str) -> int:
        return max(
            (
                len(fields_of(kind, [each.strip().strip('"') for each in line.split(delimiter)[:200]]))
                for line in head
                for kind in SheetKind
            ),
            default=0,
        )

    return max(DELIMITERS, key=headings)


def _rows(text: str, delimiter: str, limits: Limits) -> list[list[Cell]]:
    csv.field_size_limit(_FIELD_CHARACTERS_MAX)
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    try:
        for row in reader:
            if len(row) > limits.columns:
                row = _without_blank_end(row, limits)
            rows.append([*row])
            if len(rows) > rows_allowed(limits):
                raise SheetTooManyRows(limit_rows=limits.rows)
    except csv.Error as error:
        raise SheetBrokenQuote(row=len(rows) + 1) from error
    while rows and not any(isinstance(cell, str) and cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _without_blank_end(row: list[str], limits: Limits) -> list[str]:
    if any(cell.strip() for cell in row[limits.columns :]):
        raise SheetTooManyColumns(limit_columns=limits.columns, sheet="")
    return row[: limits.columns]
