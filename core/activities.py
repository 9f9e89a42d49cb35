"""Activities: published before they begin, so that a sheet of hours can earn (design 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

import db.activities
import db.places
import db.sign_ups
from core.books import Work
from core.clock import Clock, at_local, local_day
from core.commands import command, query
from core.errors import AppError, Forbidden, Malformed, NotFound
from core.messages import tell
from core.names import name_key
from core.policy import OFFICE, READERS, Actor, Role, Scope
from core.rules import Catalogue
from db.engine import Row, Session
from db.states import ActivityState
from db.tables import Activity, Shift
from db.types import new_id

PUBLISHERS = OFFICE | {Role.TEAM_LEADER}
WEEKS_MAX: Final = 26
SHIFTS_MAX: Final = 20
PEOPLE_MAX: Final = 5000
AGE_MAX: Final = 99
LISTED_MAX: Final = 200
#: what is done, for lists and for the national record; the first five are those of domain A.1 row 3
SERVICE_KINDS: Final = (
    "school_escort", "mediation", "errands", "day_care", "cleaning", "elder_visit", "meals", "medical", "repair",
    "order", "publicity", "culture", "market_stall", "meeting", "emergency", "other",
)  # fmt: skip
#: why an activity is called off
CANCEL_REASONS: Final = ("weather", "too_few", "place", "safety", "postponed", "other")


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


class DaysTaken(ActivityRefused):
    """Some days of a weekly repeat have an activity of this name, so none is published; facts: days, name."""

    key = "error.activity.days_taken"
    status = 409


class ShiftOutside(ActivityRefused):
    """A shift does not lie within the activity, or ends before it begins; facts: position."""

    key = "error.activity.shift_outside"


class ShiftTwice(ActivityRefused):
    """Two shifts of one name at the same time; facts: position."""

    key = "error.activity.shift_twice"


class BreakTooLong(ActivityRefused):
    """A break that leaves nothing of its shift; facts: position."""

    key = "error.activity.break_too_long"


class SignUpEndsLate(ActivityRefused):
    """Sign-up ends before it begins, or after the activity has begun."""

    key = "error.activity.sign_up_ends_late"


class HasEntries(ActivityRefused):
    """Hours stand under it, so it cannot be called off; facts: entries."""

    key = "error.activity.has_entries"
    status = 409


class HasPeople(ActivityRefused):
    """People have checked in, so it cannot be called off; facts: people."""

    key = "error.activity.has_people"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPlan:
    """A window or a stall of an activity; `break_minutes` are taken off what is measured."""

    name: str = ""
    starts: time
    ends: time
    needed_people: int = 10
    break_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An activity that people may come to; `days` are all of a weekly repeat, the first of which this is."""

    id: str
    name: str
    held_on: date
    starts_at: datetime
    ends_at: datetime
    days: tuple[date, ...] = ()
    is_replay: bool = False


def is_over_team(actor: Actor, team_id: str | None) -> bool:
    """Whether somebody keeps an activity of this team: the office, or the team's own leader."""
    return bool(actor.roles & OFFICE) or (Role.TEAM_LEADER in actor.roles and team_id in actor.team_ids)


def require_over_team(work: Work, team_id: str | None) -> None:
    """Leaders act for their own teams only. Raises Forbidden."""
    if not is_over_team(work.actor, team_id):
        raise Forbidden(action=work.policy.action)


@command("activity.publish", roles=set(PUBLISHERS), scope=Scope.COMMUNITY)
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
    shifts: tuple[ShiftPlan, ...] = (),
    area_id: str | None = None,
    service_kind: str | None = None,
    minimum_age: int | None = None,
    risk_note: str = "",
    insurance: str = "",
    sign_up_until: datetime | None = None,
    weeks: int = 1,
) -> Published:
    """Publish an activity of one local day, or of the same weekday in several `weeks`, in one operation.

    Without `shifts` it has one over all of it. `sign_up_until` is the deadline of the first day and moves along with
    the weeks. Raises NameMissing, EndsBeforeStart, HasBegun, PublishedTwice, DaysTaken, ShiftOutside, ShiftTwice,
    BreakTooLong, SignUpEndsLate, Malformed, Forbidden, NotFound.
    """
    require_over_team(work, team_id)
    title = " ".join(name.split())
    if not name_key(title):
        raise NameMissing()
    if ends <= starts:
        raise EndsBeforeStart()
    planned = shifts or (ShiftPlan(starts=starts, ends=ends, needed_people=needed_people),)
    _check_shifts(planned, starts, ends)
    _check_fields(weeks, service_kind, minimum_age)
    _check_links(work, leader_id, team_id, area_id)
    starts_at = at_local(held_on, starts, work.actor.time_zone)
    if starts_at <= work.now:
        raise HasBegun(starts_at=starts_at)
    if sign_up_until and not work.now < sign_up_until <= starts_at:
        raise SignUpEndsLate()
    days = tuple(held_on + timedelta(weeks=week) for week in range(weeks))
    catalogue = Catalogue(work.session, work.community_id)
    for day in days:
        catalogue.item_on(item_code, day)
    taken = db.activities.days_taken(work.session, community_id=work.community_id, name_key=name_key(title), days=days)
    if taken:
        raise PublishedTwice(day=taken[0], name=title) if weeks == 1 else DaysTaken(days=taken, name=title)
    series_id = new_id()
    for week, day in enumerate(days):
        write_activity(
            work,
            id=series_id if week == 0 else new_id(),
            name=title,
            place=place,
            held_on=day,
            starts=starts,
            ends=ends,
            planned=planned,
            item_code=item_code,
            leader_id=leader_id,
            team_id=team_id,
            area_id=area_id,
            service_kind=service_kind,
            risk_note=risk_note,
            insurance=insurance,
            minimum_age=minimum_age,
            sign_up_until_at=sign_up_until + timedelta(weeks=week) if sign_up_until else None,
            is_call_up=False,
            series_id=series_id if weeks > 1 else None,
        )
    work.about(f"activity:{series_id}", held_on=held_on, item_code=item_code, weeks=weeks)
    ends_at = at_local(held_on, ends, work.actor.time_zone)
    return Published(id=series_id, name=title, held_on=held_on, starts_at=starts_at, ends_at=ends_at, days=days)


