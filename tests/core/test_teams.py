"""Teams of a kind and a programme, parents without circles, roles, and joining by request or invitation."""

from __future__ import annotations

from datetime import date

import pytest

from core.bootstrap import App
from core.errors import NotFound
from core.places import Registered
from core.policy import Actor, Role
from core.team_requests import (
    AnsweredAlready,
    AskedAlready,
    answer_request,
    ask_to_join,
    invite_to_team,
    my_teams,
    waiting_requests,
)
from core.teams import (
    MemberAlready,
    NotMember,
    TeamCircle,
    TeamNameMissing,
    change_team,
    find_teams,
    leave_team,
    register_program,
    register_team,
    see_team,
    set_member,
    team_members,
)
from tests.factories import a_person, a_staff, an_intent, somebody


@pytest.fixture
def leader(app: App) -> Registered:
    return a_person(app, name="张队长")


@pytest.fixture
def team(app: App, leader: Registered) -> Registered:
    return app.do(a_staff(app), an_intent(), register_team, name="平安巡逻队", kind="neighbours", leader_id=leader.id)


def resident(app: App, person: Registered) -> Actor:
    return somebody(app, Role.RESIDENT, person_id=person.id)


def roles(app: App, team: Registered) -> dict[str, str]:
    _, lines = app.look(a_staff(app), team_members, team_id=team.id, limit=50)
    return {line.person.name: line.role for line in lines}


def test_teams_are_found_by_kind_programme_and_name_a_page_at_a_time(app: App) -> None:
    staff = a_staff(app)
    brand = app.do(staff, an_intent(), register_program, name="红石榴", about="民族团结")
    for number in range(5):
        app.do(staff, an_intent(), register_team, name=f"红石榴{number}组", kind="women", program_id=brand.id)
    app.do(staff, an_intent(), register_team, name="老兵队", kind="veterans")
    assert app.do(staff, an_intent(), register_program, name=" 红石榴 ").id == brand.id
    total, lines = app.look(staff, find_teams, program_id=brand.id, limit=2, offset=4)
    assert (total, [(line.team.name, line.team.program) for line in lines]) == (5, [("红石榴4组", "红石榴")])
    assert [line.team.name for line in app.look(staff, find_teams, kind="veterans")[1]] == ["老兵队"]
    assert app.look(staff, find_teams, text="3组")[0] == 1
    with pytest.raises(TeamNameMissing):
        app.do(staff, an_intent(), register_team, name=" ", kind="women")


def test_a_team_belongs_to_another_and_never_to_one_under_it(app: App, team: Registered) -> None:
    staff = a_staff(app)
    upper = app.do(staff, an_intent(), register_team, name="总队", kind="party")
    lower = app.do(staff, an_intent(), register_team, name="二组", kind="other", parent_id=team.id)
    app.do(staff, an_intent(), change_team, team_id=team.id, name="平安队", kind="neighbours", parent_id=upper.id)
    seen = app.look(staff, see_team, team_id=team.id)
    assert (seen.team.parent, [child.name for child in seen.children]) == ("总队", ["二组"])
    for parent in (team, lower):
        with pytest.raises(TeamCircle):
            app.do(staff, an_intent(), change_team, team_id=team.id, name="平安队", kind="neighbours",
                   parent_id=parent.id)  # fmt: skip


def test_a_new_leader_follows_the_one_before_and_every_role_is_dated(app: App, team: Registered) -> None:
    staff, person = a_staff(app), a_person(app, name="李副队")
    app.do(staff, an_intent(), set_member, team_id=team.id, person_id=person.id, role="deputy")
    assert roles(app, team) == {"张队长": "leader", "李副队": "deputy"}
    app.do(staff, an_intent(), set_member, team_id=team.id, person_id=person.id, role="leader")
    assert roles(app, team) == {"李副队": "leader", "张队长": "member"}
    assert app.look(staff, see_team, team_id=team.id).team.leader == "李副队"
    with pytest.raises(MemberAlready):
        app.do(staff, an_intent(), set_member, team_id=team.id, person_id=person.id, role="leader")


def test_whoever_asks_is_let_in_by_the_team_and_leaves_when_they_want(app: App, team: Registered) -> None:
    person = a_person(app, name="周小兰")
    me = resident(app, person)
    asked = app.do(me, an_intent(), ask_to_join, team_id=team.id)
    with pytest.raises(AskedAlready):
        app.do(me, an_intent(), ask_to_join, team_id=team.id)
    with pytest.raises(NotFound):  # nobody lets themselves in
        app.do(me, an_intent(), answer_request, request_id=asked.id, is_welcome=True)
    other = somebody(app, Role.TEAM_LEADER, team_ids=frozenset({"0" * 26}))
    with pytest.raises(NotFound):
        app.do(other, an_intent(), answer_request, request_id=asked.id, is_welcome=True)
    own = somebody(app, Role.TEAM_LEADER, team_ids=frozenset({team.id}))
    assert [row.person for row in app.look(own, waiting_requests)] == ["周小兰"]
    app.do(own, an_intent(), answer_request, request_id=asked.id, is_welcome=True)
    with pytest.raises(AnsweredAlready):
        app.do(own, an_intent(), answer_request, request_id=asked.id, is_welcome=False)
    assert [row.name for row in app.look(me, my_teams).teams] == ["平安巡逻队"]
    with pytest.raises(NotFound):
        app.do(resident(app, a_person(app, name="别人")), an_intent(), leave_team, team_id=team.id, person_id=person.id)
    app.do(me, an_intent(), leave_team, team_id=team.id, person_id=person.id)
    with pytest.raises(NotMember):
        app.do(me, an_intent(), leave_team, team_id=team.id, person_id=person.id)
    assert app.look(me, my_teams).teams == []


def test_an_invitation_is_answered_by_whoever_is_invited(app: App, team: Registered) -> None:
    person = a_person(app, name="吴老师")
    me, own = resident(app, person), somebody(app, Role.TEAM_LEADER, team_ids=frozenset({team.id}))
    first = app.do(own, an_intent(), invite_to_team, team_id=team.id, person_id=person.id)
    with pytest.raises(NotFound):  # the team may take it back, not accept it
        app.do(own, an_intent(), answer_request, request_id=first.id, is_welcome=True)
    assert app.do(own, an_intent(), answer_request, request_id=first.id, is_welcome=False).answer == "withdrawn"
    second = app.do(own, an_intent(), invite_to_team, team_id=team.id, person_id=person.id)
    app.do(me, an_intent(), answer_request, request_id=second.id, is_welcome=True)
    assert [(row.name, row.from_on) for row in app.look(me, my_teams).teams] == [("平安巡逻队", date(2026, 11, 20))]


def test_members_are_found_by_a_beginning_of_their_name(app: App, team: Registered) -> None:
    for name in ("欧阳秀英", "王秀英", "王建国"):
        app.do(a_staff(app), an_intent(), set_member, team_id=team.id, person_id=a_person(app, name=name).id)
    total, lines = app.look(a_staff(app), team_members, team_id=team.id, text="xiuy")
    assert (total, {line.person.name for line in lines}) == (2, {"欧阳秀英", "王秀英"})
