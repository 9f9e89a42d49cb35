"""Two at once: mergers that cross, and the last two who may spend; with negative controls."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from core.bootstrap import App
from core.check import run_check
from core.households import see_household
from core.merging import MergedAlready, MergerWaits, decide_merger, propose_merger
from core.moving import SuccessorNeeded, set_rights
from core.policy import Role
from tests.core.test_races_spending import kinds
from tests.factories import a_household, a_person, a_staff, an_intent, somebody
from tests.racers import race, rounds

pytestmark = pytest.mark.race


def test_of_two_mergers_that_cross_one_is_proposed_and_done(app: App) -> None:
    reviewer = somebody(app, Role.REVIEWER)
    for _ in range(rounds(everyday=4, drill=100)):
        first, second = (a_person(app, name="刘洋") for _ in range(2))
        pairs = ((first.id, second.id), (second.id, first.id))
        asked = race(
            [
                partial(app.do, a_staff(app), an_intent(), propose_merger, person_id=gone, survivor_id=stays)
                for gone, stays in pairs
            ]
        )
        assert kinds(asked)[MergerWaits] == 1
        (merger,) = (one for one in asked if not isinstance(one, Exception))
        app.do(reviewer, an_intent(), decide_merger, merger_id=merger.id, is_same=True)
        with pytest.raises(MergedAlready):
            app.do(a_staff(app), an_intent(), propose_merger, person_id=merger.survivor_id,
                   survivor_id=merger.person_id)  # fmt: skip
    assert run_check(app).is_ok


def test_control_two_careless_mergers_lead_to_each_other_and_the_check_says_so(app: App) -> None:
    first, second = (a_person(app, name="刘洋") for _ in range(2))
    both_looked = threading.Barrier(2)

    def careless(gone: str, stays: str) -> None:
        with app.database.reading() as session:
            assert session.value("SELECT merged_into_id FROM person WHERE id = :id", id=stays) is None
        both_looked.wait()
        with app.database.transaction() as session:
            session.change("UPDATE person SET merged_into_id = :stays WHERE id = :id", stays=stays, id=gone)

    race([partial(careless, first.id, second.id), partial(careless, second.id, first.id)])
    named = {finding.id for invariant in run_check(app).invariants for finding in invariant.findings}
    assert named == {first.id, second.id}


def test_of_the_last_two_who_may_spend_one_stays(app: App) -> None:
    for _ in range(rounds(everyday=4, drill=100)):
        home = a_household(app, head_name="王建国", building="3号楼")
        people = [a_person(app, name=name, household_id=home.id, birth_year=1960, is_spender=True)
                  for name in ("王建国", "李秀英")]  # fmt: skip
        answers = race(
            [
                partial(app.do, a_staff(app), an_intent(), set_rights, person_id=one.id, is_spender=False)
                for one in people
            ]
        )
        assert kinds(answers)[SuccessorNeeded] == 1
        _, members = app.look(a_staff(app), see_household, household_id=home.id)
        assert sum(member.is_spender for member in members) == 1


def test_control_two_who_look_before_they_go_leave_nobody_who_may_spend(app: App) -> None:
    home = a_household(app, head_name="王建国", building="3号楼")
    people = [a_person(app, name=name, household_id=home.id, is_spender=True) for name in ("王建国", "李秀英")]
    both_looked = threading.Barrier(2)

    def careless(person_id: str) -> None:
        with app.database.reading() as session:
            assert session.value("SELECT COUNT(*) FROM membership WHERE is_spender AND person_id <> :id"
                                 " AND household_id = :home", id=person_id, home=home.id)  # fmt: skip
        both_looked.wait()
        with app.database.transaction() as session:
            session.change("UPDATE membership SET is_spender = :no WHERE person_id = :id", no=False, id=person_id)

    race([partial(careless, one.id) for one in people])
    _, members = app.look(a_staff(app), see_household, household_id=home.id)
    assert not any(member.is_spender for member in members)
