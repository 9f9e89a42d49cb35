"""Who approved, posted, closed, paid, and when: rows that say something else than the operations that moved them."""

from __future__ import annotations

from db.check.earning import APPROVED
from db.engine import Row, Session


def signers_elsewhere(session: Session, *, community_id: str, table: str, column: str, state: str) -> list[Row]:
    """Rows that name another person than the operation in which they first reached a state: (id, named, noted)."""
    return session.all(_noted(table, column, state, "o.actor_id", "''"), community_id=community_id)


def times_elsewhere(session: Session, *, community_id: str, table: str, column: str, state: str) -> list[Row]:
    """Rows that name another instant than the operation in which they first reached a state: (id, named, noted)."""
    return session.all(_noted(table, column, state, "o.occurred_at", "0"), community_id=community_id)


def _noted(table: str, column: str, state: str, said: str, none: str) -> str:
    return (
        f"SELECT r.id, r.{column} AS named, {said} AS noted FROM {table} r"
        " LEFT JOIN (SELECT subject_id, MIN(operation_seq) AS seq FROM move WHERE community_id = :community_id"
        f" AND subject_table = '{table}' AND to_state = '{state}' GROUP BY subject_id) m ON m.subject_id = r.id"
        " LEFT JOIN operation o ON o.community_id = r.community_id AND o.seq = m.seq"
        f" WHERE r.community_id = :community_id AND COALESCE(r.{column}, {none}) <> COALESCE({said}, {none})"
    )


# -- approvals of claims -----------------------------------------------------------------------------------------


def approvers_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Claims that name another approver than the operation of their last approval: (id, named, noted)."""
    return session.all(
        "SELECT id, named, noted FROM (SELECT c.id, c.approved_by AS named, ("
        " SELECT CASE WHEN m.to_state = 'approved' THEN o.actor_id END FROM move m"
        " JOIN operation o ON o.community_id = m.community_id AND o.seq = m.operation_seq"
        " WHERE m.community_id = c.community_id AND m.subject_id = c.id AND m.subject_table = 'claim'"
        " AND m.to_state IN ('approved', 'returned')"
        " ORDER BY +m.operation_seq DESC, m.line DESC LIMIT 1) AS noted"  # the sign: found by subject, not in order
        " FROM claim c WHERE c.community_id = :community_id) claims WHERE COALESCE(named, '') <> COALESCE(noted, '')",
        community_id=community_id,
    )


def first_approvals(session: Session, *, community_id: str) -> list[Row]:
    """Operations in which a first of two approvers signed, in order: (seq, actor_id, facts)."""
    return session.all(
        "SELECT seq, actor_id, facts FROM operation WHERE community_id = :community_id AND action = 'claims.approve'"
        " AND facts LIKE '%first_approved%' ORDER BY seq",
        community_id=community_id,
    )


def first_approvers(session: Session, *, community_id: str) -> list[Row]:
    """Claims with a first approver: (id, named)."""
    return session.all(
        "SELECT id, first_approved_by AS named FROM claim WHERE community_id = :community_id"
        " AND first_approved_by IS NOT NULL",
        community_id=community_id,
    )


def turns_of_claims(session: Session, *, community_id: str) -> list[Row]:
    """Approvals and returns in order: (claim, seq, to_state)."""
    return session.all(
        "SELECT subject_id AS claim, operation_seq AS seq, to_state FROM move WHERE community_id = :community_id"
        " AND subject_table = 'claim' AND to_state IN ('approved', 'returned') ORDER BY operation_seq, line",
        community_id=community_id,
    )


def approved_by_concerned(session: Session, *, community_id: str) -> list[Row]:
    """Claims approved by their maker, by both signatures of one person, or by the volunteer: (id, approver)."""
    return session.all(
        "SELECT c.id, a.id AS approver FROM claim c JOIN account a ON a.community_id = c.community_id"
        " AND a.id IN (c.approved_by, c.first_approved_by)"
        " WHERE c.community_id = :community_id AND a.person_id = c.person_id"
        " UNION SELECT id, approved_by AS approver FROM claim WHERE community_id = :community_id"
        " AND (approved_by = submitted_by OR first_approved_by = submitted_by OR first_approved_by = approved_by)",
        community_id=community_id,
    )


def approved_by_relatives(session: Session, *, community_id: str) -> list[Row]:
    """Claims whose approver was ever of their household: (id, approver, recorded, since, until) of that membership."""
    return session.all(
        "SELECT c.id, a.id AS approver, o.recorded_at AS recorded, m.from_on AS since, m.until_on AS until FROM claim c"
        " JOIN account a ON a.community_id = c.community_id AND a.id IN (c.approved_by, c.first_approved_by)"
        " JOIN membership m ON m.community_id = c.community_id AND m.person_id = a.person_id"
        " AND m.household_id = c.household_id"
        " JOIN move p ON p.community_id = c.community_id AND p.subject_id = c.id AND p.subject_table = 'claim'"
        " AND p.to_state = 'approved'"
        " JOIN operation o ON o.community_id = p.community_id AND o.seq = p.operation_seq"
        " WHERE c.community_id = :community_id",
        community_id=community_id,
    )


def long_lists_with_one_approver(session: Session, *, community_id: str) -> list[Row]:
    """Approved claims of a long list that only one person approved: (id)."""
    return session.all(
        f"SELECT c.id FROM claim c JOIN import_batch b ON b.community_id = c.community_id AND b.id = c.batch_id"
        f" WHERE c.community_id = :community_id AND c.state IN {APPROVED} AND c.first_approved_by IS NULL"
        " AND b.rows > (SELECT MAX(v.bulk_rows) FROM rule_version v WHERE v.community_id = c.community_id)",
        community_id=community_id,
    )
