"""The inbox of who approves: what waits, filtered; what to look at in each row, in words; a press foreseen (design 5).

Points and counted minutes are a forecast: what the claims would come to if their notice were posted now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

import db.meta
import db.places
import db.review
from core.approvals import APPROVERS, DESK, has_confirmed
from core.calendars import is_working_without_rows
from core.clock import Clock, local_day, zone
from core.commands import query
from core.points import Line
from core.policy import Actor, Scope
from core.rules import Catalogue
from core.worth import forecast_of
from db.engine import Row, Session
from db.states import ClaimState

LONG_SERVICE_MINUTES: Final = 360
LATE_WORKING_DAYS: Final = 5  # entered later than that is looked at; after the tenth it is back-filled
USUAL_HOURS: Final = (6, 22)
ONE_APPROVER_CLAIMS: Final = 5
ONE_APPROVER_PERCENT: Final = 80
LOOKED_AT_MAX: Final = 1000  # rows that a filter by concern or a press over a whole activity looks at
YEAR: Final = timedelta(days=365)
#: what bars a row from being approved together with others, the weightiest first
CONCERNS: Final = (
    "overlapping", "back_filled", "no_household", "above_cap", "capped", "estimated", "same_device", "corrected",
    "late", "odd_hours", "long_service", "opening",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the inbox is filtered by; None is all. `concern` is one of CONCERNS, or `clean` for rows without one."""

    team_id: str | None = None
    activity_id: str | None = None
    item_code: str | None = None
    maker_id: str | None = None
    person_id: str | None = None
    first: date | None = None
    last: date | None = None
    concern: str | None = None
    hours_class: str | None = None
    without_class: str | None = None

    @property
    def columns(self) -> dict[str, Any]:
        names = [name for name in self.__slots__ if name != "concern"]
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


