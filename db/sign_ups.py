"""Questions about sign-ups: who comes to which shift, who waits, who did not come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from db.engine import Row, Session
from db.places import SAME_PERSON

_SHIFT = (
    "SELECT s.id, s.activity_id, s.position, s.name, s.starts_at, s.ends_at, s.needed_people, s.break_minutes,"
    " a.name AS activity, a.held_on, a.team_id, a.leader_id, a.minimum_age, a.sign_up_until_at, a.is_call_up, a.state,"
    " d.stood_down_at"
    " FROM shift s JOIN activity a ON a.community_id = s.community_id AND a.id = s.activity_id"
    " LEFT JOIN stand_down d ON d.community_id = a.community_id AND d.id = a.id"
    " WHERE s.community_id = :community_id"
)


def shift_by_id(session: Session, *, community_id: str, shift_id: str) -> Row | None:
    """One shift with what its activity says about coming."""
    return session.first(f"{_SHIFT} AND s.id = :id", community_id=community_id, id=shift_id)


def shifts_of(session: Session, *, community_id: str, activity_ids: Sequence[str]) -> list[Row]:
    """The shifts of some activities, with how many come and how many wait."""
    if not activity_ids:
        return []
    named, listed = _listed(activity_ids)
    return session.all(
        "SELECT s.id, s.activity_id, s.position, s.name, s.starts_at, s.ends_at, s.needed_people, s.break_minutes,"
        " (SELECT COUNT(*) FROM sign_up u WHERE u.community_id = s.community_id AND u.shift_id = s.id"
        " AND u.state = 'signed_up') AS signed_up,"
        " (SELECT COUNT(*) FROM sign_up u WHERE u.community_id = s.community_id AND u.shift_id = s.id"
        " AND u.state = 'waiting') AS waiting"
        f" FROM shift s WHERE s.community_id = :community_id AND s.activity_id IN ({listed})"
        " ORDER BY s.activity_id, s.position",
        community_id=community_id,
        **named,
    )


def people(session: Session, *, community_id: str, person_ids: Sequence[str]) -> list[Row]:
    """Some people of the register with the household to which they belong now."""
    if not person_ids:
        return []
    named, listed = _listed(person_ids)
    return session.all(
        "SELECT p.id, p.name, p.birth_year, m.household_id FROM person p"
        " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
        f" WHERE p.community_id = :community_id AND p.id IN ({listed})",
        community_id=community_id,
        **named,
    )


def people_of_household(session: Session, *, community_id: str, household_id: str) -> list[str]:
    """Who belongs to a household now."""
    rows = session.all(
        "SELECT person_id FROM membership WHERE community_id = :community_id AND household_id = :household_id"
        " AND until_on IS NULL",
        community_id=community_id,
        household_id=household_id,
    )
    return sorted(row.person_id for row in rows)


def called(session: Session, *, community_id: str, shift_id: str, person_id: str) -> str | None:
    """The sign-up of somebody who was called to a shift and has not answered."""
    found: str | None = session.value(
        "SELECT id FROM sign_up WHERE community_id = :community_id AND shift_id = :shift_id"
        f" AND person_id IN {SAME_PERSON} AND state = 'called'",
        community_id=community_id,
        shift_id=shift_id,
        person_id=person_id,
    )
    return found


def count(session: Session, *, community_id: str, shift_id: str, state: str) -> int:
    """How many sign-ups of a shift are in a state."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM sign_up WHERE community_id = :community_id AND shift_id = :shift_id"
            " AND state = :state",
            community_id=community_id,
            shift_id=shift_id,
            state=state,
        )
    )


def first_waiting(session: Session, *, community_id: str, shift_id: str) -> Row | None:
    """Who has waited longest for a place in a shift."""
    return session.first(
        "SELECT id, person_id FROM sign_up WHERE community_id = :community_id AND shift_id = :shift_id"
        " AND state = 'waiting' ORDER BY signed_up_at, id LIMIT 1",
        community_id=community_id,
        shift_id=shift_id,
    )


