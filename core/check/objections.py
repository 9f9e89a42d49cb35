"""Objections, recalls, shortfalls, deductions and reinstatements (invariants 16 to 18, 33, lots)."""

from __future__ import annotations

from collections import defaultdict

import db.check.objections
import db.check.rows
from core.check.look import Look
from core.clock import local_day
from core.releases import DEDUCTED_PART_MAX
from db.types import to_instant


def check(look: Look) -> None:
    """Every objection of one community, with what was taken back and given again."""
    _objections(look)
    _recalls(look)
    _shortfalls(look)
    _deductions(look)
    _reinstatements(look)


def _objections(look: Look) -> None:
    named = {"community_id": look.community_id}
    objections = db.check.rows.count(look.session, table="objection", **named)
    look["16"].checked += objections
    look["33"].checked += objections
    for row in db.check.objections.frozen_without_objection(look.session, **named):
        look["16"].broken("claim", row.id, "frozen")
        look["16"].broken("objection", row.id, "missing", by=f"claim {row.id}")
    for row in db.check.objections.decided_by_concerned(look.session, **named):
        look["33"].broken("objection", row.id, "concerned", approver=row.decider)


def _recalls(look: Look) -> None:
    tally, named = look["16"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="recall", **named)
    for row in db.check.objections.recalls_without_decision(look.session, **named):
        tally.broken("recall", row.id, "undecided")
    for row in db.check.objections.recalled_otherwise(look.session, **named):
        tally.broken("claim", row.id, "recalled", points=row.points, recalled=row.recalled)
    for row in db.check.objections.uses_unlike_recalls(look.session, **named):
        look["lots"].broken("claim", row.id, "taken_from_lots", given=row.given, recalled=row.recalled)
    for kind in ("points_recalled", "points_deducted"):
        for row in db.check.objections.takings_unlike_rows(look.session, kind=kind, **named):
            look["18"].broken("operation", row.operation, "flow", household=row.household, moved=row.moved,
                              given=row.given)  # fmt: skip


def _shortfalls(look: Look) -> None:
    tally, named = look["lots"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="shortfall", **named)
    for row in db.check.objections.shortfalls_elsewhere(look.session, **named):
        tally.broken("shortfall", row.household, "differs", column="points", found=row.points, expected=row.expected)
    last = db.check.objections.last_instant(look.session, **named)
    today = local_day(to_instant(last), look.time_zone)
    for row in db.check.objections.spendable_with_shortfall(look.session, today=today, **named):
        tally.broken("shortfall", row.household, "shortfall_beside_points", missing=row.missing, points=row.points)


def _deductions(look: Look) -> None:
    tally, named = look["17"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="deduction", **named)
    for row in db.check.objections.deductions_unlike_claims(look.session, **named):
        tally.broken("claim", row.id, "deduction")
        tally.broken("deduction", row.id, "deduction")
    for row in db.check.objections.deducted_otherwise(look.session, **named):
        tally.broken("claim", row.id, "deducted", stated=row.stated, taken=row.taken)
    taken: dict[tuple[str, int], int] = defaultdict(int)
    for row in db.check.objections.taken_by_deductions(look.session, **named):
        if type(row.recorded) is int:  # a damaged instant is named by the chain
            taken[row.household, _year(look, row.recorded)] += row.points
    for (household, year), points in taken.items():
        brought = sum(
            lot.points
            for lot in db.check.objections.lots_of_household(look.session, household_id=household, **named)
            if type(lot.opened) is int and _year(look, lot.opened) == year
        )
        if points > brought // DEDUCTED_PART_MAX:
            tally.broken("household", household, "deducted_too_much", taken=points, brought=brought)


def _year(look: Look, instant: int) -> int:
    return local_day(to_instant(instant), look.time_zone).year


def _reinstatements(look: Look) -> None:
    named = {"community_id": look.community_id}
    for row in db.check.objections.reinstated_otherwise(look.session, **named):
        look["16"].broken("claim", row.id, "reinstated", points=row.points, gone=row.gone)
