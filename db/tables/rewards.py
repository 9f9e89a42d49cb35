"""What points may become, when, and within which limits: rewards, terms of spending, carers, issues of many, signs."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import SQLModel

from db.states import BatchState, CarerState, RewardState, SignState
from db.tables.base import find, inside, key, link, once, once_where, one_of, rule, tenant, whole, words


class Reward(SQLModel, table=True):
    """A thing or a service for points: `cost_fen` is what the shop is owed for it, 0 where it was given.

    Price, cost and limits never change: other terms are another row. `stock` is held above 0 by conditional updates.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "code", "kind", "price_points", "cost_fen", "fund_id", "limit_pieces", "limit_period",
        "voucher_days",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("fund_id", "fund"),
        once("code"),
        one_of("kind", ("goods", "service")),
        one_of("state", RewardState),
        rule("price", "price_points > 0 AND cost_fen >= 0"),
        rule("stock", "stock >= 0"),
        rule("limit", "(limit_pieces IS NULL) = (limit_period IS NULL)"),
        rule("period", "limit_period IS NULL OR limit_period IN ('week', 'month', 'quarter', 'year')"),
    )
    community_id: str = key()
    id: str = key()
    code: str = words(16)
    kind: str = words(16)
    name: str = words(60)
    note: str = words(200)
    price_points: int = whole()
    cost_fen: int = whole()
    fund_id: str = link()
    stock: int = whole()
    limit_pieces: int | None = whole(none=True)
    limit_period: str | None = words(8, none=True)
    voucher_days: int = whole()
    state: str = words(16)
    offered_on: str = words(10)
    digest: str = words(32)


class RewardSupply(SQLModel, table=True):
    """Pieces that came into a reward's stock (`in`) or were taken out of it (`out`)."""

    __tablename__ = "reward_supply"
    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "reward_id", "direction", "pieces", "operation_id")
    __table_args__ = (
        tenant(),
        inside("reward_id", "reward"),
        find("ix_reward_supply_reward", "reward_id"),
        one_of("direction", ("in", "out")),
        rule("pieces", "pieces > 0"),
    )
    community_id: str = key()
    id: str = key()
    reward_id: str = link()
    direction: str = words(8)
    pieces: int = whole()
    operation_id: str = link()
    digest: str = words(32)


class RewardShop(SQLModel, table=True):
    """A shop that honours a reward, dated."""

    __tablename__ = "reward_shop"
    __table_args__ = (
        tenant(),
        inside("reward_id", "reward"),
        inside("shop_id", "shop"),
        once_where("uq_reward_shop_open", "reward_id", "shop_id", where="until_on IS NULL"),
    )
    community_id: str = key()
    id: str = key()
    reward_id: str = link()
    shop_id: str = link()
    from_on: str = words(10)
    until_on: str | None = words(10, none=True)


class SpendingTerms(SQLModel, table=True):
    """When points may be exchanged, and how much may be taken in a day; the newest that is in force holds.

    A limit that is None does not exist. `window_weekdays` lists ISO weekdays (`1,5`); `window_from_day` and
    `window_to_day` count from the first day of the month or quarter.
    """

    __tablename__ = "spending_terms"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "effective_on", "window_kind", "window_weekdays", "window_from_day",
        "window_to_day", "household_day_fen", "shop_day_fen", "till_day_fen", "carer_week_fen", "decided_by",
        "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        once("number"),
        find("ix_spending_terms_effective", "effective_on"),
        one_of("window_kind", ("any", "weekdays", "month_days", "quarter_days")),
    )
    community_id: str = key()
    id: str = key()
    number: int = whole()
    effective_on: str = words(10)
    window_kind: str = words(16)
    window_weekdays: str | None = words(16, none=True)
    window_from_day: int | None = whole(none=True)
    window_to_day: int | None = whole(none=True)
    household_day_fen: int | None = whole(none=True)
    shop_day_fen: int | None = whole(none=True)
    till_day_fen: int | None = whole(none=True)
    carer_week_fen: int | None = whole(none=True)
    decided_by: str = words(40)
    operation_id: str = link()
    digest: str = words(32)


