"""A roster's households and people onto the register, in one operation; those who are there stay as they are."""

from __future__ import annotations

from typing import Any

import db.teams
from core.books import Work
from core.claims import MAKERS
from core.commands import command
from core.households import write_household
from core.matching import HouseholdUnknown, Register
from core.names import name_key
from core.people import MINOR_BELOW_YEARS, write_person
from core.places import community_code
from core.policy import Scope
from core.sheets import RosterRow
from db.tables import ImportBatch, TeamMember
from db.types import new_id


def is_known(register: Register, row: RosterRow) -> bool:
    """Whether the row's household has somebody of that name already."""
    household = register.find_household(card=row.card_number, building=row.building, head=row.head)
    if household is None:
        return False
    return any(one.household_id == household.id for one in register.by_name.get(name_key(row.name), []))


@command("roster.import", roles=MAKERS, scope=Scope.COMMUNITY)
def import_roster(work: Work, *, rows: tuple[RosterRow, ...], file_name: str = "", file_hash: str = "") -> int:
    """Put households and people of a roster on the register, in one operation; those who are there stay as they are."""
    register = Register(work.session, work.community_id)
    code = community_code(work)
    batch_id, written = new_id(), 0
    made: dict[tuple[str, str] | str, str] = {}
    teams = {row.name: row.id for row in _teams(work)}
    for row in sorted(rows, key=lambda one: not one.is_head):
        if is_known(register, row):
            continue
        household_id = _household_of(work, register, made, row, code)
        is_adult = row.birth_year is None or work.today.year - row.birth_year >= MINOR_BELOW_YEARS
        person = write_person(
            work,
            name=row.name,
            phone=row.phone,
            birth_year=row.birth_year,
            tags=",".join(row.tags),
            joined_on=row.registered_on,
            household_id=household_id,
            is_head=row.is_head,
            is_spender=is_adult and row.is_head,
            code=code,
        )
        written += 1
        if row.team and row.team in teams:
            work.insert(
                TeamMember,
                id=new_id(),
                team_id=teams[row.team],
                person_id=person.id,
                role="member",
                from_on=work.today,
                until_on=None,
            )
    work.insert(
        ImportBatch,
        id=batch_id,
        kind="roster",
        file_name=file_name,
        file_hash=file_hash,
        rows=written,
        made_by=work.actor.id,
        made_at=work.now,
    )
    work.about(f"batch:{batch_id}", people=written)
    return written


def _household_of(
    work: Work,
    register: Register,
    made: dict[tuple[str, str] | str, str],
    row: RosterRow,
    code: str,
) -> str:
    known = register.find_household(card=row.card_number, building=row.building, head=row.head)
    if known is not None:
        return str(known.id)
    place = row.card_number or (name_key(row.building or ""), name_key(row.head or ""))
    if place not in made:
        if row.building is None:
            raise HouseholdUnknown(card=row.card_number or "", building="", head=row.head or "")
        household = write_household(
            work,
            building=row.building,
            head_name=row.head or row.name,
            card=row.card_number,
            opened_on=row.registered_on or work.today,
            code=code,
        )
        made[place] = household.id
    return made[place]


def _teams(work: Work) -> list[Any]:
    return db.teams.teams(work.session, community_id=work.community_id)
