"""What every family of checks is handed: the community, the session, and the tallies by invariant."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.check.report import Tally
from db.engine import Session

#: every invariant in the order of the report; numbers are those of security 4, the rest are what they stand on
INVARIANTS = (
    *(str(number) for number in range(1, 12)),
    *(str(number) for number in range(13, 24)),
    "24",
    "26",
    *(str(number) for number in range(28, 34)),
    "digest", "written", "lots", "remainders", "limits", "numbers", "summaries", "funds", "rewards", "issues",
    "records", "merging", "dissolving",
)  # fmt: skip


@dataclass(slots=True)
class Books:
    """What one walk along a community's chain came to."""

    balances: dict[str, int] = field(default_factory=dict)  # account -> debits less credits
    numbers: dict[str, int] = field(default_factory=dict)  # series -> the last human number that an operation noted


@dataclass(slots=True)
class Look:
    """One community, looked at in one transaction."""

    session: Session
    community_id: str
    time_zone: str
    tallies: dict[str, Tally]
    books: Books = field(default_factory=Books)

    def __getitem__(self, invariant: str) -> Tally:
        return self.tallies[invariant]
