"""What stands behind a claim: references and, sealed and erasable beside them, words and pictures (design 4, 6)."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel

from db.tables.base import find, inside, key, link, one_of, rule, tenant, whole, words


class Evidence(SQLModel, table=True):
    """One piece of evidence of a claim; what a person wrote or photographed is an `evidence_content`.

    `reference`: the number or place that can be looked up (minutes, notice, certificate, work order). `content_hash`:
    the keyed hash of the content, which stays when that is erased.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "claim_id", "kind", "reference", "content_hash", "given_by", "given_at",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("claim_id", "claim"),
        find("ix_evidence_claim", "claim_id"),
        one_of("kind", ("reference", "statement", "photo", "parties")),
        rule("one_of_both", "(kind = 'reference') = (content_hash IS NULL)"),
    )
    community_id: str = key()
    id: str = key()
    claim_id: str = link()
    kind: str = words(12)
    reference: str | None = words(120, none=True)
    content_hash: str | None = words(64, none=True)
    given_by: str = words(40)
    given_at: int = whole()
    digest: str = words(32)


class EvidenceContent(SQLModel, table=True):
    """Words or picture of a piece of evidence, sealed and erasable, outside the books; its id is the piece's."""

    __tablename__ = "evidence_content"
    __table_args__ = (tenant(), inside("id", "evidence"))
    community_id: str = key()
    id: str = key()
    words_sealed: str | None = words(2400, none=True)
    picture_sealed: bytes | None = Field(default=None, sa_type=LargeBinary, nullable=True)
