"""Volunteer teams (design 3)."""

from __future__ import annotations

import db.places
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.places import Registered
from core.policy import OFFICE, READERS, Actor, Role, Scope
from db.engine import Row, Session
from db.tables import Team, TeamMember
from db.types import new_id


@command("team.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_team(
    work: Work, *, name: str, kind: str, leader_id: str | None = None, member_ids: tuple[str, ...] = ()
) -> Registered:
    """Found a volunteer team with its leader and first members."""
    team_id, code = new_id(), f"T{work.number('team'):02d}"
    work.insert(Team, id=team_id, code=code, name=name, kind=kind, leader_id=leader_id, parent_id=None, program_id=None)
    people = dict.fromkeys((*([leader_id] if leader_id else []), *member_ids))
    work.insert_all(
        TeamMember,
        [
            {
                "id": new_id(),
                "team_id": team_id,
                "person_id": person_id,
                "role": "leader" if person_id == leader_id else "member",
                "from_on": work.today,
                "until_on": None,
            }
            for person_id in people
        ],
    )
    work.about(f"team:{team_id}", members=len(people))
    return Registered(id=team_id, number=code)


@query("teams.list", roles=READERS | {Role.TEAM_LEADER, Role.RESIDENT}, scope=Scope.COMMUNITY)
def list_teams(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """All teams."""
    return db.places.teams(session, community_id=actor.community_id)
