"""Designated shops: who takes vouchers, what they are paid of each face, how they pause and leave (design 3, 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import db.places
import db.shops
import db.tills
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.names import phone_digits
from core.opening_hours import OpeningHours, read_hours
from core.places import write_area
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import ShopKind as ShopKind  # pages and forms offer them
from db.states import ShopState
from db.types import new_id

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
READERS: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}
WHOLE_BP: Final = 10000  # basis points: the shop is paid the whole face
PHONE_DIGITS: Final = range(5, 16)


class ShopCodeTaken(AppError):
    """Another shop has this code; facts: code."""

    key = "error.shop.code_taken"
    status = 409


class ShopPaused(AppError):
    """The shop takes no vouchers at present; facts: shop (its name)."""

    key = "error.shop.paused"
    status = 403


class PausedByOffice(AppError):
    """The office paused the shop, so the office lets it go on; facts: shop (its name)."""

    key = "error.shop.paused_by_office"
    status = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopLine:
    """A shop as everybody may see it. `cash_rate_bp`: what it is paid of each face, in basis points.

    `opening_hours` is the kept text of `core.opening_hours`, None where nobody said.
    """

    id: str
    code: str
    name: str
    kind: ShopKind
    address: str
    grid: str | None
    phone: str | None
    opening_hours: str | None
    state: ShopState
    cash_rate_bp: int
    joined_on: date

    @property
    def hours(self) -> OpeningHours | None:
        """The opening hours, to be asked and said in words."""
        return read_hours(self.opening_hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopDetails:
    """A shop as the office and its owner see it; `owner_card` is the household whose vouchers it may not take."""

    line: ShopLine
    agreement_number: str | None
    agreed_on: date | None
    owner_card: str | None
    is_paused_by_office: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopRegistered:
    """A shop that was just accepted, or whose state was changed."""

    id: str
    code: str
    state: ShopState
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopDescribed:
    """What was changed about a shop: names of the fields."""

    id: str
    changed: tuple[str, ...]
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopLeft:
    """A shop that has left, with how many tills and tokens ended with it."""

    id: str
    code: str
    tills: int
    tokens: int
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
    grid: str | None = None,
    phone: str | None = None,
    opening_hours: str | None = None,
    agreement_number: str | None = None,
    agreed_on: date | None = None,
) -> ShopRegistered:
    """Accept a shop. The rate and the owner's household never change: another agreement is another shop.

    Raises ShopCodeTaken, NotFound (household), HoursUnclear, Malformed.
    """
    return write_shop(
        work, code=code, name=name, kind=kind, address=address, cash_rate_bp=cash_rate_bp,
        owner_household_id=owner_household_id, grid=grid, phone=phone, opening_hours=opening_hours,
        agreement_number=agreement_number, agreed_on=agreed_on,
    )  # fmt: skip


def write_shop(
    work: Work,
    *,
    code: str,
    name: str,
    kind: str,
    address: str,
    cash_rate_bp: int,
    owner_household_id: str | None,
    grid: str | None,
    phone: str | None,
    opening_hours: str | None,
    agreement_number: str | None,
    agreed_on: date | None,
) -> ShopRegistered:
    """Write a shop into the books, for registering and for accepting an application. Raises as `register_shop`."""
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
        kind=read_kind(kind),
        address=address.strip(),
        cash_rate_bp=cash_rate_bp,
        owner_household_id=owner_household_id,
        area_id=_grid_id(work, grid),
        phone=read_shop_phone(phone),
        opening_hours=_kept_hours(opening_hours),
        agreement_number=(agreement_number or "").strip() or None,
        agreed_on=agreed_on,
        state=ShopState.ACTIVE,
        joined_on=work.today,
    ):
        raise ShopCodeTaken(code=code)
    work.born("shop", shop_id, ShopState.ACTIVE)
    work.about(f"shop:{shop_id}", cash_rate_bp=cash_rate_bp)
    return ShopRegistered(id=shop_id, code=code, state=ShopState.ACTIVE)


@command("shop.describe", roles=OFFICE | {Role.OWNER}, scope=Scope.SHOP)
def describe_shop(
    work: Work,
    *,
    shop_id: str,
    phone: str | None,
    opening_hours: str | None,
    kind: str | None = None,
    address: str | None = None,
    grid: str | None = None,
    agreement_number: str | None = None,
    agreed_on: date | None = None,
) -> ShopDescribed:
    """Say anew what people read about a shop: its owner phone and hours, the office everything else too.

    What the office leaves as None stays. Raises NotFound, Malformed, HoursUnclear.
    """
    shop = own_shop_row(work, shop_id)
    said: dict[str, Any] = {"phone": read_shop_phone(phone), "opening_hours": _kept_hours(opening_hours)}
    if OFFICE & work.actor.roles:
        said |= {
            "kind": read_kind(kind) if kind else shop.kind,
            "address": shop.address if address is None else address.strip(),
            "area_id": shop.area_id if grid is None else _grid_id(work, grid),
            "agreement_number": shop.agreement_number if agreement_number is None else agreement_number.strip() or None,
            "agreed_on": agreed_on or shop.agreed_on,
        }
    changed = tuple(name for name, value in said.items() if getattr(shop, name) != value)
    db.shops.describe(work.session, community_id=work.community_id, shop_id=shop_id, values=said)
    work.about(f"shop:{shop_id}", changed=list(changed))
    return ShopDescribed(id=shop_id, changed=changed)


@command("shop.pause", roles=OFFICE | {Role.OWNER}, scope=Scope.SHOP)
def pause_shop(work: Work, *, shop_id: str) -> ShopRegistered:
    """Let a shop take no vouchers for a while, for a reason. Raises ReasonNeeded, NotFound, StateMoved."""
    work.need_reason()
    return _step(work, shop_id, before=ShopState.ACTIVE, after=ShopState.PAUSED)


@command("shop.resume", roles=OFFICE | {Role.OWNER}, scope=Scope.SHOP)
def resume_shop(work: Work, *, shop_id: str) -> ShopRegistered:
    """Let a paused shop take vouchers again; its owner only after a pause of the shop's own.

    Raises NotFound, PausedByOffice, StateMoved.
    """
    shop = own_shop_row(work, shop_id)
    if not OFFICE & work.actor.roles and _is_paused_by_office(work.session, work.community_id, shop):
        raise PausedByOffice(shop=shop.name)
    return _step(work, shop_id, before=ShopState.PAUSED, after=ShopState.ACTIVE)


@command("shop.leave", roles=OFFICE | {Role.OWNER}, scope=Scope.SHOP)
def leave_shop(work: Work, *, shop_id: str) -> ShopLeft:
    """A shop leaves, at any time and for good: no vouchers any more, its tills and tokens end.

    What it has taken is still billed and paid, and what it is due to give back is still due. The owner goes on seeing
    the statements. Raises ReasonNeeded, NotFound, StateMoved.
    """
    work.need_reason()
    shop = own_shop_row(work, shop_id)
    before = ShopState.PAUSED if shop.state == ShopState.PAUSED else ShopState.ACTIVE
    work.move("shop", shop_id, before=before, after=ShopState.LEFT)
    session, community_id = work.session, work.community_id
    tills = db.tills.revoke_all(session, community_id=community_id, shop_id=shop_id, at=work.now)
    tokens = db.tills.revoke_all_tokens(session, community_id=community_id, shop_id=shop_id, at=work.now)
    work.about(f"shop:{shop_id}", tills=tills, tokens=tokens)
    return ShopLeft(id=shop_id, code=shop.code, tills=tills, tokens=tokens)


@query("shops.list", roles=set(Role) - {Role.JOB}, scope=Scope.COMMUNITY)
def list_shops(session: Session, clock: Clock, actor: Actor) -> list[ShopLine]:
    """All shops, those that take vouchers first."""
    return [shop_line(row) for row in db.shops.shops(session, community_id=actor.community_id)]


@query("shop.own", roles={Role.CLERK, Role.OWNER}, scope=Scope.SHOP)
def own_shop(session: Session, clock: Clock, actor: Actor) -> ShopLine:
    """The shop whose till or phone this is. Raises NotFound."""
    row = db.shops.shop(session, community_id=actor.community_id, shop_id=actor.shop_id or "")
    if row is None:
        raise NotFound(shop_id=actor.shop_id)
    return shop_line(row)


@query("shop.see", roles=READERS | {Role.OWNER}, scope=Scope.SHOP)
def shop_details(session: Session, clock: Clock, actor: Actor, *, shop_id: str) -> ShopDetails:
    """One shop for the office and its owner. Raises NotFound, foreign ones alike."""
    row = db.shops.shop(session, community_id=actor.community_id, shop_id=shop_id)
    if row is None or not (actor.roles & READERS or shop_id == actor.shop_id):
        raise NotFound(shop_id=shop_id)
    return ShopDetails(
        line=shop_line(row),
        agreement_number=row.agreement_number,
        agreed_on=row.agreed_on,
        owner_card=row.owner_card,
        is_paused_by_office=_is_paused_by_office(session, actor.community_id, row),
    )


@query("shops.grids", roles=set(Role), scope=Scope.PUBLIC)
def list_grids(session: Session, clock: Clock, actor: Actor) -> list[str]:
    """The grids of the community by name, those of its shops among them."""
    return [row.name for row in db.places.areas(session, community_id=actor.community_id, kind="grid")]


# -- how it works ------------------------------------------------------------------------------------------------


def own_shop_row(work: Work, shop_id: str) -> Row:
    """The shop, for the office or its own people. Raises NotFound, foreign ones alike."""
    shop = db.shops.shop(work.session, community_id=work.community_id, shop_id=shop_id)
    if shop is None or not (OFFICE & work.actor.roles or shop_id == work.actor.shop_id):
        raise NotFound(shop_id=shop_id)
    return shop


def read_kind(kind: str) -> ShopKind:
    """A kind by its name. Raises Malformed."""
    if kind not in set(ShopKind):
        raise Malformed(field="kind")
    return ShopKind(kind)


def read_shop_phone(phone: str | None) -> str | None:
    """A shop's phone, digits and dashes as typed; None for nothing. Raises Malformed."""
    typed = " ".join((phone or "").split())
    if not typed:
        return None
    if len(phone_digits(typed) or "") not in PHONE_DIGITS or set(typed) - set("0123456789-+() "):
        raise Malformed(field="phone")
    return typed


def shop_line(row: Row) -> ShopLine:
    """A row of `db.shops` as everybody may see it."""
    return ShopLine(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=ShopKind(row.kind),
        address=row.address,
        grid=row.grid,
        phone=row.phone,
        opening_hours=row.opening_hours,
        state=ShopState(row.state),
        cash_rate_bp=row.cash_rate_bp,
        joined_on=row.joined_on,
    )


def _step(work: Work, shop_id: str, *, before: ShopState, after: ShopState) -> ShopRegistered:
    shop = own_shop_row(work, shop_id)
    work.move("shop", shop_id, before=before, after=after)
    work.about(f"shop:{shop_id}")
    return ShopRegistered(id=shop_id, code=shop.code, state=after)


def _is_paused_by_office(session: Session, community_id: str, shop: Row) -> bool:
    if shop.state != ShopState.PAUSED:
        return False
    return db.shops.paused_as(session, community_id=community_id, shop_id=shop.id) != Role.OWNER


def _grid_id(work: Work, grid: str | None) -> str | None:
    name = (grid or "").strip()
    return write_area(work, kind="grid", name=name) if name else None


def _kept_hours(text: str | None) -> str | None:
    hours = read_hours(text)
    return str(hours) if hours else None
