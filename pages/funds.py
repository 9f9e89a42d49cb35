"""Funds: how full each is, where its money is, and money coming in."""

import streamlit as st

from core.funds import FundGauge, open_fund, pay_into_fund, see_funds
from core.look import parts
from core.reports import MoneyStatement
from pages._ui.shell import Page, open_page
from pages._ui.sums import money_picture


def gauge(page: Page, fund: FundGauge) -> None:
    """One fund: the whole, its four parts, a warning before it runs dry."""
    t = page.t
    with st.container(key=f"card_{fund.id}"):
        aside = t("funds.default") if fund.is_default else fund.code
        page.show(parts.heading(fund.name, aside))
        page.show(parts.lead(t("funds.sponsor", sponsor=fund.sponsor, code=fund.code)))
        money = MoneyStatement(
            funded=fund.funded_fen, returned=fund.returned_fen, free=fund.free_fen, outstanding=fund.outstanding_fen,
            owed=fund.owed_fen, paid=fund.paid_fen,
        )  # fmt: skip
        page.show(money_picture(money, t))
        if fund.warning_percent is not None:
            page.say(
                "wait", t("funds.warning", percent=fund.promised_percent), t("funds.warning_next", fen=fund.free_fen)
            )
        if page.may(pay_into_fund):
            with page.told():
                pay_in(page, fund)


def pay_in(page: Page, fund: FundGauge) -> None:
    """More money from the sponsor."""
    t = page.t
    press = page.form("pay_in", fund.id)
    key = press.form.id
    with st.expander(t("funds.pay_in")):
        yuan = st.number_input(t("funds.amount"), min_value=0.0, max_value=10_000_000.0, value=0.0, step=100.0,
                               format="%.2f", key=f"amount_{key}")  # fmt: skip
        fen = round(yuan * 100)
        words = t("funds.pay_in_button", fen=fen) if fen else t("funds.pay_in_none")
        if st.button(words, key=f"pay_in_{key}", width="stretch", disabled=not fen):
            done = page.act("pay_in", fund.id, pay_into_fund, fund_id=fund.id, amount_fen=fen)
            if done:
                page.say_next("ok", t("funds.paid_in", fen=done.amount_fen, fund=fund.name))
                page.again()


def new_fund(page: Page) -> None:
    """A fund with its first money."""
    t = page.t
    with st.container(key="card_new_fund"), page.told():
        key = page.form("open_fund").form.id
        page.show(parts.heading(t("funds.new")))
        name = st.text_input(t("funds.name"), key=f"name_{key}", max_chars=60).strip()
        code = st.text_input(t("funds.code"), key=f"code_{key}", max_chars=16, placeholder=t("funds.code_hint")).strip()
        sponsor = st.text_input(t("funds.sponsor_name"), key=f"sponsor_{key}", max_chars=60).strip()
        yuan = st.number_input(t("funds.amount"), min_value=0.0, max_value=10_000_000.0, value=0.0, step=100.0,
                               format="%.2f", key=f"amount_{key}")  # fmt: skip
        if not st.button(t("funds.new_button"), key=f"open_{key}", type="primary", width="stretch"):
            return
        if not name or not code:
            page.say("no", t("funds.missing"))
            return
        done = page.act("open_fund", "", open_fund, code=code, name=name, sponsor=sponsor, amount_fen=round(yuan * 100))
        if done:
            page.say_next("ok", t("funds.opened", fund=name))
            page.again()


page = open_page("funds")
t = page.t
funds = page.look(see_funds)
split = st.container(key="split_21_funds", horizontal=True)
with split, st.container(key="funds_list"):
    if not funds:
        with st.container(key="card_none"):
            page.show(parts.empty(t("funds.none"), [t("funds.none_next")]))
    for fund in funds:
        gauge(page, fund)
with split, st.container(key="funds_side"):
    if page.may(open_fund):
        new_fund(page)
