"""Signing in through the plain pages: cookies, limits, who may post, what a GET may do."""

from __future__ import annotations

import re

import pytest

from core.accounts import create_account, issue_link
from core.enrolments import issue_enrolment
from core.sessions import actor_for
from core.tills import unpair
from tests.api.conftest import BASE_URL
from tests.factories import a_household, a_person, an_intent, console
from tests.factories_ways_in import PASSWORD, PIN, a_shop, a_staff_account, a_staffed_till, an_enrolled_resident

HOME = "http://localhost:8501"
ELSEWHERE = "http://192.168.1.5:8501"


def who(app, token):
    with app.reading() as (session, clock):
        return actor_for(session, clock, token)


def sign_in(browser, *, who="zhangmin", secret=PASSWORD, **named):
    return browser.submit("/auth/sign-in", who=who, secret=secret, **named)


def cookie_of(answer, name):
    """The attributes of one cookie that an answer sets, lower case."""
    found = [line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{name}=")]
    assert len(found) == 1
    return {part.strip().lower() for part in found[0].split(";")[1:]}


def rows(app):
    with app.reading() as (session, _):
        names = [row[0] for row in session.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: session.all(f"SELECT * FROM {name}") for name in names}


# -- cookies -----------------------------------------------------------------------------------------------------


def test_over_https_the_cookie_is_bound_to_host_and_tls(app, browser):
    a_staff_account(app)
    answer = sign_in(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= cookie_of(answer, "__Host-linli")
    assert not any(part.startswith("domain") for part in cookie_of(answer, "__Host-linli"))
    assert answer.headers["cache-control"] == "no-store"


def test_over_http_at_home_the_cookie_has_another_name_and_needs_leave(app, opens):
    a_staff_account(app)
    assert sign_in(opens(HOME)).status_code == 403
    app.settings = app.settings.model_copy(update={"insecure_http": True})
    answer = sign_in(opens(HOME))
    assert answer.status_code == 303
    assert {"httponly", "samesite=lax", "path=/"} <= cookie_of(answer, "linli")
    assert "secure" not in cookie_of(answer, "linli")


def test_in_the_demo_home_is_leave_enough(demo, opens):
    a_staff_account(demo)
    for address in (HOME, "http://127.0.0.1:8600", "http://[::1]:8600"):
        assert sign_in(opens(address)).status_code == 303


@pytest.mark.parametrize("address", [ELSEWHERE, "http://linli.example.org", "http://evil.example"])
def test_over_plain_http_elsewhere_signing_in_is_refused_and_says_how(demo, opens, address):
    a_staff_account(demo)
    browser = opens(address)
    shown = browser.get("/auth/sign-in")
    assert "TLS" in shown.text
    assert "deploy/" in shown.text
    assert "<input" not in shown.text
    refused = sign_in(browser)
    assert refused.status_code == 403
    assert "deploy/" in refused.text
    assert "set-cookie" not in refused.headers


def test_a_proxy_that_passes_plain_http_on_is_not_home(demo, opens):
    a_staff_account(demo)
    browser = opens(HOME, headers={"X-Forwarded-For": "203.0.113.7"})
    assert sign_in(browser).status_code == 403


# -- right and wrong ---------------------------------------------------------------------------------------------


def test_wrong_and_unknown_answer_alike(app, browser):
    a_staff_account(app)
    household = a_household(app, card="K-1")
    person = a_person(app, phone="13900001111", household_id=household.id)
    an_enrolled_resident(app, person_id=person.id, number="K-1")
    pages = []
    for name in ("zhangmin", "nobody", "13900001111", "13999999999", "K-1", "K-9"):
        answer = sign_in(browser, who=name, secret="000001")
        pages.append((answer.status_code, answer.text.replace(name, "NAME")))
    assert {status for status, _ in pages} == {401}
    assert len({page for _, page in pages}) == 1
    assert "号码或密码不对" in pages[0][1]


def test_a_secret_never_comes_back_and_what_was_typed_is_escaped(app, browser):
    answer = sign_in(browser, who='"><script>x</script>', secret="my-very-secret-password")
    assert "my-very-secret-password" not in answer.text
    assert "<script" not in answer.text


def test_after_five_wrong_tries_the_page_says_how_long_to_wait(app, opens):
    a_staff_account(app)
    for _ in range(5):
        assert sign_in(opens(), secret="wrong").status_code == 401
    answer = sign_in(opens())
    assert answer.status_code == 429
    assert "请过 15 分钟再试" in answer.text
    assert "set-cookie" not in answer.headers


def test_residents_and_staff_use_one_page_and_come_back_to_where_they_were(app, browser):
    household = a_household(app, card="K-1")
    person = a_person(app, household_id=household.id)
    an_enrolled_resident(app, person_id=person.id, number="K-1")
    shown = browser.get("/auth/sign-in?next=/why?month=2026-11")
    assert 'name="next" value="/why?month=2026-11"' in shown.text
    answer = sign_in(browser, who="k-1", secret=PIN, next="/why?month=2026-11")
    assert answer.headers["location"] == "/why?month=2026-11"
    assert who(app, browser.cookies["__Host-linli"]).person_id == person.id


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "evil",
        "/a\nb",
        "/\t/evil.example",
        "",
    ],
)
def test_nobody_is_led_to_another_site(app, browser, path):
    a_staff_account(app)
    assert sign_in(browser, next=path).headers["location"] == "/"
    assert browser.get("/auth/language", params={"to": "en", "back": path}).headers["location"] == "/"
    assert browser.get("/auth/size", params={"to": "2", "back": path}).headers["location"] == "/"


