"""Questions about who came: shifts that are on, arrivals and departures, what of them was claimed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from db.engine import Row, Session
from db.places import SAME_PERSON

_SHIFT = (
    "SELECT s.id, s.activity_id, s.position, s.name AS shift, s.starts_at, s.ends_at, s.needed_people, s.break_minutes,"
    " a.name, a.place, a.held_on, a.state, a.item_code, a.leader_id, a.team_id FROM shift s"
    " JOIN activity a ON a.community_id = s.community_id AND a.id = s.activity_id WHERE s.community_id = :community_id"
)


def shift_by_id(session: Session, *, community_id: str, shift_id: str) -> Row | None:
    """One shift with its activity."""
    return session.first(f"{_SHIFT} AND s.id = :shift_id", community_id=community_id, shift_id=shift_id)


def shifts_of(session: Session, *, community_id: str, activity_id: str) -> list[Row]:
    """The shifts of an activity, in their order."""
    return session.all(
        f"{_SHIFT} AND s.activity_id = :activity_id ORDER BY s.position",
        community_id=community_id,
        activity_id=activity_id,
    )


def shift_by_handle(
    session: Session, *, community_id: str, handle: str, begun_after: datetime, begins_before: datetime
) -> Row | None:
    """The shift around now whose id ends with a handle."""
    return session.first(
        f"{_SHIFT} AND s.starts_at > :begun_after AND s.starts_at <= :begins_before AND SUBSTR(s.id, 19) = :handle",
        community_id=community_id,
        handle=handle,
        begun_after=begun_after,
        begins_before=begins_before,
    )


def shifts_around(
    session: Session,
    *,
    community_id: str,
    begun_after: datetime,
    begins_before: datetime,
    leader_id: str | None = None,
    team_ids: Sequence[str] = (),
    limit: int = 60,
) -> list[Row]:
    """Shifts of published activities that begin in a span of time, the latest first; a leader's or some teams' own."""
    named = {f"team{place}": one for place, one in enumerate(team_ids)}
    teams = f" OR a.team_id IN ({', '.join(f':{name}' for name in named)})" if named else ""
    led = "" if leader_id is None else f" AND (a.leader_id = :leader_id{teams})"
    return session.all(
        f"{_SHIFT} AND s.starts_at > :begun_after AND s.starts_at <= :begins_before AND a.state = 'published'{led}"
        " ORDER BY s.starts_at DESC, s.id LIMIT :limit",
        community_id=community_id,
        begun_after=begun_after,
        begins_before=begins_before,
        limit=limit,
        **({} if leader_id is None else {"leader_id": leader_id, **named}),
    )


# -- one person --------------------------------------------------------------------------------------------------


def latest_sign_up(session: Session, *, community_id: str, shift_id: str, person_id: str) -> Row | None:
    """How somebody stands with a shift: what stands first, else the last word."""
    return session.first(
        f"SELECT id, state FROM sign_up WHERE community_id = :community_id AND person_id IN {SAME_PERSON}"
        " AND shift_id = :shift_id ORDER BY CASE WHEN state = 'signed_up' THEN 0 ELSE 1 END,"
        " signed_up_at DESC, id DESC LIMIT 1",
        community_id=community_id,
        shift_id=shift_id,
        person_id=person_id,
    )


def signed_up_people(session: Session, *, community_id: str, shift_id: str) -> int:
    """How many places of a shift are taken."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM sign_up WHERE community_id = :community_id AND shift_id = :shift_id"
            " AND state = 'signed_up'",
            community_id=community_id,
            shift_id=shift_id,
        )
    )


def arrival(session: Session, *, community_id: str, shift_id: str, person_id: str) -> Row | None:
    """Somebody's newest arrival at a shift, with how it ended: (id, turn, came_at, left_at, left_way)."""
    return session.first(
        "SELECT t.id, t.turn, t.came_at, d.left_at, d.way AS left_way FROM attendance t"
        " LEFT JOIN departure d ON d.community_id = t.community_id AND d.id = t.id"
        f" WHERE t.community_id = :community_id AND t.shift_id = :shift_id AND t.person_id IN {SAME_PERSON}"
        " ORDER BY t.turn DESC LIMIT 1",
        community_id=community_id,
        shift_id=shift_id,
        person_id=person_id,
    )


def person_of_device(session: Session, *, community_id: str, activity_id: str, device: str) -> str | None:
    """Whom a browser checked in at an activity."""
    found = session.value(
        "SELECT person_id FROM attendance WHERE community_id = :community_id AND activity_id = :activity_id"
        " AND device = :device",
        community_id=community_id,
        activity_id=activity_id,
        device=device,
    )
    return str(found) if found is not None else None


def attendance_by_id(session: Session, *, community_id: str, attendance_id: str) -> Row | None:
    """One arrival, with how it ended and whether a claim was made of it."""
    return session.first(
        "SELECT t.id, t.activity_id, t.shift_id, t.person_id, t.came_at, d.left_at, d.way AS left_way,"
        " (SELECT COUNT(*) FROM claim c WHERE c.community_id = t.community_id AND c.attendance_id = t.id"
        " AND c.state <> 'withdrawn') AS claims FROM attendance t"
        " LEFT JOIN departure d ON d.community_id = t.community_id AND d.id = t.id"
        " WHERE t.community_id = :community_id AND t.id = :attendance_id",
        community_id=community_id,
        attendance_id=attendance_id,
    )


