"""Statements of the books: guards, the chain, steps of state machines, intents, refusals."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from db.engine import Row, Session
from db.tables.books import IntentRecord, Move, Note, Operation, Refusal, Transfer

__all__ = ["IntentRecord", "Move", "Note", "Operation", "Refusal", "Transfer"]

GENESIS = "0" * 64


def take_from_guard(session: Session, *, community_id: str, account: str, amount: int) -> bool:
    """Lower a guard if it holds the amount."""
    return bool(
        session.change(
            "UPDATE guard SET balance = balance - :amount"
            " WHERE community_id = :community_id AND account = :account AND balance >= :amount",
            community_id=community_id,
            account=account,
            amount=amount,
        )
    )


def add_to_guard(session: Session, *, community_id: str, account: str, amount: int) -> None:
    """Raise a guard, making its row if it is the first time."""
    session.change(
        "INSERT INTO guard (community_id, account, balance) VALUES (:community_id, :account, :amount)"
        " ON CONFLICT (community_id, account) DO UPDATE SET balance = guard.balance + :amount",
        community_id=community_id,
        account=account,
        amount=amount,
    )


def hold_guard(session: Session, *, community_id: str, account: str) -> int:
    """Hold a guard's row by writing it; answers its balance, 0 where it never held anything."""
    return int(
        session.value(
            "UPDATE guard SET balance = balance WHERE community_id = :community_id AND account = :account"
            " RETURNING balance",
            community_id=community_id,
            account=account,
        )
        or 0
    )


def guard_balance(session: Session, *, community_id: str, account: str) -> int:
    """What a guarded account holds now; 0 where it never held anything."""
    return int(
        session.value(
            "SELECT balance FROM guard WHERE community_id = :community_id AND account = :account",
            community_id=community_id,
            account=account,
        )
        or 0
    )


def balance(session: Session, *, community_id: str, account: str) -> int:
    """The sum of an account's transfers, debits less credits."""
    return int(
        session.value(
            "SELECT COALESCE((SELECT SUM(amount) FROM transfer WHERE community_id = :community_id"
            " AND debit_account = :account), 0) - COALESCE((SELECT SUM(amount) FROM transfer"
            " WHERE community_id = :community_id AND credit_account = :account), 0)",
            community_id=community_id,
            account=account,
        )
    )


@lru_cache(maxsize=256)
def _step_sql(table: str, columns: tuple[str, ...]) -> str:
    changed = "".join(f", {column} = :set_{column}" for column in columns)
    return (
        f"UPDATE {table} SET state = :after{changed}"
        " WHERE community_id = :community_id AND id = :row_id AND state = :before"
    )


def step(
    session: Session, *, table: str, community_id: str, row_id: str, before: str, after: str, columns: dict[str, Any]
) -> bool:
    """One conditional UPDATE from one state to the next."""
    named = {f"set_{column}": value for column, value in columns.items()}
    sql = _step_sql(table, tuple(columns))
    return bool(session.change(sql, community_id=community_id, row_id=row_id, before=before, after=after, **named))


def hold_state(session: Session, *, table: str, community_id: str, row_id: str, state: str) -> bool:
    """Hold a row in a state by writing the state that it has."""
    sql = f"UPDATE {table} SET state = state WHERE community_id = :community_id AND id = :row_id AND state = :state"
    return bool(session.change(sql, community_id=community_id, row_id=row_id, state=state))


def lock_row(session: Session, *, table: str, community_id: str, row_id: str) -> None:
    """Hold a row by writing it; reading it would not hold it on SQLite."""
    session.change(
        f"UPDATE {table} SET lock_count = lock_count + 1 WHERE community_id = :community_id AND id = :row_id",
        community_id=community_id,
        row_id=row_id,
    )


def lock_household(session: Session, *, community_id: str, household_id: str) -> str | None:
    """Hold a household's row; answers the household into which it dissolved."""
    into_id: str | None = session.value(
        "UPDATE household SET lock_count = lock_count + 1 WHERE community_id = :community_id AND id = :household_id"
        " RETURNING gone_into_id",
        community_id=community_id,
        household_id=household_id,
    )
    return into_id


def next_number(session: Session, *, community_id: str, series: str) -> int:
    """Count a series up by one."""
    return int(
        session.value(
            "INSERT INTO counter (community_id, name, last) VALUES (:community_id, :series, 1)"
            " ON CONFLICT (community_id, name) DO UPDATE SET last = counter.last + 1 RETURNING last",
            community_id=community_id,
            series=series,
        )
    )


