"""What a shop's program may ask about a household: two figures, no name (design 10)."""

from __future__ import annotations

from dataclasses import dataclass

import db.books
import db.places
from core.clock import Clock
from core.commands import query
from core.errors import NotFound
from core.policy import Actor, Role, Scope
from db.engine import Session

_OFFICE = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBalance:
    """A household's points: those it may spend, and those in notice."""

    available_points: int
    notice_points: int


@query("points.of_card", roles=_OFFICE | {Role.CLERK, Role.OWNER}, scope=Scope.SHOP)
def balance_of_card(session: Session, clock: Clock, actor: Actor, *, card: str) -> CardBalance:
    """The points of the household with a card number. Raises NotFound."""
    household = db.places.household_by_card(session, community_id=actor.community_id, card=card)
    if household is None:
        raise NotFound()
    available, notice = (
        db.books.guard_balance(session, community_id=actor.community_id, account=f"points/{kind}/{household.id}")
        for kind in ("available", "notice")
    )
    return CardBalance(available_points=available, notice_points=notice)
