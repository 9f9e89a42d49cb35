"""Designated shops: who takes vouchers, their agreements, tills and people; and those who apply."""

from datetime import date

import streamlit as st

from core.look import desk, parts
from core.opening_hours import hours_to_type
from core.payees import masked_payee
from core.shop_applications import accept_application, shop_applications
from core.shops import (
    ShopDetails,
    ShopKind,
    ShopLine,
    describe_shop,
    leave_shop,
    list_grids,
    list_shops,
    register_shop,
    shop_details,
)
from core.statements import shops_due_back
from core.tills import list_tills
from core.tokens import list_tokens
from pages._ui.desk import choose, find_household, line, queue
from pages._ui.shell import Page, open_page
from pages._ui.shop_applying import application, applications
from pages._ui.shop_keeping import clerks, tills
from pages._ui.shop_papers import PAUSES, kind_of, payee, rate_of, standing, state_of, tokens


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
                    place = (shop.code, kind_of(page, shop), shop.address, shop.grid)
                    details = [" · ".join(part for part in place if part), rate_of(page, shop.cash_rate_bp)]
                    page.show(desk.line(shop.name, details, state=state_of(page, shop)))
                    if st.button(t("shops.open"), key=f"open_{shop.id}"):
                        page.turn(shop=shop.id)


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
            page.turn(shop=done.id)


def one(page: Page, details: ShopDetails) -> None:
    """One shop: its agreement, its money's way, its tills and people, its pauses."""
    t, shop = page.t, details.line
    if st.button(t("shops.back"), key="back", icon=":material/arrow_back:"):
        st.query_params.clear()
        page.again()
    page.show(parts.heading(shop.name, shop.code), state_of(page, shop))
    split = st.container(key="split_shop", horizontal=True)
    with split, st.container(key="shop_left"):
        with st.container(key="card_about"):
            about(page, details)
        if page.may(masked_payee):
            with st.container(key="card_payee"):
                payee(page, shop)
        if page.may(list_tokens):
            with st.container(key="card_tokens"):
                tokens(page, shop)
    with split, st.container(key="shop_right"):
        if page.may(list_tills):
            with st.container(key="card_tills"):
                tills(page, shop)
            with st.container(key="card_clerks"):
                clerks(page, shop)
        if page.may(leave_shop):
            with st.container(key="card_state"):
                standing(page, details, reasons=PAUSES)


def about(page: Page, details: ShopDetails) -> None:
    """What the agreement says, where it is, when it is open, and what is due back from it."""
    t, shop = page.t, details.line
    unknown = t("shops.unknown")
    agreed = t("shops.agreement_is", number=details.agreement_number or "", day=details.agreed_on or shop.joined_on)
    pairs = [
        (t("shops.kind"), kind_of(page, shop)),
        (t("shops.address"), " · ".join(part for part in (shop.address, shop.grid) if part) or unknown),
        (t("shops.phone"), shop.phone or unknown),
        (t("shops.hours"), hours_to_type(shop.opening_hours, t) or unknown),
        (t("shops.rate_name"), rate_of(page, shop.cash_rate_bp)),
        (t("shops.agreement"), agreed if details.agreement_number else unknown),
        (t("shops.owner_home"), details.owner_card or t("shops.owner_none")),
    ]
    pairs += [
        (t("shops.due_back", fund=row.fund), t("yuan.amount", fen=row.due_back_fen))
        for row in page.look(shops_due_back)
        if row.shop_id == shop.id
    ]
    page.show(parts.heading(t("shops.about")), parts.facts(pairs))
    if page.may(describe_shop) and shop.state != "left":
        with st.expander(t("shops.describe")), page.told():
            describe(page, details)


def describe(page: Page, details: ShopDetails) -> None:
    """Say anew what people read about a shop; the rate and the owner's household stay."""
    t, shop = page.t, details.line
    key = page.form("describe_shop", shop.id).form.id
    kind = choose(page, t("shops.kind"), KINDS, lambda one: t(f"shops.kind.{one}"), key=f"kind_{key}",
                  index=KINDS.index(shop.kind))  # fmt: skip
    address = st.text_input(t("shops.address"), key=f"address_{key}", max_chars=80, value=shop.address)
    grids = page.look(list_grids)
    grid = choose(page, t("shops.grid"), ["", *grids], lambda one: one or t("shops.grid_none"), key=f"grid_{key}",
                  index=grids.index(shop.grid) + 1 if shop.grid in grids else 0)  # fmt: skip
    phone = st.text_input(t("shops.phone"), key=f"phone_{key}", max_chars=24, value=shop.phone or "")
    typed = hours_to_type(shop.opening_hours, t)
    hours = st.text_input(t("shops.hours"), key=f"hours_{key}", max_chars=200, value=typed,
                          placeholder=t("apply.hours_hint"))  # fmt: skip
    number = st.text_input(t("shops.agreement"), key=f"agreement_{key}", max_chars=40,
                           value=details.agreement_number or "", placeholder=t("shops.agreement_hint"))  # fmt: skip
    agreed_on: date | None = st.date_input(
        t("shops.agreed_on"), value=details.agreed_on or page.today, max_value=page.today, key=f"agreed_{key}",
        format="YYYY-MM-DD",
    )  # fmt: skip
    if st.button(t("shops.describe_button"), key=f"describe_{key}", width="stretch"):
        done = page.act(
            "describe_shop", shop.id, describe_shop, shop_id=shop.id, phone=phone, opening_hours=hours, kind=kind,
            address=address, grid=grid or "", agreement_number=number, agreed_on=agreed_on if number.strip() else None,
        )  # fmt: skip
        if done:
            page.say_next("ok", t("shops.described", name=shop.name))
            page.again()


page = open_page("shops")
t = page.t
KINDS = [kind.value for kind in ShopKind]
wanted = page.asked.get("application")
found = next((one for one in page.look(shop_applications) if one.id == wanted and one.state == "applied"), None)
if page.asked.get("shop"):
    one(page, page.look(shop_details, shop_id=page.asked["shop"]))
elif found and page.may(accept_application):
    application(page, found)
else:
    shops = page.look(list_shops)
    waiting = sum(each.state == "applied" for each in page.look(shop_applications))
    counts = {"shops": len(shops), "applications": waiting}
    split = st.container(key="split_21_shops", horizontal=True)
    with split, st.container(key="shops_list"):
        name = queue(
            page, t("shops.queue"), list(counts), lambda each: t(f"shops.queue.{each}", count=counts[each]), key="queue"
        )
        if name == "applications":
            applications(page)
        else:
            listed(page, shops)
    if page.may(register_shop):
        with split, st.container(key="shops_add"):
            register(page)