def waiting_before(session: Session, *, community_id: str, shift_id: str, signed_up_at: datetime, id: str) -> int:
    """How many wait for a place in a shift ahead of one of them."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM sign_up WHERE community_id = :community_id AND shift_id = :shift_id"
            " AND state = 'waiting' AND (signed_up_at < :at OR (signed_up_at = :at AND id < :id))",
            community_id=community_id,
            shift_id=shift_id,
            at=signed_up_at,
            id=id,
        )
    )


_ONE = (
    "SELECT u.id, u.activity_id, u.shift_id, u.person_id, u.brought_by, u.state, u.signed_up_at, u.signed_up_by,"
    " s.starts_at, s.ends_at, s.needed_people, s.name AS shift, a.name AS activity, a.place, a.risk_note,"
    " a.held_on, a.team_id,"
    " a.leader_id, a.is_call_up, a.state AS activity_state, d.stood_down_at, p.name AS person"
    " FROM sign_up u JOIN shift s ON s.community_id = u.community_id AND s.id = u.shift_id"
    " JOIN activity a ON a.community_id = u.community_id AND a.id = u.activity_id"
    " JOIN person p ON p.community_id = u.community_id AND p.id = u.person_id"
    " LEFT JOIN stand_down d ON d.community_id = a.community_id AND d.id = a.id"
    " WHERE u.community_id = :community_id"
)


def by_id(session: Session, *, community_id: str, sign_up_id: str) -> Row | None:
    """One sign-up with its shift, activity and person."""
    return session.first(f"{_ONE} AND u.id = :id", community_id=community_id, id=sign_up_id)


def is_stood_down(session: Session, *, community_id: str, activity_id: str) -> bool:
    """Whether a call-up is over for everybody."""
    sql = "SELECT COUNT(*) FROM stand_down WHERE community_id = :community_id AND id = :id"
    return bool(session.value(sql, community_id=community_id, id=activity_id))


def of_people(
    session: Session, *, community_id: str, person_ids: Sequence[str], states: Sequence[str], since: date
) -> list[Row]:
    """Sign-ups of some people in some states, to activities from a day on, the soonest first."""
    if not person_ids:
        return []
    named, listed = _listed(person_ids)
    return session.all(
        f"{_ONE} AND u.person_id IN ({listed}) AND u.state IN ({_quoted(states)}) AND a.held_on >= :since"
        " ORDER BY s.starts_at, u.id",
        community_id=community_id,
        since=since,
        **named,
    )


def standing(session: Session, *, community_id: str, person_id: str, since: datetime, until: datetime) -> list[Row]:
    """The shifts of a span of time to which somebody is signed up or for which they wait."""
    return session.all(
        "SELECT u.shift_id, s.starts_at, s.ends_at, a.name AS activity FROM sign_up u"
        " JOIN shift s ON s.community_id = u.community_id AND s.id = u.shift_id"
        " JOIN activity a ON a.community_id = u.community_id AND a.id = u.activity_id"
        " LEFT JOIN stand_down d ON d.community_id = a.community_id AND d.id = a.id"
        f" WHERE u.community_id = :community_id AND u.person_id IN {SAME_PERSON}"
        " AND u.state IN ('waiting', 'signed_up') AND a.state = 'published' AND d.id IS NULL"
        " AND s.starts_at < :until AND s.ends_at > :since"
        " ORDER BY s.starts_at",
        community_id=community_id,
        person_id=person_id,
        since=since,
        until=until,
    )


def count_absences(session: Session, *, community_id: str, person_id: str, since: date) -> int:
    """How often somebody did not come without an excuse, from a day on."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM sign_up u JOIN activity a ON a.community_id = u.community_id AND a.id = u.activity_id"
            f" WHERE u.community_id = :community_id AND u.person_id IN {SAME_PERSON} AND u.state = 'absent'"
            " AND a.held_on > :since",
            community_id=community_id,
            person_id=person_id,
            since=since,
        )
    )


def roll(
    session: Session, *, community_id: str, activity_id: str, state: str, limit: int = 200, offset: int = 0
) -> list[Row]:
    """The people of an activity in one state, with building, phone and whether they are there."""
    return session.all(
        "SELECT u.id, u.shift_id, u.person_id, u.brought_by, u.state, u.signed_up_at, p.name, p.volunteer_number,"
        " p.phone_masked, p.phone_sealed, p.birth_year, b.name AS building, w.name AS brought_by_name,"
        " EXISTS (SELECT 1 FROM attendance t WHERE t.community_id = u.community_id AND t.shift_id = u.shift_id"
        " AND t.person_id = u.person_id AND NOT EXISTS (SELECT 1 FROM departure x WHERE"
        " x.community_id = t.community_id AND x.id = t.id AND x.way = 'struck')) AS is_there"
        " FROM sign_up u JOIN person p ON p.community_id = u.community_id AND p.id = u.person_id"
        " LEFT JOIN person w ON w.community_id = u.community_id AND w.id = u.brought_by"
        " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
        " LEFT JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
        " LEFT JOIN area b ON b.community_id = h.community_id AND b.id = h.building_id"
        " WHERE u.community_id = :community_id AND u.activity_id = :activity_id AND u.state = :state"
        " ORDER BY u.id LIMIT :limit OFFSET :offset",
        community_id=community_id,
        activity_id=activity_id,
        state=state,
        limit=limit,
        offset=offset,
    )


def states_of(session: Session, *, community_id: str, activity_id: str) -> dict[str, int]:
    """How many sign-ups of an activity are in each state."""
    rows = session.all(
        "SELECT state, COUNT(*) AS people FROM sign_up WHERE community_id = :community_id"
        " AND activity_id = :activity_id GROUP BY state",
        community_id=community_id,
        activity_id=activity_id,
    )
    return {row.state: int(row.people) for row in rows}


