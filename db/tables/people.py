"""What becomes of people and households: places they left, rows that are one person, households that end (design 3)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import SQLModel

from db.states import DissolutionState, MergerState
from db.tables.base import find, inside, key, link, once_where, one_of, rule, tenant, whole, words


class FormerPlace(SQLModel, table=True):
    """Where a household lived before it moved, dated; where it lives now stands with the household."""

    __tablename__ = "former_place"
    __table_args__ = (
        tenant(),
        inside("household_id", "household"),
        inside("building_id", "area"),
        find("ix_former_place_household", "household_id"),
    )
    community_id: str = key()
    id: str = key()
    household_id: str = link()
    building_id: str = link()
    from_on: str = words(10)
    until_on: str = words(10)


class Merger(SQLModel, table=True):
    """Two rows of the register are one person: proposed by one, done by another, and perhaps undone.

    What the books say of `person_id` stays as it was written; whoever asks for `survivor_id` is shown both.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "person_id", "survivor_id", "proposed_by", "proposed_at",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("person_id", "person"),
        inside("survivor_id", "person"),
        once_where("uq_merger_standing", "person_id", where="state IN ('proposed', 'merged')"),
        find("ix_merger_survivor", "survivor_id"),
        find("ix_merger_person", "person_id"),
        find("ix_merger_proposed", "proposed_at", where="state = 'proposed'"),
        rule("two_rows", "person_id <> survivor_id"),
        one_of("state", MergerState),
    )
    community_id: str = key()
    id: str = key()
    person_id: str = link()
    survivor_id: str = link()
    state: str = words(16)
    proposed_by: str = words(40)
    proposed_at: int = whole()
    digest: str = words(32)


class Dissolution(SQLModel, table=True):
    """A household without people whose points go to another household of its people: proposed by one, done by another.

    Afterwards what its claims still bring, and what is taken back of them, is the other household's.
    """

    __sealed__: ClassVar[tuple[str, ...]] = (
        "community_id", "id", "household_id", "into_id", "proposed_by", "proposed_at",
    )  # fmt: skip
    __table_args__ = (
        tenant(),
        inside("household_id", "household"),
        inside("into_id", "household"),
        once_where("uq_dissolution_standing", "household_id", where="state IN ('proposed', 'moved')"),
        find("ix_dissolution_household", "household_id"),
        find("ix_dissolution_into", "into_id"),
        find("ix_dissolution_proposed", "proposed_at", where="state = 'proposed'"),
        rule("two_households", "household_id <> into_id"),
        one_of("state", DissolutionState),
    )
    community_id: str = key()
    id: str = key()
    household_id: str = link()
    into_id: str = link()
    state: str = words(16)
    proposed_by: str = words(40)
    proposed_at: int = whole()
    digest: str = words(32)
