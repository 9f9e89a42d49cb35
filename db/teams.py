"""Questions about teams, their programmes, their people, and who asks to join."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from db.engine import Row, Session
from db.people import listed, named
from db.places import SAME_PERSON

_TEAM = (
    "SELECT t.id, t.code, t.name, t.kind, t.leader_id, t.parent_id, t.program_id, p.name AS leader,"
    " u.name AS parent, g.name AS program FROM {teams} t"
    " LEFT JOIN person p ON p.community_id = t.community_id AND p.id = t.leader_id"
    " LEFT JOIN team u ON u.community_id = t.community_id AND u.id = t.parent_id"
    " LEFT JOIN program g ON g.community_id = t.community_id AND g.id = t.program_id"
    " WHERE t.community_id = :community_id"
)
#: the team itself, the team that it belongs to, and so on upwards; a circle, were there one, ends after 50
_UPWARDS = (
    "WITH RECURSIVE above(id, depth) AS (SELECT CAST(:team_id AS VARCHAR), 0 UNION ALL"
    " SELECT t.parent_id, above.depth + 1 FROM above JOIN team t ON t.community_id = :community_id AND t.id = above.id"
    " WHERE t.parent_id IS NOT NULL AND above.depth < 50)"
)


def teams(session: Session, *, community_id: str) -> list[Row]:
    """All teams, in the order of their codes, without the names of who leads them."""
    return session.all(
        "SELECT id, code, name, kind, leader_id, parent_id, program_id FROM team WHERE community_id = :community_id"
        " ORDER BY code",
        community_id=community_id,
    )


def team_by_id(session: Session, *, community_id: str, team_id: str) -> Row | None:
    """One team with its leader, its parent and its programme."""
    return session.first(
        f"{_TEAM.format(teams='team')} AND t.id = :team_id", community_id=community_id, team_id=team_id
    )


def page_of_teams(
    session: Session,
    *,
    community_id: str,
    kind: str | None,
    program_id: str | None,
    text: str,
    limit: int,
    offset: int,
) -> tuple[int, list[Row]]:
    """(How many in all, this page) of the teams of a kind, of a programme, with a text in their name."""
    wanted: dict[str, Any] = {"community_id": community_id}
    where = ""
    for column, value in (("kind", kind), ("program_id", program_id)):
        if value:
            where += f" AND t.{column} = :{column}"
            wanted[column] = value
    if text:
        where += " AND t.name LIKE :like"
        wanted["like"] = f"%{text}%"
    total = int(session.value(f"SELECT COUNT(*) FROM team t WHERE t.community_id = :community_id{where}", **wanted))
    page = (
        f"(SELECT * FROM team t WHERE t.community_id = :community_id{where}"
        " ORDER BY t.code LIMIT :limit OFFSET :offset)"
    )
    rows = session.all(f"{_TEAM.format(teams=page)} ORDER BY t.code", limit=limit, offset=offset, **wanted)
    return total, rows


def children(session: Session, *, community_id: str, team_id: str) -> list[Row]:
    """The teams that belong to a team."""
    return session.all(
        f"{_TEAM.format(teams='team')} AND t.parent_id = :team_id ORDER BY t.code",
        community_id=community_id,
        team_id=team_id,
    )


def stands_above(session: Session, *, community_id: str, team_id: str, other_id: str) -> bool:
    """Whether `other_id` is the team itself or one that it belongs to, however far up."""
    found = session.value(
        f"{_UPWARDS} SELECT 1 FROM above WHERE id = :other_id LIMIT 1",
        community_id=community_id,
        team_id=team_id,
        other_id=other_id,
    )
    return found is not None


def counts(session: Session, *, community_id: str, ids: Sequence[str]) -> dict[str, int]:
    """How many people these teams have now."""
    rows = session.all(
        "SELECT team_id, COUNT(*) AS people FROM team_member WHERE community_id = :community_id AND until_on IS NULL"
        f" AND team_id IN ({listed(len(ids))}) GROUP BY team_id",
        community_id=community_id,
        **named(ids),
    )
    return {row.team_id: row.people for row in rows}


def minutes_of(session: Session, *, community_id: str, ids: Sequence[str], period: str) -> dict[str, int]:
    """Approved minutes of these teams in a period (`2026`, `2026-11`), from the summary."""
    rows = session.all(
        "SELECT scope, measured_minutes + listed_minutes + back_filled_minutes AS minutes FROM month_summary"
        f" WHERE community_id = :community_id AND period = :period AND scope IN ({listed(len(ids))})",
        community_id=community_id,
        period=period,
        **named([f"t{team_id}" for team_id in ids]),
    )
    return {row.scope[1:]: row.minutes for row in rows}


def coming(session: Session, *, community_id: str, team_id: str, today: date, limit: int) -> list[Row]:
    """What a team is called to from today on."""
    return session.all(
        "SELECT id, name, place, starts_at, ends_at FROM activity WHERE community_id = :community_id"
        " AND held_on >= :today AND team_id = :team_id AND state = 'published'"
        " ORDER BY held_on, starts_at LIMIT :limit",
        community_id=community_id,
        team_id=team_id,
        today=today,
        limit=limit,
    )


# -- people ------------------------------------------------------------------------------------------------------


def members(session: Session, *, community_id: str, team_id: str) -> list[tuple[str, str]]:
    """(person, role) of everybody in a team now: leader and deputies first, then in the order they came."""
    rows = session.all(
        "SELECT person_id, role FROM team_member WHERE community_id = :community_id AND team_id = :team_id"
        " AND until_on IS NULL ORDER BY CASE role WHEN 'leader' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, from_on, id",
        community_id=community_id,
        team_id=team_id,
    )
    return [(row.person_id, row.role) for row in rows]


def members_named(session: Session, *, community_id: str, team_id: str, text: str) -> list[tuple[str, str]]:
    """As `members`, those whose name or given name begins like this."""
    rows = session.all(
        "SELECT m.person_id, m.role FROM team_member m"
        " JOIN person p ON p.community_id = m.community_id AND p.id = m.person_id"
        " WHERE m.community_id = :community_id AND m.team_id = :team_id AND m.until_on IS NULL"
        " AND (substr(p.name_key, 1, :size) = :text OR substr(p.given_key, 1, :size) = :text"
        " OR substr(p.pinyin, 1, :size) = :text OR substr(p.given_pinyin, 1, :size) = :text"
        " OR substr(p.initials, 1, :size) = :text) ORDER BY m.from_on, m.id",
        community_id=community_id,
        team_id=team_id,
        text=text,
        size=len(text),
    )
    return [(row.person_id, row.role) for row in rows]


def member(session: Session, *, community_id: str, team_id: str, person_id: str) -> Row | None:
    """Somebody's place in a team now."""
    return session.first(
        "SELECT id, role, from_on FROM team_member WHERE community_id = :community_id AND team_id = :team_id"
        " AND person_id = :person_id AND until_on IS NULL",
        community_id=community_id,
        team_id=team_id,
        person_id=person_id,
    )


