"""People: who is on the register (design 3)."""

from __future__ import annotations

import unicodedata
from datetime import date

import db.places
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, NotFound
from core.masking import masked_phone
from core.names import name_forms, name_key, phone_digits, phone_index
from core.places import Registered, community_code
from core.policy import OFFICE, READERS, Actor, Scope
from db.engine import Row, Session
from db.tables import Membership, Person
from db.types import new_id

MINOR_BELOW_YEARS = 18


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
    session, person_id = work.session, new_id()
    number = f"{code}-{work.number('volunteer'):05d}"
    digits, forms = phone_digits(phone), name_forms(clean)
    work.insert(
        Person,
        id=person_id,
        volunteer_number=number,
        name=clean,
        name_key=forms.whole,
        given_key=forms.given,
        pinyin=forms.pinyin,
        given_pinyin=forms.given_pinyin,
        initials=forms.initials,
        phone_sealed=session.secrets.seal("person", work.community_id, f"person/{person_id}/phone", digits)
        if digits
        else None,
        phone_index=phone_index(session, work.community_id, phone),
        phone_masked=masked_phone(digits) if digits else None,
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
    """Put somebody on the register; `home_place`: where a guest belongs, in words. Raises NameMissing, NotFound."""
    if household_id and not db.places.household_by_id(
        work.session, community_id=work.community_id, household_id=household_id
    ):
        raise NotFound(household_id=household_id)
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


@query("people.find", roles=READERS, scope=Scope.COMMUNITY)
def find_people(
    session: Session, clock: Clock, actor: Actor, *, text: str = "", limit: int = 20, offset: int = 0
) -> tuple[int, list[Row]]:
    """People by name, number, card, building or exact phone: (how many in all, this page)."""
    digits = phone_digits(text)
    if digits and len(digits) == 11:
        found = db.places.people_by_phone(
            session,
            community_id=actor.community_id,
            phone_index=phone_index(session, actor.community_id, digits) or "",
        )
        return len(found), found[offset : offset + limit]
    sought = name_key(text)
    total = db.places.count_people_like(session, community_id=actor.community_id, text=sought)
    return total, db.places.people_like(
        session, community_id=actor.community_id, text=sought, limit=limit, offset=offset
    )
