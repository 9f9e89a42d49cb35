"""Joining a team: a resident asks, or a team invites, and the other side answers (design 3)."""

from __future__ import annotations

from dataclasses import dataclass

import db.teams
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import NotFound
from core.people import require_person
from core.policy import OFFICE, READERS, Actor, Role, Scope
from core.teams import HasLeft, MemberAlready, TeamRefused, enter, require_own_team
from db.engine import Row, Session
from db.tables import TeamRequest
from db.types import new_id


class AskedAlready(TeamRefused):
    """A request or an invitation waits between them; facts: team."""

    key = "error.team.asked_already"
    status = 409


class AnsweredAlready(TeamRefused):
    """Somebody answered before, or it was taken back; facts: team."""

    key = "error.team.answered_already"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request or an invitation and how it stands: None while it waits."""

    id: str
    team_id: str
    person_id: str
    answer: str | None = None
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MyTeams:
    """The teams of whoever asks, and what waits between them and others."""

    teams: list[Row]
    waiting: list[Row]


@command("team.ask", roles={Role.RESIDENT}, scope=Scope.OWN)
def ask_to_join(work: Work, *, team_id: str) -> Asked:
    """Ask to join a team. Raises NotFound, MemberAlready, AskedAlready."""
    if work.actor.person_id is None:
        raise NotFound()
    return _ask(work, team_id, work.actor.person_id, "person")


@command("team.invite", roles=OFFICE | {Role.TEAM_LEADER}, scope=Scope.COMMUNITY)
def invite_to_team(work: Work, *, team_id: str, person_id: str) -> Asked:
    """Invite somebody into a team; leaders into their own. Raises NotFound, HasLeft, MemberAlready, AskedAlready."""
    require_own_team(work, team_id)
    return _ask(work, team_id, person_id, "team")


def _ask(work: Work, team_id: str, person_id: str, asked_by: str) -> Asked:
    named = {"community_id": work.community_id, "team_id": team_id}
    work.lock_person(person_id)
    team = db.teams.team_by_id(work.session, **named)
    if team is None:
        raise NotFound(team_id=team_id)
    person = require_person(work.session, work.community_id, person_id)
    if person.left_on is not None:
        raise HasLeft(name=person.name)
    if db.teams.member(work.session, person_id=person_id, **named) is not None:
        raise MemberAlready(name=person.name, team=team.name)
    if db.teams.open_request(work.session, person_id=person_id, **named) is not None:
        raise AskedAlready(team=team.name)
    request_id = new_id()
    work.insert(
        TeamRequest, id=request_id, team_id=team_id, person_id=person_id, asked_by=asked_by, asked_at=work.now,
        answer=None, answered_at=None,
    )  # fmt: skip
    work.about(f"person:{person_id}", team_id=team_id, team=team.code, asked_by=asked_by)
    return Asked(id=request_id, team_id=team_id, person_id=person_id)


@command("team.answer", roles=OFFICE | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def answer_request(work: Work, *, request_id: str, is_welcome: bool) -> Asked:
    """Answer: the team a request, the person an invitation; whoever asked may take it back with no.

    The office may answer for either. Raises NotFound, AnsweredAlready, MemberAlready, HasLeft.
    """
    named = {"community_id": work.community_id}
    found = db.teams.request_by_id(work.session, request_id=request_id, **named)
    if found is None:
        raise NotFound(request_id=request_id)
    is_person = found.person_id == work.actor.person_id and Role.RESIDENT in work.actor.roles
    is_team = bool(work.actor.roles & OFFICE) or found.team_id in work.actor.team_ids
    is_asker = is_person if found.asked_by == "person" else is_team
    may_say_yes = is_team if found.asked_by == "person" else is_person or bool(work.actor.roles & OFFICE)
    if not (may_say_yes or (is_asker and not is_welcome)):
        raise NotFound(request_id=request_id)
    work.lock_person(found.person_id)
    answer = "accepted" if is_welcome else "withdrawn" if is_asker and not may_say_yes else "declined"
    if not db.teams.answer(work.session, request_id=request_id, answer=answer, at=work.now, **named):
        raise AnsweredAlready(team=found.team)
    if is_welcome:
        team = db.teams.team_by_id(work.session, team_id=found.team_id, **named)
        person = require_person(work.session, work.community_id, found.person_id)
        if team is None or person.left_on is not None:
            raise HasLeft(name=person.name)
        enter(work, team, person, "member")
    work.about(f"person:{found.person_id}", team_id=found.team_id, answer=answer)
    return Asked(id=request_id, team_id=found.team_id, person_id=found.person_id, answer=answer)


@query("team.requests", roles=READERS | {Role.TEAM_LEADER}, scope=Scope.COMMUNITY)
def waiting_requests(session: Session, clock: Clock, actor: Actor, *, limit: int = 100) -> list[Row]:
    """What waits for an answer, the oldest first; leaders see their own teams'."""
    rows = db.teams.open_requests(session, community_id=actor.community_id, limit=limit)
    return [row for row in rows if actor.roles & READERS or row.team_id in actor.team_ids]


@query("team.mine", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_teams(session: Session, clock: Clock, actor: Actor) -> MyTeams:
    """My teams, and what waits between me and teams."""
    named = {"community_id": actor.community_id, "person_id": actor.person_id or ""}
    teams = [row for row in db.teams.teams_of(session, **named) if row.until_on is None]
    return MyTeams(teams=teams, waiting=db.teams.open_requests_of(session, **named))
