"""Questions about accounts, rights, one-time codes and those who may be meant by a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from db.engine import Row, Session

_WHO = (
    "a.community_id, a.id, a.kind, a.display_name, a.person_id, a.shop_id, a.is_enabled, a.language, a.type_size,"
    " c.time_zone, m.household_id, g.role, g.shop_id AS grant_shop_id, g.team_id, g.from_on, g.until_on"
)
_WHERE_FROM = (
    " JOIN community c ON c.id = a.community_id"
    " LEFT JOIN membership m ON m.community_id = a.community_id AND m.person_id = a.person_id AND m.until_on IS NULL"
    " LEFT JOIN role_grant g ON g.community_id = a.community_id AND g.account_id = a.id"
)


def who(session: Session, *, community_id: str, account_id: str) -> list[Row]:
    """An account with its place in the register, one row for each right; empty where there is no such account."""
    return session.all(
        f"SELECT {_WHO} FROM account a{_WHERE_FROM} WHERE a.community_id = :community_id AND a.id = :account_id",
        community_id=community_id,
        account_id=account_id,
    )


def who_is_signed_in(session: Session, *, token_hash: str) -> list[Row]:
    """As `who`, found by a sign-in token, with the sign-in's own times and till."""
    return session.all(
        f"SELECT {_WHO}, s.id AS login_id, s.till_id, s.seen_at, s.idle_minutes, s.ends_at, s.revoked_at,"
        " t.shop_id AS till_shop_id, t.revoked_at AS till_revoked_at"
        " FROM login_session s"
        " JOIN account a ON a.community_id = s.community_id AND a.id = s.account_id"
        f"{_WHERE_FROM}"
        " LEFT JOIN till t ON t.community_id = s.community_id AND t.id = s.till_id"
        " WHERE s.token_hash = :token_hash",
        token_hash=token_hash,
    )


_SECRET = "a.community_id, a.id, a.kind, a.person_id, a.secret_hash, a.is_enabled"


def staff_named(session: Session, *, login_name: str) -> list[Row]:
    """Accounts with a login name, in every community; login names are stored case-folded."""
    return session.all(
        f"SELECT {_SECRET}, c.code FROM community c"
        " JOIN account a ON a.community_id = c.id AND a.login_name = :login_name ORDER BY c.is_demo_first DESC, c.code",
        login_name=login_name,
    )


def login_name_is_taken(session: Session, *, community_id: str, login_name: str) -> bool:
    """Whether somebody of the community signs in by that name."""
    return bool(
        session.value(
            "SELECT 1 FROM account WHERE community_id = :community_id AND login_name = :login_name",
            community_id=community_id,
            login_name=login_name,
        )
    )


def account(session: Session, *, community_id: str, account_id: str) -> Row | None:
    """One account."""
    return session.first(
        "SELECT id, kind, login_name, display_name, person_id, shop_id, secret_hash, is_enabled FROM account"
        " WHERE community_id = :community_id AND id = :account_id",
        community_id=community_id,
        account_id=account_id,
    )


