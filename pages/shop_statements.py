"""A shop's statements: first when the money comes, then each with its lines, and the one press that agrees."""

from datetime import date

import streamlit as st

from core.errors import NotFound
from core.i18n import yuan
from core.look import board, parts
from core.look.html import Html
from core.look.icons import Sign
from core.look.till import unbroken
from core.paper import File, statement_file
from core.shops import WHOLE_BP, ShopLine, own_shop
from core.statement_checks import statement_check_value
from core.statement_sheets import statement_workbook
from core.statements import (
    DueMoney,
    StatementLineView,
    StatementMoved,
    StatementSummary,
    StatementView,
    agree,
    shop_statements,
    statement,
    when_do_i_get_my_money,
)
from pages._ui import counter, disputing, statement_lines
from pages._ui.shell import Page, open_page

LINES_A_PAGE = 40
SUMMARIES_A_PAGE = 12
STATES: dict[str, tuple[parts.Colour, Sign]] = {
    "closed": ("amber", "bell"),
    "agreed": ("dian", "clock"),
    "approved": ("dian", "clock"),
    "paid": ("leaf", "check"),
}


# -- when do I get my money --------------------------------------------------------------------------------------


def money(page: Page, shop: ShopLine) -> None:
    """The next day and sum; what waits for the shop; what is not billed yet; what the rate leaves."""
    t, due = page.t, page.look(when_do_i_get_my_money)
    if due.overdue_fen:
        page.say(
            "wait",
            t("bills.overdue", fen=due.overdue_fen),
            t("bills.overdue_next", phone=page.visit.place.phone),
        )
    figure, label, under = head_of(page, due, shop)
    page.show(
        parts.hero(
            who=shop.name,
            label=label,
            figure=yuan(figure),
            unit=t("unit.yuan"),
            under=under,
            notes=notes(page, due, shop),
        )
    )
    if shop.cash_rate_bp == 0:
        page.say("info", t("bills.rate_gift"), t("bills.rate_gift_why"))
    elif shop.cash_rate_bp < WHOLE_BP:
        page.say("info", t("bills.rate", percent=percent(shop)), t("bills.rate_why"))


def head_of(page: Page, due: DueMoney, shop: ShopLine) -> tuple[int, str, str]:
    """The large figure in fen, its name and its day: the next payment, else what the shop can do for one."""
    t = page.t
    if due.next_due_on:
        return due.next_fen, t("bills.next"), t("bills.next_when", day=due.next_due_on, shop=shop.name)
    if due.waiting_for_shop:
        return due.waiting_for_shop_fen, t("bills.waiting"), t("bills.waiting_next")
    if due.unbilled_fen:
        return due.unbilled_fen, t("bills.unbilled"), t("bills.unbilled_when")
    return 0, t("bills.none"), t("bills.none_next")


def notes(page: Page, due: DueMoney, shop: ShopLine) -> list[parts.Note]:
    """What else is on its way, as far as the large figure does not say it."""
    t, found = page.t, []
    if due.waiting_for_shop and due.next_due_on:
        found.append(note("bell", t("bills.waiting"), page, due.waiting_for_shop_fen, t("bills.waiting_next")))
    if due.later_fen:
        found.append(note("clock", t("bills.later"), page, due.later_fen, t("bills.later_when")))
    if due.unbilled_fen and (due.next_due_on or due.waiting_for_shop):
        is_whole = shop.cash_rate_bp == WHOLE_BP
        when = t("bills.unbilled_when" if is_whole else "bills.unbilled_full")
        found.append(note("flag", t("bills.unbilled"), page, due.unbilled_fen, when))
    if due.adjusting_fen:
        words = t("disputes.bills_adjusting")
        found.append(note("check", words, page, due.adjusting_fen, t("disputes.bills_adjusting_when")))
    if due.due_back_fen:
        words = t("disputes.bills_due_back")
        found.append(note("info", words, page, due.due_back_fen, t("disputes.bills_due_back_when")))
    return found


def note(sign: Sign, name: str, page: Page, fen: int, when: str) -> parts.Note:
    """One line of the cover."""
    return parts.Note(sign=sign, name=name, amount=page.t("bills.yuan", fen=fen), when=when)


def percent(shop: ShopLine) -> str:
    """The rate in percent, without zeros that say nothing."""
    return f"{shop.cash_rate_bp / 100:g}%"


