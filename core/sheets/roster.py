"""A row of a roster: one person of a household."""

from __future__ import annotations

import re
from datetime import date

from core.sheets.cells import (
    TOTALS,
    Cell,
    building_of,
    human_number,
    name_of,
    optional_name,
    optional_text,
    phone_of,
    text_of,
)
from core.sheets.days import birth_year_of, day_of
from core.sheets.headings import Headings
from core.sheets.hours import Identity, RowReader, Values
from core.sheets.rows import RowProblem

HEAD_WORDS = frozenset({"户主", "本人", "户主本人", "自己", "head", "self"})
NO_TAG = frozenset({"群众", "无", "普通群众", "居民", "-", "/", "否"})
TAG_WORDS = {"中共党员": "党员", "共产党员": "党员", "中国共产党党员": "党员", "中共正式党员": "党员"}
_BETWEEN_TAGS = re.compile("[、,，;；|/ ]+")


Household = tuple[str | None, str | None, str | None]  # card, building, head


def household_of(row: list[Cell], card_at: int, building_at: int, head_at: int) -> Household:
    """Card, building and head of a household: the card, or building and head.

    Raises RowProblem household_missing, building_missing, head_missing.
    """
    card, building, head = human_number(row[card_at]), building_of(row[building_at]), optional_name(row[head_at])
    if TOTALS.intersection({card, building}):
        raise RowProblem("household_missing")
    if card is None:
        if building is None:
            raise RowProblem("household_missing" if head is None else "building_missing")
        if head is None:
            raise RowProblem("head_missing")
    return card, building, head


def tags_of(cells: list[Cell]) -> tuple[str, ...]:
    """The tags of a person without those that say nothing (群众), each once, in their order."""
    words = (word for cell in cells for word in _BETWEEN_TAGS.split(text_of(cell)))
    return tuple(dict.fromkeys(TAG_WORDS.get(word, word) for word in words if word and word not in NO_TAG))


def roster_reader(headings: Headings, *, today: date, is_1904: bool) -> RowReader:
    """A function that turns one row into the values of RosterRow (without row and sheet) and its identity."""
    at = headings.columns.get
    card_at, building_at, head_at, name_at = at("card_number", -1), at("building", -1), at("head", -1), at("name", -1)
    phone_at, birth_at, relation_at = at("phone", -1), at("birth", -1), at("relation", -1)
    registered_at, team_at, note_at = at("registered_on", -1), at("team", -1), at("note", -1)
    tag_columns = headings.tag_columns

    def read(row: list[Cell]) -> tuple[Values, tuple[Identity, ...]]:
        name = name_of(row[name_at])
        relation = optional_text(row[relation_at])
        is_called_head = relation is not None and relation.lower() in HEAD_WORDS
        if is_called_head and text_of(row[head_at]) == "":
            row = [*row[:head_at], name, *row[head_at + 1 :]] if head_at >= 0 else row
        card, building, head = household_of(row, card_at, building_at, head_at)
        if building is None and building_at >= 0:
            raise RowProblem("building_missing")
        phone, phone_lost = phone_of(row[phone_at])
        birth_year = birth_year_of(row[birth_at], today)
        registered_on = day_of(row[registered_at], today, is_1904) if text_of(row[registered_at]) else None
        if registered_on is not None and registered_on > today:
            raise RowProblem("date_in_future", day=registered_on)
        is_head = is_called_head or (relation is None and head == name)
        tags = tags_of([row[column] for column in tag_columns])
        values = (
            card, building, head, name, is_head, phone, phone_lost, birth_year, relation, registered_on, tags,
            optional_text(row[team_at]), optional_text(row[note_at]),
        )  # fmt: skip
        return values, ((card or (building, head), name, birth_year),)

    return read
