"""From a sheet of hours to points that can be spent."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

import db.books
from core.activities import HasBegun, Published, PublishedTwice, publish_activity
from core.approvals import SecondApproverNeeded, approve_claims, return_claims
from core.bootstrap import App
from core.claims import Opening, confirm_claims, log_hours, log_opening, resubmit_claims
from core.clock import DrivenClock, at_local
from core.entries import BeforeJoining, Duplicate, Entry, InFuture, NoMinutes, Overlapping, TooManyMinutes
from core.errors import ReasonNeeded, SecondPersonNeeded, StateMoved
from core.event_logging import log_event
from core.notices import NothingToPost, NotOverYet, close_notice, post_notice
from core.passbook import my_balance, why
from core.places import Registered
from tests.factories import a_household, a_job, a_person, a_resident, a_reviewer, a_staff, a_supervisor, an_intent

TODAY = date(2026, 11, 20)  # a Friday


def a_published_activity(app: App, clock: DrivenClock, *, item_code: str = "C1", name: str = "楼道大扫除",
                         held_on: date = date(2026, 11, 21), hours: int = 2) -> Published:  # fmt: skip
    """An activity of `hours` from 9:00, led by somebody who is not in the test's households."""
    leader = a_person(app, name=f"队长{name}")
    return app.do(
        a_staff(app), an_intent(), publish_activity, name=name, place="3号楼", held_on=held_on, starts=time(9),
        ends=time(9 + hours), leader_id=leader.id, item_code=item_code,
    )  # fmt: skip


def listed(app: App, activity: Published, person: Registered, *, start: time = time(9), minutes: int = 120) -> Any:
    """One row of the leader's sheet."""
    starts_at = at_local(activity.held_on, start, "Asia/Shanghai")
    return app.do(
        a_staff(app), an_intent(), log_hours,
        entries=(Entry(person_id=person.id, service_on=activity.held_on, title=activity.name,
                       starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes)),),
    )  # fmt: skip


def posted_and_closed(app: App, clock: DrivenClock) -> None:
    """Post what is approved and let the notice run out."""
    notice = app.do(a_staff(app), an_intent(), post_notice)
    clock.set(notice.closes_at)
    app.do(a_job(app), an_intent("job"), close_notice, notice_id=notice.id)


def available(app: App, household: Registered) -> int:
    """What a household can spend."""
    with app.reading() as (session, _):
        community_id = a_job(app).community_id
        return db.books.guard_balance(session, community_id=community_id, account=f"points/available/{household.id}")


@pytest.fixture
def home(app: App) -> Registered:
    """A household with one volunteer."""
    return a_household(app)


@pytest.fixture
def volunteer(app: App, home: Registered) -> Registered:
    """Somebody who volunteers."""
    return a_person(app, household_id=home.id, is_head=True)


def test_two_hours_become_four_points_after_approval_and_notice(
    app: App, clock: DrivenClock, home: Registered, volunteer: Registered
) -> None:
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    logged = listed(app, activity, volunteer)
    assert (logged.listed, logged.back_filled) == (1, 0)
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=logged.claim_ids)
    notice = app.do(a_staff(app), an_intent(), post_notice)
    assert (notice.points, available(app, home)) == (4, 0)
    clock.set(notice.closes_at)
    app.do(a_job(app), an_intent("job"), close_notice, notice_id=notice.id)
    assert available(app, home) == 4


def test_a_notice_runs_five_working_days_and_closes_at_the_midnight_after(
    app: App, clock: DrivenClock, volunteer: Registered
) -> None:
    activity = a_published_activity(app, clock)
    clock.forward(days=3)  # Monday 23 November
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=listed(app, activity, volunteer).claim_ids)
    notice = app.do(a_staff(app), an_intent(), post_notice)
    assert notice.last_day_on == date(2026, 11, 30)
    with pytest.raises(NotOverYet):
        app.do(a_job(app), an_intent("job"), close_notice, notice_id=notice.id)
    clock.set(at_local(date(2026, 12, 1), time(0), "Asia/Shanghai"))
    assert app.do(a_job(app), an_intent("job"), close_notice, notice_id=notice.id) == 1
    with pytest.raises(StateMoved):
        app.do(a_job(app), an_intent("job"), close_notice, notice_id=notice.id)


