"""Clerks: who may stand at a shop's tills, each with a PIN; kept by the owner or the office (design 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import db.accounts
import db.sessions
import db.tills
from core.accounts import end_sign_ins, require_account, write_secret
from core.books import Work
from core.commands import command
from core.errors import AppError, NotFound
from core.passwords import hashed, new_pin
from core.policy import Role, Scope
from db.engine import Row
from db.tables import Account
from db.types import new_id

OFFICE = {Role.STAFF, Role.ADMINISTRATOR}
SHOP_KEEPERS = {Role.OWNER, *OFFICE}


class ClerkNameMissing(AppError):
    key = "error.account.clerk_name_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedClerk:
    """A clerk's account and first PIN; readable only now."""

    id: str
    pin: str | None
    is_replay: bool = False


@command(
    "account.add_clerk", roles=SHOP_KEEPERS, scope=Scope.SHOP, keep=lambda added: replace(added, pin=None)
)  # fmt: skip
def add_clerk(work: Work, *, shop_id: str, name: str) -> AddedClerk:
    """Let somebody stand at a shop's tills, with a PIN that is told once. Raises NotFound, ClerkNameMissing."""
    _require_own_shop(work, shop_id)
    display_name = " ".join(name.split())[:60]
    if not display_name:
        raise ClerkNameMissing()
    account_id, pin = new_id(), new_pin()
    work.insert(
        Account,
        id=account_id,
        kind="clerk",
        login_name=None,
        display_name=display_name,
        person_id=None,
        shop_id=shop_id,
        secret_hash=hashed(work.session.secrets, work.community_id, pin),
        is_enabled=True,
        language="zh",
        type_size=1,
        created_at=work.now,
    )
    work.about(f"account:{account_id}", shop_id=shop_id)
    return AddedClerk(id=account_id, pin=pin)


@command("account.new_clerk_pin", roles=SHOP_KEEPERS, scope=Scope.SHOP, keep=lambda added: replace(added, pin=None))
def new_clerk_pin(work: Work, *, account_id: str) -> AddedClerk:
    """A new PIN for a clerk who forgot the old one: sign-ins end, and slips with the old one count no more.

    Raises NotFound.
    """
    _require_own_clerk(work, account_id)
    pin = new_pin()
    write_secret(work, account_id, hashed(work.session.secrets, work.community_id, pin))
    db.sessions.forgive_scopes(work.session, community_id=work.community_id, beginning=f"clerk:{account_id}")
    return AddedClerk(id=account_id, pin=pin)


@command("account.let_clerk_go", roles=SHOP_KEEPERS, scope=Scope.SHOP)
def let_clerk_go(work: Work, *, account_id: str) -> bool:
    """Somebody stands at the shop's tills no longer: sign-ins end at once, what they took stays under their name.

    Answers False where they had gone already. Raises NotFound.
    """
    clerk = _require_own_clerk(work, account_id)
    changed = db.accounts.set_enabled(
        work.session, community_id=work.community_id, account_id=clerk.id, is_enabled=False
    )
    end_sign_ins(work, clerk.id)
    work.about(f"account:{clerk.id}", is_enabled=False)
    return changed


def _require_own_clerk(work: Work, account_id: str) -> Row:
    kept = require_account(work, account_id)
    if kept.kind != "clerk":
        raise NotFound(account_id=account_id)
    _require_own_shop(work, kept.shop_id)
    return kept


def _require_own_shop(work: Work, shop_id: str) -> None:
    """The office may for every shop, others for their own; foreign and missing answer alike."""
    if not work.actor.roles & OFFICE and shop_id != work.actor.shop_id:
        raise NotFound(shop_id=shop_id)
    if db.tills.shop(work.session, community_id=work.community_id, shop_id=shop_id) is None:
        raise NotFound(shop_id=shop_id)
