"""Questions about rounds of tidy homes."""

from __future__ import annotations

from db.engine import Row, Session
from db.tables import Reminder, TidyMark, TidyOutcome, TidyRound

__all__ = ["Reminder", "TidyMark", "TidyOutcome", "TidyRound"]

_ROUND = (
    "SELECT id, month, building_ids, rater_ids, state, opened_by, opened_at FROM tidy_round"
    " WHERE community_id = :community_id"
)


def round_by_id(session: Session, *, community_id: str, round_id: str) -> Row | None:
    """One round."""
    return session.first(f"{_ROUND} AND id = :round_id", community_id=community_id, round_id=round_id)


def rounds(session: Session, *, community_id: str, first_month: str) -> list[Row]:
    """Rounds since a month (`YYYY-MM`), the newest first."""
    return session.all(
        f"{_ROUND} AND month >= :first_month ORDER BY month DESC, opened_at DESC",
        community_id=community_id,
        first_month=first_month,
    )


def marks(session: Session, *, community_id: str, round_id: str) -> list[Row]:
    """What the raters saw, in the order in which they marked it: of one rater and household the last counts."""
    return session.all(
        "SELECT household_id, rater_id, verdict FROM tidy_mark"
        " WHERE community_id = :community_id AND round_id = :round_id ORDER BY marked_at, id",
        community_id=community_id,
        round_id=round_id,
    )


def outcomes(session: Session, *, community_id: str, round_id: str) -> list[Row]:
    """What a closed round came to: (household_id, outcome, claim_id)."""
    return session.all(
        "SELECT household_id, outcome, claim_id FROM tidy_outcome"
        " WHERE community_id = :community_id AND round_id = :round_id",
        community_id=community_id,
        round_id=round_id,
    )


def homes(session: Session, *, community_id: str, building_id: str) -> list[Row]:
    """The households of a building by card, with the head who belongs to it now: (id, card, head_id, head_name)."""
    return session.all(
        "SELECT h.id, h.card_number AS card, h.head_name, a.name AS building, m.person_id AS head_id,"
        " p.is_guest FROM household h JOIN area a ON a.community_id = h.community_id AND a.id = h.building_id"
        " LEFT JOIN membership m ON m.community_id = h.community_id AND m.household_id = h.id"
        " AND m.until_on IS NULL AND m.is_head"
        " LEFT JOIN person p ON p.community_id = m.community_id AND p.id = m.person_id"
        " WHERE h.community_id = :community_id AND h.building_id = :building_id ORDER BY h.card_number",
        community_id=community_id,
        building_id=building_id,
    )
