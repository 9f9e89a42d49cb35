"""One voucher's QR code as a page draws it, against the qrcode package asked for nothing special.

The reference stops at its matrix: drawing would only make it slower.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from statistics import median
from typing import Final

import qrcode
import zxingcpp
from PIL import Image

from bench.table import Line, Note, Probe, WrongResult
from core.codes import link, new_paper_code
from core.qr import DARK, QUIET_ZONE, Matrix, code_symbol, compact, svg

CODES: Final = 20  # a round
BASE_URL: Final = "https://linli.example.org"
MODULE_PX: Final = 8


@dataclass(slots=True)
class Codes(Probe):
    """A screen code is a new link every 30 seconds for everybody who shows a voucher."""

    line: Line = field(init=False)
    milliseconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = Line(
            name="qr",
            what="one voucher's QR code as SVG in a page",
            reference="qrcode's default, not yet drawn",
            bound="at least",
            target=8.0,
            unit="x faster",
        )

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def round(self, number: int) -> None:
        """One ratio of median times; every symbol of both is decoded."""
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(CODES):
            text = link(BASE_URL, str(new_paper_code()))
            began = time.perf_counter()
            matrix = code_symbol(text)
            svg(matrix)
            ours.append(time.perf_counter() - began)
            began = time.perf_counter()
            default = qrcode.QRCode()
            default.add_data(text)
            default.make()
            theirs.append(time.perf_counter() - began)
            plain = Matrix(tuple(bytes(map(int, row)) for row in default.modules))
            if {decoded(matrix), compact(decoded(plain))} != {compact(text)}:
                raise WrongResult(f"the code of {text} does not say so")
        self.milliseconds.append(1000 * median(ours))
        self.line.samples.append(median(theirs) / median(ours))

    def notes(self) -> list[Note]:
        return [Note(what=self.line.what, figure=f"{median(self.milliseconds):.2f} ms")]


def decoded(matrix: Matrix) -> str:
    """What a camera's decoder reads from the symbol."""
    side = matrix.side + 2 * QUIET_ZONE
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(matrix.rows):
        for x, module in enumerate(row):
            if module:
                image.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), int(DARK[1:3], 16))
    found = zxingcpp.read_barcodes(image.resize((side * MODULE_PX, side * MODULE_PX), Image.Resampling.NEAREST))
    return found[0].text if found else ""
