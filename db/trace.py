"""From a taken voucher back to the minutes, and from a claim forward to where its points are (design 1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from db.engine import Row, Session

#: what of `lot_use` raises what a voucher holds of a lot, and what lowers it
_NET: Final = "CASE WHEN u.kind IN ('spent', 'taken_over') THEN u.points ELSE -u.points END"
#: activities that a search by name looks through, the newest first
_ACTIVITIES_SOUGHT: Final = 2000

Scope = Literal["claim", "activity", "notice", "household"]
#: the claims of a scope, found by the index of its column
_CLAIMS: Final[dict[Scope, str]] = {
    "claim": "claim c JOIN notice_line n ON n.community_id = c.community_id AND n.id = c.id"
    " WHERE c.community_id = :community_id AND c.id = :scope_id",
    "activity": "claim c JOIN notice_line n ON n.community_id = c.community_id AND n.id = c.id"
    " WHERE c.community_id = :community_id AND c.activity_id = :scope_id",
    "notice": "notice_line n JOIN claim c ON c.community_id = n.community_id AND c.id = n.id"
    " WHERE n.community_id = :community_id AND n.notice_id = :scope_id",
    "household": "notice_line n JOIN claim c ON c.community_id = n.community_id AND c.id = n.id"
    " WHERE n.community_id = :community_id AND n.household_id = :scope_id",
}


# -- back --------------------------------------------------------------------------------------------------------


def voucher(session: Session, *, community_id: str, serial: str) -> Row | None:
    """A voucher with its household, its fund, what it is good for, and what it replaces or was replaced by."""
    return session.first(
        "SELECT v.id, v.serial, v.face_fen, v.price_points, v.state, v.issued_at, v.valid_until_on, v.household_id,"
        " v.operation_id, h.card_number, h.head_name, f.name AS fund, r.name AS reward, o.serial AS replaces,"
        " w.serial AS replaced_by FROM voucher v"
        " JOIN household h ON h.community_id = v.community_id AND h.id = v.household_id"
        " JOIN fund f ON f.community_id = v.community_id AND f.id = v.fund_id"
        " LEFT JOIN reward r ON r.community_id = v.community_id AND r.id = v.reward_id"
        " LEFT JOIN voucher o ON o.community_id = v.community_id AND o.id = v.replaces_id"
        " LEFT JOIN voucher w ON w.community_id = v.community_id AND w.replaces_id = v.id"
        " WHERE v.community_id = :community_id AND v.serial = :serial",
        community_id=community_id,
        serial=serial,
    )


def takings(session: Session, *, community_id: str, voucher_id: str) -> list[Row]:
    """Every taking of a voucher, undone ones too, with line, statement, payment and dispute; the first one first."""
    return session.all(
        "SELECT t.id, t.state, t.taken_at, t.undone_at, t.face_fen, s.name AS shop, k.display_name AS clerk,"
        " y.name AS carer, l.position, l.kept_fen, l.state AS line_state, m.id AS statement_id, m.number,"
        " m.state AS statement_state, p.proof, p.paid_on, d.state AS dispute_state, d.opened_as, d.opened_at,"
        " d.decided_at"
        " FROM taking t JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
        " LEFT JOIN account k ON k.community_id = t.community_id AND k.id = t.clerk_id"
        " LEFT JOIN carer x ON x.community_id = t.community_id AND x.id = t.carer_id"
        " LEFT JOIN person y ON y.community_id = x.community_id AND y.id = x.person_id"
        " LEFT JOIN statement_line l ON l.community_id = t.community_id AND l.taking_id = t.id"
        " LEFT JOIN statement m ON m.community_id = l.community_id AND m.id = l.statement_id"
        " LEFT JOIN payment p ON p.community_id = m.community_id AND p.statement_id = m.id"
        " LEFT JOIN dispute d ON d.community_id = t.community_id AND d.taking_id = t.id"
        " WHERE t.community_id = :community_id AND t.voucher_id = :voucher_id ORDER BY t.taken_at, t.id",
        community_id=community_id,
        voucher_id=voucher_id,
    )


def paid_with(session: Session, *, community_id: str, voucher_id: str) -> list[Row]:
    """The lots that paid for a voucher with their claims, soonest end first; `held_points` is what it still holds."""
    return session.all(
        "SELECT q.paid_points, q.held_points, l.expires_on, c.id AS claim_id, c.kind, c.title, c.service_on,"
        " c.minutes, c.hours_class, c.item_code, r.number AS version_number, a.name AS activity, p.name AS person,"
        " h.head_name, n.number AS notice_number, z.points AS claim_points"
        " FROM (SELECT u.lot_id || '' AS lot_id,"  # by the bare column SQLite would walk that column's index
        " CAST(SUM(CASE WHEN u.kind IN ('spent', 'taken_over') THEN u.points ELSE 0 END) AS BIGINT) AS paid_points,"
        f" CAST(SUM({_NET}) AS BIGINT) AS held_points FROM lot_use u"
        " WHERE u.community_id = :community_id AND u.voucher_id = :voucher_id GROUP BY u.lot_id || '') q"
        " JOIN lot l ON l.community_id = :community_id AND l.id = q.lot_id"
        " JOIN claim c ON c.community_id = l.community_id AND c.id = l.claim_id"
        " JOIN notice_line z ON z.community_id = c.community_id AND z.id = c.id"
        " JOIN notice n ON n.community_id = z.community_id AND n.id = z.notice_id"
        " LEFT JOIN rule_version r ON r.community_id = z.community_id AND r.id = z.version_id"
        " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
        " LEFT JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " LEFT JOIN household h ON h.community_id = c.community_id AND h.id = c.household_id"
        " ORDER BY l.expires_on, l.opened_at, l.id",
        community_id=community_id,
        voucher_id=voucher_id,
    )


_STEP: Final = (
    "SELECT m.subject_id, m.to_state, o.seq, o.action, o.recorded_at, o.acting_role, o.source,"
    " CASE WHEN o.action = 'objection.raise' THEN 'objector' ELSE o.actor_id END AS actor_id,"
    " CASE WHEN o.action = 'objection.raise' THEN NULL ELSE a.display_name END AS actor FROM move m"
    " JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
    " LEFT JOIN account a ON a.community_id = o.community_id AND a.id = o.actor_id"
    " WHERE m.community_id = :community_id AND m.subject_table IN ('voucher', 'taking', 'statement', 'claim')"
    " AND m.subject_id"
)


def steps(session: Session, *, community_id: str, subject_ids: Sequence[str]) -> list[Row]:
    """Every step of some rows (vouchers, takings, statements, claims) with the operation that took it, in order."""
    if not subject_ids:
        return []
    named = {f"subject_{place}": subject_id for place, subject_id in enumerate(subject_ids)}
    return session.all(
        f"{_STEP} IN ({', '.join(f':{name}' for name in named)}) ORDER BY +m.operation_seq, m.line",
        community_id=community_id,
        **named,
    )


def seals_of_days(session: Session, *, community_id: str, days: Sequence[date]) -> list[Row]:
    """The seals of some days: (day_on, signature)."""
    if not days:
        return []
    named = {f"day_{place}": day for place, day in enumerate(days)}
    return session.all(
        "SELECT day_on, signature FROM seal WHERE community_id = :community_id"
        f" AND day_on IN ({', '.join(f':{name}' for name in named)})",
        community_id=community_id,
        **named,
    )


def claim(session: Session, *, community_id: str, claim_id: str) -> Row | None:
    """A claim with everything that its page says, posted or not."""
    return session.first(
        "SELECT c.id, c.kind, c.title, c.state, c.service_on, c.starts_at, c.ends_at, c.minutes, c.hours_class,"
        " c.row_number, b.file_name, z.item_code, z.counted_minutes, z.rate_points, z.remainder_in_minutes,"
        " z.remainder_out_minutes, z.uncapped_points, z.points, z.cap_names, z.household_id,"
        " r.number AS version_number, i.name AS item, i.name_english AS item_english, i.unit, n.id AS notice_id,"
        " n.number AS notice_number,"
        " n.posted_on, n.last_day_on, a.id AS activity_id, a.name AS activity, a.place, e.name AS leader,"
        " p.name AS person, h.card_number, h.head_name, f.display_name AS first_approver, l.expires_on"
        " FROM claim c"
        " LEFT JOIN notice_line z ON z.community_id = c.community_id AND z.id = c.id"
        " LEFT JOIN notice n ON n.community_id = z.community_id AND n.id = z.notice_id"
        " LEFT JOIN rule_version r ON r.community_id = z.community_id AND r.id = z.version_id"
        " LEFT JOIN rule_item i ON i.community_id = z.community_id AND i.version_id = z.version_id"
        " AND i.code = z.item_code"
        " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
        " LEFT JOIN person e ON e.community_id = a.community_id AND e.id = a.leader_id"
        " LEFT JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " LEFT JOIN household h ON h.community_id = c.community_id"
        " AND h.id = COALESCE(z.household_id, c.household_id)"
        " LEFT JOIN account f ON f.community_id = c.community_id AND f.id = c.first_approved_by"
        " LEFT JOIN import_batch b ON b.community_id = c.community_id AND b.id = c.batch_id"
        " LEFT JOIN lot l ON l.community_id = c.community_id AND l.claim_id = c.id"
        " WHERE c.community_id = :community_id AND c.id = :claim_id",
        community_id=community_id,
        claim_id=claim_id,
    )


# -- forward -----------------------------------------------------------------------------------------------------


def posted(session: Session, *, community_id: str, scope: Scope, scope_id: str) -> list[Row]:
    """What the claims of a scope came to, by state: (state, claims, points)."""
    return session.all(
        "SELECT c.state, COUNT(*) AS claims, CAST(SUM(n.points) AS BIGINT) AS points"
        f" FROM {_CLAIMS[scope]} GROUP BY c.state",
        community_id=community_id,
        scope_id=scope_id,
    )


def in_lots(session: Session, *, community_id: str, scope: Scope, scope_id: str) -> int:
    """What is left in the lots of a scope's claims."""
    return int(
        session.value(
            f"SELECT COALESCE(SUM(l.rest_points), 0) FROM (SELECT c.id FROM {_CLAIMS[scope]}) s"
            " CROSS JOIN lot l WHERE l.community_id = :community_id AND l.claim_id = s.id",  # in this order
            community_id=community_id,
            scope_id=scope_id,
        )
    )


