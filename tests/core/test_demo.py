"""The demo community: everything a page shows is there, true and closed. Small size on SQLite; the template takes about
3 s to make on a computer at rest, up to 20 s on a busy one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

import db.places
import db.rules
from core.activities import list_activities
from core.activity_views import list_coming, see_activity
from core.bootstrap import App
from core.call_ups import list_call_ups, roll_call
from core.check import run_check
from core.clock import DrivenClock
from core.companion_visits import visits_to_confirm
from core.companions import list_pairs
from core.demo import make_small, write_samples
from core.demo.doors import demo_accounts, give_the_shown_pin, pair_demo_till
from core.demo.families import families
from core.demo_accounts import CLERK, ELDER_CARD, OWNER, PIN
from core.deputies import list_deputies
from core.disputes import Stage, disputes
from core.errors import Forbidden
from core.event_lists import claims_to_verify
from core.funds import see_funds
from core.imports import Preview, read_and_preview
from core.masking import COMPOUND_SURNAMES
from core.notices import list_notices
from core.passbook import my_balance, why
from core.policy import Actor
from core.rehearsals import rehearse, rehearse_book
from core.reports import five_numbers
from core.review import waiting_claims
from core.rule_drafts import see_draft
from core.rules import book_of
from core.sessions import sign_in, sign_in_clerk
from core.settings import Settings
from core.sheets import COMMAND_LIMITS, SheetKind
from core.shops import list_shops
from core.statements import office_statements
from core.tidy_lists import tidy_rounds
from core.tills import clerks_of, till_of
from core.vouchers import my_vouchers
from db.engine import Row
from db.states import ClaimState, DisputeState, NoticeState, ShopState, StatementState, VoucherState
from tests.databases import Templates
from tests.factories import a_community, console
from tests.factories_demo import TODAY, a_bare_demo_template, a_demo_template


@pytest.fixture
def demo(templates: Templates, clock: DrivenClock, tmp_path: Path) -> Iterator[App]:
    with templates.copy("sqlite", "demo", a_demo_template, tmp_path) as database:
        settings = Settings(data_dir=templates.folder, DATABASE_URL=database.url)
        yield App(settings=settings, database=database, is_demo=True, clock=clock)


@pytest.fixture
def resident(demo: App) -> Actor:
    """周桂兰, whose phone the sign-in page names."""
    with demo.reading() as (session, _):
        door = demo_accounts(session)[0]
    return sign_in(demo, name=door.login, secret=door.secret).actor


def test_a_rehearsal_of_all_that_was_posted_reproduces_every_line_and_changes_nothing_without_changes(demo):
    office = console(demo)
    span = {"first": TODAY.replace(year=TODAY.year - 1), "last": TODAY}
    with demo.reading() as (session, _):
        newest = db.rules.newest(session, community_id=office.community_id)
        same = rehearse_book(session, office, book=book_of(session, office.community_id, newest), **span)
    assert same.lines > 300 and same.unlike == 0 and same.gaining == same.losing == ()
    draft = demo.look(office, see_draft)
    assert draft.is_waiting and draft.decision.votes_for == 43
    changed = demo.look(office, rehearse, draft_id=draft.id, **span)
    assert changed.unlike == 0 and changed.gaining and changed.draft_points > same.draft_points
    assert [one.state for one in demo.look(office, list_deputies)] == ["now"]


def test_the_identities_close_and_the_self_check_finds_nothing(demo):
    points, money = demo.look(console(demo), five_numbers)
    assert points.closes and points.in_notice and points.available and points.spent
    assert money.closes and money.free and money.outstanding and money.owed and money.paid
    report = run_check(demo).to_json()
    assert [row for one in report["invariants"] for row in one["rows"]] == []
    assert report["ok"]


def test_a_notice_hangs_and_closes_on_a_day_to_come(demo):
    newest, *older = demo.look(console(demo), list_notices, limit=50)
    assert newest.state == NoticeState.POSTED and newest.posted_on < TODAY <= newest.last_day_on
    assert older and {notice.state for notice in older} == {NoticeState.CLOSED}


def test_the_inbox_holds_a_long_list_and_single_rows(demo):
    _, waiting = demo.look(console(demo), waiting_claims, limit=200)
    batches = Counter(one.claim.batch_id for one in waiting if one.claim.batch_id)
    assert 12 in batches.values()
    assert len(waiting) > 12


def test_hours_without_an_activity_wait_for_their_reason_and_some_rows_came_back(demo):
    _, submitted = demo.look(console(demo), waiting_claims, state=ClaimState.SUBMITTED)
    assert {one.claim.hours_class for one in submitted if one.claim.kind == "hours"} == {"back_filled"}
    returned, _ = demo.look(console(demo), waiting_claims, state=ClaimState.RETURNED)
    assert returned == 4


def test_claims_visits_and_a_round_of_tidy_homes_wait_for_somebody(demo):
    assert sorted(one.claim.item_code for one in demo.look(console(demo), claims_to_verify)) == ["A2", "C6"]
    pairs = demo.look(console(demo), list_pairs)
    assert pairs[0].overdue_days > 0 and any(pair.this_month for pair in pairs)
    assert demo.look(console(demo), visits_to_confirm)
    assert next(line.is_open for line in demo.look(console(demo), tidy_rounds))


def test_past_months_are_paid_with_proof_and_the_last_one_is_on_its_way(demo):
    statements = demo.look(console(demo), office_statements)
    newest = max(one.month for one in statements)
    assert {one.state for one in statements if one.month == newest} == {
        StatementState.CLOSED, StatementState.AGREED, StatementState.APPROVED,
    }  # fmt: skip
    older = [one for one in statements if one.month < newest]
    assert older and {one.state for one in older} == {StatementState.PAID}
    assert all(one.proof for one in older if one.to_pay_fen > one.set_off_fen)


def test_takings_were_questioned_and_some_wait_for_a_decision(demo):
    waiting, over = (demo.look(console(demo), disputes, is_open=is_open) for is_open in (True, False))
    assert waiting.open_count >= 2 and over.over_count >= 2
    assert {one.state for one in over.lines} == {DisputeState.FOR_SHOP, DisputeState.FOR_RESIDENT}
    assert {one.stage for one in waiting.lines} >= {Stage.UNBILLED, Stage.HELD}


def test_the_shown_household_has_points_a_notice_and_two_live_vouchers(demo, resident):
    balance = demo.look(resident, my_balance)
    assert balance.available_points > 60 and balance.notice_points > 0 and balance.confirmed_minutes > 600
    live = [one for one in demo.look(resident, my_vouchers) if one.state is VoucherState.ACTIVE]
    assert len(live) == 2
    assert TODAY <= min(one.valid_until for one in live) <= TODAY + timedelta(days=7)
    assert demo.look(resident, why, first=TODAY - timedelta(days=60), last=TODAY)


def test_every_door_that_is_shown_opens(demo):
    with demo.reading() as (session, _):
        doors = demo_accounts(session)
    by_name = [door for door in doors if door.login != CLERK]
    names = {door.role: sign_in(demo, name=door.login, secret=door.secret).actor.name for door in by_name}
    assert len(names) == 8 and names["demo.door.elder"] == "罗素芬"


def test_a_clerk_stands_at_a_till_that_was_paired_at_once(demo):
    till = pair_demo_till(demo, name="演示收银台")
    with demo.reading() as (session, _):
        clerks = clerks_of(session, till_of(session, till.token))
    clerk = next(one for one in clerks if one.name == CLERK)
    signed_in = sign_in_clerk(demo, till_token=till.token, account_id=clerk.account_id, pin=PIN)
    assert signed_in.actor.till_id == till.till_id


def test_outside_a_demo_no_door_is_shown_and_none_is_opened(app):
    with app.reading() as (session, _):
        assert demo_accounts(session) == []
    with pytest.raises(Forbidden):
        pair_demo_till(app, name="收银台")
    with pytest.raises(Forbidden):
        give_the_shown_pin(app, console(app), account_id="nobody")


def test_an_elder_shares_her_daughters_phone_and_comes_in_by_her_card(demo):
    people = _people(demo)
    elder = next(one for one in people if one.card_number == ELDER_CARD)
    shared = {one.name for one in people if one.phone_index == elder.phone_index}
    assert shared == {"罗素芬", "罗晓燕"}
    assert sign_in(demo, name=ELDER_CARD, secret=PIN).actor.person_id == elder.id


def test_two_people_have_one_name_and_everybody_else_has_their_own(demo):
    names = Counter(one.name for one in _people(demo))
    assert {name for name, count in names.items() if count > 1} == {"王秀英"}
    assert any("·" in name for name in names)


def test_some_family_names_have_two_characters():
    whole = families(_dice(), 300)
    names = [member.name for family in whole for member in family.members]
    assert any(name[:2] in COMPOUND_SURNAMES and len(name) > 2 for name in names)
    assert 850 <= len(names) <= 1000


def test_the_same_dice_give_the_same_families():
    assert families(_dice(), 60) == families(_dice(), 60)


def test_every_phone_lies_in_a_block_that_is_given_to_nobody():
    phones = {member.phone for family in families(_dice(), 300) for member in family.members if member.phone}
    assert len(phones) > 400 and all(phone.startswith("1380000") for phone in phones)


def test_shops_differ_one_is_the_owners_and_one_makes_a_pause(demo):
    shops = demo.look(console(demo), list_shops)
    assert [shop.state for shop in shops].count(ShopState.PAUSED) == 1
    assert {shop.cash_rate_bp for shop in shops} >= {10000, 9000}
    owner = sign_in(demo, name=OWNER.login, secret=OWNER.password).actor
    assert owner.shop_id in {shop.id for shop in shops}
    assert demo.look(console(demo), see_funds)[0].name == "社区公益金"


def test_something_is_planned_for_the_days_to_come(demo):
    planned = [row for row in demo.look(console(demo), list_activities) if row.held_on >= TODAY]
    assert len(planned) >= 5
    coming = {one.name: one for one in demo.look(console(demo), list_coming, limit=40)}
    assert sum(one.signed_up for one in coming.values()) > 20 and coming["邻里包饺子"].waiting
    called_off = [row for row in planned if row.state == "cancelled"]
    assert demo.look(console(demo), see_activity, activity_id=called_off[0].id).why == "weather"
    call = demo.look(console(demo), list_call_ups)[0]
    roll = demo.look(console(demo), roll_call, activity_id=call.id)
    assert call.stood_down_at and not roll.is_open and roll.silent


def test_the_samples_are_read_and_most_rows_are_listed(demo, tmp_path):
    write_samples(demo, tmp_path / "samples")
    hours = _preview(demo, tmp_path / "samples", SheetKind.HOURS)
    assert hours.listed >= 12 and hours.back_filled == 0 and hours.duplicate == 1
    assert {one.key for one in hours.refused} == {"error.match.person_unknown", "error.match.person_ambiguous"}
    assert all(TODAY - timedelta(days=9) <= row.day < TODAY for row in hours.shown)
    opening = _preview(demo, tmp_path / "samples", SheetKind.OPENING)
    assert opening.new == 9 and [one.key for one in opening.refused] == ["error.match.household_unknown"]


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2027, 10, 8)])
def test_it_can_be_made_on_any_day(templates, tmp_path, today):
    """The first day of a year without a calendar, and the one after the long holiday; about 3 s each."""
    with templates.copy("sqlite", "bare demo", a_bare_demo_template, tmp_path) as database:
        app = App(settings=Settings(), database=database, is_demo=True)
        make_small(app, today=today)
        newest = app.look(console(app), list_notices)[0]
        assert newest.state == NoticeState.POSTED and newest.last_day_on >= today
        assert run_check(app).to_json()["ok"]


def _people(app: App) -> list[Row]:
    with app.reading() as (session, _):
        return db.places.people(session, community_id=a_community(app).id)


def _dice() -> Random:
    return Random("any")


def _preview(app: App, folder: Path, kind: SheetKind) -> Preview:
    file = folder / f"{kind.value}.xlsx"
    return read_and_preview(
        app, console(app), data=file.read_bytes(), file_name=file.name, kind=kind, limits=COMMAND_LIMITS
    )
