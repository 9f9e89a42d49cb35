"""Arrivals of every way, ends of every way, and the roll that they became, for a community with a past."""

from __future__ import annotations

from datetime import time, timedelta

from core.activities import Published
from core.approvals import approve_claims
from core.attendance import Way, check_in, check_out, close_due, record, strike
from core.bootstrap import App
from core.check_in_codes import Direction
from core.clock import DrivenClock, at_local
from core.policy import Actor, Role
from core.roll_calls import Correction, confirm_roll
from tests.factories import a_job, an_intent, somebody
from tests.factories_attendance import ZONE, a_shift, a_volunteer, an_activity, passed, shift_of, signed_up

IN, OUT = Direction.IN, Direction.OUT


class Attending:
    """A morning of cleaning with two shifts, and a meeting."""

    def __init__(self, app: App, clock: DrivenClock, staff: Actor, reviewer: Actor, leader_id: str) -> None:
        self.app, self.clock, self.staff, self.reviewer, self.leader_id = app, clock, staff, reviewer, leader_id

    def live(self) -> None:
        """Everything, in the order in which it happens."""
        cleaning = an_activity(self.app, self.clock, leader_id=self.leader_id, name="河道清洁")
        late = a_shift(self.app, cleaning, starts=time(12), ends=time(15), needed_people=4, break_minutes=20)
        meeting = an_activity(
            self.app, self.clock, leader_id=self.leader_id, name="楼栋议事会", item_code="A1", starts=time(16),
            ends=time(17),
        )  # fmt: skip
        people = [a_volunteer(self.app, name=f"签到的{place}") for place in range(7)]
        self._morning(cleaning, people[:5])
        self._afternoon(late, people[5:])
        self._meeting(meeting, people[2:4])
        self.clock.forward(hours=1)
        self.app.do(a_job(self.app), an_intent("job"), close_due)
        done = self.app.do(self.staff, an_intent(), confirm_roll, activity_id=cleaning.id,
                           corrections=(self._correction(people[2], cleaning),))  # fmt: skip
        said = self.app.do(self.staff, an_intent(), confirm_roll, activity_id=meeting.id)
        self.app.do(self.reviewer, an_intent(), approve_claims, claim_ids=(*done.claim_ids[:2], *said.claim_ids))

    def _morning(self, cleaning: Published, people: list[Actor]) -> None:
        app, shift_id = self.app, shift_of(self.app, cleaning)
        self.clock.set(at_local(cleaning.held_on, time(8, 50), ZONE))
        ids = [one.person_id or "" for one in people]
        for person_id in ids[:4]:
            signed_up(app, cleaning, person_id, shift_id=shift_id)
        for place, one in enumerate(people[:2]):
            passed(app, one, shift_id)
            self.clock.forward(minutes=7 + place)
        wrong = app.do(self.staff, an_intent(), check_in, shift_id=shift_id, person_id=ids[3], way=Way.CARD)
        app.do(self.staff, an_intent(), strike, attendance_id=wrong.attendance_id)
        self.clock.forward(minutes=4)
        for way, person_id in ((Way.CARD, ids[2]), (Way.LIST, ids[3])):
            app.do(self.staff, an_intent(), check_in, shift_id=shift_id, person_id=person_id, way=way)
            self.clock.forward(minutes=3)
        app.do(self.staff, an_intent(), check_in, shift_id=shift_id, person_id=ids[4], walk_in=True)
        self.clock.forward(minutes=40)
        passed(app, people[0], shift_id, OUT)
        self.clock.forward(minutes=11)
        app.do(self.staff, an_intent(), check_out, shift_id=shift_id, person_id=ids[1], way=Way.CARD)

    def _afternoon(self, shift_id: str, people: list[Actor]) -> None:
        """What another system noted."""
        program = somebody(self.app, Role.INTEGRATION)
        with self.app.reading() as (session, _):
            activity_id = session.value("SELECT activity_id FROM shift WHERE id = :id", id=shift_id)
            starts_at = session.first("SELECT starts_at FROM shift WHERE id = :id", id=shift_id).starts_at
            held_on = session.first("SELECT held_on FROM activity WHERE id = :id", id=activity_id).held_on
            numbers = [
                session.value("SELECT volunteer_number FROM person WHERE id = :id", id=one.person_id) for one in people
            ]
        held = Published(id=activity_id, name="", held_on=held_on, starts_at=starts_at, ends_at=starts_at)
        self.clock.set(starts_at)
        for place, (one, number) in enumerate(zip(people, numbers, strict=True)):
            signed_up(self.app, held, one.person_id or "", shift_id=shift_id)
            self.clock.forward(minutes=5 + place)
            self.app.do(program, an_intent("api"), record, direction=IN, person=number, shift_id=shift_id)
        self.clock.forward(minutes=90)
        self.app.do(program, an_intent("api"), record, direction=OUT, person=numbers[0], shift_id=shift_id)

    def _meeting(self, meeting: Published, people: list[Actor]) -> None:
        shift_id = shift_of(self.app, meeting)
        self.clock.set(at_local(meeting.held_on, time(15, 58), ZONE))
        for one in people:
            signed_up(self.app, meeting, one.person_id or "")
            passed(self.app, one, shift_id)
            self.clock.forward(minutes=1)
        self.clock.forward(minutes=58)
        for one in people:
            self.app.do(self.staff, an_intent(), check_out, shift_id=shift_id, person_id=one.person_id or "")
            self.clock.forward(minutes=1)

    def _correction(self, who: Actor, cleaning: Published) -> Correction:
        with self.app.reading() as (session, _):
            attendance_id = session.value(
                "SELECT id FROM attendance WHERE person_id = :person_id AND activity_id = :activity_id",
                person_id=who.person_id, activity_id=cleaning.id,
            )  # fmt: skip
        starts_at = at_local(cleaning.held_on, time(9), ZONE)
        return Correction(
            attendance_id=attendance_id, came_at=starts_at + timedelta(minutes=1),
            left_at=starts_at + timedelta(minutes=63),
        )  # fmt: skip
