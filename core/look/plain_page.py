"""The plain HTML page: sign-in, pairing, enrolment, where a link leads. No script, no style of its own: the page holds
with a policy of `default-src 'none'; style-src 'self'; img-src data:; form-action 'self'`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import urlencode

from core.i18n import Language, Translate
from core.look.html import Html, attributes, h, join
from core.look.icons import MARK, SEAL, data_url, picture
from core.look.parts import brand, lead, link
from core.look.stylesheet import stylesheet
from core.look.tokens import DARK, FIXED, LIGHT, SIZE_NAMES, SIZES

Ground: TypeAlias = Literal["", "accepted", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands around the content.

    `place` is the community or shop, `under` the line below it. A door (sign-in, pairing, enrolment) shows the seal and
    the motto; other pages show the small strip. `ground` colours the whole page as the till does. `query` is kept by
    the size and language links; `s` and `lang` are theirs.
    """

    t: Translate
    size: str  # "1", "2" or "3"; anything else is the first
    title: str
    place: str
    under: str = ""
    is_door: bool = False
    ground: Ground = ""
    query: Mapping[str, str] | None = None


def plain_page(page: Page, *content: Html) -> Html:
    """The whole document. `content` is made by `parts`, `forms.form` and `foot`."""
    t, size = page.t, page.size if page.size in SIZES else "1"
    body_class = " ".join(["ll-plain"] + ["ll-open"] * page.is_door + ([f"ll-{page.ground}"] if page.ground else []))
    tools = _tools(t, size, page.query or {})
    if page.is_door:
        motto = f"<p>{h(page.under)}</p>" if page.under else ""
        head = (
            f'<div class="ll-in ll-top">{tools}</div>'
            f'<header class="ll-door">{picture(SEAL)}<b>{h(page.place)}</b>{motto}</header>'
        )
        strip = ""
    else:
        head = ""
        name = brand(page.place, page.under, is_on_colour=bool(page.ground))
        strip = f'<header class="ll-strip">{name}{tools}</header>'
    return Html(
        f'<!doctype html><html class="ll-plain ll-size-{size}"{attributes(lang=t.language.tag)}><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        f'<meta name="color-scheme" content="light dark">{_theme_colour(page)}'
        '<meta name="format-detection" content="telephone=no">'
        f"<title>{h(page.title)} · {h(page.place)}</title>"
        f'<link rel="icon" href="{data_url(MARK)}"><link rel="stylesheet" href="{stylesheet().url}"></head>'
        f'<body class="{body_class}"><a class="ll-skip" href="#main">{h(t("look.skip"))}</a>{head}'
        f'<main class="ll-in" id="main">{strip}{join(*content)}</main></body></html>'
    )


def headline(words: str, under: str = "") -> Html:
    """The page's h1 and the sentence below it."""
    return Html(f"<h1>{h(words)}</h1>{lead(under) if under else ''}")


def foot(title: str, lines: Sequence[str | Html]) -> Html:
    """The way for those who cannot go on here: without a phone, without the password."""
    below = join(*(Html(f"<p>{h(line)}</p>") for line in lines))
    return Html(f'<aside class="ll-foot ll-card"><b>{h(title)}</b>{below}</aside>')


def links(pairs: Sequence[tuple[str, str]]) -> Html:
    """Where else to go: words and addresses."""
    return Html(f'<p class="ll-links">{join(*(link(words, url) for words, url in pairs), between=" ")}</p>')


def _tools(t: Translate, size: str, query: Mapping[str, str]) -> Html:
    kept = {name: value for name, value in query.items() if name not in ("s", "lang")}

    def address(new_size: str, language: Language) -> Html:
        return h("?" + urlencode({**kept, "s": new_size, "lang": language.value}))

    sizes = join(
        *(
            Html(
                f'<a href="{address(one, t.language)}"{attributes(aria_current="true" if one == size else None)}'
                f"{attributes(aria_label=t('look.size.' + one))}>{name}</a>"
            )
            for one, name in SIZE_NAMES.items()
        )
    )
    other = t.language.other
    return Html(
        f'<nav class="ll-tools"{attributes(aria_label=t("look.tools"))}><span class="sizes">{sizes}</span>'
        f'<a class="language" href="{address(size, other)}"{attributes(lang=other.tag, hreflang=other.tag)}>'
        f"{h(t('look.other_language'))}</a></nav>"
    )


def _theme_colour(page: Page) -> str:
    if page.ground:
        return f'<meta name="theme-color" content="{FIXED[page.ground]}">'
    return "".join(
        f'<meta name="theme-color" media="(prefers-color-scheme:{scheme})" content="{tokens["paper"]}">'
        for scheme, tokens in (("light", LIGHT), ("dark", DARK))
    )
