"""A row of opening balances: the points of a household's paper passbook, and hours carried over for one person."""

from __future__ import annotations

import re
from datetime import date

from core.sheets.cells import Cell, human_number, optional_name, optional_text, phone_of, shortened, text_of
from core.sheets.headings import Headings
from core.sheets.hours import Identity, RowReader, Values, duration_reader
from core.sheets.roster import household_of
from core.sheets.rows import RowProblem

_POINTS = re.compile(r"([+-]?[0-9]+)(?:\.([0-9]+))?")


def points_of(cell: Cell) -> int | None:
    """Whole points (128, 128分, 1,280); None where nothing stands.

    Raises RowProblem points_unreadable, points_negative, points_not_whole.
    """
    plain = text_of(cell).removesuffix("分").replace(" ", "").replace(",", "")
    if not plain or plain in {"-", "/", "无"}:
        return None
    match = _POINTS.fullmatch(plain)
    if match is None or len(match[1]) > 9:
        raise RowProblem("points_unreadable", text=shortened(plain))
    if match[2] and match[2].strip("0"):
        raise RowProblem("points_not_whole", text=plain)
    if int(match[1]) < 0:
        raise RowProblem("points_negative")
    return int(match[1])


def opening_reader(headings: Headings, *, today: date, is_1904: bool) -> RowReader:
    """A function that turns one row into the values of OpeningRow (without row and sheet) and its identity.

    A household's points may stand once in a file; the hours of one person of it too.
    """
    at = headings.columns.get
    card_at, building_at, head_at = at("card_number", -1), at("building", -1), at("head", -1)
    points_at, page_at, name_at, phone_at = at("points", -1), at("passbook_page", -1), at("name", -1), at("phone", -1)
    volunteer_at, note_at = at("volunteer_number", -1), at("note", -1)
    read_minutes = duration_reader(headings, "carried")

    def read(row: list[Cell]) -> tuple[Values, tuple[Identity, ...]]:
        card, building, head = household_of(row, card_at, building_at, head_at)
        points, carried_minutes = points_of(row[points_at]), read_minutes(row)
        name = optional_name(row[name_at])
        phone, phone_lost = phone_of(row[phone_at])
        volunteer_number = human_number(row[volunteer_at])
        if carried_minutes is not None and carried_minutes < 0:
            raise RowProblem("minutes_negative")
        carried_minutes = carried_minutes or None
        if carried_minutes and name is None:
            raise RowProblem("carried_without_person")
        if not carried_minutes and not points:
            raise RowProblem("points_missing" if points is None else "points_zero")
        points = points or None
        values = (
            card, building, head, points, optional_text(row[page_at]), name, phone, phone_lost, volunteer_number,
            carried_minutes, optional_text(row[note_at]),
        )  # fmt: skip
        household = card or (building, head)
        identities: list[Identity] = [(household, "points")] if points else []
        if carried_minutes:
            identities.append((household, "hours", name, phone, volunteer_number))
        return values, tuple(identities)

    return read