def test_people_who_share_a_phone_are_asked_for_the_card(app, browser):
    for card, pin in (("K-1", "408273"), ("K-2", "730915")):
        household = a_household(app, card=card)
        person = a_person(app, phone="13900001111", household_id=household.id)
        an_enrolled_resident(app, person_id=person.id, number=card, pin=pin)
    asked = sign_in(browser, who="13900001111", secret="730915")
    assert asked.status_code == 409
    assert 'name="card"' in asked.text
    assert sign_in(browser, who="13900001111", secret="730915", card="K-2").status_code == 303


# -- a planted token, the end ------------------------------------------------------------------------------------


def test_a_token_planted_before_signing_in_is_worth_nothing_after(app, opens):
    a_staff_account(app)
    planted = sign_in(opens()).cookies["__Host-linli"]
    browser = opens(cookies={"__Host-linli": planted})
    token = sign_in(browser).cookies["__Host-linli"]
    assert token != planted
    assert who(app, planted) is None
    assert who(app, token)


def test_a_made_up_token_is_never_adopted(app, opens):
    a_staff_account(app)
    browser = opens(cookies={"__Host-linli": "made-up"})
    assert sign_in(browser).cookies["__Host-linli"] != "made-up"
    assert who(app, "made-up") is None


def test_sign_out_bites_in_every_tab_at_once(app, browser, opens):
    a_staff_account(app)
    sign_in(browser)
    token = browser.cookies["__Host-linli"]
    assert "张敏" in browser.get("/auth/sign-in").text
    answer = browser.submit("/auth/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/auth/sign-out")
    assert "__Host-linli" not in browser.cookies
    assert '"storage"' in answer.headers["clear-site-data"]
    assert who(app, token) is None
    assert "张敏" not in opens(cookies={"__Host-linli": token}).get("/auth/sign-in").text


def test_the_cookie_of_http_is_not_read_over_https(app, demo, opens):
    a_staff_account(demo)
    token = sign_in(opens(HOME)).cookies["linli"]
    assert "张敏" not in opens(cookies={"linli": token}).get("/auth/sign-in").text


# -- looking changes nothing -------------------------------------------------------------------------------------


