"""What claims come to under their rules, ceilings and remainders: forecast before a notice, final when it is posted.

Reads only (design 6).
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

import db.claims
import db.notices
import db.people
import db.places
from core.clock import start_of_day
from core.points import Fact, ItemRule, Line, Remainders, Usage, lines_of
from core.rules import Catalogue
from db.engine import Row, Session
from db.types import to_microseconds

LINES_MAX = 2000  # of one notice


def forecast(session: Session, *, community_id: str) -> Sequence[Line]:
    """What the approved claims would come to if a notice were posted now; reads only."""
    return waiting_worth(session, community_id=community_id)[0]


def forecast_of(session: Session, *, community_id: str, claims: Sequence[Row]) -> Sequence[Line]:
    """What these claims would come to if a notice of them alone were posted now; reads only."""
    return worth_of(session, community_id=community_id, claims=claims)[0]


def waiting_worth(session: Session, *, community_id: str) -> tuple[Sequence[Line], Remainders]:
    claims = db.notices.approved_claims(session, community_id=community_id, limit=LINES_MAX)
    return worth_of(session, community_id=community_id, claims=claims)


def worth_of(session: Session, *, community_id: str, claims: Sequence[Row]) -> tuple[Sequence[Line], Remainders]:
    catalogue = Catalogue(session, community_id)
    holders = {row.id: row.gone_into_id for row in db.places.gone(session, community_id=community_id)}
    facts = [
        Fact(
            claim_id=claim.id,
            kind=claim.kind,
            person_id=claim.person_id,
            household_id=claim.household_id,
            activity_id=claim.activity_id,
            service_on=claim.service_on,
            service_end=to_microseconds(claim.ends_at or start_of_day(claim.service_on + timedelta(days=1), "UTC")),
            minutes=claim.minutes,
            stated_points=claim.stated_points,
            earns=claim.hours_class != "back_filled",
            source_id=claim.source_id,
            holder_id=holders.get(claim.household_id),
            rule=_rule_of(catalogue, claim),
        )
        for claim in claims
    ]
    remainders: Remainders = {}
    usage = _usage(session, community_id, facts)
    for household_id in {fact.account_id for fact in facts if fact.account_id}:
        for row in db.claims.remainders_of(session, community_id=community_id, household_id=household_id):
            remainders[row.household_id, row.item_code, row.version_id] = row.minutes
    return lines_of(facts, usage, remainders), remainders


def _rule_of(catalogue: Catalogue, claim: Row) -> ItemRule | None:
    """The item that gives a claim its points; what comes again has the points that it had."""
    if claim.version_id is None or claim.kind == "reinstated":
        return None
    return catalogue.items(claim.version_id).get(claim.item_code)


def _usage(session: Session, community_id: str, facts: Sequence[Fact]) -> Usage:
    """What earlier notices have used of every ceiling that these claims touch, each earlier line counted once."""
    twins = db.people.twins(session, community_id=community_id)
    usage, seen = Usage(same_people={row.id: row.root_id for row in twins}), set()

    def note(row: Row, household_id: str | None) -> None:
        if row.id in seen:
            return
        seen.add(row.id)
        usage.note(
            person_id=row.person_id,
            household_id=household_id,
            activity_id=row.activity_id,
            code=row.item_code,
            service_on=row.service_on,
            counted_minutes=row.counted_minutes,
            points=row.points,
        )

    earning = [fact for fact in facts if fact.earns and fact.household_id and fact.rule]
    spans: dict[str, tuple[date, date]] = {}
    for fact in earning:
        assert fact.household_id and fact.rule
        is_lifelong = any(cap.period == "lifetime" for cap in fact.rule.caps)
        first = date(1, 1, 1) if is_lifelong else fact.service_on.replace(month=1, day=1)
        last = fact.service_on.replace(month=12, day=31)
        known = spans.get(fact.household_id, (first, last))
        spans[fact.household_id] = (min(first, known[0]), max(last, known[1]))
    for household_id, (first, last) in spans.items():
        for row in db.claims.lines_of_household(
            session, community_id=community_id, household_id=household_id, first=first, last=last
        ):
            note(row, household_id)
    for person_id, code, first, last in {
        (usage.whose(fact.person_id) or "", fact.rule.code, *_span_of_person(fact.rule, fact.service_on))
        for fact in earning
        if fact.person_id and fact.rule
    }:
        for row in db.claims.lines_of_person(
            session, community_id=community_id, person_id=person_id, code=code, first=first, last=last
        ):
            note(row, row.household_id)
    return usage


def _span_of_person(rule: ItemRule, day: date) -> tuple[date, date]:
    """The days that a person's own ceilings of an item reach over: what was done in another household counts too."""
    periods = {cap.period for cap in rule.caps if cap.holder == "person"}
    if "lifetime" in periods:
        return date(1, 1, 1), date(9999, 12, 31)
    if "year" in periods:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if "month" in periods:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day
