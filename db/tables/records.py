"""What the hours of people come to: summaries, stars, certificates, what the national system was told (domain D)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import Field, SQLModel

from db.states import CertificateState, StarState
from db.tables.base import find, inside, key, link, once, once_where, one_of, rule, tenant, whole, words


class PersonMonth(SQLModel, table=True):
    """Approved minutes of a person in a month (`YYYY-MM`), by where, what and how they were recorded: a summary.

    `waiting_minutes` are approved and not yet effective. `''` stands for no team, area, item or kind. `hours_class` is
    `measured`, `listed`, `back_filled`, or `opening` for what was carried over from paper. `is_party_member` is as the
    register had it when the row was made.
    """

    __tablename__ = "person_month"
    __table_args__ = (
        tenant(),
        inside("person_id", "person"),
        rule("floor", "waiting_minutes >= 0 AND effective_minutes >= 0 AND claims >= 0"),
    )
    community_id: str = key()
    person_id: str = key()
    month: str = key(7)
    team_id: str = key()
    area_id: str = key()
    item_code: str = key(4)
    service_kind: str = key(24)
    hours_class: str = key(12)
    waiting_minutes: int = whole()
    effective_minutes: int = whole()
    claims: int = whole()
    is_party_member: bool = Field(default=False)


class MonthSummary(SQLModel, table=True):
    """What a month (`2026-11`), quarter (`2026-Q4`) or year (`2026`) came to, by day of service: a summary.

    `scope` is `''` for the community, `t` and the id of a team, `a` and the id of an area. Opening records are left
    out. Waits are sums: from handing in to approval, from approval to the day the points could be spent.
    """

    __tablename__ = "month_summary"
    __table_args__ = (tenant(),)
    community_id: str = key()
    period: str = key(7)
    scope: str = key(32)
    measured_minutes: int = whole()
    listed_minutes: int = whole()
    back_filled_minutes: int = whole()
    people: int = whole()
    party_people: int = whole()
    meeting_points: int = whole()
    development_points: int = whole()
    service_points: int = whole()
    honour_points: int = whole()
    approved_claims: int = whole()
    approval_wait_minutes: int = whole()
    effective_claims: int = whole()
    spendable_wait_minutes: int = whole()


class StarTerms(SQLModel, table=True):
    """From how many hours each star is given, in force from `effective_on`; a change is a new row.

    `levels` are hours in their order (`100,300,600,1000,1500`). What was carried over from paper and what was
    back-filled counts only where these terms say so.
    """

    __tablename__ = "star_terms"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "effective_on", "levels", "is_counting_carried_over",
        "is_counting_back_filled", "made_by", "made_at",
    )  # fmt: skip
    __table_args__ = (tenant(), once("number"))
    community_id: str = key()
    id: str = key()
    number: int = whole()
    effective_on: str = words(10)
    levels: str = words(80)
    is_counting_carried_over: bool = Field()
    is_counting_back_filled: bool = Field()
    made_by: str = words(40)
    made_at: int = whole()
    digest: str = words(32)


class StarCandidate(SQLModel, table=True):
    """Somebody whose hours changed (`level` 0: not looked at yet), or who has enough for the star `level`."""

    __tablename__ = "star_candidate"
    __table_args__ = (tenant(), inside("person_id", "person"), find("ix_star_candidate_level", "level"))
    community_id: str = key()
    person_id: str = key()
    level: int = whole()


class Star(SQLModel, table=True):
    """A star on the notice board, and what became of it; `minutes` are those that counted when it was posted."""

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "person_id", "level", "minutes", "terms_id", "posted_on", "last_day_on", "closes_at",
        "posted_by",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("person_id", "person"),
        inside("terms_id", "star_terms"),
        once_where("uq_star_standing", "person_id", "level", where="state IN ('posted', 'objected', 'awarded')"),
        find("ix_star_open", "closes_at", where="state IN ('posted', 'objected')"),
        find("ix_star_person", "person_id"),
        one_of("state", StarState),
        rule("level", "level > 0"),
    )
    community_id: str = key()
    id: str = key()
    person_id: str = link()
    level: int = whole()
    minutes: int = whole()
    terms_id: str = link()
    state: str = words(16)
    posted_on: str = words(10)
    last_day_on: str = words(10)
    closes_at: int = whole()
    posted_by: str = words(40)
    digest: str = words(32)


class Certificate(SQLModel, table=True):
    """A certificate as it was issued; its number ends in random symbols, so that nobody walks from one to the next.

    `kind`: `record` (the sheet anybody may take home) or `proof` (issued and stamped by the community, domain D.2).
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "person_id", "kind", "first_on", "last_on", "minutes", "lines", "language",
        "issued_at", "issued_by",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("person_id", "person"),
        find("ix_certificate_person", "person_id", "issued_at"),
        find("ix_certificate_issued_at", "issued_at"),
        one_of("state", CertificateState),
        one_of("kind", ("record", "proof")),
        rule("period", "first_on <= last_on"),
    )
    community_id: str = key()
    id: str = key()
    number: str = words(48, unique=True)
    person_id: str = link()
    kind: str = words(8)
    state: str = words(16)
    first_on: str = words(10)
    last_on: str = words(10)
    minutes: int = whole()
    lines: int = whole()
    language: str = words(2)
    issued_at: int = whole()
    issued_by: str = words(40)
    digest: str = words(32)


