"""Disputes: somebody says that a taking was not right; a second person decides it, and the money follows (design 7).

A taking is disputed at most once. While its money is not paid out it waits in `fen/disputed`; whose it is, is decided
by a second person. Statement and voucher are held before anything is looked at, so that closing, paying, undoing,
disputing and deciding of one taking run one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import db.books
import db.disputes
from core.books import NotEnough, Work
from core.commands import command
from core.dispute_lists import (
    DisputeLine,
    DisputeReason,
    Disputes,
    Side,
    Stage,
    UnbilledTaking,
    disputes,
    is_concerned,
    see_dispute,
    shop_disputes,
    unbilled_takings,
    voucher_dispute,
)
from core.errors import AppError, NotFound, ReasonNeeded, SecondPersonNeeded, StateMoved
from core.exchange import NewVoucher, NotASpender, is_spender
from core.lots import hand_over
from core.policy import Role, Scope
from core.replacements import write_replacement
from db.engine import Row
from db.states import DisputeState, LineState, StatementState, TakingState, VoucherState
from db.types import new_id

__all__ = [
    "Decided", "DisputeDecided", "DisputeLine", "DisputeReason", "DisputeWaitsForFund", "DisputeWaitsForPayment",
    "Disputed", "DisputedAlready", "Disputes", "Outcome", "Side", "Stage", "UnbilledTaking", "decide_dispute",
    "disputes", "open_dispute", "see_dispute", "shop_disputes", "unbilled_takings", "voucher_dispute",
    "withdraw_dispute",
]  # fmt: skip

SHOP: Final = {Role.CLERK, Role.OWNER}
OFFICE: Final = {Role.STAFF, Role.REVIEWER, Role.FINANCE, Role.ADMINISTRATOR}
DECIDERS: Final = {Role.REVIEWER, Role.FINANCE, Role.ADMINISTRATOR}
LOOKS_MAX: Final = 5  # a taking has few steps left: closed, approved, paid


class DisputedAlready(AppError):
    """Somebody has said so before, and it is being looked at; facts: opened_at."""

    key = "error.dispute.open_already"
    status = 409


class DisputeDecided(AppError):
    """It was decided or withdrawn, and a taking is disputed once; facts: decided_at."""

    key = "error.dispute.decided"
    status = 409


class DisputeWaitsForPayment(AppError):
    """Its statement is approved and not paid: the decision waits for the payment; facts: number."""

    key = "error.dispute.waits_for_payment"
    status = 409


class DisputeWaitsForFund(AppError):
    """What is free in the fund does not reach for a new voucher; facts: free_fen, missing_fen."""

    key = "error.dispute.waits_for_fund"
    status = 409


class Outcome(StrEnum):
    """Whom a dispute is decided for. Goods that were brought back are decided for the resident."""

    FOR_SHOP = "for_shop"
    FOR_RESIDENT = "for_resident"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A dispute that was opened. `held_fen` is not paid out until it is decided; 0 where that is approved or paid."""

    id: str
    serial: str
    face_fen: int
    held_fen: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A dispute that is over. `moved_fen` went back to the shop's account, or left it; fen.

    `statement_number` is the first statement where the shop is paid by an adjustment of the next one.
    """

    id: str
    serial: str
    state: DisputeState
    moved_fen: int
    statement_number: str | None = None
    replacement: NewVoucher | None = None
    is_replay: bool = False


@command("dispute.open", roles=OFFICE | SHOP | {Role.RESIDENT}, scope=Scope.COMMUNITY)
def open_dispute(work: Work, *, serial: str, why: DisputeReason, behalf: Side | None = None) -> Disputed:
    """Say that the taking of a voucher was not right, and why: its shop, a spender of its household, or the office.

    The office may name on whose `behalf`. What is not approved yet leaves *owed* until it is decided. Raises NotFound
    (never taken and foreign alike), NotASpender, ReasonNeeded (`other` without a note), DisputedAlready,
    DisputeDecided, StateMoved.
    """
    found = db.disputes.case_of_voucher(work.session, community_id=work.community_id, serial=serial.strip().upper())
    if found is None:
        raise NotFound(serial=serial)
    side = _side_of(work, found)
    if side is None:
        raise NotFound(serial=serial)
    if why is DisputeReason.OTHER and not (work.intent.note or "").strip():
        raise ReasonNeeded()
    if found.dispute_id is None:
        found = _held(work, found.taking_id)
    if found.dispute_state == DisputeState.OPEN:
        raise DisputedAlready(opened_at=found.opened_at)
    if found.dispute_id is not None:
        raise DisputeDecided(decided_at=found.decided_at)
    work.move("taking", found.taking_id, before=TakingState.TAKEN, after=TakingState.DISPUTED)
    held_fen = _take_aside(work, found)
    dispute_id = new_id()
    work.insert(
        db.disputes.Dispute,
        id=dispute_id,
        taking_id=found.taking_id,
        opened_as=side,
        reason=why,
        held_fen=held_fen,
        state=DisputeState.OPEN,
        opened_at=work.now,
        opened_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.born("dispute", dispute_id, DisputeState.OPEN)
    whose = (
        {Side.SHOP: found.shop_id, Side.RESIDENT: found.household_id}.get(behalf)
        if behalf and side is Side.STAFF
        else None
    )
    work.intent = replace(work.intent, reason=why.value, on_behalf_of=whose)
    work.about(f"dispute:{dispute_id}", taking_id=found.taking_id, voucher_id=found.voucher_id, held_fen=held_fen)
    return Disputed(id=dispute_id, serial=found.serial, face_fen=found.face_fen, held_fen=held_fen)


@command("dispute.decide", roles=DECIDERS, scope=Scope.COMMUNITY, second_person=True)
def decide_dispute(work: Work, *, dispute_id: str, outcome: Outcome) -> Decided:
    """Decide, by a second person: not who opened it, not of the shop, nor of its owner's or the voucher's household.

    For the shop it is paid after all; for the resident the taking is annulled and a new voucher of the same face, for
    30 days, takes over what was paid in points. Raises NotFound, SecondPersonNeeded, DisputeDecided,
    DisputeWaitsForPayment, DisputeWaitsForFund (nothing moved), StateMoved.
    """
    found = _open_case(work, dispute_id)
    _refuse_concerned(work, found)
    if found.line_state == LineState.BILLED and found.statement_state == StatementState.APPROVED:
        raise DisputeWaitsForPayment(number=found.statement_number)
    if outcome is Outcome.FOR_SHOP:
        return _for_shop(work, found, DisputeState.FOR_SHOP)
    return _for_resident(work, found)


@command("dispute.withdraw", roles=OFFICE | SHOP | {Role.RESIDENT}, scope=Scope.COMMUNITY)
def withdraw_dispute(work: Work, *, dispute_id: str) -> Decided:
    """Take a dispute back, by the side that opened it; the money goes as if it were decided for the shop.

    Raises NotFound (foreign, and of another side), NotASpender, DisputeDecided, StateMoved.
    """
    found = _open_case(work, dispute_id)
    if _side_of(work, found) != found.opened_as:
        raise NotFound(dispute_id=dispute_id)
    return _for_shop(work, found, DisputeState.WITHDRAWN)


# -- whose it is -------------------------------------------------------------------------------------------------


def _side_of(work: Work, found: Row) -> Side | None:
    """In whose name the actor speaks about a taking; None for strangers. Raises NotASpender."""
    actor = work.actor
    if Role.RESIDENT in actor.roles and actor.household_id == found.household_id:
        if not is_spender(work.session, work.community_id, found.household_id, actor.person_id):
            raise NotASpender(household_id=found.household_id)
        work.role = Role.RESIDENT
        return Side.RESIDENT
    for side, roles, is_here in ((Side.SHOP, SHOP, actor.shop_id == found.shop_id), (Side.STAFF, OFFICE, True)):
        if is_here and actor.roles & roles:
            work.role = min(actor.roles & roles)
            return side
    return None


def _refuse_concerned(work: Work, found: Row) -> None:
    if is_concerned(work.actor, found):
        raise SecondPersonNeeded(dispute_id=found.dispute_id)


# -- one after the other -----------------------------------------------------------------------------------------


def _held(work: Work, taking_id: str) -> Row:
    """A taking whose statement and voucher, in this order, stay as they are until the commit. Raises StateMoved."""
    for _ in range(LOOKS_MAX):
        seen = db.disputes.case_of_taking(work.session, community_id=work.community_id, taking_id=taking_id)
        assert seen is not None, "takings are never deleted"
        if seen.statement_id and not work.hold("statement", seen.statement_id, state=seen.statement_state):
            continue
        if not work.hold("voucher", seen.voucher_id, state=seen.voucher_state):
            continue
        now = db.disputes.case_of_taking(work.session, community_id=work.community_id, taking_id=taking_id)
        assert now is not None
        if now.statement_id == seen.statement_id:
            return now
    raise StateMoved(table="taking", id=taking_id)


def _open_case(work: Work, dispute_id: str) -> Row:
    """An open dispute, held. Raises NotFound, DisputeDecided."""
    found = db.disputes.case_of_dispute(work.session, community_id=work.community_id, dispute_id=dispute_id)
    if found is None:
        raise NotFound(dispute_id=dispute_id)
    found = _held(work, found.taking_id)
    if found.dispute_state != DisputeState.OPEN:
        raise DisputeDecided(decided_at=found.decided_at)
    return found


# -- the money ---------------------------------------------------------------------------------------------------


def _take_aside(work: Work, found: Row) -> int:
    """owed → disputed of what is neither approved nor paid; answers how much, in fen."""
    if found.line_id is None:
        held_fen = int(found.face_fen)
    elif found.statement_state in (StatementState.CLOSED, StatementState.AGREED):
        work.move("statement_line", found.line_id, before=LineState.BILLED, after=LineState.DISPUTED)
        held_fen = int(found.kept_fen)
    else:
        return 0
    _transfer(work, found, into="disputed", out_of="owed", amount=held_fen, kind="disputed")
    return held_fen


def _for_shop(work: Work, found: Row, state: DisputeState) -> Decided:
    """disputed → owed: billed at the next closing, or as an adjustment that names the first statement."""
    moved_fen, adjusts = 0, False
    if found.line_id is None:
        moved_fen = int(found.face_fen)
    elif found.line_state == LineState.DISPUTED:
        work.move("statement_line", found.line_id, before=LineState.DISPUTED, after=LineState.DECIDED)
        moved_fen, adjusts = int(found.kept_fen), True
    work.move("taking", found.taking_id, before=TakingState.DISPUTED, after=TakingState.TAKEN)
    _close(work, found, state)
    _transfer(work, found, into="owed", out_of="disputed", amount=moved_fen, kind="dispute_for_shop")
    work.about(f"dispute:{found.dispute_id}", taking_id=found.taking_id, moved_fen=moved_fen)
    return Decided(
        id=found.dispute_id,
        serial=found.serial,
        state=state,
        moved_fen=moved_fen,
        statement_number=found.statement_number if adjusts else None,
    )


def _for_resident(work: Work, found: Row) -> Decided:
    """The taking annulled, the face promised anew, and a voucher for it."""
    face_fen, out_of, left_fen = int(found.face_fen), "disputed", int(found.face_fen)
    if found.line_state == LineState.DISPUTED:
        work.move("statement_line", found.line_id, before=LineState.DISPUTED, after=LineState.DECIDED)
        left_fen = int(found.kept_fen)
    elif found.line_id is not None:
        out_of, left_fen = "paid", int(found.kept_fen)
    work.move("voucher", found.voucher_id, before=found.voucher_state, after=VoucherState.ANNULLED)
    work.move("taking", found.taking_id, before=TakingState.DISPUTED, after=TakingState.ANNULLED)
    replacement_id = new_id()
    hand_over(work, from_voucher_id=found.voucher_id, to_voucher_id=replacement_id)
    _promise(work, found, face_fen if out_of == "paid" else face_fen - left_fen)
    if out_of == "paid":
        _transfer(work, found, into="due_back", out_of="paid", amount=left_fen, kind="due_back")
    elif left_fen:
        work.transfer(
            debit=f"fen/outstanding/{found.fund_id}",
            credit=f"fen/disputed/{found.fund_id}/{found.shop_id}",
            amount=left_fen,
            kind="dispute_for_resident",
        )
    replacement = write_replacement(work, found, replacement_id)
    _close(work, found, DisputeState.FOR_RESIDENT, replacement_id=replacement_id)
    work.about(
        f"dispute:{found.dispute_id}",
        taking_id=found.taking_id,
        voucher_id=found.voucher_id,
        replacement_id=replacement_id,
        moved_fen=left_fen,
    )
    return Decided(
        id=found.dispute_id,
        serial=found.serial,
        state=DisputeState.FOR_RESIDENT,
        moved_fen=left_fen,
        replacement=replacement,
    )


def _promise(work: Work, found: Row, amount: int) -> None:
    """free → outstanding. Raises DisputeWaitsForFund."""
    if not amount:
        return
    free = f"fen/free/{found.fund_id}"
    try:
        work.transfer(debit=f"fen/outstanding/{found.fund_id}", credit=free, amount=amount, kind="dispute_for_resident")
    except NotEnough:
        free_fen = db.books.guard_balance(work.session, community_id=work.community_id, account=free)
        raise DisputeWaitsForFund(free_fen=free_fen, missing_fen=amount - free_fen) from None


def _transfer(work: Work, found: Row, *, into: str, out_of: str, amount: int, kind: str) -> None:
    """Between two accounts of the taking's fund and shop; a line of 0 fen makes no transfer."""
    place = f"{found.fund_id}/{found.shop_id}"
    if amount:
        work.transfer(debit=f"fen/{into}/{place}", credit=f"fen/{out_of}/{place}", amount=amount, kind=kind)


# -- what is written ---------------------------------------------------------------------------------------------


def _close(work: Work, found: Row, state: DisputeState, *, replacement_id: str | None = None) -> None:
    decided = {"decided_at": work.now, "decided_by": work.actor.id, "replacement_id": replacement_id}
    work.move("dispute", found.dispute_id, before=DisputeState.OPEN, after=state, **decided)
