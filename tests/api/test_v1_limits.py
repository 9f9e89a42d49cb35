"""A program hears of limits and carers as of any other refusal: by its key, a number, 403, and nothing written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.bootstrap import App
from core.carers import carer_code
from core.clock import DrivenClock
from core.policy import Actor
from tests.api.test_v1 import Program, problem_of, programs_of
from tests.factories_carers import a_carer, a_helper, terms_from_tomorrow
from tests.factories_spending import a_fund, a_shop, a_spender, money, shown_code, vouchers_of


@pytest.fixture
def spender(app: App) -> Actor:
    """A household with 200 points, and a fund behind them."""
    a_fund(app)
    return a_spender(app, points=200)


@pytest.fixture
def program(app: App, web: object) -> Iterator[Program]:
    """A shop's own program."""
    found = programs_of(web, app, a_shop(app).id)
    yield found
    found.close()


@pytest.mark.parametrize("limit", ["household_day_fen", "shop_day_fen", "till_day_fen"])
def test_a_day_that_is_full_is_403_with_its_limit(
    app: App, clock: DrivenClock, spender: Actor, program: Program, limit: str
) -> None:
    terms_from_tomorrow(app, clock, **{limit: 2000})
    twenty, five = vouchers_of(app, spender, 20, 5)
    assert program.takes(code=shown_code(app, spender, twenty)).status_code == 201
    key = f"error.limit.{limit.removesuffix('_fen')}"
    code = shown_code(app, spender, five)
    assert problem_of(program.ask("POST", "/quotes", json={"code": code})) == (403, key, {"limit_fen": 2000})
    assert problem_of(program.takes(code=code)) == (403, key, {"limit_fen": 2000})
    assert money(app).owed == 2000


def test_a_carers_code_is_taken_within_the_week_and_refused_above(app: App, spender: Actor, program: Program) -> None:
    helper = a_helper(app)
    a_carer(app, spender, helper, week_yuan=20)
    twenty, five = vouchers_of(app, spender, 20, 5)
    codes = [app.look(helper, carer_code, voucher_id=one.id).code for one in (twenty, five)]
    assert program.takes(code=codes[0]).status_code == 201
    assert problem_of(program.takes(code=codes[1])) == (403, "error.limit.carer_week", {"limit_fen": 2000})
    assert money(app).owed == 2000
