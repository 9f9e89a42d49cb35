"""What a community takes along: everything of its own as csv, one sheet a file."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import db.records
from core.books import Work, an_intent
from core.bootstrap import App
from core.clock import Clock, zone
from core.commands import command, query
from core.errors import Malformed
from core.national import as_csv
from core.policy import Actor, Role, Scope
from db.engine import Row, Session

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
PAGE: Final = 100


@command("export.everything", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def note_export(work: Work, *, sheets: int) -> int:
    """Write down that everything is taken along: who and when; the files are kept nowhere."""
    work.about("export:everything", sheets=sheets)
    return sheets


def export_everything(app: App, actor: Actor, folder: Path) -> list[Path]:
    """Write every sheet with rows into a folder, made if need be; the books note who did it. Raises Forbidden."""
    app.do(actor, an_intent("cli"), note_export, sheets=len(db.records.SHEETS))
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in db.records.SHEETS:
        headings, rows = app.look(actor, sheet_of, name=name)
        if not rows:
            continue
        path = folder / f"{name}.csv"
        path.write_bytes(as_csv(headings, rows))
        files.append(path)
    return files


@query("export.sheet", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def sheet_of(session: Session, clock: Clock, actor: Actor, *, name: str) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of one sheet; phones are readable, instants local."""
    rows = db.records.sheet(session, community_id=actor.community_id, name=name)
    headings = list(rows[0]._fields) if rows else []
    return (
        ["phone" if heading == "phone_sealed" else heading for heading in headings],
        [[_cell(session, actor, row, column) for column in headings] for row in rows],
    )


def _cell(session: Session, actor: Actor, row: Row, column: str) -> Any:
    value = getattr(row, column)
    if column == "phone_sealed":
        name = f"person/{row.id}/phone"
        return session.secrets.unseal("person", actor.community_id, name, value) if value else ""
    if isinstance(value, datetime):
        return value.astimezone(zone(actor.time_zone)).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


# -- for programs --------------------------------------------------------------------------------------------------


@query("export.service_records", roles=OFFICE | {Role.INTEGRATION}, scope=Scope.COMMUNITY)
def service_records(
    session: Session, clock: Clock, actor: Actor, *, first: date | None = None, last: date | None = None,
    cursor: str | None = None,
) -> tuple[list[Row], str | None]:  # fmt: skip
    """Hours by day of service, a hundred at a time, and the cursor of what follows. Raises Malformed."""
    after_on, after_id = (first or date(1900, 1, 1)), ""
    if cursor is not None:
        day, _, after_id = cursor.partition("~")
        try:
            after_on = date.fromisoformat(day)
        except ValueError as wrong:
            raise Malformed(field="cursor") from wrong
        if not after_id.isalnum() or not after_id.isascii():
            raise Malformed(field="cursor")
    rows = db.records.service_records(
        session, community_id=actor.community_id, after_on=after_on, after_id=after_id,
        until_on=last or date(9999, 12, 31), limit=PAGE + 1,
    )  # fmt: skip
    shown = rows[:PAGE]
    more = f"{shown[-1].service_on.isoformat()}~{shown[-1].id}" if len(rows) > PAGE else None
    return shown, more
