"""Who is meant by a name, a card or a phone, and what an account may do today (design 3, 8)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

import db.accounts
import db.places
from core.bootstrap import App
from core.clock import Clock, local_day
from core.names import phone_digits, phone_index
from core.policy import Actor, Role
from db.engine import Row, Session

PHONE_DIGITS_MIN: Final = 7


def actor_of(session: Session, clock: Clock, *, community_id: str, account_id: str) -> Actor | None:
    """An account as it may act now, without a browser (`--as`, tests); None where it may not."""
    rows = db.accounts.who(session, community_id=community_id, account_id=account_id)
    return actor_from(rows, clock) if rows and rows[0].is_enabled else None


def actor_named(session: Session, clock: Clock, *, login_name: str, community_id: str | None = None) -> Actor | None:
    """As `actor_of`, by the name that staff sign in with."""
    for row in staff_named(session, login_name):
        if community_id in (None, row.community_id):
            return actor_of(session, clock, community_id=row.community_id, account_id=row.id)
    return None


def actor_from(rows: Sequence[Row], clock: Clock) -> Actor:
    """Roles, place and shop from live rows; grants count on the days they name."""
    first = rows[0]
    today = local_day(clock.now(), first.time_zone)
    grants = [row for row in rows if row.role and row.from_on <= today and (not row.until_on or today <= row.until_on)]
    own = {"resident": {Role.RESIDENT}, "clerk": {Role.CLERK}}.get(first.kind, set())
    shops = [row.grant_shop_id for row in grants if row.grant_shop_id]
    till_shop_id = getattr(first, "till_shop_id", None)
    return Actor(
        community_id=first.community_id,
        id=first.id,
        name=first.display_name,
        roles=frozenset(own | {Role(row.role) for row in grants}),
        person_id=first.person_id,
        household_id=first.household_id,
        shop_id=till_shop_id or first.shop_id or (shops[0] if shops else None),
        till_id=getattr(first, "till_id", None),
        login_id=getattr(first, "login_id", None),
        time_zone=first.time_zone,
        team_ids=frozenset(row.team_id for row in grants if row.team_id),
    )


def meant(app: App, *, number: str, card: str = "") -> list[Row]:
    """The people whom a phone, card or volunteer number may mean, with their accounts; `card` narrows them down."""
    with app.reading() as (session, _):
        found = _by_number(session, number)
        if card and found:
            households = {row.household_id for row in _by_written_number(session, card)}
            found = [row for row in found if row.household_id in households]
    return found


def _by_number(session: Session, number: str) -> list[Row]:
    found = _by_written_number(session, number)
    digits = phone_digits(number)
    if found or not digits or len(digits) < PHONE_DIGITS_MIN:
        return found
    indexes = [(one.id, phone_index(session, one.id, digits) or "") for one in db.places.communities(session)]
    return db.accounts.meant_by_phone(session, indexes=indexes)


def _by_written_number(session: Session, number: str) -> list[Row]:
    """Cards are kept as the community writes them: as typed first, then in capitals."""
    typed = clean_number(number)
    return db.accounts.meant_by_number(session, number=typed) or (
        db.accounts.meant_by_number(session, number=typed.upper()) if typed != typed.upper() else []
    )


def staff_named(session: Session, login_name: str) -> list[Row]:
    """Staff accounts of a login name, `zhang` in every community or `zhang@LJC` in one."""
    name, _, code = clean_login_name(login_name).partition("@")
    found = db.accounts.staff_named(session, login_name=name)
    return [row for row in found if row.kind == "staff" and code in ("", row.code.casefold())]


def clean_number(number: str) -> str:
    """A card or volunteer number without spaces and full-width symbols."""
    return "".join(unicodedata.normalize("NFKC", number).split())[:64]


def clean_login_name(login_name: str) -> str:
    """A login name as it is stored: NFKC, case-folded, no spaces around."""
    return unicodedata.normalize("NFKC", login_name).strip().casefold()[:60]
