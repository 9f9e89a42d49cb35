"""What was drilled in this run, figure by figure of the security page: how often, on which engine, how controls went.

A test names its figure with `@pytest.mark.figure("F-01")`, and tells with `counted` and `control` what it did. The
table stands at the end of the run; `make drill` lists the figures that were left out as well.
"""

from __future__ import annotations

import os
import random
from collections import Counter, defaultdict
from typing import Final

FIGURES: Final = {
    "F-01": "one voucher, 128 callers at once",
    "F-02": "many vouchers, four tries each, many tills",
    "F-03": "the last item in stock, the last five yuan of a fund",
    "F-04": "more spending than a household has",
    "F-05": "overlapping hours entered at once",
    "F-06": "one press sent by many, a quarter with other data",
    "F-07": "takings undone by four at once",
    "F-08": "the same entries approved in two windows",
    "F-09": "ordered pairs of commands, paused at each statement",
    "F-10": "random histories beside a model",
    "F-11": "kill -9 during takings",
    "F-12": "power cut during takings",
    "F-13": "a write or sync that fails, a full disk",
    "F-14": "failover to a standby",
    "F-15": "the line drops during COMMIT",
    "F-16": "transactions given up by the engine",
    "F-17": "clocks that jump",
    "F-18": "hasty fingers and closed tabs in a browser",
    "F-27": "mutants of codes",
    "F-28": "guessing codes at a till",
}
_told: dict[str, list[str]] = defaultdict(list)
_outcomes: dict[str, Counter[str]] = defaultdict(Counter)


def seeded(figure: str) -> random.Random:
    """Chance with a seed that is printed, so that a failure can be had again: LINLI_SEED=… chooses it."""
    seed = int(os.environ.get("LINLI_SEED", "20261120"))
    print(f"{figure}: LINLI_SEED={seed}")
    return random.Random(seed)


def counted(figure: str, where: str, /, **numbers: object) -> None:
    """What was done and seen, on one engine: `counted("F-01", "sqlite", rounds=30, doubled=0)`."""
    _told[figure].append(f"{where:<10}  " + " · ".join(f"{name.replace('_', ' ')} {n}" for name, n in numbers.items()))


def control(figure: str, where: str, /, sentence: str) -> None:
    """What the careless way did; a control that went well would have made the test void."""
    _told[figure].append(f"{where:<10}  control: {sentence}")


def ended(figure: str, outcome: str) -> None:
    """A test of this figure passed or failed."""
    _outcomes[figure][outcome] += 1


def lines() -> list[str]:
    """The table; empty where nothing was drilled."""
    if not _outcomes:
        return []
    table = []
    is_drill = os.environ.get("LINLI_DRILL") == "1"
    for figure, what in FIGURES.items():
        outcomes = _outcomes.get(figure)
        if not (outcomes or is_drill):
            continue
        said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) if outcomes else "not run"
        table += [f"{figure}  {what}: {said}", *(f"      {line}" for line in _told[figure])]
    return table
