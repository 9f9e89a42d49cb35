"""A shop applies through the plain form: both languages, no script, no account, and not a hundred times."""

from __future__ import annotations

import re
from typing import Any

import pytest

from core.shop_applications import application_contact, shop_applications
from core.shops import describe_shop
from tests.factories import a_staff, an_intent
from tests.factories_spending import a_shop

PATH = "/apply/shop"
TOLD = {
    "name": "老街裁缝铺", "kind": "laundry", "place": "西门 3 号", "contact": "马师傅", "phone": "0943-5551234",
    "hours": "周一至周六 9:00-18:00", "rate": "9500",
}  # fmt: skip


def pressed(browser: Any) -> str:
    """The press that the form carries."""
    found = re.search(r'name="press" value="([^"]+)"', browser.get(PATH).text)
    assert found
    return found[1]


def applied(app: Any) -> list[Any]:
    return list(app.look(a_staff(app), shop_applications))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_form_speaks_both_languages_without_script(app, browser, language):
    for path in (PATH, f"{PATH}?done=1"):
        answer = browser.get(path, params={"lang": language})
        assert answer.status_code == 200
        assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in answer.text
        assert "<script" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"


def test_an_application_comes_in_and_the_page_says_so(app, browser):
    shop = a_shop(app)
    app.do(a_staff(app), an_intent(), describe_shop, shop_id=shop.id, phone=None, opening_hours=None, grid="第二网格")
    answer = browser.submit(PATH, press=pressed(browser), grid="第二网格", **TOLD)
    assert answer.status_code == 303
    assert "申请收到了" in browser.get(answer.headers["location"]).text
    one = applied(app)[0]
    assert (one.name, one.kind, one.grid, one.cash_rate_bp) == ("老街裁缝铺", "laundry", "第二网格", 9500)
    assert one.opening_hours == "1-6 09:00-18:00"
    contact = app.look(a_staff(app), application_contact, application_id=one.id)
    assert (contact.name, contact.phone) == ("马师傅", "0943-5551234")


def test_the_same_form_sent_twice_is_one_application(app, browser):
    press = pressed(browser)
    for _ in range(3):
        assert browser.submit(PATH, press=press, **TOLD).status_code == 303
    assert len(applied(app)) == 1


def test_what_is_missing_is_shown_where_it_is_and_nothing_is_lost(app, browser):
    for wrong, words in (
        ({"phone": "12"}, "电话不对"),
        ({"hours": "白天<b>"}, "看不明白"),
        ({"name": " "}, "店名没有写"),
    ):
        answer = browser.submit(PATH, press=pressed(browser), **{**TOLD, **wrong})
        assert answer.status_code == 422
        assert words in answer.text
        assert 'value="西门 3 号"' in answer.text
        assert "请看一下这一格" in answer.text
        assert "白天<b>" not in answer.text
    assert applied(app) == []


def test_from_one_place_come_three_and_then_a_wait(app, browser):
    for _ in range(3):
        assert browser.submit(PATH, press=pressed(browser), **TOLD).status_code == 303
    answer = browser.submit(PATH, press=pressed(browser), **TOLD)
    assert (answer.status_code, "已经交了几份申请" in answer.text) == (429, True)
    assert len(applied(app)) == 3


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example"])
def test_a_form_of_another_site_is_refused(app, browser, origin):
    assert browser.submit(PATH, origin=origin, **TOLD).status_code == 403
    assert applied(app) == []


def test_what_nobody_offers_is_not_taken_over(app, browser):
    answer = browser.submit(PATH, press="<x>", **{**TOLD, "kind": "casino", "rate": "99999"}, grid="没有的网格")
    assert answer.status_code == 303
    one = applied(app)[0]
    assert (one.kind, one.cash_rate_bp, one.grid) == ("other", 10000, None)
