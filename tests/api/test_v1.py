"""The door for programs: answers word for word as design 10 says, every refusal a problem."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest

from core import qr
from core.bootstrap import App
from core.codes import new_paper_code, written
from core.disputes import DisputeReason, open_dispute
from core.policy import Actor
from core.shops import pause_shop
from core.statements import close_statement
from core.tokens import revoke_token
from db.secrets import token_hash
from tests.api.conftest import BASE_URL, Browser, Opens
from tests.factories import an_intent, console
from tests.factories_spending import a_fund, a_shop, a_spender, a_voucher, paper_of, shown_code
from tests.factories_ways_in import PIN, a_staffed_till, a_token, an_enrolled_resident


class Program(Browser):
    """A shop's program: sends its token and no Origin."""

    def ask(self, method: str, path: str, **named):
        return self.request(method, f"/api/v1{path}", **named)

    def takes(self, **body):
        return self.ask("POST", "/takings", json={"intent": an_intent().key, **body})


def problem_of(answer) -> tuple[int, str, dict]:
    """Status, key and facts of a refusal, after looking at its form."""
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert set(body) == {"type", "status", "key", "facts"}
    assert body["status"] == answer.status_code
    return body["status"], body["key"], body["facts"]


def programs_of(web, app: App, shop_id: str) -> Program:
    token = a_token(app, shop_id=shop_id)
    return Program(web, BASE_URL, headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def shop_id(app: App) -> str:
    a_fund(app)
    return a_shop(app).id


@pytest.fixture
def program(app: App, web, shop_id: str):
    found = programs_of(web, app, shop_id)
    yield found
    found.close()


@pytest.fixture
def spender(app: App) -> Actor:
    return a_spender(app, points=100)


# -- the way through ---------------------------------------------------------------------------------------------


def test_a_code_is_quoted_taken_once_and_answered_again(app, clock, program, spender):
    voucher = a_voucher(app, spender, face_yuan=20)
    code = shown_code(app, spender, voucher)
    quoted = program.ask("POST", "/quotes", json={"code": f"{BASE_URL}/V/{code}"})
    assert quoted.status_code == 200
    assert quoted.json() == {
        "quote": quoted.json()["quote"],
        "serial": voucher.serial,
        "face_fen": 2000,
        "reward": None,
        "holder_masked": "王**",
        "valid_until": voucher.valid_until.isoformat(),
        "pin_needed": False,
    }
    body = {"quote": quoted.json()["quote"], "intent": "press-0001"}
    first = program.ask("POST", "/takings", json=body)
    again = program.ask("POST", "/takings", json=body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json() == {
        "id": first.json()["id"],
        "serial": voucher.serial,
        "face_fen": 2000,
        "reward": None,
        "taken_at": "2026-11-20T10:00:00+08:00",
        "undo_until": "2026-11-20T10:05:00+08:00",
    }


def test_a_taking_is_undone_on_the_same_till_within_five_minutes(app, clock, program, spender):
    taken = program.takes(code=shown_code(app, spender, a_voucher(app, spender))).json()
    body = {"intent": "undo-0001", "reason": "wrong_voucher"}
    undone = program.ask("POST", f"/takings/{taken['id']}/undo", json=body)
    assert (undone.status_code, undone.json()) == (200, {"id": taken["id"], "undone_at": "2026-11-20T10:00:00+08:00"})
    assert program.ask("POST", f"/takings/{taken['id']}/undo", json=body).json() == undone.json()
    other = program.takes(code=paper_of(app, spender, 5)[0].code).json()
    clock.forward(minutes=5)
    late = program.ask("POST", f"/takings/{other['id']}/undo", json={**body, "intent": "undo-0002"})
    assert problem_of(late)[:2] == (409, "error.taking.undo_too_late")


def test_takings_are_listed_page_by_page(app, clock, program, spender):
    for paper in paper_of(app, spender, 5, 5, 5):
        assert program.takes(code=paper.code.lower()).status_code == 201
        clock.forward(seconds=1)
    page = program.ask("GET", "/takings").json()
    assert [set(line) for line in page["takings"]] == [{"id", "serial", "face_fen", "taken_at", "undone_at"}] * 3
    assert page["next"] is None
    since = datetime.fromisoformat(page["takings"][1]["taken_at"])
    assert len(program.ask("GET", "/takings", params={"since": since.isoformat()}).json()["takings"]) == 2
    assert problem_of(program.ask("GET", "/takings", params={"since": "2026-11-20T10:00:00"}))[2] == {"field": "since"}
    assert problem_of(program.ask("GET", "/takings", params={"cursor": "x"}))[0] == 422


def test_more_than_a_hundred_takings_have_a_next_page(app, clock, program, monkeypatch):
    monkeypatch.setattr("api.v1.callers.REQUESTS_A_SECOND", 1000)
    for number in range(26):
        for paper in paper_of(app, a_spender(app, points=20, head_name=f"居民{number}"), 5, 5, 5, 5):
            assert program.takes(code=paper.code).status_code == 201
    first = program.ask("GET", "/takings").json()
    rest = program.ask("GET", "/takings", params={"cursor": first["next"]}).json()
    assert (len(first["takings"]), len(rest["takings"]), rest["next"]) == (100, 4, None)
    assert not {line["id"] for line in first["takings"]} & {line["id"] for line in rest["takings"]}


def test_a_households_balance_by_card(app, program, spender):
    with app.reading() as (session, _):
        card = session.value("SELECT card_number FROM household WHERE id = :id", id=spender.household_id)
    answer = program.ask("GET", f"/households/{card}/balance")
    assert answer.json() == {"available_points": 100, "notice_points": 0}
    assert problem_of(program.ask("GET", "/households/K-9999/balance")) == (404, "error.not_found", {})


def test_an_unknown_statement_is_not_found(program):
    assert problem_of(program.ask("GET", "/statements/S-2026-0001"))[:2] == (404, "error.not_found")


def test_a_disputed_taking_is_not_undone_and_its_line_is_left_out_of_the_sum(app, clock, program, spender, shop_id):
    takings = [program.takes(code=paper.code).json() for paper in paper_of(app, spender, 5, 10)]
    app.do(spender, an_intent(), open_dispute, serial=takings[0]["serial"], why=DisputeReason.NOT_SERVED)
    undo = {"intent": an_intent().key, "reason": "wrong_voucher"}
    refused = program.ask("POST", f"/takings/{takings[0]['id']}/undo", json=undo)
    assert problem_of(refused) == (409, "error.taking.disputed", {"serial": takings[0]["serial"]})
    clock.forward(minutes=5)
    number = app.do(console(app), an_intent(), close_statement, shop_id=shop_id).number
    assert program.ask("GET", f"/statements/{number}").json() == {
        "number": number,
        "state": "closed",
        "lines": [
            {"serial": taking["serial"], "face_fen": fen, "kept_fen": fen, "state": state}
            for taking, fen, state in zip(takings, (500, 1000), ("disputed", "billed"), strict=True)
        ],
        "to_pay_fen": 1000,
    }


# -- refusals ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/quotes"), ("POST", "/takings"), ("POST", "/takings/x/undo"), ("GET", "/takings"),
     ("GET", "/statements/x"), ("GET", "/households/x/balance"), ("POST", "/decode")],
)  # fmt: skip
@pytest.mark.parametrize("token", [None, "linli_unknown", ""])
def test_without_a_token_nothing_is_answered(app, web, method, path, token):
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    with Program(web, BASE_URL, headers=headers) as stranger:
        answer = stranger.ask(method, path, json={"code": "x", "intent": "12345678"} if method == "POST" else None)
    assert problem_of(answer) == (401, "error.api.token_missing", {})
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_revoked_token_is_out_at_once(app, web, shop_id):
    token = a_token(app, shop_id=shop_id)
    with Program(web, BASE_URL, headers={"Authorization": f"Bearer {token}"}) as program:
        assert program.ask("GET", "/takings").status_code == 200
        with app.reading() as (session, _):
            token_id = session.value("SELECT id FROM api_token WHERE token_hash = :hash", hash=token_hash(token))
        app.do(console(app), an_intent(), revoke_token, token_id=token_id)
        assert problem_of(program.ask("GET", "/takings"))[0] == 401


