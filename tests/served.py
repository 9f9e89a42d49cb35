"""A small demo, served by `linli serve` as anybody would run it, and people in front of it in a real browser."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

import db.meta
import db.migrate
from core.bootstrap import DEMO_MARK, App
from core.clock import SystemClock, local_day
from core.communities import fill_calendar
from core.demo import make_small
from core.settings import Settings
from db.engine import Database
from db.secrets import load_secrets
from tests.prepare import chromium

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "tests" / "shots"
START_SECONDS = 90
WAIT_MS = 20_000  # on a machine that does much else; nothing waits so long when all is well
TURN_MS = 3000  # after which a page that has not begun to turn is opened by its address
TURNED = """([path, patience]) => new Promise((done) => {
  const ended = (has) => { watch.disconnect(); clearTimeout(last); done(has); };
  const watch = new MutationObserver((changes) => {
    if (changes.some((one) => one.target.dataset.testScriptState === 'running')) ended(true);
  });
  const last = setTimeout(() => ended(false), patience);
  watch.observe(document, {subtree: true, attributes: true, attributeFilter: ['data-test-script-state']});
  history.pushState({}, '', path);
  window.dispatchEvent(new PopStateEvent('popstate', {state: {}}));
})"""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app) return document.readyState === 'complete' && !document.querySelector('#root');
  return app.dataset.testScriptState === 'notRunning' && !document.querySelector('[data-stale="true"]')
    && !!document.querySelector('.st-key-top')
    && !document.querySelector('[data-testid="stSkeleton"]');
}"""


# -- the server --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Served:
    """A running server: its data folder, where it listens, what it wrote down."""

    folder: Path
    port: int
    log: Path
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """As when the power goes: nothing is written any more, and nobody is told."""
        self.process.kill()
        self.process.wait(20)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def linli(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command at the console, beside the running server."""
        return subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *words], env=environment(self.folder), capture_output=True,
            text=True, check=False, timeout=120,
        )  # fmt: skip


def a_small_demo(folder: Path) -> None:
    """What `linli init --demo community` makes, with 60 households and three months before today."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'linli.db'}"
    db.migrate.upgrade(url)
    database = Database(url, load_secrets(folder / "linli.key", create=True))
    with database.transaction() as session:
        fill_calendar(session)
        db.meta.write_mark(session, name=DEMO_MARK, text="community")
        db.meta.start_demo_clock(session)
    app = App(settings=Settings(data_dir=folder, DATABASE_URL=url), database=database, is_demo=True)
    make_small(app, today=local_day(SystemClock().now(), "Asia/Shanghai"))
    database.close()


def environment(folder: Path) -> dict[str, str]:
    """This process's, with the settings of that folder only."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DATABASE_URL"))}
    return kept | {"LINLI_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """`linli serve` on a free port until the test is over."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log_file = folder / "log"
    with open(log_file, "ab") as log:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), "serve", "--port", str(port)],
            cwd=folder, env=environment(folder), stdout=log, stderr=log,
        )  # fmt: skip
    running = Served(folder=folder, port=port, log=log_file, process=process)
    try:
        _wait_until_ready(running, process)
        yield running
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)


def _wait_until_ready(running: Served, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        assert process.poll() is None, running.log.read_text("utf-8", "replace")
        line = http.client.HTTPConnection("localhost", running.port, timeout=20)
        try:
            line.request("GET", "/readyz")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            line.close()
    raise AssertionError(running.log.read_text("utf-8", "replace"))


# -- the people --------------------------------------------------------------------------------------------------


@dataclass
class Window:
    """One person's browser with one page open; `wrong` is what its console complained about."""

    who: str
    context: BrowserContext
    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Type an address and wait until the page stands."""
        self.page.goto(self.address + path)
        self.settle()

    @property
    def is_in_portal(self) -> bool:
        """Whether a page of the portal is open, not a plain one or none."""
        return bool(self.page.locator('[data-testid="stApp"]').count())

    def turn_to(self, path: str) -> None:
        """Come to another page of the portal from the one that is open, as by a link inside it."""
        if not self.page.evaluate(TURNED, [path, TURN_MS]):
            self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page's script has run and nothing of an earlier run is left."""
        self.page.wait_for_function(SETTLED, timeout=WAIT_MS)

    def sign_in(self, name: str, secret: str) -> None:
        """By the plain form, with what the demo's sign-in page shows."""
        self.page.goto(f"{self.address}/auth/sign-in")
        self.page.locator("input[name=who]").fill(name)
        self.page.locator("input[name=secret]").fill(secret)
        self.page.locator("form[action='/auth/sign-in'] button").click()
        self.settle()

    # -- looking --

    def part(self, key: str) -> Locator:
        """What stands in the container or widget of a key; `*` ends a family of keys."""
        if key.endswith("*"):
            return self.page.locator(f'[class*="st-key-{key[:-1]}"]')
        return self.page.locator(f".st-key-{key}")

    def button(self, words: str, *, within: str = "") -> Locator:
        """A button by the beginning of its words, or a button-like link."""
        root = self.part(within) if within else self.page
        return root.get_by_role("button", name=words)

    def sees(self, words: str, *, within: str = "") -> None:
        """Wait for words anywhere on the page, or in one part of it."""
        root = self.part(within).first if within else self.page
        expect(root.get_by_text(words).filter(visible=True).first).to_be_visible(timeout=WAIT_MS)

    def text(self) -> str:
        """All that can be read on the page now."""
        return str(self.page.locator("body").inner_text())

    # -- doing --

    def press(self, words: str, *, within: str = "") -> None:
        """Press the one button with these words, once it may be pressed."""
        found = self.button(words, within=within)
        expect(found).to_be_enabled(timeout=WAIT_MS)
        found.click()

    def type_in(self, label: str, text: str) -> None:
        """Fill a field and leave it, so that the page hears of it."""
        box = self.page.get_by_label(label, exact=True)
        box.fill(text)
        box.press("Tab")
        self.settle()

    def picture(self, name: str, *, folder: Path = SHOTS) -> Path:
        """What the screen shows, as a file."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.png"
        self.page.screenshot(path=file)
        return file


@dataclass
class People:
    """Everybody who has a browser open at a server."""

    browser: Browser
    address: str
    windows: list[Window] = field(default_factory=list)

    def come(self, who: str, *, width: int, height: int = 844, **context: object) -> Window:
        """One more person with a browser of their own, in Chinese."""
        opened = self.browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai",
            **context,  # type: ignore[arg-type]
        )  # fmt: skip
        opened.set_default_timeout(WAIT_MS)
        window = Window(who, opened, opened.new_page(), self.address)
        window.page.on("pageerror", lambda error: window.wrong.append(str(error)))
        self.windows.append(window)
        return window

    def leave(self, window: Window) -> None:
        """Somebody closes the browser."""
        self.windows.remove(window)
        window.context.close()


@contextmanager
def people_at(address: str, play: Playwright, *, story: str, flags: Sequence[str] = ()) -> Iterator[People]:
    """Browsers in front of a server. When something goes wrong, each of them leaves a picture in `tests/shots`."""
    browser = play.chromium.launch(executable_path=chromium(), args=[*FLAGS, *flags])
    people = People(browser, address)
    try:
        yield people
    except BaseException:
        for window in people.windows:
            window.picture(f"{story}-{window.who}")
        raise
    finally:
        browser.close()
