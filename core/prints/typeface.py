"""The paper font: what it can print, how wide it is, and a cut of it small enough to travel in every sheet.

Two weights of Noto Sans SC, cut down to the characters a community needs (docs/decisions/0010-paper-font.md). Both are
read once per process, in about a tenth of a second.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTWriter

FONTS: Final = Path(__file__).parent / "fonts"
MM_PER_POINT: Final = 25.4 / 72
STAND_IN: Final = "〓"  # what Chinese printers set for a character they do not have
CODE_POINT_SCALE: Final = 0.5  # of the text around it
_APOSTROPHE: Final = re.compile(r"(?<=[A-Za-zÀ-ÿ])’")  # the font's own is as wide as a Chinese character


class Weight(StrEnum):
    REGULAR = "Regular"
    BOLD = "Bold"


def missing_glyphs(text: str) -> str:
    """The characters of `text` that the paper font cannot print, each once, in order; "" when it can print them all."""
    known = typeface(Weight.REGULAR).glyph_of
    return "".join(dict.fromkeys(character for character in printable(text) if character not in known))


def printable(text: str) -> str:
    """`text` as it can stand on paper: composed, its line breaks spaces, without characters that have no picture.

    A character that the font lacks stays: it is for the caller to name it.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or not _has_no_picture(character)
    )
    return _APOSTROPHE.sub("'", composed)


def _has_no_picture(character: str) -> bool:
    """Controls, joiners and variation selectors, which change other characters or nothing."""
    code = ord(character)
    return unicodedata.category(character) in ("Cc", "Cf") or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


@cache
def typeface(weight: Weight) -> Typeface:
    """One weight, read from the committed file."""
    with TTFont(FONTS / f"LinliPaperSans-{weight}.ttf", lazy=True) as font:
        tables: Any = font
        metrics = tables["hmtx"].metrics
        order = font.getGlyphOrder()
        number_of = {name: number for number, name in enumerate(order)}
        return Typeface(
            glyph_of={chr(code): number_of[name] for code, name in font.getBestCmap().items()},
            metrics=tuple(metrics[name] for name in order),
            places=tuple(tables["loca"].locations),
            outlines=font.reader["glyf"],
            tables={tag: font.reader[tag] for tag in ("head", "hhea", "maxp", "OS/2", "name", "post")},
            cap_height=tables["OS/2"].sCapHeight / 1000,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """One weight with 1,000 units to the em, every glyph a simple outline (the subset is made so)."""

    glyph_of: dict[str, int]
    metrics: tuple[tuple[int, int], ...]  # advance and left bearing by glyph
    places: tuple[int, ...]  # where each outline begins
    outlines: bytes
    tables: dict[str, bytes]
    cap_height: float  # of the em

    def width(self, text: str, size: float) -> float:
        """Width in mm of printable `text` set in `size` points, stand-ins included."""
        return sum(map(self._advance, text)) * size * MM_PER_POINT / 1000

    def pieces(self, text: str) -> Iterator[tuple[str, float]]:
        """`text` in stretches of one size: a missing character is 〓 and, smaller, its code point."""
        for is_known, stretch in groupby(text, self.glyph_of.__contains__):
            if is_known:
                yield "".join(stretch), 1.0
                continue
            for character in stretch:
                yield STAND_IN, 1.0
                yield _code_point(character), CODE_POINT_SCALE

    def _advance(self, character: str) -> float:
        glyph = self.glyph_of.get(character)
        if glyph is not None:
            return self.metrics[glyph][0]
        return self._advance(STAND_IN) + CODE_POINT_SCALE * sum(map(self._advance, _code_point(character)))

    def cut(self, characters: Iterable[str]) -> bytes:
        """A whole TrueType font with only these characters, the same bytes for the same characters."""
        kept = sorted({(self.glyph_of[character], ord(character)) for character in characters})
        glyphs = [0, *dict.fromkeys(glyph for glyph, _ in kept)]
        outlines = [self.outlines[self.places[glyph] : self.places[glyph + 1]] for glyph in glyphs]
        outlines = [outline + bytes(-len(outline) % 4) for outline in outlines]
        places = [0]
        for outline in outlines:
            places.append(places[-1] + len(outline))
        number_of = {glyph: number for number, glyph in enumerate(glyphs)}
        count = len(glyphs)
        head, hhea, maxp = (bytearray(self.tables[tag]) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">h", head, 50, 1)  # long offsets
        struct.pack_into(">H", hhea, 34, count)
        struct.pack_into(">H", maxp, 4, count)
        return _font_file(
            self.tables
            | {
                "head": bytes(head),
                "hhea": bytes(hhea),
                "maxp": bytes(maxp),
                "hmtx": b"".join(struct.pack(">Hh", *self.metrics[glyph]) for glyph in glyphs),
                "cmap": _character_map({code: number_of[glyph] for glyph, code in kept}),
                "loca": struct.pack(f">{count + 1}L", *places),
                "glyf": b"".join(outlines) or bytes(4),
            }
        )


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _character_map(glyph_of: dict[int, int]) -> bytes:
    """A table of the one form (12) that holds every plane, a group per character."""
    groups = b"".join(struct.pack(">LLL", code, code, glyph) for code, glyph in sorted(glyph_of.items()))
    return struct.pack(">HHHHLHHLLL", 0, 1, 3, 10, 12, 12, 0, 16 + len(groups), 0, len(glyph_of)) + groups


def _font_file(tables: dict[str, bytes]) -> bytes:
    file = BytesIO()
    writer = SFNTWriter(file, len(tables))
    for tag in sorted(tables):
        writer[tag] = tables[tag]
    writer.close()
    return file.getvalue()
