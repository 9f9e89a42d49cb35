"""Every read that a page makes, in a community of thirty thousand people: how long, and by which index.

Each page of the register is opened on the live WebSocket by somebody of the demo who may, and asked for again; the
server writes down every statement with its time. Pages that need a voucher or a statement in their address show their
list.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from bench.city import widen
from bench.portal import Portal, environment, free_port, served
from bench.table import Line, Note, Probe, WrongResult
from bench.wire import Browser
from core.demo_accounts import ADMINISTRATOR, FINANCE, MAKER, OWNER, REVIEWER, SUPERVISOR
from core.policy import Role
from pages._ui.register import REGISTER, Entry

RERUNS: Final = 3  # of each page a round
#: tables that grow with every day; a handful of shops or funds may be walked
RECORDS: Final = frozenset(
    "activity claim household intent lot lot_use membership move notice_line operation person refusal taking transfer"
    " voucher".split()
)
DOORS: Final = {one.role: one.shown for one in (MAKER, REVIEWER, SUPERVISOR, FINANCE, ADMINISTRATOR, OWNER)}


@dataclass(slots=True)
class Reads(Probe):
    """The slowest statement of all pages, and how many of them walk a table of records."""

    portal: Portal
    slowest: Line = field(init=False)
    walking: Line = field(init=False)
    spans: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[str]] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None
    _port: int = 0
    _people: dict[Role, Browser] = field(default_factory=dict)

    def __post_init__(self) -> None:
        what = "reads of all pages, 30,000 people in one community, SQLite"
        self.slowest = Line(
            name="city", what=f"{what}: the slowest", reference="-", bound="at most", target=5.0, unit="ms"
        )
        self.walking = Line(
            name="city-walks", what=f"{what}: that walk records", reference="-", bound="at most", target=0, unit="",
            pick=max,
        )  # fmt: skip

    @property
    def lines(self) -> list[Line]:
        return [self.slowest, self.walking]

    @property
    def folder(self) -> Path:
        """Where the city lies."""
        return self.portal.folder / "city"

    def prepare(self) -> None:
        """The demo's database thirty times over, a server on it, and everybody signed in."""
        self.folder.mkdir()
        for name in ("linli.db", "linli.key"):
            shutil.copy(self.portal.data / name, self.folder)
        widen(self.folder / "linli.db")
        self._port = free_port()
        command = ["bench.reads_server", str(self._port), str(self.folder / "reads.log")]
        self._process = served(self._port, environment(self.folder), self.folder / "server.log", command=command)
        here = Portal(self.portal.folder, port=self._port, accounts=self.portal.accounts)
        self._people = {role: here.signed_in(account) for role, account in DOORS.items()}
        self._people |= {Role.RESIDENT: here.resident(), Role.CLERK: here.clerk()}

    def round(self, number: int) -> None:
        """Open every page and ask for it again."""
        log = self.folder / "reads.log"
        for entry in (entry for entry in REGISTER if entry.exists):
            with self._somebody(entry).open(entry.name) as tab:
                begun = log.stat().st_size
                for _ in range(RERUNS):
                    if "exception" in tab.rerun().kinds:
                        raise WrongResult(f"{entry.name} shows a mistake")
                with open(log, encoding="utf-8") as file:
                    file.seek(begun)
                    for line in file:
                        sql, names, seconds = json.loads(line)
                        self.spans[entry.name, sql].append(seconds)
                        self.names[sql] = names
        if not self.spans:
            raise WrongResult("no page read anything")
        self.slowest.samples.append(1000 * max(map(median, self.spans.values())))
        self.walking.samples.append(len(self._walks()))

    def notes(self) -> list[Note]:
        """Those above the target and those that walk, by page and the beginning of their text."""
        walks = self._walks()
        found = sorted(((median(spans), page, sql) for (page, sql), spans in self.spans.items()), reverse=True)
        shown: dict[str, Note] = {}
        for seconds, page, sql in found:
            if seconds > 0.005 or sql in walks:
                figure = f"{1000 * seconds:.1f} ms{walks.get(sql, '')}: {' '.join(sql.split())[:110]}"
                shown.setdefault(sql, Note(what=f"page {page}", figure=figure))
        return [Note(what="statements that pages read with", figure=str(len(self.names))), *shown.values()]

    def close(self) -> None:
        """Stop the server."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)

    def _somebody(self, entry: Entry) -> Browser:
        for role in (Role.CLERK, Role.OWNER, Role.RESIDENT) if entry.kind != "desk" else DOORS:
            if role in entry.roles:
                return self._people[role]
        return self._people[Role.RESIDENT]

    def _walks(self) -> dict[str, str]:
        """Statements whose plan walks a table of records, or all of a community in one: by text, with the table."""
        connection = sqlite3.connect(self.folder / "linli.db")
        partial = {
            name
            for name, text in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'")
            if " WHERE " in (text or "")
        }
        found: dict[str, str] = {}
        for sql, names in self.names.items():
            for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", dict.fromkeys(names)):
                if not partial & set(row[3].split()) and (table := walked(sql, row[3])):
                    found[sql] = f", walks {table}"
        connection.close()
        return found


def walked(sql: str, plan: str) -> str | None:
    """The table of records that a line of a plan walks: no column beyond the community is looked for.

    An index over the few rows that are not done yet is no walk, whatever it holds beside.
    """
    step = re.match(r"(?:SCAN|SEARCH) (\w+)(?: USING .*?(?:\((.*)\))?)?$", plan)
    if step is None or (plan.startswith("SEARCH") and step[2] != "community_id=?"):
        return None
    table = next(
        (
            name
            for name, alias in re.findall(r"(?:FROM|JOIN) (\w+)(?: (?:AS )?(\w+))?", sql)
            if step[1] in (name, alias)
        ),
        step[1],
    )
    is_counted_only = "USING" in plan and "LIMIT" in sql  # an index in the order that is wanted, left after a few rows
    return table if table in RECORDS and not is_counted_only else None
