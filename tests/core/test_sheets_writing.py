"""What we write for spreadsheet programs stays what it is: text is text, figures are figures (security F-23)."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from core.sheets.writing import Block, Leaf, Yuan, write_workbook
from tests.core.formulas import FORMULAS, formula_cells

MADE_AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def written(*rows: list) -> bytes:
    block = Block(title="标题", headings=["一", "二"], rows=rows, sums=[["合计", Yuan(1)]])
    return write_workbook(Leaf(name="表", blocks=[block], widths=[20, 20]), made_at=MADE_AT)


def read(data: bytes) -> list[list]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_there_are_enough_ways_to_begin_a_formula() -> None:
    assert len(set(FORMULAS)) >= 60


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_a_text_that_looks_like_a_formula_is_read_back_as_it_was(text: str) -> None:
    data = written([text, f"店 {text}"])
    assert formula_cells(data) == 0
    assert read(data)[2] == [text, f"店 {text}"]


def test_figures_are_figures_and_days_are_days() -> None:
    data = written([Yuan(123456), 7], [date(2026, 11, 20), datetime(2026, 11, 20, 10, 32)], [None, ""])  # noqa: DTZ001
    assert read(data)[2:4] == [[1234.56, 7.0], [date(2026, 11, 20), datetime(2026, 11, 20, 10, 32)]]  # noqa: DTZ001
    assert read(data)[-1] == ["合计", 0.01]


def test_a_sheets_name_is_one_that_every_program_takes() -> None:
    data = write_workbook(Leaf(name="=a[b]:*?/\\'" + "长" * 40, blocks=[], widths=[]), made_at=MADE_AT)
    assert len(CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names[0]) == 31


def test_the_file_says_when_it_was_made_by_the_books_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as file:
        assert b"2026-11-20T02:00:00Z" in file.read("docProps/core.xml")
