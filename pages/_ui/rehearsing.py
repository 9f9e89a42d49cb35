"""A rehearsal on the screen: how far it is, who would gain and lose, the same as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from core.look import board, desk, parts
from core.rehearsals import HouseholdEffect, Rehearsal, last_quarter, rehearse
from core.rule_drafts import Draft
from core.sheets.writing import XLSX, Block, Leaf, write_workbook
from pages._ui.shell import Page

SHOWN = 15


def rehearsal(page: Page, draft: Draft) -> None:
    """A span of days, a press, and what the draft would have made of it. Nothing is written."""
    t = page.t
    page.show(parts.heading(t("rehearsal.title")), parts.lead(t("rehearsal.lead")))
    days = st.date_input(
        t("rehearsal.days"), value=last_quarter(page.today), max_value=page.today, key="rehearsal_days",
        min_value=page.today - timedelta(days=1830), format="YYYY-MM-DD",
    )  # fmt: skip
    if not isinstance(days, tuple) or len(days) != 2:
        return
    kept = st.session_state.setdefault("_rehearsals", {})
    mark = (draft.id, draft.edition, *days)
    if st.button(t("rehearsal.button"), key="rehearse", type="primary", width="stretch"):
        kept.clear()
        kept[mark] = run(page, draft, *days)
    if mark in kept:
        result(page, kept[mark])


def run(page: Page, draft: Draft, first: date, last: date) -> Rehearsal:
    """Compute, with a bar that moves notice by notice."""
    bar = st.progress(0.0, text=page.t("rehearsal.running"))
    found = page.look(
        rehearse, draft_id=draft.id, first=first, last=last,
        progress=lambda done, every: bar.progress(done / every, text=page.t("rehearsal.running")),
    )  # fmt: skip
    bar.empty()
    return found


def result(page: Page, found: Rehearsal) -> None:
    """Totals, items, households."""
    t = page.t
    if not found.lines:
        page.show(parts.empty(t("rehearsal.nothing"), [t("rehearsal.nothing_next")]))
        return
    figures: list[tuple[parts.Colour, str, int]] = [
        ("leaf", "gaining", len(found.gaining)), ("amber", "losing", len(found.losing)),
        ("stone", "same", len(found.households) - len(found.gaining) - len(found.losing)),
    ]  # fmt: skip
    page.show(
        desk.counts([desk.Count(colour=colour, sign="", name=t(f"rehearsal.{name}"),
                                figure=t("rehearsal.households", count=count)) for colour, name, count in figures]),
        parts.facts([
            (t("rehearsal.present"), t("points.amount", points=found.present_points)),
            (t("rehearsal.draft"), t("points.amount", points=found.draft_points)),
            (t("rehearsal.cost"), t("rehearsal.cost_is", fen=found.draft_fen_a_month,
                                    more=max(0, found.change_fen_a_month), less=max(0, -found.change_fen_a_month),
                                    way=_way(found.change_fen_a_month))),
        ]),
        parts.lead(t("rehearsal.true", lines=found.lines, unlike=found.unlike)),
    )  # fmt: skip
    page.show(parts.heading(t("rehearsal.by_item")), items(page, found))
    for name, several in (("losing", found.losing), ("gaining", found.gaining)):
        if several:
            page.show(parts.heading(t(f"rehearsal.{name}"), t("rehearsal.households", count=len(several))),
                      households(page, several[:SHOWN]))  # fmt: skip
            if len(several) > SHOWN:
                page.show(parts.lead(t("rehearsal.rest", count=len(several) - SHOWN)))
    page.download(t("rehearsal.file"), lambda: workbook(page, found), key="rehearsal_file")


def items(page: Page, found: Rehearsal) -> board.Html:
    """Points by item, before and after."""
    t = page.t
    return board.board(
        caption=t("rehearsal.by_item"),
        columns=[
            board.Column(name=t("rehearsal.column.item"), place="lead"),
            board.Column(name=t("rehearsal.column.lines"), place="named"),
            board.Column(name=t("rehearsal.column.present"), place="named"),
            board.Column(name=t("rehearsal.column.draft"), place="named"),
            board.Column(name=t("rehearsal.column.change"), place="amount"),
        ],
        rows=[
            (one.code, t("approve.count", count=one.lines), t("points.amount", points=one.present_points),
             t("points.amount", points=one.draft_points), signed(page, one.change))
            for one in found.items
        ],
    )  # fmt: skip


def households(page: Page, several: Sequence[HouseholdEffect]) -> board.Html:
    """Households by how much they would gain or lose."""
    t = page.t
    return board.board(
        caption=t("rehearsal.by_household"),
        columns=[
            board.Column(name=t("rehearsal.column.household"), place="lead"),
            board.Column(name=t("rehearsal.column.building"), place="quiet"),
            board.Column(name=t("rehearsal.column.present"), place="named"),
            board.Column(name=t("rehearsal.column.draft"), place="named"),
            board.Column(name=t("rehearsal.column.change"), place="amount"),
        ],
        rows=[
            (one.name, " ".join(part for part in (one.building, one.card) if part),
             t("points.amount", points=one.present_points), t("points.amount", points=one.draft_points),
             signed(page, one.change))
            for one in several
        ],
    )  # fmt: skip


def signed(page: Page, points: int) -> str:
    """A change with its sign."""
    sign = "+" if points > 0 else "\N{MINUS SIGN}" if points else ""
    return f"{sign}{page.t('points.amount', points=abs(points))}"


def _way(fen: int) -> str:
    return "more" if fen > 0 else "less" if fen < 0 else "same"


def workbook(page: Page, found: Rehearsal) -> tuple[bytes, str, str]:
    """Items and every household, for whoever prepares the meeting."""
    t = page.t
    columns = [t(f"rehearsal.column.{name}") for name in ("present", "draft", "change")]
    leaf = Leaf(
        name=t("rehearsal.title"),
        blocks=[
            Block(
                headings=[t("rehearsal.column.item"), t("rehearsal.column.lines"), *columns],
                rows=[[one.code, one.lines, one.present_points, one.draft_points, one.change] for one in found.items],
            ),
            Block(
                headings=[t("rehearsal.column.household"), t("rehearsal.column.building"), *columns],
                rows=[
                    [one.name, " ".join(part for part in (one.building, one.card) if part), one.present_points,
                     one.draft_points, one.change]
                    for one in found.households
                ],
            ),
        ],
        widths=[24, 20, 12, 12, 12],
    )  # fmt: skip
    name = t("rehearsal.file_name", first=found.first.isoformat(), last=found.last.isoformat())
    return write_workbook(leaf, made_at=page.now), f"{name}.xlsx", XLSX
