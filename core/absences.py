"""Who did not come: marked after the end, excused, appealed against, decided by a second person (domain B.2 C).

An absence by itself takes nothing away; five of them within a year without an excuse pause sign-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import db.sign_ups
from core.activities import PUBLISHERS, require_over_team
from core.books import Work
from core.clock import Clock
from core.commands import command, query
from core.errors import NotFound, ReasonNeeded, SecondPersonNeeded
from core.messages import tell
from core.policy import OFFICE, Actor, Role, Scope
from core.sign_up_rules import CalledOff, NamedTwice, NotStanding, SignUpRefused
from core.sign_ups import Withdrawn, leave
from db.engine import Row, Session
from db.states import ActivityState, SignUpState

DECIDERS = OFFICE | {Role.REVIEWER, Role.SUPERVISOR}
MARKED_AT_ONCE_MAX: Final = 500
#: why somebody could not come
EXCUSES: Final = ("ill", "family", "work", "weather", "told_before", "other")


class NotOverYet(SignUpRefused):
    """Nobody is absent before the end; facts: ends_at."""

    key = "error.sign_up.not_over_yet"


class WasThere(SignUpRefused):
    """This person checked in; facts: name."""

    key = "error.sign_up.was_there"


class AppealedOnce(SignUpRefused):
    """This absence was appealed against and decided."""

    key = "error.sign_up.appealed_once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """How many people of a list did not come."""

    people: int
    is_replay: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """Somebody says why they did not come; `may_decide`: the reader did not mark it and is not the one."""

    id: str
    name: str
    activity: str
    held_on: date
    said: str
    may_decide: bool


@command("sign_up.mark_absent", roles=set(PUBLISHERS), scope=Scope.COMMUNITY)
def mark_absent(work: Work, *, sign_up_ids: tuple[str, ...]) -> Marked:
    """Note who was signed up and did not come, after the end, and tell them.

    Raises NotFound, Forbidden, NamedTwice, NotOverYet, WasThere, NotStanding, CalledOff.
    """
    if len(sign_up_ids) > MARKED_AT_ONCE_MAX or not sign_up_ids:
        raise NotFound()
    seen: set[str] = set()
    told: list[str] = []
    activity_id = ""
    for sign_up_id in sign_up_ids:
        found = _of_team(work, sign_up_id)
        if found.person_id in seen:
            raise NamedTwice(name=found.person)
        seen.add(found.person_id)
        if found.activity_state != ActivityState.PUBLISHED:
            raise CalledOff()
        if work.now < found.ends_at:
            raise NotOverYet(ends_at=found.ends_at)
        _require_away(work, found)
        if not work.try_move("sign_up", found.id, before=SignUpState.SIGNED_UP, after=SignUpState.ABSENT):
            raise NotStanding()
        told.append(found.person_id)
        activity_id = found.activity_id
    tell(work, told, "absent", activity_id=activity_id)
    work.about(f"activity:{activity_id}", people=len(told))
    return Marked(people=len(told))


@command("sign_up.excuse", roles=set(PUBLISHERS), scope=Scope.COMMUNITY)
def excuse(work: Work, *, sign_up_id: str, why: str = "other") -> Withdrawn:
    """Take somebody off the list with an excuse, also after the deadline; the next one moves up before the end.

    Raises NotFound, Forbidden, ReasonNeeded, NotStanding, WasThere, CalledOff.
    """
    found = _of_team(work, sign_up_id)
    if why not in EXCUSES:
        raise ReasonNeeded()
    if not work.hold("activity", found.activity_id, state=ActivityState.PUBLISHED):
        raise CalledOff()
    if found.state != SignUpState.SIGNED_UP:
        raise NotStanding()
    _require_away(work, found)
    done = leave(work, found, SignUpState.EXCUSED)
    work.about(f"activity:{found.activity_id}", why=why)
    return done


@command("sign_up.appeal", roles={Role.RESIDENT}, scope=Scope.OWN)
def appeal(work: Work, *, sign_up_id: str) -> str:
    """Say in the note why one did not come, once; the absence does not count while nobody has decided.

    Raises NotFound, ReasonNeeded, AppealedOnce, NotStanding.
    """
    found = db.sign_ups.by_id(work.session, community_id=work.community_id, sign_up_id=sign_up_id)
    if found is None or found.person_id != work.actor.person_id:
        raise NotFound(sign_up_id=sign_up_id)
    if not (work.intent.note or "").strip():
        raise ReasonNeeded()
    if any(step.to_state == SignUpState.APPEALED for step in _steps(work, found)):
        raise AppealedOnce()
    if not work.try_move("sign_up", found.id, before=SignUpState.ABSENT, after=SignUpState.APPEALED):
        raise NotStanding()
    work.about(f"activity:{found.activity_id}")
    return str(found.id)


@command("sign_up.decide_appeal", roles=set(DECIDERS), scope=Scope.COMMUNITY, second_person=True)
def decide_appeal(work: Work, *, sign_up_id: str, is_excused: bool) -> str:
    """Decide an appeal; never by who marked the absence, nor by whom it concerns. Raises NotFound, NotStanding,
    SecondPersonNeeded.
    """
    found = db.sign_ups.by_id(work.session, community_id=work.community_id, sign_up_id=sign_up_id)
    if found is None:
        raise NotFound(sign_up_id=sign_up_id)
    if not _may_decide(work.actor, found, _steps(work, found)):
        raise SecondPersonNeeded()
    after = SignUpState.EXCUSED if is_excused else SignUpState.ABSENT
    if not work.try_move("sign_up", found.id, before=SignUpState.APPEALED, after=after):
        raise NotStanding()
    tell(work, [found.person_id], "appeal_excused" if is_excused else "appeal_kept", activity_id=found.activity_id)
    work.about(f"activity:{found.activity_id}")
    return str(after)


@query("sign_up.appeals", roles=set(DECIDERS), scope=Scope.COMMUNITY)
def list_appeals(session: Session, clock: Clock, actor: Actor) -> list[Appeal]:
    """Appeals that wait for a decision, with what was said."""
    rows = db.sign_ups.appeals(session, community_id=actor.community_id)
    steps = db.sign_ups.steps(session, community_id=actor.community_id, sign_up_ids=[row.id for row in rows])
    return [
        Appeal(
            id=row.id,
            name=row.person,
            activity=row.activity,
            held_on=row.held_on,
            said=next((one.note or "" for one in steps if (one.id, one.to_state) == (row.id, "appealed")), ""),
            may_decide=_may_decide(actor, row, [one for one in steps if one.id == row.id]),
        )
        for row in rows
    ]


def _of_team(work: Work, sign_up_id: str) -> Row:
    found = db.sign_ups.by_id(work.session, community_id=work.community_id, sign_up_id=sign_up_id)
    if found is None:
        raise NotFound(sign_up_id=sign_up_id)
    require_over_team(work, found.team_id)
    return found


def _require_away(work: Work, found: Row) -> None:
    here = {"shift_id": found.shift_id, "person_id": found.person_id}
    if db.sign_ups.is_there(work.session, community_id=work.community_id, **here):
        raise WasThere(name=found.person)


def _may_decide(actor: Actor, found: Row, steps: list[Row]) -> bool:
    markers = {step.actor_id for step in steps if step.to_state == SignUpState.ABSENT}
    return actor.person_id != found.person_id and actor.id not in markers


def _steps(work: Work, found: Row) -> list[Row]:
    return db.sign_ups.steps(work.session, community_id=work.community_id, sign_up_ids=[found.id])
