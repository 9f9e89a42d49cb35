"""Symbols are the package's own, module by module, and both drawings decode to the same text."""

from __future__ import annotations

import timeit
from io import BytesIO

import numpy as np
import pytest
import qrcode
import zxingcpp
from PIL import Image
from qrcode import util

from core import qr
from core.codes import link, new_paper_code

PAPER = "7Q2M9KX4TD8HVW3F"
LINK = link("https://linli.example", PAPER)


def package_rows(text: str, *, version: int, mask: int, level: str) -> tuple[bytes, ...]:
    drawing = qrcode.QRCode(version=version, error_correction=qr._LEVELS[level], mask_pattern=mask, border=0)
    mode = util.MODE_ALPHA_NUM if set(text) <= set(qr._ALPHANUMERIC) else util.MODE_8BIT_BYTE
    drawing.add_data(util.QRData(text, mode=mode))
    drawing.make(fit=False)
    return tuple(bytes(row) for row in drawing.modules)


def pixels(path: str, side: int, module_px: int) -> np.ndarray:
    """Paint the path's runs as a browser would."""
    image = np.full((side, side), 255, np.uint8)
    for run in path.strip("Mz").split("zM"):
        start, length = run.split("v1h-")[0].split("h")
        x, y = map(int, start.split())
        image[y, x : x + int(length)] = 0
    return np.kron(image, np.ones((module_px, module_px), np.uint8))


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
@pytest.mark.parametrize("mask", range(8))
def test_every_module_is_the_package_s_own(level, mask):
    for text in (PAPER, LINK.upper(), LINK, "A", "邻里 2026", "x" * 70, "HTTPS://A.B/V/" + "Z" * 150):
        smallest = qr.version_for(text, level)
        for version in (smallest, smallest + 2):
            seen = qr.symbol(text, version=version, mask=mask, level=level)
            assert seen.rows == package_rows(text, version=version, mask=mask, level=level)


@pytest.mark.parametrize("text", [PAPER, LINK.upper(), "https://linli.example/certificates/LJC-26-0042"])
@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_both_drawings_decode_to_the_same_text(text, level):
    matrix = qr.symbol(text, version=qr.version_for(text, level), level=level)
    side = matrix.side + 2 * qr.QUIET_ZONE
    drawn = zxingcpp.read_barcodes(pixels(qr.svg_path(matrix), side, 4))
    printed = zxingcpp.read_barcodes(Image.open(BytesIO(qr.png(matrix, 4))).convert("L"))
    assert [found.text for found in drawn] == [found.text for found in printed] == [text]


def test_the_quiet_zone_is_four_modules_wide_in_both_drawings():
    matrix = qr.symbol(PAPER, version=1)
    image = np.asarray(Image.open(BytesIO(qr.png(matrix, 1))).convert("L"))
    assert image.shape == (29, 29)
    assert image[:4].min() == image[-4:].min() == image[:, :4].min() == image[:, -4:].min() == 255
    assert image[4, 4] < 40
    assert qr.svg_path(matrix).startswith("M4 4h7")
    assert 'viewBox="0 0 29 29"' in qr.svg(matrix)


def test_a_bare_code_fits_version_1_and_a_link_the_smallest_that_holds_it():
    assert qr.version_for(new_paper_code()) == 1
    assert qr.version_for(LINK.upper()) == 3
    assert qr.version_for(LINK) == 4  # lower case needs bytes
    assert qr.code_symbol(PAPER).side == 21
    assert qr.code_symbol(LINK).side == 29  # 3-Q: put into upper case
    assert qr.compact("https://linli.example/x?next=/V/1") == "https://linli.example/x?next=/V/1"


def test_capacities_are_those_of_the_standard():
    """ISO/IEC 18004 table 7, alphanumeric."""
    for level, capacities in {
        "L": (25, 47, 77, 114),
        "M": (20, 38, 61, 90),
        "Q": (16, 29, 47, 67),
        "H": (10, 20, 35, 50),
    }.items():
        for version, capacity in enumerate(capacities, start=1):
            assert qr.version_for("A" * capacity, level) == version
            assert qr.version_for("A" * (capacity + 1), level) == version + 1


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="do not fit"):
        qr.symbol("A" * 17, version=1)
    with pytest.raises(ValueError, match="do not fit"):
        qr.version_for("x" * 3000)


def test_giving_version_and_mask_is_at_least_eight_times_faster_than_the_package_s_default():
    text = LINK.upper()

    def default():
        drawing = qrcode.QRCode()
        drawing.add_data(text)
        drawing.make()

    def ours():
        qr.symbol(text, version=3)

    default()
    ours()
    ratio = min(timeit.repeat(default, number=5, repeat=5)) / min(timeit.repeat(ours, number=5, repeat=5))
    assert ratio >= 8
