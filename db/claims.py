"""Questions about claims and what they came to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.engine import Row, Session
from db.places import SAME_PERSON

#: states in which a claim's time counts against another entry of the same person
COUNTING = "('submitted', 'confirmed', 'approved', 'in_notice', 'effective', 'disputed')"


def times_of_person(session: Session, *, community_id: str, person_id: str, first: date, last: date) -> list[Row]:
    """One person's entries in a span of days that hold time or an identity, those under a merged row included."""
    return session.all(
        "SELECT id, CAST(:person_id AS VARCHAR) AS person_id, CASE WHEN substr(identity, 1, 26) = person_id"
        " THEN CAST(:person_id AS VARCHAR) || substr(identity, 27) ELSE identity END AS identity,"
        " state, service_on, starts_at, ends_at,"
        f" minutes, kind FROM claim WHERE community_id = :community_id AND person_id IN {SAME_PERSON}"
        " AND service_on >= :first"
        " AND service_on <= :last AND state <> 'withdrawn'",
        community_id=community_id,
        person_id=person_id,
        first=first,
        last=last,
    )


def times_of_everybody(session: Session, *, community_id: str, first: date, last: date) -> list[Row]:
    """Everybody's entries in a span of days, for large sheets."""
    return session.all(
        "SELECT c.id, COALESCE(p.merged_into_id, c.person_id) AS person_id, CASE WHEN p.merged_into_id IS NOT NULL"
        " AND substr(c.identity, 1, 26) = c.person_id THEN p.merged_into_id || substr(c.identity, 27)"
        " ELSE c.identity END AS identity, c.state, c.service_on, c.starts_at, c.ends_at, c.minutes, c.kind"
        " FROM claim c JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
        " WHERE c.community_id = :community_id AND c.service_on >= :first AND c.service_on <= :last"
        " AND c.state <> 'withdrawn'",
        community_id=community_id,
        first=first,
        last=last,
    )


def identity_stands(session: Session, *, community_id: str, identity: str) -> bool:
    """Whether an entry of this identity stands, under the person's own row or one that was merged into it."""
    return (
        session.value(
            "SELECT 1 FROM claim WHERE community_id = :community_id AND identity IN (SELECT CAST(:identity AS VARCHAR)"
            " UNION ALL SELECT twin.id || CAST(:rest AS VARCHAR) FROM person twin"
            " WHERE twin.community_id = :community_id AND twin.merged_into_id = :person_id) AND state <> 'withdrawn'",
            community_id=community_id,
            identity=identity,
            person_id=identity[:26],
            rest=identity[26:],
        )
        is not None
    )


CLAIM = (
    "SELECT c.id, c.kind, c.person_id, c.household_id, c.activity_id, c.item_code, c.version_id, c.hours_class,"
    " c.service_on, c.starts_at, c.ends_at, c.minutes, c.stated_points, c.title, c.state, c.submitted_by,"
    " c.submitted_at, c.batch_id, c.row_number, c.first_approved_by, c.approved_by, c.identity,"
    " c.source_id,"
    " COALESCE(p.merged_into_id, c.person_id) AS whose_id, p.name AS person, h.head_name, h.card_number,"
    " b.name AS building, a.team_id, a.leader_id, t.name AS team,"
    " m.display_name AS maker, f.display_name AS first_approver"
    " FROM claim c"
    " LEFT JOIN person p ON p.community_id = c.community_id AND p.id = c.person_id"
    " LEFT JOIN household h ON h.community_id = c.community_id AND h.id = c.household_id"
    " LEFT JOIN area b ON b.community_id = h.community_id AND b.id = h.building_id"
    " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
    " LEFT JOIN team t ON t.community_id = a.community_id AND t.id = a.team_id"
    " LEFT JOIN account m ON m.community_id = c.community_id AND m.id = c.submitted_by"
    " LEFT JOIN account f ON f.community_id = c.community_id AND f.id = c.first_approved_by"
    " WHERE c.community_id = :community_id"
)
#: the condition of the index over what waits, word for word: SQLite uses a partial index for nothing less
WAITING = "state NOT IN ('effective', 'in_notice')"
IDS_AT_ONCE = 100  # in one question
#: of confirmed claims: None for all, else whether a first approver has looked at them
_HALF = {None: "", True: " AND c.first_approved_by IS NOT NULL", False: " AND c.first_approved_by IS NULL"}


def claim_by_id(session: Session, *, community_id: str, claim_id: str) -> Row | None:
    """One claim with its person, household and activity."""
    return session.first(f"{CLAIM} AND c.id = :id", community_id=community_id, id=claim_id)


def claims_by_ids(session: Session, *, community_id: str, ids: Iterable[str]) -> list[Row]:
    """Several claims, in the order of their ids."""
    wanted, found = sorted(set(ids)), []
    for start in range(0, len(wanted), IDS_AT_ONCE):
        named = {f"id{place}": one for place, one in enumerate(wanted[start : start + IDS_AT_ONCE])}
        listed = ", ".join(f":{name}" for name in named)
        found += session.all(f"{CLAIM} AND c.id IN ({listed})", community_id=community_id, **named)
    return sorted(found, key=lambda row: row.id)


def in_state(
    session: Session, *, community_id: str, state: str, limit: int, offset: int = 0, is_half: bool | None = None
) -> list[Row]:
    """Claims in one state before their notice, the oldest first; `is_half`: only those seen by one approver or none."""
    return session.all(
        f"{CLAIM} AND c.state = :state AND c.{WAITING}{_HALF[is_half]}"
        " ORDER BY c.submitted_at, c.batch_id, c.row_number, c.id LIMIT :limit OFFSET :offset",
        community_id=community_id,
        state=state,
        limit=limit,
        offset=offset,
    )


