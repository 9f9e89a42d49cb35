"""A sheet as plain rows of cells, whatever file it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from core.sheets.cells import Cell

MergedRange = tuple[tuple[int, int], tuple[int, int]]  # (first row, first column), (last row, last column), from 0


@dataclass(slots=True)
class Table:
    """The cells of one sheet: `rows[0]` is row 1 as a person sees it. `merged` lists merged ranges."""

    sheet: str
    rows: list[list[Cell]]
    merged: list[MergedRange] = field(default_factory=list)
    is_1904: bool = False


def fill_down(table: Table, columns: set[int], *, below: int) -> None:
    """Write the value of a merged cell into the rows that it covers, in these columns and from row index `below` on."""
    for (top, left), (bottom, _) in table.merged:
        if left not in columns or top < below or top >= len(table.rows):
            continue
        source = table.rows[top]
        if left >= len(source) or source[left] == "":
            continue
        for row in table.rows[top + 1 : bottom + 1]:
            if left < len(row) and row[left] == "":
                row[left] = source[left]


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A sheet of which only the first rows are known yet. `load` is None for hidden sheets and charts: left out."""

    sheet: str
    top: list[list[Cell]]
    load: Callable[[], Table] | None
