"""A shop's statement on A4, which both sides sign. Shops see serial, face, time and clerk: never a resident's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core.i18n import Translate
from core.prints import shapes
from core.prints.head import head
from core.prints.paper import A4, EDGE, INK, INK_2, LINE, QING, QING_WASH, ZHU, Paper, Printed
from core.prints.table import Cell, Column, Table, page_numbers
from core.prints.typeface import Weight

_LEFT: Final = 16.0
_RIGHT: Final = A4[0] - 16.0
_BOTTOM: Final = 278.0
_SIGNING_HEIGHT: Final = 42.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    serial: str
    face_fen: int
    kept_fen: int  # what is paid for it; the rest is the shop's gift
    taken_at: datetime  # aware
    clerk: str
    is_disputed: bool = False  # printed, and left out of the sum to pay


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentLine:
    """A line disputed in an earlier statement and decided for the shop."""

    serial: str
    statement_number: str  # the earlier one
    kept_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopStatement:
    """What one statement says, all money in fen."""

    community: str
    phone: str
    number: str
    shop: str
    fund: str
    first_on: date
    last_on: date
    closed_at: datetime  # aware
    lines: tuple[StatementLine, ...]
    adjustments: tuple[AdjustmentLine, ...] = ()
    to_pay_fen: int  # as the books say
    set_off_fen: int = 0  # due back from this shop, taken off the payment
    due_on: date | None = None  # once the shop has agreed
    check_value: str

    def __post_init__(self) -> None:
        """Raises ValueError when the lines do not add up to the sum to pay: such a sheet must not be signed."""
        added_fen = self.kept_fen - self.disputed_fen + self.adjusted_fen
        if added_fen != self.to_pay_fen:
            raise ValueError(f"statement {self.number}: its lines give {added_fen} fen, the books {self.to_pay_fen}")

    @property
    def face_fen(self) -> int:
        return sum(line.face_fen for line in self.lines)

    @property
    def kept_fen(self) -> int:
        return sum(line.kept_fen for line in self.lines)

    @property
    def gift_fen(self) -> int:
        return self.face_fen - self.kept_fen

    @property
    def disputed_fen(self) -> int:
        return sum(line.kept_fen for line in self.lines if line.is_disputed)

    @property
    def adjusted_fen(self) -> int:
        return sum(line.kept_fen for line in self.adjustments)


def statement_sheet(t: Translate, statement: ShopStatement, *, printed_at: datetime) -> Printed:
    """A4, lines over as many pages as they need, sums and signatures on the last."""
    title = t("print.statement.title")
    paper = Paper(t=t, title=f"{title} {statement.number}", printed_at=printed_at)
    paper.new_page(A4)
    top = head(
        paper,
        statement.community,
        title,
        left=_LEFT,
        right=_RIGHT,
        top=14,
        note=t("print.statement.number", number=statement.number),
    )
    y = _facts(paper, statement, top + 6)
    y = _lines_table(paper).draw(paper, _line_rows(paper, statement), top=y + 4)
    if statement.adjustments:
        y = _adjustments(paper, statement, y + 8)
    sums = list(_sums(paper, statement))
    if y + 10 + len(sums) * 6.8 + _SIGNING_HEIGHT > _BOTTOM:
        y = _next_page(paper)
    y = _draw_sums(paper, sums, y + 6)
    _signing(paper, statement, max(y + 4, _BOTTOM - _SIGNING_HEIGHT))
    foot = t("print.statement.foot", number=statement.number, value=statement.check_value)
    page_numbers(paper, left=_LEFT, right=_RIGHT, y=285, note=foot)
    return paper.finished()


def _facts(paper: Paper, statement: ShopStatement, top: float) -> float:
    """Left who and when, right the sum to pay, large."""
    t = paper.t
    box = 62.0
    facts = (
        (t("print.statement.shop"), statement.shop),
        (t("print.statement.fund"), statement.fund),
        (t("print.statement.period"), t("print.statement.days", first=statement.first_on, last=statement.last_on)),
        (t("print.statement.closed"), t("print.statement.closed_at", at=statement.closed_at)),
    )
    width = _RIGHT - _LEFT - box - 6
    label = 22.0
    y = top + 0.7
    for place, (name, value) in enumerate(facts):
        paper.block(name, _LEFT, y, width=label - 2, height=3.9, size=11, ink=INK_2)
        weight = Weight.BOLD if place == 0 else Weight.REGULAR
        y = paper.block(value, _LEFT + label, y, width=width - label, height=10, size=11, weight=weight) + 3.7
    x = _RIGHT - box
    paper.shape(shapes.rectangle(x, top - 0.5, box, 29, 2.5), fill=QING_WASH)
    inner = box - 10
    paper.block(t("print.statement.to_pay"), x + 5, top + 3.5, width=inner, height=4, size=10, ink=QING)
    amount = t("print.money", fen=statement.to_pay_fen - statement.set_off_fen)
    paper.block(
        amount, x + 5, top + 9, width=inner, height=10, size=25, line_count=1, weight=Weight.BOLD, ink=QING, middle=True
    )
    paid = sum(not line.is_disputed for line in statement.lines)
    count = t("print.statement.count", count=len(statement.lines), paid=paid)
    paper.block(count, x + 5, top + 21.5, width=inner, height=4, size=9, ink=INK_2)
    return max(top + 28.5, y - 3)


def _lines_table(paper: Paper) -> Table:
    t = paper.t
    return Table(
        columns=(
            Column(title=t("print.statement.place"), width=11),
            Column(title=t("print.statement.serial"), width=44),
            Column(title=t("print.statement.taken"), width=40),
            Column(title=t("print.statement.clerk"), width=37),
            Column(title=t("print.statement.face"), width=22, align="right"),
            Column(title=t("print.statement.kept"), width=24, align="right"),
        ),
        left=_LEFT,
        bottom=_BOTTOM,
        next_page=lambda: _next_page(paper),
    )


def _line_rows(paper: Paper, statement: ShopStatement) -> Iterator[tuple[Cell, ...]]:
    t = paper.t
    for place, line in enumerate(statement.lines, start=1):
        ink = ZHU if line.is_disputed else INK
        yield (
            Cell(text=str(place), ink=INK_2),
            Cell(text=line.serial),
            Cell(text=t("print.instant", at=line.taken_at)),
            Cell(text=line.clerk),
            Cell(text=_figure(line.face_fen)),
            Cell(
                text=_figure(line.kept_fen),
                note=t("print.statement.disputed") if line.is_disputed else "",
                ink=ink,
            ),
        )


def _adjustments(paper: Paper, statement: ShopStatement, top: float) -> float:
    t = paper.t
    table = Table(
        columns=(
            Column(title=t("print.statement.adjustments"), width=55),
            Column(title=t("print.statement.earlier"), width=77),
            Column(title=t("print.statement.kept"), width=46, align="right"),
        ),
        left=_LEFT,
        bottom=_BOTTOM,
        next_page=lambda: _next_page(paper),
    )
    if top + 20 > _BOTTOM:
        top = _next_page(paper)
    rows = (
        (Cell(text=line.serial), Cell(text=line.statement_number), Cell(text=_figure(line.kept_fen)))
        for line in statement.adjustments
    )
    return table.draw(paper, rows, top=top)


def _sums(paper: Paper, statement: ShopStatement) -> Iterator[tuple[str, str, bool]]:
    """Words, amount, and whether it is a sum of those above it; each sum can be checked with a pencil."""
    t = paper.t
    yield t("print.statement.sum_face", count=len(statement.lines)), _figure(statement.face_fen), False
    yield t("print.statement.sum_gift"), _figure(-statement.gift_fen), False
    if statement.disputed_fen:
        yield t("print.statement.sum_disputed"), _figure(-statement.disputed_fen), False
    if statement.adjustments:
        yield t("print.statement.sum_adjusted"), _figure(statement.adjusted_fen), False
    yield t("print.statement.sum_owed"), _figure(statement.to_pay_fen), True
    if statement.set_off_fen:
        yield t("print.statement.sum_set_off"), _figure(-statement.set_off_fen), False
        yield t("print.statement.sum_cash"), _figure(statement.to_pay_fen - statement.set_off_fen), True


def _figure(fen: int) -> str:
    """Always two places, so that a column can be added up by eye."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'−' if fen < 0 else ''}{whole:,}.{rest:02d}"


