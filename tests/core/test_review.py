"""The inbox of hundreds: filters, risk notes in words, one press with a preview, deputies, calls about records."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from core.accounts import create_account
from core.approvals import approve_claims, claim_history, return_claims
from core.bootstrap import App
from core.calendars import working_day_after
from core.call_backs import DrawnAlready, MonthNotSealed, call_backs, draw_call_backs, record_call_back, sample
from core.claims import Logged, log_hours
from core.clock import DrivenClock, at_local
from core.deputies import (
    DeputyDays,
    DeputyHasRight,
    DeputyOfDeputy,
    DeputyOneself,
    end_deputy,
    list_deputies,
    name_deputy,
)
from core.entries import Entry
from core.errors import Forbidden, Malformed, NotFound, ReasonNeeded, SecondPersonNeeded, StateMoved
from core.places import Registered
from core.policy import Actor, Role
from core.review import Wanted, filter_choices, foresee, waiting_claims
from core.seals import seal_days
from core.who import actor_of
from tests.core.test_earning import a_published_activity
from tests.factories import (
    a_community,
    a_household,
    a_person,
    a_reviewer,
    a_staff,
    a_supervisor,
    an_intent,
    console,
)

ZONE = "Asia/Shanghai"
SATURDAY = date(2026, 11, 21)


def neighbours(app: App, count: int) -> list[Registered]:
    """People, each of a household of their own."""
    return [
        a_person(app, name=f"志愿者{n}", household_id=a_household(app, head_name=f"户{n}").id) for n in range(count)
    ]


def a_sheet(
    app: App, staff: Actor, activity: Any, people: list[Registered], *, at: time = time(9), minutes: int = 120
) -> Logged:
    """A leader's sheet, one row a person."""
    starts_at = at_local(activity.held_on, at, ZONE)
    entries = tuple(
        Entry(person_id=one.id, service_on=activity.held_on, title=activity.name, starts_at=starts_at,
              ends_at=starts_at + timedelta(minutes=minutes), row=row + 2)
        for row, one in enumerate(people)
    )  # fmt: skip
    logged: Logged = app.do(staff, an_intent(), log_hours, entries=entries)
    return logged


def test_the_inbox_is_filtered_by_everything_a_reviewer_asks_for(app: App, clock: DrivenClock) -> None:
    people, staff, other = neighbours(app, 4), a_staff(app), a_staff(app)
    sweep = a_published_activity(app, clock, name="扫雪")
    visit = a_published_activity(app, clock, name="探访", item_code="C2")
    clock.forward(days=2)
    a_sheet(app, staff, sweep, people[:3])
    a_sheet(app, other, visit, people[3:])
    reader = a_reviewer(app)

    def found(**wanted: Any) -> int:
        return app.look(reader, waiting_claims, wanted=Wanted(**wanted))[0]

    assert found() == 4
    assert found(activity_id=sweep.id) == found(item_code="C1") == found(maker_id=staff.id) == 3
    assert found(person_id=people[0].id) == 1
    assert (found(first=SATURDAY, last=SATURDAY), found(first=date(2026, 11, 22))) == (4, 0)
    assert (found(concern="clean"), found(concern="late")) == (4, 0)
    offered = app.look(reader, filter_choices)
    assert [(one.words, one.count) for one in offered.activities] == [("扫雪", 3), ("探访", 1)]
    assert {one.id for one in offered.items} == {"C1", "C2"} and {one.count for one in offered.makers} == {1, 3}
    total, page = app.look(reader, waiting_claims, limit=3, offset=3)
    assert (total, len(page)) == (4, 1)


def test_every_risk_is_said_and_keeps_a_row_from_the_common_press(app: App, clock: DrivenClock) -> None:
    people, staff, reviewer = neighbours(app, 3), a_staff(app), a_reviewer(app)
    night = a_published_activity(app, clock, name="夜巡", hours=10)
    clock.set(at_local(date(2026, 11, 24), time(10), ZONE))
    late = a_sheet(app, staff, night, people[:1], at=time(9), minutes=400).claim_ids
    back = a_sheet(app, staff, night, people[1:2], at=time(9), minutes=60).claim_ids
    app.do(reviewer, an_intent(reason="wrong_time"), return_claims, claim_ids=back)
    assert app.look(reviewer, claim_history, claim_id=back[0])[-1].reason == "wrong_time"
    clock.set(at_local(date(2026, 12, 3), time(10), ZONE))  # Thursday: the ninth working day after that Saturday
    slow = a_sheet(app, staff, night, people[2:], at=time(5), minutes=60).claim_ids
    _, waiting = app.look(reviewer, waiting_claims)
    said = {one.claim.id: (set(one.concerns), one.facts["late_days"]) for one in waiting}
    assert said[late[0]] == ({"above_cap", "long_service"}, 2)
    assert said[slow[0]] == ({"late", "odd_hours"}, 9)
    found = app.look(reviewer, foresee)
    assert (found.rows, {one.claim.id for one in found.left_out}) == (0, {late[0], slow[0]})


