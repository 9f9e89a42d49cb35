"""People on the register: found by what one knows of them, moving between households, leaving, and merged rows."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

import db.claims
import db.reports
from core.approvals import approve_claims
from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.enrolments import enrol, issue_enrolment
from core.entries import Duplicate, Overlapping
from core.errors import NotFound, SecondPersonNeeded
from core.households import see_household
from core.imports import Preview, preview
from core.merging import (
    MergedAlready,
    MergerWaits,
    TwoHouseholds,
    decide_merger,
    preview_merger,
    propose_merger,
    undo_merger,
    waiting_mergers,
)
from core.moving import (
    DayWrong,
    LeftAlready,
    MinorSpends,
    SuccessorNeeded,
    household_past,
    leave_community,
    move_household,
    move_person,
    return_to_community,
    set_rights,
    split_household,
)
from core.notices import post_notice
from core.people import change_person, describe_person, find_people, person_history, see_person
from core.places import Registered
from core.policy import Role
from core.sessions import SignInWrong, actor_for, sign_in
from core.sheets import RosterRow, SheetKind, SheetReading
from core.teams import register_team
from tests.core.test_earning import a_published_activity, listed
from tests.factories import a_household, a_person, a_staff, an_intent, somebody

PIN = "274953"
TODAY = date(2026, 11, 20)


@pytest.fixture
def home(app: App) -> Registered:
    """王建国's household in 3号楼."""
    return a_household(app, head_name="王建国", building="3号楼")


@pytest.fixture
def head(app: App, home: Registered) -> Registered:
    return a_person(app, name="王建国", household_id=home.id, is_head=True, birth_year=1960)


def names(app: App, household: str) -> list[str]:
    _, members = app.look(a_staff(app), see_household, household_id=household)
    return [one.name for one in members]


def found(app: App, text: str) -> list[str]:
    return [row.id for row in app.look(a_staff(app), find_people, text=text)[1]]


def actions(app: App, person_id: str) -> list[str]:
    return [step.action for step in app.look(a_staff(app), person_history, person_id=person_id)]


# -- what the register says --------------------------------------------------------------------------------------


def test_a_corrected_name_is_found_by_its_letters_and_the_change_stands_in_the_history(
    app: App, home: Registered
) -> None:
    person = a_person(app, name="曾小红", household_id=home.id, phone="13900002222")
    app.do(a_staff(app), an_intent(), change_person, person_id=person.id, name="单小红", phone="13900003333")
    assert found(app, "shanxiao") == found(app, "sxh") == found(app, "13900003333") == [person.id]
    assert found(app, "zeng") == found(app, "13900002222") == []
    assert actions(app, person.id) == ["person.change", "person.register"]


def test_skills_and_times_are_ones_own_to_say(app: App, head: Registered) -> None:
    own = somebody(app, Role.RESIDENT, person_id=head.id)
    said = {"person_id": head.id, "skills": ("haircut", "repair"), "availability": ("weekend",)}
    app.do(own, an_intent(), describe_person, **said)
    seen = app.look(own, see_person, person_id=head.id)
    assert (seen.person.skills, seen.person.availability) == ("haircut,repair", "weekend")
    with pytest.raises(NotFound):
        app.do(somebody(app, Role.RESIDENT, person_id="0" * 26), an_intent(), describe_person, **said)


def test_a_row_of_a_roster_with_a_known_name_and_phone_is_asked_about(app: App, home: Registered) -> None:
    known = a_person(app, name="王小明", household_id=home.id, phone="13900002222")
    row = RosterRow(
        row=2, sheet="名册", card_number=None, building="9号楼", head="李秀英", name="王小明", is_head=False,
        phone="139 0000 2222", phone_lost=False, birth_year=None, relation=None, registered_on=None, tags=(), team=None,
        note=None,
    )  # fmt: skip
    reading = SheetReading(kind=SheetKind.ROSTER, rows=(row,), refused=(), left_out_sheets=(), headings_seen=(),
                           headings_ignored=(), is_child_limited=True)  # fmt: skip

    def look(**chosen: str) -> Preview:
        answers = {2: chosen["answer"]} if chosen else {}
        return app.look(a_staff(app), preview, reading=reading, file_name="", file_hash="", chosen=answers)

    (asked,) = look().refused
    assert (asked.key, asked.facts["candidates"][0]["person_id"]) == ("error.match.person_elsewhere", known.id)
    assert (look(answer=known.id).new, look(answer=known.id).duplicate) == (0, 1)
    assert (look(answer="new").new, look(answer="new").refused) == (1, ())


# -- households --------------------------------------------------------------------------------------------------


