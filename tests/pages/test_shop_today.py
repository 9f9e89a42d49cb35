"""What the shop took today: the sum for the drawer, undone ones beside it, twenty a page, clerks by name."""

from __future__ import annotations

import pytest

from core.bootstrap import App
from core.clock import DrivenClock
from core.i18n import Language
from core.policy import Role
from core.takings import Taking, take, undo
from tests.factories import an_intent, somebody
from tests.factories_scheme import Scheme, signed_in
from tests.factories_spending import points_for
from tests.pages.counter import press, screen_code
from tests.pages.screen import Opener, keys, words


def taken(app: App, scheme: Scheme, face_yuan: int = 5, *, at_another: bool = False) -> Taking:
    """A voucher that the scheme's clerk took, or somebody at another till of the shop."""
    clerk = signed_in(app, scheme, "clerk")
    if at_another:
        clerk = somebody(app, Role.CLERK, shop_id=scheme.shop_id, till_id="another")
    return app.do(clerk, an_intent(), take, code=screen_code(app, scheme, face_yuan))


@pytest.mark.parametrize("language", Language)
def test_the_drawer_counts_what_stands_and_strikes_what_was_undone(
    open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock, language: Language
) -> None:
    kept = taken(app, scheme, 20)
    clock.forward(minutes=1)
    mistaken = taken(app, scheme, 5)
    app.do(signed_in(app, scheme, "clerk"), an_intent(reason="wrong_voucher"), undo, taking_id=mistaken.id)
    test = open_as("clerk", "till_today", language=language)
    shown = words(test)
    assert "20" in shown
    assert ("1 张，撤销的 1 张不算" if language is Language.ZH else "1 taken; 1 undone do not count") in shown
    assert kept.serial in shown
    assert "小周" in shown
    markup = "".join(element.proto.body for element in test.get("html"))
    assert ("<s>5 元</s>" if language is Language.ZH else "<s>5 yuan</s>") in markup
    assert ("已撤销，9:01" if language is Language.ZH else "undone, 09:01") in shown
    assert "王" not in shown  # whose vouchers they were is nobody's business here


def test_a_day_without_takings_says_what_will_stand_here(open_as: Opener) -> None:
    assert "今天还没有收过券" in words(open_as("clerk", "till_today"))


def test_this_till_or_the_whole_shop(open_as: Opener, app: App, scheme: Scheme) -> None:
    taken(app, scheme, 5)
    taken(app, scheme, 10, at_another=True)
    test = open_as("clerk", "till_today")
    assert "1 张" in words(test)
    test.segmented_control(key="scope").set_value("shop").run()
    assert "2 张" in words(test)
    assert "收银系统" in words(test)  # another till's clerk without an account
    owner = open_as("owner", "till_today")
    assert "2 张" in words(owner)


def test_twenty_a_page(open_as: Opener, app: App, scheme: Scheme, clock: DrivenClock) -> None:
    points_for(app, scheme.household_id, 200)
    serials = []
    for _ in range(22):
        serials.append(taken(app, scheme, 5).serial)
        clock.forward(seconds=40)
    test = open_as("clerk", "till_today")
    assert "22 张" in words(test)
    assert serials[-1] in words(test)
    assert serials[0] not in words(test)
    assert len(test.get("pagination")) == 1


def test_a_stranger_and_a_resident_see_nothing_of_it(open_as: Opener, app: App, scheme: Scheme) -> None:
    serial = taken(app, scheme).serial
    assert serial not in words(open_as(None, "till_today"))
    assert serial not in words(open_as("resident", "till_today"))


def test_the_end_of_a_shift_leaves_the_till_paired(open_as: Opener) -> None:
    test = open_as("clerk", "till_today")
    press(test, "sign_out")
    assert keys(test) == set()
    assert "请店员先登录" in words(test)
