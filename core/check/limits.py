"""What counts for a day or a week is what its takings come to, and never above its limit; carers end as recorded."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from datetime import date
from typing import Any

import db.check.limits
import db.check.rows
from core.check.look import Look
from core.clock import local_day, start_of_day
from core.limits import week_of
from db.engine import Row
from db.states import TakingState

Key = tuple[str, str, str]  # scope, whose, day as it is stored


def check(look: Look) -> None:
    """Every counted day, every taking that counts, every carer of one community."""
    expected: dict[Key, int] = {}
    limits: dict[Key, int] = {}
    _days(look, expected, limits)
    _weeks(look, expected, limits)
    _compare(look, expected, limits)
    _endings(look)


def _days(look: Look, expected: dict[Key, int], limits: dict[Key, int]) -> None:
    """Takings of the days for which a limit is in force."""
    rows = db.check.limits.terms(look.session, community_id=look.community_id)
    if not rows or not all(isinstance(row.effective_on, date) for row in rows):
        return
    starts = [row.effective_on for row in rows]
    since = start_of_day(starts[0], look.time_zone)
    sums: dict[Key, int] = defaultdict(int)
    for taking in db.check.limits.takings_since(look.session, community_id=look.community_id, since=since):
        day = local_day(taking.taken_at, look.time_zone)
        terms = rows[bisect_right(starts, day) - 1]
        for scope, whose, limit_fen in _scopes(taking, terms):
            if limit_fen is not None:
                key = (scope, whose, day.isoformat())
                sums[key] += _standing(taking)
                limits[key] = limit_fen
    expected.update(sums)


def _scopes(taking: Row, terms: Row) -> list[tuple[str, str, int | None]]:
    return [
        ("household", taking.household_id, terms.household_day_fen),
        ("shop", taking.shop_id, terms.shop_day_fen),
        ("till", taking.till_id, terms.till_day_fen),
    ]


def _weeks(look: Look, expected: dict[Key, int], limits: dict[Key, int]) -> None:
    """Takings by carers: of a household that named them, before the naming ended, within its cap."""
    sums: dict[Key, int] = defaultdict(int)
    for taking in db.check.limits.takings_by_carers(look.session, community_id=look.community_id):
        is_theirs = taking.household_id == taking.named_by
        if not is_theirs or (taking.ended_seq is not None and taking.ended_seq < taking.seq):
            look["limits"].broken("taking", taking.id, "not_a_carer", carer=taking.carer_id)
        key = ("carer", taking.counts_for, week_of(local_day(taking.taken_at, look.time_zone)).isoformat())
        sums[key] += _standing(taking)
        limits[key] = max(limits.get(key, 0), taking.week_cap_fen)  # named anew, perhaps with another cap
    expected.update(sums)


def _standing(taking: Row) -> int:
    return 0 if taking.state == TakingState.UNDONE else int(taking.face_fen)


def _compare(look: Look, expected: dict[Key, int], limits: dict[Key, int]) -> None:
    tally, missing = look["limits"], dict(expected)
    for row in db.check.limits.counted(look.session, community_id=look.community_id):
        tally.checked += 1
        key, name = (row.scope, row.subject_id, row.day), f"{row.scope}/{row.subject_id}/{row.day}"
        found: Any = missing.pop(key, None)
        if found is None:
            tally.broken("taken_day", name, "counts_for_nothing")
        elif row.taken_fen != found:
            tally.broken("taken_day", name, "differs", column="taken_fen", found=row.taken_fen, expected=found)
        elif found > limits[key]:
            tally.broken("taken_day", name, "above_limit", taken=found, limit=limits[key])
    for scope, whose, day in missing:
        tally.broken("taken_day", f"{scope}/{whose}/{day}", "missing", by="taking")


def _endings(look: Look) -> None:
    """Who ended a naming, and when, is what the operation says."""
    tally = look["limits"]
    for row in db.check.limits.endings(look.session, community_id=look.community_id):
        tally.checked += 1
        if row.ended != row.done:
            tally.broken("carer", row.id, "differs", column="ended_at", found=row.ended, expected=row.done)
        if row.ended_by != row.actor_id:
            tally.broken("carer", row.id, "differs", column="ended_by", found=row.ended_by, expected=row.actor_id)
