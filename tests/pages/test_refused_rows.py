"""The file of refused rows is made of what strangers typed into a sheet, and stays text (security F-23)."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from python_calamine import CalamineWorkbook

from core.i18n import Language, translator
from core.imports import Preview, Refused
from core.sheets import SheetKind
from pages._ui.previews import refused_file
from tests.core.formulas import FORMULAS, formula_cells


def test_refused_rows_are_read_back_as_they_were() -> None:
    page: Any = SimpleNamespace(t=translator(Language.ZH), now=datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    refused = tuple(
        Refused(row=place, key="error.shop.hours_unclear", facts={"text": text}, sheet=text)
        for place, text in enumerate(FORMULAS, start=2)
    )
    found = Preview(kind=SheetKind.HOURS, file_name="=1+1.xlsx", file_hash="", rows=len(refused), refused=refused)
    data, name, _ = refused_file(page, found)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1:]
    assert formula_cells(data) == 0
    assert name.endswith(".xlsx")
    assert [row[0] for row in rows] == list(FORMULAS)
    assert all(f"「{text}」" in row[2] for row, text in zip(rows, FORMULAS, strict=True))
