"""Takings: a shop takes a voucher, once, and may undo it within five minutes (design 5, 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import db.places
import db.rewards
import db.rules
import db.takings
import db.vouchers
from core.accounts import pin_is_right
from core.books import Work, transfer_id
from core.clock import start_of_day
from core.codes import read_code, slot_matches
from core.commands import command
from core.errors import (
    AppError,
    Forbidden,
    InStatement,
    Malformed,
    NotFound,
    NotThisShop,
    OwnHousehold,
    PinNeeded,
    PinWrong,
    StateMoved,
    VoucherUnknown,
)
from core.exchange import paper_hash
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from core.shops import ShopPaused
from core.taking_lists import TILL, TakingLine, TakingsPage, Today, shop_of, takings_since, todays_takings
from core.vouchers import free_again, why_not_live
from db.engine import Row
from db.states import ShopState, TakingState, VoucherState
from db.types import new_id

__all__ = [
    "OtherTill", "QuoteExpired", "Quoted", "Taking", "TakingLine", "TakingsPage", "Today", "UndoTooLate", "Undone",
    "UndoneAlready", "forget_quotes", "quote", "take", "takings_since", "todays_takings", "undo",
]  # fmt: skip

QUOTE_LASTS: Final = timedelta(minutes=5)
UNDO_LASTS: Final = timedelta(minutes=5)


class QuoteExpired(AppError):
    """The five minutes of a quote are over, or it was made for another press or till."""

    key = "error.quote.expired"
    status = 410


class UndoTooLate(AppError):
    """More than five minutes after the taking; facts: undo_until."""

    key = "error.taking.undo_too_late"
    status = 409


class UndoneAlready(AppError):
    """It was undone before; facts: undone_at."""

    key = "error.taking.undone_already"
    status = 409


class OtherTill(AppError):
    """Only the till that took a voucher undoes it."""

    key = "error.taking.other_till"
    status = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What a till is shown before it confirms. `valid_until` is a local date, valid through that whole day.

    From `expires_at` on a press of this quote is refused. `reward` is the name of the goods or service, None for money.
    """

    quote: str
    serial: str
    face_fen: int
    reward: str | None = None
    holder_masked: str
    valid_until: date
    pin_needed: bool
    expires_at: datetime


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
    seen = _seen(work, _ways(work, code), shop_id)
    _refuse_state(work, seen)
    if seen.owner_household_id == seen.household_id:
        raise OwnHousehold()
    quote_id, expires_at = new_id(), work.now + QUOTE_LASTS
    work.insert(
        db.takings.Quote,
        id=quote_id,
        voucher_id=seen.id,
        shop_id=shop_id,
        till_id=till_id,
        intent_key=take_intent,
        expires_at=expires_at,
    )
    return Quoted(
        quote=quote_id,
        serial=seen.serial,
        face_fen=seen.face_fen,
        reward=seen.reward,
        holder_masked=masked_name(seen.head_name),
        valid_until=seen.valid_until_on,
        pin_needed=_above_small_amount(work, seen) is not None,
        expires_at=expires_at,
    )


