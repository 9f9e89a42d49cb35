"""What one entry of hours would become: its class, its activity, or why nothing is written (design 6). Only reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import db.activities
import db.claims
import db.places
from core.calendars import ENTRY_WORKING_DAYS, working_day_after
from core.clock import local_day
from core.errors import AppError, NotFound
from core.names import name_key
from core.rules import Catalogue
from db.engine import Row, Session
from db.states import ClaimState
from db.types import to_microseconds

DAY_MINUTES = 1440
NOT_HOLDING = (ClaimState.RETURNED, ClaimState.RECALLED)  # claims that hold no time of their person
IN_LIST = "row:"  # stands for the id of an entry that comes earlier in the same list
DEFAULT_ITEM = "C1"  # under which back-filled hours without an activity are kept: hours only, no points


class HoursClass(StrEnum):
    MEASURED = "measured"
    LISTED = "listed"
    BACK_FILLED = "back_filled"


class EntryRefused(AppError):
    """What is wrong with one entry; facts: row where it came from a list."""


class NoMinutes(EntryRefused):
    """Hours must be more than none; facts: minutes."""

    key = "error.entry.no_minutes"


class TooManyMinutes(EntryRefused):
    """A local day has 1,440 minutes; facts: minutes, day."""

    key = "error.entry.too_many_minutes"


class InFuture(EntryRefused):
    """The day, or the end of the service, has not come yet; facts: day."""

    key = "error.entry.in_future"


class BeforeJoining(EntryRefused):
    """The person joined later; facts: day, joined_on."""

    key = "error.entry.before_joining"


class Overlapping(EntryRefused):
    """The person has other hours at that time; facts: day, claim_id."""

    key = "error.entry.overlapping"
    status = 409


class Duplicate(EntryRefused):
    """The same entry stands already; facts: day."""

    key = "error.entry.duplicate"
    status = 409


class TwiceInList(EntryRefused):
    """The same entry stands twice in one list; facts: first_row."""

    key = "error.entry.twice_in_list"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as somebody makes it. Without `starts_at` and `ends_at` only `minutes` are known."""

    person_id: str
    service_on: date
    title: str
    minutes: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What would be written for one entry, or why nothing is."""

    entry: Entry
    hours_class: HoursClass | None
    activity_id: str | None
    reason: str  # why the class: key of a sentence; "" for refused ones
    refusal: AppError | None
    is_duplicate: bool = False
    team_id: str | None = None
    values: Mapping[str, Any] | None = None


def judge(session: Session, *, community_id: str, now: datetime, time_zone: str, maker_person_id: str | None,
          entries: Sequence[Entry]) -> list[Judged]:  # fmt: skip
    """What each entry would become, reading only: class, activity, duplicate or refusal, row by row.

    A row is *listed* when a published activity of that local day has its name, it is entered within ten working days
    and the maker is not the activity's leader; else *back-filled* (design 6).
    """
    if not entries:
        return []
    first, last = min(e.service_on for e in entries), max(e.service_on for e in entries)
    today = local_day(now, time_zone)
    catalogue = Catalogue(session, community_id)
    activities = {
        (row.held_on, row.name_key): row
        for row in db.activities.published_between(session, community_id=community_id, first=first, last=last)
    }
    people = _people(session, community_id, entries)
    homes = _homes(session, community_id, entries)
    standing = _standing(session, community_id, entries, first, last)
    deadlines: dict[date, date] = {}
    judged = []
    for entry in entries:
        if entry.service_on not in deadlines:
            deadlines[entry.service_on] = working_day_after(session, entry.service_on, count=ENTRY_WORKING_DAYS)[0]
        activity = activities.get((entry.service_on, name_key(entry.title)))
        try:
            judged.append(
                _judge_one(
                    entry,
                    activity=activity,
                    person=people.get(entry.person_id),
                    household_id=_home_on(homes.get(entry.person_id, ()), entry.service_on),
                    others=standing[entry.person_id],
                    catalogue=catalogue,
                    deadline=deadlines[entry.service_on],
                    today=today,
                    now=now,
                    maker_person_id=maker_person_id,
                )
            )
        except AppError as refusal:
            if entry.row is not None:
                refusal.facts.setdefault("row", entry.row)
            judged.append(
                Judged(
                    entry=entry,
                    hours_class=None,
                    activity_id=None,
                    reason="",
                    refusal=refusal,
                    is_duplicate=isinstance(refusal, Duplicate),
                )
            )
    return judged


def _judge_one(
    entry: Entry,
    *,
    activity: Row | None,
    person: Row | None,
    household_id: str | None,
    others: list[tuple[date, int | None, int | None, int, str, str]],
    catalogue: Catalogue,
    deadline: date,
    today: date,
    now: datetime,
    maker_person_id: str | None,
) -> Judged:
    if person is None:
        raise NotFound(person_id=entry.person_id)
    code = activity.item_code if activity else DEFAULT_ITEM
    rule = catalogue.item_on(code, entry.service_on)
    is_event = activity is not None and not rule.makes_hours
    starts_at, ends_at, minutes = entry.starts_at, entry.ends_at, entry.minutes
    if starts_at is not None and ends_at is not None:
        minutes = int((ends_at - starts_at) / timedelta(minutes=1))
    if not is_event and minutes <= 0:
        raise NoMinutes(minutes=minutes)
    if minutes > DAY_MINUTES:
        raise TooManyMinutes(minutes=minutes, day=entry.service_on)
    if entry.service_on > today or (ends_at is not None and ends_at > now):
        raise InFuture(day=entry.service_on)
    if person.joined_on is not None and entry.service_on < person.joined_on:
        raise BeforeJoining(day=entry.service_on, joined_on=person.joined_on)
    start_us = to_microseconds(starts_at) if starts_at else None
    end_us = to_microseconds(ends_at) if ends_at else None
    subject = activity.id if activity else name_key(entry.title)
    identity = f"{entry.person_id}|{subject}|{entry.service_on}|{start_us if start_us is not None else f'm{minutes}'}"
    for _, _, _, _, other_id, other_identity in others:
        if other_identity == identity:
            if other_id.startswith(IN_LIST):
                raise TwiceInList(first_row=int(other_id.removeprefix(IN_LIST)))
            raise Duplicate(day=entry.service_on, claim_id=other_id)
        if is_event and other_identity.startswith(f"{entry.person_id}|{subject}|{entry.service_on}|"):
            raise Duplicate(day=entry.service_on, claim_id=other_id)
    if not is_event:
        that_day = [other for other in others if other[0] == entry.service_on]
        if start_us is not None and end_us is not None:
            for _, other_start, other_end, _, other_id, _ in others:
                if other_start is not None and other_end is not None and other_start < end_us and start_us < other_end:
                    raise Overlapping(day=entry.service_on, claim_id=other_id)
        if sum(other[3] for other in that_day) + minutes > DAY_MINUTES:
            raise TooManyMinutes(minutes=minutes, day=entry.service_on)
    hours_class, reason = _class_of(entry, activity, deadline, today, maker_person_id)
    others.append(
        (entry.service_on, start_us, end_us, 0 if is_event else minutes, f"{IN_LIST}{entry.row or 0}", identity)
    )
    return Judged(
        entry=entry,
        hours_class=hours_class,
        activity_id=activity.id if activity else None,
        reason=reason,
        refusal=None,
        team_id=activity.team_id if activity else None,
        values={
            "kind": "event" if is_event else "hours",
            "person_id": entry.person_id,
            "household_id": None if person.is_guest else household_id,
            "activity_id": activity.id if activity else None,
            "item_code": code,
            "version_id": rule.version_id,
            "hours_class": hours_class,
            "service_on": entry.service_on,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "minutes": 0 if is_event else minutes,
            "stated_points": 0,
            "title": (activity.name if activity else entry.title)[:120],
            "identity": identity,
        },
    )


def _class_of(
    entry: Entry, activity: Row | None, deadline: date, today: date, maker_person_id: str | None
) -> tuple[HoursClass, str]:
    if activity is None:
        return HoursClass.BACK_FILLED, "hours.why.no_activity"
    if today > deadline:
        return HoursClass.BACK_FILLED, "hours.why.too_late"
    if maker_person_id is not None and maker_person_id == activity.leader_id:
        return HoursClass.BACK_FILLED, "hours.why.own_sheet"
    return HoursClass.LISTED, "hours.why.listed"


def _people(session: Session, community_id: str, entries: Sequence[Entry]) -> dict[str, Row]:
    ids = {entry.person_id for entry in entries}
    if len(ids) > 50:
        return {row.id: row for row in db.places.people(session, community_id=community_id)}
    found = (db.places.person_by_id(session, community_id=community_id, person_id=person_id) for person_id in ids)
    return {row.id: row for row in found if row is not None}


def _homes(session: Session, community_id: str, entries: Sequence[Entry]) -> dict[str, list[Row]]:
    homes: dict[str, list[Row]] = defaultdict(list)
    ids = {entry.person_id for entry in entries}
    if len(ids) > 50:
        rows = db.places.memberships(session, community_id=community_id)
    else:
        rows = [
            row
            for person_id in ids
            for row in db.places.memberships_of(session, community_id=community_id, person_id=person_id)
        ]
    for row in rows:
        homes[row.person_id].append(row)
    return homes


def _home_on(rows: Iterable[Row], day: date) -> str | None:
    fitting = [row for row in rows if row.from_on <= day and (row.until_on is None or row.until_on >= day)]
    return max(fitting, key=lambda row: row.from_on).household_id if fitting else None


def _standing(session: Session, community_id: str, entries: Sequence[Entry], first: date, last: date) -> Any:
    """person → what stands around those days: (day, start, end, minutes, claim id, identity)."""
    span = {"first": first - timedelta(days=1), "last": last + timedelta(days=1)}
    ids = {entry.person_id for entry in entries}
    if len(ids) > 50:
        rows = db.claims.times_of_everybody(session, community_id=community_id, **span)
    else:
        rows = [
            row
            for person_id in ids
            for row in db.claims.times_of_person(session, community_id=community_id, person_id=person_id, **span)
        ]
    standing: dict[str, list[tuple[date, int | None, int | None, int, str, str]]] = defaultdict(list)
    for row in rows:
        holds_time = row.state not in NOT_HOLDING and row.kind == "hours"
        standing[row.person_id].append(
            (
                row.service_on,
                to_microseconds(row.starts_at) if holds_time and row.starts_at else None,
                to_microseconds(row.ends_at) if holds_time and row.ends_at else None,
                row.minutes if holds_time else 0,
                row.id,
                row.identity,
            )
        )
    return standing


def require_room(session: Session, *, community_id: str, claim: Row) -> None:
    """Whether a returned claim of hours still has its place. Raises Overlapping, TooManyMinutes."""
    day = claim.service_on
    others = [
        row
        for row in db.claims.times_of_person(
            session,
            community_id=community_id,
            person_id=claim.whose_id,
            first=day - timedelta(days=1),
            last=day + timedelta(days=1),
        )
        if row.id != claim.id and row.kind == "hours" and row.state not in NOT_HOLDING
    ]
    for row in others:
        if claim.starts_at and row.starts_at and row.starts_at < claim.ends_at and claim.starts_at < row.ends_at:
            raise Overlapping(day=day, claim_id=row.id)
    if sum(row.minutes for row in others if row.service_on == day) + claim.minutes > DAY_MINUTES:
        raise TooManyMinutes(minutes=claim.minutes, day=day)
