"""The month's round of tidy homes (B5): two or more raters look for themselves, a home passes when all say yes.

A rater rates neither the own household nor one declared as a relative's (domain E-14). Nobody sees what the other
raters marked before the round is closed. Closing makes the claims of the heads, and reminders, in one operation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.places
import db.tidy_rounds
from core.books import Work
from core.commands import command
from core.errors import AppError, Malformed, NotFound
from core.event_logging import write_batch
from core.policy import OFFICE, Role, Scope
from core.rules import Catalogue, ItemUnknown
from db.engine import Row, Session
from db.states import ClaimState, TidyRoundState
from db.tables import Claim
from db.types import new_id

ITEM: Final = "B5"
RATERS_MIN: Final = 2
RATERS_MAX: Final = 4
BUILDINGS_MAX: Final = 40
VERDICTS: Final = ("tidy", "untidy", "kin")
RATERS: Final = {Role.RESIDENT, Role.BUILDING_HEAD, Role.TEAM_LEADER, Role.STAFF, Role.ADMINISTRATOR}


class RoundRefused(AppError):
    """A round of tidy homes that cannot go on like this."""

    key = "error.tidy.refused"


class RatersNeeded(RoundRefused):
    """Two to four people rate, each once; facts: least, most."""

    key = "error.tidy.raters_needed"


class BuildingTaken(RoundRefused):
    """A building is in one round a month; facts: building."""

    key = "error.tidy.building_taken"
    status = 409


class NotARater(RoundRefused):
    """Only who was named for a round rates in it."""

    key = "error.tidy.not_a_rater"
    status = 403


class OwnHome(RoundRefused):
    """Nobody rates the own household; facts: card."""

    key = "error.tidy.own_home"
    status = 403


class RoundClosed(RoundRefused):
    """The round is over."""

    key = "error.tidy.closed"
    status = 409


class NothingRated(RoundRefused):
    """No household has the marks of two raters yet."""

    key = "error.tidy.nothing_rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a rater saw at one household: tidy, untidy, or kin (a relative's, not rated)."""

    household_id: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A round that begins."""

    id: str
    month: str
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """How many households a rater marked in one press."""

    households: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What a round came to: claims of heads, reminders, and households that lack the marks of two raters."""

    passed: int
    reminded: int
    unrated: int
    claim_ids: tuple[str, ...]
    is_replay: bool = False


