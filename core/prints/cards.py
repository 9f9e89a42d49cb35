"""The household card: who the household is at check-in and at the desk. It authorises nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from core import qr
from core.codes import written
from core.i18n import Translate
from core.prints import shapes
from core.prints.paper import A6, BANK_CARD, COVER, COVER_TEXT, COVER_TEXT_2, EDGE, INK_2, Paper, Printed
from core.prints.seal import mark
from core.prints.typeface import Weight

_LATTICE_LIGHT: Final = "#3A6466"  # of the lattice where it is strongest, on the cover's green
_LATTICE_CELL: Final = 5.2


class CardSize(StrEnum):
    BANK = "bank"  # 85.6 x 54 mm, fits every wallet
    A6 = "a6"  # 105 x 148 mm, for those who read large type


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdCard:
    """What one card says."""

    community: str
    holder: str  # the head's name, whole or masked, as the caller decides
    place: str  # building and unit; may be empty
    number: str  # the card's human number
    code: str  # 16 symbols, bare
    phone: str  # to have a lost card blocked


def household_card(
    t: Translate, *cards: HouseholdCard, printed_at: datetime, size: CardSize = CardSize.BANK
) -> Printed:
    """One page a card, in the order given."""
    paper = Paper(t=t, title=t("print.card.title"), printed_at=printed_at)
    for card in cards:
        _BY_SIZE[size](paper, card)
    return paper.finished()


def _bank_card(paper: Paper, card: HouseholdCard) -> None:
    t = paper.t
    page = paper.new_page(BANK_CARD)
    left, right = 5.0, page.width - 5.0
    _cover(paper, height=15.5)
    mark(paper, left, 3.2, 9.1)
    paper.block(card.community, 16.2, 3.4, width=46, height=5.0, size=11.5, weight=Weight.BOLD, ink=COVER_TEXT)
    paper.block(t("print.card.title"), 16.2, 9.5, width=46, height=3.0, size=7.5, ink=COVER_TEXT_2)

    side = 28.5
    paper.symbol(qr.symbol(card.code, version=1), right - side * 25 / 29, 17.0, side)  # its dark edge on the margin

    width = right - side * 25 / 29 - left
    below = paper.block(
        t("print.card.holder", name=card.holder), left, 19.0, width=width, height=11.5, size=16, weight=Weight.BOLD
    )
    if card.place:
        paper.block(card.place, left, below + 1.6, width=width, height=33.9 - below, size=7.5, ink=INK_2, leading=1.3)
    paper.block(t("print.card.number", number=card.number), left, 36.6, width=width, height=3.6, size=8.5)
    paper.block(t("print.card.use"), left, 41.2, width=width, height=3.6, size=8.5, weight=Weight.BOLD)

    paper.rule(left, 46.9, right)
    paper.block(t("print.card.lost", phone=card.phone), left, 48.4, width=right - left, height=2.9, size=7, ink=INK_2)
    _edge(paper)


def _a6_card(paper: Paper, card: HouseholdCard) -> None:
    t = paper.t
    page = paper.new_page(A6)
    left, right, middle = 9.0, page.width - 9.0, page.width / 2
    width = right - left
    _cover(paper, height=27)
    mark(paper, left, 6.5, 14)
    paper.block(card.community, 27, 6.9, width=69, height=7.2, size=17, weight=Weight.BOLD, ink=COVER_TEXT)
    paper.block(t("print.card.title"), 27, 16.2, width=69, height=4.6, size=11, ink=COVER_TEXT_2)

    holder = t("print.card.holder", name=card.holder)
    below = paper.block(holder, left, 32.5, width=width, height=15, size=25, weight=Weight.BOLD, align="center")
    if card.place:
        paper.block(
            card.place, left, below + 2.4, width=width, height=9.5, size=11, ink=INK_2, align="center", leading=1.3
        )

    side = 62.0
    paper.symbol(qr.symbol(card.code, version=1), middle - side / 2, 56.0, side)
    paper.words(written(card.code), middle, 119.5, size=10, ink=INK_2, align="center", spacing=0.4)
    paper.block(t("print.card.use"), left, 123.6, width=width, height=5.6, size=14, weight=Weight.BOLD, align="center")
    number = t("print.card.number", number=card.number)
    paper.block(number, left, 130.8, width=width, height=4.4, size=11, align="center")
    paper.rule(left, 138.0, right)
    lost = t("print.card.lost", phone=card.phone)
    paper.block(lost, left, 140.0, width=width, height=3.6, size=9, ink=INK_2, align="center")
    _edge(paper)


def _edge(paper: Paper) -> None:
    """Where to cut when the card comes out on larger paper."""
    page = paper.page
    paper.shape(shapes.rectangle(0.05, 0.05, page.width - 0.1, page.height - 0.1), stroke=EDGE, line_width=0.1)


def _cover(paper: Paper, *, height: float) -> None:
    """The green of the savings book across the head, the lattice fading in towards the right."""
    page = paper.page
    paper.shape(shapes.rectangle(0, 0, page.width, height), fill=COVER)
    cell = height / 3 if height < 20 else height / 4
    columns = 7
    start = page.width - columns * cell
    for column in range(columns):
        ink = _between(COVER, _LATTICE_LIGHT, (column + 1) / columns)
        rows = range(round(height / cell))
        path = "".join(shapes.lattice(start + column * cell, row * cell, cell) for row in rows)
        paper.shape(path, stroke=ink, line_width=0.18)


def _between(first: str, second: str, share: float) -> str:
    pairs = [(int(first[place : place + 2], 16), int(second[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(one + (other - one) * share):02X}" for one, other in pairs)


_BY_SIZE: Final = {CardSize.BANK: _bank_card, CardSize.A6: _a6_card}
