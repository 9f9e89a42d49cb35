"""Cut the two fonts of the printed sheets out of the full Noto Sans SC (OFL 1.1). Run by hand, about 20 seconds.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    python docs/fonts/make_subset.py package core/prints/fonts

The same input gives the same bytes. Why these characters: docs/decisions/0010-paper-font.md.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

GENERAL_STANDARD_LIST = Path(__file__).with_name("general-standard-list.txt")
FAMILY = "Linli Paper Sans"
WEIGHTS = {"Regular": "400Regular/NotoSansSC_400Regular.ttf", "Bold": "700Bold/NotoSansSC_700Bold.ttf"}
TABLES_KEPT = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}  # no hints, no layout
SIGNS = "□✂〓✓①②③④⑤⑥⑦⑧⑨⑩·•※→←↑↓¥℃№★☆●○■△▽◎−×÷±≥≤"


def general_standard() -> set[str]:
    """The 8,105 characters of the 通用规范汉字表 of 2013."""
    lines = GENERAL_STANDARD_LIST.read_text("utf-8").splitlines()
    return {character for line in lines if not line.startswith("#") for character in line}


def readable(codec: str, *, first_bytes: range, second_bytes: list[int]) -> set[str]:
    """Every character of one two-byte character set."""
    pairs = (bytes([first, second]) for first in first_bytes for second in second_bytes)
    return {text for pair in pairs if len(text := pair.decode(codec, "ignore")) == 1}


def wanted() -> set[str]:
    """What a sheet may have to print; the full font lacks a few signs, which are left out silently."""
    latin = {chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x180)]}
    marks = {chr(code) for code in [*range(0x2010, 0x2028), *range(0x2030, 0x2040), *range(0x3000, 0x3040)]}
    full_width = {chr(code) for code in [*range(0xFF01, 0xFF60), *range(0xFFE0, 0xFFE7)]}
    simplified = readable("gb2312", first_bytes=range(0xB0, 0xF8), second_bytes=list(range(0xA1, 0xFF)))
    traditional = readable(
        "big5", first_bytes=range(0xA4, 0xC7), second_bytes=[*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    )  # level 1: the 5,401 in common use
    return general_standard() | latin | marks | full_width | set(SIGNS) | simplified | traditional


def cut(source: Path, target: Path, *, style: str) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, glyph_names=False, notdef_outline=True, layout_features=[])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += [tag for tag in font.reader.tables if tag not in TABLES_KEPT]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in wanted()])
    subsetter.subset(font)
    rename(font, style=style)
    glyphs: Any = font["glyf"]
    composites = [name for name in font.getGlyphOrder() if glyphs[name].isComposite()]
    for name in composites:  # a simple outline each, so that cutting further needs no closure
        glyphs[name] = flattened(font, name)
    font.save(target)
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB, {len(font.getBestCmap()):,} characters")


def flattened(font: TTFont, name: str) -> Any:
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs = font.getGlyphSet()
    record, outline = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
    glyphs[name].draw(record)
    record.replay(outline)
    return outline.glyph()


def rename(font: TTFont, *, style: str) -> None:
    """A changed font carries its own name; copyright and licence stay as they are (OFL 1.1)."""
    names: Any = font["name"]
    words = {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style} 1",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
    }
    for name_id, word in words.items():
        names.setName(word, name_id, 3, 1, 0x409)


if __name__ == "__main__":
    package, fonts = Path(sys.argv[1]), Path(sys.argv[2])
    for style, file in WEIGHTS.items():
        cut(package / file, fonts / f"LinliPaperSans-{style}.ttf", style=style)
