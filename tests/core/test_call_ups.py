"""Emergency call-ups: everybody called at once, one tap answers, a live roll, one press ends it (domain A.1 row 7)."""

from __future__ import annotations

import time as stopwatch
from datetime import date, time
from functools import partial
from typing import Any

import pytest

from core.activities import EndsBeforeStart
from core.bootstrap import App
from core.call_ups import (
    CalledUp,
    NobodyCalled,
    PlaceMissing,
    accept_call,
    call_up,
    decline_call,
    list_call_ups,
    my_calls,
    roll_call,
    stand_down,
)
from core.clock import DrivenClock
from core.errors import NotFound
from core.messages import my_messages
from core.policy import Actor
from core.sign_up_rules import CalledOff, EnoughPeople, NotStanding
from core.sign_ups import withdraw
from core.teams import register_team
from db.states import SignUpState
from tests.factories import a_household, a_person, a_resident, a_staff, an_intent, console
from tests.factories_activities import a_volunteer, an_activity, shift_ids, signs_up
from tests.racers import race


def a_call(app: App, **named: Any) -> CalledUp:
    """From now until four in the afternoon at the flood gate."""
    given: dict[str, Any] = {
        "name": "防汛集结", "place": "东门水闸", "needed_people": 2, "safety_note": "穿雨靴，不下水", "ends": time(16),
        "leader_id": a_person(app, name="值班员", birth_year=1980).id,
    }  # fmt: skip
    return app.do(a_staff(app), an_intent(), call_up, **(given | named))


def a_team(app: App, *people: Actor) -> str:
    ids = tuple(one.person_id or "" for one in people)
    return app.do(
        console(app), an_intent(), register_team, name=f"队{ids[0][-4:]}", kind="neighbours", member_ids=ids
    ).id


def answer(app: App, who: Actor, command: Any) -> Any:
    return app.do(who, an_intent(), command, sign_up_id=app.look(who, my_calls)[0].sign_up_id)


def test_the_called_answer_with_one_tap_and_the_duty_officer_sees_it(app: App) -> None:
    people = [a_volunteer(app, name) for name in ("王秀英", "李强", "陈桂兰", "周大海")]
    call = a_call(app, team_ids=(a_team(app, *people[:3]), a_team(app, people[0], people[3])))
    assert call.called == 4  # who is in two teams is called once
    mine = app.look(people[0], my_calls)[0]
    assert (mine.name, mine.place, mine.risk_note, mine.state) == (
        "防汛集结", "东门水闸", "穿雨靴，不下水", SignUpState.CALLED,
    )  # fmt: skip
    answer(app, people[0], accept_call)
    answer(app, people[1], decline_call)
    roll = app.look(a_staff(app), roll_call, activity_id=call.id)
    assert (roll.needed, roll.accepted, roll.declined, roll.silent, roll.present) == (2, 1, 1, 2, 0)
    assert app.look(people[1], my_calls) == []
    answer(app, people[2], accept_call)
    with pytest.raises(EnoughPeople):
        answer(app, people[3], accept_call)
    sign_up_id = app.look(people[0], my_calls)[0].sign_up_id
    app.do(people[0], an_intent(), withdraw, sign_up_id=sign_up_id)  # at any time
    assert answer(app, people[3], accept_call) == SignUpState.SIGNED_UP
    assert [row.name for row in app.look(a_staff(app), list_call_ups)] == ["防汛集结"]


def test_whom_a_call_reaches(app: App) -> None:
    member = a_volunteer(app, "队员", birth_year=1990)
    young = a_volunteer(app, "少年", birth_year=2010)
    home = a_household(app)
    party = a_person(app, name="老党员", household_id=home.id, tags="党员 退休教师", birth_year=1960)
    a_person(app, name="邻居", household_id=home.id)
    a_team(app, member, young)
    assert a_call(app, name="党员", is_party_called=True).called == 1
    assert a_call(app, name="各队", is_everybody_called=True).called == 1  # a minor is never called
    assert a_call(app, name="都来", is_everybody_called=True, is_party_called=True).called == 2
    reader = a_resident(app, person_id=party.id, household_id=home.id)
    assert {one.name for one in app.look(reader, my_calls)} == {"党员", "都来"}


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_what_makes_no_call(app: App) -> None:
    a_team(app, a_volunteer(app, "王秀英"))
    for named, refused in (
        ({"is_party_called": True}, NobodyCalled),
        ({}, NobodyCalled),
        ({"is_everybody_called": True, "place": " "}, PlaceMissing),
        ({"is_everybody_called": True, "ends": time(9)}, EndsBeforeStart),
    ):
        with pytest.raises(refused):
            a_call(app, **named)


