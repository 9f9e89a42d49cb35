"""A household that dissolved: its points go to another household of its people by two persons, and the books hold."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

import db.books
import db.claims
import db.recalls
from core.approvals import approve_claims
from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock, at_local, local_day
from core.dissolving import (
    DissolutionWaits,
    Dissolved,
    DissolvedAlready,
    NotOfItsPeople,
    PeopleRemain,
    VouchersRemain,
    decide_dissolution,
    dissolutions_of,
    households_of_its_people,
    preview_dissolution,
    propose_dissolution,
    waiting_dissolutions,
)
from core.errors import SecondPersonNeeded
from core.households import HouseholdGone, see_household
from core.moving import move_person
from core.numbers import household_numbers
from core.passbook import first_entry_on, why
from core.people import register_person
from core.places import Registered
from core.policy import Actor, Role
from core.reports import see_household_statement
from core.takings import take, undo
from core.trace_forward import trace_claim
from core.vouchers import issue_printed, return_voucher, void_voucher
from tests.core.test_earning import a_published_activity, listed
from tests.factories import a_household, a_person, a_resident, a_reviewer, a_staff, an_intent, console, somebody
from tests.factories_objections import counting, decided, entries, hanging, objected, over, posted, recalled
from tests.factories_spending import a_fund, a_shop, a_till, points, vouchers_of


@pytest.fixture
def old_home(app: App) -> Registered:
    """王建国's household, in which he lives alone."""
    return a_household(app, head_name="王建国", building="3号楼")


@pytest.fixture
def father(app: App, old_home: Registered) -> Registered:
    return a_person(app, name="王建国", household_id=old_home.id, is_head=True, birth_year=1950)


@pytest.fixture
def home(app: App) -> Registered:
    """His son's household."""
    home = a_household(app, head_name="王小明", building="5号楼")
    a_person(app, name="王小明", household_id=home.id, is_head=True, birth_year=1980)
    return home


def moved_in(app: App, father: Registered, home: Registered) -> None:
    """The father moves to his son; nobody is left in the old household."""
    app.do(a_staff(app), an_intent(), move_person, person_id=father.id, household_id=home.id,
           moved_on=today(app), because="family")  # fmt: skip


def dissolved(app: App, old_home: Registered, home: Registered) -> Dissolved:
    asked = app.do(a_staff(app), an_intent(), propose_dissolution, household_id=old_home.id, into_id=home.id)
    return app.do(a_reviewer(app), an_intent(), decide_dissolution, dissolution_id=asked.id, is_right=True)


def in_notice(app: App, household_id: str) -> int:
    with app.database.reading() as session:
        return db.books.guard_balance(
            session, community_id=console(app).community_id, account=f"points/notice/{household_id}"
        )


def ends(app: App, household_id: str) -> list[tuple[str, int, date]]:
    """Lots that still hold points: (claim, rest, end)."""
    with app.database.reading() as session:
        rows = session.all(
            "SELECT claim_id, rest_points, expires_on FROM lot WHERE household_id = :household_id AND rest_points > 0"
            " ORDER BY claim_id",
            household_id=household_id,
        )
    return [(row.claim_id, row.rest_points, row.expires_on) for row in rows]


def today(app: App) -> date:
    """The community's local date."""
    with app.reading() as (_, clock):
        return local_day(clock.now(), "Asia/Shanghai")


def till_of(app: App) -> Actor:
    return a_till(app, a_shop(app))


def spend(app: App, household: Registered, till: Actor) -> tuple[str, str, int]:
    """A paper voucher of 5 yuan that a till took: (taking, voucher, points)."""
    before = points(app, household.id).available
    (paper,) = app.do(
        console(app), an_intent(), issue_printed, household_id=household.id, faces_fen=(500,)
    ).vouchers  # fmt: skip
    taking = app.do(till, an_intent(), take, code=paper.code)
    return taking.id, paper.id, before - points(app, household.id).available


