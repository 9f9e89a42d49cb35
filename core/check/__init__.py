"""The self-check: does every row still say what the books say (design 4 and 10, security 4)?

`run_check` reads in one transaction, as sets and streams, and names table and id of each row that was changed, taken
away or put in behind the books' back. It writes nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import db.check.chain
from core.check import (
    attendance,
    books,
    disputes,
    dissolving,
    earning,
    limits,
    objections,
    people,
    records,
    rewards,
    rows,
    settlement,
    shops,
    spending,
)
from core.check.look import INVARIANTS, Look
from core.check.report import CheckReport, Finding, Invariant, Tally, closed
from core.check.walk import walk
from db.engine import Database, Session

if TYPE_CHECKING:
    from core.bootstrap import App

__all__ = ["CheckReport", "Finding", "Invariant", "check_session", "run_check"]

FAMILIES = (
    books,
    rows,
    earning,
    objections,
    attendance,
    spending,
    settlement,
    disputes,
    shops,
    limits,
    rewards,
    records,
    people,
    dissolving,
)


def run_check(where: App | Database, *, community_id: str | None = None) -> CheckReport:
    """Check one community or all of them. The database is read with the keys it was opened with."""
    database = where if isinstance(where, Database) else where.database
    with database.reading() as session:
        db.check.chain.hold_still(session)
        return check_session(session, community_id=community_id)


def check_session(session: Session, *, community_id: str | None = None) -> CheckReport:
    """As `run_check`, inside a transaction that the caller holds; it should see one instant throughout."""
    tallies = {invariant: Tally(invariant) for invariant in INVARIANTS}
    rows.homeless(session, tallies["32"])
    for community in db.check.chain.communities(session):
        if community_id in (None, community.id):
            look = Look(session=session, community_id=community.id, time_zone=community.zone, tallies=tallies)
            with _uncollected():
                walk(look)
                for family in FAMILIES:
                    family.check(look)
    return closed(list(tallies.values()))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Rows of the books form no circles, and a collector that looks at millions of them takes an eighth of the time."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()
