"""The list to call from: who is expected, with building and phone, for a cancelled activity or a dead network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.i18n import Translate
from core.prints.head import head
from core.prints.paper import A4, INK_2, Paper, Printed
from core.prints.table import Cell, Column, Table, page_numbers
from core.prints.typeface import Weight

_LEFT: Final = 16.0
_RIGHT: Final = A4[0] - 16.0
_BOTTOM: Final = 276.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One person to call; `stands` is how they stand on the list, `phone` None for those who have none."""

    name: str
    building: str
    phone: str | None
    stands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallList:
    """What the list says; the last column stays empty for a signature or a tick."""

    community: str
    activity: str
    about: str  # day, time and place in one line
    note: str  # what to mind, or why it is called off; may be empty
    lines: tuple[CallLine, ...]


def call_list(t: Translate, sheet: CallList, *, printed_at: datetime) -> Printed:
    """A4, over as many pages as it needs."""
    title = t("print.call_list.title")
    paper = Paper(t=t, title=f"{title} {sheet.activity}", printed_at=printed_at)
    paper.new_page(A4)
    top = head(paper, sheet.community, title, left=_LEFT, right=_RIGHT, top=14)
    width = _RIGHT - _LEFT
    below = paper.block(sheet.activity, _LEFT, top + 5, width=width, height=9, size=20, weight=Weight.BOLD)
    below = paper.block(sheet.about, _LEFT, below + 3, width=width, height=6, size=11.5, ink=INK_2)
    if sheet.note:
        below = paper.block(sheet.note, _LEFT, below + 3, width=width, height=12, size=12)
    without = sum(line.phone is None for line in sheet.lines)
    counted = t("print.call_list.counted", people=len(sheet.lines), without=without)
    below = paper.block(counted, _LEFT, below + 3, width=width, height=5, size=10.5)
    _table(paper).draw(paper, _rows(t, sheet), top=below + 4)
    page_numbers(paper, left=_LEFT, right=_RIGHT, y=287, note=t("print.call_list.private"))
    return paper.finished()


def _table(paper: Paper) -> Table:
    t = paper.t

    def next_page() -> float:
        paper.new_page(A4)
        return 16.0

    return Table(
        columns=(
            Column(title=t("print.call_list.number"), width=12),
            Column(title=t("print.call_list.name"), width=46),
            Column(title=t("print.call_list.phone"), width=46),
            Column(title=t("print.call_list.stands"), width=30),
            Column(title=t("print.call_list.signature"), width=44),
        ),
        left=_LEFT,
        bottom=_BOTTOM,
        next_page=next_page,
    )


def _rows(t: Translate, sheet: CallList) -> Iterator[tuple[Cell, ...]]:
    for place, line in enumerate(sheet.lines, start=1):
        phone = line.phone or t("print.call_list.no_phone")
        yield (
            Cell(text=str(place)),
            Cell(text=line.name, note=line.building, weight=Weight.BOLD),
            Cell(text=phone, weight=Weight.REGULAR if line.phone is None else Weight.BOLD),
            Cell(text=line.stands),
            Cell(text=""),
        )
