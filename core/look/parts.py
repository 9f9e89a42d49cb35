"""Pieces of a page as markup of ready words: every text argument is escaped, `Html` arguments go in as they are.

Till, statement and table have files of their own: `till.py`, `statement.py`, `board.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from core.look.html import Html, attributes, h, join
from core.look.icons import DOORS, MARK, SEAL, Sign, icon, picture

Colour: TypeAlias = Literal["qing", "leaf", "amber", "zhu", "dian", "stone"]
Kind: TypeAlias = Literal["ok", "wait", "no", "info"]

_KINDS: Final[dict[Kind, tuple[Colour, Sign]]] = {
    "ok": ("leaf", "check"),
    "wait": ("amber", "clock"),
    "no": ("zhu", "alert"),
    "info": ("dian", "info"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One line of the cover below the balance: in notice, soon over."""

    sign: Sign
    name: str
    amount: str
    when: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a long piece of work."""

    state: Literal["done", "now", "next"]
    words: str


# -- frame and text ----------------------------------------------------------------------------------------------


def brand(place: str, under: str = "", *, is_on_colour: bool = False) -> Html:
    """The mark with the place's name; `is_on_colour` for the till's green and red pages."""
    small = f"<small>{h(under)}</small>" if under else ""
    ground = " on-colour" if is_on_colour else ""
    return Html(f'<div class="ll-brand{ground}">{picture(MARK)}<span><b>{h(place)}</b>{small}</span></div>')


def title(words: str, lead: str = "", state: Html | None = None) -> Html:
    """A page's one h1, what it is about in a sentence, and its state."""
    below = f'<p class="ll-lead">{h(lead)}</p>' if lead else ""
    last = f'<p class="state">{h(state)}</p>' if state else ""
    return Html(f'<div class="ll-title"><h1>{h(words)}</h1>{below}{last}</div>')


def heading(words: str, aside: str = "") -> Html:
    """A group's h2 with a short remark at the other end."""
    remark = f"<span>{h(aside)}</span>" if aside else ""
    return Html(f'<div class="ll-h"><h2>{h(words)}</h2>{remark}</div>')


def lead(words: str) -> Html:
    """A quiet sentence."""
    return Html(f'<p class="ll-lead">{h(words)}</p>')


def chip(words: str, colour: Colour, sign: Sign | Literal[""] = "") -> Html:
    """A state: word, colour, and a sign where there is one."""
    return Html(f'<span class="ll-chip ll-{h(colour)}">{icon(sign)}{h(words)}</span>')


def say(kind: Kind, title: str, body: str | Html = "") -> Html:
    """One message: what is, then what to do. `no` interrupts a screen reader, the others wait."""
    colour, sign = _KINDS[kind]
    role = "alert" if kind == "no" else "status"
    below = f"<p>{h(body)}</p>" if body else ""
    return Html(f'<div class="ll-say ll-{colour}" role="{role}">{icon(sign)}<div><b>{h(title)}</b>{below}</div></div>')


def card(*content: object) -> Html:
    """A raised surface around ready markup, outside Streamlit's own containers."""
    return Html(f'<div class="ll-card">{join(*content)}</div>')


def facts(pairs: Sequence[tuple[str, str | Html]]) -> Html:
    """Names and values, a hairline between them."""
    rows = join(*(Html(f"<div><dt>{h(name)}</dt><dd>{h(value)}</dd></div>") for name, value in pairs))
    return Html(f'<dl class="ll-facts">{rows}</dl>')


def link(words: str, url: str) -> Html:
    """A link that is as tall as a finger; only addresses of our own or https."""
    assert url.startswith(("/", "https://", "http://", "tel:", "?", "#")), "not an address"
    assert not url.startswith("//"), "not an address of ours"
    return Html(f'<a class="ll-link" href="{h(url)}">{h(words)}</a>')


def phone(number: str) -> Html:
    """A number that a finger can call."""
    return link(number, "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+"))


# -- passbook ----------------------------------------------------------------------------------------------------


def hero(*, who: str, label: str, figure: str, unit: str, under: str = "", notes: Sequence[Note] = ()) -> Html:
    """The cover of the passbook: whose, how much, and what is on its way in or out."""
    sub = f'<p class="sub">{h(under)}</p>' if under else ""
    lines = join(
        *(
            Html(f"<div><dt>{icon(note.sign)}{h(note.name)}</dt><dd>{h(note.amount)}</dd><dd>{h(note.when)}</dd></div>")
            for note in notes
        )
    )
    below = f"<dl>{lines}</dl>" if notes else ""
    return Html(
        f'<section class="ll-hero"><p class="who">{h(who)}</p><p class="label">{h(label)}</p>'
        f'<p class="figure">{h(figure)}<small>{h(unit)}</small></p>{sub}{below}</section>'
    )


