"""Check-in as its people live it: the leader's screen and two residents' phones, each in a browser. About 30 s.

The residents follow what is read off a picture of that screen. Another person approves what the leader confirms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from core.activities import publish_activity
from core.approvals import approve_claims
from core.bootstrap import App
from core.clock import SystemClock, at_local, local_day
from core.scan import read_photo
from core.settings import Settings
from db.engine import Database
from db.secrets import load_secrets
from tests.factories import a_household, a_person, a_reviewer, a_staff, an_intent
from tests.factories_attendance import ZONE, shift_of, signed_up
from tests.factories_ways_in import PIN, an_enrolled_resident
from tests.served import WAIT_MS, People, Served, Window, a_small_demo, people_at, served

pytestmark = pytest.mark.web
ACTIVITY = "河道清洁日"


@dataclass(frozen=True, kw_only=True)
class Story:
    """Who takes part, and when: tomorrow from nine to eleven."""

    server: Served
    app: App
    held_on: date
    activity_id: str

    def at(self, hour: int, minute: int) -> None:
        """Move the demo's clock, as at the console."""
        told = self.server.linli("tick", "--at", at_local(self.held_on, time(hour, minute), ZONE).isoformat())
        assert told.returncode == 0, told.stderr


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """A small demo with a leader and two residents who can sign in, and an activity that is published for tomorrow."""
    folder = tmp_path_factory.mktemp("check_in")
    a_small_demo(folder)
    url = f"sqlite:///{folder / 'linli.db'}"
    database = Database(url, load_secrets(folder / "linli.key", create=False))
    app = App(settings=Settings(data_dir=folder, DATABASE_URL=url), database=database, is_demo=True)
    ids = []
    for name, number in (("赵领队", "13900000001"), ("孙一", "13900000002"), ("钱二", "13900000003")):
        home = a_household(app, head_name=name)
        ids.append(a_person(app, name=name, household_id=home.id, is_head=True, phone=number).id)
        an_enrolled_resident(app, person_id=ids[-1], number=number)
    held_on = local_day(SystemClock().now(), ZONE) + timedelta(days=1)
    activity = app.do(
        a_staff(app), an_intent(), publish_activity, name=ACTIVITY, place="东门", held_on=held_on, starts=time(9),
        ends=time(11), leader_id=ids[0], item_code="C1",
    )  # fmt: skip
    for person_id in ids[1:]:
        signed_up(app, activity, person_id, shift_id=shift_of(app, activity))
    with served(folder) as server:
        yield Story(server=server, app=app, held_on=held_on, activity_id=activity.id)
    database.close()


def read_off(leader: Window, direction: str) -> str:
    """The path behind the symbol on a picture of the leader's screen."""
    symbol = leader.part(f"check_in_{direction}").locator(".qr svg")
    expect(symbol).to_be_visible(timeout=WAIT_MS)
    leader.settle()
    return urlsplit(read_photo(leader.page.screenshot())).path


def follow(phone: Window, path: str, press: str, done: str) -> None:
    """Open the link and tap once."""
    phone.page.goto(phone.address + path)
    phone.page.get_by_role("button", name=press, exact=True).click()
    expect(phone.page.get_by_role("heading", name=done)).to_be_visible(timeout=WAIT_MS)


def test_two_residents_come_and_go_by_the_leaders_screen(story: Story) -> None:
    with sync_playwright() as play, people_at(story.server.address, play, story="check-in") as people:
        story.at(8, 50)
        leader = people.come("leader", width=1280, height=900)
        leader.sign_in("13900000001", PIN)
        first, second = people.come("first", width=390), people.come("second", width=390)
        second.sign_in("13900000003", PIN)
        come(people, story, leader, first, second)
        story.at(11, 5)
        leader.open(f"/roll?activity={story.activity_id}")
        path = read_off(leader, "out")  # after the end the screen turns to the way out by itself
        follow(first, path, "签退", "签退好了")
        follow(second, path, "签退", "签退好了")
        story.at(11, 30)
        leader.open(f"/roll?activity={story.activity_id}")
        leader.press("确认 2 人")
        leader.page.get_by_role("dialog").get_by_role("button", name="确认", exact=True).click()
        leader.sees("已确认 2 人")
        assert {window.who: window.wrong for window in people.windows if window.wrong} == {}
    with story.app.reading() as (session, _):
        rows = session.all("SELECT id, minutes, hours_class, state FROM claim WHERE activity_id = :id",
                           id=story.activity_id)  # fmt: skip
    assert {row[1:] for row in rows} == {(120, "measured", "confirmed")}
    approved = story.app.do(a_reviewer(story.app), an_intent(), approve_claims, claim_ids=tuple(row.id for row in rows))
    assert approved.approved == 2
    assert story.server.linli("check").returncode == 0


def come(people: People, story: Story, leader: Window, first: Window, second: Window) -> None:
    """The one signs in on the way and comes back, the other is signed in; the screen fills without a touch."""
    leader.open("/roll")
    leader.press("打开点名")
    path = read_off(leader, "in")
    assert path.startswith("/C/")
    first.page.goto(first.address + path.lower().replace("/c/", "/C/"))
    assert ACTIVITY not in first.text()
    first.page.get_by_role("link", name="登录后签到").click()
    first.page.locator("input[name=who]").fill("13900000002")
    first.page.locator("input[name=secret]").fill(PIN)
    first.page.locator("form[action='/auth/sign-in'] button").click()
    expect(first.page.get_by_text(ACTIVITY)).to_be_visible(timeout=WAIT_MS)
    first.page.get_by_role("button", name="签到", exact=True).click()
    expect(first.page.get_by_role("heading", name="签到好了")).to_be_visible(timeout=WAIT_MS)
    leader.sees("到了 1 人")
    follow(second, path, "签到", "签到好了")
    leader.sees("到了 2 人")
    leader.sees("钱二")
