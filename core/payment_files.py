"""The file that the bank is given: every approved statement that is not paid, with payee, account and amount.

Making it reads whole accounts, so it is a command of finance and stands in the books; the file itself is kept nowhere.
What it pays is what recording the payments will settle: what is due back from a shop is set off first (design 7).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal, TypeAlias

import db.disputes
import db.shops
import db.statements
from core.books import Work
from core.clock import Clock, zone
from core.commands import command, query
from core.errors import AppError
from core.i18n import Translate
from core.paper import File
from core.payees import is_confirmed, unsealed
from core.policy import Actor, Role, Scope
from core.sheets.writing import XLSX, Block, Cell, Leaf, Yuan, write_workbook
from core.statement_lists import to_pay
from db.engine import Row, Session

WhyNot: TypeAlias = Literal["no_cash", "payee_missing", "payee_unconfirmed", "made_by_you"]
READERS: Final = {Role.FINANCE, Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}


class NothingToDraw(AppError):
    """No approved statement that could be paid now."""

    key = "error.payments.nothing_to_draw"
    status = 409


class PaymentsMoved(AppError):
    """Other statements are to be paid than the page showed; facts: count, total_fen (now)."""

    key = "error.payments.moved"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDue:
    """An approved statement: `cash_fen` leaves for the shop after `set_off_fen`. `why_not` keeps it out of the file.

    `account_masked` is None where nobody has said where the money goes.
    """

    number: str
    shop_id: str
    shop: str
    due_on: date | None
    to_pay_fen: int
    set_off_fen: int
    cash_fen: int
    account_masked: str | None
    why_not: WhyNot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentsDue:
    """What a payment file made now would hold, and what stays out; sums in fen."""

    ready: tuple[PaymentDue, ...]
    left_out: tuple[PaymentDue, ...]
    total_fen: int
    last_by: str | None
    last_at: datetime | None
    last_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """One line of the file; the account is None in a repeated answer, which keeps none."""

    number: str
    shop: str
    payee: str | None
    bank: str | None
    account: str | None
    cash_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentsDrawn:
    """What was drawn for the bank; sums in fen."""

    lines: tuple[PaymentLine, ...]
    total_fen: int
    drawn_at: datetime
    left_out: tuple[str, ...]
    is_replay: bool = False


def _without_accounts(drawn: PaymentsDrawn) -> PaymentsDrawn:
    lines = tuple(replace(line, payee=None, bank=None, account=None) for line in drawn.lines)
    return replace(drawn, lines=lines)


@query("payments.due", roles=READERS, scope=Scope.COMMUNITY)
def payments_due(session: Session, clock: Clock, actor: Actor) -> PaymentsDue:
    """Every approved statement, those due soonest first; accounts masked."""
    due, _ = _due(session, actor)
    ready = tuple(one for one in due if one.why_not is None)
    last = db.shops.last_payment_file(session, community_id=actor.community_id)
    return PaymentsDue(
        ready=ready,
        left_out=tuple(one for one in due if one.why_not is not None),
        total_fen=sum(one.cash_fen for one in ready),
        last_by=last.name if last else None,
        last_at=last.recorded_at if last else None,
        last_count=json.loads(last.facts)["count"] if last else 0,
    )


@command("payments.draw", roles={Role.FINANCE}, scope=Scope.COMMUNITY, keep=_without_accounts)
def draw_payments(work: Work, *, numbers: tuple[str, ...], total_fen: int) -> PaymentsDrawn:
    """Read the accounts of what is to be paid, for the bank's file: exactly the statements that the page showed.

    Whoever closed a statement does not pay it. Raises NothingToDraw, PaymentsMoved.
    """
    due, payees = _due(work.session, work.actor)
    ready = [one for one in due if one.why_not is None]
    if not ready:
        raise NothingToDraw()
    total = sum(one.cash_fen for one in ready)
    if (tuple(one.number for one in ready), total) != (numbers, total_fen):
        raise PaymentsMoved(count=len(ready), total_fen=total)
    lines = []
    for one in ready:
        payee = unsealed(work.session, work.community_id, payees[one.shop_id])
        lines.append(
            PaymentLine(
                number=one.number,
                shop=one.shop,
                payee=payee.payee,
                bank=payee.bank,
                account=payee.account,
                cash_fen=one.cash_fen,
            )
        )
    work.about(
        "payments",
        count=len(lines),
        total_fen=total,
        statements=[one.number for one in ready],
        payee_ids=sorted({payees[one.shop_id].id for one in ready}),
    )
    return PaymentsDrawn(
        lines=tuple(lines),
        total_fen=total,
        drawn_at=work.now,
        left_out=tuple(one.number for one in due if one.why_not is not None),
    )


def payment_file(t: Translate, drawn: PaymentsDrawn, *, time_zone: str) -> File:
    """The drawn payments as xlsx: the first sheet is the bank's, its headings in the first row; the second is ours."""
    at = drawn.drawn_at.astimezone(zone(time_zone)).replace(tzinfo=None, second=0, microsecond=0)
    names = ("place", "payee", "account", "bank", "amount", "remark", "shop")
    rows: list[list[Cell]] = [
        [place, line.payee, line.account, line.bank, Yuan(line.cash_fen), line.number, line.shop]
        for place, line in enumerate(drawn.lines, start=1)
    ]
    checks: list[list[Cell]] = [
        [t("payments.file_made"), at],
        [t("payments.file_count"), len(drawn.lines)],
        [t("payments.file_total"), Yuan(drawn.total_fen)],
    ]
    checks += [[t("payments.file_left_out"), number] for number in drawn.left_out]
    data = write_workbook(
        Leaf(
            name=t("payments.sheet"),
            blocks=[Block(headings=[t(f"payments.column.{name}") for name in names], rows=rows)],
            widths=[6, 24, 28, 30, 14, 20, 24],
        ),
        Leaf(name=t("payments.sheet_check"), blocks=[Block(rows=checks)], widths=[24, 24]),
        made_at=drawn.drawn_at,
    )
    return data, f"{t('payments.file', day=at.date().isoformat())}.xlsx", XLSX


