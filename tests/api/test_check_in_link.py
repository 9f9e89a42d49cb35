"""`/C/CODE` and `POST /attendance`: looking shows, pressing acts, a stranger learns nothing."""

from __future__ import annotations

import re
from datetime import time

import pytest

from core.activities import Published
from core.bootstrap import App
from core.check_in_codes import Direction
from core.clock import DrivenClock, at_local
from core.tokens import create_integration_token
from tests.api.conftest import BASE_URL, Browser, Opens
from tests.factories import a_household, a_person, an_intent, console
from tests.factories_attendance import ZONE, an_activity, shift_of, shown_code, signed_up
from tests.factories_ways_in import PIN, an_enrolled_resident


@pytest.fixture
def activity(app: App, clock: DrivenClock) -> Published:
    """It is nine o'clock, and it begins."""
    held = an_activity(app, clock, leader_id=a_person(app, name="赵队长").id)
    clock.set(at_local(held.held_on, time(9), ZONE))
    return held


def a_phone(app: App, opens: Opens, activity: Published, *, name: str, number: str) -> Browser:
    """A browser in which somebody who signed up is signed in."""
    home = a_household(app, head_name=name)
    person = a_person(app, name=name, household_id=home.id, is_head=True, phone=number)
    an_enrolled_resident(app, person_id=person.id, number=number)
    signed_up(app, activity, person.id)
    browser = opens()
    sign_in(browser, number)
    return browser


def sign_in(browser: Browser, number: str, **fields: str):
    return browser.submit("/auth/sign-in", who=number, secret=PIN, **fields)


def press(browser: Browser, code: str, shown: str, **named: object):
    """Press the button of a page that was shown."""
    intent = re.search(r'name="intent" value="([0-9a-f]+)"', shown)
    assert intent
    return browser.submit(f"/C/{code}", intent=intent[1], **named)  # type: ignore[arg-type]


def test_a_signed_out_resident_signs_in_once_comes_back_and_presses(
    app: App, opens: Opens, activity: Published
) -> None:
    first = a_phone(app, opens, activity, name="王秀英", number="13800000001")
    code = shown_code(app, shift_of(app, activity))
    stranger = opens()
    seen = stranger.get(f"/C/{code.lower()}")
    nothing = stranger.get("/C/7Q2M9KX4TD8HVW3F")
    assert seen.text.replace(code.lower(), "") == nothing.text.replace("7Q2M9KX4TD8HVW3F", "")
    assert activity.name not in seen.text
    assert (seen.headers["cache-control"], seen.headers["referrer-policy"]) == ("no-store", "no-referrer")
    back = sign_in(stranger, "13800000001", next=f"/C/{code}")
    assert (back.status_code, back.headers["location"]) == (303, f"/C/{code}")
    shown = stranger.get(f"/C/{code}")
    assert (activity.name in shown.text, shown.headers["referrer-policy"]) == (True, "strict-origin")
    assert shown.headers["cache-control"] == "no-store"
    foreign = press(stranger, code, shown.text, origin="https://elsewhere.example.org")
    assert foreign.status_code == 403
    done = press(stranger, code, shown.text)
    assert done.status_code == 200
    assert "签到好了" in done.text
    assert "9:00" in done.text
    assert press(stranger, code, shown.text).text == done.text  # a reload, or a second tap
    assert "您已经签到" in first.get(f"/C/{code}").text


def test_a_second_person_on_the_same_phone_needs_the_leader(app: App, opens: Opens, activity: Published) -> None:
    phone = a_phone(app, opens, activity, name="王秀英", number="13800000001")
    other = a_phone(app, opens, activity, name="李强", number="13800000002")
    code = shown_code(app, shift_of(app, activity))
    assert "签到好了" in press(phone, code, phone.get(f"/C/{code}").text).text
    sign_in(phone, "13800000002")  # the cookie that tells phones apart stays
    refused = press(phone, code, phone.get(f"/C/{code}").text)
    assert refused.status_code == 409
    assert "这部手机已经给另一个人签过到" in refused.text
    assert "签到好了" in press(other, code, other.get(f"/C/{code}").text).text


def test_looking_never_acts_and_old_codes_are_told_apart_from_nothing(
    app: App, clock: DrivenClock, opens: Opens, activity: Published
) -> None:
    phone = a_phone(app, opens, activity, name="王秀英", number="13800000001")
    shift_id = shift_of(app, activity)
    code = shown_code(app, shift_id)
    for _ in range(3):
        phone.get(f"/C/{code}")
    with app.reading() as (session, _):
        assert session.value("SELECT COUNT(*) FROM attendance") == 0
    clock.forward(minutes=2)
    old, unknown = phone.get(f"/C/{code}"), phone.get("/C/7Q2M9KX4TD8HVW3F")
    assert (old.status_code, old.text) == (unknown.status_code, unknown.text)
    early = phone.get(f"/C/{shown_code(app, shift_id, Direction.OUT)}")
    assert "还没有签到" in press(phone, shown_code(app, shift_id, Direction.OUT), early.text).text


def a_program(app: App, web) -> Browser:
    token = app.do(console(app), an_intent(), create_integration_token).token
    return Browser(web, BASE_URL, headers={"Authorization": f"Bearer {token}"})


def test_a_program_notes_attendance_and_is_refused_with_problems(
    app: App, clock: DrivenClock, web, opens: Opens, activity: Published
) -> None:
    program = a_program(app, web)
    person = a_person(app, name="陈桂兰")
    body = {"intent": "note-0001", "direction": "in", "person": person.number, "activity": activity.id}
    refused = program.post("/api/v1/attendance", json=body)
    assert refused.headers["content-type"] == "application/problem+json"
    assert (refused.status_code, refused.json()["key"]) == (409, "error.check_in.not_signed_up")
    signed_up(app, activity, person.id)
    first = program.post("/api/v1/attendance", json=body)
    again = program.post("/api/v1/attendance", json=body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["came_at"] == f"{activity.held_on}T09:00:00+08:00"
    clock.forward(hours=1)
    out = {"intent": "note-0002", "direction": "out", "person": person.number, "shift": shift_of(app, activity)}
    assert program.post("/api/v1/attendance", json=out).json()["left_at"] == f"{activity.held_on}T10:00:00+08:00"
    late = {**out, "intent": "note-0003", "at": f"{activity.held_on}T10:00:01+08:00"}
    assert program.post("/api/v1/attendance", json=late).json()["key"] == "error.check_in.clock_wrong"
    both = {**out, "intent": "note-0004", "activity": activity.id}
    assert program.post("/api/v1/attendance", json=both).status_code == 422
    assert program.get("/api/v1/takings").status_code == 403  # an integration takes no vouchers
