"""Designated shops: who takes vouchers, and what they are paid of each face (design 3, 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import db.places
import db.shops
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import ShopState
from db.types import new_id

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
WHOLE_BP: Final = 10000  # basis points: the shop is paid the whole face


class ShopCodeTaken(AppError):
    """Another shop has this code; facts: code."""

    key = "error.shop.code_taken"
    status = 409


class ShopPaused(AppError):
    """The shop takes no vouchers at present; facts: shop (its name)."""

    key = "error.shop.paused"
    status = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopLine:
    """A shop as everybody may see it. `cash_rate_bp`: what it is paid of each face, in basis points."""

    id: str
    code: str
    name: str
    kind: str
    address: str
    state: ShopState
    cash_rate_bp: int
    joined_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopRegistered:
    """A shop that was just accepted, or whose state was changed."""

    id: str
    code: str
    state: ShopState
    is_replay: bool = False


@command("shop.register", roles=OFFICE, scope=Scope.COMMUNITY)
def register_shop(
    work: Work,
    *,
    code: str,
    name: str,
    kind: str,
    address: str,
    cash_rate_bp: int = WHOLE_BP,
    owner_household_id: str | None = None,
) -> ShopRegistered:
    """Accept a shop. The rate and the owner's household never change: another agreement is another shop.

    Raises ShopCodeTaken, NotFound (household), Malformed.
    """
    code, name = code.strip(), name.strip()
    if not code or not name or not 0 <= cash_rate_bp <= WHOLE_BP:
        raise Malformed(field="code" if not code else "name" if not name else "cash_rate_bp")
    if owner_household_id and not db.places.household_by_id(
        work.session, community_id=work.community_id, household_id=owner_household_id
    ):
        raise NotFound(household_id=owner_household_id)
    shop_id = new_id()
    if not work.session.insert_new(
        db.shops.Shop,
        community_id=work.community_id,
        id=shop_id,
        code=code,
        name=name,
        kind=kind.strip(),
        address=address.strip(),
        cash_rate_bp=cash_rate_bp,
        owner_household_id=owner_household_id,
        state=ShopState.ACTIVE,
        joined_on=work.today,
    ):
        raise ShopCodeTaken(code=code)
    work.born("shop", shop_id, ShopState.ACTIVE)
    work.about(f"shop:{shop_id}", cash_rate_bp=cash_rate_bp)
    return ShopRegistered(id=shop_id, code=code, state=ShopState.ACTIVE)


@command("shop.pause", roles=OFFICE, scope=Scope.COMMUNITY)
def pause_shop(work: Work, *, shop_id: str) -> ShopRegistered:
    """Let a shop take no vouchers for a while, for a reason. Raises ReasonNeeded, NotFound, StateMoved."""
    work.need_reason()
    return _step(work, shop_id, before=ShopState.ACTIVE, after=ShopState.PAUSED)


@command("shop.resume", roles=OFFICE, scope=Scope.COMMUNITY)
def resume_shop(work: Work, *, shop_id: str) -> ShopRegistered:
    """Let a paused shop take vouchers again. Raises NotFound, StateMoved."""
    return _step(work, shop_id, before=ShopState.PAUSED, after=ShopState.ACTIVE)


@query("shops.list", roles=set(Role) - {Role.JOB}, scope=Scope.COMMUNITY)
def list_shops(session: Session, clock: Clock, actor: Actor) -> list[ShopLine]:
    """All shops, those that take vouchers first."""
    return [_line(row) for row in db.shops.shops(session, community_id=actor.community_id)]


@query("shop.own", roles={Role.CLERK, Role.OWNER}, scope=Scope.SHOP)
def own_shop(session: Session, clock: Clock, actor: Actor) -> ShopLine:
    """The shop whose till or phone this is. Raises NotFound."""
    row = db.shops.shop(session, community_id=actor.community_id, shop_id=actor.shop_id or "")
    if row is None:
        raise NotFound(shop_id=actor.shop_id)
    return _line(row)


def _step(work: Work, shop_id: str, *, before: ShopState, after: ShopState) -> ShopRegistered:
    shop = db.shops.shop(work.session, community_id=work.community_id, shop_id=shop_id)
    if shop is None:
        raise NotFound(shop_id=shop_id)
    work.move("shop", shop_id, before=before, after=after)
    work.about(f"shop:{shop_id}")
    return ShopRegistered(id=shop_id, code=shop.code, state=after)


def _line(row: Row) -> ShopLine:
    return ShopLine(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=row.kind,
        address=row.address,
        state=ShopState(row.state),
        cash_rate_bp=row.cash_rate_bp,
        joined_on=row.joined_on,
    )
