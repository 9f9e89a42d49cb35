"""What hangs in public: who earned what, masked, with the day's seal; to read, to print, to object to."""

from urllib.parse import urlencode

import streamlit as st

from core.look import parts
from core.look.board import Column, board
from core.notices import BoardLine, hanging_notices, see_board
from core.objections import raise_objection
from core.qr import code_symbol, svg
from core.seals import recent_seals
from pages._ui import objecting
from pages._ui.components import print_button
from pages._ui.desk import choose
from pages._ui.paging import part
from pages._ui.shell import Page, open_page
from pages._ui.star_board import star_board

#: what stands instead of the points of an entry that somebody objected to
FROZEN = {"disputed": "objections.board_frozen", "recalled": "objections.board_recalled"}


def columns(page: Page) -> list[Column]:
    t = page.t
    return [
        Column(name=t("board.who"), place="lead"),
        Column(name=t("board.where"), place="quiet"),
        Column(name=t("board.deed"), place="text"),
        Column(name=t("board.ground"), place="quiet"),
        Column(name=t("board.points"), place="amount"),
    ]


def row(page: Page, line: BoardLine) -> list[str]:
    """One line as it hangs."""
    t = page.t
    if line.kind == "deduction":
        deed = t("objections.board_deduction", title=line.title, points=line.taken_points)
    elif line.kind == "reinstated":
        deed = t("objections.board_reinstated", title=line.title)
    elif line.kind == "opening":
        deed = t("board.opening")
    elif line.hours_class == "back_filled":
        deed = t("board.back_filled", title=line.title, minutes=line.minutes)
    elif line.minutes:
        deed = t("board.served", title=line.title, minutes=line.minutes)
    else:
        deed = t("board.event", title=line.title)
    ground = "board.rule" if line.item_code else "board.no_rule"
    return [
        line.name_masked,
        t("board.place", building=line.building, team=line.team).strip(),
        deed,
        t(ground, day=line.service_on, code=line.item_code),
        t(FROZEN.get(line.state, "points.amount"), points=line.points),
    ]


def object_to(page: Page, lines: list[BoardLine], number: int) -> None:
    """Whoever signed in says which line is not right; others learn how."""
    t = page.t
    with st.container(key="noprint_object"):
        page.show(parts.heading(t("objections.board_title")))
        if not page.may(raise_objection):
            page.show(parts.lead(t("objections.board_how")))
            page.door(t("objections.board_sign_in"), f"/auth/sign-in?next=/notice_board%3Fnotice%3D{number}")
            return
        page.show(parts.lead(t("objections.board_lead")))
        open_lines = {
            line.id: t(
                "objections.board_line", name=line.name_masked, place=line.building, deed=row(page, line)[2],
                points=line.points,
            )
            for line in lines
            if line.state == "in_notice"
        }  # fmt: skip
        is_asked = "object" in page.asked
        if open_lines and st.button(
            t("objections.board_ask"), key="object", type="primary" if is_asked else "secondary", width="stretch"
        ):
            objecting.ask(page, open_lines, asks_recall=False)
        objecting.mine(page)


def closing(page: Page, number: int) -> None:
    """How to object, and the seal by which paper is compared with the books."""
    t = page.t
    base = page.app.settings.base_url.rstrip("/")
    with st.container(key="split_closing", horizontal=True):
        with st.container():
            page.show(
                parts.id_card(
                    symbol_svg=svg(code_symbol(f"{base}/notice_board?notice={number}&object=1", level="M")),
                    alt=t("board.object_alt", number=number),
                    name=t("board.object"),
                    lines=[t("board.object_next"), page.visit.place.phone, t("board.object_scan")],
                )
            )
        seals = page.look(recent_seals, limit=1)
        if seals:
            with st.container():
                page.show(
                    parts.seal(
                        name=t("board.seal", day=seals[0].day),
                        lines=[
                            t("board.seal_count", count=seals[0].operations, points=seals[0].issued_points),
                            t("board.seal_value", value=seals[0].check_value),
                        ],
                    )
                )


def address(page: Page, query: dict[str, int]) -> str:
    """This page with another question, as a link that may be passed on; it begins at the top."""
    place = {"community": page.asked["community"]} if "community" in page.asked else {}
    return f"/notice_board?{urlencode({**query, **place})}"


page = open_page("notice_board")
t = page.t
notices = page.look(hanging_notices)
if not notices:
    page.show(parts.empty(t("objections.board_none"), [t("objections.board_none_next")]))
    star_board(page)
    if page.may(raise_objection):
        objecting.mine(page)
    page.stop()
wanted = page.asked.get("notice")
chosen = next((one for one in notices if str(one.number) == wanted), notices[0])
notice, all_lines = page.look(see_board, notice_id=chosen.id)
if wanted and str(chosen.number) != wanted:
    page.say("info", t("objections.board_taken_down", number=wanted), t("objections.board_taken_down_next"))
days = (notice.last_day_on - page.today).days
state = parts.chip(t("board.open", days=days, last=notice.last_day_on), "amber", "bell")
lead = t("board.lead", first=notice.posted_on, last=notice.last_day_on, count=notice.lines, points=notice.points)
page.show(parts.title(t("board.title", number=notice.number), lead, state))
if notice.is_provisional:
    page.say("wait", t("board.provisional"))
places = sorted({line.building for line in all_lines if line.building})
lines = all_lines
if len(places) > 1:
    with st.container(key="noprint_place"):
        everywhere = t("objections.board_everywhere", count=len(all_lines))
        place = choose(
            page, t("objections.board_place"), ["", *places], lambda one: one or everywhere, key="board_place"
        )
    lines = [line for line in all_lines if not place or line.building == place]
shown = part(lines, page.asked.get("page"))
with st.container(key="card_board"):
    rows = [row(page, line) for line in shown.shown]
    page.show(board(caption=t("board.caption"), columns=columns(page), rows=rows))
if shown.pages > 1:
    with st.container(key="noprint_pages", horizontal=True, horizontal_alignment="distribute"):
        for other, words in ((shown.number - 1, "board.earlier"), (shown.number + 1, "board.later")):
            if 1 <= other <= shown.pages:
                there = address(page, {"notice": notice.number, "page": other})
                page.show(parts.link(t(words), there), width="content")
    page.show(parts.lead(t("board.part", page=shown.number, pages=shown.pages)))
star_board(page)
object_to(page, lines, notice.number)
closing(page, notice.number)
print_button(t("board.print"), key="print")
others = [one for one in notices if one.number != notice.number]
if others:
    with st.container(key="noprint_others"):
        page.show(parts.heading(t("board.others")))
        for one in others:
            words = t("board.other", number=one.number, first=one.posted_on, last=one.last_day_on)
            page.show(parts.link(words, address(page, {"notice": one.number})))
