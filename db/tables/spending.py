"""From points to a paid shop: funds, vouchers, takings, statements, payments (design 7)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field, SQLModel

from db.states import LineState, ShopState, StatementState, TakingState, VoucherState
from db.tables.base import find, inside, key, link, once, once_where, one_of, rule, tenant, whole, words


class Fund(SQLModel, table=True):
    """Money that a sponsor gave for vouchers; what is in it stands in the books."""

    __table_args__ = (tenant(), once("code"))
    community_id: str = key()
    id: str = key()
    code: str = words(16)
    name: str = words(60)
    sponsor: str = words(60)
    is_default: bool = Field(default=False)
    opened_on: str = words(10)


class Shop(SQLModel, table=True):
    """A designated shop. `cash_rate_bp`: what it is paid of each face, in basis points (10000 = all)."""

    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "code", "cash_rate_bp", "owner_household_id")
    __table_args__ = (
        tenant(),
        inside("owner_household_id", "household"),
        once("code"),
        one_of("state", ShopState),
        rule("cash_rate_bp", "cash_rate_bp BETWEEN 0 AND 10000"),
    )
    community_id: str = key()
    id: str = key()
    code: str = words(16)
    name: str = words(60)
    kind: str = words(24)
    address: str = words(80)
    cash_rate_bp: int = whole()
    owner_household_id: str | None = link(none=True)
    state: str = words(16)
    joined_on: str = words(10)
    digest: str = words(32)


class Voucher(SQLModel, table=True):
    """A funded promise to a household. `paper_hash` finds the code on paper, `handle` leads screen codes."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "serial", "household_id", "fund_id", "face_fen", "price_points", "valid_until_on",
        "handle", "operation_id", "issued_at",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("household_id", "household"),
        inside("fund_id", "fund"),
        once("serial"),
        once("handle"),
        once_where("uq_voucher_paper_hash", "paper_hash", where="paper_hash IS NOT NULL"),
        find("ix_voucher_household", "household_id", "state"),
        find("ix_voucher_redeemed", "id", where="state = 'redeemed'"),
        find(
            "ix_voucher_live", "valid_until_on", "fund_id", "face_fen", "state", where="state IN ('active', 'locked')"
        ),
        one_of("state", VoucherState),
        rule("face", "face_fen > 0 AND price_points > 0"),
    )
    community_id: str = key()
    id: str = key()
    serial: str = words(24)
    household_id: str = link()
    fund_id: str = link()
    face_fen: int = whole()
    price_points: int = whole()
    valid_until_on: str = words(10)
    handle: str = words(8)
    paper_hash: str | None = words(64, none=True)
    is_printed: bool = Field(default=False)
    state: str = words(16)
    issued_at: int = whole()
    operation_id: str = link()
    digest: str = words(32)


class Quote(SQLModel, table=True):
    """What a till was shown: binds voucher, till and intent for five minutes."""

    __table_args__ = (tenant(), inside("voucher_id", "voucher"))
    community_id: str = key()
    id: str = key()
    voucher_id: str = link()
    shop_id: str = link()
    till_id: str = words(26)
    intent_key: str | None = words(64, none=True)
    expires_at: int = whole()


class Taking(SQLModel, table=True):
    """A shop took a voucher; at most one per voucher that is not undone or annulled."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "voucher_id", "shop_id", "till_id", "clerk_id", "fund_id", "face_fen", "taken_at",
        "undo_until_at", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("voucher_id", "voucher"),
        inside("shop_id", "shop"),
        inside("fund_id", "fund"),
        once_where("uq_taking_voucher", "voucher_id", where="state = 'taken'"),
        find("ix_taking_shop", "shop_id", "taken_at"),
        find("ix_taking_voucher", "voucher_id"),
        one_of("state", TakingState),
        rule("face", "face_fen > 0"),
    )
    community_id: str = key()
    id: str = key()
    voucher_id: str = link()
    shop_id: str = link()
    till_id: str = words(26)
    clerk_id: str = words(40)
    fund_id: str = link()
    face_fen: int = whole()
    state: str = words(16)
    taken_at: int = whole()
    undo_until_at: int = whole()
    undone_at: int | None = whole(none=True)
    operation_id: str = link()
    digest: str = words(32)


class Statement(SQLModel, table=True):
    """What a shop is owed by a fund for a month; closed by one, approved by another, paid with a proof."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "fund_id", "shop_id", "month", "lines", "face_fen", "kept_fen", "closed_at",
        "closed_by",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("fund_id", "fund"),
        inside("shop_id", "shop"),
        once("number"),
        find("ix_statement_shop", "shop_id", "closed_at"),
        find("ix_statement_state", "state"),
        one_of("state", StatementState),
        rule("sums", "kept_fen >= 0 AND kept_fen <= face_fen"),
        rule("second_person", "approved_by IS NULL OR approved_by <> closed_by"),
        rule("payer", "paid_by IS NULL OR paid_by <> closed_by"),
    )
    community_id: str = key()
    id: str = key()
    number: str = words(24)
    fund_id: str = link()
    shop_id: str = link()
    month: str = words(7)
    state: str = words(16)
    lines: int = whole()
    face_fen: int = whole()
    kept_fen: int = whole()
    closed_at: int = whole()
    closed_by: str = words(40)
    agreed_at: int | None = whole(none=True)
    agreed_by: str | None = words(40, none=True)
    due_on: str | None = words(10, none=True)
    approved_at: int | None = whole(none=True)
    approved_by: str | None = words(40, none=True)
    paid_at: int | None = whole(none=True)
    paid_by: str | None = words(40, none=True)
    digest: str = words(32)


class StatementLine(SQLModel, table=True):
    """One taking on a statement; `kept_fen` is its face at the shop's rate, applied once."""

    __tablename__ = "statement_line"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "statement_id", "taking_id", "position", "face_fen", "kept_fen",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("statement_id", "statement"),
        inside("taking_id", "taking"),
        once("taking_id"),
        once("statement_id", "position"),
        one_of("state", LineState),
        rule("kept", "kept_fen >= 0 AND kept_fen <= face_fen"),
    )
    community_id: str = key()
    id: str = key()
    statement_id: str = link()
    taking_id: str = link()
    position: int = whole()
    face_fen: int = whole()
    kept_fen: int = whole()
    state: str = words(16)
    digest: str = words(32)


class Payment(SQLModel, table=True):
    """Money that left for a shop, with its proof."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id",
        "id",
        "statement_id",
        "paid_fen",
        "paid_on",
        "proof",
        "operation_id",
    )
    __table_args__ = (
        tenant(),
        inside("statement_id", "statement"),
        once("statement_id"),
        rule("paid", "paid_fen >= 0"),
    )
    community_id: str = key()
    id: str = key()
    statement_id: str = link()
    paid_fen: int = whole()
    paid_on: str = words(10)
    proof: str | None = words(80, none=True)
    paid_by: str = words(40)
    operation_id: str = link()
    digest: str = words(32)
