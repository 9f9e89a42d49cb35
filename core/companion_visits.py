"""Visits of silver companions: logged on the helper's phone, confirmed by the elder's card or a call of the office.

A confirmed visit becomes *listed* hours under C2: the pairing was registered before, like an activity that was
published; only both ends scanned would be a measurement (decision 0015). How the elder was stands sealed beside the
books, is read by the office alone, and every reading is written down (domain F.1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

import db.claims
import db.companions
import db.places
from core.books import Work
from core.calendars import ENTRY_WORKING_DAYS, working_day_after
from core.clock import Clock, local_day
from core.commands import command, query
from core.companions import PairingEnded, pair_by_id
from core.entries import HoursClass, InFuture, NoMinutes, Overlapping, TooManyMinutes, require_room
from core.errors import AppError, Malformed, NotFound, SecondPersonNeeded
from core.evidence import SEERS
from core.policy import OFFICE, Actor, Role, Scope
from core.rules import Catalogue
from db.engine import Row, Session
from db.states import ClaimState, CompanionVisitState
from db.tables import Claim
from db.types import new_id

ITEM: Final = "C2"
KINDS: Final = ("safety", "company", "errand", "call")
SPOKE_WITH: Final = ("elder", "family", "neighbour")
VISIT_MINUTES_MAX: Final = 240
NOTE_LETTERS_MAX: Final = 400
WAITING_SHOWN: Final = 100
VISITS_SHOWN: Final = 30
_PURPOSE: Final = "visit note"


class VisitRefused(AppError):
    """A visit that cannot be noted like this."""

    key = "error.visit.refused"


class VisitTooOld(VisitRefused):
    """Visits are logged within ten working days; facts: last_day."""

    key = "error.visit.too_old"


class CardDiffers(VisitRefused):
    """The card is not that of the elder's household."""

    key = "error.visit.card_differs"


class CardOnCall(VisitRefused):
    """A card is shown at the door; a phone call is confirmed by the office."""

    key = "error.visit.card_on_call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A visit that was logged, confirmed or taken back."""

    id: str
    state: str
    minutes: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRead:
    """How the elder was, as the helper wrote it."""

    visit_id: str
    text: str
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """A visit in a list. `is_noted`: there is a restricted note."""

    id: str
    pairing_id: str
    helper: str
    elder: str
    elder_phone: str
    kind: str
    visited_on: date
    starts_at: datetime
    minutes: int
    state: str
    way: str
    confirmer: str
    is_noted: bool


