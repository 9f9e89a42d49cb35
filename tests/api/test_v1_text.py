"""Each route as design 10 words it: the fields of its answers, and the status of every refusal that can be met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from core.bootstrap import App
from core.clock import DrivenClock
from core.policy import Actor
from core.statements import close_statement, statement
from core.vouchers import lock_voucher, return_voucher, void_voucher
from tests.api.test_v1 import Program, problem_of, programs_of
from tests.factories import a_person, a_staff, an_intent
from tests.factories_spending import (
    a_fund,
    a_shop,
    a_spender,
    paper_of,
    shown_code,
    vouchers_of,
)

SHOPS_OWN = {"serial", "face_fen", "kept_fen", "state"}


@pytest.fixture
def shop_id(app: App) -> str:
    a_fund(app)
    return a_shop(app, cash_rate_bp=7_550).id


@pytest.fixture
def program(app: App, web, shop_id: str) -> Iterator[Program]:
    found = programs_of(web, app, shop_id)
    yield found
    found.close()


@pytest.fixture
def spender(app: App) -> Actor:
    return a_spender(app, points=100)


def test_a_statement_is_shown_line_by_line_and_to_its_own_shop_only(
    app: App, clock: DrivenClock, web, program: Program, spender: Actor, shop_id: str
) -> None:
    papers = paper_of(app, spender, 5, 10)
    for paper in papers:
        assert program.takes(code=paper.code).status_code == 201
    clock.forward(minutes=6)
    number = app.do(a_staff(app), an_intent(), close_statement, shop_id=shop_id).number
    shown = program.ask("GET", f"/statements/{number}").json()
    assert set(shown) == {"number", "state", "lines", "to_pay_fen"}
    assert [set(line) for line in shown["lines"]] == [SHOPS_OWN, SHOPS_OWN]
    assert [(line["serial"], line["face_fen"], line["kept_fen"], line["state"]) for line in shown["lines"]] == [
        (papers[0].serial, 500, 377, "billed"), (papers[1].serial, 1000, 755, "billed"),
    ]  # fmt: skip
    assert (shown["number"], shown["state"], shown["to_pay_fen"]) == (number, "closed", 1132)
    assert shown["to_pay_fen"] == app.look(a_staff(app), statement, number=number).to_pay_fen
    other = programs_of(web, app, a_shop(app, code="S02", name="便民超市").id)
    assert problem_of(other.ask("GET", f"/statements/{number}")) == (404, "error.not_found", {"number": number})
    other.close()


def test_instants_carry_the_communitys_offset_and_days_are_local(
    app: App, program: Program, spender: Actor, clock: DrivenClock
) -> None:
    paper = paper_of(app, spender, 5)[0]
    quoted = program.ask("POST", "/quotes", json={"code": paper.code}).json()
    assert quoted["valid_until"] == paper.valid_until.isoformat()
    taken = program.takes(code=paper.code).json()
    for name in ("taken_at", "undo_until"):
        assert taken[name].endswith("+08:00")
    assert datetime.fromisoformat(taken["taken_at"]) == clock.now()


def test_what_has_become_of_a_voucher_decides_the_status(
    app: App, clock: DrivenClock, program: Program, spender: Actor, shop_id: str
) -> None:
    office = a_staff(app)
    because = {"reason": "objection"}
    void, locked, billed, old = paper_of(app, spender, 5, 5, 5, 5)
    app.do(office, an_intent(**because), void_voucher, voucher_id=void.id)
    app.do(office, an_intent(**because), lock_voucher, voucher_id=locked.id)
    given_back = vouchers_of(app, spender, 5)[0]
    code = shown_code(app, spender, given_back)
    app.do(spender, an_intent(), return_voucher, voucher_id=given_back.id)
    assert problem_of(program.takes(code=void.code))[:2] == (410, "error.voucher.void")
    assert problem_of(program.takes(code=locked.code))[:2] == (423, "error.voucher.locked")
    assert problem_of(program.takes(code=code))[:2] == (410, "error.voucher.returned")
    assert program.takes(code=billed.code).status_code == 201
    assert problem_of(program.takes(code=billed.code))[:2] == (409, "error.voucher.already_redeemed")
    clock.forward(minutes=6)
    app.do(office, an_intent(), close_statement, shop_id=shop_id)
    assert problem_of(program.takes(code=billed.code))[:2] == (409, "error.voucher.in_statement")
    clock.forward(days=100)
    status, key, facts = problem_of(program.takes(code=old.code))
    assert (status, key, facts) == (410, "error.voucher.expired", {"valid_until": old.valid_until.isoformat()})


def test_the_owners_own_household_is_sent_elsewhere(app: App, web) -> None:
    a_fund(app)
    owner = a_spender(app, points=20, head_name="店主")
    a_person(app, household_id=owner.household_id)
    shop = a_shop(app, owner_household_id=owner.household_id)
    with programs_of(web, app, shop.id) as program:
        answer = program.takes(code=paper_of(app, owner, 5)[0].code)
        assert problem_of(answer)[:2] == (403, "error.voucher.own_household")


def test_a_quote_of_another_till_or_too_old_is_refused(
    app: App, clock: DrivenClock, web, program: Program, spender: Actor, shop_id: str
) -> None:
    first, second = paper_of(app, spender, 5, 5)
    foreign = program.ask("POST", "/quotes", json={"code": first.code}).json()["quote"]
    with programs_of(web, app, shop_id) as other:
        assert problem_of(other.takes(quote=foreign))[0] in (404, 410)
    late = program.ask("POST", "/quotes", json={"code": second.code}).json()["quote"]
    clock.forward(minutes=5)
    assert problem_of(program.takes(quote=late))[0] == 410
    assert problem_of(program.takes(quote="01AAAAAAAAAAAAAAAAAAAAAAAA"))[0] in (404, 410)


def test_facts_hold_ids_numbers_and_dates_only(app: App, program: Program, spender: Actor) -> None:
    paper = paper_of(app, spender, 5)[0]
    program.takes(code=paper.code)
    _, _, facts = problem_of(program.takes(code=paper.code))
    assert "邻里食堂" not in str(facts) and "王" not in str(facts)
