"""Who looks at a page, and where: everything that the frame of a page needs, in one look at the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import db.places
from core.bootstrap import App
from core.clock import local_day
from core.errors import NotFound
from core.policy import Actor
from core.preferences import Preferences, preferences_of
from core.tills import TillSeen, till_of
from db.engine import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The community whose page this is."""

    community_id: str
    code: str
    name: str
    phone: str
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One look at a page. `actor` is a stranger with no roles where nobody is signed in; `kept` then is None."""

    actor: Actor
    is_signed_in: bool
    place: Place
    kept: Preferences | None
    till: TillSeen | None
    now: datetime
    today: date


def stranger(place: Place) -> Actor:
    """Somebody who is not signed in: public queries only."""
    return Actor(community_id=place.community_id, id="public", name="", roles=frozenset(), time_zone=place.time_zone)


def visit(app: App, actor: Actor | None, *, till_token: str | None = None, code: str | None = None) -> Visit:
    """What the frame needs for `actor`, the holder of the till's token, or a stranger at the community `code`.

    Without `code` strangers see the first community. Raises NotFound before any community is founded.
    """
    with app.reading() as (session, clock):
        till = till_of(session, till_token)
        community_id = actor.community_id if actor else till.community_id if till else None
        place = _place(session, community_id, code)
        now = clock.now()
        return Visit(
            actor=actor or stranger(place),
            is_signed_in=actor is not None,
            place=place,
            kept=preferences_of(session, actor) if actor else None,
            till=till,
            now=now,
            today=local_day(now, place.time_zone),
        )


def _place(session: Session, community_id: str | None, code: str | None) -> Place:
    if community_id:
        row = db.places.community_by_id(session, community_id=community_id)
    else:
        row = (db.places.community_by_code(session, code=code) if code else None) or next(
            iter(db.places.communities(session)), None
        )
    if row is None:
        raise NotFound(community=code or community_id)
    return Place(community_id=row.id, code=row.code, name=row.name, phone=row.phone, time_zone=row.time_zone)
