"""One cell as tidy text: names, phones and numbers of cards, in the many ways an office writes them.

Every reader here is pure and takes the cell as the file gives it. What cannot be read raises RowProblem. A sheet
repeats the same few names and days thousands of times, so columns are read through Remembered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

from core.sheets.rows import RowProblem

Value = TypeVar("Value")
Cell = str | int | float | bool | date | datetime | time | timedelta

CELL_CHARACTERS_MAX = 2_000
NAME_CHARACTERS_MAX = 40
ERROR_TEXTS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
TOTALS = frozenset({"合计", "总计", "小计", "共计", "总数"})  # a line of sums, never a person or a household
NOTHING_WRITTEN = frozenset({"", "-", "--", "/", "\\", "无", "没有", "暂无", "—", "——", "n/a", "none", "不详", "未知"})

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NOT_PUNCTUATION = re.compile("[^，。：；？！（）～…]+")
_CONTROL_OR_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE_IN_HAN = re.compile(f"(?<=[{_HAN}·]) +(?=[{_HAN}·])")
_MIDDLE_DOT = re.compile(f"(?<=[{_HAN}]) *[•‧・∙⋅●.·ꞏ᛫] *(?=[{_HAN}])")
_SEVERAL_NAMES = re.compile("[、,，;；/|&]")
_NO_NAME = re.compile(r"[0-9<>=@#%^*+?!{}\[\]\"\\_~]")
_DASHES = re.compile("[‐‑‒–—―−－_]")
_SCIENTIFIC = re.compile(r"([0-9])(?:\.([0-9]+))?[eE]\+?([0-9]{1,2})")
_PHONE_NOISE = re.compile(r"[\s\-()‐‑‒–—―−.·]")


class Remembered(dict[Cell, Value]):
    """A reader that reads equal cells once: `remembered[cell]`. Sheets never hold True and 1 in one column (see
    `core.sheets.parsing`), so equal cells mean the same.
    """

    def __init__(self, read: Callable[[Cell], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: Cell) -> Value:
        value = self[cell] = self._read(cell)
        return value


def is_written(cell: Cell) -> bool:
    """Whether anything stands in a cell."""
    return bool(cell.strip()) if isinstance(cell, str) else True


def tidy(text: str) -> str:
    """Full-width forms made narrow (NFKC), invisible marks gone, white space single, quotes of spreadsheets off."""
    if len(text) > CELL_CHARACTERS_MAX:
        raise RowProblem("too_long", characters=len(text), limit=CELL_CHARACTERS_MAX)
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    plain = _CONTROL_OR_SPACE.sub(" ", plain).strip()
    if plain.startswith('="') and plain.endswith('"'):  # ="13800000000" keeps a spreadsheet from rounding it
        plain = plain[2:-1]
    plain = plain.lstrip("'").strip()
    if plain.upper() in ERROR_TEXTS:
        raise RowProblem("error_cell", text=plain.upper())
    return plain


def text_of(cell: Cell) -> str:
    """The cell as a person would read it aloud; '' for nothing. Numbers lose a meaningless '.0'."""
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, bool):
        return "是" if cell else ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if (cell.hour, cell.minute) == (0, 0) else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell.hour}:{cell.minute:02d}"
    return str(cell)


def free_text(cell: Cell) -> str:
    """Text that people will read again: tidy, but with its Chinese punctuation left as it was written."""
    if not isinstance(cell, str):
        return text_of(cell)
    tidy(cell)  # refuses what is too long or an error of the spreadsheet
    narrow = _NOT_PUNCTUATION.sub(lambda part: unicodedata.normalize("NFKC", part[0]), _INVISIBLE.sub("", cell))
    return _CONTROL_OR_SPACE.sub(" ", narrow).strip().lstrip("'").strip()


def optional_text(cell: Cell) -> str | None:
    """Free text, or None where nothing stands."""
    return free_text(cell) or None


def _without_trailing_zero(text: str) -> str:
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


def _name_of_text(text: str) -> str:
    name = _SPACE_IN_HAN.sub("", _MIDDLE_DOT.sub("·", tidy(text)))
    if not name:
        raise RowProblem("name_missing")
    if _SEVERAL_NAMES.search(name):
        raise RowProblem("several_names", text=shortened(name))
    if name in TOTALS or len(name) > NAME_CHARACTERS_MAX or _NO_NAME.search(name) or not any(map(str.isalpha, name)):
        raise RowProblem("name_unreadable", text=shortened(name))
    return name


def name_of(cell: Cell) -> str:
    """A person's name: no spaces between Han characters, one kind of middle dot (阿依古丽·买买提).

    Raises RowProblem name_missing, several_names, name_unreadable.
    """
    return _name_of_text(cell if isinstance(cell, str) else text_of(cell))


def optional_name(cell: Cell) -> str | None:
    """A name, or None where nothing stands."""
    return name_of(cell) if text_of(cell) not in NOTHING_WRITTEN else None


def _phone_of_text(text: str) -> tuple[str | None, bool]:
    plain = _without_trailing_zero(tidy(text))
    if plain.lower() in NOTHING_WRITTEN:
        return None, False
    if match := _SCIENTIFIC.fullmatch(plain.replace(" ", "")):
        whole = Decimal(plain.replace(" ", ""))
        digits_known = 1 + len(match[2] or "")
        if digits_known <= int(match[3]) or whole != whole.to_integral_value():
            return None, True  # the spreadsheet has rounded it; nobody can bring the digits back
        plain = str(int(whole))
    digits = _PHONE_NOISE.sub("", plain)
    digits = re.sub(r"^(?:\+86|0086|86(?=1[3-9][0-9]{9}$))", "", digits)
    if not re.fullmatch(r"[0-9]{7,12}", digits) or (digits[0] != "0" and len(digits) > 8 and not _is_mobile(digits)):
        raise RowProblem("phone_unreadable")
    return digits, False


def _is_mobile(digits: str) -> bool:
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"


def phone_of(cell: Cell) -> tuple[str | None, bool]:
    """The digits of a phone number, and whether the spreadsheet has lost them (then the number is None).

    Text such as 1.38E+10 is lost; 1.3812345678E+10 still has all its digits. A number cell is exact.
    Raises RowProblem phone_unreadable, without the digits: phones do not belong into messages.
    """
    return _phone_of_text(cell if isinstance(cell, str) else text_of(cell))


def _number_of_text(text: str) -> str | None:
    plain = _DASHES.sub("-", _without_trailing_zero(tidy(text))).replace(" ", "").upper()
    return None if plain.lower() in NOTHING_WRITTEN else plain


def human_number(cell: Cell) -> str | None:
    """A card or volunteer number: upper case, plain dashes, no spaces (LJC-0012)."""
    return _number_of_text(cell if isinstance(cell, str) else text_of(cell))


def building_of(cell: Cell) -> str | None:
    """The building as written, narrow and without spaces (1号楼)."""
    plain = _without_trailing_zero(text_of(cell)).replace(" ", "")
    return None if plain.lower() in NOTHING_WRITTEN else plain


def shortened(text: str) -> str:
    """Enough of a cell to recognise it in a sentence."""
    return text if len(text) <= 30 else text[:29] + "…"
