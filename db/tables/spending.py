"""From points to a paid shop: funds, vouchers, takings, statements, payments (design 7)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field, SQLModel

from db.states import FundKind, LineState, ShopKind, ShopState, StatementState, TakingState, VoucherState
from db.tables.base import find, inside, key, link, once, once_where, one_of, rule, tenant, whole, words


class Fund(SQLModel, table=True):
    """Money that a sponsor gave for vouchers; what is in it stands in the books."""

    __table_args__ = (tenant(), once("code"), one_of("kind", FundKind))
    community_id: str = key()
    id: str = key()
    code: str = words(16)
    name: str = words(60)
    sponsor: str = words(60)
    kind: str = words(16)
    is_default: bool = Field(default=False)
    opened_on: str = words(10)


class FundTerms(SQLModel, table=True):
    """What a sponsor agreed to from a day on: the period, and how much may be promised in a month (None: no share)."""

    __tablename__ = "fund_terms"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "fund_id", "effective_on", "starts_on", "ends_on", "monthly_share_fen", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("fund_id", "fund"),
        find("ix_fund_terms_fund", "fund_id", "effective_on"),
        rule("share", "monthly_share_fen IS NULL OR monthly_share_fen >= 0"),
        rule("period", "ends_on IS NULL OR ends_on >= starts_on"),
    )
    community_id: str = key()
    id: str = key()
    fund_id: str = link()
    effective_on: str = words(10)
    starts_on: str = words(10)
    ends_on: str | None = words(10, none=True)
    monthly_share_fen: int | None = whole(none=True)
    operation_id: str = link()
    digest: str = words(32)


class FundMoney(SQLModel, table=True):
    """Money that a sponsor put in (`in`) or was given back (`back`), with its proof."""

    __tablename__ = "fund_money"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "fund_id", "direction", "amount_fen", "paid_on", "proof", "recorded_by", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("fund_id", "fund"),
        find("ix_fund_money_fund", "fund_id", "paid_on"),
        one_of("direction", ("in", "back")),
        rule("amount", "amount_fen > 0"),
    )
    community_id: str = key()
    id: str = key()
    fund_id: str = link()
    direction: str = words(8)
    amount_fen: int = whole()
    paid_on: str = words(10)
    proof: str = words(80)
    recorded_by: str = words(40)
    operation_id: str = link()
    digest: str = words(32)


class FundMonth(SQLModel, table=True):
    """What was promised out of a fund in a local month (`YYYY-MM`): held under its share by a conditional update."""

    __tablename__ = "fund_month"
    __table_args__ = (tenant(), rule("floor", "promised_fen >= 0"))
    community_id: str = key()
    fund_id: str = key()
    month: str = key(7)
    promised_fen: int = whole()


class Shop(SQLModel, table=True):
    """A designated shop. `cash_rate_bp`: what it is paid of each face, in basis points (10000 = all)."""

    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "code", "cash_rate_bp", "owner_household_id")
    __table_args__ = (
        tenant(),
        inside("owner_household_id", "household"),
        inside("area_id", "area"),
        once("code"),
        one_of("kind", ShopKind),
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
    area_id: str | None = link(none=True)
    phone: str | None = words(24, none=True)
    opening_hours: str | None = words(200, none=True)
    agreement_number: str | None = words(40, none=True)
    agreed_on: str | None = words(10, none=True)
    state: str = words(16)
    joined_on: str = words(10)
    digest: str = words(32)


class Voucher(SQLModel, table=True):
    """A funded promise to a household. `paper_hash` finds the code on paper, `handle` leads screen codes.

    `reward_id` is set for goods and services, whose `face_fen` is their cost (0 where they were given); `replaces_id`
    names the annulled voucher whose points it took over.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "serial", "household_id", "fund_id", "face_fen", "price_points", "valid_until_on",
        "handle", "operation_id", "issued_at", "reward_id", "batch_id", "replaces_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("household_id", "household"),
        inside("fund_id", "fund"),
        inside("reward_id", "reward"),
        inside("batch_id", "issue_batch"),
        inside("replaces_id", "voucher"),
        once("serial"),
        once_where("uq_voucher_replaces", "replaces_id", where="replaces_id IS NOT NULL"),
        find("ix_voucher_batch", "batch_id", where="batch_id IS NOT NULL"),
        find("ix_voucher_reward", "reward_id", "household_id", where="reward_id IS NOT NULL"),
        once("handle"),
        once_where("uq_voucher_paper_hash", "paper_hash", where="paper_hash IS NOT NULL"),
        find("ix_voucher_household", "household_id", "state"),
        find("ix_voucher_redeemed", "id", where="state = 'redeemed'"),
        find(
            "ix_voucher_live", "valid_until_on", "fund_id", "face_fen", "state", where="state IN ('active', 'locked')"
        ),
        one_of("state", VoucherState),
        rule("face", "price_points > 0 AND (face_fen > 0 OR (face_fen = 0 AND reward_id IS NOT NULL))"),
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
    reward_id: str | None = link(none=True)
    batch_id: str | None = link(none=True)
    replaces_id: str | None = link(none=True)
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
    carer_id: str | None = link(none=True)
    expires_at: int = whole()


