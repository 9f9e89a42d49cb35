"""Lots: points that became available together and end together (design 4, 6, 7).

Every function here works inside a command and expects the household's row to be held (`work.lock_household`), so
that what is read stays true until it is written; the updates are conditional all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import db.lots
import db.recalls
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, Forbidden, StateMoved
from core.policy import Actor, Role, Scope
from db.engine import Session
from db.types import new_id

Use = tuple[str, str, str | None, int]  # kind, lot, voucher (or the claim that is taken back), points

OF_CLAIMS = ("recalled", "deducted")
MOVED = "points_moved"  # kind of the transfers between two households


class NotEnoughPoints(AppError):
    """The household has fewer points than it wants to spend; facts: points (it has), missing_points."""

    key = "error.points.not_enough"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class LotPart:
    """Points of one lot that paid for one voucher."""

    lot_id: str
    voucher_id: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Points of a household that end with a day."""

    expires_on: date
    points: int


def open_lot(
    work: Work, *, household_id: str, claim_id: str, points: int, expires_on: date, source_id: str | None = None
) -> str:
    """Write one lot of a claim and answer its id; the caller moves the points into `points/available/<household>`.

    `expires_on` is the last local day on which the points may be spent; `source_id`: the lot out of which they moved.
    """
    lot_id = new_id()
    work.insert(
        db.lots.Lot,
        id=lot_id,
        household_id=household_id,
        claim_id=claim_id,
        points=points,
        rest_points=points,
        expires_on=expires_on,
        opened_at=work.now,
        source_id=source_id,
        operation_id=work.operation_id,
    )
    return lot_id


def spend_lots(
    work: Work, *, household_id: str, points: int, vouchers: Sequence[tuple[str, int]]
) -> tuple[LotPart, ...]:
    """Take `points` from the household's lots, those that end soonest first, for `vouchers` (id, points) in order.

    The caller moves the points from available to spent. Raises NotEnoughPoints.
    """
    assert points == sum(share for _, share in vouchers)
    assert all(share > 0 for _, share in vouchers)
    lots = db.lots.spendable(work.session, community_id=work.community_id, household_id=household_id, today=work.today)
    held = sum(lot.rest_points for lot in lots)
    if held < points:
        raise NotEnoughPoints(points=held, missing_points=points - held)
    parts = tuple(_shared_out([(lot.id, lot.rest_points) for lot in lots], vouchers))
    for lot_id in dict.fromkeys(part.lot_id for part in parts):
        taken = sum(part.points for part in parts if part.lot_id == lot_id)
        if not db.lots.take(work.session, community_id=work.community_id, lot_id=lot_id, points=taken):
            raise StateMoved(table="lot", id=lot_id)
    _write_down(work, [("spent", part.lot_id, part.voucher_id, part.points) for part in parts])
    return parts


def give_back(work: Work, *, household_id: str, voucher_id: str) -> int:
    """Put a voucher's points back into the lots they came from, with their old ends; answers the points still alive.

    Moves spent → available; what has ended meanwhile goes on to expired, and an open shortfall is filled. The points of
    a household that dissolved go on to the one that has the others.
    """
    parts = [
        part
        for part in db.lots.paid_for(work.session, community_id=work.community_id, voucher_id=voucher_id)
        if part.points > 0
    ]
    uses: list[Use] = [("given_back", part.lot_id, voucher_id, part.points) for part in parts]
    ended = [part for part in parts if part.expires_on < work.today]
    uses += [("expired", part.lot_id, None, part.points) for part in ended]
    for part in parts:
        is_alive = part.expires_on >= work.today
        if is_alive and not db.lots.give(
            work.session, community_id=work.community_id, lot_id=part.lot_id, points=part.points
        ):
            raise StateMoved(table="lot", id=part.lot_id)
    _write_down(work, uses)
    back = sum(int(part.points) for part in parts)
    gone = sum(int(part.points) for part in ended)
    available = f"points/available/{household_id}"
    work.transfer(debit=available, credit=f"points/spent/{household_id}", amount=back, kind="given_back")
    if gone:
        work.transfer(debit="points/expired", credit=available, amount=gone, kind="points_expired")
    holder_id = work.lock_household(household_id)
    if holder_id != household_id:
        move_lots(work, from_id=household_id, into_id=holder_id)
    fill_shortfall(work, household_id=holder_id)
    return back - gone


def move_lots(work: Work, *, from_id: str, into_id: str) -> int:
    """Every lot of a household that still holds points goes on in another, with claim and end (design 3).

    Moves available → available and answers the points. Both households are held, ended lots were swept before, and the
    caller fills the shortfall of the one that gets them.
    """
    named = {"community_id": work.community_id}
    lots = db.lots.moving(work.session, **named, household_id=from_id)
    for lot in lots:
        if not db.lots.take(work.session, **named, lot_id=lot.id, points=lot.rest_points):
            raise StateMoved(table="lot", id=lot.id)
        open_lot(
            work, household_id=into_id, claim_id=lot.claim_id, points=lot.rest_points, expires_on=lot.expires_on,
            source_id=lot.id,
        )  # fmt: skip
    _write_down(work, [("moved", lot.id, None, lot.rest_points) for lot in lots])
    points = sum(int(lot.rest_points) for lot in lots)
    if points:
        work.transfer(
            debit=f"points/available/{into_id}", credit=f"points/available/{from_id}", amount=points, kind=MOVED
        )
    return points


