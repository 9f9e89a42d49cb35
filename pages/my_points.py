"""What a household has: the cover of its passbook, its vouchers, its card, and where its points are."""

import streamlit as st

from core.carers import cared_for, household_carers
from core.households import see_household
from core.limits import see_terms
from core.look import parts
from core.offers import fen_per_point
from core.passbook import Balance, my_balance
from core.qr import svg, symbol
from core.reports import see_household_statement
from core.vouchers import HeldVoucher, my_vouchers
from pages._ui.calls import calls, messages
from pages._ui.shell import Page, open_page
from pages._ui.sums import points_picture
from pages._ui.tickets import ticket as ticket_of

SOON_DAYS = 7  # a voucher is amber
ENDING_DAYS = 60  # points are called ending, as the first warning does
LIVE = ("active", "locked")


def cover(page: Page, balance: Balance, fen: int) -> None:
    """Whose, how much, what is on its way in and out."""
    t, notes = page.t, []
    if balance.notice_points:
        is_known = balance.available_on is not None
        notes.append(
            parts.Note(
                sign="bell",
                name=t("my_points.notice"),
                amount=t("points.amount", points=balance.notice_points),
                when=t("my_points.notice_when", day=balance.available_on) if is_known else t("my_points.notice_after"),
            )
        )
    if balance.ending_on:
        is_near = (balance.ending_on - page.today).days <= ENDING_DAYS
        when = "my_points.ending_when" if balance.ending_on.year == page.today.year else "my_points.ending_later"
        notes.append(
            parts.Note(
                sign="clock",
                name=t("my_points.ending" if is_near else "my_points.lasting"),
                amount=t("points.amount", points=balance.ending_points),
                when=t(when, day=balance.ending_on),
            )
        )
    page.show(
        parts.hero(
            who=t("my_points.who", building=balance.building, head=balance.head_name),
            label=t("my_points.label"),
            figure=f"{balance.available_points:,}",
            unit=t("unit.points"),
            under=t("my_points.worth", fen=fen),
            notes=notes,
        )
    )


def ticket(page: Page, voucher: HeldVoucher) -> None:
    """One voucher with the button that shows it."""
    t, days = page.t, (voucher.valid_until - page.today).days
    is_soon = days <= SOON_DAYS
    if voucher.state == "locked":
        lines = [t("my_points.locked")]
    elif is_soon:
        lines = [t("my_points.days_left", days=days), t("my_points.ends_on", day=voucher.valid_until)]
    else:
        lines = [t("my_points.good_until", day=voucher.valid_until)]
    if voucher.is_printed:
        lines.append(t("my_points.on_paper"))
    with st.container(key=f"ticket_{voucher.id}", horizontal=True, vertical_alignment="center"):
        page.show(ticket_of(t, face_fen=voucher.face_fen, reward=voucher.reward, lines=lines, is_soon_over=is_soon))
        words = t("my_points.see" if voucher.is_printed or voucher.state == "locked" else "my_points.show")
        if st.button(words, key=f"show_{voucher.id}"):
            page.go("voucher", voucher=voucher.id)


def with_others(page: Page) -> None:
    """What others let me present, who presents for us, and how much a day holds."""
    t = page.t
    cared = page.look(cared_for)
    if cared:
        page.show(parts.heading(t("carers.mine", count=len(cared))))
        if st.button(t("carers.mine_go"), key="carers", width="stretch", icon=":material/volunteer_activism:"):
            page.go("carers")
    if page.actor.household_id is None:
        return
    ours = page.look(household_carers, household_id=page.actor.household_id).carers
    if ours:
        page.show(parts.lead(t("carers.ours_line", names=[one.person for one in ours])))
        page.link(t("carers.title"), "carers", icon=":material/volunteer_activism:")
    terms = page.look(see_terms).today
    if terms and terms.household_day_fen is not None:
        page.show(parts.lead(t("limits.yours", fen=terms.household_day_fen)))


page = open_page("my_points")
t = page.t
calls(page)
messages(page)
if page.actor.household_id is None:
    page.say("info", t("my_points.no_household"), t("my_points.no_household_next"))
    with_others(page)
    page.stop()

balance = page.look(my_balance)
vouchers = page.look(my_vouchers)
live = [voucher for voucher in vouchers if voucher.state in LIVE]
cover(page, balance, balance.available_points * page.look(fen_per_point))
if page.has("exchange") and st.button(
    t("my_points.exchange"), key="exchange", type="primary", width="stretch", icon=":material/redeem:"
):
    page.go("exchange")

if live:
    total = sum(voucher.face_fen for voucher in live if voucher.reward is None)
    worth = t("my_points.vouchers_sum" if total else "rewards.sum", count=len(live), fen=total)
    page.show(parts.heading(t("my_points.vouchers"), worth))
    for voucher in live:
        ticket(page, voucher)
elif balance.available_points or balance.notice_points or vouchers:
    page.show(parts.heading(t("my_points.vouchers")), parts.lead(t("my_points.none_next")))
else:
    page.show(parts.empty(t("my_points.none_yet"), [t("my_points.none_yet_next")]))
with_others(page)

household, _ = page.look(see_household, household_id=balance.household_id)
page.show(
    parts.heading(t("my_points.card")),
    parts.id_card(
        symbol_svg=svg(symbol(household.card_code, version=1)),
        alt=t("my_points.card_alt", card=balance.card),
        name=t("my_points.card_name", head=balance.head_name),
        lines=[t("my_points.card_number", card=balance.card), t("my_points.card_use")],
    ),
)

statement = page.look(see_household_statement, household_id=balance.household_id)
if statement.issued:
    page.show(parts.heading(t("my_points.where")))
    with st.container(key="card_where"):
        page.show(points_picture(statement, t, is_slim=True))
if balance.confirmed_minutes or balance.back_filled_minutes:
    lines = [t("my_points.hours_confirmed", minutes=balance.confirmed_minutes + balance.back_filled_minutes)]
    if balance.back_filled_minutes:
        lines.append(t("my_points.hours_filled", minutes=balance.back_filled_minutes))
    page.show(parts.heading(t("my_points.hours")), *(parts.lead(line) for line in lines))
