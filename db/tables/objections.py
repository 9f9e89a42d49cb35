"""What is said against a claim, and what is taken back: objections, recalls, shortfalls, deductions (design 6)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import SQLModel

from db.states import ObjectionState
from db.tables.base import find, inside, key, link, once_where, one_of, rule, tenant, whole, words

#: states in which an objection waits for a decision
STANDING = "state IN ('open', 'appealed')"


class Objection(SQLModel, table=True):
    """Somebody says that a claim is not right; at most one stands per claim. `raised_by` is shown to deciders only.

    `due_on`: the day by which it is decided at first. Who decided, when and why stands in the operations that moved it.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "claim_id", "reason", "raised_as", "raised_by", "raised_at", "due_on",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("claim_id", "claim"),
        once_where("uq_objection_standing", "claim_id", where=STANDING),
        find("ix_objection_claim", "claim_id"),
        find("ix_objection_waiting", "due_on", where=STANDING),
        find("ix_objection_raised_at", "raised_at"),
        find("ix_objection_raised_by", "raised_by", "raised_at"),
        one_of("state", ObjectionState),
        one_of("raised_as", ("resident", "leader", "staff", "supervisor")),
    )
    community_id: str = key()
    id: str = key()
    claim_id: str = link()
    reason: str = words(24)
    raised_as: str = words(12)
    raised_by: str = words(40)
    raised_at: int = whole()
    due_on: str = words(10)
    state: str = words(16)
    digest: str = words(32)


class Recall(SQLModel, table=True):
    """Points of a claim that were found wrong: `notice_points` of them left the notice, the rest is owed by lots.

    What lots gave stands in `lot_use` (claim, lot, points); what they have not given yet is the household's shortfall.
    `remainder_minutes`: by how much the household's remainder changed. A recall of a claim without points has 0.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "objection_id", "claim_id", "household_id", "points", "notice_points",
        "remainder_minutes", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("objection_id", "objection"),
        inside("claim_id", "claim"),
        inside("household_id", "household"),
        find("ix_recall_claim", "claim_id"),
        find("ix_recall_household", "household_id"),
        rule("points", "points >= 0 AND notice_points >= 0 AND notice_points <= points"),
    )
    community_id: str = key()
    id: str = key()
    objection_id: str = link()
    claim_id: str = link()
    household_id: str | None = link(none=True)
    points: int = whole()
    notice_points: int = whole()
    remainder_minutes: int = whole()
    operation_id: str = link()
    digest: str = words(32)


class Shortfall(SQLModel, table=True):
    """Points that a household still has to give back; filled by whatever next becomes available to it."""

    __table_args__ = (tenant(), inside("household_id", "household"), rule("floor", "points >= 0"))
    community_id: str = key()
    household_id: str = key()
    points: int = whole()


class Reminder(SQLModel, table=True):
    """A household was reminded once, before anything may be deducted for the same reason."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "household_id", "reason", "reminded_on", "reminded_by", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("household_id", "household"),
        find("ix_reminder_household", "household_id", "reminded_on"),
    )
    community_id: str = key()
    id: str = key()
    household_id: str = link()
    reason: str = words(24)
    reminded_on: str = words(10)
    reminded_by: str = words(40)
    operation_id: str = link()
    digest: str = words(32)


class Deduction(SQLModel, table=True):
    """What a claim of kind *deduction* stands on: the reminder before it. Its id is the claim's."""

    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "reminder_id", "reason", "operation_id")
    __table_args__ = (
        tenant(),
        inside("id", "claim"),
        inside("reminder_id", "reminder"),
        find("ix_deduction_reminder", "reminder_id"),
    )
    community_id: str = key()
    id: str = key()
    reminder_id: str = link()
    reason: str = words(24)
    operation_id: str = link()
    digest: str = words(32)