@command("tidy.open", roles=OFFICE, scope=Scope.COMMUNITY)
def open_round(work: Work, *, month: str, building_ids: tuple[str, ...], rater_ids: tuple[str, ...]) -> Opened:
    """Open a month's round (`YYYY-MM`, this month or the last one) over some buildings by two to four raters.

    Raises RatersNeeded, Malformed, NotFound, BuildingTaken.
    """
    session, community_id = work.session, work.community_id
    last_month = (work.today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    if month not in (work.today.strftime("%Y-%m"), last_month):
        raise Malformed(field="month")
    if not RATERS_MIN <= len(set(rater_ids)) == len(rater_ids) <= RATERS_MAX:
        raise RatersNeeded(least=RATERS_MIN, most=RATERS_MAX)
    if not 0 < len(set(building_ids)) == len(building_ids) <= BUILDINGS_MAX:
        raise Malformed(field="buildings")
    for person_id in rater_ids:
        if db.places.person_by_id(session, community_id=community_id, person_id=person_id) is None:
            raise NotFound(person_id=person_id)
    names = {row.id: row.name for row in db.places.areas(session, community_id=community_id, kind="building")}
    taken = {
        building_id
        for row in db.tidy_rounds.rounds(session, community_id=community_id, first_month=month)
        if row.month == month
        for building_id in row.building_ids.split()
    }
    for building_id in building_ids:
        if building_id not in names:
            raise NotFound(building_id=building_id)
        if building_id in taken:
            raise BuildingTaken(building=names[building_id])
    round_id = new_id()
    work.insert(
        db.tidy_rounds.TidyRound,
        id=round_id,
        month=month,
        building_ids=" ".join(building_ids),
        rater_ids=" ".join(rater_ids),
        state=TidyRoundState.OPEN,
        opened_by=work.actor.id,
        opened_at=work.now,
    )
    work.born("tidy_round", round_id, TidyRoundState.OPEN)
    work.about(f"tidy_round:{round_id}", buildings=len(building_ids), raters=len(rater_ids))
    return Opened(id=round_id, month=month)


@command("tidy.mark", roles=RATERS, scope=Scope.OWN)
def mark_homes(work: Work, *, round_id: str, marks: tuple[Mark, ...], rater_id: str | None = None) -> Marked:
    """Mark households as a rater saw them; a later mark of the same rater takes the place of an earlier one.

    The office enters a rater's signed sheet with `rater_id` and a reason. Raises NotFound, NotARater, OwnHome,
    RoundClosed, ReasonNeeded.
    """
    session, community_id = work.session, work.community_id
    found = _open_round(work, round_id)
    rater = work.actor.person_id
    if rater_id is not None and rater_id != rater:
        if not work.actor.roles & OFFICE:
            raise NotARater()
        work.need_reason()
        rater = rater_id
    if rater is None or rater not in found.rater_ids.split():
        raise NotARater()
    own = db.places.household_of(session, community_id=community_id, person_id=rater, day=work.today)
    homes = {home.id: home for home in homes_of(session, community_id, found)}
    for mark in marks:
        if mark.household_id not in homes or mark.verdict not in VERDICTS:
            raise NotFound(household_id=mark.household_id)
        if mark.household_id == own:
            raise OwnHome(card=homes[mark.household_id].card)
    work.insert_all(
        db.tidy_rounds.TidyMark,
        [
            {
                "id": new_id(),
                "round_id": round_id,
                "household_id": mark.household_id,
                "rater_id": rater,
                "verdict": mark.verdict,
                "marked_by": work.actor.id,
                "marked_at": work.now,
            }
            for mark in marks
        ],
    )
    work.about(f"tidy_round:{round_id}", rater_id=rater, marked=len(marks))
    return Marked(households=len(marks))


@command("tidy.close", roles=OFFICE, scope=Scope.COMMUNITY)
def close_round(work: Work, *, round_id: str, title: str, reminder_code: str | None = None) -> Closed:
    """Close a round: claims for the heads of the homes that passed, reminders for those that did not.

    `title` hangs on the notice. `reminder_code`: the item of unit *deduct* that the reminder is about, where the rules
    have one. Raises NotFound, RoundClosed, NothingRated, ItemUnknown.
    """
    session, community_id = work.session, work.community_id
    found = _open_round(work, round_id)
    year, month = map(int, found.month.split("-"))
    day = min(work.today, date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))
    catalogue = Catalogue(session, community_id)
    rule = catalogue.item_on(ITEM, day)
    if reminder_code and catalogue.item_on(reminder_code, work.today).unit != "deduct":
        raise ItemUnknown(code=reminder_code)
    homes = homes_of(session, community_id, found)
    seen = verdicts(session, community_id, round_id)
    outcomes = {home.id: outcome_of(seen[home.id].values()) for home in homes}
    passed = [home for home in homes if outcomes[home.id] == "passed" and home.head_id and not home.is_guest]
    reminded = [home for home in homes if outcomes[home.id] == "reminded"]
    if not passed and not reminded:
        raise NothingRated()
    for person_id in sorted(home.head_id for home in passed):
        work.lock_person(person_id)
    batch_id = write_batch(work, kind="tidy", rows=len(passed)) if len(passed) > 1 else None
    rows = [
        {
            "id": new_id(),
            "kind": "event",
            "person_id": home.head_id,
            "household_id": home.id,
            "item_code": ITEM,
            "version_id": rule.version_id,
            "service_on": day,
            "minutes": 0,
            "stated_points": rule.points,
            "title": title[:80],
            "identity": f"tidy|{home.id}|{found.month}",
            "state": ClaimState.CONFIRMED,
            "submitted_by": work.actor.id,
            "submitted_at": work.now,
            "batch_id": batch_id,
            "row_number": row if batch_id else None,
        }
        for row, home in enumerate(passed, start=1)
    ]
    work.insert_all(Claim, rows)
    claims = {row["household_id"]: str(row["id"]) for row in rows}
    for claim_id in claims.values():
        work.born("claim", claim_id, ClaimState.SUBMITTED)
        work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
    _write_outcomes(work, round_id, [*passed, *reminded], claims)
    if reminder_code:
        _remind(work, reminded, reminder_code)
    work.move("tidy_round", round_id, before=TidyRoundState.OPEN, after=TidyRoundState.CLOSED)
    work.about(f"tidy_round:{round_id}", passed=len(passed), reminded=len(reminded))
    return Closed(
        passed=len(passed),
        reminded=len(reminded),
        unrated=len(homes) - len(passed) - len(reminded),
        claim_ids=tuple(claims.values()),
    )


def outcome_of(seen: Iterable[str]) -> str:
    """`passed` when two raters or more say tidy and nobody untidy, `reminded` when two looked and one says untidy."""
    looked = [verdict for verdict in seen if verdict != "kin"]
    if len(looked) < RATERS_MIN:
        return "unrated"
    return "passed" if all(verdict == "tidy" for verdict in looked) else "reminded"


def verdicts(session: Session, community_id: str, round_id: str) -> dict[str, dict[str, str]]:
    """household → rater → the last verdict."""
    seen: dict[str, dict[str, str]] = defaultdict(dict)
    for mark in db.tidy_rounds.marks(session, community_id=community_id, round_id=round_id):
        seen[mark.household_id][mark.rater_id] = mark.verdict
    return seen


def homes_of(session: Session, community_id: str, found: Row) -> list[Row]:
    """The households of a round's buildings with their heads."""
    return [
        home
        for building_id in found.building_ids.split()
        for home in db.tidy_rounds.homes(session, community_id=community_id, building_id=building_id)
    ]


def _open_round(work: Work, round_id: str) -> Row:
    found = db.tidy_rounds.round_by_id(work.session, community_id=work.community_id, round_id=round_id)
    if found is None:
        raise NotFound(round_id=round_id)
    if not work.hold("tidy_round", round_id, state=TidyRoundState.OPEN):
        raise RoundClosed()
    return found


def _write_outcomes(work: Work, round_id: str, homes: list[Row], claims: dict[str, str]) -> None:
    work.insert_all(
        db.tidy_rounds.TidyOutcome,
        [
            {
                "id": new_id(),
                "round_id": round_id,
                "household_id": home.id,
                "outcome": "passed" if home.id in claims else "reminded",
                "decided_on": work.today,
                "claim_id": claims.get(home.id),
            }
            for home in homes
        ],
    )


def _remind(work: Work, homes: list[Row], code: str) -> None:
    work.insert_all(
        db.tidy_rounds.Reminder,
        [
            {
                "id": new_id(),
                "household_id": home.id,
                "reason": code,
                "reminded_on": work.today,
                "reminded_by": work.actor.id,
                "operation_id": work.operation_id,
            }
            for home in homes
        ],
    )
