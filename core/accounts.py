"""Accounts of the office and the shops, their rights, and the one-time link that first sets a password (design 8).

Residents come in by a slip: `core/enrolments.py`.
"""

from __future__ import annotations

import re
import secrets as random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

import db.accounts
import db.sessions
import db.tills
from core import passwords
from core.books import Intent, Work
from core.bootstrap import App
from core.clock import Clock, machine_clock
from core.commands import command, query
from core.enrolments import Slip, enrol, issue_enrolment
from core.errors import AppError, Malformed, NotFound
from core.passwords import check_password, hashed
from core.policy import Actor, Role, Scope
from core.sessions import SignInWrong
from core.who import actor_from, actor_named, actor_of, clean_login_name
from db.engine import Row, Session
from db.secrets import token_hash
from db.tables import Account, Grant, OneTimeLink
from db.types import new_id

__all__ = [
    "CreatedAccount", "LinkIssued", "Slip", "actor_from", "actor_named", "actor_of", "change_password",
    "create_account", "end_role", "enrol", "grant_role", "issue_enrolment", "issue_link", "link_holder",
    "list_accounts", "pin_is_right", "set_password_by_link", "shut_account",
]  # fmt: skip

LINK_HOURS: Final = 72
_LOGIN_NAME: Final = re.compile(r"[^\W\d_][\w.]{1,39}")  # begins with a letter of any script


class LoginNameMalformed(Malformed):
    """2 to 40 letters, digits, dots and underscores, beginning with a letter."""

    key = "error.account.login_name_malformed"


class LoginNameTaken(AppError):
    """Facts: login_name."""

    key = "error.account.login_name_taken"
    status = 409


class LinkOver(AppError):
    """The one-time link was used, is too old, or never was."""

    key = "error.account.link_over"
    status = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedAccount:
    """A new account; it has no password until its one-time link was used."""

    id: str
    login_name: str
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkIssued:
    """The token of a one-time link; readable only now."""

    token: str | None
    expires_at: datetime
    is_replay: bool = False


# -- the office --------------------------------------------------------------------------------------------------


