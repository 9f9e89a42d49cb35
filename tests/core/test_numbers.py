"""The numbers of any day and span: the books added up by hand, each close the next opening, printed days for good."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from core.bootstrap import App
from core.clock import DrivenClock, local_day, start_of_day
from core.errors import AppError, Forbidden, Malformed, NotFound
from core.i18n import Language, has_sentence
from core.lots import expire_points
from core.numbers import Numbers, Sums, community_numbers, fund_numbers, household_numbers
from core.policy import Actor, Role
from core.reports import MoneyStatement, PointsStatement, five_numbers
from core.seals import recent_seals, seal_days
from core.settings import Settings
from core.statements import agree, close_statement
from core.takings import take, undo
from core.vouchers import expire_vouchers, return_voucher
from tests.added_up import added_up
from tests.databases import Templates
from tests.factories import a_job, a_staff, a_supervisor, an_intent, somebody
from tests.factories_past import TODAY, a_sealed_past
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, paper_of, points_for, vouchers_of

ZONE = "Asia/Shanghai"


def closing_of(sums: Sums | None) -> dict[str, int]:
    assert sums is not None
    return {line.name: line.closing for line in sums.lines}


def opening_of(sums: Sums | None) -> dict[str, int]:
    assert sums is not None
    return {line.name: line.opening for line in sums.lines}


def shown(statement: PointsStatement | MoneyStatement) -> dict[str, int]:
    return {name: getattr(statement, name) for name in statement.__slots__}


def numbers_of(app: App, first: date, last: date | None = None) -> Numbers:
    return app.look(somebody(app), community_numbers, first=first, last=last or first)


def by_the_end_of(app: App, day: date) -> tuple[dict[str, int], dict[str, int]]:
    """Every transfer recorded by the end of a day, added up."""
    end = start_of_day(day + timedelta(days=1), ZONE) - timedelta(microseconds=1)
    points, money = added_up(app, until=end)
    return shown(points), shown(money)


@pytest.fixture
def lived_in(engine_name: str, templates: Templates, tmp_path: Path) -> Iterator[App]:
    """A community with a past of two years, every day of it sealed."""
    with templates.copy(engine_name, "sealed_past", a_sealed_past, tmp_path) as database:
        settings = Settings(data_dir=templates.folder, DATABASE_URL=database.url)
        yield App(settings=settings, database=database, is_demo=False, clock=DrivenClock(TODAY))


def test_every_day_of_a_past_is_what_its_transfers_add_up_to(lived_in: App) -> None:
    first = date(2026, 11, 18)
    days = [first + timedelta(days=number) for number in range(40)] + [date(2027, 6, 1), date(2028, 1, 4)]
    for day in days:
        found = numbers_of(lived_in, day)
        assert (closing_of(found.points), closing_of(found.money)) == by_the_end_of(lived_in, day)
        assert (opening_of(found.points), opening_of(found.money)) == by_the_end_of(lived_in, day - timedelta(days=1))
        assert found.points and found.points.closes and found.money and found.money.closes
    assert closing_of(numbers_of(lived_in, first, date(2028, 1, 4)).money)["paid"] > 0
    assert shown(lived_in.look(somebody(lived_in), five_numbers)[0]) == closing_of(
        numbers_of(lived_in, days[-1]).points
    )


def test_a_day_before_the_founding_holds_nothing(lived_in: App) -> None:
    found = numbers_of(lived_in, date(2026, 1, 1))
    assert set(closing_of(found.points).values()) == {0}
    assert found.points is not None and found.points.flows == ()


def test_a_sealed_day_bears_the_check_value_of_its_seal(lived_in: App) -> None:
    newest = lived_in.look(somebody(lived_in), recent_seals, limit=1)[0]
    assert numbers_of(lived_in, newest.day).check_value == newest.check_value
    assert numbers_of(lived_in, newest.day).is_over
    today = numbers_of(lived_in, date(2028, 1, 4))
    assert today.check_value is None and not today.is_over


def test_lines_and_flows_of_a_span_say_the_same(lived_in: App) -> None:
    found = numbers_of(lived_in, date(2026, 11, 20), date(2026, 12, 31))
    for sums, groups in ((found.points, {"in_notice": "notice"}), (found.money, {"free": "free"})):
        assert sums is not None
        for line in sums.lines:
            assert line.closing == line.opening + line.into - line.out
        for name, group in groups.items():
            line = sums.line(name)
            assert line.into == sum(flow.amount for flow in sums.flows if flow.target == group)
            assert line.out == sum(flow.amount for flow in sums.flows if flow.source == group)
    posted = next(flow for flow in found.points.flows if flow.source == "issued")
    assert posted.amount == found.points.line("issued").into


@pytest.mark.parametrize("engine_name", ["sqlite"])
@pytest.mark.parametrize("language", Language)
def test_whatever_went_from_one_account_to_another_has_its_words(lived_in: App, language: Language) -> None:
    found = numbers_of(lived_in, date(2026, 11, 18), date(2028, 1, 4))
    for unit, sums in (("points", found.points), ("money", found.money)):
        assert sums is not None and len(sums.flows) > 4
        for flow in sums.flows:
            assert has_sentence(f"numbers.flow.{unit}.{flow.source}_to_{flow.target}", language), flow


def test_households_and_funds_together_are_the_community(lived_in: App) -> None:
    first, last = date(2026, 11, 20), date(2026, 12, 8)
    whole, office = numbers_of(lived_in, first, last), a_staff(lived_in)
    with lived_in.reading() as (session, _):
        homes = [row.id for row in session.all("SELECT id FROM household")]
        funds = [row.id for row in session.all("SELECT id FROM fund")]
    span = {"first": first, "last": last}
    for of_each, of_all in (
        ([lived_in.look(office, household_numbers, household_id=one, **span).points for one in homes], whole.points),
        ([lived_in.look(office, fund_numbers, fund_id=one, **span).money for one in funds], whole.money),
    ):
        moved = sum(flow.amount for sums in of_each for flow in sums.flows if flow.source == "moved")
        assert (moved > 0) is (of_all is whole.points), "a household dissolved into another meanwhile"
        between = {"issued": moved, "available": moved}  # in of one house is out of the other, in all it is nothing
        for line in of_all.lines:
            parts = [sums.line(line.name) for sums in of_each]
            for what in ("opening", "into", "out", "closing"):
                crossed = between.get(line.name, 0) if what in ("into", "out") else 0
                assert sum(getattr(part, what) for part in parts) == getattr(line, what) + crossed, (line.name, what)


def test_a_late_sweep_changes_no_printed_day(app: App, clock: DrivenClock) -> None:
    a_fund(app)
    spender = a_spender(app, points=40, expires_on=date(2026, 11, 21))
    vouchers_of(app, spender, 10)
    clock.forward(days=1)
    printed = numbers_of(app, date(2026, 11, 20))
    clock.forward(days=200)  # nobody swept: the points ended long ago
    app.do(a_job(app), an_intent("job"), expire_points)
    app.do(a_job(app), an_intent("job"), expire_vouchers)
    again = numbers_of(app, date(2026, 11, 20))
    assert (again.points, again.money) == (printed.points, printed.money)
    seal_days(app)
    sealed = numbers_of(app, date(2026, 11, 20))
    assert (sealed.points, sealed.money) == (printed.points, printed.money)
    today = numbers_of(app, local_day(clock.now(), ZONE))
    assert today.points is not None
    assert today.points.line("expired").into == 30


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_histories_hand_each_close_to_the_next_day(app: App, clock: DrivenClock, seed: int) -> None:
    chance, history = random.Random(seed), _History(app, clock)
    closes: dict[date, Numbers] = {}
    for _ in range(12):
        for _ in range(chance.randrange(5)):
            with suppress(AppError):
                chance.choice(history.acts)(chance)
            clock.forward(minutes=chance.randrange(1, 200))
        today = local_day(clock.now(), ZONE)
        if chance.random() < 0.3:
            seal_days(app)
        closes[today] = numbers_of(app, today)
        assert (closing_of(closes[today].points), closing_of(closes[today].money)) == by_the_end_of(app, today)
        clock.set(start_of_day(today + timedelta(days=chance.choice([1, 1, 1, 4])), ZONE) + timedelta(hours=9))
    days = sorted(closes)
    for day, following in pairwise(days):
        one, next_one = numbers_of(app, day), numbers_of(app, day + timedelta(days=1), following)
        assert (one.points, one.money) == (closes[day].points, closes[day].money), "a day that was read stays"
        assert closing_of(one.points) == opening_of(next_one.points)
        assert closing_of(one.money) == opening_of(next_one.money)
        assert closing_of(next_one.points) == closing_of(closes[following].points)


class _History:
    """What a community may do in a day, by chance."""

    def __init__(self, app: App, clock: DrivenClock) -> None:
        self.app, self.clock = app, clock
        a_fund(app)
        self.shop = a_shop(app, cash_rate_bp=7_550)
        self.till = a_till(app, self.shop)
        self.spenders = [a_spender(app, points=60, head_name=name) for name in ("王秀英", "李强")]
        self.codes: list[str] = []
        self.takings: list[str] = []
        self.acts = [self.earn, self.exchange, self.print, self.take, self.undo, self.bill, self.give_back]

    def earn(self, chance: random.Random) -> None:
        ends = local_day(self.clock.now(), ZONE) + timedelta(days=chance.randrange(0, 9))
        points_for(self.app, chance.choice(self.spenders).household_id, chance.randrange(1, 30), expires_on=ends)
        self.app.do(a_job(self.app), an_intent("job"), expire_points)

    def exchange(self, chance: random.Random) -> None:
        vouchers_of(self.app, chance.choice(self.spenders), chance.choice([5, 10]))

    def print(self, chance: random.Random) -> None:
        self.codes += [paper.code or "" for paper in paper_of(self.app, chance.choice(self.spenders), 5, 5)]

    def take(self, chance: random.Random) -> None:
        if self.codes:
            self.takings.append(self.app.do(self.till, an_intent(), take, code=self.codes.pop()).id)

    def undo(self, chance: random.Random) -> None:
        for taking_id in self.takings[-1:]:
            self.app.do(self.till, an_intent(reason="wrong_voucher"), undo, taking_id=taking_id)

    def bill(self, chance: random.Random) -> None:
        self.clock.forward(minutes=10)
        made = self.app.do(a_staff(self.app), an_intent(), close_statement, shop_id=self.shop.id)
        owner = somebody(self.app, Role.OWNER, shop_id=self.shop.id)
        self.app.do(owner, an_intent(), agree, number=made.number)

    def give_back(self, chance: random.Random) -> None:
        spender = chance.choice(self.spenders)
        voucher = vouchers_of(self.app, spender, 5)[0]
        self.app.do(spender, an_intent(), return_voucher, voucher_id=voucher.id)


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_odd_spans_and_foreign_households_are_refused(app: App) -> None:
    spender, today = a_spender(app, points=5), date(2026, 11, 20)
    for first, last in ((today, today - timedelta(days=1)), (today, date(2026, 11, 21)), (date.min, today)):
        with pytest.raises(Malformed):
            numbers_of(app, first, last)
    span = {"first": today, "last": today}
    own = app.look(spender, household_numbers, household_id=spender.household_id, **span)
    assert closing_of(own.points)["available"] == 5 and own.money is None
    stranger: Actor = a_spender(app, head_name="李强")
    with pytest.raises(NotFound):
        app.look(stranger, household_numbers, household_id=spender.household_id, **span)
    with pytest.raises(NotFound):
        app.look(a_supervisor(app), fund_numbers, fund_id="none", **span)
    with pytest.raises(Forbidden):
        app.look(spender, fund_numbers, fund_id="none", **span)
