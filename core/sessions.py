"""Signing in and out, and who somebody is at this very click (design 8; security 6.2).

The browser holds a random token of 256 bits in an HttpOnly cookie, the table its SHA-256. Rights are read from live
rows each time, so that sign-out, a revoked till and a lost role bite at once. These rows lie outside the books.
"""

from __future__ import annotations

import secrets as random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import db.accounts
import db.sessions
import db.tills
from core import passwords
from core.attempts import NOWHERE, Limit, Try, count_try, forgive
from core.bootstrap import App
from core.clock import Clock, machine_clock
from core.commands import query
from core.errors import AppError, NotFound
from core.passwords import PinMalformed, read_pin
from core.policy import Actor, Role, Scope
from core.who import actor_from, clean_login_name, clean_number, meant, staff_named
from db.engine import Row, Session
from db.secrets import token_hash
from db.tables import LoginSession
from db.types import new_id

TOUCH_AFTER: Final = timedelta(minutes=1)
SAME_WORK: Final = 3  # hashes of a sign-in, whoever is meant, so that its time tells nothing


class SignInWrong(AppError):
    """The same for an unknown number, a wrong secret and an account that is shut."""

    key = "error.signin.wrong"
    status = 401


class CardNeeded(AppError):
    """The secret is right, but several people share the phone number: the card number tells them apart."""

    key = "error.signin.card_needed"
    status = 409


class CommunityNeeded(AppError):
    """The secret is right, but two communities have this login name."""

    key = "error.signin.community_needed"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long a sign-in lasts."""

    idle_minutes: int
    hours: int


STAFF_TIMES: Final = Times(idle_minutes=30, hours=10)
ADMINISTRATOR_TIMES: Final = Times(idle_minutes=15, hours=8)
CLERK_TRIES: Final = 10  # of one clerk at all tills of the shop together; five at each
CLERK_TIMES: Final = Times(idle_minutes=60, hours=12)
RESIDENT_TIMES: Final = Times(idle_minutes=30, hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A sign-in that was just made: what the cookie gets, and for whom."""

    token: str
    actor: Actor
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """One of the browsers in which an account is signed in."""

    id: str
    till_name: str | None
    created_at: datetime
    seen_at: datetime
    ends_at: datetime
    is_this_one: bool


# -- who somebody is ---------------------------------------------------------------------------------------------


def actor_for(session: Session, clock: Clock, token: str | None) -> Actor | None:
    """Who holds this token now, or None: one question to the database, on every rerun."""
    rows = _live_rows(session, clock, token)
    return actor_from(rows, clock) if rows else None


def present(app: App, token: str | None) -> Actor | None:
    """As `actor_for`; notes at most once a minute, in a write of its own, that the browser is there."""
    if not token:
        return None
    with app.reading() as (session, clock):
        rows = _live_rows(session, clock, token)
    if not rows:
        return None
    first, now = rows[0], machine_clock(clock).now()
    if now - first.seen_at >= TOUCH_AFTER:
        with app.writing() as (session, _):
            db.sessions.touch(
                session,
                community_id=first.community_id,
                login_id=first.login_id,
                at=now,
                not_since=now - TOUCH_AFTER,
            )
    return actor_from(rows, clock)


def _live_rows(session: Session, clock: Clock, token: str | None) -> list[Row]:
    if not token:
        return []
    rows = db.accounts.who_is_signed_in(session, token_hash=token_hash(token))
    return rows if rows and _is_live(rows[0], machine_clock(clock).now()) else []


def _is_live(row: Row, now: datetime) -> bool:
    if row.revoked_at or not row.is_enabled or now >= row.ends_at:
        return False
    if now - row.seen_at >= timedelta(minutes=row.idle_minutes):
        return False
    if row.till_id is None:
        return bool(row.kind != "clerk")
    return bool(row.till_revoked_at is None and row.till_shop_id == row.shop_id)


# -- signing in --------------------------------------------------------------------------------------------------


