"""How a resident comes in without a network: a printed one-time code, then a PIN of their own (design 8)."""

from __future__ import annotations

import secrets as random
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import db.accounts
import db.places
import db.sessions
from core.attempts import NOWHERE, Limit, count_try, forgive
from core.books import Intent, Work
from core.bootstrap import App
from core.clock import machine_clock
from core.codes import ALPHABET
from core.commands import command
from core.errors import AppError, NotFound
from core.passwords import check_pin, hashed, read_pin
from core.policy import Actor, Role, Scope
from core.who import clean_number, meant
from db.tables import Account, Enrolment
from db.types import new_id

CODE_SYMBOLS: Final = 10
SLIP_DAYS: Final = 7
_LOOK_ALIKE: Final = str.maketrans("ILO", "110")


class SlipWrong(AppError):
    """The same for an unknown number, a wrong code, and a slip that is used, ended or too old."""

    key = "error.enrolment.wrong"
    status = 401


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A one-time code, readable only now: 10 symbols of Crockford's base 32."""

    person_id: str
    code: str | None
    expires_at: datetime
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A resident's account with its new PIN."""

    account_id: str
    person_id: str
    is_replay: bool = False


@command(
    "enrolment.issue",
    roles={Role.STAFF, Role.ADMINISTRATOR},
    scope=Scope.COMMUNITY,
    keep=lambda slip: replace(slip, code=None),
)
def issue_enrolment(work: Work, *, person_id: str) -> Slip:
    """A new one-time code for a person, good for seven days and once; it ends older ones. Raises NotFound."""
    person = db.places.person_by_id(work.session, community_id=work.community_id, person_id=person_id)
    if person is None or person.left_on:
        raise NotFound(person_id=person_id)
    now = machine_clock(work.clock).now()
    db.accounts.end_enrolments(work.session, community_id=work.community_id, person_id=person_id, at=now)
    code = "".join(random.choice(ALPHABET) for _ in range(CODE_SYMBOLS))
    enrolment_id, expires_at = new_id(), now + timedelta(days=SLIP_DAYS)
    work.insert(
        Enrolment,
        id=enrolment_id,
        person_id=person_id,
        code_hash=work.session.secrets.keyed_hash("enrolment", work.community_id, code),
        expires_at=expires_at,
        used_at=None,
        ended_at=None,
    )
    work.about(f"person:{person_id}", enrolment_id=enrolment_id, expires_at=expires_at)
    return Slip(person_id=person_id, code=code, expires_at=expires_at)


def enrol(app: App, intent: Intent, *, number: str, code: str, pin: str, address: str | None = None) -> Enrolled:
    """Set a PIN by the code of a slip; `number` is the phone, card or volunteer number of whom the slip names.

    Five tries in 15 minutes. Raises PinMalformed, PinSimple, MustWait, SlipWrong.
    """
    chosen = read_pin(pin)
    check_pin(chosen)
    people = meant(app, number=number)
    limit = Limit(
        name="enrolment:" + app.secrets.keyed_hash("tried number", NOWHERE, clean_number(number).upper())[:40]
    )
    counted = count_try(app, limits=[limit], address=address)
    for community_id in sorted({row.community_id for row in people}):
        code_hash = app.secrets.keyed_hash("enrolment", community_id, read_slip_code(code))
        with app.reading() as (session, clock):
            slip = db.accounts.open_enrolment(
                session, community_id=community_id, code_hash=code_hash, at=machine_clock(clock).now()
            )
            time_zone = db.places.community_by_id(session, community_id=community_id).time_zone
        if slip is None or slip.person_id not in {row.person_id for row in people}:
            continue
        resident = Actor(
            community_id=community_id,
            id=f"enrolment:{slip.id}",
            name="",
            roles=frozenset({Role.RESIDENT}),
            person_id=slip.person_id,
            time_zone=time_zone,
        )
        secret_hash = hashed(app.secrets, community_id, chosen)
        enrolled = app.do(resident, intent, _set_pin, enrolment_id=slip.id, secret_hash=secret_hash)
        with app.writing() as (session, _):
            forgive(session, counted, own=limit)
        return enrolled
    raise SlipWrong()


@command("enrolment.set_pin", roles={Role.RESIDENT}, scope=Scope.OWN)
def _set_pin(work: Work, *, enrolment_id: str, secret_hash: str) -> Enrolled:
    session, community_id, person_id = work.session, work.community_id, work.actor.person_id
    assert person_id is not None, "the gate lets nobody else through"
    now = machine_clock(work.clock).now()
    if not db.accounts.use_enrolment(session, community_id=community_id, enrolment_id=enrolment_id, at=now):
        raise SlipWrong()
    account_id = db.accounts.resident_account(session, community_id=community_id, person_id=person_id)
    if account_id:
        db.accounts.set_secret(session, community_id=community_id, account_id=account_id, secret_hash=secret_hash)
        db.sessions.revoke_all(session, community_id=community_id, account_id=account_id, at=now)
    else:
        account_id = new_id()
        person = db.places.person_by_id(session, community_id=community_id, person_id=person_id)
        work.insert(
            Account,
            id=account_id,
            kind="resident",
            login_name=None,
            display_name=person.name if person else "",
            person_id=person_id,
            shop_id=None,
            secret_hash=secret_hash,
            is_enabled=True,
            language="zh",
            type_size=1,
            created_at=work.now,
        )
    work.about(f"account:{account_id}", enrolment_id=enrolment_id)
    return Enrolled(account_id=account_id, person_id=person_id)


def read_slip_code(text: str) -> str:
    """A slip's code as typed: upper or lower case, in groups, with I L O for 1 1 0."""
    symbols = unicodedata.normalize("NFKC", text).upper().replace("-", "")
    return "".join(symbols.split()).translate(_LOOK_ALIKE)[:64]
