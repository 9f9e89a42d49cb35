"""Applications of shops: a decision is what the operation that made it says (invariants 20 and 33)."""

from __future__ import annotations

import db.check.rows
import db.check.shops
from core.check.look import Look


def check(look: Look) -> None:
    """Every application of one community."""
    named = {"community_id": look.community_id}
    look["33"].checked += db.check.rows.count(look.session, table="shop_application", **named)
    for row in db.check.shops.applications_decided_elsewhere(look.session, **named):
        invariant = "33" if row.column_name == "decided_by" else "20"
        look[invariant].broken(
            "shop_application", row.id, "differs", column=row.column_name, found=row.found, expected=row.expected
        )
