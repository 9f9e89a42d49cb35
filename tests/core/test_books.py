"""Operations, transfers, guards, intents and the chain."""

from __future__ import annotations

import threading

import pytest

import db.books
from core.books import NotEnough, Work
from core.bootstrap import App
from core.commands import command
from core.errors import Forbidden, IntentReused
from core.policy import Role, Scope
from tests.factories import a_household, an_intent, console, somebody


@command("test.give", roles={Role.STAFF}, scope=Scope.COMMUNITY)
def give(work: Work, *, household_id: str, points: int) -> int:
    """Put points into a household's notice account."""
    work.transfer(debit=f"points/notice/{household_id}", credit="points/issued", amount=points, kind="test.give")
    work.about(f"household:{household_id}")
    return points


@command("test.take", roles={Role.STAFF}, scope=Scope.COMMUNITY)
def take_back(work: Work, *, household_id: str, points: int) -> int:
    """Take points out of a household's notice account."""
    work.transfer(debit="points/recalled", credit=f"points/notice/{household_id}", amount=points, kind="test.take")
    work.about(f"household:{household_id}")
    return points


def in_notice(app: App, household_id: str) -> tuple[int, int]:
    """(guard, sum of transfers) of a household's notice account."""
    with app.database.reading() as session:
        account = {"community_id": console(app).community_id, "account": f"points/notice/{household_id}"}
        return db.books.guard_balance(session, **account), db.books.balance(session, **account)


def test_a_transfer_moves_its_amount_from_one_account_to_the_other(app: App) -> None:
    home = a_household(app)
    app.do(console(app), an_intent(), give, household_id=home.id, points=12)
    assert in_notice(app, home.id) == (12, 12)


def test_more_than_an_account_holds_is_refused_and_changes_nothing(app: App) -> None:
    home = a_household(app)
    app.do(console(app), an_intent(), give, household_id=home.id, points=12)
    with pytest.raises(NotEnough) as refusal:
        app.do(console(app), an_intent(), take_back, household_id=home.id, points=13)
    assert refusal.value.facts["amount"] == 13
    assert in_notice(app, home.id) == (12, 12)


def test_a_refusal_is_written_down_outside_the_chain(app: App) -> None:
    home = a_household(app)
    with pytest.raises(NotEnough):
        app.do(console(app), an_intent(), take_back, household_id=home.id, points=1)
    with app.database.reading() as session:
        refused = session.first("SELECT action, actor_id, key FROM refusal")
        assert session.value("SELECT COUNT(*) FROM operation WHERE action = 'test.take'") == 0
    assert tuple(refused) == ("test.take", "console", "error.books.not_enough")


def test_the_same_press_gets_its_first_answer_again(app: App) -> None:
    home, press = a_household(app), an_intent()
    assert app.do(console(app), press, give, household_id=home.id, points=5) == 5
    assert app.do(console(app), press, give, household_id=home.id, points=5) == 5
    assert in_notice(app, home.id) == (5, 5)


def test_the_same_press_with_other_data_is_refused(app: App) -> None:
    home, press = a_household(app), an_intent()
    app.do(console(app), press, give, household_id=home.id, points=5)
    with pytest.raises(IntentReused):
        app.do(console(app), press, give, household_id=home.id, points=6)
    assert in_notice(app, home.id) == (5, 5)


def test_the_gate_stands_before_everything_else(app: App) -> None:
    home, press = a_household(app), an_intent()
    with pytest.raises(Forbidden):
        app.do(somebody(app, Role.CLERK), press, give, household_id=home.id, points=5)
    with app.database.reading() as session:
        assert session.value("SELECT COUNT(*) FROM intent WHERE key = :key", key=press.key) == 0


def test_operations_are_numbered_without_gaps_and_linked(app: App) -> None:
    home = a_household(app)
    for _ in range(3):
        app.do(console(app), an_intent(), give, household_id=home.id, points=1)
    with app.database.reading() as session:
        rows = session.all("SELECT seq, hash FROM operation ORDER BY seq")
        head = session.first("SELECT operation_seq, transfer_seq, hash FROM chain_head")
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert (head.operation_seq, head.transfer_seq, head.hash) == (rows[-1].seq, 3, rows[-1].hash)


def test_the_books_refuse_to_be_changed_or_deleted(app: App) -> None:
    home = a_household(app)
    app.do(console(app), an_intent(), give, household_id=home.id, points=5)
    for statement in (
        "UPDATE transfer SET amount = 6",
        "DELETE FROM transfer",
        "UPDATE operation SET actor_id = 'x'",
        "DELETE FROM operation",
    ):
        with pytest.raises(Exception, match="the books only grow"), app.database.transaction() as session:
            session.change(statement)


def test_sixteen_presses_at_once_take_no_more_than_there_is(app: App) -> None:
    home = a_household(app)
    app.do(console(app), an_intent(), give, household_id=home.id, points=10)
    refused: list[int] = []

    def press() -> None:
        try:
            app.do(console(app), an_intent(), take_back, household_id=home.id, points=3)
        except NotEnough:
            refused.append(1)

    callers = [threading.Thread(target=press) for _ in range(16)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert in_notice(app, home.id) == (1, 1)
    assert len(refused) == 13
