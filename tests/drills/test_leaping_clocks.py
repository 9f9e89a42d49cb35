"""F-17: the clock leaps, forwards and back; nothing is accepted after its end, nothing twice; the books never go back.

A clock set back ends nothing early: a till goes on after a correction of two seconds. A screen code alone is bound to
its moment on both sides. The zones and the leap day are those at which local dates go wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, pairwise, product
from typing import Any

import pytest

from core.accounts import create_account, issue_link, set_password_by_link
from core.bootstrap import App
from core.check import run_check
from core.clock import start_of_day
from core.enrolments import enrol, issue_enrolment
from core.errors import AppError
from core.policy import Actor
from core.sessions import present, sign_in_staff
from core.takings import quote, take, undo
from core.tills import pair, pair_code
from core.vouchers import screen_code
from tests.factories import a_household, a_person, an_intent, console
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, points_for, shown_code, vouchers_of
from tests.factories_ways_in import PASSWORD, PIN, a_staff_account
from tests.racers import IS_DRILL
from tests.tally import control, counted

pytestmark = pytest.mark.fuzz

MOMENTS = [
    datetime(2026, 11, 20, 2, 0, tzinfo=UTC),  # ten in the morning in Shanghai
    datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC),  # the last second of the year there
    datetime(2028, 2, 28, 15, 59, 50, tzinfo=UTC),  # ten seconds before the leap day
    datetime(2028, 2, 29, 4, 0, tzinfo=UTC),  # on the leap day
]
FAR = datetime(2031, 12, 31, tzinfo=UTC).date()
LEAPS = [timedelta(seconds=seconds) for size in (0, 2, 60, 600, 86_400) for seconds in ({size, -size} if size else {0})]
AROUND_THE_END = [timedelta(seconds=-1), timedelta(0), timedelta(seconds=2), timedelta(days=366)]
ZONES = ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"]


class LeapingClock:
    """A clock that goes wherever it is put."""

    def __init__(self) -> None:
        self.at = MOMENTS[0]

    def now(self) -> datetime:
        """Where it was put."""
        return self.at


@dataclass(frozen=True)
class Thing:
    """Something that `use` is let through with, until `ends` by the clock; a screen code only from `begins` on."""

    use: Callable[[], Any]
    ends: datetime
    begins: datetime | None = None
    is_once: bool = True


class Street:
    """What things are made from."""

    def __init__(self, app: App, clock: LeapingClock) -> None:
        self.app, self.clock, self.number = app, clock, 0
        a_fund(app, yuan=100_000)
        self.wang = a_spender(app)
        for day in range(3):  # points that do not end before the drill does
            points_for(app, self.wang.household_id, 5_000 + day, expires_on=FAR)
        self.shop = a_shop(app)

    def till(self, zone: str) -> Actor:
        """A till of a community in that zone."""
        return replace(a_till(self.app, self.shop), time_zone=zone)

    def screen_code(self, zone: str) -> Thing:
        voucher = vouchers_of(self.app, self.wang, 5)[0]
        shown, till, now = self.app.look(self.wang, screen_code, voucher_id=voucher.id), self.till(zone), self.clock.at
        begins = now - timedelta(seconds=now.timestamp() % 30)
        return Thing(
            use=lambda: self.app.do(till, an_intent(), take, code=shown.code),
            begins=begins,
            ends=begins + timedelta(seconds=120),
        )

    def a_quote(self, zone: str) -> Thing:
        till, code = self.till(zone), shown_code(self.app, self.wang, vouchers_of(self.app, self.wang, 5)[0])
        found = self.app.do(till, an_intent(), quote, code=code)
        return Thing(use=lambda: self.app.do(till, an_intent(), take, quote=found.quote), ends=found.expires_at)

    def an_undo(self, zone: str) -> Thing:
        till, code = self.till(zone), shown_code(self.app, self.wang, vouchers_of(self.app, self.wang, 5)[0])
        done = self.app.do(till, an_intent(), take, code=code)
        press = {"taking_id": done.id}
        return Thing(use=lambda: self.app.do(till, an_intent(reason="mistake"), undo, **press), ends=done.undo_until)

    def a_pairing(self, _zone: str) -> Thing:
        self.number += 1
        made, address = self.app.do(console(self.app), an_intent(), pair_code, shop_id=self.shop.id), f"{self.number}"
        return Thing(
            use=lambda: pair(self.app, an_intent(), code=made.code or "", name="前台", address=address),
            ends=made.expires_at,
        )

    def an_enrolment(self, _zone: str) -> Thing:
        self.number += 1
        phone = f"139{self.number:08d}"
        person = a_person(self.app, household_id=a_household(self.app).id, phone=phone)
        slip = self.app.do(console(self.app), an_intent(), issue_enrolment, person_id=person.id)
        return Thing(
            use=lambda: enrol(self.app, an_intent(), number=phone, code=slip.code or "", pin=PIN), ends=slip.expires_at
        )

    def a_link(self, _zone: str) -> Thing:
        self.number += 1
        named = {"login_name": f"maker{self.number}", "display_name": "张敏", "roles": ("staff",)}
        made = self.app.do(console(self.app), an_intent(), create_account, **named)
        link = self.app.do(console(self.app), an_intent(), issue_link, account_id=made.id)
        return Thing(
            use=lambda: set_password_by_link(self.app, an_intent(), token=link.token or "", password=PASSWORD),
            ends=link.expires_at,
        )

    def a_sign_in(self, _zone: str) -> Thing:
        self.number += 1
        a_staff_account(self.app, login_name=f"clerk{self.number}")
        signed = sign_in_staff(self.app, login_name=f"clerk{self.number}", password=PASSWORD)

        def use() -> None:
            if present(self.app, signed.token) is None:
                raise AppError()

        return Thing(use=use, ends=self.clock.at + timedelta(minutes=30), is_once=False)

    def a_vouchers_last_day(self, zone: str) -> Thing:
        """Through the whole last day, by the date of the community's zone."""
        voucher, till = vouchers_of(self.app, self.wang, 5)[0], self.till(zone)

        def use() -> None:
            self.app.do(till, an_intent(), take, code=shown_code(self.app, replace(self.wang, time_zone=zone), voucher))

        return Thing(use=use, ends=start_of_day(voucher.valid_until + timedelta(days=1), zone))


