"""The one place that knows fpdf2: a laid-out paper becomes PDF bytes.

Each document carries only the outlines of its own characters. fpdf2 reads and cuts the whole font for every document
otherwise, which takes four times as long as all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Final

from fpdf import FPDF
from fpdf.fonts import SubsetMap, TTFFont

from core.i18n import Language
from core.prints.marks import Page, Shape, Words
from core.prints.shapes import number
from core.prints.typeface import MM_PER_POINT, Weight, typeface

FAMILY: Final = "paper"
_STYLES: Final = {Weight.REGULAR: "", Weight.BOLD: "B"}
_ROUNDING: Final = 0.05  # mm


def written(pages: Sequence[Page], *, title: str, language: Language, printed_at: datetime) -> bytes:
    """The same pages give the same bytes."""
    pdf = FPDF(unit="mm")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_creation_date(printed_at)
    pdf.set_title(title)
    pdf.set_lang(language.tag)
    pdf.set_producer("Linli")
    _add_fonts(pdf, pages)
    for page in pages:
        pdf.add_page(format=(page.width, page.height))
        for mark in page.marks:
            if isinstance(mark, Shape):
                _draw(pdf, page, mark)
            else:
                _write(pdf, page, mark)
    finished = bytes(pdf.output())
    for cached in (SubsetMap.pick, SubsetMap.get_glyph):  # they remember every document for ever
        cached.cache_clear()
    return finished


def _add_fonts(pdf: FPDF, pages: Sequence[Page]) -> None:
    used: dict[Weight, set[str]] = defaultdict(lambda: {" "})
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, Words):
                used[mark.weight] |= set(mark.text)
    for weight, characters in sorted(used.items()):
        key = FAMILY + _STYLES[weight]
        file = BytesIO(typeface(weight).cut(characters))
        pdf.fonts[key] = TTFFont(pdf, file, key, _STYLES[weight])  # type: ignore[arg-type]  # a file does as well as a path


def _write(pdf: FPDF, page: Page, words: Words) -> None:
    width = typeface(words.weight).width(words.text, words.size)
    assert words.x >= -_ROUNDING, f"{words.text} runs off the left edge"
    assert words.x + width <= page.width + _ROUNDING, f"{words.text} runs off the right edge"
    pdf.set_font(FAMILY, _STYLES[words.weight], words.size)
    pdf.set_text_color(words.ink)
    pdf.set_char_spacing(words.spacing)
    pdf.text(words.x, words.y, words.text)


def _draw(pdf: FPDF, page: Page, shape: Shape) -> None:
    scale = 1 / MM_PER_POINT
    steps = [f"q {scale:.5f} 0 0 {-scale:.5f} 0 {number(page.height * scale)} cm"]
    if shape.fill:
        steps.append(f"{_colour(shape.fill)} rg")
    if shape.stroke:
        steps.append(f"{_colour(shape.stroke)} RG {number(shape.line_width)} w")
        steps.append(f"[{' '.join(map(number, shape.dash))}] 0 d")
    steps.append(shape.path)
    steps.append({(True, False): "f", (False, True): "S", (True, True): "B"}[bool(shape.fill), bool(shape.stroke)])
    steps.append("Q")
    pdf._out(" ".join(steps))


def _colour(text: str) -> str:
    return " ".join(number(int(text[place : place + 2], 16) / 255) for place in (1, 3, 5))
