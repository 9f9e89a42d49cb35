"""Statements on points that are taken back: recalls, shortfalls, deductions, and what may be given again."""

from __future__ import annotations

from datetime import date, datetime

from db.engine import Row, Session
from db.places import SAME_HOUSEHOLD
from db.tables import Recall

__all__ = ["Recall"]


def lots_of_claim(session: Session, *, community_id: str, claim_id: str, today: date) -> list[Row]:
    """A claim's own lots that still hold points and have not ended: (id, household_id, rest_points)."""
    return session.all(
        "SELECT id, household_id, rest_points FROM lot WHERE community_id = :community_id AND claim_id = :claim_id"
        " AND rest_points > 0 AND expires_on >= :today ORDER BY expires_on, id",
        community_id=community_id,
        claim_id=claim_id,
        today=today,
    )


def shortfall(session: Session, *, community_id: str, household_id: str) -> int:
    """What a household still has to give back, in points."""
    return int(
        session.value(
            "SELECT points FROM shortfall WHERE community_id = :community_id AND household_id = :household_id",
            community_id=community_id,
            household_id=household_id,
        )
        or 0
    )


def raise_shortfall(session: Session, *, community_id: str, household_id: str, points: int) -> None:
    """Points more to give back."""
    session.change(
        "INSERT INTO shortfall (community_id, household_id, points) VALUES (:community_id, :household_id, :points)"
        " ON CONFLICT (community_id, household_id) DO UPDATE SET points = shortfall.points + :points",
        community_id=community_id,
        household_id=household_id,
        points=points,
    )


def lower_shortfall(session: Session, *, community_id: str, household_id: str, points: int) -> bool:
    """Points less to give back, if so many are owed."""
    return bool(
        session.change(
            "UPDATE shortfall SET points = points - :points"
            " WHERE community_id = :community_id AND household_id = :household_id AND points >= :points",
            community_id=community_id,
            household_id=household_id,
            points=points,
        )
    )


