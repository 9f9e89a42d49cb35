"""From an activity to spendable points: rules, activities, claims, notices, lots (design 6)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field, SQLModel

from db.states import ActivityState, ClaimState, NoticeState
from db.tables.base import find, inside, key, link, once, once_where, one_of, rule, tenant, whole, words


class RuleVersion(SQLModel, table=True):
    """A version of the catalogue, in force from `effective_on`; a change is a new version."""

    __tablename__ = "rule_version"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "effective_on", "household_month_points", "household_year_points",
        "fen_per_point", "bulk_rows", "small_amount_fen", "voucher_days",
    )  # fmt: skip
    __table_args__ = (tenant(), once("number"), rule("peg", "fen_per_point > 0 AND fen_per_point % 100 = 0"))
    community_id: str = key()
    id: str = key()
    number: int = whole()
    effective_on: str = words(10)
    household_month_points: int = whole()
    household_year_points: int = whole()
    fen_per_point: int = whole()
    bulk_rows: int = whole()
    small_amount_fen: int = whole()
    voucher_days: int = whole()
    digest: str = words(32)


class RuleItem(SQLModel, table=True):
    """One of the items A1 … D6 in one version; `points` is per hour for unit `hour`, else per event.

    Units: `hour`, `event`, `level` and `deduct` (points that are taken away). `reminder`: of a deduction, how people
    are reminded before.
    """

    __tablename__ = "rule_item"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "version_id", "code", "unit", "points", "makes_hours", "levels",
    )  # fmt: skip
    __table_args__ = (tenant(), inside("version_id", "rule_version"), once("version_id", "code"))
    community_id: str = key()
    id: str = key()
    version_id: str = link()
    code: str = words(4)
    category: str = words(2)
    name: str = words(80)
    name_english: str = words(120)
    evidence: str = words(120)
    evidence_english: str = words(160)
    reminder: str = words(120)
    unit: str = words(8)
    points: int = whole()
    levels: str = words(120)
    makes_hours: bool = Field()
    digest: str = words(32)


class RuleCap(SQLModel, table=True):
    """A ceiling of an item: minutes or points (`measure`), per activity, day, month, year or lifetime (`period`)."""

    __tablename__ = "rule_cap"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "version_id", "code", "measure", "period", "holder", "amount",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("version_id", "rule_version"),
        once("version_id", "code", "measure", "period", "holder"),
        rule("amount", "amount > 0"),
        one_of("measure", ("minutes", "points")),
        one_of("period", ("activity", "day", "month", "year", "lifetime")),
        one_of("holder", ("person", "household")),
    )
    community_id: str = key()
    id: str = key()
    version_id: str = link()
    code: str = words(4)
    measure: str = words(8)
    period: str = words(12)
    holder: str = words(12)
    amount: int = whole()
    digest: str = words(32)


class Activity(SQLModel, table=True):
    """Something that people are called to, published before it begins.

    `area_id`: the service point or grid it belongs to; `place`: where to come, in words. `series_id`: the first of the
    weekly repeats. `is_call_up`: the urgent form (红色召集令).
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "name", "name_key", "held_on", "starts_at", "ends_at", "item_code", "leader_id",
        "team_id", "published_at", "service_kind", "minimum_age", "sign_up_until_at", "is_call_up", "series_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("leader_id", "person"),
        inside("team_id", "team"),
        inside("area_id", "area"),
        once_where("uq_activity_day_name", "held_on", "name_key", where="state = 'published'"),
        find("ix_activity_held_on", "held_on"),
        find("ix_activity_call_up", "service_kind", "held_on", where="service_kind = 'emergency'"),
        rule("window", "ends_at > starts_at AND starts_at > published_at"),
        one_of("state", ActivityState),
    )
    community_id: str = key()
    id: str = key()
    name: str = words(80)
    name_key: str = words(80)
    place: str = words(80)
    held_on: str = words(10)
    starts_at: int = whole()
    ends_at: int = whole()
    item_code: str = words(4)
    leader_id: str = link()
    team_id: str | None = link(none=True)
    area_id: str | None = link(none=True)
    service_kind: str | None = words(24, none=True)
    risk_note: str = words(200)
    insurance: str = words(80)
    minimum_age: int | None = Field(default=None)
    sign_up_until_at: int | None = whole(none=True)
    is_call_up: bool = Field(default=False)
    series_id: str | None = link(none=True)
    state: str = words(16)
    published_at: int = whole()
    published_by: str = words(40)
    digest: str = words(32)


