"""A sheet on its way into the books: read once, shown row by row, questions asked, confirmed in one press."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import streamlit as st

from core.imports import Preview, preview, writing, written_rows
from core.look import parts
from core.sheets import PAGE_LIMITS, SheetKind, SheetReading, read_sheet
from core.sheets.limits import MEGABYTE
from pages._ui.desk import choose
from pages._ui.previews import Sheet, counts, refused_file, row_lists
from pages._ui.shell import Page, Press

FILE_TYPES = ("xlsx", "xls", "csv")
MEGABYTES = PAGE_LIMITS.file_bytes // MEGABYTE
QUESTIONS_MAX = 30
ELSEWHERE = "error.match.person_elsewhere"
ASKED = ("error.match.person_ambiguous", "error.match.person_differs", ELSEWHERE)
SOMEBODY_NEW = "new"  # the answer that a row of a roster is nobody who is there


# -- what is kept for this tab -----------------------------------------------------------------------------------


def round_of(name: str) -> int:
    """Which round of an uploader this is: with the next one its field is empty again."""
    return int(st.session_state.get("_rounds", {}).get(name, 0))


def next_round(name: str) -> None:
    """Empty an uploader, and forget what was read from it."""
    rounds = st.session_state.setdefault("_rounds", {})
    rounds[name] = rounds.get(name, 0) + 1
    st.session_state.pop("_checked", None)
    forget()


def forget() -> None:
    """The books have changed, or another sheet comes: nothing that was read counts any more."""
    for name in ("_reading", "_previews"):
        st.session_state.pop(name, None)


def check(sheet: Sheet) -> None:
    """Note that a typed table is to be looked at as it stands now."""
    st.session_state["_checked"] = sheet.mark


def is_checked(sheet: Sheet) -> bool:
    """Whether the typed table still is the one that was to be looked at."""
    return st.session_state.get("_checked") == sheet.mark


def _read(page: Page, sheet: Sheet) -> SheetReading:
    kept = st.session_state.get("_reading")
    if kept and kept[0] == sheet.mark:
        reading: SheetReading = kept[1]
        return reading
    place = st.empty()
    with place.container():
        busy(page, sheet, step=0)
    reading = read_sheet(sheet.data, file_name=sheet.name, kind=sheet.kind, limits=PAGE_LIMITS, today=page.today)
    with place.container():
        busy(page, sheet, step=1)
    st.session_state["_reading"] = (sheet.mark, reading)
    st.session_state["_previews"] = {}
    _preview(page, sheet, reading, {})
    place.empty()
    return reading


def _preview(page: Page, sheet: Sheet, reading: SheetReading, chosen: dict[int, str]) -> Preview:
    """What the sheet would come to; looked up once for each set of answers."""
    kept = st.session_state.setdefault("_previews", {})
    key = tuple(sorted(chosen.items()))
    if key not in kept:
        kept[key] = page.look(
            preview, reading=reading, file_name=sheet.name, file_hash=hashlib.sha256(sheet.data).hexdigest(),
            chosen=chosen,
        )  # fmt: skip
    found: Preview = kept[key]
    return found


def field(page: Page, label: str, name: str) -> Any:
    """A field for one file with a button in the reader's language; Streamlit's own says it in English alone."""
    words = page.t("hours.choose_button").replace("\\", "").replace('"', "")
    button = "[data-testid='stFileUploaderDropzone'] button"
    st.html(
        f"<style>{button} p{{display:none}}{button} [data-testid='stMarkdownContainer']::after{{content:\"{words}\"}}"
        "[data-testid='stFileUploaderDropzoneInstructions']{display:none}</style>"
    )
    return st.file_uploader(label, type=list(FILE_TYPES), key=f"{name}_{round_of(name)}", max_upload_size=MEGABYTES)


# -- the way of a sheet ------------------------------------------------------------------------------------------


def sheet_in(page: Page, sheet: Sheet, *, again: Callable[[], None]) -> None:
    """Show what a sheet would come to and take it in on confirmation; `again` empties the field it came from."""
    with page.told():
        press = page.form("import", sheet.mark)
        if _done(page, press, sheet, again):
            return
        reading = _read(page, sheet)
        base = _preview(page, sheet, reading, {})
        chosen = _questions(page, sheet, base)
        found = _preview(page, sheet, reading, chosen) if chosen else base
        with st.container(key="card_preview"):
            page.show(parts.heading(sheet.name, page.t("hours.rows", count=found.rows)), counts(page, found))
            if found.left_out_sheets:
                page.show(parts.lead(page.t("hours.left_out", sheets=list(found.left_out_sheets))))
            row_lists(page, sheet, found)
        _confirm(page, press, sheet, found)


def busy(page: Page, sheet: Sheet, *, step: int) -> None:
    """Long work in words: what is done, what is next, and that nothing is written yet."""
    t = page.t
    names = ("read", "look_up", "write")
    steps = [
        parts.Step("done" if place < step else "now" if place == step else "next", t(f"hours.busy.{name}"))
        for place, name in enumerate(names)
    ]
    page.show(
        parts.progress(
            name=t("hours.busy.title", name=sheet.name), percent=(15, 60, 85)[step], label=t("hours.busy.label"),
            words=t("hours.busy.words"), steps=steps,
        )
    )  # fmt: skip


def _done(page: Page, press: Press, sheet: Sheet, again: Callable[[], None]) -> bool:
    """The answer of a sheet that was taken in, until it is left."""
    t = page.t
    command, _ = writing(Preview(kind=sheet.kind, file_name=sheet.name, file_hash="", rows=0))
    answer = press.answer(command)
    if answer is None:
        return False
    rows = written_rows(answer)
    back_filled = getattr(answer, "back_filled", 0)
    key = {SheetKind.HOURS: "hours.done", SheetKind.ROSTER: "hours.done_roster"}.get(sheet.kind, "hours.done_opening")
    page.say("ok", t(key, count=rows), t("hours.done_next", kind=str(sheet.kind), back_filled=back_filled))
    if sheet.kind is SheetKind.HOURS and back_filled:
        page.link(t("hours.done_explain"), "approve", icon=":material/arrow_forward:", queue="explain")

    def leave() -> None:
        press.leave()
        again()

    st.button(t("hours.another"), key=f"another_{press.form.id}", on_click=leave)
    return True


def _questions(page: Page, sheet: Sheet, base: Preview) -> dict[int, str]:
    """Rows that name two people: asked, never guessed. The answers by row."""
    t = page.t
    asked = [one for one in base.refused if one.key in ASKED and one.row is not None][:QUESTIONS_MAX]
    if not asked:
        return {}
    chosen: dict[int, str] = {}
    with st.container(key="card_questions"):
        page.show(
            parts.heading(t("hours.who"), t("hours.who_aside", count=len(asked))), parts.lead(t("hours.who_lead"))
        )
        for one in asked:
            candidates = {each["person_id"]: each for each in one.facts["candidates"]}
            if one.key == ELSEWHERE:
                candidates[SOMEBODY_NEW] = {"building": t("hours.who_new"), "volunteer_number": ""}
            number = (one.row or 0) - sheet.rows_before
            answer = choose(
                page, t("hours.who_row", row=number, name=str(one.facts["name"])), candidates,
                lambda person_id, rows=candidates: " · ".join(
                    part for part in (rows[person_id]["building"], rows[person_id]["volunteer_number"]) if part
                ),
                key=f"who_{sheet.mark[-12:]}_{one.sheet}_{one.row}", index=None, placeholder=t("hours.who_choose"),
            )  # fmt: skip
            if answer and one.row is not None:
                chosen[one.row] = answer
    return chosen


def _confirm(page: Page, press: Press, sheet: Sheet, found: Preview) -> None:
    """One press takes in everything that is good; the rest stays out."""
    t = page.t
    if not found.new:
        key = "hours.nothing_new" if found.duplicate and not found.refused else "hours.nothing_good"
        page.say("info", t(key, count=found.duplicate), t(f"{key}_next"))
        return
    reason = ""
    if found.back_filled:
        reason = st.text_input(
            t("hours.reason", count=found.back_filled), key=f"reason_{press.form.id}", max_chars=200,
            placeholder=t("hours.reason_hint"),
        ).strip()  # fmt: skip
        page.show(parts.lead(t("hours.reason_lead")))
    if found.refused:
        page.show(parts.lead(t("hours.refused_stay", count=len(found.refused))))
        page.download(t("hours.refused_get"), lambda: refused_file(page, found), key=f"refused_{press.form.id}")
    label = t("hours.take_in", kind=str(sheet.kind), count=found.new)
    if st.button(label, key=f"take_in_{press.form.id}", type="primary", width="stretch"):
        place = st.empty()
        with place.container():
            busy(page, sheet, step=2)
        command, named = writing(found, reason=reason or None)
        done = press.press(command, note=reason or None, **named)
        place.empty()
        if done is not None:
            forget()
            page.again()
