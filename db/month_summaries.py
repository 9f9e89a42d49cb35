"""Summary rows of approved time: what a person has by month, what a month, quarter or year came to (design 12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from db.engine import Row, Session
from db.places import SAME_PERSON

#: lists of ids come in these lengths, so that few statements have to be kept prepared
LENGTHS: Final = (1, 10, 100)
PERSON_KEY: Final = ("person_id", "month", "team_id", "area_id", "item_code", "service_kind", "hours_class")
FIGURES: Final = (
    "measured_minutes", "listed_minutes", "back_filled_minutes", "people", "party_people", "meeting_points",
    "development_points", "service_points", "honour_points", "approved_claims", "approval_wait_minutes",
    "effective_claims", "spendable_wait_minutes",
)  # fmt: skip


def in_lists(ids: Sequence[str]) -> list[dict[str, str]]:
    """Parameters `id_0` … of one statement each; the last id stands as often as its list needs."""
    lists, rest = [], list(ids)
    while rest:
        length = next((one for one in LENGTHS if one >= len(rest)), LENGTHS[-1])
        part, rest = rest[:length], rest[length:]
        part += part[-1:] * (length - len(part))
        lists.append({f"id_{place}": one for place, one in enumerate(part)})
    return lists


def listed(named: dict[str, str]) -> str:
    """The placeholders of such a list."""
    return ", ".join(f":{name}" for name in named)


def facts_of_claims(session: Session, *, community_id: str, ids: Sequence[str]) -> list[Row]:
    """What counts of claims: when and where, how many minutes and posted points, whose, and the person's tags."""
    rows: list[Row] = []
    for named in in_lists(ids):
        rows += session.all(
            "SELECT c.id, c.kind, c.person_id, SUBSTR(c.service_on, 1, 7) AS month, c.minutes, c.item_code,"
            " c.hours_class, c.submitted_at AS submitted, COALESCE(a.team_id, '') AS team_id,"
            " COALESCE(a.area_id, '') AS area_id, COALESCE(a.service_kind, '') AS service_kind,"
            " COALESCE(l.points, 0) AS points, COALESCE(p.tags, '') AS tags FROM claim c"
            " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
            " LEFT JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
            " LEFT JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
            f" WHERE c.community_id = :community_id AND c.id IN ({listed(named)})",
            community_id=community_id,
            **named,
        )
    return rows


def instants_of_claims(session: Session, *, community_id: str, ids: Sequence[str]) -> dict[tuple[str, str], int]:
    """When claims were last `approved` and became `effective`: (claim, state) → microseconds."""
    found: dict[tuple[str, str], int] = {}
    for named in in_lists(ids):
        rows = session.all(
            "SELECT m.subject_id, m.to_state, o.occurred_at AS occurred FROM move m"
            " JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
            f" WHERE m.community_id = :community_id AND m.subject_id IN ({listed(named)})"
            " AND m.to_state IN ('approved', 'effective') ORDER BY +m.operation_seq",
            community_id=community_id,
            **named,
        )
        found |= {(row.subject_id, row.to_state): row.occurred for row in rows}
    return found


def months_of_people(session: Session, *, community_id: str, ids: Sequence[str], first: str, last: str) -> list[Row]:
    """The rows of people in a span of months."""
    rows: list[Row] = []
    for named in in_lists(ids):
        rows += session.all(
            f"SELECT {', '.join(PERSON_KEY)}, claims, is_party_member AS party FROM person_month"
            f" WHERE community_id = :community_id AND person_id IN ({listed(named)})"
            " AND month >= :first AND month <= :last",
            community_id=community_id,
            first=first,
            last=last,
            **named,
        )
    return rows


_KEY_IS = " AND ".join(f"{column} = :{column}" for column in PERSON_KEY)


