"""A small shop with a clerk and vouchers, and its counter in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

import db.migrate
from core.bootstrap import App
from core.clerks import add_clerk
from core.clock import DrivenClock
from core.sessions import sign_in_clerk
from core.settings import Settings
from core.statements import close_statement
from core.takings import take
from db.engine import Database
from db.secrets import load_secrets
from tests.factories import a_community_template, a_staff, an_intent, console
from tests.factories_spending import a_fund, a_shop, a_spender, a_till, paper_of
from tests.factories_ways_in import a_paired_till
from tests.served import WAIT_MS, Window

LISTEN = """
window.sounds = 0; window.shakes = [];
const begin = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...at) { window.sounds += 1; return begin.apply(this, at); };
navigator.vibrate = (pattern) => { window.shakes.push([].concat(pattern)); return true; };
"""


@dataclass(frozen=True)
class Counter:
    """A till with a clerk at it, and codes of paper vouchers that nobody has used yet."""

    window: Window
    codes: Iterator[str]

    @property
    def page(self) -> Page:
        return self.window.page

    def look_up(self, code: str) -> None:
        self.page.locator('[class*="st-key-code_"] input').fill(code)
        self.page.keyboard.press("Enter")

    def scan(self, code: str) -> None:
        """A keyboard scanner reads a code while no field has the cursor; once more if the page was not ready yet."""
        for _ in range(4):
            self.page.evaluate("document.activeElement.blur()")
            self.page.keyboard.type(code)
            self.page.keyboard.press("Enter")
            self.window.settle()
            if self.page.get_by_text("可以收").count():
                break
        self.has_quote()

    def has_quote(self) -> None:
        expect(self.page.get_by_text("可以收").first).to_be_visible(timeout=WAIT_MS)

    def next_one(self) -> None:
        """Back to the start: from the green or red page, or from a voucher that is not taken."""
        self.window.settle()
        self.page.locator(".st-key-next_big button, .st-key-leave button").click()
        expect(self.page.locator(".st-key-look_up")).to_be_visible(timeout=WAIT_MS)
        self.window.settle()

    def heard(self) -> tuple[int, list[list[int]]]:
        """Tones so far, and how it shook."""
        return self.page.evaluate("[window.sounds, window.shakes]")


def a_shop_with_vouchers(folder: Path, *, households: int = 10) -> tuple[dict[str, str], list[str]]:
    """A till with a clerk who signed in just now; cookies by name, and a code of each household."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'linli.db'}"
    db.migrate.upgrade(url)
    database = Database(url, load_secrets(folder / "linli.key", create=True))
    a_community_template(database)
    clock = DrivenClock(datetime.now(UTC) - timedelta(minutes=30))
    app = App(settings=Settings(data_dir=folder, DATABASE_URL=url), database=database, is_demo=False, clock=clock)
    a_fund(app)
    shop = a_shop(app)
    codes = [paper_of(app, a_spender(app, points=20), 20)[0].code or "" for _ in range(households)]
    app.do(a_till(app, shop), an_intent(), take, code=paper_of(app, a_spender(app, points=20), 20)[0].code)
    clock.set(datetime.now(UTC))
    app.do(a_staff(app), an_intent(), close_statement, shop_id=shop.id)
    till = a_paired_till(app, shop_id=shop.id)
    clerk = app.do(console(app), an_intent(), add_clerk, shop_id=shop.id, name="小周")
    signed_in = sign_in_clerk(app, till_token=till.token, account_id=clerk.id, pin=clerk.pin or "")
    database.close()
    return {"linli": signed_in.token, "linli-till": till.token}, codes
