"""Takings: a shop takes a voucher, once, and may undo it within five minutes (design 5, 7)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

import db.carers
import db.places
import db.rewards
import db.rules
import db.takings
import db.vouchers
from core.accounts import pin_is_right
from core.books import Work, transfer_id
from core.clock import local_day, start_of_day
from core.codes import HANDLE_SYMBOLS, read_code, slot_matches
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
    VoucherAnnulled,
    VoucherUnknown,
)
from core.exchange import paper_hash
from core.limits import Presenter, foresee_limits, give_room_again, hold_limits
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from core.reward_rules import back_into_stock
from core.shops import ShopPaused
from core.taking_lists import TILL, TakingLine, TakingsPage, Today, shop_of, takings_since, todays_takings
from core.vouchers import free_again, why_not_live
from db.engine import Row
from db.states import CarerState, ShopState, TakingState, VoucherState
from db.types import new_id

__all__ = [
    "OtherTill", "QuoteExpired", "Quoted", "Taking", "TakingDisputed", "TakingLine", "TakingsPage", "Today",
    "UndoTooLate", "Undone", "UndoneAlready", "forget_quotes", "quote", "take", "takings_since", "todays_takings",
    "undo",
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


class TakingDisputed(AppError):
    """Somebody says that it was not right; from then on it is decided, not undone."""

    key = "error.taking.disputed"
    status = 409


class CarerOfShop(AppError):
    """A carer belongs to the household that owns the shop, and so presents elsewhere."""

    key = "error.carer.of_shop"
    status = 403


class CarerEnded(AppError):
    """The household has ended the naming since the quote."""

    key = "error.carer.ended"
    status = 403


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
    way, seen = _seen(work, _ways(work, code), shop_id)
    with _told_of(seen, shop_id):
        _refuse_state(work, seen)
        carer = _may_present(work, way, seen, shop_id)
        foresee_limits(
            work, household_id=seen.household_id, shop_id=shop_id, till_id=till_id, face_fen=seen.face_fen,
            presenter=_presenter(carer),
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
        pin_needed=_above_small_amount(work, seen) is not None,
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
    ways, is_in_time = _quoted(work, quote, till_id) if quote is not None else (_ways(work, code or ""), True)
    tried: list[Way] = []
    voucher = None
    for way in ways:
        tried.append(way)
        if is_in_time and (voucher := _redeemed(work, way, shop_id, is_pin_right=False)):
            break
    if voucher is None:
        way, voucher = _second_look(work, tried, shop_id, pin=pin, is_in_time=is_in_time)
    carer = _carer(work, way)
    with _told_of(voucher, shop_id):
        if carer and not db.carers.hold_if_active(work.session, community_id=work.community_id, carer_id=carer.id):
            raise CarerEnded()
        hold_limits(
            work, terms_id=voucher.terms_id, household_id=voucher.household_id, shop_id=shop_id, till_id=till_id,
            face_fen=voucher.face_fen, presenter=_presenter(carer),
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
        shop_id=shop_id, till_id=till_id, carer_id=taking.carer_id, face_fen=taking.face_fen,
    )  # fmt: skip
    work.about(f"taking:{taking_id}", voucher_id=taking.voucher_id)
    return Undone(id=taking_id, serial=taking.serial, face_fen=taking.face_fen, undone_at=work.now, state=after)


@command("quote.forget", roles={Role.JOB}, scope=Scope.COMMUNITY)
def forget_quotes(work: Work) -> int:
    """Delete quotes that ended an hour ago; answers how many."""
    return db.takings.forget_quotes(work.session, community_id=work.community_id, before=work.now - timedelta(hours=1))


# -- how it works ------------------------------------------------------------------------------------------------


class Way(NamedTuple):
    """How a voucher is named, and by which carer, if by one."""

    by: db.vouchers.By
    value: str
    carer_id: str | None = None


def _till_of(actor: Actor) -> tuple[str, str]:
    """Shop and till; without a paired till nothing is taken."""
    if actor.till_id is None:
        raise Forbidden(action="till")
    return shop_of(actor), actor.till_id


def _ways(work: Work, code: str) -> Iterator[Way]:
    """How a code may name a voucher: as paper first, then as the screen code of its handle, then as a carer's."""
    yield Way("paper_hash", paper_hash(work.session, work.community_id, code))
    key, handle = work.session.secrets.key("voucher screen", work.community_id), code[:HANDLE_SYMBOLS]
    named: dict[str, Any] = {"community_id": work.community_id, "code": code, "at": work.now}
    if slot_matches(key, **named):
        yield Way("handle", handle)
        return
    for carer_id in db.carers.ids_of_handle(work.session, community_id=work.community_id, handle=handle):
        if slot_matches(key, **named, carer_id=carer_id):
            yield Way("handle", handle, carer_id)
            return