def test_genuine_refusals_have_their_status_and_no_names(app, clock, program, spender):
    voucher = a_voucher(app, spender)
    code = shown_code(app, spender, voucher)
    program.takes(code=code)
    status, key, facts = problem_of(program.takes(code=code))
    assert (status, key) == (409, "error.voucher.already_redeemed")
    assert facts == {"taken_at": facts["taken_at"]}
    paper = paper_of(app, spender, 5)[0]
    clock.forward(days=100)
    status, key, facts = problem_of(program.takes(code=paper.code))
    assert (status, key, set(facts)) == (410, "error.voucher.expired", {"valid_until"})


def test_unknown_codes_are_not_found_and_the_eleventh_waits(program):
    for _ in range(10):
        assert problem_of(program.takes(code=written(new_paper_code())))[:2] == (404, "error.voucher.unknown")
    answer = program.takes(code=written(new_paper_code()))
    assert problem_of(answer)[0] == 429
    assert int(answer.headers["retry-after"]) >= 60


def test_paper_above_the_small_amount_needs_the_pin_of_a_spender(app, program, spender):
    an_enrolled_resident(app, person_id=spender.person_id, number=number_of(app, spender))
    paper = paper_of(app, spender, 50)[0]
    assert program.ask("POST", "/quotes", json={"code": paper.code}).json()["pin_needed"] is True
    assert problem_of(program.takes(code=paper.code))[:2] == (403, "error.voucher.pin_needed")
    assert problem_of(program.takes(code=paper.code, pin="000001"))[:2] == (403, "error.voucher.pin_wrong")
    assert program.takes(code=paper.code, pin=PIN).status_code == 201


