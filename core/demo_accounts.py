"""Who may try the demo, and with what: its sign-in page names these accounts with their passwords (design 10).

These words are no secrets: whoever makes a demo reads them on its first page. The database holds only their hashes, and
no account of these is ever made outside a demo, whose mark is written when it is made and never later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import db.meta
from core.books import an_intent
from core.bootstrap import DEMO_MARK, App
from core.errors import Forbidden
from core.policy import Role
from core.tills import PairedTill, pair, pair_code
from core.who import actor_named
from db.engine import Session

PIN: Final = "386204"
RESIDENT_PHONE: Final = "13800008008"
ELDER_CARD: Final = "LJC-0021"
CLERK: Final = "小冯"


class DemoAccount(NamedTuple):
    """One way in: the key of the words that say who it is, what is typed, and its password or PIN."""

    role: str
    login: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDoor:
    """An account of the demo that signs in by name and password."""

    word: str
    login: str
    name: str
    role: Role

    @property
    def password(self) -> str:
        """The same pattern for all, as nobody should do at home."""
        return f"{self.login}-jinlai-86"

    @property
    def shown(self) -> DemoAccount:
        """As the sign-in page names it."""
        return DemoAccount(f"demo.door.{self.word}", self.login, self.password)


MAKER: Final = StaffDoor(word="maker", login="lixiaomin", name="李晓敏", role=Role.STAFF)
REVIEWER: Final = StaffDoor(word="reviewer", login="zhouhong", name="周红", role=Role.REVIEWER)
SUPERVISOR: Final = StaffDoor(word="supervisor", login="chenguoqiang", name="陈国强", role=Role.SUPERVISOR)
FINANCE: Final = StaffDoor(word="finance", login="sunli", name="孙丽", role=Role.FINANCE)
ADMINISTRATOR: Final = StaffDoor(word="administrator", login="linyan", name="林燕", role=Role.ADMINISTRATOR)
OWNER: Final = StaffDoor(word="owner", login="liuzhiqiang", name="刘志强", role=Role.OWNER)
OFFICE: Final = (MAKER, REVIEWER, SUPERVISOR, FINANCE, ADMINISTRATOR)

#: in the order of the loop: earn, approve, spend, settle, look after
ACCOUNTS: Final[tuple[DemoAccount, ...]] = (
    DemoAccount("demo.door.resident", RESIDENT_PHONE, PIN),
    DemoAccount("demo.door.elder", ELDER_CARD, PIN),
    MAKER.shown,
    REVIEWER.shown,
    SUPERVISOR.shown,
    OWNER.shown,
    DemoAccount("demo.door.clerk", CLERK, PIN),
    FINANCE.shown,
    ADMINISTRATOR.shown,
)


def is_demo(session: Session) -> bool:
    """Whether this database is a demo."""
    return db.meta.mark(session, name=DEMO_MARK) is not None


def demo_accounts(session: Session) -> list[DemoAccount]:
    """The demo's accounts; none outside demo mode."""
    return list(ACCOUNTS) if is_demo(session) else []


def pair_demo_till(app: App, *, name: str, address: str | None = None) -> PairedTill:
    """Pair a browser with the demo's shop in one go, where the clerk's PIN is the one shown; `token` is for its cookie.

    The owner's account asks for the one-time code, as in any shop. Raises Forbidden outside a demo, MustWait.
    """
    with app.reading() as (session, clock):
        owner = actor_named(session, clock, login_name=OWNER.login) if is_demo(session) else None
    if owner is None or owner.shop_id is None:
        raise Forbidden(action="till.pair")
    made = app.do(owner, an_intent("page"), pair_code, shop_id=owner.shop_id)
    return pair(app, an_intent("page"), code=made.code or "", name=name, address=address)
