"""Files that want to take the server down, and files that are merely broken (security F-24, F-25).

Every one is read as in production, in a child process: the answer is a refusal with a sentence, soon.
"""

from __future__ import annotations

import io
import random
import re
import struct
import threading
import time
import zipfile

import pytest

from core.sheets import COMMAND_LIMITS, PAGE_LIMITS, SheetKind, read_sheet, reading
from core.sheets.child import end_without_values
from core.sheets.errors import (
    SheetBusy,
    SheetDamaged,
    SheetEmpty,
    SheetRefused,
    SheetTooHeavy,
    SheetTookTooLong,
    SheetTooLarge,
)
from core.sheets.limits import MEGABYTE, Limits
from tests.core.sheet_files import (
    AN_HOURS_ROW,
    HOURS_HEADINGS,
    TODAY,
    WORKSHEET,
    cell_xml,
    hours_csv,
    hours_xlsx,
    ole,
    overlapping_zip,
    parts_of,
    with_part,
    with_worksheet,
    xls,
    xlsx,
    zipped,
)

GOOD = hours_xlsx()


def read(data: bytes, *, file_name: str = "时长.xlsx", limits: Limits = PAGE_LIMITS):
    return read_sheet(data, file_name=file_name, kind=SheetKind.HOURS, limits=limits, today=TODAY)


def refusal_of(data: bytes, **named) -> SheetRefused:
    with pytest.raises(SheetRefused) as refused:
        read(data, **named)
    return refused.value


def before_the_end_of_rows(xml: bytes) -> bytes:
    return with_worksheet(lambda part: part.replace(b"</sheetData>", xml + b"</sheetData>"))


def with_entities(declaration: bytes, use: bytes) -> bytes:
    strings = parts_of(GOOD)["xl/sharedStrings.xml"]
    head, _, rest = strings.partition(b"?>")
    return with_part(GOOD, "xl/sharedStrings.xml", head + b"?>" + declaration + rest.replace("王秀英".encode(), use))


def lying_directory() -> bytes:
    """The directory says that a member is small; unpacked it is not."""
    data = bytearray(zipped(parts_of(GOOD) | {WORKSHEET: b" " * 20_000_000}))
    real = struct.pack("<I", 20_000_000)
    return bytes(data.replace(real, struct.pack("<I", 1_000)))


def encrypted_member() -> bytes:
    data = bytearray(GOOD)
    for found in re.finditer(b"PK\x01\x02", GOOD):
        data[found.start() + 8] |= 1
    return bytes(data)


def doubled_member() -> bytes:
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(WORKSHEET, b"<worksheet/>")
    return target.getvalue()


def without_part(name: str) -> bytes:
    return zipped({each: part for each, part in parts_of(GOOD).items() if each != name})


def row_xml(address: str) -> bytes:
    number = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{number}">'.encode() + cell_xml(address, "<v>1</v>") + b"</row>"


