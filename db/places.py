"""Questions about communities, places, households, people and teams."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.engine import Row, Session

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


_HOUSEHOLD = (
    "SELECT h.id, h.card_number, h.card_code, h.head_name, h.building_id, h.opened_on, a.name AS building"
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
        "SELECT household_id FROM membership WHERE community_id = :community_id AND person_id = :person_id"
        " AND from_on <= :day AND (until_on IS NULL OR until_on >= :day) ORDER BY from_on DESC LIMIT 1",
        community_id=community_id,
        person_id=person_id,
        day=day,
    )
    return found


def memberships(session: Session, *, community_id: str) -> list[Row]:
    """All memberships, for bulk work."""
    return session.all(
        "SELECT person_id, household_id, from_on, until_on, is_head, is_spender FROM membership"
        " WHERE community_id = :community_id",
        community_id=community_id,
    )


def memberships_of(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """One person's memberships."""
    return session.all(
        "SELECT person_id, household_id, from_on, until_on, is_head, is_spender FROM membership"
        " WHERE community_id = :community_id AND person_id = :person_id",
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


_PERSON = (
    "SELECT p.id, p.name, p.name_key, p.volunteer_number, p.phone_index, p.phone_masked, p.birth_year, p.tags,"
    " p.joined_on, p.is_guest, m.household_id, h.card_number, a.name AS building"
    " FROM person p"
    " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
    " LEFT JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
    " LEFT JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
    " WHERE p.community_id = :community_id"
)


def people(session: Session, *, community_id: str) -> list[Row]:
    """Everybody of the register, for bulk matching."""
    return session.all(f"{_PERSON} ORDER BY p.volunteer_number", community_id=community_id)


def person_by_id(session: Session, *, community_id: str, person_id: str) -> Row | None:
    """One person."""
    return session.first(f"{_PERSON} AND p.id = :id", community_id=community_id, id=person_id)


def person_by_number(session: Session, *, community_id: str, number: str) -> Row | None:
    """One person by their volunteer number."""
    return session.first(f"{_PERSON} AND p.volunteer_number = :number", community_id=community_id, number=number)


def people_named(session: Session, *, community_id: str, name_key: str) -> list[Row]:
    """Everybody of a name."""
    return session.all(f"{_PERSON} AND p.name_key = :name_key ORDER BY p.volunteer_number",
                       community_id=community_id, name_key=name_key)  # fmt: skip


#: who is meant, each way by the index that has it: a LIKE over all of them at once would walk people with their homes.
#: `>= ''` and CROSS JOIN say so to SQLite, which plans without statistics
_MEANT = (
    "SELECT n.id FROM person n WHERE n.community_id = :community_id AND n.name_key >= '' AND n.name_key LIKE :like"
    " UNION SELECT v.id FROM person v WHERE v.community_id = :community_id AND v.volunteer_number >= ''"
    " AND v.volunteer_number LIKE :like"
    " UNION SELECT hm.person_id FROM household c CROSS JOIN membership hm WHERE c.community_id = :community_id"
    " AND c.card_number >= '' AND c.card_number LIKE :like AND hm.community_id = c.community_id"
    " AND hm.household_id = c.id AND hm.until_on IS NULL"
    " UNION SELECT bm.person_id FROM area b CROSS JOIN household bh CROSS JOIN membership bm"
    " WHERE b.community_id = :community_id AND b.name LIKE :like AND bh.community_id = b.community_id"
    " AND bh.building_id = b.id AND bm.community_id = bh.community_id AND bm.household_id = bh.id"
    " AND bm.until_on IS NULL"
)


def people_like(session: Session, *, community_id: str, text: str, limit: int, offset: int) -> list[Row]:
    """People whose name, number, card or building contains a text; everybody without one."""
    named: dict[str, Any] = {"community_id": community_id, "limit": limit, "offset": offset}
    if text:
        named["like"] = f"%{text}%"
    found = _PERSON.replace("FROM person p", f"FROM ({_MEANT}) q CROSS JOIN person p", 1) + " AND p.id = q.id"
    return session.all(f"{found if text else _PERSON} ORDER BY p.volunteer_number LIMIT :limit OFFSET :offset", **named)


def count_people_like(session: Session, *, community_id: str, text: str) -> int:
    """How many `people_like` would find."""
    if not text:
        sql = "SELECT COUNT(*) FROM person WHERE community_id = :community_id"
        return int(session.value(sql, community_id=community_id))
    return int(session.value(f"SELECT COUNT(*) FROM ({_MEANT}) q", community_id=community_id, like=f"%{text}%"))


def people_by_phone(session: Session, *, community_id: str, phone_index: str) -> list[Row]:
    """Everybody with a phone; elders may share a child's number."""
    return session.all(f"{_PERSON} AND p.phone_index = :phone_index ORDER BY p.volunteer_number",
                       community_id=community_id, phone_index=phone_index)  # fmt: skip


def teams(session: Session, *, community_id: str) -> list[Row]:
    """All teams."""
    return session.all(
        "SELECT t.id, t.code, t.name, t.kind, t.leader_id, p.name AS leader FROM team t"
        " LEFT JOIN person p ON p.community_id = t.community_id AND p.id = t.leader_id"
        " WHERE t.community_id = :community_id ORDER BY t.code",
        community_id=community_id,
    )


def team_members(session: Session, *, community_id: str, team_id: str) -> list[Row]:
    """The people of a team now."""
    return session.all(
        "SELECT p.id, p.name, p.volunteer_number FROM team_member m"
        " JOIN person p ON p.community_id = m.community_id AND p.id = m.person_id"
        " WHERE m.community_id = :community_id AND m.team_id = :team_id AND m.until_on IS NULL"
        " ORDER BY p.volunteer_number",
        community_id=community_id,
        team_id=team_id,
    )


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
