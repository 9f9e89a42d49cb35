"""A sheet while it is laid out: words and shapes in mm from the top left, written to PDF at the end.

Layout needs no PDF library and knows how much room everything takes; `core/prints/pdf.py` does the writing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from core import qr
from core.i18n import Translate
from core.look.tokens import FIXED, LIGHT
from core.prints import lines, shapes
from core.prints.marks import Page, Shape, Words
from core.prints.pdf import written
from core.prints.typeface import MM_PER_POINT, Typeface, Weight, missing_glyphs, printable, typeface

Align = Literal["left", "center", "right"]

A4: Final = (210.0, 297.0)
A5: Final = (148.0, 210.0)
A6: Final = (105.0, 148.0)
BANK_CARD: Final = (85.6, 54.0)  # ISO/IEC 7810 ID-1

# Paper itself is the ground, so there is no colour for it.
INK: Final = LIGHT["ink"]
INK_2: Final = LIGHT["ink2"]
LINE: Final = LIGHT["line"]
EDGE: Final = LIGHT["edge"]
WASH: Final = LIGHT["wash"]
QING: Final = LIGHT["qing"]
QING_WASH: Final = LIGHT["qing_wash"]
ZHU: Final = LIGHT["zhu"]
COVER: Final = FIXED["cover"]
COVER_TEXT: Final = FIXED["cover_ink"]
COVER_TEXT_2: Final = FIXED["cover_ink2"]
BLACK: Final = "#000000"
WHITE: Final = "#FFFFFF"

_SMALLEST: Final = 1.0  # points; smaller than that nothing is shrunk
_STEP: Final = 0.25  # points
_SCRAP: Final = 0.25  # of the width: a last line shorter than that looks forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished document."""

    pdf: bytes
    page_count: int
    missing_glyphs: str  # characters that stand as 〓 with their code point; write them in by hand


@dataclass(slots=True, kw_only=True)
class Paper:
    """The document; drawing goes to the page opened last."""

    t: Translate
    title: str
    printed_at: datetime  # aware; the same instant and data give the same bytes
    pages: list[Page] = field(default_factory=list)
    _open: int = -1  # the page that is drawn on
    _missing: dict[str, None] = field(default_factory=dict)

    def new_page(self, size: tuple[float, float]) -> Page:
        self.pages.append(Page(*size))
        return self.turn_to(len(self.pages))

    def turn_to(self, number: int) -> Page:
        """Draw on that page (from 1) from now on."""
        self._open = number - 1
        return self.page

    @property
    def page(self) -> Page:
        return self.pages[self._open]

    # -- words ---------------------------------------------------------------------------------------------------

    def words(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float,
        weight: Weight = Weight.REGULAR,
        ink: str = INK,
        align: Align = "left",
        spacing: float = 0.0,
    ) -> float:
        """One line with its base line at `y`; `x` is its left end, middle or right end. Answers its width in mm."""
        text = self._readable(text)
        face = typeface(weight)
        width = face.width(text, size) + max(0, len(text) - 1) * spacing * MM_PER_POINT
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        for piece, scale in face.pieces(text):
            mark = Words(text=piece, x=left, y=y, size=size * scale, weight=weight, ink=ink, spacing=spacing)
            self.page.marks.append(mark)
            left += face.width(piece, size * scale) + len(piece) * spacing * MM_PER_POINT
        return width

    def block(
        self,
        text: str,
        x: float,
        y: float,
        *,
        width: float,
        size: float,
        height: float | None = None,
        line_count: int | None = None,
        weight: Weight = Weight.REGULAR,
        ink: str = INK,
        align: Align = "left",
        leading: float = 1.45,
        middle: bool = False,
    ) -> float:
        """Lines from the top edge `y` down, no wider than `width`. Answers the bottom edge.

        What would need more than `height` or `line_count` is set smaller until it fits: nothing is ever cut off.
        `middle` centres the lines in `height`.
        """
        text, face = self._readable(text), typeface(weight)
        while True:
            rows = _broken(face, text, size, width)
            tall = size * MM_PER_POINT * (1 + leading * (len(rows) - 1))
            fits = (height is None or tall <= height) and (line_count is None or len(rows) <= line_count)
            if (fits and all(face.width(row, size) <= width for row in rows)) or size <= _SMALLEST:
                break
            size -= _STEP
        rows = _pleasing(face, rows, text, size, width, is_even=align == "center")
        top = y + (height - tall) / 2 if middle and height is not None else y
        start = x + {"left": 0.0, "center": width / 2, "right": width}[align]
        base = top + size * MM_PER_POINT * (0.5 + face.cap_height / 2)  # capitals in the middle of the first line
        for place, row in enumerate(rows):
            self.words(
                row, start, base + place * leading * size * MM_PER_POINT, size=size, weight=weight, ink=ink, align=align
            )
        return top + tall

    def height_of(self, text: str, *, width: float, size: float, leading: float = 1.45) -> float:
        """How tall `block` would set it, in mm."""
        rows = _broken(typeface(Weight.REGULAR), self._readable(text), size, width)
        return size * MM_PER_POINT * (1 + leading * (len(rows) - 1))

    def _readable(self, text: str) -> str:
        text = printable(text)
        self._missing |= dict.fromkeys(missing_glyphs(text))
        return text

    # -- shapes --------------------------------------------------------------------------------------------------

    def shape(
        self,
        path: str,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line_width: float = 0.2,
        dash: tuple[float, ...] = (),
    ) -> None:
        self.page.marks.append(Shape(path=path, fill=fill, stroke=stroke, line_width=line_width, dash=dash))

    def rule(self, x1: float, y: float, x2: float, *, ink: str = LINE, line_width: float = 0.2) -> None:
        """A level line."""
        self.shape(shapes.line(x1, y, x2, y), stroke=ink, line_width=line_width)

    def symbol(self, matrix: qr.Matrix, x: float, y: float, side: float) -> None:
        """A code on white, dark as ink can be; `side` in mm with its quiet zone."""
        self.shape(shapes.rectangle(x, y, side, side), fill=WHITE)
        self.shape(shapes.symbol(matrix, x, y, side), fill=BLACK)

    # -- the end -------------------------------------------------------------------------------------------------

    def finished(self) -> Printed:
        pdf = written(self.pages, title=self.title, language=self.t.language, printed_at=self.printed_at)
        return Printed(pdf=pdf, page_count=len(self.pages), missing_glyphs="".join(self._missing))


def _broken(face: Typeface, text: str, size: float, width: float) -> list[str]:
    return lines.broken(text, lambda row: face.width(row, size), width)


def _pleasing(face: Typeface, rows: list[str], text: str, size: float, width: float, *, is_even: bool) -> list[str]:
    """As many rows: even ones when they are centred, or when the last would be a scrap."""
    if len(rows) > 1 and (is_even or face.width(rows[-1], size) < _SCRAP * width):
        return lines.balanced(text, lambda row: face.width(row, size), width)
    return rows
