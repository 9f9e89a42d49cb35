"""What tests of carers and limits need: terms in force, somebody whom a household named."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.bootstrap import App
from core.carers import CarerNamed, carer_code, name_carer
from core.clock import DrivenClock, local_day
from core.limits import Terms, set_spending_terms
from core.policy import Actor
from core.takings import Taking, take
from tests.factories import a_household, a_person, a_resident, an_intent, console


def terms_from_tomorrow(app: App, clock: DrivenClock, **limits: Any) -> Terms:
    """Terms of spending, and the clock on their first morning."""
    tomorrow = local_day(clock.now(), "Asia/Shanghai") + timedelta(days=1)
    terms = app.do(console(app), an_intent(), set_spending_terms, effective_on=tomorrow, **limits)
    clock.forward(days=1)
    return terms


def a_helper(app: App, *, name: str = "赵小梅", **named: Any) -> Actor:
    """Somebody of another household, signed in."""
    household = a_household(app, head_name=name, building="9号楼")
    person = a_person(app, name=name, household_id=household.id, is_head=True, **named)
    return a_resident(app, person_id=person.id, household_id=household.id)


def number_of(app: App, actor: Actor) -> str:
    """The volunteer number of somebody who is signed in."""
    with app.database.reading() as session:
        return str(session.value("SELECT volunteer_number FROM person WHERE id = :id", id=actor.person_id))


def a_carer(app: App, spender: Actor, helper: Actor, *, name: str = "赵小梅", week_yuan: int = 100) -> CarerNamed:
    """A helper whom a household named."""
    return app.do(
        spender, an_intent(), name_carer, household_id=spender.household_id, number=number_of(app, helper), name=name,
        week_cap_fen=100 * week_yuan,
    )  # fmt: skip


def presented(app: App, till: Actor, helper: Actor, voucher_id: str) -> Taking:
    """A voucher that a carer showed and a till took."""
    return app.do(till, an_intent(), take, code=app.look(helper, carer_code, voucher_id=voucher_id).code)
