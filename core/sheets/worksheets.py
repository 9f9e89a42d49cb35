"""What the parser of workbooks does not tell: stray cells far away, error values, hidden sheets, the 1904 calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from core.sheets.errors import SheetDamaged, SheetTooFar, SheetTooManyRows
from core.sheets.limits import Limits

_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*?\bref=[\"'][A-Z0-9$]*?:?\$?([A-Z]{1,4})\$?([0-9]{1,9})[\"']")
_ADDRESS = re.compile(rb"\br=[\"']([A-Z]{1,4})([0-9]{1,9})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_ERROR_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_ERROR_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})</")
_WITHOUT_ADDRESS = re.compile(rb"<(?:\w+:)?c(?=[ />])(?![^>]*\br=)")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """Names of the worksheet parts by sheet name, and the calendar."""

    sheets: dict[str, str]
    is_1904: bool


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def workbook_parts(parts: dict[str, bytes]) -> WorkbookParts:
    """Read xl/workbook.xml and its relations. Raises SheetDamaged."""
    book = next((name for name in parts if name.lower().endswith("workbook.xml")), "")
    folder = book.rpartition("/")[0]
    relations = parts.get(f"{folder}/_rels/{book.rpartition('/')[2]}.rels", b"")
    try:
        root = ET.fromstring(parts[book])
        targets = {each.get("Id"): each.get("Target", "") for each in ET.fromstring(relations)}
    except (ET.ParseError, LookupError) as error:
        raise SheetDamaged() from error
    sheets: dict[str, str] = {}
    is_1904 = False
    for each in root.iter():
        if _local(each.tag) == "workbookPr":
            is_1904 = each.get("date1904", "0") in {"1", "true"}
        elif _local(each.tag) == "sheet":
            target = targets.get(each.get(_RELATION), "")
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            sheets[each.get("name", "")] = path
    return WorkbookParts(sheets=sheets, is_1904=is_1904)


def column_number(letters: bytes) -> int:
    """A to 1, Z to 26, AA to 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def rows_allowed(limits: Limits) -> int:
    """How far down a table may reach: its rows, title rows, and blank lines between."""
    return limits.rows + limits.rows // 10 + 1_000


def check_reach(part: bytes, limits: Limits) -> None:
    """Refuse a sheet with a written cell far outside any table that may be read. Raises SheetTooFar,
    SheetTooManyRows.

    Cells that are only coloured do not count. Where the child process is held to its memory a lying file harms
    nobody, so the slow look at every address is only taken when the sheet itself says that it is large.
    """
    last_rows = part[-200_000:] if len(part) > 400_000 else part
    declared = [*_DIMENSION.findall(part[:4_000]), *_ADDRESS.findall(last_rows)[-70:]]
    if limits.memory_bytes is not None and not any(_is_far(column, row, limits) for column, row in declared):
        return
    for match in _ADDRESS.finditer(part):
        if _is_far(match[1], match[2], limits) and _is_written(part, match.end()):
            if len(_ROW.findall(part)) > limits.rows:  # not one stray cell but a long table
                raise SheetTooManyRows(limit_rows=limits.rows)
            raise SheetTooFar(cell=(match[1] + match[2]).decode())
    if limits.memory_bytes is None and _WITHOUT_ADDRESS.search(part):
        raise SheetTooFar(cell="?")


def _is_far(column: bytes, row: bytes, limits: Limits) -> bool:
    return int(row) > rows_allowed(limits) or len(column) > 3 or column_number(column) > 16 * limits.columns


def _is_written(part: bytes, at: int) -> bool:
    closing = part.find(b">", at)
    if closing < 0 or part[closing - 1 : closing] == b"/":
        return False
    return part[closing + 1 : closing + 40].lstrip()[:3] != b"</c"


def error_cells(part: bytes) -> Iterator[tuple[int, int, str]]:
    """Row, column (both from 0) and text of the cells that hold an error such as #REF!."""
    if b't="e"' not in part and b"t='e'" not in part:
        return
    for match in _ERROR_CELL.finditer(part):
        address, value = _ADDRESS.search(match[1]), _ERROR_VALUE.search(match[2])
        if address and value:
            yield int(address[2]) - 1, column_number(address[1]) - 1, value[1].decode("utf-8", "replace")
