"""Every yuan traces back to the minute that earned it, and every minute forward to where its points are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import db.books
from core.bootstrap import App
from core.clock import DrivenClock, at_local
from core.errors import Forbidden, NotFound
from core.policy import Actor, Role
from core.reports import five_numbers
from core.seals import recent_seals
from core.settings import Settings
from core.trace import VoucherTrace, trace_voucher
from core.trace_find import find_traces, trace_household, trace_notice
from core.trace_forward import (
    ClaimTrace,
    Whereabouts,
    trace_activity,
    trace_claim,
    traced_claims,
    where_my_points_are,
    whereabouts,
)
from core.vouchers import return_voucher
from db.engine import Row
from db.states import TakingState, VoucherState
from tests.databases import Templates
from tests.factories import a_staff, a_supervisor, an_intent, somebody
from tests.factories_demo import a_demo_template
from tests.factories_past import TODAY, a_sealed_past
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, points_for, taken, vouchers_of

ZONE = "Asia/Shanghai"


@pytest.fixture
def lived_in(engine_name: str, templates: Templates, tmp_path: Path) -> Iterator[App]:
    """A community with a past of two years, every day of it sealed."""
    with templates.copy(engine_name, "sealed_past", a_sealed_past, tmp_path) as database:
        settings = Settings(data_dir=templates.folder, DATABASE_URL=database.url)
        yield App(settings=settings, database=database, is_demo=False, clock=DrivenClock(TODAY))


def rows(app: App, sql: str, **named: object) -> list[Row]:
    with app.reading() as (session, _):
        return session.all(sql, **named)


# -- the two walks -----------------------------------------------------------------------------------------------


def test_every_line_of_every_statement_leads_back_to_what_somebody_did(lived_in: App) -> None:
    walk_back(lived_in)


def test_every_claim_leads_forward_to_where_all_its_points_are(lived_in: App) -> None:
    walk_forward(lived_in)


def test_the_demo_holds_both_promises_too(templates: Templates, clock: DrivenClock, tmp_path: Path) -> None:
    """Some 400 claims and 100 lines of statements: about 4 s."""
    with templates.copy("sqlite", "demo", a_demo_template, tmp_path) as database:
        settings = Settings(data_dir=templates.folder, DATABASE_URL=database.url)
        demo = App(settings=settings, database=database, is_demo=True, clock=clock)
        walk_back(demo)
        walk_forward(demo)


def walk_back(app: App) -> None:
    """From each statement line to the claims: points add up to prices, faces to totals, and nobody made both steps."""
    watcher = a_supervisor(app)
    lines = rows(
        app,
        "SELECT m.number, m.face_fen AS total_fen, l.face_fen, v.serial FROM statement_line l"
        " JOIN statement m ON m.community_id = l.community_id AND m.id = l.statement_id"
        " JOIN taking t ON t.community_id = l.community_id AND t.id = l.taking_id"
        " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id",
    )
    assert lines
    sealed = app.look(watcher, recent_seals, limit=1)[0]
    faces: Counter[str] = Counter()
    for line in lines:
        trace = app.look(watcher, trace_voucher, serial=line.serial)
        taking = next(one for one in trace.takings if one.number == line.number)
        assert taking.face_fen == line.face_fen == trace.face_fen
        assert taking.state is not TakingState.UNDONE
        assert sum(part.points for part in trace.paid_with) == trace.price_points
        for part in trace.paid_with:
            claim = app.look(watcher, trace_claim, claim_id=part.claim_id)
            assert claim.points == part.claim_points >= part.points
            assert claim.kind == "opening" or claim.minutes > 0 or claim.item_code
            assert_two_people(claim)
        assert all(mark.check_value for mark in all_marks(trace) if mark.day <= sealed.day)
        assert [mark.seq for mark in trace.marks] == sorted(mark.seq for mark in trace.marks)
        faces[line.number] += line.face_fen
    assert faces == {line.number: line.total_fen for line in lines}


def assert_two_people(claim: ClaimTrace) -> None:
    by = {mark.state: mark.actor for mark in claim.marks}
    assert {"submitted", "approved", "in_notice", "effective"} <= set(by)
    assert by["submitted"] != by["approved"]


def all_marks(trace: VoucherTrace) -> list:
    inner = [*trace.takings, *trace.paid_with]
    statements = [mark for one in trace.takings for mark in one.statement_marks]
    return [*trace.marks, *(mark for one in inner for mark in one.marks), *statements]


def walk_forward(app: App) -> None:
    """From each posted claim to its points; claims together are the accounts of their households, and the five."""
    watcher = a_supervisor(app)
    homes: dict[str, list[Whereabouts]] = {}
    for line in rows(app, "SELECT id, household_id, points FROM notice_line"):
        claim = app.look(watcher, trace_claim, claim_id=line.id)
        assert claim.where.adds_up and claim.where.issued == line.points
        spent = claim.where.live + claim.where.owed + claim.where.paid + claim.where.unused
        assert spent == sum(one.held_points for one in claim.vouchers)
        assert claim.where.expired == sum(points for points, _ in claim.ended)
        if line.household_id:
            homes.setdefault(line.household_id, []).append(claim.where)
        else:
            assert claim.where.issued == 0
    for home, several in homes.items():
        together = app.look(watcher, whereabouts, scope="household", scope_id=home)
        assert together == added(several)
        assert (together.in_notice, together.available, spent_of(together)) == balances(app, home)
    points, _ = app.look(watcher, five_numbers)
    whole = added([where for several in homes.values() for where in several])
    assert (whole.issued, whole.in_notice, whole.available, spent_of(whole), whole.expired) == (
        points.issued, points.in_notice, points.available, points.spent, points.expired
    )  # fmt: skip


def spent_of(where: Whereabouts) -> int:
    return where.live + where.owed + where.paid + where.unused


def added(several: list[Whereabouts]) -> Whereabouts:
    return Whereabouts(**{name: sum(getattr(one, name) for one in several) for name in Whereabouts.__slots__})


def balances(app: App, household_id: str) -> tuple[int, ...]:
    with app.reading() as (session, _):
        community_id = a_supervisor(app).community_id
        accounts = [f"points/{kind}/{household_id}" for kind in ("notice", "available", "spent")]
        return tuple(db.books.guard_balance(session, community_id=community_id, account=one) for one in accounts)


# -- one voucher, one claim --------------------------------------------------------------------------------------


def paid_serial(app: App) -> str:
    """李强's voucher that a barber took and was paid for."""
    found = rows(
        app,
        "SELECT v.serial FROM voucher v JOIN taking t ON t.community_id = v.community_id AND t.voucher_id = v.id"
        " JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id"
        " JOIN payment p ON p.community_id = l.community_id AND p.statement_id = l.statement_id"
        " WHERE p.proof = '20261208-01'",
    )
    return str(found[0].serial)