@command("voucher.take", roles=TILL, scope=Scope.SHOP, tidy=_read)
def take(work: Work, *, code: str | None = None, quote: str | None = None, pin: str | None = None) -> Taking:
    """Take one voucher at the actor's till: exactly one of `code` and `quote`, and a PIN where paper asks for one.

    One conditional UPDATE decides. Raises, in this order: CodeMalformed, VoucherUnknown, ShopPaused, AlreadyRedeemed,
    InStatement, VoucherExpired, VoucherVoid, VoucherAnnulled, VoucherReturned, VoucherLocked, NotThisShop, PinNeeded or
    PinWrong, OwnHousehold, QuoteExpired.
    """
    shop_id, till_id = _till_of(work.actor)
    if (code is None) == (quote is None):
        raise Malformed(field="code")
    ways, is_in_time = _quoted(work, quote, till_id) if quote is not None else (_ways(work, code or ""), True)
    tried = []
    voucher = None
    for by, value in ways:
        tried.append((by, value))
        if is_in_time and (voucher := _redeemed(work, by, value, shop_id, is_pin_right=False)):
            break
    if voucher is None:
        voucher = _second_look(work, tried, shop_id, pin=pin, is_in_time=is_in_time)
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

    A voucher past its date meanwhile becomes expired. Raises ReasonNeeded, NotFound, UndoneAlready, InStatement,
    OtherTill, UndoTooLate.
    """
    shop_id, till_id = _till_of(work.actor)
    work.need_reason()
    taking = db.takings.taking(work.session, community_id=work.community_id, taking_id=taking_id, shop_id=shop_id)
    if taking is None:
        raise NotFound(taking_id=taking_id)
    if taking.state == TakingState.UNDONE:
        raise UndoneAlready(undone_at=taking.undone_at)
    if taking.voucher_state in (VoucherState.IN_STATEMENT, VoucherState.SETTLED):
        raise InStatement(taken_at=taking.taken_at, shop=taking.shop)
    if taking.till_id != till_id:
        raise OtherTill(taking_id=taking_id)
    if work.now >= taking.undo_until_at:
        raise UndoTooLate(undo_until=taking.undo_until_at)
    is_over = taking.valid_until_on < work.today
    after = VoucherState.EXPIRED if is_over else VoucherState.ACTIVE
    work.move("voucher", taking.voucher_id, before=VoucherState.REDEEMED, after=after)
    work.move("taking", taking_id, before=TakingState.TAKEN, after=TakingState.UNDONE, undone_at=work.now)
    if taking.face_fen:
        work.transfer(
            debit=f"fen/outstanding/{taking.fund_id}",
            credit=f"fen/owed/{taking.fund_id}/{shop_id}",
            amount=taking.face_fen,
            kind="undone",
            reverses_id=transfer_id(taking.operation_id, 0),
        )
    if is_over:
        free_again(work, taking.fund_id, taking.face_fen, kind="voucher_expired")
    work.about(f"taking:{taking_id}", voucher_id=taking.voucher_id)
    return Undone(id=taking_id, serial=taking.serial, face_fen=taking.face_fen, undone_at=work.now, state=after)


@command("quote.forget", roles={Role.JOB}, scope=Scope.COMMUNITY)
def forget_quotes(work: Work) -> int:
    """Delete quotes that ended an hour ago; answers how many."""
    return db.takings.forget_quotes(work.session, community_id=work.community_id, before=work.now - timedelta(hours=1))


# -- how it works ------------------------------------------------------------------------------------------------


Way = tuple[db.vouchers.By, str]


def _till_of(actor: Actor) -> tuple[str, str]:
    """Shop and till; without a paired till nothing is taken."""
    if actor.till_id is None:
        raise Forbidden(action="till")
    return shop_of(actor), actor.till_id


def _ways(work: Work, code: str) -> Iterator[Way]:
    """How a code may name a voucher: as paper first, then as the screen code of its handle, if it is a live one."""
    yield "paper_hash", paper_hash(work.session, work.community_id, code)
    key = work.session.secrets.key("voucher screen", work.community_id)
    if slot_matches(key, community_id=work.community_id, code=code, at=work.now):
        yield "handle", code[:8]


def _quoted(work: Work, quote_id: str, till_id: str) -> tuple[list[Way], bool]:
    """The voucher of a quote of this till, and whether its time and its press still fit. Raises QuoteExpired."""
    row = db.takings.quote(work.session, community_id=work.community_id, quote_id=quote_id, till_id=till_id)
    if row is None:
        raise QuoteExpired()
    fits = row.expires_at > work.now and row.intent_key in (None, work.intent.key)
    return [("id", row.voucher_id)], fits


def _redeemed(work: Work, by: db.vouchers.By, value: str, shop_id: str, *, is_pin_right: bool) -> Row | None:
    return db.vouchers.redeem_if_active(
        work.session,
        community_id=work.community_id,
        by=by,
        value=value,
        shop_id=shop_id,
        today=work.today,
        day_began_at=start_of_day(work.today, work.actor.time_zone),
        is_pin_right=is_pin_right,
    )


def _second_look(work: Work, ways: list[Way], shop_id: str, *, pin: str | None, is_in_time: bool) -> Row:
    """Why the first UPDATE met no row: raises the refusal, or takes paper whose PIN is right."""
    seen = _seen(work, iter(ways), shop_id)
    _refuse_state(work, seen)
    small_amount_fen = _above_small_amount(work, seen)
    if small_amount_fen is not None:
        if pin is None:
            raise PinNeeded(small_amount_fen=small_amount_fen)
        if not _pin_fits(work, seen.household_id, pin):
            raise PinWrong(small_amount_fen=small_amount_fen)
    if seen.owner_household_id == seen.household_id:
        raise OwnHousehold()
    if not is_in_time:
        raise QuoteExpired()
    voucher = _redeemed(work, "id", seen.id, shop_id, is_pin_right=small_amount_fen is not None)
    if voucher is None:
        raise StateMoved(voucher_id=seen.id)
    return voucher


def _seen(work: Work, ways: Iterator[Way], shop_id: str) -> Row:
    for by, value in ways:
        seen = db.vouchers.seen_by_till(
            work.session, community_id=work.community_id, by=by, value=value, shop_id=shop_id, today=work.today
        )
        if seen is not None:
            return seen
    raise VoucherUnknown()


def _refuse_state(work: Work, seen: Row) -> None:
    if seen.shop_state != ShopState.ACTIVE:
        raise ShopPaused(shop=seen.shop_name)
    refusal = why_not_live(seen, work.today, taken_at=seen.taken_at, shop=seen.taken_shop)
    if refusal:
        raise refusal
    if not seen.is_honoured:
        shops = db.rewards.shops_honouring(
            work.session, community_id=work.community_id, reward_id=seen.reward_id, today=work.today
        )
        raise NotThisShop(reward=seen.reward, shops=[shop.name for shop in shops], shop_count=len(shops))


def _above_small_amount(work: Work, seen: Row) -> int | None:
    """The small amount in force if this paper would go above it today, else None."""
    if not seen.is_printed:
        return None
    terms = db.rules.version_on(work.session, community_id=work.community_id, day=work.today)
    taken_fen = db.vouchers.paper_taken_fen(
        work.session,
        community_id=work.community_id,
        household_id=seen.household_id,
        day_began_at=start_of_day(work.today, work.actor.time_zone),
    )
    small_amount_fen: int = terms.small_amount_fen if terms else 0
    return small_amount_fen if taken_fen + seen.face_fen > small_amount_fen else None


def _pin_fits(work: Work, household_id: str, pin: str) -> bool:
    people = db.places.spenders(work.session, community_id=work.community_id, household_id=household_id)
    return pin_is_right(work.session, community_id=work.community_id, person_ids=people, pin=pin)
