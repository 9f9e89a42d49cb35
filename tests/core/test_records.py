"""Hours of a person, stars, certificates, the national system: one story, told on both engines. About 15 s."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

import db.states
from core.activities import publish_activity
from core.approvals import approve_claims, return_claims
from core.bootstrap import App
from core.certificates import (
    NothingToCertify,
    Truth,
    certificates_of,
    issue_certificate,
    look_up_certificate,
    see_certificate,
    withdraw_certificate,
)
from core.check import run_check
from core.claims import Opening, confirm_claims, log_hours, log_opening
from core.clock import DrivenClock, at_local
from core.entries import Entry
from core.errors import Forbidden, Malformed, NotFound, ReasonNeeded, SecondPersonNeeded
from core.exports import service_records
from core.hours import person_hours
from core.i18n import Language, translator
from core.jobs import run_due
from core.national import (
    AlreadyEntered,
    NothingToHandOn,
    as_csv,
    batch_files,
    hours_of,
    list_batches,
    make_batch,
    mark_entered,
    say_consent,
)
from core.notices import post_notice
from core.objections import ObjectionReason, decide_objection, raise_objection
from core.places import Registered
from core.policy import Role
from core.stars import (
    NoStarsToPost,
    decide_star,
    object_to_star,
    post_stars,
    set_star_terms,
    star_candidates,
    stars_of,
    stars_on_board,
)
from core.summaries import periods_of, rank
from db.states import ClaimState, StarState
from tests.factories import (
    a_household,
    a_person,
    a_resident,
    a_reviewer,
    a_staff,
    a_supervisor,
    an_intent,
    console,
    somebody,
)

TODAY = date(2026, 11, 20)  # a Friday
T = translator(Language.ZH)


@pytest.fixture
def home(app: App) -> Registered:
    return a_household(app)


@pytest.fixture
def volunteer(app: App, home: Registered) -> Registered:
    """A volunteer who is a party member."""
    return a_person(app, household_id=home.id, is_head=True, tags="退休教师,党员")


def served(app: App, clock: DrivenClock, person: Registered, *, days_ago: int = 0, hours: int = 2) -> str:
    """Hours on the leader's sheet of an activity that was published the day before."""
    leader = a_person(app, name=f"队长{clock.now():%d%H}{days_ago}")
    held_on = TODAY + timedelta(days=1 + (clock.now().date() - TODAY).days)
    activity = app.do(
        a_staff(app), an_intent(), publish_activity, name=f"大扫除{held_on}", place="3号楼院子", held_on=held_on,
        starts=time(9), ends=time(9 + hours), leader_id=leader.id, item_code="C1",
    )  # fmt: skip
    clock.forward(days=1, hours=12)
    start = at_local(held_on, time(9), "Asia/Shanghai")
    entry = Entry(
        person_id=person.id, service_on=held_on, title=activity.name, starts_at=start,
        ends_at=start + timedelta(hours=hours),
    )  # fmt: skip
    return str(app.do(a_staff(app), an_intent(), log_hours, entries=(entry,)).claim_ids[0])


def approved(app: App, *claim_ids: str) -> None:
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=claim_ids)


def made_effective(app: App, clock: DrivenClock) -> None:
    """Post what is approved and let the notice run out."""
    clock.set(app.do(a_staff(app), an_intent(), post_notice).closes_at)
    run_due(app)


def taken_back(app: App, claim_id: str) -> None:
    """The objection of one, upheld by another, takes the whole claim back."""
    raised = app.do(a_supervisor(app), an_intent(note="人没来"), raise_objection, claim_id=claim_id,
                    why=ObjectionReason.OTHER, asks_recall=True)  # fmt: skip
    app.do(a_reviewer(app), an_intent(note="查过，没有来"), decide_objection, objection_id=raised.id, is_upheld=True)


def sums(app: App, person: Registered) -> tuple[int, int]:
    """Effective and waiting minutes."""
    found = app.look(a_staff(app), person_hours, person_id=person.id)
    return found.effective_minutes(), found.waiting_minutes


def figures(app: App, period: str, scope: str = "") -> dict[str, int]:
    """A row of the month's figures, those above nothing."""
    with app.reading() as (session, _):
        row = session.first(
            "SELECT * FROM month_summary WHERE period = :period AND scope = :scope", period=period, scope=scope
        )
    return {name: value for name, value in row._asdict().items() if isinstance(value, int) and value} if row else {}


def is_sound(app: App) -> None:
    report = run_check(app)
    assert report.is_ok, report.to_json()


