"""Every yuan back to the minute that earned it: from a voucher's taking to the claims whose points paid (design 1).

Every step names the operation that took it, by its number in the chain, and the seal of the day on which it was
recorded, so that paper and books can be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import db.trace
from core.clock import Clock, local_day
from core.commands import query
from core.errors import NotFound
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from core.seals import check_value
from db.engine import Row, Session
from db.states import DisputeState, LineState, StatementState, TakingState, VoucherState

#: who may follow points and money; who pays shops has no say in points, so sees names masked
WATCHERS: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE, Role.ADMINISTRATOR}
NAMED_FOR: Final = WATCHERS - {Role.FINANCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One step of a row, and where it stands in the books: number in the chain, day, that day's seal if it has one.

    `actor` is a name, or an id such as `job` where the account has none. `role` is the one that was acted in.
    """

    state: str
    seq: int
    at: datetime
    actor: str
    role: str
    source: str
    day: date
    check_value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedTaking:
    """One taking of a voucher, with its line and payment. Amounts in fen; `clerk` is None for a program."""

    id: str
    state: TakingState
    shop: str
    clerk: str | None
    carer: str | None
    taken_at: datetime
    undone_at: datetime | None
    face_fen: int
    number: str | None
    position: int | None
    kept_fen: int | None
    line_state: LineState | None
    statement_state: StatementState | None
    paid_on: date | None
    proof: str | None
    dispute: DisputeState | None
    disputed_as: str | None
    disputed_at: datetime | None
    decided_at: datetime | None
    marks: tuple[Mark, ...]
    statement_marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidWith:
    """Points of one lot that paid for a voucher, and the claim behind the lot.

    `held_points` is what the voucher still holds of them: 0 where they were given back or handed to a replacement.
    """

    points: int
    held_points: int
    claim_points: int
    expires_on: date
    claim_id: str
    kind: str
    title: str
    activity: str | None
    person: str
    service_on: date
    minutes: int
    hours_class: str | None
    item_code: str | None
    rule_version: int | None
    notice_number: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherTrace:
    """A voucher with all that is behind it and all that became of it. `person`: the head, as this visitor may see."""

    id: str
    serial: str
    state: VoucherState
    face_fen: int
    price_points: int
    reward: str | None
    fund: str
    household_id: str
    card: str
    person: str
    issued_at: datetime
    valid_until: date
    replaces: str | None
    replaced_by: str | None
    marks: tuple[Mark, ...]
    takings: tuple[TracedTaking, ...]
    paid_with: tuple[PaidWith, ...]


@query("trace.voucher", roles=WATCHERS, scope=Scope.COMMUNITY)
def trace_voucher(session: Session, clock: Clock, actor: Actor, *, serial: str) -> VoucherTrace:
    """From a voucher's serial back to the minutes, and on to its payment. Raises NotFound."""
    community_id = actor.community_id
    found = db.trace.voucher(session, community_id=community_id, serial=serial)
    if found is None:
        raise NotFound(serial=serial)
    takings = db.trace.takings(session, community_id=community_id, voucher_id=found.id)
    parts = db.trace.paid_with(session, community_id=community_id, voucher_id=found.id)
    statements = [one.statement_id for one in takings if one.statement_id]
    ids = [found.id, *(one.id for one in takings), *statements, *(part.claim_id for part in parts)]
    marks = marks_of(session, actor, ids)
    return VoucherTrace(
        id=found.id,
        serial=found.serial,
        state=VoucherState(found.state),
        face_fen=found.face_fen,
        price_points=found.price_points,
        reward=found.reward,
        fund=found.fund,
        household_id=found.household_id,
        card=found.card_number,
        person=seen_name(actor, found.head_name),
        issued_at=found.issued_at,
        valid_until=found.valid_until_on,
        replaces=found.replaces,
        replaced_by=found.replaced_by,
        marks=marks[found.id],
        takings=tuple(_taking(one, actor, marks) for one in takings),
        paid_with=tuple(_part(one, actor, marks) for one in parts),
    )


def marks_of(session: Session, actor: Actor, subject_ids: Iterable[str]) -> Mapping[str, tuple[Mark, ...]]:
    """The steps of some rows with their operations and seals, by row; rows without any have an empty one."""
    rows = db.trace.steps(session, community_id=actor.community_id, subject_ids=sorted(set(subject_ids)))
    days = sorted({local_day(row.recorded_at, actor.time_zone) for row in rows})
    seals = {
        seal.day_on: check_value(seal.signature)
        for seal in db.trace.seals_of_days(session, community_id=actor.community_id, days=days)
    }
    found: dict[str, list[Mark]] = defaultdict(list)
    for row in rows:
        day = local_day(row.recorded_at, actor.time_zone)
        found[row.subject_id].append(
            Mark(
                state=row.to_state,
                seq=row.seq,
                at=row.recorded_at,
                actor=row.actor or row.actor_id,
                role=row.acting_role,
                source=row.source,
                day=day,
                check_value=seals.get(day),
            )
        )
    return defaultdict(tuple, {subject: tuple(several) for subject, several in found.items()})


def seen_name(actor: Actor, name: str | None) -> str:
    """A resident's name as this visitor may see it."""
    return (name if actor.roles & NAMED_FOR else masked_name(name)) if name else ""


def _taking(row: Row, actor: Actor, marks: Mapping[str, tuple[Mark, ...]]) -> TracedTaking:
    return TracedTaking(
        id=row.id,
        state=TakingState(row.state),
        shop=row.shop,
        clerk=row.clerk,
        carer=seen_name(actor, row.carer) or None,
        taken_at=row.taken_at,
        undone_at=row.undone_at,
        face_fen=row.face_fen,
        number=row.number,
        position=row.position,
        kept_fen=row.kept_fen,
        line_state=LineState(row.line_state) if row.line_state else None,
        statement_state=StatementState(row.statement_state) if row.statement_state else None,
        paid_on=row.paid_on,
        proof=row.proof,
        dispute=DisputeState(row.dispute_state) if row.dispute_state else None,
        disputed_as=row.opened_as,
        disputed_at=row.opened_at,
        decided_at=row.decided_at,
        marks=marks[row.id],
        statement_marks=marks[row.statement_id] if row.statement_id else (),
    )


def _part(row: Row, actor: Actor, marks: Mapping[str, tuple[Mark, ...]]) -> PaidWith:
    return PaidWith(
        points=row.paid_points,
        held_points=row.held_points,
        claim_points=row.claim_points,
        expires_on=row.expires_on,
        claim_id=row.claim_id,
        kind=row.kind,
        title=row.title,
        activity=row.activity,
        person=seen_name(actor, row.person or row.head_name),
        service_on=row.service_on,
        minutes=row.minutes,
        hours_class=row.hours_class,
        item_code=row.item_code,
        rule_version=row.version_number,
        notice_number=row.notice_number,
        marks=marks[row.claim_id],
    )
