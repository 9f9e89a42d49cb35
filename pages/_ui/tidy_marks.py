"""One home in a rater's list, on the phone and as a sheet at the desk."""

from __future__ import annotations

import streamlit as st

from core.look import parts
from core.tidy_lists import HomeToRate
from core.tidy_rounds import VERDICTS, Mark
from pages._ui.shell import Page


def said(page: Page, home: HomeToRate, key: str) -> Mark | None:
    """One home with its switch; None where nothing changed."""
    t = page.t
    if home.is_own:
        page.show(parts.lead(t("tidy.own", card=home.card)))
        return None
    chosen = st.segmented_control(
        t("tidy.home", building=home.building, head=home.head, card=home.card), list(VERDICTS),
        default=home.verdict or None, format_func=lambda one: t(f"tidy.verdict.{one}"), key=f"home_{home.id}_{key}",
    )  # fmt: skip
    return Mark(household_id=home.id, verdict=chosen) if chosen and chosen != home.verdict else None
