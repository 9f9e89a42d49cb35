"""Taking points back, and giving them again (design 6): a wrong claim, whole or in part; a wrong recall.

A recall follows from an objection that was upheld, so two people stand behind it. `foretell` says what it would move;
`recall` moves it, inside a command that holds the household, the notice and the claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import db.claims
import db.lots
import db.objections
import db.recalls
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, NotFound, ReasonNeeded
from core.lots import draw, sweep_household
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import ClaimState
from db.tables import Claim
from db.types import new_id

PROPOSERS = {Role.STAFF, Role.REVIEWER, Role.ADMINISTRATOR, Role.SUPERVISOR}
DESK = PROPOSERS | {Role.TEAM_LEADER}


class NothingToReinstate(AppError):
    """Nothing of the claim was taken back, or all of it was given again."""

    key = "error.recall.nothing_to_reinstate"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What taking points of a claim back moves, in points. `minutes` are hours that no longer count.

    `notice_points` never become available; `released_points` do, at once; the household's lots give `own_points` (of
    the claim itself) and `other_points`; `shortfall_points` are taken from whatever comes next.
    """

    points: int
    notice_points: int = 0
    released_points: int = 0
    own_points: int = 0
    other_points: int = 0
    shortfall_points: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reinstatement:
    """A claim over points that were taken back by mistake; a second person approves it."""

    claim_id: str
    points: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """One part of what was taken back for a claim: out of the notice, or out of a lot of `from_claim_id`."""

    kind: str  # notice, recalled, deducted
    points: int
    day: date
    from_claim_id: str
    expires_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBalance:
    """What left a claim again: parts in order, the shortfall it still has, what was given again."""

    recalled_points: int
    deducted_points: int
    reinstated_points: int
    missing_points: int
    parts: tuple[TakenBack, ...]


def foretell(session: Session, *, community_id: str, case: Row, points: int, is_whole: bool, today: date) -> Effect:
    """What `recall` would do to a claim in its present state; reads only."""
    minutes = int(case.minutes) if is_whole else 0
    if case.claim_state == ClaimState.DISPUTED:
        released = 0 if is_whole else int(case.points) - points
        return Effect(points=points, notice_points=points, released_points=released, minutes=minutes)
    named: dict[str, Any] = {"community_id": community_id, "today": today}
    own: int = sum(
        int(lot.rest_points)
        for lot in db.recalls.lots_of_claim(session, **named, claim_id=case.claim_id)
        if lot.household_id == case.holder_id
    )
    held: int = (
        sum(int(lot.rest_points) for lot in db.lots.spendable(session, **named, household_id=case.holder_id))
        if case.holder_id
        else 0
    )
    from_own = min(own, points)
    from_others = min(held - own, points - from_own)
    return Effect(
        points=points, own_points=from_own, other_points=from_others,
        shortfall_points=points - from_own - from_others, minutes=minutes,
    )  # fmt: skip


def recall(work: Work, *, case: Row, objection_id: str, points: int, is_whole: bool) -> Effect:
    """Take `points` of a claim back: out of the notice while it is disputed, else its own lot first, then others.

    What the household does not have is its shortfall. A claim that is recalled whole no longer counts as hours, and
    the household's remainder goes back by what the claim had added to it.
    """
    session = work.session
    is_frozen = case.claim_state == ClaimState.DISPUTED
    if not is_frozen and case.holder_id and points:
        sweep_household(work, household_id=case.holder_id)
    effect = foretell(
        session, community_id=work.community_id, case=case, points=points, is_whole=is_whole, today=work.today
    )
    if points and is_frozen:
        work.transfer(
            debit="points/recalled", credit=f"points/notice/{case.holder_id}", amount=points, kind="points_recalled"
        )
    elif points:
        _out_of_lots(work, case, points)
    work.insert(
        db.recalls.Recall,
        id=new_id(),
        objection_id=objection_id,
        claim_id=case.claim_id,
        household_id=case.household_id,
        points=points,
        notice_points=points if is_frozen else 0,
        remainder_minutes=_turn_back_remainder(work, case) if is_whole else 0,
        operation_id=work.operation_id,
    )
    if is_whole:
        work.move("claim", case.claim_id, before=case.claim_state, after=ClaimState.RECALLED)
    return effect


def _out_of_lots(work: Work, case: Row, points: int) -> None:
    named: dict[str, Any] = {"community_id": work.community_id, "today": work.today}
    household_id = case.holder_id
    own = [
        (lot.id, int(lot.rest_points))
        for lot in db.recalls.lots_of_claim(work.session, **named, claim_id=case.claim_id)
        if lot.household_id == household_id
    ]
    own_ids = {lot_id for lot_id, _ in own}
    others = [
        (lot.id, int(lot.rest_points))
        for lot in db.lots.spendable(work.session, **named, household_id=household_id)
        if lot.id not in own_ids
    ]
    drawn = draw(work, lots=[*own, *others], points=points, kind="recalled", claim_id=case.claim_id)
    if drawn < points:
        db.recalls.raise_shortfall(
            work.session, community_id=work.community_id, household_id=household_id, points=points - drawn
        )
    if drawn:
        work.transfer(
            debit="points/recalled", credit=f"points/available/{household_id}", amount=drawn, kind="points_recalled"
        )


