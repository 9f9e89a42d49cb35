"""Households, people, teams, companions: the register (design 3)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

import db.places
from core.books import Work
from core.clock import Clock, local_day
from core.codes import new_paper_code
from core.commands import command, query
from core.errors import AppError, NotFound
from core.masking import masked_phone
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.tables import Area, Household, Membership, Pairing, Person, Team, TeamMember
from db.types import new_id

OFFICE = {Role.STAFF, Role.ADMINISTRATOR}
READERS = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}
MINOR_BELOW_YEARS = 18
_DOTS = str.maketrans(dict.fromkeys("•‧・．.∙⋅", "·"))


class CardTaken(AppError):
    """Another household has this card number; facts: card."""

    key = "error.household.card_taken"
    status = 409


class NameMissing(AppError):
    key = "error.person.name_missing"


def name_key(name: str) -> str:
    """A name as it is matched: NFKC, without spaces, one kind of middle dot."""
    return "".join(unicodedata.normalize("NFKC", name).split()).translate(_DOTS)


def phone_digits(phone: str | None) -> str | None:
    """A phone as it is compared: digits only, without the country code; None for nothing."""
    digits = "".join(symbol for symbol in unicodedata.normalize("NFKC", phone or "") if symbol.isdigit())
    if len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    return digits or None


def phone_index(session: Session, community_id: str, phone: str | None) -> str | None:
    """The blind index by which an exact phone is found."""
    digits = phone_digits(phone)
    return session.secrets.keyed_hash("phone index", community_id, digits) if digits else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A row of the register that was just written: its id and its human number."""

    id: str
    number: str
    is_replay: bool = False


def write_area(work: Work, *, kind: str, name: str, parent_kind: str = "community") -> str:
    """The place of that kind and name, made if it is not there."""
    found = db.places.area_by_name(work.session, community_id=work.community_id, kind=kind, name=name)
    if found:
        return str(found.id)
    parents = db.places.areas(work.session, community_id=work.community_id, kind=parent_kind)
    area_id = new_id()
    work.insert(Area, id=area_id, parent_id=parents[0].id if parents else None, kind=kind, name=name)
    return area_id


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
) -> Registered:
    """Write a person and, with a household, the membership; head and named adults may spend, minors never."""
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    if not clean:
        raise NameMissing()
    session, person_id = work.session, new_id()
    number = f"{code}-{work.number('volunteer'):05d}"
    digits = phone_digits(phone)
    work.insert(
        Person,
        id=person_id,
        volunteer_number=number,
        name=clean,
        name_key=name_key(clean),
        phone_sealed=session.secrets.seal("person", work.community_id, f"person/{person_id}/phone", digits)
        if digits
        else None,
        phone_index=phone_index(session, work.community_id, phone),
        phone_masked=masked_phone(digits) if digits else None,
        birth_year=birth_year,
        tags=tags,
        joined_on=joined_on,
        is_guest=is_guest,
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


def community_code(work: Work) -> str:
    """The short code that human numbers begin with."""
    return str(db.places.community_by_id(work.session, community_id=work.community_id).code)


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
) -> Registered:
    """Put somebody on the register. Raises NameMissing, NotFound."""
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
        code=community_code(work),
    )
    work.about(f"person:{person.id}", household_id=household_id)
    return person


@command("team.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_team(
    work: Work, *, name: str, kind: str, leader_id: str | None = None, member_ids: tuple[str, ...] = ()
) -> Registered:
    """Found a volunteer team with its leader and first members."""
    team_id, code = new_id(), f"T{work.number('team'):02d}"
    work.insert(Team, id=team_id, code=code, name=name, kind=kind, leader_id=leader_id)
    people = dict.fromkeys((*([leader_id] if leader_id else []), *member_ids))
    work.insert_all(
        TeamMember,
        [
            {"id": new_id(), "team_id": team_id, "person_id": person_id, "from_on": work.today, "until_on": None}
            for person_id in people
        ],
    )
    work.about(f"team:{team_id}", members=len(people))
    return Registered(id=team_id, number=code)


@command("pairing.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_pairing(work: Work, *, helper_id: str, elder_id: str) -> Registered:
    """Pair a silver companion with an elder (domain A.1, 4)."""
    pairing_id = new_id()
    work.insert(Pairing, id=pairing_id, helper_id=helper_id, elder_id=elder_id, from_on=work.today, until_on=None)
    work.about(f"pairing:{pairing_id}", helper_id=helper_id, elder_id=elder_id)
    return Registered(id=pairing_id, number=f"{work.number('pairing')}")


@command("area.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_area(work: Work, *, kind: str, name: str) -> Registered:
    """Add a place: a grid, a building, a service point."""
    area_id = write_area(work, kind=kind, name=name)
    work.about(f"area:{area_id}")
    return Registered(id=area_id, number=name)


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


@query("teams.list", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def list_teams(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """All teams."""
    return db.places.teams(session, community_id=actor.community_id)


def today_of(clock: Clock, actor: Actor) -> date:
    """The community's local date."""
    return local_day(clock.now(), actor.time_zone)


@query("households.balances", roles=READERS, scope=Scope.COMMUNITY)
def balances(session: Session, clock: Clock, actor: Actor, *, points_min: int = 0) -> list[Row]:
    """Households with at least so many points available, most first."""
    return db.places.balances(session, community_id=actor.community_id, points_min=points_min)
