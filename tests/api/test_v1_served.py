"""The door for programs at a real server, on both engines: many callers of one code, and a server that is killed.

About 20 s an engine, most of it the starts of servers and of commands; the drill of kills takes about 15 minutes.
"""

from __future__ import annotations

import http.client
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.bootstrap import App
from core.check import run_check
from core.settings import Settings
from tests.api.portal import Answer, Portal, a_portal
from tests.databases import ENGINES, Templates
from tests.factories import a_community_template
from tests.factories_spending import a_fund, a_shop, a_spender, paper_of
from tests.factories_ways_in import a_token
from tests.racers import rounds
from tests.tally import counted, seeded

pytestmark = pytest.mark.web
CALLERS = 64
GONE = (OSError, http.client.HTTPException)


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Both engines."""
    return str(request.param)


@pytest.fixture
def app(engine_name: str, templates: Templates, tmp_path: Path) -> Iterator[App]:
    """A founded community by the machine's clock, as the server beside it reads it."""
    with templates.copy(engine_name, "community", a_community_template, tmp_path) as database:
        settings = Settings(data_dir=templates.folder, DATABASE_URL=database.url)
        yield App(settings=settings, database=database, is_demo=False)


def a_card_with(app: App, points: int) -> str:
    """The card of a household that has points."""
    next_year = (datetime.now(UTC) + timedelta(days=400)).date()
    spender = a_spender(app, points=points, expires_on=next_year)
    with app.reading() as (session, _):
        return str(session.value("SELECT card_number FROM household WHERE id = :id", id=spender.household_id))


def takes(portal: Portal, token: str, code: str, intent: str) -> Answer:
    return portal.ask("POST", "/api/v1/takings", token=token, body={"code": code, "intent": intent})


def test_of_64_callers_one_is_first_and_one_press_sent_64_times_is_one_taking(app: App, tmp_path: Path) -> None:
    a_fund(app)
    a_shop(app)
    card = a_card_with(app, 100)
    with a_portal(app, tmp_path) as portal:
        token = portal.linli("token", "create", "--shop", "S01")["token"]
        issued = portal.linli("voucher", "issue", "--household", card, "--faces", "5,10")["vouchers"]
        start = threading.Barrier(CALLERS)

        def call(number: int) -> Answer:
            start.wait()
            return takes(portal, token, issued[0]["code"], f"press-{number:04d}")

        with ThreadPoolExecutor(CALLERS) as callers:
            answers = list(callers.map(call, range(CALLERS)))
        assert Counter(one.status for one in answers) == {201: 1, 409: CALLERS - 1}
        refused = [one.body for one in answers if one.status == 409]
        assert {one["key"] for one in refused} == {"error.voucher.already_redeemed"}
        first = next(number for number, one in enumerate(answers) if one.status == 201)
        assert {one["facts"]["taken_at"][:16] for one in refused}
        again = takes(portal, token, issued[0]["code"], f"press-{first:04d}")
        assert (again.status, again.body) == (200, answers[first].body)
        with ThreadPoolExecutor(CALLERS) as callers:
            other = portal.linli("token", "create", "--shop", "S01")["token"]  # the first has had its share of a second
            code = issued[1]["code"]
            answers = list(callers.map(lambda _: takes(portal, other, code, "press-9999"), range(CALLERS)))
        assert Counter(one.status for one in answers) == {201: 1, 200: CALLERS - 1}
        assert len({str(one.body) for one in answers}) == 1
        listed = portal.ask("GET", "/api/v1/takings", token=token).body["takings"]
        assert [one["serial"] for one in listed] == [one["serial"] for one in issued]
        assert portal.linli("check")["ok"] is True
        assert "Traceback" not in portal.log()


@pytest.mark.crash
@pytest.mark.figure("F-11")
def test_a_server_that_is_killed_loses_and_doubles_nothing(app: App, tmp_path: Path, engine_name: str) -> None:
    """In the midst of takings by 16 programs' threads `kill -9`; begun again, every press is sent once more."""
    presses, kills = rounds(everyday=60, drill=1000), rounds(everyday=1, drill=25)
    chance = seeded("F-11")
    codes = many_codes(app, presses)
    token = a_token(app, shop_id=a_shop(app).id)
    acknowledged: dict[str, dict] = {}
    with a_portal(app, tmp_path) as portal:
        for kill in range(kills + 1):
            left = [(intent, code) for intent, code in codes.items() if intent not in acknowledged]
            share = left if kill == kills else left[: len(left) // (kills - kill + 1)]
            stop_after = chance.randrange(1, max(2, len(share)))
            heard = send(portal, token, share, acknowledged, stop_after if kill < kills else None)
            assert set(heard) <= {200, 201}, heard
            if kill < kills:
                portal.begin()
        assert set(acknowledged) == set(codes)
        again = {intent: takes(portal, token, code, intent) for intent, code in list(codes.items())[:20]}
        assert all(one.status == 200 and one.body == acknowledged[intent] for intent, one in again.items())
    assert run_check(app).is_ok
    with app.reading() as (session, _):
        stand = session.all("SELECT t.id, t.voucher_id FROM taking t WHERE t.state = 'taken'")
    assert len(stand) == presses == len({row.voucher_id for row in stand})
    assert {row.id for row in stand} == {body["id"] for body in acknowledged.values()}
    counted("F-11", engine_name, over="HTTP", kills=kills, takings=presses, lost=0, doubled=0)


def many_codes(app: App, count: int) -> dict[str, str]:
    """So many vouchers on paper, by the intent that will take each."""
    a_fund(app, yuan=5 * count)
    next_year = (datetime.now(UTC) + timedelta(days=400)).date()
    found: list[str] = []
    while len(found) < count:
        spender = a_spender(app, points=20, head_name=f"户主{len(found)}", expires_on=next_year)
        found += [paper.code or "" for paper in paper_of(app, spender, 5, 5, 5, 5)]
    return {f"press-{place:05d}": code for place, code in enumerate(found[:count])}


def send(
    portal: Portal, token: str, presses: list[tuple[str, str]], acknowledged: dict[str, dict], stop_after: int | None
) -> Counter[int]:
    """Many threads send presses; after some answers the server is killed, and what was not heard is not known."""
    heard: Counter[int] = Counter()
    enough, lock = threading.Event(), threading.Lock()

    def one(press: tuple[str, str]) -> None:
        intent, code = press
        while True:
            try:
                answer = takes(portal, token, code, intent)
            except GONE:
                return  # nobody knows whether it counted; it is sent again later
            if answer.status != 429:
                break
            time.sleep(0.05)  # a program that is told to wait waits
        with lock:
            heard[answer.status] += 1
            if answer.status in (200, 201):
                acknowledged[intent] = answer.body
            if stop_after is not None and sum(heard.values()) >= stop_after:
                enough.set()

    with ThreadPoolExecutor(16) as callers:
        sent = [callers.submit(one, press) for press in presses]
        if stop_after is not None:
            enough.wait(60)
            portal.kill()
        for each in sent:
            each.result()
    return heard