class Taking(SQLModel, table=True):
    """A shop took a voucher; at most one per voucher that is not undone or annulled. `carer_id`: who presented it."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "voucher_id", "shop_id", "till_id", "clerk_id", "fund_id", "face_fen", "taken_at",
        "undo_until_at", "operation_id", "carer_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("voucher_id", "voucher"),
        inside("shop_id", "shop"),
        inside("fund_id", "fund"),
        inside("carer_id", "carer"),
        once_where("uq_taking_voucher", "voucher_id", where="state IN ('taken', 'disputed')"),
        find("ix_taking_shop", "shop_id", "taken_at"),
        find("ix_taking_voucher", "voucher_id"),
        find("ix_taking_carer", "carer_id", "taken_at", where="carer_id IS NOT NULL"),
        one_of("state", TakingState),
        rule("face", "face_fen >= 0"),
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
    carer_id: str | None = link(none=True)
    operation_id: str = link()
    digest: str = words(32)


class Statement(SQLModel, table=True):
    """What a shop is owed by a fund for a month; closed by one, approved by another, paid with a proof.

    `kept_fen` is the sum of all lines at the shop's rate, disputed ones too; `adjusted_fen` what earlier lines bring
    that were decided for the shop. To pay is kept − disputed + adjusted.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "fund_id", "shop_id", "month", "lines", "face_fen", "kept_fen", "adjustments",
        "adjusted_fen", "closed_at", "closed_by",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("fund_id", "fund"),
        inside("shop_id", "shop"),
        once("number"),
        find("ix_statement_shop", "shop_id", "closed_at"),
        find("ix_statement_state", "state"),
        one_of("state", StatementState),
        rule("sums", "kept_fen >= 0 AND kept_fen <= face_fen AND adjusted_fen >= 0"),
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
    adjustments: int = whole()
    adjusted_fen: int = whole()
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
        find("ix_statement_line_aside", "statement_id", where="state IN ('disputed', 'decided')"),
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
    """A statement that was paid: `paid_fen` is settled in the books, of which `set_off_fen` was due back before.

    Cash that left for the shop is the difference, and only that needs a proof.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "statement_id", "paid_fen", "set_off_fen", "paid_on", "proof", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("statement_id", "statement"),
        once("statement_id"),
        rule("paid", "paid_fen >= 0 AND set_off_fen >= 0 AND set_off_fen <= paid_fen"),
    )
    community_id: str = key()
    id: str = key()
    statement_id: str = link()
    paid_fen: int = whole()
    set_off_fen: int = whole()
    paid_on: str = words(10)
    proof: str | None = words(80, none=True)
    paid_by: str = words(40)
    operation_id: str = link()
    digest: str = words(32)
