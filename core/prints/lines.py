"""Text in lines by the rules of Chinese setting: no mark begins a line, no bracket ends one, words stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

Width = Callable[[str], float]  # of a printable text, in any unit; two texts in a row are as wide as both

CLOSING: Final = frozenset("，。、：；？！）》」』】〕”’…—·%℃,.:;?!)]}")
OPENING: Final = frozenset("（《「『【〔“‘¥￥([{")
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"


def broken(text: str, width: Width, limit: float) -> list[str]:
    """`text` in as few lines of at most `limit` as it needs; a word wider than a line is cut where the line ends."""
    lines: list[str] = []
    line, taken = "", 0.0
    for word in _words(text):
        if taken + width(word.rstrip(" ")) <= limit:
            line += word
            taken += width(word)
            continue
        if line.strip(" "):
            lines.append(line.rstrip(" "))
        *full, line = _cut(word.lstrip(" "), width, limit)
        lines += full
        taken = width(line)
    return [*lines, line.rstrip(" ")] if line.strip(" ") or not lines else lines


def balanced(text: str, width: Width, limit: float) -> list[str]:
    """The same number of lines, as even as it goes, so that no character stands alone on the last."""
    lines = broken(text, width, limit)
    if len(lines) < 2:
        return lines
    narrow, wide = 0.0, limit
    for _ in range(7):
        middle = (narrow + wide) / 2
        tried = broken(text, width, middle)
        if len(tried) <= len(lines) and max(map(width, tried)) <= middle:
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def _words(text: str) -> Iterator[str]:
    """The stretches between two places where a line may end; a space goes with the word before it."""
    start = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]) and not _is_one(text, at):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if NO_BREAK_SPACE in (before, after) or after in CLOSING or before in OPENING or after == " ":
        return False
    return before == " " or not (_is_western(before) and _is_western(after))


def _is_one(text: str, at: int) -> bool:
    """Whether the space before `at` holds together: what a number counts (20 元), the groups of a phone number."""
    if at < 2 or text[at - 1] != " " or not text[at - 2].isdigit():
        return False
    return text[at].isdigit() or not _is_western(text[at])


def _is_western(character: str) -> bool:
    return character < "\u2000"


def _cut(word: str, width: Width, limit: float) -> Sequence[str]:
    """A word in stretches that fit, at least one character each."""
    stretches, stretch = [], ""
    for character in word:
        if stretch and width(stretch + character) > limit:
            stretches.append(stretch)
            stretch = ""
        stretch += character
    return [*stretches, stretch]
