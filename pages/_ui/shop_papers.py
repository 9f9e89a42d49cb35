"""What the office and a shop's owner keep alike: where its money goes, its programs, its pauses and its leaving."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.look import desk, parts
from core.payees import PURPOSES, confirm_payee, masked_payee, read_payee, record_payee
from core.shops import WHOLE_BP, ShopDetails, ShopLine, leave_shop, pause_shop, resume_shop
from core.tokens import TokenLine, create_token, list_tokens, revoke_token
from pages._ui.desk import choose, keep_once, kept_once, line
from pages._ui.shell import Page

PAUSES = ["holiday", "renovation", "request", "check"]
LEAVES = ["closing", "moving", "terms", "other"]


def kind_of(page: Page, shop: Any) -> str:
    """The kind in words."""
    return page.t(f"shops.kind.{shop.kind}")


def state_of(page: Page, shop: ShopLine) -> Any:
    """How a shop stands, as a chip."""
    colour, sign = {"active": ("leaf", "check"), "paused": ("amber", "clock")}.get(shop.state, ("stone", "cross"))
    return parts.chip(page.t(f"shops.state.{shop.state}"), colour, sign)


def rate_of(page: Page, cash_rate_bp: int) -> str:
    """What a shop is paid of each voucher."""
    return page.t(
        "shops.rate", percent=cash_rate_bp // 100, is_whole=cash_rate_bp == WHOLE_BP, is_gift=cash_rate_bp == 0
    )


# -- where the money goes ----------------------------------------------------------------------------------------


def payee(page: Page, shop: ShopLine) -> None:
    """The account, masked; finance reads and confirms it, the owner and finance enter another one."""
    t = page.t
    seen = page.look(masked_payee, shop_id=shop.id)
    page.show(parts.heading(t("shops.payee")))
    if seen is None:
        page.show(parts.lead(t("shops.payee_none")))
    else:
        state = ("leaf", "check") if seen.is_confirmed else ("amber", "clock")
        name = "shops.payee_confirmed" if seen.is_confirmed else "shops.payee_waits"
        pairs = [
            (t("shops.payee_name"), seen.payee_masked),
            (t("shops.payee_bank"), seen.bank),
            (t("shops.payee_account"), seen.account_masked),
            (t("shops.payee_since"), t("shops.day", day=seen.recorded_at)),
        ]
        page.show(parts.chip(t(name), *state), parts.facts(pairs))
        if page.may(read_payee):
            whole_account(page, shop)
        if not seen.is_confirmed and page.may(confirm_payee):
            if st.button(t("shops.payee_confirm"), key=f"payee_confirm_{seen.id}", width="stretch"):
                done = page.act("confirm_payee", shop.id, confirm_payee, shop_id=shop.id, payee_id=seen.id)
                if done:
                    page.say_next("ok", t("shops.payee_confirmed_now", shop=shop.name))
                    page.again()
        elif not seen.is_confirmed:
            page.show(parts.lead(t("shops.payee_waits_next")))
    if page.may(record_payee):
        with page.told():
            enter_payee(page, shop, is_first=seen is None)


def whole_account(page: Page, shop: ShopLine) -> None:
    """For finance, once, with the reason: the reading stands in the books."""
    t = page.t
    with st.expander(t("shops.payee_whole")):
        why = choose(page, t("shops.payee_why"), PURPOSES, lambda one: t(f"shops.payee_why.{one}"), key="payee_why")
        if not st.button(t("shops.payee_read"), key=f"payee_read_{shop.id}", width="stretch"):
            return
        read = page.act("read_payee", shop.id, read_payee, shop_id=shop.id, reason=why)
        if read is not None and read.account:
            pairs = [(t("shops.payee_name"), read.payee or ""), (t("shops.payee_bank"), read.bank or "")]
            page.show(parts.facts([*pairs, (t("shops.payee_account"), in_fours(read.account))]))


def enter_payee(page: Page, shop: ShopLine, *, is_first: bool) -> None:
    """Payee, bank, account; what was there before stays in the books."""
    t = page.t
    key = page.form("record_payee", shop.id).form.id
    with st.expander(t("shops.payee_enter" if is_first else "shops.payee_other"), expanded=is_first):
        name = st.text_input(t("shops.payee_name"), key=f"payee_{key}", max_chars=60)
        bank = st.text_input(t("shops.payee_bank"), key=f"bank_{key}", max_chars=60, placeholder=t("shops.bank_hint"))
        account = st.text_input(t("shops.payee_account"), key=f"account_{key}", max_chars=44)
        if st.button(t("shops.payee_save"), key=f"payee_save_{key}", width="stretch"):
            done = page.act("record_payee", shop.id, record_payee, shop_id=shop.id, payee=name, bank=bank,
                            account=account)  # fmt: skip
            if done:
                page.say_next("ok", t("shops.payee_saved", account=done.account_masked), t("shops.payee_saved_next"))
                page.again()


def in_fours(number: str) -> str:
    """An account number as it stands on a card."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