def test_a_get_never_changes_anything(app, browser):
    staffed = a_staffed_till(app)
    account = app.do(console(app), an_intent(), create_account, login_name="lihua", display_name="李华")
    link = app.do(console(app), an_intent(), issue_link, account_id=account.id)
    a_staff_account(app)
    sign_in(browser)
    browser.cookies.set("__Host-linli-till", staffed.till.token)
    before = rows(app)
    paths = [
        "/auth/sign-in", "/auth/sign-out", "/auth/pair", "/auth/till", "/auth/enrol", f"/auth/link/{link.token}",
        "/auth/language?to=en", "/auth/size?to=3", "/V/7Q2M9KX4TD8HVW3F", "/v/7q2m-9kx4-td8h-vw3f", "/healthz",
        "/readyz", "/x/nothing", "/auth/nothing",
    ]  # fmt: skip
    for path in paths:
        assert browser.get(path).status_code in (200, 303, 404), path
    assert rows(app) == before
    assert who(app, browser.cookies["__Host-linli"])


@pytest.mark.parametrize(
    "path", ["/auth/sign-in", "/auth/sign-out", "/auth/pair", "/auth/till", "/auth/enrol", "/auth/link/x"]
)
@pytest.mark.parametrize(
    "origin", [None, "null", "https://evil.example", "http://linli.example.org", f"{BASE_URL}.evil.example"]
)
def test_a_form_of_another_site_is_refused(app, browser, path, origin):
    before = rows(app)
    answer = browser.submit(path, origin=origin, who="zhangmin", secret=PASSWORD)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert rows(app) == before


def test_a_form_that_is_too_large_is_refused(app, browser):
    assert browser.submit("/auth/sign-in", who="x" * 10_000, secret="x").status_code == 413


# -- words and size ----------------------------------------------------------------------------------------------


def test_language_and_size_are_kept_in_cookies_and_go_along_into_the_account(app, browser):
    a_staff_account(app)
    shown = browser.get("/auth/sign-in?lang=en&s=3")
    assert '<html class="ll-plain ll-size-3" lang="en">' in shown.text
    assert "Sign in" in browser.get("/auth/sign-in").text
    sign_in(browser, lang="en", s="3")
    with app.reading() as (session, _):
        row = session.first("SELECT language, type_size FROM account WHERE login_name = 'zhangmin'")
    assert (row.language, row.type_size) == ("en", 3)


