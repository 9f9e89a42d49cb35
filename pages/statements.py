"""Shops' statements: closed here, agreed by the shop, approved by somebody else, paid within thirty days."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from core.look import board, desk, parts
from core.paper import statement_check_value, statement_file
from core.statements import (
    Closable,
    StatementSummary,
    approve_statement,
    closable_statements,
    close_statement,
    office_statements,
    pay_statement,
    statement,
)
from pages._ui.desk import line, queue
from pages._ui.shell import Page, open_page


def to_close(page: Page) -> None:
    """What could be closed, up to last month's end or up to now; opens where something waits."""
    t = page.t
    before = page.today.replace(day=1) - timedelta(days=1)
    days = {f"{before:%Y-%m}": before, f"{page.today:%Y-%m}": page.today}
    closable = {month: page.look(closable_statements, month=month) for month in days}

    def words(month: str) -> str:
        key = "statements.this_month" if days[month] == page.today else "statements.last_month"
        return t(key, day=days[month], count=len(closable[month]))

    first = next((month for month, several in closable.items() if several), None)
    month = queue(page, t("statements.month"), list(days), words, key="month", first=first)
    found = closable[month]
    with st.container(key="card_close"):
        total = sum(one.kept_fen for one in found)
        page.show(parts.heading(t("statements.to_close"), t("statements.sum", count=len(found), fen=total)))
        page.show(parts.lead(t("statements.to_close_lead")))
        if not found:
            page.show(parts.empty(t("statements.nothing"), [t("statements.nothing_next")]))
        with st.container(key="lines_close"):
            for one in found:
                place = f"{one.shop_id}_{one.fund_id}"
                with line(place):
                    amount = t("yuan.amount", fen=one.kept_fen)
                    page.show(desk.line(one.shop, closable_details(page, one), amount=amount))
                    # The figures in the key: a second press never closes what has been taken since.
                    key = f"close_{place}_{one.takings}_{one.face_fen}"
                    if page.may(close_statement) and st.button(t("statements.close"), key=key):
                        confirm_close(page, one, month)


def closable_details(page: Page, one: Closable) -> list[str]:
    """How many vouchers of which days, and what the shop leaves to the fund."""
    t = page.t
    return [
        t("statements.takings", count=one.takings, fen=one.face_fen, first=one.first_on, last=one.last_on),
        t("statements.fund", fund=one.fund) + (" · " + t("statements.gift", fen=one.gift_fen) if one.gift_fen else ""),
    ]


def confirm_close(page: Page, one: Closable, month: str) -> None:
    """The total once more, then close."""
    t = page.t
    page.confirm(
        title=t("statements.close_title", shop=one.shop),
        lines=[*closable_details(page, one), t("statements.close_lead", fen=one.kept_fen)],
        yes=t("statements.close_yes", fen=one.kept_fen),
        then=lambda: closed(page, one, month), key=f"close_{one.shop_id}",
    )  # fmt: skip


def closed(page: Page, one: Closable, month: str) -> Any:
    """Close it; the shop sees it on its phone."""
    done = page.act(
        "close_statement", f"{one.shop_id}:{one.fund_id}", close_statement, shop_id=one.shop_id, fund_id=one.fund_id,
        month=month,
    )  # fmt: skip
    if done:
        page.say_next("ok", page.t("statements.closed", number=done.number), page.t("statements.closed_next"))
    return done


def listed(page: Page, found: list[StatementSummary], name: str) -> None:
    """Statements of one state, those due soonest first."""
    t = page.t
    with st.container(key="card_list"):
        total = sum(one.kept_fen for one in found)
        page.show(parts.heading(t(f"statements.list.{name}"), t("statements.sum", count=len(found), fen=total)))
        if not found:
            page.show(parts.empty(t(f"statements.empty.{name}"), [t(f"statements.empty.{name}_next")]))
        with st.container(key="lines_statements"):
            for one in found[:ROWS]:
                with line(one.id):
                    details = [f"{one.number} · {t('statements.of_month', day=month_of(one))}", standing(page, one)]
                    amount = t("yuan.amount", fen=one.kept_fen)
                    page.show(desk.line(one.shop, details, state=state_of(page, one), amount=amount))
                    if st.button(t("statements.open"), key=f"open_{one.id}"):
                        st.query_params["number"] = one.number
                        page.again()


def month_of(one: StatementSummary) -> date:
    """The first day of a statement's month, for its name."""
    return date.fromisoformat(f"{one.month}-01")


def standing(page: Page, one: StatementSummary) -> str:
    """Where a statement stands, in a sentence."""
    t = page.t
    if one.paid_on:
        return t("statements.paid_on", day=one.paid_on, proof=one.proof or "")
    if one.due_on:
        return t("statements.due_on", day=one.due_on)
    return t("statements.with_shop", at=one.closed_at)


