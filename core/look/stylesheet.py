"""The one stylesheet: its text, and the address under which it may be kept for ever."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from core.look.icons import icon_css
from core.look.tokens import root_css

_FOLDER: Final = Path(__file__).parent
_FILES: Final = ("linli.css", "portal.css", "desk.css", "shop.css", "calendar.css")
_NARROW: Final = ("@media (max-width:36em)", "@container board (max-width:31rem)")  # where tables become cards
_OPEN_FROM_PX: Final = {"1": 960, "2": 1160, "3": 1440}  # where a plain page has room for two halves, by type size


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """`url` changes with the text, so that an immutable cache header is true."""

    text: str
    digest: str

    @property
    def url(self) -> str:
        return f"/look/{self.digest}.css"


@cache
def stylesheet() -> Stylesheet:
    """Tokens, signs and rules as one text, read once per process."""
    door = (_FOLDER / "open_door.css").read_text("utf-8")
    doors = "".join(
        f"@media screen and (min-width:{px}px){{{door.replace('.SIZE', f'.ll-size-{size}')}}}\n"
        for size, px in _OPEN_FROM_PX.items()
    )
    cards = (_FOLDER / "narrow_board.css").read_text("utf-8")
    boards = "".join(f"@media screen{{{query}{{{cards}}}}}\n" for query in _NARROW)
    rules = "".join((_FOLDER / name).read_text("utf-8") for name in _FILES)
    text = re.sub(r"/\*.*?\*/\s*", "", f"{root_css()}{icon_css()}\n{rules}{boards}{doors}", flags=re.DOTALL)
    return Stylesheet(text, hashlib.sha256(text.encode()).hexdigest()[:12])
