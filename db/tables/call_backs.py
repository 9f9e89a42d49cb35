"""Records of a month that are asked about by telephone (domain E-2)."""

from __future__ import annotations

from typing import ClassVar

from sqlmodel import SQLModel

from db.states import CallBackState
from db.tables.base import find, inside, key, one_of, tenant, whole, words


class CallBack(SQLModel, table=True):
    """One record that was drawn to be asked about; its id is the claim's, so a record is drawn once.

    `drawn_by_seal`: the seal that the draw was seeded with, so that anybody can draw again and compare.
    """

    __tablename__ = "call_back"
    __sealed__: ClassVar[tuple[str, ...]] = ("community_id", "id", "month", "drawn_by_seal", "drawn_at")
    __table_args__ = (
        tenant(),
        inside("id", "claim"),
        inside("drawn_by_seal", "seal"),
        find("ix_call_back_month", "month", "state"),
        one_of("state", CallBackState),
    )
    community_id: str = key()
    id: str = key()
    month: str = words(7)
    drawn_by_seal: str = words(26)
    drawn_at: int = whole()
    state: str = words(16)
    digest: str = words(32)
