"""One claim of an event: what it needs, what it is worth, what tells two apart (design 6, domain B.2).

What the office enters with its proof is confirmed at once (`event_logging`); what a resident claims waits until
somebody has looked the proof up (`claiming`). Another approves: who confirmed a claim does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

import db.activities
import db.evidence
import db.places
import db.rules
from core.books import Work
from core.entries import BeforeJoining, Duplicate, InFuture
from core.errors import Malformed, NotFound
from core.evidence import ClaimRefused, add_reference, add_words
from core.names import name_key
from core.points import ItemRule
from core.proofs import HONOURS, MEETINGS, Proof, Wanted, is_event, wanted_for
from core.rules import Catalogue, ItemUnknown
from db.engine import Row
from db.states import ClaimState
from db.tables import Claim
from db.types import new_id

TITLE_LETTERS_MAX: Final = 80


class HonourNotHigher(ClaimRefused):
    """The same deed was honoured at this level or a higher one; facts: title, points."""

    key = "error.claim.honour_not_higher"
    status = 409


class PaidStaff(ClaimRefused):
    """Who is paid for a duty gets no points for it; facts: code."""

    key = "error.claim.paid_staff"
    status = 403


class OneOfHousehold(ClaimRefused):
    """One person of a household counts for a meeting, and one stands already; facts: day."""

    key = "error.claim.one_of_household"
    status = 409


class BothSidesNeeded(ClaimRefused):
    """A mediation has two sides with a name each, and both agreed."""

    key = "error.claim.both_sides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, without who: an item of the catalogue with its day, title and proof.

    `deed`: of an honour, what it was given for; by default its title and year. `parties`: of a mediation.
    """

    item_code: str
    service_on: date
    title: str
    level: str | None = None
    reference: str = ""
    deed: str = ""
    activity_id: str | None = None
    parties: tuple[str, ...] = ()
    are_both_agreed: bool = False

    @property
    def wanted(self) -> Wanted:
        return wanted_for(self.item_code, self.level)


def write_event(
    work: Work, event: Event, *, person_id: str, state: ClaimState, batch_id: str | None = None,
    row_number: int | None = None, mark: str = "",
) -> tuple[str, int]:  # fmt: skip
    """Write one claim of an event with its proof; answers its id and the points it states.

    The caller holds the person's row and says what the operation is about. `mark` tells two of one day apart.
    """
    session, community_id = work.session, work.community_id
    person = db.places.person_by_id(session, community_id=community_id, person_id=person_id)
    if person is None:
        raise NotFound(person_id=person_id)
    day, activity = event.service_on, None
    if event.activity_id:
        activity = db.activities.activity_by_id(session, community_id=community_id, activity_id=event.activity_id)
        if activity is None or activity.item_code != event.item_code:
            raise NotFound(activity_id=event.activity_id)
        day = activity.held_on
    if event.wanted.proof is Proof.DUTY:
        day = quarter_end(day)
    if day > work.today:
        raise InFuture(day=day)
    if person.joined_on is not None and day < person.joined_on:
        raise BeforeJoining(day=day, joined_on=person.joined_on)
    rule = Catalogue(session, community_id).item_on(event.item_code, day)
    if not is_event(rule) or (rule.levels and event.level not in rule.levels):
        raise ItemUnknown(code=event.item_code)
    home = db.places.household_of(session, community_id=community_id, person_id=person_id, day=day)
    home = None if person.is_guest else home
    points = rule.levels[event.level] if rule.levels and event.level else rule.points
    if event.item_code in HONOURS:
        points = _above_earlier(work, event, person_id=person_id, points=points)
    _require_fitting(work, event, person_id=person_id, home=home, day=day)
    claim_id = new_id()
    title = activity.name if activity else event.title.strip() or rule_name(work, rule)
    written = session.insert_new(
        Claim,
        community_id=community_id,
        id=claim_id,
        kind="event",
        person_id=person_id,
        household_id=home,
        activity_id=activity.id if activity else None,
        item_code=event.item_code,
        version_id=rule.version_id,
        hours_class=None,
        service_on=day,
        starts_at=None,
        ends_at=None,
        minutes=0,
        stated_points=points,
        title=title[:TITLE_LETTERS_MAX],
        identity=_identity(event, person_id=person_id, home=home, day=day, mark=mark),
        state=state,
        submitted_by=work.actor.id,
        submitted_at=work.now,
        batch_id=batch_id,
        row_number=row_number,
        first_approved_by=None,
        approved_by=None,
    )
    if not written:
        raise OneOfHousehold(day=day) if event.item_code == "A1" else Duplicate(day=day)
    work.born("claim", claim_id, ClaimState.SUBMITTED)
    if state == ClaimState.CONFIRMED:
        work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
    if event.reference.strip():
        add_reference(work, claim_id=claim_id, reference=event.reference)
    if event.parties:
        names = "、".join(" ".join(one.split()) for one in event.parties)
        add_words(work, claim_id=claim_id, kind="parties", text=names)
    return claim_id, points