def take_head(session: Session, *, community_id: str, now: int, transfers: int) -> Row:
    """Move the chain head on and hold it: (operation_seq, transfer_seq, recorded, hash of the one before)."""
    return session.first(
        "UPDATE chain_head SET operation_seq = operation_seq + 1, transfer_seq = transfer_seq + :transfers,"
        " recorded_at = CASE WHEN recorded_at > :now THEN recorded_at ELSE :now END"
        " WHERE community_id = :community_id RETURNING operation_seq, transfer_seq, recorded_at AS recorded, hash",
        community_id=community_id,
        now=now,
        transfers=transfers,
    )


def drop_intent(session: Session, *, community_id: str, actor_id: str, key: str) -> None:
    """Take back an intent of this transaction that came to nothing."""
    session.change(
        "DELETE FROM intent WHERE community_id = :community_id AND actor_id = :actor_id AND key = :key",
        community_id=community_id,
        actor_id=actor_id,
        key=key,
    )


def last_recorded_at(session: Session, *, community_id: str) -> datetime:
    """When the newest operation was recorded."""
    row = session.first("SELECT recorded_at FROM chain_head WHERE community_id = :community_id",
                        community_id=community_id)  # fmt: skip
    assert row is not None, "every community has its chain"
    at: datetime = row.recorded_at
    return at


def append(
    session: Session,
    *,
    community_id: str,
    operation: tuple[Any, ...],
    transfers: list[tuple[Any, ...]],
    moves: list[tuple[str, str, str, str]],
    link: str,
) -> None:
    """Write the operation with its transfers and moves, and the head's new hash."""
    (operation_id, seq, action, actor_id, acting_role, on_behalf_of, reason, source, intent_key, subject, note_id,
     note_hash, recorded, occurred, facts) = operation  # fmt: skip
    session.insert(
        Operation,
        community_id=community_id,
        id=operation_id,
        seq=seq,
        action=action,
        actor_id=actor_id,
        acting_role=acting_role,
        on_behalf_of=on_behalf_of,
        reason=reason,
        source=source,
        intent_key=intent_key,
        subject=subject,
        note_id=note_id,
        note_hash=note_hash,
        recorded_at=recorded,
        occurred_at=occurred,
        transfers=len(transfers),
        moves=len(moves),
        facts=facts,
        hash=link,
    )
    session.insert_all(
        Transfer,
        [
            {
                "community_id": community_id,
                "id": transfer_id,
                "seq": transfer_seq,
                "unit": unit,
                "debit_account": debit,
                "credit_account": credit,
                "amount": amount,
                "kind": kind,
                "operation_id": operation_id,
                "recorded_at": recorded,
                "occurred_at": took_place,
                "reverses_id": reverses_id,
            }
            for transfer_id, transfer_seq, unit, debit, credit, amount, kind, took_place, reverses_id in transfers
        ],
    )
    session.insert_all(
        Move,
        [
            {
                "community_id": community_id,
                "operation_seq": seq,
                "line": line,
                "operation_id": operation_id,
                "subject_table": table,
                "subject_id": row_id,
                "from_state": before,
                "to_state": after,
            }
            for line, (table, row_id, before, after) in enumerate(moves)
        ],
    )
    session.change(
        "UPDATE chain_head SET hash = :link WHERE community_id = :community_id", community_id=community_id, link=link
    )


def first_answer(session: Session, *, community_id: str, actor_id: str, key: str) -> Row | None:
    """What this intent was answered: (action, data_hash, answer)."""
    return session.first(
        "SELECT action, data_hash, answer FROM intent"
        " WHERE community_id = :community_id AND actor_id = :actor_id AND key = :key",
        community_id=community_id,
        actor_id=actor_id,
        key=key,
    )


def answer(
    session: Session, *, community_id: str, actor_id: str, key: str, text: str, operation_id: str | None
) -> None:
    """Keep the first answer of an intent; `operation_id` is None where the command changed nothing."""
    session.change(
        "UPDATE intent SET answer = :text, operation_id = :operation_id"
        " WHERE community_id = :community_id AND actor_id = :actor_id AND key = :key",
        community_id=community_id,
        actor_id=actor_id,
        key=key,
        text=text,
        operation_id=operation_id,
    )
