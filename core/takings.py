"""Takings: a shop takes a voucher, once, and may undo it within five minutes (design 5, 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import db.carers
import db.places
import db.rewards
import db.rules
import db.takings
import db.vouchers
from core.books import Work, transfer_id
from core.clock import local_day
from core.codes import read_code
from core.commands import command
from core.errors import (
    AppError,
    Forbidden,
    InStatement,
    Malformed,
    NotFound,
    VoucherAnnulled,
)
from core.limits import foresee_limits, give_room_again, hold_limits
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from core.presenting import (
    CarerEnded,
    QuoteExpired,
    Way,
    above_small_amount,
    carer_of,
    may_present,
    presenter_of,
    quoted,
    redeemed,
    refuse_state,
    second_look,
    seen_at,
    told_of,
    ways,
)
from core.reward_rules import back_into_stock
from core.taking_lists import TILL, TakingLine, TakingsPage, Today, shop_of, takings_since, todays_takings
from core.vouchers import free_again
from db.states import TakingState, VoucherState
from db.types import new_id

__all__ = [
    "OtherTill", "QuoteExpired", "Quoted", "Taking", "TakingDisputed", "TakingLine", "TakingsPage", "Today",
    "UndoTooLate", "Undone", "UndoneAlready", "forget_quotes", "quote", "take", "takings_since", "todays_takings",
    "undo",
]  # fmt: skip

QUOTE_LASTS: Final = timedelta(minutes=5)
UNDO_LASTS: Final = timedelta(minutes=5)


class UndoTooLate(AppError):
    """More than five minutes after the taking; facts: undo_until."""

    key = "error.taking.undo_too_late"
    status = 409


class UndoneAlready(AppError):
    """It was undone before; facts: undone_at."""

    key = "error.taking.undone_already"
    status = 409


class TakingDisputed(AppError):
    """Somebody says that it was not right; from then on it is decided, not undone."""

    key = "error.taking.disputed"
    status = 409


class OtherTill(AppError):
    """Only the till that took a voucher undoes it."""

    key = "error.taking.other_till"
    status = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What a till is shown before it confirms. `valid_until` is a local date, valid through that whole day.

    From `expires_at` on a press of this quote is refused. `reward` is the name of the goods or service, None for money.
    `carer_masked`: who presents it for the holder.
    """

    quote: str
    serial: str
    face_fen: int
    reward: str | None = None
    holder_masked: str
    valid_until: date
    pin_needed: bool
    expires_at: datetime
    carer_masked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """A voucher that one shop has taken: a fact, so it never changes."""

    id: str
    serial: str
    face_fen: int
    taken_at: datetime
    undo_until: datetime
    reward: str | None = None  # the name of the goods or service that was handed over
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A taking that was taken back; `state` is the voucher's: active again, or expired meanwhile."""

    id: str
    serial: str
    face_fen: int
    undone_at: datetime
    state: VoucherState
    is_replay: bool = False


def _read(named: dict[str, Any]) -> dict[str, Any]:
    """A code in its one form, whatever was typed or scanned. Raises CodeMalformed, CodeMistyped."""
    code = named.get("code")
    return named if code is None else {**named, "code": str(read_code(code))}


@command("voucher.quote", roles=TILL, scope=Scope.SHOP, tidy=_read)
def quote(work: Work, *, code: str, take_intent: str | None = None) -> Quoted:
    """What a code is worth, bound to this till for five minutes, and to the press `take_intent` if it is known already.

    `code` is paper, screen, link or typed form. Raises CodeMalformed, and as `take` but for PinNeeded.
    """
    shop_id, till_id = _till_of(work.actor)
    way, seen = seen_at(work, ways(work, code), shop_id)
    with told_of(seen, shop_id):
        refuse_state(work, seen)
        carer = may_present(work, way, seen, shop_id)
        foresee_limits(
            work, household_id=seen.household_id, shop_id=shop_id, till_id=till_id, face_fen=seen.face_fen,
            presenter=presenter_of(carer),
        )  # fmt: skip
    quote_id, expires_at = new_id(), work.now + QUOTE_LASTS
    work.insert(
        db.takings.Quote,
        id=quote_id,
        voucher_id=seen.id,
        shop_id=shop_id,
        till_id=till_id,
        intent_key=take_intent,
        carer_id=way.carer_id,
        expires_at=expires_at,
    )
    return Quoted(
        quote=quote_id,
        serial=seen.serial,
        face_fen=seen.face_fen,
        reward=seen.reward,
        holder_masked=masked_name(seen.head_name),
        valid_until=seen.valid_until_on,
        pin_needed=above_small_amount(work, seen) is not None,
        expires_at=expires_at,
        carer_masked=masked_name(carer.person) if carer else None,
    )


