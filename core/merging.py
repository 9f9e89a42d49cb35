"""Two rows of the register that are one person: proposed by one, done by another, undone if it was wrong (design 3, 5).

The books stay as they were written: hours, points and notes keep the row that they name, and whoever asks for the
person is shown both. Search, sign-in and lists take the old number for the person's own; nobody chooses the old row.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date

import db.accounts
import db.mergers
import db.people
import db.places
import db.sessions
import db.teams
from core.books import Work
from core.clock import Clock, local_day, machine_clock
from core.commands import command, query
from core.errors import AppError, NotFound, SecondPersonNeeded
from core.people import require_person
from core.policy import OFFICE, READERS, Actor, Role, Scope
from db.engine import Row, Session
from db.states import MergerState
from db.tables import Membership, Merger, TeamMember
from db.types import new_id

DECIDERS = {Role.REVIEWER, Role.ADMINISTRATOR}


class MergerRefused(AppError):
    """Two rows that cannot be made one."""

    key = "error.merger.refused"


class SameRow(MergerRefused):
    """A row is the person it is already."""

    key = "error.merger.same_row"


class MergedAlready(MergerRefused):
    """One of the two was merged in the meantime; facts: name."""

    key = "error.merger.already"
    status = 409


class MergerWaits(MergerRefused):
    """A proposal for one of the two waits for a decision; facts: name."""

    key = "error.merger.waits"
    status = 409


class TwoHouseholds(MergerRefused):
    """They belong to two households with accounts of their own: one of them moves first; facts: first, second."""

    key = "error.merger.two_households"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A proposal and what became of it."""

    id: str
    person_id: str
    survivor_id: str
    state: str
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSeen:
    """What one of the two rows brings along."""

    person: Row
    claims: int
    minutes: int
    teams: int
    has_account: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MergerPreview:
    """Both rows beside each other, and how many entries stand under both for the same time."""

    gone: RowSeen
    stays: RowSeen
    doubled: int
    refusal: str | None  # key of what stands against it now


# -- commands ----------------------------------------------------------------------------------------------------


@command("merger.propose", roles=OFFICE, scope=Scope.COMMUNITY)
def propose_merger(work: Work, *, person_id: str, survivor_id: str) -> Merged:
    """Propose that a row of the register is the same person as another, which stays; a second person decides.

    Raises NotFound, SameRow, MergedAlready, MergerWaits, TwoHouseholds.
    """
    _hold(work, person_id, survivor_id)
    refusal = _against(work.session, work.community_id, person_id, survivor_id, is_new=True)
    if refusal is not None:
        raise refusal
    merger_id = new_id()
    work.insert(
        Merger, id=merger_id, person_id=person_id, survivor_id=survivor_id, state=MergerState.PROPOSED,
        proposed_by=work.actor.id, proposed_at=work.now,
    )  # fmt: skip
    work.born("merger", merger_id, MergerState.PROPOSED)
    work.about(f"person:{survivor_id}", merger_id=merger_id, person_id=person_id)
    return _merged(merger_id, person_id, survivor_id, MergerState.PROPOSED)


@command("merger.decide", roles=DECIDERS, scope=Scope.COMMUNITY, second_person=True)
def decide_merger(work: Work, *, merger_id: str, is_same: bool) -> Merged:
    """Make the two rows one, or decline; whoever proposed it does not decide.

    Raises NotFound, SecondPersonNeeded, StateMoved, MergedAlready, TwoHouseholds.
    """
    found = _require_merger(work, merger_id)
    if found.proposed_by == work.actor.id:
        raise SecondPersonNeeded()
    _hold(work, found.person_id, found.survivor_id)
    after = MergerState.MERGED if is_same else MergerState.DECLINED
    work.move("merger", merger_id, before=MergerState.PROPOSED, after=after)
    if is_same:
        refusal = _against(work.session, work.community_id, found.person_id, found.survivor_id, is_new=False)
        if refusal is not None:
            raise refusal
        _point(work, found.person_id, found.survivor_id)
        _hand_over_home(work, found.person_id, found.survivor_id)
        _hand_over_teams(work, found.person_id, found.survivor_id)
        _hand_over_accounts(work, found.person_id, found.survivor_id)
    work.about(f"person:{found.survivor_id}", merger_id=merger_id, person_id=found.person_id, is_same=is_same)
    return _merged(merger_id, found.person_id, found.survivor_id, after)


