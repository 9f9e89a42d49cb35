"""A table to read and print; below 36 em each row is a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.look.html import Html, attributes, h, join


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column, and what becomes of it in a card.

    `lead` and `amount` share the card's first line, `text` and `quiet` follow in lines of their own, `named` brings its
    name along.
    """

    name: str
    place: Literal["lead", "text", "quiet", "named", "amount"] = "text"


def board(*, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str | Html]]) -> Html:
    """Rows of ready words; `caption` is for screen readers."""
    assert all(len(row) == len(columns) for row in rows)
    head = join(
        *(Html(f'<th scope="col" role="columnheader" class="{h(one.place)}">{h(one.name)}</th>') for one in columns)
    )
    body = join(*(_row(columns, row) for row in rows))
    # Roles are spelled out: a browser forgets them when CSS lays the rows out as cards.
    return Html(
        f'<div class="ll-boards"><table class="ll-board" role="table"><caption>{h(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _row(columns: Sequence[Column], row: Sequence[str | Html]) -> Html:
    cells = join(
        *(
            Html(
                f'<td role="cell" class="{h(column.place)}"'
                f"{attributes(data_name=column.name if column.place == 'named' else None)}>{h(value)}</td>"
            )
            for column, value in zip(columns, row, strict=True)
        )
    )
    return Html(f'<tr role="row">{cells}</tr>')
