"""The leader's screen, the resident's check-in page, and the sheet that is typed in afterwards."""

from __future__ import annotations

from datetime import time

import pytest

from core.activities import Published
from core.bootstrap import App
from core.clock import DrivenClock, at_local
from core.codes import written
from core.sessions import sign_in
from tests.factories_attendance import ZONE, an_activity, shift_of, shown_code, signed_up
from tests.factories_scheme import Scheme
from tests.factories_ways_in import PASSWORD, PIN
from tests.pages.screen import Opener, keys, words


@pytest.fixture
def activity(app: App, clock: DrivenClock, scheme: Scheme) -> Published:
    """Tomorrow from nine to eleven, the scheme's head and neighbour signed up; it is nine on that day."""
    with app.reading() as (session, _):
        leader_id = str(session.value("SELECT id FROM person WHERE name = '赵国强'"))
    held = an_activity(app, clock, leader_id=leader_id, name="河道清洁")
    for person_id in (scheme.person_id, scheme.adult_id):
        signed_up(app, held, person_id)
    clock.set(at_local(held.held_on, time(9), ZONE))
    renew(app, scheme)
    return held


def renew(app: App, scheme: Scheme) -> None:
    """Sign the staff and the resident in anew: a day has passed."""
    scheme.tokens["staff"] = sign_in(app, name="zhangmin", secret=PASSWORD).token
    scheme.tokens["resident"] = sign_in(app, name="13800000001", secret=PIN).token


def test_the_screen_shows_the_code_and_who_came(
    app: App, clock: DrivenClock, scheme: Scheme, activity: Published, open_as: Opener
) -> None:
    listed = open_as("staff", "roll")
    listed.button(key=f"open_{activity.id}").click().run()
    assert "需要 10 人，报名 2 人" in words(listed)
    page = open_as("staff", "roll", activity=activity.id)
    code = shown_code(app, shift_of(app, activity))
    assert written(code).replace("-", " ") in words(page)
    assert "需要 10 人，报名 2 人" in words(page)
    ticking = open_as("staff", "roll", activity=activity.id, how="list")
    ticking.button(key=f"in_{scheme.person_id}").click().run()
    assert "王秀英 签到好了" in words(ticking)
    assert {f"out_{scheme.person_id}", f"in_{scheme.adult_id}"} <= keys(ticking)


def test_a_typed_card_lets_the_one_in_who_signed_up(
    app: App, scheme: Scheme, activity: Published, open_as: Opener
) -> None:
    page = open_as("staff", "roll", activity=activity.id, how="card")
    page.text_input(key="card_0").set_value("没有这张卡")
    page.button(key="look_up_card").click().run()
    assert "没有这张卡" in words(page)
    page.text_input(key="card_1").set_value(scheme.card)
    page.button(key="look_up_card").click().run()  # two of the household are signed up: which one?
    page.button(key=f"card_{scheme.adult_id}").click().run()
    assert "李建国 签到好了" in words(page)


def test_the_roll_is_confirmed_in_one_press(
    app: App, clock: DrivenClock, scheme: Scheme, activity: Published, open_as: Opener
) -> None:
    page = open_as("staff", "roll", activity=activity.id, how="list")
    page.button(key=f"in_{scheme.person_id}").click().run()
    clock.set(at_local(activity.held_on, time(12), ZONE))
    renew(app, scheme)
    page = open_as("staff", "roll", activity=activity.id)
    assert "估计" in words(page)
    page.button(key="confirm").click().run()
    assert "其中 1 人没有签退" in words(page)
    page.button(key="confirm").click()  # without a browser a dialog does not run by itself
    page.button(key="confirm_yes").click().run()
    assert "已确认 1 人" in words(page)
    with app.reading() as (session, _):
        row = session.first("SELECT minutes, hours_class, state FROM claim WHERE attendance_id IS NOT NULL")
    assert row == (120, "measured", "confirmed")
    again = open_as("staff", "roll", activity=activity.id)
    assert "confirm" not in keys(again)


def test_what_a_roll_became_is_found_among_what_waits(
    app: App, clock: DrivenClock, scheme: Scheme, activity: Published, open_as: Opener
) -> None:
    page = open_as("staff", "roll", activity=activity.id, how="list")
    for person_id in (scheme.person_id, scheme.adult_id):
        page.button(key=f"in_{person_id}").click().run()
    clock.set(at_local(activity.held_on, time(12), ZONE))
    renew(app, scheme)
    scheme.tokens["reviewer"] = sign_in(app, name="liqin", secret=PASSWORD).token
    assert "场点名册等确认" in words(open_as("staff", "desk"))
    assert "场点名册等确认" not in words(open_as("reviewer", "desk"))
    page = open_as("staff", "roll", activity=activity.id)
    assert "早到、晚走的时间不算" in words(page)
    page.button(key="confirm").click().run()
    page.button(key="confirm").click()  # without a browser a dialog does not run by itself
    page.button(key="confirm_yes").click().run()
    assert "去复核里看" in [link.proto.label for link in page.get("page_link")]
    assert "场点名册等确认" not in words(open_as("staff", "desk"))
    every = keys(open_as("reviewer", "approve"))
    assert f"bulk_{activity.id}" in every
    only = open_as("reviewer", "approve", activity=activity.id)
    assert f"bulk_{activity.id}" not in keys(only)
    assert "河道清洁" in words(only)
    assert only.selectbox(key=f"activity_new{activity.id}").value == activity.id


def test_the_residents_page_says_since_when(app: App, scheme: Scheme, activity: Published, open_as: Opener) -> None:
    before = words(open_as("resident", "check_in"))
    assert "可以签到" in before
    page = open_as("staff", "roll", activity=activity.id, how="list")
    page.button(key=f"in_{scheme.person_id}").click().run()
    after = words(open_as("resident", "check_in"))
    assert "已签到" in after
    assert "9:00" in after
    typed = open_as("resident", "check_in")
    code = shown_code(app, shift_of(app, activity))
    typed.text_input(key="code").set_value(code.lower())
    typed.button(key="go").click().run()
    assert any(f"/C/{code}" in element.proto.body for element in typed.get("html"))


def test_who_leads_today_finds_the_screen_from_the_phone(
    app: App, scheme: Scheme, activity: Published, open_as: Opener
) -> None:
    assert "签到点名" not in words(open_as("resident", "check_in"))
    an_activity_of(app, scheme.person_id)
    page = open_as("resident", "roll")
    assert "送餐" in words(page)
    assert "河道清洁" not in words(page)


def an_activity_of(app: App, leader_id: str) -> None:
    """Later today, led by one of the scheme's residents."""
    assert isinstance(app.clock, DrivenClock)
    an_activity(app, app.clock, leader_id=leader_id, name="送餐", days_ahead=0, starts=time(15), ends=time(16))


def test_a_stranger_to_the_activity_may_not_lead_it(scheme: Scheme, activity: Published, open_as: Opener) -> None:
    page = open_as("resident", "roll", activity=activity.id)
    assert "confirm" not in keys(page)
    assert "河道清洁" not in words(page)


def test_the_sheet_is_prepared_with_the_people_who_signed_up(
    scheme: Scheme, activity: Published, open_as: Opener
) -> None:
    with_people = open_as("staff", "hours", sheet=activity.id).dataframe[0].value
    assert list(with_people["name"][:2]) == ["李建国", "王秀英"]
    assert set(with_people["activity"][:2]) == {"河道清洁"}
    assert set(with_people["card"][:2]) == {scheme.card}
