"""What a spreadsheet of an office says, row by row. Nobody is looked up here: matching people comes later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SheetKind(StrEnum):
    """What a file is meant to hold."""

    HOURS = "hours"
    ROSTER = "roster"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One person, one activity, one day (design 6). `row` is the number that a person sees in the sheet.

    `start_minute` and `end_minute` count minutes after local midnight (1440 is the end of the day) and are None where
    the sheet gives only a duration; a start with a duration has its end. `minutes` is what the sheet says was served,
    never more than from start to end.
    `phone_lost` marks a phone that the spreadsheet program has rounded (1.38E+10): it must not decide who is meant.
    """

    row: int
    sheet: str
    name: str
    phone: str | None
    phone_lost: bool
    volunteer_number: str | None
    card_number: str | None
    service_on: date
    activity: str
    start_minute: int | None
    end_minute: int | None
    minutes: int
    note: str | None


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the register. Of a birth date or an ID number only the year is kept, nothing else leaves the file.

    A row names its household by card, by building and head, or by both; `is_head` says whether this is the head.
    """

    row: int
    sheet: str
    card_number: str | None
    building: str | None
    head: str | None
    name: str
    is_head: bool
    phone: str | None
    phone_lost: bool
    birth_year: int | None
    relation: str | None
    registered_on: date | None
    tags: tuple[str, ...]
    team: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """What a household brings along from its paper passbook: points, and hours carried over for one person.

    `points` is None on a row that only carries hours; `carried_minutes` is None on a row that only carries points.
    """

    row: int
    sheet: str
    card_number: str | None
    building: str | None
    head: str | None
    points: int | None
    passbook_page: str | None
    name: str | None
    phone: str | None
    phone_lost: bool
    volunteer_number: str | None
    carried_minutes: int | None
    note: str | None


Row = HoursRow | RosterRow | OpeningRow


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """One row that is not taken over; `key` names the sentence, `facts` fill it."""

    row: int
    sheet: str
    key: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReading:
    """All that a file says. `headings_seen` are used, `headings_ignored` are not; other sheets are named."""

    kind: SheetKind
    rows: tuple[Row, ...]
    refused: tuple[RowRefusal, ...]
    left_out_sheets: tuple[str, ...]
    headings_seen: tuple[str, ...]
    headings_ignored: tuple[str, ...]
    is_child_limited: bool


class RowProblem(Exception):
    """Raised by the readers of cells; becomes a RowRefusal. `key` is one of ROW_KEYS without its prefix."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.key = f"error.row.{reason}"
        self.facts = facts


# Every key that a refused row can carry. `phone_lost` is raised by whoever matches people, when the name alone cannot
# decide; its sentence stands with the others because the reason lies in the file.
ROW_KEYS = frozenset(
    f"error.row.{reason}"
    for reason in (
        "activity_missing",
        "birth_unreadable",
        "building_missing",
        "carried_without_person",
        "date_ambiguous",
        "date_in_future",
        "date_missing",
        "date_unreadable",
        "end_before_start",
        "error_cell",
        "head_missing",
        "household_missing",
        "minutes_missing",
        "minutes_negative",
        "minutes_over_day",
        "minutes_over_span",
        "minutes_unreadable",
        "minutes_zero",
        "name_missing",
        "name_unreadable",
        "phone_lost",
        "phone_unreadable",
        "points_missing",
        "points_negative",
        "points_not_whole",
        "points_unreadable",
        "points_zero",
        "several_names",
        "time_unreadable",
        "too_long",
        "twice_in_file",
    )
)
