"""Promises of a fund: the month's share and what is free, taken for vouchers and given back (design 7)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import db.books
import db.funds
from core.books import NotEnough, Work
from core.clock import local_day
from core.funds import FundExhausted, FundMonthUsed, FundNotYet, FundOver


def promise(work: Work, *, fund_id: str, face_fen: int) -> None:
    """Promise a face (> 0) out of a fund: within its period and its month's share, free → outstanding.

    Several funds are taken in the order of their ids. Raises FundNotYet, FundOver, FundMonthUsed, FundExhausted.
    """
    session, named = work.session, {"community_id": work.community_id, "fund_id": fund_id}
    terms = db.funds.terms_on(session, day=work.today, **named)
    if terms is not None and work.today < terms.starts_on:
        raise FundNotYet(starts_on=terms.starts_on)
    if terms is not None and terms.ends_on is not None and work.today > terms.ends_on:
        raise FundOver(ends_on=terms.ends_on)
    month, share = f"{work.today:%Y-%m}", terms.monthly_share_fen if terms else None
    if not db.funds.add_to_month(session, month=month, face_fen=face_fen, share_fen=share, **named):
        left = (share or 0) - db.funds.promised_in_month(session, month=month, **named)
        raise FundMonthUsed(share_fen=share, left_fen=max(0, left), next_month_on=next_month(work.today))
    free = f"fen/free/{fund_id}"
    try:
        work.transfer(debit=f"fen/outstanding/{fund_id}", credit=free, amount=face_fen, kind="promised")
    except NotEnough:
        held = db.books.guard_balance(session, community_id=work.community_id, account=free)
        raise FundExhausted(free_fen=held, missing_fen=face_fen - held) from None


def give_share_back(work: Work, *, fund_id: str, face_fen: int, issued_at: datetime) -> None:
    """A voucher that goes back in the month in which it was made leaves that month's share; before the fund's guard."""
    month = f"{local_day(issued_at, work.actor.time_zone):%Y-%m}"
    if face_fen and month == f"{work.today:%Y-%m}":
        db.funds.take_off_month(
            work.session, community_id=work.community_id, fund_id=fund_id, month=month, face_fen=face_fen
        )


def free_again(work: Work, fund_id: str, face_fen: int, *, kind: str) -> None:
    """A promise that ends: outstanding → free; goods that were given promised no money."""
    if face_fen:
        work.transfer(debit=f"fen/free/{fund_id}", credit=f"fen/outstanding/{fund_id}", amount=face_fen, kind=kind)


def next_month(day: date) -> date:
    """The first day of the month after a day's."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
