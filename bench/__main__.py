"""`python -m bench`: measure the speed table on this machine (design 12).

Each round runs every line once, in an order that turns. Exit code 1 where something was fast and wrong; a target that
is missed is shown, and changes nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.approving import Approving
from bench.camera import CameraToQuote, HardFrames
from bench.check_in import CheckIn
from bench.codes import Codes
from bench.doors import Doors
from bench.machine import machine_line
from bench.many import Many
from bench.portal import Answers, Pages, Portal
from bench.pretix.peer import Pretix
from bench.reads import Reads
from bench.report import import_note, paint_note, start_note
from bench.selfcheck import SelfCheck
from bench.summaries import Summaries
from bench.table import Note, Probe, WrongResult, drawn
from bench.takings import Alone, AtOnce
from tests.databases import Templates

ROUNDS = 7


def main() -> int:
    """Measure, print, say whether all results were right."""
    parser = argparse.ArgumentParser(prog="bench", description="The speed table, measured on this machine.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"at least 5 for figures worth quoting ({ROUNDS})")
    parser.add_argument(
        "--only",
        default="",
        help="lines whose name contains this: taking, pretix, doors, check_in, page, http, qr, many, approve, city,"
        " summaries, check",
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="linli-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # the PostgreSQL of the bench runs as a user of its own
        return measure(folder, chosen.rounds, chosen.only)


def measure(folder: Path, rounds: int, only: str) -> int:
    """One interleaved run."""
    machine = machine_line(folder)
    templates, portal = Templates(folder), Portal(folder)
    all_probes: Sequence[Probe] = (
        Alone(templates, "sqlite", folder),
        Alone(templates, "postgresql", folder),
        AtOnce(templates, folder),
        Pretix(templates, "sqlite", folder),
        Pretix(templates, "postgresql", folder),
        Doors(templates, folder),
        CheckIn(templates, "sqlite", folder),
        CheckIn(templates, "postgresql", folder),
        Pages(portal),
        Codes(),
        HardFrames(),
        CameraToQuote(portal),
        Answers(portal),
        Many(templates, folder),
        Approving(templates, "sqlite", folder),
        Approving(templates, "postgresql", folder),
        Reads(portal),
        Summaries(templates, folder),
        SelfCheck(templates, folder),
    )
    probes = [probe for probe in all_probes if any(only in line.name for line in probe.lines)]
    needs_portal = any(isinstance(probe, Pages | Answers | Reads | CameraToQuote) for probe in probes)
    wrong: list[str] = []
    notes: list[Note] = []
    try:
        if needs_portal:
            portal.make(say)
            portal.start()
        ready = [probe for probe in probes if is_prepared(probe, wrong)]
        for number in range(rounds):
            for place in range(len(ready)):
                probe = ready[(place + number) % len(ready)]
                say(f"{number + 1}/{rounds} {probe.lines[0].name}")
                attempt(lambda probe=probe, number=number: probe.round(number), probe.lines[0].name, wrong)  # type: ignore[misc]
        for probe in probes:
            if probe.lines[0].samples:
                notes += probe.notes()
        if needs_portal and not only:
            attempt(lambda: notes.append(paint_note(portal)), "first paint", wrong)
            portal.stop()
            attempt(lambda: notes.append(start_note(portal)), "start", wrong)
            attempt(lambda: notes.append(import_note(portal)), "import", wrong)
    finally:
        for probe in probes:
            probe.close()
        portal.stop()
        templates.close()
    print(f"{machine}\n{rounds} rounds, every line once a round\n")
    print(drawn([line for probe in probes for line in probe.lines], notes))
    for one in wrong:
        print(f"WRONG  {one}")
    return 1 if wrong else 0


def is_prepared(probe: Probe, wrong: list[str]) -> bool:
    """Make what its rounds need; where that goes wrong its lines say so, and the others go on."""
    name = probe.lines[0].name
    say(f"prepare {name}")
    before = len(wrong)
    attempt(probe.prepare, name, wrong)
    for line in probe.lines if len(wrong) > before else ():
        line.why_not = "could not be measured: see below"
    return len(wrong) == before


def attempt(act: Callable[[], object], name: str, wrong: list[str]) -> None:
    """Do it; a wrong result is noted and does not end the run."""
    try:
        act()
    except WrongResult as mistake:
        wrong.append(f"{name}: {mistake}")


def say(words: str) -> None:
    """Progress, beside the table."""
    print(f"[bench] {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