def quarter_end(day: date) -> date:
    """The last day of a day's quarter."""
    month = (day.month + 2) // 3 * 3
    return date(day.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def rule_name(work: Work, rule: ItemRule) -> str:
    """An item as the catalogue names it: what hangs on the notice where nobody gave a title."""
    items: Iterable[Row] = db.rules.items(work.session, community_id=work.community_id, version_id=rule.version_id)
    return next(str(item.name) for item in items if item.code == rule.code)


def _require_fitting(work: Work, event: Event, *, person_id: str, home: str | None, day: date) -> None:
    session, community_id, proof = work.session, work.community_id, event.wanted.proof
    if event.item_code in HONOURS and not event.title.strip():
        raise Malformed(field="title")
    if proof is Proof.MEDIATION:
        names = {name_key(one) for one in event.parties} - {""}
        if len(names) != 2 or not event.are_both_agreed:
            raise BothSidesNeeded()
    if proof is Proof.DUTY and db.evidence.works_here(session, community_id=community_id, person_id=person_id, day=day):
        raise PaidStaff(code=event.item_code)
    if (
        event.item_code == "A1"
        and event.activity_id
        and home
        and db.evidence.household_was_at(
            session, community_id=community_id, activity_id=event.activity_id, household_id=home
        )
    ):
        raise OneOfHousehold(day=day)


def _above_earlier(work: Work, event: Event, *, person_id: str, points: int) -> int:
    """Of a deed that was honoured before, only what the higher level gives more. Raises HonourNotHigher."""
    earlier = db.evidence.claims_of_deed(
        work.session,
        community_id=work.community_id,
        person_id=person_id,
        identity_begin=_deed(event, person_id),
    )
    given = int(sum(claim.stated_points for claim in earlier))
    if points <= given:
        raise HonourNotHigher(title=earlier[-1].title, points=given)
    return points - given


def _deed(event: Event, person_id: str) -> str:
    deed = event.deed.strip() or f"{event.title} {event.service_on.year}"
    return f"honour|{person_id}|{name_key(deed)[:80]}|"


def _identity(event: Event, *, person_id: str, home: str | None, day: date, mark: str) -> str:
    """What tells two claims apart: the deed, the quarter, the meeting, else the item with its day and title."""
    level = event.level or ""
    if event.item_code in HONOURS:
        return f"{_deed(event, person_id)}{event.item_code}|{level}"
    if event.wanted.proof is Proof.DUTY:
        return f"duty|{person_id}|{event.item_code}|{day}"
    subject = event.activity_id or name_key(event.title)[:80]
    if event.item_code in MEETINGS:
        return f"meeting|{event.item_code}|{home if event.item_code == 'A1' and home else person_id}|{day}|{subject}"
    apart = sha256(name_key(mark).encode()).hexdigest()[:16] if mark.strip("|") else ""
    return f"{person_id}|{event.item_code}|{day}|{subject}|{apart}|{level}"