def test_minutes_short_of_a_point_wait_for_the_next_time(
    app: App, clock: DrivenClock, home: Registered, volunteer: Registered
) -> None:
    for day, expected in ((21, 1), (22, 3)):  # 50 minutes at 2 an hour: 1 point and 20 over, then 70: 2 and 10 over
        activity = a_published_activity(app, clock, held_on=date(2026, 11, day), name=f"扫雪{day}")
        clock.set(max(clock.now(), at_local(date(2026, 11, day), time(20), "Asia/Shanghai")))
        app.do(a_reviewer(app), an_intent(), approve_claims,
               claim_ids=listed(app, activity, volunteer, minutes=50).claim_ids)  # fmt: skip
        app.do(a_staff(app), an_intent(), post_notice)
        balance = app.look(a_resident(app, person_id=volunteer.id, household_id=home.id), my_balance)
        assert balance.notice_points == expected
        clock.set(max(clock.now(), at_local(date(2026, 11, day), time(23), "Asia/Shanghai")))


def test_above_a_minute_cap_hours_stay_hours_and_give_neither_points_nor_remainder(
    app: App, clock: DrivenClock, home: Registered, volunteer: Registered
) -> None:
    activity = a_published_activity(app, clock, hours=5)
    clock.forward(days=2)
    app.do(a_reviewer(app), an_intent(), approve_claims,
           claim_ids=listed(app, activity, volunteer, minutes=290).claim_ids)  # fmt: skip
    app.do(a_staff(app), an_intent(), post_notice)
    reader = a_resident(app, person_id=volunteer.id, household_id=home.id)
    entry = app.look(reader, why, first=date(2026, 11, 1), last=date(2026, 12, 31))[0]
    assert (entry.minutes, entry.counted_minutes, entry.points, entry.remainder_out_minutes) == (290, 240, 8, 0)
    assert entry.cap_names == ("minutes/activity/person/240",)


def test_the_household_ceiling_of_a_month_is_sixty(
    app: App, clock: DrivenClock, home: Registered, volunteer: Registered
) -> None:
    for number in range(7):
        app.do(a_reviewer(app), an_intent(), approve_claims,
               claim_ids=app.do(a_staff(app), an_intent(), log_event, person_id=volunteer.id, item_code="D3",
                                service_on=TODAY, title=f"表彰{number}", level="city",
                                reference="市发1号").claim_ids)  # fmt: skip
    notice = app.do(a_staff(app), an_intent(), post_notice)
    assert notice.points == 60


def test_back_filled_hours_wait_for_a_reason_and_earn_nothing(
    app: App, clock: DrivenClock, home: Registered, volunteer: Registered
) -> None:
    entry = Entry(person_id=volunteer.id, service_on=date(2026, 11, 18), title="没有发布过的活动", minutes=90)
    logged = app.do(a_staff(app), an_intent(), log_hours, entries=(entry,))
    assert (logged.listed, logged.back_filled) == (0, 1)
    with pytest.raises(StateMoved):
        app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=logged.claim_ids)
    with pytest.raises(ReasonNeeded):
        app.do(a_staff(app), an_intent(), confirm_claims, claim_ids=logged.claim_ids)
    app.do(a_staff(app), an_intent(note="纸质签到表为证"), confirm_claims, claim_ids=logged.claim_ids)
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=logged.claim_ids)
    assert app.do(a_staff(app), an_intent(), post_notice).points == 0


def test_nobody_approves_their_own_entry_or_one_of_their_household(
    app: App, clock: DrivenClock, home: Registered, volunteer: Registered
) -> None:
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    maker = a_staff(app)
    starts_at = at_local(activity.held_on, time(9), "Asia/Shanghai")
    entry = Entry(person_id=volunteer.id, service_on=activity.held_on, title=activity.name,
                  starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))  # fmt: skip
    logged = app.do(maker, an_intent(), log_hours, entries=(entry,))
    sibling = a_person(app, name="王小明", household_id=home.id)
    for approver in (
        a_reviewer(app, id=maker.id),
        a_reviewer(app, person_id=volunteer.id, household_id=home.id),
        a_reviewer(app, person_id=sibling.id, household_id=home.id),
    ):
        with pytest.raises(SecondPersonNeeded):
            app.do(approver, an_intent(), approve_claims, claim_ids=logged.claim_ids)


