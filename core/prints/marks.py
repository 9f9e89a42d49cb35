"""What stands on a page: words and shapes, in mm from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.prints.typeface import Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One stretch of text of one size; (x, y) is the left end of its base line."""

    text: str
    x: float
    y: float
    size: float  # points
    weight: Weight
    ink: str
    spacing: float  # points after each character


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    path: str
    fill: str | None
    stroke: str | None
    line_width: float  # mm
    dash: tuple[float, ...]  # mm


@dataclass(slots=True)
class Page:
    width: float
    height: float
    marks: list[Words | Shape] = field(default_factory=list)
