"""Lines of the speed table: what was measured against what, how often, and whether the target was reached.

Lines that are measured together are a `Probe`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
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

    A line without samples was not measured: `why_not` says why, and it does not count as reached. The target of a
    report is what is aimed at, if anything is: it is shown and neither reached nor missed.
    """

    name: str
    what: str
    reference: str
    bound: Bound
    target: float | None
    unit: str = "x"
    is_report: bool = False
    pick: Callable[[Sequence[float]], float] = median
    samples: list[float] = field(default_factory=list)
    why_not: str = ""

    @property
    def measured(self) -> float | None:
        """The figure that is held against the target."""
        return self.pick(self.samples) if self.samples else None

    @property
    def reached(self) -> str:
        """yes, no, not measured, or that it is a report."""
        measured = self.measured
        if measured is None:
            return "not measured"
        if self.is_report or self.target is None:
            return "report"
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
        target = f"{'aim ' * self.is_report}{sign} {self.target:g} {self.unit}" if self.target is not None else "-"
        return self.what, self.reference, target.rstrip(), figures, self.reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An absolute figure of this machine: never passes or fails."""

    what: str
    figure: str


class Probe(ABC):
    """Lines that are measured together. What needs no preparation, no end or has no absolute figure leaves that out."""

    __slots__ = ()

    @property
    @abstractmethod
    def lines(self) -> list[Line]:
        """Its lines of the table."""

    def prepare(self) -> None:  # noqa: B027 -- most lines need none
        """Make what all rounds need, before the first; lines that cannot be measured here get their reason."""

    @abstractmethod
    def round(self, number: int) -> None:
        """Measure once. Raises WrongResult."""

    def notes(self) -> list[Note]:
        """Its absolute figures."""
        return []

    def close(self) -> None:  # noqa: B027 -- most lines hold nothing
        """Let go what `prepare` made."""


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
