"""Disputes to look at: for the office that decides them, for the shop, and for the household of the voucher (design 7).

A shop never sees whose voucher it was, nor what somebody wrote about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

import db.books
import db.disputes
import db.vouchers
from core.clock import Clock
from core.commands import query
from core.errors import NotFound
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from core.taking_lists import shop_of
from db.engine import Row, Session
from db.states import DisputeState, LineState, StatementState

SHOP: Final = {Role.CLERK, Role.OWNER}
OFFICE: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}
DISPUTES_A_PAGE: Final = 20
WHOLE_BP: Final = 10000
SHOWN_TO_SHOP: Final = timedelta(days=90)  # after that a decided one is history
SHOP_LIST_MAX: Final = 60
UNBILLED_MAX: Final = 60


class Side(StrEnum):
    """Who says that a taking was not right; only the same side takes it back."""

    SHOP = "shop"
    RESIDENT = "resident"
    STAFF = "staff"


class DisputeReason(StrEnum):
    """Why a taking was not right; `other` needs a note."""

    NOT_SERVED = "not_served"
    NOT_ME = "not_me"
    WRONG_VOUCHER = "wrong_voucher"
    GOODS_BACK = "goods_back"  # brought back by agreement: decided for the resident
    CODE_COPIED = "code_copied"
    OTHER = "other"


class Stage(StrEnum):
    """How far the shop's money had come: what a decision moves depends on it."""

    UNBILLED = "unbilled"  # the whole face is held
    HELD = "held"  # on a statement that leaves it out; the kept amount is held
    APPROVED = "approved"  # nothing is held, and the decision waits for the payment
    PAID = "paid"  # nothing is held


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeLine:
    """One dispute with what either decision comes to, in fen.

    `reward` names goods or a service, whose `face_fen` is its cost. `shop_fen`: what the shop gets or keeps if it is
    right. `promise_fen`: what the fund has to promise anew if the resident is right, of which `missing_fen` is not free
    now. `card`, `holder_masked`, `note` and names of the office are empty for shops; `is_own`: the reader's side opened
    it; `is_near`: somebody else has to decide it.
    """

    id: str
    state: DisputeState
    opened_as: Side
    reason: DisputeReason
    opened_at: datetime
    decided_at: datetime | None
    stage: Stage
    voucher_id: str
    serial: str
    face_fen: int
    reward: str | None
    held_fen: int
    shop_fen: int
    promise_fen: int
    missing_fen: int
    taken_at: datetime
    shop: str
    fund: str
    statement_number: str | None
    paid_with_number: str | None
    replacement_id: str | None
    replacement_serial: str | None
    replacement_until: date | None
    card: str = ""
    holder_masked: str = ""
    note: str = ""
    opened_by: str = ""
    decided_by: str = ""
    is_own: bool = False
    is_near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnbilledTaking:
    """A voucher that a shop took and that is on no statement yet."""

    serial: str
    face_fen: int
    taken_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """A page of disputes, with how many there are of either kind."""

    lines: tuple[DisputeLine, ...]
    open_count: int
    over_count: int


@query("disputes.all", roles=OFFICE, scope=Scope.COMMUNITY)
def disputes(session: Session, clock: Clock, actor: Actor, *, is_open: bool = True, page: int = 1) -> Disputes:
    """Disputes of all shops, 20 a page: those that wait, the oldest first, or those that are over, the newest first."""
    found = db.disputes.waiting if is_open else db.disputes.over
    offset = (max(page, 1) - 1) * DISPUTES_A_PAGE
    rows = found(session, community_id=actor.community_id, limit=DISPUTES_A_PAGE, offset=offset)
    free = _free_of(session, actor, rows)
    counts = db.disputes.counts(session, community_id=actor.community_id)
    open_count = counts.get(DisputeState.OPEN, 0)
    return Disputes(
        lines=tuple(_line(row, actor, free, side=Side.STAFF) for row in rows),
        open_count=open_count,
        over_count=sum(counts.values()) - open_count,
    )


@query("dispute.see", roles=OFFICE, scope=Scope.COMMUNITY)
def see_dispute(session: Session, clock: Clock, actor: Actor, *, dispute_id: str) -> DisputeLine:
    """One dispute, for whoever decides it. Raises NotFound."""
    row = db.disputes.listed(session, community_id=actor.community_id, dispute_id=dispute_id)
    if row is None:
        raise NotFound(dispute_id=dispute_id)
    return _line(row, actor, _free_of(session, actor, [row]), side=Side.STAFF)


