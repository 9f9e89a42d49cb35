"""Hours of a person, certificates, stars, national batches and the overview, as people open them. About 10 s."""

from __future__ import annotations

import pytest

from core.bootstrap import App
from core.certificates import certificates_of, issue_certificate
from core.i18n import Language
from core.jobs import run_due
from core.national import consent_of, list_batches
from core.stars import set_star_terms, stars_on_board
from tests.factories import an_intent, console
from tests.factories_scheme import Scheme, signed_in
from tests.pages.screen import Opener, words
from tests.pages.test_staff_acts import press


def test_a_resident_reads_hours_makes_a_record_and_agrees_to_the_national_system(
    app: App, scheme: Scheme, open_as: Opener
) -> None:
    test = open_as("resident", "person_hours")
    assert "我的服务时长" in words(test)
    assert "还没有星级" in words(test)
    press(test, "national_False")
    assert "您同意把服务记录录入" in words(test)
    resident = signed_in(app, scheme, "resident")
    assert app.look(resident, consent_of).is_given

    test = open_as("resident", "certificate")
    press(test, "issue_")
    assert "开好了：LJC-2026-000001-" in words(test)
    [made] = app.look(resident, certificates_of)
    assert made.kind == "record"
    press(test, "leave")
    assert made.number in words(test)


def test_the_desk_posts_stars_and_everybody_reads_them_on_the_board(app: App, scheme: Scheme, open_as: Opener) -> None:
    assert "现在没有人够下一级" in words(open_as("staff", "stars"))
    named = {"hours": (1, 100), "is_counting_carried_over": True, "is_counting_back_filled": False}
    app.do(console(app), an_intent(note="居民会议"), set_star_terms, **named)
    run_due(app)
    looking = open_as("supervisor", "stars")
    assert not looking.checkbox
    assert "由社区工作人员来公示" in words(looking)
    test = open_as("staff", "stars")
    assert "1 星要 1 小时" in " ".join(one.label for one in test.checkbox)
    press(test, "post_")
    assert "星级开始公示" in words(test)
    hanging = app.look(console(app), stars_on_board)
    assert hanging
    board = words(open_as(None, "notice_board"))
    assert "星级公示" in board
    assert hanging[0].name_masked in board


def test_the_desk_lists_certificates_and_makes_batches(app: App, scheme: Scheme, open_as: Opener) -> None:
    resident = signed_in(app, scheme, "resident")
    issued = app.do(
        resident, an_intent(), issue_certificate, first=scheme.now.date().replace(day=1), last=scheme.now.date()
    )
    listed = words(open_as("staff", "certificate"))
    assert issued.number in listed
    assert "作废" in listed
    test = open_as("staff", "national")
    press(test, "make_")
    assert "没有新的或有变动的记录" in words(test)
    assert app.look(console(app), list_batches) == []
    assert "先找到一位居民" in words(open_as("staff", "person_hours"))
    assert "的服务时长" in words(open_as("staff", "person_hours", person=scheme.person_id))


@pytest.mark.parametrize("language", Language)
def test_the_overview_has_figures_pictures_and_tables(scheme: Scheme, open_as: Opener, language: Language) -> None:
    test = open_as("staff", "dashboard", language=language)
    told = words(test)
    assert ("参加的人" if language is Language.ZH else "People") in told
    assert len(test.get("vega_lite_chart")) >= 1
    test.segmented_control(key="span").set_value("year").run()
    assert not test.exception
    assert ("2026 年" if language is Language.ZH else "2026") in words(test)
