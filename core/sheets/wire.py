"""What parent and child say to each other: one line of JSON and the file on the way in, one JSON value on the way out.

JSON and not pickle: the child reads hostile files, and nothing that it sends may be able to run code in the parent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date

from core.sheets.errors import REFUSALS, SheetDamaged, SheetRefused
from core.sheets.limits import Limits
from core.sheets.rows import HoursRow, OpeningRow, RosterRow, Row, RowRefusal, SheetKind, SheetReading

ROW_TYPES: dict[SheetKind, type[HoursRow] | type[RosterRow] | type[OpeningRow]] = {
    SheetKind.HOURS: HoursRow,
    SheetKind.ROSTER: RosterRow,
    SheetKind.OPENING: OpeningRow,
}
DAY_FIELDS = {SheetKind.HOURS: "service_on", SheetKind.ROSTER: "registered_on"}


EXIT_PARSER_GAVE_UP = 3
EXIT_NO_MEMORY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the child is asked to do with the bytes that follow."""

    kind: SheetKind
    file_name: str
    limits: Limits
    today: date


@dataclass(slots=True)
class Parsed:
    """What the child process hands over. Rows and refusals are plain tuples: (row, sheet, …)."""

    rows: list[tuple[object, ...]] = field(default_factory=list)
    refused: list[tuple[int, str, str, dict[str, object]]] = field(default_factory=list)
    left_out_sheets: list[str] = field(default_factory=list)
    headings_seen: list[str] = field(default_factory=list)
    headings_ignored: list[str] = field(default_factory=list)


def encoded_request(request: Request) -> bytes:
    """One line of JSON."""
    said = {
        "kind": request.kind.value,
        "file_name": request.file_name,
        "limits": asdict(request.limits),
        "today": request.today.isoformat(),
    }
    return json.dumps(said).encode() + b"\n"


def decoded_request(line: bytes) -> Request:
    """The request again, in the child."""
    said = json.loads(line)
    return Request(
        kind=SheetKind(said["kind"]),
        file_name=said["file_name"],
        limits=Limits(**said["limits"]),
        today=date.fromisoformat(said["today"]),
    )


def encoded_reading(parsed: Parsed, *, is_child_limited: bool) -> bytes:
    """All that was read, columns first: two hundred thousand rows repeat no field name."""
    said = {
        "columns": [*zip(*parsed.rows, strict=True)],
        "refused": parsed.refused,
        "left_out_sheets": parsed.left_out_sheets,
        "headings_seen": parsed.headings_seen,
        "headings_ignored": parsed.headings_ignored,
        "is_child_limited": is_child_limited,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=date.isoformat).encode()


def encoded_refusal(refusal: SheetRefused) -> bytes:
    """A file that is refused whole."""
    return json.dumps({"error": {"key": refusal.key, "facts": refusal.facts}}).encode()


def decoded_reading(answer: bytes, kind: SheetKind) -> SheetReading:
    """What the child has read. Raises the SheetRefused that it met."""
    said = json.loads(answer)
    if error := said.get("error"):
        raise REFUSALS.get(error["key"], SheetDamaged)(**error["facts"])
    return SheetReading(
        kind=kind,
        rows=tuple(_rows(said["columns"], kind)),
        refused=tuple(
            RowRefusal(row=row, sheet=sheet, key=key, facts=_facts(facts)) for row, sheet, key, facts in said["refused"]
        ),
        left_out_sheets=tuple(said["left_out_sheets"]),
        headings_seen=tuple(said["headings_seen"]),
        headings_ignored=tuple(said["headings_ignored"]),
        is_child_limited=said["is_child_limited"],
    )


def _rows(columns: list[list[object]], kind: SheetKind) -> Iterable[Row]:
    if not columns:
        return ()
    names = [*ROW_TYPES[kind].__dataclass_fields__]
    if day_field := DAY_FIELDS.get(kind):
        at = names.index(day_field)
        columns[at] = _days(columns[at])
    if kind is SheetKind.ROSTER:
        at = names.index("tags")
        columns[at] = [tuple(tags) for tags in columns[at] if isinstance(tags, list)]
    return map(ROW_TYPES[kind], *columns)


def _days(texts: list[object]) -> list[object]:
    days: dict[object, object] = {text: date.fromisoformat(text) for text in set(texts) if isinstance(text, str)}
    return [days.get(text) for text in texts]


def _facts(facts: dict[str, object]) -> dict[str, object]:
    """Facts with a real day again, so that the sentence can say it as a person would."""
    day = facts.get("day")
    return facts | {"day": date.fromisoformat(day)} if isinstance(day, str) else facts
