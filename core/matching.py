"""Finding the people and households that a sheet means, without ever guessing (design 6)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import db.people
import db.places
from core.errors import AppError
from core.names import name_key, phone_index
from db.engine import Row, Session


class PersonUnknown(AppError):
    """Nobody of that name is on the register; facts: name."""

    key = "error.match.person_unknown"
    status = 404


class PersonAmbiguous(AppError):
    """Several people have that name and the row does not say which; facts: name, candidates."""

    key = "error.match.person_ambiguous"
    status = 409


class PersonDiffers(AppError):
    """The name is known, but the row's phone, number or card belongs to somebody else; facts: name, candidates."""

    key = "error.match.person_differs"
    status = 409


class PersonElsewhere(AppError):
    """Somebody of that name and phone is on the register, in another household; facts: name, candidates."""

    key = "error.match.person_elsewhere"
    status = 409


class PhoneLost(AppError):
    """The phone was destroyed by a spreadsheet and the name alone cannot decide."""

    key = "error.row.phone_lost"


class HouseholdUnknown(AppError):
    """No household has that card, or that building and head."""

    key = "error.match.household_unknown"
    status = 404


class Register:
    """Everybody and every household of a community, read once for a whole sheet."""

    def __init__(self, session: Session, community_id: str) -> None:
        self._session = session
        self._community_id = community_id
        self.by_name: dict[str, list[Row]] = defaultdict(list)
        for row in db.places.people(session, community_id=community_id):
            self.by_name[row.name_key].append(row)
        people = {row.id: row for rows in self.by_name.values() for row in rows}
        for twin in db.people.twins(session, community_id=community_id):  # sheets may know somebody by an old row
            if twin.root_id in people:
                self.by_name[twin.name_key].append(
                    people[twin.root_id]._replace(volunteer_number=twin.volunteer_number, phone_index=twin.phone_index)
                )
        self.by_card: dict[str, Row] = {}
        self.by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in db.places.households(session, community_id=community_id):
            self.by_card[row.card_number] = row
            self.by_place[name_key(row.building), name_key(row.head_name)].append(row)

    def person(
        self,
        name: str,
        *,
        phone: str | None = None,
        phone_lost: bool = False,
        volunteer_number: str | None = None,
        card: str | None = None,
    ) -> Row:
        """The one person meant. Raises PersonUnknown, PersonAmbiguous, PersonDiffers, PhoneLost."""
        named = self.by_name.get(name_key(name), [])
        if not named:
            raise PersonUnknown(name=name)
        fitting = named
        if volunteer_number:
            fitting = [row for row in fitting if row.volunteer_number == volunteer_number]
        if card:
            fitting = [row for row in fitting if row.card_number == card]
        if phone:
            index = phone_index(self._session, self._community_id, phone)
            same = [row for row in fitting if row.phone_index == index]
            unknown = [row for row in fitting if row.phone_index is None]
            fitting = same or unknown
        fitting = list({row.id: row for row in fitting}.values())
        if not fitting:
            raise PersonDiffers(name=name, candidates=candidates(named))
        if len(fitting) > 1:
            if phone_lost:
                raise PhoneLost()
            raise PersonAmbiguous(name=name, candidates=candidates(fitting))
        return fitting[0]

    def elsewhere(self, name: str, *, phone: str | None) -> list[Row]:
        """People of this name who have this phone: perhaps the same person, perhaps parent and child."""
        index = phone_index(self._session, self._community_id, phone)
        found = [row for row in self.by_name.get(name_key(name), []) if index and row.phone_index == index]
        return list({row.id: row for row in found}.values())

    def household(self, *, card: str | None, building: str | None, head: str | None) -> Row:
        """The household meant, by card, else by building and head. Raises HouseholdUnknown."""
        found = self.find_household(card=card, building=building, head=head)
        if found is None:
            raise HouseholdUnknown(card=card or "", building=building or "", head=head or "")
        return found

    def find_household(self, *, card: str | None, building: str | None, head: str | None) -> Row | None:
        """As `household`, None where there is none."""
        if card:
            return self.by_card.get(card)
        at = self.by_place.get((name_key(building or ""), name_key(head or "")), [])
        return at[0] if len(at) == 1 else None


def candidates(rows: list[Row]) -> list[dict[str, Any]]:
    """Who may be meant, as facts of a refusal."""
    return [
        {"volunteer_number": row.volunteer_number, "building": row.building or "", "person_id": row.id} for row in rows
    ]
