"""Statements: what a shop is owed for a month, closed, agreed, approved and paid by different people (design 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.disputes
import db.places
import db.shops
import db.statements
from core.books import Work
from core.commands import command
from core.errors import AppError, NotFound
from core.funds import fund_for
from core.payments import (
    CashDiffers,
    DueBack,
    MoreThanDueBack,
    PaidBack,
    PaymentRecorded,
    ProofNeeded,
    found_statement,
    pay_statement,
    refuse_maker,
    shop_pays_back,
    shops_due_back,
)
from core.policy import Role, Scope
from core.statement_lists import (
    AdjustmentView,
    Closable,
    DueMoney,
    StatementLineView,
    StatementSummary,
    StatementView,
    closable_statements,
    end_of_month,
    office_statements,
    shop_statements,
    statement,
    to_pay,
    when_do_i_get_my_money,
)
from db.engine import Row
from db.states import LineState, StatementState, VoucherState
from db.types import new_id

__all__ = [
    "AdjustmentView", "CashDiffers", "Closable", "DueBack", "DueMoney", "MoreThanDueBack", "NothingToClose",
    "PaidBack", "PaymentRecorded", "ProofNeeded", "StatementLineView", "StatementMoved", "StatementSummary",
    "StatementView", "agree", "approve_statement", "closable_statements", "close_statement",
    "office_statements", "pay_statement", "shop_pays_back", "shop_statements", "shops_due_back", "statement",
    "when_do_i_get_my_money",
]  # fmt: skip

OFFICE: Final = {Role.STAFF, Role.FINANCE, Role.ADMINISTRATOR}
SHOP: Final = {Role.CLERK, Role.OWNER}
PAID_WITHIN: Final = timedelta(days=30)  # of the shop's agreement
WHOLE_BP: Final = 10000


class NothingToClose(AppError):
    """No taking of this shop and fund that could stand on a statement now."""

    key = "error.statement.nothing_to_close"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMoved:
    """A statement after a step, in fen. `kept_fen` is all lines at the shop's rate, `gift_fen` what it leaves the fund.

    `to_pay_fen` leaves disputed lines out and adds `adjusted_fen`, earlier lines that were decided for the shop.
    """

    id: str
    number: str
    state: StatementState
    lines: int
    face_fen: int
    kept_fen: int
    gift_fen: int
    adjustments: int
    adjusted_fen: int
    to_pay_fen: int
    due_on: date | None = None
    is_replay: bool = False


@command("statement.close", roles=OFFICE, scope=Scope.COMMUNITY)
def close_statement(
    work: Work, *, shop_id: str, fund_id: str | None = None, month: str | None = None
) -> StatementMoved:
    """Close a shop's statement: of a local month (`YYYY-MM`) and what was left before it, or on demand up to now.

    Only takings that stand and can no longer be undone. The shop's rate is applied once per taking, here: floor(face ×
    rate ÷ 10000) stays owed, the rest goes back to the fund as the shop's gift. A disputed taking is printed and left
    out of the sum to pay; lines of earlier statements that were decided for the shop come as adjustments. Raises
    NotFound, Malformed, NothingToClose.
    """
    shop = db.shops.shop(work.session, community_id=work.community_id, shop_id=shop_id)
    if shop is None:
        raise NotFound(shop_id=shop_id)
    fund = fund_for(work, fund_id)
    billed, adjusted = _held_for_billing(work, shop_id, fund, month)
    if not billed and not adjusted:
        raise NothingToClose(shop_id=shop_id)
    disputed = db.disputes.open_takings(work.session, community_id=work.community_id, shop_id=shop_id, fund_id=fund)
    kept = [taking.face_fen * shop.cash_rate_bp // WHOLE_BP for taking in billed]
    _leave_gifts(work, f"{fund}/{shop_id}", billed, kept, disputed)
    face_fen, kept_fen = sum(taking.face_fen for taking in billed), sum(kept)
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
        adjustments=len(adjusted),
        adjusted_fen=sum(row.kept_fen for row in adjusted),
        closed_at=work.now,
        closed_by=work.actor.id,
    )
    work.born("statement", statement_id, StatementState.CLOSED)
    _write_lines(work, statement_id, billed, kept, disputed)
    _write_adjustments(work, statement_id, adjusted)
    work.about(f"statement:{statement_id}", shop_id=shop_id, fund_id=fund, lines=len(billed), kept_fen=kept_fen)
    return _moved(work, number)


@command("statement.agree", roles=SHOP, scope=Scope.SHOP)
def agree(work: Work, *, number: str) -> StatementMoved:
    """The shop agrees; it is paid within 30 days from today. Raises NotFound (foreign alike), StateMoved."""
    found = found_statement(work, number)
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
    return _moved(work, number)


@command("statement.approve", roles={Role.REVIEWER, Role.FINANCE}, scope=Scope.COMMUNITY, second_person=True)
def approve_statement(work: Work, *, number: str) -> StatementMoved:
    """A second person approves what the shop agreed to: neither who closed it nor of the shop owner's household.

    Raises NotFound, SecondPersonNeeded, StateMoved.
    """
    found = found_statement(work, number)
    refuse_maker(work, found)
    work.move(
        "statement",
        found.id,
        before=StatementState.AGREED,
        after=StatementState.APPROVED,
        approved_at=work.now,
        approved_by=work.actor.id,
    )
    return _moved(work, number)


# -- how it works ------------------------------------------------------------------------------------------------


def _held_for_billing(work: Work, shop_id: str, fund_id: str, month: str | None) -> tuple[list[Row], list[Row]]:
    """Takings to bill and lines to adjust whose vouchers, by id, are held now; both in the order of their time."""
    named = {"community_id": work.community_id, "shop_id": shop_id, "fund_id": fund_id}
    wanted = {taking.voucher_id: taking for taking in _to_bill(work, shop_id, fund_id, month)}
    decided = {row.voucher_id for row in db.statements.to_adjust(work.session, **named)}
    billed = []
    for voucher_id in sorted(wanted.keys() | decided):
        if voucher_id in decided:
            work.hold("voucher", voucher_id, state=VoucherState.IN_STATEMENT)
        elif work.try_move("voucher", voucher_id, before=VoucherState.REDEEMED, after=VoucherState.IN_STATEMENT):
            billed.append(wanted[voucher_id])
    adjusted = [row for row in db.statements.to_adjust(work.session, **named) if row.voucher_id in decided]
    return sorted(billed, key=lambda taking: (taking.taken_at, taking.id)), adjusted


def _leave_gifts(work: Work, place: str, billed: list[Row], kept: list[int], disputed: set[str]) -> None:
    """What the rate leaves out goes back to the fund, of disputed takings too: the rate is applied once, here."""
    gifts = {"owed": 0, "disputed": 0}
    for taking, kept_fen in zip(billed, kept, strict=True):
        gifts["disputed" if taking.id in disputed else "owed"] += taking.face_fen - kept_fen
    for held_in, gift_fen in gifts.items():
        if gift_fen:
            free = f"fen/free/{place.split('/')[0]}"
            work.transfer(debit=free, credit=f"fen/{held_in}/{place}", amount=gift_fen, kind="shop_gift")


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


def _write_lines(work: Work, statement_id: str, billed: list[Row], kept: list[int], disputed: set[str]) -> None:
    rows = [
        {
            "id": new_id(),
            "statement_id": statement_id,
            "taking_id": taking.id,
            "position": position,
            "face_fen": taking.face_fen,
            "kept_fen": kept_fen,
            "state": LineState.DISPUTED if taking.id in disputed else LineState.BILLED,
        }
        for position, (taking, kept_fen) in enumerate(zip(billed, kept, strict=True), start=1)
    ]
    work.insert_all(db.statements.StatementLine, rows)
    for row in rows:
        work.born("statement_line", str(row["id"]), str(row["state"]))


def _write_adjustments(work: Work, statement_id: str, adjusted: list[Row]) -> None:
    rows = [
        {
            "id": new_id(),
            "statement_id": statement_id,
            "dispute_id": row.dispute_id,
            "taking_id": row.taking_id,
            "position": position,
            "kept_fen": row.kept_fen,
        }
        for position, row in enumerate(adjusted, start=1)
    ]
    work.insert_all(db.statements.StatementAdjustment, rows)


def _moved(work: Work, number: str) -> StatementMoved:
    """A statement as it stands after the step, which holds its row: no line changes any more before the commit."""
    found = found_statement(work, number)
    to_pay_fen = to_pay(found)
    work.about(f"statement:{found.id}", to_pay_fen=to_pay_fen)
    return StatementMoved(
        id=found.id,
        number=found.number,
        state=StatementState(found.state),
        lines=found.lines,
        face_fen=found.face_fen,
        kept_fen=found.kept_fen,
        gift_fen=found.face_fen - found.kept_fen,
        adjustments=found.adjustments,
        adjusted_fen=found.adjusted_fen,
        to_pay_fen=to_pay_fen,
        due_on=found.due_on,
    )
