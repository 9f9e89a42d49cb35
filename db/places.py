"""Questions about communities, places, households, people and teams."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.engine import Row, Session

#: the ids under which the books have a person: rows merged into theirs keep the one they were written with
SAME_PERSON = (
    "(SELECT CAST(:person_id AS VARCHAR) AS id UNION ALL SELECT twin.id FROM person twin"
    " WHERE twin.community_id = :community_id AND twin.merged_into_id = :person_id)"
)
#: a household and those that dissolved into it
SAME_HOUSEHOLD = (
    "(SELECT CAST(:household_id AS VARCHAR) AS id UNION ALL SELECT gone.id FROM household gone"
    " WHERE gone.community_id = :community_id AND gone.gone_into_id = :household_id)"
)
_COMMUNITY = "SELECT id, code, name, time_zone, phone, is_demo_first FROM community"


def communities(session: Session) -> list[Row]:
    """All communities, the demo's first one first."""
    return session.all(f"{_COMMUNITY} ORDER BY is_demo_first DESC, code")


def community_by_id(session: Session, *, community_id: str) -> Row:
    """One community."""
    return session.first(f"{_COMMUNITY} WHERE id = :id", id=community_id)


def community_by_code(session: Session, *, code: str) -> Row | None:
    """One community by its code."""
    return session.first(f"{_COMMUNITY} WHERE code = :code", code=code)


def area_by_name(session: Session, *, community_id: str, kind: str, name: str) -> Row | None:
    """A place by kind and name."""
    return session.first(
        "SELECT id, parent_id, kind, name FROM area"
        " WHERE community_id = :community_id AND kind = :kind AND name = :name",
        community_id=community_id,
        kind=kind,
        name=name,
    )


def areas(session: Session, *, community_id: str, kind: str) -> list[Row]:
    """All places of a kind, by name."""
    return session.all(
        "SELECT id, parent_id, kind, name FROM area WHERE community_id = :community_id AND kind = :kind ORDER BY name",
        community_id=community_id,
        kind=kind,
    )


def put_inside(session: Session, *, community_id: str, area_id: str, parent_id: str) -> None:
    """Let a place lie in another."""
    session.change(
        "UPDATE area SET parent_id = :parent_id WHERE community_id = :community_id AND id = :area_id",
        community_id=community_id,
        area_id=area_id,
        parent_id=parent_id,
    )


def holder_of(household: str) -> str:
    """SQL that answers which household has the points of one, given as a column; itself unless it dissolved."""
    return (
        "COALESCE((SELECT gone.gone_into_id FROM household gone WHERE gone.community_id = :community_id"
        f" AND gone.id = {household}), {household})"
    )


def gone(session: Session, *, community_id: str) -> list[Row]:
    """Households that dissolved: (id, gone_into_id)."""
    return session.all(
        "SELECT id, gone_into_id FROM household WHERE community_id = :community_id AND gone_into_id IS NOT NULL",
        community_id=community_id,
    )


_HOUSEHOLD = (
    "SELECT h.id, h.card_number, h.card_code, h.head_name, h.building_id, h.opened_on, h.gone_into_id,"
    " a.name AS building"
    " FROM household h JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
    " WHERE h.community_id = :community_id"
)


def household_by_id(session: Session, *, community_id: str, household_id: str) -> Row | None:
    """One household with its building."""
    return session.first(f"{_HOUSEHOLD} AND h.id = :id", community_id=community_id, id=household_id)


def household_by_card(session: Session, *, community_id: str, card: str) -> Row | None:
    """One household by its card number or the code on its card."""
    return session.first(
        f"{_HOUSEHOLD} AND (h.card_number = :card OR h.card_code = :card)", community_id=community_id, card=card
    )


def households(session: Session, *, community_id: str) -> list[Row]:
    """All households by building and card."""
    return session.all(f"{_HOUSEHOLD} ORDER BY a.name, h.card_number", community_id=community_id)