@query("takings.unbilled", roles=SHOP, scope=Scope.SHOP)
def unbilled_takings(session: Session, clock: Clock, actor: Actor) -> list[UnbilledTaking]:
    """The own shop's newest takings that stand undisputed and are on no statement yet, for saying what was wrong."""
    rows = db.disputes.unbilled(session, community_id=actor.community_id, shop_id=shop_of(actor), limit=UNBILLED_MAX)
    return [UnbilledTaking(serial=row.serial, face_fen=row.face_fen, taken_at=row.taken_at) for row in rows]


@query("disputes.own_shop", roles=SHOP, scope=Scope.SHOP)
def shop_disputes(session: Session, clock: Clock, actor: Actor) -> list[DisputeLine]:
    """The own shop's disputes: all that wait, and those of the last 90 days; the newest first."""
    rows = db.disputes.of_shop(
        session,
        community_id=actor.community_id,
        shop_id=shop_of(actor),
        since=clock.now() - SHOWN_TO_SHOP,
        limit=SHOP_LIST_MAX,
    )
    return [_line(row, actor, {}, side=Side.SHOP) for row in rows]


@query("dispute.of_voucher", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def voucher_dispute(session: Session, clock: Clock, actor: Actor, *, voucher_id: str) -> DisputeLine | None:
    """The dispute about a voucher of the own household, or of any for the office; None without one. Raises NotFound."""
    voucher = db.vouchers.voucher(session, community_id=actor.community_id, voucher_id=voucher_id)
    is_own = voucher is not None and voucher.household_id == actor.household_id
    if voucher is None or not (is_own or actor.roles & OFFICE):
        raise NotFound(voucher_id=voucher_id)
    row = db.disputes.of_voucher(session, community_id=actor.community_id, voucher_id=voucher_id)
    return _line(row, actor, {}, side=Side.RESIDENT if is_own else Side.STAFF) if row else None


def is_concerned(actor: Actor, row: Row) -> bool:
    """Whether somebody else has to decide: it is the actor's own, or of their shop or household (design 5)."""
    is_near = actor.household_id is not None and actor.household_id in (row.owner_household_id, row.household_id)
    return actor.id == row.opened_by or actor.shop_id == row.shop_id or is_near


# -- how it works ------------------------------------------------------------------------------------------------


def _free_of(session: Session, actor: Actor, rows: list[Row]) -> dict[str, int]:
    """What is free in each fund that the rows name."""
    return {
        fund_id: db.books.guard_balance(session, community_id=actor.community_id, account=f"fen/free/{fund_id}")
        for fund_id in sorted({row.fund_id for row in rows})
    }


def _stage(row: Row) -> Stage:
    if row.line_id is None:
        return Stage.UNBILLED
    if row.line_state != LineState.BILLED:
        return Stage.HELD
    return Stage.PAID if row.statement_state == StatementState.PAID else Stage.APPROVED


def _line(row: Row, actor: Actor, free: dict[str, int], *, side: Side) -> DisputeLine:
    stage, is_shop = _stage(row), side is Side.SHOP
    kept_fen = row.face_fen * row.cash_rate_bp // WHOLE_BP if row.line_id is None else row.kept_fen
    promise_fen = {Stage.UNBILLED: 0, Stage.HELD: row.face_fen - kept_fen}.get(stage, row.face_fen)
    is_office = side is Side.STAFF
    return DisputeLine(
        id=row.id,
        state=DisputeState(row.state),
        opened_as=Side(row.opened_as),
        reason=DisputeReason(row.reason),
        opened_at=row.opened_at,
        decided_at=row.decided_at,
        stage=stage,
        voucher_id=row.voucher_id,
        serial=row.serial,
        face_fen=row.face_fen,
        reward=row.reward,
        held_fen={Stage.UNBILLED: row.face_fen, Stage.HELD: kept_fen}.get(stage, 0),
        shop_fen=kept_fen,
        promise_fen=promise_fen,
        missing_fen=max(0, promise_fen - free.get(row.fund_id, promise_fen)),
        taken_at=row.taken_at,
        shop=row.shop,
        fund=row.fund,
        statement_number=row.statement_number,
        paid_with_number=row.paid_with_number,
        replacement_id=None if is_shop else row.replacement_id,
        replacement_serial=None if is_shop else row.replacement_serial,
        replacement_until=None if is_shop else row.replacement_until_on,
        card=row.card if is_office else "",
        holder_masked=masked_name(row.head_name) if is_office else "",
        note=(row.note or "") if is_office or row.opened_by == actor.id else "",
        opened_by=_opener(row) if is_office else "",
        decided_by=(row.decided_by_name or "") if is_office else "",
        is_own=row.opened_as == side,
        is_near=is_concerned(actor, row),
    )


def _opener(row: Row) -> str:
    """Who spoke, a resident masked as everywhere."""
    name = str(row.opened_by_name or row.opened_by)
    return masked_name(name) if row.opened_as == Side.RESIDENT and row.opened_by_name else name
