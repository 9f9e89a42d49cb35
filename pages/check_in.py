"""What is on now for a resident: checked in since when, or how to check in."""

import streamlit as st

from core.codes import read_check_in_code
from core.errors import AppError
from core.look import parts
from core.roll_calls import OnNow, my_activities_now, todays_rolls
from pages._ui.shell import Page, open_page


def one(page: Page, row: OnNow) -> None:
    """One activity, with since when in large figures."""
    t = page.t
    label, figure, under = "label_open", t("time.of", at=row.starts_at), row.place
    if row.came_at is not None:
        label, figure = "label", t("time.of", at=row.came_at)
    if row.came_at is not None and row.left_at is not None:
        label, figure = "label_out", t("time.of", at=row.left_at)
        under = t("mine.now_out", came_at=row.came_at, left_at=row.left_at)
    unit = t("mine.now_unit") if row.left_at is None else ""
    page.show(parts.hero(who=row.name, label=t(f"mine.now_{label}"), figure=figure, unit=unit, under=under))


def by_typing(page: Page) -> None:
    """The code from the leader's screen, for phones without a camera: it leads where the symbol would."""
    t = page.t
    with st.container(key="card_typed"), st.form("typed_check_in", border=False):
        typed = st.text_input(t("mine.now_typed"), key="code", autocomplete="off", max_chars=40)
        is_sent = st.form_submit_button(t("mine.now_go"), key="go", width="stretch")
    if is_sent:
        try:
            code = read_check_in_code(typed)
        except AppError:
            page.say("wait", t("mine.now_wrong"))
            return
        page.door(t("mine.now_go"), f"/C/{code}")


page = open_page("check_in")
t = page.t
rows = page.look(my_activities_now)
page.show(parts.heading(t("mine.now")))
if not rows:
    page.show(parts.empty(t("mine.now_none"), [t("mine.now_none_next")]))
for row in rows:
    one(page, row)
if any(row.left_at is None for row in rows):
    page.show(parts.lead(t("mine.now_how")))
    by_typing(page)
if page.look(todays_rolls):
    page.link(t("nav.roll"), "roll", icon=":material/groups:")
if page.has("activities"):
    page.link(t("mine.now_back"), "activities")
