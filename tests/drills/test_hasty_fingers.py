"""F-18: hasty fingers and closed tabs at a real server, in a real browser: one press is one exchange, never half.

The page is the one where points become vouchers. About 30 s, most of it for the server and the browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect, sync_playwright

import db.funds
from core.bootstrap import App
from core.check import run_check
from core.demo_accounts import PIN, RESIDENT_PHONE
from core.exchange import exchange
from core.funds import pay_into_fund
from core.policy import Role
from core.settings import Settings
from core.who import meant
from db.engine import Database
from db.secrets import load_secrets
from tests.factories import an_intent, console, somebody
from tests.factories_spending import points_for
from tests.racers import rounds
from tests.served import WAIT_MS, Window, a_small_demo, people_at, served
from tests.tally import control, counted, seeded

pytestmark = [pytest.mark.web, pytest.mark.figure("F-18")]

PRESS, DONE, ANOTHER, COUNT = (
    ".st-key-press button",
    ".st-key-done",
    ".st-key-another button",
    ".st-key-count_500 input",
)
CLICKS = """(gap) => {
  const click = () => document.querySelector('.st-key-press button')?.click();
  click(); setTimeout(click, gap); setTimeout(click, 2 * gap);
}"""
STORM = """([gap, times]) => new Promise((done) => {
  let left = times;
  document.querySelector('.st-key-press button').click();
  const storm = setInterval(() => {
    document.querySelector(`.st-key-count_500 [data-testid="stNumberInputStep${left % 2 ? 'Up' : 'Down'}"]`)?.click();
    if (left % 7 === 0) document.querySelector('.st-key-press button:not([disabled])')?.click();
    if (--left <= 0) { clearInterval(storm); done(); }
  }, gap);
})"""


@dataclass
class Phone:
    """A resident's phone at the page of vouchers, and the books behind it."""

    window: Window
    app: App
    household_id: str
    person_id: str
    counted: int = 0

    @property
    def page(self) -> Page:
        return self.window.page

    def exchanges(self) -> int:
        """How many times this household's points became vouchers."""
        with self.app.database.reading() as session:
            return int(
                session.value(
                    "SELECT COUNT(*) FROM operation o WHERE o.action = 'voucher.exchange' AND EXISTS"
                    " (SELECT 1 FROM transfer t WHERE t.operation_id = o.id AND t.credit_account = :account)",
                    account=f"points/available/{self.household_id}",
                )
            )

    def choose(self) -> None:
        """One voucher of 5 yuan, up to the press."""
        self.window.open("/exchange")
        if self.page.locator(ANOTHER).count():
            self.page.locator(ANOTHER).click()
        box = self.page.locator(COUNT)
        expect(box).to_have_value("0", timeout=WAIT_MS)
        box.fill("1")
        box.press("Tab")
        expect(self.page.locator(PRESS)).to_be_enabled(timeout=WAIT_MS)
        self.counted = self.exchanges()

    def shown(self) -> str:
        """What the page says of the exchange, once it does."""
        expect(self.page.locator(DONE)).to_be_visible(timeout=WAIT_MS)
        self.window.settle()
        return str(self.page.locator("[class*='st-key-held_']").first.inner_text())

    def done_once(self) -> None:
        """One more exchange, and no second one."""
        assert self.exchanges() == self.counted + 1

    def agrees(self) -> bool:
        """Whether the page, opened anew, shows what the books hold: the exchange, or none; answers which."""
        self.window.open("/exchange")
        is_done = self.page.locator(DONE).count() == 1
        made = self.exchanges() - self.counted
        assert made in (0, 1)
        if is_done != bool(made):  # it was written while the page was being drawn
            self.window.open("/exchange")
            made = self.exchanges() - self.counted
            assert (self.page.locator(DONE).count(), made) == (made, made)
        return bool(made)


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    """A resident with many points, signed in at a served demo; afterwards the books are looked through."""
    folder = tmp_path_factory.mktemp("hasty")
    a_small_demo(folder)
    database = Database(f"sqlite:///{folder / 'linli.db'}", load_secrets(folder / "linli.key", create=False))
    settings = Settings(data_dir=folder, DATABASE_URL=database.url)
    app = App(settings=settings, database=database, is_demo=True)
    who = meant(app, number=RESIDENT_PHONE)[0]
    points_for(app, who.household_id, 50_000)
    with database.reading() as session:
        fund = db.funds.default_fund(session, community_id=console(app).community_id)
    assert fund is not None
    app.do(console(app), an_intent(), pay_into_fund, fund_id=fund.id, amount_fen=5_000_000, proof="回单")
    with served(folder) as server, sync_playwright() as play, people_at(server.address, play, story="hasty") as people:
        window = people.come("resident", width=390)
        window.sign_in(RESIDENT_PHONE, PIN)
        yield Phone(window, app, str(who.household_id), str(who.person_id))
        assert window.wrong == []
    report = run_check(app).to_json()
    database.close()
    assert report["ok"], [one for one in report["invariants"] if one["broken"]]


