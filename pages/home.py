"""The public door: what this is, the community's numbers, and the ways on."""

from datetime import timedelta

import streamlit as st

from core.jobs import move_demo_clock, run_due
from core.look import parts
from core.notices import list_notices
from core.offers import fen_per_point
from core.reports import five_numbers
from core.seals import recent_seals
from pages._ui.register import doors
from pages._ui.shell import Page, open_page
from pages._ui.sums import money_picture, points_picture


def how(page: Page) -> None:
    """From a good deed to the counter, in four steps."""
    t, peg = page.t, page.look(fen_per_point)
    steps = [
        (t(f"home.how_{step}"), t(f"home.how_{step}_detail", fen=peg)) for step in ("do", "notice", "exchange", "use")
    ]
    page.show(parts.heading(t("home.how")), parts.card(parts.trace(steps)))


def board(page: Page) -> None:
    """What hangs now, and the last seal."""
    t = page.t
    hanging = [notice for notice in page.look(list_notices, limit=5) if notice.state == "posted"]
    page.show(parts.heading(t("home.board")))
    with st.container(key="card_board"):
        if hanging:
            page.show(parts.lead(t("home.board_open", number=hanging[0].number, day=hanging[0].last_day_on)))
        else:
            page.show(parts.lead(t("home.board_none")))
        page.link(t("home.board_link"), "notice_board", icon=":material/campaign:")
        page.link(t("nav.rule_book"), "rule_book", icon=":material/menu_book:")
    seals = page.look(recent_seals, limit=1)
    if seals:
        lines = [t("board.seal_value", value=seals[0].check_value)]
        page.show(parts.seal(name=t("home.seal", day=seals[0].day), lines=lines))


def demo(page: Page) -> None:
    """Let the demo's time run on, so that a notice closes and a voucher ends before one's eyes."""
    t = page.t
    page.show(parts.say("info", t("home.demo_title"), t("home.demo_lead", day=page.today)))
    if st.button(t("home.demo_next"), key="next_day", width="stretch", icon=":material/skip_next:"):
        with page.told():
            move_demo_clock(page.app, ahead=timedelta(days=1))
            counts = {one.job: one.count for one in run_due(page.app)}
            page.say_next(
                "ok",
                t("home.demo_moved", day=page.today + timedelta(days=1)),
                t("home.demo_done", notices=counts["notices_closed"], seals=counts["days_sealed"]),
            )
            page.again()


page = open_page("home")
t = page.t
page.show(parts.title(t("home.title"), t("home.lead")))
if page.visit.is_signed_in:
    if st.button(t("home.my_door"), key="my_door", type="primary", width="stretch"):
        page.go(doors(page.visit)[0])
else:
    page.door(t("home.sign_in"), "/auth/sign-in")
if page.app.is_demo:
    demo(page)
how(page)
points, money = page.look(five_numbers)
page.show(parts.heading(t("home.points")))
with st.container(key="card_points"):
    page.show(points_picture(points, t))
page.show(parts.heading(t("home.money")))
with st.container(key="card_money"):
    page.show(money_picture(money, t))
    page.link(t("home.sponsors"), "sponsor", icon=":material/volunteer_activism:")
board(page)
page.show(parts.heading(t("home.shops")))
page.link(t("nav.shop_list"), "shop_list", icon=":material/local_mall:")
page.link(t("nav.paper_check"), "paper_check", icon=":material/verified:")
page.show(parts.link(t("apply.title"), "/apply/shop"))