# -- how it works ------------------------------------------------------------------------------------------------


def _due(session: Session, actor: Actor) -> tuple[list[PaymentDue], dict[str, Row]]:
    """Approved statements and the payees by shop; what is due back is used up in the order in which they are due.

    Where nothing leaves for the shop, the statement is recorded as paid without the bank.
    """
    due_back: dict[tuple[str, str], int] = defaultdict(int)
    for row in db.disputes.due_back(session, community_id=actor.community_id):
        due_back[row.fund_id, row.shop_id] = row.due_back_fen
    payees = db.shops.payees(session, community_id=actor.community_id)
    found = []
    for row in db.statements.approved(session, community_id=actor.community_id):
        to_pay_fen = to_pay(row)
        set_off_fen = min(due_back[row.fund_id, row.shop_id], to_pay_fen)
        due_back[row.fund_id, row.shop_id] -= set_off_fen
        payee = payees.get(row.shop_id)
        found.append(
            PaymentDue(
                number=row.number,
                shop_id=row.shop_id,
                shop=row.shop,
                due_on=row.due_on,
                to_pay_fen=to_pay_fen,
                set_off_fen=set_off_fen,
                cash_fen=to_pay_fen - set_off_fen,
                account_masked=payee.account_masked if payee else None,
                why_not="no_cash" if to_pay_fen == set_off_fen else _why_not(row, payee, actor),
            )
        )
    return found, payees


def _why_not(row: Row, payee: Row | None, actor: Actor) -> WhyNot | None:
    if payee is None:
        return "payee_missing"
    if not is_confirmed(payee):
        return "payee_unconfirmed"
    is_of_shop = actor.household_id is not None and actor.household_id == row.owner_household_id
    return "made_by_you" if actor.id in (row.closed_by, row.agreed_by) or is_of_shop else None
