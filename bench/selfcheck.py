"""`linli check` on a long chain: a sponsor of a community paid in, proof by proof, until its books hold a million rows.

Each payment is what the command writes: an operation with its link, a transfer, a move, a sealed row, a press. They are
written in bulk, since a command waits for the disk; the first ones come from the command itself and are checked alike.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

import db.books
import db.funds
from bench.table import Line, Note, Probe, WrongResult
from core.books import WRITTEN, chain_hash, transfer_id
from core.bootstrap import App
from core.check import run_check
from core.clock import SystemClock
from core.settings import Settings
from db.engine import Database, Session
from db.tables import IntentRecord
from db.types import new_id, to_instant, to_microseconds
from tests.databases import Templates
from tests.factories import a_community_template, console
from tests.factories_spending import a_fund

ROWS_OF_ONE: Final = 5  # operation, transfer, move, sealed row, press
PAYMENTS: Final = 1_000_000 // ROWS_OF_ONE
AT_ONCE: Final = 5_000  # written in one transaction
AMOUNT_FEN: Final = 100
PROOF: Final = "回单 1"


@dataclass(slots=True)
class SelfCheck(Probe):
    """Seconds of a whole check, as a report; the books must be found whole."""

    templates: Templates
    folder: Path
    line: Line = field(init=False)

    def __post_init__(self) -> None:
        rows = PAYMENTS * ROWS_OF_ONE
        self.line = Line(
            name="check", what=f"linli check, {rows:,} rows of the books, SQLite", reference="-", bound="at most",
            target=10.0, unit="s", is_report=True,
        )  # fmt: skip

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def round(self, number: int) -> None:
        """Once is enough: it is long, and the same work each time."""
        if self.line.samples:
            return
        place = self.folder / "check"
        place.mkdir()
        with self.templates.copy("sqlite", "check", long_chain, place) as database:
            app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
            began = time.perf_counter()
            report = run_check(app)
            self.line.samples.append(time.perf_counter() - began)
        checked = {one.id: one.checked for one in report.invariants}
        if not report.is_ok or checked["1"] <= PAYMENTS or checked["digest"] <= PAYMENTS:
            raise WrongResult(str([finding for one in report.invariants for finding in one.findings][:3] or checked))

    def notes(self) -> list[Note]:
        figure = f"{1e6 * median(self.line.samples) / PAYMENTS:.0f} us an operation"
        return [Note(what=self.line.what, figure=figure)]


def long_chain(database: Database) -> None:
    """The template: a fund, then its payments in bulk."""
    a_community_template(database)
    app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
    fund = a_fund(app)
    community_id = console(app).community_id
    with database.filling():
        for begun in range(0, PAYMENTS, AT_ONCE):
            with database.transaction() as session:
                pay_in_bulk(session, community_id, fund.id, min(AT_ONCE, PAYMENTS - begun))


def pay_in_bulk(session: Session, community_id: str, fund_id: str, count: int) -> None:
    """The rows of `count` payments of the console, one operation each."""
    now = to_microseconds(datetime.now(UTC))
    head = db.books.take_head(session, community_id=community_id, now=now, transfers=count)
    link, now = head.hash, head.recorded
    first_seq, first_transfer = head.operation_seq, head.transfer_seq - count + 1
    debit, credit = f"fen/free/{fund_id}", f"fen/source/{fund_id}"
    rows: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (IntentRecord, db.books.Operation, db.funds.FundMoney, db.books.Transfer, db.books.Move)
    }
    facts = f'{{"amount_fen":{AMOUNT_FEN}}}'
    for place in range(count):
        operation_id, money_id, key = new_id(), new_id(), new_id()
        operation = (
            operation_id, first_seq + place, "fund.pay_in", "console", "finance", None, None, "cli", key,
            f"fund:{fund_id}", None, None, now, now, facts,
        )  # fmt: skip
        moved = transfer_id(operation_id, 0)
        transfer = (moved, first_transfer + place, "fen", debit, credit, AMOUNT_FEN, "funded", now, None)
        move = ("fund_money", money_id, "", WRITTEN)
        link = chain_hash(link, operation, [transfer], [move])
        own = {"community_id": community_id, "operation_id": operation_id}
        rows[IntentRecord].append(
            {**own, "actor_id": "console", "key": key, "action": "fund.pay_in", "data_hash": "", "answer": "null",
             "created_at": now}
        )  # fmt: skip
        rows[db.books.Operation].append(
            {"community_id": community_id, "id": operation_id, "seq": first_seq + place, "action": "fund.pay_in",
             "actor_id": "console", "acting_role": "finance", "on_behalf_of": None, "reason": None, "source": "cli",
             "intent_key": key, "subject": f"fund:{fund_id}", "note_id": None, "note_hash": None, "recorded_at": now,
             "occurred_at": now, "transfers": 1, "moves": 1, "facts": facts, "hash": link}
        )  # fmt: skip
        rows[db.funds.FundMoney].append(
            {**own, "id": money_id, "fund_id": fund_id, "direction": "in", "amount_fen": AMOUNT_FEN,
             "paid_on": to_instant(now).date(), "proof": PROOF, "recorded_by": "console"}
        )  # fmt: skip
        rows[db.books.Transfer].append(
            {**own, "id": moved, "seq": first_transfer + place, "unit": "fen", "debit_account": debit,
             "credit_account": credit, "amount": AMOUNT_FEN, "kind": "funded", "recorded_at": now, "occurred_at": now,
             "reverses_id": None}
        )  # fmt: skip
        rows[db.books.Move].append(
            {**own, "operation_seq": first_seq + place, "line": 0, "subject_table": "fund_money",
             "subject_id": money_id, "from_state": "", "to_state": WRITTEN}
        )  # fmt: skip
    for table, written in rows.items():
        session.insert_all(table, written)
    db.books.add_to_guard(session, community_id=community_id, account=debit, amount=count * AMOUNT_FEN)
    session.change(
        "UPDATE chain_head SET operation_seq = operation_seq + :more, hash = :link WHERE community_id = :community_id",
        more=count - 1,
        link=link,
        community_id=community_id,
    )
