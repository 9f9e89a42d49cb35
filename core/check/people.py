"""Rows of the register that are one person: each is shown by the row that its mergers lead to (invariant merging)."""

from __future__ import annotations

import db.check.people
import db.check.rows
from core.check.look import Look


def check(look: Look) -> None:
    """Every merger and every merged row of one community."""
    tally, named = look["merging"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="merger", **named)
    leads = {row.person_id: row.survivor_id for row in db.check.people.merged(look.session, **named)}
    found = {row.id: row.merged_into_id for row in db.check.people.roots(look.session, **named)}
    for person_id in sorted(leads.keys() | found.keys()):
        expected = _last(leads, person_id)
        if found.get(person_id) != expected:
            tally.broken("person", person_id, "differs", column="merged_into_id", found=found.get(person_id),
                         expected=expected)  # fmt: skip
    for row in db.check.people.decided_by_proposer(look.session, **named):
        look["33"].broken("merger", row.id, "one_person")


def _last(leads: dict[str, str], person_id: str) -> str | None:
    """Where a row of mergers ends; None for a row that was merged into none, and for a circle."""
    seen, at = {person_id}, leads.get(person_id)
    while at is not None and at in leads and at not in seen:
        seen.add(at)
        at = leads[at]
    return None if at in seen else at
