"""How a voucher is presented at a till: on paper, on a screen, by a carer; and what stands against it (design 7).

What a code may mean is tried in this order: paper, the household's own screen code, the code of a carer whom it named.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import db.carers
import db.places
import db.rewards
import db.rules
import db.takings
import db.vouchers
from core.accounts import pin_is_right
from core.books import Work
from core.clock import start_of_day
from core.codes import HANDLE_SYMBOLS, slot_matches
from core.errors import AppError, NotThisShop, OwnHousehold, PinNeeded, PinWrong, StateMoved, VoucherUnknown
from core.exchange import paper_hash
from core.limits import Presenter
from core.shops import ShopPaused
from core.vouchers import why_not_live
from db.engine import Row
from db.states import CarerState, ShopState


class QuoteExpired(AppError):
    """The five minutes of a quote are over, or it was made for another press or till."""

    key = "error.quote.expired"
    status = 410


class CarerOfShop(AppError):
    """A carer belongs to the household that owns the shop, and so presents elsewhere."""

    key = "error.carer.of_shop"
    status = 403


class CarerEnded(AppError):
    """The household has ended the naming since the quote."""

    key = "error.carer.ended"
    status = 403


class Way(NamedTuple):
    """How a voucher is named, and by which carer, if by one."""

    by: db.vouchers.By
    value: str
    carer_id: str | None = None


def ways(work: Work, code: str) -> Iterator[Way]:
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


def quoted(work: Work, quote_id: str, till_id: str) -> tuple[list[Way], bool]:
    """The voucher of a quote of this till, and whether its time and its press still fit. Raises QuoteExpired."""
    row = db.takings.quote(work.session, community_id=work.community_id, quote_id=quote_id, till_id=till_id)
    if row is None:
        raise QuoteExpired()
    fits = row.expires_at > work.now and row.intent_key in (None, work.intent.key)
    return [Way("id", row.voucher_id, row.carer_id)], fits


def redeemed(work: Work, way: Way, shop_id: str, *, is_pin_right: bool) -> Row | None:
    """The one conditional UPDATE that decides; None where it met no row."""
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


def second_look(work: Work, tried: list[Way], shop_id: str, *, pin: str | None, is_in_time: bool) -> tuple[Way, Row]:
    """Why the first UPDATE met no row: raises the refusal, or takes paper whose PIN is right."""
    way, seen = seen_at(work, iter(tried), shop_id)
    with told_of(seen, shop_id):
        refuse_state(work, seen)
        small_amount_fen = None if way.carer_id else above_small_amount(work, seen)
        if small_amount_fen is not None:
            if pin is None:
                raise PinNeeded(small_amount_fen=small_amount_fen)
            if not _pin_fits(work, seen.household_id, pin):
                raise PinWrong(small_amount_fen=small_amount_fen)
        may_present(work, way, seen, shop_id)
        if not is_in_time:
            raise QuoteExpired()
        way = Way("id", seen.id, way.carer_id)
        voucher = redeemed(work, way, shop_id, is_pin_right=small_amount_fen is not None)
        if voucher is None:
            raise StateMoved(voucher_id=seen.id)
        return way, voucher


@contextmanager
def told_of(voucher: Row, shop_id: str) -> Iterator[None]:
    """Let a refusal be written down with the voucher and the shop, so that a code tried at two places is seen."""
    try:
        yield
    except AppError as refusal:
        refusal.about(voucher_id=voucher.id, shop_id=shop_id)
        raise


def seen_at(work: Work, possible: Iterator[Way], shop_id: str) -> tuple[Way, Row]:
    """The voucher of the first way that leads to one, with all that decides at this shop. Raises VoucherUnknown."""
    for way in possible:
        seen = db.vouchers.seen_by_till(
            work.session, community_id=work.community_id, by=way.by, value=way.value, shop_id=shop_id,
            today=work.today,
        )  # fmt: skip
        if seen is not None:
            return way, seen
    raise VoucherUnknown()


def carer_of(work: Work, way: Way) -> Row | None:
    """The naming under which a carer presents, None for the household itself."""
    if way.carer_id is None:
        return None
    return db.carers.carer(work.session, community_id=work.community_id, carer_id=way.carer_id)


def presenter_of(carer: Row | None) -> Presenter | None:
    """What a limit needs to know of the carer."""
    return Presenter(counts_for=carer.counts_for, week_cap_fen=carer.week_cap_fen) if carer else None


def may_present(work: Work, way: Way, seen: Row, shop_id: str) -> Row | None:
    """The carer who presents, if it is one. Raises OwnHousehold, CarerEnded, CarerOfShop, QuoteExpired."""
    if seen.owner_household_id == seen.household_id:
        raise OwnHousehold()
    carer = carer_of(work, way)
    if carer is not None:
        if carer.state != CarerState.ACTIVE:
            raise CarerEnded()
        if db.carers.is_of_shop(work.session, community_id=work.community_id, carer_id=carer.id, shop_id=shop_id):
            raise CarerOfShop()
        if seen.is_printed:
            raise QuoteExpired()  # put on paper since the quote: only the paper counts
    return carer


def refuse_state(work: Work, seen: Row) -> None:
    """Raise what stands against the voucher or the shop: ShopPaused, why it is not live, NotThisShop."""
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


def above_small_amount(work: Work, seen: Row) -> int | None:
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
