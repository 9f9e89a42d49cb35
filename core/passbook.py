"""What a resident sees: the balance, what is in notice, what ends next, and why each entry is what it is (design 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import db.books
import db.notices
import db.places
import db.recalls
import db.reports
from core.clock import Clock, local_day, start_of_day
from core.commands import query
from core.errors import NotFound
from core.policy import Actor, Role, Scope
from db.engine import Row, Session

OFFICE = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A household's points now. `available_on`: the first day on which what is in notice can be spent.

    `shortfall_points` were taken back and not there any more: what comes next goes there first.
    """

    household_id: str
    card: str
    head_name: str
    building: str
    available_points: int
    notice_points: int
    notice_last_day_on: date | None
    available_on: date | None
    ending_points: int
    ending_on: date | None
    confirmed_minutes: int
    back_filled_minutes: int
    shortfall_points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One entry of the passbook with everything its sentence needs. `points` is signed.

    kind: earned, opening, reinstated, deduction (announced; `uncapped_points` are the most that it takes), exchanged,
    replaced, given_back, expired, recalled, deducted, moved_in, moved_out. `day`: when it was done; `recorded_on`:
    when it came into the passbook, by which it is found.
    """

    id: str
    kind: str
    day: date
    recorded_on: date
    points: int
    state: str
    title: str = ""
    person: str = ""
    is_own: bool = True
    item_code: str = ""
    rule_number: int = 0  # the version of the rules that counted on the day
    item: str = ""
    item_english: str = ""
    unit: str = ""
    hours_class: str = ""
    visit_way: str = ""  # of a companion's visit, how it was confirmed: card or call
    reference: str = ""  # what can be looked up about an event: minutes, notice, work order
    minutes: int = 0
    counted_minutes: int = 0
    rate_points: int = 0
    remainder_in_minutes: int = 0
    remainder_out_minutes: int = 0
    uncapped_points: int = 0
    cap_names: tuple[str, ...] = ()
    approver: str = ""
    notice_number: int = 0
    available_on: date | None = None
    expires_on: date | None = None
    face_fen: int = 0
    reward: str = ""  # the goods or service that a voucher is for
    serial: str = ""
    replaced_serial: str = ""
    valid_until_on: date | None = None
    shop: str = ""
    taken_at: datetime | None = None


def _household_for(actor: Actor, household_id: str | None) -> str:
    """The household that is looked at: one's own, or for the office any of the community."""
    wanted = household_id or actor.household_id
    if wanted is None or (not actor.roles & OFFICE and wanted != actor.household_id):
        raise NotFound(household_id=household_id)
    return wanted