def test_three_clicks_are_one_exchange(phone: Phone) -> None:
    """Load: three clicks within 150 ms. Goal: one operation."""
    count = rounds(everyday=3, drill=200)
    for number in range(count):
        phone.choose()
        phone.page.evaluate(CLICKS, 10 + 65 * number % 60)
        phone.shown()
        phone.done_once()
    counted("F-18", "sqlite", three_clicks=count, exchanges=count)


def test_reload_and_second_tab_show_the_same_answer(phone: Phone) -> None:
    count = rounds(everyday=1, drill=20)
    for _ in range(count):
        phone.choose()
        phone.page.locator(PRESS).click()
        first = phone.shown()
        phone.window.open("/exchange")
        assert phone.shown() == first
        second = phone.window.context.new_page()
        second.goto(f"{phone.window.address}/exchange")
        expect(second.locator("[class*='st-key-held_']").first).to_contain_text(first.split()[-1], timeout=WAIT_MS)
        second.close()
        phone.done_once()
    counted("F-18", "sqlite", reloads_and_second_tabs=count, another_answer=0)


def test_a_tab_closed_at_any_moment_leaves_one_exchange_or_none(phone: Phone) -> None:
    """Load: the tab goes some moment after the press. Goal: all of it or nothing, and the page says which."""
    count, chance, done = rounds(everyday=3, drill=20), seeded("F-18"), 0
    for number in range(count):
        phone.choose()
        phone.page.evaluate(CLICKS, 40)
        phone.page.wait_for_timeout(chance.uniform(0, 1000 * number / count))  # a moment by chance is what it is about
        phone.page.close()
        phone.window.page = phone.window.context.new_page()
        done += phone.agrees()
    counted("F-18", "sqlite", tabs_closed=count, done=done, nothing_done=count - done, half=0)


def test_a_storm_of_reruns_does_not_press_twice(phone: Phone) -> None:
    """Load: 20 changes a second with presses among them. Goal: at most one operation, and the page stands again."""
    times = 20 * rounds(everyday=2, drill=30)
    phone.choose()
    phone.page.evaluate(STORM, [50, times])
    phone.window.settle()
    made = phone.agrees()
    counted("F-18", "sqlite", reruns_in_a_storm=times, exchanges=int(made))


def test_control_presses_without_a_form_of_their_own_are_done_three_times(phone: Phone) -> None:
    """The careless page, here only: a new key for each click."""
    before = phone.exchanges()
    resident = somebody(phone.app, Role.RESIDENT, household_id=phone.household_id, person_id=phone.person_id)
    for _ in range(3):
        phone.app.do(resident, an_intent(), exchange, household_id=phone.household_id, faces_fen=(500,))
    made = phone.exchanges() - before
    assert made == 3, "the control was done once: the clicks above prove nothing"
    control("F-18", "sqlite", f"with a new key for each click, three clicks were {made} exchanges")
