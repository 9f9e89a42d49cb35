"""Statements on carers: people whom a household named to present its vouchers (design 7)."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.places import SAME_PERSON
from db.tables import Carer

__all__ = ["Carer"]

#: the first naming of the same person by the same household: what counts for a week begins anew with no other one
FIRST = (
    "(SELECT MIN(f.id) FROM carer f WHERE f.community_id = c.community_id AND f.household_id = c.household_id"
    " AND f.person_id = c.person_id)"
)
_CARER = (
    "SELECT c.id, c.household_id, c.person_id, c.week_cap_fen, c.from_on, c.state, c.ended_at, p.name AS person,"
    f" {FIRST} AS counts_for, p.volunteer_number, h.head_name, h.card_number, a.name AS building FROM carer c"
    " JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
    " JOIN household h ON h.community_id = c.community_id AND h.id = c.household_id"
    " JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id WHERE c.community_id = :community_id"
)


def carer(session: Session, *, community_id: str, carer_id: str) -> Row | None:
    """One naming, with the person and the household."""
    return session.first(f"{_CARER} AND c.id = :carer_id", community_id=community_id, carer_id=carer_id)


def of_household(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """A household's carers now, those named first at the top."""
    return session.all(
        f"{_CARER} AND c.household_id = :household_id AND c.state = 'active' ORDER BY c.from_on, c.id",
        community_id=community_id,
        household_id=household_id,
    )


def of_person(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """The households for which somebody may present vouchers now."""
    return session.all(
        f"{_CARER} AND c.person_id IN {SAME_PERSON} AND c.state = 'active' ORDER BY c.from_on, c.id",
        community_id=community_id,
        person_id=person_id,
    )


def ids_of_handle(session: Session, *, community_id: str, handle: str) -> list[str]:
    """Ids of those who may present the voucher of a handle now."""
    rows = session.all(
        "SELECT c.id FROM voucher v JOIN carer c ON c.community_id = v.community_id"
        " AND c.household_id = v.household_id AND c.state = 'active'"
        " WHERE v.community_id = :community_id AND v.handle = :handle AND NOT v.is_printed",
        community_id=community_id,
        handle=handle,
    )
    return [row.id for row in rows]


def hold_if_active(session: Session, *, community_id: str, carer_id: str) -> bool:
    """Hold a naming that has not ended, so that its end comes after what is taken under it; False where it has."""
    return bool(
        session.change(
            "UPDATE carer SET state = 'active' WHERE community_id = :community_id AND id = :carer_id"
            " AND state = 'active'",
            community_id=community_id,
            carer_id=carer_id,
        )
    )


def is_of_shop(session: Session, *, community_id: str, carer_id: str, shop_id: str) -> bool:
    """Whether a carer belongs to the household that owns a shop."""
    sql = (
        "SELECT 1 FROM carer c JOIN shop s ON s.community_id = c.community_id AND s.id = :shop_id"
        " JOIN membership m ON m.community_id = c.community_id AND m.household_id = s.owner_household_id"
        " AND m.person_id = c.person_id AND m.until_on IS NULL"
        " WHERE c.community_id = :community_id AND c.id = :carer_id"
    )
    return session.value(sql, community_id=community_id, carer_id=carer_id, shop_id=shop_id) is not None


def presented(session: Session, *, community_id: str, household_id: str, limit: int) -> list[Row]:
    """A household's vouchers that carers presented, the newest first: (taken_at, face_fen, shop, person, is_undone)."""
    return session.all(
        "SELECT t.id, t.taken_at, t.face_fen, v.serial, r.name AS reward, s.name AS shop, p.name AS person,"
        " t.state = 'undone' AS is_undone"
        " FROM carer c CROSS JOIN taking t"  # in this order: SQLite would begin with every taking of a carer
        " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
        " LEFT JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
        " JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
        " JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " WHERE c.community_id = :community_id AND c.household_id = :household_id"
        " AND t.community_id = c.community_id AND t.carer_id = c.id ORDER BY t.taken_at DESC, t.id LIMIT :limit",
        community_id=community_id,
        household_id=household_id,
        limit=limit,
    )


def live_vouchers(session: Session, *, community_id: str, household_id: str, today: date, limit: int) -> list[Row]:
    """A household's vouchers that a carer may show: live and not on paper, those that end soonest first."""
    return session.all(
        "SELECT v.id, v.serial, v.face_fen, v.valid_until_on, r.name AS reward FROM voucher v"
        " LEFT JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
        " WHERE v.community_id = :community_id AND v.household_id = :household_id AND v.state = 'active'"
        " AND NOT v.is_printed AND v.valid_until_on >= :today ORDER BY v.valid_until_on, v.serial LIMIT :limit",
        community_id=community_id,
        household_id=household_id,
        today=today,
        limit=limit,
    )
