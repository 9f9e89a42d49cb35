"""Points into vouchers: lots used, money promised, vouchers written, all in one operation or not at all (design 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import db.books
import db.limits
import db.places
from core.books import Work
from core.codes import new_paper_code
from core.commands import command
from core.errors import Forbidden, NotFound
from core.issuing import (
    FACES_FEN,
    VOUCHERS_MAX,
    Catalogue,
    FaceUnknown,
    NewVoucher,
    Order,
    free_handle,
    issue,
    next_serial,
    paper_hash,
)
from core.policy import Role, Scope
from core.windows import WindowClosed, is_open, next_open_day
from db.engine import Session

__all__ = [
    "FACES_FEN", "OFFICE", "PRINTED_MAX", "VOUCHERS_MAX", "Exchanged", "FaceUnknown", "Issued", "NewVoucher",
    "NotASpender", "PaperVoucher", "act_for_household", "exchange", "free_handle", "is_spender", "issue_printed",
    "next_serial", "on_behalf", "paper_hash", "without_code", "without_codes",
]  # fmt: skip

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
PRINTED_MAX: Final = 10  # of one issue at the desk: one maker, no second person
DESK: Final = "desk_issue"  # the reason when the household stands at the desk


class NotASpender(Forbidden):
    """Of this household, but not one of those who may spend for it."""

    key = "error.household.not_a_spender"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What a household got for its points, and what it has left."""

    vouchers: tuple[NewVoucher, ...]
    face_fen: int
    spent_points: int
    available_points: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVoucher:
    """A voucher with the code of its paper, given out once; None when the answer is given again."""

    id: str
    serial: str
    code: str | None
    face_fen: int
    valid_until: date
    reward_id: str | None = None
    reward: str | None = None
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """Printed vouchers; a replay has no codes: printing again makes new ones."""

    vouchers: tuple[PaperVoucher, ...]
    spent_points: int
    available_points: int
    is_replay: bool = False


def without_code(paper: PaperVoucher) -> PaperVoucher:
    """What may be kept of a paper voucher."""
    return replace(paper, code=None)


def without_codes(issued: Issued) -> Issued:
    """What may be kept of an issue."""
    return replace(issued, vouchers=tuple(without_code(paper) for paper in issued.vouchers))


@command("voucher.exchange", roles=OFFICE | {Role.RESIDENT}, scope=Scope.OWN)
def exchange(
    work: Work,
    *,
    household_id: str,
    faces_fen: Sequence[int] = (),
    rewards: Sequence[str] = (),
    fund_id: str | None = None,
) -> Exchanged:
    """Points of a household into screen vouchers: its own spender, or the office on its behalf with a reason.

    `rewards` are ids of rewards, one for each piece; each draws on its own fund, the faces on `fund_id` or the default
    one. All of it happens or nothing, points untouched. Raises NotASpender, NotFound, ReasonNeeded, WindowClosed (not
    for the office), FaceUnknown, NotEnoughPoints, RewardLimitReached, RewardWithdrawn, RewardOutOfStock, FundNotYet,
    FundOver, FundMonthUsed, FundExhausted.
    """
    act_for_household(work, household_id)
    if work.role is Role.RESIDENT:
        _refuse_outside_window(work)
    vouchers = _exchanged(work, household_id, faces_fen, rewards, fund_id, codes=None)
    return Exchanged(
        vouchers=vouchers,
        face_fen=sum(voucher.face_fen for voucher in vouchers),
        spent_points=sum(voucher.price_points for voucher in vouchers),
        available_points=_available(work, household_id),
    )


@command("voucher.issue_printed", roles=OFFICE, scope=Scope.COMMUNITY, keep=without_codes)
def issue_printed(
    work: Work,
    *,
    household_id: str,
    faces_fen: Sequence[int] = (),
    rewards: Sequence[str] = (),
    fund_id: str | None = None,
) -> Issued:
    """Printed vouchers at the desk, for a household that stands there; the codes are given out once, here.

    At most ten a call, so that one maker needs no second person; not bound to the window. Raises as `exchange`.
    """
    if len(faces_fen) + len(rewards) > PRINTED_MAX:
        raise FaceUnknown(face_fen=0, vouchers_max=PRINTED_MAX)
    if not work.intent.reason:
        work.intent = replace(work.intent, reason=DESK)
    on_behalf(work, household_id)
    codes = [str(new_paper_code()) for _ in (*faces_fen, *rewards)]
    vouchers = _exchanged(work, household_id, faces_fen, rewards, fund_id, codes=codes)
    return Issued(
        vouchers=tuple(
            PaperVoucher(
                id=voucher.id,
                serial=voucher.serial,
                code=code,
                face_fen=voucher.face_fen,
                valid_until=voucher.valid_until,
                reward_id=voucher.reward_id,
                reward=voucher.reward,
            )
            for voucher, code in zip(vouchers, codes, strict=True)
        ),
        spent_points=sum(voucher.price_points for voucher in vouchers),
        available_points=_available(work, household_id),
    )


def act_for_household(work: Work, household_id: str) -> None:
    """A household's spender for itself, the office on its behalf. Raises NotASpender, NotFound, ReasonNeeded."""
    actor = work.actor
    if household_id == actor.household_id:
        if not is_spender(work.session, actor.community_id, household_id, actor.person_id):
            raise NotASpender(household_id=household_id)
        if Role.RESIDENT in actor.roles:
            work.role = Role.RESIDENT
    elif work.role is Role.RESIDENT:
        raise NotFound(household_id=household_id)
    else:
        on_behalf(work, household_id)


def on_behalf(work: Work, household_id: str) -> None:
    """The office acts for a household, and the operation says for which one and why. Raises ReasonNeeded, NotFound."""
    work.need_reason()
    if db.places.household_by_id(work.session, community_id=work.community_id, household_id=household_id) is None:
        raise NotFound(household_id=household_id)
    work.intent = replace(work.intent, on_behalf_of=household_id)


def is_spender(session: Session, community_id: str, household_id: str, person_id: str | None) -> bool:
    """Whether a person may spend for a household now: its head, or an adult whom the head named (design 3)."""
    return person_id in db.places.spenders(session, community_id=community_id, household_id=household_id)


def _exchanged(
    work: Work,
    household_id: str,
    faces_fen: Sequence[int],
    rewards: Sequence[str],
    fund_id: str | None,
    codes: Sequence[str] | None,
) -> tuple[NewVoucher, ...]:
    catalogue = Catalogue(work, fund_id)
    pieces = catalogue.pieces(faces_fen, rewards)
    vouchers = issue(work, [Order(household_id=household_id, pieces=pieces)], codes=codes)
    work.about(
        f"household:{household_id}",
        vouchers=[voucher.id for voucher in vouchers],
        points=sum(voucher.price_points for voucher in vouchers),
        face_fen=sum(voucher.face_fen for voucher in vouchers),
        funds=sorted({piece.fund_id for piece in pieces}),
        version_id=catalogue.terms.id,
        is_printed=codes is not None,
    )
    return vouchers


def _refuse_outside_window(work: Work) -> None:
    """A household that helps itself keeps to the window; the desk is open to it on other days too."""
    terms = db.limits.terms_on(work.session, community_id=work.community_id, day=work.today)
    if not is_open(work.today, terms):
        next_on = next_open_day(work.today, terms)
        raise WindowClosed(next_on=next_on, is_known=next_on is not None)


def _available(work: Work, household_id: str) -> int:
    return db.books.guard_balance(
        work.session, community_id=work.community_id, account=f"points/available/{household_id}"
    )
