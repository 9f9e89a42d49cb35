"""The whole loop, told once: from a sheet of hours to a shop's paid statement, and back to the minutes."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.activities import publish_activity
from core.approvals import approve_claims
from core.bootstrap import App
from core.check import run_check
from core.claims import log_hours
from core.clock import DrivenClock, at_local
from core.entries import Entry
from core.errors import AlreadyRedeemed, SecondPersonNeeded
from core.funds import open_fund
from core.jobs import run_due
from core.notices import post_notice
from core.passbook import my_balance, why
from core.policy import Role
from core.reports import five_numbers
from core.shops import register_shop
from core.statements import agree, approve_statement, close_statement, pay_statement
from core.takings import quote, take
from core.vouchers import exchange, screen_code
from tests.factories import (
    a_household,
    a_person,
    a_resident,
    a_reviewer,
    a_staff,
    an_intent,
    console,
    somebody,
)

SATURDAY = date(2026, 11, 21)


def test_hours_of_a_sheet_end_as_a_paid_statement_and_every_yuan_leads_back(app: App, clock: DrivenClock) -> None:
    maker, reviewer, office = a_staff(app), a_reviewer(app), console(app)
    app.do(
        office, an_intent(), open_fund, code="F1", name="社区公益金", sponsor="社区", amount_fen=100_000, proof="回单 1"
    )
    shop = app.do(office, an_intent(), register_shop, code="S01", name="邻里食堂", kind="canteen", address="1号楼",
                  cash_rate_bp=9000)  # fmt: skip
    home = a_household(app)
    volunteer = a_person(app, household_id=home.id, is_head=True)
    leader = a_person(app, name="赵国强")

    # staff publish, the leader's sheet comes in, a second person approves
    activity = app.do(maker, an_intent(), publish_activity, name="楼道大扫除", place="3号楼", held_on=SATURDAY,
                      starts=time(8), ends=time(13), leader_id=leader.id, item_code="C3")  # fmt: skip
    clock.set(at_local(SATURDAY, time(18), "Asia/Shanghai"))
    row = Entry(person_id=volunteer.id, service_on=SATURDAY, title="楼道大扫除",
                starts_at=activity.starts_at, ends_at=activity.ends_at)  # fmt: skip
    logged = app.do(maker, an_intent(), log_hours, entries=(row,))
    with pytest.raises(SecondPersonNeeded):
        app.do(a_reviewer(app, id=maker.id), an_intent(), approve_claims, claim_ids=logged.claim_ids)
    app.do(reviewer, an_intent(), approve_claims, claim_ids=logged.claim_ids)

    # the notice hangs five working days and closes by itself
    notice = app.do(maker, an_intent(), post_notice)
    assert notice.points == 20
    resident = a_resident(app, person_id=volunteer.id, household_id=home.id)
    assert app.look(resident, my_balance).available_points == 0
    clock.set(notice.closes_at)
    run_due(app)
    assert app.look(resident, my_balance).available_points == 20

    # the resident exchanges, the shop takes the code of the screen once
    bought = app.do(resident, an_intent(), exchange, household_id=home.id, faces_fen=(1000, 500))
    ten = max(bought.vouchers, key=lambda voucher: voucher.face_fen)
    till = somebody(app, Role.CLERK, shop_id=shop.id, till_id="till-1")
    code = app.look(resident, screen_code, voucher_id=ten.id).code
    shown = app.do(till, an_intent(), quote, code=code)
    assert (shown.face_fen, shown.holder_masked) == (1000, "王**")
    app.do(till, an_intent(), take, quote=shown.quote)
    clock.forward(minutes=1)
    with pytest.raises(AlreadyRedeemed):
        app.do(till, an_intent(), take, code=app.look(resident, screen_code, voucher_id=ten.id).code)

    # the month is closed, agreed, approved by another and paid with its proof
    clock.forward(days=1)
    statement = app.do(maker, an_intent(), close_statement, shop_id=shop.id)
    app.do(somebody(app, Role.OWNER, shop_id=shop.id), an_intent(), agree, number=statement.number)
    app.do(reviewer, an_intent(), approve_statement, number=statement.number)
    app.do(somebody(app, Role.FINANCE), an_intent(), pay_statement, number=statement.number, proof="银行回单 0001")

    points, money = app.look(maker, five_numbers)
    assert points.closes and money.closes
    assert (points.issued, points.available, points.spent) == (20, 5, 15)
    assert (money.funded, money.outstanding, money.owed, money.paid) == (100_000, 500, 0, 900)

    entries = app.look(resident, why, first=date(2026, 11, 1), last=date(2026, 12, 31))
    earned = next(entry for entry in entries if entry.kind == "earned")
    assert earned.counted_minutes * earned.rate_points // 60 == earned.points == 20
    assert sorted(entry.points for entry in entries) == [-10, -5, 20]
    report = run_check(app).to_json()
    assert report["ok"], [one for one in report["invariants"] if one["broken"]]


def test_a_day_later_nothing_is_left_to_do(app: App, clock: DrivenClock) -> None:
    clock.forward(days=1)
    run_due(app)
    with app.reading() as (session, _):
        presses = session.value("SELECT COUNT(*) FROM intent")
    assert not any(done.count for done in run_due(app))
    with app.reading() as (session, _):
        assert session.value("SELECT COUNT(*) FROM intent") == presses
