"""Texts that spreadsheet programs have taken for formulas, and how many formulas a file holds."""

from __future__ import annotations

import io
import re
import zipfile

_BEGINNINGS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "\u00a0=",
    "\u3000=",
    "＝",
    "＋",
    "－",
    "＠",
    "'=",
    '"=',
    "|",
)
_REST = ("1+1", 'HYPERLINK("http://example.com","x")', "cmd|' /C calc'!A0", "SUM(A1:A9)")
_OTHERS = (
    "=1+1", "{=1+1}", "=DDE(\"cmd\",\"/C calc\",\"x\")", "=IMPORTXML(\"http://example.com\",\"//a\")", "%0A=1",
    "=@SUM(1)", "==1", "=-1", "=+1", "-1+1", "+86 13800000000", "@SUM(1)", "http://example.com", "mailto:a@example.com",
    "internal:表!A1", "external:c:\\x.xlsx", "0001", "1E5", "2026-11-20", "TRUE", "#REF!", "_x0041_", "\ufeff=1+1",
    "\u200b=1+1", "１２３", "=王秀英",
)  # fmt: skip
FORMULAS = tuple(dict.fromkeys([*(f"{begin}{rest}" for begin in _BEGINNINGS for rest in _REST), *_OTHERS]))


def formula_cells(data: bytes) -> int:
    """How many cells of an xlsx file are formulas or links."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheets = [file.read(name) for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
    return sum(len(re.findall(rb"<f[ >/]|<hyperlink ", sheet)) for sheet in sheets)