class ImportBatch(SQLModel, table=True):
    """One confirmed upload or list: what came in together."""

    __tablename__ = "import_batch"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "kind", "file_hash", "rows", "made_by", "made_at",
    )  # fmt: skip
    __table_args__ = (tenant(), find("ix_import_batch_made_at", "made_at"))
    community_id: str = key()
    id: str = key()
    kind: str = words(16)
    file_name: str = words(200)
    file_hash: str = words(64)
    rows: int = whole()
    made_by: str = words(40)
    made_at: int = whole()
    digest: str = words(32)


class Claim(SQLModel, table=True):
    """Who did what, under which rule item and version; `identity` tells two rows for the same thing apart.

    `minutes` are the stated or measured ones; what they come to is computed when the notice is posted.
    `stated_points`: of an opening record, a one-off item with levels, a deduction. `attendance_id`: of measured hours,
    or of a meeting that was attended. `source_id`: of a reinstatement, the claim whose points come back.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "kind", "person_id", "household_id", "activity_id", "item_code", "version_id",
        "hours_class", "service_on", "starts_at", "ends_at", "minutes", "stated_points", "identity", "submitted_by",
        "batch_id", "submitted_at", "attendance_id", "source_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("attendance_id", "attendance"),
        inside("source_id", "claim"),
        once_where("uq_claim_attendance", "attendance_id", where="attendance_id IS NOT NULL AND state <> 'withdrawn'"),
        find("ix_claim_source", "source_id", where="source_id IS NOT NULL"),
        inside("person_id", "person"),
        inside("household_id", "household"),
        inside("activity_id", "activity"),
        inside("version_id", "rule_version"),
        inside("batch_id", "import_batch"),
        once_where("uq_claim_identity", "identity", where="state <> 'withdrawn'"),
        find("ix_claim_person", "person_id", "service_on"),
        find("ix_claim_household", "household_id", "service_on"),
        find("ix_claim_activity", "activity_id"),
        find("ix_claim_service_on", "service_on"),
        find("ix_claim_batch", "batch_id"),
        find("ix_claim_waiting", "state", "submitted_at", where="state NOT IN ('effective', 'in_notice')"),
        one_of("state", ClaimState),
        one_of("kind", ("hours", "event", "opening", "deduction", "reinstated")),
        rule("source", "(kind = 'reinstated') = (source_id IS NOT NULL)"),
        rule("minutes", "minutes >= 0 AND minutes <= 600000"),
        rule("stated_points", "stated_points >= 0"),
        rule("times", "(starts_at IS NULL AND ends_at IS NULL) OR ends_at > starts_at"),
        rule("second_person", "approved_by IS NULL OR approved_by <> submitted_by"),
        rule(
            "two_approvers",
            "first_approved_by IS NULL OR (first_approved_by <> submitted_by"
            " AND (approved_by IS NULL OR approved_by <> first_approved_by))",
        ),
    )
    community_id: str = key()
    id: str = key()
    kind: str = words(12)
    person_id: str | None = link(none=True)
    household_id: str | None = link(none=True)
    activity_id: str | None = link(none=True)
    item_code: str | None = words(4, none=True)
    version_id: str | None = link(none=True)
    hours_class: str | None = words(12, none=True)
    service_on: str = words(10)
    starts_at: int | None = whole(none=True)
    ends_at: int | None = whole(none=True)
    minutes: int = whole()
    stated_points: int = whole()
    title: str = words(120)
    identity: str = words(240)
    state: str = words(16)
    submitted_by: str = words(40)
    submitted_at: int = whole()
    batch_id: str | None = link(none=True)
    attendance_id: str | None = link(none=True)
    source_id: str | None = link(none=True)
    row_number: int | None = Field(default=None)
    first_approved_by: str | None = words(40, none=True)
    approved_by: str | None = words(40, none=True)
    digest: str = words(32)


class Notice(SQLModel, table=True):
    """A public notice: open from its posting until 00:00 after the fifth working day."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "posted_at", "posted_on", "last_day_on", "closes_at", "lines", "points",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        once("number"),
        find("ix_notice_due", "closes_at", where="state = 'posted'"),
        one_of("state", NoticeState),
    )
    community_id: str = key()
    id: str = key()
    number: int = whole()
    state: str = words(16)
    posted_at: int = whole()
    posted_on: str = words(10)
    posted_by: str = words(40)
    last_day_on: str = words(10)
    closes_at: int = whole()
    is_provisional: bool = Field(default=False)
    lines: int = whole()
    points: int = whole()
    digest: str = words(32)


