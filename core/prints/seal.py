"""The seal in cinnabar at the head of a sheet: the outlines of the portal's own mark, so that no font is needed."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.look.icons import MARK
from core.prints import shapes
from core.prints.paper import COVER_TEXT, ZHU, Paper

_GRID: Final = 96  # units along the side of the drawing
_FRAME: Final = (2, 92, 18)  # where the ground begins, its side and its corners, as drawn in the mark


def mark(paper: Paper, x: float, y: float, side: float, *, ink: str = ZHU) -> None:
    """The square mark 邻, `side` mm; `ink` black for printers without colour."""
    scale = side / _GRID
    start, length, corner = (part * scale for part in _FRAME)
    paper.shape(shapes.rectangle(x + start, y + start, length, length, corner), fill=ink)
    paper.shape(shapes.outline(_outline(), x, y, scale), fill=COVER_TEXT)


@cache
def _outline() -> str:
    found = re.search(r'<path[^>]* d="([^"]+)"', MARK)
    assert found is not None
    return found[1]
