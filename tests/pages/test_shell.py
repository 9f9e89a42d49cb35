"""The frame of every page: who is let in, what stays, what is one tap away."""

from __future__ import annotations

import pytest

from core.bootstrap import App, TryAgain
from core.i18n import Language
from core.policy import Role
from core.preferences import preferences_of
from core.sessions import sign_out
from pages._ui import register, shell
from tests.factories_scheme import Scheme, signed_in
from tests.pages.screen import Opener, keys, words


def test_every_page_of_the_register_has_its_name_in_both_languages() -> None:
    for language in Language:
        t = shell.translator(language)
        assert all(t(f"nav.{entry.name}") for entry in register.REGISTER)


def test_every_page_file_stands_in_the_register() -> None:
    files = {file.stem for file in register.PAGES.glob("*.py")} - {"__init__"}
    assert files <= set(register.BY_NAME)


@pytest.mark.parametrize(("who", "door"), [("resident", "my_points"), ("staff", "desk"), ("supervisor", "desk")])
def test_the_first_door_is_the_visitors_own(app: App, scheme: Scheme, who: str, door: str) -> None:
    visit = shell.session.visit(app, signed_in(app, scheme, who))
    wanted = door if register.BY_NAME[door].exists else "home"
    assert register.doors(visit)[0] == wanted


def test_a_paired_till_opens_at_the_till_and_a_stranger_at_the_public_door(app: App, scheme: Scheme) -> None:
    till = shell.session.visit(app, None, till_token=scheme.till_token)
    assert register.doors(till)[0] == ("till" if register.BY_NAME["till"].exists else "home")
    assert register.doors(shell.session.visit(app, None)) == ["home"]


def test_a_stranger_is_asked_to_sign_in_and_sees_nothing_else(open_as: Opener) -> None:
    test = open_as(None, "my_points")
    assert "请先登录，再看这一页" in words(test)
    assert any("/auth/sign-in?next=/my_points" in element.proto.body for element in test.get("html"))
    assert "105" not in words(test)
    assert keys(test) == set()


def test_another_role_gets_a_calm_sentence_and_the_way_to_its_own_pages(open_as: Opener) -> None:
    test = open_as("staff", "my_points")
    assert "这一页不是给您的账号用的" in words(test)
    assert "sign_out" in keys(test)
    assert "exchange" not in keys(test)


def test_a_sign_in_that_ended_is_gone_at_the_next_rerun(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = open_as("resident", "my_points")
    assert "现在可用" in words(test)
    sign_out(app, scheme.tokens["resident"])
    test.run()
    assert "请先登录" in words(test)
    assert "现在可用" not in words(test)


def test_type_size_and_language_are_one_tap_away_and_kept_with_the_account(
    open_as: Opener, app: App, scheme: Scheme
) -> None:
    test = open_as("resident", "my_points")
    test.button_group(key="s").set_value("3").run()
    assert any("font-size:30px" in element.proto.body for element in test.get("html"))
    test.button(key="lang").click().run()
    assert "Ready to spend" in words(test)
    with app.reading() as (session, _):
        kept = preferences_of(session, signed_in(app, scheme, "resident"))
    assert kept is not None and (kept.language, kept.type_size) == (Language.EN, 3)


def test_a_strangers_choice_is_a_link_to_the_route_that_keeps_it(open_as: Opener) -> None:
    test = open_as(None, "notice_board", notice="1")
    markup = "".join(element.proto.body for element in test.get("html"))
    assert "/auth/size?to=3&amp;back=%2Fnotice_board%3Fnotice%3D1" in markup
    assert "/auth/language?to=en" in markup


def test_a_refusal_and_a_lost_line_become_sentences(open_as: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    test = open_as("resident", "my_points")

    def lost(*given: object, **named: object) -> object:
        raise TryAgain("the line is gone")

    monkeypatch.setattr(App, "look", lost)
    test.run()
    assert not test.exception
    assert "网络断了，您填的都还在" in words(test)


def test_the_register_lets_nobody_in_by_accident() -> None:
    public = {entry.name for entry in register.REGISTER if not entry.roles}
    assert public == {"home", "notice_board", "rule_book", "shop_list", "paper_check", "sponsor"}
    assert all(Role.JOB not in entry.roles for entry in register.REGISTER)