def test_above_ten_rows_of_one_maker_a_second_approver_is_needed(app: App, clock: DrivenClock) -> None:
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    starts_at = at_local(activity.held_on, time(9), "Asia/Shanghai")
    entries = tuple(
        Entry(person_id=a_person(app, name=f"志愿者{n}", household_id=a_household(app).id).id, title=activity.name,
              service_on=activity.held_on, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), row=n + 2)
        for n in range(11)
    )  # fmt: skip
    logged = app.do(a_staff(app), an_intent(), log_hours, entries=entries)
    first = a_reviewer(app)
    assert app.do(first, an_intent(), approve_claims, claim_ids=logged.claim_ids).half == 11
    with pytest.raises(SecondApproverNeeded):
        app.do(first, an_intent(), approve_claims, claim_ids=logged.claim_ids)
    with pytest.raises(NothingToPost):
        app.do(a_staff(app), an_intent(), post_notice)
    assert app.do(a_supervisor(app), an_intent(), approve_claims, claim_ids=logged.claim_ids).approved == 11


def test_a_clerks_mistake_can_be_returned_until_the_notice_is_posted(
    app: App, clock: DrivenClock, volunteer: Registered
) -> None:
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    ids = listed(app, activity, volunteer).claim_ids
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=ids)
    app.do(a_reviewer(app), an_intent(note="时间抄错了"), return_claims, claim_ids=ids)
    with pytest.raises(NothingToPost):
        app.do(a_staff(app), an_intent(), post_notice)


def test_bad_hours_are_refused_with_the_reason(app: App, clock: DrivenClock, home: Registered) -> None:
    person = a_person(app, household_id=home.id, name="李建国", joined_on=date(2026, 11, 10))
    noon = at_local(date(2026, 11, 19), time(12), "Asia/Shanghai")
    for entry, refusal in (
        (Entry(person_id=person.id, service_on=date(2026, 11, 18), title="x", minutes=0), NoMinutes),
        (Entry(person_id=person.id, service_on=date(2026, 11, 18), title="x", minutes=-30), NoMinutes),
        (Entry(person_id=person.id, service_on=date(2026, 11, 18), title="x", minutes=1441), TooManyMinutes),
        (Entry(person_id=person.id, service_on=date(2026, 11, 21), title="x", minutes=60), InFuture),
        (Entry(person_id=person.id, service_on=date(2026, 11, 9), title="x", minutes=60), BeforeJoining),
        (Entry(person_id=person.id, service_on=date(2026, 11, 19), title="x", starts_at=noon, ends_at=noon), NoMinutes),
    ):
        with pytest.raises(refusal):
            app.do(a_staff(app), an_intent(), log_hours, entries=(entry,))


def test_the_same_hours_are_a_duplicate_and_overlapping_ones_are_refused(
    app: App, clock: DrivenClock, volunteer: Registered
) -> None:
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    listed(app, activity, volunteer)
    with pytest.raises(Duplicate):
        listed(app, activity, volunteer)
    with pytest.raises(Overlapping):
        listed(app, activity, volunteer, start=time(10))


def test_an_activity_is_published_before_it_begins_and_once_a_day(app: App, clock: DrivenClock) -> None:
    a_published_activity(app, clock)
    with pytest.raises(PublishedTwice):
        a_published_activity(app, clock)
    with pytest.raises(HasBegun):
        a_published_activity(app, clock, held_on=date(2026, 11, 19), name="昨天的")


def test_balances_from_paper_stand_outside_the_ceilings(app: App, clock: DrivenClock, home: Registered) -> None:
    opening = Opening(household_id=home.id, points=320, passbook_page="存折第12页")
    ids = app.do(a_staff(app), an_intent(), log_opening, openings=(opening,)).claim_ids
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=ids)
    posted_and_closed(app, clock)
    assert available(app, home) == 320


def test_a_returned_entry_does_not_come_back_over_hours_that_took_its_place(
    app: App, clock: DrivenClock, volunteer: Registered
) -> None:
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    ids = listed(app, activity, volunteer).claim_ids
    app.do(a_reviewer(app), an_intent(note="时间不对"), return_claims, claim_ids=ids)
    listed(app, activity, volunteer, start=time(9, 30), minutes=60)
    with pytest.raises(Overlapping):
        app.do(a_staff(app), an_intent(), resubmit_claims, claim_ids=ids)