@command("merger.undo", roles=DECIDERS, scope=Scope.COMMUNITY)
def undo_merger(work: Work, *, merger_id: str) -> Merged:
    """They were two people after all: the old row is its own person again, with the teams and household of before.

    Its way in stays with the other; it gets a new slip. Raises NotFound, ReasonNeeded, StateMoved.
    """
    work.need_reason()
    found = _require_merger(work, merger_id)
    _hold(work, found.person_id, found.survivor_id)
    work.move("merger", merger_id, before=MergerState.MERGED, after=MergerState.UNDONE)
    _point(work, found.person_id, None)
    done_at = db.mergers.merged_at(work.session, community_id=work.community_id, merger_id=merger_id)
    day = local_day(done_at, work.actor.time_zone)
    _take_back_home(work, found, day)
    _take_back_teams(work, found, day)
    work.about(f"person:{found.survivor_id}", merger_id=merger_id, person_id=found.person_id)
    return _merged(merger_id, found.person_id, found.survivor_id, MergerState.UNDONE)


# -- queries -----------------------------------------------------------------------------------------------------


@query("merger.preview", roles=READERS, scope=Scope.COMMUNITY)
def preview_merger(session: Session, clock: Clock, actor: Actor, *, person_id: str, survivor_id: str) -> MergerPreview:
    """What two rows bring along, before anything is proposed. Raises NotFound."""
    community_id = actor.community_id
    refusal = _against(session, community_id, person_id, survivor_id, is_new=True)
    return MergerPreview(
        gone=_seen(session, community_id, person_id),
        stays=_seen(session, community_id, survivor_id),
        doubled=db.mergers.times_in_both(
            session, community_id=community_id, person_id=person_id, survivor_id=survivor_id
        ),
        refusal=refusal.key if refusal else None,
    )


@query("merger.waiting", roles=READERS, scope=Scope.COMMUNITY)
def waiting_mergers(session: Session, clock: Clock, actor: Actor, *, limit: int = 100) -> list[Row]:
    """What waits for a second person, the oldest first."""
    return db.mergers.proposed(session, community_id=actor.community_id, limit=limit)


def _seen(session: Session, community_id: str, person_id: str) -> RowSeen:
    person = db.people.detail(session, community_id=community_id, person_id=person_id)
    if person is None:
        raise NotFound(person_id=person_id)
    done = db.mergers.work_of(session, community_id=community_id, person_id=person_id)
    return RowSeen(
        person=person,
        claims=done.claims,
        minutes=int(done.minutes),
        teams=len(db.teams.open_places(session, community_id=community_id, person_id=person_id)),
        has_account=bool(db.people.accounts_of(session, community_id=community_id, person_id=person_id)),
    )


# -- steps -------------------------------------------------------------------------------------------------------


def _hold(work: Work, *person_ids: str) -> None:
    for person_id in sorted(set(person_ids)):
        work.lock_person(person_id)


def _require_merger(work: Work, merger_id: str) -> Row:
    found = db.mergers.merger_by_id(work.session, community_id=work.community_id, merger_id=merger_id)
    if found is None:
        raise NotFound(merger_id=merger_id)
    return found


def _against(session: Session, community_id: str, person_id: str, survivor_id: str, *, is_new: bool) -> AppError | None:
    """What stands against making two rows one, seen while both are held."""
    if person_id == survivor_id:
        return SameRow()
    rows = []
    for one in (person_id, survivor_id):
        row = db.people.detail(session, community_id=community_id, person_id=one)
        if row is None:
            return NotFound(person_id=one)
        if row.merged_into_id:
            return MergedAlready(name=row.name)
        if is_new and db.mergers.waits(session, community_id=community_id, person_id=one):
            return MergerWaits(name=row.name)
        rows.append(row)
    gone, stays = rows
    if gone.household_id and stays.household_id and gone.household_id != stays.household_id:
        return TwoHouseholds(first=gone.card_number, second=stays.card_number)
    return None


def _point(work: Work, person_id: str, root_id: str | None) -> None:
    """Let a row, and every row that was merged into it, be shown by `root_id`; without one by itself."""
    named = {"community_id": work.community_id}
    db.mergers.set_root(work.session, person_id=person_id, root_id=root_id, **named)
    below = deque(db.mergers.edges_to(work.session, survivor_id=person_id, **named))
    while below:
        twin = below.popleft()
        db.mergers.set_root(work.session, person_id=twin, root_id=root_id or person_id, **named)
        below.extend(db.mergers.edges_to(work.session, survivor_id=twin, **named))


