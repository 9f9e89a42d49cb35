"""Five hundred vouchers for a holiday: issued in one operation, new codes for all, drawn as one sheet to cut.

The first and the last page are drawn as a printer would and read as a shop's camera would.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

import pypdfium2
import zxingcpp

from bench.table import Line, Note, Probe, WrongResult
from core.bootstrap import App
from core.check import run_check
from core.clock import SystemClock
from core.i18n import Language, translator
from core.issue_paper import issue_file
from core.issues import Wish, issue_batch, print_issue, propose_issue
from core.settings import Settings
from db.engine import Database
from tests.databases import Templates
from tests.factories import a_community_template, a_household, a_reviewer, a_staff, an_intent
from tests.factories_spending import a_fund, points_for

VOUCHERS: Final = 500
EACH: Final = 4  # of a household
FACE_FEN: Final = 500
DOTS_PER_POINT: Final = 4


@dataclass(slots=True)
class Many(Probe):
    """Seconds from the second person's press until the file is there, as a report."""

    templates: Templates
    folder: Path
    line: Line = field(init=False)
    issued: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = Line(
            name="many", what=f"{VOUCHERS} vouchers issued and printed, SQLite FULL", reference="-", bound="at most",
            target=5.0, unit="s", is_report=True,
        )  # fmt: skip

    @property
    def lines(self) -> list[Line]:
        return [self.line]

    def round(self, number: int) -> None:
        """One list, on a fresh copy."""
        place = self.folder / f"many-{number}"
        place.mkdir()
        with self.templates.copy("sqlite", "many", households, place) as database:
            app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
            maker = a_staff(app)
            with app.reading() as (session, _):
                ids = [row.id for row in session.all("SELECT id FROM household")]
            wishes = tuple(Wish(household_id=one, face_fen=FACE_FEN, pieces=EACH) for one in ids)
            made = app.do(maker, an_intent(), propose_issue, title="重阳敬老", wishes=wishes)
            began = time.perf_counter()
            app.do(a_reviewer(app), an_intent(), issue_batch, batch_id=made.id)
            printed = app.do(maker, an_intent(), print_issue, batch_id=made.id)
            issued = time.perf_counter()
            pdf, _, _ = issue_file(app, maker, translator(Language.ZH), printed=printed)
            ended = time.perf_counter()
            report = run_check(app)
        codes = {held.paper.code for held in printed.papers}
        if len(codes) != VOUCHERS or not report.is_ok:
            raise WrongResult(f"{len(codes)} codes, check {report.is_ok}")
        read = codes_on_pages(pdf)
        if len(read) < 2 or not read <= codes:
            raise WrongResult(f"first and last page say {sorted(read)[:3]}")
        self.line.samples.append(ended - began)
        self.issued.append(issued - began)
        self.drawn.append(ended - issued)

    def notes(self) -> list[Note]:
        figure = f"{median(self.issued):.2f} s in the books, {median(self.drawn):.2f} s drawn"
        return [Note(what=self.line.what, figure=figure)]


def codes_on_pages(pdf: bytes) -> set[str | None]:
    """What the symbols of the first and the last page say, without dashes as they are kept."""
    document = pypdfium2.PdfDocument(pdf)
    found: set[str | None] = set()
    for number in {0, len(document) - 1}:
        picture = document[number].render(scale=DOTS_PER_POINT, grayscale=True).to_pil()
        found |= {one.text for one in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)}
    document.close()
    return found


def households(database: Database) -> None:
    """The template: households with just the points."""
    a_community_template(database)
    app = App(settings=Settings(), database=database, is_demo=False, clock=SystemClock())
    a_fund(app, yuan=VOUCHERS * FACE_FEN // 100)
    expires_on = datetime.now(UTC).date() + timedelta(days=365)
    with database.filling():
        for number in range(VOUCHERS // EACH):
            household = a_household(app, building=f"{number % 25 + 1}号楼")
            points_for(app, household.id, EACH * FACE_FEN // 100, expires_on=expires_on)