def on_now(
    session: Session, *, community_id: str, person_id: str, begun_after: datetime, begins_before: datetime
) -> list[Row]:
    """The shifts around now that somebody is signed up for or came to, with the newest arrival."""
    return session.all(
        "SELECT s.id, s.activity_id, s.starts_at, s.ends_at, a.name, a.place, t.id AS attendance_id, t.came_at,"
        " d.left_at, d.way AS left_way FROM (SELECT shift_id FROM sign_up WHERE community_id = :community_id"
        f" AND person_id IN {SAME_PERSON} AND state = 'signed_up' UNION SELECT shift_id FROM attendance"
        f" WHERE community_id = :community_id AND person_id IN {SAME_PERSON} AND came_at > :begun_after) mine"
        " JOIN shift s ON s.community_id = :community_id AND s.id = mine.shift_id"
        " JOIN activity a ON a.community_id = s.community_id AND a.id = s.activity_id"
        " LEFT JOIN attendance t ON t.community_id = s.community_id AND t.shift_id = s.id AND t.person_id = :person_id"
        " AND NOT EXISTS (SELECT 1 FROM attendance later WHERE later.community_id = t.community_id"
        " AND later.shift_id = t.shift_id AND later.person_id = t.person_id AND later.turn > t.turn)"
        " LEFT JOIN departure d ON d.community_id = t.community_id AND d.id = t.id"
        " WHERE s.starts_at > :begun_after AND s.starts_at <= :begins_before AND a.state = 'published'"
        " ORDER BY s.starts_at, s.id",
        community_id=community_id,
        person_id=person_id,
        begun_after=begun_after,
        begins_before=begins_before,
    )


# -- a whole activity --------------------------------------------------------------------------------------------


def roll(session: Session, *, community_id: str, activity_id: str) -> list[Row]:
    """Everybody who is signed up for an activity or came to it, by shift and time of coming.

    Of several arrivals of one person at a shift the newest counts; the others were struck.

    Rows without `attendance_id`: signed up, not here. `claim_state`: what became of the arrival's claim.
    """
    return session.all(
        "SELECT s.id AS shift_id, s.position, p.id AS person_id, p.name, p.volunteer_number, p.is_guest, p.joined_on,"
        " r.name AS building, h.card_number, t.id AS attendance_id, t.came_at, t.way, t.recorded_by,"
        " d.left_at, d.way AS left_way, c.id AS claim_id, c.state AS claim_state, c.minutes AS claimed_minutes,"
        " c.hours_class"
        " FROM (SELECT shift_id, person_id FROM sign_up WHERE community_id = :community_id"
        " AND activity_id = :activity_id AND state = 'signed_up' UNION SELECT shift_id, person_id FROM attendance"
        " WHERE community_id = :community_id AND activity_id = :activity_id) who"
        " JOIN shift s ON s.community_id = :community_id AND s.id = who.shift_id"
        " JOIN person p ON p.community_id = :community_id AND p.id = who.person_id"
        " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
        " LEFT JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
        " LEFT JOIN area r ON r.community_id = h.community_id AND r.id = h.building_id"
        " LEFT JOIN attendance t ON t.community_id = :community_id AND t.shift_id = who.shift_id"
        " AND t.person_id = who.person_id AND NOT EXISTS (SELECT 1 FROM attendance later"
        " WHERE later.community_id = t.community_id AND later.shift_id = t.shift_id"
        " AND later.person_id = t.person_id AND later.turn > t.turn)"
        " LEFT JOIN departure d ON d.community_id = t.community_id AND d.id = t.id"
        " LEFT JOIN claim c ON c.community_id = t.community_id AND c.attendance_id = t.id AND c.state <> 'withdrawn'"
        " ORDER BY s.position, t.came_at, p.name_key, p.id",
        community_id=community_id,
        activity_id=activity_id,
    )


def people_of_card(session: Session, *, community_id: str, shift_id: str, card: str, code: str) -> list[Row]:
    """Who of a household (by its card's number or code), or which volunteer, may be meant: (id, name, signed_up)."""
    return session.all(
        "SELECT p.id, p.name, p.volunteer_number, (SELECT COUNT(*) FROM sign_up u WHERE u.community_id = p.community_id"
        " AND u.shift_id = :shift_id AND u.person_id = p.id AND u.state = 'signed_up') AS signed_up FROM person p"
        " WHERE p.community_id = :community_id AND p.id IN (SELECT q.id FROM person q"
        " WHERE q.community_id = :community_id AND q.volunteer_number = :card UNION"
        " SELECT m.person_id FROM household h JOIN membership m ON m.community_id = h.community_id"
        " AND m.household_id = h.id AND m.until_on IS NULL WHERE h.community_id = :community_id"
        " AND h.card_number = :card UNION"
        " SELECT m.person_id FROM household h JOIN membership m ON m.community_id = h.community_id"
        " AND m.household_id = h.id AND m.until_on IS NULL WHERE h.community_id = :community_id"
        " AND h.card_code = :code) ORDER BY signed_up DESC, p.name_key, p.id",
        community_id=community_id,
        shift_id=shift_id,
        card=card,
        code=code,
    )


def still_there(
    session: Session, *, community_id: str, ended_before: datetime, begun_after: datetime, limit: int
) -> list[Row]:
    """Arrivals without a departure at shifts that are over: (id, ends_at)."""
    return session.all(
        "SELECT t.id, s.ends_at FROM shift s JOIN attendance t ON t.community_id = s.community_id AND t.shift_id = s.id"
        " LEFT JOIN departure d ON d.community_id = t.community_id AND d.id = t.id"
        " WHERE s.community_id = :community_id AND s.starts_at > :begun_after AND s.starts_at < :ended_before"
        " AND s.ends_at < :ended_before AND d.id IS NULL ORDER BY s.starts_at, t.id LIMIT :limit",
        community_id=community_id,
        ended_before=ended_before,
        begun_after=begun_after,
        limit=limit,
    )
