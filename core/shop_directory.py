"""Where vouchers may be used: the shops that take them now, for residents and everybody else (design 9)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time

import db.shops
from core.clock import Clock, local_day
from core.commands import query
from core.names import name_key
from core.opening_hours import OpeningHours, read_hours
from core.policy import Actor, Role, Scope
from core.shops import ShopKind
from db.engine import Row, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingShop:
    """A shop that takes vouchers. `open_until` is None while it is closed, `opens_next` while it never opens.

    `opens_next`: days ahead (0 is today) and the local time. `rewards`: names of goods and services that it honours.
    """

    id: str
    name: str
    kind: ShopKind
    address: str
    grid: str | None
    phone: str | None
    hours: OpeningHours | None
    open_until: time | None
    opens_next: tuple[int, time] | None
    rewards: tuple[str, ...]


@query("shops.taking", roles=set(Role), scope=Scope.PUBLIC)
def taking_shops(
    session: Session,
    clock: Clock,
    actor: Actor,
    *,
    text: str = "",
    kind: str | None = None,
    grid: str | None = None,
    is_open_now: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> tuple[int, list[TakingShop]]:
    """Shops by grid and name: (how many in all, this page). `text` is looked for in names, addresses and rewards."""
    now, sought = clock.now(), name_key(text).casefold()
    honoured: dict[str, list[str]] = defaultdict(list)
    for row in db.shops.honoured_rewards(session, community_id=actor.community_id, day=local_day(now, actor.time_zone)):
        honoured[row.shop_id].append(row.name)
    found = [
        _shop(row, tuple(honoured[row.id]), now, actor.time_zone)
        for row in db.shops.taking_shops(session, community_id=actor.community_id)
        if kind in (None, row.kind) and grid in (None, row.grid)
    ]
    found = [
        shop
        for shop in found
        if (not is_open_now or shop.open_until is not None)
        and (
            not sought or any(sought in name_key(part).casefold() for part in (shop.name, shop.address, *shop.rewards))
        )
    ]
    return len(found), found[offset : offset + limit]


def _shop(row: Row, rewards: tuple[str, ...], now: datetime, time_zone: str) -> TakingShop:
    hours = read_hours(row.opening_hours)
    return TakingShop(
        id=row.id,
        name=row.name,
        kind=ShopKind(row.kind),
        address=row.address,
        grid=row.grid,
        phone=row.phone,
        hours=hours,
        open_until=hours.open_until(now, time_zone) if hours else None,
        opens_next=hours.opens_next(now, time_zone) if hours else None,
        rewards=rewards,
    )
