"""Volunteer teams, the programmes they work for, who belongs to them, and who asks to (design 3)."""

from __future__ import annotations

from sqlmodel import SQLModel

from db.tables.base import find, inside, key, link, once, once_where, one_of, tenant, whole, words

TEAM_KINDS = (
    "party", "women", "veterans", "youth", "silver", "neighbours", "professional", "students", "other",
)  # fmt: skip
TEAM_ROLES = ("leader", "deputy", "member")
ASKED_BY = ("person", "team")
ANSWERS = ("accepted", "declined", "withdrawn")


class Program(SQLModel, table=True):
    """A brand under which teams work, such as 红石榴."""

    __table_args__ = (tenant(), once("name"))
    community_id: str = key()
    id: str = key()
    name: str = words(60)
    about: str = words(400)


class Team(SQLModel, table=True):
    """A volunteer team; `parent_id` is the team that it belongs to."""

    __table_args__ = (
        tenant(),
        inside("leader_id", "person"),
        inside("parent_id", "team"),
        inside("program_id", "program"),
        once("code"),
        find("ix_team_parent", "parent_id"),
        find("ix_team_program", "program_id"),
        one_of("kind", TEAM_KINDS),
    )
    community_id: str = key()
    id: str = key()
    code: str = words(16)
    name: str = words(60)
    kind: str = words(24)
    leader_id: str | None = link(none=True)
    parent_id: str | None = link(none=True)
    program_id: str | None = link(none=True)


class TeamMember(SQLModel, table=True):
    """A person in a team, dated; another role is another row."""

    __tablename__ = "team_member"
    __table_args__ = (
        tenant(),
        inside("team_id", "team"),
        inside("person_id", "person"),
        once_where("uq_team_member_open", "team_id", "person_id", where="until_on IS NULL"),
        find("ix_team_member_person", "person_id"),
        one_of("role", TEAM_ROLES),
    )
    community_id: str = key()
    id: str = key()
    team_id: str = link()
    person_id: str = link()
    role: str = words(8)
    from_on: str = words(10)
    until_on: str | None = words(10, none=True)


class TeamRequest(SQLModel, table=True):
    """Somebody asks to join a team, or a team asks somebody; at most one waits of a person and a team."""

    __tablename__ = "team_request"
    __table_args__ = (
        tenant(),
        inside("team_id", "team"),
        inside("person_id", "person"),
        once_where("uq_team_request_open", "team_id", "person_id", where="answered_at IS NULL"),
        find("ix_team_request_person", "person_id"),
        find("ix_team_request_open", "asked_at", where="answered_at IS NULL"),
        one_of("asked_by", ASKED_BY),
        one_of("answer", ANSWERS),
    )
    community_id: str = key()
    id: str = key()
    team_id: str = link()
    person_id: str = link()
    asked_by: str = words(8)
    asked_at: int = whole()
    answer: str | None = words(12, none=True)
    answered_at: int | None = whole(none=True)
