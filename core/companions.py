"""Silver companions (银发伴友): who visits which elder, how often as agreed, whose visit is overdue (domain A.1, 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import db.companions
import db.places
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.evidence import SEERS
from core.places import Registered
from core.policy import OFFICE, Actor, Role, Scope
from db.engine import Row, Session
from db.types import new_id

VISITS_A_MONTH: Final = 12  # of 25 pairs that make 300 visits a month
VISITS_A_MONTH_MAX: Final = 62
OVERDUE_SHARE_DAYS: Final = 45  # half as long again as between two visits as agreed


class PairingRefused(AppError):
    """Two people who cannot be a pair."""

    key = "error.pairing.refused"


class PairingOfOne(PairingRefused):
    """Nobody is their own companion."""

    key = "error.pairing.of_one"


class PairingOfHousehold(PairingRefused):
    """Who lives together cares for each other without a list."""

    key = "error.pairing.of_household"


class PairedAlready(PairingRefused):
    """These two are a pair now; end it first to agree on another number of visits."""

    key = "error.pairing.already"
    status = 409


class PairingEnded(PairingRefused):
    """The pair was ended."""

    key = "error.pairing.ended"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair of now. Visits are the confirmed ones; `overdue_days`: how long the next one is overdue, or 0."""

    id: str
    helper: str
    helper_phone: str
    elder: str
    building: str
    from_on: date
    visits_a_month: int
    this_month: int
    waiting: int
    last_on: date | None
    overdue_days: int


@command("pairing.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_pairing(work: Work, *, helper_id: str, elder_id: str, visits_a_month: int = VISITS_A_MONTH) -> Registered:
    """Pair a silver companion with an elder, so many visits a month as agreed. Raises NotFound, PairingRefused."""
    session, community_id = work.session, work.community_id
    if not 0 < visits_a_month <= VISITS_A_MONTH_MAX:
        raise Malformed(field="visits_a_month")
    if helper_id == elder_id:
        raise PairingOfOne()
    homes = []
    for person_id in sorted((helper_id, elder_id)):
        if db.places.person_by_id(session, community_id=community_id, person_id=person_id) is None:
            raise NotFound(person_id=person_id)
        homes.append(db.places.household_of(session, community_id=community_id, person_id=person_id, day=work.today))
    if homes[0] is not None and homes[0] == homes[1]:
        raise PairingOfHousehold()
    pairing_id = new_id()
    written = session.insert_new(
        db.companions.Pairing,
        community_id=community_id,
        id=pairing_id,
        helper_id=helper_id,
        elder_id=elder_id,
        visits_a_month=visits_a_month,
        from_on=work.today,
        until_on=None,
    )
    if not written:
        raise PairedAlready()
    work.about(f"pairing:{pairing_id}", helper_id=helper_id, elder_id=elder_id, visits_a_month=visits_a_month)
    return Registered(id=pairing_id, number=f"{work.number('pairing')}")


@command("pairing.end", roles=OFFICE, scope=Scope.COMMUNITY)
def end_pairing(work: Work, *, pairing_id: str) -> Registered:
    """End a pair from today on, for a reason; its visits stay. Raises NotFound, ReasonNeeded, PairingEnded."""
    work.need_reason()
    pair = pair_by_id(work, pairing_id)
    ended = db.companions.end_pairing(
        work.session, community_id=work.community_id, pairing_id=pairing_id, until_on=work.today
    )
    if not ended:
        raise PairingEnded()
    work.about(f"pairing:{pairing_id}", helper_id=pair.helper_id, elder_id=pair.elder_id)
    return Registered(id=pairing_id, number="")


@query("pairing.list", roles=SEERS, scope=Scope.COMMUNITY)
def list_pairs(session: Session, clock: Clock, actor: Actor) -> list[Pair]:
    """Every pair of now, the longest overdue first."""
    today = local_day(clock.now(), actor.time_zone)
    rows = db.companions.pairs(session, community_id=actor.community_id, month_first=today.replace(day=1))
    return sorted((_pair(row, today) for row in rows), key=lambda pair: -pair.overdue_days)


@query("pairing.mine", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_elders(session: Session, clock: Clock, actor: Actor) -> list[Pair]:
    """Whom the reader visits, the longest overdue first."""
    today = local_day(clock.now(), actor.time_zone)
    rows = db.companions.pairs_of_helper(
        session,
        community_id=actor.community_id,
        helper_id=actor.person_id or "",
        month_first=today.replace(day=1),
    )
    return sorted((_pair(row, today) for row in rows), key=lambda pair: -pair.overdue_days)


def days_allowed(visits_a_month: int) -> int:
    """After so many days without a confirmed visit the next one is overdue."""
    return -(-OVERDUE_SHARE_DAYS // visits_a_month)


def pair_by_id(work: Work, pairing_id: str) -> Row:
    """A pair, of now or ended. Raises NotFound."""
    pair = db.companions.pairing_by_id(
        work.session,
        community_id=work.community_id,
        pairing_id=pairing_id,
        month_first=work.today.replace(day=1),
    )
    if pair is None:
        raise NotFound(pairing_id=pairing_id)
    return pair


def _pair(row: Row, today: date) -> Pair:
    since = (today - (row.last_on or row.from_on)).days
    return Pair(
        id=row.id,
        helper=row.helper,
        helper_phone=row.helper_phone or "",
        elder=row.elder,
        building=row.building or "",
        from_on=row.from_on,
        visits_a_month=row.visits_a_month,
        this_month=row.this_month,
        waiting=row.waiting,
        last_on=row.last_on,
        overdue_days=max(0, since - days_allowed(row.visits_a_month)),
    )
