"""The self-check against somebody who knows how it works: cut tails, hashes computed anew, seals taken away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

import db.check.chain
from core.books import Intent, chain_hash
from core.bootstrap import App
from core.check import CheckReport, check_session, run_check
from core.clock import DrivenClock, at_local
from core.errors import Forbidden
from core.i18n import Language, translator
from core.policy import Role
from core.seals import DayNotOver, NotNextDay, recent_seals, seal_day, seal_days
from db.books import GENESIS
from db.engine import Session
from tests.damage import Damaged, unguarded
from tests.databases import ENGINES, Templates
from tests.factories import a_community, a_household, a_job, a_staff, an_intent, console, somebody
from tests.factories_lived_in import a_lived_in_community


@pytest.fixture(scope="module", params=ENGINES)
def books(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Damaged]:
    """A lived-in community in one open transaction; each harm is taken back."""
    folder: Path = tmp_path_factory.mktemp("tampering")
    with (
        templates.copy(request.param, "lived_in", a_lived_in_community, folder) as database,
        unguarded(database) as opened,
    ):
        yield opened


def broken(report: CheckReport) -> set[str]:
    """The invariants that do not hold."""
    return {invariant.id for invariant in report.invariants if invariant.findings}


def named(report: CheckReport, invariant: str) -> set[tuple[str, str]]:
    """The rows that one invariant names."""
    return {(finding.table, finding.id) for one in report.invariants if one.id == invariant for finding in one.findings}


def hash_everything_anew(session: Session) -> None:
    """What somebody does who may write to the database and has read the source."""
    community_id = session.value("SELECT id FROM community")
    previous = GENESIS
    for operation in db.check.chain.operations(session, community_id=community_id, after=0):
        transfers = db.check.chain.transfers_of(session, community_id=community_id, operation_id=operation.id)
        moves = db.check.chain.moves(session, community_id=community_id, after=operation.seq - 1, until=operation.seq)
        previous = chain_hash(previous, operation[:15], [row[:9] for row in transfers], [row[:4] for row in moves])
        session.change("UPDATE operation SET hash = :hash WHERE id = :id", hash=previous, id=operation.id)
    session.change("UPDATE chain_head SET hash = :hash", hash=previous)


# -- tampering ---------------------------------------------------------------------------------------------------


def test_hashes_computed_anew_are_found_by_the_seals(books: Damaged) -> None:
    def harm(session: Session) -> None:
        session.change("UPDATE operation SET reason = 'gift' WHERE seq = 3")
        hash_everything_anew(session)

    report = books.check_after(harm)
    assert broken(report) == {"11"}
    assert {table for table, _ in named(report, "11")} == {"seal"}


def test_a_hash_computed_anew_without_harm_is_the_same_hash(books: Damaged) -> None:
    assert books.check_after(hash_everything_anew).is_ok


def test_a_cut_tail_is_found_although_the_head_was_put_back(books: Damaged) -> None:
    def harm(session: Session) -> None:
        last = session.first("SELECT id, seq, transfers FROM operation ORDER BY seq DESC LIMIT 1")
        before = session.first("SELECT hash, recorded_at AS recorded FROM operation WHERE seq = :seq", seq=last.seq - 1)
        for table in ("transfer", "move", "intent"):
            session.change(f"DELETE FROM {table} WHERE operation_id = :id", id=last.id)
        session.change("DELETE FROM operation WHERE id = :id", id=last.id)
        session.change(
            "UPDATE chain_head SET operation_seq = operation_seq - 1, transfer_seq = transfer_seq - :transfers,"
            " recorded_at = :recorded, hash = :hash",
            transfers=last.transfers,
            recorded=before.recorded,
            hash=before.hash,
        )

    report = books.check_after(harm)
    assert named(report, "written")  # what the last operation wrote stands without it


def test_a_late_hand_in_the_till_breaks_the_identity_of_money(books: Damaged) -> None:
    def harm(session: Session) -> None:
        session.change("UPDATE payment SET paid_fen = paid_fen + 100")

    report = books.check_after(harm)
    assert {"30", "31", "digest"} <= broken(report)


def test_points_out_of_nothing_break_guard_and_identity(books: Damaged) -> None:
    def harm(session: Session) -> None:
        session.change("UPDATE guard SET balance = balance + 10 WHERE account LIKE 'points/available/%'")
        session.change(
            "UPDATE lot SET points = points + 10, rest_points = rest_points + 10 WHERE id = (SELECT MIN(id) FROM lot)"
        )

    assert {"3", "16", "18", "digest"} <= broken(books.check_after(harm))


def test_a_state_put_forward_by_hand_is_found(books: Damaged) -> None:
    def harm(session: Session) -> None:
        session.change("UPDATE voucher SET state = 'active' WHERE state = 'settled'")

    assert {"20", "21", "23"} <= broken(books.check_after(harm))


def test_a_seal_taken_away_leaves_a_gap_and_its_name(books: Damaged) -> None:
    seal_id = books.rows("seal")[3]["id"]

    def harm(session: Session) -> None:
        session.change("DELETE FROM seal WHERE id = :id", id=seal_id)

    report = books.check_after(harm)
    assert ("seal", seal_id) in named(report, "written")
    assert "11" in broken(report)


def test_a_refusal_taken_away_is_missed_by_the_seal_of_its_day(books: Damaged) -> None:
    report = books.check_after(lambda session: session.change("DELETE FROM refusal") and None)
    assert {table for table, _ in named(report, "11")} == {"seal"}


def test_damaged_values_of_any_kind_do_not_stop_the_check(books: Damaged) -> None:
    if books.session.dialect == "postgresql":
        return  # its columns hold nothing else
    for column in ("seq", "recorded_at", "transfers", "moves", "facts", "hash"):
        report = books.check_after(
            lambda session, column=column: session.change(f"UPDATE operation SET {column} = 'x' WHERE seq = 5") and None
        )
        assert "operation" in {table for invariant in broken(report) for table, _ in named(report, invariant)}
    for column in ("amount", "seq", "recorded_at", "debit_account"):
        report = books.check_after(
            lambda session, column=column: session.change(f"UPDATE transfer SET {column} = 'x' WHERE seq = 5") and None
        )
        assert "transfer" in {table for invariant in broken(report) for table, _ in named(report, invariant)}
    for column in ("face_fen", "issued_at", "valid_until_on"):
        assert not books.check_after(
            lambda session, column=column: session.change(f"UPDATE voucher SET {column} = 'x'") and None
        ).is_ok
    for column in ("operation_seq", "day_on", "totals"):
        assert not books.check_after(
            lambda session, column=column: (
                session.change(f"UPDATE seal SET {column} = 'x' WHERE id = (SELECT MIN(id) FROM seal)") and None
            )
        ).is_ok


# -- the report --------------------------------------------------------------------------------------------------


def test_the_report_is_one_json_value_with_a_name_for_each_invariant(app: App) -> None:
    report = run_check(app)
    value = report.to_json()
    assert value["ok"] is True
    assert [one["id"] for one in value["invariants"]][:4] == ["1", "2", "3", "4"]
    for one in value["invariants"]:
        assert set(one) == {"id", "name", "checked", "broken", "rows"}
        assert one["name"] != one["id"]
    chinese = translator(Language.ZH)
    assert len({chinese(invariant.name_key) for invariant in report.invariants}) == len(report.invariants)


def test_a_broken_row_says_table_id_and_detail(books: Damaged) -> None:
    voucher_id = books.rows("voucher")[0]["id"]
    report = books.check_after(
        lambda session: session.change("UPDATE voucher SET face_fen = 900 WHERE id = :id", id=voucher_id) and None
    )
    value = report.to_json()
    assert value["ok"] is False
    digest = next(one for one in value["invariants"] if one["id"] == "digest")
    assert digest["broken"] == 1
    assert digest["rows"] == [
        {
            "table": "voucher",
            "id": voucher_id,
            "detail": "A column that never changes was changed: the digest does not fit.",
        }
    ]
    for finding in (finding for invariant in report.invariants for finding in invariant.findings):
        assert finding.sentence(translator(Language.ZH))


def test_one_community_is_checked_alone(app: App) -> None:
    community = a_community(app)
    assert run_check(app, community_id=community.id).is_ok
    assert sum(invariant.checked for invariant in run_check(app, community_id="nobody").invariants) == 0


def test_who_writes_meanwhile_does_not_disturb_the_check(app: App) -> None:
    with app.database.reading() as session:
        db.check.chain.hold_still(session)
        before = db.check.chain.head(session, community_id=a_community(app).id)
        a_household(app)
        assert check_session(session).is_ok
        assert db.check.chain.head(session, community_id=a_community(app).id) == before
    assert run_check(app).is_ok


# -- seals -------------------------------------------------------------------------------------------------------


def test_every_ended_day_is_sealed_once(app: App, clock: DrivenClock) -> None:
    first = seal_days(app)
    assert (first[0][1].day, first[-1][1].day) == (date(2026, 1, 1), date(2026, 11, 19))
    assert seal_days(app) == []
    a_household(app)
    clock.forward(days=1)
    [(code, sealed)] = seal_days(app)
    assert (code, sealed.day) == ("LJC", date(2026, 11, 20))
    assert sealed.operations > 1  # the household, and the seals of the days before
    assert run_check(app).is_ok


def test_a_seal_ends_with_the_last_operation_before_local_midnight(app: App, clock: DrivenClock) -> None:
    seal_days(app)
    clock.set(at_local(date(2026, 11, 20), time(23, 59), "Asia/Shanghai"))
    a_household(app, head_name="李强")
    with app.reading() as (session, _):
        head = db.check.chain.head(session, community_id=a_community(app).id)
    clock.set(at_local(date(2026, 11, 21), time(0), "Asia/Shanghai"))
    a_household(app, head_name="周静")
    assert seal_days(app) == []  # what was refused just before midnight may still be on its way
    clock.forward(minutes=1)
    [(_, sealed)] = seal_days(app)
    assert (sealed.operation_seq, sealed.head) == (head.operation_seq, head.hash)
    assert run_check(app).is_ok


def test_days_are_sealed_one_after_another_when_they_are_over(app: App, clock: DrivenClock) -> None:
    seal_days(app)
    with pytest.raises(DayNotOver):
        app.do(a_job(app), an_intent("job"), seal_day, day=date(2026, 11, 20))
    with pytest.raises(NotNextDay) as refusal:
        app.do(a_job(app), an_intent("job"), seal_day, day=date(2026, 11, 18))
    assert refusal.value.facts["expected_day"] == date(2026, 11, 20)
    with pytest.raises(Forbidden):
        app.do(a_staff(app), an_intent(), seal_day, day=date(2026, 11, 20))


def test_refusals_of_a_day_are_counted_by_its_seal(app: App, clock: DrivenClock) -> None:
    seal_days(app)
    for _ in range(2):
        with pytest.raises(Forbidden):
            app.do(somebody(app, Role.SUPERVISOR), an_intent(), seal_day, day=date(2026, 11, 20))
    clock.forward(days=1)
    [(_, sealed)] = seal_days(app)
    assert sealed.refusals == 2
    shown = app.look(console(app), recent_seals, limit=1)
    assert shown == [sealed]


def test_a_replayed_seal_is_the_first_one(app: App) -> None:
    intent = Intent(key="night", source="job")
    first = app.do(a_job(app), intent, seal_day, day=date(2026, 1, 1))
    assert app.do(a_job(app), intent, seal_day, day=date(2026, 1, 1)) == first
