"""Volunteer stars: who has enough hours, the notice before a star is given, the star, and its end (domain D.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import db.month_summaries
import db.people
import db.places
import db.stars
from core.books import Work
from core.calendars import NOTICE_WORKING_DAYS, working_day_after
from core.clock import Clock, local_day, start_of_day
from core.commands import command, query
from core.errors import AppError, Malformed, NotFound, ReasonNeeded, SecondPersonNeeded
from core.hours import CLASSES, minutes_that_count
from core.masking import masked_name
from core.policy import READERS, Actor, Role, Scope
from core.rules import Catalogue, ItemUnknown, NoRules
from core.star_terms import HOURS_MAX, LEVELS_MAX, Terms, read_terms, terms_on, write_terms
from db.engine import Row, Session
from db.states import ClaimState, StarState
from db.tables import Claim, Star
from db.types import new_id

POSTERS: Final = {Role.STAFF, Role.REVIEWER, Role.ADMINISTRATOR}
DECIDERS: Final = {Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}
STAR_ITEM: Final = "D6"


class NoStarsToPost(AppError):
    """Nobody of those named has enough hours for the next star now."""

    key = "error.stars.nobody"


class StarBoardOver(AppError):
    """The notice of a star is over; facts: last_day."""

    key = "error.stars.over"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedStars:
    """Stars that hang from today through `last_day_on`."""

    posted: int
    last_day_on: date
    is_provisional: bool
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StarLine:
    """A star on the board: for everybody the masked name and the building, the rest for the office."""

    id: str
    level: int
    name_masked: str
    building: str
    minutes: int
    state: StarState
    posted_on: date
    last_day_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody with enough hours for the next star; minutes are those that count."""

    person_id: str
    name: str
    volunteer_number: str
    building: str
    level: int
    minutes: int
    needed_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStars:
    """What a person has and what comes next. `next_minutes` is None above the highest star."""

    level: int
    awarded_on: date | None
    on_board: StarLine | None
    counted_minutes: int
    next_level: int
    next_minutes: int | None
    steps: tuple[tuple[int, str, date], ...]  # level, state, local day


# -- terms -------------------------------------------------------------------------------------------------------


@command("stars.set_terms", roles={Role.ADMINISTRATOR, Role.STAFF}, scope=Scope.COMMUNITY)
def set_star_terms(
    work: Work, *, hours: tuple[int, ...], is_counting_carried_over: bool, is_counting_back_filled: bool
) -> int:
    """Put a new table of stars in force from today; answers its number. Stars that were given stay until reviewed.

    Raises Malformed where hours do not rise, ReasonNeeded without the residents' decision in the note.
    """
    if not (work.intent.note and work.intent.note.strip()):
        raise ReasonNeeded()
    rises = all(low < high for low, high in pairwise(hours))
    if not 0 < len(hours) <= LEVELS_MAX or not rises or hours[0] < 1 or hours[-1] > HOURS_MAX:
        raise Malformed(field="hours")
    newest = db.stars.terms(work.session, community_id=work.community_id, limit=1)
    number = (newest[0].number if newest else 0) + 1
    terms_id = write_terms(
        work, number=number, effective_on=work.today, hours=hours,
        is_counting_carried_over=is_counting_carried_over, is_counting_back_filled=is_counting_back_filled,
    )  # fmt: skip
    work.about(f"star_terms:{terms_id}", number=number, hours=list(hours))
    db.stars.hold_head(work.session, community_id=work.community_id)
    db.stars.look_at_everybody(work.session, community_id=work.community_id)
    return number


@query("stars.terms", roles=set(Role), scope=Scope.PUBLIC)
def star_terms(session: Session, clock: Clock, actor: Actor) -> list[Terms]:
    """The tables of stars, the one in force first."""
    return [read_terms(row) for row in db.stars.terms(session, community_id=actor.community_id, limit=20)]


