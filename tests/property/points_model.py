"""What the points of the histories should come to: a plain count beside the books (design 6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass
class Entry:
    """A claim that counts, and what was taken back of it."""

    claim_id: str
    home: int
    points: int
    taken: int = 0

    @property
    def left(self) -> int:
        """What could still be taken back."""
        return self.points - self.taken


class Points:
    """Available points and shortfalls of some households, and what was taken back in all."""

    def __init__(self, homes: int) -> None:
        self.available = [0] * homes
        self.owed = [0] * homes
        self.taken = 0
        self.issued = 0
        self._brought: Counter[tuple[int, int]] = Counter()  # home, year
        self._deducted: Counter[tuple[int, int]] = Counter()

    def gain(self, home: int, points: int) -> None:
        """Points become available; a shortfall is filled first."""
        self.available[home] += points
        self.fill(home)

    def fill(self, home: int) -> None:
        """What is owed is given back, as far as there is something."""
        filled = min(self.owed[home], self.available[home])
        self.owed[home] -= filled
        self.taken += filled
        self.available[home] -= filled

    def release(self, home: int, points: int, *, year: int) -> None:
        """A claim becomes effective."""
        self._brought[home, year] += points
        self.gain(home, points)

    def take_out_of_notice(self, points: int) -> None:
        """Points that never become available."""
        self.taken += points

    def recall(self, home: int, points: int) -> None:
        """Points are taken back; what is not there is owed."""
        there = min(self.available[home], points)
        self.available[home] -= there
        self.taken += there
        self.owed[home] += points - there

    def deduct(self, home: int, points: int, *, year: int) -> int:
        """The least of what is stated, what is there, and a tenth of what the year has brought."""
        room = self._brought[home, year] // 10 - self._deducted[home, year]
        gone = max(0, min(points, self.available[home], room))
        self._deducted[home, year] += gone
        self.available[home] -= gone
        self.taken += gone
        return gone
