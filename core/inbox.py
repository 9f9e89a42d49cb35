"""What waits for somebody at the desk today: counts only, so that the first page opens at once."""

from __future__ import annotations

from dataclasses import dataclass

import db.disputes
import db.inbox
import db.issues
import db.objections
import db.review
import db.shops
import db.sign_ups
import db.signs
import db.statements
from core.clock import Clock, local_day, start_of_day
from core.commands import query
from core.policy import Actor, Role, Scope
from db.engine import Session
from db.states import ClaimState, SignState, StatementState

READERS = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """How many of each wait. Claims: `to_explain` need one reason, `to_confirm` (of residents) a first look,
    `to_second` were approved once of a long list.

    Statements: `shops_to_close` have takings of months that are over, `with_shop` wait for the shop's agreement.
    `signs_open` may be misuse and wait for somebody who looks; `applications` of shops wait for an answer,
    `disputes_open` for a decision, `objections_open` to entries too, `objections_appealed` for the supervisor's,
    `issues_to_issue` of somebody else's making for a second person, and `absences_appealed` for one who did not note
    them.
    """

    to_explain: int
    to_confirm: int
    to_approve: int
    to_second: int
    to_post: int
    returned: int
    shops_to_close: int
    with_shop: int
    statements_to_approve: int
    statements_to_pay: int
    overdue: int
    signs_open: int
    applications: int
    disputes_open: int
    issues_to_issue: int
    absences_appealed: int
    objections_open: int
    objections_appealed: int
    objections_overdue: int


@query("desk.inbox", roles=READERS, scope=Scope.COMMUNITY)
def see_inbox(session: Session, clock: Clock, actor: Actor) -> Inbox:
    """What waits in the actor's community."""
    community_id, now = actor.community_id, clock.now()
    today = local_day(now, actor.time_zone)
    claims: dict[tuple[str, bool], int] = {
        (row.state, bool(row.is_half)): int(row.claims)
        for row in db.inbox.claims_by_state(session, community_id=community_id)
    }
    statements = {
        row.state: row for row in db.inbox.statements_by_state(session, community_id=community_id, today=today)
    }
    month_began_at = start_of_day(today.replace(day=1), actor.time_zone)
    to_close = db.statements.billable(session, community_id=community_id, taken_before=month_began_at, now=now)

    def in_state(state: ClaimState) -> int:
        return claims.get((state, False), 0) + claims.get((state, True), 0)

    def of(state: StatementState) -> int:
        return int(statements[state].statements) if state in statements else 0

    to_explain = db.review.count(
        session, community_id=community_id, state=ClaimState.SUBMITTED, is_half=None,
        wanted={"hours_class": "back_filled"},
    )  # fmt: skip
    objections = db.objections.counts(session, community_id=community_id, today=today)
    return Inbox(
        to_explain=to_explain,
        to_confirm=in_state(ClaimState.SUBMITTED) - to_explain,
        to_approve=claims.get((ClaimState.CONFIRMED, False), 0),
        to_second=claims.get((ClaimState.CONFIRMED, True), 0),
        to_post=in_state(ClaimState.APPROVED),
        returned=in_state(ClaimState.RETURNED),
        shops_to_close=len({row.shop_id for row in to_close}),
        with_shop=of(StatementState.CLOSED),
        statements_to_approve=of(StatementState.AGREED),
        statements_to_pay=of(StatementState.APPROVED),
        overdue=sum(int(row.overdue) for row in statements.values()),
        signs_open=db.signs.count(session, community_id=community_id, state=SignState.OPEN),
        applications=db.shops.applications_waiting(session, community_id=community_id),
        objections_open=int(objections.waiting - objections.appealed),
        objections_appealed=int(objections.appealed),
        objections_overdue=int(objections.overdue),
        disputes_open=db.disputes.count_open(session, community_id=community_id),
        absences_appealed=db.sign_ups.count_appeals(session, community_id=community_id),
        issues_to_issue=db.issues.count_waiting(session, community_id=community_id, actor_id=actor.id),
    )
