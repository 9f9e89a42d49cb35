"""Shops' statements: closed here, agreed by the shop, approved by somebody else, paid within thirty days."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from core.look import board, desk, parts
from core.paper import statement_file
from core.statement_checks import statement_check_value
from core.statement_sheets import statement_workbook
from core.statements import (
    Closable,
    StatementSummary,
    StatementView,
    approve_statement,
    closable_statements,
    close_statement,
    office_statements,
    pay_statement,
    shops_due_back,
    statement,
)
from pages._ui import due_back, statement_lines
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
        total = sum(one.to_pay_fen for one in found)
        page.show(parts.heading(t("statements.to_close"), t("statements.sum", count=len(found), fen=total)))
        page.show(parts.lead(t("statements.to_close_lead")))
        if not found:
            page.show(parts.empty(t("statements.nothing"), [t("statements.nothing_next")]))
        with st.container(key="lines_close"):
            for one in found:
                place = f"{one.shop_id}_{one.fund_id}"
                with line(place):
                    amount = t("yuan.amount", fen=one.to_pay_fen)
                    page.show(desk.line(one.shop, closable_details(page, one), amount=amount))
                    # The figures in the key: a second press never closes what has been taken since.
                    key = f"close_{place}_{one.takings}_{one.face_fen}_{one.to_pay_fen}"
                    if page.may(close_statement) and st.button(t("statements.close"), key=key):
                        confirm_close(page, one, month)


def closable_details(page: Page, one: Closable) -> list[str]:
    """How many vouchers of which days, and what the shop leaves to the fund."""
    t = page.t
    lines = [
        t("statements.takings", count=one.takings, fen=one.face_fen, first=one.first_on, last=one.last_on),
        t("statements.fund", fund=one.fund) + (" · " + t("statements.gift", fen=one.gift_fen) if one.gift_fen else ""),
    ]
    if one.disputed_fen:
        lines.append(t("statements.disputed_lines", fen=one.disputed_fen))
    if one.adjustments:
        lines.append(t("statements.adjusted_lines", count=one.adjustments, fen=one.adjusted_fen))
    return lines


def confirm_close(page: Page, one: Closable, month: str) -> None:
    """The total once more, then close."""
    t = page.t
    page.confirm(
        title=t("statements.close_title", shop=one.shop),
        lines=[*closable_details(page, one), t("statements.close_lead", fen=one.to_pay_fen)],
        yes=t("statements.close_yes", fen=one.to_pay_fen),
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
        total = sum(one.to_pay_fen for one in found)
        page.show(parts.heading(t(f"statements.list.{name}"), t("statements.sum", count=len(found), fen=total)))
        if name == "approved" and found:
            page.link(t("statements.to_payments"), "payments", icon=":material/account_balance:")
        if not found:
            page.show(parts.empty(t(f"statements.empty.{name}"), [t(f"statements.empty.{name}_next")]))
        with st.container(key="lines_statements"):
            for one in found[:ROWS]:
                with line(one.id):
                    details = [f"{one.number} · {t('statements.of_month', day=month_of(one))}", standing(page, one)]
                    amount = t("yuan.amount", fen=one.to_pay_fen)
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
            page.show(parts.heading(summary.shop, summary.number))
            if seen.lines:
                page.show(lines_of(page, seen.lines))
            statement_lines.adjustments(page, seen)
        with st.container(key="card_trace"):
            page.show(parts.heading(t("statements.trace")), parts.lead(t("statements.trace_lead")))
            page.link(t("trace.link"), "trace", statement=number, icon=":material/route:")
    with split, st.container(key="statement_side"):
        with st.container(key="card_sum"):
            page.show(parts.heading(t("statements.to_pay"), t("statements.of_month", day=month_of(summary))))
            pairs = [
                (t("statements.face"), t("yuan.amount", fen=summary.face_fen)),
                (t("statements.gift_name"), t("yuan.amount", fen=summary.gift_fen)),
                *aside(page, seen),
                (t("statements.fund_name"), summary.fund),
            ]
            page.show(state_of(page, summary), parts.facts(pairs), parts.lead(standing(page, summary)))
            with page.told():
                step(page, seen)
        with st.container(key="card_paper"):
            value = statement_check_value(page.app, page.actor, number=number)
            page.show(parts.heading(t("statements.paper")), parts.lead(t("statements.paper_lead", value=value)))
            page.download(
                t("statements.print"), lambda: statement_file(page.app, page.actor, t, number=number), key="print"
            )
            page.download(
                t("statements.sheet"), lambda: statement_workbook(page.app, page.actor, t, number=number), key="sheet"
            )
            page.link(t("nav.paper_check"), "paper_check", icon=":material/verified:", number=number)


def aside(page: Page, seen: StatementView) -> list[tuple[str, str]]:
    """What is left out, what comes from earlier statements, and what is paid out in the end."""
    t, one = page.t, seen.summary
    rows = [
        (t("statements.left_out"), one.left_out_fen),
        (t("statements.adjusted"), one.adjusted_fen),
        (t("statements.pay"), seen.to_pay_fen),
        (t("statements.set_off"), seen.to_pay_fen - seen.cash_fen),
    ]
    if seen.cash_fen != seen.to_pay_fen:
        rows.append((t("statements.cash"), seen.cash_fen))
    return [(name, t("yuan.amount", fen=fen)) for name, fen in rows if fen or name == t("statements.pay")]


def step(page: Page, seen: StatementView) -> None:
    """Approve or pay, by somebody else than who closed it."""
    t, summary = page.t, seen.summary
    number = summary.number
    is_maker = summary.closed_by == page.actor.id
    if summary.state == "closed":
        page.show(parts.lead(t("statements.waits_for_shop")))
    elif summary.state == "agreed" and page.may(approve_statement):
        if is_maker:
            page.show(parts.lead(t("statements.not_you")))
        words = t("statements.approve", fen=seen.to_pay_fen)
        key = f"approve_{number}_{seen.to_pay_fen}"  # another sum is another button
        is_pressed = st.button(words, key=key, type="primary", width="stretch", disabled=is_maker)
        if is_pressed and page.act("approve_statement", number, approve_statement, number=number):
            page.say_next("ok", t("statements.approved", number=number), t("statements.approved_next"))
            page.again()
    elif summary.state == "approved" and page.may(pay_statement):
        if is_maker:
            page.show(parts.lead(t("statements.not_you")))
        if seen.cash_fen != seen.to_pay_fen:
            set_off = t("statements.set_off_now", due=seen.due_back_fen, fen=seen.to_pay_fen - seen.cash_fen)
            page.show(parts.lead(set_off))
        paid_on = st.date_input(t("statements.paid_day"), value=page.today, max_value=page.today, key="paid_on",
                                format="YYYY-MM-DD")  # fmt: skip
        proof = ""
        if seen.cash_fen:
            proof = st.text_input(
                t("statements.proof"), key="proof", max_chars=80, placeholder=t("statements.proof_hint")
            )
        else:
            page.show(parts.lead(t("statements.no_cash")))
        words = t("statements.record", fen=seen.cash_fen)
        key = f"pay_{number}_{seen.cash_fen}"
        if st.button(words, key=key, type="primary", width="stretch", disabled=is_maker):
            paid = {"number": number, "proof": proof.strip() or None, "paid_on": paid_on, "cash_fen": seen.cash_fen}
            done = page.act("pay_statement", number, pay_statement, **paid)
            if done:
                page.say_next("ok", t("statements.paid", fen=done.cash_fen, shop=summary.shop))
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
            line.serial,
            statement_lines.told(page, line, t("statements.taken", at=line.taken_at, clerk=line.clerk or "")),
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
    owing = page.look(shops_due_back)
    if owing:
        counts["due_back"] = len(owing)
    name = queue(
        page, t("statements.queue"), list(counts), lambda one: t(f"statements.queue.{one}", count=counts[one]),
        key="queue",
    )  # fmt: skip
    if name == "close":
        to_close(page)
    elif name == "due_back":
        due_back.listed(page, owing)
    else:
        listed(page, of[name], name)
