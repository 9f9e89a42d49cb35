"""Hours for the national volunteer system: batches with its headings, corrections, the day they were entered.

Handed on is what is effective, of people who agreed (domain D.1, 2020 Measures art. 4 and 6). The headings are data:
`core/national_fields.json` (domain D.5).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import db.people
import db.places
import db.records
from core.books import Work
from core.bootstrap import App
from core.clock import Clock, zone
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.i18n import Translate
from core.policy import READERS, Actor, Role, Scope
from core.sheets.writing import Block, Cell, Leaf, write_workbook
from core.summaries import is_party_member
from db.engine import Row, Session
from db.tables import NationalBatch, NationalConsent, NationalEntry, NationalLine
from db.types import new_id

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
SHEETS: Final = ("volunteers", "records", "corrections")
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


class NothingToHandOn(AppError):
    """No service is new or changed since the last batch; facts: without_consent (people left out)."""

    key = "error.national.nothing"


class AlreadyEntered(AppError):
    """The batch was marked before; facts: entered_on."""

    key = "error.national.already_entered"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBatch:
    """A batch that was just made. `without_consent`: people whose hours stay here, since they have not agreed."""

    number: int
    lines: int
    corrections: int
    without_consent: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchName:
    """A batch in the list; `entered_on` None: nobody has entered it yet."""

    number: int
    lines: int
    corrections: int
    made_at: datetime
    entered_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A person's newest word."""

    is_given: bool
    said_at: datetime | None


