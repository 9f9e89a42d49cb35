"""Silver companions (银发伴友): who visits whom, and every visit (domain A.1, 4)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import SQLModel

from db.states import CompanionVisitState
from db.tables.base import find, inside, key, link, once_where, one_of, rule, tenant, whole, words


class Pairing(SQLModel, table=True):
    """A silver companion: a helper and the elder who is visited, so many times a month as agreed."""

    __table_args__ = (
        tenant(),
        inside("helper_id", "person"),
        inside("elder_id", "person"),
        once_where("uq_pairing_open", "helper_id", "elder_id", where="until_on IS NULL"),
        find("ix_pairing_elder", "elder_id"),
        rule("visits_a_month", "visits_a_month > 0"),
        rule("two_people", "helper_id <> elder_id"),
    )
    community_id: str = key()
    id: str = key()
    helper_id: str = link()
    elder_id: str = link()
    visits_a_month: int = whole()
    from_on: str = words(10)
    until_on: str | None = words(10, none=True)


class CompanionVisit(SQLModel, table=True):
    """What a helper logged: a visit or a call, with its start and end. How the elder was stands in `visit_note`."""

    __tablename__ = "companion_visit"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "pairing_id", "kind", "visited_on", "starts_at", "ends_at", "minutes", "logged_by",
        "logged_at",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("pairing_id", "pairing"),
        find("ix_companion_visit_pairing", "pairing_id", "visited_on"),
        find("ix_companion_visit_waiting", "logged_at", where="state = 'logged'"),
        one_of("kind", ("safety", "company", "errand", "call")),
        rule("window", "ends_at > starts_at"),
        rule("minutes", "minutes > 0"),
        one_of("state", CompanionVisitState),
    )
    community_id: str = key()
    id: str = key()
    pairing_id: str = link()
    kind: str = words(8)
    visited_on: str = words(10)
    starts_at: int = whole()
    ends_at: int = whole()
    minutes: int = whole()
    state: str = words(12)
    logged_by: str = words(40)
    logged_at: int = whole()
    digest: str = words(32)


class VisitConfirmation(SQLModel, table=True):
    """How a visit was confirmed, once; its id is the visit's. `way`: the elder's card at the visit, or a staff call.

    `spoke_with`: of a call, who answered; a role, never a name. The hours it became are a claim.
    """

    __tablename__ = "visit_confirmation"
    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "way", "spoke_with", "confirmed_by", "confirmed_at", "claim_id",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("id", "companion_visit"),
        inside("claim_id", "claim"),
        find("ix_visit_confirmation_claim", "claim_id"),
        one_of("way", ("card", "call")),
        rule("spoke_with", "(way = 'call') = (spoke_with IS NOT NULL)"),
    )
    community_id: str = key()
    id: str = key()
    way: str = words(8)
    spoke_with: str | None = words(12, none=True)
    confirmed_by: str = words(40)
    confirmed_at: int = whole()
    claim_id: str = link()
    digest: str = words(32)


class VisitNote(SQLModel, table=True):
    """How the elder was, sealed and erasable; outside the books. Its id is the visit's."""

    __tablename__ = "visit_note"
    __table_args__ = (tenant(), inside("id", "companion_visit"))
    community_id: str = key()
    id: str = key()
    note_sealed: str | None = words(2400, none=True)