def sign_in(
    app: App, *, name: str, secret: str, card: str = "", address: str | None = None, ends: str | None = None
) -> SignedIn:
    """Sign in whoever is meant: staff by login name, residents by phone, card or volunteer number.

    `card` tells people with one phone apart; `ends` is the token that the browser held before. Raises MustWait,
    SignInWrong, CardNeeded, CommunityNeeded.
    """
    with app.reading() as (session, _):
        is_staff = bool(staff_named(session, name))
    if is_staff:
        return sign_in_staff(app, login_name=name, password=secret, address=address, ends=ends)
    return sign_in_resident(app, number=name, pin=secret, card=card, address=address, ends=ends)


def sign_in_staff(
    app: App, *, login_name: str, password: str, address: str | None = None, ends: str | None = None
) -> SignedIn:
    """Sign in by login name (`zhang`, or `zhang@LJC` where two communities have one) and password.

    Raises MustWait, SignInWrong, CommunityNeeded.
    """
    with app.reading() as (session, _):
        found = staff_named(session, login_name)
    counted = count_try(app, limits=_limits(app, clean_login_name(login_name), found), address=address)
    right = _matching(app, found, password)
    if not right:
        raise SignInWrong()
    if len(right) > 1:
        raise CommunityNeeded()
    return _begin(app, right[0], counted, ends=ends)


def sign_in_resident(
    app: App, *, number: str, pin: str, card: str = "", address: str | None = None, ends: str | None = None
) -> SignedIn:
    """Sign in by phone, card or volunteer number, and PIN.

    A card is a household's: the PIN says who of it. A phone that several people share needs the card number beside it.
    Raises MustWait, SignInWrong, CardNeeded.
    """
    found = [row for row in meant(app, number=number, card=card) if row.id]
    counted = count_try(app, limits=_limits(app, clean_number(number).upper(), found), address=address)
    right = _matching(app, found, _pin_or_nothing(pin))
    if not right:
        raise SignInWrong()
    is_shared_phone = not card and len({row.household_id or row.person_id for row in found}) > 1
    if is_shared_phone or len(right) > 1:
        raise CardNeeded()
    return _begin(app, right[0], counted, ends=ends)


def sign_in_clerk(
    app: App, *, till_token: str | None, account_id: str, pin: str, address: str | None = None, ends: str | None = None
) -> SignedIn:
    """Sign a clerk in at a paired till. A PIN is worth nothing elsewhere. Raises MustWait, SignInWrong, NotFound."""
    with app.reading() as (session, _):
        till = db.tills.till_by_token(session, token_hash=token_hash(till_token)) if till_token else None
        if till is None or till.revoked_at:
            raise NotFound()
        clerk = db.accounts.account(session, community_id=till.community_id, account_id=account_id)
    own = Limit(name=f"clerk:{account_id[:26]}:{till.id}", community_id=till.community_id)
    anywhere = Limit(name=f"clerk:{account_id[:26]}", tries=CLERK_TRIES, community_id=till.community_id)
    counted = count_try(app, limits=[own, anywhere], address=address)
    given = _pin_or_nothing(pin)
    if clerk is None or clerk.kind != "clerk" or clerk.shop_id != till.shop_id or not clerk.is_enabled:
        passwords.waste(app.secrets, 1)
        raise SignInWrong()
    if not clerk.secret_hash or not passwords.is_right(app.secrets, till.community_id, given, clerk.secret_hash):
        raise SignInWrong()
    with app.writing() as (session, clock):
        forgive(session, counted, own=own)
        rows = db.accounts.who(session, community_id=till.community_id, account_id=account_id)
        return _open(session, clock, rows, till_id=till.id, ends=ends)


def _pin_or_nothing(pin: str) -> str:
    try:
        return read_pin(pin)
    except PinMalformed:
        return ""  # no PIN is empty; the same work is done and the same answer given