def ticket(*, face: str, unit: str, name: str, lines: Sequence[str], is_soon_over: bool = False) -> Html:
    """A voucher as a ticket; its button stands beside it in the page's `ticket_` container."""
    soon, warn = (" soon", ' class="warn"') if is_soon_over else ("", "")
    below = join(*(Html(f"<span{warn}>{h(line)}</span> ") for line in lines))
    return Html(
        f'<div class="ll-ticket"><div class="face{soon}"><span>{h(face)}<small>{h(unit)}</small></span></div>'
        f"<p><b>{h(name)}</b>{below}</p></div>"
    )


def id_card(*, symbol_svg: str, alt: str, name: str, lines: Sequence[str]) -> Html:
    """A symbol with what it is for: a volunteer's card, the objection code of a notice."""
    below = join(*(Html(f"<span>{h(line)}</span>") for line in lines))
    return Html(
        f'<div class="ll-card ll-id"><div class="qr">{picture(symbol_svg, alt, "ll-qr")}</div>'
        f"<p><b>{h(name)}</b>{below}</p></div>"
    )


def seal(*, name: str, lines: Sequence[str]) -> Html:
    """The daily seal of the books."""
    below = join(*(Html(f"<span>{h(line)}</span>") for line in lines))
    return Html(f'<div class="ll-card ll-seal">{picture(SEAL)}<p><b>{h(name)}</b>{below}</p></div>')


def entry(*, day: str, sentence: str | Html, amount: str, unit: str, is_in: bool) -> Html:
    """One line of the history as a sentence; `amount` brings its own + or −."""
    side = " in" if is_in else ""
    return Html(
        f'<div class="ll-entry"><time>{h(day)}</time><p>{h(sentence)}</p>'
        f'<span class="amount{side}">{h(amount)}<small>{h(unit)}</small></span></div>'
    )


def trace(steps: Sequence[tuple[str, str | Html]]) -> Html:
    """How it came about, step by step: what, and when and by whom."""
    lines = join(*(Html(f"<li>{h(what)}<small>{h(detail)}</small></li>") for what, detail in steps))
    return Html(f'<ol class="ll-trace">{lines}</ol>')


# -- empty and busy ----------------------------------------------------------------------------------------------


def empty(words: str, lines: Sequence[str] = ()) -> Html:
    """What is not here, and what happens next."""
    below = join(*lines, between=Html("<br>"))
    return Html(f'<div class="ll-empty">{picture(DOORS)}<h2>{h(words)}</h2><p>{below}</p></div>')


def progress(*, name: str, percent: int, label: str, words: str, steps: Sequence[Step] = ()) -> Html:
    """Long work: how far, how long, whether one may leave, what is already written. `label` is for screen readers."""
    signs: dict[str, Sign] = {"done": "check", "now": "clock", "next": "flag"}
    done = max(0, min(100, percent))
    lines = join(
        *(
            Html(
                f'<li class="{h(step.state)}"{attributes(aria_current="step" if step.state == "now" else None)}>'
                f"{icon(signs[step.state])}<span>{h(step.words)}</span></li>"
            )
            for step in steps
        )
    )
    return Html(
        f'<div class="ll-card"><b>{h(name)}</b>'
        f'<div class="ll-track" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="{done}" '
        f'aria-label="{h(label)}"><i style="width:{done}%"></i></div><p class="ll-lead">{h(words)}</p>'
        f'<ul class="ll-steps">{lines}</ul></div>'
    )


# -- desk --------------------------------------------------------------------------------------------------------


def row(*, who: str, what: str, detail: str, rule: str, amount: str) -> Html:
    """One line of a queue, beside its checkbox."""
    return Html(
        f'<div class="ll-row"><b>{h(who)}</b><span class="what">{h(what)}<small>{h(detail)}</small></span>'
        f'<span class="rule">{h(rule)}</span><span class="amount">{h(amount)}</span></div>'
    )


def risk(what: str, why: str) -> Html:
    """One line that must be looked at by itself, and the sentence that says why."""
    return Html(f'<div class="ll-risk"><b>{h(what)}</b><p>{icon("alert")}{h(why)}</p></div>')


def due(lines: Sequence[tuple[str, str, Html]]) -> Html:
    """Deadlines: what, since when, and a chip that says how long."""
    items = join(
        *(Html(f"<li><span>{h(what)}<small>{h(detail)}</small></span>{h(state)}</li>") for what, detail, state in lines)
    )
    return Html(f'<ul class="ll-due">{items}</ul>')