ALL: Final = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One claim in the inbox, with what a reviewer should look at; `facts` fill the sentences of the concerns.

    `notes` bar nothing: `one_approver`, where this reader approved most of somebody's hours of the last year.
    """

    claim: Row
    concerns: tuple[str, ...]
    notes: tuple[str, ...]
    facts: dict[str, Any] = field(default_factory=dict)
    is_own: bool  # policy forbids it to this reader: made it, did it, or lives with who did
    has_looked: bool  # this reader was the first of two, as approver or as who confirmed a resident's claim
    points: int
    counted_minutes: int

    @property
    def is_clean(self) -> bool:
        """Whether it may be approved together with others."""
        return not self.concerns and not self.is_own and not self.has_looked


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What one press over many rows would do: take `claim_ids`, leave `left_out` for a look of their own.

    `half` of the rows would wait for a second approver still.
    """

    claim_ids: tuple[str, ...]
    people: int
    points: int
    half: int
    left_out: tuple[Waiting, ...]

    @property
    def rows(self) -> int:
        return len(self.claim_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that a filter offers: its id, its words, and how many wait."""

    id: str
    words: str
    count: int
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the filters offer for the rows that wait now."""

    teams: tuple[Choice, ...]
    activities: tuple[Choice, ...]
    items: tuple[Choice, ...]
    makers: tuple[Choice, ...]


@query("claims.waiting", roles=DESK, scope=Scope.COMMUNITY)
def waiting_claims(
    session: Session,
    clock: Clock,
    actor: Actor,
    *,
    state: str = ClaimState.CONFIRMED,
    is_half: bool | None = None,
    wanted: Wanted = ALL,
    limit: int = 50,
    offset: int = 0,
) -> tuple[int, list[Waiting]]:
    """The inbox of one state: (how many in all, this page), with what a reviewer should look at.

    `is_half`: only those that a first approver has looked at (True) or nobody yet (False). A filter by concern looks
    at the first 1,000 rows.
    """
    named: dict[str, Any] = {"community_id": actor.community_id, "state": state, "is_half": is_half}
    if wanted.concern is None:
        total = db.review.count(session, wanted=wanted.columns, **named)
        rows = db.review.waiting(session, wanted=wanted.columns, limit=limit, offset=offset, **named)
        return total, look_at(session, actor, rows)
    rows = db.review.waiting(session, wanted=wanted.columns, limit=LOOKED_AT_MAX, **named)
    found = [one for one in look_at(session, actor, rows) if _fits(one, wanted.concern)]
    return len(found), found[offset : offset + limit]


@query("claims.choices", roles=DESK, scope=Scope.COMMUNITY)
def filter_choices(
    session: Session, clock: Clock, actor: Actor, *, state: str = ClaimState.CONFIRMED, is_half: bool | None = None
) -> Choices:
    """Teams, activities, items and makers of what waits, with how many of each."""
    groups = db.review.groups(session, community_id=actor.community_id, state=state, is_half=is_half)

    def choices(id_name: str, words_name: str, day_name: str | None = None) -> tuple[Choice, ...]:
        found: dict[str, Choice] = {}
        for row in groups:
            known = getattr(row, id_name)
            if known is None:
                continue
            before = found.get(known)
            found[known] = Choice(
                id=known,
                words=getattr(row, words_name) or known,
                count=int(row.claims) + (before.count if before else 0),
                day=getattr(row, day_name) if day_name else None,
            )
        return tuple(found.values())

    return Choices(
        teams=choices("team_id", "team"),
        activities=choices("activity_id", "activity", "held_on"),
        items=choices("item_code", "item_code"),
        makers=choices("submitted_by", "maker"),
    )


@query("claims.foresee", roles=APPROVERS, scope=Scope.COMMUNITY)
def foresee(
    session: Session,
    clock: Clock,
    actor: Actor,
    *,
    wanted: Wanted = ALL,
    is_half: bool | None = False,
    but: tuple[str, ...] = (),
) -> Foreseen:
    """What approving all clean rows of a filter in one press would come to, up to 1,000 rows; `but` are left alone."""
    rows = db.review.waiting(
        session, community_id=actor.community_id, state=ClaimState.CONFIRMED, is_half=is_half, wanted=wanted.columns,
        limit=LOOKED_AT_MAX,
    )  # fmt: skip
    seen = look_at(session, actor, rows)
    clean = [one for one in seen if one.is_clean and one.claim.id not in but]
    lines = forecast_of(session, community_id=actor.community_id, claims=[one.claim for one in clean])
    bulk_rows = (
        Catalogue(session, actor.community_id).version_on(local_day(clock.now(), actor.time_zone)).bulk_rows
        if clean
        else 0
    )
    by_maker: dict[str, int] = {}
    for one in clean:
        by_maker[one.claim.submitted_by] = by_maker.get(one.claim.submitted_by, 0) + 1
    return Foreseen(
        claim_ids=tuple(one.claim.id for one in clean),
        people=len({one.claim.person_id or one.claim.household_id for one in clean}),
        points=sum(line.points for line in lines),
        half=sum(
            1 for one in clean if one.claim.first_approved_by is None and by_maker[one.claim.submitted_by] > bulk_rows
        ),
        left_out=tuple(one for one in seen if not one.is_clean),
    )


def look_at(session: Session, actor: Actor, rows: Sequence[Row]) -> list[Waiting]:
    """Rows of the inbox with everything there is to say about each."""
    community_id = actor.community_id
    family = family_of(session, actor)
    lines = {line.fact.claim_id: line for line in forecast_of(session, community_id=community_id, claims=rows)}
    calendar = _Calendar(session, rows)
    marks = db.review.marks(session, community_id=community_id, claim_ids=[row.id for row in rows])
    shares = _one_approver(session, actor, rows)
    seen = []
    for row in rows:
        line = lines[row.id]
        concerns, facts = _concerns(actor, row, line, marks[row.id], calendar)
        notes: tuple[str, ...] = ()
        if row.kind == "hours" and row.person_id in shares:
            approved, total = shares[row.person_id]
            notes, facts = ("one_approver",), facts | {"approved": approved, "of": total}
        seen.append(
            Waiting(
                claim=row,
                concerns=concerns,
                notes=notes,
                facts=facts,
                is_own=is_own(actor, row, family),
                has_looked=row.first_approved_by == actor.id or has_confirmed(session, actor, row),
                points=line.points,
                counted_minutes=line.counted_minutes,
            )
        )
    return seen


def family_of(session: Session, actor: Actor) -> set[str]:
    """The people of the actor's own household now."""
    if actor.household_id is None:
        return set()
    members = db.places.members(session, community_id=actor.community_id, household_id=actor.household_id)
    return {member.id for member in members}


def is_own(actor: Actor, claim: Row, family: set[str]) -> bool:
    """Whether the actor made it, did it, or lives with who did."""
    if claim.submitted_by == actor.id or (claim.person_id is not None and claim.person_id == actor.person_id):
        return True
    return claim.person_id in family or (actor.household_id is not None and claim.household_id == actor.household_id)


# -- how it works ------------------------------------------------------------------------------------------------


class _Calendar:
    """Working days between any two days that these rows need, read once."""

    def __init__(self, session: Session, rows: Sequence[Row]) -> None:
        days = [row.service_on for row in rows]
        self._known: dict[date, bool] = {}
        if days:
            last = max(row.submitted_at for row in rows).date() + timedelta(days=1)
            self._known = db.meta.working_days(session, first=min(days), last=last)

    def between(self, first: date, last: date) -> int:
        """Working days after `first` up to `last`."""
        days = (first + timedelta(days=step) for step in range(1, (last - first).days + 1))
        return sum(self._known.get(day, is_working_without_rows(day)) for day in days)


def _concerns(
    actor: Actor, claim: Row, line: Line, mark: Row, calendar: _Calendar
) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Names of what a reviewer should look at, and the figures of their sentences."""
    is_hours = claim.kind == "hours"
    entered_on = local_day(claim.submitted_at, actor.time_zone)
    late_days = calendar.between(claim.service_on, entered_on) if is_hours else 0
    found = {
        "overlapping": mark.overlap_at is not None,
        "back_filled": claim.hours_class == "back_filled",
        "no_household": is_hours and claim.household_id is None,
        "above_cap": line.counted_minutes < claim.minutes,
        "capped": line.uncapped_points > 0 and line.points < line.uncapped_points,
        "estimated": mark.left_way == "end",
        "same_device": mark.came_way == "code" and mark.device is None,
        "corrected": bool(mark.returns) or (mark.turn or 1) > 1 or (mark.came_way and claim.hours_class == "listed"),
        "late": late_days > LATE_WORKING_DAYS and claim.hours_class != "back_filled",
        "odd_hours": is_hours and not mark.is_call_up and _is_odd(claim, actor.time_zone),
        "long_service": is_hours and claim.minutes > LONG_SERVICE_MINUTES,
        "opening": claim.kind == "opening",
    }
    return tuple(name for name in CONCERNS if found[name]), {"late_days": late_days, "overlap_at": mark.overlap_at}


def _is_odd(claim: Row, time_zone: str) -> bool:
    """Whether any of it lies outside usual hours."""
    if claim.starts_at is None or claim.ends_at is None:
        return False
    first, last = USUAL_HOURS

    def hour(at: datetime) -> float:
        local = at.astimezone(zone(time_zone))
        return local.hour + local.minute / 60

    is_over_midnight = local_day(claim.starts_at, time_zone) != local_day(claim.ends_at, time_zone)
    return is_over_midnight or hour(claim.starts_at) < first or hour(claim.ends_at) > last


def _one_approver(session: Session, actor: Actor, rows: Sequence[Row]) -> dict[str, tuple[int, int]]:
    """(approved, of all) by person, where this reader approved more than four fifths of at least five in a year."""
    people = sorted({row.person_id for row in rows if row.person_id and row.kind == "hours"})
    if not people:
        return {}
    since = min(row.service_on for row in rows) - YEAR
    totals, own = Counter[str](), Counter[str]()
    for row in db.review.approvers_of(session, community_id=actor.community_id, person_ids=people, since=since):
        totals[row.person_id] += int(row.claims)
        if row.approved_by == actor.id:
            own[row.person_id] += int(row.claims)
    return {
        one: (own[one], total)
        for one, total in totals.items()
        if total >= ONE_APPROVER_CLAIMS and own[one] * 100 > total * ONE_APPROVER_PERCENT
    }


def _fits(one: Waiting, concern: str) -> bool:
    return one.is_clean if concern == "clean" else concern in one.concerns or concern in one.notes
