"""Writing a new version of the catalogue: a draft, the residents' decision, a second person (design 6, domain B.3).

The draft is one erasable row outside the books. Publishing writes the version, its items and ceilings and the sealed
decision, in force from tomorrow at the earliest; claims keep the version of their service day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from pydantic import TypeAdapter

import db.rule_drafts
import db.rules
from core.books import Work
from core.catalogue import Item, RuleBook, write_version
from core.clock import Clock, local_day
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound, SecondPersonNeeded
from core.policy import Actor, Role, Scope
from core.rule_checks import Difference, RuleRefused, differences, problems_of, problems_of_item
from core.rules import book_of
from db.engine import Row, Session
from db.types import new_id

WRITERS: Final = {Role.STAFF, Role.ADMINISTRATOR}
DECIDERS: Final = {Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}
READERS: Final = WRITERS | DECIDERS
VOTES_MAX: Final = 100_000
_BOOK: Final = TypeAdapter(RuleBook)


class DraftThere(AppError):
    """One draft at a time."""

    key = "error.rules.draft_there"
    status = 409


class ChangedMeanwhile(AppError):
    """The draft was changed in another window, was put forward, or is gone."""

    key = "error.rules.changed_meanwhile"
    status = 409


class NothingChanged(AppError):
    """The draft says what the version in force says."""

    key = "error.rules.nothing_changed"


class DecisionMissing(AppError):
    """No version without a residents' meeting: its name, its day, the votes and where the minutes are."""

    key = "error.rules.decision_missing"


class DecisionLater(AppError):
    """The meeting lies in the future; facts: day."""

    key = "error.rules.decision_later"


class VotedDown(AppError):
    """No more for than against; facts: votes_for, votes_against."""

    key = "error.rules.voted_down"


class RulesTooEarly(AppError):
    """Facts: earliest_on."""

    key = "error.rules.too_early"


class ItemInUse(AppError):
    """Activities are called under an item that would be gone; facts: code, activities."""

    key = "error.rules.item_in_use"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the residents decided: the meeting, its day, the votes, and where the minutes are."""

    meeting: str
    decided_on: date
    votes_for: int
    votes_against: int
    votes_abstain: int
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAt:
    """A draft after a change: the next change names its edition."""

    id: str
    edition: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The draft as it stands, with what is otherwise than in the newest version and what forbids it still."""

    id: str
    edition: int
    base_number: int
    book: RuleBook
    changes: tuple[Difference, ...]
    problems: tuple[RuleRefused, ...]
    changer: str
    decision: Decision | None
    effective_on: date | None
    proposer: str
    is_mine: bool  # this reader put it forward, and so does not decide on it
    is_waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRules:
    """A version that was decided on."""

    version_id: str
    number: int
    effective_on: date
    is_replay: bool = False


_DECISION: Final = TypeAdapter(Decision)


# -- writing -----------------------------------------------------------------------------------------------------


@command("rules.draft", roles=WRITERS, scope=Scope.COMMUNITY)
def start_draft(work: Work) -> DraftAt:
    """Begin a draft from the newest version. Raises DraftThere."""
    newest = db.rules.newest(work.session, community_id=work.community_id)
    if newest is None:
        raise NotFound()
    draft_id = new_id()
    is_new = work.session.insert_new(
        db.rule_drafts.RuleDraft,
        community_id=work.community_id,
        id=draft_id,
        slot=1,
        base_number=newest.number,
        content=_BOOK.dump_json(book_of(work.session, work.community_id, newest)).decode(),
        edition=1,
        made_by=work.actor.id,
        made_at=work.now,
        changed_by=work.actor.id,
        changed_at=work.now,
        decision=None,
        effective_on=None,
        proposed_by=None,
        proposed_at=None,
    )
    if not is_new:
        raise DraftThere()
    work.about(f"rule_draft:{draft_id}", base=newest.number)
    return DraftAt(id=draft_id, edition=1)


