"""The accounts of the demo, which its sign-in page names together with their passwords. Never outside demo mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import db.meta
from db.engine import Session

DEMO_MARK: Final = "demo"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account: the words that say who it is (`role.staff`), what is typed, and its password or PIN."""

    role_key: str
    login: str
    secret: str


#: what the demo's making sets up, in the order of the loop: earn, approve, spend, settle, look after
ACCOUNTS: Final[tuple[DemoAccount, ...]] = ()


def demo_accounts(session: Session) -> list[DemoAccount]:
    """The demo's accounts; none outside demo mode."""
    return list(ACCOUNTS) if db.meta.mark(session, name=DEMO_MARK) else []
