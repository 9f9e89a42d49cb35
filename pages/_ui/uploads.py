"""A sheet on its way into the books: read once, shown row by row, questions asked, confirmed in one press."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.imports import Preview, PreviewRow, Refused, preview, writing, written_rows
from core.look import board, desk, parts
from core.sheets import PAGE_LIMITS, SheetKind, SheetReading, read_sheet
from pages._ui.desk import queue
from pages._ui.shell import Page, Press

ROWS = 15
QUESTIONS_MAX = 30
ASKED = ("error.match.person_ambiguous", "error.match.person_differs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file, or a table that was typed in; `first_row` is the number that its first row has for the person."""

    kind: SheetKind
    name: str
    data: bytes
    rows_before: int = 0  # a typed table's first row is 1, in a file the heading is

    @property
    def mark(self) -> str:
        """What tells this sheet apart: the form of its press hangs on it."""
        return f"{self.kind}:{hashlib.sha256(self.data).hexdigest()[:48]}"


# -- what is kept for this tab -----------------------------------------------------------------------------------


def round_of(name: str) -> int:
    """Which round of an uploader this is: with the next one its field is empty again."""
    return int(st.session_state.get("_rounds", {}).get(name, 0))


def next_round(name: str) -> None:
    """Empty an uploader, and forget what was read from it."""
    rounds = st.session_state.setdefault("_rounds", {})
    rounds[name] = rounds.get(name, 0) + 1
    forget()


def forget() -> None:
    """The books have changed, or another sheet comes: nothing that was read counts any more."""
    for name in ("_reading", "_previews", "_checked"):
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
            page.show(parts.heading(sheet.name, page.t("hours.rows", count=found.rows)), _counts(page, found))
            if found.left_out_sheets:
                page.show(parts.lead(page.t("hours.left_out", sheets=list(found.left_out_sheets))))
            _rows(page, sheet, found)
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


def _counts(page: Page, found: Preview) -> Any:
    """How many rows become what."""
    t = page.t
    earned: list[tuple[parts.Colour, Any, str, int]] = (
        [("leaf", "check", "listed", found.listed), ("amber", "clock", "back_filled", found.back_filled)]
        if found.kind is SheetKind.HOURS
        else [("leaf", "check", "new", found.new)]
    )
    all_of_them = [
        *earned,
        ("stone", "info", "duplicate", found.duplicate),
        ("zhu", "alert", "refused", len(found.refused)),
    ]
    return desk.counts(
        [
            desk.Count(
                colour=colour if figure else "stone", sign=sign, name=t(f"hours.count.{name}"), figure=f"{figure:,}",
                meaning=t(f"hours.count.{name}_means", kind=str(found.kind)),
            )
            for colour, sign, name, figure in all_of_them
        ]
    )  # fmt: skip


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
            number = (one.row or 0) - sheet.rows_before
            answer = st.selectbox(
                t("hours.who_row", row=number, name=str(one.facts["name"])), list(candidates), index=None,
                key=f"who_{sheet.mark[-12:]}_{one.sheet}_{one.row}", placeholder=t("hours.who_choose"),
                format_func=lambda person_id, rows=candidates: " · ".join(
                    part for part in (rows[person_id]["building"], rows[person_id]["volunteer_number"]) if part
                ),
            )  # fmt: skip
            if answer and one.row is not None:
                chosen[one.row] = answer
    return chosen


def _rows(page: Page, sheet: Sheet, found: Preview) -> None:
    """The rows, those that need a look first; a page at a time."""
    t = page.t
    of_kind: dict[str, list[PreviewRow]] = {}
    for row in found.shown:
        of_kind.setdefault(row.kind, []).append(row)
    lists: dict[str, Sequence[PreviewRow | Refused]] = {
        "refused": found.refused,
        **{kind: of_kind[kind] for kind in ("back_filled", "listed", "new", "duplicate") if kind in of_kind},
    }
    shown = [name for name, rows in lists.items() if rows]
    if not shown:
        return
    name = queue(page, t("hours.show"), shown, lambda one: t(f"hours.list.{one}", count=len(lists[one])), key="rows")
    rows = lists[name]
    pages = -(-len(rows) // ROWS)
    number = st.pagination(pages, key=f"rows_{name}") if pages > 1 else 1
    part = rows[(number - 1) * ROWS : number * ROWS]
    if name == "refused":
        page.show(_refused_board(page, sheet, [one for one in part if isinstance(one, Refused)]))
    else:
        page.show(_rows_board(page, sheet, [one for one in part if isinstance(one, PreviewRow)]))


def _refused_board(page: Page, sheet: Sheet, rows: Sequence[Refused]) -> Any:
    t = page.t
    columns = [
        board.Column(name=t("hours.column.row"), place="lead"),
        board.Column(name=t("hours.column.why_not"), place="text"),
    ]
    return board.board(
        caption=t("hours.caption.refused"), columns=columns,
        rows=[(_row_words(page, sheet, one.sheet, one.row), t(one.key, **one.facts)) for one in rows],
    )  # fmt: skip


def _rows_board(page: Page, sheet: Sheet, rows: Sequence[PreviewRow]) -> Any:
    t = page.t
    columns = [
        board.Column(name=t("hours.column.row"), place="quiet"),
        board.Column(name=t("hours.column.who"), place="lead"),
        board.Column(name=t("hours.column.what"), place="text"),
        board.Column(name=t("hours.column.why"), place="quiet"),
        board.Column(name=t("hours.column.amount"), place="amount"),
    ]
    return board.board(
        caption=t("hours.caption.rows"),
        columns=columns,
        rows=[
            (
                _row_words(page, sheet, row.sheet, row.row),
                row.name,
                t("hours.what_on", what=row.what, day=row.day) if row.day else row.what,
                t(row.why),
                t("points.amount", points=row.points) if row.points else t("hours.minutes", minutes=row.minutes),
            )
            for row in rows
        ],
    )


def _row_words(page: Page, sheet: Sheet, name: str, row: int | None) -> str:
    """The number that a person sees, with the worksheet's name where there are several."""
    if row is None:
        return page.t("hours.whole_file")
    has_sheet = bool(name) and not sheet.rows_before
    return page.t("hours.row", row=row - sheet.rows_before, sheet=name, has_sheet=has_sheet)


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