def teams_of(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """The teams of a person, present ones first: (team_id, name, kind, role, from_on, until_on)."""
    return session.all(
        "SELECT m.team_id, t.name, t.kind, m.role, m.from_on, m.until_on, g.name AS program FROM team_member m"
        " JOIN team t ON t.community_id = m.community_id AND t.id = m.team_id"
        " LEFT JOIN program g ON g.community_id = t.community_id AND g.id = t.program_id"
        f" WHERE m.community_id = :community_id AND m.person_id IN {SAME_PERSON}"
        " ORDER BY m.until_on IS NOT NULL, m.from_on DESC, m.id DESC LIMIT 100",
        community_id=community_id,
        person_id=person_id,
    )


def end_member(session: Session, *, community_id: str, member_id: str, last_day: date) -> bool:
    """Let a place in a team end; answers False where it had ended."""
    return bool(
        session.change(
            "UPDATE team_member SET until_on = :last_day WHERE community_id = :community_id AND id = :member_id"
            " AND until_on IS NULL",
            community_id=community_id,
            member_id=member_id,
            last_day=last_day,
        )
    )


def open_places(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """Where a row of the register is a member now: (id, team_id, role)."""
    return session.all(
        "SELECT id, team_id, role FROM team_member WHERE community_id = :community_id AND person_id = :person_id"
        " AND until_on IS NULL ORDER BY team_id",
        community_id=community_id,
        person_id=person_id,
    )


def places_ended_on(session: Session, *, community_id: str, person_id: str, day: date) -> list[Row]:
    """Where a row of the register stopped being a member on a day: (team_id, role)."""
    return session.all(
        "SELECT team_id, role FROM team_member WHERE community_id = :community_id AND person_id = :person_id"
        " AND until_on = :day ORDER BY team_id",
        community_id=community_id,
        person_id=person_id,
        day=day,
    )


def set_team(session: Session, *, community_id: str, team_id: str, **columns: Any) -> None:
    """Write new values into a team's row."""
    changed = ", ".join(f"{column} = :{column}" for column in columns)
    session.change(
        f"UPDATE team SET {changed} WHERE community_id = :community_id AND id = :team_id",
        community_id=community_id,
        team_id=team_id,
        **columns,
    )


def hold_teams(session: Session, *, community_id: str) -> None:
    """Hold the first team until the commit: changes of who belongs to whom come one after another."""
    session.change(
        "UPDATE team SET code = code WHERE community_id = :community_id AND id = (SELECT MIN(t.id) FROM team t"
        " WHERE t.community_id = :community_id)",
        community_id=community_id,
    )


def led_by(session: Session, *, community_id: str, person_id: str) -> list[str]:
    """The teams that a person leads."""
    rows = session.all(
        "SELECT id FROM team WHERE community_id = :community_id AND leader_id = :person_id ORDER BY id",
        community_id=community_id,
        person_id=person_id,
    )
    return [row.id for row in rows]


# -- programmes --------------------------------------------------------------------------------------------------


def programs(session: Session, *, community_id: str) -> list[Row]:
    """All programmes with how many teams work for each."""
    return session.all(
        "SELECT g.id, g.name, g.about, (SELECT COUNT(*) FROM team t WHERE t.community_id = g.community_id"
        " AND t.program_id = g.id) AS teams FROM program g WHERE g.community_id = :community_id ORDER BY g.name",
        community_id=community_id,
    )


def program_by_name(session: Session, *, community_id: str, name: str) -> Row | None:
    """One programme."""
    return session.first(
        "SELECT id, name FROM program WHERE community_id = :community_id AND name = :name",
        community_id=community_id,
        name=name,
    )


# -- requests ----------------------------------------------------------------------------------------------------

_REQUEST = (
    "SELECT r.id, r.team_id, r.person_id, r.asked_by, r.asked_at, r.answer, r.answered_at, t.name AS team,"
    " p.name AS person, p.volunteer_number FROM team_request r"
    " JOIN team t ON t.community_id = r.community_id AND t.id = r.team_id"
    " JOIN person p ON p.community_id = r.community_id AND p.id = r.person_id"
    " WHERE r.community_id = :community_id"
)


def request_by_id(session: Session, *, community_id: str, request_id: str) -> Row | None:
    """One request or invitation."""
    return session.first(f"{_REQUEST} AND r.id = :request_id", community_id=community_id, request_id=request_id)


def open_request(session: Session, *, community_id: str, team_id: str, person_id: str) -> Row | None:
    """What waits between a team and a person."""
    return session.first(
        f"{_REQUEST} AND r.team_id = :team_id AND r.person_id = :person_id AND r.answered_at IS NULL",
        community_id=community_id,
        team_id=team_id,
        person_id=person_id,
    )


def open_requests(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """What waits, the oldest first."""
    return session.all(
        f"{_REQUEST} AND r.answered_at IS NULL ORDER BY r.asked_at, r.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def open_requests_of(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """What waits between a person and any team."""
    return session.all(
        f"{_REQUEST} AND r.person_id = :person_id AND r.answered_at IS NULL ORDER BY r.asked_at",
        community_id=community_id,
        person_id=person_id,
    )


def answer(session: Session, *, community_id: str, request_id: str, answer: str, at: datetime) -> bool:
    """Answer a request once; answers False where somebody did before."""
    return bool(
        session.change(
            "UPDATE team_request SET answer = :answer, answered_at = :at WHERE community_id = :community_id"
            " AND id = :request_id AND answered_at IS NULL",
            community_id=community_id,
            request_id=request_id,
            answer=answer,
            at=at,
        )
    )
