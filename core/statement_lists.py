"""Statements to look at: for the shop, for the office, and the trace back to the claims (design 1, 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import db.books
import db.disputes
import db.statements
from core.clock import Clock, local_day, start_of_day
from core.commands import query
from core.errors import Malformed, NotFound
from core.policy import Actor, Role, Scope
from core.taking_lists import shop_of
from db.engine import Row, Session
from db.states import DisputeState, LineState, StatementState

SHOP: Final = {Role.CLERK, Role.OWNER}
OFFICE: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSummary:
    """A statement as a line, all in fen. `kept_fen` is the sum of its lines, `gift_fen` is left to the fund.

    `to_pay_fen` is to be paid (or was): kept − `left_out_fen` (disputed, or decided since) + `adjusted_fen` of earlier
    lines that were decided for the shop. Of a payment `set_off_fen` was due back from the shop.
    """

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
    left_out_fen: int
    adjustments: int
    adjusted_fen: int
    to_pay_fen: int
    set_off_fen: int
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
    """One taking on a statement: never a resident's name. `clerk` is None for a program.

    A line that is not *billed* is printed and not paid; one decided for the shop comes with `paid_with_number`, or
    with its next statement. `dispute_state`, `disputed_by` and `reason` are None where nobody disputed it.
    """

    position: int
    serial: str
    face_fen: int
    kept_fen: int
    state: LineState
    taken_at: datetime
    clerk: str | None
    dispute_id: str | None
    dispute_state: DisputeState | None
    disputed_by: str | None
    reason: str | None
    paid_with_number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentView:
    """A line of the earlier statement `number` that was disputed and decided for the shop, in fen."""

    position: int
    serial: str
    number: str
    taken_at: datetime
    kept_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A whole statement; `to_pay_fen` leaves disputed lines out and adds adjustments.

    `due_back_fen` is due back from the shop to the fund now, and is set off when an unpaid one is paid.
    """

    summary: StatementSummary
    lines: tuple[StatementLineView, ...]
    adjustments: tuple[AdjustmentView, ...]
    to_pay_fen: int
    due_back_fen: int

    @property
    def cash_fen(self) -> int:
        """What leaves for the shop: of a paid statement as it was, else as it would be now."""
        if self.summary.state is StatementState.PAID:
            return self.to_pay_fen - self.summary.set_off_fen
        return max(0, self.to_pay_fen - self.due_back_fen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closable:
    """What a shop's statement would come to if it were closed now, in fen; the days are those of its takings.

    `disputed_fen` of `kept_fen` would be left out; `adjusted_fen` are earlier lines decided for the shop.
    """

    shop_id: str
    shop_code: str
    shop: str
    fund_id: str
    fund: str
    takings: int
    face_fen: int
    kept_fen: int
    gift_fen: int
    disputed_fen: int
    adjustments: int
    adjusted_fen: int
    to_pay_fen: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMoney:
    """When a shop gets its money, in fen: what is agreed and due next, what waits for the shop, what is not billed yet.

    `next_fen` is everything due on `next_due_on`; `overdue_fen` is past its day and not in `next_fen`. `adjusting_fen`
    was decided for the shop and comes with its next statement; `due_back_fen` is taken off its next payments.
    """

    next_due_on: date | None
    next_fen: int
    later_fen: int
    overdue_fen: int
    waiting_for_shop_fen: int
    waiting_for_shop: tuple[str, ...]
    unbilled_fen: int
    adjusting_fen: int
    due_back_fen: int


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
            disputed_fen=int(row.disputed_fen),
            adjustments=int(row.adjustments),
            adjusted_fen=int(row.adjusted_fen),
            to_pay_fen=int(row.kept_fen) - int(row.disputed_fen) + int(row.adjusted_fen),
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
    named = {"community_id": actor.community_id, "statement_id": row.id}
    lines = tuple(_seen_line(line) for line in db.statements.lines(session, **named))
    adjustments = tuple(
        AdjustmentView(
            position=line.position,
            serial=line.serial,
            number=line.number,
            taken_at=line.taken_at,
            kept_fen=line.kept_fen,
        )
        for line in (db.statements.adjustments(session, **named) if row.adjustments else ())
    )
    due_back = f"fen/due_back/{row.fund_id}/{row.shop_id}"
    return StatementView(
        summary=_summary(row, clock, actor),
        lines=lines,
        adjustments=adjustments,
        to_pay_fen=to_pay(row),
        due_back_fen=db.books.guard_balance(session, community_id=actor.community_id, account=due_back),
    )


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
        next_fen=sum(int(row.to_pay_fen) for row in coming if row.due_on == next_due_on),
        later_fen=sum(int(row.to_pay_fen) for row in coming if row.due_on != next_due_on),
        overdue_fen=sum(int(row.to_pay_fen) for row in rows if row.due_on is not None and row.due_on < today),
        waiting_for_shop_fen=sum(int(row.to_pay_fen) for row in waiting),
        waiting_for_shop=tuple(row.number for row in waiting),
        unbilled_fen=db.statements.unbilled_fen(session, community_id=actor.community_id, shop_id=shop_id),
        adjusting_fen=db.statements.to_adjust_fen(session, community_id=actor.community_id, shop_id=shop_id),
        due_back_fen=db.disputes.due_back_of_shop(session, community_id=actor.community_id, shop_id=shop_id),
    )


def to_pay(row: Row) -> int:
    """What a statement comes to, in fen: its lines − those left out + adjustments (design 7, security 4, 29)."""
    return int(row.kept_fen) - int(row.left_out_fen) + int(row.adjusted_fen)


def end_of_month(month: str, time_zone: str) -> datetime:
    """The instant at which a local month (`YYYY-MM`) ends. Raises Malformed."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Malformed(field="month") from None
    return start_of_day((first + timedelta(days=31)).replace(day=1), time_zone)


def _seen_line(line: Row) -> StatementLineView:
    return StatementLineView(
        position=line.position,
        serial=line.serial,
        face_fen=line.face_fen,
        kept_fen=line.kept_fen,
        state=LineState(line.state),
        taken_at=line.taken_at,
        clerk=line.clerk,
        dispute_id=line.dispute_id,
        dispute_state=DisputeState(line.dispute_state) if line.dispute_state else None,
        disputed_by=line.opened_as,
        reason=line.reason,
        paid_with_number=line.paid_with_number,
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
        left_out_fen=int(row.left_out_fen),
        adjustments=row.adjustments,
        adjusted_fen=row.adjusted_fen,
        to_pay_fen=to_pay(row),
        set_off_fen=row.set_off_fen,
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
