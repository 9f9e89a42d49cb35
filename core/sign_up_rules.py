"""What is asked of somebody who wants to come: age, absences, clashes and rest (domain B.2 C and D.4)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import db.sign_ups
from core.books import Work
from core.clock import local_day, start_of_day
from core.errors import AppError
from core.people import MINOR_BELOW_YEARS
from core.policy import Actor
from db.engine import Row, Session

LONG_DAY_MINUTES: Final = 8 * 60
REST_MINUTES: Final = 30
ALONE_FROM_YEARS: Final = 14  # domain D.4
WITH_ADULT_FROM_YEARS: Final = 10
ABSENCES_MAX: Final = 5  # unexcused, within a year: then sign-up pauses (domain B.2 C)
ABSENCE_DAYS: Final = 365


class SignUpRefused(AppError):
    """Somebody cannot come to this, or not any more."""

    key = "error.sign_up.refused"
    status = 409


class CalledOff(SignUpRefused):
    """The activity was called off, or the call-up stood down."""

    key = "error.sign_up.called_off"


class SignUpOver(SignUpRefused):
    """The deadline is past; facts: until."""

    key = "error.sign_up.over"


class SignedUpAlready(SignUpRefused):
    """This person stands on the list of this shift; facts: name."""

    key = "error.sign_up.already"


class NamedTwice(SignUpRefused):
    """A list names one person twice; facts: name."""

    key = "error.sign_up.named_twice"
    status = 422


class Clashes(SignUpRefused):
    """The same person is down for something else at that time; facts: name, activity, starts_at."""

    key = "error.sign_up.clashes"


class TooYoung(SignUpRefused):
    """Below the activity's own age; facts: name, years."""

    key = "error.sign_up.too_young"


class ChildTooYoung(SignUpRefused):
    """Below ten nobody is recorded (domain D.4); facts: name, years."""

    key = "error.sign_up.child_too_young"


class AdultNeeded(SignUpRefused):
    """From ten to thirteen an adult of the household comes along and agrees; facts: name."""

    key = "error.sign_up.adult_needed"


class NotOfHousehold(SignUpRefused):
    """Residents sign up themselves and the people of their household."""

    key = "error.sign_up.not_of_household"
    status = 403


class SignUpPaused(SignUpRefused):
    """Too often absent without an excuse within a year; facts: name, absences."""

    key = "error.sign_up.paused"


class TooManyAtOnce(SignUpRefused):
    """More people than one press may name; facts: most."""

    key = "error.sign_up.too_many"


class MayBeTooMuch(SignUpRefused):
    """Allowed once it was said twice: a long day or a short rest."""


class LongDay(MayBeTooMuch):
    """More than eight hours on that day; facts: name, minutes."""

    key = "error.sign_up.long_day"


class ShortRest(MayBeTooMuch):
    """Less than half an hour between two services; facts: name, minutes, activity."""

    key = "error.sign_up.short_rest"


class EnoughPeople(SignUpRefused):
    """As many as a call-up needs are coming; facts: needed."""

    key = "error.sign_up.enough_people"


class NotStanding(SignUpRefused):
    """This sign-up was given back, or is over."""

    key = "error.sign_up.not_standing"


class WithdrawLate(SignUpRefused):
    """Later only with an excuse, through the desk; facts: until."""

    key = "error.sign_up.withdraw_late"


def age_on(birth_year: int | None, day: date) -> int | None:
    """Years that somebody completes in the year of a day; only the year of birth is on the register."""
    return None if birth_year is None else int(day.year) - birth_year


def check_person(work: Work, shift: Row, person: Row, adult: Row | None, *, is_sure: bool) -> str | None:
    """Everything that is asked of one person; answers the adult who comes along with a child."""
    brought_by = _check_age(shift, person, adult)
    first = work.today - timedelta(days=ABSENCE_DAYS)
    absences = db.sign_ups.count_absences(
        work.session, community_id=work.community_id, person_id=person.id, since=first
    )
    if absences >= ABSENCES_MAX:
        raise SignUpPaused(name=person.name, absences=absences)
    clash, warnings = too_close(work.session, work.actor, shift, person)
    if shift.is_call_up and (clash is None or clash.shift_id != shift.id):
        return brought_by  # an emergency goes before everything else
    if clash is not None and clash.shift_id == shift.id:
        raise SignedUpAlready(name=person.name)
    if clash is not None:
        raise Clashes(name=person.name, activity=clash.activity, starts_at=clash.starts_at)
    if warnings and not is_sure:
        raise warnings[0]
    return brought_by


def _check_age(shift: Row, person: Row, adult: Row | None) -> str | None:
    years = age_on(person.birth_year, shift.held_on)
    if years is None:
        return None
    if years < WITH_ADULT_FROM_YEARS:
        raise ChildTooYoung(name=person.name, years=WITH_ADULT_FROM_YEARS)
    if shift.minimum_age is not None and years < shift.minimum_age:
        raise TooYoung(name=person.name, years=shift.minimum_age)
    if years >= ALONE_FROM_YEARS:
        return None
    if adult is None or not _is_adult_of(shift, person, adult):
        raise AdultNeeded(name=person.name)
    return str(adult.id)


def _is_adult_of(shift: Row, person: Row, adult: Row) -> bool:
    years = age_on(adult.birth_year, shift.held_on)
    is_grown_up = years is None or years >= MINOR_BELOW_YEARS
    return is_grown_up and person.household_id is not None and adult.household_id == person.household_id


def too_close(session: Session, actor: Actor, shift: Row, person: Row) -> tuple[Row | None, list[MayBeTooMuch]]:
    """(what lies on top of a shift, what comes too close to it) of one person."""
    day = local_day(shift.starts_at, actor.time_zone)
    near = db.sign_ups.standing(
        session,
        community_id=actor.community_id,
        person_id=person.id,
        since=start_of_day(day, actor.time_zone),
        until=start_of_day(day + timedelta(days=1), actor.time_zone),
    )
    clash = next((one for one in near if one.starts_at < shift.ends_at and one.ends_at > shift.starts_at), None)
    minutes = _minutes(shift) + sum(_minutes(one) for one in near)
    found: list[MayBeTooMuch] = []
    if minutes > LONG_DAY_MINUTES:
        found.append(LongDay(name=person.name, minutes=minutes))
    for one in near:
        gap = max(shift.starts_at - one.ends_at, one.starts_at - shift.ends_at)
        if timedelta(0) <= gap < timedelta(minutes=REST_MINUTES):
            found.append(ShortRest(name=person.name, minutes=gap // timedelta(minutes=1), activity=one.activity))
    return clash, found


def _minutes(shift: Row) -> int:
    return int((shift.ends_at - shift.starts_at) / timedelta(minutes=1))
