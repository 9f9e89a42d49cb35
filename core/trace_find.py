"""What somebody who follows points types into one field: serial, statement, card, activity, day, notice."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import db.statements
import db.trace
import db.vouchers
from core.clock import Clock
from core.commands import query
from core.errors import NotFound
from core.names import name_key
from core.policy import Actor, Scope
from core.trace import WATCHERS, seen_name
from db.engine import Session

TEXT_MAX: Final = 80
NUMBER_DIGITS_MAX: Final = 9
FOUND_MAX: Final = 20

Kind = Literal["voucher", "statement", "card", "claim", "notice", "activity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that can be followed: `name` is what its page is asked for. `day` and `words` tell it from others."""

    kind: Kind
    name: str
    title: str
    words: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedHousehold:
    """A household whose points are followed, its head's name as this visitor may see it."""

    id: str
    card: str
    person: str
    building: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedNotice:
    """A notice whose points are followed."""

    id: str
    number: int
    state: str
    posted_on: date
    last_day_on: date
    lines: int
    points: int


@query("trace.find", roles=WATCHERS, scope=Scope.COMMUNITY)
def find_traces(session: Session, clock: Clock, actor: Actor, *, text: str) -> list[Found]:
    """What a text may mean, numbers first, then activities by name; nothing for an empty text."""
    typed = unicodedata.normalize("NFKC", text).replace("\x00", "").strip()[:TEXT_MAX]
    if not typed:
        return []
    community_id, number = actor.community_id, typed.upper()
    found: list[Found] = []
    if (voucher := db.trace.voucher(session, community_id=community_id, serial=number)) is not None:
        found.append(Found(kind="voucher", name=voucher.serial, title=voucher.serial))
    if (statement := db.statements.statement(session, community_id=community_id, number=number)) is not None:
        found.append(Found(kind="statement", name=statement.number, title=statement.number, words=statement.shop))
    if (home := db.trace.card(session, community_id=community_id, card_number=number)) is not None:
        person = seen_name(actor, home.head_name)
        found.append(Found(kind="card", name=home.card_number, title=home.card_number, words=person))
    if (claim := db.trace.claim(session, community_id=community_id, claim_id=number)) is not None:
        found.append(Found(kind="claim", name=claim.id, title=claim.title, day=claim.service_on))
    if (notice := _notice(session, actor, typed)) is not None:
        found.append(Found(kind="notice", name=str(notice.number), title=str(notice.number), day=notice.posted_on))
    day = _day(typed)
    rows = (
        db.trace.activities_on(session, community_id=community_id, day=day, limit=FOUND_MAX)
        if day
        else db.trace.activities_named(session, community_id=community_id, text=name_key(typed), limit=FOUND_MAX)
    )
    return found + [Found(kind="activity", name=row.id, title=row.name, day=row.held_on) for row in rows]


@query("trace.household", roles=WATCHERS, scope=Scope.COMMUNITY)
def trace_household(session: Session, clock: Clock, actor: Actor, *, card: str) -> TracedHousehold:
    """The household of a card. Raises NotFound."""
    row = db.trace.card(session, community_id=actor.community_id, card_number=card)
    if row is None:
        raise NotFound(card=card)
    return TracedHousehold(
        id=row.id, card=row.card_number, person=seen_name(actor, row.head_name), building=row.building or ""
    )


@query("trace.notice", roles=WATCHERS, scope=Scope.COMMUNITY)
def trace_notice(session: Session, clock: Clock, actor: Actor, *, number: str) -> TracedNotice:
    """The notice of a number. Raises NotFound."""
    row = _notice(session, actor, number)
    if row is None:
        raise NotFound(number=number)
    return row


def _notice(session: Session, actor: Actor, text: str) -> TracedNotice | None:
    if not (text.isascii() and text.isdecimal() and len(text) <= NUMBER_DIGITS_MAX):
        return None
    row = db.trace.notice(session, community_id=actor.community_id, number=int(text))
    if row is None:
        return None
    return TracedNotice(
        id=row.id,
        number=row.number,
        state=row.state,
        posted_on=row.posted_on,
        last_day_on=row.last_day_on,
        lines=row.lines,
        points=row.points,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.replace("/", "-"))
    except ValueError:
        return None
