"""Codes as symbols: one matrix, drawn as an SVG path, an SVG or a PNG, always with the quiet zone of 4 modules.

The qrcode package chooses a mask by drawing all eight, which is nearly all of its time; here version, level and mask
are given. What does not depend on the text (patterns, format bits, mask, the order in which bits are placed, the check
polynomial) is learned once per process from the package; a symbol is then one pass over its bytes. Tests compare every
module with the package's own. It leans on internals of qrcode 8.2, which is pinned for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final, Literal, TypeAlias

import numpy as np
import qrcode  # type: ignore[import-untyped]
from numpy.typing import NDArray
from PIL import Image
from qrcode import LUT, base, util

Level: TypeAlias = Literal["L", "M", "Q", "H"]

QUIET_ZONE: Final = 4
DARK: Final = "#171410"  # dark on white in every scheme
MASK: Final = 2

_LEVELS: Final = {"L": 1, "M": 0, "Q": 3, "H": 2}  # the format bits, and the package's constants
_ALPHANUMERIC: Final = {symbol: value for value, symbol in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")}
_VERSION_MAX: Final = 40
_RUN: Final = re.compile(rb"\x01+")
_OUR_LINK: Final = re.compile(r"https?://[^/?#\s]+/[vc]/[0-9a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The modules of one symbol without its quiet zone: a row is bytes of 0 (light) and 1 (dark)."""

    rows: tuple[bytes, ...]

    @property
    def side(self) -> int:
        """Modules along one side, without the quiet zone."""
        return len(self.rows)


def symbol(text: str, *, version: int, mask: int = MASK, level: Level = "Q") -> Matrix:
    """The symbol of `text`. Upper-case text without other marks than ` $%*+-./:` is alphanumeric, else it is bytes.

    Raises ValueError when the text does not fit the version; `version_for` names the smallest that does.
    """
    frame = _frame(version, mask, level)
    modules = frame.blank.copy()
    modules[frame.order] ^= np.unpackbits(np.frombuffer(frame.codewords(text), np.uint8))
    flat = modules.tobytes()
    return Matrix(tuple(flat[start : start + frame.side] for start in range(0, len(flat), frame.side)))


def code_symbol(text: str, *, level: Level = "Q") -> Matrix:
    """The smallest symbol of a code or link of ours: `compact`, then the version that `version_for` names."""
    compacted = compact(text)
    return symbol(compacted, version=version_for(compacted, level), level=level)


def compact(text: str) -> str:
    """BASE/V/CODE and BASE/C/CODE in upper case, which needs fewer modules; our routes do not mind case."""
    return text.upper() if _OUR_LINK.fullmatch(text) else text


def version_for(text: str, level: Level = "Q") -> int:
    """The smallest version that holds `text`. Raises ValueError beyond version 40."""
    limits = util.BIT_LIMIT_TABLE[_LEVELS[level]]
    for version in range(1, _VERSION_MAX + 1):
        if _encoded(text, version)[1] <= limits[version]:
            return version
    raise ValueError(f"{len(text)} characters do not fit a symbol of level {level}")


def runs(matrix: Matrix) -> list[tuple[int, int, int]]:
    """The dark modules as (x, y, length), the quiet zone counted in: what every drawing is made of."""
    return [
        (found.start() + QUIET_ZONE, y, found.end() - found.start())
        for y, row in enumerate(matrix.rows, start=QUIET_ZONE)
        for found in _RUN.finditer(row)
    ]


def svg_path(matrix: Matrix) -> str:
    """Path data of the dark modules, one unit a module, for a view box of `matrix.side + 2 * QUIET_ZONE`."""
    return "".join([f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs(matrix)])


def svg(matrix: Matrix) -> str:
    """A whole picture: dark on white, quiet zone included, as large as its place allows."""
    side = matrix.side + 2 * QUIET_ZONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="{DARK}" d="{svg_path(matrix)}"/></svg>'
    )


def png(matrix: Matrix, module_px: int = 8) -> bytes:
    """The same picture in pixels, `module_px` a module."""
    side = matrix.side + 2 * QUIET_ZONE
    margin = bytes(QUIET_ZONE)
    rows = [bytes(side)] * QUIET_ZONE
    pixels = b"".join([*rows, *(margin + row + margin for row in matrix.rows), *rows])
    image = Image.frombytes("P", (side, side), pixels)
    image.putpalette([255, 255, 255, *bytes.fromhex(DARK[1:])])
    written = BytesIO()
    image.resize((side * module_px, side * module_px), Image.Resampling.NEAREST).save(written, "PNG", bits=1)
    return written.getvalue()


