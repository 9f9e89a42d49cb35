"""The console's door: exit codes, one JSON value on stdout, and the fields of design 10. About 15 s."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import cli
import db.places
from core.approvals import approve_claims
from core.bootstrap import App, build_app
from core.claims import log_hours
from core.clock import DrivenClock
from core.entries import Entry
from core.errors import VoucherRefused
from core.funds import open_fund
from core.jobs import run_due
from core.national import say_consent
from core.notices import post_notice
from core.policy import Role
from core.settings import Settings
from core.shops import register_shop
from core.takings import take
from core.who import actor_named
from tests.factories import a_reviewer, a_supervisor, an_intent, console, somebody

SAMPLES = Path(__file__).parents[1] / "docs" / "samples"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder that the console uses."""
    monkeypatch.setenv("LINLI_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def made(folder: Path) -> Path:
    """An empty community."""
    assert linli("init", "--demo", "none").exit_code == 0
    return folder


def linli(*words: str) -> Any:
    """Type a command."""
    return CliRunner().invoke(cli.cli, list(words))


def asked(*words: str) -> Any:
    """A command's JSON answer, where it did what was asked."""
    result = linli(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def refused(*words: str) -> dict[str, Any]:
    """A command's refusal."""
    result = linli(*words, "--json")
    assert result.exit_code == 1, result.output
    error: dict[str, Any] = json.loads(result.stdout)["error"]
    return error


@pytest.fixture
def funded(made: Path) -> Iterator[App]:
    """The sample roster with its passbook balances spendable, a fund and a shop."""
    for kind in ("roster", "opening"):
        asked("import", kind, str(SAMPLES / f"{kind}.xlsx"))
    app = build_app(Settings())
    with app.reading() as (session, clock):
        ids = tuple(row.id for row in session.all("SELECT id FROM claim"))
        started = clock.now()
    for approver in (a_reviewer(app), a_supervisor(app)):
        app.do(approver, an_intent(), approve_claims, claim_ids=ids)
    notice = app.do(console(app), an_intent(), post_notice)
    app.clock = DrivenClock(max(started, notice.closes_at))
    run_due(app)
    app.do(console(app), an_intent(), open_fund, code="F1", name="公益金", sponsor="社区", amount_fen=100_000,
           proof="回单 1")  # fmt: skip
    app.do(console(app), an_intent(), register_shop, code="S01", name="食堂", kind="canteen", address="1号楼")
    app.clock = None
    yield app
    app.database.close()


def test_without_a_database_one_sentence_says_what_to_type(folder: Path) -> None:
    result = linli("shop", "list")
    assert result.exit_code == 1
    assert "linli init --demo" in result.stderr
    assert refused("household", "list")["key"] == "error.database.missing"


def test_init_makes_one_community_and_never_over_another(made: Path) -> None:
    assert refused("init", "--demo", "none")["key"] == "error.init.already_there"
    assert (made / "linli.key").stat().st_mode & 0o777 == 0o600


def test_wrong_usage_is_told_apart_from_a_refusal(made: Path) -> None:
    assert linli("import", "hours", "no-such-file.xlsx").exit_code == 2
    assert linli("user", "add", "wang", "--role", "king").exit_code == 2
    assert linli("voucher", "issue", "--household", "x", "--faces", "five").exit_code == 2


def test_the_commands_are_those_of_the_design_and_no_others() -> None:
    found = {command.name or command.callback.__name__ for command in cli.cli.registered_commands if command.callback}
    groups = {group.name for group in cli.cli.registered_groups}
    assert found == {"init", "serve", "check", "tick", "seal"}
    assert groups == {"user", "shop", "household", "till", "token", "voucher", "import", "export", "calendar"}


def test_an_import_answers_with_its_counts_and_a_dry_run_writes_nothing(made: Path) -> None:
    asked("import", "roster", str(SAMPLES / "roster.xlsx"))
    sheet = str(SAMPLES / "hours.xlsx")
    dry = asked("import", "hours", sheet, "--dry-run")
    assert set(dry) == {"rows", "new", "listed", "back_filled", "duplicate", "refused", "written"}
    assert dry["new"] == dry["listed"] + dry["back_filled"] > 0
    assert dry["written"] == 0
    assert {"row", "key", "facts"} == set(dry["refused"][0])
    real = asked("import", "hours", sheet, "--reason", "纸质签到表")
    assert real == {**dry, "written": dry["new"]}
    again = asked("import", "hours", sheet)
    assert (again["new"], again["written"], again["duplicate"]) == (0, 0, real["new"])


def test_a_file_refused_whole_ends_with_one_and_names_no_row(made: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "x.xlsx"
    wrong.write_bytes(b"PK\x03\x04 not a workbook")
    result = linli("import", "hours", str(wrong), "--json")
    assert result.exit_code == 1
    shown = json.loads(result.stdout)
    assert [one["row"] for one in shown["refused"]] == [None]
    assert shown["written"] == 0


def test_back_filled_rows_without_a_reason_wait_and_with_one_are_confirmed(made: Path) -> None:
    asked("import", "roster", str(SAMPLES / "roster.xlsx"))
    asked("import", "hours", str(SAMPLES / "hours.xlsx"))
    app = build_app(Settings())
    with app.reading() as (session, _):
        states = {row.state for row in session.all("SELECT DISTINCT state FROM claim")}
    app.database.close()
    assert states == {"submitted"}


def test_issued_vouchers_are_each_taken_once_by_sixty_four_callers(funded: App) -> None:
    richest = asked("household", "list", "--with-points", "15")[0]
    assert richest["available_points"] >= 15
    issued = asked("voucher", "issue", "--household", richest["card"], "--faces", "5,10")["vouchers"]
    assert [voucher["face_fen"] for voucher in issued] == [500, 1000]
    assert set(issued[0]) == {"serial", "code", "face_fen", "valid_until"}
    left = {row["card"]: row["available_points"] for row in asked("household", "list")}
    assert left[richest["card"]] == richest["available_points"] - 15
    with funded.reading() as (session, _):
        shop_id = session.value("SELECT id FROM shop")
    till = somebody(funded, Role.CLERK, shop_id=shop_id, till_id="till-1")
    outcomes: list[str] = []
    gate = threading.Barrier(64)

    def press(number: int) -> None:
        gate.wait()
        try:
            funded.do(till, an_intent("api"), take, code=issued[number % 2]["code"])
            outcomes.append("taken")
        except VoucherRefused as refusal:
            outcomes.append(refusal.key)

    callers = [threading.Thread(target=press, args=(number,)) for number in range(64)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert sorted(outcomes) == ["error.voucher.already_redeemed"] * 62 + ["taken"] * 2
    assert asked("check")["ok"] is True


def test_more_than_the_household_has_is_refused_with_the_facts(funded: App) -> None:
    card = asked("household", "list")[-1]["card"]
    error = refused("voucher", "issue", "--household", card, "--faces", "50,50,50,50,50,50,50,50,50,50")
    assert error["key"] == "error.points.not_enough"
    assert error["facts"]["missing_points"] > 0
    assert refused("voucher", "issue", "--household", "nobody", "--faces", "5")["key"] == "error.not_found"


def test_shops_tills_and_tokens(funded: App) -> None:
    assert asked("shop", "list") == [{"code": "S01", "name": "食堂", "state": "active"}]
    assert set(asked("till", "pair", "S01")) == {"code", "expires_at"}
    assert set(asked("token", "create", "--shop", "S01")) == {"token"}
    token = asked("token", "list")[0]
    assert asked("token", "revoke", token["id"]) == {"revoked": True}
    assert refused("till", "pair", "S99")["key"] == "error.not_found"


def test_a_real_account_acts_under_its_own_policy(funded: App) -> None:
    assert asked("user", "add", "xiaoli", "--role", "supervisor")["one_time_link"].startswith("http")
    with funded.reading() as (session, clock):
        assert actor_named(session, clock, login_name="xiaoli") is not None
        assert len(db.places.communities(session)) == 1
    assert refused("voucher", "issue", "--household", "LJC-9001", "--faces", "5", "--as", "xiaoli")["key"] == (
        "error.forbidden"
    )


def test_check_names_the_row_that_was_changed_behind_its_back(funded: App) -> None:
    funded.database.close()
    import sqlite3

    assert funded.database.path is not None
    connection = sqlite3.connect(funded.database.path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    (damaged,) = connection.execute("SELECT id FROM transfer ORDER BY seq LIMIT 1").fetchone()
    connection.execute("UPDATE transfer SET amount = amount + 1 WHERE id = ?", (damaged,))
    connection.commit()
    connection.close()
    result = linli("check", "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["ok"] is False
    assert any(
        row["table"] == "transfer" and row["id"] == damaged for one in report["invariants"] for row in one["rows"]
    )


def test_everything_is_taken_along_and_nothing_is_a_formula(funded: App, tmp_path: Path) -> None:
    folder = tmp_path / "along"
    files = asked("export", str(folder))["files"]
    assert {Path(file).stem for file in files} >= {"people", "households", "service_records", "points", "money"}
    people = (folder / "people.csv").read_text("utf-8-sig").splitlines()
    assert "phone" in people[0]
    assert len(people) > 5
    assert refused("export", str(folder), "--as", "nobody")["key"] == "error.not_found"


def test_hours_go_to_the_national_system_once_and_the_day_is_noted(funded: App, tmp_path: Path) -> None:
    assert refused("export", "national", str(tmp_path))["key"] == "error.national.nothing"
    with funded.reading() as (session, _):
        person_id, day = session.first("SELECT id, joined_on FROM person WHERE joined_on IS NOT NULL")
    maker = console(funded)
    entry = Entry(person_id=person_id, service_on=day, title="送餐", minutes=90)
    ids = funded.do(maker, an_intent(), log_hours, entries=(entry,), back_fill_reason="纸质表").claim_ids
    funded.do(a_reviewer(funded), an_intent(), approve_claims, claim_ids=ids)
    funded.clock = DrivenClock(funded.do(maker, an_intent(), post_notice).closes_at)
    run_due(funded)
    funded.do(maker, an_intent(), say_consent, is_given=True, person_id=person_id)
    made = asked("export", "national", str(tmp_path / "out"))
    assert (made["batch"], made["lines"], made["corrections"]) == (1, 1, 0)
    assert all(Path(file).exists() for file in made["files"])
    assert asked("export", "entered", "1", "--on", "2026-11-20")["records"] == 1
    assert refused("export", "entered", "1", "--on", "2026-11-20")["key"] == "error.national.already_entered"
    assert linli("export", "entered", "1", "--on", "yesterday").exit_code == 2
    assert asked("export", "national", str(tmp_path / "out"), "--batch", "1")["batch"] == 1


def test_time_is_moved_in_a_demo_only(made: Path) -> None:
    assert refused("tick", "--at", "2030-01-01")["key"] == "error.tick.only_in_demo"
    assert {one["job"] for one in asked("tick")["done"]} >= {"notices_closed", "points_expired"}
    assert isinstance(asked("seal")["seals"], list)


def test_working_days_are_loaded_from_a_file(made: Path, tmp_path: Path) -> None:
    days = tmp_path / "2027.csv"
    days.write_text("日期,上班\n2027-01-01,0\n2027-01-02,1\n", "utf-8")
    assert asked("calendar", "load", str(days)) == {"days": 2}
    days.write_text("2027-13-01,0\n", "utf-8")
    assert refused("calendar", "load", str(days)) == {"key": "error.calendar.unreadable", "facts": {"row": 1}}


def test_a_demo_that_was_cut_short_is_not_taken_for_a_whole_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.installing.make_demo", cut_short)
    assert linli("init", "--demo", "community").exit_code != 0
    assert refused("init", "--demo", "community")["key"] == "error.init.unfinished"