def taken_in_notice(session: Session, *, community_id: str, scope: Scope, scope_id: str) -> int:
    """Points of a scope's claims that were recalled out of the notice."""
    return int(
        session.value(
            f"SELECT COALESCE(SUM(r.notice_points), 0) FROM (SELECT c.id FROM {_CLAIMS[scope]}) s"
            " JOIN recall r ON r.community_id = :community_id AND r.claim_id = s.id",
            community_id=community_id,
            scope_id=scope_id,
        )
    )


def used(session: Session, *, community_id: str, scope: Scope, scope_id: str) -> list[Row]:
    """Where points of a scope's lots went: (kind of use, voucher state, points)."""
    return session.all(
        "SELECT u.kind, v.state, CAST(SUM(u.points) AS BIGINT) AS points"
        f" FROM (SELECT c.id FROM {_CLAIMS[scope]}) s CROSS JOIN lot l CROSS JOIN lot_use u"  # in this order
        " LEFT JOIN voucher v ON v.community_id = u.community_id AND v.id = u.voucher_id"
        " WHERE l.community_id = :community_id AND l.claim_id = s.id"
        " AND u.community_id = l.community_id AND u.lot_id = l.id AND u.kind <> 'moved' GROUP BY u.kind, v.state",
        community_id=community_id,
        scope_id=scope_id,
    )