# -- how it works ------------------------------------------------------------------------------------------------


def _encoded(text: str, version: int) -> tuple[int, int]:
    """Mode, length and text as one number, and its length in bits (ISO/IEC 18004, 7.4)."""
    values = [_ALPHANUMERIC.get(symbol, -1) for symbol in text]
    if -1 in values:
        data = text.encode()
        length_bits = 8 if version < 10 else 16
        return ((4 << length_bits) | len(data)) << 8 * len(data) | int.from_bytes(data), 4 + length_bits + 8 * len(data)
    length_bits = 9 if version < 10 else 11 if version < 27 else 13
    bits, count = (2 << length_bits) | len(values), 4 + length_bits
    for first, second in zip(values[::2], values[1::2], strict=False):
        bits, count = bits << 11 | 45 * first + second, count + 11
    if len(values) % 2:
        bits, count = bits << 6 | values[-1], count + 6
    return bits, count


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all symbols of one version, mask and level share."""

    side: int
    version: int
    blank: NDArray[np.uint8]  # the flat matrix of codewords that are all zero
    order: NDArray[np.intp]  # where each bit of the codewords goes
    block_sizes: tuple[int, ...]  # data codewords of each block
    check_size: int  # check codewords of each block
    products: tuple[int, ...]  # check polynomial (without its leading 1) times each byte

    def codewords(self, text: str) -> bytes:
        """Data and check codewords, interleaved (ISO/IEC 18004, 7.5 and 7.6)."""
        bits, count = _encoded(text, self.version)
        size = sum(self.block_sizes)
        if count > 8 * size:
            raise ValueError(f"{len(text)} characters do not fit version {self.version}")
        padding = -(count + min(4, 8 * size - count)) % 8 + min(4, 8 * size - count)
        data = (bits << padding).to_bytes((count + padding) // 8)
        data += (b"\xec\x11" * size)[: size - len(data)]
        blocks, start = [], 0
        for block_size in self.block_sizes:
            blocks.append(data[start : start + block_size])
            start += block_size
        checks = [self._check(block) for block in blocks]
        return bytes(
            [block[place] for place in range(self.block_sizes[-1]) for block in blocks if place < len(block)]
            + [check[place] for place in range(self.check_size) for check in checks]
        )

    def _check(self, block: bytes) -> bytes:
        rest, top, keep = 0, 8 * (self.check_size - 1), (1 << 8 * (self.check_size - 1)) - 1
        for byte in block:
            rest = (rest & keep) << 8 ^ self.products[byte ^ rest >> top]
        return rest.to_bytes(self.check_size)


@lru_cache(maxsize=64)
def _frame(version: int, mask: int, level: Level) -> _Frame:
    blocks = base.rs_blocks(version, _LEVELS[level])
    total = sum(block.total_count for block in blocks)
    check_size = blocks[0].total_count - blocks[0].data_count

    def drawn(codewords: bytes) -> NDArray[np.uint8]:
        drawing = qrcode.QRCode(version=version, error_correction=_LEVELS[level], border=0)
        drawing.data_cache = list(codewords)
        drawing.makeImpl(False, mask)
        return np.array(drawing.modules, np.uint8).ravel()

    blank = drawn(bytes(total))
    numbers = np.arange(1, 8 * total + 1)  # every bit's own number, read off the drawings of the numbers' binary digits
    seen = np.zeros(blank.size, np.intp)
    for digit in range(int(numbers[-1]).bit_length()):
        seen |= (drawn(np.packbits((numbers >> digit & 1).astype(np.uint8)).tobytes()) ^ blank).astype(np.intp) << digit
    places = np.flatnonzero(seen)
    order = np.empty(8 * total, np.intp)
    order[seen[places] - 1] = places

    return _Frame(
        side=4 * version + 17,
        version=version,
        blank=blank,
        order=order,
        block_sizes=tuple(block.data_count for block in blocks),
        check_size=check_size,
        products=_products(LUT.rsPoly_LUT[check_size][1:]),
    )


def _products(polynomial: list[int]) -> tuple[int, ...]:
    logs = [base.glog(factor) for factor in polynomial]
    return (0, *(int.from_bytes(bytes(base.gexp(log + base.glog(byte)) for log in logs)) for byte in range(1, 256)))
