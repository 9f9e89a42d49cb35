"""Public notices: points enter *notice* when one is posted and become spendable when it closes (design 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import db.claims
import db.notices
import db.people
import db.places
import db.recalls
from core.books import Work
from core.calendars import NOTICE_WORKING_DAYS, working_day_after
from core.clock import Clock, local_day, start_of_day
from core.commands import command, query
from core.errors import AppError, NotFound
from core.masking import masked_name
from core.notice_ends import last_day_of_notice, over_at
from core.points import Line
from core.policy import Actor, Role, Scope
from core.releases import Release, last_day_of, old_ends, release
from core.worth import LINES_MAX, forecast, waiting_worth
from db.engine import Row, Session
from db.states import ClaimState, NoticeState
from db.tables import Notice, NoticeLine
from db.types import new_id

POSTERS = {Role.STAFF, Role.REVIEWER, Role.ADMINISTRATOR}
OFFICE = POSTERS | {Role.SUPERVISOR, Role.FINANCE}
HANGING_MAX = 20
EVERYBODY = set(Role)


class NothingToPost(AppError):
    """No approved claim waits for a notice."""

    key = "error.notice.nothing_to_post"


class NotOverYet(AppError):
    """The notice still runs; facts: last_day."""

    key = "error.notice.not_over_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A notice that hangs: open through `last_day_on`, its points spendable from `closes_at`."""

    id: str
    number: int
    lines: int
    points: int
    last_day_on: date
    closes_at: datetime
    is_provisional: bool
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """A line as it hangs in public: masked name, building and team, never phone, room or card.

    `taken_points`: of a deduction, the most that it takes. `id` names the entry to whoever objects to it.
    """

    id: str
    state: ClaimState
    name_masked: str
    building: str
    team: str
    title: str
    item_code: str
    kind: str
    hours_class: str
    service_on: date
    minutes: int
    points: int
    taken_points: int = 0


@command("notice.post", roles=POSTERS, scope=Scope.COMMUNITY)
def post_notice(work: Work) -> Posted:
    """Post what is approved: compute every claim, move its points issued → notice. Raises NothingToPost.

    It runs through the fifth working day after today and closes at the midnight that follows.
    """
    session, community_id = work.session, work.community_id
    waiting = db.notices.approved_claims(session, community_id=community_id, limit=LINES_MAX)
    for household_id in sorted({claim.household_id for claim in waiting if claim.household_id}):
        work.lock_household(household_id)
    lines, remainders = waiting_worth(session, community_id=community_id)
    if not lines:
        raise NothingToPost()
    last_day, is_provisional = working_day_after(session, work.today, count=NOTICE_WORKING_DAYS)
    closes_at = start_of_day(last_day + timedelta(days=1), work.actor.time_zone)
    notice_id, number = new_id(), work.number("notice")
    for line in sorted(lines, key=lambda line: line.fact.claim_id):
        work.move("claim", line.fact.claim_id, before=ClaimState.APPROVED, after=ClaimState.IN_NOTICE)
    touched = {
        (household_id, line.fact.rule.code, line.fact.rule.version_id)
        for line in lines
        for household_id in (line.fact.account_id, line.fact.household_id)
        if household_id and line.fact.rule and line.fact.rule.unit == "hour" and line.fact.earns
    }
    for household_id, code, version_id in sorted(touched):
        db.claims.set_remainder(
            session,
            community_id=community_id,
            household_id=household_id,
            item_code=code,
            version_id=version_id,
            minutes=remainders.get((household_id, code, version_id), 0),  # nothing is left with one that dissolved
        )
    total = sum(line.points for line in lines)
    work.insert(
        Notice,
        id=notice_id,
        number=number,
        state=NoticeState.POSTED,
        posted_at=work.now,
        posted_on=work.today,
        posted_by=work.actor.id,
        last_day_on=last_day,
        closes_at=closes_at,
        is_provisional=is_provisional,
        lines=len(lines),
        points=total,
    )
    work.born("notice", notice_id, NoticeState.POSTED)
    work.insert_all(NoticeLine, [_row(line, notice_id) for line in lines])
    for line in lines:
        if line.points and line.fact.household_id:
            work.transfer(
                debit=f"points/notice/{line.fact.account_id}",
                credit="points/issued",
                amount=line.points,
                kind="notice.post",
            )
    _give_again(work, lines)
    work.about(f"notice:{notice_id}", number=number, lines=len(lines), points=total, last_day_on=last_day)
    return Posted(
        id=notice_id,
        number=number,
        lines=len(lines),
        points=total,
        last_day_on=last_day,
        closes_at=closes_at,
        is_provisional=is_provisional,
    )


def _give_again(work: Work, lines: Sequence[Line]) -> None:
    """Reinstated points do not wait: they are listed in this notice and available at once, with their old ends."""
    releases = []
    for line in sorted(lines, key=lambda line: line.fact.claim_id):
        fact = line.fact
        if fact.kind != "reinstated" or fact.source_id is None:
            continue
        work.move("claim", fact.claim_id, before=ClaimState.IN_NOTICE, after=ClaimState.EFFECTIVE)
        named = {"community_id": work.community_id, "claim_id": fact.source_id}
        found = [(row.expires_on, int(row.points)) for row in db.recalls.ends_of(work.session, **named)]
        before = db.recalls.posted_again(work.session, **named, but=fact.claim_id)
        ends = old_ends(found, points=line.points, skipped_points=before, today=work.today)
        releases.append(Release(claim_id=fact.claim_id, household_id=fact.account_id, points=line.points, ends=ends))
    release(work, releases)


