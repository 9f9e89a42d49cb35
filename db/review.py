"""Questions of the inbox: what waits, by whom and where, and what there is to look at in each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from db.claims import CLAIM, IDS_AT_ONCE, WAITING
from db.engine import Row, Session

_HALF = {None: "", True: " AND c.first_approved_by IS NOT NULL", False: " AND c.first_approved_by IS NULL"}
_WANTED = {
    "team_id": "a.team_id = :team_id",
    "activity_id": "c.activity_id = :activity_id",
    "item_code": "c.item_code = :item_code",
    "maker_id": "c.submitted_by = :maker_id",
    "person_id": "c.person_id = :person_id",
    "first": "c.service_on >= :first",
    "last": "c.service_on <= :last",
    "hours_class": "c.hours_class = :hours_class",
    "without_class": "COALESCE(c.hours_class, '') <> :without_class",
}


def waiting(
    session: Session, *, community_id: str, state: str, is_half: bool | None, wanted: dict[str, Any], limit: int,
    offset: int = 0,
) -> list[Row]:  # fmt: skip
    """Claims in a state before their notice that fit what is wanted, the oldest first."""
    return session.all(
        f"{CLAIM} AND c.id IN (SELECT c.id FROM claim c"
        " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
        f" WHERE c.community_id = :community_id AND c.state = :state AND c.{WAITING}"
        f"{_HALF[is_half]}{_where(wanted)}"
        " ORDER BY c.submitted_at, c.batch_id, c.row_number, c.id LIMIT :limit OFFSET :offset)"
        " ORDER BY c.submitted_at, c.batch_id, c.row_number, c.id",
        community_id=community_id,
        state=state,
        limit=limit,
        offset=offset,
        **wanted,
    )


def count(session: Session, *, community_id: str, state: str, is_half: bool | None, wanted: dict[str, Any]) -> int:
    """How many there are of them."""
    return int(
        session.value(
            "SELECT COUNT(*) FROM claim c"
            " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
            f" WHERE c.community_id = :community_id AND c.state = :state AND c.{WAITING}"
            f"{_HALF[is_half]}{_where(wanted)}",
            community_id=community_id,
            state=state,
            **wanted,
        )
    )


def groups(session: Session, *, community_id: str, state: str, is_half: bool | None) -> list[Row]:
    """What waits, counted by activity, item and maker: what the filters offer."""
    return session.all(
        "SELECT a.id AS activity_id, a.name AS activity, a.held_on, a.team_id, t.name AS team, w.item_code,"
        " w.submitted_by, m.display_name AS maker, w.claims FROM ("
        # an expression, so that SQLite does not walk all claims in the order of their activities
        "SELECT COALESCE(c.activity_id, '') AS activity_id, c.item_code, c.submitted_by, COUNT(*) AS claims"
        f" FROM claim c WHERE c.community_id = :community_id AND c.state = :state AND c.{WAITING}{_HALF[is_half]}"
        " GROUP BY COALESCE(c.activity_id, ''), c.item_code, c.submitted_by) w"
        " LEFT JOIN activity a ON a.community_id = :community_id AND a.id = w.activity_id"
        " LEFT JOIN team t ON t.community_id = :community_id AND t.id = a.team_id"
        " LEFT JOIN account m ON m.community_id = :community_id AND m.id = w.submitted_by"
        " ORDER BY a.held_on, a.name, w.item_code",
        community_id=community_id,
        state=state,
    )


def marks(session: Session, *, community_id: str, claim_ids: Sequence[str]) -> dict[str, Row]:
    """How claims came about: the ways in and out of an attendance, whether it was struck, returned, or overlaps."""
    found: dict[str, Row] = {}
    for listed, named in _at_once(claim_ids):
        rows = session.all(
            "SELECT c.id, t.way AS came_way, t.device, t.turn, d.way AS left_way, a.is_call_up,"
            " (SELECT COUNT(*) FROM move m WHERE m.community_id = c.community_id AND m.subject_id = c.id"
            " AND m.subject_table = 'claim' AND m.to_state = 'returned') AS returns,"
            " (SELECT MIN(o.starts_at) FROM claim o WHERE o.community_id = c.community_id"
            " AND o.person_id = c.person_id AND o.service_on = c.service_on AND o.id <> c.id"
            " AND o.starts_at < c.ends_at AND o.ends_at > c.starts_at"
            " AND o.state NOT IN ('withdrawn', 'returned', 'draft', 'recalled')) AS overlap_at"
            " FROM claim c"
            " LEFT JOIN attendance t ON t.community_id = c.community_id AND t.id = c.attendance_id"
            " LEFT JOIN departure d ON d.community_id = c.community_id AND d.id = c.attendance_id"
            " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
            f" WHERE c.community_id = :community_id AND c.id IN ({listed})",
            community_id=community_id,
            **named,
        )
        found |= {row.id: row for row in rows}
    return found


def approvers_of(session: Session, *, community_id: str, person_ids: Sequence[str], since: date) -> list[Row]:
    """Who approved how many of these people's hours since a day."""
    found: list[Row] = []
    for listed, named in _at_once(person_ids):
        found += session.all(
            "SELECT person_id, approved_by, COUNT(*) AS claims FROM claim WHERE community_id = :community_id"
            f" AND person_id IN ({listed}) AND service_on >= :since AND kind = 'hours' AND approved_by IS NOT NULL"
            " GROUP BY person_id, approved_by",
            community_id=community_id,
            since=since,
            **named,
        )
    return found


def _at_once(ids: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Ids in handfuls, as a list of parameters and what they are."""
    for start in range(0, len(ids), IDS_AT_ONCE):
        named = {f"id{place}": one for place, one in enumerate(ids[start : start + IDS_AT_ONCE])}
        yield ", ".join(f":{name}" for name in named), named


def _where(wanted: dict[str, Any]) -> str:
    return "".join(f" AND {_WANTED[name]}" for name in wanted)
