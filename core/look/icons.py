"""Signs and pictures, drawn by us so that they are the same on every phone. 24 px grid, 2 px strokes.

`st.html` throws inline `<svg>` away: signs are CSS masks in the text's colour, pictures are `data:` images.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args
from urllib.parse import quote

from core.look.html import Html, h
from core.look.tokens import FIXED

Sign: TypeAlias = Literal[
    "check", "clock", "bell", "alert", "info", "cross", "flag", "next", "print", "person", "phone"
]

SEAL_FILE: Final = Path(__file__).parent / "seal.svg"  # for st.logo
MARK_FILE: Final = Path(__file__).parent / "mark.png"  # for st.set_page_config

_LINES: Final[dict[Sign, str]] = {
    "check": "M4.5 12.5l5 5 10-11",
    "clock": "M12 7v5l3.5 2M12 3a9 9 0 100 18 9 9 0 000-18z",
    "bell": "M6 17V11a6 6 0 1112 0v6l1.5 2h-15zM10 21h4",
    "alert": "M12 3.5l9.5 17h-19zM12 10v5M12 17.6v.4",
    "info": "M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v6M12 7.4v.3",
    "cross": "M6 6l12 12M18 6L6 18",
    "flag": "M6 21V4M6 5h11l-2 4 2 4H6",
    "next": "M9 5l7 7-7 7",
    "print": "M7 9V4h10v5M7 18H4v-7a2 2 0 012-2h12a2 2 0 012 2v7h-3M7 15h10v5H7z",
    "person": "M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20a7.5 7.5 0 0115 0",
    "phone": "M6.5 3.5h3l1.5 4-2 1.5a12 12 0 006 6l1.5-2 4 1.5v3a2 2 0 01-2.2 2A17 17 0 014.5 5.7a2 2 0 012-2.2z",
}

# The seal's and the mark's glyphs are outlines, so no font is needed. Cinnabar in both schemes.
SEAL: Final = Html(SEAL_FILE.read_text("utf-8"))
MARK: Final = Html((Path(__file__).parent / "mark.svg").read_text("utf-8"))
ACCEPTED: Final = Html(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" fill="none">'
    '<circle cx="60" cy="60" r="54" fill="#fff"/>'
    f'<path d="M34 62l18 18 36-40" stroke="{FIXED["accepted"]}" stroke-width="11" stroke-linecap="round" '
    'stroke-linejoin="round"/></svg>'
)
REFUSED: Final = Html(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" fill="none">'
    '<path d="M38 6h44l32 32v44l-32 32H38L6 82V38z" fill="#fff"/>'
    f'<path d="M42 42l36 36M78 42L42 78" stroke="{FIXED["refused"]}" stroke-width="11" stroke-linecap="round"/></svg>'
)
DOORS: Final = Html(  # two houses with a lantern between them: emptiness
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 110" fill="none" stroke="#A2967F" stroke-width="3" '
    'stroke-linejoin="round" stroke-linecap="round"><path d="M4 46l36-30 40 30 40-30 36 30M14 40v58M66 38v60M94 38v60'
    'M146 40v58M2 98h156"/><path d="M30 98V64h20v34M110 98V64h20v34"/><path d="M45 82v.4M125 82v.4M80 46v8"/>'
    '<g stroke="#B5473B"><ellipse cx="80" cy="63" rx="9" ry="8" fill="#B5473B"/>'
    '<path d="M80 71v9" stroke-width="2.5"/></g></svg>'
)


def icon(name: Sign | Literal[""]) -> Html:
    """A sign in the text's colour, silent for screen readers: the word beside it says it. None for an empty name."""
    if not name:
        return Html("")
    assert name in get_args(Sign), name
    return Html(f'<i class="ll-i i-{name}" aria-hidden="true"></i>')


def icon_css() -> str:
    """The masks of all signs."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='2' "
        "stroke-linecap='round' stroke-linejoin='round'><path d='{}'/></svg>"
    )
    return "".join(
        f'.i-{name}{{--m:url("data:image/svg+xml,{quote(svg.format(line))}")}}' for name, line in _LINES.items()
    )


def data_url(svg: str) -> str:
    return f"data:image/svg+xml,{quote(svg)}"


def picture(svg: str, alt: str = "", css_class: str = "") -> Html:
    """An SVG as an image; an empty `alt` says that it is decoration."""
    return Html(f'<img class="{h(css_class)}" alt="{h(alt)}" src="{data_url(svg)}">')
