"""What can befall a transaction without anybody's fault, in one language for both engines (security 8.1, 8.2)."""

from __future__ import annotations

import sqlite3

import psycopg


class TryAgain(Exception):
    """The engine gave the transaction up (serialization, deadlock, lost line); the same intent may come again."""


class InDoubt(TryAgain):
    """The line broke while COMMIT was on its way: the transaction may stand. The same intent finds out."""


class DiskTrouble(TryAgain):
    """The database's disk is full or broken; trying again at once is of no use."""


def translated(error: BaseException) -> BaseException:
    """What an error of a driver or of the pool means to the caller; the error itself where it means nothing more."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, psycopg.errors.SerializationFailure | psycopg.errors.DeadlockDetected):
        return TryAgain(str(cause))
    if isinstance(cause, psycopg.errors.LockNotAvailable | psycopg.errors.QueryCanceled):
        return error
    if isinstance(cause, psycopg.errors.DiskFull | psycopg.errors.IoError):
        return DiskTrouble(str(cause))
    if isinstance(cause, psycopg.OperationalError):
        return TryAgain(str(cause))
    if isinstance(cause, sqlite3.OperationalError) and _is_of_the_disk(cause):
        return DiskTrouble(str(cause))
    if isinstance(cause, sqlite3.OperationalError) and ("locked" in str(cause) or "busy" in str(cause)):
        return TryAgain(str(cause))
    return error


def _is_of_the_disk(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", None)  # absent where Python's own layer complains
    return code is not None and code & 0xFF in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)
