"""What leaves the house about statements: the sheet for bookkeepers, the file for the bank, the value on the paper."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import Forbidden, NotFound
from core.i18n import Language, translator
from core.paper import statement_file
from core.payees import confirm_payee, masked_payee, record_payee
from core.payment_files import NothingToDraw, PaymentsMoved, draw_payments, payment_file, payments_due
from core.policy import Actor, Role
from core.statement_checks import compare_statement, statement_check_value
from core.statement_sheets import statement_workbook
from core.statements import agree, approve_statement, close_statement, pay_statement, statement
from core.visits import stranger, visit
from db.tables import Shop
from tests.core.formulas import FORMULAS, formula_cells
from tests.factories import a_reviewer, a_staff, an_intent, somebody
from tests.factories_disputes import a_sale, brought, decided, disputed, paid
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, taken, vouchers_of

T = translator(Language.ZH)
ACCOUNT = "6222020012345678"


def a_statement(app: App, clock: DrivenClock, *faces_yuan: int, shop: Any = None, step: str = "approved") -> str:
    """A statement of a shop over vouchers, as far as `step`; its number."""
    shop = shop or a_shop(app)
    till, spender = a_till(app, shop), a_spender(app, points=sum(faces_yuan))
    for voucher in vouchers_of(app, spender, *faces_yuan):
        taken(app, till, spender, voucher)
    clock.forward(minutes=10)
    number = app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id).number
    if step in ("agreed", "approved"):
        app.do(till, an_intent(), agree, number=number)
    if step == "approved":
        app.do(a_reviewer(app), an_intent(), approve_statement, number=number)
    return number


def paid_to(app: App, shop_id: str, **named: str) -> None:
    """Finance says where a shop's money goes."""
    told = {"payee": "邻里食堂", "bank": "农商银行东门支行", "account": ACCOUNT, **named}
    app.do(somebody(app, Role.FINANCE), an_intent(), record_payee, shop_id=shop_id, **told)


def sheets(data: bytes) -> list[list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_index(place).to_python() for place in range(len(book.sheet_names))]


def on_paper(data: bytes) -> str:
    """The words of a PDF, without the breaks of lines."""
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def of_name(rows: list[list[Any]], name: str) -> Any:
    """The cell beside a name."""
    return next(row[1] for row in rows if row[0] == name)


# -- the bookkeeper's sheet --------------------------------------------------------------------------------------


def test_the_bookkeepers_sheet_has_the_sums_of_the_screen(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app, cash_rate_bp=9000)
    number = a_statement(app, clock, 5, 10, 20, shop=shop)
    data, name, _ = statement_workbook(app, a_staff(app), T, number=number)
    rows = sheets(data)[0]
    seen = app.look(a_staff(app), statement, number=number)
    assert name == f"{number}.xlsx"
    assert formula_cells(data) == 0
    assert (of_name(rows, "单号"), of_name(rows, "商店")) == (number, "S01 邻里食堂")
    assert of_name(rows, "校验") == statement_check_value(app, a_staff(app), number=number)
    assert (of_name(rows, "面额合计"), of_name(rows, "店家让利")) == (35, -3.5)
    assert of_name(rows, "应付") == of_name(rows, "实付") == seen.to_pay_fen / 100 == 31.5
    lines = [row for row in rows if row[1] in {line.serial for line in seen.lines}]
    assert [(row[4], row[5]) for row in lines] == [(line.face_fen / 100, line.kept_fen / 100) for line in seen.lines]
    assert sum(row[5] for row in lines) == 31.5


def test_the_shop_fetches_its_own_sheet_and_no_other(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app)
    number = a_statement(app, clock, 5, shop=shop)
    assert statement_workbook(app, somebody(app, Role.OWNER, shop_id=shop.id), T, number=number)
    with pytest.raises(NotFound):
        statement_workbook(app, somebody(app, Role.OWNER, shop_id=a_shop(app, code="S02").id), T, number=number)
    with pytest.raises(Forbidden):
        statement_workbook(app, somebody(app, Role.RESIDENT, person_id="p"), T, number=number)