def test_a_paid_voucher_names_each_step_with_its_place_in_the_chain(lived_in: App) -> None:
    serial = paid_serial(lived_in)
    trace = lived_in.look(a_supervisor(lived_in), trace_voucher, serial=serial)
    [taking] = trace.takings
    assert [mark.state for mark in trace.marks] == ["active", "redeemed", "in_statement", "settled"]
    assert [mark.state for mark in taking.statement_marks] == ["closed", "agreed", "approved", "paid"]
    assert (taking.proof, taking.paid_on) == ("20261208-01", taking.statement_marks[-1].day)
    assert taking.kept_fen == taking.face_fen * 7_550 // 10_000
    seals = {seal.day: seal.check_value for seal in lived_in.look(somebody(lived_in), recent_seals, limit=1000)}
    assert {mark.check_value for mark in trace.marks} == {seals[taking.paid_on]}


def test_an_undone_taking_stands_beside_the_one_that_holds(lived_in: App) -> None:
    serial = rows(
        lived_in,
        "SELECT v.serial FROM voucher v JOIN taking t ON t.community_id = v.community_id AND t.voucher_id = v.id"
        " WHERE t.state = 'undone'",
    )[0].serial
    trace = lived_in.look(a_supervisor(lived_in), trace_voucher, serial=serial)
    undone = trace.takings[0]
    assert undone.state is TakingState.UNDONE and undone.undone_at is not None and undone.number is None


