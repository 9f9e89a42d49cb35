"""Shops apply, are accepted, pause and leave; residents find those that take vouchers; money goes where it should."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.communities import console_actor, found_community
from core.errors import Forbidden, IntentReused, Malformed, NotFound, ReasonNeeded, StateMoved
from core.masking import masked_name
from core.opening_hours import HoursUnclear
from core.payees import (
    PayeeIncomplete,
    PayeeMissing,
    confirm_payee,
    masked_payee,
    read_payee,
    record_payee,
)
from core.policy import Actor, Role
from core.shop_applications import (
    ADDRESS_TRIES,
    ApplicationIncomplete,
    ApplicationsOften,
    accept_application,
    application_contact,
    apply,
    decline_application,
    shop_applications,
)
from core.shop_directory import taking_shops
from core.shops import (
    PausedByOffice,
    ShopCodeTaken,
    ShopPaused,
    describe_shop,
    leave_shop,
    list_shops,
    pause_shop,
    resume_shop,
    shop_details,
)
from core.statements import agree, close_statement, when_do_i_get_my_money
from core.takings import take
from core.tills import list_tills, pair, pair_code
from core.tokens import actor_of_token, create_token, list_tokens
from core.visits import stranger, visit
from tests.factories import a_household, a_staff, an_intent, console, somebody
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, shown_code, taken, vouchers_of

ACCOUNT = "6222 0200 1234 5678"


def a_stranger(app: App) -> Actor:
    """Somebody without an account."""
    return stranger(visit(app, None).place)


def an_application(app: App, *, address: str | None = "203.0.113.7", intent: Any = None, **named: Any) -> Any:
    """What a shop sends in."""
    told = {
        "name": "老街裁缝铺", "kind": "other", "place": "西门 3 号", "grid": None, "contact": "马师傅",
        "phone": "13800000123", "opening_hours": "周一至周六 9:00-18:00", "cash_rate_bp": 9500, **named,
    }  # fmt: skip
    return apply(app, a_stranger(app), intent or an_intent(), address=address, **told)


def an_owner(app: App, shop_id: str) -> Actor:
    """The owner of a shop, signed in."""
    return somebody(app, Role.OWNER, shop_id=shop_id)


def accepted(app: App, application_id: str, **named: Any) -> Any:
    """The office accepts."""
    told = {"code": "S77", "agreement_number": "LM-2026-07", "agreed_on": date(2026, 11, 19), "cash_rate_bp": 9500,
            "phone": "0943-5551234", "opening_hours": "1-6 09:00-18:00", **named}  # fmt: skip
    return app.do(a_staff(app), an_intent(), accept_application, application_id=application_id, **told)


# -- applying ----------------------------------------------------------------------------------------------------


def test_a_shop_applies_without_an_account_and_becomes_a_shop_with_its_agreement(app: App) -> None:
    applied = an_application(app)
    waiting = app.look(a_staff(app), shop_applications)
    assert [(one.name, one.state, one.contact_masked, one.phone_masked) for one in waiting] == [
        ("老街裁缝铺", "applied", masked_name("马师傅"), "138****0123")
    ]
    contact = app.look(a_staff(app), application_contact, application_id=applied.id)
    assert (contact.name, contact.phone) == ("马师傅", "13800000123")
    owner = a_household(app)
    done = accepted(app, applied.id, grid="第一网格", owner_household_id=owner.id)
    details = app.look(a_staff(app), shop_details, shop_id=done.shop_id)
    assert (details.line.name, details.line.kind, details.line.grid) == ("老街裁缝铺", "other", "第一网格")
    assert (details.line.cash_rate_bp, details.line.phone) == (9500, "0943-5551234")
    assert (details.agreement_number, details.agreed_on) == ("LM-2026-07", date(2026, 11, 19))
    assert details.owner_card == owner.number
    assert [one.state for one in app.look(a_staff(app), shop_applications)] == ["accepted"]
    assert run_check(app).is_ok


def test_the_contact_lies_sealed_and_the_office_alone_reads_it(app: App) -> None:
    applied = an_application(app)
    with app.reading() as (session, _):
        for table in ("shop_application", "intent", "operation"):
            rows = session.all(f"SELECT * FROM {table}")
            assert not any("13800000123" in str(row) or "马师傅" in str(row) for row in rows), table
    with pytest.raises(Forbidden):
        app.look(somebody(app, Role.SUPERVISOR), application_contact, application_id=applied.id)


def test_an_application_is_declined_with_a_reason_and_decided_once(app: App) -> None:
    applied = an_application(app)
    with pytest.raises(ReasonNeeded):
        app.do(a_staff(app), an_intent(), decline_application, application_id=applied.id)
    app.do(
        a_staff(app), an_intent(reason="far_away", note="不在社区范围"), decline_application, application_id=applied.id
    )
    assert app.look(a_staff(app), shop_applications)[0].state == "declined"
    with pytest.raises(StateMoved):
        accepted(app, applied.id)
    assert app.look(a_staff(app), list_shops) == []
    assert run_check(app).is_ok


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "店" * 61}, "name"),
        ({"place": ""}, "place"),
        ({"contact": "我" * 21}, "contact"),
        *(({"phone": phone}, "phone") for phone in ("", "12", "=1+1", "一二三")),
    ],
)
def test_what_is_missing_is_named_and_counts_no_try(app: App, wrong: dict[str, str], field: str) -> None:
    for _ in range(ADDRESS_TRIES + 1):
        with pytest.raises(ApplicationIncomplete) as refusal:
            an_application(app, **wrong)
    assert refusal.value.facts == {"field": field}
    assert an_application(app).name == "老街裁缝铺"


def test_hours_and_kind_have_to_be_clear(app: App) -> None:
    with pytest.raises(HoursUnclear):
        an_application(app, opening_hours="白天")
    with pytest.raises(Malformed):
        an_application(app, kind="casino")
    assert app.look(a_staff(app), shop_applications) == []


def test_one_address_applies_three_times_then_waits_and_others_do_not(app: App, clock: DrivenClock) -> None:
    for _ in range(ADDRESS_TRIES):
        an_application(app)
    with pytest.raises(ApplicationsOften) as refusal:
        an_application(app)
    assert refusal.value.facts["minutes"] > 0
    an_application(app, address="198.51.100.1")
    clock.forward(minutes=16)
    an_application(app)
    assert len(app.look(a_staff(app), shop_applications)) == ADDRESS_TRIES + 2


def test_the_community_takes_so_many_and_then_all_wait(app: App) -> None:
    for number in range(20):
        an_application(app, address=f"10.{number}.0.1")
    with pytest.raises(ApplicationsOften):
        an_application(app, address="10.99.0.1")


def test_the_same_press_twice_is_one_application(app: App) -> None:
    press = an_intent()
    first = an_application(app, intent=press)
    again = [an_application(app, intent=press) for _ in range(ADDRESS_TRIES + 1)]
    assert {one.id for one in again} == {first.id}
    assert all(one.is_replay for one in again)
    with pytest.raises(IntentReused):
        an_application(app, intent=press, name="另一家")


def test_accepting_needs_an_agreement_a_free_code_and_the_office(app: App) -> None:
    applied = an_application(app)
    with pytest.raises(Malformed):
        accepted(app, applied.id, agreement_number=" ")
    with pytest.raises(Malformed):
        accepted(app, applied.id, agreed_on=date(2027, 1, 1))
    a_shop(app, code="S77")
    with pytest.raises(ShopCodeTaken):
        accepted(app, applied.id)
    with pytest.raises(Forbidden):
        app.do(somebody(app, Role.SUPERVISOR), an_intent(), accept_application, application_id=applied.id, code="S78",
               agreement_number="x", agreed_on=date(2026, 11, 19), cash_rate_bp=1, phone=None,
               opening_hours=None)  # fmt: skip
    assert accepted(app, applied.id, code="S78").shop_code == "S78"


# -- described, paused, left -------------------------------------------------------------------------------------


def test_the_owner_says_phone_and_hours_and_the_office_the_rest(app: App) -> None:
    shop = a_shop(app)
    owner = an_owner(app, shop.id)
    app.do(owner, an_intent(), describe_shop, shop_id=shop.id, phone="0943-5550001", opening_hours="每天 8:00-20:00",
           address="别处", agreement_number="X")  # fmt: skip
    seen = app.look(owner, shop_details, shop_id=shop.id)
    assert (seen.line.phone, seen.line.opening_hours) == ("0943-5550001", "1-7 08:00-20:00")
    assert (seen.line.address, seen.agreement_number) == ("1号楼底商", None)
    app.do(a_staff(app), an_intent(), describe_shop, shop_id=shop.id, phone=None, opening_hours=None, kind="bank",
           address="东门 1 号", grid="第二网格", agreement_number="LM-1", agreed_on=date(2026, 11, 1))  # fmt: skip
    seen = app.look(a_staff(app), shop_details, shop_id=shop.id)
    assert (seen.line.kind, seen.line.grid, seen.line.phone) == ("bank", "第二网格", None)
    assert (seen.agreement_number, seen.agreed_on) == ("LM-1", date(2026, 11, 1))
    with pytest.raises(NotFound):
        app.do(an_owner(app, a_shop(app, code="S02").id), an_intent(), describe_shop, shop_id=shop.id, phone=None,
               opening_hours=None)  # fmt: skip
    assert run_check(app).is_ok


def test_an_owner_pauses_and_resumes_but_not_what_the_office_paused(app: App) -> None:
    shop = a_shop(app)
    owner = an_owner(app, shop.id)
    app.do(owner, an_intent(reason="holiday"), pause_shop, shop_id=shop.id)
    app.do(owner, an_intent(), resume_shop, shop_id=shop.id)
    app.do(a_staff(app), an_intent(reason="check"), pause_shop, shop_id=shop.id)
    assert app.look(owner, shop_details, shop_id=shop.id).is_paused_by_office
    with pytest.raises(PausedByOffice):
        app.do(owner, an_intent(), resume_shop, shop_id=shop.id)
    app.do(a_staff(app), an_intent(), resume_shop, shop_id=shop.id)


def test_a_shop_that_leaves_takes_nothing_more_and_is_still_paid(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app)
    owner, spender = an_owner(app, shop.id), a_spender(app, points=20)
    code = app.do(owner, an_intent(), pair_code, shop_id=shop.id).code
    pair(app, an_intent(), code=code or "", name="前台")
    open_code = app.do(owner, an_intent(), pair_code, shop_id=shop.id).code
    token = app.do(owner, an_intent(), create_token, shop_id=shop.id).token
    till = a_till(app, shop)
    one, another = vouchers_of(app, spender, 5, 10)
    taken(app, till, spender, one)
    left = app.do(owner, an_intent(reason="closing"), leave_shop, shop_id=shop.id)
    assert (left.tills, left.tokens) == (1, 1)
    with pytest.raises(ShopPaused):
        app.do(till, an_intent(), take, code=shown_code(app, spender, another))
    with app.reading() as (session, _):
        assert actor_of_token(session, token) is None
    with pytest.raises(Exception, match="pairing_wrong"):
        pair(app, an_intent(), code=open_code or "", name="又一台")
    assert all(not one.is_paired for one in app.look(owner, list_tills, shop_id=shop.id))
    assert all(one.revoked_at for one in app.look(owner, list_tokens))
    clock.forward(minutes=10)
    number = app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id).number
    app.do(owner, an_intent(), agree, number=number)
    assert app.look(owner, when_do_i_get_my_money).next_fen == 500
    for step in (pause_shop, resume_shop, leave_shop):
        with pytest.raises(StateMoved):
            app.do(a_staff(app), an_intent(reason="closing"), step, shop_id=shop.id)
    assert run_check(app).is_ok


def test_a_shop_that_left_without_an_owners_account_agrees_at_a_till_that_takes_nothing(
    app: App, clock: DrivenClock
) -> None:
    a_fund(app)
    shop, spender = a_shop(app), a_spender(app, points=15)
    one, another = vouchers_of(app, spender, 5, 10)
    taken(app, a_till(app, shop), spender, one)
    app.do(a_staff(app), an_intent(reason="moving"), leave_shop, shop_id=shop.id)
    code = app.do(a_staff(app), an_intent(), pair_code, shop_id=shop.id).code
    till = a_till(app, shop, till_id=pair(app, an_intent(), code=code or "", name="对账").till_id)
    with pytest.raises(ShopPaused):
        app.do(till, an_intent(), take, code=shown_code(app, spender, another))
    clock.forward(minutes=10)
    number = app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id).number
    assert app.do(till, an_intent(), agree, number=number).kept_fen == 500


def test_a_shop_that_left_gets_no_token(app: App) -> None:
    shop = a_shop(app)
    app.do(a_staff(app), an_intent(reason="moving"), leave_shop, shop_id=shop.id)
    with pytest.raises(ShopPaused):
        app.do(a_staff(app), an_intent(), create_token, shop_id=shop.id)


def test_shops_of_another_community_are_not_there(app: App) -> None:
    shop, application = a_shop(app), an_application(app)
    with app.writing() as (session, clock):
        place = found_community(session, clock, an_intent(), code="DJY", name="东街社区", phone="0000-5559999")
    foreign = console_actor(place)
    assert app.look(foreign, list_shops) == []
    assert app.look(foreign, shop_applications) == []
    assert app.look(foreign, taking_shops) == (0, [])
    for question, named in (
        (shop_details, {"shop_id": shop.id}),
        (masked_payee, {"shop_id": shop.id}),
        (application_contact, {"application_id": application.id}),
    ):
        with pytest.raises(NotFound):
            app.look(foreign, question, **named)
    payee = {"shop_id": shop.id, "payee": "x", "bank": "y", "account": ACCOUNT}
    described = {"shop_id": shop.id, "phone": None, "opening_hours": None}
    for command, told in (
        (describe_shop, described),
        (pause_shop, {"shop_id": shop.id}),
        (leave_shop, {"shop_id": shop.id}),
        (create_token, {"shop_id": shop.id}),
        (record_payee, payee),
        (read_payee, {"shop_id": shop.id}),
        (confirm_payee, {"shop_id": shop.id, "payee_id": "x"}),
        (decline_application, {"application_id": application.id}),
    ):
        with pytest.raises(NotFound):
            app.do(foreign, an_intent(reason="pay"), command, **told)


# -- where vouchers may be used ----------------------------------------------------------------------------------


def test_everybody_finds_the_shops_that_take_vouchers_with_their_hours(app: App, clock: DrivenClock) -> None:
    a_shop(app, code="S01", name="邻里食堂", grid="第二网格", opening_hours="1-7 06:00-20:00", phone="0943-5550001")
    a_shop(app, code="S02", name="老街理发店", grid="第一网格", opening_hours="6-7 09:00-18:00")
    a_shop(app, code="S03", name="安心药房")
    gone = a_shop(app, code="S04", name="走了的店")
    app.do(a_staff(app), an_intent(reason="closing"), leave_shop, shop_id=gone.id)
    nobody = a_stranger(app)
    count, found = app.look(nobody, taking_shops)
    assert (count, [shop.name for shop in found]) == (3, ["老街理发店", "邻里食堂", "安心药房"])
    barber, canteen, pharmacy = found
    assert (str(canteen.open_until), barber.open_until, pharmacy.hours) == ("20:00:00", None, None)
    assert barber.opens_next is not None
    assert barber.opens_next[0] == 1  # Friday: tomorrow
    assert [shop.name for shop in app.look(nobody, taking_shops, is_open_now=True)[1]] == ["邻里食堂"]
    assert [shop.name for shop in app.look(nobody, taking_shops, grid="第一网格")[1]] == ["老街理发店"]
    assert [shop.name for shop in app.look(nobody, taking_shops, text="药 房")[1]] == ["安心药房"]
    assert app.look(nobody, taking_shops, kind="bank") == (0, [])
    assert [shop.name for shop in app.look(nobody, taking_shops, limit=1, offset=1)[1]] == ["邻里食堂"]


# -- payees ------------------------------------------------------------------------------------------------------


def test_the_owner_enters_the_account_masked_and_finance_confirms_it(app: App) -> None:
    shop = a_shop(app)
    owner, finance = an_owner(app, shop.id), somebody(app, Role.FINANCE)
    assert app.look(owner, masked_payee, shop_id=shop.id) is None
    app.do(owner, an_intent(), record_payee, shop_id=shop.id, payee="刘志强", bank="农商银行东门支行", account=ACCOUNT)
    seen = app.look(owner, masked_payee, shop_id=shop.id)
    assert seen is not None
    assert (seen.payee_masked, seen.account_masked, seen.is_confirmed) == ("刘**", "6222 **** 5678", False)
    app.do(finance, an_intent(), confirm_payee, shop_id=shop.id, payee_id=seen.id)
    confirmed = app.look(finance, masked_payee, shop_id=shop.id)
    assert confirmed is not None
    assert confirmed.is_confirmed
    with pytest.raises(StateMoved):
        app.do(finance, an_intent(), confirm_payee, shop_id=shop.id, payee_id=seen.id)
    assert run_check(app).is_ok


def test_the_whole_account_is_read_by_finance_only_for_a_reason_that_stands_in_the_books(app: App) -> None:
    shop = a_shop(app)
    finance = somebody(app, Role.FINANCE)
    with pytest.raises(PayeeMissing):
        app.do(finance, an_intent(reason="pay"), read_payee, shop_id=shop.id)
    app.do(finance, an_intent(), record_payee, shop_id=shop.id, payee="邻里食堂", bank="农商银行", account=ACCOUNT)
    with pytest.raises(ReasonNeeded):
        app.do(finance, an_intent(), read_payee, shop_id=shop.id)
    press = an_intent(reason="check_account")
    read = app.do(finance, press, read_payee, shop_id=shop.id)
    assert (read.payee, read.bank, read.account) == ("邻里食堂", "农商银行", "6222020012345678")
    again = app.do(finance, press, read_payee, shop_id=shop.id)
    assert (again.account, again.is_replay) == (None, True)
    with app.reading() as (session, _):
        logged = session.all("SELECT actor_id, reason, subject FROM operation WHERE action = 'payee.read'")
        assert [(row.actor_id, row.reason, row.subject) for row in logged] == [
            (finance.id, "check_account", f"shop:{shop.id}")
        ]
        for table in ("shop_payee", "intent", "operation"):
            rows = session.all(f"SELECT * FROM {table}")
            assert not any("6222020012345678" in str(row) or "农商银行" in str(row) for row in rows), table


@pytest.mark.parametrize("role", [Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.CLERK, Role.RESIDENT])
def test_nobody_else_reads_payees(app: App, role: Role) -> None:
    shop = a_shop(app)
    other = somebody(app, role, shop_id=shop.id, person_id="p")
    with pytest.raises(Forbidden):
        app.look(other, masked_payee, shop_id=shop.id)
    with pytest.raises(Forbidden):
        app.do(other, an_intent(reason="pay"), read_payee, shop_id=shop.id)


def test_an_owner_sees_and_enters_the_own_shop_only(app: App) -> None:
    shop, other = a_shop(app), a_shop(app, code="S02")
    owner = an_owner(app, other.id)
    with pytest.raises(NotFound):
        app.look(owner, masked_payee, shop_id=shop.id)
    with pytest.raises(NotFound):
        app.do(owner, an_intent(), record_payee, shop_id=shop.id, payee="x", bank="y", account=ACCOUNT)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"payee": " "}, "payee"), ({"bank": "行" * 61}, "bank"), ({"account": "1234"}, "account"),
     ({"account": "=HYPERLINK(1)"}, "account"), ({"account": "6" * 35}, "account")],
)  # fmt: skip
def test_an_account_that_cannot_be_one_is_refused(app: App, wrong: dict[str, str], field: str) -> None:
    shop = a_shop(app)
    told = {"payee": "刘志强", "bank": "农商银行", "account": ACCOUNT, **wrong}
    with pytest.raises(PayeeIncomplete) as refusal:
        app.do(console(app), an_intent(), record_payee, shop_id=shop.id, **told)
    assert refusal.value.facts == {"field": field}