def test_the_sheet_speaks_both_languages(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    number = a_statement(app, clock, 5)
    rows = sheets(statement_workbook(app, a_staff(app), translator(Language.EN), number=number)[0])[0]
    assert of_name(rows, "Number") == number


# -- the check value ---------------------------------------------------------------------------------------------


def test_whoever_holds_the_paper_compares_it_with_the_books(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    number = a_statement(app, clock, 5, 10, step="closed")
    value = statement_check_value(app, a_staff(app), number=number)
    anybody = stranger(visit(app, None).place)
    for typed in (value, value.lower().replace("-", " "), value.replace("0", "O").replace("1", "l")):
        found = app.look(anybody, compare_statement, number=number.lower().replace("-", "\u2011"), value=typed)
        assert found is not None
        assert (found.number, found.to_pay_fen, found.lines) == (number, 1500, 2)
    other = ("0" if value[0] != "0" else "1") + value[1:]
    for wrong in (other, "", value[:-1], value + "0", "x" * 5000):
        assert app.look(anybody, compare_statement, number=number, value=wrong) is None
    assert app.look(anybody, compare_statement, number="LJC-26-S-9999", value=value) is None


def test_the_value_is_another_for_each_statement_and_stays_through_its_steps(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app)
    first, second = a_statement(app, clock, 5, shop=shop, step="closed"), a_statement(app, clock, 5, shop=shop)
    value = statement_check_value(app, a_staff(app), number=first)
    assert value != statement_check_value(app, a_staff(app), number=second)
    till = a_till(app, shop)
    app.do(till, an_intent(), agree, number=first)
    app.do(a_reviewer(app), an_intent(), approve_statement, number=first)
    app.do(somebody(app, Role.FINANCE), an_intent(), pay_statement, number=first, proof="回单 1")
    assert statement_check_value(app, till, number=first) == value


def test_a_line_changed_behind_the_books_no_longer_matches(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    number = a_statement(app, clock, 5, step="closed")
    value = statement_check_value(app, a_staff(app), number=number)
    with app.database.transaction() as session:
        if session.dialect == "sqlite":
            session.change("DROP TRIGGER statement_sealed")
        else:
            session.change("ALTER TABLE statement DISABLE TRIGGER ALL")
        session.change("UPDATE statement SET kept_fen = kept_fen - 1 WHERE number = :number", number=number)
    assert app.look(a_staff(app), compare_statement, number=number, value=value) is None


def test_the_paper_has_both_signatures_and_the_value(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    number = a_statement(app, clock, 5, step="closed")
    data, name, _ = statement_file(app, a_staff(app), T, number=number)
    assert (data[:4], name) == (b"%PDF", f"{number}.pdf")
    assert "30天内付款" in on_paper(data)
    assert statement_check_value(app, a_staff(app), number=number) in on_paper(data)


def test_once_the_shop_has_agreed_the_paper_names_the_day_of_payment(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    number = a_statement(app, clock, 5)
    text = on_paper(statement_file(app, a_staff(app), T, number=number)[0])
    assert "2026年12月20日前付款" in text
    assert "签字" in text


# -- with disputes -----------------------------------------------------------------------------------------------


def test_a_disputed_line_is_printed_and_not_paid_and_an_older_paper_no_longer_matches(
    app: App, clock: DrivenClock
) -> None:
    a_fund(app)
    sale = a_sale(app, clock, a_shop(app), a_spender(app, points=35), 5, 10, 20, stage="closed")
    before = statement_check_value(app, a_staff(app), number=sale.number)
    disputed(app, sale, place=1)
    assert app.look(a_staff(app), compare_statement, number=sale.number, value=before) is None
    data = statement_workbook(app, a_staff(app), T, number=sale.number)[0]
    rows = sheets(data)[0]
    line = next(row for row in rows if row[1] == sale.serials[1])
    assert line[5:] == [10, "有争议，这张单不付"]
    assert (of_name(rows, "有争议不付的"), of_name(rows, "应付")) == (-10, 25)
    assert of_name(rows, "校验") == statement_check_value(app, a_staff(app), number=sale.number) != before
    assert statement_file(app, a_staff(app), T, number=sale.number)[0][:4] == b"%PDF"


def test_what_was_decided_for_the_shop_stands_on_its_next_statement(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop, spender = a_shop(app), a_spender(app, points=40)
    sale = a_sale(app, clock, shop, spender, 5, 20, stage="closed")
    dispute = disputed(app, sale, place=1)
    brought(app, sale.till, sale.number)
    decided(app, dispute, "for_shop")
    later = a_sale(app, clock, shop, spender, 10, stage="approved")
    rows = sheets(statement_workbook(app, a_staff(app), T, number=later.number)[0])[0]
    adjusted = next(row for row in rows if row[1] == sale.serials[1])
    assert (adjusted[3], adjusted[5]) == (sale.number, 20)
    assert (of_name(rows, "上期补付"), of_name(rows, "应付")) == (20, 30)
    assert statement_file(app, a_staff(app), T, number=later.number)[0][:4] == b"%PDF"
    paid_to(app, shop.id)
    finance = somebody(app, Role.FINANCE)
    cash_fen = drawn(app, finance).lines[0].cash_fen
    assert paid(app, later.number, cash_fen=cash_fen).cash_fen == cash_fen == 3000


def test_what_is_due_back_is_set_off_in_the_banks_file_as_in_the_payments(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop, spender = a_shop(app), a_spender(app, points=60)
    sale = a_sale(app, clock, shop, spender, 20, stage="paid")
    decided(app, disputed(app, sale), "for_resident")
    first = a_sale(app, clock, shop, spender, 5, 10, stage="approved")
    second = a_sale(app, clock, shop, spender, 20, stage="approved")
    paid_to(app, shop.id)
    finance = somebody(app, Role.FINANCE)
    due = app.look(finance, payments_due)
    assert [(one.number, one.set_off_fen, one.cash_fen) for one in due.ready] == [(second.number, 500, 1500)]
    assert [(one.number, one.set_off_fen, one.why_not) for one in due.left_out] == [(first.number, 1500, "no_cash")]
    cash = {line.number: line.cash_fen for line in drawn(app, finance).lines}
    for number in (first.number, second.number):
        assert paid(app, number, cash_fen=cash.get(number, 0)).cash_fen == cash.get(number, 0)
    assert run_check(app).is_ok


# -- the bank's file ---------------------------------------------------------------------------------------------


def drawn(app: App, finance: Actor, press: Any = None) -> Any:
    """What finance draws after a look at the page."""
    due = app.look(finance, payments_due)
    numbers = tuple(one.number for one in due.ready)
    return app.do(finance, press or an_intent(), draw_payments, numbers=numbers, total_fen=due.total_fen)


def test_the_banks_file_pays_what_is_approved_and_names_what_is_missing(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    canteen, barber, bakery = (a_shop(app, code=code, name=name) for code, name in
                               (("S01", "邻里食堂"), ("S02", "理发店"), ("S03", "馕饼店")))  # fmt: skip
    number = a_statement(app, clock, 5, 20, shop=canteen)
    nobody_said = a_statement(app, clock, 10, shop=barber)
    owner_said = a_statement(app, clock, 50, shop=bakery)
    a_statement(app, clock, 5, shop=canteen, step="agreed")
    paid_to(app, canteen.id)
    owner = somebody(app, Role.OWNER, shop_id=bakery.id)
    app.do(owner, an_intent(), record_payee, shop_id=bakery.id, payee="阿依", bank="信用社", account="12345678")
    finance = somebody(app, Role.FINANCE)
    due = app.look(finance, payments_due)
    assert [(one.number, one.cash_fen, one.account_masked) for one in due.ready] == [(number, 2500, "6222 **** 5678")]
    assert {one.number: one.why_not for one in due.left_out} == {
        nobody_said: "payee_missing", owner_said: "payee_unconfirmed",
    }  # fmt: skip
    lines = drawn(app, finance)
    data, name, _ = payment_file(T, lines, time_zone="Asia/Shanghai")
    bank, check = sheets(data)
    assert bank == [
        ["序号", "户名", "账号", "开户行", "金额（元）", "附言", "商店"],
        [1.0, "邻里食堂", ACCOUNT, "农商银行东门支行", 25.0, number, "邻里食堂"],
    ]
    assert (of_name(check, "笔数"), of_name(check, "金额合计（元）")) == (1, 25)
    assert name == "付款文件 2026-11-20.xlsx"
    seen = app.look(finance, masked_payee, shop_id=bakery.id)
    app.do(finance, an_intent(), confirm_payee, shop_id=bakery.id, payee_id=seen.id if seen else "")
    assert [one.number for one in app.look(finance, payments_due).ready] == [number, owner_said]
    assert run_check(app).is_ok


def test_what_the_file_pays_is_what_the_payment_settles(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app, cash_rate_bp=9550)
    number = a_statement(app, clock, 5, 5, 20, shop=shop)
    paid_to(app, shop.id)
    finance = somebody(app, Role.FINANCE)
    cash_fen = drawn(app, finance).lines[0].cash_fen
    paid = app.do(finance, an_intent(), pay_statement, number=number, proof="回单 1", cash_fen=cash_fen)
    assert paid.cash_fen == cash_fen
    assert app.look(finance, payments_due).ready == ()
    with pytest.raises(NothingToDraw):
        app.do(finance, an_intent(), draw_payments, numbers=(), total_fen=0)


def test_drawing_stands_in_the_books_and_a_repeat_has_no_accounts(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app)
    number = a_statement(app, clock, 5, shop=shop)
    paid_to(app, shop.id)
    finance, press = somebody(app, Role.FINANCE), an_intent()
    assert drawn(app, finance, press).lines[0].account == ACCOUNT
    again = drawn(app, finance, press)
    assert (again.is_replay, again.lines[0].account, again.lines[0].cash_fen) == (True, None, 500)
    due = app.look(finance, payments_due)
    assert (due.last_by, due.last_count) == (finance.id, 1)
    with app.reading() as (session, _):
        facts = session.value("SELECT facts FROM operation WHERE action = 'payments.draw'")
        assert number in facts
        for table in ("intent", "operation", "refusal"):
            assert not any(ACCOUNT in str(row) for row in session.all(f"SELECT * FROM {table}"))


def test_what_changed_since_the_page_was_shown_is_shown_again(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app)
    number = a_statement(app, clock, 5, shop=shop)
    paid_to(app, shop.id)
    with pytest.raises(PaymentsMoved) as refusal:
        app.do(somebody(app, Role.FINANCE), an_intent(), draw_payments, numbers=(number,), total_fen=499)
    assert refusal.value.facts == {"count": 1, "total_fen": 500}


def test_whoever_closed_a_statement_does_not_pay_it(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app)
    till, spender = a_till(app, shop), a_spender(app, points=5)
    taken(app, till, spender, vouchers_of(app, spender, 5)[0])
    clock.forward(minutes=10)
    both = somebody(app, Role.FINANCE, Role.STAFF)
    number = app.do(both, an_intent(), close_statement, shop_id=shop.id).number
    app.do(till, an_intent(), agree, number=number)
    app.do(a_reviewer(app), an_intent(), approve_statement, number=number)
    paid_to(app, shop.id)
    assert [one.why_not for one in app.look(both, payments_due).left_out] == ["made_by_you"]
    assert app.look(somebody(app, Role.FINANCE), payments_due).ready


@pytest.mark.parametrize("role", [Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR])
def test_finance_alone_draws(app: App, role: Role) -> None:
    with pytest.raises(Forbidden):
        app.do(somebody(app, role, shop_id="s"), an_intent(), draw_payments, numbers=(), total_fen=0)


# -- formulas ----------------------------------------------------------------------------------------------------


def test_no_text_of_a_shop_becomes_a_formula_in_any_file(app: App, clock: DrivenClock) -> None:
    """Every text that a shop or its bank brings in, through each file that leaves the house; read back as it was."""
    a_fund(app)
    shop = a_shop(app)
    number = a_statement(app, clock, 5, shop=shop)
    paid_to(app, shop.id)
    finance = somebody(app, Role.FINANCE)
    lines = drawn(app, finance)
    for text in FORMULAS:
        with app.database.transaction() as session:
            session.change(f"UPDATE {Shop.__tablename__} SET name = :name", name=text[:60])
        data = statement_workbook(app, finance, T, number=number)[0]
        assert formula_cells(data) == 0
        assert of_name(sheets(data)[0], "商店") == f"S01 {text[:60]}"
        named = [type(line)(number=line.number, shop=text, payee=text, bank=text, account=ACCOUNT, cash_fen=1)
                 for line in lines.lines]  # fmt: skip
        made = type(lines)(lines=tuple(named), total_fen=1, drawn_at=lines.drawn_at, left_out=(text,))
        data = payment_file(T, made, time_zone="Asia/Shanghai")[0]
        assert formula_cells(data) == 0
        bank, check = sheets(data)
        assert [bank[1][place] for place in (1, 3, 6)] == [text] * 3
        assert of_name(check, "没有列入的单") == text
