"""Funds: a sponsor's money for vouchers; what is promised never exceeds what was put in (design 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import db.books
import db.funds
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import FundKind
from db.types import new_id

KEEPERS: Final = {Role.FINANCE, Role.ADMINISTRATOR}
READERS: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}
WARNING_PERCENTS: Final = (95, 80)  # the first that is reached is shown


class FundExhausted(AppError):
    """What is free in the fund does not reach; points stay where they are. Facts: free_fen, missing_fen."""

    key = "error.fund.exhausted"
    status = 409


class FundCodeTaken(AppError):
    """Another fund has this code; facts: code."""

    key = "error.fund.code_taken"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Funded:
    """Money that a sponsor put into a fund."""

    id: str
    code: str
    amount_fen: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FundGauge:
    """How full a fund is: `funded - returned = free + outstanding + owed + paid`, all in fen.

    `promised_percent` is what is promised or paid of the whole, rounded down; `warning_percent` the mark it has passed.
    """

    id: str
    code: str
    name: str
    sponsor: str
    is_default: bool
    funded_fen: int
    returned_fen: int
    free_fen: int
    outstanding_fen: int
    owed_fen: int
    paid_fen: int
    promised_percent: int
    warning_percent: int | None


@command("fund.open", roles=KEEPERS, scope=Scope.COMMUNITY)
def open_fund(
    work: Work, *, code: str, name: str, sponsor: str, amount_fen: int, is_default: bool | None = None
) -> Funded:
    """Open a fund with its first money; the first fund of a community is its default one.

    `amount_fen` may be 0: a fund that waits for its money. Raises FundCodeTaken, Malformed.
    """
    if amount_fen < 0 or not code.strip() or not name.strip():
        raise Malformed(field="amount_fen" if amount_fen < 0 else "code")
    first = db.funds.default_fund(work.session, community_id=work.community_id) is None
    takes_over = first if is_default is None else is_default
    if takes_over:
        db.funds.no_default(work.session, community_id=work.community_id)
    fund_id = new_id()
    if not work.session.insert_new(
        db.funds.Fund,
        community_id=work.community_id,
        id=fund_id,
        code=code.strip(),
        name=name.strip(),
        sponsor=sponsor.strip(),
        kind=FundKind.COMMUNITY,
        is_default=takes_over,
        opened_on=work.today,
    ):
        raise FundCodeTaken(code=code.strip())
    work.about(f"fund:{fund_id}", amount_fen=amount_fen)
    if amount_fen:
        _put_in(work, fund_id, amount_fen)
    return Funded(id=fund_id, code=code.strip(), amount_fen=amount_fen)


@command("fund.pay_in", roles=KEEPERS, scope=Scope.COMMUNITY)
def pay_into_fund(work: Work, *, fund_id: str, amount_fen: int) -> Funded:
    """Put more money into a fund. Raises NotFound, Malformed."""
    if amount_fen <= 0:
        raise Malformed(field="amount_fen")
    fund = db.funds.fund(work.session, community_id=work.community_id, fund_id=fund_id)
    if fund is None:
        raise NotFound(fund_id=fund_id)
    work.about(f"fund:{fund_id}", amount_fen=amount_fen)
    _put_in(work, fund_id, amount_fen)
    return Funded(id=fund_id, code=fund.code, amount_fen=amount_fen)


@query("funds.see", roles=READERS, scope=Scope.COMMUNITY)
def see_funds(session: Session, clock: Clock, actor: Actor) -> list[FundGauge]:
    """How full each fund is, the default one first."""
    funds = db.funds.funds(session, community_id=actor.community_id)
    return [_gauge(session, actor.community_id, fund) for fund in funds]


def fund_for(work: Work, fund_id: str | None) -> str:
    """The named fund or the default one. Raises NotFound for a foreign one, FundExhausted where there is none."""
    if fund_id is not None:
        if db.funds.fund(work.session, community_id=work.community_id, fund_id=fund_id) is None:
            raise NotFound(fund_id=fund_id)
        return fund_id
    fund = db.funds.default_fund(work.session, community_id=work.community_id)
    if fund is None:
        raise FundExhausted(free_fen=0, missing_fen=0)
    return str(fund.id)


def _put_in(work: Work, fund_id: str, amount_fen: int) -> None:
    work.transfer(debit=f"fen/free/{fund_id}", credit=f"fen/source/{fund_id}", amount=amount_fen, kind="funded")


def _gauge(session: Session, community_id: str, fund: Row) -> FundGauge:
    """What is owed follows from the other figures; `linli check` adds it up from the transfers."""
    funded = db.funds.funded_fen(session, community_id=community_id, fund_id=fund.id)
    returned = db.funds.returned_fen(session, community_id=community_id, fund_id=fund.id)
    free = db.books.guard_balance(session, community_id=community_id, account=f"fen/free/{fund.id}")
    outstanding = db.funds.outstanding_fen(session, community_id=community_id, fund_id=fund.id)
    paid = db.funds.paid_fen(session, community_id=community_id, fund_id=fund.id)
    whole = funded - returned
    percent = 100 * (whole - free) // whole if whole else 0
    return FundGauge(
        id=fund.id,
        code=fund.code,
        name=fund.name,
        sponsor=fund.sponsor,
        is_default=fund.is_default,
        funded_fen=funded,
        returned_fen=returned,
        free_fen=free,
        outstanding_fen=outstanding,
        owed_fen=whole - free - outstanding - paid,
        paid_fen=paid,
        promised_percent=percent,
        warning_percent=next((mark for mark in WARNING_PERCENTS if percent >= mark), None),
    )