def unfilled(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """Recalled claims of a household whose points were not all given back yet, the oldest first: (claim_id, points)."""
    return session.all(
        "SELECT claim_id, points FROM (SELECT r.claim_id, MIN(r.id) AS first_id,"
        " CAST(SUM(r.points - r.notice_points) AS BIGINT) - COALESCE((SELECT CAST(SUM(u.points) AS BIGINT)"
        " FROM lot_use u WHERE u.community_id = :community_id AND u.claim_id = r.claim_id AND u.kind = 'recalled'), 0)"
        " AS points"
        f" FROM recall r WHERE r.community_id = :community_id AND r.household_id IN {SAME_HOUSEHOLD}"
        " GROUP BY r.claim_id) owed WHERE points > 0 ORDER BY first_id",
        community_id=community_id,
        household_id=household_id,
    )


def brought_points(session: Session, *, community_id: str, household_id: str, since: datetime) -> int:
    """Points that a household's claims brought since an instant, reinstated ones left out."""
    return int(
        session.value(
            "SELECT CAST(COALESCE(SUM(l.points), 0) AS BIGINT) FROM claim c CROSS JOIN lot l"  # in this order
            f" WHERE c.community_id = :community_id AND c.household_id IN {SAME_HOUSEHOLD} AND c.kind <> 'reinstated'"
            " AND l.community_id = c.community_id AND l.claim_id = c.id AND l.opened_at >= :since"
            " AND l.source_id IS NULL",
            community_id=community_id,
            household_id=household_id,
            since=since,
        )
    )


def deducted_points(session: Session, *, community_id: str, household_id: str, since: datetime) -> int:
    """Points that were deducted from a household since an instant."""
    return int(
        session.value(
            "SELECT CAST(COALESCE(SUM(u.points), 0) AS BIGINT) FROM claim c CROSS JOIN lot_use u"  # in this order
            f" CROSS JOIN operation o WHERE c.community_id = :community_id AND c.household_id IN {SAME_HOUSEHOLD}"
            " AND c.kind = 'deduction' AND u.community_id = c.community_id AND u.claim_id = c.id"
            " AND u.kind = 'deducted' AND o.community_id = u.community_id AND o.id = u.operation_id"
            " AND o.recorded_at >= :since",
            community_id=community_id,
            household_id=household_id,
            since=since,
        )
    )


def taken_back_of(session: Session, *, community_id: str, claim_id: str) -> Row:
    """What left a claim: (recalled, deducted, reinstated) in points, and (reinstatements), the claims that stand."""
    row = session.first(
        "SELECT COALESCE((SELECT CAST(SUM(points) AS BIGINT) FROM recall WHERE community_id = :community_id"
        " AND claim_id = :claim_id), 0) AS recalled, COALESCE((SELECT CAST(SUM(points) AS BIGINT) FROM lot_use"
        " WHERE community_id = :community_id AND claim_id = :claim_id AND kind = 'deducted'), 0) AS deducted,"
        " COALESCE((SELECT CAST(SUM(stated_points) AS BIGINT) FROM claim WHERE community_id = :community_id"
        " AND source_id = :claim_id AND state <> 'withdrawn'), 0) AS reinstated, (SELECT COUNT(*) FROM claim"
        " WHERE community_id = :community_id AND source_id = :claim_id AND state <> 'withdrawn') AS reinstatements",
        community_id=community_id,
        claim_id=claim_id,
    )
    assert row is not None, "sums always answer"
    return row


def ends_of(session: Session, *, community_id: str, claim_id: str) -> list[Row]:
    """The ends of the lots that gave up points for a claim, the soonest first: (expires_on, points)."""
    return session.all(
        "SELECT l.expires_on, CAST(SUM(u.points) AS BIGINT) AS points FROM lot_use u"
        " JOIN lot l ON l.community_id = u.community_id AND l.id = u.lot_id"
        " WHERE u.community_id = :community_id AND u.claim_id = :claim_id"
        " GROUP BY l.expires_on ORDER BY l.expires_on",
        community_id=community_id,
        claim_id=claim_id,
    )


def posted_again(session: Session, *, community_id: str, claim_id: str, but: str) -> int:
    """Points of a claim that earlier reinstatements gave again, in all."""
    return int(
        session.value(
            "SELECT CAST(COALESCE(SUM(l.points), 0) AS BIGINT) FROM claim c"
            " JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
            " WHERE c.community_id = :community_id AND c.source_id = :claim_id AND c.id <> :but",
            community_id=community_id,
            claim_id=claim_id,
            but=but,
        )
    )


def remainder(session: Session, *, community_id: str, household_id: str, item_code: str, version_id: str) -> int:
    """A household's remainder of an item and version, in minutes."""
    return int(
        session.value(
            "SELECT minutes FROM remainder WHERE community_id = :community_id AND household_id = :household_id"
            " AND item_code = :item_code AND version_id = :version_id",
            community_id=community_id,
            household_id=household_id,
            item_code=item_code,
            version_id=version_id,
        )
        or 0
    )


def parts_of(session: Session, *, community_id: str, claim_id: str) -> list[Row]:
    """What was taken back for a claim, in order: (kind, points, recorded_at, from_claim_id, expires_on).

    `kind` is *notice* for points that never left the notice, else *recalled* or *deducted*.
    """
    return session.all(
        "SELECT s.kind, s.points, o.recorded_at, s.from_claim_id, s.expires_on FROM ("
        "SELECT 'notice' AS kind, notice_points AS points, operation_id, claim_id AS from_claim_id,"
        " NULL AS expires_on FROM recall WHERE community_id = :community_id AND claim_id = :claim_id"
        " AND notice_points > 0"
        " UNION ALL SELECT u.kind, u.points, u.operation_id, l.claim_id, l.expires_on FROM lot_use u"
        " JOIN lot l ON l.community_id = u.community_id AND l.id = u.lot_id"
        " WHERE u.community_id = :community_id AND u.claim_id = :claim_id) s"
        " JOIN operation o ON o.community_id = :community_id AND o.id = s.operation_id ORDER BY o.seq, s.from_claim_id",
        community_id=community_id,
        claim_id=claim_id,
    )
