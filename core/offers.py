"""What a household may exchange its points for today, before it presses anything (design 7)."""

from __future__ import annotations

from dataclasses import dataclass

import db.books
import db.rules
from core.clock import Clock, local_day
from core.commands import query
from core.errors import NotFound
from core.exchange import FACES_FEN, VOUCHERS_MAX, is_spender
from core.policy import Actor, Role, Scope
from db.engine import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """One voucher on offer: its face in fen, its price in points."""

    face_fen: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The household's points and what they buy. Vouchers last `voucher_days` days after the day of exchange."""

    available_points: int
    prices: tuple[Price, ...]
    vouchers_max: int
    voucher_days: int
    is_spender: bool


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
    household_id = actor.household_id
    if household_id is None:
        raise NotFound()
    today = local_day(clock.now(), actor.time_zone)
    terms = db.rules.version_on(session, community_id=actor.community_id, day=today)
    if terms is None:
        raise NotFound(day=today)
    return Offer(
        available_points=db.books.guard_balance(
            session, community_id=actor.community_id, account=f"points/available/{household_id}"
        ),
        prices=tuple(
            Price(face_fen=face, points=face // terms.fen_per_point)
            for face in FACES_FEN
            if face % terms.fen_per_point == 0
        ),
        vouchers_max=VOUCHERS_MAX,
        voucher_days=terms.voucher_days,
        is_spender=is_spender(session, actor.community_id, household_id, actor.person_id),
    )
