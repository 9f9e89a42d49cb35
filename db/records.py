"""Questions about services, certificates and national batches."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session
from db.places import SAME_PERSON

_SERVICE = (
    "SELECT c.id, c.kind, c.person_id, c.service_on, c.starts_at, c.ends_at, c.minutes, c.title, c.item_code,"
    " c.hours_class, c.state, a.name AS activity, a.place, a.service_kind, t.name AS team FROM claim c"
    " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
    " LEFT JOIN team t ON t.community_id = a.community_id AND t.id = a.team_id"
    " WHERE c.community_id = :community_id AND c.kind IN ('hours', 'opening', 'reinstated') AND c.minutes > 0"
)


def services(
    session: Session, *, community_id: str, person_id: str, first: date, last: date, limit: int, is_newest_first: bool
) -> list[Row]:
    """A person's effective services in a span of days."""
    order = "DESC" if is_newest_first else "ASC"
    return session.all(
        f"{_SERVICE} AND c.person_id IN {SAME_PERSON} AND c.service_on >= :first AND c.service_on <= :last"
        f" AND c.state = 'effective' ORDER BY c.service_on {order}, c.starts_at {order}, c.id LIMIT :limit",
        community_id=community_id,
        person_id=person_id,
        first=first,
        last=last,
        limit=limit,
    )


# -- certificates ------------------------------------------------------------------------------------------------

_CERTIFICATE = (
    "SELECT c.community_id, c.id, c.number, c.person_id, c.kind, c.state, c.first_on, c.last_on, c.minutes, c.lines,"
    " c.language, c.issued_at, c.issued_by, p.name AS person, p.volunteer_number, a.display_name AS handler"
    " FROM certificate c JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
    " LEFT JOIN account a ON a.community_id = c.community_id AND a.id = c.issued_by"
)


def certificate(session: Session, *, number: str) -> Row | None:
    """A certificate of whatever community by its number."""
    return session.first(f"{_CERTIFICATE} WHERE c.number = :number", number=number)


def certificates_of(session: Session, *, community_id: str, person_id: str, limit: int) -> list[Row]:
    """A person's certificates, the newest first."""
    return session.all(
        f"{_CERTIFICATE} WHERE c.community_id = :community_id AND c.person_id IN {SAME_PERSON}"
        " ORDER BY c.issued_at DESC LIMIT :limit",
        community_id=community_id,
        person_id=person_id,
        limit=limit,
    )


def certificates(session: Session, *, community_id: str, limit: int, offset: int) -> list[Row]:
    """All certificates, the newest first."""
    return session.all(
        f"{_CERTIFICATE} WHERE c.community_id = :community_id ORDER BY c.issued_at DESC LIMIT :limit OFFSET :offset",
        community_id=community_id,
        limit=limit,
        offset=offset,
    )


def printed_services(session: Session, *, community_id: str, certificate_id: str) -> list[Row]:
    """What stands on a certificate, by day; `is_standing`: whether it still counts, by itself or reinstated.

    `entered_on`: the day on which the newest batch that holds it was entered nationally.
    """
    return session.all(
        "SELECT l.claim_id, l.minutes, c.kind, c.service_on, c.title, c.item_code, c.hours_class, a.name AS activity,"
        " a.place, a.service_kind, t.name AS team,"
        " CASE WHEN c.state = 'effective' OR EXISTS (SELECT 1 FROM claim r WHERE r.community_id = c.community_id"
        " AND r.source_id = c.id AND r.state = 'effective' AND r.minutes > 0) THEN 1 ELSE 0 END AS is_standing,"
        " (SELECT MAX(e.entered_on) FROM national_line n JOIN national_entry e ON e.community_id = n.community_id"
        " AND e.id = n.batch_id WHERE n.community_id = c.community_id AND n.claim_id = c.id) AS entered_on"
        " FROM certificate_line l JOIN claim c ON c.community_id = l.community_id AND c.id = l.claim_id"
        " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
        " LEFT JOIN team t ON t.community_id = a.community_id AND t.id = a.team_id"
        " WHERE l.community_id = :community_id AND l.certificate_id = :certificate_id"
        " ORDER BY c.service_on, c.starts_at, c.id",
        community_id=community_id,
        certificate_id=certificate_id,
    )


# -- the national system -----------------------------------------------------------------------------------------

#: people whose newest word about the national system is yes
CONSENTING = (
    "(SELECT n.person_id FROM national_consent n WHERE n.community_id = :community_id AND n.is_given"
    " AND NOT EXISTS (SELECT 1 FROM national_consent later WHERE later.community_id = n.community_id"
    " AND later.person_id = n.person_id AND (later.said_at, later.id) > (n.said_at, n.id)))"
)


