"""What tests of disputes need: a taking at each stage of being paid, and whoever may say that it was not right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.bootstrap import App
from core.clock import DrivenClock
from core.disputes import Disputed, DisputeReason, Outcome, decide_dispute, open_dispute
from core.policy import Actor, Role
from core.shops import ShopRegistered
from core.statements import PaymentRecorded, StatementMoved, agree, approve_statement, close_statement, pay_statement
from tests.factories import a_reviewer, a_staff, an_intent, somebody
from tests.factories_spending import a_till, taken, vouchers_of

STAGES = ("unbilled", "closed", "agreed", "approved", "paid")
PROOF = "回单 20261120-7"


@dataclass(frozen=True)
class Sale:
    """Vouchers that a shop took and can no longer undo, on a statement as far as its stage says."""

    shop: ShopRegistered
    till: Actor
    spender: Actor
    serials: tuple[str, ...]
    number: str


def a_sale(
    app: App, clock: DrivenClock, shop: ShopRegistered, spender: Actor, *faces_yuan: int, stage: str = "unbilled"
) -> Sale:
    """Vouchers of these faces, taken one after the other, brought to a stage."""
    till = a_till(app, shop)
    vouchers = vouchers_of(app, spender, *faces_yuan)
    for voucher in vouchers:
        taken(app, till, spender, voucher)
    clock.forward(minutes=5)
    number = ""
    if stage != "unbilled":
        number = closed(app, shop).number
        brought(app, till, number, stage)
    return Sale(shop, till, spender, tuple(voucher.serial for voucher in vouchers), number)


def closed(app: App, shop: ShopRegistered) -> StatementMoved:
    """A statement that the office closed, up to now."""
    return app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id)


def brought(
    app: App, till: Actor, number: str, stage: str = "paid", *, since: str = "closed"
) -> PaymentRecorded | None:
    """A statement brought on from one stage to another."""
    steps = STAGES[STAGES.index(since) + 1 : STAGES.index(stage) + 1]
    if "agreed" in steps:
        app.do(till, an_intent(), agree, number=number)
    if "approved" in steps:
        app.do(a_reviewer(app), an_intent(), approve_statement, number=number)
    return paid(app, number) if "paid" in steps else None


def paid(app: App, number: str, *, proof: str | None = PROOF, **named: Any) -> PaymentRecorded:
    """An approved statement that finance paid."""
    return app.do(somebody(app, Role.FINANCE), an_intent(), pay_statement, number=number, proof=proof, **named)


def settled(app: App, sale: Sale) -> PaymentRecorded:
    """Everything that the shop can be billed for now, closed and paid."""
    payment = brought(app, sale.till, closed(app, sale.shop).number)
    assert payment is not None
    return payment


def disputed(
    app: App, sale: Sale, *, by: str = "resident", why: DisputeReason = DisputeReason.NOT_SERVED, place: int = 0
) -> Disputed:
    """The first taking of a sale, disputed by the shop, the resident or the staff."""
    who = {"shop": sale.till, "resident": sale.spender}.get(by) or a_staff(app)
    return app.do(who, an_intent(), open_dispute, serial=sale.serials[place], why=why)


def decided(app: App, dispute: Disputed, outcome: str, **named: Any) -> Any:
    """A reviewer's decision."""
    return app.do(
        a_reviewer(app, **named), an_intent(), decide_dispute, dispute_id=dispute.id, outcome=Outcome(outcome)
    )
