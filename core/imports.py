"""From an office's spreadsheet to the books: a preview that writes nothing, then one confirmed operation (design 6).

The preview says of every row what would be written, as what and why, what is a duplicate, what is refused and why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from hashlib import sha256
from typing import Any

import db.claims
import db.places
from core.books import Intent
from core.bootstrap import App
from core.claims import MAKERS, Logged, Opening, log_hours, log_opening
from core.clock import Clock, at_local, local_day
from core.commands import Command, query
from core.entries import Entry, HoursClass, Judged, judge
from core.errors import AppError
from core.matching import PersonElsewhere, Register, candidates
from core.policy import READERS, Actor, Scope
from core.rosters import import_roster, is_known
from core.sheets import HoursRow, Limits, OpeningRow, RosterRow, SheetKind, SheetReading, read_sheet
from core.sheets.errors import SheetRefused
from db.claims import identity_stands
from db.engine import Row, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One row that is not written; row None: the whole file."""

    row: int | None
    key: str
    facts: Mapping[str, Any]
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One row that would be written. `kind`: listed, back_filled, new, duplicate; `why`: key of a sentence."""

    row: int
    sheet: str
    kind: str
    why: str
    name: str
    what: str
    day: date | None = None
    minutes: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file would come to; `ready` is handed back to `write`."""

    kind: SheetKind
    file_name: str
    file_hash: str
    rows: int
    listed: int = 0
    back_filled: int = 0
    new: int = 0
    duplicate: int = 0
    refused: tuple[Refused, ...] = ()
    shown: tuple[PreviewRow, ...] = ()
    left_out_sheets: tuple[str, ...] = ()
    ready: Sequence[Any] = field(default=(), repr=False)

    def as_json(self, *, written: int = 0) -> dict[str, Any]:
        """The answer of `linli import`, as design 10 has it."""
        return {
            "rows": self.rows,
            "new": self.new,
            "listed": self.listed,
            "back_filled": self.back_filled,
            "duplicate": self.duplicate,
            "refused": [
                {"row": one.row, "key": one.key, "facts": _plain({**one.facts, **_sheet(one)})} for one in self.refused
            ],
            "written": written,
        }


def read_and_preview(
    app: App,
    actor: Actor,
    *,
    data: bytes,
    file_name: str,
    kind: SheetKind,
    limits: Limits,
    chosen: Mapping[int, str] | None = None,
) -> Preview:
    """Read a file in its child process and look every row up; writes nothing.

    `chosen` answers the question of two people of one name: row → person id. Raises SheetRefused for a whole file.
    """
    with app.reading() as (_, clock):
        today = local_day(clock.now(), actor.time_zone)
    reading = read_sheet(data, file_name=file_name, kind=kind, limits=limits, today=today)
    return app.look(
        actor,
        preview,
        reading=reading,
        file_name=file_name,
        file_hash=sha256(data).hexdigest(),
        chosen=dict(chosen or {}),
    )


def whole_refusal(kind: SheetKind, file_name: str, refusal: SheetRefused) -> Preview:
    """The answer for a file that is refused whole."""
    return Preview(
        kind=kind,
        file_name=file_name,
        file_hash="",
        rows=0,
        refused=(Refused(row=None, key=refusal.key, facts=refusal.facts),),
    )


@query("import.preview", roles=MAKERS, scope=Scope.COMMUNITY)
def preview(
    session: Session,
    clock: Clock,
    actor: Actor,
    *,
    reading: SheetReading,
    file_name: str,
    file_hash: str,
    chosen: Mapping[int, str],
) -> Preview:
    """What a reading would come to."""
    looks: dict[SheetKind, Callable[..., dict[str, Any]]] = {
        SheetKind.HOURS: _hours,
        SheetKind.ROSTER: _roster,
        SheetKind.OPENING: _opening,
    }
    refused = [Refused(row=one.row, sheet=one.sheet, key=one.key, facts=dict(one.facts)) for one in reading.refused]
    counts = looks[reading.kind](session, clock, actor, reading.rows, refused, chosen)
    return Preview(
        kind=reading.kind,
        file_name=file_name,
        file_hash=file_hash,
        rows=len(reading.rows) + len(reading.refused),
        refused=tuple(sorted(refused, key=lambda one: (one.sheet, one.row or 0))),
        left_out_sheets=reading.left_out_sheets,
        **counts,
    )


