"""The daily seal: a day's signed end of the chain, printed on the notice board so that paper is compared with books.

It covers everything up to the last operation recorded before local midnight (design 4). Sealing is an operation
itself, recorded on a later day, so a seal that is taken away leaves a gap in the chain.
"""

from __future__ import annotations

import hmac
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import db.places
import db.seals
from core.books import Intent, Work
from core.clock import Clock, local_day, start_of_day
from core.commands import command, query
from core.communities import job_actor
from core.errors import AppError
from core.policy import Actor, Role, Scope
from db.books import GENESIS
from db.engine import Row, Session
from db.types import new_id, to_microseconds

if TYPE_CHECKING:
    from core.bootstrap import App


SETTLING = timedelta(minutes=1)  # so that what was refused just before midnight is written before it is counted


class DayNotOver(AppError):
    """The day has not ended in the community's time zone; facts: day."""

    key = "error.seal.day_not_over"
    status = 409


class NotNextDay(AppError):
    """Days are sealed one after another, each once; facts: day, expected_day."""

    key = "error.seal.not_next_day"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """One day's seal. `operations` and `refusals` are those of the day, `totals` (points, fen) stand at its end."""

    id: str
    day: date
    operation_seq: int
    head: str
    operations: int
    refusals: int
    totals: dict[str, int]
    signature: str

    @property
    def check_value(self) -> str:
        """The start of the signature, short enough to compare paper with screen by eye: `7F2C-90A4-…`."""
        text = self.signature[:16].upper()
        return "-".join(text[start : start + 4] for start in range(0, 16, 4))


def group_of(account: str) -> str:
    """The group an account is summed in: `points/notice/<household>` is `points/notice`."""
    return "/".join(account.split("/", 2)[:2])


def totals_of(balances: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The sum of each account group, groups at 0 left out."""
    sums: dict[str, int] = defaultdict(int)
    for account, balance in balances:
        sums[group_of(account)] += balance
    return {group: sums[group] for group in sorted(sums) if sums[group]}


def as_text(totals: Mapping[str, int]) -> str:
    """Totals as a seal stores them."""
    return json.dumps(totals, sort_keys=True, separators=(",", ":"))


def signature_of(
    session: Session,
    community_id: str,
    *,
    day: str,
    operation_seq: int,
    head: str,
    operations: int,
    refusals: int,
    totals: str,
) -> str:
    """The keyed signature (hex) over everything a seal says."""
    text = "\x1f".join(map(str, (community_id, day, operation_seq, head, operations, refusals, totals)))
    return session.secrets.keyed_hash("seal", community_id, text)


def is_genuine(session: Session, community_id: str, seal: Row) -> bool:
    """Whether a seal's row bears the signature of what it says."""
    signature = signature_of(
        session,
        community_id,
        day=seal.day_on.isoformat(),
        operation_seq=seal.operation_seq,
        head=seal.head,
        operations=seal.operations,
        refusals=seal.refusals,
        totals=seal.totals,
    )
    return hmac.compare_digest(signature, seal.signature)


@command("day.seal", roles={Role.JOB, Role.ADMINISTRATOR}, scope=Scope.COMMUNITY)
def seal_day(work: Work, *, day: date) -> Sealed:
    """Seal one ended day; days come one after another. Raises DayNotOver, NotNextDay."""
    session, community_id, zone = work.session, work.community_id, work.actor.time_zone
    if day >= work.today:
        raise DayNotOver(day=day)
    expected = next_day(session, community_id, zone)
    if day != expected:
        raise NotNextDay(day=day, expected_day=expected)
    before = db.seals.last(session, community_id=community_id)
    since = before.operation_seq if before else 0
    first, end = to_microseconds(start_of_day(day, zone)), to_microseconds(start_of_day(day + timedelta(days=1), zone))
    last = db.seals.end_before(session, community_id=community_id, after_seq=since, before=end)
    until = last.seq if last else since
    sums: dict[str, int] = defaultdict(int, json.loads(before.totals) if before else {})
    for flow in db.seals.flows(session, community_id=community_id, after_seq=since, until_seq=until):
        sums[group_of(flow.debit_account)] += flow.amount
        sums[group_of(flow.credit_account)] -= flow.amount
    head = last.hash if last else before.head if before else GENESIS
    totals = totals_of(sums.items())
    operations = until - since
    refusals = db.seals.count_refusals(session, community_id=community_id, first=first, before=end)
    said: dict[str, Any] = {
        "operation_seq": until, "head": head, "operations": operations, "refusals": refusals, "totals": as_text(totals),
    }  # fmt: skip
    signature = signature_of(session, community_id, day=day.isoformat(), **said)
    seal_id = new_id()
    work.insert(db.seals.Seal, id=seal_id, day_on=day, signature=signature, **said)
    work.about(f"seal:{seal_id}", day=day, head=head)
    return Sealed(
        id=seal_id,
        day=day,
        operation_seq=until,
        head=head,
        operations=operations,
        refusals=refusals,
        totals=totals,
        signature=signature,
    )


def next_day(session: Session, community_id: str, time_zone: str) -> date:
    """The first day that has no seal yet: the day of founding, else the one after the newest seal."""
    last = db.seals.last(session, community_id=community_id)
    if last is not None:
        following: date = last.day_on + timedelta(days=1)
        return following
    founded = db.seals.first_instant(session, community_id=community_id)
    return local_day(founded.created_at, time_zone)


def seal_days(app: App, *, community_id: str | None = None, limit: int = 1000) -> list[tuple[str, Sealed]]:
    """Seal every ended day that has no seal, oldest first: (community code, seal). Running it twice acts once."""
    with app.reading() as (session, _):
        communities = db.places.communities(session)
    done: list[tuple[str, Sealed]] = []
    for community in communities:
        if community_id in (None, community.id):
            done += ((community.code, sealed) for sealed in _seal_community(app, job_actor(community), limit))
    return done


def _seal_community(app: App, actor: Actor, limit: int) -> list[Sealed]:
    with app.reading() as (session, clock):
        day = next_day(session, actor.community_id, actor.time_zone)
        today = local_day(clock.now() - SETTLING, actor.time_zone)
    done: list[Sealed] = []
    while day < today and len(done) < limit:
        done.append(app.do(actor, Intent(key=f"seal-{day}", source="job"), seal_day, day=day))
        day += timedelta(days=1)
    return done


@query("seals.recent", roles=set(Role), scope=Scope.PUBLIC)
def recent_seals(session: Session, clock: Clock, actor: Actor, *, limit: int = 31) -> list[Sealed]:
    """The newest seals, for the notice board: sums and hashes only."""
    rows = db.seals.recent(session, community_id=actor.community_id, limit=limit)
    return [
        Sealed(
            id=row.id,
            day=row.day_on,
            operation_seq=row.operation_seq,
            head=row.head,
            operations=row.operations,
            refusals=row.refusals,
            totals=json.loads(row.totals),
            signature=row.signature,
        )
        for row in rows
    ]