def claims(
    session: Session, *, community_id: str, scope: Scope, scope_id: str, limit: int, offset: int
) -> list[Row]:  # fmt: skip
    """The posted claims of a scope, the newest service first."""
    return session.all(
        "SELECT s.id, s.state, s.points, s.service_on, s.minutes, s.title, s.item_code, s.kind, p.name AS person,"
        " h.head_name, h.card_number FROM (SELECT c.id, c.state, c.title, c.kind, c.person_id, n.points, n.service_on,"
        f" n.minutes, n.item_code, n.household_id FROM {_CLAIMS[scope]}"
        " ORDER BY n.service_on DESC, c.id LIMIT :limit OFFSET :offset) s"
        " LEFT JOIN person p ON p.community_id = :community_id AND p.id = s.person_id"
        " LEFT JOIN household h ON h.community_id = :community_id AND h.id = s.household_id"
        " ORDER BY s.service_on DESC, s.id",
        community_id=community_id,
        scope_id=scope_id,
        limit=limit,
        offset=offset,
    )


def vouchers_of_claim(session: Session, *, community_id: str, claim_id: str) -> list[Row]:
    """Each voucher that a claim's points went into, with what it holds of them and where it was taken and paid."""
    return session.all(
        "SELECT q.paid_points, q.held_points, v.serial, v.state, v.face_fen, v.issued_at, v.valid_until_on, t.taken_at,"
        " s.name AS shop, m.number, p.paid_on FROM (SELECT u.voucher_id || '' AS voucher_id,"  # as in `paid_with`
        " CAST(SUM(CASE WHEN u.kind IN ('spent', 'taken_over') THEN u.points ELSE 0 END) AS BIGINT) AS paid_points,"
        f" CAST(SUM({_NET}) AS BIGINT) AS held_points FROM lot l CROSS JOIN lot_use u"  # in this order
        " WHERE l.community_id = :community_id AND l.claim_id = :claim_id AND u.community_id = l.community_id"
        " AND u.lot_id = l.id AND u.kind NOT IN ('expired', 'recalled', 'deducted', 'moved')"
        " GROUP BY u.voucher_id || '') q"
        " JOIN voucher v ON v.community_id = :community_id AND v.id = q.voucher_id"
        " LEFT JOIN taking t ON t.community_id = v.community_id AND t.voucher_id = v.id"
        " AND t.state IN ('taken', 'disputed')"
        " LEFT JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
        " LEFT JOIN statement_line k ON k.community_id = t.community_id AND k.taking_id = t.id"
        " LEFT JOIN statement m ON m.community_id = k.community_id AND m.id = k.statement_id"
        " LEFT JOIN payment p ON p.community_id = m.community_id AND p.statement_id = m.id"
        " ORDER BY v.issued_at, v.serial",
        community_id=community_id,
        claim_id=claim_id,
    )


