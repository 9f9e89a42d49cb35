"""Funds: how full each is, where its money is, money coming in and going back, and under which terms."""

import streamlit as st

from core.funds import FundGauge, open_fund, pay_into_fund, see_funds
from core.look import parts
from pages._ui import fund_forms
from pages._ui.gauges import gauge_facts, gauge_picture
from pages._ui.shell import Page, open_page


def gauge(page: Page, fund: FundGauge) -> None:
    """One fund: the whole, its four parts, a warning before it runs dry."""
    t = page.t
    with st.container(key=f"card_{fund.id}"):
        aside = t("funds.default") if fund.is_default else t(f"funds.kind.{fund.kind}")
        page.show(parts.heading(fund.name, aside))
        page.show(parts.lead(t("funds.sponsor", sponsor=fund.sponsor, code=fund.code)))
        page.show(gauge_picture(fund, t), gauge_facts(fund, t))
        warn(page, fund)
        page.link(t("funds.public"), "sponsor", icon=":material/open_in_new:", fund=fund.code)
        if page.may(pay_into_fund):
            with page.told():
                fund_forms.money(page, fund, is_back=False)
                fund_forms.money(page, fund, is_back=True)
                fund_forms.terms(page, fund)
                if not fund.is_default:
                    fund_forms.first_one(page, fund)


def warn(page: Page, fund: FundGauge) -> None:
    """Before the whole or the month runs out, and outside the sponsor's period."""
    t = page.t
    if not fund.is_open:
        page.say("wait", t("funds.shut"), t("funds.shut_next"))
    if fund.warning_percent is not None:
        page.say("wait", t("funds.warning", percent=fund.promised_percent), t("funds.warning_next", fen=fund.free_fen))
    if fund.month_warning_percent is not None:
        left = max(0, (fund.monthly_share_fen or 0) - fund.month_promised_fen)
        page.say("wait", t("funds.month_warning", percent=fund.month_percent), t("funds.month_warning_next", fen=left))


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
        fund_forms.new_fund(page)