def account_limit(community_id: str, account_id: str) -> Limit:
    """Five tries at one account, however it was named."""
    return Limit(name=f"account:{account_id}", community_id=community_id)


def number_limit(app: App, number: str) -> Limit:
    """The same for a number that nobody has: a stranger sees no difference."""
    return Limit(name="number:" + app.secrets.keyed_hash("tried number", NOWHERE, number)[:40])


def _limits(app: App, name: str, found: Sequence[Row]) -> list[Limit]:
    return [account_limit(row.community_id, row.id) for row in found] or [number_limit(app, name)]


def _matching(app: App, found: Sequence[Row], secret: str) -> list[Row]:
    tried = [row for row in found if row.secret_hash]
    right = [row for row in tried if passwords.is_right(app.secrets, row.community_id, secret, row.secret_hash)]
    passwords.waste(app.secrets, SAME_WORK - len(tried))
    return [row for row in right if row.is_enabled]


def _begin(app: App, row: Row, counted: Try, *, ends: str | None) -> SignedIn:
    with app.writing() as (session, clock):
        forgive(session, counted, own=account_limit(row.community_id, row.id))
        rows = db.accounts.who(session, community_id=row.community_id, account_id=row.id)
        return _open(session, clock, rows, till_id=None, ends=ends)


def _open(session: Session, clock: Clock, rows: Sequence[Row], *, till_id: str | None, ends: str | None) -> SignedIn:
    """A new token each time, so that one planted in a browser beforehand is worth nothing."""
    now = machine_clock(clock).now()
    if ends:
        db.sessions.revoke_token(session, token_hash=token_hash(ends), at=now)
    actor = actor_from(rows, clock)
    times = _times(actor, till_id)
    token, login_id = random.token_urlsafe(32), new_id()
    session.insert(
        LoginSession,
        community_id=actor.community_id,
        id=login_id,
        token_hash=token_hash(token),
        account_id=actor.id,
        till_id=till_id,
        created_at=now,
        seen_at=now,
        idle_minutes=times.idle_minutes,
        ends_at=now + timedelta(hours=times.hours),
        revoked_at=None,
    )
    return SignedIn(token=token, actor=replace(actor, till_id=till_id, login_id=login_id), hours=times.hours)


def _times(actor: Actor, till_id: str | None) -> Times:
    if till_id:
        return CLERK_TIMES
    if Role.ADMINISTRATOR in actor.roles:
        return ADMINISTRATOR_TIMES
    return RESIDENT_TIMES if actor.roles <= {Role.RESIDENT} else STAFF_TIMES


# -- signing out -------------------------------------------------------------------------------------------------


def sign_out(app: App, token: str | None) -> None:
    """End the sign-in that a browser holds; without one nothing happens."""
    if token:
        with app.writing() as (session, clock):
            db.sessions.revoke_token(session, token_hash=token_hash(token), at=machine_clock(clock).now())


@query("session.mine", roles=set(Role), scope=Scope.COMMUNITY)
def my_sessions(session: Session, clock: Clock, actor: Actor) -> list[OpenSession]:
    """Where the actor's own account is signed in."""
    now = machine_clock(clock).now()
    rows = db.sessions.open_sessions(session, community_id=actor.community_id, account_id=actor.id, at=now)
    return [
        OpenSession(
            id=row.id,
            till_name=row.till_name,
            created_at=row.created_at,
            seen_at=row.seen_at,
            ends_at=row.ends_at,
            is_this_one=row.id == actor.login_id,
        )
        for row in rows
        if now - row.seen_at < timedelta(minutes=row.idle_minutes)
    ]


def end_session(app: App, actor: Actor, *, login_id: str) -> None:
    """End one of the actor's own sign-ins. Raises NotFound for anybody else's."""
    with app.writing() as (session, clock):
        if not db.sessions.revoke(
            session,
            community_id=actor.community_id,
            account_id=actor.id,
            login_id=login_id,
            at=machine_clock(clock).now(),
        ):
            raise NotFound(login_id=login_id)
