"""Bearer tokens of till programs of shops and of integrations: kept as a hash, revocable (design 10)."""

from __future__ import annotations

import secrets as random
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import db.tills
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import NotFound
from core.policy import Actor, Role, Scope
from core.shops import ShopPaused
from db.engine import Row, Session
from db.secrets import token_hash
from db.states import ShopState
from db.tables import ApiToken
from db.types import new_id

PREFIX: Final = "linli_"  # so that a token left lying about is recognised by those who look for such things
_OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
_KEEPERS: Final = _OFFICE | {Role.OWNER}


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedToken:
    """A new token; `token` is readable only now."""

    id: str
    token: str | None
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """One token in the list; an integration's has no shop."""

    id: str
    shop_id: str | None
    shop_code: str | None
    shop_name: str | None
    created_at: datetime
    revoked_at: datetime | None


@command("token.create", roles=_KEEPERS, scope=Scope.SHOP, keep=lambda made: replace(made, token=None))
def create_token(work: Work, *, shop_id: str) -> CreatedToken:
    """A token that takes vouchers and reads statements for one shop; it is its own till.

    Raises NotFound, ShopPaused (a shop that has left).
    """
    shop = _own_shop(work, shop_id)
    if shop.state == ShopState.LEFT:
        raise ShopPaused(shop=shop.name)
    token_id, token = new_id(), PREFIX + random.token_urlsafe(32)
    work.insert(
        ApiToken,
        id=token_id,
        shop_id=shop_id,
        token_hash=token_hash(token),
        till_id=new_id(),
        created_at=work.now,
        revoked_at=None,
    )
    work.about(f"token:{token_id}", shop_id=shop_id)
    return CreatedToken(id=token_id, token=token)


@command("token.create_integration", roles=_OFFICE, scope=Scope.COMMUNITY, keep=lambda made: replace(made, token=None))
def create_integration_token(work: Work) -> CreatedToken:
    """A token of a program that writes attendance and reads exports of the community; it takes no vouchers."""
    token_id, token = new_id(), PREFIX + random.token_urlsafe(32)
    work.insert(
        ApiToken,
        id=token_id,
        shop_id=None,
        token_hash=token_hash(token),
        till_id=new_id(),
        created_at=work.now,
        revoked_at=None,
    )
    work.about(f"token:{token_id}")
    return CreatedToken(id=token_id, token=token)


@command("token.revoke", roles=_KEEPERS, scope=Scope.SHOP)
def revoke_token(work: Work, *, token_id: str) -> bool:
    """End a token; answers whether it was alive. Raises NotFound."""
    kept = db.tills.token(work.session, community_id=work.community_id, token_id=token_id)
    if kept is None:
        raise NotFound(token_id=token_id)
    if kept.shop_id is not None or not _OFFICE & work.actor.roles:
        _own_shop(work, kept.shop_id)
    was_alive = db.tills.revoke_token(work.session, community_id=work.community_id, token_id=token_id, at=work.now)
    work.about(f"token:{token_id}", shop_id=kept.shop_id)
    return was_alive


@query("token.list", roles=_KEEPERS | {Role.SUPERVISOR}, scope=Scope.SHOP)
def list_tokens(session: Session, clock: Clock, actor: Actor) -> list[TokenLine]:
    """All tokens of the community, or of one's own shop."""
    is_office = bool(actor.roles & (_OFFICE | {Role.SUPERVISOR}))
    return [
        TokenLine(
            id=row.id,
            shop_id=row.shop_id,
            shop_code=row.shop_code,
            shop_name=row.shop_name,
            created_at=row.created_at,
            revoked_at=row.revoked_at,
        )
        for row in db.tills.tokens(session, community_id=actor.community_id)
        if is_office or row.shop_id == actor.shop_id
    ]


def actor_of_token(session: Session, token: str | None) -> Actor | None:
    """The program that sent a token: a clerk of its shop, or an integration; None where it is unknown or revoked."""
    row = db.tills.token_by_hash(session, token_hash=token_hash(token)) if token else None
    if row is None:
        return None
    if row.shop_id is None:
        return Actor(
            community_id=row.community_id,
            id=f"token:{row.id}",
            name="",
            roles=frozenset({Role.INTEGRATION}),
            time_zone=row.time_zone,
        )
    return Actor(
        community_id=row.community_id,
        id=f"token:{row.id}",
        name=row.shop_name,
        roles=frozenset({Role.CLERK}),
        shop_id=row.shop_id,
        till_id=row.till_id,
        time_zone=row.time_zone,
    )


def _own_shop(work: Work, shop_id: str | None) -> Row:
    shop = db.tills.shop(work.session, community_id=work.community_id, shop_id=shop_id or "")
    if shop is None or not (shop_id == work.actor.shop_id or _OFFICE & work.actor.roles):
        raise NotFound(shop_id=shop_id)
    return shop
