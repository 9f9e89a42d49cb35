"""People: who is on the register, found by what one knows of them (design 3)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import db.mergers
import db.people
import db.places
import db.teams
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.households import HouseholdGone
from core.masking import masked_phone
from core.names import name_forms, name_key, phone_digits, phone_index
from core.places import Registered, community_code
from core.policy import OFFICE, READERS, Actor, Role, Scope
from db.engine import Row, Session
from db.tables import Membership, Person
from db.types import new_id

MINOR_BELOW_YEARS: Final = 18
FOUND_MAX: Final = 500  # of one search: who is not among them is looked for with more letters
PHONE_DIGITS_MIN: Final = 7
NUMBER_DIGITS_MAX: Final = 6
SKILLS: Final = (
    "nursing", "haircut", "repair", "electric", "phones", "law", "talk", "teaching", "writing", "stage", "cooking",
    "driving", "first_aid", "languages",
)  # fmt: skip
AVAILABILITY: Final = ("weekday", "evening", "weekend", "urgent")


class NameMissing(AppError):
    key = "error.person.name_missing"


def write_person(
    work: Work,
    *,
    name: str,
    phone: str | None,
    birth_year: int | None,
    tags: str,
    joined_on: date | None,
    household_id: str | None,
    is_head: bool,
    code: str,
    is_spender: bool | None = None,
    is_guest: bool = False,
    home_place: str | None = None,
) -> Registered:
    """Write a person and, with a household, the membership; head and named adults may spend, minors never."""
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    if not clean:
        raise NameMissing()
    person_id = new_id()
    number = f"{code}-{work.number('volunteer'):05d}"
    work.insert(
        Person,
        id=person_id,
        volunteer_number=number,
        **name_columns(clean),
        **phone_columns(work, person_id, phone),
        birth_year=birth_year,
        tags=tags,
        joined_on=joined_on,
        is_guest=is_guest,
        home_place=home_place,
        skills="",
        availability="",
        left_on=None,
        left_because=None,
        merged_into_id=None,
        lock_count=0,
    )
    if household_id:
        is_adult = birth_year is None or work.today.year - birth_year >= MINOR_BELOW_YEARS
        work.insert(
            Membership,
            id=new_id(),
            person_id=person_id,
            household_id=household_id,
            from_on=joined_on or date(2000, 1, 1),
            until_on=None,
            is_head=is_head,
            is_spender=is_adult and (is_head if is_spender is None else is_spender),
        )
    return Registered(id=person_id, number=number)


def name_columns(name: str) -> dict[str, str]:
    """A name with every form in which it is matched and searched."""
    forms = name_forms(name)
    return {
        "name": name,
        "name_key": forms.whole,
        "given_key": forms.given,
        "pinyin": forms.pinyin,
        "given_pinyin": forms.given_pinyin,
        "initials": forms.initials,
    }


def phone_columns(work: Work, person_id: str, phone: str | None) -> dict[str, str | None]:
    """A phone sealed, with the index that finds it and what of it is shown."""
    session, digits = work.session, phone_digits(phone)
    sealed = session.secrets.seal("person", work.community_id, f"person/{person_id}/phone", digits) if digits else None
    return {
        "phone_sealed": sealed,
        "phone_index": phone_index(session, work.community_id, phone),
        "phone_masked": masked_phone(digits) if digits else None,
    }


@command("person.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_person(
    work: Work,
    *,
    name: str,
    phone: str | None = None,
    birth_year: int | None = None,
    tags: str = "",
    joined_on: date | None = None,
    household_id: str | None = None,
    is_head: bool = False,
    is_spender: bool | None = None,
    is_guest: bool = False,
    home_place: str | None = None,
) -> Registered:
    """Put somebody on the register; `home_place`: where a guest belongs, in words.

    Raises NameMissing, NotFound, HouseholdGone.
    """
    if household_id:
        home = db.places.household_by_id(work.session, community_id=work.community_id, household_id=household_id)
        if home is None:
            raise NotFound(household_id=household_id)
        if home.gone_into_id:
            raise HouseholdGone(card=home.card_number)
    person = write_person(
        work,
        name=name,
        phone=phone,
        birth_year=birth_year,
        tags=tags,
        joined_on=joined_on,
        household_id=household_id,
        is_head=is_head,
        is_spender=is_spender,
        is_guest=is_guest,
        home_place=(home_place or "").strip() or None,
        code=community_code(work),
    )
    work.about(f"person:{person.id}", household_id=household_id)
    return person


@command("person.change", roles=OFFICE, scope=Scope.COMMUNITY)
def change_person(
    work: Work,
    *,
    person_id: str,
    name: str,
    phone: str | None = None,
    birth_year: int | None = None,
    tags: str = "",
    home_place: str | None = None,
) -> Registered:
    """Correct what the register says of somebody; `phone` None leaves it as it is, an empty one takes it away.

    Raises NotFound, NameMissing.
    """
    work.lock_person(person_id)
    person = require_person(work.session, work.community_id, person_id)
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    if not clean:
        raise NameMissing()
    columns = {**name_columns(clean), "birth_year": birth_year, "tags": tags.strip(),
               "home_place": (home_place or "").strip() or None}  # fmt: skip
    if phone is not None:
        columns |= phone_columns(work, person_id, phone)
    db.people.set_columns(work.session, community_id=work.community_id, person_id=person_id, **columns)
    work.about(f"person:{person_id}", is_renamed=clean != person.name, has_new_phone=phone is not None)
    return Registered(id=person_id, number=person.volunteer_number)


@command("person.describe", roles=OFFICE | {Role.RESIDENT, Role.TEAM_LEADER}, scope=Scope.OWN)
def describe_person(
    work: Work, *, person_id: str, skills: tuple[str, ...], availability: tuple[str, ...]
) -> Registered:
    """Note what somebody can do and when they have time; residents for themselves. Raises NotFound, Malformed."""
    if not work.actor.roles & OFFICE and person_id != work.actor.person_id:
        raise NotFound(person_id=person_id)
    person = require_person(work.session, work.community_id, person_id)
    for field, chosen, known in (("skills", skills, SKILLS), ("availability", availability, AVAILABILITY)):
        if not set(chosen) <= set(known):
            raise Malformed(field=field)
    db.people.set_columns(
        work.session,
        community_id=work.community_id,
        person_id=person_id,
        skills=",".join(one for one in SKILLS if one in skills),
        availability=",".join(one for one in AVAILABILITY if one in availability),
    )
    work.about(f"person:{person_id}", skills=len(set(skills)))
    return Registered(id=person_id, number=person.volunteer_number)


def require_person(session: Session, community_id: str, person_id: str) -> Row:
    """Somebody who may be chosen: on the register, and not merged into another row. Raises NotFound."""
    person = db.places.person_by_id(session, community_id=community_id, person_id=person_id)
    if person is None:
        raise NotFound(person_id=person_id)
    return person


# -- search ------------------------------------------------------------------------------------------------------


@query("people.find", roles=READERS, scope=Scope.COMMUNITY)
def find_people(
    session: Session, clock: Clock, actor: Actor, *, text: str = "", limit: int = 20, offset: int = 0
) -> tuple[int, list[Row]]:
    """People by the beginning of a name (as written, in letters or initials), number, card, place or whole phone.

    (How many there are, this page.) Above FOUND_MAX nobody counts on: the number is then FOUND_MAX + 1.
    """
    ids = list(dict.fromkeys(_found(session, actor.community_id, text)))[: FOUND_MAX + 1]
    return len(ids), db.people.by_ids(session, community_id=actor.community_id, ids=ids[offset : offset + limit])


def _found(session: Session, community_id: str, text: str) -> Iterator[str]:
    key = name_key(text)
    at_most: dict[str, Any] = {"community_id": community_id, "limit": FOUND_MAX + 1}
    if not key:
        yield from db.people.first_ids(session, **at_most)
        return
    digits = phone_digits(key)
    if digits and len(digits) >= PHONE_DIGITS_MIN:
        index = phone_index(session, community_id, digits) or ""
        yield from db.people.ids_by_phone(session, phone_index=index, **at_most)
    for number in _numbers(session, community_id, key):
        yield from db.people.ids_by_number(session, community_id=community_id, number=number)
    for column, begins in _beginnings(key):
        yield from db.people.ids_beginning(session, column=column, text=begins, **at_most)
    yield from db.people.ids_by_place(session, text=key, **at_most)


def _numbers(session: Session, community_id: str, key: str) -> list[str]:
    """A number as it stands on cards: as typed, in capitals, and with the community's code before bare digits."""
    numbers = [key, key.upper()]
    if key.isascii() and key.isdigit() and len(key) <= NUMBER_DIGITS_MAX:
        code = db.places.community_by_id(session, community_id=community_id).code
        numbers += [f"{code}-{int(key):04d}", f"{code}-{int(key):05d}"]
    return list(dict.fromkeys(numbers))


