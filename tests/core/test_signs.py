"""Signs of misuse: found once in what was recorded, told with masked names, looked at by a person, never a verdict."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.bootstrap import App
from core.check import run_check
from core.clock import DrivenClock
from core.errors import AlreadyRedeemed, Forbidden, NotFound, StateMoved
from core.inbox import see_inbox
from core.jobs import SIGNS_EVERY, run_due
from core.policy import Actor
from core.signs import (
    SAME_CARER_A_WEEK,
    SAME_PAIR_A_WEEK,
    UNDOS_A_DAY,
    SeenSign,
    SignKind,
    find_signs,
    note_signs,
    review_sign,
    see_signs,
)
from core.takings import quote, take, undo
from db.states import SignState
from tests.factories import a_job, a_reviewer, a_staff, a_supervisor, an_intent
from tests.factories_carers import a_carer, a_helper, presented
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, paper_of, points, taken, vouchers_of


@pytest.fixture
def wang(app: App) -> Actor:
    """A household with 1000 points, and a fund behind them."""
    a_fund(app, yuan=100_000)
    return a_spender(app, points=1000)


def looked_for(app: App) -> int:
    """One round of looking for signs; how many were written or have grown."""
    found = app.look(a_job(app), find_signs)
    return app.do(a_job(app), an_intent("job"), note_signs, found=tuple(found))


def open_signs(app: App) -> list[SeenSign]:
    return app.look(a_supervisor(app), see_signs)[1]


def told(sign: SeenSign, *names: str) -> tuple[Any, ...]:
    return (sign.kind, *(sign.facts[name] for name in names))


def test_one_household_at_one_shop_again_and_again(app: App, clock: DrivenClock, wang: Actor) -> None:
    shop = a_shop(app)
    till, other = a_till(app, shop), a_till(app, a_shop(app, code="S02", name="便民理发"))
    vouchers = vouchers_of(app, wang, *[5] * (SAME_PAIR_A_WEEK + 1))
    for voucher in vouchers[: SAME_PAIR_A_WEEK - 1]:
        taken(app, till, wang, voucher)
    taken(app, other, wang, vouchers[-1])
    assert looked_for(app) == 0
    taken(app, till, wang, vouchers[-2])
    assert looked_for(app) == 1
    sign = open_signs(app)[0]
    assert told(sign, "count", "household", "building", "shop") == (
        SignKind.SAME_PAIR, SAME_PAIR_A_WEEK, "王**", "3号楼", "邻里食堂",
    )  # fmt: skip
    assert (sign.shop_id, sign.household_id) == (shop.id, wang.household_id)
    clock.forward(days=14)
    assert looked_for(app) == 0
    assert run_check(app).is_ok


def test_an_undone_taking_is_no_visit(app: App, wang: Actor) -> None:
    till = a_till(app, a_shop(app))
    for voucher in vouchers_of(app, wang, *[5] * (SAME_PAIR_A_WEEK - 1)):
        taken(app, till, wang, voucher)
    mistaken = taken(app, till, wang, vouchers_of(app, wang, 5)[0])
    app.do(till, an_intent(reason="wrong_voucher"), undo, taking_id=mistaken.id)
    assert looked_for(app) == 0


def test_takings_while_the_shop_is_shut(app: App, clock: DrivenClock, wang: Actor) -> None:
    till = a_till(app, a_shop(app, opening_hours="1-6 08:00-20:00"))
    taken(app, till, wang, vouchers_of(app, wang, 5)[0])  # Friday, 10:00
    assert looked_for(app) == 0
    clock.forward(hours=11)  # 21:00
    taken(app, till, wang, vouchers_of(app, wang, 5)[0])
    assert looked_for(app) == 1
    assert looked_for(app) == 0
    taken(app, till, wang, vouchers_of(app, wang, 5)[0])
    assert looked_for(app) == 1  # the same sign, whose figure grew
    seen = open_signs(app)
    assert [told(sign, "count", "shop") for sign in seen] == [(SignKind.CLOSED, 2, "邻里食堂")]
    clock.forward(days=2)  # Sunday
    taken(app, till, wang, vouchers_of(app, wang, 5)[0])
    assert looked_for(app) == 1
    assert len(open_signs(app)) == 2


@pytest.mark.parametrize("command", [quote, take])
def test_one_code_at_two_places_within_minutes(app: App, clock: DrivenClock, wang: Actor, command: Any) -> None:
    till, other = a_till(app, a_shop(app)), a_till(app, a_shop(app, code="S02", name="便民理发"))
    paper = paper_of(app, wang, 5)[0]
    app.do(till, an_intent(), take, code=paper.code)
    with pytest.raises(AlreadyRedeemed):
        app.do(till, an_intent(), command, code=paper.code)
    assert looked_for(app) == 0, "twice at one till is a slip of the hand"
    clock.forward(minutes=6)
    with pytest.raises(AlreadyRedeemed):
        app.do(other, an_intent(), command, code=paper.code)
    assert looked_for(app) == 1
    assert looked_for(app) == 0
    sign = open_signs(app)[0]
    assert told(sign, "serial", "shop", "other_shop", "minutes") == (
        SignKind.TWO_PLACES, paper.serial, "邻里食堂", "便民理发", 6,
    )  # fmt: skip
    assert sign.voucher_id == paper.id


def test_the_same_paper_hours_later_is_no_sign(app: App, clock: DrivenClock, wang: Actor) -> None:
    till, other = a_till(app, a_shop(app)), a_till(app, a_shop(app, code="S02", name="便民理发"))
    paper = paper_of(app, wang, 5)[0]
    app.do(till, an_intent(), take, code=paper.code)
    clock.forward(minutes=11)
    with pytest.raises(AlreadyRedeemed):
        app.do(other, an_intent(), take, code=paper.code)
    assert looked_for(app) == 0


def test_a_clerk_who_takes_back_again_and_again(app: App, wang: Actor) -> None:
    till = a_till(app, a_shop(app))
    for voucher in vouchers_of(app, wang, *[5] * UNDOS_A_DAY):
        taking = taken(app, till, wang, voucher)
        app.do(till, an_intent(reason="other"), undo, taking_id=taking.id)
    assert looked_for(app) == 1
    assert told(open_signs(app)[0], "count") == (SignKind.UNDOS, UNDOS_A_DAY)


def test_a_carer_who_brings_others_vouchers_to_one_shop(app: App, wang: Actor) -> None:
    zhao, till = a_helper(app), a_till(app, a_shop(app))
    li = a_spender(app, points=100, head_name="李强")
    for spender in (wang, li):
        a_carer(app, spender, zhao)
    held = [*vouchers_of(app, wang, *[5] * (SAME_CARER_A_WEEK - 1)), *vouchers_of(app, li, 5)]
    for voucher in held:
        presented(app, till, zhao, voucher.id)
    assert looked_for(app) == 1
    sign = open_signs(app)[0]
    assert told(sign, "carer", "households", "count") == (SignKind.SAME_CARER, "赵**", 2, SAME_CARER_A_WEEK)
    assert sign.household_id is None


# -- looking at them -----------------------------------------------------------------------------------------------


@pytest.fixture
def sign(app: App, wang: Actor) -> SeenSign:
    """A sign that waits."""
    till = a_till(app, a_shop(app, opening_hours="1-4 08:00-20:00"))
    taken(app, till, wang, vouchers_of(app, wang, 5)[0])
    assert looked_for(app) == 1
    return open_signs(app)[0]


def test_a_sign_is_reviewed_once_with_a_note(app: App, clock: DrivenClock, wang: Actor, sign: SeenSign) -> None:
    assert app.look(a_staff(app), see_inbox).signs_open == 1
    reviewer = a_reviewer(app)
    app.do(reviewer, an_intent(note="问过店主：那天盘点，门开着"), review_sign, sign_id=sign.id)
    with pytest.raises(StateMoved):
        app.do(a_staff(app), an_intent(), review_sign, sign_id=sign.id)
    with pytest.raises(NotFound):
        app.do(a_staff(app), an_intent(), review_sign, sign_id="0" * 26)
    assert open_signs(app) == []
    assert app.look(a_staff(app), see_inbox).signs_open == 0
    count, seen = app.look(a_staff(app), see_signs, state=SignState.REVIEWED)
    assert (count, seen[0].note, seen[0].reviewed_at) == (1, "问过店主：那天盘点，门开着", clock.now())
    assert looked_for(app) == 0, "what was reviewed does not come back"
    assert run_check(app).is_ok


def test_nothing_happens_because_of_a_sign(app: App, wang: Actor, sign: SeenSign) -> None:
    before = points(app, wang.household_id)
    taken(app, a_till(app, a_shop(app, code="S02")), wang, vouchers_of(app, wang, 5)[0])
    assert points(app, wang.household_id).available == before.available - 5
    with app.database.reading() as session:
        states = session.all("SELECT DISTINCT state FROM voucher")
        assert session.value("SELECT state FROM shop WHERE id = :id", id=sign.shop_id) == "active"
    assert {row.state for row in states} == {"redeemed"}


def test_neither_shops_nor_residents_read_signs(app: App, wang: Actor, sign: SeenSign) -> None:
    for nobody in (wang, a_till(app, a_shop(app, code="S09"))):
        with pytest.raises(Forbidden):
            app.look(nobody, see_signs)
        with pytest.raises(Forbidden):
            app.do(nobody, an_intent(), review_sign, sign_id=sign.id)


def test_scheduled_work_looks_for_signs_and_twice_acts_once(app: App, clock: DrivenClock, wang: Actor) -> None:
    till = a_till(app, a_shop(app, opening_hours="1-4 08:00-20:00"))
    taken(app, till, wang, vouchers_of(app, wang, 5)[0])

    def done() -> int:
        return {one.job: one.count for one in run_due(app)}["signs_noted"]

    assert (done(), done()) == (1, 0)
    taken(app, till, wang, vouchers_of(app, wang, 5)[0])
    assert done() == 0, "not every round reads two weeks"
    clock.forward(seconds=int(SIGNS_EVERY / timedelta(seconds=1)))
    assert done() == 1
    assert len(open_signs(app)) == 1