def to_tell(session: Session, *, community_id: str, activity_id: str) -> list[str]:
    """The people who stand on an activity's list: called, waiting, signed up."""
    rows = session.all(
        "SELECT DISTINCT person_id FROM sign_up WHERE community_id = :community_id AND activity_id = :activity_id"
        " AND state IN ('called', 'waiting', 'signed_up') ORDER BY person_id",
        community_id=community_id,
        activity_id=activity_id,
    )
    return [row.person_id for row in rows]


def is_there(session: Session, *, community_id: str, shift_id: str, person_id: str) -> bool:
    """Whether somebody checked in to a shift, and the arrival was not struck out."""
    return bool(
        session.value(
            "SELECT COUNT(*) FROM attendance t WHERE t.community_id = :community_id AND t.shift_id = :shift_id"
            f" AND t.person_id IN {SAME_PERSON} AND NOT EXISTS (SELECT 1 FROM departure x"
            " WHERE x.community_id = t.community_id AND x.id = t.id AND x.way = 'struck')",
            community_id=community_id,
            shift_id=shift_id,
            person_id=person_id,
        )
    )


def count_there(session: Session, *, community_id: str, activity_id: str) -> int:
    """How many people checked in to an activity, arrivals that were struck out aside."""
    return int(
        session.value(
            "SELECT COUNT(DISTINCT t.person_id) FROM attendance t WHERE t.community_id = :community_id"
            " AND t.activity_id = :activity_id AND NOT EXISTS (SELECT 1 FROM departure x"
            " WHERE x.community_id = t.community_id AND x.id = t.id AND x.way = 'struck')",
            community_id=community_id,
            activity_id=activity_id,
        )
    )


def steps(session: Session, *, community_id: str, sign_up_ids: Sequence[str]) -> list[Row]:
    """Every step of some sign-ups, the newest first: into which state, by whom, when, with which note."""
    if not sign_up_ids:
        return []
    named, listed = _listed(sign_up_ids)
    return session.all(
        "SELECT m.subject_id AS id, m.to_state, o.actor_id, o.recorded_at, n.text AS note FROM move m"
        " JOIN operation o ON o.community_id = m.community_id AND o.seq = m.operation_seq"
        " LEFT JOIN note n ON n.community_id = o.community_id AND n.id = o.note_id"
        f" WHERE m.community_id = :community_id AND m.subject_id IN ({listed}) AND m.subject_table = 'sign_up'"
        " ORDER BY +m.operation_seq DESC",
        community_id=community_id,
        **named,
    )


def appeals(session: Session, *, community_id: str, limit: int = 50) -> list[Row]:
    """Appeals against an absence that nobody has decided, the oldest activity first."""
    return session.all(
        f"{_ONE} AND u.state = 'appealed' ORDER BY a.held_on, u.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def count_appeals(session: Session, *, community_id: str) -> int:
    """How many appeals against an absence wait for a decision."""
    sql = "SELECT COUNT(*) FROM sign_up WHERE community_id = :community_id AND state = 'appealed'"
    return int(session.value(sql, community_id=community_id))


# -- call-ups ----------------------------------------------------------------------------------------------------


def people_to_call(
    session: Session,
    *,
    community_id: str,
    team_ids: Sequence[str],
    tag: str | None,
    is_everybody: bool,
    born_until: int,
) -> list[str]:
    """Grown-up members of some teams, of any team, or with a tag; each once."""
    parts: list[str] = []
    named: dict[str, Any] = {}
    if team_ids or is_everybody:
        of_teams = "" if is_everybody else f" AND tm.team_id IN ({_listed(team_ids, 'team')[1]})"
        named |= {} if is_everybody else _listed(team_ids, "team")[0]
        parts.append(
            "SELECT tm.person_id FROM team_member tm WHERE tm.community_id = :community_id"
            f" AND tm.until_on IS NULL{of_teams}"
        )
    if tag:
        parts.append("SELECT g.id AS person_id FROM person g WHERE g.community_id = :community_id AND g.tags LIKE :tag")
        named["tag"] = f"%{tag}%"
    if not parts:
        return []
    rows = session.all(
        f"SELECT DISTINCT p.id FROM ({' UNION '.join(parts)}) q JOIN person p ON p.community_id = :community_id"
        " AND p.id = q.person_id WHERE p.birth_year IS NULL OR p.birth_year <= :born_until ORDER BY p.id",
        community_id=community_id,
        born_until=born_until,
        **named,
    )
    return [row.id for row in rows]


def _listed(ids: Sequence[str], name: str = "id") -> tuple[dict[str, str], str]:
    """Named parameters for ids, and the list of their names."""
    named = {f"{name}_{place}": one for place, one in enumerate(ids)}
    return named, ", ".join(f":{one}" for one in named)


def _quoted(states: Sequence[str]) -> str:
    return ", ".join(f"'{state}'" for state in states)
