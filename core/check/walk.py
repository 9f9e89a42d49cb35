"""One walk along a community's chain: sequence, times, counts, ids, hashes, sides, floors (invariants 1, 2, 4, 9-11).

It streams operations with their transfers and moves page by page and keeps only the balance of each account.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

import db.check.chain
from core.books import ACCOUNTS, GUARDED, chain_hash, transfer_id
from core.check.look import Look
from core.check.seals import SealWalk
from db.books import GENESIS
from db.engine import Row

FLOORED = (*GUARDED, "fen/outstanding/", "fen/owed/")
UNITS = ("points", "fen")
_HASHED_OPERATION = 15  # columns of a page's row that the chain's hash covers: all but the counts and the hash itself
_HASHED_TRANSFER = 9


def walk(look: Look) -> None:
    """Walk the whole chain, then compare its end with the head row and the seals."""
    step = _Walk(look)
    for operation, transfers, moves in _operations(look):
        step.take(operation, transfers, moves)
    step.end()


def _operations(look: Look) -> Iterator[tuple[Row, list[Row], list[Row]]]:
    after = 0
    while page := db.check.chain.operations(look.session, community_id=look.community_id, after=after):
        until = page[-1].seq
        span = {"community_id": look.community_id, "after": after, "until": until}
        transfers = _by(db.check.chain.transfers(look.session, **span), "operation_id")
        moves = _by(db.check.chain.moves(look.session, **span), "operation_seq")
        for operation in page:
            yield operation, transfers.pop(operation.id, []), moves.pop(operation.seq, [])
        _stray(look, [move for rows in moves.values() for move in rows])
        after = until
    _stray(look, db.check.chain.moves(look.session, community_id=look.community_id, after=after, until=2**62))


def _stray(look: Look, moves: list[Row]) -> None:
    for move in moves:
        seq = move.operation_seq
        look["9"].broken("move", f"{seq}/{move.line}", "lost_reference", column="operation_seq", target=seq)


def _by(rows: Sequence[Row], column: str) -> dict[Any, list[Row]]:
    return {key: list(group) for key, group in groupby(rows, attrgetter(column))}


def _is_numbered(operation: Row) -> bool:
    numbers = (operation.seq, operation.recorded, operation.transfers, operation.moves)
    return all(type(number) is int for number in numbers)


def _hash_or_none(previous: str, *written: Any) -> str | None:
    """The hash, or None where a damaged value cannot stand in a text."""
    try:
        return chain_hash(previous, *written)
    except TypeError:
        return None


class _Walk:
    def __init__(self, look: Look) -> None:
        self.look = look
        self.seals = SealWalk(look)
        self.previous_hash = GENESIS
        self.previous_link = GENESIS  # what the hash of the operation before should be
        self.previous_seq = 0
        self.recorded = 0
        self.next_transfer = 1
        self.balances: dict[str, int] = defaultdict(int)
        self.owners: dict[str, str] = {}

    def take(self, operation: Row, transfers: list[Row], moves: list[Row]) -> None:
        """One operation with all it wrote in the books."""
        look = self.look
        look["10"].checked += 1
        if not _is_numbered(operation):
            look["10"].broken("operation", operation.id, "not_readable", column="seq, recorded_at, transfers, moves")
            return
        has_gap = operation.seq != self.previous_seq + 1
        for seq in range(self.previous_seq + 1, operation.seq):
            look["10"].broken("operation", f"seq {seq}", "missing_seq", seq=seq)
        self.seals.before(operation, self.balances, self.previous_hash)
        self._times(operation, transfers)
        is_plain = self._transfers_are_its_own(operation, transfers)
        is_plain = self._moves_are_its_own(operation, moves) and is_plain
        self._link(operation, transfers, moves, can_tell=not is_plain or has_gap)
        if '"numbers"' in operation.facts:
            self._note_numbers(operation)
        for transfer in transfers:
            self._post(transfer)
        self.previous_seq, self.previous_hash = operation.seq, operation.hash

    def _times(self, operation: Row, transfers: list[Row]) -> None:
        tally = self.look["10"]
        if operation.recorded < self.recorded:
            tally.broken("operation", operation.id, "time_falls")
        self.recorded = operation.recorded
        for transfer in transfers:
            if transfer.recorded != operation.recorded:
                tally.broken("transfer", transfer.id, "differs", column="recorded_at", found=transfer.recorded,
                             expected=operation.recorded)  # fmt: skip

    def _transfers_are_its_own(self, operation: Row, transfers: list[Row]) -> bool:
        """Whether count, ids and sequence of the transfers are what the operation makes them."""
        tally = self.look["9"]
        tally.checked += 1
        count = max(operation.transfers, 0)
        first = self.next_transfer
        if transfers and transfers[0].seq != first and transfers[0].id == transfer_id(operation.id, 0):
            self.look["10"].broken("transfer", transfers[0].id, "differs", column="seq", found=transfers[0].seq,
                                   expected=first)  # fmt: skip
            first = transfers[0].seq if isinstance(transfers[0].seq, int) else first
        if len(transfers) == count and all(
            transfer.seq == first + place and transfer.id == transfer_id(operation.id, place)
            for place, transfer in enumerate(transfers)
        ):
            self.next_transfer = first + count
            return True
        if len(transfers) != count:
            tally.broken("operation", operation.id, "differs", column="transfers", found=count, expected=len(transfers))
        expected = {transfer_id(operation.id, place): first + place for place in range(min(count, 100_000))}
        for transfer in transfers:
            seq = expected.pop(transfer.id, None)
            if seq is None:
                tally.broken("transfer", transfer.id, "not_of_operation", operation=operation.id)
            elif seq != transfer.seq:
                self.look["10"].broken("transfer", transfer.id, "differs", column="seq", found=transfer.seq,
                                       expected=seq)  # fmt: skip
        for missing in expected:
            tally.broken("transfer", missing, "missing", by=f"operation {operation.id}")
        self.next_transfer = first + count
        return False

    def _moves_are_its_own(self, operation: Row, moves: list[Row]) -> bool:
        tally = self.look["9"]
        is_plain = True
        lines = {move.line for move in moves}
        if len(moves) != operation.moves:
            is_plain = False
            tally.broken("operation", operation.id, "differs", column="moves", found=operation.moves,
                         expected=len(moves))  # fmt: skip
        declared = operation.moves
        for line in range(min(declared, 1_000_000)):
            if line not in lines:
                is_plain = False
                tally.broken("move", f"{operation.seq}/{line}", "missing", by=f"operation {operation.id}")
        for move in moves:
            if not 0 <= move.line < declared or move.operation_id != operation.id:
                is_plain = False
                tally.broken("move", f"{operation.seq}/{move.line}", "not_of_operation", operation=operation.id)
        return is_plain

    def _link(self, operation: Row, transfers: list[Row], moves: list[Row], *, can_tell: bool) -> None:
        """The hash. Where it does not fit and nothing else can tell why, any row under it may be the changed one."""
        tally = self.look["11"]
        tally.checked += 1
        written = (
            operation[:_HASHED_OPERATION],
            [transfer[:_HASHED_TRANSFER] for transfer in transfers],
            [move[:4] for move in moves],
        )
        link = _hash_or_none(self.previous_hash, *written)
        if link != operation.hash and self.previous_link != self.previous_hash:
            link = _hash_or_none(self.previous_link, *written)  # only the hash before it was changed
        self.previous_link = link or operation.hash
        if link == operation.hash:
            return
        tally.broken("operation", operation.id, "link")
        if not can_tell:
            for transfer in transfers:
                tally.broken("transfer", transfer.id, "under_link", operation=operation.id)
            for move in moves:
                tally.broken("move", f"{move.operation_seq}/{move.line}", "under_link", operation=operation.id)

    def _note_numbers(self, operation: Row) -> None:
        try:
            self.look.books.numbers.update(json.loads(operation.facts)["numbers"])
        except (ValueError, TypeError, KeyError):
            self.look["11"].broken("operation", operation.id, "not_readable", column="facts")

    def _post(self, transfer: Row) -> None:
        look, balances = self.look, self.balances
        look["1"].checked += 1
        debit, credit, amount = transfer.debit_account, transfer.credit_account, transfer.amount
        if type(amount) is not int or amount <= 0 or debit == credit:
            look["1"].broken("transfer", transfer.id, "sides")
            return
        unit = transfer.unit
        if (
            unit not in UNITS
            or not (debit.startswith(unit + "/") and credit.startswith(unit + "/"))
            or not (debit.startswith(ACCOUNTS) and credit.startswith(ACCOUNTS))
        ):
            look["2"].broken("transfer", transfer.id, "accounts", debit=debit, credit=credit)
        if self._owner(debit) and self._owner(credit) and self._owner(debit) != self._owner(credit):
            look.books.crossing.append(transfer.id)
        balances[debit] += amount
        left = balances[credit] = balances[credit] - amount
        if left < 0 and credit.startswith(FLOORED):
            look["4"].broken("transfer", transfer.id, "below_floor", account=credit, balance=left)

    def _owner(self, account: str) -> str:
        """The household or fund of an account, empty for those of the community."""
        owner = self.owners.get(account)
        if owner is None:
            owner = self.owners[account] = [*account.split("/", 3), "", ""][2]
        return owner

    def end(self) -> None:
        """Compare the end of the chain with the head row and the seals."""
        look = self.look
        look["2"].checked = look["1"].checked
        look["4"].checked = look["1"].checked
        look.books.balances = dict(self.balances)
        self.seals.end(self.balances, self.previous_hash)
        head = db.check.chain.head(look.session, community_id=look.community_id)
        tally = look["11"]
        if head is None:
            tally.broken("chain_head", look.community_id, "missing", by=f"community {look.community_id}")
            return
        told = {
            "operation_seq": (head.operation_seq, self.previous_seq),
            "transfer_seq": (head.transfer_seq, self.next_transfer - 1),
            "hash": (head.hash, self.previous_hash),
        }
        if self.previous_seq:
            told["recorded_at"] = (head.recorded, self.recorded)
        for column, (found, expected) in told.items():
            if found != expected:
                tally.broken("chain_head", look.community_id, "differs", column=column, found=found, expected=expected)