@pytest.mark.parametrize(
    ("held_on", "entered_on", "days"),
    [
        (date(2026, 11, 21), date(2026, 12, 1), 7),  # a Saturday to the Tuesday after the next
        (date(2026, 12, 31), date(2027, 1, 11), 6),  # into a year without rows: only New Year's Day is free
        (date(2027, 4, 30), date(2027, 5, 11), 6),  # 1 to 3 May are free, no later table says otherwise
        (date(2027, 9, 30), date(2027, 10, 13), 4),  # the provisional week of October
    ],
    ids=["2026-11", "2027-01", "2027-05", "2027-10"],
)  # fmt: skip
def test_how_late_an_entry_is_goes_by_working_days(
    app: App, clock: DrivenClock, held_on: date, entered_on: date, days: int
) -> None:
    clock.set(max(clock.now(), at_local(held_on - timedelta(days=3), time(9), ZONE)))
    person, activity = neighbours(app, 1), a_published_activity(app, clock, held_on=held_on)
    clock.set(at_local(entered_on, time(10), ZONE))
    a_sheet(app, a_staff(app), activity, person)
    one = app.look(a_reviewer(app), waiting_claims)[1][0]
    with app.reading() as (session, _):
        day, counted = held_on, 0
        while day < entered_on:
            day, _ = working_day_after(session, day, count=1)
            counted += day <= entered_on
    assert (one.facts["late_days"], "late" in one.concerns) == (counted, counted > 5)
    assert counted == days


def test_one_press_takes_what_its_preview_said_and_two_windows_act_once(app: App, clock: DrivenClock) -> None:
    people, staff = neighbours(app, 13), a_staff(app)
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    a_sheet(app, staff, activity, people[:12])
    a_sheet(app, a_staff(app), activity, people[12:], minutes=400)
    first, second = a_reviewer(app), a_supervisor(app)
    found = app.look(first, foresee, wanted=Wanted(activity_id=activity.id))
    assert (found.rows, found.people, found.points, found.half, len(found.left_out)) == (12, 12, 48, 12, 1)
    done = app.do(first, an_intent(), approve_claims, claim_ids=found.claim_ids)
    assert (done.approved, done.half) == (0, 12)
    found = app.look(second, foresee, wanted=Wanted(activity_id=activity.id), is_half=True)
    press = an_intent()
    assert app.do(second, press, approve_claims, claim_ids=found.claim_ids).approved == 12
    assert app.do(second, press, approve_claims, claim_ids=found.claim_ids).is_replay  # the same press, reloaded
    with pytest.raises(StateMoved):  # another window
        app.do(a_supervisor(app), an_intent(), approve_claims, claim_ids=found.claim_ids)


def test_ones_own_and_ones_spouses_are_left_out_of_every_press(app: App, clock: DrivenClock) -> None:
    home = a_household(app)
    husband = a_person(app, name="王强", household_id=home.id, is_head=True)
    wife = a_person(app, name="李梅", household_id=home.id)
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    ids = a_sheet(app, a_staff(app), activity, [husband, wife]).claim_ids
    reviewer = a_reviewer(app, person_id=wife.id, household_id=home.id)
    found = app.look(reviewer, foresee)
    assert (found.claim_ids, [one.is_own for one in found.left_out]) == ((), [True, True])
    for claim_id in ids:
        with pytest.raises(SecondPersonNeeded):
            app.do(reviewer, an_intent(), approve_claims, claim_ids=(claim_id,))


def test_one_approver_of_most_of_somebodys_hours_is_remarked(app: App, clock: DrivenClock) -> None:
    (person,), staff, reviewer = neighbours(app, 1), a_staff(app), a_reviewer(app)
    for day in range(21, 27):
        activity = a_published_activity(app, clock, held_on=date(2026, 11, day), name=f"巡逻{day}")
        clock.set(at_local(date(2026, 11, day), time(20), ZONE))
        ids = a_sheet(app, staff, activity, [person], minutes=60).claim_ids
        notes = [one.notes for one in app.look(reviewer, waiting_claims)[1]]
        assert notes == [("one_approver",) if day == 26 else ()]
        if day < 26:
            app.do(reviewer, an_intent(), approve_claims, claim_ids=ids)
    one = app.look(reviewer, waiting_claims)[1][0]
    assert (one.facts["approved"], one.facts["of"], one.is_clean) == (5, 5, True)
    assert app.look(a_reviewer(app), waiting_claims)[1][0].notes == ()  # another pair of eyes is what it asks for


def test_a_return_names_a_reason_or_words(app: App, clock: DrivenClock) -> None:
    people, activity = neighbours(app, 1), a_published_activity(app, clock)
    clock.forward(days=2)
    ids = a_sheet(app, a_staff(app), activity, people).claim_ids
    reviewer = a_reviewer(app)
    for intent, refusal in (
        (an_intent(), ReasonNeeded),
        (an_intent(reason="other"), ReasonNeeded),
        (an_intent(reason="mood"), Malformed),
    ):
        with pytest.raises(refusal):
            app.do(reviewer, intent, return_claims, claim_ids=ids)
    assert app.do(reviewer, an_intent(reason="no_signature"), return_claims, claim_ids=ids) == 1


