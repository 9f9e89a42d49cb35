"""Claims that residents make on the phone; they wait until somebody who is not concerned has looked the proof up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.claims
import db.event_lists
from core.approvals import concerned
from core.books import Work
from core.claims import MAKERS
from core.commands import command
from core.errors import NotFound, SecondPersonNeeded, StateMoved
from core.event_claims import Event, write_event
from core.evidence import (
    ClaimRefused,
    ReferenceNeeded,
    add_photo,
    add_reference,
    add_words,
    forget_evidence,
    is_own,
    leads,
    require_proof,
)
from core.pictures import Picture
from core.policy import Role, Scope
from core.proofs import HONOURS, Asked, Proof
from db.states import ClaimState

CLAIM_DAYS: Final = 90  # what lies longer back is entered by the office
WAITING_MAX: Final = 10  # claims of one resident that nobody has looked at yet
STANDING_BEFORE_NOTICE: Final = (ClaimState.SUBMITTED, ClaimState.CONFIRMED, ClaimState.RETURNED)


class NotForResidents(ClaimRefused):
    """This item comes from a list, a round or the office; facts: code."""

    key = "error.claim.not_for_residents"


class PlaceNeeded(ClaimRefused):
    """A hazard has a place and a photo, or nobody finds it."""

    key = "error.claim.place_needed"


class TooLongAgo(ClaimRefused):
    """The phone takes what lies at most so many days back; facts: days."""

    key = "error.claim.too_long_ago"


class TooManyWaiting(ClaimRefused):
    """So many claims of one person wait already; facts: most."""

    key = "error.claim.too_many_waiting"
    status = 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A claim that waits until somebody has looked its proof up."""

    id: str
    points: int
    is_replay: bool = False


@command("claim.make", roles={Role.RESIDENT}, scope=Scope.OWN)
def claim_event(
    work: Work, *, item_code: str, service_on: date, title: str = "", level: str | None = None, reference: str = "",
    deed: str = "", words: str = "", place: str = "", parties: tuple[str, ...] = (), are_both_agreed: bool = False,
    photo: Picture | None = None,
) -> Claimed:  # fmt: skip
    """Claim what the resident did; it waits until somebody has looked the proof up.

    `title` of an honour or a level hangs on the notice; all else is named as the catalogue does. `words`, `place`,
    `parties` and `photo` are seen only by those who look it up. Raises ClaimRefused and the refusals of an event.
    """
    session, community_id, person_id = work.session, work.community_id, work.actor.person_id or ""
    event = Event(
        item_code=item_code, service_on=service_on, title=title if level or item_code in HONOURS else "", level=level,
        reference=reference, deed=deed, parties=parties, are_both_agreed=are_both_agreed,
    )  # fmt: skip
    wanted = event.wanted
    if not wanted.is_claimed:
        raise NotForResidents(code=item_code)
    if work.today - service_on > timedelta(days=CLAIM_DAYS):
        raise TooLongAgo(days=CLAIM_DAYS)
    if wanted.reference_by is Asked.CLAIMANT and not reference.strip():
        raise ReferenceNeeded(code=item_code)
    if wanted.proof is Proof.WORK_ORDER and not (place.strip() and photo):
        raise PlaceNeeded()
    work.lock_person(person_id)
    mine = db.event_lists.own_claims(
        session, community_id=community_id, person_id=person_id, account_id=work.actor.id, limit=100
    )
    if sum(claim.state in (ClaimState.SUBMITTED, ClaimState.RETURNED) for claim in mine) >= WAITING_MAX:
        raise TooManyWaiting(most=WAITING_MAX)
    claim_id, points = write_event(
        work, event, person_id=person_id, state=ClaimState.SUBMITTED, mark=f"{place}|{'|'.join(parties)}"
    )
    statement = "：".join(part for part in (" ".join(place.split()), words.strip()) if part)
    if statement:
        add_words(work, claim_id=claim_id, kind="statement", text=statement)
    if photo:
        add_photo(work, claim_id=claim_id, picture=photo)
    work.about(f"claim:{claim_id}", item_code=item_code, service_on=service_on)
    return Claimed(id=claim_id, points=points)


@command("claim.take_back", roles={Role.RESIDENT}, scope=Scope.OWN)
def take_back_claim(work: Work, *, claim_id: str) -> Claimed:
    """Take back one's own claim before it is approved; its words and photo are erased. Raises NotFound, StateMoved."""
    claim = db.claims.claim_by_id(work.session, community_id=work.community_id, claim_id=claim_id)
    if claim is None or claim.submitted_by != work.actor.id or claim.kind != "event":
        raise NotFound(claim_id=claim_id)
    state = claim.state
    if state == ClaimState.RETURNED:
        work.move("claim", claim_id, before=state, after=ClaimState.SUBMITTED)
        state = ClaimState.SUBMITTED
    if state not in STANDING_BEFORE_NOTICE:
        raise StateMoved(table="claim", id=claim_id, state=state)
    work.move("claim", claim_id, before=state, after=ClaimState.WITHDRAWN)
    forget_evidence(work, claim_id=claim_id)
    work.about(f"claim:{claim_id}")
    return Claimed(id=claim_id, points=claim.stated_points)


@command("claim.verify", roles=MAKERS | {Role.REVIEWER}, scope=Scope.COMMUNITY)
def verify_claim(work: Work, *, claim_id: str, reference: str = "") -> Claimed:
    """Confirm a resident's claim after its proof was looked up; whoever confirms it does not approve it.

    A leader without an office confirms for the own team. Raises NotFound, SecondPersonNeeded, ReferenceNeeded.
    """
    session, community_id = work.session, work.community_id
    claim = db.claims.claim_by_id(session, community_id=community_id, claim_id=claim_id)
    if claim is None or claim.kind != "event":
        raise NotFound(claim_id=claim_id)
    if concerned(session, work.actor, claim) or is_own(work.actor, claim):
        raise SecondPersonNeeded(claim_id=claim_id)
    if not work.actor.roles - {Role.TEAM_LEADER, Role.RESIDENT} and not leads(session, work.actor, claim):
        raise NotFound(claim_id=claim_id)
    if reference.strip():
        add_reference(work, claim_id=claim_id, reference=reference)
    require_proof(session, community_id, claim)
    work.move("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
    work.about(f"claim:{claim_id}", item_code=claim.item_code)
    return Claimed(id=claim_id, points=claim.stated_points)
