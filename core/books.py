"""The books of design 4, as one unit of work: transfers between accounts, moves along state machines, and the chain.

An account is a path: `points/notice/<household>`, `fen/owed/<fund>/<shop>`. A transfer takes its amount from the
credit account into the debit account. Guarded accounts keep a balance row that a conditional UPDATE holds above 0.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import db.books
from core.clock import Clock, local_day
from core.errors import AppError, Malformed, ReasonNeeded, StateMoved
from core.policy import Actor, Policy, Role
from core.summaries import follow
from db.engine import Session
from db.types import new_id, to_microseconds, to_stored

GUARDED = ("points/notice/", "points/available/", "points/spent/", "fen/free/", "fen/disputed/", "fen/due_back/")
#: what a path may begin with; everything else is our own mistake
ACCOUNTS = (
    *GUARDED, "points/issued", "points/expired", "points/recalled", "points/deducted", "fen/source/", "fen/returned/",
    "fen/outstanding/", "fen/owed/", "fen/paid/",
)  # fmt: skip


#: the "state" that a move gives a sealed row without a state machine: it was written, and by this operation
WRITTEN = "written"
REASON_LETTERS_MAX = 32


class NotEnough(AppError):
    """A guarded account does not hold the amount; facts: account, amount."""

    key = "error.books.not_enough"
    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """The number of one press, with the door it came through and why."""

    key: str
    source: str  # page, api, cli, import, job
    reason: str | None = None
    note: str | None = None  # free text: kept erasable, the operation holds its salted hash
    on_behalf_of: str | None = None


def an_intent(source: str, **named: str | None) -> Intent:
    """A fresh intent."""
    return Intent(key=secrets.token_hex(12), source=source, **named)


@dataclass(slots=True)
class Work:
    """One command at work inside the caller's transaction; `finish` writes the operation and links the chain."""

    session: Session
    clock: Clock
    actor: Actor
    intent: Intent
    policy: Policy
    role: Role
    now: datetime
    operation_id: str = field(default_factory=new_id)
    _transfers: list[tuple[str, str, str, int, str, int, str | None]] = field(default_factory=list)
    _moves: list[tuple[str, str, str, str]] = field(default_factory=list)
    _subject: str = ""
    _facts: dict[str, Any] = field(default_factory=dict)

    @property
    def community_id(self) -> str:
        return self.actor.community_id

    @property
    def today(self) -> date:
        """The community's local date."""
        return local_day(self.now, self.actor.time_zone)

    def about(self, subject: str, **facts: Any) -> None:
        """What the operation is about (`voucher:<id>`), and ids, numbers and dates worth keeping; never names."""
        self._subject = subject
        self._facts.update(facts)

    def need_reason(self) -> None:
        """The door must have named a reason, a code of at most 32 letters. Raises ReasonNeeded, Malformed."""
        if not self.intent.reason:
            raise ReasonNeeded()
        if len(self.intent.reason) > REASON_LETTERS_MAX:
            raise Malformed(field="reason")

    def transfer(
        self,
        *,
        debit: str,
        credit: str,
        amount: int,
        kind: str,
        occurred_at: datetime | None = None,
        reverses_id: str | None = None,
    ) -> None:
        """Move `amount` (points or fen, > 0) from `credit` into `debit`. Raises NotEnough at a guarded account."""
        assert amount > 0 and debit.startswith(ACCOUNTS) and credit.startswith(ACCOUNTS)
        unit = debit.split("/", 1)[0]
        assert credit.startswith(unit + "/"), "a transfer stays in its unit"
        guards = [account for account in (credit, debit) if account.startswith(GUARDED)]
        for account in sorted(guards, key=lambda account: not account.startswith("fen/free/")):  # the order of locks
            if account == debit:
                db.books.add_to_guard(self.session, community_id=self.community_id, account=debit, amount=amount)
            elif not db.books.take_from_guard(
                self.session, community_id=self.community_id, account=credit, amount=amount
            ):
                raise NotEnough(account=credit, amount=amount)
        occurred = to_microseconds(occurred_at or self.now)
        self._transfers.append((unit, debit, credit, amount, kind, occurred, reverses_id))

    def born(self, table: str, row_id: str, state: str) -> None:
        """Note the first state of a new row."""
        self._moves.append((table, row_id, "", str(state)))

    def move(self, table: str, row_id: str, *, before: str, after: str, **columns: Any) -> None:
        """One step of a state machine by one conditional UPDATE; raises StateMoved if the row is elsewhere."""
        if not self.try_move(table, row_id, before=before, after=after, **columns):
            raise StateMoved(table=table, id=row_id, state=str(before))

    def try_move(self, table: str, row_id: str, *, before: str, after: str, **columns: Any) -> bool:
        """As `move`, but answers whether it happened."""
        changed = db.books.step(
            self.session,
            table=table,
            community_id=self.community_id,
            row_id=row_id,
            before=before,
            after=after,
            columns=columns,
        )
        if changed:
            self._moves.append((table, row_id, str(before), str(after)))
        return changed

    def hold(self, table: str, row_id: str, *, state: str) -> bool:
        """Hold a row until the commit if it is in a state; answers whether it is."""
        return db.books.hold_state(
            self.session, table=table, community_id=self.community_id, row_id=row_id, state=state
        )

    def hold_guard(self, account: str) -> int:
        """Hold a guarded account until the commit; answers its balance, which nobody else changes until then."""
        return db.books.hold_guard(self.session, community_id=self.community_id, account=account)

    def moved(self, table: str, row_id: str, *, before: str, after: str) -> None:
        """Note a step whose conditional UPDATE the command ran itself."""
        self._moves.append((table, row_id, str(before), str(after)))

    def insert(self, table: Any, **values: Any) -> None:
        """Insert one row of this community."""
        self.session.insert(table, community_id=self.community_id, **values)

    def insert_all(self, table: Any, rows: list[dict[str, Any]]) -> None:
        """Insert many rows of this community."""
        self.session.insert_all(table, [{"community_id": self.community_id, **row} for row in rows])

    def number(self, series: str) -> int:
        """The next human number of a series; taken late, since it is held until the commit. The operation notes it."""
        number = db.books.next_number(self.session, community_id=self.community_id, series=series)
        self._facts.setdefault("numbers", {})[series] = number
        return number

    def lock_person(self, person_id: str) -> None:
        """Hold the person's row until the commit, so that two entries of one person are looked at one after another."""
        db.books.lock_row(self.session, table="person", community_id=self.community_id, row_id=person_id)

    def lock_household(self, household_id: str) -> str:
        """Hold the household's row until the commit; several are taken in the order of their ids.

        Answers the household that has its points: itself or, held as well, the one into which it dissolved.
        """
        named = {"community_id": self.community_id}
        while into_id := db.books.lock_household(self.session, household_id=household_id, **named):
            household_id = into_id
        return household_id

    @property
    def has_changes(self) -> bool:
        return bool(self._transfers or self._moves or self._subject or self.session.written)

    def finish(self) -> None:
        """Take the chain head, last of all locks, let the summaries follow, write operation, transfers and moves."""
        session, community_id = self.session, self.community_id
        self._moves.extend((table, row_id, "", WRITTEN) for table, row_id in session.written)
        session.written.clear()
        note_id = note_hash = None
        if self.intent.note:
            note_id, salt, text = new_id(), secrets.token_hex(8), self.intent.note[:2000]
            note_hash = sha256((salt + text).encode()).hexdigest()
            session.insert(db.books.Note, community_id=community_id, id=note_id, text=text, salt=salt)
        head = db.books.take_head(
            session, community_id=community_id, now=to_microseconds(self.now), transfers=len(self._transfers)
        )
        follow(session, community_id=community_id, now=self.now, moves=self._moves)
        first_transfer = head.transfer_seq - len(self._transfers) + 1
        transfers = [
            (transfer_id(self.operation_id, place), first_transfer + place, *transfer)
            for place, transfer in enumerate(self._transfers)
        ]
        facts = json.dumps(self._facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
        operation = (
            self.operation_id, head.operation_seq, self.policy.action, self.actor.id, self.role.value,
            self.intent.on_behalf_of, self.intent.reason, self.intent.source, self.intent.key, self._subject, note_id,
            note_hash, head.recorded, to_microseconds(self.now), facts,
        )  # fmt: skip
        link = chain_hash(head.hash, operation, transfers, self._moves)
        db.books.append(
            session,
            community_id=community_id,
            operation=operation,
            transfers=transfers,
            moves=self._moves,
            link=link,
        )


def transfer_id(operation_id: str, place: int) -> str:
    """The id of an operation's transfer by its place in it: derived, so that `linli check` can name a deleted one."""
    return operation_id[:10] + sha256(f"{operation_id}/{place}".encode()).hexdigest()[:16].upper()


def chain_hash(
    previous: str, operation: tuple[Any, ...], transfers: list[tuple[Any, ...]], moves: list[tuple[Any, ...]]
) -> str:
    """The hash that links an operation to the one before it, over everything it wrote in the books."""
    return sha256(_as_text([previous, operation, transfers, moves]).encode()).hexdigest()


_as_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else to_stored(value)