def change_person_months(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Add to (or with negative numbers take from) rows that are there."""
    session.change_all(
        "UPDATE person_month SET waiting_minutes = waiting_minutes + :waiting_minutes,"
        " effective_minutes = effective_minutes + :effective_minutes, claims = claims + :claims"
        f" WHERE community_id = :community_id AND {_KEY_IS}",
        rows,
        is_plain=True,
    )


def add_figures(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Add to the figures of periods and scopes; negative numbers take away."""
    session.change_all(
        f"INSERT INTO month_summary (community_id, period, scope, {', '.join(FIGURES)})"
        f" VALUES (:community_id, :period, :scope, {', '.join(':' + name for name in FIGURES)})"
        " ON CONFLICT (community_id, period, scope) DO UPDATE SET "
        + ", ".join(f"{name} = month_summary.{name} + :{name}" for name in FIGURES),
        rows,
        is_plain=True,
    )


def note_candidates(session: Session, *, community_id: str, ids: Sequence[str]) -> None:
    """Let the next review of stars look at these people."""
    session.change_all(
        "INSERT INTO star_candidate (community_id, person_id, level) VALUES (:community_id, :person_id, 0)"
        " ON CONFLICT (community_id, person_id) DO UPDATE SET level = 0",
        [{"community_id": community_id, "person_id": person_id} for person_id in ids],
    )


_SUMS = ", ".join(f"m.{name}" for name in FIGURES)


def figures(session: Session, *, community_id: str, periods: Sequence[str], scope: str) -> list[Row]:
    """What periods came to in one scope."""
    named = {f"period_{place}": period for place, period in enumerate(periods)}
    return session.all(
        f"SELECT m.period, m.scope, {_SUMS} FROM month_summary m WHERE m.community_id = :community_id"
        f" AND m.period IN ({listed(named)}) AND m.scope = :scope ORDER BY m.period",
        community_id=community_id,
        scope=scope,
        **named,
    )


def figures_of_teams(session: Session, *, community_id: str, period: str, limit: int) -> list[Row]:
    """What a period came to by team, the most hours first; with the team's name."""
    return session.all(
        f"SELECT t.id, t.name, {_SUMS} FROM month_summary m"
        " JOIN team t ON t.community_id = m.community_id AND t.id = SUBSTR(m.scope, 2)"
        " WHERE m.community_id = :community_id AND m.period = :period AND m.scope >= 't' AND m.scope < 'u'"
        " ORDER BY m.measured_minutes + m.listed_minutes + m.back_filled_minutes DESC, t.code LIMIT :limit",
        community_id=community_id,
        period=period,
        limit=limit,
    )


def figures_of_areas(session: Session, *, community_id: str, period: str, limit: int) -> list[Row]:
    """As `figures_of_teams`, by the place of the activity."""
    return session.all(
        f"SELECT a.id, a.name, a.kind, {_SUMS} FROM month_summary m"
        " JOIN area a ON a.community_id = m.community_id AND a.id = SUBSTR(m.scope, 2)"
        " WHERE m.community_id = :community_id AND m.period = :period AND m.scope >= 'a' AND m.scope < 'b'"
        " ORDER BY m.measured_minutes + m.listed_minutes + m.back_filled_minutes DESC, a.name LIMIT :limit",
        community_id=community_id,
        period=period,
        limit=limit,
    )


def hours_of_person(session: Session, *, community_id: str, person_id: str) -> list[Row]:
    """Minutes by year, item, kind and class, of every row of the register that is this person."""
    return session.all(
        "SELECT SUBSTR(month, 1, 4) AS year, item_code, service_kind, hours_class,"
        " CAST(SUM(effective_minutes) AS BIGINT) AS effective, CAST(SUM(waiting_minutes) AS BIGINT) AS waiting,"
        " CAST(SUM(claims) AS BIGINT) AS claims FROM person_month"
        f" WHERE community_id = :community_id AND person_id IN {SAME_PERSON} AND claims > 0"
        " GROUP BY SUBSTR(month, 1, 4), item_code, service_kind, hours_class ORDER BY 1 DESC, 2, 3, 4",
        community_id=community_id,
        person_id=person_id,
    )