@pytest.mark.parametrize(
    "path", ["/auth/sign-in", "/auth/pair", "/auth/enrol", "/auth/sign-out", "/V/7Q2M9KX4TD8HVW3F"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_plain_page_speaks_both_languages_without_script(app, browser, path, language):
    answer = browser.get(path, params={"lang": language})
    assert answer.status_code == 200
    assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in answer.text
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert re.search(r"default-src 'none'", answer.headers["content-security-policy"])
    assert answer.headers["cache-control"] == "no-store"


# -- slips and links ---------------------------------------------------------------------------------------------


def test_a_resident_sets_a_pin_and_signs_in(app, browser):
    household = a_household(app, card="K-1")
    person = a_person(app, household_id=household.id)
    slip = app.do(console(app), an_intent(), issue_enrolment, person_id=person.id)
    differing = browser.submit("/auth/enrol", number="K-1", code=slip.code, pin=PIN, again="730915")
    assert differing.status_code == 422
    answer = browser.submit("/auth/enrol", number="K-1", code=slip.code, pin=PIN, again=PIN)
    assert (answer.status_code, "密码设好了" in answer.text) == (200, True)
    assert sign_in(browser, who="K-1", secret=PIN).status_code == 303
    assert browser.submit("/auth/enrol", number="K-1", code=slip.code, pin=PIN, again=PIN).status_code == 401


def test_a_new_colleague_sets_a_password_by_the_link_once(app, browser):
    account = app.do(
        console(app), an_intent(), create_account, login_name="lihua", display_name="李华", roles=("staff",)
    )
    link = app.do(console(app), an_intent(), issue_link, account_id=account.id)
    path = f"/auth/link/{link.token}"
    assert "李华" in browser.get(path).text
    short = browser.submit(path, password="short", again="short")
    assert (short.status_code, "至少要 12 个字" in short.text) == (422, True)
    assert browser.submit(path, password=PASSWORD, again=PASSWORD).status_code == 200
    assert sign_in(browser, who="lihua").status_code == 303
    over = browser.get(path)
    assert (over.status_code, "<input" in over.text) == (410, False)


# -- tills -------------------------------------------------------------------------------------------------------


def test_a_till_is_paired_and_a_clerk_comes_in(app, browser):
    from core.clerks import add_clerk
    from core.tills import pair_code

    shop_id = a_shop(app)
    clerk = app.do(console(app), an_intent(), add_clerk, shop_id=shop_id, name="小李")
    code = app.do(console(app), an_intent(), pair_code, shop_id=shop_id).code
    assert browser.get("/auth/till").headers["location"] == "/auth/pair"
    assert browser.submit("/auth/pair", code="00000000", name="前台").status_code == 401
    answer = browser.submit("/auth/pair", code=code, name="前台")
    assert (answer.status_code, answer.headers["location"]) == (303, "/auth/till")
    assert {"httponly", "secure", "samesite=lax", "max-age=15552000"} <= cookie_of(answer, "__Host-linli-till")
    shown = browser.get("/auth/till")
    assert "小李" in shown.text
    assert browser.submit("/auth/till", clerk=clerk.id, pin="000000").status_code == 401
    answer = browser.submit("/auth/till", clerk=clerk.id, pin=clerk.pin)
    assert answer.headers["location"] == "/till"
    assert who(app, browser.cookies["__Host-linli"]).shop_id == shop_id


def test_a_revoked_till_is_out_at_once(app, browser):
    staffed = a_staffed_till(app)
    browser.cookies.set("__Host-linli-till", staffed.till.token)
    browser.submit("/auth/till", clerk=staffed.clerk_id, pin=staffed.pin)
    token = browser.cookies["__Host-linli"]
    assert who(app, token)
    app.do(console(app), an_intent(), unpair, till_id=staffed.till.till_id)
    assert who(app, token) is None
    assert browser.get("/auth/till").headers["location"] == "/auth/pair"
    assert browser.submit("/auth/till", clerk=staffed.clerk_id, pin=staffed.pin).headers["location"] == "/auth/pair"


def test_a_voucher_link_opens_the_till_of_a_clerk_and_tells_strangers_nothing(app, browser, opens):
    staffed = a_staffed_till(app)
    stranger = [opens().get(f"/V/{code}") for code in ("7Q2M9KX4TD8HVW3F", "0000000000000000", "x")]
    assert len({answer.text for answer in stranger}) == 1
    assert {answer.headers["referrer-policy"] for answer in stranger} == {"no-referrer"}
    assert {answer.headers["cache-control"] for answer in stranger} == {"no-store"}
    browser.cookies.set("__Host-linli-till", staffed.till.token)
    assert browser.get("/V/7Q2M9KX4TD8HVW3F").status_code == 200
    browser.submit("/auth/till", clerk=staffed.clerk_id, pin=staffed.pin)
    for path in ("/V/7Q2M9KX4TD8HVW3F", "/v/7q2m9kx4td8hvw3f"):
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["location"].upper()) == (303, "/TILL?CODE=7Q2M9KX4TD8HVW3F")


def test_the_demos_short_cuts_do_not_exist_elsewhere(app, browser):
    answer = browser.submit("/auth/pair", demo="1", name="前台")
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert "386204" not in browser.get("/auth/sign-in").text
    assert 'name="demo"' not in browser.get("/auth/pair").text