class NoticeLine(SQLModel, table=True):
    """What one claim came to when it was posted; its id is the claim's. Nothing here ever changes."""

    __tablename__ = "notice_line"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "notice_id", "household_id", "person_id", "item_code", "version_id", "service_on",
        "minutes", "counted_minutes", "rate_points", "remainder_in_minutes", "remainder_out_minutes",
        "uncapped_points", "points", "cap_names",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("id", "claim"),
        inside("notice_id", "notice"),
        find("ix_notice_line_notice", "notice_id"),
        find("ix_notice_line_household", "household_id", "service_on"),
        find("ix_notice_line_person", "person_id", "item_code", "service_on"),
        rule("points", "points >= 0 AND points <= uncapped_points"),
        rule("minutes", "counted_minutes >= 0 AND counted_minutes <= minutes"),
    )
    community_id: str = key()
    id: str = key()
    notice_id: str = link()
    household_id: str | None = link(none=True)
    person_id: str | None = link(none=True)
    activity_id: str | None = link(none=True)
    item_code: str | None = words(4, none=True)
    version_id: str | None = link(none=True)
    service_on: str = words(10)
    minutes: int = whole()
    counted_minutes: int = whole()
    rate_points: int = whole()
    remainder_in_minutes: int = whole()
    remainder_out_minutes: int = whole()
    uncapped_points: int = whole()
    points: int = whole()
    cap_names: str = words(300)
    digest: str = words(32)


class Remainder(SQLModel, table=True):
    """Minutes short of a whole point, per household, item and version."""

    __table_args__ = (tenant(), inside("household_id", "household"), rule("floor", "minutes >= 0"))
    community_id: str = key()
    household_id: str = key()
    item_code: str = key(4)
    version_id: str = key()
    minutes: int = whole()


class Lot(SQLModel, table=True):
    """Points that became available together and end together; `rest_points` is what is left of them.

    `source_id`: the lot of a household that dissolved, out of which they moved here with claim and end.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id",
        "id",
        "household_id",
        "claim_id",
        "points",
        "expires_on",
        "opened_at",
        "source_id",
    )
    __table_args__ = (
        tenant(),
        inside("household_id", "household"),
        inside("claim_id", "claim"),
        inside("source_id", "lot"),
        find("ix_lot_claim", "claim_id"),
        find("ix_lot_source", "source_id", where="source_id IS NOT NULL"),
        find("ix_lot_household_rest", "household_id", "expires_on", where="rest_points > 0"),
        find("ix_lot_expiry", "expires_on", where="rest_points > 0"),
        rule("rest", "rest_points >= 0 AND rest_points <= points"),
    )
    community_id: str = key()
    id: str = key()
    household_id: str = link()
    claim_id: str = link()
    points: int = whole()
    rest_points: int = whole()
    expires_on: str = words(10)
    opened_at: int = whole()
    source_id: str | None = link(none=True)
    operation_id: str = link()
    digest: str = words(32)


class LotUse(SQLModel, table=True):
    """Points of a lot that went somewhere (`spent`, `expired`) or came back (`given_back`).

    `handed_over` and `taken_over` come in pairs: what paid for an annulled voucher pays for its replacement.
    `recalled` and `deducted` name the claim that was found wrong, or that deducts. What was `moved` is a lot of another
    household from there on, which names this one as its source.
    """

    __tablename__ = "lot_use"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id",
        "id",
        "lot_id",
        "voucher_id",
        "claim_id",
        "kind",
        "points",
        "operation_id",
    )
    __table_args__ = (
        tenant(),
        inside("lot_id", "lot"),
        inside("claim_id", "claim"),
        find("ix_lot_use_lot", "lot_id"),
        find("ix_lot_use_voucher", "voucher_id"),
        find("ix_lot_use_claim", "claim_id", where="claim_id IS NOT NULL"),
        rule("points", "points > 0"),
        rule("claim", "(kind IN ('recalled', 'deducted')) = (claim_id IS NOT NULL)"),
        one_of(
            "kind", ("spent", "expired", "given_back", "handed_over", "taken_over", "recalled", "deducted", "moved")
        ),
    )
    community_id: str = key()
    id: str = key()
    lot_id: str = link()
    voucher_id: str | None = link(none=True)
    claim_id: str | None = link(none=True)
    kind: str = words(12)
    points: int = whole()
    operation_id: str = link()
    digest: str = words(32)
