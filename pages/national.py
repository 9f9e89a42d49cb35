"""Batches for the national volunteer system: made, fetched, and the day on which each was entered."""

import io
import zipfile

import streamlit as st

from core.look import desk, parts
from core.national import BatchName, batch_files, list_batches, make_batch, mark_entered
from core.paper import File
from pages._ui.desk import line
from pages._ui.shell import Page, open_page


def make(page: Page) -> None:
    """One press makes what is new or changed into a batch; the answer stays until it is left."""
    t = page.t
    press = page.form("national")
    done = press.answer(make_batch)
    if done is None:
        if st.button(
            t("national.make"), key=f"make_{press.form.id}", type="primary", width="stretch", icon=":material/outbox:"
        ) and page.do("national", "", make_batch):
            page.again()
        return
    words = t("national.made_next", lines=done.lines, corrections=done.corrections, without=done.without_consent)
    page.say("ok", t("national.made", number=done.number), words)
    st.button(t("certificate.done"), key="leave", on_click=press.leave, width="stretch")


def packed(page: Page, number: int) -> File:
    """All files of a batch in one."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in batch_files(page.app, page.actor, page.t, number=number).items():
            archive.writestr(name, content)
    return data.getvalue(), f"national-{number:04d}.zip", "application/zip"


def batch(page: Page, one: BatchName) -> None:
    """One batch: what it holds, its files, whether it was entered."""
    t = page.t
    with line(f"{one.number}"):
        title = t("national.batch", number=one.number, lines=one.lines, corrections=one.corrections)
        state = (
            parts.chip(t("national.entered", day=one.entered_on), "leaf", "check")
            if one.entered_on
            else parts.chip(t("national.waiting"), "amber", "clock")
        )
        page.show(desk.line(title, [t("national.batch_made", at=one.made_at)], state=state))
        if page.may(mark_entered):
            page.download(t("national.fetch"), lambda: packed(page, one.number), key=f"fetch_{one.number}")
            if one.entered_on is None and st.button(t("national.mark"), key=f"mark_{one.number}"):
                mark(page, one.number)


def mark(page: Page, number: int) -> None:
    """Ask for the day."""
    t = page.t

    def body() -> None:
        day = st.date_input(t("national.mark_day"), value=page.today, max_value=page.today, key=f"day_{number}")
        if st.button(t("national.mark"), key=f"yes_{number}", type="primary", width="stretch"):
            done = page.act("national_entered", f"{number}", mark_entered, number=number, entered_on=day)
            if done is not None:
                page.say_next("ok", t("national.marked", number=number))
                page.again()

    page.dialog(t("national.mark"), body)


page = open_page("national")
t = page.t
page.show(parts.lead(t("national.lead")))
if page.may(make_batch):
    make(page)
batches = page.look(list_batches)
page.show(parts.heading(t("national.batches")))
if not batches:
    page.show(parts.empty(t("national.none"), [t("national.none_next")]))
with st.container(key="lines_batches"):
    for one in batches:
        batch(page, one)
