"""Questions about stars: the terms in force, who has enough hours, what hangs on the board, what was given."""

from __future__ import annotations

from datetime import date, datetime

from db.engine import Row, Session
from db.month_summaries import in_lists, listed
from db.places import SAME_PERSON

_STAR = (
    "SELECT s.id, s.person_id, s.level, s.minutes, s.terms_id, s.state, s.posted_on, s.last_day_on, s.closes_at,"
    " s.posted_by, p.name, p.volunteer_number, h.head_name, b.name AS building FROM star s"
    " JOIN person p ON p.community_id = s.community_id AND p.id = s.person_id"
    " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
    " LEFT JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
    " LEFT JOIN area b ON b.community_id = h.community_id AND b.id = h.building_id"
    " WHERE s.community_id = :community_id"
)
#: the condition of the index over what hangs, word for word
_OPEN = "state IN ('posted', 'objected')"


def terms_in_force(session: Session, *, community_id: str, day: date) -> Row | None:
    """The terms that count on a day."""
    return session.first(
        "SELECT id, number, effective_on, levels, is_counting_carried_over, is_counting_back_filled FROM star_terms"
        " WHERE community_id = :community_id AND effective_on <= :day ORDER BY number DESC LIMIT 1",
        community_id=community_id,
        day=day,
    )


def terms(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """All terms, the newest first, with who made them."""
    return session.all(
        "SELECT t.id, t.number, t.effective_on, t.levels, t.is_counting_carried_over, t.is_counting_back_filled,"
        " a.display_name AS maker FROM star_terms t"
        " LEFT JOIN account a ON a.community_id = t.community_id AND a.id = t.made_by"
        " WHERE t.community_id = :community_id ORDER BY t.number DESC LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def to_look_at(session: Session, *, community_id: str, limit: int) -> list[str]:
    """People whose hours changed since somebody looked."""
    rows = session.all(
        "SELECT person_id FROM star_candidate WHERE community_id = :community_id AND level = 0"
        " ORDER BY person_id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )
    return [row.person_id for row in rows]


def set_candidate(session: Session, *, community_id: str, person_id: str, level: int) -> None:
    """Note that somebody was looked at: has enough for a star, or (0) for none."""
    if level:
        session.change(
            "UPDATE star_candidate SET level = :level WHERE community_id = :community_id AND person_id = :person_id",
            community_id=community_id,
            person_id=person_id,
            level=level,
        )
    else:
        session.change(
            "DELETE FROM star_candidate WHERE community_id = :community_id AND person_id = :person_id",
            community_id=community_id,
            person_id=person_id,
        )


def look_at_everybody(session: Session, *, community_id: str) -> int:
    """Let the next review look at everybody with hours; answers at how many."""
    return session.change(
        "INSERT INTO star_candidate (community_id, person_id, level) SELECT DISTINCT community_id, person_id, 0"
        " FROM person_month WHERE community_id = :community_id AND effective_minutes > 0"
        " ON CONFLICT (community_id, person_id) DO UPDATE SET level = 0",
        community_id=community_id,
    )


def candidates(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Who has enough hours for the next star and is not on the board yet, the highest star first."""
    return session.all(
        "SELECT c.person_id, c.level, p.name, p.volunteer_number, h.head_name, b.name AS building"
        " FROM star_candidate c JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " LEFT JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
        " LEFT JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
        " LEFT JOIN area b ON b.community_id = h.community_id AND b.id = h.building_id"
        " WHERE c.community_id = :community_id AND c.level > 0 ORDER BY c.level DESC, c.person_id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def standing(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """A person's stars that were given or hang, the lowest first."""
    return session.all(
        f"{_STAR} AND s.person_id IN {SAME_PERSON} AND s.state IN ('posted', 'objected', 'awarded') ORDER BY s.level",
        community_id=community_id,
        person_id=person_id,
    )


def history(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """Every step of a person's stars: (id, level, state, at), the first one first."""
    stars = session.all(
        f"SELECT id FROM star WHERE community_id = :community_id AND person_id IN {SAME_PERSON}",
        community_id=community_id,
        person_id=person_id,
    )
    rows: list[Row] = []
    for named in in_lists([row.id for row in stars]):
        rows += session.all(
            "SELECT s.id, s.level, m.to_state AS state, o.occurred_at FROM move m"
            " JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
            " JOIN star s ON s.community_id = m.community_id AND s.id = m.subject_id"
            f" WHERE m.community_id = :community_id AND m.subject_id IN ({listed(named)})"
            " AND m.subject_table = 'star' ORDER BY +m.operation_seq, m.line",
            community_id=community_id,
            **named,
        )
    return rows


def star(session: Session, *, community_id: str, star_id: str) -> Row | None:
    """One star with whose it is."""
    return session.first(f"{_STAR} AND s.id = :star_id", community_id=community_id, star_id=star_id)


def due(session: Session, *, community_id: str, now: datetime, limit: int) -> list[Row]:
    """Stars whose time on the board is over and that nobody objects to."""
    return session.all(
        f"{_STAR} AND s.{_OPEN} AND s.state = 'posted' AND s.closes_at <= :now ORDER BY s.closes_at, s.id LIMIT :limit",
        community_id=community_id,
        now=now,
        limit=limit,
    )


def on_board(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """Stars that hang now."""
    return session.all(
        f"{_STAR} AND s.{_OPEN} ORDER BY s.closes_at, s.level DESC, s.id LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def objector(session: Session, *, community_id: str, star_id: str) -> str | None:
    """Who objected last; only for telling that the same person does not decide."""
    found: str | None = session.value(
        "SELECT o.actor_id FROM move m JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
        " WHERE m.community_id = :community_id AND m.subject_id = :star_id AND m.to_state = 'objected'"
        " ORDER BY +m.operation_seq DESC LIMIT 1",
        community_id=community_id,
        star_id=star_id,
    )
    return found


def hold_head(session: Session, *, community_id: str) -> None:
    """Hold the chain's head, as the summaries do before they note candidates."""
    session.change(
        "UPDATE chain_head SET operation_seq = operation_seq WHERE community_id = :community_id",
        community_id=community_id,
    )
