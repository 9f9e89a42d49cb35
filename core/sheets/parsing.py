"""From the bytes of a file to typed rows and refused rows. Runs in the child process; see `core.sheets.reading`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import PurePath

from core.sheets.cells import TOTALS, Cell, is_written, text_of
from core.sheets.errors import SheetEmpty, SheetHeadingMissing, SheetHeadingTwice, SheetTooManyRows, SheetWrongKind
from core.sheets.headings import Headings, fields_of, find_headings, plain_heading
from core.sheets.hours import Identity, RowReader, hours_reader
from core.sheets.limits import Limits
from core.sheets.opening import opening_reader
from core.sheets.roster import roster_reader
from core.sheets.rows import RowProblem, SheetKind
from core.sheets.tables import SheetSource, Table, fill_down
from core.sheets.texts import sheets_of_text
from core.sheets.wire import Parsed
from core.sheets.workbooks import OLE_MARK, ZIP_MARK, sheets_of_ole, sheets_of_zip

READERS: dict[SheetKind, Callable[..., RowReader]] = {
    SheetKind.HOURS: hours_reader,
    SheetKind.ROSTER: roster_reader,
    SheetKind.OPENING: opening_reader,
}
# A merged cell counts for every row that it covers, except where it is an amount that must not be counted twice.
NEVER_FILLED_DOWN: dict[SheetKind, frozenset[str]] = {
    SheetKind.HOURS: frozenset(),
    SheetKind.ROSTER: frozenset({"name", "birth"}),
    SheetKind.OPENING: frozenset({"points", "carried", "name"}),
}
DITTO = frozenset({"同上", "〃", "″"})
FOOTERS = (*TOTALS, "填表", "制表", "审核", "审批", "负责人", "经办", "备注", "注", "说明")


def parse(data: bytes, *, file_name: str, kind: SheetKind, limits: Limits, today: date) -> Parsed:
    """Read every sheet that has the needed headings. Raises SheetRefused."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise SheetEmpty()
    parsed = Parsed()
    first_rows: dict[Identity, tuple[int, str]] = {}
    lacking: list[tuple[str, list[str]]] = []  # sheet and what it lacks, for the sentence when none is readable
    others: set[SheetKind] = set()
    is_read = False
    for source in _sheets(data, file_name=file_name, limits=limits):
        headings, missing = find_headings(kind, source.top, source.sheet) if source.load else (None, [])
        if headings is None or source.load is None:
            parsed.left_out_sheets.append(source.sheet)
            if source.load and source.top:
                lacking.append((source.sheet, missing))
                others |= _other_kinds(kind, source)
            continue
        is_read = True
        _read_table(source.load(), headings, kind, limits, today, parsed, first_rows)
    if not is_read:
        _refuse_whole(kind, lacking, others)
    if not parsed.rows and not parsed.refused:
        raise SheetEmpty()
    return parsed


def _sheets(data: bytes, *, file_name: str, limits: Limits) -> Iterator[SheetSource]:
    """What a file is, is decided by its first bytes: names of files lie."""
    if data.startswith(ZIP_MARK):
        return sheets_of_zip(data, limits)
    if data.startswith(OLE_MARK):
        return sheets_of_ole(data, limits)
    path = PurePath(file_name.replace("\\", "/"))
    return sheets_of_text(data, limits, name=path.stem, suffix=path.suffix.lower())


def _other_kinds(kind: SheetKind, source: SheetSource) -> set[SheetKind]:
    found = set()
    for other in SheetKind:
        if other is not kind:
            try:
                fits = find_headings(other, source.top, source.sheet)[0] is not None
            except SheetHeadingTwice:
                fits = True
            if fits:
                found.add(other)
    return found


def _refuse_whole(kind: SheetKind, lacking: list[tuple[str, list[str]]], others: set[SheetKind]) -> None:
    if others:
        raise SheetWrongKind(wanted=kind.value, found=min(others, key=list(SheetKind).index).value)
    if not lacking:
        raise SheetEmpty()
    sheet, missing = min(lacking, key=lambda each: len(each[1]))
    raise SheetHeadingMissing(headings="、".join(missing), sheet=sheet)


def _read_table(
    table: Table,
    headings: Headings,
    kind: SheetKind,
    limits: Limits,
    today: date,
    parsed: Parsed,
    first_rows: dict[Identity, tuple[int, str]],
) -> None:
    parsed.headings_seen += [text for text in headings.seen if text not in parsed.headings_seen]
    parsed.headings_ignored += [text for text in headings.ignored if text not in parsed.headings_ignored]
    minute_columns = () if headings.minute_column is None else (headings.minute_column,)
    used = sorted({*headings.columns.values(), *headings.tag_columns, *minute_columns})
    entries = _entries(table, headings, kind, used)
    if len(parsed.rows) + len(parsed.refused) + len(entries) > limits.rows:
        raise SheetTooManyRows(limit_rows=limits.rows)
    read = READERS[kind](headings, today=today, is_1904=table.is_1904)
    sheet = table.sheet
    for number, row in entries:
        here = (number, sheet)
        try:
            values, identities = read(row)
        except RowProblem as problem:
            if not _is_footer(row) and not _is_heading_again(kind, row, used):
                parsed.refused.append((*here, problem.key, problem.facts))
            continue
        for identity in identities:
            first = first_rows.setdefault(identity, here)
            if first is not here:
                twice = {"first_row": first[0], "first_sheet": first[1]}
                parsed.refused.append((*here, "error.row.twice_in_file", twice))
                break
        else:
            parsed.rows.append((*here, *values))


def _entries(table: Table, headings: Headings, kind: SheetKind, used: list[int]) -> list[tuple[int, list[Cell]]]:
    """The rows below the headings in which any column that counts is filled in, with their numbers.

    Each row is as wide as the table and has one blank cell more, so that a column that is missing reads as blank.
    """
    width = 1 + max((len(row) for row in table.rows), default=0)
    rows = table.rows
    for row in rows[headings.rows_above :]:
        if len(row) < width:
            row += [""] * (width - len(row))
    name_at = headings.columns.get("name", used[0])
    written = [
        index
        for index in range(headings.rows_above, len(rows))
        if is_written(rows[index][name_at]) or any(is_written(rows[index][column]) for column in used)
    ]
    never = NEVER_FILLED_DOWN[kind]
    filled = {column for name, column in headings.columns.items() if name not in never}
    fill_down(table, filled, below=headings.rows_above)
    entries = [(index + 1, rows[index]) for index in written]
    for column in used:
        _make_plain(entries, column, is_filled=column in filled)
    return entries


def _make_plain(entries: list[tuple[int, list[Cell]]], column: int, *, is_filled: bool) -> None:
    """Write out 同上, and turn ticks (TRUE) into a word, so that they are never taken for the number 1."""
    cells = [row[column] for _, row in entries]
    if bool in set(map(type, cells)):
        for _, row in entries:
            if isinstance(row[column], bool):
                row[column] = text_of(row[column])
    if is_filled and not DITTO.isdisjoint(cells):
        for (_, above), (_, row) in pairwise(entries):
            if row[column] in DITTO:
                row[column] = above[column]


def _is_footer(row: list[Cell]) -> bool:
    """A line of totals or signatures below the table; it could not be read as an entry."""
    first = next((cell for cell in row if is_written(cell)), "")
    return isinstance(first, str) and plain_heading(first).startswith(FOOTERS)


def _is_heading_again(kind: SheetKind, row: list[Cell], used: list[int]) -> bool:
    """Headings that are repeated on every printed page."""
    return len(fields_of(kind, [cell for column in used if isinstance(cell := row[column], str)])) >= 3
