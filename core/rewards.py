"""Rewards: goods and services for points, with a guarded stock, the shops that hand them out, and limits (design 7)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.rewards
import db.shops
from core.books import Work
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound
from core.funds import fund_for
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import RewardState
from db.types import new_id

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
READERS: Final = OFFICE | {Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE}
KINDS: Final = ("goods", "service")
PERIODS: Final = ("week", "month", "quarter", "year")
PIECES_MAX: Final = 100_000
COST_FEN_MAX: Final = 1_000_000
POINTS_MAX: Final = 100_000
DAYS_MAX: Final = 365


class RewardRefused(AppError):
    """A reward that is not handed out like this; points stay where they are. Facts: reward (its name)."""

    key = "error.reward.refused"
    status = 409


class RewardOutOfStock(RewardRefused):
    """Fewer pieces are left; facts: reward (its name), stock."""

    key = "error.reward.out_of_stock"


class RewardWithdrawn(RewardRefused):
    """It is no longer offered; facts: reward (its name)."""

    key = "error.reward.withdrawn"


class RewardLimitReached(RewardRefused):
    """The household has had its pieces of the period; facts: reward, limit_pieces, left_pieces, period, again_on."""

    key = "error.reward.limit_reached"


class RewardCodeTaken(AppError):
    """Another reward has this code; facts: code."""

    key = "error.reward.code_taken"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardOffered:
    """A reward after a step of the office; `stock` are the pieces left."""

    id: str
    code: str
    name: str
    stock: int
    state: RewardState
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenReward:
    """A reward as the office sees it; `shops` are (id, name) of those that hand it out today."""

    id: str
    code: str
    kind: str
    name: str
    note: str
    price_points: int
    cost_fen: int
    fund: str
    stock: int
    limit_pieces: int | None
    limit_period: str | None
    voucher_days: int
    state: RewardState
    offered_on: date
    shops: tuple[tuple[str, str], ...]


@command("reward.offer", roles=OFFICE, scope=Scope.COMMUNITY)
def offer_reward(
    work: Work,
    *,
    code: str,
    kind: str,
    name: str,
    price_points: int,
    cost_fen: int,
    pieces: int = 0,
    shop_ids: tuple[str, ...] = (),
    fund_id: str | None = None,
    limit_pieces: int | None = None,
    limit_period: str | None = None,
    voucher_days: int = 90,
    note: str = "",
) -> RewardOffered:
    """Offer goods or a service. `cost_fen` is what the shop is owed for one piece, 0 where it was donated.

    Price, cost and limits never change: another price is another reward. Raises RewardCodeTaken, NotFound (fund or
    shop), Malformed.
    """
    code, name, note = code.strip(), name.strip(), note.strip()
    _refuse_malformed(
        code=0 < len(code) <= 16,
        kind=kind in KINDS,
        name=0 < len(name) <= 60,
        note=len(note) <= 200,
        price_points=0 < price_points <= POINTS_MAX,
        cost_fen=0 <= cost_fen <= COST_FEN_MAX,
        pieces=0 <= pieces <= PIECES_MAX,
        limit_pieces=(limit_pieces is None) == (limit_period is None)
        and (limit_pieces is None or 0 < limit_pieces <= PIECES_MAX),
        limit_period=limit_period in (None, *PERIODS),
        voucher_days=0 < voucher_days <= DAYS_MAX,
    )
    fund, reward_id = fund_for(work, fund_id), new_id()
    if not work.session.insert_new(
        db.rewards.Reward,
        community_id=work.community_id,
        id=reward_id,
        code=code,
        kind=kind,
        name=name,
        note=note,
        price_points=price_points,
        cost_fen=cost_fen,
        fund_id=fund,
        stock=pieces,
        limit_pieces=limit_pieces,
        limit_period=limit_period,
        voucher_days=voucher_days,
        state=RewardState.OFFERED,
        offered_on=work.today,
    ):
        raise RewardCodeTaken(code=code)
    work.born("reward", reward_id, RewardState.OFFERED)
    if pieces:
        _note_supply(work, reward_id, "in", pieces)
    for shop_id in dict.fromkeys(shop_ids):
        _honour(work, reward_id, shop_id)
    work.about(f"reward:{reward_id}", price_points=price_points, cost_fen=cost_fen, pieces=pieces)
    return RewardOffered(id=reward_id, code=code, name=name, stock=pieces, state=RewardState.OFFERED)


@command("reward.supply", roles=OFFICE, scope=Scope.COMMUNITY)
def supply_reward(work: Work, *, reward_id: str, pieces: int) -> RewardOffered:
    """Pieces come into the stock, or go out of it where `pieces` is negative.

    Raises NotFound, RewardOutOfStock, Malformed.
    """
    found = _found(work, reward_id)
    if not 0 < abs(pieces) <= PIECES_MAX:
        raise Malformed(field="pieces")
    if pieces > 0:
        db.rewards.put_back(work.session, community_id=work.community_id, reward_id=reward_id, pieces=pieces)
    elif not db.rewards.take_out(work.session, community_id=work.community_id, reward_id=reward_id, pieces=-pieces):
        raise RewardOutOfStock(reward=found.name, stock=_stock(work, reward_id))
    _note_supply(work, reward_id, "in" if pieces > 0 else "out", abs(pieces))
    work.about(f"reward:{reward_id}", pieces=pieces)
    return _answer(work, found)


@command("reward.honour", roles=OFFICE, scope=Scope.COMMUNITY)
def honour_reward(work: Work, *, reward_id: str, shop_ids: tuple[str, ...]) -> RewardOffered:
    """Exactly these shops hand the reward out from today on; the others stopped yesterday. Raises NotFound."""
    found = _found(work, reward_id)
    now = db.rewards.shop_names(work.session, community_id=work.community_id, today=work.today)
    for row in now:
        if row.reward_id == reward_id and row.shop_id not in shop_ids:
            db.rewards.end_honouring(work.session, community_id=work.community_id, reward_id=reward_id,
                                     shop_id=row.shop_id, last_day=work.today - timedelta(days=1))  # fmt: skip
    held = {row.shop_id for row in now if row.reward_id == reward_id}
    for shop_id in dict.fromkeys(shop_ids):
        if shop_id not in held:
            _honour(work, reward_id, shop_id)
    work.about(f"reward:{reward_id}", shops=sorted(shop_ids))
    return _answer(work, found)


@command("reward.withdraw", roles=OFFICE, scope=Scope.COMMUNITY)
def withdraw_reward(work: Work, *, reward_id: str) -> RewardOffered:
    """No longer offer it; vouchers that are out stay good. Raises NotFound, StateMoved."""
    found = _found(work, reward_id)
    work.move("reward", reward_id, before=RewardState.OFFERED, after=RewardState.WITHDRAWN)
    work.about(f"reward:{reward_id}")
    return _answer(work, found, state=RewardState.WITHDRAWN)


@query("rewards.see", roles=READERS, scope=Scope.COMMUNITY)
def see_rewards(session: Session, clock: Clock, actor: Actor) -> list[SeenReward]:
    """Every reward, those on offer first."""
    today = local_day(clock.now(), actor.time_zone)
    shops = shops_by_reward(session, actor.community_id, today)
    return [
        SeenReward(
            id=row.id,
            code=row.code,
            kind=row.kind,
            name=row.name,
            note=row.note,
            price_points=row.price_points,
            cost_fen=row.cost_fen,
            fund=row.fund,
            stock=row.stock,
            limit_pieces=row.limit_pieces,
            limit_period=row.limit_period,
            voucher_days=row.voucher_days,
            state=RewardState(row.state),
            offered_on=row.offered_on,
            shops=tuple(shops[row.id]),
        )
        for row in db.rewards.rewards(session, community_id=actor.community_id)
    ]


@query("reward.shops", roles=set(Role), scope=Scope.PUBLIC)
def shops_of_reward(session: Session, clock: Clock, actor: Actor, *, reward_id: str) -> list[str]:
    """The names of the shops that hand a reward out today."""
    today = local_day(clock.now(), actor.time_zone)
    rows = db.rewards.shops_honouring(session, community_id=actor.community_id, reward_id=reward_id, today=today)
    return [row.name for row in rows]


def shops_by_reward(session: Session, community_id: str, today: date) -> dict[str, list[tuple[str, str]]]:
    """(id, name) of the shops that hand each reward out today."""
    shops: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in db.rewards.shop_names(session, community_id=community_id, today=today):
        shops[row.reward_id].append((row.shop_id, row.shop))
    return shops


# -- how it works --------------------------------------------------------------------------------------------------


def _refuse_malformed(**is_good: bool) -> None:
    for field, good in is_good.items():
        if not good:
            raise Malformed(field=field)


def _found(work: Work, reward_id: str) -> Row:
    found = db.rewards.reward(work.session, community_id=work.community_id, reward_id=reward_id)
    if found is None:
        raise NotFound(reward_id=reward_id)
    return found


def _stock(work: Work, reward_id: str) -> int:
    return db.rewards.stock(work.session, community_id=work.community_id, reward_id=reward_id)


def _answer(work: Work, found: Row, *, state: RewardState | None = None) -> RewardOffered:
    return RewardOffered(id=found.id, code=found.code, name=found.name, stock=_stock(work, found.id),
                         state=state or RewardState(found.state))  # fmt: skip


def _note_supply(work: Work, reward_id: str, direction: str, pieces: int) -> None:
    work.insert(db.rewards.RewardSupply, id=new_id(), reward_id=reward_id, direction=direction, pieces=pieces,
                operation_id=work.operation_id)  # fmt: skip


def _honour(work: Work, reward_id: str, shop_id: str) -> None:
    if db.shops.shop(work.session, community_id=work.community_id, shop_id=shop_id) is None:
        raise NotFound(shop_id=shop_id)
    work.insert(db.rewards.RewardShop, id=new_id(), reward_id=reward_id, shop_id=shop_id, from_on=work.today,
                until_on=None)  # fmt: skip
