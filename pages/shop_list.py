"""Where vouchers may be used: shops by grid, what they are, whether they are open now, what they honour."""

import streamlit as st

from core.look import desk, parts
from core.look.html import Html
from core.opening_hours import hours_in_words
from core.shop_directory import TakingShop, taking_shops
from core.shops import ShopKind, list_grids
from pages._ui.desk import choose
from pages._ui.shell import Page, open_page

SHOPS_A_PAGE = 12


def asked_for(page: Page) -> dict[str, object]:
    """What is looked for: words, kind, grid, open now."""
    t = page.t
    text = st.text_input(t("shop_list.find"), key="find", placeholder=t("shop_list.find_hint"))
    with st.container(key="acts_filter", horizontal=True):
        kind = choose(page, t("shops.kind"), ["", *ShopKind], lambda one: kind_words(page, one), key="kind")
        grids = page.look(list_grids)
        grid = ""
        if grids:
            grid = choose(page, t("shops.grid"), ["", *grids], lambda one: one or t("shop_list.all_grids"), key="grid")
    is_open = st.toggle(t("shop_list.open_now"), key="open_now")
    return {"text": text, "kind": kind or None, "grid": grid or None, "is_open_now": is_open}


def kind_words(page: Page, kind: str) -> str:
    """A kind, or all of them."""
    return page.t(f"shops.kind.{kind}") if kind else page.t("shop_list.all_kinds")


def one(page: Page, shop: TakingShop) -> None:
    """One shop: what it is and where, when it is open, how to call, what else it honours."""
    t = page.t
    lines = [" · ".join(part for part in (t(f"shops.kind.{shop.kind}"), shop.address) if part)]
    lines += hours_in_words(shop.hours, t) if shop.hours else []
    if shop.rewards:
        lines.append(t("shop_list.honours", rewards=list(shop.rewards)))
    page.show(desk.line(shop.name, lines, state=open_chip(page, shop)))
    if shop.phone:
        page.show(parts.phone(shop.phone))


def open_chip(page: Page, shop: TakingShop) -> Html | None:
    """Open until when, or when it opens next."""
    t = page.t
    if shop.hours is None:
        return None
    if shop.open_until:
        return parts.chip(t("shop_list.open_until", time=f"{shop.open_until:%H:%M}"), "leaf", "check")
    if shop.opens_next is None:
        return parts.chip(t("shop_list.closed"), "stone", "clock")
    days, at = shop.opens_next
    return parts.chip(t("shop_list.opens", days=days, time=f"{at:%H:%M}"), "stone", "clock")


page = open_page("shop_list")
t = page.t
page.show(parts.title(t("nav.shop_list"), t("shop_list.lead")))
with st.container(key="card_find"):
    sought = asked_for(page)
shown_at = st.container(key="shops_found")
count, _ = page.look(taking_shops, **sought, limit=0)
pages = -(-count // SHOPS_A_PAGE)
at = st.pagination(pages, key=f"page_{pages}", max_visible_pages=3) if pages > 1 else 1
with shown_at:
    if not count:
        page.show(parts.empty(t("shop_list.none"), [t("shop_list.none_next")]))
    _, shops = page.look(taking_shops, **sought, limit=SHOPS_A_PAGE, offset=(at - 1) * SHOPS_A_PAGE)
    grid: str | None = ""
    for shop in shops:
        if shop.grid != grid:
            grid = shop.grid
            page.show(parts.heading(grid or t("shop_list.no_grid")))
        with st.container(key=f"card_{shop.id}"):
            one(page, shop)
page.show(parts.heading(t("shop_list.for_shops")), parts.lead(t("shop_list.for_shops_lead")))
page.show(parts.link(t("apply.title"), "/apply/shop"))
