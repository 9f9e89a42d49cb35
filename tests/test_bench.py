"""The speed table measures what it says: its reference runs the product's own statements and leaves whole books."""

from __future__ import annotations

import ast
import sqlite3
from pathlib import Path

import pytest

from bench import check_in, doors, many, selfcheck, takings
from bench import codes as codes_line
from bench.by_hand import HandTill
from bench.city import GROWING, widen
from bench.codes import Codes, decoded
from bench.pretix.peer import NotHere, environment
from bench.reads import walked
from bench.recording import Recorder
from bench.server import EMPTIED
from bench.table import Line, Note, Probe, drawn, p99
from core.books import Intent
from core.bootstrap import App
from core.check import run_check
from core.errors import AlreadyRedeemed
from core.policy import Actor
from core.qr import code_symbol, compact
from core.takings import take
from db.engine import Session
from db.types import to_microseconds
from pages._ui.register import BY_NAME
from tests.databases import Templates
from tests.factories import an_intent
from tests.factories_lived_in import a_lived_in_community
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, money, paper_of

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def codes(app: App) -> list[str]:
    """Four paper vouchers of 5 yuan of one household."""
    a_fund(app)
    return [voucher.code or "" for voucher in paper_of(app, a_spender(app, points=20), 5, 5, 5, 5)]


@pytest.fixture
def till(app: App) -> Actor:
    """A till of the canteen."""
    return a_till(app, a_shop(app))


def a_hand(app: App, till: Actor) -> HandTill:
    """The same till by hand, at the same time."""
    return HandTill(app.database, till, now_ns=lambda: to_microseconds(app.clock.now()) * 1000)


def statements_of_the_product(app: App, till: Actor, code: str) -> list[str]:
    with app.database.transaction() as session:
        recorder = Recorder(session._driver)
        recorded = Session(recorder, session.dialect, session.secrets, is_writer=True)
        take(recorded, app.clock_for(session), till, an_intent(source="api"), code=code)
    return recorder.texts


def statements_by_hand(app: App, till: Actor, code: str) -> list[str]:
    hand = a_hand(app, till)
    hand.connection = recorder = Recorder(hand.connection)
    hand.take(code, "by-hand-1")
    hand.close()
    return [text for text in recorder.texts if text != "BEGIN IMMEDIATE"]


def test_the_hand_runs_the_statements_of_the_product(app: App, till: Actor, codes: list[str]) -> None:
    assert statements_by_hand(app, till, codes[0]) == statements_of_the_product(app, till, codes[1])


def test_the_books_cannot_tell_the_hand_from_the_product(app: App, till: Actor, codes: list[str]) -> None:
    hand = a_hand(app, till)
    for number, code in enumerate(codes[:2]):
        hand.take(code, f"by-hand-{number}")
    hand.close()
    app.do(till, an_intent(source="api"), take, code=codes[2])
    assert money(app).owed == 1500
    report = run_check(app)
    assert report.is_ok, [finding for one in report.invariants for finding in one.findings]
    with pytest.raises(AlreadyRedeemed):
        app.do(till, an_intent(source="api"), take, code=codes[0])


def test_the_product_answers_a_press_of_the_hand_again(app: App, till: Actor, codes: list[str]) -> None:
    hand = a_hand(app, till)
    hand.take(codes[0], "by-hand-1")
    hand.close()
    again = app.do(till, Intent(key="by-hand-1", source="api"), take, code=codes[0])
    assert (again.face_fen, again.is_replay) == (500, True)
    assert (again.undo_until - again.taken_at).total_seconds() == 300


def a_line(*samples: float, bound: str = "at most", target: float | None = 2.0, **named: object) -> Line:
    return Line(
        name="line", what="a thing", reference="another", bound=bound, target=target, samples=list(samples), **named
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "reached"),
    [
        (a_line(1.9, 2.0, 2.1), "yes"),
        (a_line(1.9, 2.01, 2.1), "no"),
        (a_line(0.5, 0.7, 0.6, bound="at least", target=0.6), "yes"),
        (a_line(0.5, 0.59, 0.6, bound="at least", target=0.6), "no"),
        (a_line(), "not measured"),
        (a_line(9.0, is_report=True), "report"),
        (a_line(9.0, target=None), "report"),
    ],
)
def test_a_target_is_reached_by_the_median_and_never_without_a_figure(line: Line, reached: str) -> None:
    assert line.reached == reached


def test_a_line_shows_median_and_quartiles_and_why_it_was_not_measured() -> None:
    shown = drawn(
        [a_line(1.0, 1.5, 2.0), a_line(why_not="no browser here"), a_line(7.0, target=5, is_report=True, unit="s")],
        [Note(what="import of 5,000 rows", figure="3.1 s")],
    )
    assert "1.50 (1.25 to 1.75) x" in shown
    assert "no browser here" in shown
    assert "not measured" in shown
    assert "aim <= 5 s" in shown
    assert "3.1 s" in shown