FOREIGN_FILE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
BILLION_LAUGHS = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
WORKBOOKS = {
    "1,000 : 1": (lambda: with_part(GOOD, WORKSHEET, b" " * 40_000_000), "zip_bomb"),
    "60 MB unpacked": (lambda: with_part(GOOD, "xl/media/a.bin", random.Random(1).randbytes(900) * 70_000), "zip_bomb"),
    "65 members": (lambda: zipped(parts_of(GOOD) | {f"xl/part{n}.xml": b"<a/>" for n in range(65)}), "zip_bomb"),
    "a directory that lies": (lying_directory, "damaged"),
    "overlapping members": (overlapping_zip, "unsafe"),
    "the same member twice": (doubled_member, "unsafe"),
    "entities": (lambda: with_entities(BILLION_LAUGHS, b"&b;"), "unsafe"),
    "external entity": (lambda: with_entities(FOREIGN_FILE, b"&e;"), "unsafe"),
    "UTF-16 inside": (lambda: with_part(GOOD, "xl/styles.xml", "<a/>".encode("utf-16")), "unsafe"),
    "last address": (lambda: before_the_end_of_rows(row_xml("XFD1048576")), "too_far"),
    "last column": (lambda: before_the_end_of_rows(row_xml("XFD3")), "too_far"),
    "column 70": (lambda: hours_xlsx([*AN_HOURS_ROW, *[""] * 64, "x"]), "too_many_columns"),
    "5,001 rows": (lambda: hours_xlsx(*[AN_HOURS_ROW] * 5_001), "too_many_rows"),
    "9,000 rows": (lambda: hours_xlsx(*[["王秀英"]] * 9_000), "too_many_rows"),
    "9,000 old rows": (lambda: xls([HOURS_HEADINGS, *[[]] * 9_000, ["王秀英"]]), "too_many_rows"),
    "macros": (lambda: with_part(GOOD, "xl/vbaProject.bin", b"macro"), "macro"),
    "old macro sheet": (lambda: with_part(GOOD, "xl/macrosheets/sheet1.xml", b"<a/>"), "macro"),
    "encrypted members": (encrypted_member, "encrypted"),
    "locked workbook": (lambda: ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "encrypted"),
    "macros of 2003": (lambda: xls([HOURS_HEADINGS, AN_HOURS_ROW]) + "_VBA_PROJECT_CUR".encode("utf-16-le"), "macro"),
    "old text document": (lambda: ole({"WordDocument": b"x"}), "not_a_sheet"),
    "text document": (lambda: zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "not_a_sheet"),
    "cut in half": (lambda: GOOD[: len(GOOD) // 2], "damaged"),
    "cut at the end": (lambda: GOOD[:-30], "damaged"),
    "only a beginning": (lambda: b"PK\x03\x04", "damaged"),
    "cut old workbook": (lambda: xls([HOURS_HEADINGS, AN_HOURS_ROW])[:2_000], "damaged"),
    "a sheet behind the end": (lambda: xls([HOURS_HEADINGS, AN_HOURS_ROW], place=65_535), "damaged"),
    "broken strings": (lambda: with_part(GOOD, "xl/sharedStrings.xml", b"<sst><si><t>x</si>"), "damaged"),
    "unknown strings": (lambda: with_worksheet(lambda part: part.replace(b"<v>0</v>", b"<v>9999</v>")), "damaged"),
    "a sheet that is not there": (lambda: without_part(WORKSHEET), "damaged"),
    "no relations": (lambda: without_part("xl/_rels/workbook.xml.rels"), "damaged"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "not_a_sheet"),
    "web page": (lambda: "<html><table><tr><td>姓名</td></tr></table></html>".encode(), "not_a_sheet"),
    "only headings": (lambda: xlsx([HOURS_HEADINGS]), "empty"),
    "nothing in it": (lambda: xlsx([]), "empty"),
    "the same heading twice": (lambda: xlsx([[*HOURS_HEADINGS, "姓名"], AN_HOURS_ROW]), "heading_twice"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_hostile_workbook_is_refused_in_words(name):
    made, key = WORKBOOKS[name]
    data = made()
    started = time.monotonic()
    assert refusal_of(data).key == f"error.sheet.{key}"
    assert time.monotonic() - started < 12


TEXTS = {
    "open quotation mark": (hours_csv('王秀英,"138', *["张三,,2026-11-14,巡楼,1"] * 50), "broken_quote"),
    "NUL": (hours_csv("王秀英,\0,2026-11-14,楼道大扫除,2"), "damaged"),
    "100,000 columns": (hours_csv(",".join("x" * 100_000)), "too_many_columns"),
    "two encodings": (hours_csv().encode() + "李四,,2026-11-14,楼道大扫除,2\n".encode("gb18030"), "mixed_encoding"),
    "cut in a character": (hours_csv().encode()[:-10] + b"\xe6", "mixed_encoding"),
    "no row": (hours_csv().splitlines()[0], "empty"),
    "only blanks": ("\n\n \n", "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "a list of bytes": (bytes(range(1, 256)), "damaged"),
    "6,600 rows": (hours_csv(*["王秀英,,2026-11-14,巡楼,1"] * 6_600), "too_many_rows"),
    "no headings": ("你好\n", "heading_missing"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused_in_words(name):
    text, key = TEXTS[name]
    data = text if isinstance(text, bytes) else text.encode()
    assert refusal_of(data, file_name="时长.csv").key == f"error.sheet.{key}"


def test_a_file_is_not_even_opened_above_the_size():
    for limits in (PAGE_LIMITS, COMMAND_LIMITS):
        refused = refusal_of(b"," * (limits.file_bytes + 1), limits=limits)
        assert isinstance(refused, SheetTooLarge)
        assert refused.facts == {"limit_megabytes": limits.file_bytes // MEGABYTE}
    assert isinstance(refusal_of(b""), SheetEmpty)


def test_a_sheet_that_hides_how_far_it_reaches_dies_alone():
    # The far cell stands first, the sheet says that it is small, and two gigabytes of cells would lie between.
    far = b'<row r="1">' + cell_xml("XFD1048576", "<v>1</v>") + b"</row>"
    padding = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(10, 500))
    data = with_worksheet(
        lambda part: part.replace(b"<sheetData>", b"<sheetData>" + far).replace(
            b"</sheetData>", padding + b"</sheetData>"
        )
    )
    assert isinstance(refusal_of(data), SheetTooHeavy)
    # Where no child can be held to its memory, every address is looked at first.
    unlimited = PAGE_LIMITS.without_child_limits()
    assert refusal_of(data, limits=unlimited).facts == {"cell": "XFD1048576"}
    hidden = with_worksheet(lambda part: part.replace(b"</sheetData>", b"<row><c><v>1</v></c></row></sheetData>"))
    assert refusal_of(hidden, limits=unlimited).key == "error.sheet.too_far"


def test_a_child_that_takes_too_long_is_ended():
    slow = Limits(
        rows=200_000, file_bytes=MEGABYTE * 32, unpacked_bytes=MEGABYTE * 320, memory_bytes=4096 * MEGABYTE, seconds=0
    )
    started = time.monotonic()
    refused = refusal_of(hours_csv(*[f"王秀英,,2026-11-14,活动{n},1" for n in range(150_000)]).encode(), limits=slow)
    assert isinstance(refused, SheetTookTooLong)
    assert time.monotonic() - started < 5


def test_a_very_long_cell_refuses_its_row_only():
    found = read(
        hours_xlsx([*AN_HOURS_ROW, "长" * 2_001], ["李四", *AN_HOURS_ROW[1:], "短"], headings=[*HOURS_HEADINGS, "备注"])
    )
    assert [row.name for row in found.rows] == ["李四"]
    assert [(each.row, each.key, each.facts) for each in found.refused] == [
        (2, "error.row.too_long", {"characters": 2_001, "limit": 2_000})
    ]


def test_macro_files_without_macros_and_files_with_wrong_names_are_read():
    for file_name in ("时长.xlsm", "时长.csv", "../../时长"):
        assert len(read(GOOD, file_name=file_name).rows) == 1


def test_cells_that_are_only_coloured_do_not_count():
    blank = b"".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="XFD{n}" s="1"></c></row>'.encode() for n in (9_000, 1_048_576)
    )
    assert len(read(before_the_end_of_rows(blank)).rows) == 1


def test_broken_bytes_never_end_in_anything_but_an_answer():
    # 18 files of one to thirty wrong bytes each, in the zip and in the parts; about 3 s.
    chance = random.Random(20261120)
    parts = parts_of(GOOD)
    for number in range(18):
        if number % 3 == 0:
            data = spoiled(chance, GOOD)
        else:
            name = chance.choice([WORKSHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"])
            data = zipped(parts | {name: spoiled(chance, parts[name])})
        assert is_answered(data)


def is_answered(data: bytes) -> bool:
    try:
        found = read(data)
    except SheetRefused as refused:
        return refused.key.startswith("error.sheet.")
    return len(found.rows) + len(found.refused) <= 2


def spoiled(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def test_what_a_child_sees_of_its_surroundings(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://nobody@nowhere.invalid/x")
    monkeypatch.chdir(tmp_path)  # it also starts from any folder
    found = read(GOOD)
    assert len(found.rows) == 1
    assert found.is_child_limited


def test_a_mistake_of_ours_is_not_blamed_on_the_file_and_tells_no_values(capsys):
    try:
        int("13800000000 王秀英")
    except ValueError as mistake:
        end_without_values(type(mistake), mistake, mistake.__traceback__)
    complaint = capsys.readouterr().err
    assert complaint.startswith("ValueError at ")
    assert "138" not in complaint
    assert "王秀英" not in complaint
    why = reading._why(1, PAGE_LIMITS, complaint.encode())
    assert isinstance(why, RuntimeError)
    assert "ValueError at " in str(why)


def test_the_page_door_on_a_system_without_limits_is_smaller_and_says_so():
    small = PAGE_LIMITS.for_platform("win32")
    assert (small.memory_bytes, small.file_bytes, small.rows) == (None, MEGABYTE, 5_000)
    assert COMMAND_LIMITS.for_platform("darwin").file_bytes == MEGABYTE
    assert PAGE_LIMITS.for_platform("linux") is PAGE_LIMITS
    assert read(GOOD, limits=small).is_child_limited is False


@pytest.mark.race
def test_files_are_read_one_at_a_time_and_all_are_answered():
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(len(read(GOOD).rows))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1] * 6


def test_a_file_that_waits_too_long_for_its_turn_is_sent_away(monkeypatch):
    busy = threading.Lock()
    busy.acquire()
    monkeypatch.setattr(reading, "_one_at_a_time", busy)
    impatient = Limits(rows=10, file_bytes=MEGABYTE, unpacked_bytes=MEGABYTE, memory_bytes=512 * MEGABYTE, seconds=-2)
    assert isinstance(refusal_of(GOOD, limits=impatient), SheetBusy)


def test_the_good_twin_is_still_read_after_all_that():
    found = read(GOOD)
    assert (found.rows[0].row, found.rows[0].sheet, found.rows[0].minutes) == (2, "时长", 120)
    assert isinstance(refusal_of(GOOD[:-30]), SheetDamaged)
