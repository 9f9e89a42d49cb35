"""What becomes available at the end of its notice: lots, shortfalls, deductions, in this order (design 6).

Every function works inside a command that holds the households and has moved the claims to *effective*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import db.lots
import db.recalls
from core.books import Work
from core.clock import start_of_day
from core.lots import draw, fill_shortfall, open_lot, sweep_household

DEDUCTED_PART_MAX: Final = 10  # a deduction takes at most one part in so many of what the year has brought


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A claim that becomes effective. `points` wait in notice; `deducted_points` are what a deduction states.

    `ends`: of a reinstated claim, the old ends of its points (last day, points); others end after the next year.
    """

    claim_id: str
    household_id: str | None
    points: int
    deducted_points: int = 0
    ends: tuple[tuple[date, int], ...] = ()


def last_day_of(today: date) -> date:
    """The last day of points that become available today: the end of the following year."""
    return date(today.year + 1, 12, 31)


def release(work: Work, releases: Iterable[Release]) -> None:
    """notice → available with a lot for each claim; then shortfalls are filled; what is left may be deducted."""
    ordered = sorted(releases, key=lambda one: one.claim_id)
    for one in ordered:
        if one.points and one.household_id:
            _open(work, one, one.household_id)
    for household_id in sorted({one.household_id for one in ordered if one.points and one.household_id}):
        if any(one.ends for one in ordered if one.household_id == household_id):
            sweep_household(work, household_id=household_id)
        fill_shortfall(work, household_id=household_id)
    for one in ordered:
        if one.deducted_points and one.household_id:
            _deduct(work, one, one.household_id)


def deductible_points(work: Work, household_id: str) -> int:
    """What may still be deducted from a household this year: a tenth of what its claims brought, less what went."""
    named = {"community_id": work.community_id, "household_id": household_id}
    since = start_of_day(work.today.replace(month=1, day=1), work.actor.time_zone)
    brought = db.recalls.brought_points(work.session, **named, since=since)
    return max(0, brought // DEDUCTED_PART_MAX - db.recalls.deducted_points(work.session, **named, since=since))


def old_ends(
    found: Sequence[tuple[date, int]], *, points: int, skipped_points: int, today: date
) -> tuple[tuple[date, int], ...]:
    """The ends of reinstated points: those of the lots that gave them; what no lot gave ends after the next year.

    `skipped_points` were given again before. What comes back together with one end is one lot.
    """
    ends: dict[date, int] = {}
    for expires_on, held in [*found, (last_day_of(today), points + skipped_points)]:
        skipped = min(held, skipped_points)
        skipped_points -= skipped
        part = min(held - skipped, points)
        points -= part
        if part:
            ends[expires_on] = ends.get(expires_on, 0) + part
    return tuple(sorted(ends.items()))


def _open(work: Work, one: Release, household_id: str) -> None:
    work.transfer(
        debit=f"points/available/{household_id}",
        credit=f"points/notice/{household_id}",
        amount=one.points,
        kind="notice.close",
    )
    for expires_on, points in one.ends or ((last_day_of(work.today), one.points),):
        open_lot(work, household_id=household_id, claim_id=one.claim_id, points=points, expires_on=expires_on)


def _deduct(work: Work, one: Release, household_id: str) -> None:
    """available → deducted: the least of what is stated, what is there, and what may be deducted (design 6)."""
    named = {"community_id": work.community_id, "household_id": household_id}
    lots = [(lot.id, int(lot.rest_points)) for lot in db.lots.spendable(work.session, **named, today=work.today)]
    points = min(one.deducted_points, sum(rest for _, rest in lots), deductible_points(work, household_id))
    if points:
        draw(work, lots=lots, points=points, kind="deducted", claim_id=one.claim_id)
        work.transfer(
            debit="points/deducted", credit=f"points/available/{household_id}", amount=points, kind="points_deducted"
        )
