"""Statements of sign-in sessions, and of the tries that are counted before a secret is looked at."""

from __future__ import annotations

from datetime import datetime

from db.engine import Row, Session


def touch(session: Session, *, community_id: str, login_id: str, at: datetime, not_since: datetime) -> bool:
    """Note that a browser is there, unless another request has noted it since."""
    return bool(
        session.change(
            "UPDATE login_session SET seen_at = :at WHERE community_id = :community_id AND id = :login_id"
            " AND seen_at <= :not_since AND revoked_at IS NULL",
            community_id=community_id,
            login_id=login_id,
            at=at,
            not_since=not_since,
        )
    )


def revoke_token(session: Session, *, token_hash: str, at: datetime) -> bool:
    """End the sign-in that a browser holds."""
    return bool(
        session.change(
            "UPDATE login_session SET revoked_at = :at WHERE token_hash = :token_hash AND revoked_at IS NULL",
            token_hash=token_hash,
            at=at,
        )
    )


def revoke(session: Session, *, community_id: str, account_id: str, login_id: str, at: datetime) -> bool:
    """End one sign-in of an account."""
    return bool(
        session.change(
            "UPDATE login_session SET revoked_at = :at WHERE community_id = :community_id AND id = :login_id"
            " AND account_id = :account_id AND revoked_at IS NULL",
            community_id=community_id,
            account_id=account_id,
            login_id=login_id,
            at=at,
        )
    )


def revoke_all(session: Session, *, community_id: str, account_id: str, at: datetime) -> None:
    """End every sign-in of an account: its secret has changed, or it was shut."""
    session.change(
        "UPDATE login_session SET revoked_at = :at WHERE community_id = :community_id AND account_id = :account_id"
        " AND revoked_at IS NULL",
        community_id=community_id,
        account_id=account_id,
        at=at,
    )


def revoke_at_till(session: Session, *, community_id: str, till_id: str, at: datetime) -> None:
    """End every sign-in at a till."""
    session.change(
        "UPDATE login_session SET revoked_at = :at WHERE community_id = :community_id AND till_id = :till_id"
        " AND revoked_at IS NULL",
        community_id=community_id,
        till_id=till_id,
        at=at,
    )


def open_sessions(session: Session, *, community_id: str, account_id: str, at: datetime, limit: int = 50) -> list[Row]:
    """The sign-ins of an account that are not over, newest first."""
    return session.all(
        "SELECT s.id, s.till_id, t.name AS till_name, s.created_at, s.seen_at, s.ends_at, s.idle_minutes"
        " FROM login_session s LEFT JOIN till t ON t.community_id = s.community_id AND t.id = s.till_id"
        " WHERE s.community_id = :community_id AND s.account_id = :account_id AND s.revoked_at IS NULL"
        " AND s.ends_at > :at ORDER BY s.created_at DESC LIMIT :limit",
        community_id=community_id,
        account_id=account_id,
        at=at,
        limit=limit,
    )


# -- tries -------------------------------------------------------------------------------------------------------


def hold_scope(session: Session, *, scope: str) -> None:
    """Let tries at one scope come one after another until the commit; SQLite has one writer anyway."""
    if session.dialect == "postgresql":
        session.value("SELECT pg_advisory_xact_lock(hashtextextended(:scope, 7302))::text", scope=scope)


def newest_tries(session: Session, *, community_id: str, scope: str, since: datetime, limit: int) -> list[datetime]:
    """When the last unforgiven tries at a scope were, newest first."""
    rows = session.all(
        "SELECT tried_at FROM attempt WHERE community_id = :community_id AND scope = :scope AND tried_at > :since"
        " AND NOT is_forgiven ORDER BY tried_at DESC LIMIT :limit",
        community_id=community_id,
        scope=scope,
        since=since,
        limit=limit,
    )
    return [row.tried_at for row in rows]


def forgive_scope(session: Session, *, community_id: str, scope: str) -> None:
    """The right secret was given: earlier slips at this scope count no more."""
    session.change(
        "UPDATE attempt SET is_forgiven = :yes WHERE community_id = :community_id AND scope = :scope"
        " AND NOT is_forgiven",
        community_id=community_id,
        scope=scope,
        yes=True,
    )


def forgive_scopes(session: Session, *, community_id: str, beginning: str) -> None:
    """As `forgive_scope`, for every scope whose name begins so; `beginning` holds letters, digits and colons only."""
    session.change(
        "UPDATE attempt SET is_forgiven = :yes WHERE community_id = :community_id AND scope LIKE :pattern"
        " AND NOT is_forgiven",
        community_id=community_id,
        pattern=f"{beginning}%",
        yes=True,
    )


def forgive_try(session: Session, *, community_id: str, attempt_id: str) -> None:
    """This try was no failure."""
    session.change(
        "UPDATE attempt SET is_forgiven = :yes WHERE community_id = :community_id AND id = :attempt_id",
        community_id=community_id,
        attempt_id=attempt_id,
        yes=True,
    )


def forget_tries(session: Session, *, before: datetime) -> int:
    """Drop tries that no limit looks at any more."""
    return session.change("DELETE FROM attempt WHERE tried_at < :before", before=before)
