"""What finance does with a fund: money in and back with its proof, terms, which one exchanges draw on."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core.funds import (
    FundGauge,
    give_back_to_sponsor,
    make_default_fund,
    open_fund,
    pay_into_fund,
    set_fund_terms,
)
from core.look import parts
from pages._ui.desk import choose
from pages._ui.shell import Page

KINDS = ("community", "company", "donation", "charity")
YUAN_MAX = 10_000_000.0


def yuan_field(label: str, *, key: str, value: float = 0.0) -> int:
    """An amount in yuan; answers fen."""
    yuan = st.number_input(label, min_value=0.0, max_value=YUAN_MAX, value=value, step=100.0, format="%.2f", key=key)
    return round(yuan * 100)


def money(page: Page, fund: FundGauge, *, is_back: bool) -> None:
    """More money from the sponsor, or some of it back; both with the number of the proof."""
    t, form = page.t, "give_back" if is_back else "pay_in"
    key = page.form(form, fund.id).form.id
    with st.expander(t("funds.give_back" if is_back else "funds.pay_in")):
        if is_back:
            page.show(parts.lead(t("funds.give_back_lead", fen=fund.free_fen)))
        fen = yuan_field(t("funds.amount"), key=f"amount_{key}")
        paid_on = st.date_input(t("funds.paid_on"), value=page.today, max_value=page.today, key=f"paid_on_{key}",
                                format="YYYY-MM-DD")  # fmt: skip
        proof = st.text_input(t("funds.proof"), key=f"proof_{key}", max_chars=80, placeholder=t("funds.proof_hint"))
        words = t("funds.give_back_button" if is_back else "funds.pay_in_button", fen=fen)
        if st.button(words if fen else t("funds.pay_in_none"), key=f"press_{key}", width="stretch", disabled=not fen):
            command = give_back_to_sponsor if is_back else pay_into_fund
            done = page.act(form, fund.id, command, fund_id=fund.id, amount_fen=fen, proof=proof, paid_on=paid_on)
            if done:
                said = "funds.gave_back" if is_back else "funds.paid_in"
                page.say_next("ok", t(said, fen=done.amount_fen, fund=fund.name))
                page.again()


def terms(page: Page, fund: FundGauge) -> None:
    """The sponsor's period and the month's share, from a day on."""
    t = page.t
    key = page.form("fund_terms", fund.id).form.id
    with st.expander(t("funds.terms")):
        page.show(parts.lead(t("funds.terms_lead")))
        effective_on = st.date_input(t("funds.effective_on"), value=page.today, min_value=page.today,
                                     key=f"effective_{key}", format="YYYY-MM-DD")  # fmt: skip
        starts_on, ends_on, share = period(page, key, fund)
        if st.button(t("funds.terms_button"), key=f"terms_{key}", width="stretch"):
            done = page.act("fund_terms", fund.id, set_fund_terms, fund_id=fund.id, effective_on=effective_on,
                            starts_on=starts_on, ends_on=ends_on, monthly_share_fen=share)  # fmt: skip
            if done:
                page.say_next("ok", t("funds.terms_set", fund=fund.name, day=done.effective_on))
                page.again()


def period(page: Page, key: str, fund: FundGauge | None = None) -> tuple[date, date | None, int | None]:
    """First day, last day or none, share of a month in fen or none."""
    t = page.t
    with st.container(key=f"pair_period_{key}", horizontal=True):
        starts_on = st.date_input(t("funds.starts_on"), value=(fund and fund.starts_on) or page.today,
                                  key=f"starts_{key}", format="YYYY-MM-DD")  # fmt: skip
        ends_on = st.date_input(t("funds.ends_on"), value=fund.ends_on if fund else None, key=f"ends_{key}",
                                format="YYYY-MM-DD")  # fmt: skip
    now = (fund.monthly_share_fen or 0) / 100 if fund else 0.0
    share = yuan_field(t("funds.share"), key=f"share_{key}", value=now)
    return starts_on, ends_on, share or None


def first_one(page: Page, fund: FundGauge) -> None:
    """Let exchanges draw on this fund from now on."""
    key = page.form("fund_default", fund.id).form.id
    if st.button(page.t("funds.make_default"), key=f"default_{key}", type="tertiary"):
        done = page.act("fund_default", fund.id, make_default_fund, fund_id=fund.id)
        if done:
            page.say_next("ok", page.t("funds.made_default", fund=fund.name))
            page.again()


def new_fund(page: Page) -> None:
    """A fund with its first money."""
    t = page.t
    with st.container(key="card_new_fund"), page.told():
        key = page.form("open_fund").form.id
        page.show(parts.heading(t("funds.new")))
        name = st.text_input(t("funds.name"), key=f"name_{key}", max_chars=60).strip()
        code = st.text_input(t("funds.code"), key=f"code_{key}", max_chars=16, placeholder=t("funds.code_hint")).strip()
        kind = choose(page, t("funds.kind"), KINDS, lambda one: t(f"funds.kind.{one}"), key=f"kind_{key}")
        sponsor = st.text_input(t("funds.sponsor_name"), key=f"sponsor_{key}", max_chars=60).strip()
        fen = yuan_field(t("funds.amount"), key=f"amount_{key}")
        proof = st.text_input(t("funds.proof"), key=f"proof_{key}", max_chars=80, placeholder=t("funds.proof_hint"))
        with st.expander(t("funds.terms")):
            starts_on, ends_on, share = period(page, key)
        if not st.button(t("funds.new_button"), key=f"open_{key}", type="primary", width="stretch"):
            return
        if not name or not code:
            page.say("no", t("funds.missing"))
            return
        done = page.act(
            "open_fund", "", open_fund, code=code, name=name, sponsor=sponsor, kind=kind, amount_fen=fen, proof=proof,
            starts_on=starts_on, ends_on=ends_on, monthly_share_fen=share,
        )  # fmt: skip
        if done:
            page.say_next("ok", t("funds.opened", fund=name))
            page.again()