# -- one after the other -----------------------------------------------------------------------------------------


def list_all(page: Page) -> None:
    """Every statement as a line with its state; those that wait for the shop first."""
    t = page.t
    found = sorted(page.look(shop_statements), key=lambda one: one.state != "closed")
    page.show(parts.heading(t("bills.list")))
    if not found:
        page.show(parts.empty(t("bills.empty"), [t("bills.empty_next")]))
        return
    pages = -(-len(found) // SUMMARIES_A_PAGE)
    with st.container(key="month_bills"):
        rows = st.container(key="rows_bills", gap=None)
        at = st.pagination(pages, key="bills_page", max_visible_pages=3) if pages > 1 else 1
        with rows:
            for one in found[(at - 1) * SUMMARIES_A_PAGE : at * SUMMARIES_A_PAGE]:
                with st.container(key=f"entry_bill_{one.number}"):
                    list_one(page, one)


def list_one(page: Page, one: StatementSummary) -> None:
    """Month and sum, number and count, state, and the way in."""
    t = page.t
    page.show(
        parts.entry(
            day=t("bills.of_month", day=first_of(one.month)),
            sentence=t("bills.line", number=unbroken(one.number), count=one.lines),
            amount=yuan(one.to_pay_fen),
            unit=t("unit.yuan"),
            is_in=one.state == "paid",
        )
    )
    with st.container(key=f"state_bill_{one.number}", horizontal=True, vertical_alignment="center"):
        page.show(state_chip(page, one), width="content")
        if st.button(t("bills.open"), key=f"open_{one.number}", type="tertiary", icon=":material/request_quote:"):
            page.turn(number=one.number)


def state_chip(page: Page, one: StatementSummary) -> Html:
    """How it stands, in a word, a sign and a colour."""
    if one.is_overdue:
        return parts.chip(page.t("bills.state_overdue", day=one.due_on), "amber", "alert")
    colour, sign = STATES[one.state]
    return parts.chip(page.t(f"bills.state_{one.state}", day=one.paid_on), colour, sign)


def first_of(month: str) -> date:
    """`2026-11` as its first day."""
    return date.fromisoformat(f"{month}-01")


# -- one of them -------------------------------------------------------------------------------------------------


def show_one(page: Page, seen: StatementView) -> None:
    """What it comes to, the one press, line by line, and the paper for both sides."""
    t, one = page.t, seen.summary
    page.show(parts.title(t("bills.title", number=unbroken(one.number)), state=state_chip(page, one)))
    page.show(parts.card(parts.facts(facts(page, seen))))
    if one.state == "closed" and page.may(agree):
        words = t("bills.agree", fen=seen.to_pay_fen)
        if st.button(words, key=f"agree_{one.number}", type="primary", width="stretch"):
            ask_agree(page, seen)
    disputing.of_statement(page, seen)

    def make() -> File:
        return statement_file(page.app, page.actor, t, number=one.number)

    def make_sheet() -> File:
        return statement_workbook(page.app, page.actor, t, number=one.number)

    page.download(t("bills.download"), make, key="download")
    page.download(t("statements.sheet"), make_sheet, key="sheet")
    value = statement_check_value(page.app, page.actor, number=one.number)
    page.show(parts.lead(t("statements.paper_lead", value=value)))
    page.link(t("nav.paper_check"), "paper_check", icon=":material/verified:", number=one.number)
    lines(page, seen)
    statement_lines.adjustments(page, seen)
    back(page)


def back(page: Page) -> None:
    """To all statements. A link to the page that one is on would leave the question in its address."""
    st.button(
        page.t("bills.back"), key="back", type="tertiary", icon=":material/arrow_back:", on_click=st.query_params.clear
    )


def facts(page: Page, seen: StatementView) -> list[tuple[str, str | Html]]:
    """The statement's figures and days."""
    t, one = page.t, seen.summary
    rows: list[tuple[str, str | Html]] = [
        (t("bills.to_pay"), t("bills.yuan", fen=seen.to_pay_fen)),
        (t("bills.period"), t("bills.of_month", day=first_of(one.month))),
        (t("bills.fund"), one.fund),
        (t("bills.count"), t("bills.count_words", count=one.lines)),
        (t("bills.face"), t("bills.yuan", fen=one.face_fen)),
    ]
    if one.gift_fen:
        rows.append((t("bills.gift"), t("bills.yuan", fen=one.gift_fen)))
    if one.left_out_fen:
        rows.append((t("bills.disputed"), t("bills.yuan", fen=one.left_out_fen)))
    if one.adjusted_fen:
        rows.append((t("disputes.bills_adjusted"), t("bills.yuan", fen=one.adjusted_fen)))
    if seen.cash_fen != seen.to_pay_fen:
        rows.append((t("disputes.bills_set_off"), t("bills.yuan", fen=seen.to_pay_fen - seen.cash_fen)))
        rows.append((t("disputes.bills_cash"), t("bills.yuan", fen=seen.cash_fen)))
    if one.due_on and one.state != "paid":
        rows.append((t("bills.due"), t("bills.day", day=one.due_on)))
    if one.agreed_at:
        rows.append((t("bills.agreed_on"), t("bills.at", at=one.agreed_at)))
    if one.paid_on:
        rows.append((t("bills.paid_on"), t("bills.day", day=one.paid_on)))
    if one.proof:
        rows.append((t("bills.proof"), one.proof))
    return rows


def lines(page: Page, seen: StatementView) -> None:
    """Each voucher: number, time, clerk, value, what is paid for it; never whose it was."""
    t, one = page.t, seen.summary
    is_whole = one.gift_fen == 0
    columns = [
        board.Column(name=t("bills.column_serial"), place="lead"),
        board.Column(name=t("bills.column_at"), place="quiet"),
    ]
    if not is_whole:
        columns.append(board.Column(name=t("bills.column_face"), place="named"))
    columns.append(board.Column(name=t("bills.column_face" if is_whole else "bills.column_kept"), place="amount"))
    with st.container(key="card_lines"):
        page.show(parts.heading(t("bills.lines")))
        pages = -(-len(seen.lines) // LINES_A_PAGE)
        table = st.empty()
        at = st.pagination(pages, key="lines_page", max_visible_pages=3) if pages > 1 else 1
        shown = seen.lines[(at - 1) * LINES_A_PAGE : at * LINES_A_PAGE]
        rows = [row(page, line, is_whole=is_whole) for line in shown]
        with table:
            page.show(board.board(caption=t("bills.lines_caption", number=one.number), columns=columns, rows=rows))


def row(page: Page, line: StatementLineView, *, is_whole: bool) -> list[str | Html]:
    """One line of the table."""
    t = page.t
    when = t("bills.when", at=line.taken_at, clerk=line.clerk or t("till_today.by_program"))
    face = [] if is_whole else [t("bills.yuan", fen=line.face_fen)]
    return [line.serial, statement_lines.told(page, line, when), *face, t("bills.yuan", fen=line.kept_fen)]


def ask_agree(page: Page, seen: StatementView) -> None:
    """Ask once more: an agreed statement stays as it is."""
    t, one = page.t, seen.summary

    def said(agreed: StatementMoved) -> None:
        words = t("bills.agreed", fen=agreed.to_pay_fen, day=agreed.due_on)
        page.say_next("ok", words, t("bills.agreed_next"))

    def press() -> None:
        counter.press_and_say(page, "agree", one.number, agree, said, number=one.number)

    def body() -> None:
        page.show(parts.lead(t("bills.agree_lead", count=one.lines, fen=seen.to_pay_fen)))
        if st.button(t("bills.agree_yes"), key="agree_yes", type="primary", width="stretch", on_click=press):
            page.again()
        if st.button(t("shell.rather_not"), key="agree_no", width="stretch"):
            page.again()

    page.dialog(t("bills.agree_title"), body)


page = open_page("shop_statements")
number = page.asked.get("number")
if number:
    try:
        show_one(page, page.look(statement, number=number))
    except NotFound:
        page.show(parts.empty(page.t("bills.gone"), [page.t("bills.gone_next")]))
        back(page)
else:
    page.show(parts.title(page.t("nav.shop_statements")))
    money(page, page.look(own_shop))
    list_all(page)
    disputing.of_shop(page)
    counter.foot(
        page,
        (page.t("till_today.back"), "till", "qr_code_scanner"),
        (page.t("nav.till_today"), "till_today", "receipt_long"),
        (page.t("nav.shop_tills"), "shop_tills", "point_of_sale"),
        (page.t("nav.my_shop"), "my_shop", "storefront"),
    )
