"""Lines of the speed table: what was measured against what, how often, and whether the target was reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Literal, TypeAlias

Bound: TypeAlias = Literal["at most", "at least"]


class WrongResult(Exception):
    """Something was fast and wrong: counts as a failure of the whole run."""


@dataclass(slots=True, kw_only=True)
class Line:
    """One target. `samples` holds one figure a round, or all of them where `pick` is not the median.

    A line without samples was not measured: `why_not` says why, and it does not count as reached.
    """

    name: str
    what: str
    reference: str
    bound: Bound
    target: float
    unit: str = "x"
    pick: Callable[[Sequence[float]], float] = median
    samples: list[float] = field(default_factory=list)
    why_not: str = ""

    @property
    def measured(self) -> float | None:
        """The figure that is held against the target."""
        return self.pick(self.samples) if self.samples else None

    @property
    def reached(self) -> str:
        """yes, no, or not measured."""
        measured = self.measured
        if measured is None:
            return "not measured"
        is_reached = measured <= self.target if self.bound == "at most" else measured >= self.target
        return "yes" if is_reached else "no"

    def row(self) -> tuple[str, ...]:
        """The line's cells."""
        sign = "<=" if self.bound == "at most" else ">="
        measured = self.measured
        if measured is None:
            figures = self.why_not or "-"
        else:
            low, _, high = quantiles(self.samples, n=4, method="inclusive") if len(self.samples) > 1 else [measured] * 3
            spread = f" ({_short(low)} to {_short(high)})" if self.pick is median else ""
            figures = f"{_short(measured)}{spread} {self.unit}".rstrip()
        return self.what, self.reference, f"{sign} {self.target:g} {self.unit}".rstrip(), figures, self.reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An absolute figure of this machine: never passes or fails."""

    what: str
    figure: str


HEAD = ("what", "against, in the same run", "target", "measured: median (quartiles)", "reached")


def p99(samples: Sequence[float]) -> float:
    """The value that 99 of 100 stay below."""
    return sorted(samples)[max(0, -(-len(samples) * 99 // 100) - 1)]


def drawn(lines: Sequence[Line], notes: Sequence[Note]) -> str:
    """The table as people read it."""
    rows = [HEAD, *(line.row() for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    written = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    written.insert(1, "  ".join("-" * width for width in widths))
    if notes:
        written += ["", "this machine, for scale only:"]
        width = max(len(note.what) for note in notes)
        written += [f"  {note.what.ljust(width)}  {note.figure}" for note in notes]
    return "\n".join(written)


def _short(figure: float) -> str:
    return (
        "0"
        if figure == 0
        else f"{figure:.0f}"
        if figure >= 100
        else f"{figure:.1f}"
        if figure >= 10
        else f"{figure:.2f}"
    )
