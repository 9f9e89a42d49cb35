"""Taking a voucher written by hand on the driver: the reference of the speed table, never used by Linli itself.

It runs the statements that `core.takings.take` runs for a code on paper, with the same texts, and computes the same
digests and the same chain hash, but with no policy, no types, no pool and no lock file. `tests/test_bench.py` holds the
texts to the product's; `linli check` finds nothing wrong in what it wrote.
"""

from __future__ import annotations

import hmac
import json
import sqlite3
import time
from base64 import b32encode
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any, Final
from zoneinfo import ZoneInfo

import psycopg

from core.policy import Actor
from db.engine import POSTGRESQL_SETTINGS, SQLITE_SETTINGS, Database

INTENT: Final = (
    "INSERT INTO intent (community_id, actor_id, key, action, data_hash, answer, operation_id, created_at)"
    " VALUES (:community_id, :actor_id, :key, :action, :data_hash, :answer, :operation_id, :created_at)"
    " ON CONFLICT DO NOTHING"
)
LOCK_HOUSEHOLD: Final = (  # PostgreSQL only: there two tills read the day's sum of one household one after the other
    "UPDATE household SET lock_count = lock_count + 1 WHERE community_id = :community_id AND id ="
    " (SELECT v.household_id FROM voucher v"
    " WHERE v.community_id = :community_id AND v.is_printed AND v.paper_hash = :value AND v.is_printed)"
)
REDEEM: Final = (
    "UPDATE voucher AS v SET state = 'redeemed' WHERE v.community_id = :community_id"
    " AND v.paper_hash = :value AND v.is_printed"
    " AND v.state = 'active' AND v.valid_until_on >= :today"
    " AND EXISTS (SELECT 1 FROM shop s WHERE s.community_id = :community_id AND s.id = :shop_id"
    " AND s.state = 'active' AND (s.owner_household_id IS NULL OR s.owner_household_id <> v.household_id))"
    " AND (v.reward_id IS NULL OR EXISTS (SELECT 1 FROM reward_shop rs WHERE rs.community_id = :community_id"
    " AND rs.reward_id = v.reward_id AND rs.shop_id = :shop_id AND rs.from_on <= :today"
    " AND (rs.until_on IS NULL OR rs.until_on >= :today)))"
    " AND (NOT v.is_printed OR v.face_fen + "
    "(SELECT COALESCE(SUM(p.face_fen), 0) FROM voucher p JOIN taking t ON t.community_id = p.community_id"
    " AND t.voucher_id = p.id WHERE p.community_id = :community_id AND p.household_id = v.household_id"
    " AND p.is_printed AND t.state IN ('taken', 'disputed') AND t.taken_at >= :day_began)"
    " <= (SELECT r.small_amount_fen FROM rule_version r WHERE r.community_id = :community_id"
    " AND r.effective_on <= :today ORDER BY r.effective_on DESC, r.number DESC LIMIT 1))"
    " RETURNING id, serial, fund_id, face_fen, household_id,"
    " (SELECT st.id FROM spending_terms st WHERE st.community_id = :community_id AND st.effective_on <= :today"
    " ORDER BY st.effective_on DESC, st.number DESC LIMIT 1) AS terms_id,"
    " (SELECT r.name FROM reward r WHERE r.community_id = :community_id AND r.id = reward_id) AS reward"
)
TAKING: Final = (
    "INSERT INTO taking (community_id, id, voucher_id, shop_id, till_id, clerk_id, fund_id, face_fen, state, taken_at,"
    " undo_until_at, undone_at, carer_id, operation_id, digest)"
    " VALUES (:community_id, :id, :voucher_id, :shop_id, :till_id, :clerk_id, :fund_id, :face_fen, :state, :taken_at,"
    " :undo_until_at, :undone_at, :carer_id, :operation_id, :digest)"
)
HEAD: Final = (
    "UPDATE chain_head SET operation_seq = operation_seq + 1, transfer_seq = transfer_seq + :transfers,"
    " recorded_at = CASE WHEN recorded_at > :now THEN recorded_at ELSE :now END"
    " WHERE community_id = :community_id RETURNING operation_seq, transfer_seq, recorded_at AS recorded, hash"
)
OPERATION: Final = (
    "INSERT INTO operation (community_id, id, seq, action, actor_id, acting_role, on_behalf_of, reason, source,"
    " intent_key, subject, note_id, note_hash, recorded_at, occurred_at, transfers, moves, facts, hash)"
    " VALUES (:community_id, :id, :seq, :action, :actor_id, :acting_role, :on_behalf_of, :reason, :source,"
    " :intent_key, :subject, :note_id, :note_hash, :recorded_at, :occurred_at, :transfers, :moves, :facts, :hash)"
)
TRANSFER: Final = (
    "INSERT INTO transfer (community_id, id, seq, unit, debit_account, credit_account, amount, kind, operation_id,"
    " recorded_at, occurred_at, reverses_id)"
    " VALUES (:community_id, :id, :seq, :unit, :debit_account, :credit_account, :amount, :kind, :operation_id,"
    " :recorded_at, :occurred_at, :reverses_id)"
)
MOVE: Final = (
    "INSERT INTO move (community_id, operation_seq, line, operation_id, subject_table, subject_id, from_state,"
    " to_state) VALUES (:community_id, :operation_seq, :line, :operation_id, :subject_table, :subject_id, :from_state,"
    " :to_state)"
)
LINK: Final = "UPDATE chain_head SET hash = :link WHERE community_id = :community_id"
ANSWER: Final = (
    "UPDATE intent SET answer = :text, operation_id = :operation_id"
    " WHERE community_id = :community_id AND actor_id = :actor_id AND key = :key"
)

