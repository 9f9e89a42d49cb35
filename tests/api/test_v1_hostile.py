"""What a broken or malicious program may send: each gets a problem that says so, and nothing is written (design 10)."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from core.bootstrap import App
from core.codes import new_paper_code, written
from core.policy import Actor
from tests.api.conftest import BASE_URL
from tests.api.test_v1 import Program, problem_of, programs_of
from tests.databases import ENGINES
from tests.factories import a_community, an_intent
from tests.factories_spending import a_fund, a_shop, a_spender, money, paper_of

only_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"])
JSON = {"Content-Type": "application/json"}


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Both: what one database takes for text the other refuses."""
    return str(request.param)


@pytest.fixture
def shop_id(app: App) -> str:
    a_fund(app)
    return a_shop(app).id


@pytest.fixture
def program(app: App, web, shop_id: str) -> Iterator[Program]:
    found = programs_of(web, app, shop_id)
    yield found
    found.close()


@pytest.fixture
def spender(app: App) -> Actor:
    return a_spender(app, points=100)


def in_the_books(app: App) -> tuple[int, ...]:
    """How much there is of what a program could write; a token is an operation too."""
    with app.reading() as (session, _):
        return tuple(
            int(session.value(f"SELECT COUNT(*) FROM {table}"))
            for table in ("transfer", "taking", "quote", "operation", "intent")
        )


def sent(program: Program, path: str, body: object) -> tuple[int, str, dict]:
    """A body as a program would write it, with what JSON can hold beyond what Python sends by itself."""
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return problem_of(program.ask("POST", path, content=text, headers=JSON))


TEXTS = [
    "\x00", "7Q2M\x009KX4TD8HVW3F", "\ud800", "\ud83d\ude00", "", "   ", "7" * 301, "\uff17\uff31\uff12\uff2d",
    "\u202e7Q2M",
]  # fmt: skip
NOT_TEXTS = [7, 1.5, -1, 10**400, True, ["x"], {"a": 1}, None]


def test_odd_codes_are_malformed_and_nothing_is_looked_up(app: App, web, shop_id: str) -> None:
    before = in_the_books(app)
    for value in (*TEXTS, *NOT_TEXTS):
        with programs_of(web, app, shop_id) as program:  # a till of its own: wrong codes count
            for path, more in (("/quotes", {}), ("/takings", {"intent": "press-0001"})):
                status, key, _ = sent(program, path, {"code": value, **more})
                assert status == 422, value
                assert key == "error.malformed" or key.startswith("error.code."), value
    assert in_the_books(app)[:3] == before[:3]


def test_odd_intents_quotes_pins_and_reasons_are_refused(app: App, web, shop_id: str) -> None:
    before = in_the_books(app)
    code = written(new_paper_code())
    for value in (*TEXTS, *NOT_TEXTS):
        with programs_of(web, app, shop_id) as program:
            answers = [
                sent(program, "/takings", {"code": code, "intent": value}),
                sent(program, "/takings", {"code": code, "intent": "press-0001", "pin": value or 0}),
                sent(program, "/takings", {"quote": value, "intent": "press-0002"}),
                sent(program, "/takings/x/undo", {"intent": value, "reason": "wrong_voucher"}),
                sent(program, "/takings/x/undo", {"intent": "press-0003", "reason": value}),
            ]
            assert {status for status, _, _ in answers} == {422}, value
    assert in_the_books(app)[:3] == before[:3]


NO_OBJECTS = [
    b"", b"{", b"[]", b"null", b"7", b'"x"', b"\xff\xfe", b"\xef\xbb\xbf{}", b'{"code": NaN}', b'{"code": Infinity}',
    b"[" * 30_000, b'{"code": "\\ud800"', b'{"code": "x", "code": "y"', b"\x00", b'{"code":"\xff"}',
]  # fmt: skip


def test_what_is_no_object_is_malformed(app: App, program: Program) -> None:
    before = in_the_books(app)
    for path in ("/quotes", "/takings", "/takings/x/undo"):
        for text in NO_OBJECTS:
            assert sent(program, path, text)[:2] == (422, "error.malformed"), text[:20]
    assert in_the_books(app) == before


@only_sqlite
def test_another_content_type_is_malformed(program: Program) -> None:
    body = json.dumps({"code": "x"}).encode()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "image/png"):
        answer = program.ask("POST", "/quotes", content=body, headers={"Content-Type": kind})
        assert problem_of(answer) == (422, "error.malformed", {"field": "body"})


@only_sqlite
@pytest.mark.parametrize("path", ["/quotes", "/takings", "/takings/x/undo", "/nothing"])
def test_a_body_that_is_too_large_is_not_read(app: App, program: Program, path: str) -> None:
    before = in_the_books(app)
    body = b'{"code": "' + b"7" * 70_000 + b'"}'
    assert sent(program, path, body) == (413, "error.api.too_large", {"bytes": 65_536})

    def in_pieces() -> Iterator[bytes]:
        for start in range(0, len(body), 1000):
            yield body[start : start + 1000]

    answer = program.ask("POST", path, content=in_pieces(), headers=JSON)  # no length is told ahead
    assert problem_of(answer)[:2] == (413, "error.api.too_large")
    assert in_the_books(app) == before


ODD_PLACES = ["%00", "%ED%A0%80", "%F0%9F%98%80", "x" * 41, "..%2f..%2fetc", "%2e%2e", "'", "%25", "%0a", "-", "0"]


