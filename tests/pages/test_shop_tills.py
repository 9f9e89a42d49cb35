"""The owner's own keys: tills and clerks of one's own shop, without the office."""

from __future__ import annotations

import pytest

from core.bootstrap import App
from core.errors import NotFound
from core.i18n import Language
from core.sessions import sign_in_clerk
from core.tills import list_clerks, list_tills, pair
from tests.factories import an_intent, console
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import a_shop
from tests.pages.counter import press
from tests.pages.screen import Opener, words


@pytest.mark.parametrize("language", Language)
def test_an_owner_sees_tills_and_clerks_in_both_languages(open_as: Opener, scheme: Scheme, language: Language) -> None:
    test = open_as("owner", "shop_tills", language=language)
    assert len([one for one in test.button if str(one.key).startswith("unpair_")]) == 1
    assert len([one for one in test.button if str(one.key).startswith("pin_")]) == 1


def test_a_code_for_one_more_till_is_shown_once_and_pairs(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("owner", "shop_tills")
    press(test, "pair_")
    shown = words(test).split("的配对码")[1].split("前有效")[0]
    code = "".join(sign for sign in shown if sign.isascii() and sign.isalnum())[:8]
    pair(app, an_intent(), code=code, name="后门")
    assert "只显示一次" in words(open_as("owner", "shop_tills"))  # a reload does not show it again
    assert "后门" in [till.name for till in app.look(signed_in(app, scheme, "owner"), list_tills)]


def test_a_clerk_who_is_added_signs_in_with_the_pin_that_is_shown(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("owner", "shop_tills")
    next(one for one in test.text_input if str(one.key).startswith("clerk_")).set_value("小许")
    press(test, "add_")
    shown = words(test).split("店员的密码")[1]
    pin = "".join(sign for sign in shown.split("只显示")[0] if sign.isdecimal())
    owner = signed_in(app, scheme, "owner")
    added = next(one for one in app.look(owner, list_clerks) if one.name == "小许")
    assert sign_in_clerk(app, till_token=scheme.till_token, account_id=added.account_id, pin=pin).actor.name == "小许"


def test_clerks_of_another_shop_are_none_of_an_owners_business(app: App, scheme: Scheme) -> None:
    other = a_shop(app, code="S9").id
    assert app.look(console(app), list_clerks, shop_id=other) == []
    with pytest.raises(NotFound):
        app.look(signed_in(app, scheme, "owner"), list_clerks, shop_id=other)


def test_only_the_owner_is_led_there(open_as: Opener) -> None:
    assert "这一页不是给您的账号用的" in words(open_as("clerk", "shop_tills"))
    links = [element.proto.label for element in open_as("clerk", "shop_statements").get("page_link")]
    assert "收银台和店员" not in links
    links = [element.proto.label for element in open_as("owner", "shop_statements").get("page_link")]
    assert "收银台和店员" in links
