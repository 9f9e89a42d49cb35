"""Every minute forward to where its points are now: in notice, available, in vouchers, with shops, ended (design 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import db.activities
import db.trace
from core.clock import Clock
from core.commands import query
from core.errors import NotFound
from core.lots import OF_CLAIMS
from core.policy import Actor, Role, Scope
from core.recalls import ClaimBalance, taken_back
from core.trace import WATCHERS, Mark, marks_of, seen_name
from db.engine import Row, Session
from db.states import ClaimState, VoucherState

#: state of a voucher -> where the points in it are; the others hold none
_IN_VOUCHERS: Final = {
    VoucherState.ACTIVE: "live",
    VoucherState.LOCKED: "live",
    VoucherState.REDEEMED: "owed",
    VoucherState.IN_STATEMENT: "owed",
    VoucherState.SETTLED: "paid",
    VoucherState.EXPIRED: "unused",
}
_SIGN: Final = {"spent": 1, "taken_over": 1, "given_back": -1, "handed_over": -1}
NOT_YET: Final = (ClaimState.IN_NOTICE, ClaimState.DISPUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where the points of some posted claims are now; the parts add up to `issued`.

    `live`: in vouchers that can be used; `owed`: with shops, not paid yet; `paid`: paid out to shops; `unused`: in
    vouchers that ended before anybody took them; `expired`: ended as points; `taken_back`: recalled or deducted.
    """

    claims: int
    issued: int
    in_notice: int
    available: int
    live: int
    owed: int
    paid: int
    unused: int
    expired: int
    taken_back: int

    @property
    def adds_up(self) -> bool:
        """Whether every point is somewhere, and only once."""
        spent = self.live + self.owed + self.paid + self.unused
        return self.issued == self.in_notice + self.available + spent + self.expired + self.taken_back


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A posted claim as a line of a list; `person` as this visitor may see it."""

    id: str
    state: ClaimState
    kind: str
    title: str
    person: str
    card: str
    service_on: date
    minutes: int
    item_code: str | None
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsWent:
    """Points of a claim that went into a voucher; `held_points` of them are still in it."""

    serial: str
    state: VoucherState
    points: int
    held_points: int
    issued_at: datetime
    valid_until: date
    shop: str | None
    taken_at: datetime | None
    number: str | None
    paid_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTrace:
    """A claim from its minutes to where its points are. `posted` is False before a notice: then there are no points."""

    id: str
    kind: str
    title: str
    state: ClaimState
    person: str
    card: str | None
    household_id: str | None
    activity_id: str | None
    activity: str | None
    place: str | None
    leader: str | None
    service_on: date
    starts_at: datetime | None
    ends_at: datetime | None
    minutes: int
    hours_class: str | None
    file_name: str | None
    row_number: int | None
    posted: bool
    counted_minutes: int
    rate_points: int
    remainder_in_minutes: int
    remainder_out_minutes: int
    uncapped_points: int
    points: int
    cap_names: tuple[str, ...]
    item_code: str | None
    item: str | None
    item_english: str | None
    unit: str | None
    rule_version: int | None
    notice_id: str | None
    notice_number: int | None
    posted_on: date | None
    last_day_on: date | None
    expires_on: date | None
    first_approver: str | None
    marks: tuple[Mark, ...]
    where: Whereabouts
    vouchers: tuple[PointsWent, ...]
    ended: tuple[tuple[int, datetime], ...]
    taken: ClaimBalance


@query("trace.claim", roles=WATCHERS, scope=Scope.COMMUNITY)
def trace_claim(session: Session, clock: Clock, actor: Actor, *, claim_id: str) -> ClaimTrace:
    """A claim in both directions. Raises NotFound."""
    community_id = actor.community_id
    row = db.trace.claim(session, community_id=community_id, claim_id=claim_id)
    if row is None:
        raise NotFound(claim_id=claim_id)
    vouchers = db.trace.vouchers_of_claim(session, community_id=community_id, claim_id=claim_id)
    ended = db.trace.ended_of_claim(session, community_id=community_id, claim_id=claim_id)
    return ClaimTrace(
        id=row.id,
        kind=row.kind,
        title=row.title,
        state=ClaimState(row.state),
        person=seen_name(actor, row.person or row.head_name),
        card=row.card_number,
        household_id=row.household_id,
        activity_id=row.activity_id,
        activity=row.activity,
        place=row.place,
        leader=seen_name(actor, row.leader) or None,
        service_on=row.service_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        minutes=row.minutes,
        hours_class=row.hours_class,
        file_name=row.file_name,
        row_number=row.row_number,
        posted=row.notice_number is not None,
        counted_minutes=row.counted_minutes or 0,
        rate_points=row.rate_points or 0,
        remainder_in_minutes=row.remainder_in_minutes or 0,
        remainder_out_minutes=row.remainder_out_minutes or 0,
        uncapped_points=row.uncapped_points or 0,
        points=row.points or 0,
        cap_names=tuple(name for name in (row.cap_names or "").split(",") if name),
        item_code=row.item_code,
        item=row.item,
        item_english=row.item_english,
        unit=row.unit,
        rule_version=row.version_number,
        notice_id=row.notice_id,
        notice_number=row.notice_number,
        posted_on=row.posted_on,
        last_day_on=row.last_day_on,
        expires_on=row.expires_on,
        first_approver=row.first_approver,
        marks=marks_of(session, actor, [claim_id])[claim_id],
        where=whereabouts_of(session, actor, scope="claim", scope_id=claim_id),
        vouchers=tuple(_went(one) for one in vouchers),
        ended=tuple((one.points, one.recorded_at) for one in ended),
        taken=taken_back(session, actor, claim_id),
    )


@query("trace.whereabouts", roles=WATCHERS, scope=Scope.COMMUNITY)
def whereabouts(
    session: Session, clock: Clock, actor: Actor, *, scope: db.trace.Scope, scope_id: str
) -> Whereabouts:  # fmt: skip
    """Where the points of an activity, a notice or a household are now."""
    return whereabouts_of(session, actor, scope=scope, scope_id=scope_id)


@query("trace.own_claim", roles={Role.RESIDENT}, scope=Scope.OWN)
def where_my_points_are(session: Session, clock: Clock, actor: Actor, *, claim_id: str) -> Whereabouts:
    """Where the points of an entry of the own household are now. Raises NotFound, foreign ones alike."""
    row = db.trace.claim(session, community_id=actor.community_id, claim_id=claim_id)
    if row is None or row.household_id is None or row.household_id != actor.household_id:
        raise NotFound(claim_id=claim_id)
    return whereabouts_of(session, actor, scope="claim", scope_id=claim_id)


@query("trace.claims", roles=WATCHERS, scope=Scope.COMMUNITY)
def traced_claims(
    session: Session, clock: Clock, actor: Actor, *, scope: db.trace.Scope, scope_id: str, limit: int = 20,
    offset: int = 0,
) -> list[ClaimLine]:  # fmt: skip
    """The posted claims of an activity, a notice or a household, the newest service first."""
    rows = db.trace.claims(
        session, community_id=actor.community_id, scope=scope, scope_id=scope_id, limit=limit, offset=offset
    )
    return [
        ClaimLine(
            id=row.id,
            state=ClaimState(row.state),
            kind=row.kind,
            title=row.title,
            person=seen_name(actor, row.person or row.head_name),
            card=row.card_number or "",
            service_on=row.service_on,
            minutes=row.minutes,
            item_code=row.item_code,
            points=row.points,
        )
        for row in rows
    ]


def whereabouts_of(session: Session, actor: Actor, *, scope: db.trace.Scope, scope_id: str) -> Whereabouts:
    """Each part is added up from its own rows, so that a point that is nowhere shows."""
    community_id = actor.community_id
    posted = db.trace.posted(session, community_id=community_id, scope=scope, scope_id=scope_id)
    sums = {"in_notice": 0, "live": 0, "owed": 0, "paid": 0, "unused": 0, "expired": 0, "taken_back": 0}
    sums["in_notice"] = sum(row.points for row in posted if row.state in NOT_YET)
    sums["taken_back"] = db.trace.taken_in_notice(session, community_id=community_id, scope=scope, scope_id=scope_id)
    for row in db.trace.used(session, community_id=community_id, scope=scope, scope_id=scope_id):
        if row.kind == "expired":
            sums["expired"] += row.points
        elif row.kind in OF_CLAIMS:
            sums["taken_back"] += row.points
        elif place := _IN_VOUCHERS.get(VoucherState(row.state)):
            sums[place] += _SIGN[row.kind] * row.points
    return Whereabouts(
        claims=sum(row.claims for row in posted),
        issued=sum(row.points for row in posted),
        available=db.trace.in_lots(session, community_id=community_id, scope=scope, scope_id=scope_id),
        **sums,
    )


def _went(row: Row) -> PointsWent:
    return PointsWent(
        serial=row.serial,
        state=VoucherState(row.state),
        points=row.paid_points,
        held_points=row.held_points,
        issued_at=row.issued_at,
        valid_until=row.valid_until_on,
        shop=row.shop,
        taken_at=row.taken_at,
        number=row.number,
        paid_on=row.paid_on,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedActivity:
    """An activity with where the points of its claims are; `entries` counts claims that are not posted yet too."""

    id: str
    name: str
    place: str
    held_on: date
    state: str
    leader: str
    team: str | None
    item_code: str
    entries: int
    where: Whereabouts


@query("trace.activity", roles=WATCHERS, scope=Scope.COMMUNITY)
def trace_activity(session: Session, clock: Clock, actor: Actor, *, activity_id: str) -> TracedActivity:
    """An activity and where its points are now. Raises NotFound."""
    row = db.activities.activity_by_id(session, community_id=actor.community_id, activity_id=activity_id)
    if row is None:
        raise NotFound(activity_id=activity_id)
    return TracedActivity(
        id=row.id,
        name=row.name,
        place=row.place,
        held_on=row.held_on,
        state=row.state,
        leader=seen_name(actor, row.leader),
        team=row.team,
        item_code=row.item_code,
        entries=row.entries,
        where=whereabouts_of(session, actor, scope="activity", scope_id=activity_id),
    )
