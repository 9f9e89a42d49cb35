"""Activities that are on, people signed up for them, and the roll that they come to."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from core.activities import Published, publish_activity
from core.attendance import Passed, pass_by_code
from core.books import Work
from core.bootstrap import App
from core.check_in_codes import Direction
from core.clock import DrivenClock, at_local, local_day
from core.commands import command
from core.policy import Actor, Role, Scope
from core.roll_calls import roll_code
from db.states import SignUpState
from db.tables import Shift, SignUp
from db.types import new_id
from tests.factories import a_household, a_person, a_resident, a_staff, an_intent, console

ZONE = "Asia/Shanghai"
PHONE = "a-browser-of-its-own-"  # the cookie that tells phones apart begins like this


def an_activity(
    app: App, clock: DrivenClock, *, leader_id: str, name: str = "楼道大扫除", item_code: str = "C1",
    days_ahead: int = 1, starts: time = time(9), ends: time = time(11), **named: Any,
) -> Published:  # fmt: skip
    """Published now, held after so many days; one shift."""
    held_on = local_day(clock.now(), ZONE) + timedelta(days=days_ahead)
    return app.do(
        a_staff(app), an_intent(), publish_activity, name=name, place="3号楼", held_on=held_on, starts=starts,
        ends=ends, leader_id=leader_id, item_code=item_code, **named,
    )  # fmt: skip


def shift_of(app: App, activity: Published, *, position: int = 1) -> str:
    """The id of an activity's shift."""
    with app.reading() as (session, _):
        return str(
            session.value(
                "SELECT id FROM shift WHERE activity_id = :id AND position = :position", id=activity.id,
                position=position,
            )
        )  # fmt: skip


@command("test.sign_up", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def _sign_up(work: Work, *, activity_id: str, shift_id: str, person_id: str, state: str, withdraw: bool) -> str:
    sign_up_id = new_id()
    work.insert(
        SignUp, id=sign_up_id, activity_id=activity_id, shift_id=shift_id, person_id=person_id, brought_by=None,
        state=state, signed_up_at=work.now, signed_up_by=work.actor.id,
    )  # fmt: skip
    work.born("sign_up", sign_up_id, state)
    if withdraw:
        work.move("sign_up", sign_up_id, before=state, after=SignUpState.WITHDRAWN)
    work.about(f"sign_up:{sign_up_id}")
    return sign_up_id


def signed_up(
    app: App, activity: Published, person_id: str, *, shift_id: str = "", state: str = SignUpState.SIGNED_UP,
    withdraw: bool = False,
) -> str:  # fmt: skip
    """Somebody on the list of a shift, whatever a sign-up asks for."""
    return app.do(
        console(app), an_intent(), _sign_up, activity_id=activity.id, shift_id=shift_id or shift_of(app, activity),
        person_id=person_id, state=state, withdraw=withdraw,
    )  # fmt: skip


@command("test.shift", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def _add_shift(
    work: Work, *, activity_id: str, starts_at: datetime, ends_at: datetime, needed_people: int, break_minutes: int
) -> str:
    shift_id = new_id()
    position = 1 + work.session.value("SELECT COUNT(*) FROM shift WHERE activity_id = :id", id=activity_id)
    work.insert(
        Shift, id=shift_id, activity_id=activity_id, position=position, name=f"第{position}班", starts_at=starts_at,
        ends_at=ends_at, needed_people=needed_people, break_minutes=break_minutes,
    )  # fmt: skip
    work.about(f"activity:{activity_id}")
    return shift_id


def a_shift(
    app: App, activity: Published, *, starts: time, ends: time, needed_people: int = 10, break_minutes: int = 0,
    over_midnight: bool = False,
) -> str:  # fmt: skip
    """One more shift of an activity."""
    ends_on = activity.held_on + timedelta(days=1) if over_midnight else activity.held_on
    return app.do(
        console(app), an_intent(), _add_shift, activity_id=activity.id, needed_people=needed_people,
        break_minutes=break_minutes, starts_at=at_local(activity.held_on, starts, ZONE),
        ends_at=at_local(ends_on, ends, ZONE),
    )  # fmt: skip


def a_volunteer(app: App, *, name: str = "王秀英", building: str = "3号楼") -> Actor:
    """A resident with a household of their own."""
    home = a_household(app, head_name=name, building=building)
    person = a_person(app, name=name, household_id=home.id, is_head=True)
    return a_resident(app, person_id=person.id, household_id=home.id)


def shown_code(app: App, shift_id: str, direction: Direction = Direction.IN) -> str:
    """What the leader's screen shows now."""
    return app.look(a_staff(app), roll_code, shift_id=shift_id, direction=direction).code


def passed(app: App, who: Actor, shift_id: str, direction: Direction = Direction.IN, *, phone: str = "") -> Passed:
    """Somebody follows the code on the screen with their own phone, or with `phone`."""
    code = shown_code(app, shift_id, direction)
    return app.do(who, an_intent(), pass_by_code, code=code, device=PHONE + (phone or who.id))
