"""The rules on the screen: read by everybody, drafted, rehearsed, decided; the inbox's filters, press and deputies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.bootstrap import App
from core.i18n import Language
from core.review import waiting_claims
from core.rule_book import read_rules
from core.rule_drafts import put_item, see_draft, start_draft
from core.sessions import sign_in
from tests.core.test_rules import FULL
from tests.factories import an_intent
from tests.factories_scheme import Scheme, signed_in
from tests.factories_ways_in import PASSWORD, a_staff_account
from tests.pages.screen import Opener, words
from tests.pages.test_staff_acts import answer, button, field, logged, press


def a_draft(app: App, scheme: Scheme) -> None:
    """One hour of volunteering gives three points instead of two."""
    staff = signed_in(app, scheme, "staff")
    at = app.do(staff, an_intent(), start_draft)
    app.do(staff, an_intent(), put_item, draft_id=at.id, edition=at.edition, item=replace(FULL["C1"], points=3))


def test_a_stranger_reads_the_rules_with_an_example_each(open_as: Opener) -> None:
    seen = words(open_as(None, "rule_book"))
    assert "第 1 版" in seen and "例如做 2 小时 20 分钟，得 4 分，剩下 20 分钟留到下次一起算。" in seen
    assert "一户这一项一个月最多 8 分" in seen and "一个月做 4 次，得 8 分，到上限。" in seen
    english = words(open_as(None, "rule_book", language=Language.EN))
    assert "sign-in list" in english and "2 hours 20 minutes give 4 points" in english
    assert "error" not in words(open_as(None, "rule_book", number="99"))


def test_an_item_is_changed_rehearsed_and_decided_on_by_two(open_as: Opener, app: App, scheme: Scheme) -> None:
    test = press(open_as("staff", "rules"), "start")
    assert "和第 1 版一样" in words(test)
    press(test, "edit_C1")
    field(test.selectbox, "rate_").set_value(3)
    button(test, "edit_C1").click()
    press(test, "save_1_C1")
    assert "2 分改成 3 分" in words(test)
    test = open_as("staff", "rules", view="rehearsal")
    field(test.date_input, "rehearsal_days").set_value((scheme.now.date() - timedelta(days=60), scheme.now.date()))
    seen = words(press(test, "rehearse"))
    assert "每一条都和公示的一样" in seen and "会多得的" in seen
    test = open_as("staff", "rules", view="decision")
    field(test.text_input, "meeting_").set_value("居民代表会议")
    field(test.text_input, "reference_").set_value("会议纪要 11 号")
    field(test.number_input, "votes_for_").set_value(40)
    press(test, "propose_")
    assert "要请另一位同事" in words(test)
    other = open_as("reviewer", "rules")
    assert "同意 40 票" in words(other)
    assert "第 2 版定下来了" in words(press(other, "publish"))
    assert app.look(signed_in(app, scheme, "staff"), read_rules, number=2).decision is not None
    assert "2 分改成 3 分" in words(open_as(None, "rule_book"))


def test_what_is_blocked_is_said_in_the_form(open_as: Opener, app: App, scheme: Scheme) -> None:
    a_draft(app, scheme)
    test = press(open_as("staff", "rules", view="items"), "edit_A1")
    field(test.text_input, "name_2").set_value("一年没有信访")
    button(test, "edit_A1").click()
    assert "积分不能和信访、投诉挂钩" in words(press(test, "save_2_A1"))
    test = open_as("staff", "rules", view="items")
    press(test, "retire_A2")
    assert "取消" in words(test)
    press(test, "restore_A2")
    draft = app.look(signed_in(app, scheme, "staff"), see_draft)
    assert draft is not None and [one.code for one in draft.changes] == ["C1"]
    answer(open_as("staff", "rules"), "discard")
    assert app.look(signed_in(app, scheme, "staff"), see_draft) is None


def test_all_of_one_activity_are_approved_after_a_preview(open_as: Opener, app: App, scheme: Scheme) -> None:
    logged(app, scheme)
    test = open_as("reviewer", "approve")
    opens = str(button(test, "bulk_").key)
    assert "2 个人" in words(press(test, opens))
    answer(open_as("reviewer", "approve"), opens, "bulk_yes_")
    assert app.look(signed_in(app, scheme, "reviewer"), waiting_claims, state="approved")[0] == 2


def test_the_filters_narrow_and_the_keys_move(open_as: Opener, app: App, scheme: Scheme) -> None:
    logged(app, scheme)
    test = open_as("reviewer", "approve")
    field(test.selectbox, "concern_").set_value("late").run()
    assert "没有这样的记录" in words(test)
    field(test.selectbox, "concern_").set_value("clean").run()
    assert words(test).count("看到这里") == 1
    press(press(test, "clean_down"), "clean_tick")
    assert button(test, "approve_").label == "通过选中的 1 条，预计 2 分"


def test_a_row_goes_back_with_a_reason_and_a_deputy_is_named(open_as: Opener, app: App, scheme: Scheme) -> None:
    a_staff_account(app, login_name="lixia", roles=("staff",))
    scheme.tokens["lixia"] = sign_in(app, name="lixia", secret=PASSWORD).token
    test = open_as("reviewer", "approve")
    names = field(test.selectbox, "deputy_")
    names.set_value(next(one for one in names.options)).run()
    press(test, "deputy_yes_")
    assert "正在代理" in words(test)
    answer(test, "end_")
    assert "现在没有人代理" in words(open_as("reviewer", "approve"))


def test_nobody_calls_before_a_month_is_drawn(open_as: Opener) -> None:
    assert "这个月还没有抽" in words(open_as("reviewer", "call_backs"))