def test_points_that_came_back_are_available_again_and_the_voucher_says_so(app: App) -> None:
    a_fund(app)
    spender = a_spender(app)
    claim_id = points_for(app, spender.household_id, 37)
    voucher = vouchers_of(app, spender, 20, 10)[1]
    app.do(spender, an_intent(), return_voucher, voucher_id=voucher.id)
    watcher = a_supervisor(app)
    claim = app.look(watcher, trace_claim, claim_id=claim_id)
    assert (claim.where.issued, claim.where.live, claim.where.available) == (37, 20, 17)
    assert {(one.state, one.points, one.held_points) for one in claim.vouchers} == {
        (VoucherState.ACTIVE, 20, 20), (VoucherState.RETURNED, 10, 0),
    }  # fmt: skip
    [part] = app.look(watcher, trace_voucher, serial=voucher.serial).paid_with
    assert (part.points, part.held_points) == (10, 0)


def test_a_day_that_is_not_sealed_yet_has_no_check_value(app: App) -> None:
    a_fund(app)
    spender = a_spender(app, points=10)
    voucher = vouchers_of(app, spender, 5)[0]
    taken(app, a_till(app, a_shop(app)), spender, voucher)
    trace = app.look(a_staff(app), trace_voucher, serial=voucher.serial)
    assert [(mark.state, mark.check_value) for mark in trace.marks] == [("active", None), ("redeemed", None)]
    where = app.look(a_staff(app), trace_claim, claim_id=trace.paid_with[0].claim_id).where
    assert (where.owed, where.available) == (5, 5)


def test_an_activity_and_a_notice_say_where_all_their_points_are(lived_in: App) -> None:
    watcher = a_supervisor(lived_in)
    for activity in rows(lived_in, "SELECT id FROM activity"):
        found = lived_in.look(watcher, trace_activity, activity_id=activity.id)
        lines = lived_in.look(watcher, traced_claims, scope="activity", scope_id=activity.id, limit=100)
        assert found.where.adds_up and found.where.claims == len(lines)
        assert found.where.issued == sum(line.points for line in lines)
    for notice in rows(lived_in, "SELECT id, number, lines, points FROM notice"):
        where = lived_in.look(watcher, whereabouts, scope="notice", scope_id=notice.id)
        assert where.adds_up and (where.claims, where.issued) == (notice.lines, notice.points)
        assert lived_in.look(watcher, trace_notice, number=str(notice.number)).id == notice.id


# -- who sees what -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_who_pays_shops_sees_no_names(lived_in: App) -> None:
    finance, staff = somebody(lived_in, Role.FINANCE), a_staff(lived_in)
    serial = paid_serial(lived_in)
    assert lived_in.look(staff, trace_voucher, serial=serial).person == "李强"
    masked = lived_in.look(finance, trace_voucher, serial=serial)
    assert masked.person == "李**"
    assert {part.person for part in masked.paid_with} == {"李**"}
    assert lived_in.look(finance, trace_claim, claim_id=masked.paid_with[0].claim_id).person == "李**"
    assert lived_in.look(finance, trace_household, card=masked.card).person == "李**"
    assert {found.words for found in lived_in.look(finance, find_traces, text=masked.card)} == {"李**"}


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_shops_and_residents_cannot_follow_anybody(lived_in: App) -> None:
    serial = paid_serial(lived_in)
    shop = rows(lived_in, "SELECT id FROM shop")[0].id
    clerk = somebody(lived_in, Role.CLERK, Role.OWNER, shop_id=shop, till_id="till-1")
    resident = somebody(lived_in, Role.RESIDENT, person_id="p", household_id="h")
    for actor in (clerk, resident):
        for question, named in (
            (trace_voucher, {"serial": serial}), (trace_claim, {"claim_id": "x"}), (find_traces, {"text": serial}),
            (trace_activity, {"activity_id": "x"}), (trace_household, {"card": "x"}), (trace_notice, {"number": "1"}),
            (whereabouts, {"scope": "household", "scope_id": "h"}),
            (traced_claims, {"scope": "household", "scope_id": "h"}),
        ):  # fmt: skip
            with pytest.raises(Forbidden):
                lived_in.look(actor, question, **named)
    with pytest.raises(Forbidden):
        lived_in.look(clerk, where_my_points_are, claim_id="x")


