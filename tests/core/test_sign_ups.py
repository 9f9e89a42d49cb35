"""Signing up: places, the waiting list, withdrawal, clashes, ages, absences (domain C.1, D.4; F-10 for places).

Seconds: about 30 for both engines.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest

import db.sign_ups
from core.absences import (
    AppealedOnce,
    NotOverYet,
    WasThere,
    appeal,
    decide_appeal,
    excuse,
    list_appeals,
    mark_absent,
)
from core.activities import (
    BreakTooLong,
    DaysTaken,
    HasPeople,
    PublishedTwice,
    ShiftOutside,
    ShiftPlan,
    ShiftTwice,
    SignUpEndsLate,
    cancel_activity,
    publish_activity,
)
from core.activity_views import list_coming, list_people, my_sign_ups, see_activity, see_month
from core.bootstrap import App
from core.clock import DrivenClock, at_local
from core.errors import Forbidden, NotFound, ReasonNeeded, SecondPersonNeeded
from core.messages import my_messages, put_away
from core.policy import Actor, Role
from core.sign_up_rules import (
    AdultNeeded,
    CalledOff,
    ChildTooYoung,
    Clashes,
    LongDay,
    NamedTwice,
    NotOfHousehold,
    NotStanding,
    ShortRest,
    SignedUpAlready,
    SignUpOver,
    SignUpPaused,
    TooYoung,
    WithdrawLate,
)
from core.sign_ups import check_sign_up, sign_up, withdraw
from core.teams import register_team
from core.themes import ThemeMissing, see_themes, set_themes
from db.states import SignUpState
from db.tables import Attendance
from db.types import new_id
from tests.factories import a_household, a_person, a_resident, a_reviewer, a_staff, an_intent, console, somebody
from tests.factories_activities import DAY, a_volunteer, an_activity, shift_ids, signs_up
from tests.racers import race, rounds

ZONE = "Asia/Shanghai"
SIGNED_UP, WAITING = SignUpState.SIGNED_UP, SignUpState.WAITING


def a_shift(app: App, **named: Any) -> str:
    return shift_ids(app, an_activity(app, **named).id)[0]


def gives_back(app: App, who: Actor, sign_up_id: str) -> Any:
    return app.do(who, an_intent(), withdraw, sign_up_id=sign_up_id)


def until(clock: DrivenClock, day: date, hour: int, minute: int = 0) -> None:
    clock.set(at_local(day, time(hour, minute), ZONE))


def check_in(app: App, shift_id: str, person_id: str) -> None:
    """An arrival as the leader's screen writes it."""
    with app.database.transaction() as session:
        found = session.first("SELECT community_id, activity_id FROM shift WHERE id = :id", id=shift_id)
        session.insert(
            Attendance, community_id=found.community_id, id=new_id(), activity_id=found.activity_id, shift_id=shift_id,
            person_id=person_id, came_at=datetime(2026, 11, 25, 1, 0).astimezone(), way="list", device=None, turn=1,
            recorded_by="leader",
        )  # fmt: skip


# -- publishing ----------------------------------------------------------------------------------------------------


def test_an_activity_with_stalls_and_everything_that_one_should_know(app: App) -> None:
    published = an_activity(
        app, name="实践集市", starts=time(9), ends=time(12), minimum_age=16, risk_note="自带手套", insurance="社区统保",
        service_kind="market_stall", shifts=(
            ShiftPlan(name="理发摊", starts=time(9), ends=time(12), needed_people=3, break_minutes=15),
            ShiftPlan(name="磨刀摊", starts=time(9), ends=time(10, 30), needed_people=2),
        ),
    )  # fmt: skip
    seen = app.look(a_staff(app), see_activity, activity_id=published.id)
    assert [(one.name, one.needed_people, one.break_minutes) for one in seen.shifts] == [
        ("理发摊", 3, 15), ("磨刀摊", 2, 0),
    ]  # fmt: skip
    assert (seen.minimum_age, seen.risk_note, seen.insurance, seen.needed) == (16, "自带手套", "社区统保", 5)
    assert app.look(a_staff(app), see_month, first=DAY) == {DAY: (1, "实践集市")}


