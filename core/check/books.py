"""What stands beside the chain: guards, corrections, signatures, presses, notes (invariants 3, 5 to 8)."""

from __future__ import annotations

from hashlib import sha256

import db.check.chain
import db.check.rows
from core.books import GUARDED
from core.check.look import Look
from core.communities import FOUND
from core.policy import Role

SOURCES = ("page", "api", "cli", "import", "job")


def check(look: Look) -> None:
    """Every row beside the chain of one community."""
    _guards(look)
    _corrections(look)
    _signatures(look)
    _presses(look)
    _notes(look)
    _numbers(look)


def _guards(look: Look) -> None:
    """A guard holds what its account's transfers come to; an account that ever held something has one."""
    tally = look["3"]
    held = {account: balance for account, balance in look.books.balances.items() if account.startswith(GUARDED)}
    for guard in db.check.chain.guards(look.session, community_id=look.community_id):
        tally.checked += 1
        expected = held.pop(guard.account, None)
        if expected is None:
            tally.broken("guard", guard.account, "no_transfers")
        elif guard.balance != expected:
            tally.broken("guard", guard.account, "differs", column="balance", found=guard.balance, expected=expected)
    for account in held:
        tally.broken("guard", account, "missing", by="transfer")


def _corrections(look: Look) -> None:
    named = {"community_id": look.community_id}
    look["5"].checked = look["6"].checked = look["5"].checked + db.check.chain.count_reversals(look.session, **named)
    for row in db.check.chain.reversals(look.session, **named):
        look["6" if row.why in ("twice", "amount") else "5"].broken(
            "transfer", row.id, "correction", original=row.original
        )
    for row in db.check.chain.over_reversed(look.session, **named):
        look["6"].broken("transfer", row.id, "over_corrected", amount=row.amount, reversed=row.reversed)


def _signatures(look: Look) -> None:
    look["7"].checked += db.check.rows.count(look.session, community_id=look.community_id, table="operation")
    for row in db.check.chain.unsigned_operations(
        look.session, community_id=look.community_id, roles=[role.value for role in Role], sources=SOURCES
    ):
        look["7"].broken("operation", row.id, "unsigned")


def _presses(look: Look) -> None:
    tally, named = look["8"], {"community_id": look.community_id}
    tally.checked += db.check.rows.count(look.session, table="intent", **named)
    for row in db.check.chain.intents_astray(look.session, **named):
        tally.broken("intent", row.name, "astray", operation=row.operation)
    for row in db.check.chain.operations_without_intent(look.session, founding=FOUND.action, **named):
        tally.broken("intent", row.name, "missing", by=f"operation {row.id}")


def _notes(look: Look) -> None:
    """A note that still stands is the one that its operation was written with; an erased one keeps its row."""
    tally = look["7"]
    for note in db.check.chain.notes(look.session, community_id=look.community_id):
        tally.checked += 1
        if note.kept is None:
            tally.broken("note", note.id, "unwritten")
        elif note.text is not None and sha256(f"{note.salt}{note.text}".encode()).hexdigest() != note.kept:
            tally.broken("note", note.id, "changed")


def _numbers(look: Look) -> None:
    """A counter stands where the last operation that took a number left it."""
    tally, noted = look["numbers"], dict(look.books.numbers)
    for counter in db.check.chain.counters(look.session, community_id=look.community_id):
        tally.checked += 1
        expected = noted.pop(counter.name, None)
        if counter.reached != expected:
            tally.broken("counter", counter.name, "differs", column="last", found=counter.reached, expected=expected)
    for name in noted:
        tally.broken("counter", name, "missing", by="operation")