def test_a_resident_sees_where_the_own_points_are_and_nobody_elses(app: App) -> None:
    a_fund(app)
    spender, neighbour = a_spender(app), a_spender(app, head_name="李强")
    own = points_for(app, spender.household_id, 12)
    vouchers_of(app, spender, 5)
    where = app.look(spender, where_my_points_are, claim_id=own)
    assert (where.issued, where.live, where.available, where.adds_up) == (12, 5, 7, True)
    for claim_id in (own, "nothing"):
        with pytest.raises(NotFound):
            app.look(neighbour, where_my_points_are, claim_id=claim_id)


# -- finding -----------------------------------------------------------------------------------------------------


def found_by(app: App, text: str, actor: Actor | None = None) -> list[tuple[str, str]]:
    return [(one.kind, one.title) for one in app.look(actor or a_staff(app), find_traces, text=text)]


def test_one_field_finds_whatever_has_a_number_or_a_name(lived_in: App) -> None:
    for kind, sql in (
        ("voucher", "SELECT serial AS name FROM voucher"),
        ("statement", "SELECT number AS name FROM statement"),
        ("card", "SELECT card_number AS name FROM household"),
    ):
        name = rows(lived_in, sql)[0].name
        assert found_by(lived_in, name) == [(kind, name)]
        assert found_by(lived_in, f"  {name.lower()} ") == [(kind, name)]
    claim = rows(lived_in, "SELECT id, title FROM claim")[0]
    assert found_by(lived_in, claim.id) == [("claim", claim.title)]
    assert found_by(lived_in, "大扫除") == [("activity", "楼道大扫除")]
    assert found_by(lived_in, "2026-11-21") == found_by(lived_in, "2026/11/21") == [("activity", "楼道大扫除")]
    assert found_by(lived_in, "1") == [("notice", "1")]


def test_odd_texts_find_nothing_and_break_nothing(lived_in: App) -> None:
    for text in ("", "   ", "\x00", "没有这样的活动", "9" * 40, "'; DROP TABLE voucher; --", "x" * 5000, "1" * 9):
        assert found_by(lived_in, text) == []
    for question, named in (
        (trace_voucher, {"serial": "x"}), (trace_claim, {"claim_id": "x"}), (trace_activity, {"activity_id": "x"}),
        (trace_household, {"card": "x"}), (trace_notice, {"number": "x"}), (trace_notice, {"number": "99"}),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            lived_in.look(a_staff(lived_in), question, **named)


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_a_claim_that_was_not_posted_has_no_points_yet(lived_in: App) -> None:
    claim = rows(lived_in, "SELECT id FROM claim WHERE state = 'withdrawn'")[0]
    trace = lived_in.look(a_staff(lived_in), trace_claim, claim_id=claim.id)
    assert (trace.posted, trace.points, trace.where.issued, trace.vouchers) == (False, 0, 0, ())
    assert trace.marks[-1].state == "withdrawn"
    assert trace.starts_at is None or trace.starts_at >= at_local(date(2026, 11, 1), datetime.min.time(), ZONE)


def test_a_replacement_holds_what_paid_for_the_annulled_voucher(lived_in: App) -> None:
    found = rows(
        lived_in,
        "SELECT w.serial, v.serial AS before FROM voucher w JOIN voucher v ON v.community_id = w.community_id"
        " AND v.id = w.replaces_id",
    )
    assert found
    for pair in found:
        old, new = (lived_in.look(a_staff(lived_in), trace_voucher, serial=one) for one in (pair.before, pair.serial))
        assert (old.replaced_by, new.replaces, old.state) == (new.serial, old.serial, VoucherState.ANNULLED)
        assert old.takings[0].state is TakingState.ANNULLED
        assert old.takings[0].dispute is not None and old.takings[0].decided_at is not None
        assert {part.held_points for part in old.paid_with} == {0}
        assert [(part.claim_id, part.points) for part in new.paid_with] == [
            (part.claim_id, part.points) for part in old.paid_with
        ]
