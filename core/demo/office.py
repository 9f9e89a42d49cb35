"""The people who run the demo: office, shops with clerks and paired tills, residents who come in by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final

from core import demo_accounts as known
from core.accounts import create_account, issue_link, set_password_by_link
from core.books import an_intent
from core.clerks import add_clerk
from core.demo.doors import give_the_shown_pin
from core.demo.families import DEMO_CARD, ELDER_CARD, OWNER_CARD
from core.demo.stage import Stage
from core.demo.villagers import Village, Villager, card_of
from core.demo_accounts import StaffDoor
from core.enrolments import enrol, issue_enrolment
from core.opening_hours import OpeningHours, read_hours
from core.passwords import new_pin
from core.policy import Actor
from core.shops import register_shop
from core.tills import pair, pair_code


@dataclass(slots=True, kw_only=True)
class Office:
    """Those who act; recomputed from their accounts, as a page would."""

    maker: Actor
    reviewer: Actor
    supervisor: Actor
    finance: Actor
    administrator: Actor


@dataclass(slots=True, kw_only=True)
class Stall:
    """A shop with who stands at its till. `pull`: how many customers it draws."""

    id: str
    code: str
    name: str
    pull: int
    clerk: Actor
    owner: Actor | None = None
    owner_card: str | None = None
    is_open: bool = True
    hours: OpeningHours | None = None


@dataclass(slots=True, kw_only=True)
class Market:
    """All shops, and the residents who have accounts of their own, by card."""

    stalls: list[Stall] = field(default_factory=list)
    online: dict[str, Actor] = field(default_factory=dict)


KNOWN_SHOP: Final = "S02"  # whose owner and clerk may be tried
#: code, name, kind, building, rate in basis points, pull
_SHOPS: Final = (
    ("S01", "邻里社区食堂", "canteen", "3号楼底商", 10000, 24),
    ("S02", "刘记粮油店", "grocery", "7号楼底商", 10000, 20),
    ("S03", "惠民生鲜超市", "supermarket", "东门 12 号", 9000, 26),
    ("S04", "康济大药房", "pharmacy", "东门 18 号", 10000, 12),
    ("S05", "老街理发店", "barber", "5号楼底商", 10000, 10),
    ("S06", "晨光早点铺", "bakery", "2号楼底商", 10000, 14),
    ("S07", "仁和诊所", "clinic", "南门 6 号", 10000, 5),
    ("S08", "安心居家养老服务站", "home_care", "河畔路 3 号", 8500, 6),
    ("S09", "鲜果时光", "fresh", "东门 20 号", 9000, 10),
    ("S10", "小军家电维修", "repair", "14号楼底商", 10000, 4),
    ("S11", "洁净洗衣店", "laundry", "11号楼底商", 10000, 5),
    ("S12", "书香文具店", "stationery", "小学对面", 10000, 5),
    ("S13", "红石榴爱心小店", "charity", "便民服务站一楼", 0, 7),
    ("S14", "阿依家馕饼店", "bakery", "西门 9 号", 10000, 6),
)


def hire(stage: Stage) -> Office:
    """Open the office's accounts; each holder sets the password by a one-time link."""
    made = {door.login: stage.actor(_account(stage, door)) for door in known.OFFICE}
    return Office(
        maker=made[known.MAKER.login],
        reviewer=made[known.REVIEWER.login],
        supervisor=made[known.SUPERVISOR.login],
        finance=made[known.FINANCE.login],
        administrator=made[known.ADMINISTRATOR.login],
    )


def open_market(
    stage: Stage, office: Office, village: Village, *, found: Callable[[Stage, str], dict[str, Any]]
) -> Market:
    """Accept the shops, each with a clerk and a paired till, and let the owner of one of them in.

    `found` says of each code what stands in its agreement beside the rate.
    """
    market = Market()
    for code, name, kind, address, cash_rate_bp, pull in _SHOPS[: stage.size.shops]:
        stage.clock.forward(minutes=3)
        owner = village.of_card(OWNER_CARD)[0] if code == KNOWN_SHOP else None
        described = found(stage, code)
        shop = stage.do(
            office.maker, register_shop, code=code, name=name, kind=kind, address=address, cash_rate_bp=cash_rate_bp,
            owner_household_id=owner.household_id if owner else None, **described,
        )  # fmt: skip
        stall = Stall(
            id=shop.id, code=code, name=name, pull=pull, clerk=_clerk(stage, office, shop.id, code),
            hours=read_hours(described["opening_hours"]),
        )  # fmt: skip
        if owner:
            stall.owner = stage.actor(_account(stage, known.OWNER, shop_id=shop.id, person_id=owner.id))
            stall.owner_card = owner.card
        market.stalls.append(stall)
    return market


def let_residents_in(stage: Stage, office: Office, village: Village, market: Market) -> None:
    """Plan that residents fetch a slip at the desk and set a PIN: the demo's two first, then the lively ones."""
    shown = [(village.of_card(DEMO_CARD)[0], known.PIN), (village.of_card(ELDER_CARD)[0], known.PIN)]
    lively = sorted((one for one in village.adults() if one.is_head), key=lambda one: -one.zeal)
    others = [(one, new_pin()) for one in lively if one.card not in (card_of(DEMO_CARD), card_of(ELDER_CARD))]
    first = stage.at(stage.working_day(stage.live_on), 10)
    for place, (who, pin) in enumerate([*shown, *others[: stage.size.residents_online]]):
        when = first + timedelta(days=place // 6, minutes=17 * (place % 6))
        stage.plan(when, lambda who=who, pin=pin: let_in(stage, office, market, who, pin))  # type: ignore[misc]


def _account(stage: Stage, door: StaffDoor, *, shop_id: str | None = None, person_id: str | None = None) -> str:
    account = stage.do(
        stage.console,
        create_account,
        source="cli",
        login_name=door.login,
        display_name=door.name,
        roles=(door.role.value,),
        shop_id=shop_id,
        person_id=person_id,
    )
    link = stage.do(stage.console, issue_link, source="cli", account_id=account.id)
    set_password_by_link(stage.app, an_intent("page"), token=link.token or "", password=door.password)
    return account.id


def _clerk(stage: Stage, office: Office, shop_id: str, code: str) -> Actor:
    """A clerk at a till of the shop's own: who is signed in there carries the till's id."""
    name = known.CLERK if code == KNOWN_SHOP else f"{stage.dice('clerk', code).choice('张王李赵陈杨吴孙')}店员"
    clerk = stage.do(office.administrator, add_clerk, shop_id=shop_id, name=name)
    if code == KNOWN_SHOP:
        give_the_shown_pin(stage.app, office.administrator, account_id=clerk.id)
    made = stage.do(office.administrator, pair_code, shop_id=shop_id)
    till = pair(stage.app, an_intent("page"), code=made.code or "", name="前台")
    return replace(stage.actor(clerk.id), till_id=till.till_id)


def let_in(stage: Stage, office: Office, market: Market, who: Villager, pin: str) -> None:
    """Somebody fetches a slip at the desk and sets a PIN: from then on they have an account."""
    slip = stage.do(office.maker, issue_enrolment, person_id=who.id)
    enrolled = enrol(stage.app, an_intent("page"), number=who.card, code=slip.code or "", pin=pin)
    market.online[who.card] = stage.actor(enrolled.account_id)