def state_of(page: Page, one: StatementSummary) -> Any:
    """State as a chip; overdue goes before all."""
    if one.is_overdue and one.due_on:
        return parts.chip(page.t("desk.due.over", days=(page.today - one.due_on).days), "zhu", "alert")
    colour, sign = {"closed": ("dian", "clock"), "agreed": ("amber", "clock"), "approved": ("amber", "check"),
                    "paid": ("leaf", "check")}[one.state]  # fmt: skip
    return parts.chip(page.t(f"statements.state.{one.state}"), colour, sign)


def one(page: Page, number: str) -> None:
    """One statement with every line, and the step that this visitor may take."""
    t = page.t
    if st.button(t("statements.back"), key="back", icon=":material/arrow_back:"):
        st.query_params.clear()
        page.again()
    seen = page.look(statement, number=number)
    summary = seen.summary
    split = st.container(key="split_21", horizontal=True)
    with split, st.container(key="statement_lines"):
        with st.container(key="card_lines"):
            page.show(parts.heading(summary.shop, summary.number), lines_of(page, seen.lines))
        with st.container(key="card_trace"):
            page.show(parts.heading(t("statements.trace")), parts.lead(t("statements.trace_lead")))
            page.link(t("trace.link"), "trace", statement=number, icon=":material/route:")
    with split, st.container(key="statement_side"):
        with st.container(key="card_sum"):
            page.show(parts.heading(t("statements.to_pay"), t("statements.of_month", day=month_of(summary))))
            pairs = [
                (t("statements.face"), t("yuan.amount", fen=summary.face_fen)),
                (t("statements.gift_name"), t("yuan.amount", fen=summary.gift_fen)),
                (t("statements.pay"), t("yuan.amount", fen=seen.to_pay_fen)),
                (t("statements.fund_name"), summary.fund),
            ]
            page.show(state_of(page, summary), parts.facts(pairs), parts.lead(standing(page, summary)))
            with page.told():
                step(page, summary)
        with st.container(key="card_paper"):
            value = statement_check_value(page.app, page.actor, number=number)
            page.show(parts.heading(t("statements.paper")), parts.lead(t("statements.paper_lead", value=value)))
            page.download(
                t("statements.print"), lambda: statement_file(page.app, page.actor, t, number=number), key="print"
            )


def step(page: Page, summary: StatementSummary) -> None:
    """Approve or pay, by somebody else than who closed it."""
    t, number = page.t, summary.number
    is_maker = summary.closed_by == page.actor.id
    if summary.state == "closed":
        page.show(parts.lead(t("statements.waits_for_shop")))
    elif summary.state == "agreed" and page.may(approve_statement):
        if is_maker:
            page.show(parts.lead(t("statements.not_you")))
        words = t("statements.approve", fen=summary.kept_fen)
        is_pressed = st.button(words, key=f"approve_{number}", type="primary", width="stretch", disabled=is_maker)
        if is_pressed and page.act("approve_statement", number, approve_statement, number=number):
            page.say_next("ok", t("statements.approved", number=number), t("statements.approved_next"))
            page.again()
    elif summary.state == "approved" and page.may(pay_statement):
        if is_maker:
            page.show(parts.lead(t("statements.not_you")))
        paid_on = st.date_input(t("statements.paid_day"), value=page.today, max_value=page.today, key="paid_on",
                                format="YYYY-MM-DD")  # fmt: skip
        proof = st.text_input(t("statements.proof"), key="proof", max_chars=80, placeholder=t("statements.proof_hint"))
        words = t("statements.record", fen=summary.kept_fen)
        if st.button(words, key=f"pay_{number}", type="primary", width="stretch", disabled=is_maker):
            paid = {"number": number, "proof": proof.strip() or None, "paid_on": paid_on}
            done = page.act("pay_statement", number, pay_statement, **paid)
            if done:
                page.say_next("ok", t("statements.paid", fen=done.paid_fen, shop=summary.shop))
                page.again()


def lines_of(page: Page, lines: Any) -> Any:
    """Every voucher of a statement; never a resident's name."""
    t = page.t
    columns = [
        board.Column(name=t("statements.column.serial"), place="lead"),
        board.Column(name=t("statements.column.taken"), place="quiet"),
        board.Column(name=t("statements.column.face"), place="named"),
        board.Column(name=t("statements.column.kept"), place="amount"),
    ]
    rows = [
        (
            line.serial, t("statements.taken", at=line.taken_at, clerk=line.clerk or ""),
            t("yuan.amount", fen=line.face_fen), t("yuan.amount", fen=line.kept_fen),
        )
        for line in lines
    ]  # fmt: skip
    return board.board(caption=t("statements.caption"), columns=columns, rows=rows)


page = open_page("statements")
t = page.t
ROWS = 60
STATES = ["close", "closed", "agreed", "approved", "paid"]
if "number" in page.asked:
    one(page, page.asked["number"])
else:
    found = page.look(office_statements)
    of = {state: [each for each in found if each.state == state] for state in STATES[1:]}
    counts = {"close": len(page.look(closable_statements)), **{state: len(several) for state, several in of.items()}}
    name = queue(
        page, t("statements.queue"), STATES, lambda one: t(f"statements.queue.{one}", count=counts[one]), key="queue"
    )
    if name == "close":
        to_close(page)
    else:
        listed(page, of[name], name)
