"""Who may come in: accounts, rights with dates, sign-in sessions, tills, one-time codes, tokens (design 8)."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from db.tables.base import find, inside, key, link, once, once_where, tenant, whole, words


class Account(SQLModel, table=True):
    """A way in for one person: staff by login name and password, residents and clerks by PIN (Argon2id)."""

    __table_args__ = (
        tenant(),
        inside("person_id", "person"),
        inside("shop_id", "shop"),
        once_where("uq_account_login_name", "login_name", where="login_name IS NOT NULL"),
        once_where("uq_account_resident", "person_id", where="kind = 'resident'"),
        find("ix_account_shop", "shop_id"),
        find("ix_account_person", "person_id"),
    )
    community_id: str = key()
    id: str = key()
    kind: str = words(12)
    login_name: str | None = words(40, none=True)
    display_name: str = words(60)
    person_id: str | None = link(none=True)
    shop_id: str | None = link(none=True)
    secret_hash: str | None = words(200, none=True)
    is_enabled: bool = Field(default=True)
    language: str = words(4)
    type_size: int = Field(default=1)
    created_at: int = whole()


class Grant(SQLModel, table=True):
    """A role, for an area subtree, a team or a shop, with dates. `grant` is a reserved word, hence the name."""

    __tablename__ = "role_grant"
    __table_args__ = (
        tenant(),
        inside("account_id", "account"),
        inside("area_id", "area"),
        inside("team_id", "team"),
        inside("shop_id", "shop"),
        find("ix_role_grant_account", "account_id"),
    )
    community_id: str = key()
    id: str = key()
    account_id: str = link()
    role: str = words(24)
    area_id: str | None = link(none=True)
    team_id: str | None = link(none=True)
    shop_id: str | None = link(none=True)
    from_on: str = words(10)
    until_on: str | None = words(10, none=True)
    granted_by: str = words(40)
    deputy_for: str | None = words(40, none=True)  # the account in whose place it acts


class OneTimeLink(SQLModel, table=True):
    """A link by which a new staff account sets its own password, once."""

    __tablename__ = "one_time_link"
    __table_args__ = (tenant(), inside("account_id", "account"), once("token_hash"))
    community_id: str = key()
    id: str = key()
    account_id: str = link()
    token_hash: str = words(64)
    expires_at: int = whole()
    used_at: int | None = whole(none=True)


class Enrolment(SQLModel, table=True):
    """The printed one-time code by which a resident sets a PIN; a newer slip ends the older ones."""

    __table_args__ = (
        tenant(),
        inside("person_id", "person"),
        once("code_hash"),
        find("ix_enrolment_person", "person_id"),
    )
    community_id: str = key()
    id: str = key()
    person_id: str = link()
    code_hash: str = words(64)
    expires_at: int = whole()
    used_at: int | None = whole(none=True)
    ended_at: int | None = whole(none=True)


class LoginSession(SQLModel, table=True):
    """One signed-in browser; the cookie holds the token, the table its hash."""

    __tablename__ = "login_session"
    __table_args__ = (
        tenant(),
        inside("account_id", "account"),
        inside("till_id", "till"),
        find("ix_login_session_account", "account_id"),
    )
    community_id: str = key()
    id: str = key()
    token_hash: str = words(64, unique=True)
    account_id: str = link()
    till_id: str | None = link(none=True)
    created_at: int = whole()
    seen_at: int = whole()
    idle_minutes: int = whole()
    ends_at: int = whole()
    revoked_at: int | None = whole(none=True)


class Attempt(SQLModel, table=True):
    """A try at a secret, counted before the check. `scope` names what is limited: account, till, address …"""

    __table_args__ = (find("ix_attempt_scope", "scope", "tried_at"),)
    community_id: str = key()
    id: str = key()
    scope: str = words(120)
    tried_at: int = whole()
    is_forgiven: bool = Field(default=False)


class Till(SQLModel, table=True):
    """A paired browser of one shop."""

    __table_args__ = (tenant(), inside("shop_id", "shop"), find("ix_till_shop", "shop_id"))
    community_id: str = key()
    id: str = key()
    shop_id: str = link()
    name: str = words(60)
    token_hash: str = words(64, unique=True)
    paired_at: int = whole()
    seen_at: int = whole()
    revoked_at: int | None = whole(none=True)


class TillPairing(SQLModel, table=True):
    """A one-time code that pairs a browser with a shop within ten minutes."""

    __tablename__ = "till_pairing"
    __table_args__ = (tenant(), inside("shop_id", "shop"), once("code_hash"))
    community_id: str = key()
    id: str = key()
    shop_id: str = link()
    code_hash: str = words(64)
    expires_at: int = whole()
    used_at: int | None = whole(none=True)


class ApiToken(SQLModel, table=True):
    """A bearer token of a shop's till program or, without a shop, of an integration: hashed, revocable."""

    __tablename__ = "api_token"
    __table_args__ = (tenant(), inside("shop_id", "shop"))
    community_id: str = key()
    id: str = key()
    shop_id: str | None = link(none=True)
    token_hash: str = words(64, unique=True)
    till_id: str = words(26)
    created_at: int = whole()
    revoked_at: int | None = whole(none=True)
