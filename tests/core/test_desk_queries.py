"""What the desk's pages ask: what waits, what could be closed, which steps a claim took, the five numbers of today."""

from __future__ import annotations

from datetime import date

import pytest

from core.approvals import approve_claims, claim_history, return_claims
from core.bootstrap import App
from core.claims import confirm_claims, log_hours
from core.clock import DrivenClock
from core.entries import Entry
from core.errors import Forbidden, Malformed
from core.event_logging import log_event
from core.imports import recent_imports
from core.inbox import see_inbox
from core.notices import next_notice, post_notice
from core.reports import five_numbers
from core.review import waiting_claims
from core.seals import seal_days
from core.statements import agree, closable_statements, close_statement
from tests.added_up import added_up
from tests.factories import a_household, a_person, a_resident, a_reviewer, a_staff, a_supervisor, an_intent, somebody
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, taken, vouchers_of

TODAY = date(2026, 11, 20)


def a_volunteer(app: App, name: str = "王秀英") -> str:
    """Somebody with a household."""
    return a_person(app, name=name, household_id=a_household(app, head_name=name).id, is_head=True).id


def back_filled(app: App, person_id: str, *, title: str = "代办证件", reason: str | None = None) -> tuple[str, ...]:
    """Half an hour that nobody had published."""
    entry = Entry(person_id=person_id, service_on=date(2026, 11, 18), title=title, minutes=30)
    return app.do(a_staff(app), an_intent(), log_hours, entries=(entry,), back_fill_reason=reason).claim_ids


def test_the_inbox_counts_each_kind_of_waiting(app: App) -> None:
    person = a_volunteer(app)
    returned, confirmed = back_filled(app, person, reason="x"), back_filled(app, person, title="搬家", reason="x")
    back_filled(app, person, title="修门")
    app.do(a_reviewer(app), an_intent(note="没有签名"), return_claims, claim_ids=returned)
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=confirmed)
    found = app.look(a_staff(app), see_inbox)
    assert (found.to_explain, found.to_approve, found.to_post, found.returned) == (1, 0, 1, 1)


def test_what_could_be_closed_is_what_closing_brings(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    shop = a_shop(app, cash_rate_bp=7550)
    spender, till = a_spender(app, points=40), a_till(app, shop)
    for voucher in vouchers_of(app, spender, 5, 5, 10):
        taken(app, till, spender, voucher)
    finance = a_staff(app)
    assert app.look(finance, closable_statements) == [], "five minutes for undo"
    clock.forward(minutes=6)
    [shown] = app.look(finance, closable_statements, month="2026-11")
    assert (shown.takings, shown.face_fen, shown.first_on) == (3, 2000, TODAY)
    assert app.look(finance, closable_statements, month="2026-10") == []
    assert app.look(finance, see_inbox).shops_to_close == 0, "this month is not over"
    closed = app.do(finance, an_intent(), close_statement, shop_id=shop.id)
    assert (closed.kept_fen, closed.gift_fen) == (shown.kept_fen, shown.gift_fen) == (1509, 491)
    assert app.look(finance, see_inbox).with_shop == 1
    app.do(till, an_intent(), agree, number=closed.number)
    clock.forward(days=31)
    assert (app.look(finance, see_inbox).statements_to_approve, app.look(finance, see_inbox).overdue) == (1, 1)


def test_a_month_that_is_none_is_refused(app: App) -> None:
    with pytest.raises(Malformed):
        app.look(a_staff(app), closable_statements, month="2026-13")


def test_a_claims_steps_are_told_with_reasons(app: App) -> None:
    ids = back_filled(app, a_volunteer(app))
    app.do(a_staff(app), an_intent(note="纸质签到表"), confirm_claims, claim_ids=ids)
    app.do(a_reviewer(app), an_intent(note="没有签名"), return_claims, claim_ids=ids)
    steps = app.look(a_supervisor(app), claim_history, claim_id=ids[0])
    assert [(step.state, step.note) for step in steps] == [
        ("submitted", ""),
        ("confirmed", "纸质签到表"),
        ("returned", "没有签名"),
    ]


def test_residents_do_not_read_the_desks_lists(app: App) -> None:
    resident = a_resident(app, person_id=a_volunteer(app), household_id=None)
    for query in (see_inbox, waiting_claims, recent_imports, closable_statements):
        with pytest.raises(Forbidden):
            app.look(resident, query)


def test_a_row_above_a_ceiling_is_not_clean_and_says_what_would_count(app: App) -> None:
    person = a_volunteer(app)
    for number in range(4):
        app.do(
            a_staff(app),
            an_intent(),
            log_event,
            person_id=person,
            item_code="A3",
            service_on=TODAY,
            title=f"夜话{number}",
        )
    _, waiting = app.look(a_reviewer(app), waiting_claims)
    assert [(one.points, one.concerns) for one in sorted(waiting, key=lambda one: -one.points)] == [
        (3, ()),
        (3, ()),
        (3, ()),
        (0, ("capped",)),
    ]


def test_the_reader_is_told_which_rows_are_their_own(app: App) -> None:
    home = a_household(app)
    person = a_person(app, household_id=home.id, is_head=True)
    sibling = a_person(app, name="王小明", household_id=home.id)
    back_filled(app, person.id, reason="x")
    readers = [
        a_reviewer(app),
        a_reviewer(app, person_id=person.id),
        a_reviewer(app, person_id=sibling.id, household_id=home.id),
    ]
    assert [app.look(reader, waiting_claims)[1][0].is_own for reader in readers] == [False, True, True]


def test_the_next_notice_says_until_when_it_would_hang(app: App) -> None:
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=back_filled(app, a_volunteer(app), reason="x"))
    shown = app.look(a_supervisor(app), next_notice)
    posted = app.do(a_staff(app), an_intent(), post_notice)
    assert (shown.lines, shown.points, shown.last_day_on) == (posted.lines, posted.points, posted.last_day_on)


def test_todays_five_numbers_are_the_last_seal_and_what_came_after_it(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    spender = a_spender(app, points=30)
    vouchers_of(app, spender, 5)
    anybody = somebody(app)

    assert app.look(anybody, five_numbers) == added_up(app)
    clock.forward(days=2)
    seal_days(app)
    assert app.look(anybody, five_numbers) == added_up(app)
    vouchers_of(app, spender, 10)
    points, money = app.look(anybody, five_numbers)
    assert (points, money) == added_up(app)
    assert points.closes and money.closes and points.spent == 15


def test_a_seal_that_was_tampered_with_is_not_believed(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    vouchers_of(app, a_spender(app, points=30), 5)
    clock.forward(days=2)
    seal_days(app)
    anybody = somebody(app)
    before = app.look(anybody, five_numbers)
    with app.database.transaction() as session:
        for trigger in (
            session.all("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'seal'")
            if (session.dialect == "sqlite")
            else []
        ):
            session.change(f"DROP TRIGGER {trigger.name}")
        if session.dialect != "sqlite":
            session.change("ALTER TABLE seal DISABLE TRIGGER ALL")
        session.change("UPDATE seal SET totals = '{}'")
    assert app.look(anybody, five_numbers) == before
