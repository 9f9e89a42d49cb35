"""Funds: a sponsor's money for vouchers; what is promised never exceeds what was put in (design 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import db.books
import db.funds
from core.books import NotEnough, Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import FundKind
from db.types import new_id

KEEPERS: Final = {Role.FINANCE, Role.ADMINISTRATOR}
READERS: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}
WARNING_PERCENTS: Final = (95, 80)  # the first that is reached is shown
FUNDS_MAX_FEN: Final = 10**13  # of one payment
PROOF_LETTERS_MAX: Final = 80


class FundRefused(AppError):
    """A fund that does not carry an exchange; points stay where they are."""

    key = "error.fund.refused"
    status = 409


class FundExhausted(FundRefused):
    """What is free in the fund does not reach; points stay where they are. Facts: free_fen, missing_fen."""

    key = "error.fund.exhausted"


class FundMonthUsed(FundRefused):
    """The month's share does not reach. Facts: share_fen, left_fen, next_month_on (when the next share begins)."""

    key = "error.fund.month_used"


class FundNotYet(FundRefused):
    """The sponsor's period has not begun. Facts: starts_on."""

    key = "error.fund.not_yet"


class FundOver(FundRefused):
    """The sponsor's period is over. Facts: ends_on."""

    key = "error.fund.over"


class FundFreeTooLittle(AppError):
    """More was to be given back than is free: the rest is promised or paid. Facts: free_fen."""

    key = "error.fund.free_too_little"
    status = 409


class FundProofNeeded(AppError):
    """Money came or went without the number of its proof."""

    key = "error.fund.proof_needed"


class FundCodeTaken(AppError):
    """Another fund has this code; facts: code."""

    key = "error.fund.code_taken"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Funded:
    """A fund with the money that came in, or went back, by this press."""

    id: str
    code: str
    amount_fen: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FundTermsSet:
    """What holds for a fund from a day on."""

    fund_id: str
    effective_on: date
    starts_on: date
    ends_on: date | None
    monthly_share_fen: int | None
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FundGauge:
    """How full a fund is: `funded - returned = free + outstanding + owed + paid`, all in fen.

    `disputed_fen` lies inside *owed*, `due_back_fen` inside *paid*. `promised_percent` is what is promised or paid of
    the whole, `month_percent` what is promised of the month's share, both rounded down; `warning_percent` and
    `month_warning_percent` are the marks they have passed.
    """

    id: str
    code: str
    name: str
    sponsor: str
    kind: FundKind
    is_default: bool
    funded_fen: int
    returned_fen: int
    free_fen: int
    outstanding_fen: int
    owed_fen: int
    disputed_fen: int
    paid_fen: int
    due_back_fen: int
    promised_percent: int
    warning_percent: int | None
    starts_on: date | None
    ends_on: date | None
    monthly_share_fen: int | None
    month_promised_fen: int
    month_percent: int
    month_warning_percent: int | None
    is_open: bool


# -- the sponsor's side --------------------------------------------------------------------------------------------


@command("fund.open", roles=KEEPERS, scope=Scope.COMMUNITY)
def open_fund(
    work: Work,
    *,
    code: str,
    name: str,
    sponsor: str,
    kind: str = FundKind.COMMUNITY.value,
    amount_fen: int = 0,
    proof: str = "",
    is_default: bool | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    monthly_share_fen: int | None = None,
) -> Funded:
    """Open a fund, with its first money where `amount_fen` is above 0; the first of a community is its default one.

    Without `starts_on` its period begins today, without `ends_on` it has no end, without `monthly_share_fen` all of it
    may be promised at once. Raises FundCodeTaken, FundProofNeeded, Malformed.
    """
    code, name, sponsor = code.strip(), name.strip(), sponsor.strip()
    is_good = {
        "code": 0 < len(code) <= 16, "name": 0 < len(name) <= 60, "sponsor": len(sponsor) <= 60,
        "kind": kind in set(FundKind), "amount_fen": amount_fen >= 0,
    }  # fmt: skip
    for field, good in is_good.items():
        if not good:
            raise Malformed(field=field)
    is_first = db.funds.default_fund(work.session, community_id=work.community_id) is None
    fund_id = new_id()
    if not work.session.insert_new(
        db.funds.Fund,
        community_id=work.community_id,
        id=fund_id,
        code=code,
        name=name,
        sponsor=sponsor,
        kind=kind,
        is_default=False,
        opened_on=work.today,
    ):
        raise FundCodeTaken(code=code)
    if is_first if is_default is None else is_default:
        db.funds.make_default(work.session, community_id=work.community_id, fund_id=fund_id)
    _write_terms(work, fund_id, work.today, starts_on or work.today, ends_on, monthly_share_fen)
    work.about(f"fund:{fund_id}", amount_fen=amount_fen)
    if amount_fen:
        _put_in(work, fund_id, amount_fen, proof, work.today)
    return Funded(id=fund_id, code=code, amount_fen=amount_fen)


