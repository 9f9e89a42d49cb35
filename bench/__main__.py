"""`python -m bench`: measure the speed table on this machine (design 12).

Each round runs every line once, in an order that turns. Exit code 1 where something was fast and wrong; a target that
is missed is shown, and changes nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench.machine import machine_line
from bench.table import Line, WrongResult, drawn
from bench.takings import Alone, AtOnce
from tests.databases import Templates

ROUNDS = 7


def main() -> int:
    """Measure, print, say whether all results were right."""
    parser = argparse.ArgumentParser(prog="bench", description="The speed table, measured on this machine.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"at least 5 for figures worth quoting ({ROUNDS})")
    parser.add_argument("--only", default="", help="lines whose name contains this")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the PostgreSQL of the bench runs as a user of its own
        return measure(folder, chosen.rounds, chosen.only)


def measure(folder: Path, rounds: int, only: str) -> int:
    """One interleaved run."""
    machine = machine_line(folder)
    templates = Templates(folder)
    probes = [Alone(templates, "sqlite", folder), Alone(templates, "postgresql", folder), AtOnce(templates, folder)]
    probes = [probe for probe in probes if any(only in line.name for line in probe.lines)]
    wrong: list[str] = []
    try:
        for number in range(rounds):
            for place in range(len(probes)):
                probe = probes[(place + number) % len(probes)]
                say(f"round {number + 1} of {rounds}: {probe.lines[0].what}")
                try:
                    probe.round(number)
                except WrongResult as mistake:
                    wrong.append(f"{probe.lines[0].name}: {mistake}")
    finally:
        templates.close()
    lines: list[Line] = [line for probe in probes for line in probe.lines]
    print(machine)
    print(f"{rounds} rounds\n")
    print(drawn(lines, [note for probe in probes for note in probe.notes()]))
    for one in wrong:
        print(f"WRONG  {one}")
    return 1 if wrong else 0


def say(words: str) -> None:
    """Progress, beside the table."""
    print(f"[bench] {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    os.environ.setdefault("LINLI_INSECURE_HTTP", "1")
    sys.exit(main())
