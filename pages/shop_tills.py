"""The owner's own keys: a code for one more till, tills that are let go, clerks with their PINs; without the office."""

import streamlit as st

from core.look import parts
from core.shops import own_shop
from pages._ui import counter
from pages._ui.shell import open_page
from pages._ui.shop_keeping import clerks, tills

page = open_page("shop_tills")
page.show(parts.title(page.t("nav.shop_tills")))
shop = page.look(own_shop)
with st.container(key="card_tills"):
    tills(page, shop)
with st.container(key="card_clerks"):
    clerks(page, shop)
counter.foot(
    page,
    (page.t("till.see_statements"), "shop_statements", "payments"),
    (page.t("nav.my_shop"), "my_shop", "storefront"),
)