@query("points.mine", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def my_balance(session: Session, clock: Clock, actor: Actor, *, household_id: str | None = None) -> Balance:
    """The household's balance. Raises NotFound."""
    wanted = _household_for(actor, household_id)
    named = {"community_id": actor.community_id, "household_id": wanted}
    household = db.places.household_by_id(session, **named)
    if household is None:
        raise NotFound(household_id=wanted)
    today = local_day(clock.now(), actor.time_zone)
    closing = db.notices.open_points_closing(session, **named)
    ending = db.reports.ending_soonest(session, **named, today=today)
    confirmed, filled = (
        db.reports.service_minutes(session, community_id=actor.community_id, person_id=actor.person_id)
        if actor.person_id
        else (0, 0)
    )
    balances = {
        kind: db.books.guard_balance(session, community_id=actor.community_id, account=f"points/{kind}/{wanted}")
        for kind in ("available", "notice")
    }
    return Balance(
        household_id=wanted,
        card=household.card_number,
        head_name=household.head_name,
        building=household.building,
        available_points=balances["available"],
        notice_points=balances["notice"],
        notice_last_day_on=closing[0].last_day_on if closing else None,
        available_on=closing[0].last_day_on + timedelta(days=1) if closing else None,
        ending_points=int(ending.points) if ending else 0,
        ending_on=ending.expires_on if ending else None,
        confirmed_minutes=confirmed,
        back_filled_minutes=filled,
        shortfall_points=db.recalls.shortfall(session, **named),
    )


@query("points.why", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def why(
    session: Session, clock: Clock, actor: Actor, *, first: date, last: date, household_id: str | None = None
) -> list[Passage]:
    """Every entry of a span of local days, the newest first. Others of the household are seen without their details."""
    wanted = _household_for(actor, household_id)
    community_id = actor.community_id
    start, end = start_of_day(first, actor.time_zone), start_of_day(last + timedelta(days=1), actor.time_zone)
    lines = db.reports.earned_lines(session, community_id=community_id, household_id=wanted, first=first, last=last)
    vouchers = db.reports.voucher_entries(
        session, community_id=community_id, household_id=wanted, first=start, last=end
    )
    others = db.reports.other_entries(session, community_id=community_id, household_id=wanted, first=start, last=end)
    passages = [_earned(row, actor) for row in lines]
    passages += [_exchanged(row, actor) for row in vouchers]
    passages += [
        Passage(
            id=f"{row.kind}-{row.operation_id}",
            kind=row.kind,
            day=local_day(row.recorded_at, actor.time_zone),
            recorded_on=local_day(row.recorded_at, actor.time_zone),
            points=int(row.points) if row.kind in ("given_back", "moved_in") else -int(row.points),
            state=row.kind,
        )
        for row in others
    ]
    return sorted(passages, key=lambda passage: passage.day, reverse=True)


@query("points.first_day", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def first_entry_on(session: Session, clock: Clock, actor: Actor, *, household_id: str | None = None) -> date | None:
    """The day of the household's first entry, for paging by month."""
    wanted = _household_for(actor, household_id)
    named = {"community_id": actor.community_id, "household_id": wanted}
    first, moved_at = db.reports.first_entry_on(session, **named), db.reports.first_moved_at(session, **named)
    days = [day for day in (first, local_day(moved_at, actor.time_zone) if moved_at else None) if day]
    return min(days, default=None)


def _earned(row: Row, actor: Actor) -> Passage:
    """Only one's own entries in full (design 3); the office sees all."""
    is_own = bool(actor.roles & OFFICE) or row.person_id is None or row.person_id == actor.person_id
    return Passage(
        id=row.id,
        kind=row.kind if row.kind in ("opening", "deduction", "reinstated") else "earned",
        day=row.service_on,
        recorded_on=row.posted_on,
        points=row.points,
        state=row.state,
        title=row.title if is_own else "",
        person=row.person or "",
        is_own=is_own,
        item_code=row.item_code or "",
        rule_number=row.rule_number or 0,
        item=row.item or "",
        item_english=row.item_english or "",
        unit=row.unit or "",
        hours_class=row.hours_class or "",
        visit_way=row.visit_way or "",
        reference=(row.reference or "") if is_own else "",
        minutes=row.minutes,
        counted_minutes=row.counted_minutes,
        rate_points=row.rate_points,
        remainder_in_minutes=row.remainder_in_minutes,
        remainder_out_minutes=row.remainder_out_minutes,
        uncapped_points=row.stated_points if row.kind == "deduction" else row.uncapped_points,
        cap_names=tuple(name for name in row.cap_names.split(",") if name),
        approver=row.approver or "",
        notice_number=row.number,
        available_on=row.last_day_on + timedelta(days=1),
        expires_on=row.expires_on,
    )


def _exchanged(row: Row, actor: Actor) -> Passage:
    return Passage(
        id=row.id,
        kind="replaced" if row.replaced_serial else "exchanged",
        day=local_day(row.issued_at, actor.time_zone),
        recorded_on=local_day(row.issued_at, actor.time_zone),
        points=0 if row.replaced_serial else -row.price_points,  # the annulled voucher's points paid for it
        state=row.state,
        face_fen=row.face_fen,
        reward=row.reward or "",
        serial=row.serial,
        replaced_serial=row.replaced_serial or "",
        valid_until_on=row.valid_until_on,
        shop=row.shop or "",
        taken_at=row.taken_at,
    )
