"""What tests of rewards, windows and issues of many need."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.bootstrap import App
from core.rewards import RewardOffered, offer_reward
from core.shops import ShopRegistered
from db.tables import SpendingTerms
from db.types import new_id
from tests.factories import an_intent, console
from tests.factories_spending import working


def a_reward(
    app: App,
    *shops: ShopRegistered,
    code: str = "R01",
    name: str = "食堂午餐",
    price_points: int = 8,
    cost_fen: int = 800,
    pieces: int = 10,
    **named: Any,
) -> RewardOffered:
    """A service for points, handed out by some shops."""
    return app.do(
        console(app),
        an_intent(),
        offer_reward,
        code=code,
        kind=named.pop("kind", "service"),
        name=name,
        price_points=price_points,
        cost_fen=cost_fen,
        pieces=pieces,
        shop_ids=tuple(shop.id for shop in shops),
        **named,
    )


def a_window(app: App, kind: str, *, effective_on: date, **columns: Any) -> None:
    """Terms of spending in force at once, which the real way lets begin tomorrow at the earliest."""
    with working(app, by="office") as work:
        work.insert(
            SpendingTerms,
            **{
                "id": new_id(),
                "number": work.number("terms"),
                "effective_on": effective_on,
                "window_kind": kind,
                "window_weekdays": None,
                "window_from_day": None,
                "window_to_day": None,
                "household_day_fen": None,
                "shop_day_fen": None,
                "till_day_fen": None,
                "carer_week_fen": None,
                "decided_by": work.actor.id,
                "operation_id": work.operation_id,
                **columns,
            },
        )
