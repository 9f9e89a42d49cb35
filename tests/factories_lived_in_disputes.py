"""Disputes in every state and at every stage of payment, for the lived-in community."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.bootstrap import App
from core.clock import DrivenClock
from core.disputes import DisputeReason, Outcome, decide_dispute, open_dispute, withdraw_dispute
from core.policy import Actor
from core.statements import (
    agree,
    approve_statement,
    close_statement,
    pay_statement,
    shop_pays_back,
    shops_due_back,
)
from core.takings import take
from core.vouchers import exchange, screen_code
from tests.factories import an_intent


@dataclass
class Quarrels:
    """One household and two shops; a reviewer decides."""

    app: App
    clock: DrivenClock
    spender: Actor
    staff: Actor
    reviewer: Actor
    finance: Actor

    def live(self, barber: Actor, canteen: Actor) -> None:
        """At the barber's before and after closing, at the canteen after the payment."""
        first = self.sold(barber, 5)
        self.dispute(self.spender, first[0])  # stays open
        self.decide(self.dispute(barber, first[1]), Outcome.FOR_RESIDENT)
        number = self.closed(barber)
        self.decide(self.dispute(self.spender, first[2]), Outcome.FOR_SHOP)
        self.app.do(barber, an_intent(), withdraw_dispute, dispute_id=self.dispute(barber, first[3]))
        self.paid(barber, number)
        self.decide(self.dispute(self.staff, first[4]), Outcome.FOR_RESIDENT)
        self.paid(barber, self.closed(barber))  # two adjustments, and a part that is set off
        second = self.sold(canteen, 3)
        self.paid(canteen, self.closed(canteen))
        for serial in second[:2]:
            self.decide(self.dispute(self.spender, serial), Outcome.FOR_RESIDENT)
        self.dispute(canteen, second[2])  # stays open
        self.pay_back()

    def sold(self, till: Actor, count: int) -> Sequence[str]:
        """The serials of vouchers that a till took, and that can no longer be undone."""
        home = {"household_id": self.spender.household_id, "faces_fen": (500,) * count}
        vouchers = self.app.do(self.staff, an_intent(reason="desk_issue"), exchange, **home).vouchers
        for voucher in vouchers:
            code = self.app.look(self.spender, screen_code, voucher_id=voucher.id).code
            self.app.do(till, an_intent(), take, code=code)
        self.clock.forward(minutes=10)
        return [voucher.serial for voucher in vouchers]

    def dispute(self, who: Actor, serial: str) -> str:
        """Somebody says that it was not right; the id of what they said."""
        named: dict[str, Any] = {"serial": serial, "why": DisputeReason.NOT_SERVED}
        self.clock.forward(minutes=1)
        return self.app.do(who, an_intent(note="下单以后没有菜"), open_dispute, **named).id

    def decide(self, dispute_id: str, outcome: Outcome) -> None:
        """The reviewer decides."""
        self.clock.forward(minutes=1)
        self.app.do(self.reviewer, an_intent(), decide_dispute, dispute_id=dispute_id, outcome=outcome)

    def closed(self, till: Actor) -> str:
        """The number of a statement up to now."""
        return self.app.do(self.staff, an_intent(), close_statement, shop_id=till.shop_id).number

    def paid(self, till: Actor, number: str) -> None:
        """Agreed to, approved, paid."""
        self.app.do(till, an_intent(), agree, number=number)
        self.app.do(self.reviewer, an_intent(), approve_statement, number=number)
        self.app.do(self.finance, an_intent(), pay_statement, number=number, proof=f"回单 {number}")

    def pay_back(self) -> None:
        """Whoever has something due back brings two parts of it."""
        for due in self.app.look(self.finance, shops_due_back):
            for place, amount_fen in enumerate((300, 200)):
                self.clock.forward(minutes=1)
                self.app.do(
                    self.finance, an_intent(), shop_pays_back, shop_id=due.shop_id, fund_id=due.fund_id,
                    amount_fen=amount_fen, proof=f"收据 {place}",
                )  # fmt: skip
