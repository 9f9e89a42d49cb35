"""Deductions (domain B.3): after one reminder, with evidence, by two people, open to objection, at most a tenth.

A deduction is a claim under an item of unit *deduct*: somebody enters it, a second person approves it, it hangs in the
notice with 0 points, and when that closes the least of its points, what is there, and a tenth of what the year has
brought is taken. It never touches hours, nor takes more than there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import db.objections
import db.places
import db.recalls
from core.blocked_reasons import blocked_reason
from core.books import Work
from core.clock import Clock, local_day, start_of_day
from core.commands import command, query
from core.entries import InFuture
from core.errors import AppError, NotFound, ReasonNeeded
from core.policy import Actor, Role, Scope
from core.releases import DEDUCTED_PART_MAX
from core.rules import Catalogue, ItemUnknown
from db.engine import Session
from db.states import ClaimState
from db.tables import Claim
from db.types import new_id

MAKERS: Final = {Role.STAFF, Role.ADMINISTRATOR}
DESK: Final = MAKERS | {Role.REVIEWER, Role.SUPERVISOR}
UNIT: Final = "deduct"
LISTED_MAX: Final = 20


class NotReminded(AppError):
    """Nobody reminded the household of this before the day; facts: code."""

    key = "error.deduction.not_reminded"
    status = 409


class ReminderUsed(AppError):
    """A deduction stands on this reminder; the next one needs another; facts: day."""

    key = "error.deduction.reminder_used"
    status = 409


class ReasonBlocked(AppError):
    """Points are never linked to this; facts: reason, word."""

    key = "error.deduction.blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """A reminder that was given and written down."""

    id: str
    code: str
    reminded_on: date
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A deduction that waits for its approval; `points` are the most that it takes."""

    claim_id: str
    points: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLine:
    """A reminder of a household; `is_used`: a deduction stands on it."""

    id: str
    code: str
    reminded_on: date
    is_used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deductible:
    """What deductions may still take from a household this year, and of what it was reminded."""

    points: int
    brought_points: int
    deducted_points: int
    reminders: tuple[ReminderLine, ...]


@command("deduction.remind", roles=MAKERS, scope=Scope.COMMUNITY)
def record_reminder(work: Work, *, household_id: str, code: str, reminded_on: date) -> Reminded:
    """Write down that a household was reminded of an item of unit *deduct*. Raises NotFound, InFuture, ItemUnknown.

    Without it nothing may be deducted; the note says how the reminder was given.
    """
    if reminded_on > work.today:
        raise InFuture(day=reminded_on)
    _refuse_blocked(work.intent.note or "")
    _item(Catalogue(work.session, work.community_id), code, reminded_on)
    if db.places.household_by_id(work.session, community_id=work.community_id, household_id=household_id) is None:
        raise NotFound(household_id=household_id)
    reminder_id = new_id()
    work.insert(
        db.objections.Reminder,
        id=reminder_id,
        household_id=household_id,
        reason=code,
        reminded_on=reminded_on,
        reminded_by=work.actor.id,
        operation_id=work.operation_id,
    )
    work.about(f"reminder:{reminder_id}", household_id=household_id, code=code, reminded_on=reminded_on)
    return Reminded(id=reminder_id, code=code, reminded_on=reminded_on)


@command("deduction.propose", roles=MAKERS, scope=Scope.COMMUNITY)
def propose_deduction(work: Work, *, reminder_id: str, happened_on: date, title: str) -> Proposed:
    """Enter a deduction after a reminder, with the evidence as a note; a second person approves it.

    Raises NotFound, ReasonNeeded (no evidence), ReasonBlocked, InFuture, NotReminded (not before that day),
    ReminderUsed, ItemUnknown.
    """
    evidence = (work.intent.note or "").strip()
    if not evidence or not title.strip():
        raise ReasonNeeded()
    _refuse_blocked(title, evidence)
    if happened_on > work.today:
        raise InFuture(day=happened_on)
    reminder = db.objections.reminder_by_id(work.session, community_id=work.community_id, reminder_id=reminder_id)
    if reminder is None:
        raise NotFound(reminder_id=reminder_id)
    work.lock_household(reminder.household_id)
    reminder = db.objections.reminder_by_id(work.session, community_id=work.community_id, reminder_id=reminder_id)
    assert reminder is not None, "reminders are never deleted"
    if reminder.deductions:
        raise ReminderUsed(day=reminder.reminded_on)
    if happened_on < reminder.reminded_on:
        raise NotReminded(code=reminder.reason)
    version_id, points = _item(Catalogue(work.session, work.community_id), reminder.reason, happened_on)
    claim_id = new_id()
    work.insert(
        Claim,
        id=claim_id,
        kind="deduction",
        person_id=None,
        household_id=reminder.household_id,
        activity_id=None,
        item_code=reminder.reason,
        version_id=version_id,
        hours_class=None,
        service_on=happened_on,
        starts_at=None,
        ends_at=None,
        minutes=0,
        stated_points=points,
        title=title.strip()[:120],
        identity=f"deduction|{claim_id}",
        state=ClaimState.CONFIRMED,
        submitted_by=work.actor.id,
        submitted_at=work.now,
        batch_id=None,
        row_number=None,
        first_approved_by=None,
        approved_by=None,
    )
    work.born("claim", claim_id, ClaimState.SUBMITTED)
    work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)
    work.insert(
        db.objections.Deduction,
        id=claim_id,
        reminder_id=reminder_id,
        reason=reminder.reason,
        operation_id=work.operation_id,
    )
    work.about(f"claim:{claim_id}", reminder_id=reminder_id, points=points, code=reminder.reason)
    return Proposed(claim_id=claim_id, points=points)


@query("deduction.of_household", roles=DESK, scope=Scope.COMMUNITY)
def deductible(session: Session, clock: Clock, actor: Actor, *, household_id: str) -> Deductible:
    """What may still be deducted from a household, and its reminders. Raises NotFound."""
    named = {"community_id": actor.community_id, "household_id": household_id}
    if db.places.household_by_id(session, **named) is None:
        raise NotFound(household_id=household_id)
    today = local_day(clock.now(), actor.time_zone)
    since = start_of_day(today.replace(month=1, day=1), actor.time_zone)
    brought = db.recalls.brought_points(session, **named, since=since)
    gone = db.recalls.deducted_points(session, **named, since=since)
    return Deductible(
        points=max(0, brought // DEDUCTED_PART_MAX - gone),
        brought_points=brought,
        deducted_points=gone,
        reminders=tuple(
            ReminderLine(id=row.id, code=row.reason, reminded_on=row.reminded_on, is_used=bool(row.deductions))
            for row in db.objections.reminders_of(session, **named, limit=LISTED_MAX)
        ),
    )


def _item(catalogue: Catalogue, code: str, day: date) -> tuple[str, int]:
    """Version and points of an item of unit *deduct*. Raises ItemUnknown, NoRules."""
    rule = catalogue.item_on(code, day)
    if rule.unit != UNIT:
        raise ItemUnknown(code=code)
    return rule.version_id, rule.points


def _refuse_blocked(*texts: str) -> None:
    found = blocked_reason(texts, is_deduction=True)
    if found:
        raise ReasonBlocked(reason=found[0], word=found[1])
