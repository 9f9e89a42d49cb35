"""What stands around a page: the style of this visit, the top strip, the phone's tabs, the foot of the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from core.cookies import LANGUAGE
from core.i18n import Language
from core.look import parts
from core.look.html import Html, attributes, h, join
from core.look.stylesheet import stylesheet
from core.look.tokens import SIZE_NAMES, SIZES, WIDTHS
from core.policy import Role
from core.preferences import keep_preferences
from pages._ui import components, session
from pages._ui.register import BY_NAME, TABS, Kind, doors, is_office

if TYPE_CHECKING:
    from pages._ui.shell import Page


def style(kind: Kind, size: str) -> None:
    """The one stylesheet, this page's width, this person's type size and scheme."""
    scheme = "dark" if session.is_dark() else "light"
    width = WIDTHS["phone" if kind == "till" else kind]
    st.html(
        f'<style>@import url("{stylesheet().url}");'
        f":root{{--width:{width};font-size:{SIZES[size]}px;color-scheme:{scheme}}}</style>"
    )


def ground(colour: str) -> None:
    """Colour the whole page, the strip included: the till's result."""
    st.html(
        f"<style>.stApp{{background:{colour}}}.stApp .ll-brand,.stApp .ll-brand small{{color:#fff}}"
        ".stApp .ll-brand img{border-radius:20%;box-shadow:0 0 0 2px #fff}"
        ".st-key-tools :is(button,p),.stApp .ll-tools a{color:#fff!important}"
        ".st-key-tools button{background:transparent!important;border-color:#fff!important}"
        ".st-key-tools button[aria-checked=true]{background:#fff!important}"
        ".st-key-tools button[aria-checked=true] p{color:#26201A!important}</style>"
    )


def top(page: Page, *, title: str, under: str) -> None:
    """Seal and place, or the desk's title; type size and language."""
    with st.container(key="top", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        if page.entry.kind == "desk":
            st.html(parts.title(title, under), width="content")
        else:
            till = page.visit.till if page.entry.kind == "till" else None
            st.html(parts.brand(till.shop_name if till else page.visit.place.name, under), width="content")
        with st.container(key="tools", horizontal=True, vertical_alignment="center", width="content", gap="small"):
            if page.visit.is_signed_in:
                _switches(page)
                if page.language is not Language.read(session.cookie(LANGUAGE)):
                    components.speaks(page.language.tag)
            else:
                st.html(_links(page), width="content")


def _switches(page: Page) -> None:
    """Who is signed in has a row for both; one tap writes it."""
    t = page.t
    st.session_state["s"] = page.size  # the row decides, not what this tab remembers
    st.segmented_control(
        t("shell.type_size"),
        list(SIZE_NAMES),
        key="s",
        required=True,
        format_func=lambda size: SIZE_NAMES[size],
        label_visibility="collapsed",
        on_change=_keep_size,
        args=(page,),
    )
    st.button(
        t("look.other_language"), key="lang", type="tertiary", on_click=_keep_language, args=(page, t.language.other)
    )


def _keep_size(page: Page) -> None:
    chosen = st.session_state["s"]
    actor = session.principal()
    if actor and chosen in SIZES:
        keep_preferences(page.app, actor, type_size=int(chosen))


def _keep_language(page: Page, language: Language) -> None:
    actor = session.principal()
    if actor:
        keep_preferences(page.app, actor, language=language)


def _links(page: Page) -> Html:
    """A stranger's choice is a cookie, so these are links to the routes that set it."""
    t, back = page.t, f"/{page.name}"
    asked = st.query_params.to_dict()
    if asked:
        back += "?" + urlencode(asked)
    sizes = join(*(_size_link(page, size, back) for size in SIZE_NAMES))
    other = t.language.other
    language = attributes(
        class_="language",
        href=f"/auth/language?{urlencode({'to': other.value, 'back': back})}",
        lang=other.tag,
        hreflang=other.tag,
        target="_self",
    )
    return Html(
        f'<nav class="ll-tools"{attributes(aria_label=t("look.tools"))}><span class="sizes">{sizes}</span>'
        f"<a{language}>{h(t('look.other_language'))}</a></nav>"
    )


def _size_link(page: Page, size: str, back: str) -> Html:
    here = attributes(
        href=f"/auth/size?{urlencode({'to': size, 'back': back})}",
        aria_current="true" if size == page.size else None,
        aria_label=page.t(f"look.size.{size}"),
        target="_self",
    )
    return Html(f"<a{here}>{h(SIZE_NAMES[size])}</a>")


def ways(page: Page) -> None:
    """Where else to go: the phone's tabs, or the foot of the sidebar."""
    if page.entry.kind == "phone" and Role.RESIDENT in page.actor.roles:
        _tabs(page)
    if is_office(page.actor):
        with st.sidebar:
            other_doors(page)
            sign_out_button(page)


def _tabs(page: Page) -> None:
    with st.bottom, st.container(key="tabs", horizontal=True):
        for name in TABS:
            if BY_NAME[name].exists:
                is_here = page.entry.tab == name
                with st.container(key="tab_on" if is_here else f"tab_{name}"):
                    page.link(page.t(f"nav.tab.{name}"), name, icon=f":material/{BY_NAME[name].icon}:", width="stretch")


def other_doors(page: Page) -> None:
    """Links to the other doors that this visitor may enter."""
    for name in doors(page.visit):
        if name != page.name and BY_NAME[name].kind != page.entry.kind:
            page.link(page.t(f"nav.{name}"), name, icon=f":material/{BY_NAME[name].icon}:")


def sign_out_button(page: Page) -> None:
    """End this browser's sign-in."""
    st.button(
        page.t("shell.sign_out"), key="sign_out", icon=":material/logout:", width="stretch", on_click=session.leave
    )


def go_link(words: str, url: str) -> Html:
    """A link to one of our routes that looks like the page's one button."""
    assert url.startswith("/")
    assert not url.startswith("//")
    return Html(f'<a class="ll-go" href="{h(url)}" target="_self">{h(words)}</a>')
