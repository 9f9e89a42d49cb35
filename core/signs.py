"""Signs of misuse at tills: found in what was recorded, told in a sentence, looked at by a person (security T5, T8).

A sign is never a verdict. Nothing is locked, refused or taken back because of one; whoever reviews it may do so by the
ordinary ways. The figures are ours; the sources name the patterns (domain E-7, E-10, E-11; security 3).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import Any, Final

import db.signs
from core.books import Work
from core.clock import Clock, local_day, start_of_day
from core.commands import command, query
from core.errors import NotFound, StateMoved
from core.limits import week_of
from core.masking import masked_name
from core.opening_hours import HoursUnclear, OpeningHours, read_hours
from core.policy import Actor, Role, Scope
from db.engine import Row, Session
from db.states import SignState, TakingState
from db.types import new_id

#: a household's ceiling is 60 points a month (design 6), twelve vouchers of five yuan: eight in a week at one shop are
#: two thirds of it (E-11, T8: cash for coupons)
SAME_PAIR_A_WEEK: Final = 8
#: one person who brings others' vouchers to one shop again and again (E-10, T8: collected vouchers)
SAME_CARER_A_WEEK: Final = 5
#: redeem, undo, redeem elsewhere (T9)
UNDOS_A_DAY: Final = 4
#: the way between two shops takes longer: the code was passed on (E-7, T5: relayed codes)
TWO_PLACES_WITHIN: Final = timedelta(minutes=10)
BATCH: Final = 50
_REVIEWERS: Final = {Role.STAFF, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR}


class SignKind(StrEnum):
    """What was seen."""

    SAME_PAIR = "same_pair"  # one household at one shop
    SAME_CARER = "same_carer"  # one carer at one shop
    CLOSED = "closed"  # taken while the shop is shut
    TWO_PLACES = "two_places"  # one code at two shops within minutes
    UNDOS = "undos"  # one clerk takes back again and again


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sign before it is written: `mark` makes it once, `facts` holds ids, numbers and times only."""

    kind: SignKind
    mark: str
    shop_id: str
    household_id: str | None = None
    voucher_id: str | None = None
    day: date
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The facts as they are kept."""
        return json.dumps(self.facts, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenSign:
    """A sign as somebody reads it: names masked, `facts` fill the sentence `signs.say.<kind>`."""

    id: str
    kind: SignKind
    day: date
    facts: dict[str, Any]
    shop_id: str
    household_id: str | None
    voucher_id: str | None
    noted_at: datetime
    reviewed_at: datetime | None
    reviewer: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignReviewed:
    """A sign that somebody has looked at."""

    id: str
    is_replay: bool = False


@query("sign.find", roles={Role.JOB}, scope=Scope.COMMUNITY)
def find_signs(session: Session, clock: Clock, actor: Actor) -> list[Found]:
    """Signs of this and the last local week that are not written yet, or whose figures have grown; at most fifty."""
    community_id, zone = actor.community_id, actor.time_zone
    began_on = week_of(local_day(clock.now(), zone)) - timedelta(days=7)
    since = start_of_day(began_on, zone)
    takings = db.signs.takings_since(session, community_id=community_id, since=since)
    refusals = db.signs.refused_at_tills_since(session, community_id=community_id, since=since)
    noted = {
        (row.kind, row.mark): (row.state, row.facts)
        for row in db.signs.noted_since(session, community_id=community_id, day=began_on)
    }
    found = [*same_pairs(takings, zone), *same_carers(takings, zone), *while_closed(takings, zone),
             *two_places(takings, refusals, zone), *many_undos(takings, zone)]  # fmt: skip
    return [one for one in found if _is_news(one, noted.get((one.kind, one.mark)))][:BATCH]


@command("sign.note", roles={Role.JOB}, scope=Scope.COMMUNITY)
def note_signs(work: Work, *, found: Sequence[Found]) -> int:
    """Write signs that were found; one that stands already follows the figures until it is reviewed."""
    for one in found:
        db.signs.note_or_follow(
            work.session, community_id=work.community_id, sign_id=new_id(), kind=one.kind, mark=one.mark,
            shop_id=one.shop_id, household_id=one.household_id, voucher_id=one.voucher_id, day=one.day, facts=one.text,
            noted_at=work.now,
        )  # fmt: skip
    if found:
        work.about("signs:noted", signs=len(found))
    return len(found)


@command("sign.review", roles=_REVIEWERS, scope=Scope.COMMUNITY)
def review_sign(work: Work, *, sign_id: str) -> SignReviewed:
    """Say that a sign was looked at; what came of it stands in the press's note. Raises NotFound, StateMoved."""
    named = {"community_id": work.community_id, "sign_id": sign_id}
    if not db.signs.review(work.session, **named, by=work.actor.id, at=work.now):
        if not db.signs.is_there(work.session, **named):
            raise NotFound(sign_id=sign_id)
        raise StateMoved(sign_id=sign_id)
    work.about(f"sign:{sign_id}")
    return SignReviewed(id=sign_id)


