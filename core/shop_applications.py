"""A shop asks to take vouchers, without an account; the office accepts it or declines with a reason (design 3)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import db.shops
from core.attempts import NOWHERE, Limit, MustWait, count_try, network
from core.books import Intent, Work
from core.bootstrap import App
from core.clock import Clock
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.masking import masked_name, masked_phone
from core.names import phone_digits
from core.opening_hours import read_hours
from core.policy import Actor, Role, Scope
from core.shops import OFFICE, READERS, WHOLE_BP, ShopKind, read_kind, read_shop_phone, write_shop
from db.engine import Row, Session
from db.states import ApplicationState
from db.types import new_id

ADDRESS_TRIES: Final = 3  # of one address within the window of `core.attempts`
COMMUNITY_TRIES: Final = 20
WAITING_MAX: Final = 200
NAME_LETTERS_MAX: Final = 60
ADDRESS_LETTERS_MAX: Final = 80
CONTACT_LETTERS_MAX: Final = 20
INTENT_KEY: Final = re.compile(r"[A-Za-z0-9-]{8,64}")
_PURPOSE: Final = "shop contact"


class ApplicationIncomplete(AppError):
    """Something is missing or too long; facts: field (name, address, contact, phone)."""

    key = "error.shop.application_incomplete"


class ApplicationsFull(AppError):
    """So many applications wait that no more are taken for now; the office has a phone."""

    key = "error.shop.applications_full"
    status = 429


class ApplicationsOften(AppError):
    """Several applications came from one place within minutes; facts: minutes until the next one is taken."""

    key = "error.shop.applications_often"
    status = 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An application that came in."""

    id: str
    name: str
    applied_at: datetime
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationDecided:
    """An application after the office's decision; `shop_id` where it was accepted."""

    id: str
    state: ApplicationState
    shop_id: str | None
    shop_code: str | None
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationLine:
    """An application as the office lists it; the contact is masked."""

    id: str
    name: str
    kind: ShopKind
    address: str
    grid: str | None
    contact_masked: str
    phone_masked: str
    opening_hours: str | None
    cash_rate_bp: int
    state: ApplicationState
    applied_at: datetime
    decided_at: datetime | None
    shop_id: str | None
    shop_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom the office calls about an application."""

    name: str
    phone: str


def apply(
    app: App,
    stranger: Actor,
    intent: Intent,
    *,
    address: str | None,
    name: str,
    kind: str,
    place: str,
    grid: str | None,
    contact: str,
    phone: str,
    opening_hours: str | None,
    cash_rate_bp: int = WHOLE_BP,
) -> Applied:
    """Take an application from somebody who is not signed in; tries are counted per address and community.

    Raises ApplicationIncomplete, HoursUnclear, ApplicationsOften, ApplicationsFull, IntentReused.
    """
    named = {
        "name": name, "kind": kind, "place": place, "grid": grid, "contact": contact, "phone": phone,
        "opening_hours": opening_hours, "cash_rate_bp": cash_rate_bp,
    }  # fmt: skip
    _read(name=name, place=place, contact=contact, phone=phone, opening_hours=opening_hours)
    with app.reading() as (session, _):
        is_known = db.shops.has_applied(session, community_id=stranger.community_id, key=intent.key)
    if not is_known:  # a second press of the same form only hears its first answer again
        limits = [
            Limit(name=f"application:{network(address)}", tries=ADDRESS_TRIES, community_id=NOWHERE),
            Limit(name=f"application:{stranger.community_id}", tries=COMMUNITY_TRIES, community_id=NOWHERE),
        ]
        try:
            count_try(app, limits=limits, address=address)
        except MustWait as refusal:
            raise ApplicationsOften(**refusal.facts) from refusal
    return app.do(stranger, intent, apply_as_shop, **named)


@command("shop.apply", roles=set(Role), scope=Scope.PUBLIC)
def apply_as_shop(
    work: Work,
    *,
    name: str,
    kind: str,
    place: str,
    grid: str | None,
    contact: str,
    phone: str,
    opening_hours: str | None,
    cash_rate_bp: int,
) -> Applied:
    """Write an application; called through `apply`, which counts tries. Raises as it does."""
    read = _read(name=name, place=place, contact=contact, phone=phone, opening_hours=opening_hours)
    if not 0 <= cash_rate_bp <= WHOLE_BP:
        raise Malformed(field="cash_rate_bp")
    if db.shops.applications_waiting(work.session, community_id=work.community_id) >= WAITING_MAX:
        raise ApplicationsFull()
    application_id = new_id()
    told = json.dumps([read["contact"], read["phone"]], ensure_ascii=False)
    work.insert(
        db.shops.ShopApplication,
        id=application_id,
        name=read["name"],
        kind=read_kind(kind),
        address=read["place"],
        area_id=db.shops.grid_id(work.session, community_id=work.community_id, name=(grid or "").strip()),
        contact_sealed=work.session.secrets.seal(_PURPOSE, work.community_id, _place(application_id), told),
        opening_hours=read["hours"] or None,
        cash_rate_bp=cash_rate_bp,
        state=ApplicationState.APPLIED,
        applied_at=work.now,
    )
    work.born("shop_application", application_id, ApplicationState.APPLIED)
    work.about(f"application:{application_id}")
    return Applied(id=application_id, name=read["name"], applied_at=work.now)


@command("shop.accept", roles=OFFICE, scope=Scope.COMMUNITY)
def accept_application(
    work: Work,
    *,
    application_id: str,
    code: str,
    agreement_number: str,
    agreed_on: date,
    cash_rate_bp: int,
    phone: str | None,
    opening_hours: str | None,
    grid: str | None = None,
    owner_household_id: str | None = None,
) -> ApplicationDecided:
    """Accept an application: the shop is there, with its agreement; name, kind and address are those applied with.

    Raises NotFound, ShopCodeTaken, HoursUnclear, Malformed (no agreement number, a day that has not come), StateMoved.
    """
    found = _found(work, application_id)
    if not agreement_number.strip() or agreed_on > work.today:
        raise Malformed(field="agreement_number" if not agreement_number.strip() else "agreed_on")
    shop = write_shop(
        work, code=code, name=found.name, kind=found.kind, address=found.address, cash_rate_bp=cash_rate_bp,
        owner_household_id=owner_household_id, grid=grid or found.grid, phone=phone, opening_hours=opening_hours,
        agreement_number=agreement_number, agreed_on=agreed_on,
    )  # fmt: skip
    _decide(work, application_id, ApplicationState.ACCEPTED, shop_id=shop.id)
    work.about(f"application:{application_id}", shop_id=shop.id)
    return ApplicationDecided(id=application_id, state=ApplicationState.ACCEPTED, shop_id=shop.id, shop_code=shop.code)


@command("shop.decline", roles=OFFICE, scope=Scope.COMMUNITY)
def decline_application(work: Work, *, application_id: str) -> ApplicationDecided:
    """Decline an application, for a reason. Raises ReasonNeeded, NotFound, StateMoved."""
    work.need_reason()
    _found(work, application_id)
    _decide(work, application_id, ApplicationState.DECLINED)
    work.about(f"application:{application_id}")
    return ApplicationDecided(id=application_id, state=ApplicationState.DECLINED, shop_id=None, shop_code=None)


@query("shop.applications", roles=READERS, scope=Scope.COMMUNITY)
def shop_applications(session: Session, clock: Clock, actor: Actor, *, limit: int = 100) -> list[ApplicationLine]:
    """Applications: those that wait first, the oldest of them first; then the newest decided."""
    rows = db.shops.applications(session, community_id=actor.community_id, limit=limit)
    return [_line(row, _contact(session, actor.community_id, row)) for row in rows]


@query("shop.application_contact", roles=OFFICE, scope=Scope.COMMUNITY)
def application_contact(session: Session, clock: Clock, actor: Actor, *, application_id: str) -> Contact:
    """Whom to call, unmasked, for those who decide. Raises NotFound."""
    row = db.shops.application(session, community_id=actor.community_id, application_id=application_id)
    if row is None:
        raise NotFound(application_id=application_id)
    return _contact(session, actor.community_id, row)


# -- how it works ------------------------------------------------------------------------------------------------


def _read(*, name: str, place: str, contact: str, phone: str, opening_hours: str | None) -> dict[str, str]:
    """What was typed, tidied. Raises ApplicationIncomplete, HoursUnclear."""
    read = {}
    for field, typed, letters_max in (
        ("name", name, NAME_LETTERS_MAX),
        ("place", place, ADDRESS_LETTERS_MAX),
        ("contact", contact, CONTACT_LETTERS_MAX),
    ):
        read[field] = " ".join(typed.split())
        if not 0 < len(read[field]) <= letters_max:
            raise ApplicationIncomplete(field=field)
    try:
        read["phone"] = read_shop_phone(phone) or ""
    except Malformed as refusal:
        raise ApplicationIncomplete(field="phone") from refusal
    if not read["phone"]:
        raise ApplicationIncomplete(field="phone")
    read["hours"] = str(read_hours(opening_hours) or "")
    return read


def _decide(work: Work, application_id: str, after: ApplicationState, *, shop_id: str | None = None) -> None:
    work.move(
        "shop_application",
        application_id,
        before=ApplicationState.APPLIED,
        after=after,
        decided_at=work.now,
        decided_by=work.actor.id,
        shop_id=shop_id,
    )


def _found(work: Work, application_id: str) -> Row:
    found = db.shops.application(work.session, community_id=work.community_id, application_id=application_id)
    if found is None:
        raise NotFound(application_id=application_id)
    return found


def _contact(session: Session, community_id: str, row: Row) -> Contact:
    name, phone = json.loads(session.secrets.unseal(_PURPOSE, community_id, _place(row.id), row.contact_sealed))
    return Contact(name=name, phone=phone)


def _place(application_id: str) -> str:
    return f"shop_application/{application_id}/contact"


def _line(row: Row, contact: Contact) -> ApplicationLine:
    return ApplicationLine(
        id=row.id,
        name=row.name,
        kind=ShopKind(row.kind),
        address=row.address,
        grid=row.grid,
        contact_masked=masked_name(contact.name),
        phone_masked=masked_phone(phone_digits(contact.phone) or ""),
        opening_hours=row.opening_hours,
        cash_rate_bp=row.cash_rate_bp,
        state=ApplicationState(row.state),
        applied_at=row.applied_at,
        decided_at=row.decided_at,
        shop_id=row.shop_id,
        shop_code=row.shop_code,
    )
