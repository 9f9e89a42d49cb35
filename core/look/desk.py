"""Pieces of the desk's pages: what waits, lines of a list, counts of an upload, a code that is shown once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.look.html import Html, h, join
from core.look.icons import Sign, icon
from core.look.parts import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One count of several that stand side by side."""

    colour: Colour
    sign: Sign | Literal[""]
    name: str
    figure: str
    meaning: str = ""


def task(*, figure: str, what: str, detail: str = "", colour: Colour = "qing") -> Html:
    """Something that waits: how many, what, and a remark; its link stands beside it in a `line_` container."""
    below = f"<small>{h(detail)}</small>" if detail else ""
    return Html(
        f'<div class="ll-task"><b class="ll-{h(colour)}">{h(figure)}</b><span><b>{h(what)}</b>{below}</span></div>'
    )


def line(title: str, details: Sequence[str] = (), *, state: Html | None = None, amount: str = "") -> Html:
    """One line of a list: what it is, remarks below, how it stands, a figure at the end."""
    below = join(*(Html(f"<small>{h(detail)}</small>") for detail in details if detail))
    stands = f'<span class="state">{h(state)}</span>' if state else ""
    figure = f'<b class="amount">{h(amount)}</b>' if amount else ""
    return Html(f'<div class="ll-line"><p><b>{h(title)}</b>{below}</p>{stands}{figure}</div>')


def counts(several: Sequence[Count]) -> Html:
    """Counts side by side, each with its sign and what it means."""
    items = join(
        *(
            Html(
                f'<div class="ll-{h(one.colour)}"><dt>{icon(one.sign)}{h(one.name)}</dt><dd>{h(one.figure)}</dd>'
                f"<dd>{h(one.meaning)}</dd></div>"
            )
            for one in several
        )
    )
    return Html(f'<dl class="ll-counts">{items}</dl>')


def shown_once(*, name: str, code: str, lines: Sequence[str]) -> Html:
    """A code to read aloud or type over, large, with how long it is good for."""
    below = join(*(Html(f"<span>{h(one)}</span>") for one in lines))
    return Html(f'<div class="ll-once"><p>{h(name)}</p><b>{h(code)}</b>{below}</div>')
