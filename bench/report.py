"""Absolute figures of this machine, measured once after the rounds: for scale, never passed or failed."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import timedelta
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Final

import xlsxwriter
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import sync_playwright

import db.places
from bench.portal import ROOT, Portal, environment, free_port, signed_in, wait_until_ready
from bench.table import Note, WrongResult
from core.books import an_intent
from core.bootstrap import build_app
from core.check import run_check
from core.clock import local_day
from core.communities import console_actor
from core.imports import read_and_preview, write
from core.settings import Settings
from core.sheets import COMMAND_LIMITS, SheetKind
from tests.prepare import chromium

ROWS: Final = 5_000
DAYS: Final = 10  # over which the rows lie, so that nobody serves more than a day has
PHONE: Final = {"width": 390, "height": 844}
# The entry may be written after the text can be found, so it is waited for; one that was missed comes all the same.
FIRST_PAINT: Final = """() => new Promise(done => new PerformanceObserver(list => {
  const one = list.getEntriesByName('first-contentful-paint')[0];
  if (one) done(one.startTime)
}).observe({type: 'paint', buffered: true}))"""
PEOPLE: Final = (
    "SELECT p.name, h.card_number FROM person p"
    " JOIN membership m ON m.community_id = p.community_id AND m.person_id = p.id AND m.until_on IS NULL"
    " JOIN household h ON h.community_id = m.community_id AND h.id = m.household_id"
    " WHERE p.community_id = :community_id ORDER BY p.id"
)


def import_note(portal: Portal) -> Note:
    """A sheet of hours into the books of the demo community: read in its child process, judged, written, checked."""
    what = f"import of {ROWS:,} rows of hours (xlsx to books)"
    app = build_app(Settings(data_dir=portal.data, DATABASE_URL=None))
    with app.reading() as (session, clock):
        community = db.places.communities(session)[0]
        people = session.all(PEOPLE, community_id=community.id)
        today = local_day(clock.now(), community.time_zone)
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("时长登记")
        sheet.write_row(0, 0, ["姓名", "卡号", "服务日期", "活动名称", "开始时间", "结束时间"])
        for row in range(ROWS):
            person = people[row % len(people)]
            turn = row // len(people)
            day, hour = today - timedelta(days=1 + turn % DAYS), 5 + turn // DAYS
            cells = [person.name, person.card_number, day.isoformat(), "测速清扫", f"{hour}:00", f"{hour}:20"]
            sheet.write_row(row + 1, 0, cells)
    actor = console_actor(community)
    began = time.perf_counter()
    preview = read_and_preview(
        app, actor, data=written.getvalue(), file_name="bench.xlsx", kind=SheetKind.HOURS, limits=COMMAND_LIMITS
    )
    judged = time.perf_counter()
    rows = write(app, actor, an_intent("import", note="bench"), preview)
    ended = time.perf_counter()
    report = run_check(app)
    app.database.close()
    if rows + len(preview.refused) + preview.duplicate != ROWS or rows < 0.9 * ROWS or not report.is_ok:
        raise WrongResult(f"{what}: {rows} written, {len(preview.refused)} refused, check {report.is_ok}")
    figure = f"{ended - began:.1f} s ({judged - began:.1f} read and judged, {ended - judged:.1f} written; {rows} rows)"
    return Note(what=what, figure=figure)


def start_note(portal: Portal) -> Note:
    """`make run` on an environment and a database that are there, until the database answers through the server."""
    what = "make run to ready, environment and demo prepared"
    starter = _starter()
    if starter.read_stamp().get("fingerprint") != starter.fingerprint() or not starter.LINLI.exists():
        return Note(what=what, figure="not measured: .venv was not made by `make` or `python run.py`")
    port = free_port()
    began = time.perf_counter()
    with open(portal.folder / "start.log", "ab") as log:
        command = [sys.executable, str(ROOT / "run.py"), "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment(portal.data), stdout=log, stderr=log)
    try:
        wait_until_ready(port, process)
        return Note(what=what, figure=f"{time.perf_counter() - began:.1f} s")
    finally:
        process.terminate()
        process.wait(30)


def paint_note(portal: Portal) -> Note:
    """A phone-sized Chromium with an empty cache opens the resident's page; needs the server of `portal`."""
    what = "first paint of the resident's page in Chromium, empty cache"
    path = chromium()
    if path is None:
        return Note(what=what, figure="not measured: no Chromium here")
    browser = signed_in(portal.port, portal.accounts["resident"])
    try:
        with sync_playwright() as driver:
            window = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
            context = window.new_context(viewport=PHONE, locale="zh-CN")  # type: ignore[arg-type]
            context.add_cookies(
                [{"name": name, "value": value, "url": browser.origin} for name, value in browser.cookies.items()]
            )
            page = context.new_page()
            began = time.perf_counter()
            page.goto(f"{browser.origin}/my_points")
            page.locator(".ll-hero").wait_for()
            whole = time.perf_counter() - began
            painted = page.evaluate(FIRST_PAINT) / 1000
            window.close()
    except BrowserError as mistake:
        return Note(what=what, figure=f"not measured: {str(mistake).splitlines()[0]}")
    return Note(what=what, figure=f"{painted:.1f} s, the household's points after {whole:.1f} s")


def _starter() -> ModuleType:
    """`run.py` as a module, without running it."""
    spec = spec_from_file_location("linli_run", Path(ROOT / "run.py"))
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