def test_one_press_stands_everybody_down(app: App, clock: DrivenClock) -> None:
    people = [a_volunteer(app, name) for name in ("王秀英", "李强", "陈桂兰")]
    call = a_call(app, team_ids=(a_team(app, *people),))
    answer(app, people[0], accept_call)
    silent = app.look(people[1], my_calls)[0].sign_up_id
    answer(app, people[2], decline_call)
    clock.forward(minutes=30)
    done = app.do(a_staff(app), an_intent(), stand_down, activity_id=call.id)
    assert done.told == 2
    assert [word.kind for word in app.look(people[0], my_messages)] == ["stood_down"]
    assert app.look(people[2], my_messages) == []  # who said no is left in peace
    assert app.look(people[0], my_calls) == []
    for press in (
        partial(app.do, people[1], an_intent(), accept_call, sign_up_id=silent),
        partial(app.do, a_staff(app), an_intent(), stand_down, activity_id=call.id),
    ):
        with pytest.raises(CalledOff):
            press()
    assert not app.look(a_staff(app), roll_call, activity_id=call.id).is_open
    with pytest.raises(NotFound):
        app.do(a_staff(app), an_intent(), stand_down, activity_id=an_activity(app).id)


def test_an_answer_and_the_stand_down_at_one_moment_leave_one_truth(app: App) -> None:
    people = [a_volunteer(app, f"志愿者{number}") for number in range(4)]
    call = a_call(app, team_ids=(a_team(app, *people),), needed_people=2)
    ids = [app.look(who, my_calls)[0].sign_up_id for who in people]
    calls = [
        partial(app.do, who, an_intent(), accept_call, sign_up_id=one) for who, one in zip(people, ids, strict=True)
    ]
    answers = race([*calls, partial(app.do, a_staff(app), an_intent(), stand_down, activity_id=call.id)])
    accepted = answers[:4].count("signed_up")
    assert app.look(a_staff(app), roll_call, activity_id=call.id).accepted == accepted <= 2
    assert {type(one) for one in answers[:4]} <= {str, EnoughPeople, CalledOff}


def test_a_call_goes_before_what_somebody_had_planned(app: App) -> None:
    who = a_volunteer(app, "王秀英")
    busy = an_activity(app, held_on=date(2026, 11, 20), starts=time(11), ends=time(15))
    signs_up(app, who, shift_ids(app, busy.id)[0])
    call = a_call(app, team_ids=(a_team(app, who),))
    assert signs_up(app, who, shift_ids(app, call.id)[0]).places[0].state is SignUpState.SIGNED_UP
    with pytest.raises(NotStanding):  # the same answer by the other door
        app.do(who, an_intent(), accept_call, sign_up_id=app.look(who, my_calls)[0].sign_up_id)


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_a_thousand_are_called_in_one_operation_within_seconds(app: App) -> None:
    home = a_household(app)
    first = a_volunteer(app, "队长")
    team_id = a_team(app, first)
    _fill_team(app, home.id, team_id, 1000)
    began = stopwatch.perf_counter()
    assert a_call(app, is_everybody_called=True, needed_people=100).called == 1001
    assert stopwatch.perf_counter() - began < 10


def _fill_team(app: App, household_id: str, team_id: str, count: int) -> None:
    from db.tables import Person, TeamMember
    from db.types import new_id

    with app.database.transaction() as session:
        community_id = session.value("SELECT community_id FROM household WHERE id = :id", id=household_id)
        like = session.first("SELECT * FROM person LIMIT 1")._asdict()
        member = session.first("SELECT * FROM team_member LIMIT 1")._asdict()
        ids = [new_id() for _ in range(count)]
        session.insert_all(
            Person, [like | {"id": one, "volunteer_number": f"X{place}"} for place, one in enumerate(ids)]
        )
        session.insert_all(TeamMember, [member | {"id": new_id(), "team_id": team_id, "person_id": one} for one in ids])
        assert community_id
