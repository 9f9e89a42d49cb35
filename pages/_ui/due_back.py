"""What shops have to give back, and the note that one brought it (design 7)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import streamlit as st

from core.look import desk, parts
from core.statements import DueBack, shop_pays_back
from pages._ui.desk import line

if TYPE_CHECKING:
    from pages._ui.shell import Page


def listed(page: Page, found: Sequence[DueBack]) -> None:
    """Each shop with what it has to give back to each fund."""
    t = page.t
    with st.container(key="card_due_back"):
        page.show(parts.heading(t("statements.due_back_title")), parts.lead(t("statements.due_back_lead")))
        if not found:
            page.show(parts.empty(t("statements.due_back_none"), [t("statements.due_back_none_next")]))
        with st.container(key="lines_due_back"):
            for one in found:
                with line(f"{one.shop_id}_{one.fund_id}"):
                    amount = t("yuan.amount", fen=one.due_back_fen)
                    page.show(desk.line(one.shop, [t("statements.due_back_fund", fund=one.fund)], amount=amount))
                    key = f"back_{one.shop_id}_{one.fund_id}_{one.due_back_fen}"
                    if page.may(shop_pays_back) and st.button(t("statements.due_back_record"), key=key):
                        record(page, one)


def record(page: Page, one: DueBack) -> None:
    """How much came, and the number of its receipt."""
    t = page.t

    def body() -> None:
        amount = st.number_input(
            t("statements.due_back_amount"), min_value=0.01, max_value=one.due_back_fen / 100,
            value=one.due_back_fen / 100, step=1.0, format="%.2f", key="back_yuan",
        )  # fmt: skip
        amount_fen = int((Decimal(str(amount)) * 100).to_integral_value())
        proof = st.text_input(t("statements.due_back_proof"), key="back_proof", max_chars=80).strip()
        if st.button(t("statements.due_back_yes", fen=amount_fen), key="back_yes", type="primary", width="stretch"):
            done = page.act(
                "shop_pays_back", f"{one.shop_id}:{one.fund_id}", shop_pays_back, shop_id=one.shop_id,
                fund_id=one.fund_id, amount_fen=amount_fen, proof=proof,
            )  # fmt: skip
            if done is not None:
                left = t("statements.due_back_left", fen=done.left_fen)
                words = left if done.left_fen else t("statements.due_back_all")
                page.say_next("ok", t("statements.due_back_done", shop=one.shop, fen=done.paid_fen), words)
                page.again()
        if st.button(t("shell.rather_not"), key="back_no", width="stretch"):
            page.again()

    page.dialog(t("statements.due_back_record"), body)
