"""Several of a list, each with a box that a thumb can meet."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from core.look import parts
from pages._ui.shell import Page


def ticks(page: Page, label: str, options: Mapping[str, str], *, key: str, ticked: Collection[str] = ()) -> list[str]:
    """The ids of the boxes that are ticked, in the order of the list."""
    page.show(parts.lead(label))
    return [one for one, words in options.items() if st.checkbox(words, value=one in ticked, key=f"{key}_{one}")]
