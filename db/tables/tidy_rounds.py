"""The month's round of tidy homes (B5): raters, what each saw, and what it came to (domain B.2, E-14)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field, SQLModel

from db.states import TidyRoundState
from db.tables.base import find, inside, key, link, once, one_of, tenant, whole, words


class TidyRound(SQLModel, table=True):
    """A month's round over some buildings by two or more raters; `building_ids` and `rater_ids` with spaces between."""

    __tablename__ = "tidy_round"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "month", "building_ids", "rater_ids", "opened_by", "opened_at",
    )  # fmt: skip
    __table_args__ = (tenant(), find("ix_tidy_round_month", "month"), one_of("state", TidyRoundState))
    community_id: str = key()
    id: str = key()
    month: str = words(7)
    building_ids: str = Field()
    rater_ids: str = words(200)
    state: str = words(8)
    opened_by: str = words(40)
    opened_at: int = whole()
    digest: str = words(32)


class TidyMark(SQLModel, table=True):
    """What one rater saw at one household; of several of one rater the last counts. `kin`: a relative, not rated."""

    __tablename__ = "tidy_mark"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "round_id", "household_id", "rater_id", "verdict", "marked_by", "marked_at",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("round_id", "tidy_round"),
        inside("household_id", "household"),
        inside("rater_id", "person"),
        find("ix_tidy_mark_round", "round_id"),
        one_of("verdict", ("tidy", "untidy", "kin")),
    )
    community_id: str = key()
    id: str = key()
    round_id: str = link()
    household_id: str = link()
    rater_id: str = link()
    verdict: str = words(8)
    marked_by: str = words(40)
    marked_at: int = whole()
    digest: str = words(32)


class TidyOutcome(SQLModel, table=True):
    """What a closed round came to for a household that was rated: a claim of its head, or a reminder."""

    __tablename__ = "tidy_outcome"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "round_id", "household_id", "outcome", "decided_on", "claim_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("round_id", "tidy_round"),
        inside("household_id", "household"),
        inside("claim_id", "claim"),
        once("round_id", "household_id"),
        find("ix_tidy_outcome_household", "household_id", "decided_on"),
        one_of("outcome", ("passed", "reminded")),
    )
    community_id: str = key()
    id: str = key()
    round_id: str = link()
    household_id: str = link()
    outcome: str = words(10)
    decided_on: str = words(10)
    claim_id: str | None = link(none=True)
    digest: str = words(32)
