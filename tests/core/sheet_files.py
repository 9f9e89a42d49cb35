"""Spreadsheets for the tests, made in memory: good ones, old ones and hostile ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from core.sheets import PAGE_LIMITS, Limits, SheetKind, SheetReading
from core.sheets.parsing import parse
from core.sheets.wire import decoded_reading, encoded_reading

TODAY = date(2026, 11, 20)
HOURS_HEADINGS = ["姓名", "电话", "日期", "活动名称", "时长"]
AN_HOURS_ROW = ["王秀英", "13800000001", "2026-11-14", "楼道大扫除", "2小时"]
WORKSHEET = "xl/worksheets/sheet1.xml"
Grid = Sequence[Sequence[object]]


def read_here(
    data: bytes,
    kind: SheetKind = SheetKind.HOURS,
    *,
    file_name: str = "表.xlsx",
    limits: Limits = PAGE_LIMITS,
    today: date = TODAY,
) -> SheetReading:
    """What the child process would answer, without starting one."""
    parsed = parse(data, file_name=file_name, kind=kind, limits=limits, today=today)
    return decoded_reading(encoded_reading(parsed, is_child_limited=False), kind)


def workbook(fill: Callable[[Any], None], **options: Any) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, **options})
    fill(book)
    book.close()
    return target.getvalue()


def write_rows(book: Any, sheet: str, rows: Grid) -> Any:
    """Dates and times become real ones, as a spreadsheet program stores them."""
    page = book.add_worksheet(sheet)
    formats = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        time: book.add_format({"num_format": "hh:mm"}),
    }
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if type(cell) in formats:
                page.write_datetime(row, column, cell, formats[type(cell)])
            else:
                page.write(row, column, cell)
    return page


def xlsx(rows: Grid, **options: Any) -> bytes:
    return workbook(lambda book: write_rows(book, "时长", rows), **options)


def hours_xlsx(*rows: Sequence[object], headings: Sequence[object] = HOURS_HEADINGS) -> bytes:
    return xlsx([headings, *(rows or [AN_HOURS_ROW])])


def hours_csv(*lines: str, headings: str = "姓名,电话,日期,活动名称,时长") -> str:
    return "\n".join([headings, *(lines or [",".join(AN_HOURS_ROW)])]) + "\n"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, part)
    return target.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    return zipped(parts_of(data) | {name: part})


def with_worksheet(change: Callable[[bytes], bytes], data: bytes | None = None) -> bytes:
    """The good workbook with its first sheet changed by hand."""
    parts = parts_of(data or hours_xlsx())
    return zipped(parts | {WORKSHEET: change(parts[WORKSHEET])})


def cell_xml(address: str, inside: str, attributes: str = "") -> bytes:
    return f'<c r="{address}" {attributes}>{inside}</c>'.encode()


def overlapping_zip() -> bytes:
    """Many members that share the same packed bytes."""
    kernel = zlib.compress(b" " * 1_000_000, 9)[2:-4]
    checksum = zlib.crc32(b" " * 1_000_000)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, checksum, len(kernel), 1_000_000, 1, 0) + b"a"
    directory = b""
    for number in range(40):
        name = f"xl/workbook.xml{number}".encode() if number else b"[Content_Types].xml"
        directory += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, checksum, len(kernel), 1_000_000, len(name),
            0, 0, 0, 0, 0, 0,
        ) + name  # fmt: skip
    body = local + kernel
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 40, 40, len(directory), len(body), 0)
    return body + directory + end


# -- the container of old and of encrypted workbooks -------------------------------------------------------------------


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, each at least 4,096 bytes long."""
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat, body, entries = [fat_mark, end], b"", [_ole_entry("Root Entry", 5, end, 0, child=1)]
    for number, (name, stream) in enumerate(streams.items(), 1):
        padded = stream.ljust(max(4_096, -(-len(stream) // 512) * 512), b"\0")
        first, count = len(fat), len(padded) // 512
        fat += [*range(first + 1, first + count), end]
        body += padded
        right = number + 1 if number < len(streams) else free
        entries.append(_ole_entry(name, 2, first, len(padded), right=right))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4_096, end, 0, end, 0) + struct.pack("<I", 0) + b"\xff" * 432
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return header + table + b"".join(entries).ljust(512, b"\0") + body


def _ole_entry(
    name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, right, child)
        + bytes(16 + 4 + 16)
        + struct.pack("<IQ", start, size)
    )


def xls(rows: Grid, *, sheet: str = "时长", place: int | None = None) -> bytes:
    """A workbook of the format before 2007: text and numbers only. `place` says where its sheet is said to begin."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def start(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    cells = b""
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            if isinstance(cell, (int, float)):
                cells += record(0x0203, struct.pack("<HHHd", row, column, 0, cell))
            elif cell:
                text = str(cell).encode("utf-16-le")
                cells += record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)
    name = sheet.encode("utf-16-le")
    finish = record(0x000A, b"")
    about_bytes = 4 + 8 + len(name)
    place = len(start(5)) + about_bytes + len(finish) if place is None else place
    about = record(0x0085, struct.pack("<IBBBB", place, 0, 0, len(name) // 2, 1) + name)
    return ole({"Workbook": start(5) + about + finish + start(0x10) + cells + finish})
