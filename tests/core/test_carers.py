"""A household names somebody who presents its vouchers: within a weekly cap, seen by the household, ended any time."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from core.bootstrap import App
from core.carers import (
    CARERS_MAX,
    CarerCapTooHigh,
    CarerNamed,
    CarerNamedAlready,
    CarerOfHousehold,
    CarerTooYoung,
    CarerUnknown,
    TooManyCarers,
    cared_for,
    carer_code,
    end_carer,
    household_carers,
    name_carer,
)
from core.check import run_check
from core.clock import DrivenClock
from core.errors import (
    AlreadyRedeemed,
    Malformed,
    NotFound,
    OwnHousehold,
    ReasonNeeded,
    SecondPersonNeeded,
    StateMoved,
    VoucherPrinted,
    VoucherUnknown,
)
from core.exchange import NotASpender
from core.limits import CarerWeekLimit
from core.policy import Actor
from core.presenting import CarerEnded, CarerOfShop
from core.takings import Taking, quote, take, undo
from core.vouchers import household_vouchers, print_voucher, screen_code
from db.types import new_id
from tests.core.test_races_spending import kinds
from tests.factories import a_person, a_resident, a_staff, an_intent
from tests.factories_carers import a_carer, a_helper, number_of, presented, terms_from_tomorrow
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, money, paper_of, shown_code, vouchers_of
from tests.racers import race, rounds


@pytest.fixture
def luo(app: App) -> Actor:
    """An elder with 500 points, and a fund behind them."""
    a_fund(app, yuan=100_000)
    return a_spender(app, points=500, head_name="罗素芬")


@pytest.fixture
def zhao(app: App) -> Actor:
    """A neighbour of another household."""
    return a_helper(app)


@pytest.fixture
def till(app: App) -> Actor:
    """A till of the canteen."""
    return a_till(app, a_shop(app))


def test_a_carer_sees_the_live_vouchers_and_presents_one_and_the_household_sees_it(
    app: App, clock: DrivenClock, luo: Actor, zhao: Actor, till: Actor
) -> None:
    carer = a_carer(app, luo, zhao, week_yuan=100)
    twenty, fifty = vouchers_of(app, luo, 20, 50)
    cared = app.look(zhao, cared_for)
    assert [(one.head_masked, one.building, one.week_left_fen) for one in cared] == [("罗**", "3号楼", 10_000)]
    assert {one.id for one in cared[0].vouchers} == {twenty.id, fifty.id}
    quoted = app.do(till, an_intent(), quote, code=app.look(zhao, carer_code, voucher_id=twenty.id).code)
    assert (quoted.holder_masked, quoted.carer_masked, quoted.pin_needed) == ("罗**", "赵**", False)
    taking = app.do(till, an_intent(), take, quote=quoted.quote)
    seen = app.look(luo, household_carers, household_id=luo.household_id)
    assert [(one.person, one.week_cap_fen, one.week_taken_fen) for one in seen.carers] == [("赵小梅", 10_000, 2000)]
    assert [(one.serial, one.person_masked, one.taken_at, one.is_undone) for one in seen.presented] == [
        (twenty.serial, "赵**", taking.taken_at, False)
    ]
    held = app.look(a_staff(app), household_vouchers, household_id=luo.household_id)
    assert {one.serial: one.carer_masked for one in held} == {twenty.serial: "赵**", fifty.serial: None}
    with app.database.reading() as session:
        assert session.value("SELECT carer_id FROM taking") == carer.id
    assert run_check(app).is_ok


def test_the_code_of_a_carer_is_the_carers_own(app: App, luo: Actor, zhao: Actor, till: Actor) -> None:
    a_carer(app, luo, zhao)
    other = a_helper(app, name="钱大姐")
    a_carer(app, luo, other, name="钱大姐")
    voucher = vouchers_of(app, luo, 5)[0]
    shown = {
        app.look(luo, screen_code, voucher_id=voucher.id).code,
        app.look(zhao, carer_code, voucher_id=voucher.id).code,
        app.look(other, carer_code, voucher_id=voucher.id).code,
    }
    assert len(shown) == 3
    assert len({code[:8] for code in shown}) == 1
    quoted = app.do(till, an_intent(), quote, code=app.look(other, carer_code, voucher_id=voucher.id).code)
    assert quoted.carer_masked == "钱**"
    assert app.do(till, an_intent(), quote, code=shown_code(app, luo, voucher)).carer_masked is None


def test_a_carers_code_lives_two_minutes_and_a_voucher_once(
    app: App, clock: DrivenClock, luo: Actor, zhao: Actor, till: Actor
) -> None:
    a_carer(app, luo, zhao)
    one, other = vouchers_of(app, luo, 5, 5)
    late = app.look(zhao, carer_code, voucher_id=other.id).code
    code = app.look(zhao, carer_code, voucher_id=one.id).code
    app.do(till, an_intent(), take, code=code)
    with pytest.raises(AlreadyRedeemed):
        app.do(till, an_intent(), take, code=code)
    clock.forward(seconds=120)
    with pytest.raises(VoucherUnknown):
        app.do(till, an_intent(), take, code=late)


def test_strangers_and_former_carers_show_nothing(app: App, luo: Actor, zhao: Actor, till: Actor) -> None:
    voucher = vouchers_of(app, luo, 5)[0]
    with pytest.raises(NotFound):
        app.look(zhao, carer_code, voucher_id=voucher.id)
    carer = a_carer(app, luo, zhao)
    code = app.look(zhao, carer_code, voucher_id=voucher.id).code
    quoted = app.do(till, an_intent(), quote, code=code)
    app.do(luo, an_intent(), end_carer, carer_id=carer.id)
    with pytest.raises(VoucherUnknown):
        app.do(till, an_intent(), take, code=code)
    with pytest.raises(CarerEnded):
        app.do(till, an_intent(), take, quote=quoted.quote)
    with pytest.raises(NotFound):
        app.look(zhao, carer_code, voucher_id=voucher.id)
    assert app.look(zhao, cared_for) == []
    with pytest.raises(StateMoved):
        app.do(luo, an_intent(), end_carer, carer_id=carer.id)
    assert money(app).owed == 0
    assert run_check(app).is_ok


def test_the_carer_may_lay_it_down_and_strangers_may_not(app: App, luo: Actor, zhao: Actor) -> None:
    carer = a_carer(app, luo, zhao)
    with pytest.raises(NotFound):
        app.do(a_helper(app, name="钱大姐"), an_intent(), end_carer, carer_id=carer.id)
    app.do(zhao, an_intent(), end_carer, carer_id=carer.id)
    assert app.look(luo, household_carers, household_id=luo.household_id).carers == ()
    again = a_carer(app, luo, zhao, week_yuan=30)
    assert again.id != carer.id


# -- naming --------------------------------------------------------------------------------------------------------


def test_who_may_name_and_who_may_be_named(app: App, clock: DrivenClock, luo: Actor, zhao: Actor) -> None:
    number = number_of(app, zhao)
    named = {"household_id": luo.household_id, "number": number, "name": "赵小梅", "week_cap_fen": 5000}
    with pytest.raises(NotFound):
        app.do(zhao, an_intent(), name_carer, **named)
    child = a_resident(
        app,
        person_id=a_person(app, name="罗小", household_id=luo.household_id, birth_year=2015).id,
        household_id=luo.household_id,
    )
    with pytest.raises(NotASpender):
        app.do(child, an_intent(), name_carer, **named)
    with pytest.raises(ReasonNeeded):
        app.do(a_staff(app), an_intent(), name_carer, **named)
    with pytest.raises(SecondPersonNeeded):
        app.do(a_staff(app, person_id=zhao.person_id), an_intent(reason="at_desk"), name_carer, **named)
    for cap_fen in (0, -100, 10**12):
        with pytest.raises(Malformed):
            app.do(luo, an_intent(), name_carer, **{**named, "week_cap_fen": cap_fen})
    for other, name in ((number, "赵小"), ("LJC-99999", "赵小梅"), ("", "")):
        with pytest.raises(CarerUnknown):
            app.do(luo, an_intent(), name_carer, **{**named, "number": other, "name": name})
    minor = a_helper(app, name="孙小", birth_year=2010)
    with pytest.raises(CarerTooYoung):
        app.do(luo, an_intent(), name_carer, **{**named, "number": number_of(app, minor), "name": "孙小"})
    with pytest.raises(CarerOfHousehold):
        app.do(luo, an_intent(), name_carer, **{**named, "number": number_of(app, luo), "name": "罗素芬"})
    app.do(a_staff(app), an_intent(reason="at_desk"), name_carer, **{**named, "number": number_of(app, zhao)})
    with pytest.raises(CarerNamedAlready):
        a_carer(app, luo, zhao)


def test_a_household_has_only_so_many_carers(app: App, luo: Actor) -> None:
    for place in range(CARERS_MAX):
        a_carer(app, luo, a_helper(app, name=f"赵{place}"), name=f"赵{place}")
    with pytest.raises(TooManyCarers):
        a_carer(app, luo, a_helper(app, name="多一个"), name="多一个")


def test_the_community_may_set_the_highest_cap(
    app: App, clock: DrivenClock, luo: Actor, zhao: Actor, till: Actor
) -> None:
    a_carer(app, luo, zhao, week_yuan=100)
    terms_from_tomorrow(app, clock, carer_week_fen=5000)
    with pytest.raises(CarerCapTooHigh) as refusal:
        a_carer(app, luo, a_helper(app, name="钱大姐"), name="钱大姐", week_yuan=100)
    assert refusal.value.facts == {"limit_fen": 5000}
    fifty, five = vouchers_of(app, luo, 50, 5)
    presented(app, till, zhao, fifty.id)
    with pytest.raises(CarerWeekLimit) as reached:
        presented(app, till, zhao, five.id)
    assert reached.value.facts == {"limit_fen": 5000}


# -- the weekly cap ------------------------------------------------------------------------------------------------


def test_a_carer_presents_no_more_in_a_week_than_agreed(
    app: App, clock: DrivenClock, luo: Actor, zhao: Actor, till: Actor
) -> None:
    a_carer(app, luo, zhao, week_yuan=25)
    one, other, five, own = vouchers_of(app, luo, 20, 20, 5, 20)
    presented(app, till, zhao, one.id)
    before = money(app)
    for command in (quote, take):
        with pytest.raises(CarerWeekLimit) as refusal:
            app.do(till, an_intent(), command, code=app.look(zhao, carer_code, voucher_id=other.id).code)
        assert (refusal.value.facts, refusal.value.status) == ({"limit_fen": 2500}, 403)
    assert money(app) == before
    presented(app, till, zhao, five.id)
    assert app.look(zhao, cared_for)[0].week_left_fen == 0
    app.do(till, an_intent(), take, code=shown_code(app, luo, own))  # the household itself is not bound by it
    clock.forward(days=2)  # Sunday
    with pytest.raises(CarerWeekLimit):
        presented(app, till, zhao, other.id)
    clock.forward(days=1)  # Monday
    presented(app, till, zhao, other.id)
    assert run_check(app).is_ok


def test_a_carer_named_anew_begins_no_new_week(app: App, luo: Actor, zhao: Actor, till: Actor) -> None:
    first = a_carer(app, luo, zhao, week_yuan=50)
    fifty, five, ten = vouchers_of(app, luo, 50, 5, 10)
    taking = presented(app, till, zhao, fifty.id)
    app.do(luo, an_intent(), end_carer, carer_id=first.id)
    a_carer(app, luo, zhao, week_yuan=55)
    with pytest.raises(CarerWeekLimit):
        presented(app, till, zhao, ten.id)
    presented(app, till, zhao, five.id)
    assert app.look(zhao, cared_for)[0].week_left_fen == 0
    assert run_check(app).is_ok
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    presented(app, till, zhao, ten.id)
    assert app.look(zhao, cared_for)[0].week_left_fen == 4000
    assert run_check(app).is_ok


def test_an_undo_gives_the_week_its_room_back(app: App, luo: Actor, zhao: Actor, till: Actor) -> None:
    a_carer(app, luo, zhao, week_yuan=20)
    one, other = vouchers_of(app, luo, 20, 20)
    taking = presented(app, till, zhao, one.id)
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking.id)
    assert app.look(zhao, cared_for)[0].week_left_fen == 2000
    presented(app, till, zhao, other.id)
    assert [one.is_undone for one in app.look(luo, household_carers, household_id=luo.household_id).presented].count(
        True
    ) == 1
    assert run_check(app).is_ok


def test_paper_is_not_shown_by_a_carer(app: App, luo: Actor, zhao: Actor, till: Actor) -> None:
    a_carer(app, luo, zhao)
    voucher = vouchers_of(app, luo, 20)[0]
    code = app.look(zhao, carer_code, voucher_id=voucher.id).code
    app.do(luo, an_intent(), print_voucher, voucher_id=voucher.id)
    with pytest.raises(VoucherPrinted):
        app.look(zhao, carer_code, voucher_id=voucher.id)
    with pytest.raises(VoucherUnknown):
        app.do(till, an_intent(), take, code=code)
    assert app.look(zhao, cared_for)[0].vouchers == ()
    paper = paper_of(app, luo, 5)[0]
    app.do(till, an_intent(), take, code=paper.code)
    with app.database.reading() as session:
        assert session.value("SELECT COUNT(*) FROM taking WHERE carer_id IS NOT NULL") == 0


# -- the owner's own shop ------------------------------------------------------------------------------------------


def test_a_carer_of_the_shops_household_presents_elsewhere(app: App, luo: Actor, till: Actor) -> None:
    owner = a_helper(app, name="刘志强")
    own = a_till(app, a_shop(app, code="S09", name="刘记粮油店", owner_household_id=owner.household_id))
    a_carer(app, luo, owner, name="刘志强")
    voucher = vouchers_of(app, luo, 5)[0]
    for command in (quote, take):
        with pytest.raises(CarerOfShop):
            app.do(own, an_intent(), command, code=app.look(owner, carer_code, voucher_id=voucher.id).code)
    app.do(own, an_intent(), quote, code=shown_code(app, luo, voucher))  # she herself may
    assert presented(app, till, owner, voucher.id).face_fen == 500


def test_nobody_presents_the_owners_vouchers_at_the_owners_shop(app: App, zhao: Actor, luo: Actor) -> None:
    own = a_till(app, a_shop(app, owner_household_id=luo.household_id))
    a_carer(app, luo, zhao)
    voucher = vouchers_of(app, luo, 5)[0]
    with pytest.raises(OwnHousehold):
        presented(app, own, zhao, voucher.id)


# -- races ---------------------------------------------------------------------------------------------------------


def test_a_carer_at_many_tills_at_once_stays_within_the_week(app: App, luo: Actor, zhao: Actor) -> None:
    a_carer(app, luo, zhao, week_yuan=30)
    shops = [a_shop(app, code=f"S{number}", name=f"商店{number}") for number in range(4)]
    codes = [app.look(zhao, carer_code, voucher_id=one.id).code for one in vouchers_of(app, luo, *[5] * 16)]
    answers = race(
        [
            partial(app.do, a_till(app, shops[place % 4]), an_intent(), take, code=code)
            for place, code in enumerate(codes)
        ]
    )
    assert kinds(answers) == {Taking: 6, CarerWeekLimit: 10}
    assert money(app).owed == 3000
    assert run_check(app).is_ok


def test_control_adding_up_the_week_then_taking_goes_above_the_cap(
    app: App, luo: Actor, zhao: Actor, till: Actor
) -> None:
    a_carer(app, luo, zhao, week_yuan=30)
    presented(app, till, zhao, vouchers_of(app, luo, 5)[0].id)
    has_read, cap_fen = threading.Barrier(16), 3000

    def careless() -> bool:
        with app.database.reading() as session:
            taken_fen = session.value("SELECT SUM(face_fen) FROM taking WHERE carer_id IS NOT NULL")
        has_read.wait()
        return bool(taken_fen + 500 <= cap_fen)

    assert race([careless] * 16).count(True) == 16, "the control stayed within the cap: the race proves nothing"


def test_a_carer_and_the_household_at_once_have_one_winner(app: App, luo: Actor, zhao: Actor, till: Actor) -> None:
    a_carer(app, luo, zhao)
    voucher = vouchers_of(app, luo, 5)[0]
    codes = [app.look(zhao, carer_code, voucher_id=voucher.id).code, shown_code(app, luo, voucher)] * 8
    answers = race([partial(app.do, till, an_intent(), take, code=code) for code in codes])
    assert kinds(answers) == {Taking: 1, AlreadyRedeemed: 15}
    assert run_check(app).is_ok


def test_an_end_and_eight_takings_at_once_leave_an_order(app: App, luo: Actor, zhao: Actor) -> None:
    for _ in range(rounds(everyday=3, drill=60)):
        carer = a_carer(app, luo, zhao)
        shops = [a_shop(app, code=f"S{new_id()[-6:]}", name="商店") for _ in range(2)]
        codes = [app.look(zhao, carer_code, voucher_id=one.id).code for one in vouchers_of(app, luo, *[5] * 8)]
        takings = [
            partial(app.do, a_till(app, shops[place % 2]), an_intent(), take, code=code)
            for place, code in enumerate(codes)
        ]
        end = partial(app.do, luo, an_intent(), end_carer, carer_id=carer.id)
        answers = race([*takings[:4], end, *takings[4:]])
        found = kinds(answers)
        assert found.pop(CarerNamed) == 1
        assert sum(found.values()) == 8
        assert set(found) <= {Taking, VoucherUnknown, CarerEnded}
    assert run_check(app).is_ok


def test_twelve_namings_at_once_name_five(app: App, luo: Actor) -> None:
    helpers = [a_helper(app, name=f"赵{place}") for place in range(12)]
    answers = race([partial(a_carer, app, luo, helper, name=f"赵{place}") for place, helper in enumerate(helpers)])
    assert kinds(answers)[TooManyCarers] == 12 - CARERS_MAX
    assert len(app.look(luo, household_carers, household_id=luo.household_id).carers) == CARERS_MAX
