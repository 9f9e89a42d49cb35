"""What several pages of the desk share: queues, finding people, files and codes that are shown once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, time
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core import downloads
from core.clock import zone
from core.i18n import Language
from core.look import parts
from core.paper import File
from core.people import find_people
from pages._ui.shell import Page, Press

FOUND_MAX = 20


def line(name: str) -> DeltaGenerator:
    """The frame of one line of a list: words first, then what may be done; narrow ones put that below."""
    return st.container(key=f"line_{name}", horizontal=True, vertical_alignment="center")


# -- choosing ----------------------------------------------------------------------------------------------------


def queue(
    page: Page, label: str, options: Sequence[str], words: Callable[[str], str], *, key: str, first: str | None = None
) -> str:
    """A switch between queues or kinds: the address may ask for one (`?<key>=…`), else `first`, else the first one."""
    asked = page.asked.get(key)
    begin = asked if asked in options else first or options[0]
    chosen = st.segmented_control(
        label, list(options), default=begin, format_func=words, key=key, required=True, label_visibility="collapsed"
    )
    return chosen or begin


def choose(
    page: Page, label: str, options: Iterable[str], words: Callable[[str], str], *, key: str, index: int | None = 0,
    placeholder: str | None = None,
) -> Any:  # fmt: skip
    """One of several, or None before a choice when `index` is None.

    Streamlit knows a choice by its words only: in another language it begins anew, and so it does when they changed.
    """
    shown, rounds = list(options), st.session_state.setdefault("_choices", {})
    name = key if page.language is Language.ZH else f"{key}_{page.language.value}"
    chosen = st.selectbox(
        label, shown, index=index if shown else None, key=f"{name}{rounds.get(name, '')}", format_func=words,
        placeholder=placeholder,
    )  # fmt: skip
    if chosen is not None and chosen not in shown:
        rounds[name] = rounds.get(name, 0) + 1
        page.again()
    return chosen


def find_person(page: Page, label: str, *, key: str, hint: str = "") -> Any | None:
    """Search the register by name, building, card, number or exact phone; the one that was chosen, or None."""
    t = page.t
    text = st.text_input(label, key=f"{key}_text", placeholder=hint or t("desk.find.hint")).strip()
    if not text:
        return None
    total, found = page.look(find_people, text=text, limit=FOUND_MAX)
    if not found:
        page.show(parts.lead(t("desk.find.nobody", text=text)))
        return None
    if len(found) == 1:
        page.show(parts.chip(person_words(found[0]), "qing", "person"))
        return found[0]
    by_id = {row.id: row for row in found}
    which = t("desk.find.which", count=total) if total <= FOUND_MAX else t("desk.find.many", count=total)
    chosen = choose(
        page, which, by_id, lambda one: person_words(by_id[one]), key=f"{key}_one", index=None,
        placeholder=t("desk.find.choose"),
    )  # fmt: skip
    return by_id.get(chosen) if chosen else None


def find_household(page: Page, label: str, *, key: str) -> Any | None:
    """As `find_person`, for the household of somebody: a row of the register with `household_id`, or None."""
    t = page.t
    text = st.text_input(label, key=f"{key}_text", placeholder=t("desk.find.hint")).strip()
    if not text:
        return None
    _, found = page.look(find_people, text=text, limit=FOUND_MAX)
    homes = {row.household_id: row for row in found if row.household_id}
    if not homes:
        page.show(parts.lead(t("desk.find.nobody", text=text)))
        return None
    chosen = choose(
        page, t("desk.find.household"), homes,
        lambda one: t(
            "desk.find.household_is", name=homes[one].name, building=homes[one].building, card=homes[one].card_number
        ),
        key=f"{key}_one",
    )  # fmt: skip
    return homes.get(chosen)


def person_words(row: Any) -> str:
    """Who is meant, for somebody who works at the desk: name, building, number."""
    return " · ".join(part for part in (row.name, row.building, row.volunteer_number) if part)


def local_time(page: Page, at: datetime) -> time:
    """The clock time of an instant where the community is."""
    return at.astimezone(zone(page.actor.time_zone)).time()


def item_name(page: Page, item: Any) -> str:
    """An item of the catalogue in the reader's language."""
    return str(item.name if page.language is Language.ZH else item.name_english)


def mark_of(values: Iterable[str]) -> str:
    """A short mark of several ids: a button that carries it is another button once they are others.

    So a second press of a list that has changed since does nothing, instead of taking what nobody has looked at.
    """
    return hashlib.sha256("\x1f".join(sorted(values)).encode()).hexdigest()[:20]


# -- once --------------------------------------------------------------------------------------------------------


def keep_once(press: Press, value: object) -> None:
    """Keep what can be read only now (a code, the path of a file) for this tab until the form is left."""
    st.session_state.setdefault("_once", {})[press.form.id] = value


def kept_once(press: Press) -> Any | None:
    """What was kept, or None after a reload: then it is gone for good."""
    return st.session_state.get("_once", {}).get(press.form.id)


def offer(page: Page, file: File) -> str:
    """Let this visitor fetch a file for five minutes; its path."""
    data, name, media_type = file
    return downloads.offer(page.actor, data, name, media_type)


def file_link(words: str, path: str) -> None:
    """A link to such a file that looks like the page's one button."""
    from pages._ui.strip import go_link

    st.html(go_link(words, path))