KINDS: dict[str, Callable[[Street, str], Thing]] = {
    "screen code": Street.screen_code,
    "quote": Street.a_quote,
    "undo": Street.an_undo,
    "pairing": Street.a_pairing,
    "enrolment": Street.an_enrolment,
    "one-time link": Street.a_link,
    "sign-in": Street.a_sign_in,
    "last day": Street.a_vouchers_last_day,
}


@pytest.fixture
def clock() -> LeapingClock:  # type: ignore[override]
    """In place of the one that only goes forwards."""
    return LeapingClock()


@pytest.mark.figure("F-17")
def test_control_a_till_that_trusts_its_quote_takes_after_its_end(
    app: App, clock: LeapingClock, engine_name: str
) -> None:
    """The careless way, here only: the quote is there, so the voucher may be taken."""
    street, late = Street(app, clock), 0
    for leap in LEAPS:
        clock.at = MOMENTS[0]
        thing = street.a_quote(ZONES[0])
        clock.at += leap
        with app.database.reading() as session:
            late += clock.at >= thing.ends and bool(
                session.value("SELECT 1 FROM quote WHERE expires_at = :ends", ends=thing.ends)
            )
    assert late, "the control refused what was over: the drill proves nothing"
    control("F-17", engine_name, f"without looking at the end, {late} of {len(LEAPS)} quotes were taken too late")


def is_taken(thing: Thing) -> bool:
    """Whether it was accepted."""
    try:
        thing.use()
    except AppError:
        return False
    return True


@pytest.mark.figure("F-17")
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_accepted_outside_its_time(
    app: App, clock: LeapingClock, engine_name: str, cheap_hashes: None, kind: str
) -> None:
    """Load: 52 leaps (on PostgreSQL 13, in the drill 52). Goal: what is over is refused, what is used is used."""
    street, zones, accepted, refused = Street(app, clock), cycle(ZONES), 0, 0
    moments = MOMENTS if IS_DRILL or engine_name == "sqlite" else MOMENTS[2:3]
    for made_at, (is_end, leap) in product(
        moments, [*((False, one) for one in LEAPS), *((True, one) for one in AROUND_THE_END)]
    ):
        clock.at = made_at
        thing = KINDS[kind](street, next(zones))
        clock.at = (thing.ends if is_end else made_at) + leap
        is_in_time = clock.at < thing.ends and (thing.begins is None or clock.at >= thing.begins)
        assert is_taken(thing) == is_in_time, (kind, made_at, leap, thing)
        accepted, refused = accepted + is_in_time, refused + (not is_in_time)
        if is_in_time and thing.is_once:
            for again in (timedelta(0), timedelta(days=-1), timedelta(seconds=60)):
                clock.at += again
                assert not is_taken(thing), (kind, made_at, "a second time")
    with app.database.reading() as session:
        rows = session.all("SELECT recorded_at, occurred_at FROM operation ORDER BY seq")
    recorded, clocked = [row.recorded_at for row in rows], [row.occurred_at for row in rows]
    assert recorded == sorted(recorded), "the books went back"
    backwards = sum(later < earlier for earlier, later in pairwise(clocked))
    assert backwards or kind == "sign-in", "the clock never went back: the leaps prove nothing"
    if kind == "quote":
        control("F-17", engine_name, f"by the clock alone these books would have gone back {backwards} times")
    report = run_check(app).to_json()
    assert report["ok"], [one for one in report["invariants"] if one["broken"]]
    counted("F-17", engine_name, of=kind, cases=accepted + refused, in_time=accepted, refused=refused, wrong=0)
