"""Whoever holds a statement on paper compares it with the books: number and check value."""

import streamlit as st

from core.look import parts
from core.statement_checks import CheckedStatement, compare_statement
from pages._ui.shell import Page, open_page


def answer(page: Page, found: CheckedStatement | None) -> None:
    """They belong together, and what the books say; or they do not, and what to do."""
    t = page.t
    if found is None:
        page.say("no", t("paper_check.differs"), t("paper_check.differs_next", phone=page.visit.place.phone))
        return
    page.say("ok", t("paper_check.matches"), t("paper_check.matches_next"))
    state = t("paper_check.paid_on", day=found.paid_on) if found.paid_on else t(f"statements.state.{found.state}")
    pairs = [
        (t("bookkeeping.number"), found.number),
        (t("bookkeeping.shop"), found.shop),
        (t("bookkeeping.fund"), found.fund),
        (t("bookkeeping.month"), found.month),
        (t("paper_check.lines"), t("bills.count_words", count=found.lines)),
        (t("bookkeeping.to_pay"), t("yuan.amount", fen=found.to_pay_fen)),
        (t("bookkeeping.state"), state),
    ]
    with st.container(key="card_found"):
        page.show(parts.facts(pairs))


page = open_page("paper_check")
t = page.t
page.show(parts.title(t("nav.paper_check"), t("paper_check.lead")))
with st.form("check", border=False):
    number = st.text_input(t("paper_check.number"), key="number", max_chars=40, value=page.asked.get("number", ""))
    value = st.text_input(t("paper_check.value"), key="value", max_chars=40, placeholder="XXXX-XXXX-XXXX-XXXX")
    is_sent = st.form_submit_button(t("paper_check.button"), key="compare", type="primary", width="stretch")
if is_sent and number.strip() and value.strip():
    answer(page, page.look(compare_statement, number=number, value=value))
elif is_sent:
    page.say("no", t("paper_check.missing"))