class CertificateLine(SQLModel, table=True):
    """A service as it stands printed on a certificate."""

    __tablename__ = "certificate_line"
    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "certificate_id", "claim_id", "minutes")
    __table_args__ = (
        tenant(),
        inside("certificate_id", "certificate"),
        inside("claim_id", "claim"),
        once("certificate_id", "claim_id"),
    )
    community_id: str = key()
    id: str = key()
    certificate_id: str = link()
    claim_id: str = link()
    minutes: int = whole()
    digest: str = words(32)


class NationalConsent(SQLModel, table=True):
    """Whether somebody wants their hours handed on to the national system; the newest word counts."""

    __tablename__ = "national_consent"
    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "person_id", "is_given", "said_at", "recorded_by")
    __table_args__ = (tenant(), inside("person_id", "person"), find("ix_national_consent_person", "person_id"))
    community_id: str = key()
    id: str = key()
    person_id: str = link()
    is_given: bool = Field()
    said_at: int = whole()
    recorded_by: str = words(40)
    digest: str = words(32)


class NationalBatch(SQLModel, table=True):
    """Records that were written out together for the national system."""

    __tablename__ = "national_batch"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "number", "lines", "corrections", "made_at", "made_by",
    )  # fmt: skip
    __table_args__ = (tenant(), once("number"))
    community_id: str = key()
    id: str = key()
    number: int = whole()
    lines: int = whole()
    corrections: int = whole()
    made_at: int = whole()
    made_by: str = words(40)
    digest: str = words(32)


class NationalLine(SQLModel, table=True):
    """A claim with the minutes that were handed on; a correction says what they have become since (0: taken back)."""

    __tablename__ = "national_line"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "batch_id", "claim_id", "minutes", "is_correction",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("batch_id", "national_batch"),
        inside("claim_id", "claim"),
        once("batch_id", "claim_id"),
        find("ix_national_line_claim", "claim_id"),
    )
    community_id: str = key()
    id: str = key()
    batch_id: str = link()
    claim_id: str = link()
    minutes: int = whole()
    is_correction: bool = Field()
    digest: str = words(32)


class NationalEntry(SQLModel, table=True):
    """The day on which a batch was entered into the national system; its id is the batch's."""

    __tablename__ = "national_entry"
    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "entered_on", "recorded_at", "recorded_by")
    __table_args__ = (tenant(), inside("id", "national_batch"))
    community_id: str = key()
    id: str = key()
    entered_on: str = words(10)
    recorded_at: int = whole()
    recorded_by: str = words(40)
    digest: str = words(32)