def test_ninety_nine_of_a_hundred_stay_below_p99() -> None:
    assert p99([float(number) for number in range(1, 101)]) == 99.0
    assert p99([7.0]) == 7.0


def test_without_the_package_index_pretix_says_so_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    with pytest.raises(NotHere, match="not installed"):
        environment()
    assert list((tmp_path / "linli-bench").iterdir()) == []


@pytest.mark.parametrize("kind", sorted(EMPTIED))
def test_the_empty_page_of_a_shell_stands_in_the_place_of_one_of_its_pages(kind: str) -> None:
    entry = BY_NAME[EMPTIED[kind]]
    assert entry.kind == kind
    statements = ast.parse((ROOT / "bench" / "empty" / f"{entry.name}.py").read_text(encoding="utf-8")).body
    calls = [ast.unparse(one.value) for one in statements if isinstance(one, ast.Expr)]
    assert calls[1:] == [f"open_page('{entry.name}')"], "words about it, the import, the frame, nothing else"


def test_a_codes_text_is_read_from_its_symbol_again() -> None:
    text = compact("https://linli.example.org/V/7Q2M9KX4TD8HVW3F")
    assert decoded(code_symbol(text)) == text


# -- every line once, with next to nothing in it -------------------------------------------------------------------


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines as they are, with a handful of vouchers, tills and payments."""
    for module, sizes in (
        (takings, {"HOUSEHOLDS": 10, "BLOCK": 2, "ALONE": 4, "WARM_UP": 2, "AT_ONCE": 16}),
        (doors, {"COMMUNITIES": ("C1", "C2"), "TAKINGS": 1}),
        (selfcheck, {"PAYMENTS": 12, "AT_ONCE": 5}),
        (many, {"VOUCHERS": 12}),
        (codes_line, {"CODES": 2}),
    ):
        for name, size in sizes.items():
            monkeypatch.setattr(module, name, size)


@pytest.fixture
def probes(templates: Templates, tmp_path: Path) -> dict[str, Probe]:
    """By the name of their first line."""
    tmp_path.chmod(0o755)
    made: list[Probe] = [
        takings.Alone(templates, "sqlite", tmp_path),
        takings.Alone(templates, "postgresql", tmp_path),
        takings.AtOnce(templates, tmp_path),
        doors.Doors(templates, tmp_path),
        check_in.CheckIn(templates, "sqlite", tmp_path, people=6),
        selfcheck.SelfCheck(templates, tmp_path),
        many.Many(templates, tmp_path),
        Codes(),
    ]
    return {probe.lines[0].name: probe for probe in made}


@pytest.mark.parametrize(
    "name", ["taking-sqlite", "taking-postgresql", "taking-threads", "doors", "check_in-sqlite", "check", "many", "qr"]
)
def test_a_line_measures_and_finds_its_results_right(tiny: None, probes: dict[str, Probe], name: str) -> None:
    # about 2 s each, 10 s for the two servers of `doors`
    probe = probes[name]
    try:
        probe.prepare()
        probe.round(0)
        assert [line.measured is not None for line in probe.lines] == [True] * len(probe.lines)
        assert all(note.figure for note in probe.notes())
    finally:
        probe.close()


def test_a_city_is_whole_as_far_as_reads_can_tell(templates: Templates, tmp_path: Path) -> None:
    with templates.copy("sqlite", "lived in", a_lived_in_community, tmp_path) as database:
        assert database.path is not None
        counted = counts(database.path)
        assert all(counted[table] for table in GROWING)
        widen(database.path, copies=3)
        again = counts(database.path)
        lines = sqlite3.connect(database.path).execute("PRAGMA foreign_key_check").fetchall()
    assert {table: again[table] for table in GROWING if table != "guard"} == {
        table: 4 * counted[table] for table in GROWING if table != "guard"
    }
    assert lines == []


def counts(path: Path) -> dict[str, int]:
    """Rows of the tables that grow."""
    connection = sqlite3.connect(path)
    found = {table: connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in GROWING}
    connection.close()
    return found


@pytest.mark.parametrize(
    ("sql", "plan", "table"),
    [
        ("SELECT 1 FROM claim c WHERE 1", "SCAN c", "claim"),
        ("SELECT 1 FROM claim c WHERE 1", "SEARCH c USING INDEX ix_claim (community_id=?)", "claim"),
        ("SELECT 1 FROM claim c WHERE 1", "SEARCH c USING INDEX ix_claim (community_id=? AND person_id=?)", None),
        ("SELECT 1 FROM claim c ORDER BY c.at LIMIT 9", "SEARCH c USING INDEX ix_claim (community_id=?)", None),
        ("SELECT 1 FROM shop s WHERE 1", "SEARCH s USING INDEX pk_shop (community_id=?)", None),
        ("SELECT 1 FROM claim c WHERE 1", "USE TEMP B-TREE FOR ORDER BY", None),
    ],
)
def test_a_plan_that_walks_records_is_seen(sql: str, plan: str, table: str | None) -> None:
    assert walked(sql, plan) == table