def test_marriage_and_split_are_dated_and_leave_a_household_with_a_head(
    app: App, home: Registered, head: Registered
) -> None:
    staff, today = a_staff(app), TODAY
    wife = a_person(app, name="李秀英", household_id=home.id, birth_year=1962)
    son = a_person(app, name="王小明", household_id=home.id, birth_year=1990)
    child = a_person(app, name="王乐乐", household_id=home.id, birth_year=2016)
    other = a_household(app, head_name="赵芳", building="5号楼")
    a_person(app, name="赵芳", household_id=other.id, is_head=True)
    app.do(staff, an_intent(), move_person, person_id=son.id, household_id=other.id, moved_on=today,
           because="marriage", is_spender=True)  # fmt: skip
    assert names(app, home.id) == ["王建国", "李秀英", "王乐乐"]
    assert "王小明" in names(app, other.id)
    with pytest.raises(MinorSpends):
        app.do(staff, an_intent(), move_person, person_id=child.id, household_id=other.id, moved_on=today,
               is_spender=True)  # fmt: skip
    with pytest.raises(DayWrong):
        app.do(staff, an_intent(), move_person, person_id=child.id, household_id=other.id,
               moved_on=today + timedelta(days=2))  # fmt: skip
    with pytest.raises(SuccessorNeeded) as refusal:
        app.do(staff, an_intent(), split_household, head_id=head.id, building="9号楼", moved_on=today)
    assert refusal.value.facts == {"name": "王建国", "card": home.number}
    new = app.do(staff, an_intent(), split_household, head_id=head.id, with_ids=(child.id,), building="9号楼",
                 moved_on=today, successor_id=wife.id)  # fmt: skip
    assert new.household_id and names(app, new.household_id) == ["王建国", "王乐乐"]
    household, (left,) = app.look(staff, see_household, household_id=home.id)
    assert (household.head_name, left.name, left.is_head, left.is_spender) == ("李秀英", "李秀英", True, True)
    homes = app.look(staff, see_person, person_id=head.id).homes
    assert [(row.card_number, row.until_on is None) for row in homes] == [(new.card, True), (home.number, False)]


def test_a_household_that_moves_keeps_where_it_lived(app: App, home: Registered) -> None:
    staff = a_staff(app)
    app.do(staff, an_intent(), move_household, household_id=home.id, building="8号楼", moved_on=TODAY)
    assert app.look(staff, see_household, household_id=home.id)[0].building == "8号楼"
    assert [row.building for row in app.look(staff, household_past, household_id=home.id)] == ["3号楼"]


def test_the_head_names_who_may_spend_and_never_the_last_one_goes(app: App, home: Registered, head: Registered) -> None:
    wife = a_person(app, name="李秀英", household_id=home.id, birth_year=1962, is_spender=False)
    child = a_person(app, name="王乐乐", household_id=home.id, birth_year=2016)
    wish = somebody(app, Role.RESIDENT, person_id=head.id, household_id=home.id)
    app.do(wish, an_intent(), set_rights, person_id=wife.id, is_spender=True)
    with pytest.raises(MinorSpends):
        app.do(wish, an_intent(), set_rights, person_id=child.id, is_spender=True)
    with pytest.raises(NotFound):  # only the head decides
        app.do(somebody(app, Role.RESIDENT, person_id=wife.id, household_id=home.id), an_intent(), set_rights,
               person_id=wife.id, is_spender=True)  # fmt: skip
    app.do(a_staff(app), an_intent(), set_rights, person_id=wife.id, is_spender=True, is_head=True)
    app.do(a_staff(app), an_intent(), set_rights, person_id=head.id, is_spender=False)
    with pytest.raises(SuccessorNeeded):
        app.do(a_staff(app), an_intent(), set_rights, person_id=wife.id, is_spender=False, is_head=False)
    assert actions(app, wife.id)[:2] == ["person.rights", "person.rights"]


def test_with_a_death_pin_sign_ins_teams_and_rights_end(app: App, home: Registered, head: Registered) -> None:
    staff = a_staff(app)
    wife = a_person(app, name="李秀英", household_id=home.id, birth_year=1962)
    app.do(staff, an_intent(), register_team, name="银龄互助队", kind="silver", leader_id=head.id)
    slip = app.do(staff, an_intent(), issue_enrolment, person_id=head.id)
    enrol(app, an_intent(), number=head.number, code=slip.code, pin=PIN)
    token = sign_in(app, name=head.number, secret=PIN).token
    leave = {"person_id": head.id, "last_day": TODAY, "because": "died"}
    with pytest.raises(SuccessorNeeded):
        app.do(staff, an_intent(), leave_community, **leave)
    app.do(staff, an_intent(), leave_community, successor_id=wife.id, **leave)
    with app.reading() as (session, clock):
        assert actor_for(session, clock, token) is None
    with pytest.raises(SignInWrong):
        sign_in(app, name=head.number, secret=PIN)
    seen = app.look(staff, see_person, person_id=head.id)
    assert (seen.person.left_because, seen.person.household_id) == ("died", None)
    assert [row.until_on for row in seen.teams] == [TODAY]
    with pytest.raises(LeftAlready):
        app.do(staff, an_intent(), move_person, person_id=head.id, household_id=home.id, moved_on=TODAY)
    app.do(staff, an_intent(), return_to_community, person_id=head.id)
    assert app.look(staff, see_person, person_id=head.id).person.left_on is None


# -- merged rows -------------------------------------------------------------------------------------------------


