"""A long list page by page, the number in the address, so that a link to it may be passed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
LINES_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What of a list is shown: page `number` of `pages`, counted from 1."""

    number: int
    pages: int
    shown: Sequence[T]


def part(items: Sequence[T], asked: str | None, *, size: int | None = None) -> Part[T]:
    """The page that was asked for; anything else is the first, too great a number the last."""
    size = size or LINES_SHOWN
    pages = max(1, -(-len(items) // size))
    number = min(max(int(asked), 1), pages) if asked and asked.isdecimal() and len(asked) < 9 else 1
    return Part(number, pages, items[size * (number - 1) : size * number])
