"""From how many hours each star is given: data of the community, five levels by default (domain D.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import db.stars
from core.books import Work
from db.engine import Row, Session
from db.tables import StarTerms
from db.types import new_id

DEFAULT_HOURS: Final = (100, 300, 600, 1000, 1500)
LEVELS_MAX: Final = 10
HOURS_MAX: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Hours of each star in their order; which hours count beside measured and listed ones."""

    id: str
    number: int
    effective_on: date
    hours: tuple[int, ...]
    is_counting_carried_over: bool
    is_counting_back_filled: bool
    maker: str = ""

    def counts(self, hours_class: str) -> bool:
        """Whether hours recorded that way count for stars."""
        return {
            "opening": self.is_counting_carried_over, "back_filled": self.is_counting_back_filled,
        }.get(hours_class, True)  # fmt: skip

    def needed_minutes(self, level: int) -> int | None:
        """What a star needs; None above the highest."""
        return self.hours[level - 1] * 60 if 0 < level <= len(self.hours) else None


def read_terms(row: Row) -> Terms:
    """Terms from their row."""
    return Terms(
        id=row.id,
        number=row.number,
        effective_on=row.effective_on,
        hours=tuple(int(hours) for hours in row.levels.split(",")),
        is_counting_carried_over=row.is_counting_carried_over,
        is_counting_back_filled=row.is_counting_back_filled,
        maker=getattr(row, "maker", "") or "",
    )


def terms_on(session: Session, *, community_id: str, day: date) -> Terms | None:
    """The terms in force on a day."""
    row = db.stars.terms_in_force(session, community_id=community_id, day=day)
    return read_terms(row) if row else None


def write_terms(
    work: Work,
    *,
    number: int = 1,
    effective_on: date,
    hours: Sequence[int] = DEFAULT_HOURS,
    is_counting_carried_over: bool = True,
    is_counting_back_filled: bool = False,
) -> str:
    """Write one version of the terms; answers its id."""
    terms_id = new_id()
    work.insert(
        StarTerms,
        id=terms_id,
        number=number,
        effective_on=effective_on,
        levels=",".join(str(one) for one in hours),
        is_counting_carried_over=is_counting_carried_over,
        is_counting_back_filled=is_counting_back_filled,
        made_by=work.actor.id,
        made_at=work.now,
    )
    return terms_id