def _hand_over_home(work: Work, person_id: str, survivor_id: str) -> None:
    """The place in the household goes over, with what it allowed."""
    session, named = work.session, {"community_id": work.community_id}
    old = db.people.open_membership(session, person_id=person_id, **named)
    if old is None:
        return
    work.lock_household(old.household_id)
    db.people.end_membership(session, membership_id=old.id, last_day=work.today, **named)
    own = db.people.open_membership(session, person_id=survivor_id, **named)
    if own is None:
        work.insert(
            Membership, id=new_id(), person_id=survivor_id, household_id=old.household_id, from_on=work.today,
            until_on=None, is_head=old.is_head, is_spender=old.is_spender,
        )  # fmt: skip
    else:
        db.people.set_rights(session, person_id=survivor_id, is_head=bool(own.is_head or old.is_head),
                             is_spender=bool(own.is_spender or old.is_spender), **named)  # fmt: skip
    if old.is_head:
        survivor = require_person(session, work.community_id, survivor_id)
        db.people.set_head_name(session, household_id=old.household_id, name=survivor.name, **named)


def _take_back_home(work: Work, merger: Row, day: date) -> None:
    """The old row belongs again where it did on the day of the merger; who heads the household stays as it is."""
    named = {"community_id": work.community_id, "person_id": merger.person_id}
    last = db.people.membership_ended_on(work.session, day=day, **named)
    if last is not None:
        work.lock_household(last.household_id)
        work.insert(
            Membership, id=new_id(), person_id=merger.person_id, household_id=last.household_id, from_on=work.today,
            until_on=None, is_head=False, is_spender=last.is_spender,
        )  # fmt: skip


def _hand_over_teams(work: Work, person_id: str, survivor_id: str) -> None:
    session, named = work.session, {"community_id": work.community_id}
    own = {place.team_id for place in db.teams.open_places(session, person_id=survivor_id, **named)}
    for place in db.teams.open_places(session, person_id=person_id, **named):
        db.teams.end_member(session, member_id=place.id, last_day=work.today, **named)
        if place.team_id not in own:
            _enter(work, place.team_id, survivor_id, place.role)
    for team_id in db.teams.led_by(session, person_id=person_id, **named):
        db.teams.set_team(session, team_id=team_id, leader_id=survivor_id, **named)
    for request in db.teams.open_requests_of(session, person_id=person_id, **named):
        db.teams.answer(session, request_id=request.id, answer="withdrawn", at=work.now, **named)


def _take_back_teams(work: Work, merger: Row, day: date) -> None:
    for place in db.teams.places_ended_on(
        work.session, community_id=work.community_id, person_id=merger.person_id, day=day
    ):
        _enter(work, place.team_id, merger.person_id, "member" if place.role == "leader" else place.role)


def _enter(work: Work, team_id: str, person_id: str, role: str) -> None:
    work.insert(TeamMember, id=new_id(), team_id=team_id, person_id=person_id, role=role, from_on=work.today,
                until_on=None)  # fmt: skip


def _hand_over_accounts(work: Work, person_id: str, survivor_id: str) -> None:
    """One way in for a resident: the one that stays, else the other's; what the office gave goes over."""
    session, named = work.session, {"community_id": work.community_id}
    now = machine_clock(work.clock).now()
    db.accounts.end_enrolments(session, person_id=person_id, at=now, **named)
    has_own = any(one.kind == "resident" for one in db.people.accounts_of(session, person_id=survivor_id, **named))
    for account in db.people.accounts_of(session, person_id=person_id, **named):
        if account.kind == "resident" and has_own:
            db.accounts.set_enabled(session, account_id=account.id, is_enabled=False, **named)
            db.sessions.revoke_all(session, account_id=account.id, at=now, **named)
        else:
            db.people.give_account(session, account_id=account.id, person_id=survivor_id, **named)


def _merged(merger_id: str, person_id: str, survivor_id: str, state: str) -> Merged:
    return Merged(id=merger_id, person_id=person_id, survivor_id=survivor_id, state=str(state))
