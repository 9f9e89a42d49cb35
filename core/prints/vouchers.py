"""Vouchers on paper: eight tickets to an A4 sheet, or one to a length of till roll.

The code is bare (never a link), as a symbol and as 4 x 4 characters for typing when the symbol is worn (design 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core import qr
from core.codes import written
from core.i18n import Translate, yuan
from core.prints import shapes
from core.prints.paper import A4, BLACK, EDGE, INK, INK_2, LINE, QING, Align, Paper, Printed
from core.prints.seal import mark
from core.prints.typeface import MM_PER_POINT, Weight, typeface

COLUMNS: Final = 2
ROWS: Final = 4
TICKET: Final = (94.0, 66.0)  # mm
ROLL_WIDTH: Final = 80.0
_SYMBOL_SHARE: Final = 25 / 29  # of a version 1 symbol's side: up to its dark right edge
_DARK_SHARE: Final = 21 / 29  # its dark part
_PAD: Final = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVoucher:
    """What one voucher says; the code is readable only while it is printed (design 7)."""

    community: str
    phone: str
    serial: str
    face_fen: int
    goods: str = ""  # what a goods or service voucher is for; it stands in place of the amount
    shops: tuple[str, ...] = ()  # where goods or a service are handed out
    code: str  # 16 symbols, bare
    holder_masked: str
    valid_until: date  # local, through that whole day


def voucher_sheet(t: Translate, *vouchers: PaperVoucher, printed_at: datetime) -> Printed:
    """A4 with cut marks, eight tickets a page, in the order given."""
    paper = Paper(t=t, title=t("print.voucher.sheet"), printed_at=printed_at)
    width, height = TICKET
    left, top = (A4[0] - COLUMNS * width) / 2, (A4[1] - ROWS * height) / 2
    for place, voucher in enumerate(vouchers):
        spot = place % (COLUMNS * ROWS)
        if spot == 0:
            paper.new_page(A4)
            _cut_lines(paper, left, top)
        _ticket(paper, voucher, left + spot % COLUMNS * width, top + spot // COLUMNS * height)
    return paper.finished()


def voucher_receipt(t: Translate, *vouchers: PaperVoucher, printed_at: datetime) -> Printed:
    """80 mm roll, black only, one page a voucher and as long as it needs to be."""
    paper = Paper(t=t, title=t("print.voucher.sheet"), printed_at=printed_at)
    for voucher in vouchers:
        _receipt(paper, voucher)
    return paper.finished()


def _cut_lines(paper: Paper, left: float, top: float) -> None:
    width, height = TICKET
    right, bottom = left + COLUMNS * width, top + ROWS * height
    path = ""
    for column in range(COLUMNS + 1):
        path += shapes.line(left + column * width, top, left + column * width, bottom)
    for row in range(ROWS + 1):
        path += shapes.line(left, top + row * height, right, top + row * height)
    paper.shape(path, stroke=EDGE, line_width=0.15, dash=(1.4, 1.4))
    marks = shapes.corner_marks(left, top, right - left, bottom - top, length=4, gap=1.5)
    paper.shape(marks, stroke=INK, line_width=0.15)
    for row in range(1, ROWS):
        paper.words("✂", left - 5, top + row * height + 1.4, size=10, ink=INK_2)


def _ticket(paper: Paper, voucher: PaperVoucher, x: float, y: float) -> None:
    t = paper.t
    width, height = TICKET
    left, right = x + _PAD, x + width - _PAD
    side = 36.0
    column = right - side * _SYMBOL_SHARE - left - 3  # left of the symbol

    mark(paper, left - 0.2, y + 5, 7.4)
    paper.block(
        voucher.community, left + 9.4, y + 5, width=column - 9.4, height=7.4, size=10.5, weight=Weight.BOLD, middle=True
    )
    _amount(paper, voucher, left, y + 16.6, width=column, height=14.2)
    lines = (
        (_title(paper, voucher), 10.5, Weight.REGULAR, INK),
        (_how(paper, voucher), 10.5, Weight.BOLD, INK),
        (t("print.voucher.until", until=voucher.valid_until), 10.5, Weight.BOLD, QING),
    )
    for place, (text, size, weight, ink) in enumerate(lines):
        paper.block(text, left, y + 34.2 + place * 5.3, width=column, height=3.9, size=size, weight=weight, ink=ink)
    holder = t("print.voucher.holder", name=voucher.holder_masked)
    paper.block(holder, left, y + 50.4, width=column, height=3.6, size=9.5, ink=INK_2)

    symbol_x = right - side * _SYMBOL_SHARE
    paper.symbol(qr.symbol(voucher.code, version=1), symbol_x, y + 1, side)
    for place, half in enumerate(_halves(voucher.code)):
        base = y + 42.4 + place * 6.8
        _justified(paper, half, right - side * _DARK_SHARE, base, width=side * _DARK_SHARE, size=13)

    foot = y + height - 9.2
    paper.rule(left, foot, right, ink=LINE)
    serial = t("print.voucher.serial", serial=voucher.serial)
    paper.block(serial, left, foot + 1.9, width=column - 4, height=3, size=8.5, ink=INK_2)
    phone = t("print.voucher.phone", phone=voucher.phone)
    wide = right - left - column
    paper.block(phone, right - wide, foot + 1.9, width=wide, height=3, size=8.5, ink=INK_2, align="right")


def _how(paper: Paper, voucher: PaperVoucher) -> str:
    """That an amount is used whole, or where goods are handed out."""
    if voucher.goods and voucher.shops:
        return paper.t("print.voucher.where", shop=voucher.shops[0], count=len(voucher.shops))
    return paper.t("print.voucher.once_goods" if voucher.goods else "print.voucher.once")


def _receipt(paper: Paper, voucher: PaperVoucher) -> None:
    t = paper.t
    page = paper.new_page((ROLL_WIDTH, 0))
    left, middle = 5.0, ROLL_WIDTH / 2
    width = ROLL_WIDTH - 2 * left

    def line(
        text: str, y: float, *, size: float, weight: Weight = Weight.REGULAR, height: float | None = None
    ) -> float:
        return paper.block(
            text, left, y, width=width, height=height, size=size, weight=weight, ink=BLACK, align="center"
        )

    mark(paper, middle - 5, 5, 10, ink=BLACK)
    y = line(voucher.community, 17.5, size=14, weight=Weight.BOLD)
    y = line(_title(paper, voucher), y + 2.6, size=12)
    _amount(paper, voucher, left, y + 6, width=width, height=20, ink=BLACK, is_centred=True)
    y += 31
    y = line(_how(paper, voucher), y, size=13, weight=Weight.BOLD)
    y = line(t("print.voucher.until", until=voucher.valid_until), y + 2.4, size=12, weight=Weight.BOLD)
    side = 54.0
    paper.symbol(qr.symbol(voucher.code, version=1), middle - side / 2, y, side)
    dark = side * _DARK_SHARE
    y += side + 0.5
    for half in _halves(voucher.code):
        y += 7.4
        _justified(paper, half, middle - dark / 2, y, width=dark, size=20, ink=BLACK)
    y += 5
    paper.shape(shapes.line(left, y, left + width, y), stroke=BLACK, line_width=0.25, dash=(1.2, 1.2))
    y += 3
    for text in (
        t("print.voucher.holder", name=voucher.holder_masked),
        t("print.voucher.serial", serial=voucher.serial),
        t("print.voucher.keep"),
        t("print.voucher.phone", phone=voucher.phone),
        t("print.voucher.issued", at=paper.printed_at),
    ):
        y = line(text, y, size=10.5) + 1.8
    page.height = y + 8


def _amount(
    paper: Paper,
    voucher: PaperVoucher,
    x: float,
    y: float,
    *,
    width: float,
    height: float,
    ink: str = QING,
    is_centred: bool = False,
) -> None:
    """The face as large as its place allows, its unit small beside it; or the goods."""
    if voucher.goods:
        align: Align = "center" if is_centred else "left"
        paper.block(
            voucher.goods,
            x,
            y,
            width=width,
            height=height,
            size=24,
            weight=Weight.BOLD,
            ink=ink,
            align=align,
            middle=True,
        )
        return
    face, unit = typeface(Weight.BOLD), paper.t("print.unit.yuan")
    figure = yuan(voucher.face_fen)
    size = height / MM_PER_POINT / face.cap_height  # capitals as tall as the place
    share = 0.3  # of the figure's size: the unit's
    natural = face.width(figure, size) + face.width(unit, size * share)
    size *= min(1, width / natural)
    figure_width, unit_width = face.width(figure, size), face.width(unit, size * share)
    start = x + (width - figure_width - unit_width) / 2 if is_centred else x
    base = y + (height + size * MM_PER_POINT * face.cap_height) / 2
    paper.words(figure, start, base, size=size, weight=Weight.BOLD, ink=ink)
    paper.words(unit, start + figure_width, base, size=size * share, weight=Weight.BOLD, ink=ink)


def _justified(paper: Paper, text: str, x: float, base: float, *, width: float, size: float, ink: str = INK) -> None:
    """Characters spread from `x` over `width`, so that a code stands square under its symbol."""
    face = typeface(Weight.BOLD)
    size *= min(1, width / face.width(text, size))
    spacing = (width - face.width(text, size)) / (len(text) - 1) / MM_PER_POINT
    paper.words(text, x, base, size=size, weight=Weight.BOLD, ink=ink, spacing=spacing)


def _title(paper: Paper, voucher: PaperVoucher) -> str:
    return paper.t("print.voucher.goods_title" if voucher.goods else "print.voucher.title")


def _halves(code: str) -> tuple[str, str]:
    """The four groups on two lines."""
    groups = written(code).split("-")
    return " ".join(groups[:2]), " ".join(groups[2:])