def draw(work: Work, *, lots: Sequence[tuple[str, int]], points: int, kind: str, claim_id: str) -> int:
    """Take at most `points` out of `lots` (id, rest) in their order, for a claim; answers what they gave.

    `kind` is *recalled* or *deducted*. The caller moves the points out of available.
    """
    missing, uses = points, []
    for lot_id, rest in lots:
        part = min(rest, missing)
        if not part:
            continue
        if not db.lots.take(work.session, community_id=work.community_id, lot_id=lot_id, points=part):
            raise StateMoved(table="lot", id=lot_id)
        uses.append((kind, lot_id, claim_id, part))
        missing -= part
    _write_down(work, uses)
    return points - missing


def fill_shortfall(work: Work, *, household_id: str) -> int:
    """Give back what recalls could not get before: available → recalled, soonest lots first (design 6).

    Every operation that raises a household's available points ends with it; answers the points that were given.
    """
    named = {"community_id": work.community_id, "household_id": household_id}
    owed = db.recalls.shortfall(work.session, **named)
    if not owed:
        return 0
    lots = {lot.id: int(lot.rest_points) for lot in db.lots.spendable(work.session, **named, today=work.today)}
    filled = min(owed, sum(lots.values()))
    if not filled:
        return 0
    missing = filled
    for claim in db.recalls.unfilled(work.session, **named):
        part = min(int(claim.points), missing)
        if not part:
            break
        draw(work, lots=tuple(lots.items()), points=part, kind="recalled", claim_id=claim.claim_id)
        _lowered(lots, part)
        missing -= part
    assert not missing, "the shortfall is what recalls have not got yet"
    if not db.recalls.lower_shortfall(work.session, **named, points=filled):
        raise StateMoved(table="shortfall", id=household_id)
    work.transfer(
        debit="points/recalled", credit=f"points/available/{household_id}", amount=filled, kind="points_recalled"
    )
    return filled


def hand_over(work: Work, *, from_voucher_id: str, to_voucher_id: str) -> None:
    """What lots paid for one voucher pays for another from here on; no point moves (design 7, *Dispute*)."""
    held = [
        part
        for part in db.lots.paid_for(work.session, community_id=work.community_id, voucher_id=from_voucher_id)
        if part.points > 0
    ]
    uses: list[Use] = [("handed_over", part.lot_id, from_voucher_id, part.points) for part in held]
    _write_down(work, uses + [("taken_over", part.lot_id, to_voucher_id, part.points) for part in held])


def sweep_household(work: Work, *, household_id: str) -> int:
    """End the household's lots whose last day has passed: available → expired. Answers the points that ended."""
    lots = db.lots.ended(work.session, community_id=work.community_id, household_id=household_id, today=work.today)
    for lot in lots:
        if not db.lots.take(work.session, community_id=work.community_id, lot_id=lot.id, points=lot.rest_points):
            raise StateMoved(table="lot", id=lot.id)
    _write_down(work, [("expired", lot.id, None, lot.rest_points) for lot in lots])
    gone = sum(int(lot.rest_points) for lot in lots)
    if gone:
        work.transfer(
            debit="points/expired", credit=f"points/available/{household_id}", amount=gone, kind="points_expired"
        )
    return gone


@command("points.expire_due", roles={Role.JOB}, scope=Scope.COMMUNITY)
def expire_points(work: Work, *, limit: int = 20) -> int:
    """End due lots of up to `limit` households in one small batch; answers how many households were swept."""
    households = db.lots.households_with_ended(
        work.session, community_id=work.community_id, today=work.today, limit=limit
    )
    for household_id in households:
        work.lock_household(household_id)
        sweep_household(work, household_id=household_id)
    if households:
        work.about("points:expired", households=len(households), today=work.today)
    return len(households)


@query(
    "points.ending",
    roles={Role.RESIDENT, Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR},
    scope=Scope.OWN,
)
def points_ending(session: Session, clock: Clock, actor: Actor, *, household_id: str, last_on: date) -> list[Ending]:
    """Points of a household that end from today until `last_on`, by day; the own household, or any for the office."""
    if household_id != actor.household_id and actor.roles <= {Role.RESIDENT}:
        raise Forbidden(action="points.ending")
    rows = db.lots.ending(
        session,
        community_id=actor.community_id,
        household_id=household_id,
        today=local_day(clock.now(), actor.time_zone),
        last_on=last_on,
    )
    return [Ending(expires_on=row.expires_on, points=row.points) for row in rows]


def _shared_out(lots: Sequence[tuple[str, int]], vouchers: Sequence[tuple[str, int]]) -> Iterable[LotPart]:
    """Which lot pays how much of which voucher; both in order, the lots hold enough."""
    source = iter(lots)
    lot_id, rest = next(source)
    for voucher_id, missing in vouchers:
        while missing:
            while not rest:
                lot_id, rest = next(source)
            points = min(rest, missing)
            yield LotPart(lot_id=lot_id, voucher_id=voucher_id, points=points)
            rest, missing = rest - points, missing - points


def _lowered(lots: dict[str, int], points: int) -> None:
    """Take points off the first of these rests, in place."""
    for lot_id, rest in lots.items():
        part = min(rest, points)
        lots[lot_id], points = rest - part, points - part


def _write_down(work: Work, uses: Iterable[Use]) -> None:
    rows: list[dict[str, Any]] = [
        {
            "community_id": work.community_id,
            "id": new_id(),
            "lot_id": lot_id,
            "voucher_id": None if kind in OF_CLAIMS else named,
            "claim_id": named if kind in OF_CLAIMS else None,
            "kind": kind,
            "points": points,
            "operation_id": work.operation_id,
        }
        for kind, lot_id, named, points in uses
    ]
    db.lots.add_uses(work.session, rows)