# -- on the board, given, withdrawn --------------------------------------------------------------------------------


@command("stars.review", roles={Role.JOB}, scope=Scope.COMMUNITY)
def review_stars(work: Work, *, limit: int = 50) -> int:
    """Look at people whose hours changed: withdraw stars that their hours no longer carry, note who has enough.

    Answers how many were looked at.
    """
    people = db.stars.to_look_at(work.session, community_id=work.community_id, limit=limit)
    terms = terms_on(work.session, community_id=work.community_id, day=work.today)
    found: dict[str, int] = {}
    withdrawn = 0
    for person_id in people:
        work.lock_person(person_id)
        minutes = _counted(work.session, work.community_id, person_id, terms)
        held = []
        for star in reversed(db.stars.standing(work.session, community_id=work.community_id, person_id=person_id)):
            needed = terms.needed_minutes(star.level) if terms else None
            if star.state == StarState.AWARDED and needed is not None and minutes < needed:
                work.move("star", star.id, before=StarState.AWARDED, after=StarState.WITHDRAWN)
                withdrawn += 1
            else:
                held.append(star)
        found[person_id] = _next_level(held, minutes, terms)
    if people:
        work.about("stars:review", people=len(people), withdrawn=withdrawn)
        db.stars.hold_head(work.session, community_id=work.community_id)
        for person_id, level in found.items():
            db.stars.set_candidate(work.session, community_id=work.community_id, person_id=person_id, level=level)
    return len(people)


@command("stars.post", roles=POSTERS, scope=Scope.COMMUNITY)
def post_stars(work: Work, *, person_ids: tuple[str, ...]) -> PostedStars:
    """Hang the next star of each person on the board for five working days; hours are counted again.

    Raises NoStarsToPost.
    """
    session, community_id = work.session, work.community_id
    terms = terms_on(session, community_id=community_id, day=work.today)
    last_day, is_provisional = working_day_after(session, work.today, count=NOTICE_WORKING_DAYS)
    closes_at = start_of_day(last_day + timedelta(days=1), work.actor.time_zone)
    posted = []
    for person_id in sorted(set(person_ids)):
        work.lock_person(person_id)
        minutes = _counted(session, community_id, person_id, terms)
        held = db.stars.standing(session, community_id=community_id, person_id=person_id)
        level = _next_level(held, minutes, terms)
        if not level or terms is None:
            continue
        star_id = new_id()
        work.insert(
            Star, id=star_id, person_id=person_id, level=level, minutes=minutes, terms_id=terms.id,
            state=StarState.POSTED, posted_on=work.today, last_day_on=last_day, closes_at=closes_at,
            posted_by=work.actor.id,
        )  # fmt: skip
        work.born("star", star_id, StarState.POSTED)
        posted.append(person_id)
    if not posted:
        raise NoStarsToPost()
    work.about(f"stars:{len(posted)}", posted=len(posted), last_day_on=last_day)
    db.stars.hold_head(session, community_id=community_id)
    for person_id in posted:
        db.stars.set_candidate(session, community_id=community_id, person_id=person_id, level=0)
    return PostedStars(posted=len(posted), last_day_on=last_day, is_provisional=is_provisional)


