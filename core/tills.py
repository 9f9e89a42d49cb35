"""Tills: browsers that a shop has paired by a one-time code (design 7, 8; security 6.4)."""

from __future__ import annotations

import secrets as random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import db.accounts
import db.sessions
import db.tills
from core.attempts import NOWHERE, Limit, count_try, forgive
from core.books import Intent, Work
from core.bootstrap import App
from core.clock import Clock, machine_clock
from core.codes import ALPHABET
from core.commands import command, query
from core.enrolments import read_slip_code
from core.errors import AppError, NotFound
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.secrets import token_hash
from db.tables import Till, TillPairing
from db.types import new_id

PAIR_SYMBOLS: Final = 8
PAIR_MINUTES: Final = 10
TILL_DAYS: Final = 180  # of the device's cookie, renewed while it is used
PAIR_TRIES: Final = 5
TOUCH_AFTER: Final = timedelta(minutes=1)
KEEPERS: Final = {Role.OWNER, Role.STAFF, Role.ADMINISTRATOR}
_OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR, Role.SUPERVISOR}


class PairingWrong(AppError):
    """The same for an unknown, a used and an old pairing code."""

    key = "error.till.pairing_wrong"
    status = 401


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCode:
    """A one-time pairing code, readable only now: 8 symbols, ten minutes."""

    code: str | None
    shop_id: str
    shop_name: str
    expires_at: datetime
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedTill:
    """A till that was just paired; `token` is for its cookie."""

    token: str
    till_id: str
    shop_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TillSeen:
    """The paired browser that is asking."""

    id: str
    community_id: str
    shop_id: str
    shop_name: str
    name: str
    time_zone: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TillLine:
    """One till in a shop's list."""

    id: str
    name: str
    paired_at: datetime
    seen_at: datetime
    is_paired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkName:
    """Somebody who may stand at the till."""

    account_id: str
    name: str


@command("till.pair_code", roles=KEEPERS, scope=Scope.SHOP, keep=lambda made: replace(made, code=None))
def pair_code(work: Work, *, shop_id: str) -> PairCode:
    """A code that pairs one browser with a shop. Raises NotFound."""
    shop = _own_shop(work, shop_id)
    code = "".join(random.choice(ALPHABET) for _ in range(PAIR_SYMBOLS))
    pairing_id = new_id()
    expires_at = machine_clock(work.clock).now() + timedelta(minutes=PAIR_MINUTES)
    work.insert(
        TillPairing,
        id=pairing_id,
        shop_id=shop_id,
        code_hash=_code_hash(work.session, code),
        expires_at=expires_at,
        used_at=None,
    )
    work.about(f"pairing:{pairing_id}", shop_id=shop_id, expires_at=expires_at)
    return PairCode(code=code, shop_id=shop_id, shop_name=shop.name, expires_at=expires_at)


def pair(app: App, intent: Intent, *, code: str, name: str, address: str | None = None) -> PairedTill:
    """Pair a browser by its one-time code; five tries in 15 minutes and address. Raises MustWait, PairingWrong."""
    limit = Limit(name=f"pairing:{address or ''}", tries=PAIR_TRIES, community_id=NOWHERE)
    counted = count_try(app, limits=[limit], address=address)
    typed = read_slip_code(code)
    with app.reading() as (session, clock):
        found = db.tills.open_pairing(session, code_hash=_code_hash(session, typed), at=machine_clock(clock).now())
    if found is None:
        raise PairingWrong()
    token, till_id = random.token_urlsafe(32), new_id()
    holder = Actor(
        community_id=found.community_id,
        id=f"pairing:{found.id}",
        name="",
        roles=frozenset({Role.CLERK}),
        shop_id=found.shop_id,
        time_zone=found.time_zone,
    )
    app.do(holder, intent, _pair, pairing_id=found.id, till_id=till_id, name=name, token_hash=token_hash(token))
    with app.writing() as (session, _):
        forgive(session, counted, own=limit)
    return PairedTill(token=token, till_id=till_id, shop_name=found.shop_name)


