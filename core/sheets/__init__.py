"""Spreadsheets of an office (hours, roster, opening balances) read into typed rows. No database, nobody looked up."""

from core.sheets.limits import COMMAND_LIMITS, PAGE_LIMITS, Limits
from core.sheets.reading import read_sheet
from core.sheets.rows import HoursRow, OpeningRow, RosterRow, RowRefusal, SheetKind, SheetReading

__all__ = [
    "COMMAND_LIMITS",
    "PAGE_LIMITS",
    "HoursRow",
    "Limits",
    "OpeningRow",
    "RosterRow",
    "RowRefusal",
    "SheetKind",
    "SheetReading",
    "read_sheet",
]
