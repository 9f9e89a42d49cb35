"""Frames of a till's camera: read for a clerk at a paired till, refused to everybody else, limited, never kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from api import frames
from bench.frames import frame_of
from core import cookies
from core.bootstrap import App
from core.clock import DrivenClock
from core.sessions import sign_in_clerk
from core.tills import unpair
from tests.api.conftest import BASE_URL, Browser, Opens
from tests.factories import a_person, an_intent, console
from tests.factories_ways_in import (
    PASSWORD,
    PIN,
    StaffedTill,
    a_paired_till,
    a_shop,
    a_staff_account,
    a_staffed_till,
    an_enrolled_resident,
)

TEXT = "HTTPS://LINLI.EXAMPLE.ORG/V/7Q2M9KX4TD8HVW3F"


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with tills that have sent nothing yet."""
    monkeypatch.setattr(frames, "_pace", frames.Pace())


@pytest.fixture
def staffed(app: App) -> StaffedTill:
    return a_staffed_till(app)


@pytest.fixture
def till(app: App, staffed: StaffedTill, browser: Browser) -> Browser:
    """A browser that is a paired till, with a clerk at it."""
    return at_till(app, staffed, browser)


def at_till(app: App, staffed: StaffedTill, browser: Browser) -> Browser:
    clerk = sign_in_clerk(app, till_token=staffed.till.token, account_id=staffed.clerk_id, pin=staffed.pin)
    browser.cookies.set(cookies.sign_in_cookie(BASE_URL), clerk.token)
    browser.cookies.set(cookies.till_cookie(BASE_URL), staffed.till.token)
    return browser


def a_jpeg(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "JPEG", quality=60)
    return written.getvalue()


FRAME = a_jpeg(frame_of(TEXT))


def send(browser: Browser, frame: bytes = FRAME, *, origin: str | None = BASE_URL):
    headers = {"Content-Type": "image/jpeg"} | ({"Origin": origin} if origin else {})
    return browser.post("/x/frame", content=frame, headers=headers)


def test_a_clerks_frame_is_read_and_kept_by_nobody(till: Browser) -> None:
    answer = send(till)
    assert (answer.status_code, answer.json()) == (200, {"texts": [TEXT]})
    assert answer.headers["cache-control"] == "no-store"
    assert len(FRAME) < frames.FRAME_BYTES_MAX / 4


def test_a_frame_without_a_code_is_an_empty_answer(till: Browser) -> None:
    assert send(till, a_jpeg(Image.new("L", (640, 640), 120))).json() == {"texts": []}


def test_of_two_codes_in_one_frame_both_are_told(till: Browser) -> None:
    both = Image.new("L", (960, 720), 118)
    both.paste(frame_of("HTTPS://PAY.EXAMPLE.ORG/SHOP").resize((480, 360)), (0, 180))
    both.paste(frame_of(TEXT).resize((480, 360)), (480, 180))
    assert set(send(till, a_jpeg(both)).json()["texts"]) == {TEXT, "HTTPS://PAY.EXAMPLE.ORG/SHOP"}


def test_strangers_residents_and_tills_without_a_clerk_are_turned_away_but_not_who_scans_cards(
    app: App, staffed: StaffedTill, opens: Opens
) -> None:
    stranger = opens()
    assert send(stranger).status_code == 401
    stranger.cookies.set(cookies.till_cookie(BASE_URL), staffed.till.token)
    assert send(stranger).status_code == 401
    resident = opens()
    person = a_person(app)
    an_enrolled_resident(app, person_id=person.id, number=person.number)
    resident.submit("/auth/sign-in", who=person.number, secret=PIN)
    assert send(resident).status_code == 401  # leads nothing today
    a_staff_account(app)
    staff = opens()
    staff.submit("/auth/sign-in", who="zhangmin", secret=PASSWORD)
    assert send(staff).status_code == 200


def test_a_clerks_cookie_in_another_browser_reads_nothing(app: App, staffed: StaffedTill, opens: Opens) -> None:
    elsewhere = at_till(app, staffed, opens())
    elsewhere.cookies.delete(cookies.till_cookie(BASE_URL))
    assert send(elsewhere).status_code == 401
    elsewhere.cookies.set(cookies.till_cookie(BASE_URL), a_paired_till(app, shop_id=staffed.shop_id).token)
    assert send(elsewhere).status_code == 401


def test_an_unpaired_till_reads_nothing_from_then_on(app: App, staffed: StaffedTill, till: Browser) -> None:
    app.do(console(app), an_intent(), unpair, till_id=staffed.till.till_id)
    assert send(till).status_code == 401


def test_a_camera_left_on_keeps_no_shift_open(till: Browser, clock: DrivenClock) -> None:
    for _ in range(6):
        clock.forward(minutes=10)
        last = send(till).status_code
    assert last == 401


def test_other_sites_cannot_make_a_browser_send_frames(till: Browser) -> None:
    assert send(till, origin="https://elsewhere.example").status_code == 403
    assert send(till, origin=None).status_code == 403


def test_what_is_no_small_picture_is_refused(till: Browser) -> None:
    assert send(till, b"no picture").status_code == 422
    assert send(till, b"").status_code == 422
    assert send(till, bytes(frames.FRAME_BYTES_MAX + 1)).status_code == 413
    large = BytesIO()
    Image.new("1", (4000, 3000)).save(large, "PNG")
    assert len(large.getvalue()) < frames.FRAME_BYTES_MAX
    assert send(till, large.getvalue()).status_code == 413


def test_a_till_that_sends_without_pause_waits_and_another_goes_on(app: App, till: Browser, opens: Opens) -> None:
    told = [send(till).status_code for _ in range(30)]
    assert told[:4] == [200] * 4
    assert 429 in told
    other = a_staffed_till(app, shop_id=a_shop(app, code="S002"))
    assert send(at_till(app, other, opens())).status_code == 200


def test_a_tills_pace_is_so_many_a_second_after_a_bunch() -> None:
    pace = frames.Pace()
    assert [pace.allows("a", now_seconds=0.0) for _ in range(10)] == [True] * 8 + [False] * 2
    assert pace.allows("b", now_seconds=0.0)
    assert [pace.allows("a", now_seconds=0.5) for _ in range(6)] == [True] * 4 + [False] * 2


def test_a_clerk_in_the_wrong_browser_is_told_where_to_go_and_nothing_of_the_code(browser: Browser) -> None:
    answer = browser.get("/V/7Q2M9KX4TD8HVW3F")
    assert answer.status_code == 200
    assert "这个浏览器没有配成收银台" in answer.text
    assert f"{BASE_URL}/till" in answer.text
    assert 'href="/auth/pair"' in answer.text
    assert "7Q2M" not in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_only_posting_reads(till: Browser) -> None:
    assert till.get("/x/frame").status_code in (404, 405)