@command("stars.award", roles={Role.JOB, Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def award_stars(work: Work, *, limit: int = 20) -> int:
    """Give the stars whose notice is over, each with a claim for its points; answers how many were decided.

    A star whose hours fell below meanwhile is declined; one that is objected to waits.
    """
    session, community_id = work.session, work.community_id
    terms = terms_on(session, community_id=community_id, day=work.today)
    stars = db.stars.due(session, community_id=community_id, now=work.now, limit=limit)
    awarded = []
    for star in sorted(stars, key=lambda star: (star.person_id, star.level)):
        work.lock_person(star.person_id)
        minutes = _counted(session, community_id, star.person_id, terms)
        needed = terms.needed_minutes(star.level) if terms else None
        is_carried = needed is not None and minutes >= needed
        after = StarState.AWARDED if is_carried else StarState.DECLINED
        work.move("star", star.id, before=StarState.POSTED, after=after)
        if is_carried:
            _claim_points(work, star)
            awarded.append(star.person_id)
    if stars:
        work.about(f"stars:{len(stars)}", awarded=len(awarded))
        db.stars.hold_head(session, community_id=community_id)
        db.month_summaries.note_candidates(session, community_id=community_id, ids=sorted(set(awarded)))
    return len(stars)


@command("stars.object", roles=set(Role) - {Role.JOB, Role.INTEGRATION}, scope=Scope.COMMUNITY)
def object_to_star(work: Work, *, star_id: str) -> StarState:
    """Say that a star on the board is not right, with a reason: it waits until that is decided.

    Raises ReasonNeeded, NotFound, StarBoardOver, StateMoved.
    """
    if not (work.intent.note and work.intent.note.strip()):
        raise ReasonNeeded()
    star = _star(work, star_id)
    if work.now >= star.closes_at:
        raise StarBoardOver(last_day=star.last_day_on)
    work.move("star", star_id, before=StarState.POSTED, after=StarState.OBJECTED)
    work.about(f"star:{star_id}", level=star.level)
    return StarState.OBJECTED


@command("stars.decide", roles=DECIDERS, scope=Scope.COMMUNITY, second_person=True)
def decide_star(work: Work, *, star_id: str, is_upheld: bool) -> StarState:
    """Decide an objection, with a reason: upheld, the star is not given; else it goes on where it was.

    Neither who posted it, who objected nor whose star it is decides. Raises ReasonNeeded, SecondPersonNeeded, NotFound.
    """
    if not (work.intent.note and work.intent.note.strip()):
        raise ReasonNeeded()
    star = _star(work, star_id)
    objector = db.stars.objector(work.session, community_id=work.community_id, star_id=star_id)
    if work.actor.id in (star.posted_by, objector) or star.person_id == work.actor.person_id:
        raise SecondPersonNeeded(star_id=star_id)
    after = StarState.DECLINED if is_upheld else StarState.POSTED
    work.move("star", star_id, before=StarState.OBJECTED, after=after)
    work.about(f"star:{star_id}", is_upheld=is_upheld)
    return after


# -- asking ------------------------------------------------------------------------------------------------------


@query("stars.candidates", roles=READERS, scope=Scope.COMMUNITY)
def star_candidates(session: Session, clock: Clock, actor: Actor, *, limit: int = 100) -> list[Candidate]:
    """Who has enough hours for the next star and does not hang yet."""
    terms = terms_on(session, community_id=actor.community_id, day=local_day(clock.now(), actor.time_zone))
    return [
        Candidate(
            person_id=row.person_id,
            name=row.name,
            volunteer_number=row.volunteer_number,
            building=row.building or "",
            level=row.level,
            minutes=_counted(session, actor.community_id, row.person_id, terms),
            needed_minutes=(terms.needed_minutes(row.level) if terms else None) or 0,
        )
        for row in db.stars.candidates(session, community_id=actor.community_id, limit=limit)
    ]


@query("stars.board", roles=set(Role), scope=Scope.PUBLIC)
def stars_on_board(session: Session, clock: Clock, actor: Actor, *, limit: int = 100) -> list[StarLine]:
    """Stars that hang before they are given, masked."""
    return [_line(row) for row in db.stars.on_board(session, community_id=actor.community_id, limit=limit)]


@query("stars.of_person", roles=READERS | {Role.RESIDENT, Role.TEAM_LEADER}, scope=Scope.OWN)
def stars_of(session: Session, clock: Clock, actor: Actor, *, person_id: str | None = None) -> OwnStars:
    """One's own stars, or anybody's for the office. Raises NotFound."""
    wanted = person_id or actor.person_id or ""
    if wanted != actor.person_id and not actor.roles & READERS:
        raise NotFound(person_id=wanted)
    community_id = actor.community_id
    terms = terms_on(session, community_id=community_id, day=local_day(clock.now(), actor.time_zone))
    standing = db.stars.standing(session, community_id=community_id, person_id=wanted)
    steps = tuple(
        (row.level, str(row.state), local_day(row.occurred_at, actor.time_zone))
        for row in db.stars.history(session, community_id=community_id, person_id=wanted)
    )
    awarded = [row for row in standing if row.state == StarState.AWARDED]
    level = awarded[-1].level if awarded else 0
    given = [day for of, state, day in steps if of == level and state == StarState.AWARDED]
    hanging = [row for row in standing if row.state != StarState.AWARDED]
    return OwnStars(
        level=level,
        awarded_on=given[-1] if given else None,
        on_board=_line(hanging[0]) if hanging else None,
        counted_minutes=_counted(session, community_id, wanted, terms),
        next_level=level + 1,
        next_minutes=terms.needed_minutes(level + 1) if terms else None,
        steps=steps,
    )


# -- how it works ------------------------------------------------------------------------------------------------


def _counted(session: Session, community_id: str, person_id: str, terms: Terms | None) -> int:
    classes = [one for one in CLASSES if terms is None or terms.counts(one)]
    return minutes_that_count(session, community_id=community_id, person_id=person_id, classes=classes)


def _next_level(standing: list[Row], minutes: int, terms: Terms | None) -> int:
    """The star that comes next where the hours carry it and none hangs; 0 where there is none. Levels go in order."""
    if terms is None or any(star.state != StarState.AWARDED for star in standing):
        return 0
    level = max((star.level for star in standing), default=0) + 1
    needed = terms.needed_minutes(level)
    return level if needed is not None and minutes >= needed else 0


def _star(work: Work, star_id: str) -> Row:
    star = db.stars.star(work.session, community_id=work.community_id, star_id=star_id)
    if star is None:
        raise NotFound(star_id=star_id)
    return star


def _claim_points(work: Work, star: Row) -> None:
    """A claim under D6 that waits for approval like any other; the same star of a person never earns twice."""
    try:
        rule = Catalogue(work.session, work.community_id).item_on(STAR_ITEM, work.today)
    except (ItemUnknown, NoRules):
        return  # the community's rules give no points for stars
    person = db.people.detail(work.session, community_id=work.community_id, person_id=star.person_id)
    home = db.places.household_of(
        work.session, community_id=work.community_id, person_id=star.person_id, day=work.today
    )
    claim_id = new_id()
    written = work.session.insert_new(
        Claim,
        community_id=work.community_id,
        id=claim_id,
        kind="event",
        person_id=star.person_id,
        household_id=None if person is None or person.is_guest else home,
        activity_id=None,
        item_code=STAR_ITEM,
        version_id=rule.version_id,
        hours_class=None,
        service_on=work.today,
        starts_at=None,
        ends_at=None,
        minutes=0,
        stated_points=rule.points,
        title="★" * star.level,
        identity=f"{star.person_id}|{STAR_ITEM}|star {star.level}",
        state=ClaimState.CONFIRMED,
        submitted_by=work.actor.id,
        submitted_at=work.now,
        batch_id=None,
        row_number=None,
        first_approved_by=None,
        approved_by=None,
    )
    if written:
        work.born("claim", claim_id, ClaimState.SUBMITTED)
        work.moved("claim", claim_id, before=ClaimState.SUBMITTED, after=ClaimState.CONFIRMED)


def _line(row: Row) -> StarLine:
    return StarLine(
        id=row.id,
        level=row.level,
        name_masked=masked_name(row.name or row.head_name or ""),
        building=row.building or "",
        minutes=row.minutes,
        state=StarState(row.state),
        posted_on=row.posted_on,
        last_day_on=row.last_day_on,
    )