@command("rules.put_item", roles=WRITERS, scope=Scope.COMMUNITY)
def put_item(work: Work, *, draft_id: str, edition: int, item: Item) -> DraftAt:
    """Add an item to the draft, or put it in the place of the one with its code.

    Raises ChangedMeanwhile and what `core.rule_checks` has against the item.
    """
    tidied = _tidy(item)
    for problem in problems_of_item(tidied):
        raise problem
    book = _draft(work, draft_id, edition)
    others = tuple(one for one in book.items if one.code != tidied.code)
    items = tuple(sorted((*others, tidied), key=lambda one: (one.code[0], int(one.code[1:]))))
    return _rewrite(work, draft_id, edition, replace(book, items=items), code=tidied.code)


@command("rules.retire_item", roles=WRITERS, scope=Scope.COMMUNITY)
def retire_item(work: Work, *, draft_id: str, edition: int, code: str) -> DraftAt:
    """Leave an item out of the coming version; what was earned under it stays. Raises ChangedMeanwhile, NotFound."""
    book = _draft(work, draft_id, edition)
    items = tuple(item for item in book.items if item.code != code)
    if len(items) == len(book.items):
        raise NotFound(code=code)
    return _rewrite(work, draft_id, edition, replace(book, items=items), code=code)


@command("rules.restore_item", roles=WRITERS, scope=Scope.COMMUNITY)
def restore_item(work: Work, *, draft_id: str, edition: int, code: str) -> DraftAt:
    """Put an item back as the newest version has it. Raises ChangedMeanwhile, NotFound."""
    book = _draft(work, draft_id, edition)
    newest = db.rules.newest(work.session, community_id=work.community_id)
    before = book_of(work.session, work.community_id, newest) if newest else book
    kept = [item for item in before.items if item.code == code]
    if not kept:
        raise NotFound(code=code)
    others = tuple(one for one in book.items if one.code != code)
    items = tuple(sorted((*others, *kept), key=lambda one: (one.code[0], int(one.code[1:]))))
    return _rewrite(work, draft_id, edition, replace(book, items=items), code=code)


@command("rules.set_ceilings", roles=WRITERS, scope=Scope.COMMUNITY)
def set_ceilings(work: Work, *, draft_id: str, edition: int, month_points: int, year_points: int) -> DraftAt:
    """How many points a household can earn in a month and a year. Raises ChangedMeanwhile, CeilingsMalformed."""
    book = replace(
        _draft(work, draft_id, edition), household_month_points=month_points, household_year_points=year_points
    )
    for problem in problems_of(replace(book, items=book.items[:1])):
        raise problem
    return _rewrite(work, draft_id, edition, book, month_points=month_points, year_points=year_points)


@command("rules.discard", roles=WRITERS, scope=Scope.COMMUNITY)
def discard_draft(work: Work, *, draft_id: str, edition: int) -> bool:
    """Throw the draft away. Raises ChangedMeanwhile."""
    if not db.rule_drafts.take_away(work.session, community_id=work.community_id, draft_id=draft_id, edition=edition):
        raise ChangedMeanwhile()
    work.about(f"rule_draft:{draft_id}", edition=edition)
    return True


@command("rules.propose", roles=WRITERS, scope=Scope.COMMUNITY)
def propose_draft(work: Work, *, draft_id: str, edition: int, decision: Decision, effective_on: date) -> DraftAt:
    """Put the draft forward with the residents' decision; it waits for a second person.

    Raises ChangedMeanwhile, NothingChanged, DecisionMissing, DecisionLater, VotedDown, RulesTooEarly, ItemInUse and
    what `core.rule_checks` has against it.
    """
    book = _draft(work, draft_id, edition)
    _require_ready(work, book, effective_on)
    decided = _require_decision(work, decision)
    if not db.rule_drafts.put_forward(
        work.session, community_id=work.community_id, draft_id=draft_id, edition=edition,
        decision=_DECISION.dump_json(decided).decode(), effective_on=effective_on, proposed_by=work.actor.id,
        proposed_at=work.now,
    ):  # fmt: skip
        raise ChangedMeanwhile()
    work.about(f"rule_draft:{draft_id}", effective_on=effective_on, decided_on=decided.decided_on)
    return DraftAt(id=draft_id, edition=edition + 1)