def write(app: App, actor: Actor, intent: Intent, ready: Preview) -> int:
    """Write what a preview showed, in one operation; answers how many rows were written.

    Rows that have become duplicates or wrong since the preview are left out, never doubled.
    """
    if not ready.ready:
        return 0
    command_, named = writing(ready, reason=intent.note)
    written: Logged | int = app.do(actor, intent, command_, **named)
    app.database.gather_statistics()
    return written_rows(written)


def writing(ready: Preview, *, reason: str | None = None) -> tuple[Command[..., Any], dict[str, Any]]:
    """The command that writes what a preview showed, and its named arguments."""
    named: dict[str, Any] = {"file_name": ready.file_name, "file_hash": ready.file_hash}
    rows = tuple(ready.ready)
    if ready.kind is SheetKind.HOURS:
        return log_hours, {**named, "entries": rows, "back_fill_reason": reason, "skip_refused": True}
    if ready.kind is SheetKind.OPENING:
        return log_opening, {**named, "openings": rows}
    return import_roster, {**named, "rows": rows}


def written_rows(answer: Logged | int) -> int:
    """How many rows such a command has written."""
    return answer if isinstance(answer, int) else answer.written


@query("imports.recent", roles=READERS | MAKERS, scope=Scope.COMMUNITY)
def recent_imports(session: Session, clock: Clock, actor: Actor, *, limit: int = 20) -> list[Row]:
    """The newest uploads and lists, with how many of their rows wait for approval or came back."""
    return db.claims.batches(session, community_id=actor.community_id, limit=limit)


def _hours(
    session: Session,
    clock: Clock,
    actor: Actor,
    rows: Sequence[HoursRow],
    refused: list[Refused],
    chosen: Mapping[int, str],
) -> dict[str, Any]:
    register = Register(session, actor.community_id)
    entries: list[Entry] = []
    sources: list[HoursRow] = []
    for row in rows:
        try:
            person_id = chosen.get(row.row) or _person_of(register, row)
        except AppError as refusal:
            refused.append(Refused(row=row.row, sheet=row.sheet, key=refusal.key, facts=refusal.facts))
            continue
        entries.append(_entry(row, person_id, actor.time_zone))
        sources.append(row)
    judged = judge(
        session,
        community_id=actor.community_id,
        now=clock.now(),
        time_zone=actor.time_zone,
        maker_person_id=actor.person_id,
        entries=entries,
    )
    shown: list[PreviewRow] = []
    for row, one in zip(sources, judged, strict=True):
        if one.refusal is not None and not one.is_duplicate:
            facts = {name: value for name, value in one.refusal.facts.items() if name != "row"}
            refused.append(Refused(row=row.row, sheet=row.sheet, key=one.refusal.key, facts=facts))
        else:
            shown.append(_shown(row, one))
    good = [one for one in judged if one.values is not None]
    listed = sum(one.hours_class is HoursClass.LISTED for one in good)
    return {
        "listed": listed,
        "back_filled": len(good) - listed,
        "new": len(good),
        "duplicate": sum(one.is_duplicate for one in judged),
        "shown": tuple(shown),
        "ready": [one.entry for one in good],
    }


def _person_of(register: Register, row: HoursRow) -> str:
    return str(
        register.person(
            row.name,
            phone=row.phone,
            phone_lost=row.phone_lost,
            volunteer_number=row.volunteer_number,
            card=row.card_number,
        ).id
    )


