"""Activities: published before they begin, so that a sheet of hours can earn (design 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import db.activities
import db.places
from core.books import Work
from core.clock import Clock, at_local, local_day
from core.commands import command, query
from core.errors import AppError, NotFound
from core.names import name_key
from core.policy import READERS, Actor, Role, Scope
from core.rules import Catalogue
from db.engine import Row, Session
from db.states import ActivityState
from db.tables import Activity, Shift
from db.types import new_id

PUBLISHERS = {Role.STAFF, Role.TEAM_LEADER, Role.ADMINISTRATOR}


class ActivityRefused(AppError):
    """What is wrong with an activity that somebody wants to publish."""


class NameMissing(ActivityRefused):
    key = "error.activity.name_missing"


class HasBegun(ActivityRefused):
    """Only an activity that has not begun can be published; facts: starts_at."""

    key = "error.activity.has_begun"


class EndsBeforeStart(ActivityRefused):
    key = "error.activity.ends_before_start"


class PublishedTwice(ActivityRefused):
    """The day has an activity of this name; facts: day, name."""

    key = "error.activity.published_twice"
    status = 409


class HasEntries(ActivityRefused):
    """Hours stand under it, so it cannot be called off; facts: entries."""

    key = "error.activity.has_entries"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An activity that people may come to."""

    id: str
    name: str
    held_on: date
    starts_at: datetime
    ends_at: datetime
    is_replay: bool = False


@command("activity.publish", roles=PUBLISHERS, scope=Scope.COMMUNITY)
def publish_activity(
    work: Work,
    *,
    name: str,
    place: str,
    held_on: date,
    starts: time,
    ends: time,
    leader_id: str,
    item_code: str,
    team_id: str | None = None,
    needed_people: int = 10,
) -> Published:
    """Publish an activity of one local day, with one shift over all of it.

    Raises NameMissing, EndsBeforeStart, HasBegun, PublishedTwice, NotFound.
    """
    title = " ".join(name.split())
    if not name_key(title):
        raise NameMissing()
    if ends <= starts:
        raise EndsBeforeStart()
    starts_at = at_local(held_on, starts, work.actor.time_zone)
    ends_at = at_local(held_on, ends, work.actor.time_zone)
    if starts_at <= work.now:
        raise HasBegun(starts_at=starts_at)
    Catalogue(work.session, work.community_id).item_on(item_code, held_on)
    if db.places.person_by_id(work.session, community_id=work.community_id, person_id=leader_id) is None:
        raise NotFound(person_id=leader_id)
    activity_id = new_id()
    written = work.session.insert_new(
        Activity,
        community_id=work.community_id,
        id=activity_id,
        name=title,
        name_key=name_key(title),
        place=" ".join(place.split()),
        held_on=held_on,
        starts_at=starts_at,
        ends_at=ends_at,
        item_code=item_code,
        leader_id=leader_id,
        team_id=team_id,
        risk_note="",
        insurance="",
        is_call_up=False,
        state=ActivityState.PUBLISHED,
        published_at=work.now,
        published_by=work.actor.id,
    )
    if not written:
        raise PublishedTwice(day=held_on, name=title)
    work.born("activity", activity_id, ActivityState.PUBLISHED)
    work.insert(
        Shift,
        id=new_id(),
        activity_id=activity_id,
        position=1,
        name="",
        starts_at=starts_at,
        ends_at=ends_at,
        needed_people=needed_people,
        break_minutes=0,
    )
    work.about(f"activity:{activity_id}", held_on=held_on, item_code=item_code)
    return Published(id=activity_id, name=title, held_on=held_on, starts_at=starts_at, ends_at=ends_at)


@command("activity.cancel", roles=PUBLISHERS, scope=Scope.COMMUNITY)
def cancel_activity(work: Work, *, activity_id: str) -> str:
    """Call an activity off while no hours stand under it. Raises NotFound, HasEntries, StateMoved."""
    found = db.activities.activity_by_id(work.session, community_id=work.community_id, activity_id=activity_id)
    if found is None:
        raise NotFound(activity_id=activity_id)
    if found.entries:
        raise HasEntries(entries=found.entries)
    work.move("activity", activity_id, before=ActivityState.PUBLISHED, after=ActivityState.CANCELLED)
    work.about(f"activity:{activity_id}")
    return activity_id


@query("activities.list", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def list_activities(
    session: Session, clock: Clock, actor: Actor, *, days_back: int = 30, days_ahead: int = 60
) -> list[Row]:
    """Activities around today, the latest first."""
    today = local_day(clock.now(), actor.time_zone)
    return db.activities.held_between(
        session,
        community_id=actor.community_id,
        first=today - timedelta(days=days_back),
        last=today + timedelta(days=days_ahead),
    )
