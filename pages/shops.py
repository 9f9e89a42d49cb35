"""Designated shops: who takes vouchers, their tills and the people at them."""

from typing import Any

import streamlit as st

from core.look import desk, parts
from core.shops import WHOLE_BP, ShopKind, ShopLine, list_shops, pause_shop, register_shop, resume_shop
from core.tills import list_tills
from pages._ui.desk import choose, find_household, line
from pages._ui.shell import Page, open_page
from pages._ui.shop_keeping import clerks, tills


def listed(page: Page, shops: list[ShopLine]) -> None:
    """All shops, those that take vouchers first."""
    t = page.t
    with st.container(key="card_shops"):
        page.show(parts.heading(t("shops.all"), t("shops.count", count=len(shops))))
        if not shops:
            page.show(parts.empty(t("shops.none"), [t("shops.none_next")]))
        with st.container(key="lines_shops"):
            for shop in shops:
                with line(shop.id):
                    details = [
                        " · ".join(part for part in (shop.code, kind_of(page, shop), shop.address) if part),
                        t("shops.rate", percent=shop.cash_rate_bp // 100, is_whole=shop.cash_rate_bp == WHOLE_BP,
                          is_gift=shop.cash_rate_bp == 0),
                    ]  # fmt: skip
                    page.show(desk.line(shop.name, details, state=state_of(page, shop)))
                    if page.may(list_tills) and st.button(t("shops.open"), key=f"open_{shop.id}"):
                        st.query_params["shop"] = shop.id
                        page.again()


def kind_of(page: Page, shop: ShopLine) -> str:
    """The kind in words."""
    return page.t(f"shops.kind.{shop.kind}")


def state_of(page: Page, shop: ShopLine) -> Any:
    """How a shop stands, as a chip."""
    colour, sign = {"active": ("leaf", "check"), "paused": ("amber", "clock")}.get(shop.state, ("stone", "cross"))
    return parts.chip(page.t(f"shops.state.{shop.state}"), colour, sign)


def register(page: Page) -> None:
    """Accept a shop, with what it is paid of each voucher."""
    t = page.t
    with st.container(key="card_register"), page.told():
        key = page.form("register_shop").form.id
        page.show(parts.heading(t("shops.register")))
        name = st.text_input(t("shops.name"), key=f"name_{key}", max_chars=60).strip()
        code = st.text_input(t("shops.code"), key=f"code_{key}", max_chars=16, placeholder=t("shops.code_hint")).strip()
        kind = choose(page, t("shops.kind"), KINDS, lambda one: t(f"shops.kind.{one}"), key=f"kind_{key}")
        address = st.text_input(t("shops.address"), key=f"address_{key}", max_chars=80).strip()
        percent = st.number_input(t("shops.percent"), min_value=0, max_value=100, value=100, step=5, key=f"rate_{key}")
        page.show(parts.lead(t("shops.percent_lead", percent=int(percent))))
        owner = find_household(page, t("shops.owner"), key=f"owner_{key}")
        page.show(parts.lead(t("shops.owner_lead")))
        if not st.button(t("shops.register_button"), key=f"register_{key}", type="primary", width="stretch"):
            return
        if not name or not code:
            page.say("no", t("shops.missing"))
            return
        done = page.act(
            "register_shop", "", register_shop, code=code, name=name, kind=kind, address=address,
            cash_rate_bp=int(percent) * 100, owner_household_id=owner.household_id if owner else None,
        )  # fmt: skip
        if done:
            page.say_next("ok", t("shops.registered", name=name), t("shops.registered_next"))
            st.query_params["shop"] = done.id
            page.again()


def one(page: Page, shop: ShopLine) -> None:
    """One shop: pause it, pair its tills, name its clerks."""
    t = page.t
    if st.button(t("shops.back"), key="back", icon=":material/arrow_back:"):
        st.query_params.clear()
        page.again()
    page.show(parts.heading(shop.name, shop.code), state_of(page, shop))
    split = st.container(key="split_shop", horizontal=True)
    with split, st.container(key="card_tills"):
        tills(page, shop)
    with split, st.container(key="shop_right"):
        with st.container(key="card_clerks"):
            clerks(page, shop)
        if page.may(pause_shop) and shop.state in ("active", "paused"):
            with st.container(key="card_state"):
                pausing(page, shop)


def pausing(page: Page, shop: ShopLine) -> None:
    """Take no vouchers for a while, with the reason; or take them again."""
    t = page.t
    if shop.state == "paused":
        page.show(parts.heading(t("shops.paused")), parts.lead(t("shops.paused_lead")))
        is_pressed = st.button(t("shops.resume"), key=f"resume_{shop.id}", width="stretch")
        if is_pressed and page.act("resume", shop.id, resume_shop, shop_id=shop.id):
            page.say_next("ok", t("shops.resumed", name=shop.name))
            page.again()
        return
    page.show(parts.heading(t("shops.pause")), parts.lead(t("shops.pause_lead")))
    why = choose(page, t("shops.pause_why"), PAUSES, lambda one: t(f"shops.pause.{one}"), key="pause_why")
    if st.button(t("shops.pause_button"), key=f"pause_{shop.id}", width="stretch"):
        page.confirm(
            title=t("shops.pause_title", name=shop.name), lines=[t("shops.pause_lead")], yes=t("shops.pause_yes"),
            then=lambda: page.act("pause", shop.id, pause_shop, shop_id=shop.id, reason=why), key="pause",
        )  # fmt: skip


page = open_page("shops")
t = page.t
KINDS = [kind.value for kind in ShopKind]
PAUSES = ["holiday", "renovation", "check", "request"]
shops = page.look(list_shops)
wanted = next((shop for shop in shops if shop.id == page.asked.get("shop")), None)
if wanted and page.may(list_tills):
    one(page, wanted)
elif page.may(register_shop):
    split = st.container(key="split_21_shops", horizontal=True)
    with split, st.container(key="shops_list"):
        listed(page, shops)
    with split, st.container(key="shops_add"):
        register(page)
else:
    listed(page, shops)