@command("account.create", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def create_account(
    work: Work,
    *,
    login_name: str,
    display_name: str,
    roles: tuple[str, ...] = (),
    shop_id: str | None = None,
    person_id: str | None = None,
    language: str = "zh",
) -> CreatedAccount:
    """Open an account that signs in by name and password, with rights from today on.

    `shop_id` is for a shop's owner. Raises LoginNameMalformed, LoginNameTaken, NotFound.
    """
    name = clean_login_name(login_name)
    if not _LOGIN_NAME.fullmatch(name):
        raise LoginNameMalformed()
    if db.accounts.login_name_is_taken(work.session, community_id=work.community_id, login_name=name):
        raise LoginNameTaken(login_name=name)
    if shop_id and db.tills.shop(work.session, community_id=work.community_id, shop_id=shop_id) is None:
        raise NotFound(shop_id=shop_id)
    account_id = new_id()
    work.insert(
        Account,
        id=account_id,
        kind="staff",
        login_name=name,
        display_name=" ".join(display_name.split())[:60] or name,
        person_id=person_id,
        shop_id=shop_id,
        secret_hash=None,
        is_enabled=True,
        language=language,
        type_size=1,
        created_at=work.now,
    )
    for role in roles:
        _write_grant(work, account_id=account_id, role=Role(role), shop_id=shop_id)
    work.about(f"account:{account_id}", roles=",".join(sorted(roles)), shop_id=shop_id)
    return CreatedAccount(id=account_id, login_name=name)


@command("account.grant", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def grant_role(
    work: Work,
    *,
    account_id: str,
    role: str,
    from_on: date | None = None,
    until_on: date | None = None,
    area_id: str | None = None,
    team_id: str | None = None,
    shop_id: str | None = None,
) -> str:
    """Give a right, for a place, team or shop, from a date on; answers the grant's id. Raises NotFound."""
    require_account(work, account_id)
    grant_id = _write_grant(
        work,
        account_id=account_id,
        role=Role(role),
        from_on=from_on,
        until_on=until_on,
        area_id=area_id,
        team_id=team_id,
        shop_id=shop_id,
    )
    work.about(f"account:{account_id}", role=role, from_on=from_on or work.today, until_on=until_on)
    return grant_id


@command("account.end_role", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def end_role(work: Work, *, account_id: str, role: str) -> int:
    """Take a right away from now on; answers how many grants ended."""
    ended = db.accounts.end_grants(
        work.session,
        community_id=work.community_id,
        account_id=account_id,
        role=role,
        last_day=work.today - timedelta(days=1),
    )
    work.about(f"account:{account_id}", role=role, ended=ended)
    return ended


@command("account.shut", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def shut_account(work: Work, *, account_id: str, is_enabled: bool = False) -> bool:
    """Shut an account and end its sign-ins, or open it again. Raises NotFound."""
    require_account(work, account_id)
    changed = db.accounts.set_enabled(
        work.session, community_id=work.community_id, account_id=account_id, is_enabled=is_enabled
    )
    if not is_enabled:
        end_sign_ins(work, account_id)
    work.about(f"account:{account_id}", is_enabled=is_enabled)
    return changed


@query("account.list", roles={Role.ADMINISTRATOR, Role.STAFF, Role.SUPERVISOR}, scope=Scope.COMMUNITY)
def list_accounts(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """Accounts of the office and the shops."""
    return db.accounts.accounts(session, community_id=actor.community_id)


# -- passwords ---------------------------------------------------------------------------------------------------


@command(
    "account.issue_link",
    roles={Role.ADMINISTRATOR},
    scope=Scope.COMMUNITY,
    keep=lambda issued: replace(issued, token=None),
)
def issue_link(work: Work, *, account_id: str) -> LinkIssued:
    """A one-time link (three days) by which the holder sets a password that nobody else learns; ends older ones."""
    kept = require_account(work, account_id)
    if kept.kind != "staff":
        raise NotFound(account_id=account_id)
    now = machine_clock(work.clock).now()
    db.accounts.end_links(work.session, community_id=work.community_id, account_id=account_id, at=now)
    token, expires_at = random.token_urlsafe(32), now + timedelta(hours=LINK_HOURS)
    work.insert(
        OneTimeLink,
        id=new_id(),
        account_id=account_id,
        token_hash=token_hash(token),
        expires_at=expires_at,
        used_at=None,
    )
    work.about(f"account:{account_id}", expires_at=expires_at)
    return LinkIssued(token=token, expires_at=expires_at)


def link_holder(app: App, *, token: str) -> Row:
    """Whose one-time link this is. Raises LinkOver."""
    with app.reading() as (session, clock):
        found = db.accounts.open_link(session, token_hash=token_hash(token), at=machine_clock(clock).now())
    if found is None:
        raise LinkOver()
    return found


def set_password_by_link(app: App, intent: Intent, *, token: str, password: str) -> None:
    """Set a password by a one-time link; every older sign-in of the account ends.

    Raises LinkOver, PasswordShort, PasswordLong, PasswordCommon.
    """
    holder = link_holder(app, token=token)
    check_password(password, names=(holder.login_name or "", holder.display_name))
    secret_hash = hashed(app.secrets, holder.community_id, password)
    app.do(
        _oneself(app, holder.community_id, holder.account_id),
        intent,
        _set_by_link,
        link_id=holder.id,
        account_id=holder.account_id,
        secret_hash=secret_hash,
    )


def change_password(app: App, actor: Actor, intent: Intent, *, old: str, new: str) -> None:
    """Change one's own password; every sign-in of the account ends.

    Raises SignInWrong, PasswordShort, PasswordLong, PasswordCommon.
    """
    with app.reading() as (session, _):
        kept = db.accounts.account(session, community_id=actor.community_id, account_id=actor.id)
    if kept is None or not passwords.is_right(app.secrets, actor.community_id, old, kept.secret_hash or ""):
        raise SignInWrong()
    check_password(new, names=(kept.login_name or "", kept.display_name))
    app.do(actor, intent, _set_own_password, secret_hash=hashed(app.secrets, actor.community_id, new))


@command("account.set_password_by_link", roles=set(Role), scope=Scope.COMMUNITY)
def _set_by_link(work: Work, *, link_id: str, account_id: str, secret_hash: str) -> None:
    if account_id != work.actor.id:
        raise NotFound(account_id=account_id)
    now = machine_clock(work.clock).now()
    if not db.accounts.use_link(work.session, community_id=work.community_id, link_id=link_id, at=now):
        raise LinkOver()
    write_secret(work, account_id, secret_hash)


@command("account.set_password", roles=set(Role), scope=Scope.COMMUNITY)
def _set_own_password(work: Work, *, secret_hash: str) -> None:
    write_secret(work, work.actor.id, secret_hash)


def pin_is_right(session: Session, *, community_id: str, person_ids: Sequence[str], pin: str) -> bool:
    """Whether this is the PIN of one of these people. Counting the tries is the caller's part; a hash takes 20 ms."""
    kept = db.accounts.resident_secrets(session, community_id=community_id, person_ids=person_ids)
    compared = [passwords.is_right(session.secrets, community_id, pin, one) for one in kept]
    return any(compared)


# -- shared ------------------------------------------------------------------------------------------------------


def _oneself(app: App, community_id: str, account_id: str) -> Actor:
    with app.reading() as (session, clock):
        actor = actor_of(session, clock, community_id=community_id, account_id=account_id)
    if actor is None:
        raise LinkOver()
    return actor if actor.roles else replace(actor, roles=frozenset({Role.RESIDENT}))  # no right yet: oneself only


def write_secret(work: Work, account_id: str, secret_hash: str) -> None:
    db.accounts.set_secret(work.session, community_id=work.community_id, account_id=account_id, secret_hash=secret_hash)
    end_sign_ins(work, account_id)
    work.about(f"account:{account_id}")


def end_sign_ins(work: Work, account_id: str) -> None:
    now = machine_clock(work.clock).now()
    db.sessions.revoke_all(work.session, community_id=work.community_id, account_id=account_id, at=now)


def require_account(work: Work, account_id: str) -> Row:
    kept = db.accounts.account(work.session, community_id=work.community_id, account_id=account_id)
    if kept is None:
        raise NotFound(account_id=account_id)
    return kept


def _write_grant(
    work: Work,
    *,
    account_id: str,
    role: Role,
    from_on: date | None = None,
    until_on: date | None = None,
    area_id: str | None = None,
    team_id: str | None = None,
    shop_id: str | None = None,
) -> str:
    grant_id = new_id()
    work.insert(
        Grant,
        id=grant_id,
        account_id=account_id,
        role=role.value,
        area_id=area_id,
        team_id=team_id,
        shop_id=shop_id,
        from_on=from_on or work.today,
        until_on=until_on,
        granted_by=work.actor.id,
    )
    return grant_id
