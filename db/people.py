"""Questions about people: search by index, what they may be and were, and the changes of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.engine import Row, Session
from db.places import PERSON, SAME_PERSON

#: after every text that begins like this one, on both engines
_BEYOND = "\U0010ffff"
#: what a search may look into by its beginning
BEGINNINGS = ("name_key", "given_key", "pinyin", "given_pinyin", "initials")


def ids_beginning(session: Session, *, community_id: str, column: str, text: str, limit: int) -> list[str]:
    """People whose name, in one of its forms, begins like this; a merged row answers with the one it became."""
    assert column in BEGINNINGS
    rows = session.all(
        f"SELECT COALESCE(merged_into_id, id) AS id FROM person WHERE community_id = :community_id"
        f" AND {column} >= :text AND {column} < :beyond ORDER BY {column}, id LIMIT :limit",
        community_id=community_id,
        text=text,
        beyond=text + _BEYOND,
        limit=limit,
    )
    return [row.id for row in rows]


def ids_by_phone(session: Session, *, community_id: str, phone_index: str, limit: int) -> list[str]:
    """People with a phone; elders may share a child's number."""
    rows = session.all(
        "SELECT COALESCE(merged_into_id, id) AS id FROM person WHERE community_id = :community_id"
        " AND phone_index = :phone_index ORDER BY phone_index, id LIMIT :limit",
        community_id=community_id,
        phone_index=phone_index,
        limit=limit,
    )
    return [row.id for row in rows]


def ids_by_number(session: Session, *, community_id: str, number: str) -> list[str]:
    """The person with this volunteer number, and those of the household with this card."""
    rows = session.all(
        "SELECT COALESCE(merged_into_id, id) AS id FROM person WHERE community_id = :community_id"
        " AND volunteer_number = :number"
        " UNION ALL SELECT m.person_id FROM household h CROSS JOIN membership m WHERE h.community_id = :community_id"
        " AND h.card_number = :number AND m.community_id = h.community_id AND m.household_id = h.id"
        " AND m.until_on IS NULL",
        community_id=community_id,
        number=number,
    )
    return [row.id for row in rows]


def ids_by_place(session: Session, *, community_id: str, text: str, limit: int) -> list[str]:
    """Those who live in a building whose name, or whose grid's name, begins like this."""
    rows = session.all(
        "WITH place AS (SELECT id FROM area WHERE community_id = :community_id AND kind IN ('grid', 'building')"
        " AND substr(name, 1, :size) = :text), home AS (SELECT id FROM place UNION SELECT b.id FROM area b"
        " WHERE b.community_id = :community_id AND b.parent_id IN (SELECT id FROM place))"
        " SELECT m.person_id AS id FROM home CROSS JOIN household h CROSS JOIN membership m"
        " WHERE h.community_id = :community_id AND h.building_id = home.id AND m.community_id = h.community_id"
        " AND m.household_id = h.id AND m.until_on IS NULL LIMIT :limit",
        community_id=community_id,
        text=text,
        size=len(text),
        limit=limit,
    )
    return [row.id for row in rows]