def test_hours_are_counted_with_every_step_of_their_claim_and_taken_back_with_it(
    app: App, clock: DrivenClock, volunteer: Registered
) -> None:
    first, second = served(app, clock, volunteer), served(app, clock, volunteer)
    assert sums(app, volunteer) == (0, 0)
    approved(app, first, second)
    assert sums(app, volunteer) == (0, 240)
    assert figures(app, "2026-Q4")["people"] == 1
    app.do(a_reviewer(app), an_intent(note="日期不对"), return_claims, claim_ids=(second,))
    assert sums(app, volunteer) == (0, 120)
    made_effective(app, clock)
    assert sums(app, volunteer) == (120, 0)
    month = figures(app, "2026-11")
    assert (month["listed_minutes"], month["people"], month["party_people"], month["service_points"]) == (120, 1, 1, 4)
    assert (month["approved_claims"], month["effective_claims"]) == (1, 1)
    assert month["spendable_wait_minutes"] > 5 * 24 * 60
    assert figures(app, "2026") == figures(app, "2026-Q4") == month
    is_sound(app)
    taken_back(app, first)
    assert sums(app, volunteer) == (0, 0)
    assert figures(app, "2026-11") == figures(app, "2026") == {}
    with pytest.raises(NotFound):
        app.look(a_resident(app, person_id="another", household_id=None), person_hours, person_id=volunteer.id)


def test_back_filled_and_carried_over_hours_stand_apart(
    app: App, clock: DrivenClock, home: Registered, volunteer: Registered
) -> None:
    day = TODAY - timedelta(days=60)
    entry = Entry(person_id=volunteer.id, service_on=day, title="旧账", minutes=90)
    filled = app.do(a_staff(app), an_intent(), log_hours, entries=(entry,), back_fill_reason="纸质表").claim_ids[0]
    opening = app.do(
        a_staff(app), an_intent(), log_opening,
        openings=(Opening(household_id=home.id, points=5, passbook_page="7", person_id=volunteer.id, minutes=6000),),
    ).claim_ids[0]  # fmt: skip
    approved(app, filled, opening)
    made_effective(app, clock)
    hours = app.look(a_staff(app), person_hours, person_id=volunteer.id)
    classes = ("measured", "listed", "back_filled", "opening")
    assert [hours.effective_minutes(hours_class=one) for one in classes] == [0, 0, 90, 6000]
    assert hours.years == [2026]
    assert hours.by_kind() == [("C1", "", 90, 1)] or hours.by_kind() == [("", "", 90, 1)]
    assert figures(app, f"{day:%Y-%m}")["back_filled_minutes"] == 90
    assert "listed_minutes" not in figures(app, "2026"), "what was carried over belongs to no month"
    assert [one.level for one in app.look(a_staff(app), star_candidates)] == [1], "a hundred hours from paper count"
    is_sound(app)


def test_a_star_hangs_five_working_days_is_given_earns_points_and_goes_with_its_hours(
    app: App, clock: DrivenClock, volunteer: Registered
) -> None:
    with pytest.raises(Malformed):
        app.do(console(app), an_intent(note="议事会"), set_star_terms, hours=(4, 2), is_counting_carried_over=True,
               is_counting_back_filled=False)  # fmt: skip
    terms = {"hours": (2, 4), "is_counting_carried_over": True, "is_counting_back_filled": False}
    assert app.do(console(app), an_intent(note="居民议事会 11 月决定"), set_star_terms, **terms) == 2
    claim = served(app, clock, volunteer, hours=3)
    approved(app, claim)
    made_effective(app, clock)
    [candidate] = app.look(a_staff(app), star_candidates)
    assert (candidate.level, candidate.minutes, candidate.needed_minutes) == (1, 180, 120)
    maker = a_staff(app)
    posted = app.do(maker, an_intent(), post_stars, person_ids=(volunteer.id,))
    with pytest.raises(NoStarsToPost):
        app.do(maker, an_intent(), post_stars, person_ids=(volunteer.id,))
    [line] = app.look(a_resident(app, person_id=volunteer.id, household_id=None), stars_on_board)
    assert (line.name_masked, line.level, line.last_day_on) == ("王**", 1, posted.last_day_on)

    with pytest.raises(ReasonNeeded):
        app.do(a_supervisor(app), an_intent(), object_to_star, star_id=line.id)
    supervisor = a_supervisor(app)
    app.do(supervisor, an_intent(note="那天他不在"), object_to_star, star_id=line.id)
    clock.forward(days=20)
    run_due(app)
    assert app.look(maker, stars_of, person_id=volunteer.id).level == 0, "what is objected to waits"
    for wrong in (maker, supervisor):
        with pytest.raises((SecondPersonNeeded, Forbidden)):
            app.do(wrong, an_intent(note="查过了"), decide_star, star_id=line.id, is_upheld=False)
    app.do(a_reviewer(app), an_intent(note="签到表在"), decide_star, star_id=line.id, is_upheld=False)
    run_due(app)
    own = app.look(a_resident(app, person_id=volunteer.id, household_id=None), stars_of)
    assert (own.level, own.next_level, own.next_minutes, own.counted_minutes) == (1, 2, 240, 180)
    with app.reading() as (session, _):
        reward = session.first("SELECT id, state, stated_points FROM claim WHERE item_code = 'D6'")
    assert (reward.state, reward.stated_points) == (ClaimState.CONFIRMED, 10)
    approved(app, reward.id)
    made_effective(app, clock)
    assert figures(app, f"{clock.now():%Y}")["honour_points"] == 10
    is_sound(app)

    taken_back(app, claim)
    run_due(app)
    own = app.look(maker, stars_of, person_id=volunteer.id)
    assert own.level == 0
    assert [state for _, state, _ in own.steps] == ["posted", "objected", "posted", "awarded", "withdrawn"]


