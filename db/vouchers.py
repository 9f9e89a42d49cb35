"""Statements on vouchers: finding them, redeeming them by one conditional UPDATE, putting them on paper (design 7)."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from db.engine import Row, Session
from db.tables import Voucher

__all__ = ["Voucher"]

#: how a till names a voucher: the hash of a code on paper, the handle of a screen code, the id that a quote holds
By = Literal["paper_hash", "handle", "id"]

_NAMED = {
    "paper_hash": "v.paper_hash = :value AND v.is_printed",
    "handle": "v.handle = :value AND NOT v.is_printed",
    "id": "v.id = :value",
}

_PAPER_TAKEN_TODAY = (
    "(SELECT COALESCE(SUM(p.face_fen), 0) FROM voucher p JOIN taking t ON t.community_id = p.community_id"
    " AND t.voucher_id = p.id WHERE p.community_id = :community_id AND p.household_id = {household}"
    " AND p.is_printed AND t.state IN ('taken', 'disputed') AND t.taken_at >= :day_began)"
)
_TERMS_TODAY = (
    "(SELECT st.id FROM spending_terms st WHERE st.community_id = :community_id AND st.effective_on <= :today"
    " ORDER BY st.effective_on DESC, st.number DESC LIMIT 1)"
)
_BY_CARER = (
    " AND NOT v.is_printed AND EXISTS (SELECT 1 FROM carer c WHERE c.community_id = :community_id AND c.id = :carer_id"
    " AND c.household_id = v.household_id AND c.state = 'active' AND NOT EXISTS (SELECT 1 FROM shop o"
    " JOIN membership m ON m.community_id = o.community_id AND m.household_id = o.owner_household_id"
    " AND m.until_on IS NULL WHERE o.community_id = :community_id AND o.id = :shop_id AND m.person_id = c.person_id))"
)
_SMALL_AMOUNT = (
    "(SELECT r.small_amount_fen FROM rule_version r WHERE r.community_id = :community_id AND r.effective_on <= :today"
    " ORDER BY r.effective_on DESC, r.number DESC LIMIT 1)"
)

#: whether the shop honours the reward that a voucher is for; `until_on` is its last day
_HONOURED = (
    "EXISTS (SELECT 1 FROM reward_shop rs WHERE rs.community_id = :community_id AND rs.reward_id = v.reward_id"
    " AND rs.shop_id = :shop_id AND rs.from_on <= :today AND (rs.until_on IS NULL OR rs.until_on >= :today))"
)


@lru_cache(maxsize=16)
def _redeem_sql(by: By, is_counted: bool, is_carers: bool) -> str:
    small = (
        ""
        if not is_counted
        else " AND (NOT v.is_printed OR v.face_fen + "
        + _PAPER_TAKEN_TODAY.format(household="v.household_id")
        + f" <= {_SMALL_AMOUNT})"
    )
    return (
        f"UPDATE voucher AS v SET state = 'redeemed' WHERE v.community_id = :community_id AND {_NAMED[by]}"
        " AND v.state = 'active' AND v.valid_until_on >= :today"
        " AND EXISTS (SELECT 1 FROM shop s WHERE s.community_id = :community_id AND s.id = :shop_id"
        " AND s.state = 'active' AND (s.owner_household_id IS NULL OR s.owner_household_id <> v.household_id))"
        f" AND (v.reward_id IS NULL OR {_HONOURED})"
        f"{small}{_BY_CARER if is_carers else ''} RETURNING id, serial, fund_id, face_fen, household_id,"
        f" {_TERMS_TODAY} AS terms_id,"
        " (SELECT r.name FROM reward r WHERE r.community_id = :community_id AND r.id = reward_id) AS reward"
    )


def redeem_if_active(
    session: Session,
    *,
    community_id: str,
    by: By,
    value: str,
    shop_id: str,
    today: date,
    day_began_at: datetime,
    is_pin_right: bool,
    carer_id: str | None = None,
) -> Row | None:
    """One conditional UPDATE active → redeemed; None if anything stands against it. Its row is the only winner.

    It holds where the voucher is live and in date, the shop takes vouchers, honours the reward and does not belong to
    the household, and paper stays within the day's small amount, unless the PIN was right; for a carer where the
    household still names them, and they do not belong to the shop either.

    (id, serial, fund_id, face_fen, household_id, terms_id: of those in force today, reward)
    """
    named = {"community_id": community_id, "value": value, "shop_id": shop_id, "today": today}
    is_counted = not is_pin_right and by != "handle" and carer_id is None  # only paper is counted
    if carer_id is not None:
        named["carer_id"] = carer_id
    if is_counted:
        named["day_began"] = day_began_at
        if session.dialect == "postgresql":  # two tills at once: the day's sum is read one after the other
            session.change(
                "UPDATE household SET lock_count = lock_count + 1 WHERE community_id = :community_id AND id ="
                " (SELECT v.household_id FROM voucher v"
                f" WHERE v.community_id = :community_id AND v.is_printed AND {_NAMED[by]})",
                community_id=community_id,
                value=value,
            )
    return session.first(_redeem_sql(by, is_counted, carer_id is not None), **named)


def seen_by_till(session: Session, *, community_id: str, by: By, value: str, shop_id: str, today: date) -> Row | None:
    """A voucher and all that decides whether a shop may take it, with the last taking that stands."""
    return session.first(
        "SELECT v.id, v.serial, v.household_id, v.fund_id, v.face_fen, v.state, v.is_printed, v.valid_until_on,"
        f" v.reward_id, r.name AS reward, (v.reward_id IS NULL OR {_HONOURED}) AS is_honoured,"
        " h.head_name, s.name AS shop_name, s.state AS shop_state, s.owner_household_id,"
        " t.taken_at, ts.name AS taken_shop"
        " FROM voucher v JOIN household h ON h.community_id = v.community_id AND h.id = v.household_id"
        " JOIN shop s ON s.community_id = v.community_id AND s.id = :shop_id"
        " LEFT JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
        " LEFT JOIN taking t ON t.community_id = v.community_id AND t.voucher_id = v.id"
        " AND t.state IN ('taken', 'disputed')"
        " LEFT JOIN shop ts ON ts.community_id = t.community_id AND ts.id = t.shop_id"
        f" WHERE v.community_id = :community_id AND {_NAMED[by]}",
        community_id=community_id,
        value=value,
        shop_id=shop_id,
        today=today,
    )


def paper_taken_fen(session: Session, *, community_id: str, household_id: str, day_began_at: datetime) -> int:
    """The face of a household's paper vouchers that shops took since a day began, undone ones left out."""
    return int(
        session.value(
            "SELECT " + _PAPER_TAKEN_TODAY.format(household=":household_id") + " AS taken",
            community_id=community_id,
            household_id=household_id,
            day_began=day_began_at,
        )
    )


