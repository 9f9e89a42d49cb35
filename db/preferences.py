"""Language and type size of an account: outside the books, since nothing of value hangs on them."""

from __future__ import annotations

from db.engine import Row, Session


def of_account(session: Session, *, community_id: str, account_id: str) -> Row | None:
    """How one account reads."""
    return session.first(
        "SELECT language, type_size FROM account WHERE community_id = :community_id AND id = :account_id",
        community_id=community_id,
        account_id=account_id,
    )


def keep(session: Session, *, community_id: str, account_id: str, language: str, type_size: int) -> bool:
    """Note how one account reads from now on."""
    return bool(
        session.change(
            "UPDATE account SET language = :language, type_size = :type_size"
            " WHERE community_id = :community_id AND id = :account_id",
            community_id=community_id,
            account_id=account_id,
            language=language,
            type_size=type_size,
        )
    )