@command("fund.pay_in", roles=KEEPERS, scope=Scope.COMMUNITY)
def pay_into_fund(work: Work, *, fund_id: str, amount_fen: int, proof: str, paid_on: date | None = None) -> Funded:
    """More money of the sponsor, with the number of its proof. Raises NotFound, FundProofNeeded, Malformed."""
    fund = _found(work.session, work.community_id, fund_id)
    work.about(f"fund:{fund_id}", amount_fen=amount_fen)
    _put_in(work, fund_id, amount_fen, proof, paid_on or work.today)
    return Funded(id=fund_id, code=fund.code, amount_fen=amount_fen)


@command("fund.give_back", roles=KEEPERS, scope=Scope.COMMUNITY)
def give_back_to_sponsor(
    work: Work, *, fund_id: str, amount_fen: int, proof: str, paid_on: date | None = None
) -> Funded:
    """Money that goes back to its sponsor, free → returned: never what is promised.

    Raises NotFound, FundProofNeeded, FundFreeTooLittle, Malformed.
    """
    fund = _found(work.session, work.community_id, fund_id)
    _note_money(work, fund_id, "back", amount_fen, proof, paid_on or work.today)
    free = f"fen/free/{fund_id}"
    try:
        work.transfer(debit=f"fen/returned/{fund_id}", credit=free, amount=amount_fen, kind="fund_returned")
    except NotEnough:
        left = db.books.guard_balance(work.session, community_id=work.community_id, account=free)
        raise FundFreeTooLittle(free_fen=left) from None
    work.about(f"fund:{fund_id}", amount_fen=amount_fen)
    return Funded(id=fund_id, code=fund.code, amount_fen=amount_fen)


@command("fund.set_terms", roles=KEEPERS, scope=Scope.COMMUNITY)
def set_fund_terms(
    work: Work,
    *,
    fund_id: str,
    effective_on: date,
    starts_on: date,
    ends_on: date | None = None,
    monthly_share_fen: int | None = None,
) -> FundTermsSet:
    """What the sponsor agreed to from a day on, today or later: the period, and how much may be promised in a month.

    Raises NotFound, Malformed.
    """
    _found(work.session, work.community_id, fund_id)
    if effective_on < work.today:
        raise Malformed(field="effective_on")
    _write_terms(work, fund_id, effective_on, starts_on, ends_on, monthly_share_fen)
    work.about(f"fund:{fund_id}", effective_on=effective_on)
    return FundTermsSet(fund_id=fund_id, effective_on=effective_on, starts_on=starts_on, ends_on=ends_on,
                        monthly_share_fen=monthly_share_fen)  # fmt: skip


@command("fund.make_default", roles=KEEPERS, scope=Scope.COMMUNITY)
def make_default_fund(work: Work, *, fund_id: str) -> Funded:
    """Let exchanges draw on this fund where none is named. Raises NotFound."""
    fund = _found(work.session, work.community_id, fund_id)
    db.funds.make_default(work.session, community_id=work.community_id, fund_id=fund_id)
    work.about(f"fund:{fund_id}", is_default=True)
    return Funded(id=fund_id, code=fund.code, amount_fen=0)


@query("funds.see", roles=READERS, scope=Scope.COMMUNITY)
def see_funds(session: Session, clock: Clock, actor: Actor) -> list[FundGauge]:
    """How full each fund is, the default one first."""
    today = local_day(clock.now(), actor.time_zone)
    funds = db.funds.funds(session, community_id=actor.community_id)
    return [gauge_of(session, actor.community_id, fund, today) for fund in funds]


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


