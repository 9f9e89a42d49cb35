"""The books of design 4: operations, transfers, moves, guards, the chain and what stands beside it."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from db.tables.base import find, inside, key, link, once, once_where, rule, tenant, whole, words


class ChainHead(SQLModel, table=True):
    """One per community: the end of its chain of operations."""

    __tablename__ = "chain_head"
    __table_args__ = (tenant(),)
    community_id: str = key()
    operation_seq: int = whole()
    transfer_seq: int = whole()
    recorded_at: int = whole()
    hash: str = words(64)


class Operation(SQLModel, table=True):
    """One command that changed something: who, in what role, why, through which door; linked by hash."""

    __table_args__ = (
        tenant(),
        once("seq"),
        find("ix_operation_action", "action", "seq"),
        find("ix_operation_person", "subject", where="substr(subject, 1, 7) = 'person:'"),
    )
    community_id: str = key()
    id: str = key()
    seq: int = whole()
    action: str = words(48)
    actor_id: str = words(40)
    acting_role: str = words(24)
    on_behalf_of: str | None = link(none=True)
    reason: str | None = words(32, none=True)
    source: str = words(16)
    intent_key: str = words(64)
    subject: str = words(80)
    note_id: str | None = link(none=True)
    note_hash: str | None = words(64, none=True)
    recorded_at: int = whole()
    occurred_at: int = whole()
    transfers: int = whole()
    moves: int = whole()
    facts: str = Field()
    hash: str = words(64)


class Transfer(SQLModel, table=True):
    """`amount` leaves the credit account and enters the debit account; both sides in one row, so always balanced."""

    __table_args__ = (
        tenant(),
        inside("operation_id", "operation"),
        once("seq"),
        find("ix_transfer_debit", "debit_account", "seq"),
        find("ix_transfer_credit", "credit_account", "seq"),
        find("ix_transfer_operation", "operation_id"),
        once_where("uq_transfer_reverses", "reverses_id", where="reverses_id IS NOT NULL"),
        rule("amount", "amount > 0"),
        rule("sides", "debit_account <> credit_account"),
        rule("unit", "unit IN ('points', 'fen')"),
    )
    community_id: str = key()
    id: str = key()
    seq: int = whole()
    unit: str = words(8)
    debit_account: str = words(80)
    credit_account: str = words(80)
    amount: int = whole()
    kind: str = words(32)
    operation_id: str = link()
    recorded_at: int = whole()
    occurred_at: int = whole()
    reverses_id: str | None = link(none=True)


class Move(SQLModel, table=True):
    """One step of one row along its state machine, written by the operation that made it (`''` = born)."""

    __table_args__ = (
        tenant(),
        inside("operation_id", "operation"),
        find("ix_move_subject", "subject_id", "operation_seq"),
        rule("step", "from_state <> to_state"),
    )
    community_id: str = key()
    operation_seq: int = Field(primary_key=True, sa_type=BigInteger)
    line: int = Field(primary_key=True)
    operation_id: str = link()
    subject_table: str = words(24)
    subject_id: str = words(26)
    from_state: str = words(16)
    to_state: str = words(16)


class Guard(SQLModel, table=True):
    """The balance of a guarded account; a guard, not the truth: `linli check` compares it with the transfers."""

    __table_args__ = (tenant(), rule("floor", "balance >= 0"))
    community_id: str = key()
    account: str = key(80)
    balance: int = whole()


class Note(SQLModel, table=True):
    """Free text of an operation, erasable; the operation keeps its salted hash."""

    __table_args__ = (tenant(),)
    community_id: str = key()
    id: str = key()
    text: str | None = words(2000, none=True)
    salt: str = words(32)


class IntentRecord(SQLModel, table=True):
    """One press: the same key and data get the first answer again, the same key with other data is refused."""

    __tablename__ = "intent"
    __table_args__ = (tenant(),)
    community_id: str = key()
    actor_id: str = key(40)
    key: str = Field(primary_key=True, max_length=64)
    action: str = words(48)
    data_hash: str = words(64)
    answer: str | None = Field(default=None)
    operation_id: str | None = link(none=True)
    created_at: int = whole()


class Refusal(SQLModel, table=True):
    """A refused command: ids only, outside the chain."""

    __table_args__ = (tenant(), find("ix_refusal_refused_at", "refused_at"))
    community_id: str = key()
    id: str = key()
    action: str = words(48)
    actor_id: str = words(40)
    key: str = words(80)
    subject: str = words(200)
    source: str = words(16)
    refused_at: int = whole()


class Counter(SQLModel, table=True):
    """The last human number given out of one series (voucher serials, statement numbers …)."""

    __table_args__ = (tenant(),)
    community_id: str = key()
    name: str = key(24)
    last: int = whole()


class Seal(SQLModel, table=True):
    """A day's signed head: what a supervisor compares with paper."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "day_on", "operation_seq", "head", "operations", "refusals", "totals", "signature",
    )  # fmt: skip
    __table_args__ = (tenant(), once("day_on"))
    community_id: str = key()
    id: str = key()
    day_on: str = words(10)
    operation_seq: int = whole()
    head: str = words(64)
    operations: int = whole()
    refusals: int = whole()
    totals: str = Field()
    signature: str = words(128)
    digest: str = words(32)