def shortfall(app: App, household_id: str) -> int:
    with app.database.reading() as session:
        return db.recalls.shortfall(session, community_id=console(app).community_id, household_id=household_id)


def all_is_well(app: App, *households: Registered) -> None:
    """The self-check finds nothing, and each household's statement closes in both forms."""
    report = run_check(app)
    assert [one for invariant in report.invariants for one in invariant.findings] == []
    for one in households:
        points(app, one.id)
        statement = app.look(a_staff(app), see_household_statement, household_id=one.id)
        sums = app.look(
            a_staff(app),
            household_numbers,
            household_id=one.id,
            first=date(2026, 1, 2),
            last=today(app),
        ).points
        assert sums is not None
        assert statement.closes and sums.closes, (statement, sums)
        assert sums.line("issued").closing == statement.issued


# -- what stands against it --------------------------------------------------------------------------------------


def test_only_without_people_and_unused_vouchers_and_only_to_where_its_people_are(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    counting(app, clock, old_home.id, 30)
    a_fund(app)
    staff = a_staff(app)
    asked = {"household_id": old_home.id, "into_id": home.id}
    with pytest.raises(PeopleRemain):
        app.do(staff, an_intent(), propose_dissolution, **asked)
    voucher = vouchers_of(app, a_resident(app, person_id=father.id, household_id=old_home.id), 5)[0]
    moved_in(app, father, home)
    with pytest.raises(VouchersRemain) as told:
        app.do(staff, an_intent(), propose_dissolution, **asked)
    assert told.value.facts["count"] == 1
    app.do(staff, an_intent(reason="at_desk"), return_voucher, voucher_id=voucher.id)
    stranger = a_household(app, head_name="赵芳", building="7号楼")
    a_person(app, name="赵芳", household_id=stranger.id, is_head=True)
    with pytest.raises(NotOfItsPeople):
        app.do(staff, an_intent(), propose_dissolution, household_id=old_home.id, into_id=stranger.id)
    assert [row.id for row in app.look(staff, households_of_its_people, household_id=old_home.id)] == [home.id]
    app.do(staff, an_intent(), propose_dissolution, **asked)
    with pytest.raises(DissolutionWaits):
        app.do(staff, an_intent(), propose_dissolution, **asked)
    all_is_well(app, old_home, home)


def test_another_person_decides_who_is_of_neither_household(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    counting(app, clock, old_home.id, 30)
    moved_in(app, father, home)
    maker = somebody(app, Role.STAFF, Role.REVIEWER)
    asked = app.do(maker, an_intent(), propose_dissolution, household_id=old_home.id, into_id=home.id)
    of_it = a_reviewer(app, person_id=father.id, household_id=home.id)
    for one in (maker, of_it):
        with pytest.raises(SecondPersonNeeded):
            app.do(one, an_intent(), decide_dissolution, dissolution_id=asked.id, is_right=True)
    assert [row.id for row in app.look(maker, waiting_dissolutions)] == [asked.id]
    told = app.do(a_reviewer(app), an_intent(), decide_dissolution, dissolution_id=asked.id, is_right=False)
    assert (told.state, points(app, old_home.id).available, points(app, home.id).available) == ("declined", 30, 0)
    again = dissolved(app, old_home, home)
    assert (again.state, again.available_points) == ("moved", 30)
    with pytest.raises(DissolvedAlready):
        app.do(maker, an_intent(), propose_dissolution, household_id=old_home.id, into_id=home.id)
    assert [row.state for row in app.look(maker, dissolutions_of, household_id=home.id)] == ["moved", "declined"]
    all_is_well(app, old_home, home)


def test_nobody_moves_into_a_household_that_dissolved(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    moved_in(app, father, home)
    dissolved(app, old_home, home)
    with pytest.raises(HouseholdGone):
        app.do(a_staff(app), an_intent(), register_person, name="赵芳", household_id=old_home.id)
    other = a_person(app, name="赵芳")
    with pytest.raises(HouseholdGone):
        app.do(a_staff(app), an_intent(), move_person, person_id=other.id, household_id=old_home.id,
               moved_on=today(app))  # fmt: skip


# -- what goes over ----------------------------------------------------------------------------------------------


def test_lots_keep_claim_and_end_what_hangs_comes_to_the_new_household_and_both_statements_close(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    counting(app, clock, old_home.id, 30, 20)
    (own,) = counting(app, clock, home.id, 7)
    before = ends(app, old_home.id)
    (waiting,) = entries(app, old_home.id, 11)
    notice = posted(app)
    moved_in(app, father, home)
    staff = a_staff(app)
    seen = app.look(staff, preview_dissolution, household_id=old_home.id, into_id=home.id)
    assert (seen.available_points, seen.notice_points, seen.refusal) == (50, 11, None)
    told = dissolved(app, old_home, home)
    assert (told.available_points, told.notice_points, told.shortfall_points) == (50, 11, 0)
    assert ends(app, old_home.id) == []
    assert sorted(ends(app, home.id)) == sorted([*before, (own, 7, before[0][2])])
    assert (in_notice(app, old_home.id), in_notice(app, home.id)) == (0, 11)
    gone, here = (app.look(staff, see_household_statement, household_id=one.id) for one in (old_home, home))
    assert (gone.issued, here.issued, here.available, here.in_notice) == (0, 68, 57, 11)
    day = today(app)
    kinds = [
        {(one.kind, one.points) for one in app.look(staff, why, first=day, last=day, household_id=household.id)}
        for household in (old_home, home)
    ]
    assert app.look(staff, first_entry_on, household_id=home.id) is not None
    assert ("moved_out", -61) in kinds[0] and ("moved_in", 61) in kinds[1]
    sums = app.look(staff, household_numbers, household_id=home.id, first=day, last=day).points
    assert sums is not None
    flows = {(flow.source, flow.target, flow.amount) for flow in sums.flows}
    assert {("moved", "available", 50), ("moved", "notice", 11)} <= flows
    all_is_well(app, old_home, home)
    over(app, clock, notice)
    assert (points(app, home.id).available, in_notice(app, home.id)) == (68, 0)
    assert waiting in {claim for claim, _, _ in ends(app, home.id)}
    all_is_well(app, old_home, home)


def test_what_is_approved_later_for_the_old_household_comes_to_the_new_one(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    entries(app, old_home.id, 9)
    moved_in(app, father, home)
    dissolved(app, old_home, home)
    notice = posted(app)
    assert (in_notice(app, old_home.id), in_notice(app, home.id)) == (0, 9)
    over(app, clock, notice)
    assert points(app, home.id).available == 9
    all_is_well(app, old_home, home)


def test_minutes_short_of_a_point_go_along(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    activity = a_published_activity(app, clock)
    clock.set(at_local(activity.held_on + timedelta(days=1), time(9), "Asia/Shanghai"))
    logged = listed(app, activity, father, minutes=50)
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=logged.claim_ids)
    over(app, clock, posted(app))
    moved_in(app, father, home)
    staff = a_staff(app)
    left = app.look(staff, preview_dissolution, household_id=old_home.id, into_id=home.id).remainder_minutes
    assert left > 0
    dissolved(app, old_home, home)
    with app.database.reading() as session:
        sums = [
            sum(row.minutes for row in db.claims.remainders_of(
                session, community_id=console(app).community_id, household_id=one.id))
            for one in (old_home, home)
        ]  # fmt: skip
    assert sums == [0, left]
    all_is_well(app, old_home, home)


# -- what is taken back ------------------------------------------------------------------------------------------


def test_an_objection_to_what_hangs_takes_it_out_of_the_new_households_notice(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    wrong, partly = hanging(app, old_home.id, 11, 10)
    moved_in(app, father, home)
    said = objected(app, wrong)
    dissolved(app, old_home, home)
    decided(app, said, is_upheld=True)
    decided(app, objected(app, partly), is_upheld=True, wrong_points=4)
    assert (in_notice(app, home.id), points(app, home.id).available) == (0, 6)
    all_is_well(app, old_home, home)


def test_a_recall_takes_its_own_lot_where_it_lies_now_then_the_others(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    (wrong,) = counting(app, clock, old_home.id, 30)
    (own,) = counting(app, clock, home.id, 7)
    moved_in(app, father, home)
    dissolved(app, old_home, home)
    effect = recalled(app, wrong).effect
    assert (effect.own_points, effect.other_points, effect.shortfall_points) == (30, 0, 0)
    assert [(claim, rest) for claim, rest, _ in ends(app, home.id)] == [(own, 7)]
    all_is_well(app, old_home, home)


def test_what_is_still_owed_goes_along_and_is_filled_at_once(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    (wrong,) = counting(app, clock, old_home.id, 30)
    a_fund(app)
    _, _, spent = spend(app, old_home, till_of(app))
    recalled(app, wrong)
    assert shortfall(app, old_home.id) == spent > 0
    counting(app, clock, home.id, 40)
    moved_in(app, father, home)
    seen = app.look(a_staff(app), preview_dissolution, household_id=old_home.id, into_id=home.id)
    assert (seen.shortfall_points, seen.available_points) == (spent, 0)
    told = dissolved(app, old_home, home)
    assert (told.shortfall_points, told.filled_points) == (spent, spent)
    assert (shortfall(app, old_home.id), shortfall(app, home.id)) == (0, 0)
    assert points(app, home.id).available == 40 - spent
    all_is_well(app, old_home, home)


def test_a_shortfall_of_the_new_household_is_filled_by_what_comes(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    (wrong,) = counting(app, clock, home.id, 30)
    a_fund(app)
    _, _, spent = spend(app, home, till_of(app))
    recalled(app, wrong)
    counting(app, clock, old_home.id, spent - 2)
    moved_in(app, father, home)
    told = dissolved(app, old_home, home)
    assert (told.filled_points, shortfall(app, home.id), points(app, home.id).available) == (spent - 2, 2, 0)
    all_is_well(app, old_home, home)


# -- afterwards --------------------------------------------------------------------------------------------------


def test_a_taking_that_is_undone_afterwards_brings_its_points_to_the_new_household(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    (claim,) = counting(app, clock, old_home.id, 30)
    a_fund(app)
    till = till_of(app)
    taking, voucher_id, spent = spend(app, old_home, till)
    moved_in(app, father, home)
    dissolved(app, old_home, home)
    assert points(app, home.id).available == 30 - spent
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=taking)
    app.do(a_staff(app), an_intent(reason="lost"), void_voucher, voucher_id=voucher_id)
    assert (points(app, old_home.id).available, points(app, old_home.id).spent) == (0, 0)
    assert points(app, home.id).available == 30
    assert {one for one, _, _ in ends(app, home.id)} == {claim}
    seen = app.look(a_staff(app), trace_claim, claim_id=claim)
    assert seen.posted and seen.where.available == 30 and seen.where.adds_up
    all_is_well(app, old_home, home)


def test_a_household_that_dissolves_after_another_went_into_it_leads_on(
    app: App, clock: DrivenClock, old_home: Registered, father: Registered, home: Registered
) -> None:
    (claim,) = entries(app, old_home.id, 30)
    notice = posted(app)
    moved_in(app, father, home)
    dissolved(app, old_home, home)
    last = a_household(app, head_name="王芳", building="9号楼")
    members = [row.id for row in app.look(a_staff(app), see_household, household_id=home.id)[1]]
    for place, person_id in enumerate(reversed(members)):
        app.do(a_staff(app), an_intent(), move_person, person_id=person_id, household_id=last.id,
               moved_on=today(app), because="family", is_spender=place == 0)  # fmt: skip
    dissolved(app, home, last)
    over(app, clock, notice)
    assert [one for one, _, _ in ends(app, last.id)] == [claim]
    recalled(app, claim, points=10)
    assert points(app, last.id).available == 20
    all_is_well(app, old_home, home, last)
