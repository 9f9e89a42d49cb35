"""Rounds of tidy homes as lists: all of them, one's own to rate, and what each rater's marks look like (E-14)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.places
import db.tidy_rounds
from core.clock import Clock, local_day
from core.commands import query
from core.errors import NotFound
from core.evidence import SEERS
from core.policy import Actor, Scope
from core.tidy_rounds import RATERS, homes_of, outcome_of, verdicts
from db.engine import Row, Session
from db.states import TidyRoundState

MONTHS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """A round in a list, by its buildings and raters; `month`: its first day."""

    id: str
    month: date
    buildings: tuple[str, ...]
    raters: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterLine:
    """How one rater's marks spread: somebody who finds everything tidy, or nothing, stands out."""

    person_id: str
    name: str
    tidy: int
    untidy: int
    kin: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeToRate:
    """One household as a rater sees it: the own mark only. `is_own`: the rater's own home is not rated."""

    id: str
    card: str
    head: str
    building: str
    verdict: str  # tidy, untidy, kin, or nothing yet
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSeen:
    """A round as the office sees it."""

    line: RoundLine
    raters: tuple[RaterLine, ...]
    homes: int
    passed: int
    reminded: int
    unrated: int


@query("tidy.rounds", roles=SEERS, scope=Scope.COMMUNITY)
def tidy_rounds(session: Session, clock: Clock, actor: Actor) -> list[RoundLine]:
    """The rounds of the last six months, the newest first."""
    return [_line(session, actor, row) for row in _recent(session, clock, actor)]


@query("tidy.buildings", roles=SEERS, scope=Scope.COMMUNITY)
def tidy_buildings(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """The buildings that a round may go through, by name."""
    return db.places.areas(session, community_id=actor.community_id, kind="building")


@query("tidy.see", roles=SEERS, scope=Scope.COMMUNITY)
def see_round(session: Session, clock: Clock, actor: Actor, *, round_id: str) -> RoundSeen:
    """One round: how far it is, and how each rater's marks spread. Raises NotFound."""
    found = db.tidy_rounds.round_by_id(session, community_id=actor.community_id, round_id=round_id)
    if found is None:
        raise NotFound(round_id=round_id)
    homes = homes_of(session, actor.community_id, found)
    seen = verdicts(session, actor.community_id, round_id)
    outcomes = Counter(outcome_of(seen[home.id].values()) for home in homes)
    spread = {rater: Counter(seen[home.id].get(rater, "missing") for home in homes)
              for rater in found.rater_ids.split()}  # fmt: skip
    line = _line(session, actor, found)
    return RoundSeen(
        line=line,
        raters=tuple(
            RaterLine(
                person_id=rater,
                name=name,
                tidy=counted["tidy"],
                untidy=counted["untidy"],
                kin=counted["kin"],
                missing=counted["missing"],
            )
            for (rater, counted), name in zip(spread.items(), line.raters, strict=True)
        ),
        homes=len(homes),
        passed=outcomes["passed"],
        reminded=outcomes["reminded"],
        unrated=outcomes["unrated"],
    )


@query("tidy.mine", roles=RATERS, scope=Scope.OWN)
def my_rounds(session: Session, clock: Clock, actor: Actor) -> list[RoundLine]:
    """Open rounds in which the reader rates."""
    return [
        _line(session, actor, row)
        for row in _recent(session, clock, actor)
        if row.state == TidyRoundState.OPEN and actor.person_id in row.rater_ids.split()
    ]


@query("tidy.homes", roles=RATERS, scope=Scope.OWN)
def homes_to_rate(
    session: Session, clock: Clock, actor: Actor, *, round_id: str, rater_id: str | None = None
) -> list[HomeToRate]:
    """The households of an open round with one rater's own marks; the office may ask for another's sheet.

    Raises NotFound for who does not rate in it.
    """
    rater = rater_id if rater_id and actor.roles & SEERS else actor.person_id
    found = db.tidy_rounds.round_by_id(session, community_id=actor.community_id, round_id=round_id)
    if found is None or rater is None or rater not in found.rater_ids.split():
        raise NotFound(round_id=round_id)
    today = local_day(clock.now(), actor.time_zone)
    own = db.places.household_of(session, community_id=actor.community_id, person_id=rater, day=today)
    seen = verdicts(session, actor.community_id, round_id)
    return [
        HomeToRate(
            id=home.id,
            card=home.card,
            head=home.head_name,
            building=home.building,
            verdict=seen[home.id].get(rater, ""),
            is_own=home.id == own,
        )
        for home in homes_of(session, actor.community_id, found)
    ]


def _recent(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    since = local_day(clock.now(), actor.time_zone) - timedelta(days=31 * MONTHS_SHOWN)
    return db.tidy_rounds.rounds(session, community_id=actor.community_id, first_month=since.strftime("%Y-%m"))


def _line(session: Session, actor: Actor, row: Row) -> RoundLine:
    areas = {one.id: one.name for one in db.places.areas(session, community_id=actor.community_id, kind="building")}
    people = [
        db.places.person_by_id(session, community_id=actor.community_id, person_id=person_id)
        for person_id in row.rater_ids.split()
    ]
    return RoundLine(
        id=row.id,
        month=date.fromisoformat(f"{row.month}-01"),
        buildings=tuple(areas.get(one, "") for one in row.building_ids.split()),
        raters=tuple(person.name if person else "" for person in people),
        is_open=row.state == TidyRoundState.OPEN,
    )