def test_weekly_repeats_are_published_together_or_not_at_all(app: App) -> None:
    third = DAY + timedelta(weeks=2)
    an_activity(app, held_on=third)
    with pytest.raises(DaysTaken) as refusal:
        an_activity(app, weeks=4)
    assert refusal.value.facts == {"days": [third], "name": "楼道大扫除"}
    published = an_activity(app, name="花坛养护", weeks=4)
    assert published.days == tuple(DAY + timedelta(weeks=week) for week in range(4))
    coming = [one for one in app.look(a_staff(app), list_coming) if one.name == "花坛养护"]
    assert [one.held_on for one in coming] == list(published.days)
    assert {one.series_id for one in coming} == {published.id}


WINDOWS = [
    ((ShiftPlan(starts=time(8, 59), ends=time(10)),), ShiftOutside),
    ((ShiftPlan(starts=time(9), ends=time(11, 1)),), ShiftOutside),
    ((ShiftPlan(starts=time(10), ends=time(10)),), ShiftOutside),
    ((ShiftPlan(starts=time(10), ends=time(9, 30)),), ShiftOutside),
    ((ShiftPlan(starts=time(9), ends=time(10), break_minutes=60),), BreakTooLong),
    ((ShiftPlan(starts=time(9), ends=time(10)), ShiftPlan(starts=time(9), ends=time(10))), ShiftTwice),
    ((ShiftPlan(name="甲", starts=time(9), ends=time(10)), ShiftPlan(name="乙", starts=time(9), ends=time(10))), None),
    ((ShiftPlan(starts=time(9), ends=time(11), break_minutes=119),), None),
]


def test_which_shifts_fit_into_an_activity(app: App) -> None:
    for place, (shifts, refused) in enumerate(WINDOWS):
        if refused is None:
            assert an_activity(app, name=f"活动{place}", shifts=shifts).id
        else:
            with pytest.raises(refused):
                an_activity(app, name=f"活动{place}", shifts=shifts)


def test_sign_up_ends_before_the_activity_begins(app: App, clock: DrivenClock) -> None:
    start = at_local(DAY, time(9), ZONE)
    for late in (start + timedelta(minutes=1), clock.now()):
        with pytest.raises(SignUpEndsLate):
            an_activity(app, sign_up_until=late)
    shift = a_shift(app, sign_up_until=start - timedelta(days=1))
    signs_up(app, a_volunteer(app, "王秀英"), shift)
    clock.set(start - timedelta(days=1))
    with pytest.raises(SignUpOver):
        signs_up(app, a_volunteer(app, "李强"), shift)


def test_leaders_publish_and_keep_what_their_own_team_does(app: App) -> None:
    leader = a_person(app, name="赵队长")
    teams = [
        app.do(console(app), an_intent(), register_team, name=name, kind="neighbours", leader_id=leader.id).id
        for name in ("一队", "二队")
    ]
    actor = somebody(app, Role.TEAM_LEADER, person_id=leader.id, team_ids=frozenset(teams[:1]))
    mine = an_activity(app, by=actor, leader_id=leader.id, team_id=teams[0])
    with pytest.raises(Forbidden):
        an_activity(app, name="别队", by=actor, leader_id=leader.id, team_id=teams[1])
    with pytest.raises(Forbidden):
        an_activity(app, name="无队", by=actor, leader_id=leader.id)
    other = an_activity(app, name="别队", leader_id=leader.id, team_id=teams[1])
    with pytest.raises(Forbidden):
        app.do(actor, an_intent(), cancel_activity, activity_id=other.id)
    who = a_volunteer(app, "王秀英")
    added = app.do(actor, an_intent(), sign_up, shift_id=shift_ids(app, mine.id)[0], person_ids=(who.person_id or "",))
    assert added.places[0].state is SIGNED_UP


