"""Statements on signs of misuse, and on the takings and refusals in which they are looked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from db.engine import Row, Session
from db.tables import Sign

__all__ = ["Sign"]

_SIGN = (
    "SELECT g.id, g.kind, g.mark, g.shop_id, h.id AS household_id, g.voucher_id, g.day_on, g.facts, g.state,"
    " g.noted_at, g.reviewed_at, s.name AS shop, h.head_name, a.name AS building, v.serial, r.display_name AS reviewer"
    " FROM sign g LEFT JOIN shop s ON s.community_id = g.community_id AND s.id = g.shop_id"
    " LEFT JOIN voucher v ON v.community_id = g.community_id AND v.id = g.voucher_id"
    " LEFT JOIN household h ON h.community_id = g.community_id AND h.id = COALESCE(g.household_id, v.household_id)"
    " LEFT JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
    " LEFT JOIN account r ON r.community_id = g.community_id AND r.id = g.reviewed_by"
    " WHERE g.community_id = :community_id"
)


def takings_since(session: Session, *, community_id: str, since: datetime) -> list[Row]:
    """Takings of every shop since an instant, in the order of time, with what a sign may be found by."""
    return session.all(
        "SELECT t.id, t.shop_id, s.opening_hours, t.clerk_id, t.taken_at, t.state, t.voucher_id, v.household_id,"
        " c.person_id AS carer_person_id FROM shop s CROSS JOIN taking t"  # shop by shop, each from its day on
        " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
        " LEFT JOIN carer c ON c.community_id = t.community_id AND c.id = t.carer_id"
        " WHERE s.community_id = :community_id AND t.community_id = s.community_id AND t.shop_id = s.id"
        " AND t.taken_at >= :since ORDER BY t.taken_at, t.id",
        community_id=community_id,
        since=since,
    )


def refused_at_tills_since(session: Session, *, community_id: str, since: datetime) -> list[Row]:
    """Refusals of genuine vouchers at tills since an instant: (subject, refused_at)."""
    return session.all(
        "SELECT subject, refused_at FROM refusal WHERE community_id = :community_id AND refused_at >= :since"
        " AND action IN ('voucher.quote', 'voucher.take') AND subject LIKE '%voucher_id=%' ORDER BY refused_at, id",
        community_id=community_id,
        since=since,
    )


def noted_since(session: Session, *, community_id: str, day: date) -> list[Row]:
    """Signs of a day on: (kind, mark, facts, state)."""
    return session.all(
        "SELECT kind, mark, facts, state FROM sign WHERE community_id = :community_id AND day_on >= :day",
        community_id=community_id,
        day=day,
    )


def note_or_follow(
    session: Session, *, community_id: str, sign_id: str, kind: str, mark: str, shop_id: str, household_id: str | None,
    voucher_id: str | None, day: date, facts: str, noted_at: datetime,
) -> None:  # fmt: skip
    """Write a sign once; while nobody has looked at it, its figures follow what has happened since."""
    session.change(
        "INSERT INTO sign (community_id, id, kind, mark, shop_id, household_id, voucher_id, day_on, facts, state,"
        " noted_at) VALUES (:community_id, :sign_id, :kind, :mark, :shop_id, :household_id, :voucher_id, :day, :facts,"
        " 'open', :noted_at) ON CONFLICT (community_id, kind, mark) DO UPDATE"
        " SET facts = :facts, household_id = :household_id WHERE sign.state = 'open'",
        community_id=community_id,
        sign_id=sign_id,
        kind=kind,
        mark=mark,
        shop_id=shop_id,
        household_id=household_id,
        voucher_id=voucher_id,
        day=day,
        facts=facts,
        noted_at=noted_at,
    )


def signs(session: Session, *, community_id: str, state: str, limit: int, offset: int) -> list[Row]:
    """Signs of a state with the names beside their ids, the newest first."""
    return session.all(
        f"{_SIGN} AND g.state = :state ORDER BY g.noted_at DESC, g.id LIMIT :limit OFFSET :offset",
        community_id=community_id,
        state=state,
        limit=limit,
        offset=offset,
    )


def count(session: Session, *, community_id: str, state: str) -> int:
    """How many signs are in a state."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM sign WHERE community_id = :community_id AND state = :state",
            community_id=community_id,
            state=state,
        )
    )


def review(session: Session, *, community_id: str, sign_id: str, by: str, at: datetime) -> bool:
    """Mark an open sign as looked at; False where it is not open."""
    return bool(
        session.change(
            "UPDATE sign SET state = 'reviewed', reviewed_at = :at, reviewed_by = :reviewer"
            " WHERE community_id = :community_id AND id = :sign_id AND state = 'open'",
            community_id=community_id,
            sign_id=sign_id,
            reviewer=by,
            at=at,
        )
    )


def is_there(session: Session, *, community_id: str, sign_id: str) -> bool:
    """Whether there is such a sign."""
    sql = "SELECT 1 FROM sign WHERE community_id = :community_id AND id = :sign_id"
    return session.value(sql, community_id=community_id, sign_id=sign_id) is not None


def names(session: Session, *, community_id: str, ids: Iterable[str]) -> dict[str, str]:
    """Names of people, clerks and shops by their ids; ids that lead nowhere are left out."""
    wanted, listed = _listed(ids)
    if not wanted:
        return {}
    found = session.all(
        " UNION ALL ".join(
            f"SELECT id, {column} AS name FROM {table} WHERE community_id = :community_id AND id IN ({listed})"
            for table, column in (("person", "name"), ("account", "display_name"), ("shop", "name"))
        ),
        community_id=community_id,
        **wanted,
    )
    return {row.id: row.name for row in found}


def notes(session: Session, *, community_id: str, sign_ids: Iterable[str]) -> dict[str, str]:
    """What was written down when signs were looked at, by the sign; erased notes are left out."""
    wanted, listed = _listed(f"sign:{sign_id}" for sign_id in sign_ids)
    if not wanted:
        return {}
    found = session.all(
        "SELECT o.subject, n.text FROM operation o JOIN note n ON n.community_id = o.community_id AND n.id = o.note_id"
        " WHERE o.community_id = :community_id AND o.action = 'sign.review' AND n.text IS NOT NULL"
        f" AND o.subject IN ({listed})",
        community_id=community_id,
        **wanted,
    )
    return {row.subject.removeprefix("sign:"): row.text for row in found}


def _listed(values: Iterable[str]) -> tuple[dict[str, str], str]:
    """Values as named parameters, and their names as a list in SQL."""
    wanted = {f"id_{place}": value for place, value in enumerate(sorted(set(values)))}
    return wanted, ", ".join(f":{name}" for name in wanted)