# -- programs ----------------------------------------------------------------------------------------------------


def tokens(page: Page, shop: ShopLine) -> None:
    """Tokens of a shop's own till programs: made once, ended at any time."""
    t = page.t
    page.show(parts.heading(t("shops.tokens")), parts.lead(t("shops.tokens_lead")))
    alive = [one for one in page.look(list_tokens) if one.shop_id == shop.id and one.revoked_at is None]
    with st.container(key="lines_tokens"):
        for one in alive:
            with line(one.id):
                page.show(desk.line(t("shops.token", mark=one.id[-4:]), [t("shops.token_made", at=one.created_at)]))
                if page.may(revoke_token) and st.button(t("shops.token_end"), key=f"token_{one.id}"):
                    end_token(page, one)
    if not page.may(create_token) or shop.state == "left":
        return
    with page.told():
        press = page.form("create_token", shop.id)
        if press.answer(create_token) is None:
            if st.button(t("shops.token_make"), key=f"make_{press.form.id}", width="stretch"):
                made = press.press(create_token, shop_id=shop.id)
                if made is not None and made.token:
                    keep_once(press, made.token)
                page.again()
            return
        token = kept_once(press)
        if token:
            page.say("ok", t("shops.token_is"), t("shops.token_once"))
            st.code(token, language=None, wrap_lines=True)
        else:
            page.say("info", t("shops.token_gone"), t("shops.token_gone_next"))
        st.button(t("shops.token_done"), key=f"token_leave_{press.form.id}", width="stretch", on_click=press.leave)


def end_token(page: Page, one: TokenLine) -> None:
    """Ask once more: the program stops at once."""
    t = page.t
    page.confirm(
        title=t("shops.token_end_title", mark=one.id[-4:]), lines=[t("shops.token_end_lead")],
        yes=t("shops.token_end_yes"), then=lambda: page.act("revoke_token", one.id, revoke_token, token_id=one.id),
        key=f"end_{one.id}",
    )  # fmt: skip


# -- pausing and leaving -----------------------------------------------------------------------------------------


def standing(page: Page, details: ShopDetails, *, reasons: list[str]) -> None:
    """Take no vouchers for a while, or for good."""
    t, shop = page.t, details.line
    if shop.state == "left":
        page.show(parts.heading(t("shops.left")), parts.lead(t("shops.left_lead")))
        return
    if shop.state == "paused":
        page.show(parts.heading(t("shops.paused")))
        if details.is_paused_by_office and reasons != PAUSES:
            page.show(parts.lead(t("shops.paused_by_office", phone=page.visit.place.phone)))
        else:
            page.show(parts.lead(t("shops.paused_lead")))
            is_pressed = st.button(t("shops.resume"), key=f"resume_{shop.id}", width="stretch")
            if is_pressed and page.act("resume", shop.id, resume_shop, shop_id=shop.id):
                page.say_next("ok", t("shops.resumed", name=shop.name))
                page.again()
    else:
        page.show(parts.heading(t("shops.pause")), parts.lead(t("shops.pause_lead")))
        why = choose(page, t("shops.pause_why"), reasons, lambda one: t(f"shops.pause.{one}"), key="pause_why")
        if st.button(t("shops.pause_button"), key=f"pause_{shop.id}", width="stretch"):
            page.confirm(
                title=t("shops.pause_title", name=shop.name), lines=[t("shops.pause_lead")], yes=t("shops.pause_yes"),
                then=lambda: page.act("pause", shop.id, pause_shop, shop_id=shop.id, reason=why), key="pause",
            )  # fmt: skip
    with st.expander(t("shops.leave")):
        leaving(page, shop)


def leaving(page: Page, shop: ShopLine) -> None:
    """For good; what was taken is still paid."""
    t = page.t
    page.show(parts.lead(t("shops.leave_lead")))
    why = choose(page, t("shops.leave_why"), LEAVES, lambda one: t(f"shops.leave.{one}"), key="leave_why")
    if st.button(t("shops.leave_button"), key=f"leave_{shop.id}", width="stretch"):
        lines = [t("shops.leave_lead"), t("shops.leave_sure")]
        page.confirm(
            title=t("shops.leave_title", name=shop.name), lines=lines, yes=t("shops.leave_yes"),
            then=lambda: page.act("leave", shop.id, leave_shop, shop_id=shop.id, reason=why), key="leave",
        )  # fmt: skip