@query("sign.see", roles=_REVIEWERS, scope=Scope.COMMUNITY)
def see_signs(
    session: Session, clock: Clock, actor: Actor, *, state: SignState = SignState.OPEN, limit: int = 20, offset: int = 0
) -> tuple[int, list[SeenSign]]:
    """How many signs are in a state, and a page of them, the newest first."""
    named = {"community_id": actor.community_id, "state": str(state)}
    rows = db.signs.signs(session, **named, limit=limit, offset=offset)
    facts = [json.loads(row.facts) for row in rows]
    ids = [value for one in facts for name, value in one.items() if name.endswith("_id")]
    names = db.signs.names(session, community_id=actor.community_id, ids=ids)
    reviewed = [row.id for row in rows if row.state == SignState.REVIEWED]
    notes = db.signs.notes(session, community_id=actor.community_id, sign_ids=reviewed)
    seen = [_seen(row, one, names, notes.get(row.id)) for row, one in zip(rows, facts, strict=True)]
    return db.signs.count(session, **named), seen


# -- the patterns: takings in the order of time in, signs out ------------------------------------------------------


def same_pairs(takings: Iterable[Row], zone: str) -> list[Found]:
    """One household at one shop, eight times or more in a local week."""
    weeks: dict[tuple[str, str, date], list[Row]] = defaultdict(list)
    for taking in _standing(takings):
        week = week_of(local_day(taking.taken_at, zone))
        weeks[taking.household_id, taking.shop_id, week].append(taking)
    return [
        Found(
            kind=SignKind.SAME_PAIR, mark=f"{household_id}/{shop_id}/{week}", shop_id=shop_id,
            household_id=household_id, day=week, facts={"count": len(rows)},
        )
        for (household_id, shop_id, week), rows in weeks.items()
        if len(rows) >= SAME_PAIR_A_WEEK
    ]  # fmt: skip


def same_carers(takings: Iterable[Row], zone: str) -> list[Found]:
    """One carer at one shop, five times or more in a local week, for however many households."""
    weeks: dict[tuple[str, str, date], list[Row]] = defaultdict(list)
    for taking in _standing(takings):
        if taking.carer_person_id is not None:
            week = week_of(local_day(taking.taken_at, zone))
            weeks[taking.carer_person_id, taking.shop_id, week].append(taking)
    found = []
    for (person_id, shop_id, week), rows in weeks.items():
        if len(rows) >= SAME_CARER_A_WEEK:
            homes = {row.household_id for row in rows}
            found.append(
                Found(
                    kind=SignKind.SAME_CARER, mark=f"{person_id}/{shop_id}/{week}", shop_id=shop_id,
                    household_id=homes.pop() if len(homes) == 1 else None, day=week,
                    facts={"count": len(rows), "carer_id": person_id,
                           "households": len({row.household_id for row in rows})},
                )
            )  # fmt: skip
    return found


def while_closed(takings: Iterable[Row], zone: str) -> list[Found]:
    """Takings of a local day at a shop outside the hours that it told the community."""
    days: dict[tuple[str, date], list[Row]] = defaultdict(list)
    for taking in _standing(takings):
        hours = _hours(taking.opening_hours)
        if hours is not None and not hours.is_open(taking.taken_at, zone):
            days[taking.shop_id, local_day(taking.taken_at, zone)].append(taking)
    return [
        Found(
            kind=SignKind.CLOSED, mark=f"{shop_id}/{day}", shop_id=shop_id, day=day,
            facts={"count": len(rows), "at": rows[0].taken_at.isoformat()},
        )
        for (shop_id, day), rows in days.items()
    ]  # fmt: skip


