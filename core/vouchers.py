"""Vouchers after they are made: on paper, on a screen, given back, withdrawn, locked, ended (design 7)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import db.vouchers
from core import codes
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import (
    AlreadyRedeemed,
    InStatement,
    NotFound,
    VoucherAnnulled,
    VoucherExpired,
    VoucherLocked,
    VoucherNotPrinted,
    VoucherPrinted,
    VoucherRefused,
    VoucherReturned,
    VoucherVoid,
)
from core.exchange import (
    OFFICE,
    Exchanged,
    FaceUnknown,
    Issued,
    NewVoucher,
    NotASpender,
    PaperVoucher,
    act_for_household,
    exchange,
    is_spender,
    issue_printed,
    on_behalf,
    paper_hash,
    without_code,
)
from core.lots import give_back
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from core.promises import free_again, give_share_back
from core.reward_rules import back_into_stock
from db.engine import Row, Session
from db.states import VoucherState

__all__ = [
    "Exchanged", "FaceUnknown", "HeldVoucher", "Issued", "LiveCode", "NewVoucher", "NotASpender", "PaperVoucher",
    "VoucherMoved", "exchange", "expire_vouchers", "free_again", "household_vouchers", "issue_printed", "lock_voucher",
    "my_vouchers", "print_voucher", "reprint", "return_voucher", "screen_code", "unlock_voucher", "void_voucher",
]  # fmt: skip

READERS: Final = OFFICE | {Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE}
LIVE: Final = (VoucherState.ACTIVE, VoucherState.LOCKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherMoved:
    """A voucher that left its state; `points_back` are the points that the household may spend again."""

    id: str
    serial: str
    state: VoucherState
    points_back: int = 0
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldVoucher:
    """A voucher as its household sees it; one past its last day is shown as expired before any job has run.

    `carer_masked`: who presented it, where that was not the household.
    """

    id: str
    serial: str
    face_fen: int
    reward_id: str | None
    reward: str | None
    state: VoucherState
    is_printed: bool
    valid_until: date
    issued_at: datetime
    taken_at: datetime | None
    shop: str | None
    carer_masked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveCode:
    """What a phone shows now: 16 symbols, renewed after `seconds_left`; a till takes them until `valid_until_at`."""

    voucher_id: str
    serial: str
    face_fen: int
    valid_until: date
    code: str
    seconds_left: int
    renew_at: datetime
    valid_until_at: datetime


# -- paper -------------------------------------------------------------------------------------------------------


@command("voucher.print", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN, keep=without_code)
def print_voucher(work: Work, *, voucher_id: str) -> PaperVoucher:
    """Put a screen voucher on paper for the first time; its screen code ends with that.

    Raises NotFound, NotASpender, ReasonNeeded, VoucherPrinted, and what stands against the voucher.
    """
    voucher = _found(work, voucher_id)
    act_for_household(work, voucher.household_id)
    return _printed(work, voucher, was_printed=False)


@command("voucher.reprint", roles=OFFICE, scope=Scope.COMMUNITY, keep=without_code)
def reprint(work: Work, *, voucher_id: str) -> PaperVoucher:
    """Print a lost paper again with a new code; the old code is dead from here on.

    Raises NotFound, ReasonNeeded, VoucherNotPrinted, and what stands against the voucher.
    """
    voucher = _found(work, voucher_id)
    on_behalf(work, voucher.household_id)
    return _printed(work, voucher, was_printed=True)


# -- back to points ----------------------------------------------------------------------------------------------


@command("voucher.return", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def return_voucher(work: Work, *, voucher_id: str) -> VoucherMoved:
    """Give an unused, unprinted voucher back: points return to their lots with their old ends (design 7).

    Raises NotFound, NotASpender, ReasonNeeded, VoucherPrinted, and what stands against the voucher.
    """
    voucher = _found(work, voucher_id)
    act_for_household(work, voucher.household_id)
    if voucher.is_printed:
        raise VoucherPrinted(voucher_id=voucher_id)
    return _put_back(work, voucher, before=VoucherState.ACTIVE, after=VoucherState.RETURNED)


@command("voucher.void", roles=OFFICE, scope=Scope.COMMUNITY)
def void_voucher(work: Work, *, voucher_id: str) -> VoucherMoved:
    """Withdraw a live voucher, on paper or not, for a reason; the points go back to its household.

    Raises NotFound, ReasonNeeded, and what stands against the voucher.
    """
    voucher = _found(work, voucher_id)
    on_behalf(work, voucher.household_id)
    before = VoucherState.LOCKED if voucher.state == VoucherState.LOCKED else VoucherState.ACTIVE
    return _put_back(work, voucher, before=before, after=VoucherState.VOID)


@command("voucher.lock", roles=OFFICE, scope=Scope.COMMUNITY)
def lock_voucher(work: Work, *, voucher_id: str) -> VoucherMoved:
    """Keep shops from taking a voucher while an objection is looked at. Raises NotFound, ReasonNeeded, …"""
    return _lock_step(work, voucher_id, before=VoucherState.ACTIVE, after=VoucherState.LOCKED)


@command("voucher.unlock", roles=OFFICE, scope=Scope.COMMUNITY)
def unlock_voucher(work: Work, *, voucher_id: str) -> VoucherMoved:
    """Let shops take a locked voucher again. Raises NotFound, ReasonNeeded, …"""
    return _lock_step(work, voucher_id, before=VoucherState.LOCKED, after=VoucherState.ACTIVE)


@command("voucher.expire_due", roles={Role.JOB}, scope=Scope.COMMUNITY)
def expire_vouchers(work: Work, *, limit: int = 50) -> int:
    """End up to `limit` live vouchers whose last day is over, outstanding → free; answers how many."""
    freed: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    ids = []
    for row in db.vouchers.ended(work.session, community_id=work.community_id, today=work.today, limit=limit):
        if work.try_move("voucher", row.id, before=row.state, after=VoucherState.EXPIRED):
            freed[row.fund_id] += row.face_fen
            if row.reward_id:
                pieces[row.reward_id] += 1
            ids.append(row.id)
    for reward_id, count in sorted(pieces.items()):
        back_into_stock(work, reward_id, count)
    for fund_id, face_fen in sorted(freed.items()):
        free_again(work, fund_id, face_fen, kind="voucher_expired")
    if ids:
        work.about("vouchers:expired", vouchers=ids)
    return len(ids)


# -- looking -----------------------------------------------------------------------------------------------------


@query("voucher.mine", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_vouchers(session: Session, clock: Clock, actor: Actor, *, limit: int = 100) -> list[HeldVoucher]:
    """The own household's vouchers: live ones first, those that end soonest first."""
    return _held(session, clock, actor, actor.household_id or "", limit)