def ended_of_claim(session: Session, *, community_id: str, claim_id: str) -> list[Row]:
    """When points of a claim's lot ended: (points, recorded_at)."""
    return session.all(
        "SELECT u.points, o.recorded_at FROM lot l CROSS JOIN lot_use u CROSS JOIN operation o"  # in this order
        " WHERE l.community_id = :community_id AND l.claim_id = :claim_id AND u.community_id = l.community_id"
        " AND u.lot_id = l.id AND u.kind = 'expired' AND o.community_id = u.community_id AND o.id = u.operation_id"
        " ORDER BY +o.seq",
        community_id=community_id,
        claim_id=claim_id,
    )


# -- finding -----------------------------------------------------------------------------------------------------


def card(session: Session, *, community_id: str, card_number: str) -> Row | None:
    """A household by its card: (id, card_number, head_name, building)."""
    return session.first(
        "SELECT h.id, h.card_number, h.head_name, b.name AS building FROM household h"
        " LEFT JOIN area b ON b.community_id = h.community_id AND b.id = h.building_id"
        " WHERE h.community_id = :community_id AND h.card_number = :card_number",
        community_id=community_id,
        card_number=card_number,
    )


def notice(session: Session, *, community_id: str, number: int) -> Row | None:
    """A notice by its number."""
    return session.first(
        "SELECT id, number, state, posted_on, last_day_on, lines, points FROM notice"
        " WHERE community_id = :community_id AND number = :number",
        community_id=community_id,
        number=number,
    )


_ACTIVITY: Final = "id, name, held_on, state FROM activity WHERE community_id = :community_id"


def activities_named(session: Session, *, community_id: str, text: str, limit: int) -> list[Row]:
    """Of the newest activities those whose name contains a text, the latest first."""
    return session.all(
        f"SELECT id, name, held_on, state FROM (SELECT name_key, {_ACTIVITY}"
        f" ORDER BY held_on DESC LIMIT {_ACTIVITIES_SOUGHT}) s WHERE s.name_key LIKE :like"
        " ORDER BY s.held_on DESC, s.id LIMIT :limit",
        community_id=community_id,
        like=f"%{text}%",
        limit=limit,
    )


def activities_on(session: Session, *, community_id: str, day: date, limit: int) -> list[Row]:
    """The activities of a day."""
    return session.all(
        f"SELECT {_ACTIVITY} AND held_on = :day ORDER BY starts_at, id LIMIT :limit",
        community_id=community_id,
        day=day,
        limit=limit,
    )
