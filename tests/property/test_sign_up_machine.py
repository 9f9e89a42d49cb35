"""Signing up and withdrawing in any order, against a list of names: places are never more, the line keeps its order.

Seconds: about 20 for both engines.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import db.sign_ups
from core.absences import excuse
from core.bootstrap import App
from core.sign_up_rules import NotStanding, SignedUpAlready
from core.sign_ups import sign_up, withdraw
from db.states import SignUpState
from tests.factories import a_staff, an_intent
from tests.factories_activities import a_volunteer, an_activity, shift_ids
from tests.racers import IS_DRILL

PEOPLE = 6
EXAMPLES, STEPS = (60, 40) if IS_DRILL else (6, 14)


class SignUpMachine(RuleBasedStateMachine):
    """`places` and `line` are the model: who has a place, who waits, in the order in which they came."""

    app: App
    people: list[Any]
    staff: Any
    number = 0

    @initialize(needed=st.integers(1, 3))
    def publish(self, needed: int) -> None:
        """A fresh activity of a day of its own."""
        cls = type(self)
        cls.number += 1
        self.needed = needed
        self.activity = an_activity(self.app, name=f"第{cls.number}场", needed_people=needed)
        for who in self.people:  # what they are down for elsewhere would clash
            self._leave_all(who)
        self.shift = shift_ids(self.app, self.activity.id)[0]
        self.places: list[int] = []
        self.line: list[int] = []
        self.ids: dict[int, str] = {}

    @rule(who=st.integers(0, PEOPLE - 1))
    def come(self, who: int) -> None:
        person = self.people[who]
        try:
            done = self.app.do(person, an_intent(), sign_up, shift_id=self.shift, person_ids=(person.person_id,))
        except SignedUpAlready:
            assert who in self.places + self.line
            return
        assert who not in self.places + self.line
        self.ids[who] = done.places[0].id
        if len(self.places) < self.needed:
            self.places.append(who)
        else:
            assert done.places[0].ahead == len(self.line)
            self.line.append(who)

    @precondition(lambda self: self.ids)
    @rule(data=st.data(), is_excused=st.booleans())
    def go(self, data: st.DataObject, is_excused: bool) -> None:
        who = data.draw(st.sampled_from(sorted(self.ids)))
        person = self.people[who]
        try:
            if is_excused:
                done = self.app.do(self.staff, an_intent(), excuse, sign_up_id=self.ids[who], why="ill")
            else:
                done = self.app.do(person, an_intent(), withdraw, sign_up_id=self.ids[who])
        except NotStanding:
            assert who not in self.places and (is_excused or who not in self.line)
            return
        expected: list[int] = []
        if who in self.line:
            self.line.remove(who)
        else:
            self.places.remove(who)
            if self.line:
                expected = [self.line.pop(0)]
                self.places += expected
        assert list(done.moved_up) == [self.people[one].person_id for one in expected]

    @invariant()
    def the_books_say_the_same(self) -> None:
        if not hasattr(self, "ids"):
            return
        with self.app.database.reading() as session:
            found = {
                state: db.sign_ups.roll(
                    session, community_id=self.staff.community_id, activity_id=self.activity.id, state=state
                )
                for state in (SignUpState.SIGNED_UP, SignUpState.WAITING)
            }
        number = {one.person_id: place for place, one in enumerate(self.people)}
        assert {number[row.person_id] for row in found[SignUpState.SIGNED_UP]} == set(self.places)
        waiting = sorted(found[SignUpState.WAITING], key=lambda row: (row.signed_up_at, row.id))
        assert [number[row.person_id] for row in waiting] == self.line
        assert len(self.places) <= self.needed
        assert not self.line or len(self.places) == self.needed

    def _leave_all(self, who: Any) -> None:
        with self.app.database.reading() as session:
            rows = session.all(
                "SELECT id FROM sign_up WHERE person_id = :person_id AND state IN ('signed_up', 'waiting')",
                person_id=who.person_id,
            )
        for row in rows:
            self.app.do(who, an_intent(), withdraw, sign_up_id=row.id)


@pytest.mark.fuzz
def test_places_and_the_waiting_line_are_those_of_a_plain_list(app: App) -> None:
    people = [a_volunteer(app, f"志愿者{number}") for number in range(PEOPLE)]
    named = {"app": app, "people": people, "staff": a_staff(app)}
    machine = type("Machine", (SignUpMachine,), named)
    run_state_machine_as_test(machine, settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS))
