"""The till's camera: how many hard frames are read, and how long it takes from the tap to the voucher's amount."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page, sync_playwright

import db.places
from bench.frames import HOW_MANY, camera_flags, frame_of, hard_frames, video
from bench.portal import Portal
from bench.table import Line, Note, Probe, WrongResult
from core.books import an_intent
from core.bootstrap import build_app
from core.codes import link
from core.communities import console_actor
from core.exchange import issue_printed
from core.households import balances
from core.scan import decode
from core.settings import Settings
from tests.prepare import chromium

TAPS: Final = 3  # a round
FACE_FEN: Final = 500
PHONE: Final = {"width": 390, "height": 844}
WAIT_MS: Final = 30_000


@dataclass(slots=True)
class HardFrames(Probe):
    """200 frames that are blurred, turned, pale, under glare and so on, the same ones in every run."""

    line: Line = field(init=False)
    frames: list[tuple[str, str, bytes]] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = Line(
            name="frames",
            what="hard synthetic camera frames decoded",
            reference=f"of {sum(HOW_MANY.values())}",
            bound="at least",
            target=175,
            unit="frames",
        )

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def prepare(self) -> None:
        self.frames = list(hard_frames())

    def round(self, number: int) -> None:
        """Decode all of them; a text that no frame holds is a wrong result."""
        self.read = dict.fromkeys(HOW_MANY, 0)
        for kind, text, frame in self.frames:
            began = time.perf_counter()
            found = decode(frame)
            self.milliseconds.append(1000 * (time.perf_counter() - began))
            if found not in (None, text):
                raise WrongResult(f"a frame of {text} was read as {found}")
            self.read[kind] += found == text
        self.line.samples.append(sum(self.read.values()))

    def notes(self) -> list[Note]:
        kinds = ", ".join(f"{kind} {self.read[kind]}/{count}" for kind, count in HOW_MANY.items())
        return [Note(what="one camera frame decoded", figure=f"{median(self.milliseconds):.1f} ms; read: {kinds}")]


@dataclass(slots=True)
class CameraToQuote(Probe):
    """A phone-sized Chromium whose camera sees a film of a voucher: from the tap until the amount stands there."""

    portal: Portal
    line: Line = field(init=False)
    film: Path = field(init=False)
    serial: str = ""

    def __post_init__(self) -> None:
        self.line = Line(
            name="camera",
            what="from the tap on the camera to the voucher's amount, fake film",
            reference="-",
            bound="at most",
            target=1.0,
            unit="s",
            is_report=True,
        )
        self.film = self.portal.folder / "voucher.y4m"

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def prepare(self) -> None:
        """A printed voucher of the demo's community, and a film of its link."""
        if chromium() is None:
            self.line.why_not = "no Chromium here"
            return
        app = build_app(Settings(data_dir=self.portal.data, DATABASE_URL=None))
        with app.reading() as (session, _):
            actor = console_actor(db.places.communities(session)[0])
        household = app.look(actor, balances, points_min=FACE_FEN // 100)[0]
        issued = app.do(actor, an_intent("cli"), issue_printed, household_id=household.id, faces_fen=(FACE_FEN,))
        app.database.close()
        self.serial = issued.vouchers[0].serial
        text = link(f"http://localhost:{self.portal.port}", issued.vouchers[0].code or "").upper()
        video(self.film, [frame_of(text, degrees=6)] * 8)

    def round(self, number: int) -> None:
        """The median of some taps in one browser."""
        path = chromium()
        if path is None:
            return
        clerk = self.portal.clerk()
        try:
            with sync_playwright() as driver:
                window = driver.chromium.launch(executable_path=path, args=["--no-sandbox", *camera_flags(self.film)])
                context = window.new_context(viewport=PHONE, locale="zh-CN")  # type: ignore[arg-type]
                context.add_cookies(
                    [{"name": name, "value": value, "url": clerk.origin} for name, value in clerk.cookies.items()]
                )
                page = context.new_page()
                page.set_default_timeout(WAIT_MS)
                page.goto(f"{clerk.origin}/till")
                self.line.samples.append(median(self._tap(page) for _ in range(TAPS)))
                window.close()
        except BrowserError as mistake:
            self.line.why_not = str(mistake).splitlines()[0]

    def _tap(self, page: Page) -> float:
        page.locator(".ll-camera .go").wait_for()
        page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running'")
        began = time.perf_counter()
        page.locator(".ll-camera .go").click()
        page.locator('[class*="st-key-take_"] button').wait_for()
        seconds = time.perf_counter() - began
        if not page.get_by_text(self.serial).count():
            raise WrongResult("the camera found another voucher")
        page.locator(".st-key-leave button").click()
        return seconds
