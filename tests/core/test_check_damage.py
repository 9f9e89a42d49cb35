"""The damage walk: whatever is changed, taken away or put in behind the books' back is found and named.

It walks the schema itself, so a new column of points, fen, minutes or a state that no invariant covers fails here.
Seconds: about 60 on SQLite, 100 on PostgreSQL; a drill takes every column, and three rows of a table instead of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Integer

from core.check import CheckReport
from db.check.rows import sealed_tables
from db.engine import Session
from db.tables import metadata
from tests.damage import Damaged, change, delete, insert, other, twin, unguarded
from tests.databases import ENGINES, Templates
from tests.factories_lived_in import a_lived_in_community
from tests.racers import IS_DRILL

pytestmark = pytest.mark.fuzz

#: tables outside the check, and why: nothing in them is worth points or money
OUTSIDE = {
    "account": "a way in; what it may do is its grants, what it did stands in operations",
    "api_token": "a way in",
    "area": "places",
    "attempt": "tries at secrets",
    "community": "names",
    "demo_clock": "how far a demo runs ahead",
    "enrolment": "a way in",
    "former_place": "the register: where a household lived",
    "evidence_content": "words and photos, erasable; their keyed hashes stand in the evidence",
    "form_intent": "open previews and presses of pages",
    "fund": "names of a fund; its money stands in transfers",
    "household": "the register; its points stand in transfers",
    "login_session": "a session",
    "membership": "the register",
    "message": "words to people; what they tell stands in the books",
    "meta": "marks of the installation",
    "month_theme": "words of a calendar",
    "one_time_link": "a way in",
    "pairing": "the register",
    "person": "the register",
    "program": "names of brands",
    "quote": "an open preview of a till, deleted after an hour",
    "refusal": "kept outside the chain; the seals count them by day",
    "reward_shop": "where a reward is handed out; what was handed out stands in takings",
    "role_grant": "rights",
    "rule_draft": "a version that is being written; gone once it is published",
    "star_candidate": "whom the next review of stars looks at; it computes all anew",
    "sign": "a derived remark that nothing follows from; its review stands in an operation",
    "team": "the register",
    "team_member": "the register",
    "team_request": "the register: who asks to join",
    "till": "a way in",
    "till_pairing": "a way in",
    "visit_note": "how an elder was, erasable; nothing follows from it",
    "working_day": "the calendar, the same for every community",
}
#: columns outside the check, and why
LABEL = "words that a person reads"
UNCOVERED = {
    ("activity", "area_id"): "the place it is listed under",
    ("activity", "insurance"): LABEL,
    ("activity", "place"): LABEL,
    ("activity", "risk_note"): LABEL,
    ("claim", "row_number"): "where in a sheet the row stood",
    ("claim", "title"): LABEL,
    ("import_batch", "file_name"): LABEL,
    ("intent", "answer"): "what a second press is told again",
    ("intent", "created_at"): "when the press came in; the operation says when it was done",
    ("intent", "data_hash"): "refuses another press under the same key, moves nothing",
    ("notice", "is_provisional"): "a word on the page; the days stand sealed beside it",
    ("person_month", "is_party_member"): "as the register had it; the figures of a month are compared with it",
    ("reward", "name"): LABEL,
    ("reward", "note"): LABEL,
    ("reward", "offered_on"): LABEL,
    ("rule_item", "category"): LABEL,
    ("rule_item", "evidence"): LABEL,
    ("rule_item", "evidence_english"): LABEL,
    ("rule_item", "name"): LABEL,
    ("rule_item", "name_english"): LABEL,
    ("rule_item", "reminder"): LABEL,
    ("shift", "name"): LABEL,
    ("shop", "address"): LABEL,
    ("shop", "agreed_on"): LABEL,
    ("shop", "agreement_number"): LABEL,
    ("shop", "area_id"): "under which grid it is listed",
    ("shop", "joined_on"): LABEL,
    ("shop", "kind"): LABEL,
    ("shop", "name"): LABEL,
    ("shop", "opening_hours"): LABEL,
    ("shop", "phone"): LABEL,
    ("shop_application", "address"): LABEL,
    ("shop_application", "area_id"): "under which grid it would be listed",
    ("shop_application", "contact_sealed"): "whom to call; sealed, so that another text does not open",
    ("shop_application", "opening_hours"): LABEL,
    ("voucher", "is_printed"): "which code a till asks for",
    ("voucher", "paper_hash"): "finds a voucher by its paper",
}
COVERED = sorted(table.name for table in metadata.sorted_tables if table.name not in OUTSIDE)
COLUMNS = [
    (table, column.name)
    for table in COVERED
    for column in metadata.tables[table].columns
    if (table, column.name) not in UNCOVERED
]
BOUND = ("position", "turn")  # unique among the lines of a statement or the arrivals of a person: cannot change places
AMOUNTS = ("points", "fen", "minutes", "bp", "amount", "balance", "state", "rest", "lines", "claims")


#: of each sealed table one column that no key holds: what its digest finds there, it finds in the others as well
STAND_INS = {
    table: next(
        column
        for column in reversed(columns)
        if column not in metadata.tables[table].primary_key and (table, column) not in UNCOVERED
    )
    for table, columns in sealed_tables().items()
    if table not in OUTSIDE
}


def is_walked(engine: str, table: str, column: str) -> bool:
    """Every column in a drill. Everyday one of those under a digest, and all that are recomputed from other rows.

    On the other engine, with the same statements, of the recomputed ones amounts and states.
    """
    if IS_DRILL or column == STAND_INS.get(table):
        return True
    if column in ("digest", *sealed_tables().get(table, ())):
        return False
    return engine == "sqlite" or bool(set(column.split("_")) & set(AMOUNTS))


@pytest.fixture(scope="module", params=ENGINES)
def books(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Damaged]:
    """A lived-in community in one open transaction; each harm is taken back."""
    folder: Path = tmp_path_factory.mktemp("damage")
    with (
        templates.copy(request.param, "lived_in", a_lived_in_community, folder) as database,
        unguarded(database) as opened,
    ):
        yield opened


def names(report: CheckReport) -> set[tuple[str, str]]:
    """Every row that a report names."""
    return {(finding.table, finding.id) for invariant in report.invariants for finding in invariant.findings}


def some(books: Damaged, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The middle row; a drill on the quicker engine, which runs the same statements, takes the first and last too."""
    if not IS_DRILL or books.session.dialect == "postgresql":
        return [rows[len(rows) // 2]]
    return list({row[""]: row for row in (rows[0], rows[len(rows) // 2], rows[-1])}.values())


def test_without_damage_nothing_is_broken(books: Damaged) -> None:
    report = books.check_after(lambda session: None)
    assert names(report) == set()
    assert report.is_ok


@pytest.mark.parametrize(
    ("books", "table", "column"),
    [(engine, *place) for engine in ENGINES for place in COLUMNS if is_walked(engine, *place)],
    indirect=["books"],
    ids=str,
)
def test_a_changed_column_is_found_and_its_row_named(books: Damaged, table: str, column: str) -> None:
    rows = books.rows(table)
    assert rows, f"the lived-in community has no {table}"
    shape = metadata.tables[table]
    for row in some(books, [row for row in rows if row[column] is not None] or rows):
        value = other(shape, shape.columns[column], row[column])
        report = books.check_after(change(table, row, column, value))
        moved = {**row, column: value}
        key = [part.name for part in shape.primary_key if part.name != "community_id"]
        named = "/".join(str(moved[part]) for part in key) or str(moved["community_id"])
        assert not report.is_ok
        assert names(report) & {(table, row[""]), (table, named)}, report.to_json()


@pytest.mark.parametrize("table", COVERED)
def test_two_rows_that_changed_places_are_found_and_named(books: Damaged, table: str) -> None:
    shape = metadata.tables[table]
    rows = books.rows(table)
    for column in [column for of, column in COLUMNS if of == table and column not in BOUND]:
        if column in shape.primary_key or not is_walked(books.session.dialect, table, column):
            continue
        first, second = rows[0], next((row for row in rows if row[column] != rows[0][column]), None)
        if second is None or None in (first[column], second[column]):
            continue
        between = other(shape, shape.columns[column], second[column])

        def swap(session: Session, column: str = column, first: Any = first, second: Any = second,
                 between: Any = between) -> None:  # fmt: skip
            change(table, second, column, between)(session)
            change(table, first, column, second[column])(session)
            change(table, second, column, first[column])(session)

        named = names(books.check_after(swap))
        assert {(table, first[""]), (table, second[""])} <= named, (column, first, second, named)


@pytest.mark.parametrize("table", COVERED)
def test_a_row_that_is_gone_is_found_and_named(books: Damaged, table: str) -> None:
    rows = [row for row in books.rows(table) if table != "intent" or row["operation_id"]]  # the others moved nothing
    for row in some(books, rows):
        report = books.check_after(delete(table, row))
        assert (table, row[""]) in names(report), (row, names(report))


@pytest.mark.parametrize("table", COVERED)
def test_a_row_that_was_put_in_is_found_and_named(books: Damaged, table: str) -> None:
    row = books.rows(table)[0]
    added = twin(table, row)
    key = [part.name for part in metadata.tables[table].primary_key if part.name != "community_id"]
    named = "/".join(str(added[part]) for part in key) or str(added["community_id"])
    report = books.check_after(insert(table, added))
    assert (table, named) in names(report), (added, names(report))


def test_what_lies_outside_the_check_holds_neither_amounts_nor_states() -> None:
    held = {
        (table, column.name)
        for table in OUTSIDE
        for column in metadata.tables[table].columns
        if column.name == "state" or (isinstance(column.type, Integer) and column.name.split("_")[-1] in AMOUNTS)
    }
    assert held == {("login_session", "idle_minutes"), ("sign", "state")}


def test_the_lists_of_exceptions_name_only_what_exists() -> None:
    assert OUTSIDE.keys() <= metadata.tables.keys()
    assert {(table, column) for table, column in UNCOVERED if column not in metadata.tables[table].columns} == set()
    amounts = {(table, column) for table, column in UNCOVERED if column.split("_")[-1] in AMOUNTS}
    assert amounts == set()