def first_ids(session: Session, *, community_id: str, limit: int) -> list[str]:
    """The first people of the register, in the order of their numbers."""
    rows = session.all(
        "SELECT id FROM person WHERE community_id = :community_id AND merged_into_id IS NULL"
        " ORDER BY volunteer_number LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )
    return [row.id for row in rows]


def by_ids(session: Session, *, community_id: str, ids: Sequence[str]) -> list[Row]:
    """These people with their households, in the order of the ids."""
    found: dict[str, Row] = {}
    for row in session.all(f"{PERSON} AND p.id IN ({listed(len(ids))})", community_id=community_id, **named(ids)):
        found[row.id] = row
    return [found[person_id] for person_id in ids if person_id in found]


def listed(count: int) -> str:
    """So many parameters between brackets; none at all finds nothing."""
    return ", ".join(f":id_{place}" for place in range(count)) or "NULL"


def named(ids: Sequence[str]) -> dict[str, Any]:
    """What these parameters are."""
    return {f"id_{place}": value for place, value in enumerate(ids)}


def detail(session: Session, *, community_id: str, person_id: str) -> Row | None:
    """One person with everything the register has, merged or not."""
    return session.first(
        "SELECT p.id, p.name, p.volunteer_number, p.phone_masked, p.birth_year, p.tags, p.joined_on, p.is_guest,"
        " p.home_place, p.skills, p.availability, p.left_on, p.left_because, p.merged_into_id, m.household_id,"
        " m.is_head, m.is_spender, h.card_number, h.head_name, a.name AS building FROM person p"
        " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
        " LEFT JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
        " LEFT JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
        " WHERE p.community_id = :community_id AND p.id = :person_id",
        community_id=community_id,
        person_id=person_id,
    )


def whose(session: Session, *, community_id: str, person_id: str) -> str:
    """The row that stands for this one now: itself, unless it was merged into another."""
    found = session.value(
        "SELECT COALESCE(merged_into_id, id) FROM person WHERE community_id = :community_id AND id = :person_id",
        community_id=community_id,
        person_id=person_id,
    )
    return str(found or person_id)


def twins(session: Session, *, community_id: str) -> list[Row]:
    """Rows that were merged into another, for bulk matching: (id, name_key, volunteer_number, phone_index, root_id)."""
    return session.all(
        "SELECT id, name_key, volunteer_number, phone_index, merged_into_id AS root_id FROM person"
        " WHERE community_id = :community_id AND merged_into_id IS NOT NULL",
        community_id=community_id,
    )


def homes(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """The households of a person, the newest first: (household_id, card_number, building, from_on, until_on, …)."""
    return session.all(
        "SELECT m.household_id, m.from_on, m.until_on, m.is_head, m.is_spender, h.card_number, a.name AS building"
        " FROM membership m JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
        " JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
        f" WHERE m.community_id = :community_id AND m.person_id IN {SAME_PERSON}"
        " ORDER BY m.until_on IS NOT NULL, m.from_on DESC, m.id DESC LIMIT 50",
        community_id=community_id,
        person_id=person_id,
    )


def steps(session: Session, *, community_id: str, person_id: str, limit: int, offset: int) -> list[Row]:
    """What was done to a person's rows, the newest first: (action, actor, reason, note, facts, recorded_at)."""
    return session.all(
        "SELECT o.action, o.reason, o.facts, o.recorded_at, a.display_name AS actor, n.text AS note FROM operation o"
        " LEFT JOIN account a ON a.community_id = o.community_id AND a.id = o.actor_id"
        " LEFT JOIN note n ON n.community_id = o.community_id AND n.id = o.note_id"
        " WHERE o.community_id = :community_id AND substr(o.subject, 1, 7) = 'person:'"
        f" AND o.subject IN (SELECT 'person:' || same.id FROM {SAME_PERSON} same)"
        " ORDER BY o.recorded_at DESC, o.id DESC LIMIT :limit OFFSET :offset",
        community_id=community_id,
        person_id=person_id,
        limit=limit,
        offset=offset,
    )


def open_membership(session: Session, *, community_id: str, person_id: str) -> Row | None:
    """Where a person belongs now."""
    return session.first(
        "SELECT m.id, m.household_id, m.from_on, m.is_head, m.is_spender, h.card_number FROM membership m"
        " JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
        " WHERE m.community_id = :community_id AND m.person_id = :person_id AND m.until_on IS NULL",
        community_id=community_id,
        person_id=person_id,
    )


def membership_ended_on(session: Session, *, community_id: str, person_id: str, day: date) -> Row | None:
    """Where a row of the register stopped belonging on a day, unless it belongs somewhere now."""
    return session.first(
        "SELECT household_id, is_head, is_spender FROM membership WHERE community_id = :community_id"
        " AND person_id = :person_id AND until_on = :day AND NOT EXISTS (SELECT 1 FROM membership o"
        " WHERE o.community_id = :community_id AND o.person_id = :person_id AND o.until_on IS NULL)"
        " ORDER BY from_on DESC, id DESC LIMIT 1",
        community_id=community_id,
        person_id=person_id,
        day=day,
    )


def end_membership(session: Session, *, community_id: str, membership_id: str, last_day: date) -> bool:
    """Let a membership end; answers False where it had ended."""
    return bool(
        session.change(
            "UPDATE membership SET until_on = :last_day WHERE community_id = :community_id AND id = :membership_id"
            " AND until_on IS NULL",
            community_id=community_id,
            membership_id=membership_id,
            last_day=last_day,
        )
    )


def set_rights(session: Session, *, community_id: str, person_id: str, is_head: bool, is_spender: bool) -> bool:
    """What somebody is in the household they belong to now."""
    return bool(
        session.change(
            "UPDATE membership SET is_head = :is_head, is_spender = :is_spender WHERE community_id = :community_id"
            " AND person_id = :person_id AND until_on IS NULL",
            community_id=community_id,
            person_id=person_id,
            is_head=is_head,
            is_spender=is_spender,
        )
    )


def set_head_name(session: Session, *, community_id: str, household_id: str, name: str) -> None:
    """The name a household goes by."""
    session.change(
        "UPDATE household SET head_name = :name WHERE community_id = :community_id AND id = :household_id",
        community_id=community_id,
        household_id=household_id,
        name=name,
    )


def set_building(session: Session, *, community_id: str, household_id: str, building_id: str) -> None:
    """Where a household lives from now on."""
    session.change(
        "UPDATE household SET building_id = :building_id WHERE community_id = :community_id AND id = :household_id",
        community_id=community_id,
        household_id=household_id,
        building_id=building_id,
    )


def former_places(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """Where a household lived before, the newest first: (building, from_on, until_on)."""
    return session.all(
        "SELECT a.name AS building, f.from_on, f.until_on FROM former_place f"
        " JOIN area a ON a.community_id = f.community_id AND a.id = f.building_id"
        " WHERE f.community_id = :community_id AND f.household_id = :household_id ORDER BY f.until_on DESC, f.id DESC",
        community_id=community_id,
        household_id=household_id,
    )


def set_columns(session: Session, *, community_id: str, person_id: str, **columns: Any) -> None:
    """Write new values into a person's row."""
    changed = ", ".join(f"{column} = :{column}" for column in columns)
    session.change(
        f"UPDATE person SET {changed} WHERE community_id = :community_id AND id = :person_id",
        community_id=community_id,
        person_id=person_id,
        **columns,
    )


def accounts_of(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """A person's ways in: (id, kind, is_enabled)."""
    return session.all(
        "SELECT id, kind, is_enabled FROM account WHERE community_id = :community_id AND person_id = :person_id",
        community_id=community_id,
        person_id=person_id,
    )


def give_account(session: Session, *, community_id: str, account_id: str, person_id: str) -> None:
    """Let an account be another row's of the same person."""
    session.change(
        "UPDATE account SET person_id = :person_id WHERE community_id = :community_id AND id = :account_id",
        community_id=community_id,
        account_id=account_id,
        person_id=person_id,
    )
