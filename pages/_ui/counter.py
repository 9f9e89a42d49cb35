"""The counter: how a code comes in, and where to go when this browser is no till.

A page's memory holds only what does not matter after a reload: the code that is just coming in. What was quoted, taken
and refused is in the intents of the forms.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from core import cookies
from core.bootstrap import TryAgain
from core.errors import AppError
from core.i18n import Translate
from core.look import parts
from core.scan import read_photo
from pages._ui import session, till_scripts

if TYPE_CHECKING:
    from pages._ui.shell import Page

R = TypeVar("R")
_CODE, _CAME = "_code_coming_in", "_codes_came"
_PHOTOS, _BAD_PHOTO = "_photos_taken", "_photo_without_code"
TYPING = ("more", "over", "right", "slip", "slip_group", "odd", "no_code")


@dataclass(frozen=True, slots=True)
class Came:
    """A code on its way in, as it was read; `is_typed`: by fingers, so that a slip is told beside the field."""

    text: str
    is_typed: bool = False


# -- ways in -----------------------------------------------------------------------------------------------------


def code_coming_in() -> Came | None:
    """A code that has just come in by a link, a field or a scanner; read once, and gone from the address."""
    linked = st.query_params.to_dict().get("code")
    if linked is not None:
        del st.query_params["code"]
        return Came(linked)
    came: Came | None = st.session_state.pop(_CODE, None)
    return came


def keep_code(text: str) -> None:
    """What a scanner read: the next run looks it up."""
    st.session_state[_CODE] = Came(text)


def came_in() -> None:
    """The code that came in was looked up: the fields for the next one are empty."""
    st.session_state[_CAME] = st.session_state.get(_CAME, 0) + 1


def fresh(name: str) -> str:
    """The key of a field that is emptied with every code that came in."""
    return f"{name}_{st.session_state.get(_CAME, 0)}"


def typed_code(page: Page, *, key: str, button: str) -> None:
    """The field for a typed code or a keyboard scanner, with its button. What was mistyped stays to be compared."""
    with st.container(key="typing"), st.form("typed", border=False, enter_to_submit=True):
        st.text_input(page.t("till.typed"), key=key, autocomplete="off")
        st.form_submit_button(button, key="look_up", width="stretch", on_click=_keep_typed, args=(key,))
    till_scripts.code_field(key, button="look_up", words=_typing(page.t))


@lru_cache(maxsize=8)
def _typing(t: Translate) -> dict[str, str]:
    return {name: t(f"typing.{name}") for name in TYPING}


def photo(page: Page, *, key: str) -> str | None:
    """The text of a code in a photo: a phone opens its camera, a computer its folders.

    A photo without a code is told here, and the button is there again.
    """
    t, state = page.t, st.session_state
    st.html(
        f"<style>:root{{--ll-shoot:{_css_text(t('camera.shoot'))};--ll-shoot-desk:{_css_text(t('till.shoot_desk'))}}}"
        "</style>"
    )
    with st.container(key="shoot"):
        taken = st.file_uploader(
            t("camera.shoot"),
            key=f"{key}_{state.get(_PHOTOS, 0)}",
            type=["png", "jpg", "jpeg", "webp"],
            label_visibility="collapsed",
        )
    if taken is not None:
        state[_PHOTOS] = state.get(_PHOTOS, 0) + 1
        try:
            return read_photo(taken.getvalue())
        except AppError as refusal:
            state[_BAD_PHOTO] = refusal
            page.again()
    bad: AppError | None = state.pop(_BAD_PHOTO, None)
    if bad is not None:
        page.say("wait", t(bad.key, **bad.facts))
    return None


def _keep_typed(key: str) -> None:
    typed = st.session_state[key].strip()
    if typed:
        st.session_state[_CODE] = Came(typed, is_typed=True)


def _css_text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("<", "\\3c ")


# -- pressing ----------------------------------------------------------------------------------------------------


def press_and_say(
    page: Page, form: str, subject: str, command: Callable[..., R], say: Callable[[R], None], /, **named: Any
) -> None:
    """A press as a dialog's button takes it (`on_click`): what came of it stands at the top of the next run."""
    try:
        result = page.form(form, subject).press(command, **named)
    except AppError as refusal:
        page.say_next("wait", page.t(refusal.key, **refusal.facts))
    except TryAgain:
        page.say_next("wait", page.t("shell.lost"), page.t("shell.lost_next"))
    else:
        if result is not None:
            say(result)


# -- no till -----------------------------------------------------------------------------------------------------


def till_door(page: Page) -> None:
    """Nobody is signed in on a page of the shop: one sentence that says why, and where to go."""
    t, has_cookie = page.t, session.cookie(cookies.till_cookie(session.origin())) is not None
    back = f"next=/{page.name}"
    if page.visit.till is not None:
        page.say("info", t("till.sign_in"), t("till.sign_in_why"))
        page.door(t("till.sign_in_go"), f"/auth/till?{back}")
    elif has_cookie:
        page.say("wait", t("till.revoked"), t("till.revoked_next"))
        page.door(t("till.pair"), "/auth/pair")
    elif page.name == "till":
        page.say("info", t("till.not_paired"), t("till.not_paired_next"))
        page.door(t("till.pair"), "/auth/pair")
    else:
        page.say("info", t("shell.sign_in_first"), t("shell.sign_in_first_why"))
        page.door(t("shell.sign_in"), f"/auth/sign-in?{back}")
        return
    page.show(parts.link(t("till.sign_in_owner"), f"/auth/sign-in?{back}"))


def foot(page: Page, *links: tuple[str, str, str]) -> None:
    """The other pages of the shop that are the visitor's (words, page, icon), and the end of a shift.

    The browser stays the shop's till.
    """
    with st.container(key="shop_foot", horizontal=True, vertical_alignment="center"):
        for words, name, icon in links:
            if page.has(name):
                page.link(words, name, icon=f":material/{icon}:")
        words = page.t("till.change_clerk" if page.actor.till_id else "shell.sign_out")
        st.button(words, key="sign_out", type="tertiary", icon=":material/logout:", on_click=session.leave)