def consent(session: Session, *, community_id: str, person_id: str) -> Row | None:
    """A person's newest word: (is_given, said_at)."""
    return session.first(
        "SELECT is_given, said_at FROM national_consent WHERE community_id = :community_id AND person_id = :person_id"
        " ORDER BY said_at DESC, id DESC LIMIT 1",
        community_id=community_id,
        person_id=person_id,
    )


def to_hand_on(session: Session, *, community_id: str) -> list[Row]:
    """Effective services that no batch holds yet, with their person; `is_given`: whether the person agreed."""
    return session.all(
        _SERVICE.replace(
            " FROM claim c",
            ", p.name, p.volunteer_number, p.birth_year, p.phone_sealed, p.tags, p.skills,"
            f" CASE WHEN COALESCE(p.merged_into_id, p.id) IN {CONSENTING} THEN 1 ELSE 0 END AS is_given FROM claim c"
            " JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id",
            1,
        )
        + " AND c.kind = 'hours' AND c.state = 'effective' AND NOT EXISTS (SELECT 1 FROM national_line l"
        " WHERE l.community_id = c.community_id AND l.claim_id = c.id) ORDER BY c.service_on, c.id",
        community_id=community_id,
    )


def to_correct(session: Session, *, community_id: str) -> list[Row]:
    """Services whose newest line in a batch says other minutes than they have: (…, earlier_minutes, minutes_now)."""
    now = (
        "(CASE WHEN c.state = 'effective' OR EXISTS (SELECT 1 FROM claim r WHERE r.community_id = c.community_id"
        " AND r.source_id = c.id AND r.state = 'effective' AND r.minutes > 0) THEN c.minutes ELSE 0 END)"
    )
    return session.all(
        "SELECT * FROM ("
        + _SERVICE.replace(
            " FROM claim c",
            f", p.name, p.volunteer_number, p.birth_year, p.phone_sealed, p.tags, p.skills, {now} AS minutes_now,"
            " l.minutes AS earlier_minutes FROM national_line l"
            " JOIN claim c ON c.community_id = l.community_id AND c.id = l.claim_id"
            " JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id",
            1,
        )
        + " AND NOT EXISTS (SELECT 1 FROM national_line later JOIN national_batch lb"
        " ON lb.community_id = later.community_id AND lb.id = later.batch_id"
        " JOIN national_batch b ON b.community_id = l.community_id AND b.id = l.batch_id"
        " WHERE later.community_id = l.community_id AND later.claim_id = l.claim_id AND lb.number > b.number)"
        ") changed WHERE minutes_now <> earlier_minutes ORDER BY service_on, id",
        community_id=community_id,
    )


