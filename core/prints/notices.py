"""A public notice for the board: what is about to become points, with names masked, and how to object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core import qr
from core.i18n import Translate
from core.prints import shapes
from core.prints.head import head
from core.prints.paper import A4, EDGE, INK_2, QING, WASH, Paper, Printed
from core.prints.table import Cell, Column, Table, page_numbers
from core.prints.typeface import Weight

_LEFT: Final = 16.0
_RIGHT: Final = A4[0] - 16.0
_BOTTOM: Final = 278.0
_CLOSING_HEIGHT: Final = 74.0  # objection, seal and signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    household_masked: str
    place: str  # building and team, so that three of one masked name can be told apart
    deed: str  # what was done, a ready phrase
    service_on: date  # local
    rule: str  # code of the rule item, or another ground
    points: int  # negative for a deduction


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySeal:
    """The signed head of the books of one day, for comparing paper with books."""

    day: date
    operation_count: int
    check_value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNotice:
    community: str
    phone: str
    number: str
    posted_on: date  # local
    last_on: date  # objections count through this whole day
    rows: tuple[NoticeRow, ...]
    objection_link: str  # under the portal's own address
    seal: DaySeal | None = None


def notice_sheet(t: Translate, notice: PublicNotice, *, printed_at: datetime) -> Printed:
    """A4, rows over as many pages as they need; how to object and who signs on the last."""
    title = t("print.notice.title", number=notice.number)
    paper = Paper(t=t, title=title, printed_at=printed_at)
    paper.new_page(A4)
    top = head(paper, notice.community, t("print.notice.board"), left=_LEFT, right=_RIGHT, top=14)
    width = _RIGHT - _LEFT
    paper.block(title, _LEFT, top + 6, width=width, height=9, size=22, weight=Weight.BOLD, middle=True)
    period = t(
        "print.notice.period",
        first=notice.posted_on,
        last=notice.last_on,
        count=len(notice.rows),
        points=sum(row.points for row in notice.rows),
    )
    below = paper.block(period, _LEFT, top + 18, width=width, height=12, size=11.5, ink=INK_2)
    y = _table(paper).draw(paper, _rows(paper, notice), top=below + 4)
    if y + 6 + _CLOSING_HEIGHT > _BOTTOM:
        paper.new_page(A4)
        y = 10.0
    _closing(paper, notice, y + 7)
    page_numbers(paper, left=_LEFT, right=_RIGHT, y=285, note=f"{notice.community} {title}")
    return paper.finished()


def _table(paper: Paper) -> Table:
    t = paper.t

    def next_page() -> float:
        paper.new_page(A4)
        return 16.0

    return Table(
        columns=(
            Column(title=t("print.notice.household"), width=50),
            Column(title=t("print.notice.deed"), width=72),
            Column(title=t("print.notice.ground"), width=36),
            Column(title=t("print.notice.points"), width=20, align="right"),
        ),
        left=_LEFT,
        bottom=_BOTTOM,
        next_page=next_page,
    )


def _rows(paper: Paper, notice: PublicNotice) -> Iterator[tuple[Cell, ...]]:
    t = paper.t
    for row in notice.rows:
        yield (
            Cell(text=row.household_masked, note=row.place, weight=Weight.BOLD),
            Cell(text=row.deed),
            Cell(text=t("print.day", day=row.service_on), note=t("print.notice.rule", rule=row.rule)),
            Cell(text=t("print.points", points=row.points), weight=Weight.BOLD),
        )


def _closing(paper: Paper, notice: PublicNotice, top: float) -> None:
    t = paper.t
    gap, height = 6.0, 37.0
    objection = 106.0
    paper.shape(shapes.rectangle(_LEFT, top, objection, height, 2.5), fill=WASH)
    side = 32.0
    paper.symbol(qr.code_symbol(notice.objection_link, level="M"), _LEFT + 2.5, top + 2.5, side)
    x, width = _LEFT + side + 6.5, objection - side - 11
    paper.block(t("print.notice.objection_title"), x, top + 4.5, width=width, height=5.4, size=13, weight=Weight.BOLD)
    words = t("print.notice.objection", last=notice.last_on, phone=notice.phone)
    paper.block(words, x, top + 12, width=width, height=22, size=10.5)

    x = _LEFT + objection + gap
    width = _RIGHT - x
    if notice.seal:
        paper.shape(shapes.rectangle(x, top, width, height, 2.5), stroke=EDGE)
        inner = width - 10
        sealed = t("print.notice.seal", day=notice.seal.day)
        paper.block(sealed, x + 5, top + 4.5, width=inner, height=5.4, size=12, weight=Weight.BOLD)
        count = t("print.notice.seal_count", count=notice.seal.operation_count)
        paper.block(count, x + 5, top + 12, width=inner, height=4, size=10, ink=INK_2)
        value = t("print.notice.seal_value", value=notice.seal.check_value)
        below = paper.block(value, x + 5, top + 18, width=inner, height=8, size=10, ink=QING)
        paper.block(t("print.notice.seal_use"), x + 5, below + 2.4, width=inner, height=7, size=8.5, ink=INK_2)

    y = top + height + 20
    half = (_RIGHT - _LEFT - 8) / 2
    for place, words in enumerate((t("print.notice.sign_committee"), t("print.notice.sign_supervision"))):
        x = _LEFT + place * (half + 8)
        name = paper.block(words, x, y - 11, width=half, height=4.2, size=10.5)
        paper.rule(x, name + 8.5, x + half, ink=EDGE)
    paper.block(t("print.notice.masked"), _LEFT, y + 7, width=_RIGHT - _LEFT, height=8, size=9, ink=INK_2)
