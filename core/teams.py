"""Volunteer teams: kinds, parents, programmes, and who belongs to them in what role (design 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import db.people
import db.teams
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.names import name_key
from core.people import require_person
from core.places import Registered
from core.policy import OFFICE, READERS, Actor, Role, Scope
from db.engine import Row, Session
from db.tables import Program, Team, TeamMember
from db.tables.teams import TEAM_KINDS, TEAM_ROLES
from db.types import new_id

KINDS: Final = TEAM_KINDS
ROLES: Final = TEAM_ROLES
COMING_MAX: Final = 5


class TeamRefused(AppError):
    """A change of a team that cannot be made."""

    key = "error.team.refused"


class TeamNameMissing(TeamRefused):
    key = "error.team.name_missing"


class TeamCircle(TeamRefused):
    """A team cannot belong to itself, nor to one that belongs to it; facts: name."""

    key = "error.team.circle"


class MemberAlready(TeamRefused):
    """The person is in the team; facts: name, team."""

    key = "error.team.member_already"
    status = 409


class NotMember(TeamRefused):
    """The person is not in the team (any more); facts: name, team."""

    key = "error.team.not_member"
    status = 409


class HasLeft(TeamRefused):
    """The person has left the community; facts: name."""

    key = "error.team.has_left"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """One team of a list."""

    team: Row
    people: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """One team: its hours of this year, the teams under it, what it is called to next."""

    team: Row
    people: int
    minutes: int
    children: list[Row]
    coming: list[Row]
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """Somebody of a team with their role in it."""

    person: Row
    role: str


# -- teams -------------------------------------------------------------------------------------------------------


@command("team.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_team(
    work: Work,
    *,
    name: str,
    kind: str,
    leader_id: str | None = None,
    member_ids: tuple[str, ...] = (),
    parent_id: str | None = None,
    program_id: str | None = None,
) -> Registered:
    """Found a volunteer team with its leader and first members. Raises TeamNameMissing, Malformed, NotFound."""
    clean = _clean(name, kind)
    _require_places(work, parent_id, program_id)
    people = dict.fromkeys((*([leader_id] if leader_id else []), *member_ids))
    for person_id in people:
        require_person(work.session, work.community_id, person_id)
    team_id, code = new_id(), f"T{work.number('team'):02d}"
    work.insert(Team, id=team_id, code=code, name=clean, kind=kind, leader_id=leader_id, parent_id=parent_id,
                program_id=program_id)  # fmt: skip
    work.insert_all(
        TeamMember,
        [
            {"id": new_id(), "team_id": team_id, "person_id": person_id,
             "role": "leader" if person_id == leader_id else "member", "from_on": work.today, "until_on": None}
            for person_id in people
        ],
    )  # fmt: skip
    work.about(f"team:{team_id}", members=len(people))
    return Registered(id=team_id, number=code)


@command("team.change", roles=OFFICE, scope=Scope.COMMUNITY)
def change_team(
    work: Work, *, team_id: str, name: str, kind: str, parent_id: str | None = None, program_id: str | None = None
) -> Registered:
    """Another name, kind, parent or programme. Raises NotFound, TeamNameMissing, TeamCircle, Malformed."""
    clean = _clean(name, kind)
    db.teams.hold_teams(work.session, community_id=work.community_id)  # two changes at once could close a circle
    team = _require_team(work.session, work.community_id, team_id)
    _require_places(work, parent_id, program_id)
    if parent_id is not None and db.teams.stands_above(
        work.session, community_id=work.community_id, team_id=parent_id, other_id=team_id
    ):
        raise TeamCircle(name=team.name)
    db.teams.set_team(
        work.session, community_id=work.community_id, team_id=team_id, name=clean, kind=kind, parent_id=parent_id,
        program_id=program_id,
    )  # fmt: skip
    work.about(f"team:{team_id}", parent_id=parent_id, program_id=program_id)
    return Registered(id=team_id, number=team.code)


@command("program.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_program(work: Work, *, name: str, about: str = "") -> Registered:
    """A brand under which teams work; one of that name is found again. Raises TeamNameMissing."""
    clean = " ".join(name.split())
    if not clean:
        raise TeamNameMissing()
    found = db.teams.program_by_name(work.session, community_id=work.community_id, name=clean)
    program_id = str(found.id) if found else new_id()
    if found is None:
        work.insert(Program, id=program_id, name=clean, about=about.strip()[:400])
    work.about(f"program:{program_id}")
    return Registered(id=program_id, number=clean)


# -- members -----------------------------------------------------------------------------------------------------


@command("team.member", roles=OFFICE | {Role.TEAM_LEADER}, scope=Scope.COMMUNITY)
def set_member(work: Work, *, team_id: str, person_id: str, role: str = "member") -> Registered:
    """Put somebody into a team, or give a member another role; a new leader follows the one before.

    Team leaders for their own teams. Raises NotFound, HasLeft, MemberAlready, Malformed.
    """
    if role not in ROLES:
        raise Malformed(field="role")
    team = require_own_team(work, team_id)
    work.lock_person(person_id)
    person = require_person(work.session, work.community_id, person_id)
    if person.left_on is not None:
        raise HasLeft(name=person.name)
    enter(work, team, person, role)
    work.about(f"person:{person_id}", team_id=team_id, team=team.code, role=role)
    return Registered(id=team_id, number=team.code)


@command("team.leave", roles=OFFICE | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def leave_team(work: Work, *, team_id: str, person_id: str) -> Registered:
    """Let a membership end today: residents their own, leaders in their own teams. Raises NotFound, NotMember."""
    if person_id != work.actor.person_id:
        require_own_team(work, team_id)
    team = _require_team(work.session, work.community_id, team_id)
    work.lock_person(person_id)
    named = {"community_id": work.community_id}
    place = db.teams.member(work.session, team_id=team_id, person_id=person_id, **named)
    if place is None or not db.teams.end_member(work.session, member_id=place.id, last_day=work.today, **named):
        raise NotMember(team=team.name)
    if team.leader_id == person_id:
        db.teams.set_team(work.session, team_id=team_id, leader_id=None, **named)
    work.about(f"person:{person_id}", team_id=team_id, team=team.code)
    return Registered(id=team_id, number=team.code)


def enter(work: Work, team: Row, person: Row, role: str) -> None:
    """Write a place in a team; the person is held. Raises MemberAlready where nothing would change."""
    session, named = work.session, {"community_id": work.community_id}
    place = db.teams.member(session, team_id=team.id, person_id=person.id, **named)
    if place is not None:
        if place.role == role:
            raise MemberAlready(name=person.name, team=team.name)
        db.teams.end_member(session, member_id=place.id, last_day=work.today, **named)
    work.insert(TeamMember, id=new_id(), team_id=team.id, person_id=person.id, role=role, from_on=work.today,
                until_on=None)  # fmt: skip
    if role == "leader" and team.leader_id != person.id:
        before = db.teams.member(session, team_id=team.id, person_id=team.leader_id or "", **named)
        if before is not None and before.role == "leader":
            db.teams.end_member(session, member_id=before.id, last_day=work.today, **named)
            work.insert(TeamMember, id=new_id(), team_id=team.id, person_id=team.leader_id, role="member",
                        from_on=work.today, until_on=None)  # fmt: skip
        db.teams.set_team(session, team_id=team.id, leader_id=person.id, **named)
    elif role != "leader" and team.leader_id == person.id:
        db.teams.set_team(session, team_id=team.id, leader_id=None, **named)


def require_own_team(work: Work, team_id: str) -> Row:
    """A team that the actor may change: any for the office, their own for leaders. Raises NotFound."""
    if not work.actor.roles & OFFICE and team_id not in work.actor.team_ids:
        raise NotFound(team_id=team_id)
    return _require_team(work.session, work.community_id, team_id)


def _require_team(session: Session, community_id: str, team_id: str) -> Row:
    team = db.teams.team_by_id(session, community_id=community_id, team_id=team_id)
    if team is None:
        raise NotFound(team_id=team_id)
    return team


def _require_places(work: Work, parent_id: str | None, program_id: str | None) -> None:
    if parent_id is not None:
        _require_team(work.session, work.community_id, parent_id)
    programs = db.teams.programs(work.session, community_id=work.community_id) if program_id else []
    if program_id is not None and program_id not in {row.id for row in programs}:
        raise NotFound(program_id=program_id)


def _clean(name: str, kind: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise TeamNameMissing()
    if kind not in KINDS:
        raise Malformed(field="kind")
    return clean


# -- lists -------------------------------------------------------------------------------------------------------


@query("teams.list", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def list_teams(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """All teams."""
    return db.teams.teams(session, community_id=actor.community_id)


@query("teams.find", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def find_teams(
    session: Session,
    clock: Clock,
    actor: Actor,
    *,
    kind: str | None = None,
    program_id: str | None = None,
    text: str = "",
    limit: int = 20,
    offset: int = 0,
) -> tuple[int, list[TeamLine]]:
    """(How many in all, this page) of the teams of a kind, of a programme, with a text in their name."""
    named = {"community_id": actor.community_id}
    total, rows = db.teams.page_of_teams(
        session, kind=kind, program_id=program_id, text=name_key(text), limit=limit, offset=offset, **named
    )
    ids = [row.id for row in rows]
    people = db.teams.counts(session, ids=ids, **named)
    minutes = db.teams.minutes_of(session, ids=ids, period=f"{local_day(clock.now(), actor.time_zone):%Y}", **named)
    return total, [TeamLine(team=row, people=people.get(row.id, 0), minutes=minutes.get(row.id, 0)) for row in rows]


@query("programs.list", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def list_programs(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """All programmes with how many teams work for each."""
    return db.teams.programs(session, community_id=actor.community_id)


@query("team.see", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def see_team(session: Session, clock: Clock, actor: Actor, *, team_id: str) -> TeamPage:
    """One team, without the names of its people. Raises NotFound."""
    named = {"community_id": actor.community_id}
    team = _require_team(session, actor.community_id, team_id)
    today = local_day(clock.now(), actor.time_zone)
    return TeamPage(
        team=team,
        people=db.teams.counts(session, ids=[team_id], **named).get(team_id, 0),
        minutes=db.teams.minutes_of(session, ids=[team_id], period=f"{today:%Y}", **named).get(team_id, 0),
        children=db.teams.children(session, team_id=team_id, **named),
        coming=db.teams.coming(session, team_id=team_id, today=today, limit=COMING_MAX, **named),
        year=today.year,
    )


@query("team.members", roles=READERS | {Role.TEAM_LEADER}, scope=Scope.COMMUNITY)
def team_members(
    session: Session, clock: Clock, actor: Actor, *, team_id: str, text: str = "", limit: int = 20, offset: int = 0
) -> tuple[int, list[MemberLine]]:
    """(How many in all, this page) of the people of a team; leaders of their own. Raises NotFound."""
    if not actor.roles & READERS and team_id not in actor.team_ids:
        raise NotFound(team_id=team_id)
    named = {"community_id": actor.community_id}
    key = name_key(text)
    found = (
        db.teams.members_named(session, team_id=team_id, text=key.casefold(), **named)
        if key
        else db.teams.members(session, team_id=team_id, **named)
    )
    roles = dict(found[offset : offset + limit])
    rows = db.people.by_ids(session, ids=list(roles), **named)
    return len(found), [MemberLine(person=row, role=roles[row.id]) for row in rows]