@command("till.pair", roles={Role.CLERK}, scope=Scope.SHOP)
def _pair(work: Work, *, pairing_id: str, till_id: str, name: str, token_hash: str) -> None:
    now = machine_clock(work.clock).now()
    if not db.tills.use_pairing(work.session, community_id=work.community_id, pairing_id=pairing_id, at=now):
        raise PairingWrong()
    work.insert(
        Till,
        id=till_id,
        shop_id=work.actor.shop_id,
        name=" ".join(name.split())[:60],
        token_hash=token_hash,
        paired_at=now,
        seen_at=now,
        revoked_at=None,
    )
    work.about(f"till:{till_id}", pairing_id=pairing_id, shop_id=work.actor.shop_id)


@command("till.unpair", roles=KEEPERS, scope=Scope.SHOP)
def unpair(work: Work, *, till_id: str) -> bool:
    """Unpair a till and end who is signed in there; answers whether it was paired. Raises NotFound."""
    till = db.tills.till(work.session, community_id=work.community_id, till_id=till_id)
    if till is None:
        raise NotFound(till_id=till_id)
    _own_shop(work, till.shop_id)
    now = machine_clock(work.clock).now()
    was_paired = db.tills.revoke(work.session, community_id=work.community_id, till_id=till_id, at=now)
    db.sessions.revoke_at_till(work.session, community_id=work.community_id, till_id=till_id, at=now)
    work.about(f"till:{till_id}", shop_id=till.shop_id)
    return was_paired


@query("till.list", roles=KEEPERS | {Role.SUPERVISOR}, scope=Scope.SHOP)
def list_tills(session: Session, clock: Clock, actor: Actor, *, shop_id: str | None = None) -> list[TillLine]:
    """The tills of a shop, by default of the actor's own. Raises NotFound for a foreign shop."""
    shop = _in_sight(actor, shop_id)
    return [
        TillLine(id=row.id, name=row.name, paired_at=row.paired_at, seen_at=row.seen_at, is_paired=not row.revoked_at)
        for row in db.tills.tills(session, community_id=actor.community_id, shop_id=shop)
    ]


@query("till.clerks", roles=KEEPERS | {Role.SUPERVISOR}, scope=Scope.SHOP)
def list_clerks(session: Session, clock: Clock, actor: Actor, *, shop_id: str | None = None) -> list[ClerkName]:
    """Who may stand at the tills of a shop, by default of the actor's own. Raises NotFound for a foreign shop."""
    rows = db.accounts.clerks(session, community_id=actor.community_id, shop_id=_in_sight(actor, shop_id))
    return [ClerkName(account_id=row.id, name=row.display_name) for row in rows]


def _in_sight(actor: Actor, shop_id: str | None) -> str:
    shop = shop_id or actor.shop_id
    if shop is None or (shop != actor.shop_id and not actor.roles & _OFFICE):
        raise NotFound(shop_id=shop)
    return shop


def till_of(session: Session, token: str | None) -> TillSeen | None:
    """The till whose cookie this is, or None where it is unknown or unpaired."""
    row = db.tills.till_by_token(session, token_hash=token_hash(token)) if token else None
    if row is None or row.revoked_at:
        return None
    return TillSeen(
        id=row.id,
        community_id=row.community_id,
        shop_id=row.shop_id,
        shop_name=row.shop_name,
        name=row.name,
        time_zone=row.time_zone,
        seen_at=row.seen_at,
    )


def clerks_of(session: Session, till: TillSeen) -> list[ClerkName]:
    """Who may sign in at a till."""
    rows = db.accounts.clerks(session, community_id=till.community_id, shop_id=till.shop_id)
    return [ClerkName(account_id=row.id, name=row.display_name) for row in rows]


def note_till(app: App, till: TillSeen) -> None:
    """Note at most once a minute that a till is in use."""
    with app.reading() as (_, clock):
        now = machine_clock(clock).now()
    if now - till.seen_at >= TOUCH_AFTER:
        with app.writing() as (session, _):
            db.tills.touch(
                session, community_id=till.community_id, till_id=till.id, at=now, not_since=now - TOUCH_AFTER
            )


def _code_hash(session: Session, code: str) -> str:
    """One key for the whole installation: the browser that types a code does not know its community."""
    return session.secrets.keyed_hash("till pairing", NOWHERE, code)


def _own_shop(work: Work, shop_id: str) -> Row:
    """The office may for every shop, an owner for the own one; foreign and missing answer alike."""
    shop = db.tills.shop(work.session, community_id=work.community_id, shop_id=shop_id)
    if shop is None or (shop_id != work.actor.shop_id and not work.actor.roles & _OFFICE):
        raise NotFound(shop_id=shop_id)
    return shop