TAKING_COLUMNS: Final = (
    "community_id", "id", "voucher_id", "shop_id", "till_id", "clerk_id", "fund_id", "face_fen", "taken_at",
    "undo_until_at", "operation_id", "carer_id",
)  # fmt: skip
FIVE_MINUTES: Final = 300_000_000  # microseconds
_CROCKFORD: Final = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHJKMNPQRSTVWXYZ")


class HandTill:
    """One till on one driver connection of its own."""

    def __init__(self, database: Database, till: Actor, *, now_ns: Callable[[], int] = time.time_ns) -> None:
        self.now_ns = now_ns
        self.is_sqlite = database.dialect == "sqlite"
        self.till = till
        self.connection: Any = _sqlite(database) if self.is_sqlite else _postgresql(database)
        secrets = database.secrets
        self.data_key = secrets.key("intent data", till.community_id)
        self.paper_key = secrets.key("voucher paper", till.community_id)
        self.row_key = secrets.key("row digest", "")
        midnight = datetime.fromtimestamp(now_ns() // 10**9, ZoneInfo(till.time_zone)).replace(
            hour=0, minute=0, second=0
        )
        self.today, self.day_began = midnight.date().isoformat(), round(midnight.timestamp()) * 1_000_000
        texts = (
            INTENT, LOCK_HOUSEHOLD, REDEEM, TAKING, HEAD, OPERATION, TRANSFER, MOVE, LINK, ANSWER,
        )  # fmt: skip
        (
            self.intent, self.lock_household, self.redeem, self.taking, self.head, self.operation, self.transfer,
            self.move, self.link, self.answer,
        ) = texts if self.is_sqlite else map(_for_psycopg, texts)  # fmt: skip

    def take(self, code: str, key: str) -> None:
        """Take one voucher on paper; `code` is the bare code, `key` the press."""
        connection, till = self.connection, self.till
        execute, community_id = connection.execute, till.community_id
        now = self.now_ns() // 1000
        if self.is_sqlite:
            execute("BEGIN IMMEDIATE")
        data = json.dumps(["voucher.take", {"code": code}], sort_keys=True, ensure_ascii=False)
        execute(
            self.intent,
            {
                "community_id": community_id,
                "actor_id": till.id,
                "key": key,
                "action": "voucher.take",
                "data_hash": hmac.digest(self.data_key, data.encode(), "sha256").hex(),
                "answer": None,
                "operation_id": None,
                "created_at": now,
            },
        )
        paper = b"linli paper code 1\0\0\0\x1a" + community_id.encode() + b"\0\0\0\x10" + code.encode()
        paper_hash = hmac.digest(self.paper_key, paper, "sha256").hex()
        if not self.is_sqlite:
            execute(self.lock_household, {"community_id": community_id, "value": paper_hash})
        voucher_id, serial, fund_id, face_fen, _household_id, _terms_id, _reward = execute(
            self.redeem,
            {
                "community_id": community_id,
                "value": paper_hash,
                "shop_id": till.shop_id,
                "today": self.today,
                "day_began": self.day_began,
            },
        ).fetchone()
        operation_id, taking_id = token_hex(13), token_hex(13)
        taking = {
            "community_id": community_id,
            "id": taking_id,
            "voucher_id": voucher_id,
            "shop_id": till.shop_id,
            "till_id": till.till_id,
            "clerk_id": till.id,
            "fund_id": fund_id,
            "face_fen": face_fen,
            "state": "taken",
            "taken_at": now,
            "undo_until_at": now + FIVE_MINUTES,
            "undone_at": None,
            "carer_id": None,
            "operation_id": operation_id,
        }
        sealed = "\x1f".join(["taking", *[f"{name}={taking[name]}" for name in TAKING_COLUMNS]])
        taking["digest"] = hmac.digest(self.row_key, sealed.encode(), "sha256").hex()[:32]
        execute(self.taking, taking)
        seq, transfer_seq, recorded, previous = execute(
            self.head, {"community_id": community_id, "now": now, "transfers": 1}
        ).fetchone()
        rest = b32encode(sha256(f"{operation_id}/0".encode()).digest()[:10]).translate(_CROCKFORD).decode()
        transfer_id = operation_id[:10] + rest
        debit, credit = f"fen/owed/{fund_id}/{till.shop_id}", f"fen/outstanding/{fund_id}"
        subject = f"taking:{taking_id}"
        facts = f'{{"shop_id":"{till.shop_id}","till_id":"{till.till_id}","voucher_id":"{voucher_id}"}}'
        moves = (("voucher", voucher_id, "active", "redeemed"), ("taking", taking_id, "", "taken"))
        operation = (
            operation_id, seq, "voucher.take", till.id, "clerk", None, None, "api", key, subject, None, None, recorded,
            now, facts,
        )  # fmt: skip
        transfer = (transfer_id, transfer_seq, "fen", debit, credit, face_fen, "taken", now, None)
        text = json.dumps([previous, operation, [transfer], moves], ensure_ascii=False, separators=(",", ":"))
        link = sha256(text.encode()).hexdigest()
        execute(
            self.operation,
            {
                "community_id": community_id,
                "id": operation_id,
                "seq": seq,
                "action": "voucher.take",
                "actor_id": till.id,
                "acting_role": "clerk",
                "on_behalf_of": None,
                "reason": None,
                "source": "api",
                "intent_key": key,
                "subject": subject,
                "note_id": None,
                "note_hash": None,
                "recorded_at": recorded,
                "occurred_at": now,
                "transfers": 1,
                "moves": 2,
                "facts": facts,
                "hash": link,
            },
        )
        self._many(
            self.transfer,
            [
                {
                    "community_id": community_id,
                    "id": transfer_id,
                    "seq": transfer_seq,
                    "unit": "fen",
                    "debit_account": debit,
                    "credit_account": credit,
                    "amount": face_fen,
                    "kind": "taken",
                    "operation_id": operation_id,
                    "recorded_at": recorded,
                    "occurred_at": now,
                    "reverses_id": None,
                }
            ],
        )
        self._many(
            self.move,
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
        execute(self.link, {"link": link, "community_id": community_id})
        answer = (
            f'{{"id":"{taking_id}","serial":"{serial}","face_fen":{face_fen},"taken_at":"{_iso(now)}",'
            f'"undo_until":"{_iso(now + FIVE_MINUTES)}","reward":null,"is_replay":false}}'
        )
        execute(
            self.answer,
            {
                "text": answer,
                "operation_id": operation_id,
                "community_id": community_id,
                "actor_id": till.id,
                "key": key,
            },
        )
        connection.commit()

    def close(self) -> None:
        """Let the connection go."""
        self.connection.close()

    def _many(self, text: str, rows: list[dict[str, Any]]) -> None:
        if self.is_sqlite:
            self.connection.executemany(text, rows)
        else:
            with self.connection.cursor() as cursor:
                cursor.executemany(text, rows)


def _sqlite(database: Database) -> sqlite3.Connection:
    assert database.path is not None
    connection = sqlite3.connect(database.path, isolation_level=None, check_same_thread=False)
    for statement in SQLITE_SETTINGS:
        connection.execute(statement)
    return connection


def _postgresql(database: Database) -> psycopg.Connection[Any]:
    return psycopg.connect(database.url.replace("+psycopg", "", 1), options=POSTGRESQL_SETTINGS)


def _for_psycopg(text: str) -> str:
    words = text.split(":")
    named = []
    for part in words[1:]:
        name = part[: len(part) - len(part.lstrip("abcdefghijklmnopqrstuvwxyz_"))]
        named.append(f"%({name})s{part[len(name) :]}")
    return words[0] + "".join(named)


def _iso(microseconds: int) -> str:
    seconds, rest = divmod(microseconds, 1_000_000)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + (f".{rest:06d}Z" if rest else "Z")
