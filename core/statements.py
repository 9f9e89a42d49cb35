"""Statements: what a shop is owed for a month, closed, agreed, approved and paid by different people (design 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.places
import db.shops
import db.statements
from core.books import Work
from core.commands import command
from core.errors import AppError, Malformed, NotFound, SecondPersonNeeded
from core.funds import fund_for
from core.policy import Role, Scope
from core.statement_lists import (
    Closable,
    DueMoney,
    StatementLineView,
    StatementSummary,
    StatementView,
    Trace,
    TracedClaim,
    closable_statements,
    end_of_month,
    office_statements,
    shop_statements,
    statement,
    trace_line,
    when_do_i_get_my_money,
)
from db.engine import Row
from db.states import LineState, StatementState, VoucherState
from db.types import new_id

__all__ = [
    "Closable", "DueMoney", "NothingToClose", "PaymentRecorded", "ProofNeeded", "StatementLineView", "StatementMoved",
    "StatementSummary", "StatementView", "Trace", "TracedClaim", "agree", "approve_statement", "closable_statements",
    "close_statement", "office_statements", "pay_statement", "shop_statements", "statement", "trace_line",
    "when_do_i_get_my_money",
]  # fmt: skip

OFFICE: Final = {Role.STAFF, Role.FINANCE, Role.ADMINISTRATOR}
SHOP: Final = {Role.CLERK, Role.OWNER}
PAID_WITHIN: Final = timedelta(days=30)  # of the shop's agreement
WHOLE_BP: Final = 10000
PROOF_LETTERS_MAX: Final = 80


class NothingToClose(AppError):
    """No taking of this shop and fund that could stand on a statement now."""

    key = "error.statement.nothing_to_close"
    status = 409


class ProofNeeded(AppError):
    """A payment without the number of its proof."""

    key = "error.statement.proof_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMoved:
    """A statement after a step. `kept_fen` is to be paid, `gift_fen` what the shop leaves to the fund."""

    id: str
    number: str
    state: StatementState
    lines: int
    face_fen: int
    kept_fen: int
    gift_fen: int
    due_on: date | None = None
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecorded:
    """Money that left for a shop."""

    number: str
    paid_fen: int
    paid_on: date
    is_replay: bool = False


@command("statement.close", roles=OFFICE, scope=Scope.COMMUNITY)
def close_statement(
    work: Work, *, shop_id: str, fund_id: str | None = None, month: str | None = None
) -> StatementMoved:
    """Close a shop's statement: of a local month (`YYYY-MM`) and what was left before it, or on demand up to now.

    Only takings that stand and can no longer be undone. The shop's rate is applied once per taking, here: floor(face ×
    rate ÷ 10000) stays owed, the rest goes back to the fund as the shop's gift. Raises NotFound, Malformed,
    NothingToClose.
    """
    shop = db.shops.shop(work.session, community_id=work.community_id, shop_id=shop_id)
    if shop is None:
        raise NotFound(shop_id=shop_id)
    fund = fund_for(work, fund_id)
    billed = [
        taking
        for taking in sorted(_to_bill(work, shop_id, fund, month), key=lambda taking: str(taking.voucher_id))
        if work.try_move("voucher", taking.voucher_id, before=VoucherState.REDEEMED, after=VoucherState.IN_STATEMENT)
    ]
    if not billed:
        raise NothingToClose(shop_id=shop_id)
    billed.sort(key=lambda taking: (taking.taken_at, taking.id))
    kept = [taking.face_fen * shop.cash_rate_bp // WHOLE_BP for taking in billed]
    face_fen, kept_fen = sum(taking.face_fen for taking in billed), sum(kept)
    if face_fen > kept_fen:
        work.transfer(
            debit=f"fen/free/{fund}", credit=f"fen/owed/{fund}/{shop_id}", amount=face_fen - kept_fen, kind="shop_gift"
        )
    statement_id, number = new_id(), _number(work)
    work.insert(
        db.statements.Statement,
        id=statement_id,
        number=number,
        fund_id=fund,
        shop_id=shop_id,
        month=month or f"{work.today:%Y-%m}",
        state=StatementState.CLOSED,
        lines=len(billed),
        face_fen=face_fen,
        kept_fen=kept_fen,
        adjustments=0,
        adjusted_fen=0,
        closed_at=work.now,
        closed_by=work.actor.id,
    )
    work.born("statement", statement_id, StatementState.CLOSED)
    _write_lines(work, statement_id, billed, kept)
    work.about(f"statement:{statement_id}", shop_id=shop_id, fund_id=fund, lines=len(billed), kept_fen=kept_fen)
    return StatementMoved(
        id=statement_id,
        number=number,
        state=StatementState.CLOSED,
        lines=len(billed),
        face_fen=face_fen,
        kept_fen=kept_fen,
        gift_fen=face_fen - kept_fen,
    )


@command("statement.agree", roles=SHOP, scope=Scope.SHOP)
def agree(work: Work, *, number: str) -> StatementMoved:
    """The shop agrees; it is paid within 30 days from today. Raises NotFound (foreign alike), StateMoved."""
    found = _found(work, number)
    if found.shop_id != work.actor.shop_id:
        raise NotFound(number=number)
    due_on = work.today + PAID_WITHIN
    work.move(
        "statement",
        found.id,
        before=StatementState.CLOSED,
        after=StatementState.AGREED,
        agreed_at=work.now,
        agreed_by=work.actor.id,
        due_on=due_on,
    )
    return _moved(work, found, StatementState.AGREED, due_on)


@command("statement.approve", roles={Role.REVIEWER, Role.FINANCE}, scope=Scope.COMMUNITY, second_person=True)
def approve_statement(work: Work, *, number: str) -> StatementMoved:
    """A second person approves what the shop agreed to: neither who closed it nor of the shop owner's household.

    Raises NotFound, SecondPersonNeeded, StateMoved.
    """
    found = _found(work, number)
    _refuse_maker(work, found)
    work.move(
        "statement",
        found.id,
        before=StatementState.AGREED,
        after=StatementState.APPROVED,
        approved_at=work.now,
        approved_by=work.actor.id,
    )
    return _moved(work, found, StatementState.APPROVED, found.due_on)


@command("statement.pay", roles={Role.FINANCE}, scope=Scope.COMMUNITY, second_person=True)
def pay_statement(work: Work, *, number: str, proof: str | None = None, paid_on: date | None = None) -> PaymentRecorded:
    """Record the payment with its proof; without one only where nothing is to be paid. The payer is not the maker.

    Raises NotFound, SecondPersonNeeded, ProofNeeded, Malformed (a day that has not come), StateMoved.
    """
    found = _found(work, number)
    _refuse_maker(work, found)
    shown = (proof or "").strip()[:PROOF_LETTERS_MAX] or None
    if found.kept_fen and not shown:
        raise ProofNeeded(number=number)
    day = paid_on or work.today
    if day > work.today:
        raise Malformed(field="paid_on")
    work.move(
        "statement",
        found.id,
        before=StatementState.APPROVED,
        after=StatementState.PAID,
        paid_at=work.now,
        paid_by=work.actor.id,
    )
    for voucher_id in db.statements.voucher_ids(work.session, community_id=work.community_id, statement_id=found.id):
        work.move("voucher", voucher_id, before=VoucherState.IN_STATEMENT, after=VoucherState.SETTLED)
    if found.kept_fen:
        work.transfer(
            debit=f"fen/paid/{found.fund_id}/{found.shop_id}",
            credit=f"fen/owed/{found.fund_id}/{found.shop_id}",
            amount=found.kept_fen,
            kind="paid",
        )
    work.insert(
        db.statements.Payment,
        id=new_id(),
        statement_id=found.id,
        paid_fen=found.kept_fen,
        set_off_fen=0,
        paid_on=day,
        proof=shown,
        paid_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.about(f"statement:{found.id}", paid_fen=found.kept_fen)
    return PaymentRecorded(number=number, paid_fen=found.kept_fen, paid_on=day)


# -- how it works ------------------------------------------------------------------------------------------------


def _to_bill(work: Work, shop_id: str, fund_id: str, month: str | None) -> list[Row]:
    return db.statements.to_bill(
        work.session,
        community_id=work.community_id,
        shop_id=shop_id,
        fund_id=fund_id,
        taken_before=work.now if month is None else min(end_of_month(month, work.actor.time_zone), work.now),
        now=work.now,
    )


def _number(work: Work) -> str:
    """The next number, such as LJC-26-S-0042."""
    community = db.places.community_by_id(work.session, community_id=work.community_id)
    return f"{community.code}-{work.today:%y}-S-{work.number(f'statement {work.today:%Y}'):04d}"


def _write_lines(work: Work, statement_id: str, billed: list[Row], kept: list[int]) -> None:
    rows = [
        {
            "id": new_id(),
            "statement_id": statement_id,
            "taking_id": taking.id,
            "position": position,
            "face_fen": taking.face_fen,
            "kept_fen": kept_fen,
            "state": LineState.BILLED,
        }
        for position, (taking, kept_fen) in enumerate(zip(billed, kept, strict=True), start=1)
    ]
    work.insert_all(db.statements.StatementLine, rows)
    for row in rows:
        work.born("statement_line", str(row["id"]), LineState.BILLED)


def _found(work: Work, number: str) -> Row:
    found = db.statements.statement(work.session, community_id=work.community_id, number=number)
    if found is None:
        raise NotFound(number=number)
    return found


def _refuse_maker(work: Work, found: Row) -> None:
    actor = work.actor
    is_of_shop = actor.household_id is not None and actor.household_id == found.owner_household_id
    if actor.id in (found.closed_by, found.agreed_by) or is_of_shop:
        raise SecondPersonNeeded(number=found.number)


def _moved(work: Work, found: Row, state: StatementState, due_on: date | None) -> StatementMoved:
    work.about(f"statement:{found.id}", kept_fen=found.kept_fen)
    return StatementMoved(
        id=found.id,
        number=found.number,
        state=state,
        lines=found.lines,
        face_fen=found.face_fen,
        kept_fen=found.kept_fen,
        gift_fen=found.face_fen - found.kept_fen,
        due_on=due_on,
    )
