"""Points into vouchers, and vouchers back into points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import (
    AlreadyRedeemed,
    IntentReused,
    NotFound,
    ReasonNeeded,
    VoucherExpired,
    VoucherPrinted,
    VoucherReturned,
    VoucherUnknown,
)
from core.exchange import FaceUnknown, NotASpender, exchange, issue_printed
from core.funds import FundExhausted
from core.lots import NotEnoughPoints, expire_points, points_ending
from core.policy import Role
from core.takings import take
from core.vouchers import (
    expire_vouchers,
    household_vouchers,
    lock_voucher,
    my_vouchers,
    print_voucher,
    reprint,
    return_voucher,
    screen_code,
    unlock_voucher,
    void_voucher,
)
from db.states import VoucherState
from tests.factories import a_job, a_person, a_resident, a_staff, an_intent, console
from tests.factories_spending import (
    a_fund,
    a_shop,
    a_spender,
    a_till,
    a_voucher,
    money,
    paper_of,
    points,
    points_for,
    shown_code,
    taken,
    vouchers_of,
)


@pytest.fixture(autouse=True)
def the_books_hold(app: App) -> Iterator[None]:
    """Whatever a test did, the self-check finds nothing afterwards."""
    yield
    assert [invariant for invariant in run_check(app).invariants if invariant.findings] == []


def lots(app: App, household_id: str | None) -> list[tuple[date, int]]:
    """(end, what is left) of each lot, soonest first."""
    with app.database.reading() as session:
        rows = session.all(
            "SELECT expires_on, rest_points FROM lot WHERE household_id = :id ORDER BY expires_on, id", id=household_id
        )
    return [(row.expires_on, row.rest_points) for row in rows]


def test_points_become_vouchers_at_one_yuan_a_point(app: App) -> None:
    a_fund(app, yuan=1000)
    wang = a_spender(app, points=100)
    got = app.do(wang, an_intent(), exchange, household_id=wang.household_id, faces_fen=(500, 2000, 2000))
    assert [voucher.price_points for voucher in got.vouchers] == [5, 20, 20]
    assert (got.spent_points, got.available_points, got.face_fen) == (45, 55, 4500)
    assert points(app, wang.household_id).spent == 45
    assert (money(app).free, money(app).outstanding) == (95500, 4500)


def test_a_serial_names_community_and_year_and_counts(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    assert [voucher.serial for voucher in vouchers_of(app, wang, 5, 5)] == ["LJC-26-000001", "LJC-26-000002"]


def test_a_voucher_is_valid_through_the_ninetieth_day(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    voucher = a_voucher(app, wang)
    assert voucher.valid_until == date(2027, 2, 18)
    clock.forward(days=90, hours=13)  # 23:00 of that day
    assert shown_code(app, wang, voucher)
    clock.forward(hours=1)
    with pytest.raises(VoucherExpired) as refusal:
        shown_code(app, wang, voucher)
    assert refusal.value.facts == {"valid_until": date(2027, 2, 18)}


def test_more_than_there_is_is_refused_and_says_what_is_missing(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=8)
    with pytest.raises(NotEnoughPoints) as refusal:
        vouchers_of(app, wang, 20)
    assert refusal.value.facts == {"points": 8, "missing_points": 12}
    assert points(app, wang.household_id).available == 8


def test_all_of_an_exchange_happens_or_nothing(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=25)
    with pytest.raises(NotEnoughPoints):
        vouchers_of(app, wang, 20, 10)
    assert app.look(wang, my_vouchers) == []
    assert points(app, wang.household_id).available == 25


def test_what_the_fund_does_not_hold_is_refused_and_the_points_stay(app: App) -> None:
    a_fund(app, yuan=30)
    wang = a_spender(app, points=100)
    vouchers_of(app, wang, 20)
    with pytest.raises(FundExhausted) as refusal:
        vouchers_of(app, wang, 20)
    assert refusal.value.facts == {"free_fen": 1000, "missing_fen": 1000}
    assert points(app, wang.household_id).available == 80
    assert (money(app).free, money(app).outstanding) == (1000, 2000)


def test_without_a_fund_nothing_is_exchanged(app: App) -> None:
    wang = a_spender(app, points=100)
    with pytest.raises(FundExhausted):
        vouchers_of(app, wang, 5)


@pytest.mark.parametrize("faces", [(), (700,), (500, -500), (0,), (500,) * 51])
def test_only_known_faces_and_a_sensible_number_are_exchanged(app: App, faces: tuple[int, ...]) -> None:
    a_fund(app)
    wang = a_spender(app, points=1000)
    with pytest.raises(FaceUnknown):
        app.do(wang, an_intent(), exchange, household_id=wang.household_id, faces_fen=faces)


def test_only_those_who_may_spend_exchange(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    child = a_person(app, name="王小明", household_id=wang.household_id, birth_year=2015)
    son = a_resident(app, person_id=child.id, household_id=wang.household_id)
    with pytest.raises(NotASpender):
        vouchers_of(app, son, 5)
    assert len(vouchers_of(app, wang, 5)) == 1


def test_a_foreign_household_is_not_there(app: App) -> None:
    a_fund(app)
    wang, li = a_spender(app, points=100), a_spender(app, points=100, head_name="李强")
    with pytest.raises(NotFound):
        app.do(wang, an_intent(), exchange, household_id=li.household_id, faces_fen=(500,))


def test_the_office_exchanges_on_behalf_with_a_reason(app: App) -> None:
    a_fund(app)
    wang, staff = a_spender(app, points=100), a_staff(app)
    with pytest.raises(ReasonNeeded):
        app.do(staff, an_intent(), exchange, household_id=wang.household_id, faces_fen=(500,))
    app.do(staff, an_intent(reason="at_the_desk"), exchange, household_id=wang.household_id, faces_fen=(500,))
    with app.database.reading() as session:
        row = session.first("SELECT on_behalf_of, reason, actor_id FROM operation ORDER BY seq DESC LIMIT 1")
    assert (row.on_behalf_of, row.reason, row.actor_id) == (wang.household_id, "at_the_desk", staff.id)


def test_an_exchange_pressed_twice_is_answered_twice_and_done_once(app: App) -> None:
    a_fund(app)
    wang, press = a_spender(app, points=100), an_intent()
    first = app.do(wang, press, exchange, household_id=wang.household_id, faces_fen=(500,))
    again = app.do(wang, press, exchange, household_id=wang.household_id, faces_fen=(500,))
    assert again == replace(first, is_replay=True)
    assert points(app, wang.household_id).available == 95


def test_one_press_with_other_data_is_refused(app: App) -> None:
    a_fund(app)
    wang, press = a_spender(app, points=100), an_intent()
    app.do(wang, press, exchange, household_id=wang.household_id, faces_fen=(500,))
    with pytest.raises(IntentReused):
        app.do(wang, press, exchange, household_id=wang.household_id, faces_fen=(1000,))


def test_lots_that_end_soonest_are_spent_first(app: App) -> None:
    a_fund(app)
    wang = a_spender(app)
    points_for(app, wang.household_id, 30, expires_on=date(2027, 12, 31))
    points_for(app, wang.household_id, 7, expires_on=date(2026, 12, 31))
    vouchers_of(app, wang, 5, 5)
    assert lots(app, wang.household_id) == [(date(2026, 12, 31), 0), (date(2027, 12, 31), 27)]
    with app.database.reading() as session:
        uses = session.all("SELECT points FROM lot_use WHERE kind = 'spent' ORDER BY points")
    assert [use.points for use in uses] == [2, 3, 5]


def test_ended_points_are_swept_before_an_exchange_and_cannot_be_spent(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    wang = a_spender(app, points=10, expires_on=date(2026, 12, 31))
    points_for(app, wang.household_id, 10)
    clock.forward(days=42)  # 1 January
    with pytest.raises(NotEnoughPoints) as refusal:
        vouchers_of(app, wang, 20)
    assert refusal.value.facts["points"] == 10
    vouchers_of(app, wang, 5)
    assert points(app, wang.household_id).available == 5


def test_points_may_be_spent_through_their_last_day(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    wang = a_spender(app, points=10, expires_on=date(2026, 12, 31))
    clock.forward(days=41, hours=13)  # 31 December, 23:00
    assert len(vouchers_of(app, wang, 10)) == 1


def test_the_sweep_ends_due_points_once(app: App, clock: DrivenClock) -> None:
    wang = a_spender(app, points=10, expires_on=date(2026, 12, 31))
    assert app.do(a_job(app), an_intent("job"), expire_points) == 0
    clock.forward(days=42)
    assert app.do(a_job(app), an_intent("job"), expire_points) == 1
    assert app.do(a_job(app), an_intent("job"), expire_points) == 0
    assert points(app, wang.household_id).available == 0


def test_what_ends_soon_is_told_by_day(app: App) -> None:
    wang = a_spender(app, points=10, expires_on=date(2026, 12, 31))
    points_for(app, wang.household_id, 5, expires_on=date(2026, 12, 31))
    points_for(app, wang.household_id, 5)
    soon = app.look(wang, points_ending, household_id=wang.household_id, last_on=date(2027, 1, 20))
    assert [(one.expires_on, one.points) for one in soon] == [(date(2026, 12, 31), 15)]


# -- back to points ----------------------------------------------------------------------------------------------


def test_a_returned_voucher_gives_the_points_back_to_their_lots(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=12, expires_on=date(2026, 12, 31))
    points_for(app, wang.household_id, 30)
    before = lots(app, wang.household_id)
    voucher = a_voucher(app, wang, face_yuan=20)
    moved = app.do(wang, an_intent(), return_voucher, voucher_id=voucher.id)
    assert (moved.state, moved.points_back) == (VoucherState.RETURNED, 20)
    assert lots(app, wang.household_id) == before
    assert (money(app).free, money(app).outstanding) == (100000, 0)
    assert points(app, wang.household_id).spent == 0


def test_points_that_ended_while_they_were_a_voucher_do_not_come_back(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    wang = a_spender(app, points=12, expires_on=date(2026, 12, 31))
    points_for(app, wang.household_id, 30)
    voucher = a_voucher(app, wang, face_yuan=20)
    clock.forward(days=42)
    moved = app.do(wang, an_intent(), return_voucher, voucher_id=voucher.id)
    assert moved.points_back == 8
    assert lots(app, wang.household_id) == [(date(2026, 12, 31), 0), (date(2027, 12, 31), 30)]
    assert points(app, wang.household_id).available == 30
    assert money(app).outstanding == 0


def test_a_voucher_is_returned_once(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=20)
    voucher = a_voucher(app, wang)
    app.do(wang, an_intent(), return_voucher, voucher_id=voucher.id)
    with pytest.raises(VoucherReturned):
        app.do(wang, an_intent(), return_voucher, voucher_id=voucher.id)
    assert points(app, wang.household_id).available == 20


def test_a_used_voucher_is_not_returned(app: App) -> None:
    a_fund(app)
    wang, shop = a_spender(app, points=20), a_shop(app)
    voucher = a_voucher(app, wang)
    taking = taken(app, a_till(app, shop), wang, voucher)
    with pytest.raises(AlreadyRedeemed) as refusal:
        app.do(wang, an_intent(), return_voucher, voucher_id=voucher.id)
    assert refusal.value.facts == {"taken_at": taking.taken_at, "shop": "邻里食堂"}


def test_a_foreign_voucher_is_not_there(app: App) -> None:
    a_fund(app)
    wang, li = a_spender(app, points=20), a_spender(app, points=20, head_name="李强")
    voucher = a_voucher(app, wang)
    with pytest.raises(NotFound):
        app.do(li, an_intent(), return_voucher, voucher_id=voucher.id)
    with pytest.raises(NotFound):
        app.look(li, screen_code, voucher_id=voucher.id)


def test_a_printed_voucher_is_voided_by_the_office_not_returned(app: App) -> None:
    a_fund(app)
    wang, staff = a_spender(app, points=20), a_staff(app)
    paper = paper_of(app, wang, 20)[0]
    with pytest.raises(VoucherPrinted):
        app.do(wang, an_intent(), return_voucher, voucher_id=paper.id)
    with pytest.raises(ReasonNeeded):
        app.do(staff, an_intent(), void_voucher, voucher_id=paper.id)
    assert app.do(staff, an_intent(reason="lost"), void_voucher, voucher_id=paper.id).points_back == 20
    assert points(app, wang.household_id).available == 20
    assert money(app).outstanding == 0


def test_a_locked_voucher_is_voided_or_unlocked(app: App) -> None:
    a_fund(app)
    wang, staff = a_spender(app, points=20), a_staff(app)
    one, other = vouchers_of(app, wang, 5, 5)
    for voucher in (one, other):
        app.do(staff, an_intent(reason="objection"), lock_voucher, voucher_id=voucher.id)
    app.do(staff, an_intent(reason="objection"), void_voucher, voucher_id=one.id)
    app.do(staff, an_intent(reason="rejected"), unlock_voucher, voucher_id=other.id)
    assert {held.id: held.state for held in app.look(wang, my_vouchers)} == {
        one.id: VoucherState.VOID,
        other.id: VoucherState.ACTIVE,
    }


def test_a_voucher_that_ends_frees_its_money_and_the_points_stay_spent(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    vouchers_of(app, wang, 5, 10, 20)
    job = a_job(app)
    clock.forward(days=90)
    assert app.do(job, an_intent("job"), expire_vouchers) == 0
    clock.forward(days=1)
    assert {held.state for held in app.look(wang, my_vouchers)} == {VoucherState.EXPIRED}  # before any job ran
    assert app.do(job, an_intent("job"), expire_vouchers, limit=2) == 2
    assert app.do(job, an_intent("job"), expire_vouchers, limit=2) == 1
    assert app.do(job, an_intent("job"), expire_vouchers, limit=2) == 0
    assert (money(app).outstanding, money(app).free) == (0, 100000)
    assert points(app, wang.household_id).spent == 35


# -- paper and screens -------------------------------------------------------------------------------------------


def test_the_desk_issues_paper_and_gives_the_codes_out_once(app: App) -> None:
    a_fund(app)
    wang, press = a_spender(app, points=100), an_intent("cli")
    named = {"household_id": wang.household_id, "faces_fen": (500, 1000)}
    issued = app.do(console(app), press, issue_printed, **named)
    assert all(len(paper.code or "") == 16 for paper in issued.vouchers)
    again = app.do(console(app), press, issue_printed, **named)
    assert [paper.serial for paper in again.vouchers] == [paper.serial for paper in issued.vouchers]
    assert [paper.code for paper in again.vouchers] == [None, None]
    assert points(app, wang.household_id).available == 85


def test_no_code_of_paper_lies_in_the_database(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    code = paper_of(app, wang, 5)[0].code or ""
    with app.database.reading() as session:
        for table in ("voucher", "intent", "operation", "refusal"):
            for row in session.all(f"SELECT * FROM {table}"):
                assert code not in str(row)


def test_one_call_at_the_desk_prints_ten_at_most(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    with pytest.raises(FaceUnknown) as refusal:
        paper_of(app, wang, *[5] * 11)
    assert refusal.value.facts["vouchers_max"] == 10
    assert len(paper_of(app, wang, *[5] * 10)) == 10


def test_a_reprint_kills_the_old_paper(app: App) -> None:
    a_fund(app)
    wang, till = a_spender(app, points=100), a_till(app, a_shop(app))
    paper = paper_of(app, wang, 5)[0]
    new = app.do(console(app), an_intent(reason="lost"), reprint, voucher_id=paper.id)
    assert (new.serial, new.code != paper.code) == (paper.serial, True)
    with pytest.raises(VoucherUnknown):
        app.do(till, an_intent(), take, code=paper.code)
    assert app.do(till, an_intent(), take, code=new.code).serial == paper.serial


def test_a_screen_voucher_is_printed_once_and_its_screen_ends(app: App) -> None:
    a_fund(app)
    wang, till = a_spender(app, points=100), a_till(app, a_shop(app))
    voucher = a_voucher(app, wang)
    shown = shown_code(app, wang, voucher)
    paper = app.do(wang, an_intent(), print_voucher, voucher_id=voucher.id)
    with pytest.raises(VoucherPrinted):
        app.do(wang, an_intent(), print_voucher, voucher_id=voucher.id)
    with pytest.raises(VoucherPrinted):
        shown_code(app, wang, voucher)
    with pytest.raises(VoucherUnknown):
        app.do(till, an_intent(), take, code=shown)
    assert app.do(till, an_intent(), take, code=paper.code).serial == voucher.serial


def test_a_phone_shows_a_new_code_every_thirty_seconds(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    voucher = a_voucher(app, wang)
    first = app.look(wang, screen_code, voucher_id=voucher.id)
    assert first.seconds_left == 30
    clock.forward(seconds=29)
    assert app.look(wang, screen_code, voucher_id=voucher.id).code == first.code
    clock.forward(seconds=1)
    assert app.look(wang, screen_code, voucher_id=voucher.id).code != first.code


def test_a_household_sees_live_vouchers_first(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    wang, till = a_spender(app, points=100), a_till(app, a_shop(app))
    used, old = vouchers_of(app, wang, 5, 10)
    taken(app, till, wang, used)
    clock.forward(days=1)
    new = a_voucher(app, wang)
    held = app.look(wang, my_vouchers)
    assert [one.id for one in held] == [old.id, new.id, used.id]
    assert (held[-1].state, held[-1].shop) == (VoucherState.REDEEMED, "邻里食堂")
    assert app.look(a_staff(app), household_vouchers, household_id=wang.household_id) == held


def test_a_role_is_written_as_it_was_used(app: App) -> None:
    a_fund(app)
    wang = a_spender(app, points=100)
    both = replace(wang, roles=frozenset({Role.RESIDENT, Role.STAFF}))
    vouchers_of(app, both, 5)
    with app.database.reading() as session:
        assert session.value("SELECT acting_role FROM operation ORDER BY seq DESC LIMIT 1") == "resident"