def _draw_sums(paper: Paper, sums: list[tuple[str, str, bool]], top: float) -> float:
    left, y = _RIGHT - 92, top
    for words, amount, is_sum in sums:
        weight, size = (Weight.BOLD, 12.0) if is_sum else (Weight.REGULAR, 10.5)
        if is_sum:
            paper.rule(left, y + 0.2, _RIGHT, ink=INK, line_width=0.3)
            y += 1.2
        paper.block(words, left, y, width=54, height=5.6, size=size, weight=weight, middle=True)
        paper.block(
            amount,
            _RIGHT - 37,
            y,
            width=37,
            height=5.6,
            size=size,
            weight=weight,
            align="right",
            middle=True,
            line_count=1,
        )
        y += 6.4
    return y


def _signing(paper: Paper, statement: ShopStatement, top: float) -> None:
    t = paper.t
    gap = 8.0
    width = (_RIGHT - _LEFT - gap) / 2
    parties = (
        (t("print.statement.sign_shop"), statement.shop),
        (t("print.statement.sign_community"), statement.community),
    )
    for place, (words, party) in enumerate(parties):
        x = _LEFT + place * (width + gap)
        paper.block(words, x, top, width=width, height=4.2, size=10.5, weight=Weight.BOLD)
        paper.block(party, x, top + 6.2, width=width, height=3.6, size=9, ink=INK_2)
        for row, name in enumerate((t("print.sign_name"), t("print.sign_date"))):
            y = top + 20 + row * 9.5
            paper.block(name, x, y - 4, width=20, height=4, size=10, ink=INK_2)
            paper.rule(x + 21, y, x + width, ink=EDGE)
    paper.rule(_LEFT, top + 35, _RIGHT, ink=LINE)
    if statement.due_on:
        days = t("print.statement.terms_by", day=statement.due_on, phone=statement.phone)
    else:
        days = t("print.statement.terms", phone=statement.phone)
    paper.block(days, _LEFT, top + 37.4, width=_RIGHT - _LEFT, height=8, size=9, ink=INK_2)


def _next_page(paper: Paper) -> float:
    paper.new_page(A4)
    return 16.0
