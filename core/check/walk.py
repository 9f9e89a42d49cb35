"""One walk along a community's chain: sequence, times, counts, ids, hashes, sides, floors (invariants 1, 2, 4, 9-11).

It streams operations with their transfers and moves page by page and keeps only the balance of each account. Where
the hash fits, what it covers is as it was written; only where it does not is looked for the row that was changed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import db.check.chain
import db.check.dissolving
from core.books import ACCOUNTS, GUARDED, chain_hash, transfer_id
from core.check.look import Look
from core.check.seals import SealWalk
from core.lots import MOVED
from core.seals import way_of
from db.books import GENESIS
from db.engine import Row

FLOORED = (*GUARDED, "fen/outstanding/", "fen/owed/")
UNITS = ("points", "fen")
MOVING = ("points/available", "points/notice")  # what goes from a household that dissolved to another
_HASHED_OPERATION = 15  # columns of a page's row that the chain's hash covers: all but the counts and the hash itself
_HASHED_TRANSFER = 9
_HASHED_MOVE = 4
_LINES_MAX = 1_000_000  # a damaged count may say anything


def walk(look: Look) -> None:
    """Walk the whole chain, then compare its end with the head row and the seals."""
    step = _Walk(look)
    for operation, transfers, moves in _operations(look):
        step.take(operation, transfers, moves)
    step.end()


# -- reading -----------------------------------------------------------------------------------------------------


def _operations(look: Look) -> Iterator[tuple[Row, list[Row], list[Row]]]:
    named = {"community_id": look.community_id}
    odd = db.check.chain.miscounted(look.session, **named)
    after = transfers_after = 0
    while page := db.check.chain.operations(look.session, after=after, **named):
        until = page[-1].seq
        transfers = _transfers(look, page, transfers_after, odd)
        moves = _by(db.check.chain.moves(look.session, after=after, until=until, **named), "operation_seq")
        for operation in page:
            yield operation, transfers[operation.id], moves.pop(operation.seq, [])
        _stray(look, [move for rows in moves.values() for move in rows])
        transfers_after += sum(len(rows) for rows in transfers.values())
        after = until
    _stray(look, db.check.chain.moves(look.session, after=after, until=2**62, **named))


def _transfers(look: Look, page: list[Row], after: int, odd: set[str]) -> dict[str, list[Row]]:
    """The transfers of a page of operations: read in one span, and one by one where that does not meet them."""
    named = {"community_id": look.community_id}
    until = after + sum(operation.transfers for operation in page if operation.id not in odd)
    found = _by(db.check.chain.transfers(look.session, after=after, until=until, **named), "operation_id")
    return {
        operation.id: rows
        if len(rows := found.get(operation.id, [])) == operation.transfers and operation.id not in odd
        else db.check.chain.transfers_of(look.session, operation_id=operation.id, **named)
        for operation in page
    }


def _by(rows: Sequence[Row], column: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    place = rows[0]._fields.index(column) if rows else 0
    for row in rows:
        found[row[place]].append(row)
    return found


def _stray(look: Look, moves: list[Row]) -> None:
    for move in moves:
        seq = move.operation_seq
        look["9"].broken("move", f"{seq}/{move.line}", "lost_reference", column="operation_seq", target=seq)


def _is_numbered(operation: Row) -> bool:
    return type(operation.seq) is type(operation.recorded) is type(operation.transfers) is type(operation.moves) is int


def _hash_or_none(previous: str, *written: Any) -> str | None:
    """The hash, or None where a damaged value cannot stand in a text."""
    try:
        return chain_hash(previous, *written)
    except TypeError:
        return None


# -- walking -----------------------------------------------------------------------------------------------------


class _Walk:
    def __init__(self, look: Look) -> None:
        self.look = look
        self.seals = SealWalk(look)
        self.previous_hash = GENESIS
        self.previous_link = GENESIS  # what the hash of the operation before should be
        self.previous_seq = 0
        self.recorded = 0
        self.next_transfer = 1
        self.operations = self.transfers = 0
        self.balances: dict[str, int] = defaultdict(int)
        self.totals: dict[str, int] = defaultdict(int)  # as the seals have them, by way
        self.pairs: dict[tuple[str, str, str], tuple[str, str]] = {}
        dissolved = db.check.dissolving.moved(look.session, community_id=look.community_id)
        self.leads: dict[str, str] = {row.household_id: row.into_id for row in dissolved}

    def take(self, operation: Row, transfers: list[Row], moves: list[Row]) -> None:
        """One operation with all it wrote in the books."""
        look = self.look
        if not _is_numbered(operation):
            look["10"].broken("operation", operation.id, "not_readable", column="seq, recorded_at, transfers, moves")
            return
        has_gap = operation.seq != self.previous_seq + 1
        if has_gap:
            for seq in range(self.previous_seq + 1, min(operation.seq, self.previous_seq + _LINES_MAX)):
                look["10"].broken("operation", f"seq {seq}", "missing_seq", seq=seq)
        self.seals.before(operation, self.totals, self.previous_hash)
        self._times(operation, transfers)
        is_linked = self._is_linked(operation, transfers, moves)
        are_own = self._are_own_transfers(operation, transfers, is_linked=is_linked)
        are_own = self._are_own_moves(operation, moves) and are_own
        if not is_linked:
            self._name_suspects(operation, transfers if are_own and not has_gap else [], moves if are_own else [])
        for transfer in transfers:
            self._post(transfer)
        if '"numbers"' in operation.facts:
            self._note_numbers(operation)
        self.operations += 1
        self.transfers += len(transfers)
        self.previous_seq, self.previous_hash = operation.seq, operation.hash

    def _times(self, operation: Row, transfers: list[Row]) -> None:
        tally, recorded = self.look["10"], operation.recorded
        if recorded < self.recorded:
            tally.broken("operation", operation.id, "time_falls")
        self.recorded = recorded
        for transfer in transfers:
            if transfer.recorded != recorded:
                tally.broken("transfer", transfer.id, "differs", column="recorded_at", found=transfer.recorded,
                             expected=recorded)  # fmt: skip

    def _is_linked(self, operation: Row, transfers: list[Row], moves: list[Row]) -> bool:
        """Whether the hash follows from the one before and from what was written."""
        written = (
            operation[:_HASHED_OPERATION],
            [transfer[:_HASHED_TRANSFER] for transfer in transfers],
            [move[:_HASHED_MOVE] for move in moves],
        )
        link = _hash_or_none(self.previous_hash, *written)
        if link != operation.hash and self.previous_link != self.previous_hash:
            link = _hash_or_none(self.previous_link, *written)  # only the hash before it was changed
        self.previous_link = link or operation.hash
        return bool(link == operation.hash)

    def _name_suspects(self, operation: Row, transfers: list[Row], moves: list[Row]) -> None:
        """Where nothing else tells which row was changed, any row under the hash may be the one."""
        tally = self.look["11"]
        tally.broken("operation", operation.id, "link")
        for transfer in transfers:
            tally.broken("transfer", transfer.id, "under_link", operation=operation.id)
        for move in moves:
            tally.broken("move", f"{move.operation_seq}/{move.line}", "under_link", operation=operation.id)

    def _are_own_transfers(self, operation: Row, transfers: list[Row], *, is_linked: bool) -> bool:
        """Whether number, ids and sequence of the transfers are what the operation makes them; else names which."""
        first, count = self.next_transfer, operation.transfers
        self.next_transfer = first + count
        if len(transfers) == count and all(transfer.seq == first + place for place, transfer in enumerate(transfers)):
            if is_linked or all(row.id == transfer_id(operation.id, place) for place, row in enumerate(transfers)):
                return True
        elif transfers and transfers[0].id == transfer_id(operation.id, 0):
            self._sequence_differs(transfers[0], first)
            first = transfers[0].seq  # go on from here, or every later operation would be named
            self.next_transfer = first + count
        if len(transfers) != count:
            self.look["9"].broken("operation", operation.id, "differs", column="transfers", found=count,
                                  expected=len(transfers))  # fmt: skip
        expected = {transfer_id(operation.id, place): first + place for place in range(min(count, _LINES_MAX))}
        for transfer in transfers:
            seq = expected.pop(transfer.id, None)
            if seq is None:
                self.look["9"].broken("transfer", transfer.id, "not_of_operation", operation=operation.id)
            elif seq != transfer.seq:
                self._sequence_differs(transfer, seq)
        for missing in expected:
            self.look["9"].broken("transfer", missing, "missing", by=f"operation {operation.id}")
        return False

    def _sequence_differs(self, transfer: Row, expected: int) -> None:
        if transfer.seq != expected:
            self.look["10"].broken("transfer", transfer.id, "differs", column="seq", found=transfer.seq,
                                   expected=expected)  # fmt: skip

    def _are_own_moves(self, operation: Row, moves: list[Row]) -> bool:
        if len(moves) == operation.moves and all(
            move.line == line and move.operation_id == operation.id for line, move in enumerate(moves)
        ):
            return True
        tally = self.look["9"]
        if len(moves) != operation.moves:
            tally.broken("operation", operation.id, "differs", column="moves", found=operation.moves,
                         expected=len(moves))  # fmt: skip
        lines = {move.line for move in moves}
        for line in range(min(operation.moves, _LINES_MAX)):
            if line not in lines:
                tally.broken("move", f"{operation.seq}/{line}", "missing", by=f"operation {operation.id}")
        for move in moves:
            if not 0 <= move.line < operation.moves or move.operation_id != operation.id:
                tally.broken("move", f"{operation.seq}/{move.line}", "not_of_operation", operation=operation.id)
        return False

    def _is_moving(self, transfer: Row) -> bool:
        """Whether points of a household that dissolved go to one that it led to, as what they are (design 3)."""
        group, at = transfer.credit_account.rsplit("/", 1)
        target, into = transfer.debit_account.rsplit("/", 1)
        if transfer.kind != MOVED or group != target or group not in MOVING:
            return False
        seen: set[str] = set()
        while at in self.leads and at not in seen:
            seen.add(at)
            at = self.leads[at]
            if at == into:
                return True
        return False

    def _post(self, transfer: Row) -> None:
        debit, credit, amount = transfer.debit_account, transfer.credit_account, transfer.amount
        if type(amount) is not int or amount <= 0 or debit == credit:
            self.look["1"].broken("transfer", transfer.id, "sides")
            return
        pair = (transfer.unit, debit, credit)
        known = self.pairs.get(pair)
        if known is None:
            known = self.pairs[pair] = _kind_of_pair(*pair), way_of(debit, credit)
        kind, way = known
        self.totals[way] += amount
        if kind == "wrong":
            self.look["2"].broken("transfer", transfer.id, "accounts", debit=debit, credit=credit)
        elif kind == "crossing" and not self._is_moving(transfer):
            self.look["18"].broken("transfer", transfer.id, "crosses")
        balances = self.balances
        balances[debit] += amount
        left = balances[credit] = balances[credit] - amount
        if left < 0 and credit.startswith(FLOORED):
            self.look["4"].broken("transfer", transfer.id, "below_floor", account=credit, balance=left)

    def _note_numbers(self, operation: Row) -> None:
        try:
            self.look.books.numbers.update(json.loads(operation.facts)["numbers"])
        except (ValueError, TypeError, KeyError):
            self.look["11"].broken("operation", operation.id, "not_readable", column="facts")

    def end(self) -> None:
        """Compare the end of the chain with the head row and the seals."""
        look = self.look
        for invariant in ("9", "10", "11"):
            look[invariant].checked += self.operations
        for invariant in ("1", "2", "4"):
            look[invariant].checked += self.transfers
        look.books.balances = dict(self.balances)
        self.seals.end(self.totals, self.previous_hash)
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


def _kind_of_pair(unit: str, debit: str, credit: str) -> str:
    """`wrong` where the accounts are not of the unit, `crossing` where they are of two households or two funds."""
    are_accounts = debit.startswith(ACCOUNTS) and credit.startswith(ACCOUNTS)
    if unit not in UNITS or not are_accounts or not (debit.startswith(f"{unit}/") and credit.startswith(f"{unit}/")):
        return "wrong"
    owners = [account.split("/")[2] for account in (debit, credit) if account.count("/") > 1]
    return "crossing" if len(set(owners)) > 1 else "right"