def test_two_rows_become_one_by_two_people_and_the_old_number_still_answers(
    app: App, home: Registered, head: Registered
) -> None:
    staff, reviewer = a_staff(app), somebody(app, Role.REVIEWER)
    twin = a_person(app, name="王建囯", phone="13700001111")
    app.do(staff, an_intent(), register_team, name="平安巡逻队", kind="neighbours", member_ids=(twin.id,))
    slip = app.do(staff, an_intent(), issue_enrolment, person_id=twin.id)
    enrol(app, an_intent(), number=twin.number, code=slip.code, pin=PIN)
    pair = {"person_id": twin.id, "survivor_id": head.id}
    shown = app.look(staff, preview_merger, **pair)
    assert (shown.gone.teams, shown.gone.has_account, shown.refusal) == (1, True, None)
    asked = app.do(staff, an_intent(), propose_merger, **pair)
    with pytest.raises(MergerWaits):
        app.do(staff, an_intent(), propose_merger, person_id=head.id, survivor_id=twin.id)
    both = somebody(app, Role.STAFF, Role.REVIEWER, id=staff.id)
    with pytest.raises(SecondPersonNeeded):
        app.do(both, an_intent(), decide_merger, merger_id=asked.id, is_same=True)
    app.do(reviewer, an_intent(), decide_merger, merger_id=asked.id, is_same=True)
    assert app.look(staff, waiting_mergers) == []
    assert found(app, "王建囯") == found(app, "13700001111") == found(app, twin.number) == [head.id]
    assert sign_in(app, name=twin.number, secret=PIN).actor.person_id == head.id
    seen = app.look(staff, see_person, person_id=twin.id)
    assert seen.person.id == head.id
    assert "平安巡逻队" in [row.name for row in seen.teams]
    assert {"merger.decide", "merger.propose", "person.register"} <= set(actions(app, head.id))
    with pytest.raises(NotFound):  # nobody chooses the old row
        app.do(staff, an_intent(), issue_enrolment, person_id=twin.id)
    with pytest.raises(MergedAlready):
        app.do(staff, an_intent(), propose_merger, **pair)
    app.do(reviewer, an_intent(reason="mistake"), undo_merger, merger_id=asked.id)
    assert found(app, twin.number) == [twin.id]
    assert app.look(staff, see_person, person_id=twin.id).teams[0].until_on is None


def test_a_row_of_mergers_answers_with_the_last_and_comes_apart_where_it_was_joined(app: App) -> None:
    staff, reviewer = a_staff(app), somebody(app, Role.REVIEWER)
    first, second, third = (a_person(app, name="刘洋") for _ in range(3))
    joined = []
    for gone, stays in ((first, second), (second, third)):
        asked = app.do(staff, an_intent(), propose_merger, person_id=gone.id, survivor_id=stays.id)
        app.do(reviewer, an_intent(), decide_merger, merger_id=asked.id, is_same=True)
        joined.append(asked.id)
    assert found(app, first.number) == found(app, second.number) == [third.id]
    app.do(reviewer, an_intent(reason="mistake"), undo_merger, merger_id=joined[1])
    assert found(app, first.number) == found(app, second.number) == [second.id]


def test_people_of_two_households_are_not_merged_before_one_has_moved(
    app: App, home: Registered, head: Registered
) -> None:
    other = a_household(app, head_name="王建国", building="7号楼")
    twin = a_person(app, name="王建国", household_id=other.id, is_head=True)
    with pytest.raises(TwoHouseholds) as refusal:
        app.do(a_staff(app), an_intent(), propose_merger, person_id=twin.id, survivor_id=head.id)
    assert refusal.value.facts == {"first": other.number, "second": home.number}


def test_what_was_done_under_the_old_row_counts_as_the_persons_own(
    app: App, clock: DrivenClock, home: Registered, head: Registered
) -> None:
    """Hours add up, the same time is refused, ceilings are shared, and nobody approves what they did under another row.

    The books stay as they were: the claim still names the row it was entered for.
    """
    twin = a_person(app, name="王建囯")
    first, second = (a_published_activity(app, clock, name=name) for name in ("楼道大扫除", "花园除草"))
    clock.forward(days=2)
    (old_id,) = listed(app, first, twin).claim_ids
    asked = app.do(a_staff(app), an_intent(), propose_merger, person_id=twin.id, survivor_id=head.id)
    app.do(somebody(app, Role.REVIEWER), an_intent(), decide_merger, merger_id=asked.id, is_same=True)
    with pytest.raises(Duplicate):
        listed(app, first, head)
    with pytest.raises(Overlapping):
        listed(app, second, head, start=time(10))
    own = somebody(app, Role.REVIEWER, person_id=head.id)
    with pytest.raises(SecondPersonNeeded):
        app.do(own, an_intent(), approve_claims, claim_ids=(old_id,))
    app.do(somebody(app, Role.REVIEWER), an_intent(), approve_claims, claim_ids=(old_id,))
    app.do(a_staff(app), an_intent(), post_notice)
    with app.reading() as (session, _):
        named = {"community_id": a_staff(app).community_id}
        assert db.reports.service_minutes(session, person_id=head.id, **named) == (120, 0)
        assert db.claims.claim_by_id(session, claim_id=old_id, **named).person_id == twin.id
    assert run_check(app).is_ok
