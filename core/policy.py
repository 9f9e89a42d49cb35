"""Who may do what (design 5, 8): one register that the gate inside each command and query reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from core.errors import Forbidden


class Role(StrEnum):
    RESIDENT = "resident"
    TEAM_LEADER = "team_leader"
    BUILDING_HEAD = "building_head"
    STAFF = "staff"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    CLERK = "clerk"
    OWNER = "owner"
    FINANCE = "finance"
    ADMINISTRATOR = "administrator"
    JOB = "job"  # scheduled work: closes notices, expires points; never a person
    INTEGRATION = "integration"  # a program with a token of the community: writes attendance, reads exports


#: who keeps the register, and who may read it
OFFICE = {Role.STAFF, Role.ADMINISTRATOR}
READERS = OFFICE | {Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE}


class Scope(StrEnum):
    """How far a command reaches; the rule is applied in the command, on the actor's own ids."""

    COMMUNITY = "community"  # rows of the actor's community
    OWN = "own"  # rows of the actor's own person and household
    SHOP = "shop"  # rows of the actor's own shop
    PUBLIC = "public"  # anybody, masked


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One line of the register."""

    action: str
    roles: frozenset[Role]
    scope: Scope
    is_command: bool
    second_person: bool = False  # maker ≠ approver is checked inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, recomputed from the session row for every click; ids only."""

    community_id: str
    id: str  # the account's id, or `console`, `job`, `token:<id>`
    name: str
    roles: frozenset[Role]
    person_id: str | None = None
    household_id: str | None = None
    shop_id: str | None = None
    till_id: str | None = None
    login_id: str | None = None
    time_zone: str = "Asia/Shanghai"
    team_ids: frozenset[str] = field(default_factory=frozenset)


REGISTER: dict[str, Policy] = {}


def register(policy: Policy) -> Policy:
    """Add one line; two commands never share an action."""
    assert policy.action not in REGISTER, f"{policy.action} is registered twice"
    REGISTER[policy.action] = policy
    return policy


def may(actor: Actor, policy: Policy) -> bool:
    """Whether the gate would let the actor through; pages use it only to hide what would be refused."""
    if policy.scope is Scope.PUBLIC:
        return True
    if not policy.roles & actor.roles:
        return False
    if policy.scope is Scope.SHOP and actor.shop_id is None and not _is_office(actor):
        return False
    return not (policy.scope is Scope.OWN and actor.person_id is None and not _is_office(actor))


def require(actor: Actor, policy: Policy) -> Role:
    """The role under which the actor acts; raises Forbidden."""
    if not may(actor, policy):
        raise Forbidden(action=policy.action)
    acting = sorted(policy.roles & actor.roles, key=_ORDER.index)
    return acting[0] if acting else Role.RESIDENT


_ORDER = [
    Role.JOB, Role.CLERK, Role.OWNER, Role.REVIEWER, Role.STAFF, Role.TEAM_LEADER, Role.BUILDING_HEAD, Role.FINANCE,
    Role.SUPERVISOR, Role.ADMINISTRATOR, Role.INTEGRATION, Role.RESIDENT,
]  # fmt: skip


def _is_office(actor: Actor) -> bool:
    return bool(actor.roles & {Role.STAFF, Role.ADMINISTRATOR, Role.SUPERVISOR, Role.REVIEWER, Role.FINANCE, Role.JOB})
