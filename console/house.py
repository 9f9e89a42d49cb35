"""The installation: make it, serve it, check it, let its time pass."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

import typer

import db.places
from console.door import (
    AsJson,
    File,
    InCommunity,
    answer,
    community_of,
    opened,
    other_version,
    refuse,
    say,
    until_the_end,
)
from core import jobs
from core.calendars import load_calendar
from core.check import run_check
from core.clock import start_of_day
from core.errors import AppError
from core.installing import install
from core.seals import seal_days
from core.settings import Settings
from db.migrate import SchemaMismatch

calendar_cli = typer.Typer(no_args_is_help=True, help="Working days.")


def init(
    demo: Annotated[str, typer.Option(help="community: a whole demo; none: one empty community.")],
    as_json: AsJson = False,
) -> None:
    """Make schema, keys, working days and a community."""
    try:
        app = until_the_end(install(Settings(), demo=demo, progress=say))
    except SchemaMismatch as mismatch:
        other_version(mismatch, as_json=as_json)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    with app.reading() as (session, _):
        codes = [row.code for row in db.places.communities(session)]
    answer({"communities": codes, "demo": demo}, as_json=as_json, words=lambda: " ".join(codes))


def serve(port: Annotated[int, typer.Option(min=1, max=65535, help="Where the portal listens.")] = 8501) -> None:
    """Serve the portal with uvicorn."""
    opened(as_json=False).database.close()
    from api.serving import serve as run  # the web stack costs a second; no other command pays for it

    try:
        run(port)
    except AppError as refusal:
        refuse(refusal, as_json=False)


def check(as_json: AsJson = False, community: InCommunity = None) -> None:
    """Check every invariant of the books; names table and id of any row changed behind their back."""
    app = opened(as_json=as_json)
    try:
        chosen = community_of(app, community).id if community else None
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    report = run_check(app, community_id=chosen)
    shown = report.to_json()
    answer(shown, as_json=as_json, words=lambda: _check_words(shown))
    raise typer.Exit(0 if shown["ok"] else 1)


def _check_words(report: dict[str, Any]) -> str:
    lines = [
        f"{'✓' if not one['broken'] else '✗'} {one['id']:>7}  {one['name']}  ({one['checked']} / {one['broken']})"
        for one in report["invariants"]
    ]
    lines += [f"    {row['table']} {row['id']}: {row['detail']}" for one in report["invariants"] for row in one["rows"]]
    return "\n".join([*lines, "ok" if report["ok"] else "broken"])


def tick(
    at: Annotated[str | None, typer.Option(help="Demo only: move time to this local date or instant first.")] = None,
    as_json: AsJson = False,
) -> None:
    """Do the scheduled work that is due: notices, expiry, seals."""
    try:
        app = opened(as_json=as_json)
        if at is not None:
            time_zone = community_of(app, None).time_zone
            with app.reading() as (_, clock):
                now = clock.now()
            jobs.move_demo_clock(app, ahead=_instant(at, time_zone) - now)
        done = jobs.run_due(app)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    shown = {"done": [{"job": one.job, "count": one.count} for one in done]}
    answer(shown, as_json=as_json, words=lambda: "\n".join(f"{one.job}\t{one.count}" for one in done))


def _instant(text: str, time_zone: str) -> datetime:
    try:
        if len(text) == 10:
            return start_of_day(date.fromisoformat(text), time_zone)
        instant = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise typer.BadParameter("a local date 2026-12-01 or an instant 2026-12-01T08:00:00+08:00") from wrong
    if instant.tzinfo is None:
        raise typer.BadParameter("an instant needs its offset, for example +08:00")
    return instant


def seal(as_json: AsJson = False) -> None:
    """Sign the head of every ended day."""
    try:
        sealed = seal_days(opened(as_json=as_json))
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    rows = [
        {"community": code, "day": one.day.isoformat(), "head": one.head, "count": one.operations}
        for code, one in sealed
    ]
    answer({"seals": rows}, as_json=as_json, words=lambda: "\n".join(f"{r['community']}\t{r['day']}" for r in rows))


@calendar_cli.command("load")
def calendar_load(file: File, as_json: AsJson = False) -> None:
    """Load working days: a csv of date,is_working."""
    try:
        app = opened(as_json=as_json)
        loaded = load_calendar(app, file.read_text("utf-8-sig"), source=file.name)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    answer({"days": loaded}, as_json=as_json, words=lambda: f"{loaded}")