def _turn_back_remainder(work: Work, case: Row) -> int:
    """The household's remainder to max(0, remainder + in − out of the claim); answers by how much it changed."""
    change = case.remainder_in_minutes - case.remainder_out_minutes
    if not change or not case.holder_id or not case.line_item_code:
        return 0
    named = {
        "community_id": work.community_id,
        "household_id": case.holder_id,
        "item_code": case.line_item_code,
        "version_id": case.line_version_id,
    }
    before = db.recalls.remainder(work.session, **named)
    after = max(0, before + change)
    db.claims.set_remainder(work.session, **named, minutes=after)
    return int(after - before)


# -- giving again ------------------------------------------------------------------------------------------------


@command("points.reinstate", roles=PROPOSERS, scope=Scope.COMMUNITY)
def propose_reinstatement(work: Work, *, claim_id: str) -> Reinstatement:
    """Give all that was recalled or deducted of a claim again, once a second person approves.

    Its points come with the next notice and keep their old end. Raises NotFound, ReasonNeeded, NothingToReinstate.
    """
    if not (work.intent.note or "").strip():
        raise ReasonNeeded()
    case = db.objections.case_of_claim(work.session, community_id=work.community_id, claim_id=claim_id)
    if case is None:
        raise NotFound(claim_id=claim_id)
    if case.household_id:
        work.lock_household(case.household_id)
    made = write_reinstatement(work, case=case)
    work.about(f"claim:{made.claim_id}", source_id=claim_id, points=made.points)
    return made


def write_reinstatement(work: Work, *, case: Row) -> Reinstatement:
    """The claim of kind *reinstated*, by the actor, waiting for its approval. Raises NothingToReinstate.

    Hours that stopped counting come back with it.
    """
    gone = db.recalls.taken_back_of(work.session, community_id=work.community_id, claim_id=case.claim_id)
    points = int(gone.recalled + gone.deducted - gone.reinstated)
    has_hours = case.kind == "hours" and case.claim_state == ClaimState.RECALLED and not gone.reinstatements
    if points <= 0 and not has_hours:
        raise NothingToReinstate()
    claim_id = new_id()
    work.insert(
        Claim,
        id=claim_id,
        kind="reinstated",
        person_id=case.person_id,
        household_id=case.household_id,
        activity_id=None,
        item_code=case.item_code,
        version_id=case.version_id,
        hours_class=case.hours_class if has_hours else None,
        service_on=case.service_on,
        starts_at=None,
        ends_at=None,
        minutes=case.minutes if has_hours else 0,
        stated_points=points,
        title=case.title,
        identity=f"reinstated|{claim_id}",
        state=ClaimState.CONFIRMED,
        submitted_by=work.actor.id,
        submitted_at=work.now,
        batch_id=None,
        row_number=None,
        source_id=case.claim_id,
        first_approved_by=None,
        approved_by=None,
    )
    work.born("claim", claim_id, ClaimState.SUBMITTED)
    work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
    return Reinstatement(claim_id=claim_id, points=points)


@query("points.taken_back", roles=DESK, scope=Scope.COMMUNITY)
def see_taken_back(session: Session, clock: Clock, actor: Actor, *, claim_id: str) -> ClaimBalance:
    """What left a claim again, part by part. Raises NotFound."""
    if db.claims.claim_by_id(session, community_id=actor.community_id, claim_id=claim_id) is None:
        raise NotFound(claim_id=claim_id)
    return taken_back(session, actor, claim_id)


def taken_back(session: Session, actor: Actor, claim_id: str) -> ClaimBalance:
    """As `see_taken_back`, for a claim that is there."""
    named = {"community_id": actor.community_id, "claim_id": claim_id}
    gone = db.recalls.taken_back_of(session, **named)
    parts = tuple(
        TakenBack(
            kind=row.kind,
            points=int(row.points),
            day=local_day(row.recorded_at, actor.time_zone),
            from_claim_id=row.from_claim_id,
            expires_on=row.expires_on,
        )
        for row in db.recalls.parts_of(session, **named)
    )
    got = sum(part.points for part in parts if part.kind != "deducted")
    return ClaimBalance(
        recalled_points=int(gone.recalled),
        deducted_points=int(gone.deducted),
        reinstated_points=int(gone.reinstated),
        missing_points=int(gone.recalled) - got,
        parts=parts,
    )
