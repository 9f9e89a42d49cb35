"""Accounts, slips, tills and tokens for tests."""

from __future__ import annotations

from dataclasses import dataclass

from core.accounts import create_account, issue_link, set_password_by_link
from core.bootstrap import App
from core.clerks import add_clerk
from core.enrolments import enrol, issue_enrolment
from core.shops import register_shop
from core.tills import PairedTill, pair, pair_code
from core.tokens import create_token
from tests.factories import an_intent, console

PASSWORD = "quiet lantern over seven bridges"
PIN = "408273"


def a_staff_account(
    app: App, *, login_name: str = "zhangmin", roles: tuple[str, ...] = ("staff",), shop_id: str | None = None
) -> str:
    """An account that signs in with PASSWORD; answers its id."""
    made = app.do(
        console(app),
        an_intent(),
        create_account,
        login_name=login_name,
        display_name="张敏",
        roles=roles,
        shop_id=shop_id,
    )
    link = app.do(console(app), an_intent(), issue_link, account_id=made.id)
    set_password_by_link(app, an_intent(), token=link.token or "", password=PASSWORD)
    return made.id


def an_enrolled_resident(app: App, *, person_id: str, number: str, pin: str = PIN) -> str:
    """A resident who set a PIN by a slip; `number` is a phone or card. Answers the account's id."""
    slip = app.do(console(app), an_intent(), issue_enrolment, person_id=person_id)
    return enrol(app, an_intent(), number=number, code=slip.code or "", pin=pin).account_id


def a_shop(app: App, *, code: str = "S001", name: str = "邻里食堂") -> str:
    """A shop that takes vouchers; answers its id."""
    return app.do(
        console(app), an_intent(), register_shop, code=code, name=name, kind="canteen", address="3号楼底商"
    ).id


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffedTill:
    """A paired till with somebody who may stand at it."""

    shop_id: str
    till: PairedTill
    clerk_id: str
    pin: str


def a_paired_till(app: App, *, shop_id: str) -> PairedTill:
    """A browser that a shop has just paired."""
    made = app.do(console(app), an_intent(), pair_code, shop_id=shop_id)
    return pair(app, an_intent(), code=made.code or "", name="前台手机")


def a_staffed_till(app: App, *, shop_id: str | None = None) -> StaffedTill:
    """A paired till and a clerk with a PIN."""
    shop_id = shop_id or a_shop(app)
    clerk = app.do(console(app), an_intent(), add_clerk, shop_id=shop_id, name="小李")
    return StaffedTill(
        shop_id=shop_id, till=a_paired_till(app, shop_id=shop_id), clerk_id=clerk.id, pin=clerk.pin or ""
    )


def a_token(app: App, *, shop_id: str) -> str:
    """A bearer token of a shop."""
    return app.do(console(app), an_intent(), create_token, shop_id=shop_id).token or ""