def test_odd_names_in_the_path_are_not_found(program: Program) -> None:
    undo = {"intent": "undo-0001", "reason": "wrong_voucher"}
    for place in ODD_PLACES:
        answers = [
            program.ask("GET", f"/statements/{place}"),
            program.ask("GET", f"/households/{place}/balance"),
            program.ask("POST", f"/takings/{place}/undo", json=undo),
        ]
        assert {problem_of(answer)[0] for answer in answers} <= {404, 422}, place


ODD_CURSORS = ["\x00", "x" * 81, "\U0001f600", "1-\x00", "1-'", "1.5", "-1_x", "1-\u0661"]
ODD_TIMES = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "x", "", "2026-11-20T10:00:00", "1e400", "-1"]


def test_odd_questions_about_takings_are_malformed(program: Program) -> None:
    for cursor in ODD_CURSORS:
        answer = program.ask("GET", "/takings", params={"cursor": cursor})
        assert problem_of(answer) == (422, "error.malformed", {"field": "cursor"}), cursor
    for since in ODD_TIMES:
        answer = program.ask("GET", "/takings", params={"since": since})
        assert answer.status_code == 200 or problem_of(answer) == (422, "error.malformed", {"field": "since"}), since


ODD_HEADERS = ["", "Bearer", "Bearer ", "Basic eDp5", "bearer x y", "Bearer \xff", "Bearer " + "x" * 9000, "Token x"]


@only_sqlite
def test_odd_tokens_are_no_tokens(web, app: App) -> None:
    for header in ODD_HEADERS:
        with Program(web, BASE_URL, headers={"Authorization": header.encode("latin-1")}) as stranger:
            assert problem_of(stranger.ask("GET", "/takings"))[:2] == (401, "error.api.token_missing"), header[:20]


@only_sqlite
@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "BREW"])
def test_other_methods_are_named_as_such(program: Program, method: str) -> None:
    answer = program.ask(method, "/quotes")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_same_intent_with_other_data_writes_nothing(app: App, program: Program, spender: Actor) -> None:
    first, second = paper_of(app, spender, 5, 5)
    taken = program.takes(intent="press-0001", code=first.code)
    before = in_the_books(app)
    undo = {"intent": "press-0001", "reason": "wrong_voucher"}
    for answer in (
        program.takes(intent="press-0001", code=second.code),
        program.takes(intent="press-0001", code=first.code, pin="123456"),
        program.ask("POST", f"/takings/{taken.json()['id']}/undo", json=undo),
    ):
        assert problem_of(answer) == (409, "error.intent_reused", {"intent": "press-0001"})
    assert in_the_books(app) == before
    assert money(app).owed == 500


def test_one_press_of_two_programs_is_two_presses(app: App, web, program: Program, spender: Actor) -> None:
    first, second = paper_of(app, spender, 5, 5)
    other = programs_of(web, app, a_shop(app, code="S02", name="便民超市").id)
    assert program.takes(intent="press-0001", code=first.code).status_code == 201
    assert other.takes(intent="press-0001", code=second.code).status_code == 201
    other.close()


@only_sqlite
def test_a_code_with_dashes_blanks_and_small_letters_is_the_same_data(
    app: App, program: Program, spender: Actor
) -> None:
    code = paper_of(app, spender, 5)[0].code or ""
    bare = code.replace("-", "")
    forms = [code, bare, bare.lower(), f" {code.lower()} ", f"https://linli.example.org/V/{bare}", f"/v/{bare.lower()}"]
    answers = [program.takes(intent="press-0001", code=form) for form in forms[:4]]
    assert [answer.status_code for answer in answers] == [201, 200, 200, 200]
    assert len({answer.text for answer in answers}) == 1
    again = program.takes(intent="press-0002", code=forms[4])
    assert problem_of(again)[:2] == (409, "error.voucher.already_redeemed")


@only_sqlite
def test_malformed_codes_count_and_never_reach_a_look_up(app: App, program: Program, monkeypatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr("core.takings.ways", lambda *args, **named: looked.append("up") or [])
    for number in range(10):
        assert sent(program, "/takings", {"code": "7Q2M-9KX4-TD8H-VW3G", "intent": f"press-{number:04d}"})[0] == 422
    assert sent(program, "/takings", {"code": "7Q2M-9KX4-TD8H-VW3G", "intent": "press-9999"})[0] == 429
    assert looked == []


@only_sqlite
def test_genuine_refusals_never_count(app: App, program: Program, spender: Actor) -> None:
    used, fresh = paper_of(app, spender, 5, 5)
    assert program.takes(code=used.code).status_code == 201
    for _ in range(15):
        assert problem_of(program.takes(code=used.code))[0] == 409
    assert program.takes(code=fresh.code).status_code == 201


@only_sqlite
def test_a_foreign_community_is_not_there(app: App, web, program: Program, spender: Actor) -> None:
    """Its vouchers, statements and households are unknown, not forbidden."""
    assert a_community(app) is not None
    code = written(new_paper_code())
    assert problem_of(program.takes(code=code, intent=an_intent().key))[:2] == (404, "error.voucher.unknown")
    assert problem_of(program.ask("GET", "/households/XYZ-0001/balance"))[:2] == (404, "error.not_found")
    assert problem_of(program.ask("GET", "/statements/XYZ-26-S-0001"))[:2] == (404, "error.not_found")
