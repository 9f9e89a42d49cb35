"""A new version of the rules: drafted, refused where it must be, decided on, rehearsed, in force; nothing rewritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from core.approvals import approve_claims
from core.blocked_reasons import blocked_reason
from core.bootstrap import App
from core.catalogue import EVIDENCE_ENGLISH, ITEMS, Cap, Item, RuleBook
from core.check import run_check
from core.clock import DrivenClock, at_local
from core.errors import SecondPersonNeeded
from core.notices import post_notice
from core.passbook import why
from core.places import Registered
from core.policy import Actor
from core.rehearsals import last_quarter, rehearse, rehearse_book
from core.rule_book import read_rules, rule_versions, waiting_minutes
from core.rule_checks import (
    BlockedReason,
    CapMalformed,
    CeilingsMalformed,
    CodeMalformed,
    HoursOutside,
    LevelsMalformed,
    PointsOutside,
    RateNotEven,
    ReminderMissing,
    RuleRefused,
    TextMissing,
    problems_of,
)
from core.rule_drafts import (
    ChangedMeanwhile,
    Decision,
    DecisionLater,
    DecisionMissing,
    DraftAt,
    DraftThere,
    ItemInUse,
    NothingChanged,
    RulesTooEarly,
    VotedDown,
    discard_draft,
    propose_draft,
    publish_draft,
    put_item,
    retire_item,
    see_draft,
    set_ceilings,
    start_draft,
    take_back_draft,
)
from db.engine import Session
from db.tables import metadata
from tests.core.test_earning import a_published_activity, listed
from tests.factories import (
    a_household,
    a_person,
    a_resident,
    a_reviewer,
    a_staff,
    a_supervisor,
    an_intent,
)

DECIDED = Decision(
    meeting="居民代表会议", decided_on=date(2026, 11, 18), votes_for=36, votes_against=3, votes_abstain=2,
    reference="会议纪要 2026-11",
)  # fmt: skip
FROM = date(2026, 12, 1)
BY_CODE = {item.code: item for item in ITEMS}
FULL = {item.code: replace(item, evidence_english=EVIDENCE_ENGLISH[item.evidence]) for item in ITEMS}


def drafted(app: App, staff: Actor, *items: Item, retired: tuple[str, ...] = ()) -> DraftAt:
    """A draft with these items in the place of theirs."""
    at = app.do(staff, an_intent(), start_draft)
    for item in items:
        at = app.do(staff, an_intent(), put_item, draft_id=at.id, edition=at.edition, item=item)
    for code in retired:
        at = app.do(staff, an_intent(), retire_item, draft_id=at.id, edition=at.edition, code=code)
    return at


def published(app: App, *items: Item, effective_on: date = FROM) -> Any:
    """A version that two people brought into force."""
    staff = a_staff(app)
    at = drafted(app, staff, *items)
    at = app.do(staff, an_intent(), propose_draft, draft_id=at.id, edition=at.edition, decision=DECIDED,
                effective_on=effective_on)  # fmt: skip
    return app.do(a_reviewer(app), an_intent(), publish_draft, draft_id=at.id, edition=at.edition)


def test_a_version_goes_from_a_draft_over_the_residents_to_a_second_person(app: App, clock: DrivenClock) -> None:
    staff, reviewer = a_staff(app), a_reviewer(app)
    cleaner = replace(FULL["B5"], points=6, caps=(Cap("points", "month", "household", 6),))
    at = drafted(app, staff, cleaner, retired=("A2",))
    draft = app.look(staff, see_draft)
    assert draft is not None
    assert [(one.kind, one.code) for one in draft.changes] == [
        ("retired", "A2"), ("points", "B5"), ("cap_changed", "B5"),
    ]  # fmt: skip
    with pytest.raises(DraftThere):
        app.do(staff, an_intent(), start_draft)
    with pytest.raises(ChangedMeanwhile):
        app.do(reviewer, an_intent(), publish_draft, draft_id=at.id, edition=at.edition)
    at = app.do(staff, an_intent(), propose_draft, draft_id=at.id, edition=at.edition, decision=DECIDED,
                effective_on=FROM)  # fmt: skip
    with pytest.raises(ChangedMeanwhile):  # what was put forward is not changed under the second person's eyes
        app.do(staff, an_intent(), put_item, draft_id=at.id, edition=at.edition, item=FULL["A2"])
    with pytest.raises(SecondPersonNeeded):
        app.do(a_reviewer(app, id=staff.id), an_intent(), publish_draft, draft_id=at.id, edition=at.edition)
    done = app.do(reviewer, an_intent(), publish_draft, draft_id=at.id, edition=at.edition)
    assert (done.number, done.effective_on) == (2, FROM)
    with pytest.raises(ChangedMeanwhile):
        app.do(a_supervisor(app), an_intent(), publish_draft, draft_id=at.id, edition=at.edition)
    assert app.look(staff, see_draft) is None
    newest, first = app.look(staff, rule_versions)
    assert (newest.number, newest.decision.votes_for, newest.state) == (2, 36, "coming")
    assert (first.number, first.decision, first.state) == (1, None, "in_force")
    assert [(one.kind, one.code) for one in newest.changes] == [(one.kind, one.code) for one in draft.changes]
    clock.set(at_local(FROM, time(9), "Asia/Shanghai"))
    assert {"A2"} == BY_CODE.keys() - {item.item.code for item in app.look(staff, read_rules).items}
    assert run_check(app).is_ok, run_check(app).to_json()


REFUSED: tuple[tuple[Item, type[RuleRefused]], ...] = (
    (replace(FULL["C1"], points=7), RateNotEven),
    (replace(FULL["A1"], points=0), PointsOutside),
    (replace(FULL["A1"], points=201), PointsOutside),
    (replace(FULL["A1"], makes_hours=True), HoursOutside),
    (replace(FULL["A1"], code="E1"), CodeMalformed),
    (replace(FULL["A1"], name=" "), TextMissing),
    (replace(FULL["A1"], name_english=""), TextMissing),
    (replace(FULL["D3"], levels="city:20,city:30"), LevelsMalformed),
    (replace(FULL["D3"], levels=""), LevelsMalformed),
    (replace(FULL["A1"], caps=(Cap("points", "month", "household", 0),)), CapMalformed),
    (replace(FULL["A1"], caps=(Cap("minutes", "day", "person", 60),)), CapMalformed),
    (replace(FULL["C1"], caps=(Cap("minutes", "day", "person", 1441),)), CapMalformed),
    (replace(FULL["A1"], name="一年不信访"), BlockedReason),
    (replace(FULL["A1"], name="没有信 访 记录"), BlockedReason),
    (replace(FULL["A1"], evidence="低保核对表"), BlockedReason),
    (replace(FULL["A1"], name_english="No petitions this year"), BlockedReason),
    (replace(FULL["B5"], code="B7", unit="deduct", points=2, caps=()), ReminderMissing),
    (replace(FULL["B5"], code="B7", unit="deduct", points=11, reminder="上门提醒一次", caps=()), PointsOutside),
    (replace(FULL["B5"], code="B7", unit="deduct", name="群里发表言论", reminder="提醒", caps=()), BlockedReason),
)


def test_what_no_version_may_say_is_refused_at_once(app: App) -> None:
    staff = a_staff(app)
    at = app.do(staff, an_intent(), start_draft)
    for item, refusal in REFUSED:
        with pytest.raises(refusal):
            app.do(staff, an_intent(), put_item, draft_id=at.id, edition=at.edition, item=item)
    with pytest.raises(CeilingsMalformed):
        app.do(staff, an_intent(), set_ceilings, draft_id=at.id, edition=at.edition, month_points=90, year_points=60)


def test_the_default_catalogue_passes_its_own_checks_and_good_words_are_not_blocked() -> None:
    assert not list(
        problems_of(RuleBook(items=tuple(FULL.values()), household_month_points=60, household_year_points=600))
    )
    assert blocked_reason(["会上积极发言", "义诊", "Speaking up at a meeting"], is_deduction=False) is None
    assert blocked_reason(["会上发言被记录"], is_deduction=True) == ("speech", "发言")


def test_without_the_residents_nothing_goes_live(app: App, clock: DrivenClock) -> None:
    staff = a_staff(app)
    at = app.do(staff, an_intent(), start_draft)
    named: dict[str, Any] = {"draft_id": at.id, "edition": at.edition, "effective_on": FROM}
    with pytest.raises(NothingChanged):
        app.do(staff, an_intent(), propose_draft, decision=DECIDED, **named)
    at = app.do(staff, an_intent(), put_item, draft_id=at.id, edition=at.edition, item=replace(FULL["A1"], points=3))
    named["edition"] = at.edition
    for decision, refusal in (
        (replace(DECIDED, meeting=" "), DecisionMissing),
        (replace(DECIDED, reference=""), DecisionMissing),
        (replace(DECIDED, decided_on=date(2026, 11, 21)), DecisionLater),
        (replace(DECIDED, votes_against=36), VotedDown),
    ):
        with pytest.raises(refusal):
            app.do(staff, an_intent(), propose_draft, decision=decision, **named)
    with pytest.raises(RulesTooEarly):  # today's claims keep the rules with which their day began
        app.do(staff, an_intent(), propose_draft, decision=DECIDED, **{**named, "effective_on": date(2026, 11, 20)})
    at = app.do(staff, an_intent(), propose_draft, decision=DECIDED, **{**named, "effective_on": date(2026, 11, 21)})
    clock.forward(days=1)  # nobody decided in time: the day has come
    with pytest.raises(RulesTooEarly):
        app.do(a_reviewer(app), an_intent(), publish_draft, draft_id=at.id, edition=at.edition)
    at = app.do(a_reviewer(app), an_intent(), take_back_draft, draft_id=at.id, edition=at.edition)
    assert app.do(staff, an_intent(), discard_draft, draft_id=at.id, edition=at.edition)
    assert app.look(staff, see_draft) is None


def test_an_item_under_which_people_are_called_already_stays(app: App, clock: DrivenClock) -> None:
    a_published_activity(app, clock, held_on=date(2026, 12, 5))
    staff = a_staff(app)
    at = drafted(app, staff, retired=("C1",))
    with pytest.raises(ItemInUse) as refused:
        app.do(staff, an_intent(), propose_draft, draft_id=at.id, edition=at.edition, decision=DECIDED,
               effective_on=FROM)  # fmt: skip
    assert refused.value.facts == {"code": "C1", "activities": 1}


def worked(app: App, clock: DrivenClock, person: Registered, day: date, minutes: int = 100) -> tuple[str, ...]:
    """Hours under C1, entered on their day; they wait for a second person."""
    activity = a_published_activity(app, clock, held_on=day, name=f"扫雪{day}", hours=4)
    clock.set(max(clock.now(), at_local(day, time(20), "Asia/Shanghai")))
    ids: tuple[str, ...] = listed(app, activity, person, minutes=minutes).claim_ids
    return ids


def test_a_rule_changed_while_claims_wait_counts_from_its_day_on(app: App, clock: DrivenClock) -> None:
    home = a_household(app)
    person = a_person(app, household_id=home.id, is_head=True)
    before = worked(app, clock, person, date(2026, 11, 29))
    published(app, replace(FULL["C1"], points=6), effective_on=FROM)
    after = worked(app, clock, person, FROM)
    app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=(*before, *after))
    app.do(a_staff(app), an_intent(), post_notice)
    reader = a_resident(app, person_id=person.id, household_id=home.id)
    old, new = sorted(app.look(reader, why, first=date(2026, 11, 1), last=date(2026, 12, 31)), key=lambda one: one.day)
    assert (old.points, old.rate_points, old.remainder_out_minutes, old.rule_number) == (3, 2, 10, 1)
    assert (new.points, new.rate_points, new.remainder_in_minutes, new.rule_number) == (10, 6, 0, 2)
    waiting = app.look(reader, waiting_minutes)  # the old remainder is shown, not carried
    assert [(one.number, one.minutes, one.is_over) for one in waiting] == [(1, 10, True)]
    assert run_check(app).is_ok, run_check(app).to_json()


def rows_of(session: Session) -> dict[str, list[Any]]:
    """Everything that stands in every table."""
    return {
        table.name: sorted(map(str, session.all(f"SELECT * FROM {table.name}"))) for table in metadata.sorted_tables
    }


def test_a_rehearsal_says_who_gains_and_loses_and_writes_nothing(app: App, clock: DrivenClock) -> None:
    home = a_household(app)
    person = a_person(app, household_id=home.id, is_head=True)
    for day in (21, 22, 24):
        ids = worked(app, clock, person, date(2026, 11, day), 50)
        app.do(a_reviewer(app), an_intent(), approve_claims, claim_ids=ids)
        app.do(a_staff(app), an_intent(), post_notice)
    staff = a_staff(app)
    span = {"first": date(2026, 10, 1), "last": date(2026, 12, 31)}
    at = drafted(app, staff, replace(FULL["C1"], points=1))
    with app.reading() as (session, _):
        before = rows_of(session)
    steps: list[tuple[int, int]] = []
    found = app.look(staff, rehearse, draft_id=at.id, **span, progress=lambda done, all: steps.append((done, all)))
    with app.reading() as (session, _):
        assert rows_of(session) == before
    assert (found.lines, found.unlike, found.present_points, found.draft_points) == (3, 0, 5, 2)
    assert [(one.name, one.change) for one in found.losing] == [("王秀英", -3)]
    assert found.change_fen_a_month == -100 and steps[-1] == (3, 3)
    with app.reading() as (session, _):
        same = rehearse_book(session, staff, book=RuleBook(items=ITEMS, household_month_points=60,
                                                           household_year_points=600), **span)  # fmt: skip
    assert (same.unlike, same.present_points, same.draft_points) == (0, 5, 5)
    assert app.look(a_supervisor(app), rehearse, draft_id=at.id, **span).losing[0].name == "王**"


def test_a_quarter_is_the_one_before_todays() -> None:
    assert last_quarter(date(2026, 11, 20)) == (date(2026, 7, 1), date(2026, 9, 30))
    assert last_quarter(date(2027, 1, 1)) == (date(2026, 10, 1), date(2026, 12, 31))
    assert last_quarter(date(2027, 4, 1) + timedelta(days=0)) == (date(2027, 1, 1), date(2027, 3, 31))


def test_everybody_reads_the_rules_with_an_example_by_the_real_computation(app: App) -> None:
    stranger = Actor(community_id=a_staff(app).community_id, id="public", name="", roles=frozenset())
    seen = app.look(stranger, read_rules)
    assert (seen.number, len(seen.items), seen.state) == (1, 24, "in_force")
    by_code = {one.item.code: one for one in seen.items}
    volunteering = by_code["C1"].example
    assert (volunteering.minutes, volunteering.points, volunteering.remainder_minutes) == (140, 4, 20)
    assert (by_code["A1"].example.points, by_code["A1"].times_to_cap, by_code["A1"].points_at_cap) == (2, 4, 8)
    assert app.look(stranger, read_rules, number=1).number == 1
