"""What an exchange asks of a reward: limits by period, stock by one conditional UPDATE (design 7)."""

from __future__ import annotations

from datetime import date, datetime

import db.rewards
from core.books import Work
from core.clock import local_day, start_of_day
from core.rewards import RewardLimitReached, RewardOutOfStock, RewardWithdrawn
from db.engine import Row, Session
from db.states import RewardState


def period_began(day: date, period: str) -> date:
    """The first local day of the week, month, quarter or year that holds a day."""
    if period == "week":
        return date.fromordinal(day.toordinal() - day.weekday())
    if period == "month":
        return day.replace(day=1)
    if period == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1)


def next_period(day: date, period: str) -> date:
    """The first local day of the period after the one that holds a day."""
    longest = {"week": 7, "month": 31, "quarter": 92, "year": 366}[period]
    return period_began(date.fromordinal(period_began(day, period).toordinal() + longest), period)


def left_of_limit(session: Session, community_id: str, reward: Row, household_id: str, now: datetime,
                  time_zone: str) -> int | None:  # fmt: skip
    """How many pieces the household may still get in the present period; None without a limit."""
    if reward.limit_pieces is None:
        return None
    began = start_of_day(period_began(local_day(now, time_zone), reward.limit_period), time_zone)
    had = db.rewards.pieces_of_household(
        session, community_id=community_id, reward_id=reward.id, household_id=household_id, since_at=began
    )
    return max(0, int(reward.limit_pieces) - had)


def refuse_above_limit(work: Work, reward: Row, household_id: str, pieces: int) -> None:
    """The household's row is held, so what is counted stays true. Raises RewardLimitReached."""
    left = left_of_limit(work.session, work.community_id, reward, household_id, work.now, work.actor.time_zone)
    if left is not None and pieces > left:
        raise RewardLimitReached(
            reward=reward.name, limit_pieces=reward.limit_pieces, left_pieces=left, period=reward.limit_period,
            again_on=next_period(work.today, reward.limit_period),
        )  # fmt: skip


def take_from_stock(work: Work, reward: Row, pieces: int) -> None:
    """One conditional UPDATE. Raises RewardWithdrawn, RewardOutOfStock."""
    if not db.rewards.take_stock(work.session, community_id=work.community_id, reward_id=reward.id, pieces=pieces):
        now = db.rewards.reward(work.session, community_id=work.community_id, reward_id=reward.id)
        if now is None or now.state != RewardState.OFFERED:
            raise RewardWithdrawn(reward=reward.name)
        raise RewardOutOfStock(reward=reward.name, stock=now.stock)


def back_into_stock(work: Work, reward_id: str | None, pieces: int = 1) -> None:
    """What a voucher for goods promised is there again: it was given back, withdrawn, or ended."""
    if reward_id is not None:
        db.rewards.put_back(work.session, community_id=work.community_id, reward_id=reward_id, pieces=pieces)