class TakenDay(SQLModel, table=True):
    """What was taken in a local day of a household, at a shop or at a till: held under its limit by one update.

    For a carer it is a week's sum, and `day_on` the week's Monday.
    """

    __tablename__ = "taken_day"
    __table_args__ = (tenant(), rule("floor", "taken_fen >= 0"))
    community_id: str = key()
    scope: str = key(12)
    subject_id: str = key()
    day_on: str = key(10)
    taken_fen: int = whole()


class Carer(SQLModel, table=True):
    """Somebody whom a household named to present its vouchers, up to so much in a week."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "household_id", "person_id", "week_cap_fen", "from_on", "named_by", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("household_id", "household"),
        inside("person_id", "person"),
        once_where("uq_carer_active", "household_id", "person_id", where="state = 'active'"),
        find("ix_carer_household", "household_id", "state"),
        find("ix_carer_person", "person_id", "state"),
        one_of("state", CarerState),
        rule("cap", "week_cap_fen > 0"),
    )
    community_id: str = key()
    id: str = key()
    household_id: str = link()
    person_id: str = link()
    week_cap_fen: int = whole()
    from_on: str = words(10)
    state: str = words(16)
    named_by: str = words(40)
    ended_at: int | None = whole(none=True)
    ended_by: str | None = words(40, none=True)
    operation_id: str = link()
    digest: str = words(32)


class IssueBatch(SQLModel, table=True):
    """Vouchers for many households at once: proposed by one, issued by another, all or none."""

    __tablename__ = "issue_batch"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "title", "fund_id", "lines", "vouchers", "proposed_at", "proposed_by",
        "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("fund_id", "fund"),
        once("number"),
        one_of("state", BatchState),
        rule("second_person", "issued_by IS NULL OR issued_by <> proposed_by"),
        rule("size", "lines > 0 AND vouchers >= lines"),
    )
    community_id: str = key()
    id: str = key()
    number: int = whole()
    title: str = words(60)
    fund_id: str | None = link(none=True)
    lines: int = whole()
    vouchers: int = whole()
    state: str = words(16)
    proposed_at: int = whole()
    proposed_by: str = words(40)
    issued_at: int | None = whole(none=True)
    issued_by: str | None = words(40, none=True)
    operation_id: str = link()
    digest: str = words(32)


class IssueLine(SQLModel, table=True):
    """What one household is to get of an issue of many."""

    __tablename__ = "issue_line"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "batch_id", "position", "household_id", "face_fen", "reward_id", "pieces",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("batch_id", "issue_batch"),
        inside("household_id", "household"),
        inside("reward_id", "reward"),
        once("batch_id", "position"),
        rule("pieces", "pieces > 0"),
        rule("what", "(reward_id IS NULL AND face_fen > 0) OR (reward_id IS NOT NULL AND face_fen >= 0)"),
    )
    community_id: str = key()
    id: str = key()
    batch_id: str = link()
    position: int = whole()
    household_id: str = link()
    face_fen: int = whole()
    reward_id: str | None = link(none=True)
    pieces: int = whole()
    digest: str = words(32)


class Sign(SQLModel, table=True):
    """Something about takings that a person should look at; it never punishes. `mark` makes it once."""

    __table_args__ = (
        tenant(),
        once("kind", "mark"),
        find("ix_sign_state", "state", "noted_at"),
        one_of("state", SignState),
    )
    community_id: str = key()
    id: str = key()
    kind: str = words(32)
    mark: str = words(120)
    shop_id: str | None = link(none=True)
    household_id: str | None = link(none=True)
    voucher_id: str | None = link(none=True)
    day_on: str = words(10)
    facts: str = words(400)
    state: str = words(16)
    noted_at: int = whole()
    reviewed_at: int | None = whole(none=True)
    reviewed_by: str | None = words(40, none=True)
