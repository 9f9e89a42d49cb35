"""Households: the accounts of points, with their cards (design 3)."""

from __future__ import annotations

from datetime import date

import db.places
from core.books import Work
from core.clock import Clock
from core.codes import new_paper_code
from core.commands import command, query
from core.errors import AppError, NotFound
from core.places import Registered, community_code, write_area
from core.policy import OFFICE, READERS, Actor, Role, Scope
from db.engine import Row, Session
from db.tables import Household
from db.types import new_id


class CardTaken(AppError):
    """Another household has this card number; facts: card."""

    key = "error.household.card_taken"
    status = 409


class HouseholdGone(AppError):
    """The household dissolved, its points are with another; facts: card."""

    key = "error.household.gone"
    status = 409


def write_household(
    work: Work, *, building: str, head_name: str, card: str | None, opened_on: date, code: str
) -> Registered:
    """Write a household; without a card number the next free one is given. Raises CardTaken."""
    building_id = write_area(work, kind="building", name=building)
    number = card
    while number is None:
        candidate = f"{code}-{work.number('card'):04d}"
        if db.places.household_by_card(work.session, community_id=work.community_id, card=candidate) is None:
            number = candidate
    household_id = new_id()
    written = work.session.insert_new(
        Household,
        community_id=work.community_id,
        id=household_id,
        card_number=number,
        card_code=new_paper_code(),
        building_id=building_id,
        head_name=head_name,
        opened_on=opened_on,
        lock_count=0,
    )
    if not written:
        raise CardTaken(card=number)
    return Registered(id=household_id, number=number)


@command("household.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_household(
    work: Work, *, building: str, head_name: str, card: str | None = None, opened_on: date | None = None
) -> Registered:
    """Open a household's account. Raises CardTaken."""
    household = write_household(
        work,
        building=building,
        head_name=head_name,
        card=card,
        opened_on=opened_on or work.today,
        code=community_code(work),
    )
    work.about(f"household:{household.id}")
    return household


@query("households.list", roles=READERS, scope=Scope.COMMUNITY)
def list_households(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """All households by building and card."""
    return db.places.households(session, community_id=actor.community_id)


@query("household.see", roles=READERS | {Role.RESIDENT}, scope=Scope.OWN)
def see_household(session: Session, clock: Clock, actor: Actor, *, household_id: str) -> tuple[Row, list[Row]]:
    """A household and its people. Raises NotFound for a foreign one."""
    if not actor.roles & READERS and household_id != actor.household_id:
        raise NotFound(household_id=household_id)
    household = db.places.household_by_id(session, community_id=actor.community_id, household_id=household_id)
    if household is None:
        raise NotFound(household_id=household_id)
    return household, db.places.members(session, community_id=actor.community_id, household_id=household_id)


@query("households.balances", roles=READERS, scope=Scope.COMMUNITY)
def balances(session: Session, clock: Clock, actor: Actor, *, points_min: int = 0) -> list[Row]:
    """Households with at least so many points available, most first."""
    return db.places.balances(session, community_id=actor.community_id, points_min=points_min)
