"""`python -m bench.server PORT`: the portal as `linli serve` runs it, with two pages emptied.

What a page costs above the shell is its own; so the shell has to be measured with nothing in it. One of the resident's
pages and one of the till's are replaced, in this process only, by a file that opens its page and ends there: the same
cookie, the same database, the same frame, strip and navigation.
"""

from __future__ import annotations

import sys
from pathlib import Path

from api.serving import serve
from pages._ui import register
from pages._ui.register import BY_NAME, Entry

#: the page that stands empty for each kind of shell
EMPTIED = {"phone": "why", "till": "till_today"}


class Emptied(Entry):
    """An entry of the register whose file is the empty page of its kind."""

    @property
    def file(self) -> Path:
        return Path(__file__).parent / "empty" / f"{self.name}.py"


def empty_two_pages() -> None:
    """Put the empty pages in their places."""

    def emptied(entry: Entry) -> Entry:
        if entry.name != EMPTIED.get(entry.kind):
            return entry
        return Emptied(entry.name, entry.kind, entry.roles, entry.icon, entry.group, entry.tab)

    register.REGISTER = tuple(map(emptied, register.REGISTER))  # type: ignore[misc]
    BY_NAME.update({entry.name: entry for entry in register.REGISTER})


if __name__ == "__main__":
    empty_two_pages()
    serve(int(sys.argv[1]))