def count_in_state(session: Session, *, community_id: str, state: str, is_half: bool | None = None) -> int:
    """How many claims are in a state before their notice."""
    return int(
        session.value(
            f"SELECT COUNT(*) FROM claim c WHERE c.community_id = :community_id AND c.state = :state AND c.{WAITING}"
            f"{_HALF[is_half]}",
            community_id=community_id,
            state=state,
        )
    )


def history(session: Session, *, community_id: str, claim_id: str) -> list[Row]:
    """Every step of a claim with who took it, when, and the note that was left, the first step first.

    Who objected, and what they wrote, is for those who decide it: `core.objection_lists`.
    """
    return session.all(
        "SELECT m.from_state, m.to_state, o.action, o.source, o.reason, o.recorded_at,"
        " CASE WHEN o.action = 'objection.raise' THEN 'objector' ELSE o.actor_id END AS actor_id,"
        " CASE WHEN o.action = 'objection.raise' THEN NULL ELSE a.display_name END AS actor,"
        " CASE WHEN o.action = 'objection.raise' THEN NULL ELSE n.text END AS note FROM move m"
        " JOIN operation o ON o.community_id = m.community_id AND o.id = m.operation_id"
        " LEFT JOIN account a ON a.community_id = o.community_id AND a.id = o.actor_id"
        " LEFT JOIN note n ON n.community_id = o.community_id AND n.id = o.note_id"
        " WHERE m.community_id = :community_id AND m.subject_id = :claim_id AND m.subject_table = 'claim'"
        " ORDER BY +m.operation_seq, m.line",  # `+`: in the order of the key SQLite would walk every move
        community_id=community_id,
        claim_id=claim_id,
    )


def lines_of_household(session: Session, *, community_id: str, household_id: str, first: date, last: date) -> list[Row]:
    """What a household's claims came to in a span of service days."""
    return session.all(
        "SELECT id, person_id, activity_id, item_code, service_on, counted_minutes, points FROM notice_line"
        " WHERE community_id = :community_id AND household_id = :household_id AND item_code IS NOT NULL"
        " AND service_on >= :first AND service_on <= :last",
        community_id=community_id,
        household_id=household_id,
        first=first,
        last=last,
    )


def lines_of_person(
    session: Session, *, community_id: str, person_id: str, code: str, first: date, last: date
) -> list[Row]:
    """What a person's claims under one item came to in a span of service days, in whatever household."""
    return session.all(
        "SELECT id, person_id, household_id, activity_id, item_code, service_on, counted_minutes, points"
        f" FROM notice_line WHERE community_id = :community_id AND person_id IN {SAME_PERSON} AND item_code = :code"
        " AND service_on >= :first AND service_on <= :last",
        community_id=community_id,
        person_id=person_id,
        code=code,
        first=first,
        last=last,
    )


def remainders_of(session: Session, *, community_id: str, household_id: str) -> list[Row]:
    """The remainders of a household."""
    return session.all(
        "SELECT household_id, item_code, version_id, minutes FROM remainder"
        " WHERE community_id = :community_id AND household_id = :household_id",
        community_id=community_id,
        household_id=household_id,
    )


def set_remainder(
    session: Session, *, community_id: str, household_id: str, item_code: str, version_id: str, minutes: int
) -> None:
    """Write a remainder while the household's row is held."""
    session.change(
        "INSERT INTO remainder (community_id, household_id, item_code, version_id, minutes)"
        " VALUES (:community_id, :household_id, :item_code, :version_id, :minutes)"
        " ON CONFLICT (community_id, household_id, item_code, version_id) DO UPDATE SET minutes = :minutes",
        community_id=community_id,
        household_id=household_id,
        item_code=item_code,
        version_id=version_id,
        minutes=minutes,
    )


def batches(session: Session, *, community_id: str, limit: int) -> list[Row]:
    """The newest uploads and lists with how their rows stand."""
    return session.all(
        "SELECT b.id, b.kind, b.file_name, b.rows, b.made_by, a.display_name AS maker, b.made_at,"
        " (SELECT COUNT(*) FROM claim c WHERE c.community_id = b.community_id AND c.batch_id = b.id"
        " AND c.state IN ('submitted', 'confirmed')) AS waiting,"
        " (SELECT COUNT(*) FROM claim c WHERE c.community_id = b.community_id AND c.batch_id = b.id"
        " AND c.state = 'returned') AS returned"
        " FROM import_batch b LEFT JOIN account a ON a.community_id = b.community_id AND a.id = b.made_by"
        " WHERE b.community_id = :community_id ORDER BY b.made_at DESC LIMIT :limit",
        community_id=community_id,
        limit=limit,
    )


def batch_rows(session: Session, *, community_id: str, batch_id: str) -> int:
    """How many rows came in together."""
    return int(
        session.value(
            "SELECT rows FROM import_batch WHERE community_id = :community_id AND id = :batch_id",
            community_id=community_id,
            batch_id=batch_id,
        )
        or 0
    )


def approve_first(session: Session, *, community_id: str, claim_id: str, approver_id: str) -> bool:
    """Note the first of two approvers of a confirmed claim."""
    return bool(
        session.change(
            "UPDATE claim SET first_approved_by = :approver_id WHERE community_id = :community_id AND id = :claim_id"
            " AND state = 'confirmed' AND first_approved_by IS NULL",
            community_id=community_id,
            claim_id=claim_id,
            approver_id=approver_id,
        )
    )