def accounts(session: Session, *, community_id: str, limit: int = 500) -> list[Row]:
    """Accounts of the office and the shops, by name; residents are many and are found through the register."""
    return session.all(
        "SELECT id, kind, login_name, display_name, shop_id, is_enabled FROM account"
        " WHERE community_id = :community_id AND kind <> 'resident' ORDER BY display_name, id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def clerks(session: Session, *, community_id: str, shop_id: str) -> list[Row]:
    """Those who may stand at a shop's till, by name."""
    return session.all(
        "SELECT id, display_name FROM account WHERE community_id = :community_id AND shop_id = :shop_id"
        " AND kind = 'clerk' AND is_enabled ORDER BY display_name, id",
        community_id=community_id,
        shop_id=shop_id,
    )


# -- who may be meant by a number --------------------------------------------------------------------------------

_MEANT = (
    "p.community_id AS community_id, p.id AS person_id, p.name, m.household_id, a.id, a.secret_hash, a.is_enabled"
    " FROM {start} LEFT JOIN account a ON a.community_id = p.community_id AND a.person_id = p.id"
    " AND a.kind = 'resident'"
)
_OF_HOUSEHOLD = (
    "SELECT " + _MEANT.format(
        start="community c JOIN household h ON h.community_id = c.id AND h.{column} = :number"
        " JOIN membership m ON m.community_id = h.community_id AND m.household_id = h.id AND m.until_on IS NULL"
        " JOIN person p ON p.community_id = m.community_id AND p.id = m.person_id"
    )
)  # fmt: skip
_OF_PERSON = (
    "SELECT " + _MEANT.format(
        start="community c JOIN person o ON o.community_id = c.id AND o.{column} = :number"
        " JOIN person p ON p.community_id = o.community_id AND p.id = COALESCE(o.merged_into_id, o.id)"
        " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
    )
)  # fmt: skip
_BY_NUMBER = " UNION ".join(
    [
        _OF_HOUSEHOLD.format(column="card_number"),
        _OF_HOUSEHOLD.format(column="card_code"),
        _OF_PERSON.format(column="volunteer_number"),
    ]
)
_BY_PHONE = _OF_PERSON.format(column="phone_index") + " WHERE c.id = :community_id"


def meant_by_number(session: Session, *, number: str) -> list[Row]:
    """People of the household with this card, and the one with this volunteer number, in every community."""
    return session.all(f"{_BY_NUMBER} ORDER BY community_id, person_id", number=number)


def meant_by_phone(session: Session, *, indexes: Sequence[tuple[str, str]]) -> list[Row]:
    """People with a phone; `indexes` are (community, blind index), since each community has its own key."""
    found: list[Row] = []
    for community_id, number in indexes:
        # `|| ''`: in the order of the key SQLite would look at every person
        found += session.all(f"{_BY_PHONE} ORDER BY p.id || ''", community_id=community_id, number=number)
    return found


def resident_secrets(session: Session, *, community_id: str, person_ids: Sequence[str]) -> list[str]:
    """The PIN hashes of these people."""
    found = (
        session.value(
            "SELECT secret_hash FROM account WHERE community_id = :community_id AND person_id = :person_id"
            " AND kind = 'resident' AND is_enabled",
            community_id=community_id,
            person_id=person_id,
        )
        for person_id in person_ids
    )
    return [secret for secret in found if secret]


# -- changes -----------------------------------------------------------------------------------------------------


def set_secret(session: Session, *, community_id: str, account_id: str, secret_hash: str) -> bool:
    """Put a new password or PIN in the place of the old one."""
    return bool(
        session.change(
            "UPDATE account SET secret_hash = :secret_hash WHERE community_id = :community_id AND id = :account_id",
            community_id=community_id,
            account_id=account_id,
            secret_hash=secret_hash,
        )
    )


def set_enabled(session: Session, *, community_id: str, account_id: str, is_enabled: bool) -> bool:
    """Shut an account or open it again; answers False where it was so already."""
    return bool(
        session.change(
            "UPDATE account SET is_enabled = :is_enabled WHERE community_id = :community_id AND id = :account_id"
            " AND is_enabled <> :is_enabled",
            community_id=community_id,
            account_id=account_id,
            is_enabled=is_enabled,
        )
    )


def end_grants(session: Session, *, community_id: str, account_id: str, role: str, last_day: date) -> int:
    """Let a right end; answers how many grants did."""
    return session.change(
        "UPDATE role_grant SET until_on = :last_day WHERE community_id = :community_id AND account_id = :account_id"
        " AND role = :role AND (until_on IS NULL OR until_on > :last_day)",
        community_id=community_id,
        account_id=account_id,
        role=role,
        last_day=last_day,
    )


# -- one-time codes ----------------------------------------------------------------------------------------------


def end_enrolments(session: Session, *, community_id: str, person_id: str, at: datetime) -> None:
    """A newer slip ends the older ones."""
    session.change(
        "UPDATE enrolment SET ended_at = :at WHERE community_id = :community_id AND person_id = :person_id"
        " AND used_at IS NULL AND ended_at IS NULL",
        community_id=community_id,
        person_id=person_id,
        at=at,
    )


def open_enrolment(session: Session, *, community_id: str, code_hash: str, at: datetime) -> Row | None:
    """The unused slip with this code, still in its time."""
    return session.first(
        "SELECT id, person_id FROM enrolment WHERE community_id = :community_id AND code_hash = :code_hash"
        " AND used_at IS NULL AND ended_at IS NULL AND expires_at > :at",
        community_id=community_id,
        code_hash=code_hash,
        at=at,
    )


def use_enrolment(session: Session, *, community_id: str, enrolment_id: str, at: datetime) -> bool:
    """Use a slip once."""
    return bool(
        session.change(
            "UPDATE enrolment SET used_at = :at WHERE community_id = :community_id AND id = :enrolment_id"
            " AND used_at IS NULL AND ended_at IS NULL AND expires_at > :at",
            community_id=community_id,
            enrolment_id=enrolment_id,
            at=at,
        )
    )


def resident_account(session: Session, *, community_id: str, person_id: str) -> str | None:
    """The account of a resident, if one was made."""
    found: str | None = session.value(
        "SELECT id FROM account WHERE community_id = :community_id AND person_id = :person_id AND kind = 'resident'",
        community_id=community_id,
        person_id=person_id,
    )
    return found


def open_link(session: Session, *, token_hash: str, at: datetime) -> Row | None:
    """The unused one-time link with this token, with its account."""
    return session.first(
        "SELECT l.community_id, l.id, l.account_id, a.display_name, a.login_name"
        " FROM community c JOIN one_time_link l ON l.community_id = c.id AND l.token_hash = :token_hash"
        " JOIN account a ON a.community_id = l.community_id AND a.id = l.account_id"
        " WHERE l.used_at IS NULL AND l.expires_at > :at",
        token_hash=token_hash,
        at=at,
    )


def use_link(session: Session, *, community_id: str, link_id: str, at: datetime) -> bool:
    """Use a link once."""
    return bool(
        session.change(
            "UPDATE one_time_link SET used_at = :at WHERE community_id = :community_id AND id = :link_id"
            " AND used_at IS NULL AND expires_at > :at",
            community_id=community_id,
            link_id=link_id,
            at=at,
        )
    )


def end_links(session: Session, *, community_id: str, account_id: str, at: datetime) -> None:
    """A newer link ends the older ones."""
    session.change(
        "UPDATE one_time_link SET used_at = :at WHERE community_id = :community_id AND account_id = :account_id"
        " AND used_at IS NULL",
        community_id=community_id,
        account_id=account_id,
        at=at,
    )
