"""Statements to look at: for the shop, for the office, and the trace back to the claims (design 1, 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import db.statements
from core.clock import Clock, local_day, start_of_day
from core.commands import query
from core.errors import Malformed, NotFound
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from core.taking_lists import shop_of
from db.engine import Row, Session
from db.states import LineState, StatementState, VoucherState

SHOP: Final = {Role.CLERK, Role.OWNER}
OFFICE: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSummary:
    """A statement as a line. `kept_fen` is to be paid (or was), `gift_fen` is left to the fund; all in fen."""

    id: str
    number: str
    month: str
    state: StatementState
    shop_id: str
    shop_code: str
    shop: str
    fund: str
    lines: int
    face_fen: int
    kept_fen: int
    gift_fen: int
    closed_at: datetime
    closed_by: str
    agreed_at: datetime | None
    due_on: date | None
    is_overdue: bool
    approved_at: datetime | None
    approved_by: str | None
    paid_at: datetime | None
    paid_on: date | None
    proof: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLineView:
    """One taking on a statement: never a resident's name. `clerk` is None for a program."""

    position: int
    serial: str
    face_fen: int
    kept_fen: int
    state: LineState
    taken_at: datetime
    clerk: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A whole statement; `to_pay_fen` leaves disputed lines out."""

    summary: StatementSummary
    lines: tuple[StatementLineView, ...]
    to_pay_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Closable:
    """What a shop's statement would come to if it were closed now, in fen; the days are those of its takings."""

    shop_id: str
    shop_code: str
    shop: str
    fund_id: str
    fund: str
    takings: int
    face_fen: int
    kept_fen: int
    gift_fen: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMoney:
    """When a shop gets its money, in fen: what is agreed and due next, what waits for the shop, what is not billed yet.

    `next_fen` is everything due on `next_due_on`; `overdue_fen` is past its day and not in `next_fen`.
    """

    next_due_on: date | None
    next_fen: int
    later_fen: int
    overdue_fen: int
    waiting_for_shop_fen: int
    waiting_for_shop: tuple[str, ...]
    unbilled_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedClaim:
    """Points of one lot that paid for a voucher, and the claim behind the lot."""

    points: int
    lot_id: str
    opened_at: datetime
    expires_on: date
    claim_id: str
    kind: str
    title: str
    activity: str | None
    item_code: str | None
    rule_version: int | None
    service_on: date
    minutes: int
    hours_class: str | None
    person_masked: str
    submitted_by: str
    approved_by: str | None
    notice_number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """From a line of a statement back to the claims whose points paid for the voucher (design 1)."""

    number: str
    position: int
    shop: str
    taken_at: datetime
    face_fen: int
    kept_fen: int
    line_state: LineState
    voucher_id: str
    serial: str
    voucher_state: VoucherState
    price_points: int
    issued_at: datetime
    card: str
    exchanged_by: str
    exchanged_as: str
    operation_seq: int
    claims: tuple[TracedClaim, ...]


@query("statements.own", roles=SHOP, scope=Scope.SHOP)
def shop_statements(session: Session, clock: Clock, actor: Actor, *, limit: int = 36) -> list[StatementSummary]:
    """The own shop's statements, the newest first."""
    rows = db.statements.of_shop(session, community_id=actor.community_id, shop_id=shop_of(actor), limit=limit)
    return [_summary(row, clock, actor) for row in rows]


@query("statements.all", roles=OFFICE, scope=Scope.COMMUNITY)
def office_statements(session: Session, clock: Clock, actor: Actor, *, limit: int = 200) -> list[StatementSummary]:
    """Statements of all shops: those not paid first, those due soonest first."""
    rows = db.statements.of_community(session, community_id=actor.community_id, limit=limit)
    return [_summary(row, clock, actor) for row in rows]


@query("statements.closable", roles=OFFICE, scope=Scope.COMMUNITY)
def closable_statements(session: Session, clock: Clock, actor: Actor, *, month: str | None = None) -> list[Closable]:
    """What could be closed now by shop: of a local month (`YYYY-MM`) and before, or up to now. Raises Malformed."""
    now = clock.now()
    rows = db.statements.billable(
        session,
        community_id=actor.community_id,
        taken_before=now if month is None else min(end_of_month(month, actor.time_zone), now),
        now=now,
    )
    return [
        Closable(
            shop_id=row.shop_id,
            shop_code=row.shop_code,
            shop=row.shop,
            fund_id=row.fund_id,
            fund=row.fund,
            takings=int(row.takings),
            face_fen=int(row.face_fen),
            kept_fen=int(row.kept_fen),
            gift_fen=int(row.face_fen) - int(row.kept_fen),
            first_on=local_day(row.first_at, actor.time_zone),
            last_on=local_day(row.last_at, actor.time_zone),
        )
        for row in rows
    ]


