"""What is to be paid to shops: the file for the bank, and what stays out of it and why."""

import streamlit as st

from core.look import desk, parts
from core.payment_files import PaymentDue, PaymentsDue, draw_payments, payment_file, payments_due
from pages._ui.desk import file_link, keep_once, kept_once, line, mark_of, offer
from pages._ui.shell import Page, open_page


def ready(page: Page, due: PaymentsDue) -> None:
    """Everything that the bank can pay now, and the one button that makes its file."""
    t = page.t
    with st.container(key="card_ready"):
        page.show(parts.heading(t("payments.ready"), t("payments.sum", count=len(due.ready), fen=due.total_fen)))
        page.show(parts.lead(t("payments.lead")))
        if due.last_at:
            page.show(parts.lead(t("payments.last", at=due.last_at, name=due.last_by or "", count=due.last_count)))
        if page.may(draw_payments):
            with page.told():
                drawing(page, due)
        if not due.ready:
            page.show(parts.empty(t("payments.none"), [t("payments.none_next")]))
        listed(page, due.ready, "ready")


def drawing(page: Page, due: PaymentsDue) -> None:
    """Make the file, fetch it once; another one reads the accounts again, and the books say so."""
    t = page.t
    press = page.form("draw_payments")
    done = press.answer(draw_payments)
    if done is None:
        if not due.ready:
            return
        numbers = tuple(one.number for one in due.ready)
        words = t("payments.draw", count=len(numbers), fen=due.total_fen)
        key = f"draw_{press.form.id}_{mark_of([*numbers, str(due.total_fen)])}"  # another list is another button
        if st.button(words, key=key, type="primary", width="stretch"):
            drawn = press.press(draw_payments, numbers=numbers, total_fen=due.total_fen)
            if drawn is not None and not drawn.is_replay:
                file = payment_file(t, drawn, time_zone=page.actor.time_zone)
                keep_once(press, offer(page, file))
            page.again()
        return
    page.say("ok", t("payments.drawn", count=len(done.lines), fen=done.total_fen), t("payments.drawn_next"))
    path = kept_once(press)
    if path:
        file_link(t("payments.get"), path)
    else:
        page.show(parts.lead(t("payments.gone")))
    st.button(t("payments.again"), key=f"leave_{press.form.id}", width="stretch", on_click=press.leave)


def left_out(page: Page, due: PaymentsDue) -> None:
    """Approved, but not in the file: who has to do what."""
    t = page.t
    with st.container(key="card_left_out"):
        page.show(parts.heading(t("payments.left_out"), t("payments.count", count=len(due.left_out))))
        listed(page, due.left_out, "left_out")


def listed(page: Page, several: tuple[PaymentDue, ...], name: str) -> None:
    """Statements, those due soonest first."""
    t = page.t
    with st.container(key=f"lines_{name}"):
        for one in several:
            with line(one.number):
                details = [t("payments.line", number=one.number, account=one.account_masked or t("shops.unknown"))]
                details += [t("payments.set_off", fen=one.set_off_fen)] * bool(one.set_off_fen)
                page.show(desk.line(one.shop, details, state=state_of(page, one),
                                    amount=t("yuan.amount", fen=one.cash_fen)))  # fmt: skip
                if one.why_not in ("payee_missing", "payee_unconfirmed"):
                    page.link(t("payments.to_shop"), "shops", icon=":material/arrow_forward:", shop=one.shop_id)
                elif one.why_not in (None, "no_cash"):
                    page.link(t("payments.record"), "statements", icon=":material/arrow_forward:", number=one.number)


def state_of(page: Page, one: PaymentDue):  # type: ignore[no-untyped-def]
    """Why it stays out; or by when it has to be paid, overdue in red."""
    t = page.t
    if one.why_not:
        return parts.chip(t(f"payments.why.{one.why_not}"), "amber", "alert")
    if one.due_on is None:
        return None
    days = (one.due_on - page.today).days
    if days < 0:
        return parts.chip(t("desk.due.over", days=-days), "zhu", "alert")
    return parts.chip(t("payments.due", day=one.due_on), "dian", "clock")


page = open_page("payments")
due = page.look(payments_due)
ready(page, due)
if due.left_out:
    left_out(page, due)