def batches(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Batches, the newest first, with the day on which each was entered."""
    return session.all(
        "SELECT b.id, b.number, b.lines, b.corrections, b.made_at, e.entered_on FROM national_batch b"
        " LEFT JOIN national_entry e ON e.community_id = b.community_id AND e.id = b.id"
        " WHERE b.community_id = :community_id ORDER BY b.number DESC LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def batch(session: Session, *, community_id: str, number: int) -> Row | None:
    """One batch by its number."""
    return session.first(
        "SELECT b.id, b.number, b.lines, b.corrections, b.made_at, e.entered_on FROM national_batch b"
        " LEFT JOIN national_entry e ON e.community_id = b.community_id AND e.id = b.id"
        " WHERE b.community_id = :community_id AND b.number = :number",
        community_id=community_id,
        number=number,
    )


# -- for programs and for leaving ----------------------------------------------------------------------------------


def service_records(
    session: Session, *, community_id: str, after_on: date, after_id: str, until_on: date, limit: int
) -> list[Row]:
    """Claims of hours by day of service, after a place in that order, in every state but withdrawn."""
    return session.all(
        "SELECT c.id, c.service_on, c.starts_at, c.ends_at, c.minutes, c.title, c.item_code, c.hours_class, c.state,"
        " p.volunteer_number FROM claim c"
        " JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " WHERE c.community_id = :community_id AND c.service_on >= :after_on AND c.service_on <= :until_on"
        " AND (c.service_on > :after_on OR c.id > :after_id) AND c.kind = 'hours' AND c.state <> 'withdrawn'"
        " ORDER BY c.service_on, c.id LIMIT :limit",
        community_id=community_id,
        after_on=after_on,
        after_id=after_id,
        until_on=until_on,
        limit=limit,
    )


def batch_lines(session: Session, *, community_id: str, batch_id: str) -> list[Row]:
    """What a batch holds, by day: the minutes as they were handed on; `before`: of a correction, those before it."""
    return session.all(
        "SELECT l.claim_id, l.minutes, l.is_correction, c.service_on, c.starts_at, c.ends_at, c.title, c.item_code,"
        " c.hours_class, a.name AS activity, a.place, a.service_kind, t.name AS team, p.id AS person_id, p.name,"
        " p.volunteer_number, p.birth_year, p.phone_sealed, p.tags, p.skills,"
        " (SELECT e.minutes FROM national_line e JOIN national_batch eb ON eb.community_id = e.community_id"
        " AND eb.id = e.batch_id WHERE e.community_id = l.community_id AND e.claim_id = l.claim_id"
        " AND eb.number < b.number ORDER BY eb.number DESC LIMIT 1) AS before FROM national_line l"
        " JOIN national_batch b ON b.community_id = l.community_id AND b.id = l.batch_id"
        " JOIN claim c ON c.community_id = l.community_id AND c.id = l.claim_id"
        " JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
        " LEFT JOIN team t ON t.community_id = a.community_id AND t.id = a.team_id"
        " WHERE l.community_id = :community_id AND l.batch_id = :batch_id ORDER BY c.service_on, c.id",
        community_id=community_id,
        batch_id=batch_id,
    )


#: what a community takes along: sheet → its question; people's phones are unsealed by whoever holds the keys
SHEETS = {
    "people": "SELECT p.id, p.volunteer_number, p.name, p.phone_sealed, p.birth_year, p.tags, p.joined_on, p.is_guest,"
    " p.merged_into_id FROM person p WHERE p.community_id = :community_id ORDER BY p.volunteer_number",
    "households": "SELECT h.id, h.card_number, h.head_name, b.name AS building, h.opened_on FROM household h"
    " JOIN area b ON b.community_id = h.community_id AND b.id = h.building_id"
    " WHERE h.community_id = :community_id ORDER BY h.card_number",
    "memberships": "SELECT m.person_id, m.household_id, m.from_on, m.until_on, m.is_head, m.is_spender"
    " FROM membership m WHERE m.community_id = :community_id ORDER BY m.household_id, m.from_on, m.person_id",
    "teams": "SELECT t.id, t.code, t.name, t.kind, t.leader_id FROM team t WHERE t.community_id = :community_id"
    " ORDER BY t.code",
    "team_members": "SELECT m.team_id, m.person_id, m.from_on, m.until_on FROM team_member m"
    " WHERE m.community_id = :community_id ORDER BY m.team_id, m.from_on, m.person_id",
    "activities": "SELECT a.id, a.name, a.place, a.starts_at, a.ends_at, a.item_code, a.leader_id, a.team_id, a.state"
    " FROM activity a WHERE a.community_id = :community_id ORDER BY a.starts_at, a.id",
    "service_records": "SELECT c.id, c.kind, c.person_id, c.household_id, c.activity_id, c.item_code, c.hours_class,"
    " c.service_on, c.starts_at, c.ends_at, c.minutes, c.title, c.state, c.submitted_at, l.counted_minutes, l.points,"
    " n.number AS notice FROM claim c"
    " LEFT JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
    " LEFT JOIN notice n ON n.community_id = l.community_id AND n.id = l.notice_id"
    " WHERE c.community_id = :community_id ORDER BY c.service_on, c.id",
    "points": "SELECT t.seq, t.debit_account, t.credit_account, t.amount AS points, t.kind, t.recorded_at"
    " FROM transfer t WHERE t.community_id = :community_id AND t.unit = 'points' ORDER BY t.seq",
    "money": "SELECT t.seq, t.debit_account, t.credit_account, t.amount AS fen, t.kind, t.recorded_at"
    " FROM transfer t WHERE t.community_id = :community_id AND t.unit = 'fen' ORDER BY t.seq",
    "vouchers": "SELECT v.serial, v.household_id, v.face_fen, v.price_points, v.state, v.issued_at, v.valid_until_on"
    " FROM voucher v WHERE v.community_id = :community_id ORDER BY v.serial",
    "takings": "SELECT t.id, v.serial, s.code AS shop, t.face_fen, t.taken_at, t.state FROM taking t"
    " JOIN voucher v ON v.community_id = t.community_id AND v.id = t.voucher_id"
    " JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
    " WHERE t.community_id = :community_id ORDER BY t.taken_at, t.id",
    "statements": "SELECT s.number, p.code AS shop, s.month, s.face_fen, s.kept_fen, s.state FROM statement s"
    " JOIN shop p ON p.community_id = s.community_id AND p.id = s.shop_id"
    " WHERE s.community_id = :community_id ORDER BY s.number",
    "stars": "SELECT s.person_id, s.level, s.minutes, s.state, s.posted_on, s.last_day_on FROM star s"
    " WHERE s.community_id = :community_id ORDER BY s.posted_on, s.id",
    "certificates": "SELECT c.number, c.person_id, c.kind, c.first_on, c.last_on, c.minutes, c.state, c.issued_at"
    " FROM certificate c WHERE c.community_id = :community_id ORDER BY c.issued_at, c.id",
}


def sheet(session: Session, *, community_id: str, name: str) -> list[Row]:
    """Every row of one of SHEETS."""
    return session.all(SHEETS[name], community_id=community_id)
