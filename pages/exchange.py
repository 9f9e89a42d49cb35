"""Points into vouchers: how many of each, what is left, one press."""

import streamlit as st

from core.exchange import Exchanged, exchange
from core.i18n import yuan
from core.look import parts
from core.offers import Offer, my_offer
from core.passbook import my_balance
from pages._ui.shell import Page, Press, open_page


def choose(page: Page, offer: Offer) -> tuple[int, ...]:
    """How many of each face; the faces that were chosen, one for each voucher."""
    t = page.t
    faces: list[int] = []
    for price in offer.prices:
        with st.container(key=f"ticket_face_{price.face_fen}", horizontal=True, vertical_alignment="center"):
            page.show(
                parts.ticket(
                    face=yuan(price.face_fen),
                    unit=t("unit.yuan"),
                    name=t("exchange.face", fen=price.face_fen),
                    lines=[t("exchange.price", points=price.points)],
                )
            )
            count = st.number_input(
                t("exchange.count", fen=price.face_fen),
                min_value=0,
                max_value=offer.vouchers_max,
                step=1,
                value=0,
                key=f"count_{price.face_fen}",
                label_visibility="collapsed",
            )
        faces += [price.face_fen] * int(count or 0)
    return tuple(faces)


def press(page: Page, offer: Offer, faces: tuple[int, ...]) -> None:
    """What it comes to, and the one button that says so."""
    t = page.t
    price_of = {price.face_fen: price.points for price in offer.prices}
    points, fen = sum(price_of[face] for face in faces), sum(faces)
    left = offer.available_points - points
    if faces:
        page.show(
            parts.card(
                parts.facts(
                    [
                        (t("exchange.chosen"), t("exchange.chosen_sum", count=len(faces), fen=fen)),
                        (t("exchange.uses"), t("points.amount", points=points)),
                        (t("exchange.left"), t("points.amount", points=max(left, 0))),
                    ]
                )
            )
        )
    is_possible = bool(faces) and left >= 0 and len(faces) <= offer.vouchers_max
    if left < 0:
        page.say("wait", t("exchange.too_much", missing=-left), t("exchange.too_much_next"))
    elif len(faces) > offer.vouchers_max:
        page.say("wait", t("exchange.too_many", most=offer.vouchers_max))
    words = t("exchange.button", count=len(faces), fen=fen) if faces else t("exchange.button_none")
    if st.button(words, key="press", type="primary", width="stretch", disabled=not is_possible):
        with st.spinner(t("exchange.busy")):
            done = page.do(
                "exchange", page.actor.household_id, exchange, household_id=page.actor.household_id, faces_fen=faces
            )
        if done is not None:
            page.again()


def show_result(page: Page, form: Press, done: Exchanged) -> None:
    """What came of it, until it is left: a reload or a second tab shows the same."""
    t = page.t
    page.say(
        "ok",
        t("exchange.done", count=len(done.vouchers), fen=done.face_fen),
        t("exchange.done_next", points=done.spent_points, left=done.available_points),
    )
    for voucher in done.vouchers:
        page.show(
            parts.ticket(
                face=yuan(voucher.face_fen),
                unit=t("unit.yuan"),
                name=t("my_points.voucher"),
                lines=[t("exchange.until", day=voucher.valid_until), voucher.serial],
            ),
            key=f"held_{voucher.id}",
        )
    if st.button(t("exchange.finish"), key="done", type="primary", width="stretch"):
        form.leave()
        page.go("my_points")
    st.button(t("exchange.another"), key="another", width="stretch", on_click=form.leave)


page = open_page("exchange")
t = page.t
page.show(parts.title(t("exchange.title")))
if page.actor.household_id is None:
    page.say("info", t("my_points.no_household"), t("my_points.no_household_next"))
    page.stop()
form = page.form("exchange", page.actor.household_id)
done = form.answer(exchange)
if done is not None:
    show_result(page, form, done)
    page.stop()

offer = page.look(my_offer)
if not offer.is_spender:
    page.say("info", t("exchange.not_spender"), t("exchange.not_spender_next"))
elif offer.available_points < min(price.points for price in offer.prices):
    balance = page.look(my_balance)
    coming = t("exchange.nothing_next", points=balance.notice_points, day=balance.available_on)
    page.show(parts.empty(t("exchange.nothing"), [coming if balance.notice_points else t("exchange.nothing_at_all")]))
else:
    have = t("exchange.have", points=offer.available_points, days=offer.voucher_days)
    page.show(parts.lead(have))
    press(page, offer, choose(page, offer))
page.link(t("voucher.back"), "my_points", icon=":material/arrow_back:")