def _quoted(work: Work, quote_id: str, till_id: str) -> tuple[list[Way], bool]:
    """The voucher of a quote of this till, and whether its time and its press still fit. Raises QuoteExpired."""
    row = db.takings.quote(work.session, community_id=work.community_id, quote_id=quote_id, till_id=till_id)
    if row is None:
        raise QuoteExpired()
    fits = row.expires_at > work.now and row.intent_key in (None, work.intent.key)
    return [Way("id", row.voucher_id, row.carer_id)], fits


def _redeemed(work: Work, way: Way, shop_id: str, *, is_pin_right: bool) -> Row | None:
    return db.vouchers.redeem_if_active(
        work.session,
        community_id=work.community_id,
        by=way.by,
        value=way.value,
        carer_id=way.carer_id,
        shop_id=shop_id,
        today=work.today,
        day_began_at=start_of_day(work.today, work.actor.time_zone),
        is_pin_right=is_pin_right,
    )


def _second_look(work: Work, ways: list[Way], shop_id: str, *, pin: str | None, is_in_time: bool) -> tuple[Way, Row]:
    """Why the first UPDATE met no row: raises the refusal, or takes paper whose PIN is right."""
    way, seen = _seen(work, iter(ways), shop_id)
    with _told_of(seen, shop_id):
        _refuse_state(work, seen)
        small_amount_fen = None if way.carer_id else _above_small_amount(work, seen)
        if small_amount_fen is not None:
            if pin is None:
                raise PinNeeded(small_amount_fen=small_amount_fen)
            if not _pin_fits(work, seen.household_id, pin):
                raise PinWrong(small_amount_fen=small_amount_fen)
        _may_present(work, way, seen, shop_id)
        if not is_in_time:
            raise QuoteExpired()
        way = Way("id", seen.id, way.carer_id)
        voucher = _redeemed(work, way, shop_id, is_pin_right=small_amount_fen is not None)
        if voucher is None:
            raise StateMoved(voucher_id=seen.id)
        return way, voucher


@contextmanager
def _told_of(voucher: Row, shop_id: str) -> Iterator[None]:
    """Let a refusal be written down with the voucher and the shop, so that a code tried at two places is seen."""
    try:
        yield
    except AppError as refusal:
        refusal.about(voucher_id=voucher.id, shop_id=shop_id)
        raise


def _seen(work: Work, ways: Iterator[Way], shop_id: str) -> tuple[Way, Row]:
    for way in ways:
        seen = db.vouchers.seen_by_till(
            work.session, community_id=work.community_id, by=way.by, value=way.value, shop_id=shop_id,
            today=work.today,
        )  # fmt: skip
        if seen is not None:
            return way, seen
    raise VoucherUnknown()


def _carer(work: Work, way: Way) -> Row | None:
    if way.carer_id is None:
        return None
    return db.carers.carer(work.session, community_id=work.community_id, carer_id=way.carer_id)


def _presenter(carer: Row | None) -> Presenter | None:
    return Presenter(carer_id=carer.id, week_cap_fen=carer.week_cap_fen) if carer else None


def _may_present(work: Work, way: Way, seen: Row, shop_id: str) -> Row | None:
    """The carer who presents, if it is one. Raises OwnHousehold, CarerEnded, CarerOfShop, QuoteExpired."""
    if seen.owner_household_id == seen.household_id:
        raise OwnHousehold()
    carer = _carer(work, way)
    if carer is not None:
        if carer.state != CarerState.ACTIVE:
            raise CarerEnded()
        if db.carers.is_of_shop(work.session, community_id=work.community_id, carer_id=carer.id, shop_id=shop_id):
            raise CarerOfShop()
        if seen.is_printed:
            raise QuoteExpired()  # put on paper since the quote: only the paper counts
    return carer


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
