"""Going through a long list with the keyboard: J and K move, X ticks; F9 approves in the preview."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages._ui.shell import Page


def row_at(page: Page, ids: Sequence[str], *, key: str) -> str:
    """The row the keys are on, with the buttons that hear them; the first one at the beginning."""
    kept = st.session_state.setdefault("_rows_at", {})
    now = kept.get(key) if kept.get(key) in ids else ids[0]
    for one in ids:
        st.session_state.setdefault(
            f"pick_{one}", True
        )  # ticked at first; a box with a default could not be set by a key
    place = ids.index(now)

    def go(step: int) -> None:
        kept[key] = ids[max(0, min(len(ids) - 1, place + step))]

    def tick() -> None:
        st.session_state[f"pick_{now}"] = not st.session_state[f"pick_{now}"]
        go(1)

    with st.container(key=f"keys_{key}", horizontal=True):
        st.button(page.t("approve.key_up"), key=f"{key}_up", shortcut="K", on_click=go, args=(-1,), type="tertiary")
        st.button(page.t("approve.key_down"), key=f"{key}_down", shortcut="J", on_click=go, args=(1,), type="tertiary")
        st.button(page.t("approve.key_tick"), key=f"{key}_tick", shortcut="X", on_click=tick, type="tertiary")
    return now
