"""Objections, recalls, shortfalls, deductions, reinstatements: every path of a point back (design 6)."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

import db.recalls
from core.approvals import approve_claims, claim_history
from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock, at_local, local_day, start_of_day
from core.deductions import (
    NotReminded,
    ReasonBlocked,
    ReminderUsed,
    deductible,
    propose_deduction,
    record_reminder,
)
from core.errors import Forbidden, NotFound, ReasonNeeded, SecondPersonNeeded
from core.jobs import run_due
from core.notices import close_notice, hanging_notices
from core.objection_lists import my_objections, objections_of_claim, see_objection
from core.objections import (
    AppealTooLate,
    NoticeOver,
    ObjectionDecided,
    ObjectionReason,
    ObjectionStands,
    TakenBackAlready,
    TooManyObjections,
    WrongPointsOutside,
    appeal_objection,
    decide_appeal,
    decide_objection,
    raise_objection,
)
from core.passbook import my_balance
from core.places import Registered
from core.policy import Actor
from core.recalls import NothingToReinstate, propose_reinstatement, see_taken_back
from core.reports import five_numbers, household_statement
from core.trace_forward import trace_claim
from core.vouchers import exchange, return_voucher
from tests.core.test_earning import a_published_activity, listed
from tests.factories import (
    a_household,
    a_job,
    a_person,
    a_resident,
    a_reviewer,
    a_staff,
    a_supervisor,
    an_intent,
)
from tests.factories_objections import (
    LITTER,
    counting,
    decided,
    entries,
    hanging,
    objected,
    over,
    posted,
    recalled,
    rules_with_deduction,
)
from tests.factories_spending import a_fund, vouchers_of


@pytest.fixture
def home(app: App) -> Registered:
    """A household."""
    return a_household(app)


@pytest.fixture
def spender(app: App, home: Registered) -> Actor:
    """Its head, who signed in."""
    head = a_person(app, household_id=home.id, is_head=True)
    return a_resident(app, person_id=head.id, household_id=home.id)


def points(app: App, home: Registered) -> tuple[int, int, int]:
    """What a household has in notice and available, and what it still owes."""
    balance = app.look(a_staff(app), my_balance, household_id=home.id)
    return balance.notice_points, balance.available_points, balance.shortfall_points


def sound(app: App) -> None:
    """Nothing is broken, and the five numbers close."""
    broken = [one for one in run_check(app).to_json()["invariants"] if one["broken"]]
    assert broken == []
    assert all(sums.closes for sums in app.look(a_staff(app), five_numbers))


def state_of(app: App, claim_id: str) -> str:
    with app.reading() as (session, _):
        return str(session.value("SELECT state FROM claim WHERE id = :id", id=claim_id))


# -- while the notice hangs --------------------------------------------------------------------------------------


def test_an_objection_freezes_only_its_own_entry(app: App, clock: DrivenClock, home: Registered) -> None:
    notice_ids = entries(app, home.id, 10, 7)
    notice = posted(app)
    raised = objected(app, notice_ids[0])
    assert raised.is_frozen and raised.due_on == date(2026, 11, 27)
    with pytest.raises(ObjectionStands):
        objected(app, notice_ids[0])
    over(app, clock, notice)
    assert points(app, home) == (10, 7, 0)
    sound(app)
    assert decided(app, raised, is_upheld=False).state == "rejected"
    assert points(app, home) == (0, 17, 0)
    with pytest.raises(ObjectionDecided):
        decided(app, raised, is_upheld=True)
    sound(app)


def test_rejected_while_the_notice_hangs_the_entry_waits_for_its_end_and_may_be_objected_to_again(
    app: App, clock: DrivenClock, home: Registered
) -> None:
    ids = entries(app, home.id, 10)
    notice = posted(app)
    decided(app, objected(app, ids[0]), is_upheld=False)
    assert (state_of(app, ids[0]), points(app, home)) == ("disputed", (10, 0, 0))
    again = objected(app, ids[0])
    over(app, clock, notice)
    assert points(app, home) == (10, 0, 0)
    decided(app, again, is_upheld=False)
    assert (state_of(app, ids[0]), points(app, home)) == ("effective", (0, 10, 0))
    sound(app)


def test_upheld_in_part_the_wrong_points_go_and_the_rest_comes_in_one_operation(
    app: App, clock: DrivenClock, home: Registered
) -> None:
    ids = hanging(app, home.id, 10, 4)
    part, whole = objected(app, ids[0]), objected(app, ids[1])
    with pytest.raises(WrongPointsOutside):
        decided(app, part, is_upheld=True, wrong_points=10)
    told = decided(app, part, is_upheld=True, wrong_points=3)
    assert (told.effect.notice_points, told.effect.released_points) == (3, 7)
    decided(app, whole, is_upheld=True)
    assert (state_of(app, ids[0]), state_of(app, ids[1])) == ("effective", "recalled")
    assert points(app, home) == (0, 7, 0)
    with app.reading() as (session, _):
        own = household_statement(session, community_id=a_staff(app).community_id, household_id=home.id)
    assert (own.issued, own.taken_back, own.closes) == (14, 7, True)
    with pytest.raises(TakenBackAlready):
        objected(app, ids[1], asks_recall=True)
    sound(app)


def test_the_last_second_counts_and_the_next_does_not(app: App, clock: DrivenClock, home: Registered) -> None:
    ids = entries(app, home.id, 10, 5)
    notice = posted(app)
    clock.set(notice.closes_at - timedelta(microseconds=1))
    assert objected(app, ids[0]).is_frozen
    clock.set(notice.closes_at)
    with pytest.raises(NoticeOver) as refusal:  # nobody has closed it yet
        objected(app, ids[1])
    assert refusal.value.facts["last_day"] == notice.last_day_on
    run_due(app)
    assert points(app, home) == (10, 5, 0)
    assert objected(app, ids[1], asks_recall=True).is_frozen is False
    assert points(app, home) == (10, 5, 0)


def test_a_later_table_of_working_days_lengthens_a_notice_and_never_shortens_it(
    app: App, clock: DrivenClock, home: Registered
) -> None:
    clock.set(at_local(date(2026, 12, 29), time(10), "Asia/Shanghai"))
    ids = entries(app, home.id, 10)
    notice = posted(app)
    assert notice.is_provisional and notice.last_day_on == date(2027, 1, 6)
    with app.database.transaction() as session:
        for day in (4, 5):
            session.change(
                "INSERT INTO working_day (day_on, is_working, source) VALUES (:day, :is_working, 'test')",
                day=date(2027, 1, day), is_working=False,
            )  # fmt: skip
    clock.set(notice.closes_at)
    run_due(app)
    assert points(app, home) == (10, 0, 0)
    assert [row.last_day_on for row in app.look(a_staff(app), hanging_notices)] == [date(2027, 1, 8)]
    assert objected(app, ids[0]).is_frozen
    clock.set(start_of_day(date(2027, 1, 9), "Asia/Shanghai"))
    app.do(a_job(app), an_intent("job"), close_notice, notice_id=notice.id)


# -- who ---------------------------------------------------------------------------------------------------------


def test_who_made_approved_objected_or_is_concerned_does_not_decide(app: App, home: Registered, spender: Actor) -> None:
    ids = hanging(app, home.id, 10)
    supervisor = a_supervisor(app)
    raised = objected(app, ids[0], by=supervisor)
    with app.reading() as (session, _):
        row = session.first("SELECT submitted_by, approved_by FROM claim WHERE id = :id", id=ids[0])
    assert row is not None
    concerned = [
        a_reviewer(app, id=row.submitted_by),
        a_reviewer(app, id=row.approved_by),
        a_reviewer(app, id=supervisor.id),
        a_reviewer(app, person_id=spender.person_id, household_id=home.id),
    ]
    press = {"objection_id": raised.id, "is_upheld": True}
    for who in concerned:
        with pytest.raises(SecondPersonNeeded):
            app.do(who, an_intent(note="查过"), decide_objection, **press)
    with pytest.raises(ReasonNeeded):
        app.do(a_reviewer(app), an_intent(), decide_objection, **press)
    with pytest.raises(Forbidden):
        app.do(a_staff(app), an_intent(note="查过"), decide_objection, **press)


def test_who_objected_is_shown_to_deciders_and_never_to_anybody_concerned(
    app: App, home: Registered, spender: Actor
) -> None:
    claim_id = hanging(app, home.id, 10)[0]
    neighbour = a_resident(app, person_id=a_person(app, name="李强").id, household_id=None)
    raised = objected(app, claim_id, by=neighbour)
    assert app.look(a_reviewer(app), see_objection, objection_id=raised.id).raised_by == neighbour.id
    near = a_reviewer(app, person_id=spender.person_id, household_id=home.id)
    for who in (a_staff(app), near):
        seen = app.look(who, see_objection, objection_id=raised.id)
        assert (seen.raised_by, [step.note for step in seen.steps]) == ("", [""])
        assert seen.may_decide is False
    told = app.look(spender, objections_of_claim, claim_id=claim_id)
    assert [(one.state, one.decision) for one in told] == [("open", "")]
    with pytest.raises(NotFound):
        app.look(neighbour, objections_of_claim, claim_id=claim_id)
    assert [one.claim_id for one in app.look(neighbour, my_objections)] == [claim_id]
    frozen = app.look(a_staff(app), claim_history, claim_id=claim_id)[-1]
    assert (frozen.state, frozen.actor, frozen.actor_id, frozen.note) == ("disputed", "", "objector", "")
    assert app.look(a_staff(app), trace_claim, claim_id=claim_id).marks[-1].actor == "objector"


def test_one_resident_has_ten_objections_at_a_time(app: App, home: Registered, spender: Actor) -> None:
    ids = (*hanging(app, home.id, *[1] * 6), *hanging(app, home.id, *[1] * 5))
    for claim_id in ids[:10]:
        objected(app, claim_id, by=spender)
    with pytest.raises(TooManyObjections):
        objected(app, ids[10], by=spender)
    with pytest.raises(ReasonNeeded):
        app.do(a_supervisor(app), an_intent(), raise_objection, claim_id=ids[10], why=ObjectionReason.OTHER)


def test_the_supervisor_has_the_last_word_for_either_side(
    app: App, clock: DrivenClock, home: Registered, spender: Actor
) -> None:
    other = a_household(app, head_name="李强", building="5号楼")
    head = a_person(app, name="李强", household_id=other.id, is_head=True)
    neighbour = a_resident(app, person_id=head.id, household_id=other.id)
    ids = counting(app, clock, home.id, 10, 6)
    first = objected(app, ids[0], by=neighbour, asks_recall=True)
    decided(app, first, is_upheld=False)
    supervisor = a_supervisor(app)
    because = an_intent(note="签到表上没有")
    app.do(neighbour, because, appeal_objection, objection_id=first.id)
    told = app.do(supervisor, an_intent(note="确实没有"), decide_appeal, objection_id=first.id, is_upheld=True)
    assert (told.state, told.effect.own_points) == ("finally_upheld", 10)
    second = objected(app, ids[1], by=neighbour, asks_recall=True)
    decided(app, second, is_upheld=True)
    assert points(app, home) == (0, 0, 0)
    app.do(spender, an_intent(note="我在，有照片"), appeal_objection, objection_id=second.id)
    told = app.do(supervisor, an_intent(note="照片属实"), decide_appeal, objection_id=second.id, is_upheld=False)
    assert (told.state, told.reinstated_points) == ("finally_rejected", 6)
    sound(app)
    with pytest.raises(ObjectionDecided):
        app.do(a_staff(app), an_intent(note="再看"), appeal_objection, objection_id=second.id)


def test_a_decision_is_appealed_within_five_working_days(app: App, clock: DrivenClock, home: Registered) -> None:
    raised = objected(app, hanging(app, home.id, 10)[0])
    decided(app, raised, is_upheld=False)
    clock.forward(days=8)
    with pytest.raises(AppealTooLate):
        app.do(a_staff(app), an_intent(note="再看"), appeal_objection, objection_id=raised.id)


# -- an entry that counts ----------------------------------------------------------------------------------------


def test_a_recall_takes_the_own_lot_first_then_the_soonest_and_leaves_a_shortfall_that_is_filled(
    app: App, clock: DrivenClock, home: Registered, spender: Actor
) -> None:
    a_fund(app)
    ids = counting(app, clock, home.id, 20)
    later = counting(app, clock, home.id, 3)
    bought = vouchers_of(app, spender, 10, 5)  # of the first lot
    told = recalled(app, ids[0])
    assert (told.effect.own_points, told.effect.other_points, told.effect.shortfall_points) == (5, 3, 12)
    assert points(app, home) == (0, 0, 12)
    sound(app)
    app.do(spender, an_intent(), return_voucher, voucher_id=bought[1].id)
    assert points(app, home) == (0, 0, 7)
    waiting = entries(app, home.id, 9)
    over(app, clock, posted(app))
    assert points(app, home) == (0, 2, 0)
    sound(app)
    balance = app.look(a_staff(app), see_taken_back, claim_id=ids[0])
    assert (balance.recalled_points, balance.missing_points) == (20, 0)
    assert {part.from_claim_id for part in balance.parts} == {ids[0], later[0], waiting[0]}
    for claim_id in (*ids, *later, *waiting):
        assert app.look(a_staff(app), trace_claim, claim_id=claim_id).where.adds_up


def test_a_recall_in_part_leaves_the_entry_and_a_recall_whole_takes_its_hours(
    app: App, clock: DrivenClock, home: Registered, spender: Actor
) -> None:
    activity = a_published_activity(app, clock)
    clock.forward(days=2)
    volunteer = a_person(app, name="赵大力", household_id=home.id)
    logged = listed(app, activity, volunteer, minutes=110)  # 3 points and 20 minutes left over
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=logged.claim_ids)
    over(app, clock, posted(app))
    claim_id = logged.claim_ids[0]
    assert recalled(app, claim_id, points=1).effect.minutes == 0
    assert (state_of(app, claim_id), points(app, home)) == ("effective", (0, 2, 0))
    assert recalled(app, claim_id).effect.minutes == 110
    assert (state_of(app, claim_id), points(app, home)) == ("recalled", (0, 0, 0))
    reader = a_resident(app, person_id=volunteer.id, household_id=home.id)
    assert app.look(reader, my_balance).confirmed_minutes == 0
    with app.reading() as (session, _):
        left = session.value("SELECT SUM(minutes) FROM remainder WHERE household_id = :id", id=home.id)
    assert left == 0
    sound(app)


def test_what_was_taken_back_by_mistake_comes_again_with_its_old_end(
    app: App, clock: DrivenClock, home: Registered, spender: Actor
) -> None:
    a_fund(app)
    ids = counting(app, clock, home.id, 12)
    vouchers_of(app, spender, 5)
    recalled(app, ids[0])
    assert points(app, home) == (0, 0, 5)
    with pytest.raises(ReasonNeeded):
        app.do(a_staff(app), an_intent(), propose_reinstatement, claim_id=ids[0])
    clock.set(at_local(date(2027, 2, 1), time(10), "Asia/Shanghai"))
    made = app.do(a_staff(app), an_intent(note="照片找到了"), propose_reinstatement, claim_id=ids[0])
    assert made.points == 12
    with pytest.raises(NothingToReinstate):
        app.do(a_staff(app), an_intent(note="再来"), propose_reinstatement, claim_id=ids[0])
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=(made.claim_id,))
    notice = posted(app)
    assert (notice.lines, notice.points, points(app, home)) == (1, 12, (0, 7, 0))
    with app.reading() as (session, _):
        lots = session.all("SELECT points, expires_on FROM lot WHERE claim_id = :id ORDER BY expires_on",
                           id=made.claim_id)  # fmt: skip
    assert [(lot.points, lot.expires_on.year) for lot in lots] == [(7, 2027), (5, 2028)]
    sound(app)
    over(app, clock, notice)
    sound(app)


def test_what_has_ended_meanwhile_goes_on_to_expired(app: App, clock: DrivenClock, home: Registered) -> None:
    ids = counting(app, clock, home.id, 12)
    recalled(app, ids[0])
    clock.set(at_local(date(2028, 1, 5), time(10), "Asia/Shanghai"))
    made = app.do(a_staff(app), an_intent(note="照片找到了"), propose_reinstatement, claim_id=ids[0])
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=(made.claim_id,))
    posted(app)
    assert points(app, home) == (0, 0, 0)
    assert app.look(a_staff(app), five_numbers)[0].expired == 12
    sound(app)


# -- deductions --------------------------------------------------------------------------------------------------


def a_deduction(app: App, clock: DrivenClock, home: Registered) -> str:
    """A deduction of five points that is approved."""
    today = local_day(clock.now(), "Asia/Shanghai")
    reminded = app.do(
        a_staff(app), an_intent(note="上门说过"), record_reminder, household_id=home.id, code=LITTER.code,
        reminded_on=today,
    )  # fmt: skip
    made = app.do(
        a_staff(app), an_intent(note="照片两张"), propose_deduction, reminder_id=reminded.id, happened_on=today,
        title="楼道堆放旧家具",
    )  # fmt: skip
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=(made.claim_id,))
    return made.claim_id


def test_a_deduction_takes_the_least_of_its_points_what_is_there_and_a_tenth(
    app: App, clock: DrivenClock, home: Registered
) -> None:
    rules_with_deduction(app)
    counting(app, clock, home.id, 39)
    claim_id = a_deduction(app, clock, home)
    notice = posted(app)
    assert (notice.lines, notice.points, points(app, home)) == (1, 0, (0, 39, 0))
    over(app, clock, notice)
    assert (state_of(app, claim_id), points(app, home)) == ("effective", (0, 36, 0))
    left = app.look(a_staff(app), deductible, household_id=home.id)
    assert (left.points, left.deducted_points, left.reminders[0].is_used) == (0, 3, True)
    a_deduction(app, clock, home)
    over(app, clock, posted(app))
    assert points(app, home) == (0, 36, 0)
    sound(app)
    # an objection that is upheld gives it again
    told = decided(app, objected(app, claim_id, asks_recall=True), is_upheld=True)
    assert told.reinstated_points == 3
    sound(app)


def test_a_deduction_needs_a_reminder_before_it_evidence_and_an_allowed_reason(
    app: App, clock: DrivenClock, home: Registered
) -> None:
    rules_with_deduction(app)
    named = {"household_id": home.id, "code": LITTER.code}
    today = date(2026, 11, 20)
    clock.forward(days=3)
    reminded = app.do(a_staff(app), an_intent(note="电话"), record_reminder, **named, reminded_on=date(2026, 11, 22))
    press = {"reminder_id": reminded.id, "title": "楼道堆物"}
    with pytest.raises(NotReminded):
        app.do(a_staff(app), an_intent(note="照片"), propose_deduction, **press, happened_on=today)
    with pytest.raises(ReasonNeeded):
        app.do(a_staff(app), an_intent(), propose_deduction, **press, happened_on=date(2026, 11, 23))
    with pytest.raises(ReasonBlocked):
        app.do(a_staff(app), an_intent(note="他去信访"), propose_deduction, **press, happened_on=date(2026, 11, 23))
    made = app.do(a_staff(app), an_intent(note="照片"), propose_deduction, **press, happened_on=date(2026, 11, 23))
    with pytest.raises(ReminderUsed):
        app.do(a_staff(app), an_intent(note="照片"), propose_deduction, **press, happened_on=date(2026, 11, 23))
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=(made.claim_id,))
    notice = posted(app)
    decided(app, objected(app, made.claim_id), is_upheld=True)
    over(app, clock, notice)
    assert (state_of(app, made.claim_id), points(app, home)) == ("recalled", (0, 0, 0))
    sound(app)


def test_a_household_with_a_shortfall_has_nothing_to_deduct(
    app: App, clock: DrivenClock, home: Registered, spender: Actor
) -> None:
    a_fund(app)
    rules_with_deduction(app)
    ids = counting(app, clock, home.id, 50)
    app.do(spender, an_intent(), exchange, household_id=home.id, faces_fen=(5000,))
    recalled(app, ids[0])
    a_deduction(app, clock, home)
    entries(app, home.id, 20)
    over(app, clock, posted(app))
    assert points(app, home) == (0, 0, 30)
    with app.reading() as (session, _):
        assert db.recalls.shortfall(session, community_id=a_staff(app).community_id, household_id=home.id) == 30
    sound(app)
