"""The doors of the demo while it is made: one clerk gets the PIN that the sign-in page shows (`core.demo_accounts`)."""

from __future__ import annotations

import db.accounts
from core.books import Work, an_intent
from core.bootstrap import App
from core.commands import command
from core.demo_accounts import PIN, DemoAccount, demo_accounts, is_demo, pair_demo_till
from core.errors import Forbidden, NotFound
from core.passwords import hashed
from core.policy import Actor, Role, Scope

__all__ = ["DemoAccount", "demo_accounts", "give_the_shown_pin", "is_demo", "pair_demo_till"]


@command("demo.clerk_pin", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def _write_pin(work: Work, *, account_id: str, secret_hash: str) -> None:
    if not is_demo(work.session):
        raise Forbidden(action="demo.clerk_pin")
    kept = db.accounts.account(work.session, community_id=work.community_id, account_id=account_id)
    if kept is None or kept.kind != "clerk":
        raise NotFound(account_id=account_id)
    db.accounts.set_secret(work.session, community_id=work.community_id, account_id=account_id, secret_hash=secret_hash)
    work.about(f"account:{account_id}")


def give_the_shown_pin(app: App, actor: Actor, *, account_id: str) -> None:
    """Give one clerk the PIN of the sign-in page; elsewhere a clerk's PIN is always random.

    Raises Forbidden outside a demo, NotFound.
    """
    secret_hash = hashed(app.secrets, actor.community_id, PIN)
    app.do(actor, an_intent("page"), _write_pin, account_id=account_id, secret_hash=secret_hash)
