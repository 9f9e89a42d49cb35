"""The owner's shop: how neighbours find it, where its money goes, its programs, pausing and leaving."""

import streamlit as st

from core.look import parts
from core.opening_hours import hours_to_type
from core.shops import ShopDetails, describe_shop, own_shop, shop_details
from pages._ui import counter
from pages._ui.shell import Page, open_page
from pages._ui.shop_papers import PAUSES, kind_of, payee, rate_of, standing, state_of, tokens


def about(page: Page, details: ShopDetails) -> None:
    """What neighbours read, and the two things that the owner changes."""
    t, shop = page.t, details.line
    unknown = t("shops.unknown")
    pairs = [
        (t("shops.kind"), kind_of(page, shop)),
        (t("shops.address"), " · ".join(part for part in (shop.address, shop.grid) if part) or unknown),
        (t("shops.phone"), shop.phone or unknown),
        (t("shops.hours"), hours_to_type(shop.opening_hours, t) or unknown),
        (t("shops.rate_name"), rate_of(page, shop.cash_rate_bp)),
    ]
    page.show(parts.heading(t("shops.about_own")), parts.facts(pairs))
    if shop.state == "left":
        return
    with st.expander(t("shops.describe_own")), page.told():
        key = page.form("describe_shop", shop.id).form.id
        phone = st.text_input(t("shops.phone"), key=f"phone_{key}", max_chars=24, value=shop.phone or "")
        hours = st.text_input(
            t("shops.hours"), key=f"hours_{key}", max_chars=200, value=hours_to_type(shop.opening_hours, t)
        )
        page.show(parts.lead(t("apply.hours_hint")))
        if st.button(t("shops.describe_button"), key=f"describe_{key}", width="stretch"):
            done = page.act("describe_shop", shop.id, describe_shop, shop_id=shop.id, phone=phone, opening_hours=hours)
            if done:
                page.say_next("ok", t("shops.described", name=shop.name))
                page.again()


page = open_page("my_shop")
details = page.look(shop_details, shop_id=page.look(own_shop).id)
page.show(parts.title(details.line.name, details.line.code, state_of(page, details.line)))
with st.container(key="card_about"):
    about(page, details)
with st.container(key="card_payee"):
    payee(page, details.line)
with st.container(key="card_state"):
    standing(page, details, reasons=[one for one in PAUSES if one != "check"])
with st.container(key="card_tokens"):
    tokens(page, details.line)
counter.foot(
    page,
    (page.t("till.see_statements"), "shop_statements", "payments"),
    (page.t("nav.shop_tills"), "shop_tills", "point_of_sale"),
)
