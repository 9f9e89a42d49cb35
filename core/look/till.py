"""The till: what the clerk sees before, at, and after taking a voucher; and the code a resident shows there."""

from __future__ import annotations

from collections.abc import Sequence

from core.look.html import Html, h, join
from core.look.icons import ACCEPTED, REFUSED, picture
from core.look.parts import facts


def quote(*, state: Html, face: str, unit: str, under: str, lines: Sequence[tuple[str, str | Html]]) -> Html:
    """What is about to be taken: a chip, the face at arm's length, and the facts.

    Goods and services have no `unit`: their name stands in place of a figure.
    """
    figure = f"{h(face)}<small>{h(unit)}</small></p>" if unit else f"{h(face)}</p>"
    kind = "face" if unit else "face name"
    told = facts(lines) if lines else ""
    return Html(
        f'<div class="ll-till">{h(state)}<p class="{kind}">{figure}<p class="ll-lead">{h(under)}</p></div>{told}'
    )


def bill_line(*, face: str, under: str, state: Html, why: Sequence[str] = ()) -> Html:
    """One voucher of several for one bill: its face, whose it is, what became of it, and why not."""
    whose = Html(f'<p class="whose">{h(under)}</p>')
    return Html(f'<div class="ll-billline"><b>{h(face)}</b>{h(state)}{whose}{_lines(why)}</div>')


def accepted(*, title: str, lines: Sequence[str]) -> Html:
    """Taken: a white round tick on the page's green."""
    return Html(f'<div class="ll-result" role="status">{picture(ACCEPTED)}<h1>{h(title)}</h1>{_lines(lines)}</div>')


def refused(*, title: str, lines: Sequence[str], aside: str = "", words: str = "") -> Html:
    """Not taken: a white octagon on the page's red, why, and what to say to the customer."""
    told = f'<div class="say"><small>{h(aside)}</small>{h(words)}</div>' if words else ""
    return Html(f'<div class="ll-result" role="alert">{picture(REFUSED)}<h1>{h(title)}</h1>{_lines(lines)}{told}</div>')


def shown_code(*, lead: str, code_written: str) -> Html:
    """The screen code for typing, in two and two groups. `code_written` as `codes.written` gives it."""
    groups = code_written.split("-")
    halves = join(
        *(Html(f"<span>{h(' '.join(groups[start : start + 2]))}</span>") for start in range(0, len(groups), 2)),
        between=" ",
    )
    return Html(f'<div class="ll-till"><p class="ll-lead">{h(lead)}</p><p class="ll-code">{halves}</p></div>')


def shown_face(*, lead: str, face: str, unit: str) -> Html:
    """Above the symbol that a resident shows: what to do with it and what it is worth."""
    return Html(
        f'<div class="ll-till shown"><p>{h(lead)}</p><p class="face">{h(face)}<small>{h(unit)}</small></p></div>'
    )


def struck(words: str) -> Html:
    """A figure that counts no more; the word that says so stands beside it."""
    return Html(f"<s>{h(words)}</s>")


def unbroken(serial: str) -> str:
    """A number for a sentence: its hyphens end no line."""
    return serial.replace("-", "\N{NON-BREAKING HYPHEN}")


def _lines(lines: Sequence[str]) -> Html:
    return join(*(Html(f"<p>{h(line)}</p>") for line in lines))
