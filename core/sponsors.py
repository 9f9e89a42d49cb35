"""A sponsor's page: the gauge of a fund, its payments with proofs, what it became; no people (design 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import db.funds
from core.clock import Clock, local_day
from core.commands import query
from core.errors import NotFound
from core.funds import FundGauge, gauge_of
from core.policy import Actor, Role, Scope
from core.promises import next_month
from db.engine import Session
from db.states import FundKind

PAYMENTS_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FundName:
    """A fund in a public list."""

    code: str
    name: str
    sponsor: str
    kind: FundKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FundPayment:
    """Money that came `in` or went `back`, in fen, with the number of its proof."""

    direction: str
    amount_fen: int
    paid_on: date
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FundMonth:
    """What was promised in a month (`YYYY-MM`), less what went back in it."""

    month: str
    promised_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """Goods or a service that vouchers of the fund are for: pieces held by households or handed out."""

    name: str
    kind: str
    cost_fen: int
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorPage:
    """All that a sponsor, or anybody, may see of a fund."""

    gauge: FundGauge
    money: tuple[FundPayment, ...]
    months: tuple[FundMonth, ...]
    became: tuple[Became, ...]


@query("funds.sponsors", roles=set(Role), scope=Scope.PUBLIC)
def sponsor_pages(session: Session, clock: Clock, actor: Actor) -> list[FundName]:
    """Every fund by name, the default one first."""
    return [
        FundName(code=row.code, name=row.name, sponsor=row.sponsor, kind=FundKind(row.kind))
        for row in db.funds.funds(session, community_id=actor.community_id)
    ]


@query("funds.sponsor", roles=set(Role), scope=Scope.PUBLIC)
def sponsor_page(session: Session, clock: Clock, actor: Actor, *, code: str) -> SponsorPage:
    """One fund by its code. Raises NotFound."""
    community_id = actor.community_id
    fund = db.funds.fund_by_code(session, community_id=community_id, code=code)
    if fund is None:
        raise NotFound(code=code)
    named = {"community_id": community_id, "fund_id": fund.id}
    return SponsorPage(
        gauge=gauge_of(session, community_id, fund, local_day(clock.now(), actor.time_zone)),
        money=tuple(
            FundPayment(direction=row.direction, amount_fen=row.amount_fen, paid_on=row.paid_on, proof=row.proof)
            for row in db.funds.money_of(session, limit=PAYMENTS_MAX, **named)
        ),
        months=_months({row.month: row.promised_fen for row in db.funds.months_of(session, **named)}),
        became=tuple(
            Became(name=row.name, kind=row.kind, cost_fen=row.cost_fen, pieces=row.pieces)
            for row in db.funds.became(session, **named)
        ),
    )


def _months(promised: dict[str, int]) -> tuple[FundMonth, ...]:
    """Every month from the first to the last one, those without a promise too."""
    if not promised:
        return ()
    month, last = date.fromisoformat(f"{min(promised)}-01"), max(promised)
    found = []
    while f"{month:%Y-%m}" <= last:
        found.append(FundMonth(month=f"{month:%Y-%m}", promised_fen=promised.get(f"{month:%Y-%m}", 0)))
        month = next_month(month)
    return tuple(found)
