"""What stands beside a version of the catalogue: the draft it came from, and the residents' decision (design 6)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import SQLModel

from db.tables.base import inside, key, once, rule, tenant, whole, words


class RuleDraft(SQLModel, table=True):
    """A version that is being written: outside the books, gone once it is published or thrown away.

    `content` is the whole catalogue as JSON; `edition` grows with every change, so that two windows do not overwrite
    each other. The columns of the decision are empty until it is put forward.
    """

    __tablename__ = "rule_draft"
    __table_args__ = (tenant(), once("slot"))
    community_id: str = key()
    id: str = key()
    slot: int = whole()  # always 1: one draft at a time
    base_number: int = whole()
    content: str = words(60_000)
    edition: int = whole()
    made_by: str = words(40)
    made_at: int = whole()
    changed_by: str = words(40)
    changed_at: int = whole()
    decision: str | None = words(2_000, none=True)
    effective_on: str | None = words(10, none=True)
    proposed_by: str | None = words(40, none=True)
    proposed_at: int | None = whole(none=True)


class RuleDecision(SQLModel, table=True):
    """The residents' meeting that decided a version; its id is the version's."""

    __tablename__ = "rule_decision"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "meeting", "decided_on", "votes_for", "votes_against", "votes_abstain", "reference",
        "proposed_by", "approved_by", "operation_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("id", "rule_version"),
        rule("votes", "votes_for >= 0 AND votes_against >= 0 AND votes_abstain >= 0 AND votes_for > votes_against"),
        rule("second_person", "approved_by <> proposed_by"),
    )
    community_id: str = key()
    id: str = key()
    meeting: str = words(80)
    decided_on: str = words(10)
    votes_for: int = whole()
    votes_against: int = whole()
    votes_abstain: int = whole()
    reference: str = words(120)
    proposed_by: str = words(40)
    approved_by: str = words(40)
    operation_id: str = words(26)
    digest: str = words(32)
