"""What a household may exchange its points for today, before it presses anything (design 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.books
import db.limits
import db.lots
import db.rewards
import db.rules
from core.clock import Clock, local_day
from core.commands import query
from core.errors import NotFound
from core.exchange import FACES_FEN, VOUCHERS_MAX, is_spender
from core.policy import Actor, Role, Scope
from core.reward_rules import left_of_limit, next_period
from core.rewards import shops_by_reward
from core.windows import is_open, next_open_day
from db.engine import Session

ENDING_DAYS: Final = 60  # points that end within this time are called ending, as their first warning does


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """One voucher on offer: its face in fen, its price in points, and how many of these are still missing."""

    face_fen: int
    points: int
    missing_points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardOffer:
    """Goods or a service on offer: its price, what is missing, what is left in stock and of the household's limit.

    `left_pieces` and `again_on` (when the limit begins anew) are None without a limit; `shops` are names.
    """

    id: str
    kind: str
    name: str
    note: str
    points: int
    missing_points: int
    stock: int
    limit_pieces: int | None
    limit_period: str | None
    left_pieces: int | None
    again_on: date | None
    voucher_days: int
    shops: tuple[str, ...]

    @property
    def can_have(self) -> bool:
        """Whether one piece may be had now."""
        return not self.missing_points and self.most > 0

    @property
    def most(self) -> int:
        """How many pieces may be asked for, as far as stock and limit go."""
        return self.stock if self.left_pieces is None else min(self.stock, self.left_pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The household's points and what they buy. Vouchers of money last `voucher_days` days after the exchange.

    `ending_points` are those that end by `ending_on`, None where none end soon; `next_on` is the next day of the
    exchange window where it is closed today. `hour_points` is what an hour of the plainest service earns, None where no
    rule counts hours.
    """

    available_points: int
    ending_points: int
    ending_on: date | None
    prices: tuple[Price, ...]
    rewards: tuple[RewardOffer, ...]
    vouchers_max: int
    voucher_days: int
    is_spender: bool
    is_open: bool
    next_on: date | None
    hour_points: int | None

    def minutes_for(self, points: int) -> int | None:
        """How many minutes of the plainest service earn so many points."""
        return -(-points * 60 // self.hour_points) if self.hour_points else None


@query("rules.peg", roles=set(Role), scope=Scope.PUBLIC)
def fen_per_point(session: Session, clock: Clock, actor: Actor) -> int:
    """What a point is worth today, in fen. Raises NotFound before any rules are in force."""
    today = local_day(clock.now(), actor.time_zone)
    terms = db.rules.version_on(session, community_id=actor.community_id, day=today)
    if terms is None:
        raise NotFound(day=today)
    peg: int = terms.fen_per_point
    return peg


@query("voucher.offer", roles={Role.RESIDENT}, scope=Scope.OWN)
def my_offer(session: Session, clock: Clock, actor: Actor) -> Offer:
    """What the own household may exchange; faces without a whole price at the peg are left out. Raises NotFound."""
    household_id, community_id = actor.household_id, actor.community_id
    if household_id is None:
        raise NotFound()
    today = local_day(clock.now(), actor.time_zone)
    terms = db.rules.version_on(session, community_id=community_id, day=today)
    if terms is None:
        raise NotFound(day=today)
    held = db.books.guard_balance(session, community_id=community_id, account=f"points/available/{household_id}")
    ending = db.lots.ending(
        session, community_id=community_id, household_id=household_id, today=today,
        last_on=today + timedelta(days=ENDING_DAYS),
    )  # fmt: skip
    window = db.limits.terms_on(session, community_id=community_id, day=today)
    is_open_today = is_open(today, window)
    return Offer(
        available_points=held,
        ending_points=sum(row.points for row in ending),
        ending_on=ending[0].expires_on if ending else None,
        prices=tuple(
            Price(
                face_fen=face,
                points=face // terms.fen_per_point,
                missing_points=max(0, face // terms.fen_per_point - held),
            )
            for face in FACES_FEN
            if face % terms.fen_per_point == 0
        ),
        rewards=_rewards(session, clock, actor, household_id, held),
        vouchers_max=VOUCHERS_MAX,
        voucher_days=terms.voucher_days,
        is_spender=is_spender(session, community_id, household_id, actor.person_id),
        is_open=is_open_today,
        next_on=None if is_open_today else next_open_day(today, window),
        hour_points=_hour_points(session, community_id, terms.id),
    )


def _hour_points(session: Session, community_id: str, version_id: str) -> int | None:
    items = db.rules.items(session, community_id=community_id, version_id=version_id)
    return min((item.points for item in items if item.unit == "hour" and item.points > 0), default=None)


def _rewards(session: Session, clock: Clock, actor: Actor, household_id: str, held: int) -> tuple[RewardOffer, ...]:
    today = local_day(clock.now(), actor.time_zone)
    shops = shops_by_reward(session, actor.community_id, today)
    return tuple(
        RewardOffer(
            id=row.id,
            kind=row.kind,
            name=row.name,
            note=row.note,
            points=row.price_points,
            missing_points=max(0, row.price_points - held),
            stock=row.stock,
            limit_pieces=row.limit_pieces,
            limit_period=row.limit_period,
            left_pieces=left_of_limit(session, actor.community_id, row, household_id, clock.now(), actor.time_zone),
            again_on=next_period(today, row.limit_period) if row.limit_period else None,
            voucher_days=row.voucher_days,
            shops=tuple(name for _, name in shops[row.id]),
        )
        for row in db.rewards.offered(session, community_id=actor.community_id)
    )
