"""Sheets from rows: who may have which, and what is on them."""

from __future__ import annotations

import pypdfium2
import pytest

from core.approvals import approve_claims
from core.bootstrap import App
from core.clock import DrivenClock
from core.enrolments import issue_enrolment
from core.errors import Forbidden, Malformed, NotFound
from core.event_logging import log_event
from core.exchange import issue_printed
from core.i18n import Language, translator
from core.notices import list_notices, post_notice
from core.paper import (
    AddressNotPrintable,
    card_file,
    notice_file,
    slip_file,
    statement_check_value,
    statement_file,
    voucher_file,
)
from core.statements import close_statement
from tests.factories import a_household, a_person, a_reviewer, a_staff, a_supervisor, an_intent
from tests.factories_disputes import a_sale, brought, decided, disputed
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, taken, vouchers_of

T = translator(Language.ZH)


def text_of(pdf: bytes) -> str:
    """What can be read on a sheet."""
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")


@pytest.fixture
def public(app: App) -> App:
    """Under an address that others can open."""
    app.settings.base_url = "https://linli.example"
    return app


def test_a_notice_goes_on_paper_masked_and_with_its_objection(public: App) -> None:
    app = public
    home = a_household(app, head_name="欧阳修文", building="3号楼")
    person = a_person(app, name="欧阳修文", household_id=home.id, is_head=True)
    logged = app.do(
        a_staff(app), an_intent(), log_event, person_id=person.id, item_code="A3", title="小区夜话",
        service_on=app.clock.now().date() if app.clock else None,
    )  # fmt: skip
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=logged.claim_ids)
    app.do(a_staff(app), an_intent(), post_notice)
    notice = app.look(a_supervisor(app), list_notices)[0]
    data, name, media_type = notice_file(app, a_supervisor(app), T, notice_id=notice.id)
    seen = text_of(data)
    assert "欧阳**" in seen and "修文" not in seen and "小区夜话" in seen
    assert (name, media_type) == ("积分公示第 1 期.pdf", "application/pdf")


def test_an_address_that_only_this_machine_knows_is_not_printed(app: App) -> None:
    for address in ("http://localhost:8501", "http://127.0.0.1", "http://[::1]:80", "http://x.localhost"):
        app.settings.base_url = address
        slip = app.do(a_staff(app), an_intent(), issue_enrolment, person_id=a_person(app).id)
        with pytest.raises(AddressNotPrintable):
            slip_file(app, a_staff(app), T, slip=slip)
    app.is_demo = True
    assert slip_file(app, a_staff(app), T, slip=slip)[0].startswith(b"%PDF")


def test_a_statement_carries_the_check_that_the_page_shows(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app, cash_rate_bp=9000)
    spender = a_spender(app, points=20, head_name="王秀英")
    taken(app, a_till(app, shop), spender, vouchers_of(app, spender, 20)[0])
    clock.forward(minutes=6)
    number = app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id).number
    seen = text_of(statement_file(app, a_staff(app), T, number=number)[0])
    assert statement_check_value(app, a_staff(app), number=number) in seen
    assert "18 元" in seen and "王秀英" not in seen
    with pytest.raises(NotFound):
        statement_file(app, a_till(app, a_shop(app, code="S02", name="别家")), T, number=number)


def test_paper_vouchers_carry_their_codes_and_a_replay_cannot_be_drawn(app: App) -> None:
    a_fund(app)
    spender = a_spender(app, points=20)
    staff, press = a_staff(app), an_intent()
    issued = app.do(staff, press, issue_printed, household_id=spender.household_id, faces_fen=(500, 1000))
    data, _, _ = voucher_file(app, staff, T, household_id=spender.household_id or "", vouchers=issued.vouchers)
    seen = text_of(data).replace(" ", "").replace("\n", "")
    assert all(voucher.code and voucher.code[:8] in seen for voucher in issued.vouchers)
    again = app.do(staff, press, issue_printed, household_id=spender.household_id, faces_fen=(500, 1000))
    with pytest.raises(Malformed):
        voucher_file(app, staff, T, household_id=spender.household_id or "", vouchers=again.vouchers)


def test_cards_are_for_the_office_alone(app: App) -> None:
    homes = [a_household(app, head_name=name) for name in ("王秀英", "李强")]
    ids = [home.id for home in homes]
    data, name, _ = card_file(app, a_staff(app), T, household_ids=ids)
    seen = text_of(data)
    assert all(home.number in seen for home in homes) and name.endswith("等 2 张.pdf")
    with pytest.raises(Forbidden):
        card_file(app, a_supervisor(app), T, household_ids=ids)
    with pytest.raises(Malformed):
        card_file(app, a_staff(app), T, household_ids=[])


def test_a_statement_prints_what_is_left_out_what_comes_from_before_and_what_is_taken_off(
    app: App, clock: DrivenClock
) -> None:
    a_fund(app)
    wang, shop = a_spender(app, points=100), a_shop(app, cash_rate_bp=7550)
    first = a_sale(app, clock, shop, wang, 20, 5, stage="closed")
    open_one = disputed(app, first)
    assert "有争议" in text_of(statement_file(app, first.till, T, number=first.number)[0])
    before = statement_check_value(app, first.till, number=first.number)
    decided(app, open_one, "for_shop")
    brought(app, first.till, first.number)
    assert statement_check_value(app, first.till, number=first.number) == before
    decided(app, disputed(app, first, place=1), "for_resident")  # paid already: 3.77 yuan are due back
    second = a_sale(app, clock, shop, wang, 10, stage="approved")
    seen = text_of(statement_file(app, first.till, T, number=second.number)[0])
    assert first.serials[0] in seen and first.number in seen
    assert "22.65" in seen and "−3.77" in seen and "18.88" in seen  # 7.55 + 15.10, less what is due back