def _row(line: Line, notice_id: str) -> dict[str, object]:
    fact = line.fact
    return {
        "id": fact.claim_id,
        "notice_id": notice_id,
        "household_id": fact.household_id,
        "person_id": fact.person_id,
        "activity_id": fact.activity_id,
        "item_code": fact.rule.code if fact.rule else None,
        "version_id": fact.rule.version_id if fact.rule else None,
        "service_on": fact.service_on,
        "minutes": fact.minutes,
        "counted_minutes": line.counted_minutes,
        "rate_points": line.rate_points,
        "remainder_in_minutes": line.remainder_in_minutes,
        "remainder_out_minutes": line.remainder_out_minutes,
        "uncapped_points": line.uncapped_points,
        "points": line.points,
        "cap_names": ",".join(line.cap_names),
    }


@command("notice.close", roles={Role.JOB, Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def close_notice(work: Work, *, notice_id: str) -> int:
    """Close a notice whose time is over: notice → available, one lot a claim. Raises NotFound, NotOverYet, StateMoved.

    Answers how many claims became effective; closing twice acts once.
    """
    session, community_id = work.session, work.community_id
    notice = db.notices.notice_by_id(session, community_id=community_id, notice_id=notice_id)
    if notice is None:
        raise NotFound(notice_id=notice_id)
    if work.now < over_at(session, notice, work.actor.time_zone):
        raise NotOverYet(last_day=last_day_of_notice(session, notice, work.actor.time_zone))
    named = {"community_id": community_id, "notice_id": notice_id}
    lines = db.notices.closing_lines(session, **named)
    for household_id in sorted({line.household_id for line in lines if line.household_id}):
        work.lock_household(household_id)
    work.move("notice", notice_id, before=NoticeState.POSTED, after=NoticeState.CLOSED)
    releases = []
    for line in db.notices.closing_lines(session, **named):  # again: whoever decides an objection holds the notice
        if line.is_standing:
            continue  # an objection waits for its decision
        work.move("claim", line.id, before=line.state, after=ClaimState.EFFECTIVE)
        releases.append(
            Release(
                claim_id=line.id,
                household_id=line.household_id,
                points=line.points,
                deducted_points=line.stated_points if line.kind == "deduction" else 0,
            )
        )
    release(work, releases)
    expires_on = last_day_of(work.today)
    work.about(f"notice:{notice_id}", number=notice.number, effective=len(releases), expires_on=expires_on)
    return len(releases)


@query("notices.list", roles=EVERYBODY, scope=Scope.PUBLIC)
def list_notices(session: Session, clock: Clock, actor: Actor, *, limit: int = 20, offset: int = 0) -> list[Row]:
    """Notices, the newest first."""
    rows = db.notices.notices(session, community_id=actor.community_id, limit=limit, offset=offset)
    return [_as_it_hangs(session, actor, row) for row in rows]


@query("notices.hanging", roles=EVERYBODY, scope=Scope.PUBLIC)
def hanging_notices(session: Session, clock: Clock, actor: Actor) -> list[Row]:
    """Notices that hang in public now, the newest first; those whose time is over are taken down."""
    return [
        _as_it_hangs(session, actor, row)
        for row in db.notices.hanging(session, community_id=actor.community_id, limit=HANGING_MAX)
        if clock.now() < over_at(session, row, actor.time_zone)
    ]


def _as_it_hangs(session: Session, actor: Actor, notice: Row) -> Row:
    """A notice with the last day that a later table of working days gives it."""
    if not notice.is_provisional:
        return notice
    return notice._replace(last_day_on=last_day_of_notice(session, notice, actor.time_zone))


@query("notice.board", roles=EVERYBODY, scope=Scope.PUBLIC)
def see_board(session: Session, clock: Clock, actor: Actor, *, notice_id: str) -> tuple[Row, list[BoardLine]]:
    """A notice as it hangs in public, and for the office also afterwards. Raises NotFound."""
    notice = db.notices.notice_by_id(session, community_id=actor.community_id, notice_id=notice_id)
    if notice is None or (not actor.roles & OFFICE and clock.now() >= over_at(session, notice, actor.time_zone)):
        raise NotFound(notice_id=notice_id)
    return _as_it_hangs(session, actor, notice), [
        BoardLine(
            id=line.id,
            state=ClaimState(line.state),
            name_masked=masked_name(line.person or line.head_name or ""),
            building=line.building or "",
            team=line.team or "",
            title=line.title,
            item_code=line.item_code or "",
            kind=line.kind,
            hours_class=line.hours_class or "",
            service_on=line.service_on,
            minutes=line.minutes,
            points=line.points,
            taken_points=line.stated_points if line.kind == "deduction" else 0,
        )
        for line in db.notices.lines(session, community_id=actor.community_id, notice_id=notice_id)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextNotice:
    """What a notice would carry if it were posted today, and until when it would hang."""

    lines: int
    points: int
    last_day_on: date
    is_provisional: bool


@query("notice.forecast", roles=POSTERS | {Role.SUPERVISOR}, scope=Scope.COMMUNITY)
def next_notice(session: Session, clock: Clock, actor: Actor) -> NextNotice:
    """What the next notice would carry."""
    lines = forecast(session, community_id=actor.community_id)
    today = local_day(clock.now(), actor.time_zone)
    last_day_on, is_provisional = working_day_after(session, today, count=NOTICE_WORKING_DAYS)
    return NextNotice(
        lines=len(lines),
        points=sum(line.points for line in lines),
        last_day_on=last_day_on,
        is_provisional=is_provisional,
    )