@command("rules.take_back", roles=READERS, scope=Scope.COMMUNITY)
def take_back_draft(work: Work, *, draft_id: str, edition: int) -> DraftAt:
    """Open a draft again that was put forward: its maker goes on writing, or the second person sends it back.

    Raises ChangedMeanwhile.
    """
    if not db.rule_drafts.put_forward(
        work.session, community_id=work.community_id, draft_id=draft_id, edition=edition, decision=None,
        effective_on=None, proposed_by=None, proposed_at=None,
    ):  # fmt: skip
        raise ChangedMeanwhile()
    work.about(f"rule_draft:{draft_id}", edition=edition)
    return DraftAt(id=draft_id, edition=edition + 1)


@command("rules.publish", roles=DECIDERS, scope=Scope.COMMUNITY, second_person=True)
def publish_draft(work: Work, *, draft_id: str, edition: int) -> PublishedRules:
    """The second person's press: the version stands, in force from its day on.

    Raises ChangedMeanwhile, SecondPersonNeeded, RulesTooEarly, ItemInUse.
    """
    session, community_id = work.session, work.community_id
    row = db.rule_drafts.draft(session, community_id=community_id)
    if row is None or row.id != draft_id or row.edition != edition or not row.proposed_by:
        raise ChangedMeanwhile()
    if work.actor.id in (row.proposed_by, row.changed_by):
        raise SecondPersonNeeded()
    book, decision, effective_on = _BOOK.validate_json(row.content), row.decision, row.effective_on
    assert decision is not None and effective_on is not None
    _require_ready(work, book, effective_on)
    if not db.rule_drafts.take_away(session, community_id=community_id, draft_id=draft_id, edition=edition):
        raise ChangedMeanwhile()
    newest = db.rules.newest(session, community_id=community_id)
    assert newest is not None
    number = newest.number + 1
    version_id = write_version(
        work, number=number, effective_on=effective_on, items=book.items,
        household_month_points=book.household_month_points, household_year_points=book.household_year_points,
        fen_per_point=newest.fen_per_point, bulk_rows=newest.bulk_rows, small_amount_fen=newest.small_amount_fen,
        voucher_days=newest.voucher_days,
    )  # fmt: skip
    decided = _DECISION.validate_json(decision)
    work.insert(
        db.rule_drafts.RuleDecision,
        id=version_id,
        meeting=decided.meeting,
        decided_on=decided.decided_on,
        votes_for=decided.votes_for,
        votes_against=decided.votes_against,
        votes_abstain=decided.votes_abstain,
        reference=decided.reference,
        proposed_by=row.proposed_by,
        approved_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.about(f"rule_version:{version_id}", number=number, effective_on=effective_on, draft_id=draft_id)
    return PublishedRules(version_id=version_id, number=number, effective_on=effective_on)


# -- reading -----------------------------------------------------------------------------------------------------


@query("rules.see_draft", roles=READERS | {Role.FINANCE}, scope=Scope.COMMUNITY)
def see_draft(session: Session, clock: Clock, actor: Actor) -> Draft | None:
    """The draft as it stands, or None without one."""
    row = db.rule_drafts.draft(session, community_id=actor.community_id)
    newest = db.rules.newest(session, community_id=actor.community_id)
    if row is None or newest is None:
        return None
    book = _BOOK.validate_json(row.content)
    return Draft(
        id=row.id,
        edition=row.edition,
        base_number=row.base_number,
        book=book,
        changes=differences(book_of(session, actor.community_id, newest), book),
        problems=tuple(problems_of(book)),
        changer=row.changer or "",
        decision=_DECISION.validate_json(row.decision) if row.decision else None,
        effective_on=row.effective_on,
        proposer=row.proposer or "",
        is_mine=actor.id in (row.proposed_by, row.changed_by),
        is_waiting=row.proposed_by is not None,
    )


def draft_book(session: Session, *, community_id: str, draft_id: str) -> RuleBook:
    """What a draft says. Raises NotFound."""
    row = db.rule_drafts.draft(session, community_id=community_id)
    if row is None or row.id != draft_id:
        raise NotFound(draft_id=draft_id)
    return _BOOK.validate_json(row.content)


def earliest_day(session: Session, *, community_id: str, today: date) -> date:
    """Tomorrow, or the day of a version that is decided for later."""
    newest: Row | None = db.rules.newest(session, community_id=community_id)
    tomorrow = today + timedelta(days=1)
    return max(tomorrow, newest.effective_on) if newest else tomorrow


@query("rules.earliest", roles=READERS | {Role.FINANCE}, scope=Scope.COMMUNITY)
def earliest_effective(session: Session, clock: Clock, actor: Actor) -> date:
    """The first day on which a new version may come into force."""
    today = local_day(clock.now(), actor.time_zone)
    return earliest_day(session, community_id=actor.community_id, today=today)


def next_month_begins(day: date) -> date:
    """The first of the month that follows, where monthly ceilings are not cut in two."""
    return day.replace(day=1) + timedelta(days=calendar.monthrange(day.year, day.month)[1])


# -- how it works ------------------------------------------------------------------------------------------------


def _draft(work: Work, draft_id: str, edition: int) -> RuleBook:
    row = db.rule_drafts.draft(work.session, community_id=work.community_id)
    if row is None or row.id != draft_id or row.edition != edition or row.proposed_by:
        raise ChangedMeanwhile()
    return _BOOK.validate_json(row.content)


def _rewrite(work: Work, draft_id: str, edition: int, book: RuleBook, **facts: object) -> DraftAt:
    if not db.rule_drafts.rewrite(
        work.session, community_id=work.community_id, draft_id=draft_id, edition=edition,
        content=_BOOK.dump_json(book).decode(), changed_by=work.actor.id, changed_at=work.now,
    ):  # fmt: skip
        raise ChangedMeanwhile()
    work.about(f"rule_draft:{draft_id}", edition=edition + 1, **facts)
    return DraftAt(id=draft_id, edition=edition + 1)


def _tidy(item: Item) -> Item:
    def words(text: str) -> str:
        return " ".join(text.split())

    return replace(
        item,
        code=item.code.strip().upper(),
        name=words(item.name),
        name_english=words(item.name_english),
        evidence=words(item.evidence),
        evidence_english=words(item.evidence_english),
        reminder=words(item.reminder) if item.unit == "deduct" else "",
    )


def _require_ready(work: Work, book: RuleBook, effective_on: date) -> None:
    for problem in problems_of(book):
        raise problem
    newest = db.rules.newest(work.session, community_id=work.community_id)
    assert newest is not None
    before = book_of(work.session, work.community_id, newest)
    if not differences(before, book):
        raise NothingChanged()
    earliest_on = earliest_day(work.session, community_id=work.community_id, today=work.today)
    if effective_on < earliest_on:
        raise RulesTooEarly(earliest_on=earliest_on)
    kept = {item.code for item in book.items}
    for row in db.rule_drafts.activities_using(work.session, community_id=work.community_id, first=effective_on):
        if row.item_code not in kept:
            raise ItemInUse(code=row.item_code, activities=row.activities)


def _require_decision(work: Work, decision: Decision) -> Decision:
    tidied = replace(
        decision, meeting=" ".join(decision.meeting.split()), reference=" ".join(decision.reference.split())
    )
    votes = (tidied.votes_for, tidied.votes_against, tidied.votes_abstain)
    if not tidied.meeting or not tidied.reference:
        raise DecisionMissing()
    if len(tidied.meeting) > 80 or len(tidied.reference) > 120 or not all(0 <= vote <= VOTES_MAX for vote in votes):
        raise Malformed(field="decision")
    if tidied.decided_on > work.today:
        raise DecisionLater(day=tidied.decided_on)
    if tidied.votes_for <= tidied.votes_against:
        raise VotedDown(votes_for=tidied.votes_for, votes_against=tidied.votes_against)
    return tidied
