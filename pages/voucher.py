"""One voucher for the counter: a code that the server renews, how long, where; and the way back to points."""

import streamlit as st

from core.errors import VoucherRefused
from core.i18n import yuan
from core.look import parts
from core.look.till import shown_face
from core.rewards import shops_of_reward
from core.shops import list_shops
from core.vouchers import HeldVoucher, my_vouchers, return_voucher, screen_code
from pages._ui import disputing
from pages._ui.live_code import show_code
from pages._ui.shell import Page, open_page

LOOK_SECONDS = 5  # how soon the page notices that the shop took it
SHOPS_NAMED = 3


def live_code(page: Page, voucher: HeldVoucher) -> None:
    """The code of the present half minute, as a link that any phone's camera opens."""
    t = page.t

    @page.fragment(every_seconds=LOOK_SECONDS)
    def shown() -> None:
        try:
            code = page.look(screen_code, voucher_id=voucher.id)
        except VoucherRefused:
            page.again()  # taken, ended or locked meanwhile: the whole page says so
        show_code(page, code, reward=voucher.reward)

    with st.container(key="card_code"):
        if voucher.reward is None:
            page.show(shown_face(lead=t("voucher.lead"), face=yuan(voucher.face_fen), unit=t("unit.yuan")))
        else:
            page.show(shown_face(lead=t("rewards.voucher_lead", reward=voucher.reward), face="1", unit=t("unit.piece")))
        shown()
    page.show(parts.lead(t("voucher.screenshot")))


def about(page: Page, voucher: HeldVoucher) -> None:
    """Until when, where and how."""
    t = page.t
    if voucher.reward_id is None:
        shops = [shop.name for shop in page.look(list_shops) if shop.state == "active"]
    else:
        shops = page.look(shops_of_reward, reward_id=voucher.reward_id)
    names = t("list.of", names=shops[:SHOPS_NAMED])
    more = t("voucher.shops_some", names=names, count=len(shops))
    page.show(
        parts.card(
            parts.facts(
                [
                    (t("voucher.until"), t("full_day", day=voucher.valid_until)),
                    (t("voucher.shops"), more if len(shops) > SHOPS_NAMED else names or t("rewards.nowhere")),
                    (t("voucher.how"), t("voucher.how_words" if voucher.reward is None else "rewards.voucher_how")),
                    (t("voucher.serial"), voucher.serial),
                ]
            )
        )
    )


def give_back(page: Page, voucher: HeldVoucher) -> None:
    """Ask, then return it for points."""
    t = page.t

    def back() -> object:
        moved = page.act("give_back", voucher.id, return_voucher, voucher_id=voucher.id)
        if moved is not None:
            page.say_next("ok", t("voucher.gave_back", points=moved.points_back), t("voucher.gave_back_next"))
            page.go("my_points")
        return moved

    page.confirm(
        title=t("voucher.give_back_title", fen=voucher.face_fen)
        if voucher.reward is None
        else t("rewards.give_back_title", reward=voucher.reward),
        lines=[t("voucher.give_back_lead")],
        yes=t("voucher.give_back_yes"),
        then=back,
        key="give_back",
    )


def how_it_stands(page: Page, voucher: HeldVoucher) -> None:
    """A voucher that cannot be shown, and what to do instead."""
    t = page.t
    if voucher.taken_at is not None and voucher.state in ("redeemed", "in_statement", "settled"):
        where = t("voucher.taken_where", taken_at=voucher.taken_at, shop=voucher.shop)
        is_amount = voucher.reward is None
        page.say(
            "ok",
            t("voucher.taken", fen=voucher.face_fen) if is_amount else t("rewards.taken", reward=voucher.reward),
            where,
        )
        if voucher.carer_masked:
            page.show(parts.lead(t("carers.voucher_by", name=voucher.carer_masked)))
        disputing.of_voucher(page, voucher)
    elif voucher.state == "annulled":
        disputing.of_voucher(page, voucher)
    elif voucher.state == "expired":
        page.say("info", t("voucher.expired", day=voucher.valid_until), t("voucher.expired_next"))
    elif voucher.state == "locked":
        page.say("wait", t("voucher.locked"), t("voucher.locked_next", phone=page.visit.place.phone))
    elif voucher.state == "active":
        page.say("info", t("voucher.paper"))
    else:
        page.say("info", t("voucher.gone"), t("voucher.gone_next"))


page = open_page("voucher")
t = page.t
vouchers = page.look(my_vouchers)
wanted = page.asked.get("voucher")
chosen = [one for one in vouchers if one.id == wanted] if wanted else [one for one in vouchers if one.state == "active"]
if not chosen:
    page.show(parts.empty(t("voucher.none"), [t("voucher.none_next")]))
elif chosen[0].state == "active" and not chosen[0].is_printed:
    live_code(page, chosen[0])
    about(page, chosen[0])
else:
    how_it_stands(page, chosen[0])
if st.button(t("voucher.back"), key="back", width="stretch"):
    page.go("my_points")
is_live = bool(chosen) and chosen[0].state == "active" and not chosen[0].is_printed
if is_live and st.button(t("voucher.give_back"), key="give_back", type="tertiary", width="stretch"):
    give_back(page, chosen[0])