def _entry(row: HoursRow, person_id: str, time_zone: str) -> Entry:
    starts_at = ends_at = None
    if row.start_minute is not None and row.end_minute is not None:
        midnight = at_local(row.service_on, time(0), time_zone)
        starts_at = midnight + timedelta(minutes=row.start_minute)
        ends_at = midnight + timedelta(minutes=row.end_minute)
    return Entry(
        person_id=person_id,
        service_on=row.service_on,
        title=row.activity,
        minutes=row.minutes,
        starts_at=starts_at,
        ends_at=ends_at,
        row=row.row,
    )


def _shown(row: HoursRow, one: Judged) -> PreviewRow:
    kind = "duplicate" if one.is_duplicate else str(one.hours_class)
    return PreviewRow(
        row=row.row,
        sheet=row.sheet,
        kind=kind,
        why="hours.why.duplicate" if one.is_duplicate else one.reason,
        name=row.name,
        what=row.activity,
        day=row.service_on,
        minutes=row.minutes,
    )


def _roster(
    session: Session,
    clock: Clock,
    actor: Actor,
    rows: Sequence[RosterRow],
    refused: list[Refused],
    chosen: Mapping[int, str],
) -> dict[str, Any]:
    register = Register(session, actor.community_id)
    shown, ready = [], []
    for row in rows:
        elsewhere = register.elsewhere(row.name, phone=row.phone) if not is_known(register, row) else []
        answer = chosen.get(row.row)
        if elsewhere and answer is None:
            refusal = PersonElsewhere(name=row.name, candidates=candidates(elsewhere))
            refused.append(Refused(row=row.row, sheet=row.sheet, key=refusal.key, facts=refusal.facts))
            continue
        was_known = is_known(register, row) or answer in {one.id for one in elsewhere}
        shown.append(
            PreviewRow(
                row=row.row,
                sheet=row.sheet,
                kind="duplicate" if was_known else "new",
                why="roster.why.known" if was_known else "roster.why.new",
                name=row.name,
                what=" ".join(part for part in (row.building, row.head, row.card_number) if part),
            )
        )
        if not was_known:
            ready.append(row)
    return {
        "new": len(ready),
        "duplicate": len(shown) - len(ready),
        "shown": tuple(shown),
        "ready": ready,
    }


def _opening(
    session: Session,
    clock: Clock,
    actor: Actor,
    rows: Sequence[OpeningRow],
    refused: list[Refused],
    chosen: Mapping[int, str],
) -> dict[str, Any]:
    register = Register(session, actor.community_id)
    shown, ready, duplicate = [], [], 0
    for row in rows:
        try:
            household = register.household(card=row.card_number, building=row.building, head=row.head)
            person_id = (
                register.person(
                    row.name, phone=row.phone, phone_lost=row.phone_lost, volunteer_number=row.volunteer_number,
                    card=household.card_number,
                ).id
                if row.name and row.carried_minutes
                else None
            )  # fmt: skip
        except AppError as refusal:
            refused.append(Refused(row=row.row, sheet=row.sheet, key=refusal.key, facts=refusal.facts))
            continue
        opening = Opening(
            household_id=household.id,
            points=row.points or 0,
            passbook_page=row.passbook_page or "",
            person_id=person_id,
            minutes=row.carried_minutes or 0,
            row=row.row,
        )
        stands = identity_stands(session, community_id=actor.community_id, identity=opening.identity)
        duplicate += stands
        if not stands:
            ready.append(opening)
        shown.append(
            PreviewRow(
                row=row.row,
                sheet=row.sheet,
                kind="duplicate" if stands else "new",
                why="hours.why.duplicate" if stands else "opening.why.new",
                name=row.name or household.head_name,
                what=" ".join(part for part in (household.card_number, row.passbook_page) if part),
                minutes=row.carried_minutes or 0,
                points=row.points or 0,
            )
        )
    return {"new": len(ready), "duplicate": duplicate, "shown": tuple(shown), "ready": ready}


def _sheet(one: Refused) -> dict[str, str]:
    return {"sheet": one.sheet} if one.sheet else {}


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in facts.items()}