def write_activity(
    work: Work, *, id: str, name: str, place: str, held_on: date, starts: time, ends: time,
    planned: tuple[ShiftPlan, ...], risk_note: str, insurance: str, **columns: object,
) -> None:  # fmt: skip
    """Write one activity with its shifts, inside a command that has checked them. Raises PublishedTwice."""
    zone = work.actor.time_zone
    written = work.session.insert_new(
        Activity,
        community_id=work.community_id,
        id=id,
        name=name,
        name_key=name_key(name),
        place=" ".join(place.split()),
        held_on=held_on,
        starts_at=at_local(held_on, starts, zone),
        ends_at=at_local(held_on, ends, zone),
        risk_note=" ".join(risk_note.split()),
        insurance=" ".join(insurance.split()),
        state=ActivityState.PUBLISHED,
        published_at=work.now,
        published_by=work.actor.id,
        **columns,
    )
    if not written:  # somebody published it while this was checked
        raise PublishedTwice(day=held_on, name=name)
    work.born("activity", id, ActivityState.PUBLISHED)
    work.insert_all(
        Shift,
        [
            {
                "id": new_id(), "activity_id": id, "position": position, "name": " ".join(plan.name.split()),
                "starts_at": at_local(held_on, plan.starts, zone), "ends_at": at_local(held_on, plan.ends, zone),
                "needed_people": plan.needed_people, "break_minutes": plan.break_minutes,
            }
            for position, plan in enumerate(planned, start=1)
        ],
    )  # fmt: skip


@command("activity.cancel", roles=set(PUBLISHERS), scope=Scope.COMMUNITY)
def cancel_activity(work: Work, *, activity_id: str, why: str = "other", words: str = "") -> str:
    """Call an activity off while nobody has served under it, and tell everybody on its lists.

    `why` is one of CANCEL_REASONS, `words` what is said beside it. Raises NotFound, Forbidden, HasEntries, HasPeople,
    StateMoved.
    """
    found = db.activities.activity_by_id(work.session, community_id=work.community_id, activity_id=activity_id)
    if found is None:
        raise NotFound(activity_id=activity_id)
    require_over_team(work, found.team_id)
    if why not in CANCEL_REASONS:
        raise Malformed(field="why")
    work.move("activity", activity_id, before=ActivityState.PUBLISHED, after=ActivityState.CANCELLED)
    here = {"community_id": work.community_id, "activity_id": activity_id}
    entries = int(db.activities.count_entries(work.session, **here))
    if entries:
        raise HasEntries(entries=entries)
    people = db.sign_ups.count_there(work.session, **here)
    if people:
        raise HasPeople(people=people)
    told = db.sign_ups.to_tell(work.session, **here)
    tell(work, told, "cancelled", activity_id=activity_id, reason=why, note=words)
    work.about(f"activity:{activity_id}", why=why, told=len(told))
    return activity_id


@query("activities.list", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def list_activities(
    session: Session, clock: Clock, actor: Actor, *, days_back: int = 30, days_ahead: int = 60
) -> list[Row]:
    """Activities around today, the latest first; at most LISTED_MAX."""
    today = local_day(clock.now(), actor.time_zone)
    return db.activities.held_between(
        session,
        community_id=actor.community_id,
        first=today - timedelta(days=days_back),
        last=today + timedelta(days=days_ahead),
        limit=LISTED_MAX,
    )


def _check_shifts(planned: tuple[ShiftPlan, ...], starts: time, ends: time) -> None:
    if len(planned) > SHIFTS_MAX:
        raise Malformed(field="shifts")
    seen: set[tuple[str, time, time]] = set()
    for position, plan in enumerate(planned, start=1):
        if not starts <= plan.starts < plan.ends <= ends:
            raise ShiftOutside(position=position)
        if not 1 <= plan.needed_people <= PEOPLE_MAX or plan.break_minutes < 0 or len(plan.name) > 40:
            raise Malformed(field="shifts")
        if plan.break_minutes >= minutes_between(plan.starts, plan.ends):
            raise BreakTooLong(position=position)
        window = (name_key(plan.name), plan.starts, plan.ends)
        if window in seen:
            raise ShiftTwice(position=position)
        seen.add(window)


def minutes_between(starts: time, ends: time) -> int:
    """Minutes from one clock time to a later one of the same day."""
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def _check_fields(weeks: int, service_kind: str | None, minimum_age: int | None) -> None:
    if not 1 <= weeks <= WEEKS_MAX:
        raise Malformed(field="weeks")
    if service_kind is not None and service_kind not in SERVICE_KINDS:
        raise Malformed(field="service_kind")
    if minimum_age is not None and not 0 < minimum_age <= AGE_MAX:
        raise Malformed(field="minimum_age")


def _check_links(work: Work, leader_id: str, team_id: str | None, area_id: str | None) -> None:
    session, community_id = work.session, work.community_id
    if db.places.person_by_id(session, community_id=community_id, person_id=leader_id) is None:
        raise NotFound(person_id=leader_id)
    if team_id and not db.activities.has_team(session, community_id=community_id, team_id=team_id):
        raise NotFound(team_id=team_id)
    if area_id and db.activities.area_by_id(session, community_id=community_id, area_id=area_id) is None:
        raise NotFound(area_id=area_id)
