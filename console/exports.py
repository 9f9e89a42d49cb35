"""What leaves: everything as csv, batches for the national system, the day they were entered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from console.door import AsJson, AsUser, Door, InCommunity, answer, refuse
from core.errors import AppError
from core.exports import export_everything
from core.i18n import Language, translator
from core.national import batch_files, make_batch, mark_entered


class _FolderOrMore(TyperGroup):
    """`export DIR` is `export everything DIR`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        words = [one for one in args if not one.startswith("-")]
        if words and words[0] not in self.commands and "--help" not in args:
            args = ["everything", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


export_cli = typer.Typer(
    cls=_FolderOrMore, no_args_is_help=True, help="`export DIR` writes everything; more below takes a part along."
)
Folder = Annotated[Path, typer.Argument(file_okay=False, writable=True, help="Made if it is not there.")]


@export_cli.command("everything", hidden=True)
def everything(folder: Folder, as_json: AsJson = False, as_user: AsUser = None, community: InCommunity = None) -> None:
    """Every sheet of the community as csv, people's phones included; the books note who took it along."""
    try:
        door = Door(as_json, as_user, community)
        files = export_everything(door.app, door.actor, folder)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    answer({"files": [str(file) for file in files]}, as_json=as_json, words=lambda: "\n".join(map(str, files)))


@export_cli.command("national")
def national(
    folder: Folder,
    number: Annotated[int | None, typer.Option("--batch", help="Write this batch again instead of a new one.")] = None,
    as_json: AsJson = False,
    as_user: AsUser = None,
    community: InCommunity = None,
) -> None:
    """What is new or changed since the last batch, of people who agreed, as xlsx and csv."""
    shown: dict[str, Any] = {}
    try:
        door = Door(as_json, as_user, community)
        if number is None:
            made = door.do(make_batch)
            number = made.number
            shown = {"lines": made.lines, "corrections": made.corrections, "without_consent": made.without_consent}
        files = batch_files(door.app, door.actor, translator(Language.ZH, door.actor.time_zone), number=number)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    paths = [str(folder / name) for name in files]
    answer({"batch": number, **shown, "files": paths}, as_json=as_json, words=lambda: "\n".join(paths))


@export_cli.command("entered")
def entered(
    number: Annotated[int, typer.Argument(help="The batch.")],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The local date on which it was entered.")],
    as_json: AsJson = False,
    as_user: AsUser = None,
    community: InCommunity = None,
) -> None:
    """Note on which day a batch was entered into the national system."""
    try:
        day = date.fromisoformat(on)
    except ValueError as wrong:
        raise typer.BadParameter("a local date such as 2026-12-01") from wrong
    try:
        records = Door(as_json, as_user, community).do(mark_entered, number=number, entered_on=day)
    except AppError as refusal:
        refuse(refusal, as_json=as_json)
    shown = {"batch": number, "entered_on": day.isoformat(), "records": records}
    answer(shown, as_json=as_json, words=lambda: f"{number}\t{day}\t{records}")