def number_of(app: App, spender: Actor) -> str:
    with app.reading() as (session, _):
        return session.value("SELECT volunteer_number FROM person WHERE id = :id", id=spender.person_id)


def test_a_paused_shop_takes_nothing(app, program, shop_id, spender):
    app.do(console(app), an_intent(reason="holiday"), pause_shop, shop_id=shop_id)
    assert problem_of(program.takes(code=paper_of(app, spender, 5)[0].code))[:2] == (403, "error.shop.paused")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"intent": "12345678"}, "body"),
        ({"intent": "12345678", "code": "x", "quote": "y"}, "body"),
        ({"intent": "short", "code": "x"}, "intent"),
        ({"intent": "has space 1", "code": "x"}, "intent"),
        ({"intent": "x" * 65, "code": "x"}, "intent"),
        ({"code": "x"}, "intent"),
        ({"intent": "12345678", "code": "x", "pin": "12345"}, "pin"),
        ({"intent": "12345678", "code": "x", "face_fen": 1}, "face_fen"),
        ({"intent": "12345678", "code": 7}, "code"),
    ],
)
def test_malformed_bodies_name_the_field(program, body, field):
    answer = program.ask("POST", "/takings", json=body)
    assert problem_of(answer) == (422, "error.malformed", {"field": field})


def test_what_is_not_json_is_malformed_too(program):
    answer = program.ask("POST", "/takings", content=b"{", headers={"Content-Type": "application/json"})
    assert problem_of(answer)[:2] == (422, "error.malformed")


