"""Activities on pages: published in full, signed up to by a resident, kept at the desk, called off, called up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

from streamlit.testing.v1 import AppTest

from core.accounts import grant_role
from core.activity_paper import call_list_file
from core.activity_views import list_coming, list_people, see_activity
from core.bootstrap import App
from core.call_ups import list_call_ups
from core.clock import DrivenClock
from core.i18n import Language, translator
from core.sessions import sign_in
from core.sign_ups import sign_up
from core.teams import list_teams
from core.themes import see_themes
from tests.factories import a_person, an_intent, console
from tests.factories_activities import an_activity, shift_ids
from tests.factories_scheme import Scheme, signed_in
from tests.factories_ways_in import PASSWORD, PIN
from tests.pages.screen import Opener, words
from tests.pages.test_staff_acts import button, field, filled_in, press


def tomorrow(scheme: Scheme, days: int = 3) -> date:
    return scheme.now.date() + timedelta(days=days)


def in_dialog(test: AppTest, opener: str, yes: str, fill: Callable[[AppTest], object] | None = None) -> AppTest:
    """Open a dialog, fill it in, press its button; without a browser both presses are sent together."""
    press(test, opener)
    if fill:
        fill(test)
    button(test, yes).click()
    next(one for one in test.button if one.key == opener).click()
    test.run()
    assert not test.exception, test.exception
    return test


def test_a_market_with_stalls_for_four_weeks_is_published_from_the_folded_part(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    test = filled_in(open_as("staff", "publish"))
    numbers = {str(one.key).rsplit("_", 1)[0]: one for one in test.number_input}
    numbers["shifts"].set_value(2)
    numbers["weeks"].set_value(4)
    numbers["age"].set_value(16)
    test.run()
    field(test.text_input, "risk_").set_value("自带手套")
    field(test.text_input, "shift_name_0").set_value("理发摊")
    field(test.text_input, "shift_name_1").set_value("磨刀摊")
    press(test, "publish_")
    assert "一共 4 场" in words(test)
    held = [one for one in app.look(console(app), list_coming) if one.name == "送春联"]
    assert [len(one.shifts) for one in held] == [2, 2, 2, 2]
    assert (held[0].risk_note, held[0].minimum_age) == ("自带手套", 16)


def test_themes_are_written_down_in_the_calendar(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("staff", "publish")
    assert "消防安全进家门" in words(test)  # November, by default
    in_dialog(
        test, "themes", "themes_yes",
        lambda test: field(test.text_input, "theme_11_").set_value("邻里读书月"),
    )  # fmt: skip
    assert app.look(console(app), see_themes, year=2026)[10].name == "邻里读书月"
    assert "邻里读书月" in words(open_as("resident", "activities"))


def test_a_resident_signs_up_with_the_household_and_gives_the_place_back(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    activity = an_activity(app, held_on=tomorrow(scheme), risk_note="自带手套")
    test = open_as("resident", "activities")
    assert "还要 10 人" in words(test)
    in_dialog(
        test, f"sign_up_{activity.id}", "yes_",
        lambda test: next(one for one in test.checkbox if str(one.key).startswith("with_")).check(),
    )  # fmt: skip
    listed = app.look(console(app), list_people, activity_id=activity.id, states=("signed_up",))
    assert {one.person_id for one in listed} == {scheme.person_id, scheme.adult_id}
    test = open_as("resident", "activities")
    assert "报上了" in words(test)
    mine = next(one for one in listed if one.person_id == scheme.person_id)
    in_dialog(test, f"withdraw_{mine.id}", f"withdraw_{mine.id}_yes")
    listed = app.look(console(app), list_people, activity_id=activity.id, states=("signed_up",))
    assert [one.person_id for one in listed] == [scheme.adult_id]


def test_whoever_is_on_the_list_is_not_asked_again(open_as: Opener, app: App, scheme: Scheme) -> None:
    activity = an_activity(app, held_on=tomorrow(scheme))
    resident, shift_id = signed_in(app, scheme, "resident"), shift_ids(app, activity.id)[0]
    app.do(resident, an_intent(), sign_up, shift_id=shift_id, person_ids=(scheme.person_id,))
    asked = press(open_as("resident", "activities"), f"sign_up_{activity.id}")
    kept = [str(box.key) for box in asked.checkbox]
    assert f"with_{activity.id}_{scheme.adult_id}" in kept
    assert not [key for key in kept if key.startswith("me_")]
    app.do(resident, an_intent(), sign_up, shift_id=shift_id, person_ids=(scheme.adult_id,))
    assert "一家人都在名单上了" in words(press(open_as("resident", "activities"), f"sign_up_{activity.id}"))


def test_what_comes_too_close_is_said_before_the_press(open_as: Opener, app: App, scheme: Scheme) -> None:
    first = an_activity(app, held_on=tomorrow(scheme))
    resident = signed_in(app, scheme, "resident")
    app.do(resident, an_intent(), sign_up, shift_id=shift_ids(app, first.id)[0], person_ids=(scheme.person_id,))
    near = an_activity(app, name="紧接着", held_on=tomorrow(scheme), starts=time(11, 10), ends=time(12))
    test = open_as("resident", "activities")
    press(test, f"sign_up_{near.id}")
    assert "歇不到半小时" in words(test)
    in_dialog(open_as("resident", "activities"), f"sign_up_{near.id}", "yes_")
    assert app.look(console(app), see_activity, activity_id=near.id).signed_up == 1


def test_the_desk_adds_somebody_calls_off_and_everybody_is_told(open_as: Opener, app: App, scheme: Scheme) -> None:
    activity = an_activity(app, held_on=tomorrow(scheme))
    test = open_as("staff", "activity", activity=activity.id)
    assert "还没有人报名" in words(test)
    field(test.text_input, "who_").set_value("王秀英").run()
    press(test, "add_")
    assert "王秀英报上了" in words(test)
    in_dialog(
        test, f"off_{activity.id}", f"off_{activity.id}_yes",
        lambda test: next(one for one in test.selectbox if one.key == "cancel_why").set_value("天气不好"),
    )  # fmt: skip
    assert "天气不好" in words(open_as("staff", "activity", activity=activity.id))
    home = open_as("resident", "my_points")
    assert "取消了" in words(home) and "天气不好" in words(home)
    press(home, "seen_")
    assert "天气不好" not in words(open_as("resident", "my_points"))


def test_an_absence_is_noted_explained_and_looked_at_by_another(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock
) -> None:
    activity = an_activity(app, held_on=tomorrow(scheme, 1))
    resident = signed_in(app, scheme, "resident")
    app.do(resident, an_intent(), sign_up, shift_id=shift_ids(app, activity.id)[0], person_ids=(scheme.person_id,))
    clock.set(activity.ends_at + timedelta(minutes=5))
    for who, name, secret in (("staff", "zhangmin", PASSWORD), ("reviewer", "liqin", PASSWORD),
                              ("resident", "13800000001", PIN)):  # fmt: skip
        scheme.tokens[who] = sign_in(app, name=name, secret=secret).token
    test = open_as("staff", "activity", activity=activity.id)
    next(one for one in test.checkbox if str(one.key).startswith("absent_")).check().run()
    press(test, "absent")
    test = open_as("resident", "activities")
    opener = button(test, "appeal_").key
    in_dialog(test, opener, "appeal_yes_", lambda test: next(iter(test.text_area)).set_value("路上摔了一跤"))
    assert "要由另一位来看" in words(open_as("staff", "publish"))
    test = open_as("reviewer", "publish")
    assert "路上摔了一跤" in words(test)
    press(test, "excused_")
    assert "按请假算" in words(open_as("resident", "activities"))


def test_a_call_is_sent_answered_and_ended(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("staff", "call_up", whom="everybody")
    assert "最近没有召集" in words(test)
    field(test.text_input, "name_").set_value("防汛集结")
    field(test.text_input, "place_").set_value("东门水闸")
    field(test.text_input, "safety_").set_value("穿雨靴")
    field(test.text_input, "officer_").set_value("赵国强").run()
    press(test, "call_")
    assert "召集令发给了" in words(test)
    call = app.look(signed_in(app, scheme, "staff"), list_call_ups)[0]
    home = open_as("resident", "my_points")
    assert "红色召集令：防汛集结" in words(home)
    press(home, "accept_")
    assert "收到，请注意安全" in words(home)
    officer = open_as("staff", "call_up", call=call.id)
    assert "王秀英" in words(officer)
    in_dialog(officer, "stand_down", "stand_down_yes")
    assert "解除集结" in words(open_as("resident", "my_points"))


def test_the_list_to_call_from_holds_phones_for_the_office(app: App, scheme: Scheme) -> None:
    activity = an_activity(app, held_on=tomorrow(scheme))
    staff = signed_in(app, scheme, "staff")
    old = a_person(app, name="没有手机的人")
    app.do(staff, an_intent(), sign_up, shift_id=shift_ids(app, activity.id)[0], person_ids=(scheme.person_id, old.id))
    data, name, media_type = call_list_file(app, staff, translator(Language.ZH), activity_id=activity.id)
    assert data.startswith(b"%PDF") and name.startswith("联系名单-楼道大扫除") and media_type == "application/pdf"
    told = app.look(staff, list_people, activity_id=activity.id, states=("signed_up",))
    assert [row.phone_masked for row in told] == ["138****0001", None]


def test_pages_speak_english_too(open_as: Opener, app: App, scheme: Scheme) -> None:
    activity = an_activity(app, held_on=tomorrow(scheme))
    assert "Sign somebody up" in words(open_as("staff", "activity", language=Language.EN, activity=activity.id))
    assert "No call-ups lately" in words(open_as("staff", "call_up", language=Language.EN))
    assert "Sign up" in words(open_as("resident", "activities", language=Language.EN))


def test_a_leader_keeps_the_activities_of_the_own_team(open_as: Opener, app: App, scheme: Scheme) -> None:
    team = app.look(console(app), list_teams)[0]
    leader = signed_in(app, scheme, "adult")
    app.do(console(app), an_intent(), grant_role, account_id=leader.id, role="team_leader", team_id=team.id)
    test = open_as("adult", "publish")
    field(test.text_input, "name_").set_value("送春联")
    field(test.text_input, "place_").set_value("社区广场").run()
    assert "带队：李建国" in words(test)
    press(test, "publish_")
    own = next(one for one in app.look(console(app), list_coming) if one.name == "送春联")
    assert (own.team_id, own.leader_id) == (team.id, scheme.adult_id)
    other = an_activity(app, name="别队的", held_on=tomorrow(scheme))
    kept = {id: words(open_as("adult", "activity", activity=id)) for id in (own.id, other.id)}
    assert "撤下" in kept[own.id] and "撤下" not in kept[other.id]
