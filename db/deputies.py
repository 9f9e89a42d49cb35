"""Questions about who acts for whom, and from when to when."""

from __future__ import annotations

from datetime import date

from db.engine import Row, Session


def deputies(session: Session, *, community_id: str, since: date) -> list[Row]:
    """Everybody who acts, will act or acted lately for somebody, the latest last day first."""
    return session.all(
        "SELECT g.id, g.account_id, g.role, g.from_on, g.until_on, g.deputy_for, a.display_name AS deputy,"
        " o.display_name AS principal FROM role_grant g"
        " JOIN account a ON a.community_id = g.community_id AND a.id = g.account_id"
        " LEFT JOIN account o ON o.community_id = g.community_id AND o.id = g.deputy_for"
        " WHERE g.community_id = :community_id AND g.deputy_for IS NOT NULL AND g.until_on >= :since"
        " AND g.until_on >= g.from_on ORDER BY g.until_on DESC, g.id",
        community_id=community_id,
        since=since,
    )


def grants_of(session: Session, *, community_id: str, account_id: str, role: str, first: date, last: date) -> list[Row]:
    """The grants of one role that reach into a span of days."""
    return session.all(
        "SELECT id, from_on, until_on, deputy_for FROM role_grant WHERE community_id = :community_id"
        " AND account_id = :account_id AND role = :role AND from_on <= :last"
        " AND (until_on IS NULL OR until_on >= :first)",
        community_id=community_id,
        account_id=account_id,
        role=role,
        first=first,
        last=last,
    )


def end(session: Session, *, community_id: str, grant_id: str, principal_id: str | None, last_day: date) -> bool:
    """End a deputy's grant early; `principal_id` None: whoever named it."""
    mine = "" if principal_id is None else " AND deputy_for = :principal_id"
    named = {} if principal_id is None else {"principal_id": principal_id}
    return bool(
        session.change(
            "UPDATE role_grant SET until_on = :last_day WHERE community_id = :community_id AND id = :grant_id"
            f" AND deputy_for IS NOT NULL AND until_on > :last_day{mine}",
            community_id=community_id,
            grant_id=grant_id,
            last_day=last_day,
            **named,
        )
    )


def staff_accounts(session: Session, *, community_id: str) -> list[Row]:
    """The office's enabled accounts, by name."""
    return session.all(
        "SELECT id, display_name FROM account WHERE community_id = :community_id AND kind = 'staff'"
        " AND shop_id IS NULL AND is_enabled = :enabled ORDER BY display_name, id",
        community_id=community_id,
        enabled=True,
    )