def two_places(takings: Iterable[Row], refusals: Iterable[Row], zone: str) -> list[Found]:
    """One voucher shown at two shops within ten minutes: taken at one and refused at another, or refused at both."""
    shown: dict[str, list[tuple[datetime, str, str | None]]] = defaultdict(list)
    for taking in takings:
        shown[taking.voucher_id].append((taking.taken_at, taking.shop_id, taking.household_id))
    for refusal in refusals:
        ids = dict(part.split("=", 1) for part in refusal.subject.split(",") if "=" in part)
        if "shop_id" in ids:
            shown[ids["voucher_id"]].append((refusal.refused_at, ids["shop_id"], None))
    found: dict[str, Found] = {}
    for voucher_id, times in shown.items():
        household_id = next((home for _, _, home in times if home), None)
        for (first_at, first_shop, _), (then_at, then_shop, _) in combinations(sorted(times, key=_at), 2):
            if first_shop != then_shop and then_at - first_at <= TWO_PLACES_WITHIN:
                day = local_day(first_at, zone)
                one = Found(
                    kind=SignKind.TWO_PLACES, mark=f"{voucher_id}/{day}", shop_id=first_shop, voucher_id=voucher_id,
                    household_id=household_id, day=day,
                    facts={"minutes": max(1, round((then_at - first_at).total_seconds() / 60)),
                           "other_shop_id": then_shop, "at": first_at.isoformat()},
                )  # fmt: skip
                found.setdefault(one.mark, one)
    return list(found.values())


def many_undos(takings: Iterable[Row], zone: str) -> list[Found]:
    """One clerk who took back four takings or more of one local day."""
    days: dict[tuple[str, date], list[Row]] = defaultdict(list)
    for taking in takings:
        if taking.state == TakingState.UNDONE:
            days[taking.clerk_id, local_day(taking.taken_at, zone)].append(taking)
    return [
        Found(
            kind=SignKind.UNDOS, mark=f"{clerk_id}/{day}", shop_id=rows[0].shop_id, day=day,
            facts={"count": len(rows), "clerk_id": clerk_id},
        )
        for (clerk_id, day), rows in days.items()
        if len(rows) >= UNDOS_A_DAY
    ]  # fmt: skip


# -- how it works ------------------------------------------------------------------------------------------------


def _standing(takings: Iterable[Row]) -> list[Row]:
    return [taking for taking in takings if taking.state != TakingState.UNDONE]


def _at(shown: tuple[datetime, str, str | None]) -> datetime:
    return shown[0]


@lru_cache(maxsize=256)
def _hours(text: str | None) -> OpeningHours | None:
    try:
        return read_hours(text)
    except HoursUnclear:
        return None  # nobody can say when it is open


def _is_news(found: Found, noted: tuple[str, str] | None) -> bool:
    if noted is None:
        return True
    state, facts = noted
    return state == SignState.OPEN and facts != found.text


def _seen(row: Row, facts: dict[str, Any], names: dict[str, str], note: str | None) -> SeenSign:
    shown: dict[str, Any] = {name: value for name, value in facts.items() if not name.endswith("_id")}
    if "at" in shown:
        shown["at"] = datetime.fromisoformat(shown["at"])
    for name, value in facts.items():
        if name.endswith("_id"):
            known = names.get(value, "")
            shown[name.removesuffix("_id")] = masked_name(known) if name == "carer_id" and known else known
    shown |= {
        "shop": row.shop or "",
        "household": masked_name(row.head_name) if row.head_name else "",
        "building": row.building or "",
        "serial": row.serial or "",
        "day": row.day_on,
        "until": row.day_on + timedelta(days=6),
    }
    return SeenSign(
        id=row.id,
        kind=SignKind(row.kind),
        day=row.day_on,
        facts=shown,
        shop_id=row.shop_id,
        household_id=row.household_id,
        voucher_id=row.voucher_id,
        noted_at=row.noted_at,
        reviewed_at=row.reviewed_at,
        reviewer=row.reviewer,
        note=note,
    )
