"""Households that dissolved, and the lots and points that moved with them."""

from __future__ import annotations

from db.engine import Row, Session
from db.places import holder_of


def moved(session: Session, *, community_id: str) -> list[Row]:
    """Every dissolution that was done: (household_id, into_id)."""
    return session.all(
        "SELECT household_id, into_id FROM dissolution WHERE community_id = :community_id AND state = 'moved'",
        community_id=community_id,
    )


def leading(session: Session, *, community_id: str) -> list[Row]:
    """Households that lead to another: (id, gone_into_id)."""
    return session.all(
        "SELECT id, gone_into_id FROM household WHERE community_id = :community_id AND gone_into_id IS NOT NULL",
        community_id=community_id,
    )


def lots_unlike_sources(session: Session, *, community_id: str) -> list[Row]:
    """Lots that moved and are not what their source gave in that operation, and sources whose points arrived nowhere.

    Claim and end stay; the household is the one into which the source's dissolved, perhaps by way of others.
    (id, source)
    """
    given = (
        "SELECT lot_id, operation_id, CAST(SUM(points) AS BIGINT) AS points FROM lot_use"
        " WHERE community_id = :community_id AND kind = 'moved' GROUP BY lot_id, operation_id"
    )
    return session.all(
        "SELECT l.id, l.source_id AS source FROM lot l"
        " LEFT JOIN lot s ON s.community_id = l.community_id AND s.id = l.source_id"
        f" LEFT JOIN ({given}) u ON u.lot_id = l.source_id AND u.operation_id = l.operation_id"
        " WHERE l.community_id = :community_id AND l.source_id IS NOT NULL AND (s.id IS NULL OR u.points IS NULL"
        " OR u.points <> l.points OR s.claim_id <> l.claim_id OR s.expires_on <> l.expires_on"
        f" OR s.household_id = l.household_id OR {holder_of('s.household_id')} <> {holder_of('l.household_id')})"
        f" UNION ALL SELECT u.lot_id, u.lot_id FROM ({given}) u WHERE NOT EXISTS (SELECT 1 FROM lot l"
        " WHERE l.community_id = :community_id AND l.source_id = u.lot_id AND l.operation_id = u.operation_id)",
        community_id=community_id,
    )


def flows_unlike_uses(session: Session, *, community_id: str) -> list[Row]:
    """Households whose available points went elsewhere in one operation otherwise than their lots did.

    (operation, household, moved, given)
    """
    return session.all(
        "SELECT operation, household, CAST(SUM(moved) AS BIGINT) AS moved, CAST(SUM(given) AS BIGINT) AS given FROM ("
        "SELECT operation_id AS operation, SUBSTR(credit_account, 18) AS household, amount AS moved, 0 AS given"
        " FROM transfer WHERE community_id = :community_id AND kind = 'points_moved'"
        " AND credit_account LIKE 'points/available/%'"
        " UNION ALL SELECT u.operation_id, l.household_id, 0, u.points FROM lot_use u"
        " JOIN lot l ON l.community_id = u.community_id AND l.id = u.lot_id"
        " WHERE u.community_id = :community_id AND u.kind = 'moved') both_sides"
        " GROUP BY operation, household HAVING SUM(moved) <> SUM(given)",
        community_id=community_id,
    )


def decided_by_proposer(session: Session, *, community_id: str) -> list[Row]:
    """Dissolutions that one person both proposed and decided: (id)."""
    return session.all(
        "SELECT d.id FROM dissolution d JOIN move m ON m.community_id = d.community_id AND m.subject_id = d.id"
        " AND m.subject_table = 'dissolution' AND m.from_state = 'proposed'"
        " JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
        " WHERE d.community_id = :community_id AND o.actor_id = d.proposed_by",
        community_id=community_id,
    )
