"""A city's worth of rows: the demo community's people, claims, vouchers and books, thirty times over.

Copies are made by one statement a table, so the books do not add up and nobody may check them; how a read finds its
rows and how long that takes is the same. Ids keep their length: four symbols in the middle are the number of the copy.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Table

from db.tables import metadata

COPIES: Final = 30
SEQUENCES: Final = 10_000_000  # between one copy and the one after it
#: what a city has more of; shops, funds and rules stay as they are
GROWING: Final = (
    "household", "person", "membership", "team", "team_member", "team_request", "pairing", "activity", "shift",
    "sign_up", "attendance", "departure", "claim", "notice_line", "lot", "lot_use",
    "remainder", "voucher", "taking", "operation", "transfer", "move", "guard", "person_month", "certificate",
    "certificate_line",
)  # fmt: skip
_COPY = "substr(CAST(10000 + copy.n AS TEXT), 2)"
_ID = "substr({0}, 1, length({0}) - 16) || " + _COPY + " || substr({0}, length({0}) - 11)"
_NUMBER = "{0} || '.' || copy.n"
_SEQUENCE = f"{{0}} - copy.n * {SEQUENCES}"  # before the community's own: what follows the last seal stays one day
_ACCOUNT = "CASE WHEN {0} LIKE 'points/%/%' THEN " + _ID + " ELSE {0} END"
#: columns that have to differ, or that lead to copies without a foreign key
ELSE: Final = {
    "card_number": _NUMBER, "card_code": _ID, "volunteer_number": _NUMBER, "number": _NUMBER, "phone_index": _ID,
    "serial": _NUMBER,
    "handle": "substr({0}, 1, 4) || " + _COPY, "paper_hash": _ID, "identity": _NUMBER, "name_key": _NUMBER,
    "code": _NUMBER,
    "seq": _SEQUENCE,
    "operation_seq": _SEQUENCE, "operation_id": _ID, "subject_id": _ID, "subject": _ID, "voucher_id": _ID,
    "reverses_id": _ID, "debit_account": _ACCOUNT, "credit_account": _ACCOUNT, "account": _ACCOUNT,
}  # fmt: skip


def widen(path: Path, *, copies: int = COPIES) -> int:
    """Copy the rows of the only community in a SQLite file; answers how many claims there are then."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("CREATE TEMP TABLE copy (n INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO copy VALUES (?)", [(number,) for number in range(1, copies + 1)])
    for name in GROWING:
        connection.execute(copying(metadata.tables[name]))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    claims = int(connection.execute("SELECT COUNT(*) FROM claim").fetchone()[0])
    connection.close()
    return claims


def copying(table: Table) -> str:
    """The statement that copies a table's rows."""
    leads = {
        foreign.column_keys[-1] for foreign in table.foreign_key_constraints if foreign.referred_table.name in GROWING
    }
    taken = []
    for column in table.columns:
        is_id = column.name in leads or (column.name == "id" and column.primary_key)
        form = _ID if is_id else ELSE.get(column.name, "{0}")
        if table.name == "activity" and column.name == "name":
            form = _NUMBER
        taken.append(form.format(f"{table.name}.{column.name}"))
    names = ", ".join(column.name for column in table.columns)
    return (
        f"INSERT INTO {table.name} ({names}) SELECT {', '.join(taken)} FROM {table.name} CROSS JOIN copy WHERE 1 = 1"
        " ON CONFLICT DO NOTHING"
    )
