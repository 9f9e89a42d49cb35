"""What stands beside a statement: disputes, adjustments, money paid back, payees, applications of shops (design 7)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import SQLModel

from db.states import ApplicationState, DisputeState, ShopKind
from db.tables.base import find, inside, key, link, once, one_of, rule, tenant, whole, words


class Dispute(SQLModel, table=True):
    """Somebody says that a taking was not right; once per taking. `held_fen` left *owed* when it was opened."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "taking_id", "opened_as", "reason", "held_fen", "opened_at", "opened_by", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("taking_id", "taking"),
        inside("replacement_id", "voucher"),
        once("taking_id"),
        find("ix_dispute_state", "state", "opened_at"),
        one_of("state", DisputeState),
        one_of("opened_as", ("shop", "resident", "staff")),
        rule("held", "held_fen >= 0"),
        rule("second_person", "decided_by IS NULL OR state = 'withdrawn' OR decided_by <> opened_by"),
        rule("replacement", "replacement_id IS NULL OR state = 'for_resident'"),
    )
    community_id: str = key()
    id: str = key()
    taking_id: str = link()
    opened_as: str = words(16)
    reason: str = words(32)
    held_fen: int = whole()
    state: str = words(16)
    opened_at: int = whole()
    opened_by: str = words(40)
    decided_at: int | None = whole(none=True)
    decided_by: str | None = words(40, none=True)
    replacement_id: str | None = link(none=True)
    operation_id: str = link()
    digest: str = words(32)


class StatementAdjustment(SQLModel, table=True):
    """A line of an earlier statement that was disputed and decided for the shop, paid with this statement."""

    __tablename__ = "statement_adjustment"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "statement_id", "dispute_id", "taking_id", "position", "kept_fen",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("statement_id", "statement"),
        inside("dispute_id", "dispute"),
        inside("taking_id", "taking"),
        once("dispute_id"),
        once("statement_id", "position"),
        rule("kept", "kept_fen >= 0"),
    )
    community_id: str = key()
    id: str = key()
    statement_id: str = link()
    dispute_id: str = link()
    taking_id: str = link()
    position: int = whole()
    kept_fen: int = whole()
    digest: str = words(32)


class ShopRepayment(SQLModel, table=True):
    """What a shop paid back in cash of what it was due to give back, with its proof."""

    __tablename__ = "shop_repayment"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "fund_id", "shop_id", "paid_fen", "paid_on", "proof", "recorded_by", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("fund_id", "fund"),
        inside("shop_id", "shop"),
        find("ix_shop_repayment_shop", "shop_id"),
        rule("paid", "paid_fen > 0"),
    )
    community_id: str = key()
    id: str = key()
    fund_id: str = link()
    shop_id: str = link()
    paid_fen: int = whole()
    paid_on: str = words(10)
    proof: str = words(80)
    recorded_by: str = words(40)
    operation_id: str = link()
    digest: str = words(32)


class ShopPayee(SQLModel, table=True):
    """Where a shop's money goes, readable by finance only; the newest row holds."""

    __tablename__ = "shop_payee"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "shop_id", "payee_sealed", "bank_sealed", "account_sealed", "account_masked",
        "recorded_at", "recorded_by", "operation_id",
    )  # fmt: skip
    __table_args__ = (tenant(), inside("shop_id", "shop"), find("ix_shop_payee_shop", "shop_id", "recorded_at"))
    community_id: str = key()
    id: str = key()
    shop_id: str = link()
    payee_sealed: str = words(400)
    bank_sealed: str = words(400)
    account_sealed: str = words(400)
    account_masked: str = words(40)
    recorded_at: int = whole()
    recorded_by: str = words(40)
    operation_id: str = link()
    digest: str = words(32)


class ShopApplication(SQLModel, table=True):
    """A shop that wants to take vouchers; accepting it makes the shop."""

    __tablename__ = "shop_application"
    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "name", "kind", "cash_rate_bp", "applied_at")
    __table_args__ = (
        tenant(),
        inside("area_id", "area"),
        inside("shop_id", "shop"),
        find("ix_shop_application_state", "state", "applied_at"),
        one_of("kind", ShopKind),
        one_of("state", ApplicationState),
        rule("decided", "(state = 'applied') = (decided_by IS NULL) AND (state = 'accepted') = (shop_id IS NOT NULL)"),
        rule("cash_rate_bp", "cash_rate_bp BETWEEN 0 AND 10000"),
    )
    community_id: str = key()
    id: str = key()
    name: str = words(60)
    kind: str = words(24)
    address: str = words(80)
    area_id: str | None = link(none=True)
    contact_sealed: str = words(400)
    opening_hours: str | None = words(200, none=True)
    cash_rate_bp: int = whole()
    state: str = words(16)
    applied_at: int = whole()
    decided_at: int | None = whole(none=True)
    decided_by: str | None = words(40, none=True)
    shop_id: str | None = link(none=True)
    digest: str = words(32)
