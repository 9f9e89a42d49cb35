"""At the desk somebody is found by letters, moves and is merged; a resident asks to join a team and is let in."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from core.bootstrap import App
from core.moving import household_past, move_person
from core.people import find_people, see_person
from core.team_requests import my_teams
from core.teams import find_teams, register_team
from tests.factories import a_household, a_person, an_intent, console
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import points_for
from tests.pages.screen import Opener, words


def button(test: AppTest, begins: str) -> Any:
    """The first button whose key begins so."""
    return next(one for one in test.button if one.key.startswith(begins))


def field(test: AppTest, begins: str) -> Any:
    """The first field whose key begins so."""
    return next(one for one in test.text_input if one.key.startswith(begins))


def test_somebody_is_found_by_initials_and_their_page_opens(open_as: Opener, app: App) -> None:
    person = a_person(app, name="尉迟小兰")
    test = open_as("staff", "people")
    test.text_input(key="find").input("ycxl").run()
    assert "尉迟小兰" in words(test)
    test.button(key=f"who_{person.id}").click().run()
    assert person.number in words(test)
    assert "登记到名册" in words(test)


def test_the_menu_of_a_person_notes_skills_and_moves_a_household(open_as: Opener, app: App, scheme: Scheme) -> None:
    _, rows = app.look(console(app), find_people, text="")
    someone = next(row for row in rows if row.household_id == scheme.household_id)
    test = open_as("staff", "people", person=someone.id)
    test.selectbox(key="act").select("describe").run()
    assert "会什么" in words(test)
    test = open_as("staff", "people", household=scheme.household_id)
    field(test, "to_").input("99号楼").run()
    button(test, "move_").click().run()
    assert "99号楼" in words(test)
    assert len(app.look(console(app), household_past, household_id=scheme.household_id)) == 1


def test_a_double_row_is_proposed_by_one_and_merged_by_another(open_as: Opener, app: App) -> None:
    stays, gone = a_person(app, name="上官婉儿"), a_person(app, name="上官婉")
    test = open_as("staff", "people", person=stays.id)
    test.selectbox(key="act").select("merge").run()
    field(test, "other_").input(gone.number).run()
    assert "留下这一条" in words(test)
    button(test, "do_").click().run()
    test = open_as("reviewer", "people")
    button(test, "look_").click().run()
    button(test, "yes_").click()
    button(test, "look_").click().run()  # without a browser a dialog is drawn only by the run that opens it
    assert app.look(console(app), see_person, person_id=gone.id).person.id == stays.id


def test_a_household_without_people_goes_into_that_of_its_people_by_two(open_as: Opener, app: App) -> None:
    old, home = a_household(app, building="71号楼"), a_household(app, building="72号楼")
    person = a_person(app, name="上官云", household_id=old.id, is_head=True, birth_year=1950)
    day = app.look(console(app), see_person, person_id=person.id).homes[0].from_on
    app.do(console(app), an_intent(), move_person, person_id=person.id, household_id=home.id, moved_on=day)
    points_for(app, old.id, 40)
    test = open_as("staff", "people", household=old.id)
    assert "这一户散了" in words(test) and "40 分" in words(test)
    button(test, "do_").click().run()
    assert old.number in words(open_as("staff", "people"))
    test = open_as("reviewer", "people", household=old.id)
    button(test, "look_").click().run()
    button(test, "yes_").click()
    button(test, "look_").click().run()  # without a browser a dialog is drawn only by the run that opens it
    told = words(open_as("staff", "people", household=old.id))
    assert f"积分在 {home.number}" in told and "并到另一户" in told
    assert "从散了的户并来" in words(open_as("staff", "people", household=home.id))


def test_a_resident_asks_and_the_desk_lets_them_in(open_as: Opener, app: App, scheme: Scheme) -> None:
    app.do(console(app), an_intent(), register_team, name="合唱队", kind="other")
    test = open_as("resident", "my_teams")
    asked = next(one.key for one in test.button if one.key.startswith("ask_")).removeprefix("ask_")
    test.button(key=f"ask_{asked}").click().run()
    assert "等队里答复" in words(test)
    desk = open_as("staff", "teams")
    button(desk, "yes_").click().run()
    assert "加入了" in words(desk)
    assert asked in [row.team_id for row in app.look(signed_in(app, scheme, "resident"), my_teams).teams]


def test_a_team_shows_its_people_and_takes_another_name(open_as: Opener, app: App) -> None:
    _, (first, *_) = app.look(console(app), find_teams)
    test = open_as("staff", "teams", team=first.team.id)
    assert first.team.leader in words(test)
    field(test, "name_").input("银龄一队").run()
    button(test, "change_").click().run()
    assert app.look(console(app), find_teams)[1][0].team.name == "银龄一队"