def gauge_of(session: Session, community_id: str, fund: Row, today: date) -> FundGauge:
    """What is owed follows from the other figures; `linli check` adds it up from the transfers."""
    named = {"community_id": community_id, "fund_id": fund.id}
    funded, returned = db.funds.funded_fen(session, **named), db.funds.returned_fen(session, **named)
    free = db.books.guard_balance(session, community_id=community_id, account=f"fen/free/{fund.id}")
    outstanding, paid = db.funds.outstanding_fen(session, **named), db.funds.paid_fen(session, **named)
    terms = db.funds.terms_on(session, day=today, **named)
    share = terms.monthly_share_fen if terms else None
    promised = db.funds.promised_in_month(session, month=f"{today:%Y-%m}", **named)
    whole = funded - returned
    percent = 100 * (whole - free) // whole if whole else 0
    month_percent = 100 * promised // share if share else 100 if share == 0 else 0
    return FundGauge(
        id=fund.id,
        code=fund.code,
        name=fund.name,
        sponsor=fund.sponsor,
        kind=FundKind(fund.kind),
        is_default=fund.is_default,
        funded_fen=funded,
        returned_fen=returned,
        free_fen=free,
        outstanding_fen=outstanding,
        owed_fen=whole - free - outstanding - paid,
        disputed_fen=db.funds.shop_guards_fen(session, account="fen/disputed", **named),
        paid_fen=paid,
        due_back_fen=db.funds.shop_guards_fen(session, account="fen/due_back", **named),
        promised_percent=percent,
        warning_percent=_mark(percent),
        starts_on=terms.starts_on if terms else None,
        ends_on=terms.ends_on if terms else None,
        monthly_share_fen=share,
        month_promised_fen=promised,
        month_percent=month_percent,
        month_warning_percent=_mark(month_percent),
        is_open=terms is not None and terms.starts_on <= today and (terms.ends_on is None or today <= terms.ends_on),
    )


def _mark(percent: int) -> int | None:
    return next((mark for mark in WARNING_PERCENTS if percent >= mark), None)


def _found(session: Session, community_id: str, fund_id: str) -> Row:
    fund = db.funds.fund(session, community_id=community_id, fund_id=fund_id)
    if fund is None:
        raise NotFound(fund_id=fund_id)
    return fund


def _write_terms(
    work: Work, fund_id: str, effective_on: date, starts_on: date, ends_on: date | None, share_fen: int | None
) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise Malformed(field="ends_on")
    if share_fen is not None and not 0 <= share_fen <= FUNDS_MAX_FEN:
        raise Malformed(field="monthly_share_fen")
    work.insert(
        db.funds.FundTerms,
        id=new_id(),
        fund_id=fund_id,
        effective_on=effective_on,
        starts_on=starts_on,
        ends_on=ends_on,
        monthly_share_fen=share_fen,
        operation_id=work.operation_id,
    )


def _put_in(work: Work, fund_id: str, amount_fen: int, proof: str, paid_on: date) -> None:
    _note_money(work, fund_id, "in", amount_fen, proof, paid_on)
    work.transfer(debit=f"fen/free/{fund_id}", credit=f"fen/source/{fund_id}", amount=amount_fen, kind="funded")


def _note_money(work: Work, fund_id: str, direction: str, amount_fen: int, proof: str, paid_on: date) -> None:
    proof = proof.strip()
    if not 0 < amount_fen <= FUNDS_MAX_FEN:
        raise Malformed(field="amount_fen")
    if not proof:
        raise FundProofNeeded()
    if len(proof) > PROOF_LETTERS_MAX or paid_on > work.today:
        raise Malformed(field="proof" if len(proof) > PROOF_LETTERS_MAX else "paid_on")
    work.insert(
        db.funds.FundMoney,
        id=new_id(),
        fund_id=fund_id,
        direction=direction,
        amount_fen=amount_fen,
        paid_on=paid_on,
        proof=proof,
        recorded_by=work.actor.id,
        operation_id=work.operation_id,
    )
