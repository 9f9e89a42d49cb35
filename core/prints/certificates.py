"""A volunteer's record or certificate on A4: who, when, what, how long; who answers for it; how to check it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core import qr
from core.i18n import Translate
from core.prints import shapes
from core.prints.head import head
from core.prints.paper import A4, EDGE, INK_2, WASH, ZHU, Paper, Printed
from core.prints.table import Cell, Column, Table, page_numbers
from core.prints.typeface import Weight

_LEFT: Final = 16.0
_RIGHT: Final = A4[0] - 16.0
_BOTTOM: Final = 278.0
_CLOSING_HEIGHT: Final = 84.0  # entry status, code, signatures, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    service_on: date  # local
    activity: str
    note: str  # kind of service and team
    place: str
    hours: str  # to a tenth
    recorded: str  # how it was recorded, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePaper:
    """What one certificate says. `is_proof`: issued and stamped by the community (domain D.2)."""

    community: str
    phone: str
    is_proof: bool
    title: str
    number: str
    person: str
    volunteer_number: str
    first_on: date
    last_on: date
    total_hours: str
    back_filled_hours: str  # empty where there are none
    star: str  # in words, empty without one
    rows: tuple[CertificateRow, ...]
    entered: int  # how many rows were entered into the national system
    handler: str
    issued_on: date
    check_link: str
    is_withdrawn: bool = False


def certificate_sheet(t: Translate, one: CertificatePaper, *, printed_at: datetime) -> Printed:
    """A4, services over as many pages as they need; who answers for it and how to check it on the last."""
    paper = Paper(t=t, title=f"{one.title} {one.number}", printed_at=printed_at)
    paper.new_page(A4)
    note = t("print.certificate.number", number=one.number)
    top = head(paper, one.community, "", left=_LEFT, right=_RIGHT, top=14)
    width = _RIGHT - _LEFT
    paper.block(one.title, _LEFT, top + 6, width=width, height=9, size=22, weight=Weight.BOLD, middle=True)
    below = paper.block(note, _LEFT, top + 17, width=width, height=5, size=11, ink=INK_2)
    if one.is_withdrawn:
        below = paper.block(
            t("print.certificate.withdrawn"), _LEFT, below + 2, width=width, height=8, size=18, ink=ZHU,
            weight=Weight.BOLD,
        )  # fmt: skip
    y = _facts(paper, one, below + 5)
    y = _table(paper).draw(paper, _rows(one), top=y + 4)
    if y + 4 + _CLOSING_HEIGHT > _BOTTOM:
        paper.new_page(A4)
        y = 12.0
    _closing(paper, one, y + 5)
    page_numbers(paper, left=_LEFT, right=_RIGHT, y=285, note=f"{one.title} {one.number}")
    return paper.finished()


def _facts(paper: Paper, one: CertificatePaper, top: float) -> float:
    """Two columns: who and when, how much."""
    t = paper.t
    total = t("print.certificate.total_is", hours=one.total_hours, count=len(one.rows))
    left = [
        (t("print.certificate.person"), one.person),
        (t("print.certificate.volunteer_number"), one.volunteer_number),
        *([(t("print.certificate.star"), one.star)] if one.star else []),
    ]
    right = [
        (t("print.certificate.period"), t("print.certificate.period_is", first=one.first_on, last=one.last_on)),
        (t("print.certificate.total"), total),
    ]
    half = (_RIGHT - _LEFT) / 2
    bottom = top
    for place, pairs in enumerate((left, right)):
        y, x = top, _LEFT + place * half
        for name, value in pairs:
            paper.block(name, x, y, width=27, height=5, size=9.5, ink=INK_2)
            y = paper.block(value, x + 28, y, width=half - 31, size=12, weight=Weight.BOLD) + 3
        bottom = max(bottom, y)
    return bottom


def _table(paper: Paper) -> Table:
    t = paper.t

    def next_page() -> float:
        paper.new_page(A4)
        return 16.0

    return Table(
        columns=(
            Column(title=t("print.certificate.day"), width=25),
            Column(title=t("print.certificate.activity"), width=67),
            Column(title=t("print.certificate.place"), width=38),
            Column(title=t("print.certificate.class"), width=31),
            Column(title=t("print.certificate.hours"), width=17, align="right"),
        ),
        left=_LEFT,
        bottom=_BOTTOM,
        next_page=next_page,
    )


def _rows(one: CertificatePaper) -> Iterator[tuple[Cell, ...]]:
    for row in one.rows:
        yield (
            Cell(text=row.service_on.isoformat()),
            Cell(text=row.activity, note=row.note),
            Cell(text=row.place),
            Cell(text=row.recorded),
            Cell(text=row.hours, weight=Weight.BOLD),
        )


def _closing(paper: Paper, one: CertificatePaper, top: float) -> None:
    t, width = paper.t, _RIGHT - _LEFT
    count = len(one.rows)
    which = "all" if one.entered == count else "some" if one.entered else "none"
    lines = [t(f"print.certificate.entered_{which}", count=count, entered=one.entered)]
    if one.back_filled_hours:
        lines.append(t("print.certificate.apart", hours=one.back_filled_hours))
    lines.append(t("print.certificate.proof_note" if one.is_proof else "print.certificate.record_note"))
    y = top
    for line in lines:
        y = paper.block(line, _LEFT, y, width=width, size=10, ink=INK_2) + 1.6
    y += 3
    side = 30.0
    paper.shape(shapes.rectangle(_LEFT, y, 88, side + 5, 2.5), fill=WASH)
    paper.symbol(qr.code_symbol(one.check_link, level="M"), _LEFT + 2.5, y + 2.5, side)
    x = _LEFT + side + 6
    paper.block(t("print.certificate.check"), x, y + 4, width=48, height=5, size=13, weight=Weight.BOLD)
    paper.block(t("print.certificate.check_note"), x, y + 11, width=48, height=18, size=9.5)
    x = _LEFT + 96
    paper.block(t("print.certificate.unit"), x, y + 1, width=80, height=4, size=9.5, ink=INK_2)
    paper.block(one.community, x, y + 6, width=80, height=6, size=13, weight=Weight.BOLD)
    paper.block(one.phone, x, y + 13, width=80, height=4, size=10, ink=INK_2)
    if one.handler:
        handled = t("print.certificate.handler_is", name=one.handler)
        paper.block(handled, x, y + 18.5, width=80, height=4, size=10, ink=INK_2)
    paper.block(
        f"{t('print.certificate.date')} {t('full_day', day=one.issued_on)}", x, y + 24, width=80, height=4, size=10,
        ink=INK_2,
    )  # fmt: skip
    if not one.is_proof:
        return
    y += side + 19
    third = (width - 12) / 3
    for place, words in enumerate((t("print.certificate.leader"), t("print.certificate.handler"))):
        x = _LEFT + place * (third + 6)
        paper.block(words, x, y - 6, width=third, height=4.2, size=10)
        paper.rule(x, y + 8, x + third, ink=EDGE)
    x = _LEFT + 2 * (third + 6)
    paper.shape(shapes.rectangle(x, y - 14, third, 30, 2.5), stroke=EDGE, dash=(1.5, 1.5))
    paper.block(
        t("print.certificate.seal"), x, y - 14, width=third, height=30, size=10, ink=INK_2, align="center", middle=True
    )