def test_everybody_on_the_lists_is_told_why_it_is_called_off(app: App) -> None:
    published = an_activity(app, needed_people=1)
    shift = shift_ids(app, published.id)[0]
    comes, waits = a_volunteer(app, "王秀英"), a_volunteer(app, "李强")
    signs_up(app, comes, shift)
    signs_up(app, waits, shift)
    app.do(a_staff(app), an_intent(), cancel_activity, activity_id=published.id, why="weather", words="下周再办")
    for who in (comes, waits):
        word = app.look(who, my_messages)[0]
        assert (word.kind, word.reason, word.note, word.activity) == ("cancelled", "weather", "下周再办", "楼道大扫除")
    put_away(app, comes, message_id=app.look(waits, my_messages)[0].id)  # not theirs
    assert len(app.look(waits, my_messages)) == 1
    put_away(app, waits, message_id=app.look(waits, my_messages)[0].id)
    assert app.look(waits, my_messages) == []
    assert app.look(comes, see_activity, activity_id=published.id).why == "weather"
    with pytest.raises(CalledOff):
        signs_up(app, a_volunteer(app, "陈桂兰"), shift)


def test_what_somebody_has_come_to_is_not_called_off(app: App) -> None:
    published = an_activity(app)
    who = a_volunteer(app, "王秀英")
    check_in(app, shift_ids(app, published.id)[0], who.person_id or "")
    with pytest.raises(HasPeople) as refusal:
        app.do(a_staff(app), an_intent(), cancel_activity, activity_id=published.id)
    assert refusal.value.facts == {"people": 1}


def test_themes_are_the_communitys_own_once_it_wrote_them(app: App) -> None:
    staff = a_staff(app)
    assert {one.name for one in app.look(staff, see_themes, year=2027)} == {None}
    names = tuple(f"主题{month}" for month in range(1, 13))
    app.do(staff, an_intent(), set_themes, year=2027, names=names)
    app.do(staff, an_intent(), set_themes, year=2027, names=(*names[:11], "围炉夜话"))
    assert [one.name for one in app.look(staff, see_themes, year=2027)] == [*names[:11], "围炉夜话"]
    with pytest.raises(ThemeMissing):
        app.do(staff, an_intent(), set_themes, year=2027, names=(*names[:11], " "))


# -- places and the waiting list -----------------------------------------------------------------------------------


def test_who_finds_no_place_waits_and_moves_up_when_somebody_withdraws(app: App) -> None:
    published = an_activity(app, needed_people=1)
    shift = shift_ids(app, published.id)[0]
    first, second, third = (a_volunteer(app, name) for name in ("王秀英", "李强", "陈桂兰"))
    place = signs_up(app, first, shift).places[0]
    assert signs_up(app, second, shift).places[0].ahead == 0
    assert (signs_up(app, third, shift).places[0].state, app.look(third, my_sign_ups)[0].ahead) == (WAITING, 1)
    done = gives_back(app, first, place.id)
    assert done.moved_up == (second.person_id,)
    assert [word.kind for word in app.look(second, my_messages)] == ["moved_up"]
    assert app.look(second, my_sign_ups)[0].state is SIGNED_UP
    assert (app.look(third, my_sign_ups)[0].ahead, app.look(third, my_messages)) == (0, [])
    with pytest.raises(NotStanding):
        gives_back(app, first, place.id)
    roll = app.look(a_staff(app), list_people, activity_id=published.id, states=("signed_up", "waiting", "withdrawn"))
    assert [(one.name, one.state) for one in roll] == [
        ("李强", SIGNED_UP), ("陈桂兰", WAITING), ("王秀英", SignUpState.WITHDRAWN),
    ]  # fmt: skip


def test_the_same_press_twice_signs_up_once(app: App) -> None:
    shift, who, press = a_shift(app), a_volunteer(app, "王秀英"), an_intent()
    named = {"shift_id": shift, "person_ids": (who.person_id or "",)}
    first = app.do(who, press, sign_up, **named)
    assert app.do(who, press, sign_up, **named).is_replay
    with pytest.raises(SignedUpAlready):
        app.do(who, an_intent(), sign_up, **named)
    assert len(first.places) == 1


@pytest.mark.race
def test_many_at_once_get_exactly_as_many_places_as_there_are(app: App) -> None:
    people = [a_volunteer(app, f"志愿者{number}") for number in range(8)]
    for number in range(rounds(everyday=1, drill=20)):
        shift = a_shift(app, name=f"抢位{number}", held_on=DAY + timedelta(days=number), needed_people=3)
        calls = [partial(signs_up, app, who, shift) for who in people]
        places = [answer.places[0] for answer in race(calls)]
        assert [place.state for place in places].count(SIGNED_UP) == 3
        waiting = [place for place in places if place.state is WAITING]
        assert sorted(place.ahead for place in waiting) == [0, 1, 2, 3, 4]
        taken = [place for place in places if place.state is SIGNED_UP]
        owner = {who.person_id: who for who in people}
        given = race([partial(gives_back, app, owner[place.person_id], place.id) for place in taken])
        moved = [person_id for one in given for person_id in one.moved_up]
        assert len(set(moved)) == len(moved) == 3