def test_a_star_that_is_not_right_is_not_given(app: App, clock: DrivenClock, volunteer: Registered) -> None:
    terms = {"hours": (2,), "is_counting_carried_over": True, "is_counting_back_filled": False}
    app.do(console(app), an_intent(note="决定"), set_star_terms, **terms)
    approved(app, served(app, clock, volunteer))
    made_effective(app, clock)
    app.do(a_staff(app), an_intent(), post_stars, person_ids=(volunteer.id,))
    [line] = app.look(a_staff(app), stars_on_board)
    app.do(a_supervisor(app), an_intent(note="不是他"), object_to_star, star_id=line.id)
    answer = app.do(a_reviewer(app), an_intent(note="确实不是"), decide_star, star_id=line.id, is_upheld=True)
    assert answer is StarState.DECLINED
    assert app.look(a_staff(app), stars_on_board) == []


def test_a_certificate_says_what_was_served_and_its_page_what_that_comes_to_today(
    app: App, clock: DrivenClock, volunteer: Registered
) -> None:
    resident = a_resident(app, person_id=volunteer.id, household_id=None)
    span = {"first": TODAY, "last": TODAY + timedelta(days=10)}
    with pytest.raises(NothingToCertify):
        app.do(resident, an_intent(), issue_certificate, first=TODAY, last=TODAY)
    with pytest.raises(Malformed):
        app.do(resident, an_intent(), issue_certificate, **span)
    first, second = served(app, clock, volunteer), served(app, clock, volunteer, hours=1)
    approved(app, first, second)
    made_effective(app, clock)
    issued = app.do(resident, an_intent(), issue_certificate, **span)
    other = app.do(resident, an_intent(), issue_certificate, **span)
    assert (issued.minutes, issued.lines) == (180, 2)
    assert issued.number[:-8] == "LJC-2026-000001-"
    assert issued.number[-8:] != other.number[-8:]
    with pytest.raises(Forbidden):
        app.do(resident, an_intent(), issue_certificate, **span, kind="proof")
    sheet = app.look(resident, see_certificate, number=issued.number)
    assert [one.minutes for one in sheet.services] == [120, 60]
    assert sheet.person == "王秀英"
    with pytest.raises(NotFound):
        app.look(a_resident(app, person_id="another", household_id=None), see_certificate, number=issued.number)

    truth = look_up_certificate(app, f" {issued.number.lower()} ")
    assert truth is not None
    assert (truth.truth, truth.name_masked, truth.printed_minutes) == (Truth.VALID, "王**", 180)
    assert look_up_certificate(app, issued.number[:-8] + "0" * 8) is None
    taken_back(app, second)
    truth = look_up_certificate(app, issued.number)
    assert truth is not None
    assert (truth.truth, truth.printed_minutes, truth.minutes_today) == (Truth.CHANGED, 180, 120)
    again = app.look(resident, see_certificate, number=issued.number)
    assert again.minutes == 180
    assert [one.is_standing for one in again.services] == [True, False]
    app.do(a_staff(app), an_intent(note="重开"), withdraw_certificate, number=issued.number)
    truth = look_up_certificate(app, issued.number)
    assert truth is not None
    assert truth.truth is Truth.WITHDRAWN
    assert [one.is_withdrawn for one in app.look(resident, certificates_of)] == [False, True]
    is_sound(app)


