"""Synthetic frames of a live camera: clean, blurred, turned, seen from aside, pale, under glare, small and noisy.

They are made by a seed, 200 in all, of a voucher's link as a resident's screen shows it, in grey and as small JPEGs, as
the till's page sends them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from core.codes import ALPHABET
from core.qr import QUIET_ZONE, Matrix, code_symbol

SIZE: Final = (960, 720)
GROUND: Final = 118  # of what lies around the code
QUALITY: Final = 60  # of the JPEG that travels
HOW_MANY: Final = {
    "clean": 20, "blurred": 30, "turned": 25, "from aside": 25, "pale": 25, "glare": 25, "small": 30, "noisy": 20,
}  # fmt: skip

Grey = NDArray[np.float64]


def hard_frames(seed: int = 2026) -> Iterator[tuple[str, str, bytes]]:
    """200 frames: what is hard about each, what its code says, and the picture."""
    chance = random.Random(seed)
    noise = np.random.default_rng(seed)
    for kind, count in HOW_MANY.items():
        for _ in range(count):
            text = "HTTPS://LINLI.EXAMPLE.ORG/V/" + "".join(chance.choice(ALPHABET) for _ in range(16))
            yield kind, text, _jpeg(_SPOILED[kind](code_symbol(text), chance, noise))


def frame_of(text: str, *, module_px: float = 6.0, degrees: float = 0.0) -> Image.Image:
    """A good frame: the code in the middle, in grey."""
    return Image.fromarray(_placed(code_symbol(text), module_px, degrees=degrees).clip(0, 255).astype(np.uint8), "L")


def video(file: Path, frames: Sequence[Image.Image]) -> Path:
    """A film in grey for a browser's fake camera (Y4M, 15 frames a second); it begins anew when it is over."""
    grey = bytes([128]) * (SIZE[0] * SIZE[1] // 4)
    with open(file, "wb") as film:
        film.write(f"YUV4MPEG2 W{SIZE[0]} H{SIZE[1]} F15:1 Ip A1:1 C420jpeg\n".encode())
        for frame in frames:
            film.write(b"FRAME\n" + frame.tobytes() + grey + grey)
    return file


def camera_flags(film: Path) -> list[str]:
    """What makes Chromium see a film as its camera, and allow it unasked."""
    return [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]


def _placed(
    matrix: Matrix, module_px: float, *, degrees: float = 0.0, dark: float = 25.0, light: float = 235.0,
    corners: tuple[float, ...] = (0.0,) * 8, shift: tuple[float, float] = (0.0, 0.0),
) -> Grey:  # fmt: skip
    """The symbol on its white ground in a grey frame: as large, turned, bent and pale as asked."""
    side = matrix.side + 2 * QUIET_ZONE
    rows = np.zeros((side, side), np.uint8)
    rows[QUIET_ZONE:-QUIET_ZONE, QUIET_ZONE:-QUIET_ZONE] = np.array([list(row) for row in matrix.rows], np.uint8)
    scale = 12
    drawn = Image.fromarray(np.where(rows, dark, light).astype(np.uint8), "L")
    drawn = drawn.resize((side * scale, side * scale), Image.Resampling.NEAREST)
    half, angle = side * module_px / 2, np.deg2rad(degrees)
    middle = (SIZE[0] / 2 + shift[0], SIZE[1] / 2 + shift[1])
    there = []
    for place, (x, y) in enumerate(((-1, -1), (1, -1), (1, 1), (-1, 1))):
        x, y = half * (x + corners[2 * place]), half * (y + corners[2 * place + 1])
        there.append(
            (middle[0] + x * np.cos(angle) - y * np.sin(angle), middle[1] + x * np.sin(angle) + y * np.cos(angle))
        )
    here = [(0, 0), (side * scale, 0), (side * scale, side * scale), (0, side * scale)]
    how = _between(there, here)
    inside = drawn.transform(SIZE, Image.Transform.PERSPECTIVE, how, Image.Resampling.BICUBIC)
    cover = Image.new("L", drawn.size, 255).transform(SIZE, Image.Transform.PERSPECTIVE, how, Image.Resampling.BILINEAR)
    share = np.asarray(cover, np.float64) / 255
    return share * np.asarray(inside, np.float64) + (1 - share) * GROUND


def _between(there: list[tuple[float, float]], here: list[tuple[int, int]]) -> list[float]:
    """The eight figures by which Pillow finds, for a place in the frame, its place in the drawing."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(there, here, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return [float(one) for one in np.linalg.solve(np.array(rows), np.array(wanted))]


def _blur(frame: Grey, radius_px: float) -> Grey:
    image = Image.fromarray(frame.clip(0, 255).astype(np.uint8), "L").filter(ImageFilter.GaussianBlur(radius_px))
    return np.asarray(image, np.float64)


def _anywhere(chance: random.Random) -> tuple[float, float]:
    return chance.uniform(-120, 120), chance.uniform(-60, 60)


def _clean(matrix: Matrix, chance: random.Random, noise: np.random.Generator) -> Grey:
    return _placed(matrix, chance.uniform(6, 10), degrees=chance.uniform(-5, 5), shift=_anywhere(chance))


def _blurred(matrix: Matrix, chance: random.Random, noise: np.random.Generator) -> Grey:
    """Out of focus by up to four tenths of a module."""
    module_px = chance.uniform(5, 9)
    frame = _placed(matrix, module_px, degrees=chance.uniform(-8, 8), shift=_anywhere(chance))
    return _blur(frame, module_px * chance.uniform(0.3, 0.62))


def _turned(matrix: Matrix, chance: random.Random, noise: np.random.Generator) -> Grey:
    return _blur(_placed(matrix, chance.uniform(5, 8), degrees=chance.uniform(0, 360), shift=_anywhere(chance)), 1.2)


def _from_aside(matrix: Matrix, chance: random.Random, noise: np.random.Generator) -> Grey:
    """Each corner up to three tenths of half a side away from where it belongs."""
    corners = tuple(chance.uniform(-0.3, 0.3) for _ in range(8))
    return _blur(_placed(matrix, chance.uniform(6, 9), degrees=chance.uniform(-20, 20), corners=corners), 1.0)


def _pale(matrix: Matrix, chance: random.Random, noise: np.random.Generator) -> Grey:
    """A dim or bright screen: dark and light lie 14 to 60 of 255 apart."""
    dark, apart = chance.uniform(60, 170), chance.uniform(14, 60)
    frame = _placed(matrix, chance.uniform(5, 8), degrees=chance.uniform(-8, 8), dark=dark, light=dark + apart)
    return _blur(frame, 0.8) + noise.normal(0, 3, frame.shape)


def _glare(matrix: Matrix, chance: random.Random, noise: np.random.Generator) -> Grey:
    """A lamp in the glass: a bright spot over part of the code."""
    module_px = chance.uniform(6, 9)
    frame = _placed(matrix, module_px, degrees=chance.uniform(-8, 8))
    half, radius = matrix.side * module_px / 2, chance.uniform(0.12, 0.3) * matrix.side * module_px
    x, y = (SIZE[0] / 2 + chance.uniform(-1, 1) * half, SIZE[1] / 2 + chance.uniform(-1, 1) * half)
    down, across = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    spot = np.exp(-((across - x) ** 2 + (down - y) ** 2) / (2 * (radius / 2) ** 2))
    return frame + 230 * spot


def _small(matrix: Matrix, chance: random.Random, noise: np.random.Generator) -> Grey:
    """From far away: two to three and a half pixels a module."""
    frame = _placed(matrix, chance.uniform(2.0, 3.5), degrees=chance.uniform(-10, 10), shift=_anywhere(chance))
    return _blur(frame, 0.5)


def _noisy(matrix: Matrix, chance: random.Random, noise: np.random.Generator) -> Grey:
    """Little light: grain of 30 to 60 of 255."""
    frame = _placed(matrix, chance.uniform(6, 9), degrees=chance.uniform(-8, 8))
    return frame + noise.normal(0, chance.uniform(30, 60), frame.shape)


_SPOILED: Final[dict[str, Callable[[Matrix, random.Random, np.random.Generator], Grey]]] = {
    "clean": _clean, "blurred": _blurred, "turned": _turned, "from aside": _from_aside, "pale": _pale,
    "glare": _glare, "small": _small, "noisy": _noisy,
}  # fmt: skip


def _jpeg(frame: Grey) -> bytes:
    written = BytesIO()
    Image.fromarray(frame.clip(0, 255).astype(np.uint8), "L").save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
