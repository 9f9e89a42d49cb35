"""Points into vouchers: lots used, money promised, vouchers written, all in one operation or not at all (design 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import db.books
import db.places
import db.rules
import db.vouchers
from core.books import NotEnough, Work
from core.codes import code_hash, new_handle, new_paper_code
from core.commands import command
from core.errors import AppError, Forbidden, NotFound
from core.funds import FundExhausted, fund_for
from core.lots import spend_lots, sweep_household
from core.policy import Role, Scope
from db.engine import Session
from db.states import VoucherState
from db.types import new_id

OFFICE: Final = {Role.STAFF, Role.ADMINISTRATOR}
FACES_FEN: Final = (500, 1000, 2000, 5000)
VOUCHERS_MAX: Final = 50  # of one exchange
PRINTED_MAX: Final = 10  # of one issue at the desk: one maker, no second person
DESK: Final = "desk_issue"  # the reason when the household stands at the desk


class FaceUnknown(AppError):
    """No such voucher, no whole price at the peg in force, none or too many at once; facts: face_fen, vouchers_max."""

    key = "error.face.unknown"


class NotASpender(Forbidden):
    """Of this household, but not one of those who may spend for it."""

    key = "error.household.not_a_spender"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVoucher:
    """A voucher that was just written; `valid_until` is a local date, valid through that whole day."""

    id: str
    serial: str
    face_fen: int
    price_points: int
    valid_until: date


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
def exchange(work: Work, *, household_id: str, faces_fen: Sequence[int], fund_id: str | None = None) -> Exchanged:
    """Points of a household into screen vouchers: its own spender, or the office on its behalf with a reason.

    Raises NotASpender, NotFound, ReasonNeeded, FaceUnknown, NotEnoughPoints, FundExhausted (points untouched).
    """
    act_for_household(work, household_id)
    vouchers = _exchanged(work, household_id, faces_fen, fund_id, codes=None)
    return Exchanged(
        vouchers=vouchers,
        face_fen=sum(voucher.face_fen for voucher in vouchers),
        spent_points=sum(voucher.price_points for voucher in vouchers),
        available_points=_available(work, household_id),
    )


@command("voucher.issue_printed", roles=OFFICE, scope=Scope.COMMUNITY, keep=without_codes)
def issue_printed(work: Work, *, household_id: str, faces_fen: Sequence[int], fund_id: str | None = None) -> Issued:
    """Printed vouchers at the desk, for a household that stands there; the codes are given out once, here.

    At most ten a call, so that one maker needs no second person. Raises as `exchange`.
    """
    if len(faces_fen) > PRINTED_MAX:
        raise FaceUnknown(face_fen=0, vouchers_max=PRINTED_MAX)
    if not work.intent.reason:
        work.intent = replace(work.intent, reason=DESK)
    on_behalf(work, household_id)
    codes = [str(new_paper_code()) for _ in faces_fen]
    vouchers = _exchanged(work, household_id, faces_fen, fund_id, codes=codes)
    return Issued(
        vouchers=tuple(
            PaperVoucher(
                id=voucher.id,
                serial=voucher.serial,
                code=code,
                face_fen=voucher.face_fen,
                valid_until=voucher.valid_until,
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


def paper_hash(session: Session, community_id: str, code: str) -> str:
    """The keyed hash under which the code of a paper voucher lies in the table."""
    return code_hash(session.secrets.key("voucher paper", community_id), community_id, code)


def _exchanged(
    work: Work, household_id: str, faces_fen: Sequence[int], fund_id: str | None, codes: Sequence[str] | None
) -> tuple[NewVoucher, ...]:
    session, community_id = work.session, work.community_id
    terms = db.rules.version_on(session, community_id=community_id, day=work.today)
    if terms is None:
        raise NotFound(day=work.today)  # no rules are in force yet
    prices = _prices(faces_fen, terms.fen_per_point)
    fund = fund_for(work, fund_id)
    work.lock_household(household_id)
    sweep_household(work, household_id=household_id)
    ids = [new_id() for _ in faces_fen]
    points, face_fen = sum(prices), sum(faces_fen)
    spend_lots(work, household_id=household_id, points=points, vouchers=list(zip(ids, prices, strict=True)))
    work.transfer(
        debit=f"points/spent/{household_id}", credit=f"points/available/{household_id}", amount=points, kind="exchanged"
    )
    try:
        work.transfer(debit=f"fen/outstanding/{fund}", credit=f"fen/free/{fund}", amount=face_fen, kind="promised")
    except NotEnough:
        free = db.books.guard_balance(session, community_id=community_id, account=f"fen/free/{fund}")
        raise FundExhausted(free_fen=free, missing_fen=face_fen - free) from None
    valid_until = work.today + timedelta(days=terms.voucher_days)
    community = db.places.community_by_id(session, community_id=community_id)
    vouchers = tuple(
        NewVoucher(
            id=voucher_id,
            serial=next_serial(work, community.code),
            face_fen=face,
            price_points=price,
            valid_until=valid_until,
        )
        for voucher_id, face, price in zip(ids, faces_fen, prices, strict=True)
    )
    _write(work, household_id, fund, vouchers, codes)
    work.about(
        f"household:{household_id}",
        vouchers=ids,
        points=points,
        face_fen=face_fen,
        fund_id=fund,
        version_id=terms.id,
        is_printed=codes is not None,
    )
    return vouchers


def _prices(faces_fen: Sequence[int], fen_per_point: int) -> list[int]:
    """Points of each voucher; every face must have a whole price at the peg."""
    if not 1 <= len(faces_fen) <= VOUCHERS_MAX:
        raise FaceUnknown(face_fen=0, vouchers_max=VOUCHERS_MAX)
    for face in faces_fen:
        if face not in FACES_FEN or face % fen_per_point:
            raise FaceUnknown(face_fen=face, vouchers_max=VOUCHERS_MAX)
    return [face // fen_per_point for face in faces_fen]


def _write(
    work: Work, household_id: str, fund_id: str, vouchers: Sequence[NewVoucher], codes: Sequence[str] | None
) -> None:
    session, community_id = work.session, work.community_id
    rows = []
    for place, voucher in enumerate(vouchers):
        rows.append(
            {
                "id": voucher.id,
                "serial": voucher.serial,
                "household_id": household_id,
                "fund_id": fund_id,
                "face_fen": voucher.face_fen,
                "price_points": voucher.price_points,
                "valid_until_on": voucher.valid_until,
                "handle": free_handle(work),
                "paper_hash": paper_hash(session, community_id, codes[place]) if codes else None,
                "is_printed": codes is not None,
                "state": VoucherState.ACTIVE,
                "issued_at": work.now,
                "operation_id": work.operation_id,
            }
        )
        work.born("voucher", voucher.id, VoucherState.ACTIVE)
    work.insert_all(db.vouchers.Voucher, rows)


def next_serial(work: Work, community_code: str) -> str:
    """The next serial, such as LJC-26-000042; taken right before the voucher is written."""
    return f"{community_code}-{work.today:%y}-{work.number(f'voucher {work.today:%Y}'):06d}"


def free_handle(work: Work) -> str:
    """A free handle: 40 random bits meet an old one once in a very long time."""
    handle = new_handle()
    while db.vouchers.has_handle(work.session, community_id=work.community_id, handle=handle):
        handle = new_handle()
    return handle


def _available(work: Work, household_id: str) -> int:
    return db.books.guard_balance(
        work.session, community_id=work.community_id, account=f"points/available/{household_id}"
    )
