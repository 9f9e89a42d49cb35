"""Activities to come, and who may come to them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from core.activities import Published, publish_activity
from core.bootstrap import App
from core.policy import Actor
from core.sign_ups import SignedUp, sign_up
from db.sign_ups import shifts_of
from tests.factories import a_community, a_household, a_person, a_resident, a_staff, an_intent

DAY = date(2026, 11, 25)  # the Wednesday after the tests' clock


def an_activity(
    app: App, *, name: str = "楼道大扫除", held_on: date = DAY, starts: time = time(9), ends: time = time(11),
    leader_id: str | None = None, by: Actor | None = None, **named: Any,
) -> Published:  # fmt: skip
    """Published by the desk, two hours on Wednesday morning."""
    leader = leader_id or a_person(app, name="赵队长").id
    return app.do(
        by or a_staff(app), an_intent(), publish_activity, name=name, place="3号楼", held_on=held_on, starts=starts,
        ends=ends, leader_id=leader, item_code=named.pop("item_code", "C1"), **named,
    )  # fmt: skip


def shift_ids(app: App, activity_id: str) -> list[str]:
    """An activity's shifts in their order."""
    with app.database.reading() as session:
        return [row.id for row in shifts_of(session, community_id=a_community(app).id, activity_ids=[activity_id])]


def a_volunteer(app: App, name: str, **named: Any) -> Actor:
    """Somebody of a household of their own who signed in."""
    home = a_household(app, head_name=name)
    person = a_person(app, name=name, household_id=home.id, is_head=True, **named)
    return a_resident(app, person_id=person.id, household_id=home.id)


def signs_up(app: App, who: Actor, shift_id: str, *others: str, **named: Any) -> SignedUp:
    """Sign up oneself, and others of the household with oneself."""
    assert who.person_id
    return app.do(who, an_intent(), sign_up, shift_id=shift_id, person_ids=(who.person_id, *others), **named)
