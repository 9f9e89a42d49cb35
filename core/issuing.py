"""Vouchers are written: for one household or for hundreds, in one operation or not at all (design 4, 7).

Locks in the one order: households by id, their lots, stock, the funds' months and free money; then numbers and rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import db.places
import db.rewards
import db.rules
import db.vouchers
from core.books import Work
from core.codes import code_hash, new_handle
from core.errors import AppError, NotFound
from core.funds import fund_for
from core.lots import NotEnoughPoints, spend_lots, sweep_household
from core.promises import promise
from core.reward_rules import refuse_above_limit, take_from_stock
from core.rewards import RewardWithdrawn
from db.engine import Row, Session
from db.states import RewardState, VoucherState
from db.types import new_id

FACES_FEN: Final = (500, 1000, 2000, 5000)
VOUCHERS_MAX: Final = 50  # of one exchange


class FaceUnknown(AppError):
    """No such voucher, no whole price at the peg in force, none or too many at once; facts: face_fen, vouchers_max."""

    key = "error.face.unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVoucher:
    """A voucher that was just written; `valid_until` is a local date, valid through that whole day.

    `reward` names the goods or service that it is for, None where its face is taken off a bill.
    """

    id: str
    serial: str
    face_fen: int
    price_points: int
    valid_until: date
    reward_id: str | None = None
    reward: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One voucher that is to be: what it promises, out of which fund, for how many points, how long."""

    face_fen: int
    price_points: int
    fund_id: str
    voucher_days: int
    reward: Row | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one household gets."""

    household_id: str
    pieces: tuple[Piece, ...]

    @property
    def points(self) -> int:
        """What it costs the household."""
        return sum(piece.price_points for piece in self.pieces)


class Catalogue:
    """What may be had today: faces at the peg in force, and rewards. Raises NotFound before any rules are in force."""

    def __init__(self, work: Work, fund_id: str | None) -> None:
        terms = db.rules.version_on(work.session, community_id=work.community_id, day=work.today)
        if terms is None:
            raise NotFound(day=work.today)
        self.work, self.terms, self._fund_id = work, terms, fund_id
        self._fund: str | None = None
        self._rewards: dict[str, Piece] = {}

    def face(self, face_fen: int) -> Piece:
        """An amount voucher; its face must have a whole price at the peg. Raises FaceUnknown, FundExhausted."""
        peg = self.terms.fen_per_point
        if face_fen not in FACES_FEN or face_fen % peg:
            raise FaceUnknown(face_fen=face_fen, vouchers_max=VOUCHERS_MAX)
        self._fund = self._fund or fund_for(self.work, self._fund_id)
        return Piece(face_fen=face_fen, price_points=face_fen // peg, fund_id=self._fund,
                     voucher_days=self.terms.voucher_days)  # fmt: skip

    def reward(self, reward_id: str) -> Piece:
        """Goods or a service, out of its own fund. Raises NotFound, RewardWithdrawn."""
        if reward_id not in self._rewards:
            work = self.work
            row = db.rewards.reward(work.session, community_id=work.community_id, reward_id=reward_id)
            if row is None:
                raise NotFound(reward_id=reward_id)
            if row.state != RewardState.OFFERED:
                raise RewardWithdrawn(reward=row.name)
            self._rewards[reward_id] = Piece(
                face_fen=row.cost_fen, price_points=row.price_points, fund_id=row.fund_id,
                voucher_days=row.voucher_days, reward=row,
            )  # fmt: skip
        return self._rewards[reward_id]

    def pieces(self, faces_fen: Sequence[int], rewards: Sequence[str]) -> tuple[Piece, ...]:
        """What one household asks for at once. Raises FaceUnknown for none or too many, and as above."""
        if not 1 <= len(faces_fen) + len(rewards) <= VOUCHERS_MAX:
            raise FaceUnknown(face_fen=0, vouchers_max=VOUCHERS_MAX)
        return (*map(self.face, faces_fen), *map(self.reward, rewards))


def issue(
    work: Work, orders: Sequence[Order], *, codes: Sequence[str] | None = None, batch_id: str | None = None
) -> tuple[NewVoucher, ...]:
    """Write the vouchers of all orders, household by household in the order given; the caller calls `about`.

    `codes` are those of paper, one a voucher. Raises NotEnoughPoints (with the household_id), RewardLimitReached,
    RewardWithdrawn, RewardOutOfStock, and the refusals of `promise`.
    """
    ids = [[new_id() for _ in order.pieces] for order in orders]
    for household_id in sorted({order.household_id for order in orders}):
        work.lock_household(household_id)
    for order, own in sorted(zip(orders, ids, strict=True), key=lambda pair: pair[0].household_id):
        try:
            _spend(work, order, own)
        except NotEnoughPoints as refusal:
            if len(orders) > 1:
                refusal.facts["household_id"] = order.household_id
            raise
    pieces = [piece for order in orders for piece in order.pieces]
    wanted = Counter(piece.reward.id for piece in pieces if piece.reward is not None)
    rewards = {piece.reward.id: piece.reward for piece in pieces if piece.reward is not None}
    for reward_id in sorted(wanted):
        take_from_stock(work, rewards[reward_id], wanted[reward_id])
    promised: Counter[str] = Counter()
    for piece in pieces:
        promised[piece.fund_id] += piece.face_fen
    for fund_id in sorted(fund for fund, face_fen in promised.items() if face_fen):
        promise(work, fund_id=fund_id, face_fen=promised[fund_id])
    return _written(work, orders, ids, codes, batch_id)


def _spend(work: Work, order: Order, ids: Sequence[str]) -> None:
    """Points of one household, whose row is held: available → spent, lot by lot."""
    household_id = order.household_id
    sweep_household(work, household_id=household_id)
    wanted = Counter(piece.reward.id for piece in order.pieces if piece.reward is not None)
    for reward in {piece.reward.id: piece.reward for piece in order.pieces if piece.reward is not None}.values():
        refuse_above_limit(work, reward, household_id, wanted[reward.id])
    shares = [(voucher_id, piece.price_points) for voucher_id, piece in zip(ids, order.pieces, strict=True)]
    spend_lots(work, household_id=household_id, points=order.points, vouchers=shares)
    work.transfer(
        debit=f"points/spent/{household_id}", credit=f"points/available/{household_id}", amount=order.points,
        kind="exchanged",
    )  # fmt: skip


def _written(
    work: Work, orders: Sequence[Order], ids: Sequence[Sequence[str]], codes: Sequence[str] | None, batch_id: str | None
) -> tuple[NewVoucher, ...]:
    session, community_id = work.session, work.community_id
    community = db.places.community_by_id(session, community_id=community_id)
    made: list[NewVoucher] = []
    rows = []
    for order, own in zip(orders, ids, strict=True):
        for voucher_id, piece in zip(own, order.pieces, strict=True):
            voucher = NewVoucher(
                id=voucher_id,
                serial=next_serial(work, community.code),
                face_fen=piece.face_fen,
                price_points=piece.price_points,
                valid_until=work.today + timedelta(days=piece.voucher_days),
                reward_id=piece.reward.id if piece.reward else None,
                reward=piece.reward.name if piece.reward else None,
            )
            rows.append(
                {
                    "id": voucher.id,
                    "serial": voucher.serial,
                    "household_id": order.household_id,
                    "fund_id": piece.fund_id,
                    "face_fen": voucher.face_fen,
                    "price_points": voucher.price_points,
                    "valid_until_on": voucher.valid_until,
                    "handle": free_handle(work),
                    "paper_hash": paper_hash(session, community_id, codes[len(made)]) if codes else None,
                    "is_printed": codes is not None,
                    "state": VoucherState.ACTIVE,
                    "issued_at": work.now,
                    "reward_id": voucher.reward_id,
                    "batch_id": batch_id,
                    "operation_id": work.operation_id,
                }
            )
            made.append(voucher)
            work.born("voucher", voucher.id, VoucherState.ACTIVE)
    work.insert_all(db.vouchers.Voucher, rows)
    return tuple(made)


def next_serial(work: Work, community_code: str) -> str:
    """The next serial, such as LJC-26-000042; taken right before the voucher is written."""
    return f"{community_code}-{work.today:%y}-{work.number(f'voucher {work.today:%Y}'):06d}"


def free_handle(work: Work) -> str:
    """A free handle: 40 random bits meet an old one once in a very long time."""
    handle = new_handle()
    while db.vouchers.has_handle(work.session, community_id=work.community_id, handle=handle):
        handle = new_handle()
    return handle


def paper_hash(session: Session, community_id: str, code: str) -> str:
    """The keyed hash under which the code of a paper voucher lies in the table."""
    return code_hash(session.secrets.key("voucher paper", community_id), community_id, code)
