"""Questions about households that dissolve, and about where their people are."""

from __future__ import annotations

from db.engine import Row, Session

_DISSOLUTION = (
    "SELECT d.id, d.household_id, d.into_id, d.state, d.proposed_by, d.proposed_at, h.card_number AS card,"
    " h.head_name AS head, i.card_number AS into_card, i.head_name AS into_head, a.display_name AS proposer"
    " FROM dissolution d JOIN household h ON h.community_id = d.community_id AND h.id = d.household_id"
    " JOIN household i ON i.community_id = d.community_id AND i.id = d.into_id"
    " LEFT JOIN account a ON a.community_id = d.community_id AND a.id = d.proposed_by"
    " WHERE d.community_id = :community_id"
)


def dissolution_by_id(session: Session, *, community_id: str, dissolution_id: str) -> Row | None:
    """One proposal with both households."""
    return session.first(
        f"{_DISSOLUTION} AND d.id = :dissolution_id", community_id=community_id, dissolution_id=dissolution_id
    )


def of_household(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """Every proposal in which a household has a part, the newest first."""
    return session.all(
        f"{_DISSOLUTION} AND (d.household_id = :household_id OR d.into_id = :household_id)"
        " ORDER BY d.proposed_at DESC, d.id DESC LIMIT 50",
        community_id=community_id,
        household_id=household_id,
    )


def proposed(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """What waits for a second person, the oldest first."""
    return session.all(
        f"{_DISSOLUTION} AND d.state = 'proposed' ORDER BY d.proposed_at, d.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def waits(session: Session, *, community_id: str, household_id: str) -> bool:
    """Whether a proposal for a household waits."""
    found = session.value(
        "SELECT 1 FROM dissolution WHERE community_id = :community_id AND household_id = :household_id"
        " AND state = 'proposed'",
        community_id=community_id,
        household_id=household_id,
    )
    return found is not None


def unused_vouchers(session: Session, *, community_id: str, household_id: str) -> int:
    """How many vouchers of a household could still be used."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM voucher WHERE community_id = :community_id AND household_id = :household_id"
            " AND state IN ('active', 'locked')",
            community_id=community_id,
            household_id=household_id,
        )
    )


def of_its_people(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """The other households where people of one belong now, by card: (id, card_number, head_name, building)."""
    return session.all(
        "SELECT h.id, h.card_number, h.head_name, a.name AS building FROM household h"
        " JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
        " WHERE h.community_id = :community_id AND h.id <> :household_id AND h.gone_into_id IS NULL AND h.id IN ("
        "SELECT n.household_id FROM membership m"
        " JOIN person p ON p.community_id = m.community_id AND p.id = m.person_id"
        " JOIN membership n ON n.community_id = m.community_id AND n.person_id = COALESCE(p.merged_into_id, p.id)"
        " AND n.until_on IS NULL"
        " WHERE m.community_id = :community_id AND m.household_id = :household_id) ORDER BY h.card_number",
        community_id=community_id,
        household_id=household_id,
    )


def lead(session: Session, *, community_id: str, household_id: str, into_id: str) -> None:
    """Let a household, and those that dissolved into it before, lead to the one that has the points now."""
    session.change(
        "UPDATE household SET gone_into_id = :into_id WHERE community_id = :community_id"
        " AND (id = :household_id OR gone_into_id = :household_id)",
        community_id=community_id,
        household_id=household_id,
        into_id=into_id,
    )