@query("statement.see", roles=SHOP | OFFICE, scope=Scope.SHOP)
def statement(session: Session, clock: Clock, actor: Actor, *, number: str) -> StatementView:
    """One statement with its lines, for its shop and the office. Raises NotFound, foreign ones alike."""
    row = db.statements.statement(session, community_id=actor.community_id, number=number)
    if row is None or (not actor.roles & OFFICE and row.shop_id != actor.shop_id):
        raise NotFound(number=number)
    lines = tuple(
        StatementLineView(
            position=line.position,
            serial=line.serial,
            face_fen=line.face_fen,
            kept_fen=line.kept_fen,
            state=LineState(line.state),
            taken_at=line.taken_at,
            clerk=line.clerk,
        )
        for line in db.statements.lines(session, community_id=actor.community_id, statement_id=row.id)
    )
    to_pay_fen = sum(line.kept_fen for line in lines if line.state is LineState.BILLED)
    return StatementView(summary=_summary(row, clock, actor), lines=lines, to_pay_fen=to_pay_fen)


@query("statements.due", roles=SHOP, scope=Scope.SHOP)
def when_do_i_get_my_money(session: Session, clock: Clock, actor: Actor) -> DueMoney:
    """The first thing a shop wants to know: the next day of payment and the sum, and what comes after."""
    today, shop_id = local_day(clock.now(), actor.time_zone), shop_of(actor)
    rows = db.statements.unpaid_of_shop(session, community_id=actor.community_id, shop_id=shop_id)
    waiting = [row for row in rows if row.state == StatementState.CLOSED]
    coming = [row for row in rows if row.due_on is not None and row.due_on >= today]
    next_due_on = coming[0].due_on if coming else None
    return DueMoney(
        next_due_on=next_due_on,
        next_fen=sum(row.kept_fen for row in coming if row.due_on == next_due_on),
        later_fen=sum(row.kept_fen for row in coming if row.due_on != next_due_on),
        overdue_fen=sum(row.kept_fen for row in rows if row.due_on is not None and row.due_on < today),
        waiting_for_shop_fen=sum(row.kept_fen for row in waiting),
        waiting_for_shop=tuple(row.number for row in waiting),
        unbilled_fen=db.statements.unbilled_fen(session, community_id=actor.community_id, shop_id=shop_id),
    )


@query("statement.trace", roles=OFFICE, scope=Scope.COMMUNITY)
def trace_line(session: Session, clock: Clock, actor: Actor, *, number: str, serial: str) -> Trace:
    """From a line to the voucher, the lots that paid for it and the claims behind them. Raises NotFound."""
    row = db.statements.origin(session, community_id=actor.community_id, number=number, serial=serial)
    if row is None:
        raise NotFound(number=number)
    claims = db.statements.paid_by_claims(session, community_id=actor.community_id, voucher_id=row.voucher_id)
    return Trace(
        number=row.number,
        position=row.position,
        shop=row.shop,
        taken_at=row.taken_at,
        face_fen=row.face_fen,
        kept_fen=row.kept_fen,
        line_state=LineState(row.line_state),
        voucher_id=row.voucher_id,
        serial=row.serial,
        voucher_state=VoucherState(row.voucher_state),
        price_points=row.price_points,
        issued_at=row.issued_at,
        card=row.card_number,
        exchanged_by=row.actor_id,
        exchanged_as=row.acting_role,
        operation_seq=row.seq,
        claims=tuple(_traced(claim) for claim in claims),
    )


def end_of_month(month: str, time_zone: str) -> datetime:
    """The instant at which a local month (`YYYY-MM`) ends. Raises Malformed."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Malformed(field="month") from None
    return start_of_day((first + timedelta(days=31)).replace(day=1), time_zone)


def _traced(row: Row) -> TracedClaim:
    return TracedClaim(
        points=row.points,
        lot_id=row.lot_id,
        opened_at=row.opened_at,
        expires_on=row.expires_on,
        claim_id=row.claim_id,
        kind=row.kind,
        title=row.title,
        activity=row.activity,
        item_code=row.item_code,
        rule_version=row.version_number,
        service_on=row.service_on,
        minutes=row.minutes,
        hours_class=row.hours_class,
        person_masked=masked_name(row.person) if row.person else "",
        submitted_by=row.submitted_by,
        approved_by=row.approved_by,
        notice_number=row.notice_number,
    )


def _summary(row: Row, clock: Clock, actor: Actor) -> StatementSummary:
    state = StatementState(row.state)
    today = local_day(clock.now(), actor.time_zone)
    return StatementSummary(
        id=row.id,
        number=row.number,
        month=row.month,
        state=state,
        shop_id=row.shop_id,
        shop_code=row.shop_code,
        shop=row.shop,
        fund=row.fund,
        lines=row.lines,
        face_fen=row.face_fen,
        kept_fen=row.kept_fen,
        gift_fen=row.face_fen - row.kept_fen,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        agreed_at=row.agreed_at,
        due_on=row.due_on,
        is_overdue=state is not StatementState.PAID and row.due_on is not None and row.due_on < today,
        approved_at=row.approved_at,
        approved_by=row.approved_by,
        paid_at=row.paid_at,
        paid_on=row.paid_on,
        proof=row.proof,
    )
