"""What narrows a long inbox: team, activity, item, maker, concern, days, a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import streamlit as st

from core.review import CONCERNS, Choice, Choices, Wanted
from pages._ui.desk import choose, find_person
from pages._ui.shell import Page


def filters(page: Page, offered: Choices, *, queue: str) -> Wanted:
    """The filters, folded away; what they come to. Each queue keeps its own; the address may ask for one activity."""
    t, asked = page.t, page.asked.get("activity", "")
    asked = asked if asked in {one.id for one in offered.activities} else ""
    with st.expander(t("approve.filter"), key=f"filters_{queue}{asked}", expanded=bool(asked)):
        with st.container(key="pair_filters_one", horizontal=True):
            team = _one(page, t("approve.filter.team"), offered.teams, key=f"team_{queue}")
            activity = _one(page, t("approve.filter.activity"), offered.activities,
                            key=f"activity_{queue}{asked}", first=asked)  # fmt: skip
        with st.container(key="pair_filters_two", horizontal=True):
            item = _one(page, t("approve.filter.item"), offered.items, key=f"item_{queue}")
            maker = _one(page, t("approve.filter.maker"), offered.makers, key=f"maker_{queue}")
        with st.container(key="pair_filters_three", horizontal=True):
            concern = choose(
                page, t("approve.filter.concern"), ["", "clean", *CONCERNS, "one_approver"],
                lambda name: t(f"approve.concern.{name}") if name else t("approve.filter.all"), key=f"concern_{queue}",
            )  # fmt: skip
            days = st.date_input(
                t("approve.filter.days"), value=(), key=f"days_{queue}", format="YYYY-MM-DD",
                min_value=page.today - timedelta(days=3650), max_value=page.today,
            )  # fmt: skip
        person = find_person(page, t("approve.filter.person"), key=f"who_{queue}")
    first, last = _span(days)
    return Wanted(
        team_id=team, activity_id=activity, item_code=item, maker_id=maker, concern=concern or None, first=first,
        last=last, person_id=person.id if person else None,
    )  # fmt: skip


def _one(page: Page, label: str, choices: tuple[Choice, ...], *, key: str, first: str = "") -> str | None:
    by_id = {one.id: one for one in choices}

    def words(name: str) -> str:
        if not name:
            return page.t("approve.filter.all")
        one = by_id[name]
        day = page.t("approve.day", day=one.day) if one.day else ""
        return page.t("approve.filter.choice", words=" ".join(part for part in (day, one.words) if part),
                      count=one.count)  # fmt: skip

    return choose(page, label, ["", *by_id], words, key=key, index=["", *by_id].index(first)) or None


def _span(days: Any) -> tuple[date | None, date | None]:
    """A chosen span; of a half-chosen one only its first day."""
    chosen = list(days) if isinstance(days, tuple) else [days]
    found = [day for day in chosen if isinstance(day, date)]
    return (found[0] if found else None, found[-1] if len(found) > 1 else None)
