"""Vouchers for many households at once: proposed by one, issued by another, all or nothing, then printed (design 7)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import db.issues
import db.rules
from core.books import Work
from core.clock import Clock, local_day
from core.codes import new_paper_code
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound, SecondPersonNeeded
from core.exchange import PaperVoucher, paper_hash, without_code
from core.issuing import Catalogue, Order, Piece, issue
from core.lots import NotEnoughPoints
from core.masking import masked_name
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import BatchState
from db.types import new_id

MAKERS: Final = {Role.STAFF, Role.ADMINISTRATOR}
ISSUERS: Final = MAKERS | {Role.REVIEWER}
READERS: Final = ISSUERS | {Role.SUPERVISOR, Role.FINANCE}
VOUCHERS_MAX: Final = 1000  # of one issue
REASON: Final = "issue_of_many"


class IssueEmpty(AppError):
    """Nobody on the list, or more vouchers than one issue holds; facts: vouchers, vouchers_max."""

    key = "error.issue.empty"


class IssueShort(AppError):
    """A household on the list has too few points now, so nobody gets anything; facts: card, points, missing_points."""

    key = "error.issue.short"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What one household is to get: `pieces` vouchers of a face, or of a reward."""

    household_id: str
    face_fen: int = 0
    reward_id: str | None = None
    pieces: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A household that may be put on a list, with what it may spend today."""

    id: str
    card: str
    head_masked: str
    building: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A household on a list that has too few points."""

    card: str
    head_masked: str
    points: int
    missing_points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """An issue that waits for a second person, or its next state."""

    id: str
    number: int
    title: str
    lines: int
    vouchers: int
    state: BatchState
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenIssue:
    """An issue in the list; maker and issuer are names, None where it was not issued."""

    id: str
    number: int
    title: str
    lines: int
    vouchers: int
    state: BatchState
    proposed_at: datetime
    maker: str
    is_own: bool
    issued_at: datetime | None
    issuer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one household is to get, or got; `reward` names the goods or service."""

    card: str
    head_masked: str
    building: str
    pieces: int
    face_fen: int
    reward: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an issue would come to now: sums, and who has too few points for it."""

    households: int
    vouchers: int
    points: int
    face_fen: int
    lines: tuple[Line, ...]
    short: tuple[Short, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPaper:
    """A paper of an issue and whom it is for."""

    paper: PaperVoucher
    holder_masked: str
    building: str
    card: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedIssue:
    """The papers of an issue by building and card; a replay has no codes: printing again makes new ones."""

    id: str
    number: int
    title: str
    papers: tuple[HeldPaper, ...]
    is_replay: bool = False


def without_issue_codes(printed: PrintedIssue) -> PrintedIssue:
    """What may be kept of a print."""
    papers = tuple(replace(held, paper=without_code(held.paper)) for held in printed.papers)
    return replace(printed, papers=papers)


@command("issue.propose", roles=MAKERS, scope=Scope.COMMUNITY)
def propose_issue(work: Work, *, title: str, wishes: tuple[Wish, ...], fund_id: str | None = None) -> Proposed:
    """Write down who is to get what; nothing moves until a second person issues it.

    Raises IssueEmpty, NotFound, FaceUnknown, RewardWithdrawn, Malformed.
    """
    title = title.strip()
    if not 0 < len(title) <= 60 or any(wish.pieces < 1 for wish in wishes):
        raise Malformed(field="title" if not 0 < len(title) <= 60 else "pieces")
    vouchers = sum(wish.pieces for wish in wishes)
    if not 0 < vouchers <= VOUCHERS_MAX:
        raise IssueEmpty(vouchers=vouchers, vouchers_max=VOUCHERS_MAX)
    ids = {wish.household_id for wish in wishes}
    if len(db.issues.cards_of(work.session, community_id=work.community_id, household_ids=sorted(ids))) != len(ids):
        raise NotFound()
    catalogue, batch_id = Catalogue(work, fund_id), new_id()
    pieces = [_piece(catalogue, wish.face_fen, wish.reward_id) for wish in wishes]
    number = work.number("issue")
    work.insert(
        db.issues.IssueBatch,
        id=batch_id,
        number=number,
        title=title,
        fund_id=fund_id,
        lines=len(wishes),
        vouchers=vouchers,
        state=BatchState.PROPOSED,
        proposed_at=work.now,
        proposed_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.born("issue_batch", batch_id, BatchState.PROPOSED)
    work.insert_all(
        db.issues.IssueLine,
        [
            {
                "id": new_id(),
                "batch_id": batch_id,
                "position": place,
                "household_id": wish.household_id,
                "face_fen": piece.face_fen,
                "reward_id": wish.reward_id,
                "pieces": wish.pieces,
            }
            for place, (wish, piece) in enumerate(zip(wishes, pieces, strict=True), start=1)
        ],
    )
    work.about(f"issue:{batch_id}", lines=len(wishes), vouchers=vouchers)
    return Proposed(id=batch_id, number=number, title=title, lines=len(wishes), vouchers=vouchers,
                    state=BatchState.PROPOSED)  # fmt: skip


@command("issue.issue", roles=ISSUERS, scope=Scope.COMMUNITY, second_person=True)
def issue_batch(work: Work, *, batch_id: str) -> Proposed:
    """Issue a proposed list: every voucher of it in one operation, or none. They are on the households' screens.

    Raises NotFound, SecondPersonNeeded (the maker, or a household of one's own), StateMoved, IssueShort, and what an
    exchange raises.
    """
    batch = _found(work.session, work.community_id, batch_id)
    lines = db.issues.lines(work.session, community_id=work.community_id, batch_id=batch_id)
    if batch.proposed_by == work.actor.id or any(line.household_id == work.actor.household_id for line in lines):
        raise SecondPersonNeeded(batch_id=batch_id)
    if not work.intent.reason:
        work.intent = replace(work.intent, reason=REASON)
    catalogue, pieces = Catalogue(work, batch.fund_id), defaultdict[str, list[Piece]](list)
    for line in lines:
        pieces[line.household_id] += [_piece(catalogue, line.face_fen, line.reward_id)] * line.pieces
    orders = [Order(household_id=household_id, pieces=tuple(own)) for household_id, own in pieces.items()]
    work.move("issue_batch", batch_id, before=BatchState.PROPOSED, after=BatchState.ISSUED, issued_at=work.now,
              issued_by=work.actor.id)  # fmt: skip
    try:
        issue(work, orders, batch_id=batch_id)
    except NotEnoughPoints as refusal:
        facts = dict(refusal.facts)
        household_id = str(facts.pop("household_id", orders[0].household_id))
        cards = db.issues.cards_of(work.session, community_id=work.community_id, household_ids=[household_id])
        raise IssueShort(card=cards[household_id], **facts) from None
    work.about(f"issue:{batch_id}", vouchers=batch.vouchers, version_id=catalogue.terms.id)
    return _answer(batch, BatchState.ISSUED)


@command("issue.withdraw", roles=ISSUERS, scope=Scope.COMMUNITY)
def withdraw_issue(work: Work, *, batch_id: str) -> Proposed:
    """Take a proposed list back; nobody got anything. Raises NotFound, StateMoved."""
    batch = _found(work.session, work.community_id, batch_id)
    work.move("issue_batch", batch_id, before=BatchState.PROPOSED, after=BatchState.WITHDRAWN)
    work.about(f"issue:{batch_id}")
    return _answer(batch, BatchState.WITHDRAWN)


@command("issue.print", roles=MAKERS, scope=Scope.COMMUNITY, keep=without_issue_codes)
def print_issue(work: Work, *, batch_id: str) -> PrintedIssue:
    """New codes for every voucher of an issue that is still good; older papers of it are dead from here on.

    What was used, given back or withdrawn meanwhile is left out. Raises NotFound.
    """
    batch, community_id = _found(work.session, work.community_id, batch_id), work.community_id
    papers = []
    for row in db.issues.printable(work.session, community_id=community_id, batch_id=batch_id, today=work.today):
        code = str(new_paper_code())
        hashed = paper_hash(work.session, community_id, code)
        if not db.issues.print_if_active(work.session, community_id=community_id, voucher_id=row.id, paper_hash=hashed):
            continue  # taken a moment ago
        paper = PaperVoucher(
            id=row.id, serial=row.serial, code=code, face_fen=row.face_fen, valid_until=row.valid_until_on,
            reward_id=row.reward_id,
            reward=row.reward,
        )  # fmt: skip
        held = HeldPaper(paper=paper, holder_masked=masked_name(row.head_name), building=row.building, card=row.card)
        papers.append(held)
    work.about(f"issue:{batch_id}", printed=len(papers))
    return PrintedIssue(id=batch_id, number=batch.number, title=batch.title, papers=tuple(papers))


# -- looking -----------------------------------------------------------------------------------------------------


@query("issue.households", roles=READERS, scope=Scope.COMMUNITY)
def households_for_issue(session: Session, clock: Clock, actor: Actor) -> list[Household]:
    """Every household with what it may spend today, by building and card."""
    today = local_day(clock.now(), actor.time_zone)
    return [
        Household(id=row.id, card=row.card, head_masked=masked_name(row.head_name), building=row.building,
                  points=row.points)
        for row in db.issues.spendable(session, community_id=actor.community_id, today=today)
    ]  # fmt: skip


@query("issues.see", roles=READERS, scope=Scope.COMMUNITY)
def see_issues(session: Session, clock: Clock, actor: Actor, *, limit: int = 50) -> list[SeenIssue]:
    """Issues, those that wait first."""
    return [
        SeenIssue(
            id=row.id,
            number=row.number,
            title=row.title,
            lines=row.lines,
            vouchers=row.vouchers,
            state=BatchState(row.state),
            proposed_at=row.proposed_at,
            maker=row.maker or row.proposed_by,
            is_own=row.proposed_by == actor.id,
            issued_at=row.issued_at,
            issuer=row.issuer or row.issued_by,
        )
        for row in db.issues.batches(session, community_id=actor.community_id, limit=limit)
    ]


@query("issue.preview", roles=READERS, scope=Scope.COMMUNITY)
def preview_issue(session: Session, clock: Clock, actor: Actor, *, batch_id: str) -> Preview:
    """What a list comes to, and who has too few points for it now. Raises NotFound."""
    batch = _found(session, actor.community_id, batch_id)
    lines = db.issues.lines(session, community_id=actor.community_id, batch_id=batch_id)
    today = local_day(clock.now(), actor.time_zone)
    terms = db.rules.version_on(session, community_id=actor.community_id, day=today)
    if terms is None:
        raise NotFound(day=today)
    wanted: dict[str, int] = defaultdict(int)
    for line in lines:
        wanted[line.household_id] += line.pieces * (line.price_points or line.face_fen // terms.fen_per_point)
    is_waiting = batch.state == BatchState.PROPOSED
    held = db.issues.spendable(session, community_id=actor.community_id, today=today) if is_waiting else []
    return Preview(
        households=len(wanted),
        vouchers=batch.vouchers,
        points=sum(wanted.values()),
        face_fen=sum(line.pieces * line.face_fen for line in lines),
        lines=tuple(
            Line(card=line.card, head_masked=masked_name(line.head_name), building=line.building, pieces=line.pieces,
                 face_fen=line.face_fen, reward=line.reward)
            for line in lines
        ),
        short=tuple(
            Short(card=row.card, head_masked=masked_name(row.head_name), points=row.points,
                  missing_points=wanted[row.id] - row.points)
            for row in held
            if row.points < wanted.get(row.id, 0)
        ),
    )  # fmt: skip


# -- how it works ------------------------------------------------------------------------------------------------


def _found(session: Session, community_id: str, batch_id: str) -> Row:
    batch = db.issues.batch(session, community_id=community_id, batch_id=batch_id)
    if batch is None:
        raise NotFound(batch_id=batch_id)
    return batch


def _piece(catalogue: Catalogue, face_fen: int, reward_id: str | None) -> Piece:
    return catalogue.face(face_fen) if reward_id is None else catalogue.reward(reward_id)


def _answer(batch: Row, state: BatchState) -> Proposed:
    return Proposed(id=batch.id, number=batch.number, title=batch.title, lines=batch.lines, vouchers=batch.vouchers,
                    state=state)  # fmt: skip