@command("voucher.take", roles=TILL, scope=Scope.SHOP, tidy=_read)
def take(work: Work, *, code: str | None = None, quote: str | None = None, pin: str | None = None) -> Taking:
    """Take one voucher at the actor's till: exactly one of `code` and `quote`, and a PIN where paper asks for one.

    One conditional UPDATE decides. Raises, in this order: CodeMalformed, VoucherUnknown, ShopPaused, AlreadyRedeemed,
    InStatement, VoucherExpired, VoucherVoid, VoucherAnnulled, VoucherReturned, VoucherLocked, NotThisShop, PinNeeded or
    PinWrong, OwnHousehold, CarerEnded, CarerOfShop, QuoteExpired, HouseholdDayLimit, ShopDayLimit, TillDayLimit,
    CarerWeekLimit.
    """
    shop_id, till_id = _till_of(work.actor)
    if (code is None) == (quote is None):
        raise Malformed(field="code")
    found, is_in_time = quoted(work, quote, till_id) if quote is not None else (ways(work, code or ""), True)
    tried: list[Way] = []
    voucher = None
    for way in found:
        tried.append(way)
        if is_in_time and (voucher := redeemed(work, way, shop_id, is_pin_right=False)):
            break
    if voucher is None:
        way, voucher = second_look(work, tried, shop_id, pin=pin, is_in_time=is_in_time)
    carer = carer_of(work, way)
    with told_of(voucher, shop_id):
        if carer and not db.carers.hold_if_active(work.session, community_id=work.community_id, carer_id=carer.id):
            raise CarerEnded()
        hold_limits(
            work, terms_id=voucher.terms_id, household_id=voucher.household_id, shop_id=shop_id, till_id=till_id,
            face_fen=voucher.face_fen, presenter=presenter_of(carer),
        )  # fmt: skip
    taking_id, undo_until = new_id(), work.now + UNDO_LASTS
    work.moved("voucher", voucher.id, before=VoucherState.ACTIVE, after=VoucherState.REDEEMED)
    work.born("taking", taking_id, TakingState.TAKEN)
    work.insert(
        db.takings.Taking,
        id=taking_id,
        voucher_id=voucher.id,
        shop_id=shop_id,
        till_id=till_id,
        clerk_id=work.actor.id,
        fund_id=voucher.fund_id,
        face_fen=voucher.face_fen,
        state=TakingState.TAKEN,
        taken_at=work.now,
        undo_until_at=undo_until,
        undone_at=None,
        carer_id=carer.id if carer else None,
        operation_id=work.operation_id,
    )
    if voucher.face_fen:  # goods that were given cost nobody anything
        work.transfer(
            debit=f"fen/owed/{voucher.fund_id}/{shop_id}",
            credit=f"fen/outstanding/{voucher.fund_id}",
            amount=voucher.face_fen,
            kind="taken",
        )
    work.about(f"taking:{taking_id}", voucher_id=voucher.id, shop_id=shop_id, till_id=till_id)
    return Taking(
        id=taking_id, serial=voucher.serial, face_fen=voucher.face_fen, taken_at=work.now, undo_until=undo_until,
        reward=voucher.reward,
    )  # fmt: skip


@command("voucher.undo", roles=TILL, scope=Scope.SHOP)
def undo(work: Work, *, taking_id: str) -> Undone:
    """Take a taking back: the same till, within five minutes, once, for a reason, never after its statement closed.

    A voucher past its date meanwhile becomes expired. Raises ReasonNeeded, NotFound, UndoneAlready, TakingDisputed,
    VoucherAnnulled, InStatement, OtherTill, UndoTooLate.
    """
    shop_id, till_id = _till_of(work.actor)
    work.need_reason()
    taking = db.takings.taking(work.session, community_id=work.community_id, taking_id=taking_id, shop_id=shop_id)
    if taking is None:
        raise NotFound(taking_id=taking_id)
    if taking.state == TakingState.UNDONE:
        raise UndoneAlready(undone_at=taking.undone_at)
    if taking.state == TakingState.DISPUTED:
        raise TakingDisputed(serial=taking.serial)
    if taking.state == TakingState.ANNULLED:
        raise VoucherAnnulled()
    if taking.voucher_state in (VoucherState.IN_STATEMENT, VoucherState.SETTLED):
        raise InStatement(taken_at=taking.taken_at, shop=taking.shop)
    if taking.till_id != till_id:
        raise OtherTill(taking_id=taking_id)
    if work.now >= taking.undo_until_at:
        raise UndoTooLate(undo_until=taking.undo_until_at)
    is_over = taking.valid_until_on < work.today
    after = VoucherState.EXPIRED if is_over else VoucherState.ACTIVE
    work.move("voucher", taking.voucher_id, before=VoucherState.REDEEMED, after=after)
    if not work.try_move("taking", taking_id, before=TakingState.TAKEN, after=TakingState.UNDONE, undone_at=work.now):
        raise TakingDisputed(serial=taking.serial)  # a moment ago: the voucher, held since, was not moved by it
    if taking.face_fen:
        work.transfer(
            debit=f"fen/outstanding/{taking.fund_id}",
            credit=f"fen/owed/{taking.fund_id}/{shop_id}",
            amount=taking.face_fen,
            kind="undone",
            reverses_id=transfer_id(taking.operation_id, 0),
        )
    if is_over:
        back_into_stock(work, taking.reward_id)
        free_again(work, taking.fund_id, taking.face_fen, kind="voucher_expired")
    give_room_again(
        work, day=local_day(taking.taken_at, work.actor.time_zone), household_id=taking.household_id,
        shop_id=shop_id, till_id=till_id, carer_id=taking.counts_for, face_fen=taking.face_fen,
    )  # fmt: skip
    work.about(f"taking:{taking_id}", voucher_id=taking.voucher_id)
    return Undone(id=taking_id, serial=taking.serial, face_fen=taking.face_fen, undone_at=work.now, state=after)


@command("quote.forget", roles={Role.JOB}, scope=Scope.COMMUNITY)
def forget_quotes(work: Work) -> int:
    """Delete quotes that ended an hour ago; answers how many."""
    return db.takings.forget_quotes(work.session, community_id=work.community_id, before=work.now - timedelta(hours=1))


# -- how it works ------------------------------------------------------------------------------------------------


def _till_of(actor: Actor) -> tuple[str, str]:
    """Shop and till; without a paired till nothing is taken."""
    if actor.till_id is None:
        raise Forbidden(action="till")
    return shop_of(actor), actor.till_id