def test_other_paths_and_methods_are_problems(program):
    assert problem_of(program.ask("GET", "/nothing"))[:2] == (404, "error.api.not_there")
    assert problem_of(program.ask("POST", "/nothing"))[:2] == (404, "error.api.not_there")
    assert problem_of(program.ask("DELETE", "/takings"))[:2] == (405, "error.api.method")
    assert problem_of(program.ask("GET", "/docs"))[0] == 404


def test_the_same_intent_with_other_data_is_refused(app, program, spender):
    first, second = paper_of(app, spender, 5, 5)
    assert program.takes(intent="press-0001", code=first.code).status_code == 201
    assert problem_of(program.takes(intent="press-0001", code=second.code)) == (
        409, "error.intent_reused", {"intent": "press-0001"}
    )  # fmt: skip


def test_another_shops_till_cannot_undo(app, web, program, spender):
    taken = program.takes(code=paper_of(app, spender, 5)[0].code).json()
    other = programs_of(web, app, a_shop(app, code="S02", name="便民超市").id)
    body = {"intent": "undo-0001", "reason": "wrong_voucher"}
    assert problem_of(other.ask("POST", f"/takings/{taken['id']}/undo", json=body))[:2] == (404, "error.not_found")
    other.close()


def test_above_a_hundred_requests_a_second_the_rest_wait(program, monkeypatch):
    monkeypatch.setattr("api.v1.callers.time.monotonic", lambda: 1000.0)
    statuses = [program.ask("GET", "/nothing-costs-nothing").status_code for _ in range(3)]
    assert statuses == [404] * 3
    answers = [program.ask("GET", "/statements/x") for _ in range(101)]
    assert [answer.status_code for answer in answers[:100]] == [404] * 100
    assert problem_of(answers[100])[:2] == (429, "error.api.too_fast")


# -- pictures ----------------------------------------------------------------------------------------------------


def a_picture(text: str) -> bytes:
    return qr.png(qr.code_symbol(text), module_px=6)


def test_a_till_decodes_a_picture_by_its_cookie(app, opens: Opens, shop_id):
    staffed = a_staffed_till(app, shop_id=shop_id)
    browser = opens()
    browser.cookies.set("__Host-linli-till", staffed.till.token)
    browser.submit("/auth/till", clerk=staffed.clerk_id, pin=staffed.pin)
    code = str(new_paper_code())
    named = {"content": a_picture(code), "headers": {"Origin": BASE_URL, "Content-Type": "image/png"}}
    assert browser.post("/api/v1/decode", **named).json() == {"text": code}
    named["headers"] = {"Content-Type": "image/png"}
    assert problem_of(browser.post("/api/v1/decode", **named))[0] == 401
    named["headers"] = {"Origin": "https://evil.example", "Content-Type": "image/png"}
    assert problem_of(browser.post("/api/v1/decode", **named))[:2] == (403, "error.signin.origin_wrong")


def test_hostile_pictures_are_refused(program):
    blank = BytesIO()
    from PIL import Image

    Image.new("L", (40, 40), 255).save(blank, "PNG")
    assert program.ask("POST", "/decode", content=blank.getvalue()).json() == {"text": None}
    assert problem_of(program.ask("POST", "/decode", content=b"GIF89a"))[:2] == (422, "error.photo.unreadable")
    assert problem_of(program.ask("POST", "/decode", content=b"x" * 5_300_000))[:2] == (413, "error.photo.too_large")


# -- what it says about itself -----------------------------------------------------------------------------------


def test_openapi_names_every_answer(program):
    document = program.ask("GET", "/openapi.json").json()
    paths = set(document["paths"])
    assert paths == {
        "/quotes", "/takings", "/takings/{taking_id}/undo", "/statements/{number}", "/households/{card}/balance",
        "/decode", "/attendance", "/service-records", "/export/service-records",
    }  # fmt: skip
    assert set(document["paths"]["/takings"]["post"]["responses"]) >= {"201", "200", "401", "404", "409", "410", "429"}
    assert "Problem" in document["components"]["schemas"]
