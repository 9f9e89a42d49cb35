"""A shop's tills and the people at them, as the office and the shop's owner keep them."""

from __future__ import annotations

import streamlit as st

from core.clerks import add_clerk, let_clerk_go, new_clerk_pin
from core.look import desk, parts
from core.shops import ShopLine
from core.tills import ClerkName, list_clerks, list_tills, pair_code, unpair
from pages._ui.desk import keep_once, kept_once, line
from pages._ui.shell import Page, Press


def tills(page: Page, shop: ShopLine) -> None:
    """Paired browsers, and a code for one more."""
    t = page.t
    page.show(parts.heading(t("shops.tills")))
    paired = [till for till in page.look(list_tills, shop_id=shop.id) if till.is_paired]
    if not paired:
        page.show(parts.lead(t("shops.tills_none")))
    with st.container(key="lines_tills"):
        for till in paired:
            with line(till.id):
                page.show(desk.line(till.name or t("shops.till"), [t("shops.till_seen", at=till.seen_at)]))
                if page.may(unpair) and st.button(t("shops.unpair"), key=f"unpair_{till.id}"):
                    page.confirm(
                        title=t("shops.unpair_title", name=till.name), lines=[t("shops.unpair_lead")],
                        yes=t("shops.unpair_yes"),
                        then=lambda till_id=till.id: page.act("unpair", till_id, unpair, till_id=till_id),
                        key=f"unpair_{till.id}",
                    )  # fmt: skip
    if page.may(pair_code):
        with page.told():
            pairing(page, page.form("pair_code", shop.id), shop)


def pairing(page: Page, press: Press, shop: ShopLine) -> None:
    """A code that pairs one browser within ten minutes, shown large and once."""
    t = page.t
    done = press.answer(pair_code)
    if done is None:
        page.show(parts.lead(t("shops.pair_lead", address=f"{page.app.settings.base_url.rstrip('/')}/auth/pair")))
        if st.button(t("shops.pair"), key=f"pair_{press.form.id}", type="primary", width="stretch"):
            made = press.press(pair_code, shop_id=shop.id)
            if made is not None and made.code:
                keep_once(press, made.code)
            page.again()
        return
    code = kept_once(press)
    if code:
        lines = [t("shops.pair_until", at=done.expires_at), t("shops.pair_where")]
        name = t("shops.pair_code", shop=shop.name)
        page.show(desk.shown_once(name=name, code=f"{code[:4]} {code[4:]}", lines=lines))
    else:
        page.say("info", t("shops.pair_gone"), t("shops.pair_gone_next"))
    st.button(t("shops.pair_done"), key=f"pair_leave_{press.form.id}", width="stretch", on_click=press.leave)


def clerks(page: Page, shop: ShopLine) -> None:
    """Who may stand at the till; a new PIN is shown once."""
    t = page.t
    page.show(parts.heading(t("shops.clerks")))
    named = page.look(list_clerks, shop_id=shop.id)
    if not named:
        page.show(parts.lead(t("shops.clerks_none")))
    with st.container(key="lines_clerks"):
        for clerk in named:
            with line(clerk.account_id):
                page.show(desk.line(clerk.name))
                if page.may(new_clerk_pin):
                    with page.told(), st.container(key=f"acts_{clerk.account_id}", horizontal=True, width="content"):
                        pin(page, clerk)
                        let_go(page, clerk)
    if not page.may(add_clerk):
        return
    with page.told():
        press = page.form("add_clerk", shop.id)
        done = press.answer(add_clerk)
        if done is not None:
            shown_pin(page, press)
            return
        name = st.text_input(t("shops.clerk_name"), key=f"clerk_{press.form.id}", max_chars=60).strip()
        if st.button(t("shops.clerk_add"), key=f"add_{press.form.id}", width="stretch"):
            added = press.press(add_clerk, shop_id=shop.id, name=name)
            if added is not None and added.pin:
                keep_once(press, added.pin)
            page.again()


def pin(page: Page, clerk: ClerkName) -> None:
    """A new PIN for somebody who forgot the old one."""
    t = page.t
    if st.button(t("shops.pin_new"), key=f"pin_{clerk.account_id}"):
        page.dialog(t("shops.pin_title", name=clerk.name), lambda: new_pin(page, clerk))


def let_go(page: Page, clerk: ClerkName) -> None:
    """Somebody who leaves the shop; asked once more, since their till stops at once."""
    t = page.t
    if st.button(t("shops.let_go"), key=f"let_go_{clerk.account_id}"):
        page.confirm(
            title=t("shops.let_go_title", name=clerk.name), lines=[t("shops.let_go_lead")], yes=t("shops.let_go_yes"),
            then=lambda: page.act("let_clerk_go", clerk.account_id, let_clerk_go, account_id=clerk.account_id),
            key=f"let_go_{clerk.account_id}",
        )  # fmt: skip


def new_pin(page: Page, clerk: ClerkName) -> None:
    """The dialog: ask, then show the PIN once."""
    t = page.t
    press = page.form("new_pin", clerk.account_id)
    if press.answer(new_clerk_pin) is not None:
        shown_pin(page, press)
        return
    page.show(parts.lead(t("shops.pin_lead")))
    if st.button(t("shops.pin_yes"), key=f"pin_yes_{press.form.id}", type="primary", width="stretch"):
        made = press.press(new_clerk_pin, account_id=clerk.account_id)
        if made is not None and made.pin:
            keep_once(press, made.pin)
        st.rerun(scope="fragment")


def shown_pin(page: Page, press: Press) -> None:
    """A PIN that can be read only now."""
    t = page.t
    code = kept_once(press)
    if code:
        page.show(desk.shown_once(name=t("shops.pin_is"), code=f"{code[:3]} {code[3:]}", lines=[t("shops.pin_once")]))
    else:
        page.say("info", t("shops.pin_gone"), t("shops.pin_gone_next"))
    if st.button(t("shops.pin_done"), key=f"pin_leave_{press.form.id}", width="stretch"):
        press.leave()
        page.again()