def _beginnings(key: str) -> list[tuple[str, str]]:
    """Where a name is looked for: letters in how it is spoken, else in how it is written."""
    if key[0].isascii():
        return [(column, key.casefold()) for column in ("pinyin", "given_pinyin", "initials") if key[0].isalpha()]
    return [(column, key) for column in ("name_key", "given_key")]


# -- one person --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of somebody's row: what, who did it, when and why; `facts` are ids, numbers and dates."""

    action: str
    actor: str
    reason: str | None
    note: str | None
    at: datetime
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """Somebody as the register has them, with the households and teams they are and were in."""

    person: Row
    homes: list[Row]
    teams: list[Row]
    mergers: list[Row]


@query("person.see", roles=READERS | {Role.RESIDENT}, scope=Scope.OWN)
def see_person(session: Session, clock: Clock, actor: Actor, *, person_id: str) -> PersonSeen:
    """One person; a row that was merged answers with the one it became. Raises NotFound."""
    if not actor.roles & READERS and person_id != actor.person_id:
        raise NotFound(person_id=person_id)
    named = {"community_id": actor.community_id}
    person = db.people.detail(session, person_id=person_id, **named)
    if person is not None and person.merged_into_id:
        person = db.people.detail(session, person_id=person.merged_into_id, **named)
    if person is None:
        raise NotFound(person_id=person_id)
    return PersonSeen(
        person=person,
        homes=db.people.homes(session, person_id=person.id, **named),
        teams=db.teams.teams_of(session, person_id=person.id, **named),
        mergers=db.mergers.of_person(session, person_id=person.id, **named),
    )


@query("person.history", roles=READERS, scope=Scope.COMMUNITY)
def person_history(
    session: Session, clock: Clock, actor: Actor, *, person_id: str, limit: int = 50, offset: int = 0
) -> list[Step]:
    """Everything that was changed about somebody, the newest first."""
    rows = db.people.steps(session, community_id=actor.community_id, person_id=person_id, limit=limit, offset=offset)
    return [
        Step(action=row.action, actor=row.actor or "", reason=row.reason, note=row.note, at=row.recorded_at,
             facts=json.loads(row.facts))
        for row in rows
    ]  # fmt: skip
