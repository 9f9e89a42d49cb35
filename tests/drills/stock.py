"""Vouchers in stock and a till to take them, for drills in processes of their own; and what stands afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.bootstrap import App
from core.exchange import exchange
from tests.drills.child import Job
from tests.factories import an_intent
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, shown_code

FACES_AT_ONCE = 50


def codes(app: App, count: int, fund_id: str) -> list[str]:
    """Screen codes of so many vouchers of 5 yuan, of a household that has just enough points."""
    found: list[str] = []
    spender = a_spender(app, points=5 * count)
    while len(found) < count:
        faces = (500,) * min(FACES_AT_ONCE, count - len(found))
        paid_by = {"household_id": spender.household_id, "fund_id": fund_id}
        bought = app.do(spender, an_intent(), exchange, faces_fen=faces, **paid_by)
        found += [shown_code(app, spender, voucher) for voucher in bought.vouchers]
    return found


def a_job(app: App, *, presses: int, number: int = 1, **named: Any) -> Job:
    """So many vouchers, each to be taken by one press at one till; the `number` tells jobs in one database apart."""
    fund = a_fund(app, yuan=5 * presses, code=f"F{number}")
    assert app.clock is not None
    return Job(
        settings=app.settings,
        url=app.database.url,
        now=app.clock.now(),
        till=a_till(app, a_shop(app, code=f"S{number}")),
        presses=[(f"press-{number}-{place}", code) for place, code in enumerate(codes(app, presses, fund.id))],
        **named,
    )


def takings_of(app: App) -> dict[str, str]:
    """Intent and taking of every taking that stands."""
    with app.database.reading() as session:
        rows = session.all(
            "SELECT operation.intent_key, taking.id FROM taking"
            " JOIN operation ON operation.community_id = taking.community_id AND operation.id = taking.operation_id"
        )
    assert len({row.id for row in rows}) == len(rows)
    return {row.intent_key: row.id for row in rows}


def left_over(job: Job, heard: dict[str, str]) -> Job:
    """The job from the first press on that nobody has heard of."""
    presses = [press for press in job.presses if press[0] not in heard]
    return replace(job, presses=presses)
