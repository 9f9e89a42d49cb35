"""The attendance sheet of an activity, for those without a phone and for when the network is down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core import qr
from core.i18n import Translate
from core.prints.head import head
from core.prints.paper import A4, EDGE, INK_2, Paper, Printed
from core.prints.table import Cell, Column, Table, page_numbers
from core.prints.typeface import Weight

_LEFT: Final = 16.0
_RIGHT: Final = A4[0] - 16.0
_BOTTOM: Final = 262.0
_SIDE: Final = 27.0  # of the symbol, mm
EMPTY_LINES: Final = 8  # for who comes without having signed up


@dataclass(frozen=True, slots=True, kw_only=True)
class RollPerson:
    name: str
    number: str
    place: str  # building; may be empty


@dataclass(frozen=True, slots=True, kw_only=True)
class RollSheet:
    """What the sheet says; people write times and signatures by hand."""

    community: str
    activity: str
    place: str
    leader: str
    starts_at: datetime
    ends_at: datetime
    people: tuple[RollPerson, ...]
    link: str  # where the office types this sheet in; what the symbol says


def roll_sheet(t: Translate, sheet: RollSheet, *, printed_at: datetime) -> Printed:
    """A4, names over as many pages as they need, empty lines after them; who signs at the foot of the last."""
    title = t("print.roll.title")
    paper = Paper(t=t, title=f"{title} {sheet.activity}", printed_at=printed_at)
    paper.new_page(A4)
    top = head(paper, sheet.community, title, left=_LEFT, right=_RIGHT, top=14)
    width = _RIGHT - _LEFT - _SIDE - 6
    below = paper.block(sheet.activity, _LEFT, top + 5, width=width, height=9, size=20, weight=Weight.BOLD)
    about = t("print.roll.about", starts_at=sheet.starts_at, ends_at=sheet.ends_at, place=sheet.place,
              leader=sheet.leader)  # fmt: skip
    below = paper.block(about, _LEFT, below + 3, width=width, height=10, size=11.5, ink=INK_2)
    paper.block(t("print.roll.use"), _LEFT, below + 3, width=width, height=9, size=10.5)
    paper.symbol(qr.code_symbol(sheet.link, level="M"), _RIGHT - _SIDE, top + 3, _SIDE)
    paper.block(t("print.roll.scan"), _RIGHT - _SIDE - 8, top + _SIDE + 3.5, width=_SIDE + 8, height=6, size=8.5,
                ink=INK_2, align="right")  # fmt: skip
    y = _table(paper).draw(paper, _rows(sheet), top=top + _SIDE + 12)
    _closing(paper, max(y + 14, 270.0))
    page_numbers(paper, left=_LEFT, right=_RIGHT, y=287, note=f"{sheet.community} {sheet.activity}")
    return paper.finished()


def _table(paper: Paper) -> Table:
    t = paper.t

    def next_page() -> float:
        paper.new_page(A4)
        return 16.0

    return Table(
        columns=(
            Column(title=t("print.roll.number"), width=14),
            Column(title=t("print.roll.name"), width=52),
            Column(title=t("print.roll.in"), width=32),
            Column(title=t("print.roll.out"), width=32),
            Column(title=t("print.roll.signature"), width=48),
        ),
        left=_LEFT,
        bottom=_BOTTOM,
        next_page=next_page,
    )


def _rows(sheet: RollSheet) -> Iterator[tuple[Cell, ...]]:
    blank = Cell(text="", note=" ")
    for place, one in enumerate(sheet.people, start=1):
        note = " ".join(part for part in (one.number, one.place) if part)
        yield Cell(text=str(place)), Cell(text=one.name, note=note, weight=Weight.BOLD), blank, blank, blank
    for place in range(len(sheet.people) + 1, len(sheet.people) + EMPTY_LINES + 1):
        yield Cell(text=str(place)), blank, blank, blank, blank


def _closing(paper: Paper, y: float) -> None:
    half = (_RIGHT - _LEFT - 8) / 2
    for place, words in enumerate(("print.roll.leader", "print.roll.community")):
        x = _LEFT + place * (half + 8)
        paper.block(paper.t(words), x, y, width=half, height=4.2, size=10.5)
        paper.rule(x + 30, y + 5, x + half, ink=EDGE)
