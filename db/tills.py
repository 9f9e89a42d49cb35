"""Statements of tills, pairing codes and the tokens of programs."""

from __future__ import annotations

from datetime import datetime

from db.engine import Row, Session


def till_by_token(session: Session, *, token_hash: str) -> Row | None:
    """The paired browser that holds a token, with its shop."""
    return session.first(
        "SELECT t.community_id, t.id, t.shop_id, t.name, t.seen_at, t.revoked_at, s.name AS shop_name, s.state,"
        " c.time_zone FROM till t"
        " JOIN shop s ON s.community_id = t.community_id AND s.id = t.shop_id"
        " JOIN community c ON c.id = t.community_id WHERE t.token_hash = :token_hash",
        token_hash=token_hash,
    )


def till(session: Session, *, community_id: str, till_id: str) -> Row | None:
    """One till."""
    return session.first(
        "SELECT id, shop_id, name, paired_at, seen_at, revoked_at FROM till"
        " WHERE community_id = :community_id AND id = :till_id",
        community_id=community_id,
        till_id=till_id,
    )


def tills(session: Session, *, community_id: str, shop_id: str, limit: int = 100) -> list[Row]:
    """The tills of a shop, paired ones first, then by when they were last seen."""
    return session.all(
        "SELECT id, name, paired_at, seen_at, revoked_at FROM till"
        " WHERE community_id = :community_id AND shop_id = :shop_id"
        " ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, seen_at DESC LIMIT :limit",
        community_id=community_id,
        shop_id=shop_id,
        limit=limit,
    )


def touch(session: Session, *, community_id: str, till_id: str, at: datetime, not_since: datetime) -> bool:
    """Note that a till is in use."""
    return bool(
        session.change(
            "UPDATE till SET seen_at = :at WHERE community_id = :community_id AND id = :till_id"
            " AND seen_at <= :not_since AND revoked_at IS NULL",
            community_id=community_id,
            till_id=till_id,
            at=at,
            not_since=not_since,
        )
    )


def revoke(session: Session, *, community_id: str, till_id: str, at: datetime) -> bool:
    """Unpair a till; answers False where it was unpaired already."""
    return bool(
        session.change(
            "UPDATE till SET revoked_at = :at WHERE community_id = :community_id AND id = :till_id"
            " AND revoked_at IS NULL",
            community_id=community_id,
            till_id=till_id,
            at=at,
        )
    )


def revoke_all(session: Session, *, community_id: str, shop_id: str, at: datetime) -> int:
    """Unpair every till of a shop and end its open pairing codes; answers how many tills."""
    session.change(
        "UPDATE till_pairing SET used_at = :at WHERE community_id = :community_id AND shop_id = :shop_id"
        " AND used_at IS NULL",
        community_id=community_id,
        shop_id=shop_id,
        at=at,
    )
    return session.change(
        "UPDATE till SET revoked_at = :at WHERE community_id = :community_id AND shop_id = :shop_id"
        " AND revoked_at IS NULL",
        community_id=community_id,
        shop_id=shop_id,
        at=at,
    )


def shop(session: Session, *, community_id: str, shop_id: str) -> Row | None:
    """A shop, as far as a pairing needs it."""
    return session.first(
        "SELECT id, code, name, state FROM shop WHERE community_id = :community_id AND id = :shop_id",
        community_id=community_id,
        shop_id=shop_id,
    )


def open_pairing(session: Session, *, code_hash: str, at: datetime) -> Row | None:
    """The unused pairing code with this hash, in whichever community it was made."""
    return session.first(
        "SELECT p.community_id, p.id, p.shop_id, s.name AS shop_name, c.time_zone"
        " FROM community c JOIN till_pairing p ON p.community_id = c.id AND p.code_hash = :code_hash"
        " JOIN shop s ON s.community_id = p.community_id AND s.id = p.shop_id"
        " WHERE p.used_at IS NULL AND p.expires_at > :at",
        code_hash=code_hash,
        at=at,
    )


def use_pairing(session: Session, *, community_id: str, pairing_id: str, at: datetime) -> bool:
    """Use a pairing code once."""
    return bool(
        session.change(
            "UPDATE till_pairing SET used_at = :at WHERE community_id = :community_id AND id = :pairing_id"
            " AND used_at IS NULL AND expires_at > :at",
            community_id=community_id,
            pairing_id=pairing_id,
            at=at,
        )
    )


# -- tokens of programs ------------------------------------------------------------------------------------------


def token_by_hash(session: Session, *, token_hash: str) -> Row | None:
    """The token that a program sent, with its shop where it has one."""
    return session.first(
        "SELECT k.community_id, k.id, k.shop_id, k.till_id, s.name AS shop_name, c.time_zone"
        " FROM api_token k LEFT JOIN shop s ON s.community_id = k.community_id AND s.id = k.shop_id"
        " JOIN community c ON c.id = k.community_id"
        " WHERE k.token_hash = :token_hash AND k.revoked_at IS NULL",
        token_hash=token_hash,
    )


def tokens(session: Session, *, community_id: str, limit: int = 200) -> list[Row]:
    """All tokens, newest first."""
    return session.all(
        "SELECT k.id, k.shop_id, s.code AS shop_code, s.name AS shop_name, k.created_at, k.revoked_at"
        " FROM api_token k LEFT JOIN shop s ON s.community_id = k.community_id AND s.id = k.shop_id"
        " WHERE k.community_id = :community_id ORDER BY k.created_at DESC, k.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def token(session: Session, *, community_id: str, token_id: str) -> Row | None:
    """One token, without what it is."""
    return session.first(
        "SELECT id, shop_id, revoked_at FROM api_token WHERE community_id = :community_id AND id = :token_id",
        community_id=community_id,
        token_id=token_id,
    )


def revoke_token(session: Session, *, community_id: str, token_id: str, at: datetime) -> bool:
    """End a token; answers False where it was over already."""
    return bool(
        session.change(
            "UPDATE api_token SET revoked_at = :at WHERE community_id = :community_id AND id = :token_id"
            " AND revoked_at IS NULL",
            community_id=community_id,
            token_id=token_id,
            at=at,
        )
    )


def revoke_all_tokens(session: Session, *, community_id: str, shop_id: str, at: datetime) -> int:
    """End every token of a shop; answers how many."""
    return session.change(
        "UPDATE api_token SET revoked_at = :at WHERE community_id = :community_id AND shop_id = :shop_id"
        " AND revoked_at IS NULL",
        community_id=community_id,
        shop_id=shop_id,
        at=at,
    )
