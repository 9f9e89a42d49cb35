"""Payments: a statement that is paid, what is set off against it, and what a shop pays back itself (design 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import db.books
import db.disputes
import db.funds
import db.shops
import db.statements
from core.books import NotEnough, Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound, SecondPersonNeeded
from core.policy import Actor, Role, Scope
from core.statement_lists import OFFICE, to_pay
from db.engine import Row, Session
from db.states import StatementState, VoucherState
from db.types import new_id

PROOF_LETTERS_MAX: Final = 80


class ProofNeeded(AppError):
    """A payment without the number of its proof."""

    key = "error.statement.proof_needed"


class CashDiffers(AppError):
    """Another sum is to be paid out than the payer was shown; facts: cash_fen (to be paid out now)."""

    key = "error.statement.cash_differs"
    status = 409


class MoreThanDueBack(AppError):
    """A shop pays back more than it is due to; facts: due_back_fen."""

    key = "error.shop.more_than_due_back"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecorded:
    """A statement that is paid, in fen: `cash_fen` left for the shop, `set_off_fen` of the sum was due back from it."""

    number: str
    paid_fen: int
    set_off_fen: int
    cash_fen: int
    paid_on: date
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DueBack:
    """What a shop is due to give back to a fund, in fen: it is taken off its next payments, or paid back."""

    shop_id: str
    shop_code: str
    shop: str
    fund_id: str
    fund: str
    due_back_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidBack:
    """What a shop paid back in cash, and what is still due from it to that fund, in fen."""

    id: str
    paid_fen: int
    left_fen: int
    is_replay: bool = False


@command("statement.pay", roles={Role.FINANCE}, scope=Scope.COMMUNITY, second_person=True)
def pay_statement(
    work: Work, *, number: str, proof: str | None = None, paid_on: date | None = None, cash_fen: int | None = None
) -> PaymentRecorded:
    """Record the payment with its proof; without one only where no cash is to be paid. The payer is not the maker.

    What is due back from the shop is set off first. `cash_fen` is what the payer was shown, if a page showed it.
    Raises NotFound, SecondPersonNeeded, ProofNeeded, CashDiffers, Malformed (a day that has not come), StateMoved.
    """
    found = found_statement(work, number)
    refuse_maker(work, found)
    shown = (proof or "").strip()[:PROOF_LETTERS_MAX] or None
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
    to_pay_fen = to_pay(found_statement(work, number))
    for voucher_id in db.statements.voucher_ids(work.session, community_id=work.community_id, statement_id=found.id):
        work.move("voucher", voucher_id, before=VoucherState.IN_STATEMENT, after=VoucherState.SETTLED)
    place = f"{found.fund_id}/{found.shop_id}"
    if to_pay_fen:
        work.transfer(debit=f"fen/paid/{place}", credit=f"fen/owed/{place}", amount=to_pay_fen, kind="paid")
    set_off_fen = _set_off(work, found, to_pay_fen)
    paid_out_fen = to_pay_fen - set_off_fen
    if cash_fen not in (None, paid_out_fen):
        raise CashDiffers(cash_fen=paid_out_fen)
    if paid_out_fen and not shown:
        raise ProofNeeded(number=number)
    work.insert(
        db.statements.Payment,
        id=new_id(),
        statement_id=found.id,
        paid_fen=to_pay_fen,
        set_off_fen=set_off_fen,
        paid_on=day,
        proof=shown,
        paid_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.about(f"statement:{found.id}", paid_fen=to_pay_fen, set_off_fen=set_off_fen)
    return PaymentRecorded(
        number=number, paid_fen=to_pay_fen, set_off_fen=set_off_fen, cash_fen=paid_out_fen, paid_on=day
    )


@command("shop.pay_back", roles={Role.FINANCE}, scope=Scope.COMMUNITY)
def shop_pays_back(
    work: Work, *, shop_id: str, fund_id: str, amount_fen: int, proof: str, paid_on: date | None = None
) -> PaidBack:
    """Record that a shop paid back in cash what it was due to, with the proof: due_back → free.

    Raises NotFound, Malformed (no amount, a day that has not come), ProofNeeded, MoreThanDueBack.
    """
    session, community_id = work.session, work.community_id
    if db.shops.shop(session, community_id=community_id, shop_id=shop_id) is None:
        raise NotFound(shop_id=shop_id)
    if db.funds.fund(session, community_id=community_id, fund_id=fund_id) is None:
        raise NotFound(fund_id=fund_id)
    day, shown = paid_on or work.today, proof.strip()[:PROOF_LETTERS_MAX]
    if amount_fen <= 0 or day > work.today:
        raise Malformed(field="amount_fen" if amount_fen <= 0 else "paid_on")
    if not shown:
        raise ProofNeeded(number="")
    due_back = f"fen/due_back/{fund_id}/{shop_id}"
    try:
        work.transfer(debit=f"fen/free/{fund_id}", credit=due_back, amount=amount_fen, kind="paid_back")
    except NotEnough:
        left_fen = db.books.guard_balance(session, community_id=community_id, account=due_back)
        raise MoreThanDueBack(due_back_fen=left_fen) from None
    repayment_id = new_id()
    work.insert(
        db.disputes.ShopRepayment,
        id=repayment_id,
        fund_id=fund_id,
        shop_id=shop_id,
        paid_fen=amount_fen,
        paid_on=day,
        proof=shown,
        recorded_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.about(f"shop:{shop_id}", fund_id=fund_id, paid_back_fen=amount_fen)
    left_fen = db.books.guard_balance(session, community_id=community_id, account=due_back)
    return PaidBack(id=repayment_id, paid_fen=amount_fen, left_fen=left_fen)


@query("shops.due_back", roles=OFFICE, scope=Scope.COMMUNITY)
def shops_due_back(session: Session, clock: Clock, actor: Actor) -> list[DueBack]:
    """What each shop is due to give back, by fund; shops that owe nothing are left out."""
    return [
        DueBack(
            shop_id=row.shop_id,
            shop_code=row.shop_code,
            shop=row.shop,
            fund_id=row.fund_id,
            fund=row.fund,
            due_back_fen=row.due_back_fen,
        )
        for row in db.disputes.due_back(session, community_id=actor.community_id)
    ]


# -- how it works ------------------------------------------------------------------------------------------------


def found_statement(work: Work, number: str) -> Row:
    """A statement of the actor's community. Raises NotFound."""
    found = db.statements.statement(work.session, community_id=work.community_id, number=number)
    if found is None:
        raise NotFound(number=number)
    return found


def refuse_maker(work: Work, found: Row) -> None:
    """Neither who closed it or agreed to it, nor of the shop owner's household. Raises SecondPersonNeeded."""
    actor = work.actor
    is_of_shop = actor.household_id is not None and actor.household_id == found.owner_household_id
    if actor.id in (found.closed_by, found.agreed_by) or is_of_shop:
        raise SecondPersonNeeded(number=found.number)


def _set_off(work: Work, found: Row, to_pay_fen: int) -> int:
    """due_back → free, up to what is paid; both guards are held before it is looked at how much there is."""
    due_back, free = f"fen/due_back/{found.fund_id}/{found.shop_id}", f"fen/free/{found.fund_id}"
    if not to_pay_fen or not db.books.guard_balance(work.session, community_id=work.community_id, account=due_back):
        return 0
    work.hold_guard(free)
    set_off_fen = min(work.hold_guard(due_back), to_pay_fen)
    if set_off_fen:
        work.transfer(debit=free, credit=due_back, amount=set_off_fen, kind="set_off")
    return set_off_fen
