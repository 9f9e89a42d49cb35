"""Each seal against the chain as it stood at the end of its day (invariant 11)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import db.check.chain
import db.seals
from core.check.look import Look
from core.clock import start_of_day
from core.seals import as_text, signature_of
from db.books import GENESIS
from db.engine import Row
from db.types import to_microseconds


class SealWalk:
    """Goes along with the walk and stops where a day was sealed."""

    def __init__(self, look: Look) -> None:
        self.look = look
        found = db.check.chain.seals(look.session, community_id=look.community_id)
        self.waiting = [seal for seal in reversed(found) if type(seal.operation_seq) is int]  # digests name the others
        self.day_before: date | None = None
        self.last_seq = 0
        self.last_recorded = 0
        self.sealed_seq = 0

    def before(self, operation: Row, totals: dict[str, int], head: str) -> None:
        """Called ahead of each operation: `totals` and `head` are those of the chain up to the one before it."""
        while self.waiting and self.waiting[-1].operation_seq < operation.seq:
            self._compare(self.waiting.pop(), totals, head, operation.recorded)
        self.last_seq, self.last_recorded = operation.seq, operation.recorded

    def end(self, totals: dict[str, int], head: str) -> None:
        """Called after the last operation."""
        while self.waiting:
            self._compare(self.waiting.pop(), totals, head, None)

    def _compare(self, seal: Row, totals: dict[str, int], head: str, next_recorded: int | None) -> None:
        look, tally = self.look, self.look["11"]
        tally.checked += 1
        try:
            day = date.fromisoformat(seal.day)
        except ValueError:
            tally.broken("seal", seal.id, "not_readable", column="day_on")
            return
        if self.day_before and day != self.day_before + timedelta(days=1):
            tally.broken("seal", seal.id, "seal_gap", day=self.day_before + timedelta(days=1))
        self.day_before = day
        first = to_microseconds(start_of_day(day, look.time_zone))
        end = to_microseconds(start_of_day(day + timedelta(days=1), look.time_zone))
        refusals = db.seals.count_refusals(look.session, community_id=look.community_id, first=first, before=end)
        expected: dict[str, Any] = {
            "operation_seq": self.last_seq,
            "head": head if self.last_seq else GENESIS,
            "operations": self.last_seq - self.sealed_seq,
            "refusals": refusals,
            "totals": as_text(totals),
        }
        for column, value in expected.items():
            if getattr(seal, column) != value:
                tally.broken("seal", seal.id, "differs", column=column, found=getattr(seal, column), expected=value)
        signature = signature_of(
            look.session,
            look.community_id,
            day=seal.day,
            operation_seq=seal.operation_seq,
            head=seal.head,
            operations=seal.operations,
            refusals=seal.refusals,
            totals=seal.totals,
        )
        if signature != seal.signature:
            tally.broken("seal", seal.id, "signature")
        is_late = next_recorded is not None and next_recorded < end
        if is_late or (self.last_seq and self.last_recorded >= end):
            tally.broken("seal", seal.id, "seal_day")
        self.sealed_seq = seal.operation_seq