@command("visit.log", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def log_visit(
    work: Work, *, pairing_id: str, kind: str, starts_at: datetime, minutes: int, title: str, note: str = "",
    card: str = "",
) -> Visited:  # fmt: skip
    """Log a visit of a pair; with the elder's card number or code it is confirmed at once and becomes hours.

    `title` names the hours. Raises NotFound, PairingEnded, VisitRefused and the refusals of an entry of hours.
    """
    session, community_id = work.session, work.community_id
    pair = pair_by_id(work, pairing_id)
    if pair.helper_id != work.actor.person_id and not work.actor.roles & OFFICE:
        raise NotFound(pairing_id=pairing_id)
    if kind not in KINDS or len(note) > NOTE_LETTERS_MAX:
        raise Malformed(field="kind" if kind not in KINDS else "note")
    day, ends_at = local_day(starts_at, work.actor.time_zone), starts_at + timedelta(minutes=minutes)
    _require_time(work, pair, day=day, ends_at=ends_at, minutes=minutes)
    if card.strip():
        _require_card(work, pair, kind=kind, card=card)
    work.lock_person(pair.helper_id)
    if db.companions.is_visiting_then(
        session, community_id=community_id, helper_id=pair.helper_id, starts_at=starts_at, ends_at=ends_at, day=day
    ):
        raise Overlapping(day=day)
    visit_id = new_id()
    work.insert(
        db.companions.CompanionVisit,
        id=visit_id,
        pairing_id=pairing_id,
        kind=kind,
        visited_on=day,
        starts_at=starts_at,
        ends_at=ends_at,
        minutes=minutes,
        state=CompanionVisitState.LOGGED,
        logged_by=work.actor.id,
        logged_at=work.now,
    )
    work.born("companion_visit", visit_id, CompanionVisitState.LOGGED)
    if note.strip():
        sealed = session.secrets.seal(_PURPOSE, community_id, f"visit_note/{visit_id}", note.strip())
        work.insert(db.companions.VisitNote, id=visit_id, note_sealed=sealed)
    state = CompanionVisitState.LOGGED
    if card.strip():
        visit = db.companions.visit_by_id(session, community_id=community_id, visit_id=visit_id)
        _confirm(work, visit, way="card", spoke_with=None, title=title)
        state = CompanionVisitState.CONFIRMED
    work.about(f"companion_visit:{visit_id}", pairing_id=pairing_id, visited_on=day)
    return Visited(id=visit_id, state=state, minutes=minutes)


@command("visit.confirm", roles=OFFICE | {Role.REVIEWER}, scope=Scope.COMMUNITY, second_person=True)
def confirm_visit(work: Work, *, visit_id: str, spoke_with: str, title: str) -> Visited:
    """Confirm a visit after a call: the elder, the family or a neighbour said that it was so; it becomes hours.

    Raises NotFound, Malformed, SecondPersonNeeded for the helper and the helper's household, StateMoved, Overlapping.
    """
    session, community_id = work.session, work.community_id
    visit = db.companions.visit_by_id(session, community_id=community_id, visit_id=visit_id)
    if visit is None:
        raise NotFound(visit_id=visit_id)
    if spoke_with not in SPOKE_WITH:
        raise Malformed(field="spoke_with")
    home = db.places.household_of(session, community_id=community_id, person_id=visit.helper_id, day=work.today)
    if work.actor.person_id == visit.helper_id or (home is not None and home == work.actor.household_id):
        raise SecondPersonNeeded(visit_id=visit_id)
    work.lock_person(visit.helper_id)
    _confirm(work, visit, way="call", spoke_with=spoke_with, title=title)
    work.about(f"companion_visit:{visit_id}", pairing_id=visit.pairing_id, spoke_with=spoke_with)
    return Visited(id=visit_id, state=CompanionVisitState.CONFIRMED, minutes=visit.minutes)


@command("visit.take_back", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def take_back_visit(work: Work, *, visit_id: str) -> Visited:
    """Take back a visit that nobody has confirmed; its note is erased. Raises NotFound, StateMoved."""
    visit = db.companions.visit_by_id(work.session, community_id=work.community_id, visit_id=visit_id)
    if visit is None or (visit.helper_id != work.actor.person_id and not work.actor.roles & OFFICE):
        raise NotFound(visit_id=visit_id)
    work.move("companion_visit", visit_id, before=CompanionVisitState.LOGGED, after=CompanionVisitState.WITHDRAWN)
    db.companions.forget_note(work.session, community_id=work.community_id, visit_id=visit_id)
    work.about(f"companion_visit:{visit_id}", pairing_id=visit.pairing_id)
    return Visited(id=visit_id, state=CompanionVisitState.WITHDRAWN, minutes=visit.minutes)


def _without_text(read: NoteRead) -> NoteRead:
    return replace(read, text="")


@command("visit.read_note", roles=OFFICE, scope=Scope.COMMUNITY, keep=_without_text)
def read_visit_note(work: Work, *, visit_id: str) -> NoteRead:
    """Open the restricted note of a visit; that it was read, and by whom, is written down. Raises NotFound."""
    sealed = db.companions.note(work.session, community_id=work.community_id, visit_id=visit_id)
    if sealed is None:
        raise NotFound(visit_id=visit_id)
    text = work.session.secrets.unseal(_PURPOSE, work.community_id, f"visit_note/{visit_id}", sealed)
    work.about(f"companion_visit:{visit_id}")
    return NoteRead(visit_id=visit_id, text=text)


@command("visit.erase_notes", roles={Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def erase_visit_notes(work: Work, *, elder_id: str) -> int:
    """Erase every note about an elder, for a reason; answers how many. The visits stay. Raises ReasonNeeded."""
    work.need_reason()
    erased = db.companions.forget_notes_of_elder(work.session, community_id=work.community_id, elder_id=elder_id)
    work.about(f"person:{elder_id}", erased=erased)
    return erased


@query("visit.waiting", roles=SEERS, scope=Scope.COMMUNITY)
def visits_to_confirm(session: Session, clock: Clock, actor: Actor) -> list[VisitLine]:
    """Visits without a card that wait for a call, the oldest first."""
    rows = db.companions.waiting_visits(session, community_id=actor.community_id, limit=WAITING_SHOWN)
    return [_line(row) for row in rows]


@query("visit.of_pair", roles=SEERS | {Role.RESIDENT}, scope=Scope.OWN)
def visits_of_pair(session: Session, clock: Clock, actor: Actor, *, pairing_id: str) -> list[VisitLine]:
    """A pair's visits, the newest first; a helper sees the own pairs' only. Raises NotFound."""
    rows = db.companions.visits_of_pair(
        session, community_id=actor.community_id, pairing_id=pairing_id, limit=VISITS_SHOWN
    )
    if not actor.roles & SEERS and any(row.helper_id != actor.person_id for row in rows):
        raise NotFound(pairing_id=pairing_id)
    return [_line(row) for row in rows]


def _require_time(work: Work, pair: Row, *, day: date, ends_at: datetime, minutes: int) -> None:
    if minutes <= 0:
        raise NoMinutes(minutes=minutes)
    if minutes > VISIT_MINUTES_MAX:
        raise TooManyMinutes(minutes=minutes, day=day)
    if ends_at > work.now:
        raise InFuture(day=day)
    if day < pair.from_on or (pair.until_on is not None and day > pair.until_on):
        raise PairingEnded()
    last_day, _ = working_day_after(work.session, day, count=ENTRY_WORKING_DAYS)
    if work.today > last_day:
        raise VisitTooOld(last_day=last_day)


def _require_card(work: Work, pair: Row, *, kind: str, card: str) -> None:
    if kind == "call":
        raise CardOnCall()
    session, community_id = work.session, work.community_id
    home = db.places.household_of(session, community_id=community_id, person_id=pair.elder_id, day=work.today)
    shown = db.places.household_by_card(session, community_id=community_id, card="".join(card.split()).upper())
    if home is None or shown is None or shown.id != home:
        raise CardDiffers()


def _confirm(work: Work, visit: Row, *, way: str, spoke_with: str | None, title: str) -> None:
    """The visit is confirmed and becomes a confirmed claim of hours of its helper."""
    session, community_id = work.session, work.community_id
    helper = db.places.person_by_id(session, community_id=community_id, person_id=visit.helper_id)
    if helper is None:
        raise NotFound(person_id=visit.helper_id)
    work.move("companion_visit", visit.id, before=CompanionVisitState.LOGGED, after=CompanionVisitState.CONFIRMED)
    home = db.places.household_of(session, community_id=community_id, person_id=visit.helper_id, day=visit.visited_on)
    last_day, _ = working_day_after(session, visit.visited_on, count=ENTRY_WORKING_DAYS)
    claim_id = new_id()
    work.insert(
        Claim,
        id=claim_id,
        kind="hours",
        person_id=visit.helper_id,
        household_id=None if helper.is_guest else home,
        activity_id=None,
        item_code=ITEM,
        version_id=Catalogue(session, community_id).item_on(ITEM, visit.visited_on).version_id,
        hours_class=HoursClass.LISTED if work.today <= last_day else HoursClass.BACK_FILLED,
        service_on=visit.visited_on,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        minutes=visit.minutes,
        stated_points=0,
        title=title[:80],
        identity=f"visit|{visit.id}",
        state=ClaimState.CONFIRMED,
        submitted_by=work.actor.id,
        submitted_at=work.now,
        batch_id=None,
        row_number=None,
        first_approved_by=None,
        approved_by=None,
    )
    work.born("claim", claim_id, ClaimState.SUBMITTED)
    work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
    claim = db.claims.claim_by_id(session, community_id=community_id, claim_id=claim_id)
    require_room(session, community_id=community_id, claim=claim)
    work.insert(
        db.companions.VisitConfirmation,
        id=visit.id,
        way=way,
        spoke_with=spoke_with,
        confirmed_by=work.actor.id,
        confirmed_at=work.now,
        claim_id=claim_id,
    )


def _line(row: Row) -> VisitLine:
    return VisitLine(
        id=row.id,
        pairing_id=row.pairing_id,
        helper=row.helper,
        elder=row.elder,
        elder_phone=row.elder_phone or "",
        kind=row.kind,
        visited_on=row.visited_on,
        starts_at=row.starts_at,
        minutes=row.minutes,
        state=row.state,
        way=row.way or "",
        confirmer=row.confirmer or "",
        is_noted=row.is_noted,
    )