@command("national.consent", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def say_consent(work: Work, *, is_given: bool, person_id: str | None = None) -> bool:
    """Say whether one's hours may be handed on to the national system; the desk may note it for somebody.

    Raises NotFound.
    """
    wanted = person_id or work.actor.person_id or ""
    if wanted != work.actor.person_id and not work.actor.roles & OFFICE:
        raise NotFound(person_id=wanted)
    if db.people.detail(work.session, community_id=work.community_id, person_id=wanted) is None:
        raise NotFound(person_id=wanted)
    consent_id = new_id()
    work.insert(
        NationalConsent, id=consent_id, person_id=wanted, is_given=is_given, said_at=work.now,
        recorded_by=work.actor.id,
    )  # fmt: skip
    work.about(f"consent:{consent_id}", is_given=is_given)
    return is_given


@query("national.consent_of", roles=READERS | {Role.RESIDENT}, scope=Scope.OWN)
def consent_of(session: Session, clock: Clock, actor: Actor, *, person_id: str | None = None) -> Consent:
    """What somebody said last; without a word it is no. Raises NotFound."""
    wanted = person_id or actor.person_id or ""
    if wanted != actor.person_id and not actor.roles & READERS:
        raise NotFound(person_id=wanted)
    row = db.records.consent(session, community_id=actor.community_id, person_id=wanted)
    return Consent(is_given=row.is_given, said_at=row.said_at) if row else Consent(is_given=False, said_at=None)


@command("national.export", roles=OFFICE, scope=Scope.COMMUNITY)
def make_batch(work: Work) -> MadeBatch:
    """Put together what is new or changed since the last batch. Raises NothingToHandOn."""
    session, community_id = work.session, work.community_id
    new = db.records.to_hand_on(session, community_id=community_id)
    changed = db.records.to_correct(session, community_id=community_id)
    left_out = len({row.person_id for row in new if not row.is_given})
    lines = [(row.id, row.minutes, False) for row in new if row.is_given]
    lines += [(row.id, row.minutes_now, True) for row in changed]
    if not lines:
        raise NothingToHandOn(without_consent=left_out)
    batch_id, number = new_id(), work.number("national")
    work.insert(
        NationalBatch, id=batch_id, number=number, lines=len(lines), corrections=len(changed), made_at=work.now,
        made_by=work.actor.id,
    )  # fmt: skip
    work.insert_all(
        NationalLine,
        [
            {"id": new_id(), "batch_id": batch_id, "claim_id": claim_id, "minutes": minutes,
             "is_correction": is_correction}
            for claim_id, minutes, is_correction in lines
        ],
    )  # fmt: skip
    work.about(f"national:{batch_id}", number=number, lines=len(lines), corrections=len(changed))
    return MadeBatch(number=number, lines=len(lines), corrections=len(changed), without_consent=left_out)


@command("national.entered", roles=OFFICE, scope=Scope.COMMUNITY)
def mark_entered(work: Work, *, number: int, entered_on: date) -> int:
    """Say on which day a batch was entered into the national system, once. Raises NotFound, AlreadyEntered, Malformed.

    Answers how many records it holds.
    """
    batch = db.records.batch(work.session, community_id=work.community_id, number=number)
    if batch is None:
        raise NotFound(number=number)
    if batch.entered_on is not None:
        raise AlreadyEntered(entered_on=batch.entered_on)
    if entered_on > work.today:
        raise Malformed(field="entered_on")
    work.insert(
        NationalEntry, id=batch.id, entered_on=entered_on, recorded_at=work.now, recorded_by=work.actor.id
    )  # fmt: skip
    work.about(f"national:{batch.id}", number=number, entered_on=entered_on)
    return int(batch.lines)


@query("national.batches", roles=READERS, scope=Scope.COMMUNITY)
def list_batches(session: Session, clock: Clock, actor: Actor, *, limit: int = 50) -> list[BatchName]:
    """Batches, the newest first."""
    return [
        BatchName(
            number=row.number, lines=row.lines, corrections=row.corrections, made_at=row.made_at,
            entered_on=row.entered_on,
        )
        for row in db.records.batches(session, community_id=actor.community_id, limit=limit)
    ]  # fmt: skip


def batch_files(app: App, actor: Actor, t: Translate, *, number: int) -> dict[str, bytes]:
    """A batch as a workbook and as one csv a sheet: file name → bytes. The same batch gives the same rows again."""
    made_at, sheets = app.look(actor, batch_sheets, number=number, t=t)
    stem = f"national-{number:04d}"
    files = {f"{stem}-{name}.csv": as_csv(headings, rows) for name, (headings, rows) in sheets.items() if rows}
    leaves = [
        Leaf(
            name=t(f"national.sheet.{name}"),
            blocks=[Block(headings=headings, rows=rows)],
            widths=[18] * len(headings),
        )
        for name, (headings, rows) in sheets.items()
    ]
    files[f"{stem}.xlsx"] = write_workbook(*leaves, made_at=made_at)
    return files


@query("national.batch_sheets", roles=OFFICE, scope=Scope.COMMUNITY)
def batch_sheets(
    session: Session, clock: Clock, actor: Actor, *, number: int, t: Translate
) -> tuple[datetime, dict[str, tuple[list[str], list[list[Cell]]]]]:
    """Headings and rows of each sheet of a batch, with the instant it was made. Raises NotFound."""
    batch = db.records.batch(session, community_id=actor.community_id, number=number)
    if batch is None:
        raise NotFound(number=number)
    place = db.places.community_by_id(session, community_id=actor.community_id)
    rows = db.records.batch_lines(session, community_id=actor.community_id, batch_id=batch.id)
    values = [_values(session, actor, row, place.name, t) for row in rows]
    people = {row.person_id: value for row, value in zip(rows, values, strict=True) if not row.is_correction}
    chosen = {
        "volunteers": list(people.values()),
        "records": [value for row, value in zip(rows, values, strict=True) if not row.is_correction],
        "corrections": [value for row, value in zip(rows, values, strict=True) if row.is_correction],
    }
    sheets = {
        name: (
            [one["heading"] for one in fields()[name]],
            [[value[one["field"]] for one in fields()[name]] for value in chosen[name]],
        )
        for name in SHEETS
    }
    return batch.made_at, sheets


@cache
def fields() -> dict[str, list[dict[str, str]]]:
    """The headings of each sheet: field of ours, heading, code."""
    read: dict[str, list[dict[str, str]]] = json.loads(
        Path(__file__).with_name("national_fields.json").read_text("utf-8")
    )
    return read


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as csv that a spreadsheet opens in Chinese; no text becomes a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell


def hours_of(minutes: int) -> str:
    """Minutes as hours to a tenth, rounded down: what is certified is never more than was served."""
    return f"{minutes // 6 / 10:.1f}"


def _values(session: Session, actor: Actor, row: Row, unit: str, t: Translate) -> dict[str, Cell]:
    return {
        "record_id": row.claim_id,
        "volunteer_number": row.volunteer_number,
        "name": row.name,
        "birth_year": row.birth_year,
        "phone": session.secrets.unseal(
            "person", actor.community_id, f"person/{row.person_id}/phone", row.phone_sealed
        ) if row.phone_sealed else "",
        "political_status": t("national.party_member") if is_party_member(row.tags) else "",
        "skills": row.skills,
        "region": unit,
        "activity": row.activity or row.title,
        "service_on": row.service_on,
        "start": _time(row.starts_at, actor.time_zone),
        "end": _time(row.ends_at, actor.time_zone),
        "hours": hours_of(row.minutes),
        "hours_before": hours_of(row.before or 0),
        "place": row.place or unit,
        "content": t(f"service_kind.{row.service_kind}") if row.service_kind else row.item_code,
        "team": row.team or "",
        "unit": unit,
        "hours_class": t(f"hours_class.{row.hours_class}"),
    }  # fmt: skip


def _time(at: datetime | None, time_zone: str) -> str:
    return f"{at.astimezone(zone(time_zone)):%H:%M}" if at else ""
