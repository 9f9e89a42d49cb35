"""An approver names a deputy from one day to another; the right begins and ends by itself (design 5).

A deputy is bound by everything that binds an approver: nobody approves what they entered themselves, so a maker who is
a deputy still leaves their own entries to others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

import db.deputies
from core.approvals import DESK
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, NotFound
from core.policy import Actor, Role, Scope
from db.engine import Session
from db.tables import Grant
from db.types import new_id

DAYS_MAX: Final = 92
SHOWN_DAYS: Final = 30


class DeputyDays(AppError):
    """From today on, and at most 92 days; facts: days."""

    key = "error.deputy.days"


class DeputyOneself(AppError):
    key = "error.deputy.oneself"


class DeputyHasRight(AppError):
    """Whoever may approve already needs no deputyship; facts: name."""

    key = "error.deputy.has_right"
    status = 409


class DeputyOfDeputy(AppError):
    """A right held for somebody else is not handed on."""

    key = "error.deputy.of_deputy"
    status = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputyship:
    """Somebody acts for somebody else, through its last day."""

    id: str
    deputy: str
    principal: str
    from_on: date
    until_on: date
    state: Literal["coming", "now", "over"]
    is_mine: bool  # this reader named the deputy


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody of the office who could be named."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDeputy:
    """A right that was written; it ends by itself after `until_on`."""

    id: str
    from_on: date
    until_on: date
    is_replay: bool = False


@command("deputy.name", roles={Role.REVIEWER, Role.SUPERVISOR}, scope=Scope.COMMUNITY)
def name_deputy(work: Work, *, account_id: str, from_on: date, until_on: date) -> NamedDeputy:
    """Let somebody of the office approve in one's place. Raises DeputyDays, DeputyOneself, DeputyHasRight,
    DeputyOfDeputy, NotFound.
    """
    session, community_id = work.session, work.community_id
    if not work.today <= from_on <= until_on or (until_on - from_on).days >= DAYS_MAX:
        raise DeputyDays(days=DAYS_MAX)
    if account_id == work.actor.id:
        raise DeputyOneself()
    account = next(
        (row for row in db.deputies.staff_accounts(session, community_id=community_id) if row.id == account_id), None
    )
    if account is None:
        raise NotFound(account_id=account_id)
    role = Role.REVIEWER if Role.REVIEWER in work.actor.roles else Role.SUPERVISOR
    own = db.deputies.grants_of(
        session, community_id=community_id, account_id=work.actor.id, role=role, first=work.today, last=work.today
    )
    if own and all(grant.deputy_for for grant in own):
        raise DeputyOfDeputy()
    if db.deputies.grants_of(
        session, community_id=community_id, account_id=account_id, role=role, first=from_on, last=until_on
    ):
        raise DeputyHasRight(name=account.display_name)
    grant_id = new_id()
    work.insert(
        Grant,
        id=grant_id,
        account_id=account_id,
        role=role.value,
        area_id=None,
        team_id=None,
        shop_id=None,
        from_on=from_on,
        until_on=until_on,
        granted_by=work.actor.id,
        deputy_for=work.actor.id,
    )
    work.about(f"account:{account_id}", role=role, from_on=from_on, until_on=until_on, deputy_for=work.actor.id)
    return NamedDeputy(id=grant_id, from_on=from_on, until_on=until_on)


@command("deputy.end", roles={Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def end_deputy(work: Work, *, grant_id: str) -> bool:
    """End a deputyship early, from now on: one's own, or as administrator anybody's. Raises NotFound."""
    principal_id = None if Role.ADMINISTRATOR in work.actor.roles else work.actor.id
    if not db.deputies.end(
        work.session, community_id=work.community_id, grant_id=grant_id, principal_id=principal_id,
        last_day=work.today - timedelta(days=1),
    ):  # fmt: skip
        raise NotFound(grant_id=grant_id)
    work.about(f"grant:{grant_id}")
    return True


@query("deputy.list", roles=DESK, scope=Scope.COMMUNITY)
def list_deputies(session: Session, clock: Clock, actor: Actor) -> list[Deputyship]:
    """Who acts for whom now, soon, or did in the last month."""
    today = local_day(clock.now(), actor.time_zone)
    rows = db.deputies.deputies(session, community_id=actor.community_id, since=today - timedelta(days=SHOWN_DAYS))
    return [
        Deputyship(
            id=row.id,
            deputy=row.deputy,
            principal=row.principal or "",
            from_on=row.from_on,
            until_on=row.until_on,
            state="coming" if row.from_on > today else "now" if row.until_on >= today else "over",
            is_mine=row.deputy_for == actor.id,
        )
        for row in rows
    ]


@query("deputy.candidates", roles={Role.REVIEWER, Role.SUPERVISOR}, scope=Scope.COMMUNITY)
def deputy_candidates(session: Session, clock: Clock, actor: Actor) -> list[Candidate]:
    """Who could be named: the office without oneself."""
    return [
        Candidate(id=row.id, name=row.display_name)
        for row in db.deputies.staff_accounts(session, community_id=actor.community_id)
        if row.id != actor.id
    ]
