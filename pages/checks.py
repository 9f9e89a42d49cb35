"""The self-check: does every row still say what the books say? And the seals of the days."""

from typing import Any

import streamlit as st

from core.check import CheckReport, run_check
from core.look import board, parts
from core.seals import recent_seals
from pages._ui.shell import Page, open_page


def busy(page: Page) -> None:
    """What the check does while it runs."""
    t = page.t
    steps = [parts.Step("now", t("checks.busy_books")), parts.Step("next", t("checks.busy_rows"))]
    page.show(
        parts.progress(name=t("checks.busy"), percent=30, label=t("checks.busy_label"), words=t("checks.busy_words"),
                       steps=steps)
    )  # fmt: skip


def told(page: Page, report: CheckReport) -> None:
    """The result in sentences: what is broken first, by table and id."""
    t = page.t
    checked = sum(one.checked for one in report.invariants)
    broken = [one for one in report.invariants if one.findings]
    if not broken:
        page.say("ok", t("checks.fine", count=len(report.invariants)), t("checks.fine_next", checked=checked))
    else:
        rows = sum(len(one.findings) for one in broken)
        page.say("no", t("checks.broken", promises=len(broken), rows=rows), t("checks.broken_next"))
        with st.container(key="card_broken"):
            for one in broken:
                page.show(parts.heading(t(one.name_key), t("checks.rows", count=len(one.findings))))
                page.show(findings(page, one.findings[:FINDINGS_MAX]))
    with st.container(key="card_promises"):
        page.show(parts.heading(t("checks.promises"), t("checks.looked", count=checked)))
        with st.expander(t("checks.promises_open", count=len(report.invariants))):
            page.show(promises(page, report))


def findings(page: Page, rows: Any) -> Any:
    """Rows that are not what the books say."""
    t = page.t
    columns = [
        board.Column(name=t("checks.table"), place="lead"),
        board.Column(name=t("checks.what"), place="text"),
        board.Column(name=t("checks.id"), place="quiet"),
    ]
    return board.board(
        caption=t("checks.caption"), columns=columns, rows=[(one.table, one.sentence(t), one.id) for one in rows]
    )


def promises(page: Page, report: CheckReport) -> Any:
    """Every promise with how many rows were looked at."""
    t = page.t
    columns = [
        board.Column(name=t("checks.promise"), place="text"),
        board.Column(name=t("checks.checked"), place="amount"),
    ]
    rows = [(t(one.name_key), f"{one.checked:,}") for one in report.invariants]
    return board.board(caption=t("checks.promises"), columns=columns, rows=rows)


def seals(page: Page) -> None:
    """The last days' seals, to be compared with the notice board."""
    t = page.t
    found = page.look(recent_seals, limit=SEALS)
    with st.container(key="card_seals"):
        page.show(parts.heading(t("checks.seals")), parts.lead(t("checks.seals_lead")))
        if not found:
            page.show(parts.empty(t("checks.seals_none"), [t("checks.seals_none_next")]))
            return
        columns = [
            board.Column(name=t("checks.day"), place="lead"),
            board.Column(name=t("checks.operations"), place="named"),
            board.Column(name=t("checks.refusals"), place="named"),
            board.Column(name=t("checks.value"), place="named"),
        ]
        rows = [
            (t("checks.seal_day", day=one.day), f"{one.operations:,}", f"{one.refusals:,}", one.check_value)
            for one in found
        ]
        page.show(board.board(caption=t("checks.seals"), columns=columns, rows=rows))


page = open_page("checks")
t = page.t
SEALS, FINDINGS_MAX = 14, 50
with st.container(key="card_check"):
    page.show(parts.heading(t("checks.title")), parts.lead(t("checks.lead")))
    is_asked = st.button(t("checks.run"), key="run_check", type="primary", width="stretch")
place = st.empty()
if is_asked:
    with page.told():
        with place.container():
            busy(page)
        report = run_check(page.app, community_id=page.actor.community_id)
        place.empty()
        told(page, report)
seals(page)
