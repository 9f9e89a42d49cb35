"""The daily seal: a day's signed end of the chain, printed on the notice board so that paper is compared with books.

It covers everything up to the last operation recorded before local midnight (design 4). Sealing is an operation
itself, recorded on a later day, so a seal that is taken away leaves a gap in the chain.
"""

from __future__ import annotations

import hmac
import json
from collections import defaultdict
from collections.abc import Mapping
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


SEQ_MAX = 2**62  # beyond the end of every chain
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
    """One day's seal. `operations` and `refusals` are those of the day.

    `totals`: what had gone from one group of accounts to another by its end, since the founding (points, fen).
    """

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
        return check_value(self.signature)

    @property
    def issued_points(self) -> int:
        """All points that had been issued by the end of the day."""
        return sum(amount for way, amount in self.totals.items() if way.startswith("points/issued>"))


def check_value(signature: str) -> str:
    """The start of a seal's signature, short enough to compare paper with screen by eye: `7F2C-90A4-…`."""
    text = signature[:16].upper()
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


def group_of(account: str) -> str:
    """The group an account is summed in: all households together, money by fund (`fen/owed/<fund>`)."""
    parts = account.split("/", 3)
    return "/".join(parts[: 3 if parts[0] == "fen" else 2])


def way_of(debit_account: str, credit_account: str) -> str:
    """From which group to which a transfer went: `points/issued>points/notice`."""
    return f"{group_of(credit_account)}>{group_of(debit_account)}"


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
    totals = ways_since(session, community_id, json.loads(before.totals) if before else {}, since, until)
    head = last.hash if last else before.head if before else GENESIS
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


def ways_since(
    session: Session, community_id: str, totals: Mapping[str, int], after_seq: int, until_seq: int
) -> dict[str, int]:
    """Totals of a seal, and what the operations after it added up to a sequence."""
    sums: dict[str, int] = defaultdict(int, totals)
    for flow in db.seals.flows(session, community_id=community_id, after_seq=after_seq, until_seq=until_seq):
        sums[way_of(flow.debit_account, flow.credit_account)] += int(flow.amount)
    return dict(sums)


def totals_through(session: Session, *, community_id: str, time_zone: str, day: date | None) -> dict[str, int]:
    """What had gone from group to group by the end of a local day (None: by now), by recorded time.

    The nearest seal that bears its own signature, and what followed it: no reader adds up years of transfers.
    """
    found = db.seals.newest_until(session, community_id=community_id, day=day or date.max)
    seal = found if found is not None and is_genuine(session, community_id, found) else None
    totals: dict[str, int] = json.loads(seal.totals) if seal else {}
    if seal is not None and seal.day_on == day:
        return totals
    since = seal.operation_seq if seal else 0
    if day is None:
        return ways_since(session, community_id, totals, since, SEQ_MAX)
    if found is None and day < local_day(
        db.seals.first_instant(session, community_id=community_id).created_at, time_zone
    ):
        return {}
    end = to_microseconds(start_of_day(day + timedelta(days=1), time_zone))
    last = db.seals.end_before(session, community_id=community_id, after_seq=since, before=end)
    return ways_since(session, community_id, totals, since, last.seq) if last else totals


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