@query("voucher.of_household", roles=READERS, scope=Scope.COMMUNITY)
def household_vouchers(
    session: Session, clock: Clock, actor: Actor, *, household_id: str, limit: int = 100
) -> list[HeldVoucher]:
    """A household's vouchers, for the office."""
    return _held(session, clock, actor, household_id, limit)


@query("voucher.screen_code", roles={Role.RESIDENT}, scope=Scope.OWN)
def screen_code(session: Session, clock: Clock, actor: Actor, *, voucher_id: str) -> LiveCode:
    """The code of the present 30 seconds, for a spender of the voucher's own household.

    Raises NotFound (foreign alike), NotASpender, VoucherPrinted, and what stands against the voucher.
    """
    voucher = db.vouchers.voucher(session, community_id=actor.community_id, voucher_id=voucher_id)
    if voucher is None or voucher.household_id != actor.household_id:
        raise NotFound(voucher_id=voucher_id)
    if not is_spender(session, actor.community_id, voucher.household_id, actor.person_id):
        raise NotASpender(household_id=voucher.household_id)
    return code_now(session, clock, actor, voucher)


def code_now(session: Session, clock: Clock, actor: Actor, voucher: Row, *, carer_id: str | None = None) -> LiveCode:
    """A voucher's code of the present 30 seconds, a carer's own where one presents it.

    Raises VoucherPrinted, and what stands against the voucher.
    """
    now = clock.now()
    refusal = why_not_live(voucher, local_day(now, actor.time_zone))
    if refusal:
        raise refusal
    if voucher.is_printed:
        raise VoucherPrinted(voucher_id=voucher.id)
    key = session.secrets.key("voucher screen", actor.community_id)
    shown = codes.screen_code(key, community_id=actor.community_id, handle=voucher.handle, at=now, carer_id=carer_id)
    return LiveCode(
        voucher_id=voucher.id,
        serial=voucher.serial,
        face_fen=voucher.face_fen,
        valid_until=voucher.valid_until_on,
        code=str(shown.code),
        seconds_left=max(1, round((shown.renew_at - now).total_seconds())),
        renew_at=shown.renew_at,
        valid_until_at=shown.valid_until_at,
    )


# -- shared with the till ----------------------------------------------------------------------------------------


