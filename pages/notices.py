"""Public notices: post the next one, read each as it hangs, print it for the board."""

from datetime import timedelta
from typing import Any

import streamlit as st

from core.look import board, desk, parts
from core.notices import list_notices, next_notice, post_notice, see_board
from core.objections import raise_objection
from core.paper import deed_of, notice_file
from core.seals import recent_seals
from pages._ui import objecting
from pages._ui.desk import line
from pages._ui.shell import Page, open_page


def upcoming(page: Page) -> None:
    """What would be posted now, and until when it would hang."""
    t = page.t
    found = page.look(next_notice)
    with st.container(key="card_next"):
        page.show(parts.heading(t("notices.next")))
        if not found.lines:
            page.show(parts.lead(t("notices.next_none")))
            page.link(t("notices.next_none_go"), "approve", icon=":material/arrow_forward:")
            return
        pairs = [
            (t("notices.lines"), t("notices.lines_count", count=found.lines)),
            (t("notices.points"), t("points.amount", points=found.points)),
            (t("notices.until"), t("notices.until_day", day=found.last_day_on)),
            (t("notices.spendable"), t("notices.spendable_day", day=found.last_day_on + timedelta(days=1))),
        ]
        page.show(parts.facts(pairs))
        if found.is_provisional:
            page.show(parts.lead(t("notices.provisional")))
        if not page.may(post_notice):
            page.show(parts.lead(t("notices.not_you")))
            return
        words = t("notices.post", count=found.lines, points=found.points)
        # The figures in the key: a second press never posts what has come in since.
        if st.button(words, key=f"post_{found.lines}_{found.points}", type="primary", width="stretch"):
            page.confirm(
                title=t("notices.post_title", count=found.lines),
                lines=[t("notices.post_lead", day=found.last_day_on), t("notices.post_lead_names")],
                yes=t("notices.post_yes", points=found.points),
                then=lambda: post(page, found.lines),
                key="post",
            )


def post(page: Page, lines: int) -> Any:
    """Post it. The form hangs on the number of lines that were shown."""
    done = page.act("post_notice", str(lines), post_notice)
    if done:
        page.say_next(
            "ok", page.t("notices.posted", number=done.number), page.t("notices.posted_next", day=done.last_day_on)
        )
    return done


def listed(page: Page) -> None:
    """All notices, the newest first."""
    t = page.t
    newest = page.look(list_notices, limit=1)
    total = newest[0].number if newest else 0
    with st.container(key="card_notices"):
        page.show(parts.heading(t("notices.all"), t("notices.count", count=total)))
        if not newest:
            page.show(parts.empty(t("notices.none"), [t("notices.none_next")]))
        pages = -(-total // ROWS)
        number = st.pagination(pages, key="notices_page", max_visible_pages=5) if pages > 1 else 1
        found = page.look(list_notices, limit=ROWS, offset=(number - 1) * ROWS)
        with st.container(key="lines_notices"):
            for notice in found:
                with line(notice.id):
                    details = [
                        t("notices.period", first=notice.posted_on, last=notice.last_day_on),
                        t("notices.carries", count=notice.lines, points=notice.points),
                    ]
                    page.show(
                        desk.line(t("notices.number", number=notice.number), details, state=state_of(page, notice))
                    )
                    if st.button(t("notices.open"), key=f"open_{notice.id}"):
                        st.query_params["notice"] = notice.id
                        page.again()


def state_of(page: Page, notice: Any) -> Any:
    """How a notice stands, as a chip."""
    if notice.state == "posted":
        return parts.chip(page.t("notices.hangs"), "amber", "bell")
    return parts.chip(page.t("notices.closed"), "leaf", "check")


def one(page: Page, notice_id: str) -> None:
    """A notice as it hangs in public, with its paper."""
    t = page.t
    notice, lines = page.look(see_board, notice_id=notice_id)
    if st.button(t("notices.back"), key="back", icon=":material/arrow_back:"):
        st.query_params.clear()
        page.again()
    period = t("notices.period", first=notice.posted_on, last=notice.last_day_on)
    carries = t("notices.carries", count=notice.lines, points=notice.points)
    page.show(
        parts.heading(t("notices.number", number=notice.number)), parts.lead(f"{period} · {carries}"),
        state_of(page, notice),
    )  # fmt: skip
    pages = -(-len(lines) // BOARD_ROWS)
    number = st.pagination(pages, key="board_page") if pages > 1 else 1
    with st.container(key="card_board"):
        page.show(table(page, lines[(number - 1) * BOARD_ROWS : number * BOARD_ROWS]))
    page.link(t("trace.link_points"), "trace", notice=str(notice.number), icon=":material/route:")
    object_for_somebody(page, lines)
    with st.container(key="split_foot", horizontal=True):
        with st.container(key="card_paper"):
            page.show(parts.heading(t("notices.paper")), parts.lead(t("notices.paper_lead")))
            page.download(
                t("notices.print"), lambda: notice_file(page.app, page.actor, t, notice_id=notice_id), key="print"
            )
        seals = page.look(recent_seals, limit=1)
        if seals:
            said = [
                t("notices.seal_count", count=seals[0].operations),
                t("notices.seal_value", value=seals[0].check_value),
            ]
            page.show(parts.seal(name=t("notices.seal", day=seals[0].day), lines=said))


def object_for_somebody(page: Page, lines: list[Any]) -> None:
    """The desk writes down what somebody says about a line, or asks for one that counts to be looked into again."""
    t = page.t
    if not page.may(raise_objection):
        return
    for state, words in (("in_notice", "objections.desk_ask"), ("effective", "objections.desk_ask_late")):
        entries = {
            line.id: t(
                "objections.board_line", name=line.name_masked, place=line.building, deed=deed_of(line, t),
                points=line.points,
            )
            for line in lines
            if line.state == state
        }  # fmt: skip
        if entries and st.button(t(words), key=f"object_{state}", icon=":material/record_voice_over:"):
            objecting.ask(page, entries, asks_recall=state == "effective")


def table(page: Page, lines: list[Any]) -> Any:
    """The masked board, a real table."""
    t = page.t
    columns = [
        board.Column(name=t("print.notice.household"), place="lead"),
        board.Column(name=t("print.notice.deed"), place="text"),
        board.Column(name=t("print.notice.ground"), place="quiet"),
        board.Column(name=t("print.notice.points"), place="amount"),
    ]
    rows = [
        (
            " ".join(part for part in (line.name_masked, line.building, line.team) if part),
            deed_of(line, t),
            t("notices.ground", day=line.service_on, rule=line.item_code, has_rule=bool(line.item_code)),
            t("points.amount", points=line.points),
        )
        for line in lines
    ]
    return board.board(caption=t("notices.caption"), columns=columns, rows=rows)


page = open_page("notices")
ROWS, BOARD_ROWS = 10, 50
if "notice" in page.asked:
    one(page, page.asked["notice"])
else:
    split = st.container(key="split_12_notices", horizontal=True)
    if page.may(next_notice):
        with split, st.container(key="notices_next"):
            upcoming(page)
    with split, st.container(key="notices_all"):
        listed(page)
