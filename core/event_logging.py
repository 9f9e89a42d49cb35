"""Events that the office enters with their proof, for one person or a whole list: confirmed at once (design 5, 6)."""

from __future__ import annotations

from datetime import date
from typing import Final

import db.places
from core.books import Work
from core.claims import MAKERS, Logged
from core.commands import command
from core.errors import AppError
from core.event_claims import Event, write_event
from core.evidence import ClaimRefused, ReferenceNeeded
from core.policy import Scope
from core.proofs import Asked
from db.states import ClaimState
from db.tables import ImportBatch
from db.types import new_id

PEOPLE_MAX: Final = 500


class ItemNotEntered(ClaimRefused):
    """This item is never typed in: the round of tidy homes or the award of a star makes it; facts: code."""

    key = "error.claim.not_entered"


class PersonTwice(ClaimRefused):
    """A list names one person twice; facts: name, rows."""

    key = "error.claim.person_twice"
    status = 409


class ListTooLong(ClaimRefused):
    """More people than one list takes; facts: most."""

    key = "error.claim.list_too_long"


@command("event.log", roles=MAKERS, scope=Scope.COMMUNITY)
def log_event(
    work: Work, *, person_id: str, item_code: str, service_on: date, title: str, level: str | None = None,
    reference: str = "", deed: str = "", activity_id: str | None = None, parties: tuple[str, ...] = (),
    are_both_agreed: bool = False,
) -> Logged:  # fmt: skip
    """Enter a one-off item (honour, mediation, meeting …) for a person; never hours. Raises ClaimRefused and others."""
    event = Event(
        item_code=item_code, service_on=service_on, title=title, level=level, reference=reference, deed=deed,
        activity_id=activity_id, parties=parties, are_both_agreed=are_both_agreed,
    )  # fmt: skip
    return _enter(work, event, (person_id,))


@command("event.log_list", roles=MAKERS, scope=Scope.COMMUNITY)
def log_events(
    work: Work, *, person_ids: tuple[str, ...], item_code: str, service_on: date, title: str, level: str | None = None,
    reference: str = "", activity_id: str | None = None,
) -> Logged:  # fmt: skip
    """Enter one item for a list of people, all or nothing, in one operation; a refusal names its row.

    Raises PersonTwice, ListTooLong, ClaimRefused and others. Above ten rows a second approver signs (design 5).
    """
    if not person_ids or len(person_ids) > PEOPLE_MAX:
        raise ListTooLong(most=PEOPLE_MAX)
    event = Event(
        item_code=item_code, service_on=service_on, title=title, level=level, reference=reference,
        activity_id=activity_id,
    )  # fmt: skip
    return _enter(work, event, person_ids)


def _enter(work: Work, event: Event, person_ids: tuple[str, ...]) -> Logged:
    first_rows: dict[str, int] = {}
    for row, person_id in enumerate(person_ids, start=1):
        if person_id in first_rows:
            named = db.places.person_by_id(work.session, community_id=work.community_id, person_id=person_id)
            raise PersonTwice(name=named.name if named else "", rows=[first_rows[person_id], row])
        first_rows[person_id] = row
    if not event.wanted.is_entered:
        raise ItemNotEntered(code=event.item_code)
    if event.wanted.reference_by is not Asked.NOBODY and not event.reference.strip():
        raise ReferenceNeeded(code=event.item_code)
    for person_id in sorted(person_ids):
        work.lock_person(person_id)
    batch_id = write_batch(work, kind="events", rows=len(person_ids)) if len(person_ids) > 1 else None
    ids = []
    for row, person_id in enumerate(person_ids, start=1):
        try:
            claim_id, _ = write_event(
                work, event, person_id=person_id, state=ClaimState.CONFIRMED, batch_id=batch_id,
                row_number=row if batch_id else None,
            )  # fmt: skip
        except AppError as refusal:
            if batch_id:
                refusal.facts.setdefault("row", row)
            raise
        ids.append(claim_id)
    work.about(
        f"batch:{batch_id}" if batch_id else f"claim:{ids[0]}", item_code=event.item_code, service_on=event.service_on
    )
    return Logged(batch_id=batch_id, written=len(ids), listed=0, back_filled=0, duplicate=0, claim_ids=tuple(ids))


def write_batch(work: Work, *, kind: str, rows: int) -> str:
    """What came in together, so that above ten rows a second approver signs."""
    batch_id = new_id()
    work.insert(
        ImportBatch,
        id=batch_id,
        kind=kind,
        file_name="",
        file_hash="",
        rows=rows,
        made_by=work.actor.id,
        made_at=work.now,
    )
    return batch_id
