"""A sample of a month's approved records is asked about by telephone (domain E-2).

Five in a hundred, at least one, drawn by the seal of the month's last day: whoever has the seal's paper can draw again
and comes to the same records as long as none was taken back since. Whoever made or approved a record does not ask.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final

import db.call_backs
import db.claims
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound, SecondPersonNeeded, StateMoved
from core.policy import Actor, Role, Scope
from db.engine import Session
from db.states import EDGES, CallBackState

PERCENT: Final = 5
CALLERS: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}
OUTCOMES: Final = (CallBackState.AGREED, CallBackState.DENIED, CallBackState.UNREACHED)


class MonthNotSealed(AppError):
    """The month's last day has no seal yet; facts: day."""

    key = "error.call_back.month_not_sealed"
    status = 409


class DrawnAlready(AppError):
    """A month is drawn once; facts: month."""

    key = "error.call_back.drawn_already"
    status = 409


class NothingToDraw(AppError):
    """Nothing of the month was approved; facts: month."""

    key = "error.call_back.nothing_to_draw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """How many records of how many."""

    month: str
    drawn: int
    of: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """One record to ask about. `phone` is whole: only who calls sees this list."""

    claim_id: str
    state: str
    person: str
    phone: str
    title: str
    service_on: date
    starts_at: datetime | None
    ends_at: datetime | None
    minutes: int
    leader: str
    seal_on: date


@command("call_backs.draw", roles={Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def draw_call_backs(work: Work, *, month: str) -> Drawn:
    """Draw a month's sample (`2026-11`), once. Raises Malformed, MonthNotSealed, DrawnAlready, NothingToDraw."""
    session, community_id = work.session, work.community_id
    first, last = _days_of(month)
    if db.call_backs.is_drawn(session, community_id=community_id, month=month):
        raise DrawnAlready(month=first)
    seal = db.call_backs.seal_of(session, community_id=community_id, day=last)
    if seal is None:
        raise MonthNotSealed(day=last)
    ids = db.call_backs.approved_of(session, community_id=community_id, first=first, last=last)
    if not ids:
        raise NothingToDraw(month=first)
    drawn = sample(ids, seed=seal.signature)
    for claim_id in drawn:
        db.call_backs.insert(
            session, community_id=community_id, claim_id=claim_id, month=month, seal_id=seal.id, at=work.now
        )
        work.born("call_back", claim_id, CallBackState.TO_CALL)
    work.about(f"call_backs:{month}", drawn=len(drawn), of=len(ids), seal_id=seal.id)
    return Drawn(month=month, drawn=len(drawn), of=len(ids))


@command("call_backs.record", roles=CALLERS, scope=Scope.COMMUNITY, second_person=True)
def record_call_back(work: Work, *, claim_id: str, outcome: str) -> str:
    """What the person said on the telephone. Raises Malformed, NotFound, SecondPersonNeeded, StateMoved."""
    if outcome not in OUTCOMES:
        raise Malformed(field="outcome")
    state = db.call_backs.state_of(work.session, community_id=work.community_id, claim_id=claim_id)
    claim = db.claims.claim_by_id(work.session, community_id=work.community_id, claim_id=claim_id)
    if state is None or claim is None:
        raise NotFound(claim_id=claim_id)
    if work.actor.id in (claim.submitted_by, claim.approved_by, claim.first_approved_by):
        raise SecondPersonNeeded(claim_id=claim_id)
    if (state, outcome) not in EDGES["call_back"]:
        raise StateMoved(table="call_back", id=claim_id, state=state)
    work.move("call_back", claim_id, before=state, after=outcome)
    work.about(f"claim:{claim_id}", outcome=outcome)
    return outcome


@query("call_backs.list", roles=CALLERS, scope=Scope.COMMUNITY)
def call_backs(session: Session, clock: Clock, actor: Actor, *, month: str) -> list[ToAsk]:
    """The records drawn for a month, with the telephone; those still to call first. Raises Malformed."""
    _days_of(month)
    secrets, community_id = session.secrets, actor.community_id
    return [
        ToAsk(
            claim_id=row.id,
            state=row.state,
            person=row.person,
            phone=secrets.unseal("person", community_id, f"person/{row.person_id}/phone", row.phone_sealed)
            if row.phone_sealed
            else "",
            title=row.title or row.activity or "",
            service_on=row.service_on,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            minutes=row.minutes,
            leader=row.leader or "",
            seal_on=row.seal_on,
        )
        for row in db.call_backs.of_month(session, community_id=community_id, month=month)
    ]


def sample(ids: Sequence[str], *, seed: str) -> list[str]:
    """Five in a hundred of the ids, rounded up: those whose hash with the seed is smallest."""
    count = -(-len(ids) * PERCENT // 100)
    ranked = sorted(ids, key=lambda one: sha256(f"{seed}/{one}".encode()).digest())
    return sorted(ranked[:count])


def _days_of(month: str) -> tuple[date, date]:
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError as wrong:
        raise Malformed(field="month") from wrong
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
