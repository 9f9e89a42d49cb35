"""Households that dissolved: each leads to the one that has its points, and what moved is as it was (design 3)."""

from __future__ import annotations

import db.check.dissolving
import db.check.rows
from core.check.look import Look


def check(look: Look) -> None:
    """Every dissolution and every lot that moved, of one community."""
    tally, named = look["dissolving"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="dissolution", **named)
    leads = {row.household_id: row.into_id for row in db.check.dissolving.moved(look.session, **named)}
    found = {row.id: row.gone_into_id for row in db.check.dissolving.leading(look.session, **named)}
    for household_id in sorted(leads.keys() | found.keys()):
        expected = _last(leads, household_id)
        if found.get(household_id) != expected:
            tally.broken("household", household_id, "differs", column="gone_into_id", found=found.get(household_id),
                         expected=expected)  # fmt: skip
    for row in db.check.dissolving.lots_unlike_sources(look.session, **named):
        look["lots"].broken("lot", row.id, "lot_unlike_source", source=row.source)
    for row in db.check.dissolving.flows_unlike_uses(look.session, **named):
        look["18"].broken("operation", row.operation, "flow", household=row.household, moved=row.moved,
                          given=row.given)  # fmt: skip
    for row in db.check.dissolving.decided_by_proposer(look.session, **named):
        look["33"].broken("dissolution", row.id, "one_person")


def _last(leads: dict[str, str], household_id: str) -> str | None:
    """Where a row of dissolutions ends; None for a household that stands, and for a circle."""
    seen, at = {household_id}, leads.get(household_id)
    while at is not None and at in leads and at not in seen:
        seen.add(at)
        at = leads[at]
    return None if at in seen else at