_VOUCHER = (
    "SELECT v.id, v.serial, v.household_id, v.fund_id, v.face_fen, v.price_points, v.state, v.is_printed, v.handle,"
    " v.valid_until_on, v.issued_at, v.reward_id, v.replaces_id, r.name AS reward FROM voucher v"
    " LEFT JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
    " WHERE v.community_id = :community_id"
)


def voucher(session: Session, *, community_id: str, voucher_id: str) -> Row | None:
    """One voucher."""
    return session.first(f"{_VOUCHER} AND v.id = :voucher_id", community_id=community_id, voucher_id=voucher_id)


def of_household(session: Session, *, community_id: str, household_id: str, limit: int) -> list[Row]:
    """A household's vouchers: live ones first, those that end soonest first; then the rest, the newest first."""
    return session.all(
        "SELECT v.id, v.serial, v.face_fen, v.state, v.is_printed, v.valid_until_on, v.issued_at, t.taken_at,"
        " s.name AS shop, v.reward_id, r.name AS reward, p.name AS carer FROM voucher v"
        " LEFT JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
        " LEFT JOIN taking t ON t.community_id = v.community_id AND t.voucher_id = v.id"
        " AND t.state IN ('taken', 'disputed')"
        " LEFT JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
        " LEFT JOIN carer c ON c.community_id = t.community_id AND c.id = t.carer_id"
        " LEFT JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " WHERE v.community_id = :community_id AND v.household_id = :household_id"
        " ORDER BY CASE WHEN v.state IN ('active', 'locked') THEN 0 ELSE 1 END,"
        " CASE WHEN v.state IN ('active', 'locked') THEN v.valid_until_on ELSE '' END,"
        " COALESCE(t.taken_at, v.issued_at) DESC, v.serial LIMIT :limit",
        community_id=community_id,
        household_id=household_id,
        limit=limit,
    )


def taken_where(session: Session, *, community_id: str, voucher_id: str) -> Row | None:
    """The taking of a voucher that stands: (taken_at, shop)."""
    return session.first(
        "SELECT t.taken_at, s.name AS shop FROM taking t"
        " JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
        " WHERE t.community_id = :community_id AND t.voucher_id = :voucher_id AND t.state IN ('taken', 'disputed')",
        community_id=community_id,
        voucher_id=voucher_id,
    )


def ended(session: Session, *, community_id: str, today: date, limit: int) -> list[Row]:
    """Live vouchers whose last day is over, by id: (id, fund_id, face_fen, reward_id, state)."""
    return session.all(
        "SELECT id, fund_id, face_fen, reward_id, state FROM voucher WHERE community_id = :community_id"
        " AND state IN ('active', 'locked') AND valid_until_on < :today ORDER BY id LIMIT :limit",
        community_id=community_id,
        today=today,
        limit=limit,
    )


def has_handle(session: Session, *, community_id: str, handle: str) -> bool:
    """Whether a voucher has this handle already."""
    sql = "SELECT 1 FROM voucher WHERE community_id = :community_id AND handle = :handle"
    return session.value(sql, community_id=community_id, handle=handle) is not None


def print_if_live(
    session: Session, *, community_id: str, voucher_id: str, paper_hash: str, was_printed: bool, today: date
) -> bool:
    """Give a live voucher the code of a new paper; the code of an older paper is gone with that."""
    return bool(
        session.change(
            "UPDATE voucher SET paper_hash = :paper_hash, is_printed = :yes WHERE community_id = :community_id"
            " AND id = :voucher_id AND state = 'active' AND valid_until_on >= :today AND is_printed = :was_printed",
            yes=True,
            paper_hash=paper_hash,
            community_id=community_id,
            voucher_id=voucher_id,
            was_printed=was_printed,
            today=today,
        )
    )
