"""The month on a page: its theme, its days, the way to the months beside it, and the twelve themes to write down."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from core.activity_views import see_month
from core.look import calendar, parts
from core.themes import Theme, see_themes, set_themes
from pages._ui.shell import Page

MONDAY = date(2024, 1, 1)


def theme_words(page: Page, theme: Theme) -> str:
    """What a month is about: as it was written down, else what it usually is."""
    return theme.name or page.t("theme.default", month=theme.month)


def theme_of(page: Page, day: date) -> str:
    """The theme of a day's month."""
    return theme_words(page, page.look(see_themes, year=day.year)[day.month - 1])


def asked_month(page: Page) -> date:
    """The first day of the month that the address asks for, else of this one."""
    asked = page.asked.get("month", "")
    year, _, month = asked.partition("-")
    if year.isdecimal() and month.isdecimal() and 2000 <= int(year) <= 2200 and 1 <= int(month) <= 12:
        return date(int(year), int(month), 1)
    return page.today.replace(day=1)


def month(page: Page) -> None:
    """The days of a month with how much is on."""
    t, first = page.t, asked_month(page)
    held = page.look(see_month, first=first)
    page.show(parts.heading(t("month.title", day=first), t("month.theme", name=theme_of(page, first))))
    page.show(
        calendar.month(
            first=first,
            caption=t("month.title", day=first),
            weekdays=[t("month.weekday", day=MONDAY + timedelta(days=place)) for place in range(7)],
            days={
                day: calendar.DayWords(name=t("month.day", day=day), amount=t("month.amount", count=count), detail=name)
                for day, (count, name) in held.items()
            },
            today=page.today,
        )
    )
    if not held:
        page.show(parts.lead(t("month.none")))
    before, after = first - timedelta(days=1), first + timedelta(days=32)
    with st.container(key="acts_month", horizontal=True, width="content"):
        for name, day in (("before", before), ("after", after)):
            if st.button(t(f"month.{name}", day=day), key=f"turn_{name}"):
                page.turn(month=f"{day.year}-{day.month}")
        if page.may(set_themes) and st.button(t("month.write"), key="themes"):
            page.dialog(t("month.write_title", year=first.year), lambda: _write(page, first.year))


def _write(page: Page, year: int) -> None:
    """Twelve lines, each with what it says now."""
    t = page.t
    press = page.form("themes", str(year))
    with st.form("themes", border=False):
        names = [
            st.text_input(
                t("month.of", day=date(year, theme.month, 1)), value=theme_words(page, theme), max_chars=40,
                key=f"theme_{theme.month}_{press.form.id}",
            )
            for theme in page.look(see_themes, year=year)
        ]  # fmt: skip
        is_sent = st.form_submit_button(t("month.save"), key="themes_yes", type="primary", width="stretch")
    if is_sent and page.act("themes", str(year), set_themes, year=year, names=tuple(names)):
        page.say_next("ok", t("month.saved", year=year))
        st.rerun()