def household_of(session: Session, *, community_id: str, person_id: str, day: date) -> str | None:
    """The household of a person on a day."""
    found: str | None = session.value(
        "SELECT household_id FROM membership WHERE community_id = :community_id AND person_id"
        f" IN {SAME_PERSON}"
        " AND from_on <= :day AND (until_on IS NULL OR until_on >= :day) ORDER BY from_on DESC LIMIT 1",
        community_id=community_id,
        person_id=person_id,
        day=day,
    )
    return found


def memberships(session: Session, *, community_id: str) -> list[Row]:
    """All memberships, for bulk work; those of a merged row are the person's it became."""
    return session.all(
        "SELECT COALESCE(p.merged_into_id, m.person_id) AS person_id, m.household_id, m.from_on, m.until_on, m.is_head,"
        " m.is_spender FROM membership m JOIN person p ON p.community_id = m.community_id AND p.id = m.person_id"
        " WHERE m.community_id = :community_id",
        community_id=community_id,
    )


def memberships_of(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """One person's memberships, those of rows merged into theirs included."""
    return session.all(
        "SELECT CAST(:person_id AS VARCHAR) AS person_id, household_id, from_on, until_on, is_head, is_spender"
        f" FROM membership WHERE community_id = :community_id AND person_id IN {SAME_PERSON}",
        community_id=community_id,
        person_id=person_id,
    )


def members(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """The people of a household now, the head first."""
    return session.all(
        "SELECT p.id, p.name, p.volunteer_number, p.phone_masked, p.birth_year, m.is_head, m.is_spender"
        " FROM membership m JOIN person p ON p.community_id = m.community_id AND p.id = m.person_id"
        " WHERE m.community_id = :community_id AND m.household_id = :household_id AND m.until_on IS NULL"
        " ORDER BY m.is_head DESC, p.volunteer_number",
        community_id=community_id,
        household_id=household_id,
    )


#: people with their present household
PERSON = (
    "SELECT p.id, p.name, p.name_key, p.volunteer_number, p.phone_index, p.phone_masked, p.birth_year, p.tags,"
    " p.joined_on, p.is_guest, p.left_on, m.household_id, h.card_number, a.name AS building"
    " FROM person p"
    " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
    " LEFT JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
    " LEFT JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
    " WHERE p.community_id = :community_id"
)


def people(session: Session, *, community_id: str) -> list[Row]:
    """Everybody of the register, for bulk matching; who was merged into another is that other."""
    return session.all(f"{PERSON} AND p.merged_into_id IS NULL ORDER BY p.volunteer_number", community_id=community_id)


def person_by_id(session: Session, *, community_id: str, person_id: str) -> Row | None:
    """One person, None for a row that was merged into another: nobody chooses it any more."""
    return session.first(
        f"{PERSON} AND p.id = :id AND p.merged_into_id IS NULL", community_id=community_id, id=person_id
    )


def person_by_number(session: Session, *, community_id: str, number: str) -> Row | None:
    """One person by their volunteer number, an old one of theirs included."""
    found = session.first(
        "SELECT COALESCE(merged_into_id, id) AS id FROM person WHERE community_id = :community_id"
        " AND volunteer_number = :number",
        community_id=community_id,
        number=number,
    )
    return person_by_id(session, community_id=community_id, person_id=found.id) if found else None


def spenders(session: Session, *, community_id: str, household_id: str) -> Sequence[str]:
    """Ids of those who may spend for a household now."""
    rows = session.all(
        "SELECT person_id FROM membership WHERE community_id = :community_id AND household_id = :household_id"
        " AND until_on IS NULL AND is_spender",
        community_id=community_id,
        household_id=household_id,
    )
    return [row.person_id for row in rows]


def balances(session: Session, *, community_id: str, points_min: int) -> list[Row]:
    """(card_number, available_points) of every household with so many points, most first."""
    return session.all(
        "SELECT h.id, h.card_number, h.head_name, COALESCE(g.balance, 0) AS available_points FROM household h"
        " LEFT JOIN guard g ON g.community_id = h.community_id AND g.account = 'points/available/' || h.id"
        " WHERE h.community_id = :community_id AND COALESCE(g.balance, 0) >= :points_min"
        " ORDER BY available_points DESC, h.card_number",
        community_id=community_id,
        points_min=points_min,
    )
