"""How the demo's shops are paid: each month's statement closed, agreed, approved, paid; the last one is on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.statements
from core.demo.office import Market, Office, Stall
from core.demo.spending import Spending
from core.demo.stage import Stage, next_month
from core.statements import agree, approve_statement, close_statement, pay_statement, statement

EVERY_THIRD: Final = 3  # of the newest month: one is approved, one agreed to, one still with its shop


@dataclass(slots=True)
class Settling:
    """Statements of every month that has ended."""

    stage: Stage
    office: Office
    market: Market
    spending: Spending

    def plan(self) -> None:
        """Put every ended month on the agenda; the newest one stays where it would be."""
        ended = [month for month in self.stage.months() if closing_on(self.stage, month) < self.stage.today]
        for month in ended:
            closed_on = closing_on(self.stage, month)
            for place, stall in enumerate(self.market.stalls):
                when = self.stage.at(closed_on, 9, 10 + place)
                self.stage.plan(when, self._closing(stall, month, place, is_newest=month == ended[-1]))

    def _closing(self, stall: Stall, month: date, place: int, *, is_newest: bool):  # type: ignore[no-untyped-def]
        return lambda: self._close(stall, month, place, is_newest=is_newest)

    def _close(self, stall: Stall, month: date, place: int, *, is_newest: bool) -> None:
        for fund_id in self.spending.fund_ids:
            self._close_fund(fund_id, stall, month, place, is_newest=is_newest)

    def _close_fund(self, fund_id: str, stall: Stall, month: date, place: int, *, is_newest: bool) -> None:
        stage = self.stage
        with stage.app.reading() as (session, clock):
            first = next_month(month)
            billed = db.statements.to_bill(
                session, community_id=stage.community.id, shop_id=stall.id, fund_id=fund_id,
                taken_before=stage.at(first, 0), now=clock.now(),
            )  # fmt: skip
        if not billed:
            return
        closed = stage.do(self.office.maker, close_statement, shop_id=stall.id, fund_id=fund_id, month=f"{month:%Y-%m}")
        agreed_at = stage.now + timedelta(hours=4, minutes=11 * place)
        if is_newest and place % EVERY_THIRD == 2:
            return
        stage.plan(agreed_at, lambda: self._agree(stall, closed.number))
        if is_newest and place % EVERY_THIRD:
            return
        approved_on = stage.working_day(stage.day + timedelta(days=4))
        paid_on = stage.working_day(stage.day + timedelta(days=9))
        stage.plan(stage.at(approved_on, 15, place), lambda: self._approve(closed.number))
        if is_newest:
            return
        stage.plan(stage.at(paid_on, 10, place), lambda: self._pay(closed.number))

    def _agree(self, stall: Stall, number: str) -> None:
        self.stage.do(stall.owner or stall.clerk, agree, number=number)

    def _approve(self, number: str) -> None:
        self.stage.do(self.office.reviewer, approve_statement, number=number)

    def _pay(self, number: str) -> None:
        cash_fen = self.stage.app.look(self.office.finance, statement, number=number).cash_fen
        proof = f"转账回单 {self.stage.day:%Y%m%d}-{number[-4:]}" if cash_fen else None
        self.stage.do(self.office.finance, pay_statement, number=number, proof=proof, cash_fen=cash_fen)


def closing_on(stage: Stage, month: date) -> date:
    """The first working day after a month, on which its statements are closed."""
    return stage.working_day(next_month(month))