def an_account(app: App, name: str, *roles: Role) -> str:
    """An account of the office with roles from today on."""
    made = app.do(console(app), an_intent(), create_account, login_name=name, display_name=name,
                  roles=tuple(role.value for role in roles))  # fmt: skip
    return str(made.id)


def acting(app: App, account_id: str) -> Actor:
    """An account as a page would find it now."""
    with app.reading() as (session, clock):
        found = actor_of(session, clock, community_id=a_community(app).id, account_id=account_id)
    assert found is not None
    return found


def test_a_deputys_right_begins_and_ends_by_itself(app: App, clock: DrivenClock) -> None:
    reviewer, maker, third = (
        an_account(app, "zhouhong", Role.REVIEWER), an_account(app, "lixiaomin", Role.STAFF),
        an_account(app, "sunli", Role.STAFF),
    )  # fmt: skip
    people, activity = neighbours(app, 2), a_published_activity(app, clock)
    clock.forward(days=2)  # Sunday 22 November
    own = a_sheet(app, acting(app, maker), activity, people[:1]).claim_ids
    others = a_sheet(app, a_staff(app), activity, people[1:]).claim_ids
    monday, friday = date(2026, 11, 23), date(2026, 11, 27)
    named: dict[str, Any] = {"account_id": maker, "from_on": monday, "until_on": friday}
    for changed, refusal in (
        ({"from_on": date(2026, 11, 21)}, DeputyDays), ({"until_on": monday + timedelta(days=92)}, DeputyDays),
        ({"account_id": reviewer}, DeputyOneself), ({"account_id": "nobody"}, NotFound),
    ):  # fmt: skip
        with pytest.raises(refusal):
            app.do(acting(app, reviewer), an_intent(), name_deputy, **(named | changed))
    grant = app.do(acting(app, reviewer), an_intent(), name_deputy, **named)
    with pytest.raises(DeputyHasRight):
        app.do(acting(app, reviewer), an_intent(), name_deputy, **named)
    with pytest.raises(Forbidden):
        app.do(acting(app, maker), an_intent(), approve_claims, claim_ids=others)
    assert [one.state for one in app.look(acting(app, maker), list_deputies)] == ["coming"]
    clock.set(at_local(monday, time(9), ZONE))
    with pytest.raises(SecondPersonNeeded):  # a deputy's own entries wait for others
        app.do(acting(app, maker), an_intent(), approve_claims, claim_ids=own)
    assert app.do(acting(app, maker), an_intent(), approve_claims, claim_ids=others).approved == 1
    with pytest.raises(DeputyOfDeputy):
        app.do(acting(app, maker), an_intent(), name_deputy, account_id=third, from_on=monday, until_on=friday)
    clock.set(at_local(friday + timedelta(days=1), time(9), ZONE))
    assert Role.REVIEWER not in acting(app, maker).roles
    assert [one.state for one in app.look(acting(app, maker), list_deputies)] == ["over"]
    with pytest.raises(NotFound):
        app.do(acting(app, reviewer), an_intent(), end_deputy, grant_id=grant.id)


def test_a_months_sample_is_drawn_by_its_seal_and_asked_about(app: App, clock: DrivenClock) -> None:
    people, staff, reviewer = neighbours(app, 3), a_staff(app), a_reviewer(app)
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    app.do(reviewer, an_intent(), approve_claims, claim_ids=a_sheet(app, staff, activity, people).claim_ids)
    supervisor = a_supervisor(app)
    clock.set(at_local(date(2026, 12, 1), time(0), ZONE))
    with pytest.raises(MonthNotSealed):
        app.do(supervisor, an_intent(), draw_call_backs, month="2026-11")
    clock.forward(hours=9)
    seal_days(app)
    drawn = app.do(supervisor, an_intent(), draw_call_backs, month="2026-11")
    assert (drawn.drawn, drawn.of) == (1, 3)
    with pytest.raises(DrawnAlready):
        app.do(supervisor, an_intent(), draw_call_backs, month="2026-11")
    (one,) = app.look(supervisor, call_backs, month="2026-11")
    for who in (a_staff(app, id=staff.id), a_reviewer(app, id=reviewer.id)):
        with pytest.raises(SecondPersonNeeded):
            app.do(who, an_intent(), record_call_back, claim_id=one.claim_id, outcome="agreed")
    app.do(supervisor, an_intent(), record_call_back, claim_id=one.claim_id, outcome="unreached")
    app.do(supervisor, an_intent(), record_call_back, claim_id=one.claim_id, outcome="denied")
    assert app.look(supervisor, call_backs, month="2026-11")[0].state == "denied"
    with pytest.raises(StateMoved):
        app.do(supervisor, an_intent(), record_call_back, claim_id=one.claim_id, outcome="agreed")


def test_the_same_seal_draws_the_same_records() -> None:
    ids = [f"{n:05}" for n in range(200)]
    assert sample(ids, seed="a") == sample(list(reversed(ids)), seed="a") != sample(ids, seed="b")
    assert len(sample(ids, seed="a")) == 10 and len(sample(ids[:1], seed="a")) == 1