def test_a_national_batch_holds_who_agreed_once_and_says_later_what_changed(
    app: App, clock: DrivenClock, volunteer: Registered
) -> None:
    other = a_person(app, name="不同意")
    mine, theirs = served(app, clock, volunteer), served(app, clock, other)
    approved(app, mine, theirs)
    made_effective(app, clock)
    staff = a_staff(app)
    with pytest.raises(NothingToHandOn) as nobody:
        app.do(staff, an_intent(), make_batch)
    assert nobody.value.facts == {"without_consent": 2}
    app.do(a_resident(app, person_id=volunteer.id, household_id=None), an_intent(), say_consent, is_given=True)
    app.do(staff, an_intent(), say_consent, is_given=True, person_id=other.id)
    clock.forward(minutes=1)
    app.do(staff, an_intent(), say_consent, is_given=False, person_id=other.id)
    made = app.do(staff, an_intent(), make_batch)
    assert (made.number, made.lines, made.corrections, made.without_consent) == (1, 1, 0, 1)
    files = batch_files(app, staff, T, number=1)
    assert sorted(files) == ["national-0001-records.csv", "national-0001-volunteers.csv", "national-0001.xlsx"]
    records = files["national-0001-records.csv"].decode("utf-8-sig").splitlines()
    assert "服务时长（小时）" in records[0]
    assert ",2.0," in records[1]
    with pytest.raises(NothingToHandOn):
        app.do(staff, an_intent(), make_batch)

    today = clock.now().date()
    assert app.do(staff, an_intent(), mark_entered, number=1, entered_on=today) == 1
    with pytest.raises(AlreadyEntered):
        app.do(staff, an_intent(), mark_entered, number=1, entered_on=today)
    resident = a_resident(app, person_id=volunteer.id, household_id=None)
    issued = app.do(resident, an_intent(), issue_certificate, first=TODAY, last=today)
    assert app.look(resident, see_certificate, number=issued.number).entered == 1

    taken_back(app, mine)
    made = app.do(staff, an_intent(), make_batch)
    assert (made.number, made.lines, made.corrections) == (2, 1, 1)
    corrections = batch_files(app, staff, T, number=2)["national-0002-corrections.csv"].decode("utf-8-sig")
    assert corrections.splitlines()[1].endswith(",2.0,0.0")
    assert [(one.number, one.entered_on) for one in app.look(staff, list_batches)] == [(2, None), (1, today)]
    is_sound(app)


def test_programs_page_through_records_by_day(app: App, clock: DrivenClock, volunteer: Registered) -> None:
    day = TODAY - timedelta(days=40)
    entries = tuple(
        Entry(person_id=volunteer.id, service_on=day - timedelta(days=step % 30), title=f"旧账{step}", minutes=10)
        for step in range(130)
    )
    ids = app.do(a_staff(app), an_intent(), log_hours, entries=entries).claim_ids
    app.do(a_staff(app), an_intent(note="纸质表"), confirm_claims, claim_ids=ids)
    program = somebody(app, Role.INTEGRATION)
    rows, cursor = app.look(program, service_records)
    assert len(rows) == 100
    rest, end = app.look(program, service_records, cursor=cursor)
    assert (len(rest), end) == (30, None)
    assert len({row.id for row in (*rows, *rest)}) == 130
    with pytest.raises(Malformed):
        app.look(program, service_records, cursor="yesterday~")


def test_periods_states_hours_and_cells_are_what_they_should_be() -> None:
    assert periods_of("2026-11") == ("2026-11", "2026-Q4", "2026")
    assert [periods_of(f"2028-{month:02d}")[1][-1] for month in (1, 3, 4, 6, 7, 9, 10, 12)] == list("11223344")
    assert {state: rank(state) for state in db.states.ClaimState} == {
        "draft": 0, "submitted": 0, "confirmed": 0, "returned": 0, "withdrawn": 0, "recalled": 0, "approved": 1,
        "in_notice": 2, "disputed": 2, "effective": 3,
    }  # fmt: skip
    assert [hours_of(minutes) for minutes in (0, 5, 6, 119, 120, 125)] == ["0.0", "0.0", "0.1", "1.9", "2.0", "2.0"]
    assert as_csv(["a"], [["=1+1"], ["-5"], [7]]).decode("utf-8-sig").splitlines() == ["a", "'=1+1", "'-5", "7"]