def why_not_live(
    voucher: Row, today: date, *, taken_at: datetime | None = None, shop: str | None = None
) -> VoucherRefused | None:
    """What stands against using a genuine voucher today, in the order of design 10; None where nothing does."""
    state = VoucherState(voucher.state)
    if state is VoucherState.REDEEMED:
        return AlreadyRedeemed(taken_at=taken_at, shop=shop)
    if state in (VoucherState.IN_STATEMENT, VoucherState.SETTLED):
        return InStatement(taken_at=taken_at, shop=shop)
    if state is VoucherState.EXPIRED or (state in LIVE and voucher.valid_until_on < today):
        return VoucherExpired(valid_until=voucher.valid_until_on)
    gone = {
        VoucherState.VOID: VoucherVoid,
        VoucherState.ANNULLED: VoucherAnnulled,
        VoucherState.RETURNED: VoucherReturned,
        VoucherState.LOCKED: VoucherLocked,
    }.get(state)
    return gone() if gone else None


# -- how it works ------------------------------------------------------------------------------------------------


def _found(work: Work, voucher_id: str) -> Row:
    voucher = db.vouchers.voucher(work.session, community_id=work.community_id, voucher_id=voucher_id)
    if voucher is None:
        raise NotFound(voucher_id=voucher_id)
    return voucher


def _refuse(work: Work, voucher: Row, *, but: VoucherState = VoucherState.ACTIVE) -> None:
    """Raise what stands against a voucher that should be in the state `but`."""
    seen = db.vouchers.taken_where(work.session, community_id=work.community_id, voucher_id=voucher.id)
    refusal = why_not_live(
        voucher, work.today, taken_at=seen.taken_at if seen else None, shop=seen.shop if seen else None
    )
    if refusal and not (isinstance(refusal, VoucherLocked) and but is VoucherState.LOCKED):
        raise refusal
    if voucher.state != but:
        raise VoucherRefused(voucher_id=voucher.id)


def _printed(work: Work, voucher: Row, *, was_printed: bool) -> PaperVoucher:
    code = str(codes.new_paper_code())
    if not db.vouchers.print_if_live(
        work.session,
        community_id=work.community_id,
        voucher_id=voucher.id,
        paper_hash=paper_hash(work.session, work.community_id, code),
        was_printed=was_printed,
        today=work.today,
    ):
        now = _found(work, voucher.id)
        _refuse(work, now)
        raise VoucherPrinted(voucher_id=voucher.id) if now.is_printed else VoucherNotPrinted(voucher_id=voucher.id)
    work.about(f"voucher:{voucher.id}", was_printed=was_printed)
    return PaperVoucher(
        id=voucher.id, serial=voucher.serial, code=code, face_fen=voucher.face_fen,
        valid_until=voucher.valid_until_on, reward_id=voucher.reward_id,
        reward=voucher.reward,
    )  # fmt: skip


def _put_back(work: Work, voucher: Row, *, before: VoucherState, after: VoucherState) -> VoucherMoved:
    """Lot by lot back to the household, the promise back to the fund; one that is past its day only ends."""
    work.lock_household(voucher.household_id)
    _refuse(work, _found(work, voucher.id), but=before)
    work.move("voucher", voucher.id, before=before, after=after)
    points_back = give_back(work, household_id=voucher.household_id, voucher_id=voucher.id)
    back_into_stock(work, voucher.reward_id)
    if voucher.replaces_id is None:
        give_share_back(work, fund_id=voucher.fund_id, face_fen=voucher.face_fen, issued_at=voucher.issued_at)
    free_again(work, voucher.fund_id, voucher.face_fen, kind=f"voucher_{after.value}")
    work.about(f"voucher:{voucher.id}", household_id=voucher.household_id)
    return VoucherMoved(id=voucher.id, serial=voucher.serial, state=after, points_back=points_back)


def _lock_step(work: Work, voucher_id: str, *, before: VoucherState, after: VoucherState) -> VoucherMoved:
    work.need_reason()
    voucher = _found(work, voucher_id)
    _refuse(work, voucher, but=before)
    work.move("voucher", voucher_id, before=before, after=after)
    work.about(f"voucher:{voucher_id}")
    return VoucherMoved(id=voucher_id, serial=voucher.serial, state=after)


def _held(session: Session, clock: Clock, actor: Actor, household_id: str, limit: int) -> list[HeldVoucher]:
    today = local_day(clock.now(), actor.time_zone)
    rows = db.vouchers.of_household(session, community_id=actor.community_id, household_id=household_id, limit=limit)
    return [
        HeldVoucher(
            id=row.id,
            serial=row.serial,
            face_fen=row.face_fen,
            reward_id=row.reward_id,
            reward=row.reward,
            state=VoucherState.EXPIRED if row.state in LIVE and row.valid_until_on < today else VoucherState(row.state),
            is_printed=row.is_printed,
            valid_until=row.valid_until_on,
            issued_at=row.issued_at,
            taken_at=row.taken_at,
            shop=row.shop,
            carer_masked=masked_name(row.carer) if row.carer else None,
        )
        for row in rows
    ]
