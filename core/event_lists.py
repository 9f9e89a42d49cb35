"""What residents may claim and have claimed, what waits to be looked up, and whom a pasted list of names means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import db.claims
import db.event_lists
import db.places
import db.rules
from core.approvals import concerned
from core.claims import MAKERS
from core.clock import Clock, local_day
from core.commands import query
from core.evidence import SEERS, leads
from core.names import name_key
from core.points import ItemRule
from core.policy import Actor, Role, Scope
from core.proofs import Wanted, is_event, wanted_for
from core.rules import Catalogue
from db.engine import Row, Session
from db.states import ClaimState

MINE_MAX: Final = 50
VERIFY_MAX: Final = 50
NAMES_MAX: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be claimed or entered: an item, or one level of it."""

    code: str
    level: str | None
    name: str
    name_english: str
    points: int
    caps: tuple[str, ...]  # as a notice line names them
    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class MyClaim:
    """One's own claim: how it stands, what it would bring, and what was said when it came back."""

    id: str
    item_code: str
    title: str
    service_on: date
    submitted_at: datetime
    state: str
    points: int
    note: str
    is_open: bool  # may still be taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class ToVerify:
    """A claim whose proof nobody has looked up yet. `is_own`: this reader is concerned, somebody else looks."""

    claim: Row
    wanted: Wanted
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One row of a pasted list: `person_id` where it means one person, else `candidates` to choose from, or none."""

    row: int
    name: str
    person_id: str | None
    building: str
    candidates: tuple[tuple[str, str], ...] = ()  # (id, building and number)


@query("claim.choices", roles=MAKERS | {Role.RESIDENT}, scope=Scope.OWN)
def claim_choices(session: Session, clock: Clock, actor: Actor, *, is_office: bool = False) -> list[Choice]:
    """What may be claimed on the phone today, or entered by the office; one line for each level."""
    catalogue = Catalogue(session, actor.community_id)
    version = catalogue.version_on(local_day(clock.now(), actor.time_zone))
    names = {row.code: row for row in db.rules.items(session, community_id=actor.community_id, version_id=version.id)}
    choices = []
    for code, rule in sorted(catalogue.items(version.id).items()):
        for level in (rule.levels or {"": rule.points}) if is_event(rule) else ():
            wanted = wanted_for(code, level)
            if wanted.is_entered if is_office else wanted.is_claimed:
                choices.append(_choice(rule, level or None, names[code], wanted))
    return choices


@query("claim.mine", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_claims(session: Session, clock: Clock, actor: Actor) -> list[MyClaim]:
    """What the reader claimed themselves, the newest first."""
    rows = db.event_lists.own_claims(
        session,
        community_id=actor.community_id,
        person_id=actor.person_id or "",
        account_id=actor.id,
        limit=MINE_MAX,
    )
    return [
        MyClaim(
            id=row.id,
            item_code=row.item_code,
            title=row.title,
            service_on=row.service_on,
            submitted_at=row.submitted_at,
            state=row.state,
            points=row.stated_points,
            note=_last_note(session, actor, row.id) if row.state == ClaimState.RETURNED else "",
            is_open=row.state in (ClaimState.SUBMITTED, ClaimState.CONFIRMED, ClaimState.RETURNED),
        )
        for row in rows
    ]


@query("claim.to_verify", roles=SEERS | {Role.TEAM_LEADER}, scope=Scope.COMMUNITY)
def claims_to_verify(session: Session, clock: Clock, actor: Actor) -> list[ToVerify]:
    """Claims of residents whose proof waits to be looked up, the oldest first; a leader's own team's only."""
    rows = db.event_lists.waiting_events(session, community_id=actor.community_id, limit=VERIFY_MAX)
    if not actor.roles & SEERS:
        rows = [row for row in rows if leads(session, actor, row)]
    return [
        ToVerify(
            claim=row,
            wanted=wanted_for(row.item_code, row.identity.rpartition("|")[2]),
            is_own=concerned(session, actor, row),
        )
        for row in rows
    ]


@query("claim.read_names", roles=MAKERS, scope=Scope.COMMUNITY)
def read_names(session: Session, clock: Clock, actor: Actor, *, text: str) -> list[Named]:
    """Whom each line of a pasted list means: a name, or a volunteer number. Rows are counted as a person sees them."""
    found = []
    for row, line in enumerate(text.splitlines(), start=1):
        name = " ".join(line.split())
        if name:
            found.append(_meant(session, actor.community_id, row, name))
        if len(found) == NAMES_MAX:
            break
    return found


def twice_named(names: list[Named]) -> list[tuple[str, list[int]]]:
    """People whom a list names more than once: (name, rows)."""
    counts = Counter(one.person_id for one in names if one.person_id)
    return [
        (next(one.name for one in names if one.person_id == person_id),
         [one.row for one in names if one.person_id == person_id])
        for person_id, count in counts.items() if count > 1
    ]  # fmt: skip


def _choice(rule: ItemRule, level: str | None, row: Row, wanted: Wanted) -> Choice:
    return Choice(
        code=rule.code,
        level=level,
        name=row.name,
        name_english=row.name_english,
        points=rule.levels[level] if level else rule.points,
        caps=tuple(cap.name for cap in rule.caps if cap.measure == "points"),
        wanted=wanted,
    )


def _last_note(session: Session, actor: Actor, claim_id: str) -> str:
    steps = db.claims.history(session, community_id=actor.community_id, claim_id=claim_id)
    return next((step.note or "" for step in reversed(steps) if step.to_state == ClaimState.RETURNED), "")


def _meant(session: Session, community_id: str, row: int, name: str) -> Named:
    by_number = db.places.person_by_number(session, community_id=community_id, number=name.upper())
    people = (
        [by_number]
        if by_number
        else db.event_lists.people_named(session, community_id=community_id, name_key=name_key(name))
    )
    if len(people) == 1:
        return Named(row=row, name=people[0].name, person_id=people[0].id, building=people[0].building or "")
    return Named(
        row=row,
        name=name,
        person_id=None,
        building="",
        candidates=tuple((one.id, " · ".join(filter(None, (one.building, one.volunteer_number)))) for one in people),
    )
