"""Lines and areas of a sheet as PDF path operators; mm, from the top left of the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path

from core import qr

_ROUND: Final = 0.5523  # how far the handles of a quarter circle reach


def number(value: float) -> str:
    """As short as PDF allows, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l "


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    if not radius:
        return f"{number(x)} {number(y)} {number(width)} {number(height)} re "
    right, bottom, handle = x + width, y + height, radius * (1 - _ROUND)
    return (
        _at("m", x + radius, y)
        + _at("l", right - radius, y)
        + _at("c", right - handle, y, right, y + handle, right, y + radius)
        + _at("l", right, bottom - radius)
        + _at("c", right, bottom - handle, right - handle, bottom, right - radius, bottom)
        + _at("l", x + radius, bottom)
        + _at("c", x + handle, bottom, x, bottom - handle, x, bottom - radius)
        + _at("l", x, y + radius)
        + _at("c", x, y + handle, x + handle, y, x + radius, y)
        + "h "
    )


def circle(x: float, y: float, radius: float) -> str:
    """Around (x, y)."""
    return rectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def symbol(matrix: qr.Matrix, x: float, y: float, side: float) -> str:
    """The dark modules of a code as one path; `side` holds the quiet zone too."""
    module = side / (matrix.side + 2 * qr.QUIET_ZONE)
    return "".join(
        rectangle(x + column * module, y + row * module, length * module, module)
        for column, row, length in qr.runs(matrix)
    )


def outline(svg_path: str, x: float, y: float, scale: float) -> str:
    """A path of a picture, each of its units `scale` mm, its origin at (x, y)."""
    return "".join(
        _at(operator, *(place for px, py in points for place in (x + px * scale, y + py * scale))) if points else "h "
        for operator, points in _drawn(svg_path)
    )


def corner_marks(x: float, y: float, width: float, height: float, *, length: float, gap: float) -> str:
    """Cut marks outside the four corners."""
    marks = ""
    for across, outward in ((x, -1), (x + width, 1)):
        for down, upward in ((y, -1), (y + height, 1)):
            marks += line(across + outward * gap, down, across + outward * (gap + length), down)
            marks += line(across, down + upward * gap, across, down + upward * (gap + length))
    return marks


def lattice(x: float, y: float, cell: float) -> str:
    """One cell of the window lattice 窗棂: a square in a square, joined to its neighbours."""
    outer, inner, middle = 0.62 * cell, 0.34 * cell, cell / 2
    path = ""
    for side in (outer, inner):
        path += rectangle(x + (cell - side) / 2, y + (cell - side) / 2, side, side)
    edge = (cell - outer) / 2
    path += line(x, y + middle, x + edge, y + middle) + line(x + cell - edge, y + middle, x + cell, y + middle)
    path += line(x + middle, y, x + middle, y + edge) + line(x + middle, y + cell - edge, x + middle, y + cell)
    return path


def _at(operator: str, *places: float) -> str:
    return " ".join(map(number, places)) + f" {operator} "


@cache
def _drawn(svg_path: str) -> Sequence[tuple[str, tuple[tuple[float, float], ...]]]:
    pen = _Recorder()
    parse_path(svg_path, pen)
    return tuple(pen.steps)


class _Recorder(BasePen):  # type: ignore[misc]
    """Notes the steps of a path; quadratic curves arrive as cubic ones."""

    def __init__(self) -> None:
        super().__init__(None)
        self.steps: list[tuple[str, tuple[tuple[float, float], ...]]] = []

    def _moveTo(self, pt: Any) -> None:
        self.steps.append(("m", (pt,)))

    def _lineTo(self, pt: Any) -> None:
        self.steps.append(("l", (pt,)))

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:
        self.steps.append(("c", (pt1, pt2, pt3)))

    def _closePath(self) -> None:
        self.steps.append(("h", ()))
