"""The five-number statement and the legend of a chart: sums as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.look.html import Html, h, join
from core.look.icons import icon
from core.look.parts import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One part of a whole. `value` sets the width, `said` is the value in words or digits."""

    colour: Colour
    name: str
    value: int
    said: str
    meaning: str = ""


def five(
    *,
    title: str,
    total: int,
    said: str,
    unit: str,
    shares: Sequence[Share],
    agrees: str,
    differs: str,
    is_slim: bool = False,
) -> Html:
    """The whole above, its parts below at the same width, and whether they agree, which is computed here.

    `total` and the shares' values are whole numbers of one unit, none negative. Screen readers get the list; the bar
    repeats it.
    """
    assert total >= 0
    assert all(share.value >= 0 for share in shares)
    bar = join(
        *(Html(f'<i class="f-{h(one.colour)}" style="flex:{one.value} 1 0"></i>') for one in shares if one.value > 0)
    )
    legend = join(
        *(
            Html(
                f'<li><i class="f-{h(one.colour)}"></i><span>{h(one.name)}</span><b>{h(one.said)}</b>'
                f"<small>{h(one.meaning)}</small></li>"
            )
            for one in shares
        )
    )
    is_even = sum(share.value for share in shares) == total
    verdict = (
        f'<p class="agrees">{icon("check")}<span>{h(agrees)}</span></p>'
        if is_even
        else f'<p class="differs" role="alert">{icon("alert")}<span>{h(differs)}</span></p>'
    )
    return Html(
        f'<figure class="ll-five{" slim" if is_slim else ""}"><figcaption class="total"><span>{h(title)}</span>'
        f"<b>{h(said)}</b><span>{h(unit)}</span></figcaption>"
        f'<div class="brace"></div><div class="bar" aria-hidden="true">{bar}</div><ul>{legend}</ul>{verdict}</figure>'
    )


def legend(names: Sequence[str], colours: Sequence[str]) -> Html:
    """What the colours of a chart mean; a Vega legend cannot wrap on a phone."""
    items = join(
        *(
            Html(f'<li><i style="background:{h(colour)}"></i>{h(name)}</li>')
            for name, colour in zip(names, colours, strict=False)
        )
    )
    return Html(f'<ul class="ll-legend">{items}</ul>')
