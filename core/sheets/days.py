"""Days as an office writes them: 2026-11-18, 2026年11月18日, 11月18日, 20261118, 46344, 二〇二六年十一月十八日."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from core.sheets.cells import Cell, shortened, text_of, tidy
from core.sheets.rows import RowProblem

DAYS_1900_TO_1904 = 1462  # a workbook of the 1904 system counts its days from here
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SERIALS = range(18_264, 73_051)  # 1950-01-01 to 2099-12-31
_SERIAL_ZERO = date(1899, 12, 30)

_WEEKDAY = re.compile(r"[(\[ ,]*(?:星期|周|礼拜)[一二三四五六日天1-7][)\] ]*$")
_CLOCK = re.compile(r"[ T]+(?:上午|下午)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_FULL = re.compile(r"([0-9]{4}) *[-/.年] *([0-9]{1,2}) *[-/.月] *([0-9]{1,2}) *[日号]?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:\.0)?")
_WITHOUT_YEAR = re.compile(r"([0-9]{1,2}) *(月|[-/.]) *([0-9]{1,2}) *[日号]?")
_HAN_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": "0", "○": "0", "两": "2"}
_HAN_NUMBER = re.compile("[〇零○一二两三四五六七八九十]+")


def _number_of_han(match: re.Match[str]) -> str:
    """二〇二六 to 2026, 十一 to 11, 二十 to 20."""
    text = match[0]
    if "十" not in text:
        return "".join(_HAN_DIGITS[digit] for digit in text)
    tens, _, ones = text.partition("十")
    return (_HAN_DIGITS.get(tens, "1") if tens else "1") + (_HAN_DIGITS.get(ones, "0") if ones else "0")


def with_arabic_digits(text: str) -> str:
    """Chinese numerals below a hundred, and years digit by digit, written as 0 to 9."""
    return _HAN_NUMBER.sub(_number_of_han, text)


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise RowProblem("date_unreadable", text=shortened(text)) from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise RowProblem("date_unreadable", text=shortened(text))
    return found


def _nearest_past(text: str, month: int, day: int, today: date) -> date:
    for year in range(today.year, today.year - 9, -1):  # nine years hold at least one 29 February
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise RowProblem("date_unreadable", text=shortened(text))


def _day_of_serial(serial: int, is_1904: bool) -> date:
    return _SERIAL_ZERO + timedelta(days=serial + (DAYS_1900_TO_1904 if is_1904 else 0))


def day_of_text(text: str, today: date, is_1904: bool = False) -> date:
    """The day that a text names; without a year the nearest one that is not after `today`."""
    plain = tidy(text)
    if not plain:
        raise RowProblem("date_missing")
    bare = _WEEKDAY.sub("", _CLOCK.sub("", plain)).strip()
    if _HAN_NUMBER.search(bare):
        bare = with_arabic_digits(bare)
    if match := _FULL.fullmatch(bare) or _COMPACT.fullmatch(bare):
        return _day(plain, int(match[1]), int(match[2]), int(match[3]))
    if match := _WITHOUT_YEAR.fullmatch(bare):
        if match[2] == "." and match[3] in {"1", "2", "3"}:  # a spreadsheet writes 11.20 as 11.2
            raise RowProblem("date_ambiguous", text=shortened(plain))
        return _nearest_past(plain, int(match[1]), int(match[3]), today)
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", bare) and int(bare[:5]) in _SERIALS:
        return _day_of_serial(int(bare[:5]), is_1904)
    raise RowProblem("date_unreadable", text=shortened(plain))


def day_of(cell: Cell, today: date, is_1904: bool = False) -> date:
    """The local day of a cell: a real date, a serial number or text.

    Raises RowProblem date_missing, date_unreadable, date_ambiguous.
    """
    if isinstance(cell, str):
        return day_of_text(cell, today, is_1904)
    if isinstance(cell, datetime):
        return _day(text_of(cell), cell.year, cell.month, cell.day)
    if isinstance(cell, date):
        return _day(text_of(cell), cell.year, cell.month, cell.day)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        serial = int(cell) + (DAYS_1900_TO_1904 if is_1904 else 0)
        if serial in _SERIALS:
            return _SERIAL_ZERO + timedelta(days=serial)
        return day_of_text(text_of(cell), today, is_1904)
    raise RowProblem("date_unreadable", text=shortened(text_of(cell)))


def _year_of_text(text: str, this_year: int) -> int | None:
    plain = tidy(text).replace(" ", "")
    if not plain or plain in {"无", "不详", "未知", "-", "/"}:
        return None
    plain = plain.removesuffix(".0")
    if re.fullmatch(r"[0-9]{17}[0-9Xx]", plain):
        year = int(plain[6:10])
    elif re.fullmatch(r"[0-9]{15}", plain):  # ID numbers before 1999 have two digits of the year
        year = 1900 + int(plain[6:8])
    elif match := re.match(r"((?:19|20)[0-9]{2})(?:$|年|[-/.]|[01][0-9](?:[0-3][0-9])?$)", with_arabic_digits(plain)):
        year = int(match[1])
    else:
        raise RowProblem("birth_unreadable")
    if not _FIRST_YEAR <= year <= this_year:
        raise RowProblem("birth_unreadable")
    return year


def birth_year_of(cell: Cell, today: date) -> int | None:
    """The year of birth from a year, a birth date or an ID number; None where nothing stands.

    Raises RowProblem birth_unreadable, without the text: an ID number does not belong into messages.
    """
    if isinstance(cell, (datetime, date)):
        return _year_of_text(str(cell.year), today.year)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and int(cell) in _SERIALS:
        return _year_of_text(str(_day_of_serial(int(cell), False).year), today.year)
    return _year_of_text(cell if isinstance(cell, str) else text_of(cell), today.year)