@pytest.mark.race
def test_control_counted_before_the_hold_places_are_given_twice(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    shift = a_shift(app, needed_people=1)
    people = [a_volunteer(app, f"志愿者{number}") for number in range(4)]
    with app.database.reading() as session:
        before = db.sign_ups.count(session, community_id=people[0].community_id, shift_id=shift, state=SIGNED_UP)
    monkeypatch.setattr(db.sign_ups, "count", lambda session, **named: before)
    answers = race([partial(signs_up, app, who, shift) for who in people])
    assert [one.places[0].state for one in answers].count(SIGNED_UP) == 4


# -- giving a place back -------------------------------------------------------------------------------------------


def test_a_place_is_given_back_until_a_day_before_and_later_only_with_an_excuse(app: App, clock: DrivenClock) -> None:
    shift = a_shift(app, needed_people=1)
    first, second = a_volunteer(app, "王秀英"), a_volunteer(app, "李强")
    place, behind = signs_up(app, first, shift).places[0], signs_up(app, second, shift).places[0]
    deadline = at_local(DAY, time(9), ZONE) - timedelta(hours=24)
    assert app.look(first, my_sign_ups)[0].withdraw_until == deadline
    clock.set(deadline)
    with pytest.raises(WithdrawLate) as refusal:
        gives_back(app, first, place.id)
    assert refusal.value.facts == {"until": deadline}
    with pytest.raises(ReasonNeeded):
        app.do(a_staff(app), an_intent(), excuse, sign_up_id=place.id, why="because")
    done = app.do(a_staff(app), an_intent(), excuse, sign_up_id=place.id, why="ill")
    assert (done.state, done.moved_up) == (SignUpState.EXCUSED, (second.person_id,))
    assert gives_back(app, second, behind.id).state is SignUpState.WITHDRAWN  # who got it so late may still leave it


def test_others_places_are_not_there_for_strangers(app: App) -> None:
    shift = a_shift(app)
    place = signs_up(app, a_volunteer(app, "王秀英"), shift).places[0]
    stranger = a_volunteer(app, "李强")
    with pytest.raises(NotFound):
        gives_back(app, stranger, place.id)
    with pytest.raises(NotOfHousehold):
        signs_up(app, stranger, shift, place.person_id)


# -- what lies too close -------------------------------------------------------------------------------------------


def test_two_services_at_one_time_clash_and_close_ones_ask_again(app: App) -> None:
    who = a_volunteer(app, "王秀英")
    signs_up(app, who, a_shift(app, name="上午", starts=time(9), ends=time(11)))
    with pytest.raises(Clashes) as refusal:
        signs_up(app, who, a_shift(app, name="叠上", starts=time(10, 59), ends=time(12)))
    assert refusal.value.facts["activity"] == "上午"
    near = a_shift(app, name="紧接", starts=time(11, 29), ends=time(12))
    assert [type(one) for one in app.look(who, check_sign_up, shift_id=near, person_ids=(who.person_id or "",))] == [
        ShortRest
    ]
    with pytest.raises(ShortRest):
        signs_up(app, who, near)
    signs_up(app, who, near, is_sure=True)
    signs_up(app, who, a_shift(app, name="歇够了", starts=time(12, 30), ends=time(17, 59)))
    long = a_shift(app, name="太久", starts=time(19), ends=time(19, 1))
    with pytest.raises(LongDay) as asked:
        signs_up(app, who, long)
    assert asked.value.facts == {"name": "王秀英", "minutes": 481}
    signs_up(app, who, long, is_sure=True)


def test_what_was_given_back_or_called_off_is_in_nobodys_way(app: App) -> None:
    who = a_volunteer(app, "王秀英")
    gives_back(app, who, signs_up(app, who, a_shift(app, name="退掉")).places[0].id)
    off = an_activity(app, name="取消")
    signs_up(app, who, shift_ids(app, off.id)[0])
    app.do(a_staff(app), an_intent(), cancel_activity, activity_id=off.id)
    assert signs_up(app, who, a_shift(app, name="来这场")).places[0].state is SIGNED_UP


# -- who may come --------------------------------------------------------------------------------------------------

#: years in the year of the activity, the activity's own age, with an adult of the household, what comes of it
AGES: list[tuple[int | None, int | None, bool, type[Exception] | None]] = [
    (9, None, True, ChildTooYoung),
    (10, None, False, AdultNeeded),
    (10, None, True, None),
    (13, None, False, AdultNeeded),
    (13, None, True, None),
    (14, None, False, None),
    (15, 16, False, TooYoung),
    (16, 16, False, None),
    (12, 16, True, TooYoung),
    (None, 16, False, None),
    (80, None, False, None),
]


def test_how_old_one_is_when_signed_up_at_the_desk(app: App) -> None:
    home = a_household(app, head_name="王秀英")
    grandmother = a_person(app, name="王秀英", household_id=home.id, birth_year=1955)
    staff = a_staff(app)
    shifts = {
        age: a_shift(app, name=f"{age}", held_on=DAY + timedelta(days=place), minimum_age=age)
        for place, age in enumerate({row[1] for row in AGES})
    }
    for place, (years, minimum, has_adult, refused) in enumerate(AGES):
        person = a_person(app, name=f"孩子{place}", household_id=home.id, birth_year=years and DAY.year - years)
        named: dict[str, Any] = {
            "shift_id": shifts[minimum], "person_ids": (person.id,),
            "adult_id": grandmother.id if has_adult else None,
        }  # fmt: skip
        if refused is None:
            assert app.do(staff, an_intent(), sign_up, **named).places[0].person_id == person.id
        else:
            with pytest.raises(refused):
                app.do(staff, an_intent(), sign_up, **named)


def test_a_family_comes_in_one_press_and_a_child_names_its_adult(app: App) -> None:
    home = a_household(app, head_name="王秀英")
    people = [
        a_person(app, name=name, household_id=home.id, birth_year=born, is_head=born == 1985)
        for name, born in (("王秀英", 1985), ("王小明", 2014), ("王小红", 2010))
    ]
    mother = a_resident(app, person_id=people[0].id, household_id=home.id)
    published = an_activity(app)
    shift = shift_ids(app, published.id)[0]
    sister = a_resident(app, person_id=people[2].id, household_id=home.id)
    with pytest.raises(AdultNeeded):  # sixteen herself, she cannot answer for her brother
        signs_up(app, sister, shift, people[1].id)
    signs_up(app, mother, shift, people[1].id, people[2].id)
    roll = app.look(a_staff(app), list_people, activity_id=published.id, states=("signed_up",))
    assert [(one.name, one.brought_by) for one in roll] == [
        ("王秀英", None), ("王小明", "王秀英"), ("王小红", "王秀英"),
    ]  # fmt: skip
    stranger = a_person(app, name="外人", birth_year=1980)
    with pytest.raises(AdultNeeded):
        app.do(
            a_staff(app), an_intent(), sign_up, shift_id=a_shift(app, name="另一场", starts=time(14), ends=time(15)),
            person_ids=(people[1].id,), adult_id=stranger.id,
        )  # fmt: skip


def test_a_list_that_names_one_person_twice_is_refused_whole(app: App) -> None:
    who = a_volunteer(app, "王秀英")
    shift = a_shift(app)
    with pytest.raises(NamedTwice) as refusal:
        signs_up(app, who, shift, who.person_id or "")
    assert refusal.value.facts == {"name": "王秀英"}
    assert app.look(who, my_sign_ups) == []


def test_the_desk_may_add_people_until_the_shift_is_over(app: App, clock: DrivenClock) -> None:
    shift, staff, who = a_shift(app), a_staff(app), a_volunteer(app, "王秀英")
    until(clock, DAY, 10)
    with pytest.raises(SignUpOver):
        signs_up(app, who, shift)
    assert app.do(staff, an_intent(), sign_up, shift_id=shift, person_ids=(who.person_id or "",)).places
    until(clock, DAY, 11)
    with pytest.raises(SignUpOver):
        app.do(staff, an_intent(), sign_up, shift_id=shift, person_ids=(a_person(app, name="李强").id,))


# -- who did not come ----------------------------------------------------------------------------------------------


def test_an_absence_is_marked_after_the_end_appealed_and_decided_by_another(app: App, clock: DrivenClock) -> None:
    shift, staff = a_shift(app), a_staff(app)
    who, came = a_volunteer(app, "王秀英"), a_volunteer(app, "李强")
    mine, theirs = (signs_up(app, one, shift).places[0].id for one in (who, came))
    check_in(app, shift, came.person_id or "")
    until(clock, DAY, 10, 59)
    with pytest.raises(NotOverYet):
        app.do(staff, an_intent(), mark_absent, sign_up_ids=(mine,))
    until(clock, DAY, 11)
    with pytest.raises(WasThere):
        app.do(staff, an_intent(), mark_absent, sign_up_ids=(mine, theirs))
    with pytest.raises(NamedTwice):
        app.do(staff, an_intent(), mark_absent, sign_up_ids=(mine, mine))
    assert app.do(staff, an_intent(), mark_absent, sign_up_ids=(mine,)).people == 1
    with pytest.raises(ReasonNeeded):
        app.do(who, an_intent(note=" "), appeal, sign_up_id=mine)
    with pytest.raises(NotFound):
        app.do(came, an_intent(note="替她说"), appeal, sign_up_id=mine)
    app.do(who, an_intent(note="路上摔了一跤"), appeal, sign_up_id=mine)
    waiting = app.look(staff, list_appeals)[0]
    assert (waiting.said, waiting.may_decide) == ("路上摔了一跤", False)
    with pytest.raises(SecondPersonNeeded):
        app.do(staff, an_intent(), decide_appeal, sign_up_id=mine, is_excused=True)
    other = a_reviewer(app)
    clock.forward(minutes=1)
    assert app.look(other, list_appeals)[0].may_decide
    app.do(other, an_intent(), decide_appeal, sign_up_id=mine, is_excused=False)
    assert [word.kind for word in app.look(who, my_messages)] == ["appeal_kept", "absent"]
    with pytest.raises(AppealedOnce):
        app.do(who, an_intent(note="再说一次"), appeal, sign_up_id=mine)
    assert app.look(who, my_sign_ups, is_over=True)[0].state is SignUpState.ABSENT


def test_five_absences_within_a_year_pause_sign_up(app: App, clock: DrivenClock) -> None:
    staff, who = a_staff(app), a_volunteer(app, "王秀英")
    ids = []
    for number in range(5):
        held_on = DAY + timedelta(days=number)
        ids.append(signs_up(app, who, a_shift(app, name=f"第{number}场", held_on=held_on)).places[0].id)
    until(clock, DAY + timedelta(days=5), 12)
    app.do(staff, an_intent(), mark_absent, sign_up_ids=tuple(ids[:1]))
    for sign_up_id in ids[1:]:
        app.do(staff, an_intent(), mark_absent, sign_up_ids=(sign_up_id,))
    later = a_shift(app, name="下一场", held_on=DAY + timedelta(days=9))
    with pytest.raises(SignUpPaused) as refusal:
        signs_up(app, who, later)
    assert refusal.value.facts == {"name": "王秀英", "absences": 5}
    app.do(who, an_intent(note="住院了"), appeal, sign_up_id=ids[0])
    assert signs_up(app, who, later).places[0].state is SIGNED_UP  # undecided does not count
    clock.forward(days=361)
    app.do(a_reviewer(app), an_intent(), decide_appeal, sign_up_id=ids[0], is_excused=False)
    year_later = a_shift(app, name="一年后", held_on=DAY + timedelta(days=370))
    assert signs_up(app, who, year_later).places[0].state is SIGNED_UP


def test_existing_callers_still_publish_once_a_day(app: App) -> None:
    an_activity(app)
    with pytest.raises(PublishedTwice):
        app.do(
            a_staff(app), an_intent(), publish_activity, name="楼道 大扫除", place="1号楼", held_on=DAY,
            starts=time(14), ends=time(15), leader_id=a_person(app).id, item_code="C1",
        )  # fmt: skip
