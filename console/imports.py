"""Spreadsheets of an office come in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from console.door import AsJson, AsUser, Door, File, InCommunity, answer, refuse
from core.books import an_intent
from core.errors import AppError
from core.i18n import Language, translator
from core.imports import read_and_preview, whole_refusal, write
from core.sheets import COMMAND_LIMITS, SheetKind
from core.sheets.errors import SheetRefused

import_cli = typer.Typer(no_args_is_help=True, help="Spreadsheets of an office: roster, hours, opening balances.")


def _import(
    kind: SheetKind, file: Path, dry_run: bool, reason: str | None, as_json: bool, as_user: str | None,
    community: str | None,
) -> None:  # fmt: skip
    written = 0
    try:
        door = Door(as_json, as_user, community)
        try:
            preview = read_and_preview(
                door.app, door.actor, data=file.read_bytes(), file_name=file.name, kind=kind, limits=COMMAND_LIMITS
            )
        except SheetRefused as refused:
            preview = whole_refusal(kind, file.name, refused)
        if not dry_run:
            written = write(door.app, door.actor, an_intent("import", note=reason), preview)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    shown = preview.as_json(written=written)
    answer(shown, as_json=as_json, words=lambda: _import_words(shown))
    raise typer.Exit(1 if any(one["row"] is None for one in shown["refused"]) else 0)


def _import_words(shown: dict[str, Any]) -> str:
    t = translator(Language.ZH)
    numbers = "  ".join(f"{name} {shown[name]}" for name in shown if name != "refused")
    lines = [f"{one['row'] or '-'}: {t(one['key'], **one['facts'])}" for one in shown["refused"]]
    return "\n".join([numbers, *lines])


DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be written; write nothing.")]
Reason = Annotated[str | None, typer.Option("--reason", help="One reason for all back-filled rows.")]


@import_cli.command("roster")
def import_roster(
    file: File, dry_run: DryRun = False, as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None
) -> None:
    """Households and people."""
    _import(SheetKind.ROSTER, file, dry_run, None, as_json, as_user, community)


@import_cli.command("hours")
def import_hours(
    file: File, dry_run: DryRun = False, reason: Reason = None, as_json: AsJson = False, as_user: AsUser = None,
    community: InCommunity = None,
) -> None:  # fmt: skip
    """Service hours: listed where a published activity matches, else back-filled."""
    _import(SheetKind.HOURS, file, dry_run, reason, as_json, as_user, community)


@import_cli.command("opening")
def import_opening(
    file: File, dry_run: DryRun = False, reason: Reason = None, as_json: AsJson = False, as_user: AsUser = None,
    community: InCommunity = None,
) -> None:  # fmt: skip
    """Balances brought along from paper passbooks."""
    _import(SheetKind.OPENING, file, dry_run, reason, as_json, as_user, community)
